//! The JSON Schemas of what the program writes, from the very types that are written.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use super::{GRADEBOOK_SCHEMA, Gradebook, REPORT_SCHEMA, Report};

/// The schema of a report: what `check --report json` writes.
pub fn report() -> Schema {
    of_output::<Report>(REPORT_SCHEMA)
}

/// The schema of a gradebook: what `grade --report json` writes.
pub fn gradebook() -> Schema {
    of_output::<Gradebook>(GRADEBOOK_SCHEMA)
}

/// The schema of an output. `name` is what the output itself has as its `schema`, such as "workshop-check/report/1".
///
/// Members that the schema does not know are allowed: a version of a schema gets new members, but never another meaning.
pub fn of_output<T: JsonSchema>(name: &str) -> Schema {
    let settings = SchemaSettings::draft07().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), name.into());
    with_id(schema, name)
}

/// The schema with its `$id`, an URN, because there is no address that it can always be found at.
pub fn with_id(mut schema: Schema, name: &str) -> Schema {
    let id = format!("urn:{}", name.replace('/', ":"));
    schema.insert("$id".to_owned(), id.into());
    schema
}
