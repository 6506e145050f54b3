//! What there is to know of each kind of things that can be left: one file under `kinds/`.

use super::thing::Thing;
use crate::message::Message;
use crate::resource::ResourceType;
use crate::snapshot::{Call, Fact, Reason, Scope, Snapshot};

pub use super::kinds::Kind;

/// The things of a kind, as far as they could be read.
#[derive(Debug, Clone, Default)]
pub struct Listed<'a> {
    pub things: Vec<Thing<'a>>,
    /// Why there may be more.
    pub unread: Option<Reason>,
}

/// One kind of things that can be left.
pub trait LeftoverKind {
    /// The calls that list things of this kind, and those that tie them to the workshop.
    fn calls(&self) -> &'static [Call];

    /// The reader's word for several of them.
    fn word(&self) -> Message;

    /// All things of the kind that are there or on their way out. `names` is what they were asked for by, where the
    /// kind is read by names.
    ///
    /// # Errors
    /// If none of them can be listed.
    fn list<'a>(&self, snapshot: &'a Snapshot, names: &[String]) -> Result<Listed<'a>, Reason>;

    /// What points at a thing, or holds it.
    ///
    /// # Errors
    /// If that could not be read.
    fn users<'a>(
        &self,
        _snapshot: &'a Snapshot,
        _thing: &Thing<'_>,
    ) -> Result<Vec<(Kind, &'a str)>, Reason> {
        Ok(Vec::new())
    }

    /// Adds these names to what must be read, if AWS is asked for things of the kind by their names alone; returns
    /// whether it is.
    fn ask_for(&self, _names: &[String], _scope: &mut Scope) -> bool {
        false
    }

    /// Whether a name may end in `*`, for any ending.
    fn may_end_in_anything(&self) -> bool {
        true
    }
}

/// The things of a list that is read as a whole.
pub(super) fn each<'a, T>(
    fact: &'a Fact<Vec<T>>,
    thing: impl Fn(&'a T) -> Option<Thing<'a>>,
) -> Result<Listed<'a>, Reason> {
    let things = fact.known()?.iter().filter_map(thing).collect();
    Ok(Listed {
        things,
        unread: None,
    })
}

/// The resources of a kind that are there or on their way out, as things.
pub(super) fn resources<'a, T: ResourceType>(
    snapshot: &'a Snapshot,
    thing: impl Fn(&'a T) -> Option<Thing<'a>>,
) -> Result<Listed<'a>, Reason> {
    let mut listed = Listed::default();
    for one in T::each(snapshot) {
        match one {
            Ok(one) => listed.things.extend(thing(one)),
            Err(unread) => listed.unread = Some(unread.reason.clone()),
        }
    }
    Ok(listed)
}

/// What is asked for by a name: a `*` at its end stands for any ending.
pub(super) fn prefix(name: &str) -> &str {
    name.strip_suffix('*').unwrap_or(name)
}
