//! From the tree to a type, by serde. Unknown keys do not end the reading: all of them are told, with what was probably
//! meant. Any other misfit ends the reading of the value.

use std::cell::RefCell;

use serde::de::{self, DeserializeOwned, Visitor};
use serde::forward_to_deserialize_any;

use super::access::{Elements, Variant};
use super::misfit::Misfit;
use super::reader::{Reader, suggestion};
use super::{Data, Entry, Node};
use crate::suite::code::Code;

/// Reads a value, and tells all that does not fit. There is a value exactly if nothing but unknown keys was wrong.
pub fn read<T: DeserializeOwned>(node: &Node) -> (Option<T>, Vec<Misfit>) {
    let unknown = RefCell::default();
    let result = T::deserialize(Reader {
        node,
        unknown: &unknown,
    });
    let mut misfits = unknown.into_inner();
    let value = result.map_err(|misfit: Misfit| {
        if !misfit.follows {
            misfits.push(misfit);
        }
    });
    (value.ok(), misfits)
}

impl<'de> de::Deserializer<'de> for Reader<'_> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
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

    /// A number without quotes is text where text is read: `ports: 80`.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.has_value()?;
        match &self.node.data {
            Data::Scalar { text, .. } if !self.is_nothing() => self.placed(visitor.visit_str(text)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.is_nothing() {
            true => visitor.visit_none(),
            false => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let result = visitor.visit_newtype_struct(self);
        self.placed(result)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        if !matches!(self.node.data, Data::Map(_)) {
            return self.deserialize_any(visitor);
        }
        let meant = self.known_entries(fields);
        let known = |entry: &&Entry| fields.contains(&entry.key.as_str());
        let entries = self.node.entries().iter().filter(known).collect();
        let result = self.map(entries, visitor).map_err(|mut misfit| {
            // The key is there, misspelt.
            misfit.follows |= misfit
                .missing
                .take()
                .is_some_and(|key| meant.contains(&key));
            misfit
        });
        self.placed(result)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.has_value()?;
        let (word, at, value) = match &self.node.data {
            Data::Scalar { text, .. } if !self.is_nothing() => (text, self.node.at, None),
            Data::Map(entries) => match entries.as_slice() {
                [only] => (&only.key, only.key_at, Some(&only.value)),
                other => {
                    let at = other.get(1).map_or(self.node.at, |entry| entry.key_at);
                    let text = "exactly one key is wanted here";
                    let known = format!("known here: {}", variants.join(", "));
                    return Err(Misfit {
                        at: Some(at),
                        hint: Some(known),
                        ..Misfit::new(Code::WrongType, text.to_owned())
                    });
                }
            },
            _ => return self.deserialize_any(visitor),
        };
        if !variants.contains(&word.as_str()) {
            let (code, text) = match name {
                "Assert" | "ResourceKind" => (Code::UnknownKind, "there is no kind"),
                _ => (Code::UnknownValue, "there is no value"),
            };
            return Err(Misfit {
                at: Some(at),
                hint: Some(suggestion(word, variants)),
                ..Misfit::new(code, format!("{text} \"{word}\""))
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
