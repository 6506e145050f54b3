//! The interface of the kinds of leftovers. Each kind is a file under `kinds/`.

use super::thing::Thing;
use crate::change::Doomed;
use crate::message::Message;
use crate::resource::ResourceType;
use crate::snapshot::{Call, Fact, Reason, Scope, Snapshot};

pub use super::kinds::Kind;

/// The things of one kind that could be read.
#[derive(Debug, Clone, Default)]
pub struct Listed<'a> {
    pub things: Vec<Thing<'a>>,
    /// Set if some could not be read.
    pub unread: Option<Reason>,
}

/// A kind of resource that can be left over.
pub trait LeftoverKind {
    /// The calls that list things of this kind, and the calls that show whether they belong to the workshop.
    fn calls(&self) -> &'static [Call];

    /// The translated plural of the kind.
    fn word(&self) -> Message;

    /// All things of the kind that exist or are being deleted. `names` are the names of the suite, for kinds that are read by
    /// name.
    ///
    /// # Errors
    /// If none of them can be listed.
    fn list<'a>(&self, snapshot: &'a Snapshot, names: &[String]) -> Result<Listed<'a>, Reason>;

    /// What has to be deleted to be rid of the thing; none if this program has no command for it.
    fn doomed(&self, _snapshot: &Snapshot, _thing: &Thing<'_>) -> Option<Doomed> {
        None
    }

    /// The id of the message that tells how a protection against deletion is lifted, if no list of AWS's tells of it.
    fn protection(&self) -> Option<&'static str> {
        None
    }

    /// AWS's word for a state in which it refuses to delete the thing, or what has to be deleted with it.
    ///
    /// # Errors
    /// If what has to be deleted before could not be read.
    fn busy<'a>(
        &self,
        _snapshot: &'a Snapshot,
        _thing: &Thing<'_>,
    ) -> Result<Option<&'a str>, Reason> {
        Ok(None)
    }

    /// The things that use this thing, by kind and id.
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

    /// Whether an account and Region can hold each name but once. Names that are tags are not such names.
    fn has_unique_names(&self) -> bool {
        true
    }

    /// Adds these names to the scope, if the kind is read by name. Returns whether it is.
    fn ask_for(&self, _names: &[String], _scope: &mut Scope) -> bool {
        false
    }

    /// Whether names may end in `*`, for any ending.
    fn may_end_in_anything(&self) -> bool {
        true
    }
}

/// The things of one list.
///
/// # Errors
/// If the list could not be read.
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

/// The resources of a resource kind, as things.
///
/// # Errors
/// Never; what could not be read is in [`Listed::unread`].
pub(super) fn resources<'a, T: ResourceType>(
    snapshot: &'a Snapshot,
    thing: impl Fn(&'a T) -> Option<Thing<'a>>,
) -> Result<Listed<'a>, Reason> {
    let mut listed = Listed::default();
    for one in T::each(snapshot) {
        match one {
            Ok(one) => listed.things.extend(thing(one)),
            Err(unread) => listed.unread = Some(unread.reason.clone().into_owned()),
        }
    }
    Ok(listed)
}

/// The prefix to read for a name: the name without a `*` at its end.
pub(super) fn prefix(name: &str) -> &str {
    name.strip_suffix('*').unwrap_or(name)
}
