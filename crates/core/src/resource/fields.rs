//! The fields of the structs that a snapshot has for its resources, as serde names them. A suite names them with dots, so that a
//! misspelled one can be found before any account is read.

use std::cell::RefCell;

use serde::de::value::StrDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error as _, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

/// What is at a place of a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fields {
    /// A value.
    Value,
    /// Anything: a document, or a map whose keys are not known.
    Anything,
    /// A nested object, or a list of such, with these fields.
    Named(Vec<String>),
}

/// What a struct has at a path of field names.
pub fn fields_at<T: for<'de> Deserialize<'de>>(path: &[&str]) -> Fields {
    let found = RefCell::new(Fields::Value);
    // Deserializing ends with an error as soon as the place is found.
    let _ = T::deserialize(Walk {
        path,
        found: &found,
    });
    found.into_inner()
}

/// What a result of a declared call has at a path of field names.
pub fn kept_fields(keep: &[String], path: &[&str]) -> Fields {
    let path = path.join(".");
    let mut names: Vec<String> = Vec::new();
    for kept in keep {
        if *kept == path {
            return Fields::Anything;
        }
        let within = match path.as_str() {
            "" => Some(kept.as_str()),
            path => kept
                .strip_prefix(path)
                .and_then(|rest| rest.strip_prefix('.')),
        };
        let name = within.and_then(|within| within.split('.').next());
        names.extend(name.map(str::to_owned));
    }
    names.dedup();
    Fields::Named(names)
}

/// The first part of a path that does not exist, with its place in the path, and the fields that are there.
pub fn unknown_part<'p>(
    path: &'p str,
    at: &dyn Fn(&[&str]) -> Fields,
) -> Option<(&'p str, Vec<String>)> {
    let mut before: Vec<&str> = Vec::new();
    for part in path.split('.') {
        match at(&before) {
            Fields::Anything => return None,
            Fields::Named(names) if names.iter().any(|name| name == part) => before.push(part),
            Fields::Named(names) => return Some((part, names)),
            Fields::Value => return Some((part, Vec::new())),
        }
    }
    None
}

type Error = serde::de::value::Error;

/// The variant of a [`Fact`](crate::snapshot::Fact) that has the value.
const KNOWN: &str = "known";

/// Follows a path through the structs that are deserialized.
struct Walk<'w> {
    path: &'w [&'w str],
    found: &'w RefCell<Fields>,
}

impl Walk<'_> {
    fn end<T>(&self, fields: Fields) -> Result<T, Error> {
        *self.found.borrow_mut() = fields;
        Err(Error::custom("found"))
    }
}

macro_rules! values {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
            self.end(Fields::Value)
        })*
    };
}

impl<'de> Deserializer<'de> for Walk<'_> {
    type Error = Error;

    values! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16
        deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64 deserialize_char deserialize_str
        deserialize_string deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_identifier
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        self.end(Fields::Anything)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        self.end(Fields::Anything)
    }

    fn deserialize_map<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        self.end(Fields::Anything)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: V,
    ) -> Result<V::Value, Error> {
        self.end(Fields::Value)
    }

    /// A fact has the fields of its value, as in an expression.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if variants.contains(&KNOWN) {
            return visitor.visit_enum(self);
        }
        self.end(Fields::Value)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(self)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_seq(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.path.is_empty() {
            let names = fields.iter().map(|name| (*name).to_owned());
            return self.end(Fields::Named(names.collect()));
        }
        visitor.visit_map(self)
    }
}

/// A fact that is known.
impl<'de> EnumAccess<'de> for Walk<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), Error> {
        let variant = seed.deserialize(StrDeserializer::new(KNOWN))?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Walk<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        self.end(Fields::Value)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Error> {
        self.end(Fields::Value)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        self.end(Fields::Value)
    }
}

/// A list with one element.
impl<'de> SeqAccess<'de> for Walk<'_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let walk = Walk { ..*self };
        seed.deserialize(walk).map(Some)
    }
}

/// An object with one field.
impl<'de> MapAccess<'de> for Walk<'_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let first = self.path.first().copied().unwrap_or_default();
        seed.deserialize(StrDeserializer::new(first)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let path = self.path.get(1..).unwrap_or_default();
        let walk = Walk {
            path,
            found: self.found,
        };
        seed.deserialize(walk)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::Snapshot;
    use crate::snapshot::ecs::TaskDefinition;
    use crate::snapshot::elbv2::LoadBalancer;

    #[test]
    fn a_path_leads_through_objects_and_lists() {
        let of = fields_at::<LoadBalancer>;
        assert!(
            matches!(of(&[]), Fields::Named(names) if names.iter().any(|name| name == "Scheme"))
        );
        assert_eq!(of(&["Scheme"]), Fields::Value);
        assert!(
            matches!(of(&["State"]), Fields::Named(names) if names.iter().any(|name| name == "Code"))
        );
        let zones = of(&["AvailabilityZones"]);
        assert!(
            matches!(zones, Fields::Named(names) if names.iter().any(|name| name == "SubnetId"))
        );
        assert_eq!(
            unknown_part("State.Kode", &of).map(|(part, _)| part),
            Some("Kode")
        );
        assert_eq!(unknown_part("Scheme.Code", &of), Some(("Code", Vec::new())));
        assert_eq!(unknown_part("AvailabilityZones.SubnetId", &of), None);
        // Through facts and the parts of a snapshot.
        let of = fields_at::<Snapshot>;
        assert_eq!(unknown_part("ecs.clusters.clusterName", &of), None);
        let unknown = unknown_part("ecs.clusters.clusterNmae", &of);
        assert_eq!(unknown.map(|(part, _)| part), Some("clusterNmae"));
        let of = fields_at::<TaskDefinition>;
        assert_eq!(unknown_part("containerDefinitions.image", &of), None);
        assert!(unknown_part("containerDefinitions.imgae", &of).is_some());
    }
}
