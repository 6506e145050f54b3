//! Resources that could not be read and may be the ones that a suite means. A resource of the suite is then unknown.

use super::candidates::{Candidate, is_nearly};
use super::resolve::Search;
use crate::account::Resolution;
use crate::ids::ResourceName;
use crate::resource::Resource;
use crate::resource::inventory::Unread;
use crate::resource::kinds::AnyName;
use crate::snapshot::Reason;

/// The effect of an unread item on a resource of the suite.
pub(super) enum Rival {
    /// The resource is unknown, because the unread item is it, or is as likely as the chosen one.
    Instead(Reason),
    /// The chosen item is probably right, but a failure is not certain.
    Perhaps(Reason),
}

/// How certain it is that the chosen item is the resource.
enum Recognised {
    /// Another chosen resource refers to it.
    Wired,
    /// It has the page's name.
    Named,
    /// It has a similar name, or it refers to an item with the page's name.
    Nearly,
    /// Nothing speaks for it, or nothing was chosen.
    No,
}

impl<'a> Search<'a> {
    /// The resources that become unknown, with the reason. Resources that others are found by come first, because the search
    /// runs again without them and may then decide the others.
    ///
    /// # Example
    ///
    /// DescribeServices is denied, so `service` is unknown. `task_definition` was found by its name only, and the unread
    /// service may use another one; but only `service` is returned, because `task_definition` is wired from it.
    pub(super) fn hidden(&self, resolution: &Resolution) -> Vec<(&'a str, Reason)> {
        let all: Vec<(&str, Reason)> = self
            .resources()
            .filter(|(name, _)| self.candidates.get(name).is_ok())
            .filter_map(
                |(name, resource)| match self.rival(name, resource, resolution) {
                    Some(Rival::Instead(reason)) => Some((name, reason)),
                    _ => self.unread_reference(name, resource, resolution),
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
        // If resources refer to each other in a circle, none comes first.
        if first.is_empty() { all } else { first }
    }

    /// The reason why a resource without a name is not known, if it was not found and what refers to it could not be read.
    fn unread_reference(
        &self,
        name: &'a str,
        resource: &'a Resource,
        resolution: &Resolution,
    ) -> Option<(&'a str, Reason)> {
        if !resource.is_found_by_references() || resolution.key(name).is_some() {
            return None;
        }
        let mut from = resource.wired_from.iter();
        let reason = from.find_map(|from| self.candidates.get(from).err())?;
        Some((name, reason.clone()))
    }

    /// The effect of unread items on a resource, if there is one.
    ///
    /// An item that a chosen resource refers to, or that has the page's name, is the resource. Any other unread item only
    /// matters if the chosen item is not certain.
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
            return Some(Rival::Instead(unread.reason.clone().into_owned()));
        }
        let mut may_be = unread
            .iter()
            .filter(|unread| may_be(resource, unread, known.is_empty()));
        let reason = may_be.next()?.reason.clone().into_owned();
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

    /// Whether the item chosen for a resource refers to an item with the page's name.
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

    /// The keys that the items chosen for other resources refer to.
    fn pointed_at(&self, resource: &Resource, resolution: &Resolution) -> Vec<&'a str> {
        let from = resource.wired_from.iter().filter_map(|from| {
            let declared = self.suite.file.resources.get(from)?;
            let key = resolution.key(from)?;
            declared.kind.wired(self.snapshot, key, resource.kind).ok()
        });
        from.flatten().collect()
    }
}

/// Whether an unread item can be the resource, as far as its name is known.
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
