//! A YAML file as a tree in which every key and value knows its place, so that whatever is wrong can be pointed at.

mod deserializer;
mod misfit;
mod parse;

pub use deserializer::read;
pub use misfit::Misfit;
pub use parse::parse;

pub use crate::ids::Place;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub data: Data,
    pub at: Place,
    /// Where the value comes from, if it does not stand in the file itself.
    pub origin: Option<Origin>,
}

/// Where a value comes from that does not stand in the file itself.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// From a variable, in words.
    Variable(String),
    /// It names a variable that there is not, and that has been told.
    NoVariable,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    Scalar {
        text: String,
        /// Written without quotes: it may be a number, a truth value or nothing.
        plain: bool,
    },
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub key: String,
    pub key_at: Place,
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

    /// The entries of a map; none of anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.data {
            Data::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of a list; none of anything else.
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

    /// Where the value of a key stands; the node itself, if there is no such key.
    pub fn place_of(&self, key: &str) -> Place {
        self.get(key).map_or(self.at, |value| value.at)
    }

    /// Where this text stands as an element of the list under a key; the node itself, if it does not.
    pub fn place_in(&self, key: &str, text: &str) -> Place {
        let list = self.get(key).map(Node::elements).unwrap_or_default();
        let element = list.iter().find(|element| element.text() == Some(text));
        element.map_or(self.at, |element| element.at)
    }

    /// The same with an empty list or map under these keys, so that what is in it can be read piece by piece. What is there
    /// but no list or map stays.
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

    /// Every scalar beneath, in the order of the file.
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
