//! How the texts and lists of a policy document are read.

use serde_json::Value as Json;

use super::pattern::Pattern;
use super::request::{Request, Value};

/// How the texts of a document are read, for one request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    pub request: &'a Request,
    /// Documents of an older version, which is also that of documents without one, have no variables (IAM user guide,
    /// "Version").
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

    /// A text of the policy; `plain` reads what is between the variables.
    pub(super) fn pattern(&self, text: &str, plain: fn(&str) -> Pattern) -> Pattern {
        if !self.variables {
            return plain(text);
        }
        Pattern::with_variables(text, plain, |name| match self.request.value(name) {
            // Of what is known in part the rest is not.
            Some(Value::Text(text)) if !text.contains('*') => Some(Pattern::exact(text)),
            _ => None,
        })
    }
}

/// IAM lets a list of one stand without its brackets.
pub(super) fn one_or_many(value: Option<&Json>) -> impl Iterator<Item = &Json> {
    let values = match value {
        Some(Json::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    values.iter()
}
