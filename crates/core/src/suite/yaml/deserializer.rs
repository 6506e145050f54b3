//! A serde deserializer for the tree. It reports all unknown keys with a suggestion and continues. Any other error ends the
//! deserialization of the value.
//!
//! The deserializer of a node gives access to its elements, entries or variant, and each of these creates deserializers for
//! its own nodes.

use std::cell::RefCell;

use serde::de::value::{MapDeserializer, StrDeserializer};
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::error::DeserializeError;
use super::{Data, Entry, Node, Origin, Place};
use crate::ids::ResourceName;
use crate::suggest;
use crate::suite::code::Code;

/// The serde name of the enums `Assert` and `ResourceKind`. Their unknown variants are reported as unknown kinds. The
/// attribute `#[serde(rename = …)]` of these enums repeats the text, because it takes no constant.
const KIND: &str = "$workshop-check::kind";

/// Deserializes a value, and returns all errors. There is a value if the only errors are unknown keys.
pub fn read<T: DeserializeOwned>(node: &Node) -> (Option<T>, Vec<DeserializeError>) {
    let unknown = RefCell::default();
    let result = T::deserialize(Reader {
        node,
        unknown: &unknown,
    });
    let mut errors = unknown.into_inner();
    let value = result.map_err(|error: DeserializeError| {
        if !error.follows {
            errors.push(error);
        }
    });
    (value.ok(), errors)
}

/// The deserializer of one node, with the list of unknown keys found so far.
#[derive(Clone, Copy)]
struct Reader<'a> {
    node: &'a Node,
    unknown: &'a RefCell<Vec<DeserializeError>>,
}

impl Reader<'_> {
    /// Adds the place of this node to an error that has none. The innermost node sets it first.
    fn placed<T>(self, result: Result<T, DeserializeError>) -> Result<T, DeserializeError> {
        result.map_err(|mut error| {
            if error.at.is_none() {
                error.at = Some(self.node.at);
                if let Some(Origin::Variable(origin)) = &self.node.origin {
                    error.text += &format!("; it is {origin}");
                }
            }
            error
        })
    }

    /// Deserializes a part and adds its place to the error. Types with `try_from` report errors after their input was read.
    fn seed<'de, S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, DeserializeError> {
        let result = seed.deserialize(self);
        self.placed(result)
    }

    /// An error if the value is a name that does not exist, which is already reported.
    fn has_value(self) -> Result<(), DeserializeError> {
        match self.node.origin {
            Some(Origin::Reported) => Err(DeserializeError {
                follows: true,
                ..DeserializeError::new(Code::UnknownVariable, String::new())
            }),
            _ => Ok(()),
        }
    }

    fn map<'de, V: Visitor<'de>>(
        self,
        entries: Vec<&Entry>,
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        visitor.visit_map(Entries {
            reader: self,
            entries: entries.into_iter(),
            value: None,
        })
    }

    /// Reports the keys that are not fields. Returns the fields that were probably meant.
    fn known_entries(self, fields: &'static [&'static str]) -> Vec<&'static str> {
        let mut meant = Vec::new();
        for entry in self.node.entries() {
            if !fields.contains(&entry.key.as_str()) {
                let near = suggest::nearest(&entry.key, fields.iter().copied());
                meant.extend(near);
                let text = format!("unknown key \"{}\"", entry.key);
                self.unknown.borrow_mut().push(DeserializeError {
                    at: Some(entry.key_at),
                    hint: Some(suggestion(&entry.key, fields)),
                    ..DeserializeError::new(Code::UnknownKey, text)
                });
            }
        }
        meant
    }

    /// Passes a resource's name and its place to the visitor. The visitor rejects anything that is not a text.
    fn placed_name<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.has_value()?;
        match &self.node.data {
            Data::Scalar { text, .. } if !self.is_nothing() => {
                let Place { line, column } = self.node.at;
                let values = [text.clone(), line.to_string(), column.to_string()];
                let fields = ResourceName::FIELDS.iter().copied().zip(values);
                self.placed(visitor.visit_map(MapDeserializer::new(fields)))
            }
            _ => de::Deserializer::deserialize_any(self, visitor),
        }
    }

    /// Whether the value is empty or `null`.
    fn is_nothing(self) -> bool {
        match &self.node.data {
            Data::Scalar { text, plain } => *plain && matches!(text.as_str(), "" | "~" | "null"),
            _ => false,
        }
    }
}

