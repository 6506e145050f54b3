//! The value of a variable.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};

/// The value of a variable. The default value determines the type.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Value {
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A list of texts.
    List(Vec<String>),
}

impl Value {
    /// Parses a value of the same type from the command line. Commas separate the elements of a list.
    ///
    /// # Errors
    /// If the text is not of this type: a fragment that describes the problem.
    pub(super) fn parse_alike(&self, typed: &str) -> Result<Value, String> {
        match self {
            Value::Text(_) => Ok(Value::Text(typed.to_owned())),
            Value::Number(_) => match typed.trim().parse() {
                Ok(number) => Ok(Value::Number(number)),
                Err(_) => Err(format!("\"{typed}\" is not a whole number")),
            },
            Value::List(_) => {
                let texts = typed.split(',').map(str::trim);
                let texts = texts.filter(|text| !text.is_empty());
                Ok(Value::List(texts.map(str::to_owned).collect()))
            }
        }
    }
}

/// Formats the value as in `--set NAME=VALUE`.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Text(text) => f.write_str(text),
            Value::Number(number) => number.fmt(f),
            Value::List(texts) => f.write_str(&texts.join(",")),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyOf;

        impl<'de> Visitor<'de> for AnyOf {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, a whole number or a list of texts")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
                Ok(Value::Text(text.to_owned()))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Value, E> {
                Ok(Value::Number(number))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = seq.next_element()? {
                    texts.push(text);
                }
                Ok(Value::List(texts))
            }
        }

        deserializer.deserialize_any(AnyOf)
    }
}

impl JsonSchema for Value {
    fn schema_name() -> Cow<'static, str> {
        "VariableValue".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": "string" },
                { "type": "integer" },
                { "type": "array", "items": { "type": "string" } }
            ]
        })
    }
}
