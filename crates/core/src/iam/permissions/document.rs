//! Reads the texts and lists of a policy document.

use serde_json::Value as Json;

use super::pattern::Pattern;
use super::request::{Request, Value};

/// Reads the texts of one document, with the variables of one request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    pub request: &'a Request,
    /// Whether the document can use policy variables. Only version 2012-10-17 can; a missing version means the older one
    /// (IAM user guide, "Version").
    variables: bool,
}

impl<'a> Text<'a> {
    pub(super) fn of(document: &Json, request: &'a Request) -> Self {
        let version = document.get("Version").and_then(Json::as_str);
        Text {
            request,
            variables: version == Some("2012-10-17"),
        }
    }

    /// A text of the policy as a pattern. `plain` reads the parts between variables.
    pub(super) fn pattern(&self, text: &str, plain: fn(&str) -> Pattern) -> Pattern {
        if !self.variables {
            return plain(text);
        }
        Pattern::with_variables(text, plain, |name| match self.request.value(name) {
            // A value with `*` is only partly known, so it cannot be filled in.
            Some(Value::Text(text)) if !text.contains('*') => Some(Pattern::exact(text)),
            _ => None,
        })
    }
}

/// The values of a list. IAM allows a single value without brackets.
pub(super) fn one_or_many(value: Option<&Json>) -> impl Iterator<Item = &Json> {
    let values = match value {
        Some(Json::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    values.iter()
}
