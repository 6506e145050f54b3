//! The JSON Schemas of a suite's files, generated from the types that read them. Editors use them for completion and
//! validation.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use super::SuiteFile;
use crate::diagnosis::pattern::{self, SymptomFile};
use crate::report::schema::with_id;
use crate::resource::ResourceKind;

/// The schema of `suite.yaml`. The name of a variable is allowed in place of a number, a boolean or a list of texts.
pub fn suite() -> Schema {
    let mut schema = of::<SuiteFile>("suite.yaml of workshop-check", super::SCHEMA);
    RecursiveTransform(or_variable).transform(&mut schema);
    let definitions = schema.get_mut("definitions").and_then(Value::as_object_mut);
    if let Some(definitions) = definitions {
        let variable = json!({
            "description": "The value of a variable.",
            "type": "string",
            "pattern": r"^\$([A-Za-z_][A-Za-z0-9_]*|\{[A-Za-z_][A-Za-z0-9_]*\})$"
        });
        definitions.insert("VariableName".to_owned(), variable);
    }
    own_kinds_only(&mut schema);
    schema
}

/// In a suite without `kinds`, any other kind than the program's is a typing error, which editors underline.
fn own_kinds_only(schema: &mut Schema) {
    let own = ResourceKind::ALL.iter();
    let own: Vec<String> = own.map(|kind| kind.as_str().replace('-', "_")).collect();
    schema.insert("if".to_owned(), json!({ "not": { "required": ["kinds"] } }));
    let resource = json!({ "properties": { "kind": { "enum": own } } });
    let resources = json!({ "resources": { "additionalProperties": resource } });
    schema.insert("then".to_owned(), json!({ "properties": resources }));
}

/// The schema of `symptoms.yaml`.
pub fn symptoms() -> Schema {
    of::<SymptomFile>("symptoms.yaml of workshop-check", pattern::SCHEMA)
}

/// The schema of another file that an author writes.
pub fn of<T: JsonSchema>(title: &str, name: &str) -> Schema {
    // The YAML language server supports draft 7.
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    with_id(schema, name)
}

fn or_variable(schema: &mut Schema) {
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for property in properties.into_iter().flat_map(|map| map.values_mut()) {
        if !may_be_variable(property) {
            continue;
        }
        let Value::Object(mut wanted) = property.take() else {
            continue;
        };
        let mut either = serde_json::Map::new();
        for about in ["description", "default"] {
            either.extend(wanted.remove(about).map(|value| (about.to_owned(), value)));
        }
        let variable = json!({ "$ref": "#/definitions/VariableName" });
        either.insert("anyOf".to_owned(), json!([wanted, variable]));
        *property = Value::Object(either);
    }
}

fn may_be_variable(property: &Value) -> bool {
    let types = match property.get("type") {
        Some(Value::Array(types)) => types.clone(),
        one => one.cloned().into_iter().collect(),
    };
    types.iter().any(|kind| match kind.as_str() {
        Some("integer" | "number" | "boolean") => true,
        Some("array") => property.pointer("/items/type").and_then(Value::as_str) == Some("string"),
        _ => false,
    })
}
