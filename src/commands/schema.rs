use super::failure::Failure;
use super::write::print;
use crate::args::{SchemaArgs, SchemaOf};
use crate::exit::ExitStatus;
use workshop_check_core::suite::schema;

/// `schema`: the JSON Schema of a suite's file.
pub fn run(args: &SchemaArgs) -> Result<ExitStatus, Failure> {
    let schema = match args.of {
        SchemaOf::Suite => schema::suite(),
        SchemaOf::Symptoms => schema::symptoms(),
    };
    print(&format!("{:#}\n", schema.as_value()))?;
    Ok(ExitStatus::Passed)
}
