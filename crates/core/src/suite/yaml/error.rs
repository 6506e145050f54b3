//! The error of the deserializer.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use super::Place;
use crate::suite::code::Code;

/// A value that does not match the type that is read.
#[derive(Debug, Clone, PartialEq)]
pub struct DeserializeError {
    /// The class of the problem.
    pub code: Code,
    /// The place of the value or key.
    pub at: Option<Place>,
    /// A fragment that describes the problem.
    pub text: String,
    /// A correction, if one is known.
    pub hint: Option<String>,
    /// The missing key, if the error is a missing key.
    pub(super) missing: Option<&'static str>,
    /// Whether it is only a consequence of another error.
    pub(super) follows: bool,
}

impl DeserializeError {
    pub(super) fn new(code: Code, text: String) -> Self {
        DeserializeError {
            code,
            at: None,
            text,
            hint: None,
            missing: None,
            follows: false,
        }
    }
}

impl de::Error for DeserializeError {
    fn custom<T: fmt::Display>(text: T) -> Self {
        DeserializeError::new(Code::WrongType, text.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::custom(format!(
            "{} where {} is wanted",
            shown(found),
            named(wanted)
        ))
    }

    fn invalid_value(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::invalid_type(found, wanted)
    }

    fn missing_field(field: &'static str) -> Self {
        DeserializeError {
            missing: Some(field),
            ..DeserializeError::new(Code::MissingKey, format!("the key \"{field}\" is missing"))
        }
    }
}

impl fmt::Display for DeserializeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for DeserializeError {}

/// The found value, in words for the author.
fn shown(found: Unexpected<'_>) -> String {
    match found {
        Unexpected::Str(text) => format!("\"{text}\""),
        Unexpected::Signed(number) => number.to_string(),
        Unexpected::Float(number) => number.to_string(),
        Unexpected::Bool(truth) => truth.to_string(),
        Unexpected::Unit | Unexpected::Option => "nothing".to_owned(),
        Unexpected::Seq => "a list".to_owned(),
        Unexpected::Map => "a map".to_owned(),
        other => other.to_string(),
    }
}

/// The expected type in words for the author, in place of serde's name of the Rust type.
fn named(wanted: &dyn Expected) -> String {
    let wanted = wanted.to_string();
    match wanted.as_str() {
        "u8" | "u16" | "u32" | "u64" => "a whole number, 0 or more,".to_owned(),
        "i8" | "i16" | "i32" | "i64" => "a whole number".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "a string" => "a text".to_owned(),
        "a sequence" => "a list".to_owned(),
        other if other.starts_with("struct") || other == "a map" => "a map".to_owned(),
        _ => wanted,
    }
}
