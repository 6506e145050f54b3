//! Describes the finished resolution: how each resource was found, its other candidates, and near misses.

use super::candidates::{Candidate, MAX_NEAR, is_any_free, near_names};
use super::resolve::Search;
use super::unread::Rival;
use crate::account::{Found, FoundBy, Resolution, ResourceState, label, short};
use crate::resource::Resource;
use crate::snapshot::Reason;

impl<'a> Search<'a> {
    /// Fills in how each resource was found and its other candidates, and the near misses of missing resources.
    pub(super) fn explain(&self, resolution: &mut Resolution) {
        resolution.is_begun = self.candidates.is_begun();
        for (name, resource) in self.resources() {
            let state = match resolution.state(name) {
                Some(ResourceState::Found(found)) => {
                    ResourceState::Found(self.explained(name, resource, found, resolution))
                }
                Some(ResourceState::Missing { .. }) => ResourceState::Missing {
                    near: near_names(self.snapshot, resource, |key| {
                        resolution.is_assigned(key) || self.candidates.is_apart(resource, key)
                    }),
                    apart: self.apart(name),
                    incomplete: self.incomplete(resource, resolution).filter(|_| {
                        is_any_free(self.snapshot, resource, |key| resolution.is_assigned(key))
                    }),
                },
                _ => continue,
            };
            resolution.set(name, state);
        }
    }

    fn explained(
        &self,
        name: &str,
        resource: &'a Resource,
        found: &Found,
        resolution: &Resolution,
    ) -> Found {
        let candidates = self.candidates.known(name);
        let this = candidates
            .iter()
            .find(|candidate| candidate.item.key == found.key);
        // An item that is assigned to another resource is not an alternative.
        let others: Vec<&Candidate<'_>> = candidates
            .iter()
            .filter(|other| !resolution.is_assigned(other.item.key))
            .collect();
        let found_by = match this {
            Some(this) => match self.wired_from(resource, this, resolution) {
                Some(from) => FoundBy::Wired {
                    from: from.to_owned(),
                },
                None if this.named => FoundBy::Named,
                None if this.near => FoundBy::NearlyNamed,
                None if others.is_empty() => FoundBy::Sole,
                None => FoundBy::BestFit,
            },
            None => FoundBy::BestFit,
        };
        Found {
            found_by,
            others: others
                .iter()
                .map(|other| label(other.item.name, short(other.item.key)))
                .collect(),
            is_unsure: self.candidates.is_unsure(resource, &found.key),
            incomplete: self.incomplete(resource, resolution).or_else(|| {
                match self.rival(name, resource, resolution)? {
                    Rival::Instead(reason) | Rival::Perhaps(reason) => Some(reason),
                }
            }),
            ..found.clone()
        }
    }

    /// The labels of what belongs to something else, and would be the resource otherwise, with their VPCs: such a thing may be the
    /// attendee's, made in the wrong one.
    fn apart(&self, name: &str) -> Vec<String> {
        let apart = self.candidates.apart(name).iter();
        apart
            .take(MAX_NEAR)
            .map(|item| {
                let label = label(item.name, short(item.key));
                match item.vpc_id {
                    Some(vpc) => format!("{label} ({vpc})"),
                    None => label,
                }
            })
            .collect()
    }

    /// The reason, if the references to a resource could not be read completely.
    fn incomplete(&self, resource: &Resource, resolution: &Resolution) -> Option<Reason> {
        resource
            .wired_from
            .iter()
            .find_map(|from| match resolution.state(from)? {
                ResourceState::Unknown(reason) => Some(reason.clone()),
                ResourceState::Found(found) => {
                    let kind = self.suite.file.resources.get(from)?.kind;
                    kind.wired(self.snapshot, &found.key, resource.kind).err()
                }
                ResourceState::Missing { .. } => None,
            })
    }
}
