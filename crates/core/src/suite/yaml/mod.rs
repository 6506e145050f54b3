//! A YAML file as a tree in which every key and value has its place, so that problems can show it.

mod deserializer;
mod error;
mod parse;

pub use deserializer::read;
pub use error::DeserializeError;
pub use parse::parse;

pub use crate::ids::Place;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The content.
    pub data: Data,
    /// The place of the value.
    pub at: Place,
    /// The origin of the value, if it is not written in the file.
    pub origin: Option<Origin>,
}

/// The origin of a value that is not written in the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// From a variable, described in words.
    Variable(String),
    /// From a name that does not exist, which is already reported.
    Reported,
}

/// The content of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// A text, number, boolean or null.
    Scalar {
        /// The text without quotes.
        text: String,
        /// Whether it is written without quotes, so that it may be a number, a boolean or null.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// The place of the key.
    pub key_at: Place,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The entry of a map's key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The value of a map's key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entries of a map; empty for other values.
    pub fn entries(&self) -> &[Entry] {
        match &self.data {
            Data::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of a list; empty for other values.
    pub fn elements(&self) -> &[Node] {
        match &self.data {
            Data::List(elements) => elements,
            _ => &[],
        }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The place of the value of a key, or of the node itself if there is no such key.
    pub fn place_of(&self, key: &str) -> Place {
        self.get(key).map_or(self.at, |value| value.at)
    }

    /// The place of this text in the list under a key, or of the node itself if it is not in the list.
    pub fn place_in(&self, key: &str, text: &str) -> Place {
        let list = self.get(key).map(Node::elements).unwrap_or_default();
        let element = list.iter().find(|element| element.text() == Some(text));
        element.map_or(self.at, |element| element.at)
    }

    /// A copy with empty lists and maps under these keys, so that their items can be read one by one. Another value under a
    /// key stays, and is reported when it is read.
    pub fn without_items(&self, keys: &[&str]) -> Node {
        let emptied = |entry: &Entry| Entry {
            key: entry.key.clone(),
            key_at: entry.key_at,
            value: Node {
                data: match &entry.value.data {
                    Data::List(_) => Data::List(Vec::new()),
                    Data::Map(_) => Data::Map(Vec::new()),
                    scalar @ Data::Scalar { .. } => scalar.clone(),
                },
                at: entry.value.at,
                origin: entry.value.origin.clone(),
            },
        };
        let data = match &self.data {
            Data::Map(entries) => {
                let entries = entries.iter().map(|entry| {
                    if keys.contains(&entry.key.as_str()) {
                        emptied(entry)
                    } else {
                        entry.clone()
                    }
                });
                Data::Map(entries.collect())
            }
            data => data.clone(),
        };
        Node {
            data,
            at: self.at,
            origin: self.origin.clone(),
        }
    }

    /// All scalars of the tree, in the order of the file.
    pub fn scalars_mut(&mut self) -> Vec<&mut Node> {
        if matches!(self.data, Data::Scalar { .. }) {
            return vec![self];
        }
        match &mut self.data {
            Data::List(elements) => elements.iter_mut().flat_map(Node::scalars_mut).collect(),
            Data::Map(entries) => entries
                .iter_mut()
                .flat_map(|entry| entry.value.scalars_mut())
                .collect(),
            Data::Scalar { .. } => Vec::new(),
        }
    }
}