/// The most similar allowed word, else all of them.
fn suggestion(typed: &str, known: &[&str]) -> String {
    suggest::did_you_mean(typed, known.iter().copied())
        .unwrap_or_else(|| format!("known here: {}", known.join(", ")))
}

impl<'de> de::Deserializer<'de> for Reader<'_> {
    type Error = DeserializeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.has_value()?;
        let result = match &self.node.data {
            Data::List(elements) => visitor.visit_seq(Elements {
                reader: self,
                elements: elements.iter(),
            }),
            Data::Map(entries) => self.map(entries.iter().collect(), visitor),
            Data::Scalar { text, plain: false } => visitor.visit_str(text),
            Data::Scalar { text, plain: true } => match text.as_str() {
                "" | "~" | "null" => visitor.visit_unit(),
                "true" => visitor.visit_bool(true),
                "false" => visitor.visit_bool(false),
                number => match (number.parse::<i64>(), number.parse::<f64>()) {
                    (Ok(number), _) => visitor.visit_i64(number),
                    (_, Ok(number)) if number.is_finite() => visitor.visit_f64(number),
                    _ => visitor.visit_str(text),
                },
            },
        };
        self.placed(result)
    }

    /// Where a text is expected, a number without quotes is read as text: `ports: 80`.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.has_value()?;
        match &self.node.data {
            Data::Scalar { text, .. } if !self.is_nothing() => self.placed(visitor.visit_str(text)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        if self.is_nothing() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        if name == ResourceName::PLACED {
            return self.placed_name(visitor);
        }
        let result = visitor.visit_newtype_struct(self);
        self.placed(result)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        if !matches!(self.node.data, Data::Map(_)) {
            return self.deserialize_any(visitor);
        }
        let meant = self.known_entries(fields);
        let known = |entry: &&Entry| fields.contains(&entry.key.as_str());
        let entries = self.node.entries().iter().filter(known).collect();
        let result = self.map(entries, visitor).map_err(|mut error| {
            // The missing key exists with another spelling, which is already reported.
            error.follows |= error.missing.take().is_some_and(|key| meant.contains(&key));
            error
        });
        self.placed(result)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        self.has_value()?;
        let (word, at, value) = match &self.node.data {
            Data::Scalar { text, .. } if !self.is_nothing() => (text, self.node.at, None),
            Data::Map(entries) => match entries.as_slice() {
                [only] => (&only.key, only.key_at, Some(&only.value)),
                other => {
                    let at = other.get(1).map_or(self.node.at, |entry| entry.key_at);
                    let text = "exactly one key is wanted here";
                    let known = format!("known here: {}", variants.join(", "));
                    return Err(DeserializeError {
                        at: Some(at),
                        hint: Some(known),
                        ..DeserializeError::new(Code::WrongType, text.to_owned())
                    });
                }
            },
            _ => return self.deserialize_any(visitor),
        };
        if !variants.contains(&word.as_str()) {
            let (code, text) = match name {
                KIND => (Code::UnknownKind, "unknown kind"),
                _ => (Code::UnknownValue, "unknown value"),
            };
            return Err(DeserializeError {
                at: Some(at),
                hint: Some(suggestion(word, variants)),
                ..DeserializeError::new(code, format!("{text} \"{word}\""))
            });
        }
        let result = visitor.visit_enum(Variant {
            reader: self,
            word,
            value,
        });
        self.placed(result)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq tuple tuple_struct
        map identifier ignored_any
    }
}

