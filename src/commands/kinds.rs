//! The kinds of assertions, for authors: in English, from the doc comments of their types.

use std::fmt::Write as _;

use schemars::Schema;
use serde_json::Value;
use textwrap::Options;

use crate::reporter::TerminalOptions;
use workshop_check_core::assertion::Assert;

/// Every kind with the first sentence of its documentation.
pub fn list() -> String {
    let mut text = String::new();
    for kind in Assert::KINDS {
        let schema = Assert::schema_of(kind);
        let about = schema.as_ref().map(description).unwrap_or_default();
        let first = one_line(about.split("\n\n").next().unwrap_or_default());
        let first = first.split_once(". ").map_or(&*first, |(first, _)| first);
        let first = first.trim_end_matches('.');
        let _ = writeln!(text, "{kind}\n{}", wrapped(first, "  "));
    }
    text
}

/// A kind's documentation and its parameters, if there is such a kind.
pub fn documentation(kind: &str) -> Option<String> {
    let schema = Assert::schema_of(kind)?;
    let mut text = format!("{kind}\n");
    for paragraph in description(&schema).split("\n\n") {
        let _ = writeln!(text, "{}\n", wrapped(paragraph, "  "));
    }
    let needed: Vec<&str> = schema
        .get("required")
        .and_then(Value::as_array)
        .map(|names| names.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let parameters = schema.get("properties").and_then(Value::as_object);
    for (name, parameter) in parameters.into_iter().flatten() {
        let optional = if needed.contains(&name.as_str()) {
            ""
        } else {
            " (optional)"
        };
        let _ = writeln!(text, "  {name}: {}{optional}", shape(parameter, &schema));
        if let Some(about) = parameter["description"].as_str() {
            let _ = writeln!(text, "{}", wrapped(about, "    "));
        }
    }
    Some(text)
}

/// The values that a parameter can have.
fn shape(parameter: &Value, schema: &Schema) -> String {
    if let Some(name) = parameter["$ref"].as_str() {
        let target = schema.pointer(name.trim_start_matches('#'));
        return target.map_or_else(String::new, |target| shape(target, schema));
    }
    let alternatives = ["anyOf", "oneOf"]
        .iter()
        .find_map(|key| parameter[key].as_array());
    if let Some(alternatives) = alternatives {
        let shapes = alternatives.iter().filter(|one| one["type"] != "null");
        return shapes
            .map(|one| shape(one, schema))
            .collect::<Vec<_>>()
            .join(" | ");
    }
    if let Some(words) = parameter["enum"].as_array() {
        let words = words.iter().filter_map(Value::as_str);
        return words.collect::<Vec<_>>().join(" | ");
    }
    if let Some(word) = parameter["const"].as_str() {
        return word.to_owned();
    }
    let types = &parameter["type"];
    let kind = types.as_str().or_else(|| types.get(0)?.as_str());
    match kind.unwrap_or_default() {
        "string" => "text".to_owned(),
        "integer" => "whole number".to_owned(),
        "boolean" => "true | false".to_owned(),
        "array" => format!("list of {}", shape(&parameter["items"], schema)),
        "object" => match parameter["properties"].as_object() {
            Some(entries) => {
                let entry = |(name, value)| format!("{name}: {}", shape(value, schema));
                let entries: Vec<String> = entries.iter().map(entry).collect();
                format!("{{ {} }}", entries.join(", "))
            }
            None => format!(
                "map of {}",
                shape(&parameter["additionalProperties"], schema)
            ),
        },
        other => other.to_owned(),
    }
}

fn description(schema: &Schema) -> String {
    let text = schema.get("description").and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

/// A paragraph of a doc comment, whose lines end where those of the source do.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn wrapped(text: &str, indent: &str) -> String {
    let options = Options::new(TerminalOptions::for_stdout().width)
        .initial_indent(indent)
        .subsequent_indent(indent);
    textwrap::fill(&one_line(text), &options)
}
