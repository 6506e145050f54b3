use super::failure::Failure;
use super::write::print;
use crate::args::{SchemaArgs, SchemaOf};
use crate::class::entry_file::{ENTRY_SCHEMA, EntryFile};
use crate::exit::ExitStatus;
use crate::ui;
use workshop_check_core::journey::{self, JourneyFile};
use workshop_check_core::report;
use workshop_check_core::suite::schema;

/// `schema`: the JSON Schema of a suite's file, or of what the program writes as JSON.
pub fn run(args: &SchemaArgs) -> Result<ExitStatus, Failure> {
    let schema = match args.of {
        SchemaOf::Suite => schema::suite(),
        SchemaOf::Symptoms => schema::symptoms(),
        SchemaOf::Journey => {
            schema::of::<JourneyFile>("journey.yaml of workshop-check", journey::SCHEMA)
        }
        SchemaOf::Report => report::schema::report(),
        SchemaOf::Gradebook => report::schema::gradebook(),
        SchemaOf::Lint => ui::problems_schema(),
        SchemaOf::Entry => report::schema::of_output::<EntryFile>(ENTRY_SCHEMA),
    };
    print(&format!("{:#}\n", schema.as_value()))?;
    Ok(ExitStatus::Passed)
}
