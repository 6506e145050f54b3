//! The resources of one kind in a snapshot, reduced to the fields by which they are found, and what could not be read.

use std::borrow::Cow;

use crate::snapshot::Reason;
use crate::snapshot::ec2::Tag;

/// All resources of a kind, as far as they are known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Inventory<'a> {
    /// The resources that were read.
    pub items: Vec<Item<'a>>,
    /// What could not be read, so that there may be more resources.
    pub unread: Vec<Unread<'a>>,
}

/// One resource, reduced to the fields by which it is found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item<'a> {
    /// The ARN, or the id for kinds without ARNs in the snapshot.
    pub key: &'a str,
    /// The name that people give it; may be empty.
    pub name: &'a str,
    /// The id of its VPC, if it is in one.
    pub vpc_id: Option<&'a str>,
}

/// A resource that could not be read, or a whole list that could not be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Unread<'a> {
    /// The key of the resource; none for a whole list, which may contain any resource of the kind.
    pub key: Option<&'a str>,
    /// The name, if it is known from another list.
    pub name: Option<&'a str>,
    /// Why it could not be read.
    pub reason: Cow<'a, Reason>,
}

impl<'a> Unread<'a> {
    /// A whole list that could not be read.
    pub fn all(reason: impl Into<Cow<'a, Reason>>) -> Self {
        Unread {
            key: None,
            name: None,
            reason: reason.into(),
        }
    }
}

impl<'a> Inventory<'a> {
    /// The resources, if all of them are known.
    ///
    /// # Errors
    /// If some could not be read: the first reason.
    pub fn whole(self) -> Result<Vec<Item<'a>>, Reason> {
        match self.unread.first() {
            Some(unread) => Err(unread.reason.clone().into_owned()),
            None => Ok(self.items),
        }
    }
}

/// The value of the `Name` tag; empty if there is none.
pub fn name_tag(tags: &[Tag]) -> &str {
    tags.iter()
        .find(|tag| tag.key == "Name")
        .map_or("", |tag| tag.value.as_str())
}
