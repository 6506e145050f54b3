//! A snapshot's resources of one kind, reduced to what finding them takes, and what is not known of others.

use crate::snapshot::Reason;
use crate::snapshot::ec2::Tag;

/// All resources of a kind, as far as they are known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Inventory<'a> {
    pub items: Vec<Item<'a>>,
    /// Why there may be more.
    pub unread: Vec<Unread<'a>>,
}

/// One resource, reduced to what finding it takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item<'a> {
    /// Its ARN, or its id where it has no ARN.
    pub key: &'a str,
    pub name: &'a str,
    pub vpc_id: Option<&'a str>,
}

/// A resource that could not be read, or a list of which nobody knows what it holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unread<'a> {
    /// The key of the resource; none where it may be any resource of the kind.
    pub key: Option<&'a str>,
    /// Its name, where the list of what is there tells it.
    pub name: Option<&'a str>,
    pub reason: &'a Reason,
}

impl<'a> Unread<'a> {
    /// A whole list.
    pub fn all(reason: &'a Reason) -> Self {
        Unread {
            key: None,
            name: None,
            reason,
        }
    }
}

impl<'a> Inventory<'a> {
    /// The resources, if all of them are known.
    ///
    /// # Errors
    /// If some could not be read.
    pub fn whole(self) -> Result<Vec<Item<'a>>, Reason> {
        match self.unread.first() {
            Some(unread) => Err(unread.reason.clone()),
            None => Ok(self.items),
        }
    }
}

/// The name in a resource's `Name` tag.
pub fn name_tag(tags: &[Tag]) -> &str {
    tags.iter()
        .find(|tag| tag.key == "Name")
        .map_or("", |tag| tag.value.as_str())
}
