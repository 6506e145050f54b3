//! Ids of a suite's checks, steps and resources, and of messages. Each id is a text with a type of its own, so that the
//! compiler rejects one in place of another.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// Lets an id be read, compared and used as a map key like the text that it holds.
macro_rules! text_id {
    ($name:ident) => {
        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                self.as_str()
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl PartialEq<String> for $name {
            fn eq(&self, other: &String) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<$name> for str {
            fn eq(&self, other: &$name) -> bool {
                self == other.as_str()
            }
        }

        impl PartialEq<$name> for &str {
            fn eq(&self, other: &$name) -> bool {
                *self == other.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $name::from(text.to_owned())
            }
        }
    };
}

macro_rules! plain_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(transparent)]
        #[schemars(inline)]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                $name(text)
            }
        }

        text_id!($name);
    };
}

plain_id! {
    /// The id of a check, unique in its suite.
    CheckId
}

plain_id! {
    /// The id of a step, unique in its suite.
    StepId
}

/// The id of a Fluent message: `check-efs` or, with an attribute, `check-efs.why`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct MessageId(Cow<'static, str>);

impl MessageId {
    /// An id that is known when the program is built.
    pub const fn from_static(id: &'static str) -> Self {
        MessageId(Cow::Borrowed(id))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for MessageId {
    fn from(text: String) -> Self {
        MessageId(Cow::Owned(text))
    }
}

impl PartialEq<str> for MessageId {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<String> for MessageId {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl Deref for MessageId {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<&'static str> for MessageId {
    fn from(id: &'static str) -> Self {
        MessageId::from_static(id)
    }
}

/// Line and column in a file, both from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Place {
    /// Where a file begins.
    pub const START: Place = Place { line: 1, column: 1 };
}

/// The name under which a suite declares a resource: `service`, `lb_sg`. It records where in the suite's file it was read;
/// comparisons ignore that place.
#[derive(Debug, Clone, Default)]
pub struct ResourceName {
    name: String,
    at: Option<Place>,
}

impl ResourceName {
    /// The serde type name by which the suite's deserializer knows that it must pass the place along with the text. Other deserializers
    /// ignore it and pass the text alone.
    pub(crate) const PLACED: &'static str = "$workshop-check::ResourceName";
    pub(crate) const FIELDS: &'static [&'static str] = &["name", "line", "column"];

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// The place of the name in the suite's file, if it was read from one.
    pub fn at(&self) -> Option<Place> {
        self.at
    }
}

text_id!(ResourceName);

impl From<String> for ResourceName {
    fn from(name: String) -> Self {
        ResourceName { name, at: None }
    }
}

impl PartialEq for ResourceName {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for ResourceName {}

impl PartialOrd for ResourceName {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ResourceName {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.name.cmp(&other.name)
    }
}

impl Hash for ResourceName {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // The same hash as `str`, which `Borrow<str>` requires for lookups by text.
        self.name.hash(state);
    }
}

impl Serialize for ResourceName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name)
    }
}

impl JsonSchema for ResourceName {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "ResourceName".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

impl<'de> Deserialize<'de> for ResourceName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(Self::PLACED, PlacedVisitor)
    }
}

/// Accepts a text, or the map of text and place that the suite's deserializer passes.
struct PlacedVisitor;

impl<'de> Visitor<'de> for PlacedVisitor {
    type Value = ResourceName;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<ResourceName, E> {
        Ok(ResourceName::from(name))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<ResourceName, D::Error> {
        Ok(ResourceName::from(String::deserialize(deserializer)?))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ResourceName, A::Error> {
        let mut name = String::new();
        let (mut line, mut column) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "name" => name = map.next_value()?,
                // The suite's deserializer passes every value as text.
                "line" => line = map.next_value::<String>()?.parse().ok(),
                _ => column = map.next_value::<String>()?.parse().ok(),
            }
        }
        let at = line
            .zip(column)
            .map(|(line, column)| Place { line, column });
        Ok(ResourceName { name, at })
    }
}
