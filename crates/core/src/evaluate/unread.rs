//! What could not be read and may be what a suite means: then nothing is said of the resource in place of it.

use super::candidates::{Candidate, is_nearly};
use super::resolve::Search;
use crate::account::Resolution;
use crate::ids::ResourceName;
use crate::resource::Resource;
use crate::resource::inventory::Unread;
use crate::resource::kinds::AnyName;
use crate::snapshot::Reason;

/// What an unread resource means for a resource of the suite.
pub(super) enum Rival {
    /// Nothing can be said of the resource: the unread one is it, or may be it as well as any.
    Instead(Reason),
    /// What was found is probably it, but a failure proves nothing.
    Perhaps(Reason),
}

/// How sure it is that what was chosen is the one meant.
enum Recognised {
    /// What points at it was found.
    Wired,
    Named,
    /// Its name is nearly the page's, or it points at something that has the page's name.
    Nearly,
    No,
}

impl<'a> Search<'a> {
    /// Resources of which nothing can be said, with the reason. First those that others are found by: what these are
    /// says what was meant by the others.
    pub(super) fn hidden(&self, resolution: &Resolution) -> Vec<(&'a str, Reason)> {
        let all: Vec<(&str, Reason)> = self
            .resources()
            .filter(|(name, _)| self.candidates.get(name).is_ok())
            .filter_map(
                |(name, resource)| match self.rival(name, resource, resolution) {
                    Some(Rival::Instead(reason)) => Some((name, reason)),
                    _ => None,
                },
            )
            .collect();
        let is_hidden = |name: &ResourceName| all.iter().any(|(other, _)| name == other);
        let is_first = |name: &str| {
            let resource = self.suite.file.resources.get(name);
            !resource.is_some_and(|resource| resource.wired_from.iter().any(is_hidden))
        };
        let first: Vec<(&str, Reason)> = all
            .iter()
            .filter(|(name, _)| is_first(name))
            .cloned()
            .collect();
        // In a circle none is first.
        if first.is_empty() { all } else { first }
    }

    /// The unread resource that may be the one meant, if there is one.
    pub(super) fn rival(
        &self,
        name: &str,
        resource: &'a Resource,
        resolution: &Resolution,
    ) -> Option<Rival> {
        let unread = self.candidates.unread(name);
        if unread.is_empty() {
            return None;
        }
        let known = self.candidates.known(name);
        let chosen = resolution.key(name);
        let chosen = known
            .iter()
            .find(|candidate| Some(candidate.item.key) == chosen);
        let recognised = self.recognised(name, resource, chosen, resolution);
        if matches!(recognised, Recognised::Wired) {
            return None;
        }
        let pointed_at = self.pointed_at(resource, resolution);
        let is_meant = |unread: &&Unread<'_>| {
            let is_pointed_at = unread.key.is_some_and(|key| pointed_at.contains(&key));
            is_pointed_at || (unread.name.is_some() && unread.name == resource.page_name())
        };
        if let Some(unread) = unread.iter().find(is_meant) {
            return Some(Rival::Instead(unread.reason.clone()));
        }
        let mut may_be = unread
            .iter()
            .filter(|unread| may_be(resource, unread, known.is_empty()));
        let reason = may_be.next()?.reason.clone();
        match recognised {
            Recognised::Wired | Recognised::Named => None,
            Recognised::Nearly => Some(Rival::Perhaps(reason)),
            Recognised::No => Some(Rival::Instead(reason)),
        }
    }

    fn recognised(
        &self,
        name: &str,
        resource: &'a Resource,
        chosen: Option<&Candidate<'_>>,
        resolution: &Resolution,
    ) -> Recognised {
        match chosen {
            None => Recognised::No,
            Some(chosen) if self.wired_from(resource, chosen, resolution).is_some() => {
                Recognised::Wired
            }
            Some(chosen) if chosen.named => Recognised::Named,
            Some(chosen) if chosen.near || self.leads_to_named(name, resolution) => {
                Recognised::Nearly
            }
            Some(_) => Recognised::No,
        }
    }

    /// Whether what was found for a resource points at something that has the page's name.
    fn leads_to_named(&self, name: &str, resolution: &Resolution) -> bool {
        let mut followers = self
            .resources()
            .filter(|(_, other)| other.wired_from.iter().any(|from| from == name));
        followers.any(|(follower, other)| {
            let key = resolution.key(follower);
            let mut known = self.candidates.known(follower).iter();
            known.any(|candidate| {
                candidate.named
                    && Some(candidate.item.key) == key
                    && self.wired_from(other, candidate, resolution) == Some(name)
            })
        })
    }

    /// The keys at which what was found for other resources points.
    fn pointed_at(&self, resource: &Resource, resolution: &Resolution) -> Vec<&'a str> {
        let from = resource.wired_from.iter().filter_map(|from| {
            let declared = self.suite.file.resources.get(from)?;
            let key = resolution.key(from)?;
            declared.kind.wired(self.snapshot, key, resource.kind).ok()
        });
        from.flatten().collect()
    }
}

/// Whether an unread resource can be the one that a suite means, for all that is known of it.
fn may_be(resource: &Resource, unread: &Unread<'_>, none_is_known: bool) -> bool {
    let Some(name) = unread.name else {
        return true;
    };
    match (resource.kind.any_name(), resource.page_name()) {
        (AnyName::Counts, _) => true,
        (_, Some(page)) => is_nearly(page, name),
        (_, None) => none_is_known,
    }
}