/// The elements of a list.
struct Elements<'a> {
    reader: Reader<'a>,
    elements: std::slice::Iter<'a, Node>,
}

impl<'de> de::SeqAccess<'de> for Elements<'_> {
    type Error = DeserializeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, DeserializeError> {
        let unknown = self.reader.unknown;
        let next = self.elements.next();
        next.map(|node| Reader { node, unknown }.seed(seed))
            .transpose()
    }
}

/// The entries of a map.
struct Entries<'a> {
    reader: Reader<'a>,
    entries: std::vec::IntoIter<&'a Entry>,
    value: Option<&'a Node>,
}

impl<'de> de::MapAccess<'de> for Entries<'_> {
    type Error = DeserializeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, DeserializeError> {
        let Some(entry) = self.entries.next() else {
            return Ok(None);
        };
        self.value = Some(&entry.value);
        let key: StrDeserializer<'_, DeserializeError> = entry.key.as_str().into_deserializer();
        let key = seed.deserialize(key).map_err(|mut error| {
            error.at = Some(entry.key_at);
            error
        });
        key.map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, DeserializeError> {
        let unknown = self.reader.unknown;
        let node = self.value.take().unwrap_or(self.reader.node);
        Reader { node, unknown }.seed(seed)
    }
}

/// The content of a variant.
struct Variant<'a> {
    reader: Reader<'a>,
    word: &'a str,
    value: Option<&'a Node>,
}

impl<'de, 'a> de::EnumAccess<'de> for Variant<'a> {
    type Error = DeserializeError;
    type Variant = Variant<'a>;

    fn variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<(T::Value, Variant<'a>), DeserializeError> {
        let word: StrDeserializer<'_, DeserializeError> = self.word.into_deserializer();
        Ok((seed.deserialize(word)?, self))
    }
}

impl Variant<'_> {
    fn content(&self) -> Result<Reader<'_>, DeserializeError> {
        let missing =
            || DeserializeError::new(Code::WrongType, format!("give \"{}\" a value", self.word));
        let node = self.value.ok_or_else(missing)?;
        let unknown = self.reader.unknown;
        Ok(Reader { node, unknown })
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_> {
    type Error = DeserializeError;

    fn unit_variant(self) -> Result<(), DeserializeError> {
        match self.value {
            None => Ok(()),
            Some(value) => Err(DeserializeError {
                at: Some(value.at),
                ..DeserializeError::new(
                    Code::WrongType,
                    format!("\"{}\" takes no value", self.word),
                )
            }),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, DeserializeError> {
        self.content()?.seed(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        de::Deserializer::deserialize_seq(self.content()?, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        de::Deserializer::deserialize_struct(self.content()?, "", fields, visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assertion::Assert;
    use crate::resource::{Resource, ResourceKind};
    use crate::suite::yaml::parse;

    fn codes<T: DeserializeOwned>(text: &str) -> Vec<Code> {
        let (value, errors) = read::<T>(&parse(text).unwrap());
        assert!(value.is_none(), "{text}");
        errors.into_iter().map(|error| error.code).collect()
    }

    #[test]
    fn an_unknown_kind_of_assertion_or_resource_is_reported_as_such() {
        assert_eq!(
            codes::<Assert>("{ exist: { resource: vpc } }"),
            [Code::UnknownKind]
        );
        assert_eq!(codes::<ResourceKind>("clutser"), [Code::UnknownKind]);
        assert_eq!(codes::<Resource>("{ kind: clutser }"), [Code::UnknownKind]);
    }

    #[test]
    fn an_unknown_word_of_another_enum_is_an_unknown_value() {
        let wrong = "{ subnets_route: { vpc: vpc, subnets: [a], to: the_moon } }";
        assert_eq!(codes::<Assert>(wrong), [Code::UnknownValue]);
    }
}
