//! A value that is being read: where it stands, what was told of it, and what its keys may be.

use std::cell::RefCell;

use serde::de::{DeserializeSeed, Visitor};

use super::access::Entries;
use super::misfit::Misfit;
use super::{Data, Entry, Node, Origin};
use crate::suggest;
use crate::suite::code::Code;

#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) node: &'a Node,
    pub(super) unknown: &'a RefCell<Vec<Misfit>>,
}

impl Reader<'_> {
    /// The innermost value in which something did not fit is the place.
    pub(super) fn placed<T>(self, result: Result<T, Misfit>) -> Result<T, Misfit> {
        result.map_err(|mut misfit| {
            if misfit.at.is_none() {
                misfit.at = Some(self.node.at);
                if let Some(Origin::Variable(origin)) = &self.node.origin {
                    misfit.text += &format!("; it is {origin}");
                }
            }
            misfit
        })
    }

    /// Reads a part. A type that is made from another one complains only after that one was read.
    pub(super) fn seed<'de, S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Misfit> {
        let result = seed.deserialize(self);
        self.placed(result)
    }

    /// What names no variable has no value; that has been told.
    pub(super) fn has_value(self) -> Result<(), Misfit> {
        match self.node.origin {
            Some(Origin::NoVariable) => Err(Misfit {
                follows: true,
                ..Misfit::new(Code::UnknownVariable, String::new())
            }),
            _ => Ok(()),
        }
    }

    pub(super) fn map<'de, V: Visitor<'de>>(
        self,
        entries: Vec<&Entry>,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_map(Entries {
            reader: self,
            entries: entries.into_iter(),
            value: None,
        })
    }

    /// The entries whose key is a field; the others are told.
    pub(super) fn known_entries(self, fields: &'static [&'static str]) -> Vec<&'static str> {
        let mut meant = Vec::new();
        for entry in self.node.entries() {
            if !fields.contains(&entry.key.as_str()) {
                let near = suggest::nearest(&entry.key, fields.iter().copied());
                meant.extend(near);
                let text = format!("nobody reads the key \"{}\"", entry.key);
                self.unknown.borrow_mut().push(Misfit {
                    at: Some(entry.key_at),
                    hint: Some(suggestion(&entry.key, fields)),
                    ..Misfit::new(Code::UnknownKey, text)
                });
            }
        }
        meant
    }

    /// Nothing is written, or that there is nothing.
    pub(super) fn is_nothing(self) -> bool {
        match &self.node.data {
            Data::Scalar { text, plain } => *plain && matches!(text.as_str(), "" | "~" | "null"),
            _ => false,
        }
    }
}

/// The nearest of the words that may stand here, else all of them.
pub(super) fn suggestion(typed: &str, known: &[&str]) -> String {
    suggest::did_you_mean(typed, known.iter().copied())
        .unwrap_or_else(|| format!("known here: {}", known.join(", ")))
}
