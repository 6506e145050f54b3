//! How each resource was found, what else there was, and what is nearly what is missing: said when all is chosen.

use super::candidates::{is_any_free, near_names};
use super::resolve::Search;
use crate::account::{Found, How, Resolution, RoleState, label, short};
use crate::resource::Role;
use crate::resource::inventory;
use crate::snapshot::Reason;

impl<'a> Search<'a> {
    /// Fills in how each resource was found, what else there was, and near misses of what is missing.
    pub(super) fn explain(&self, resolution: &mut Resolution) {
        for (name, role) in self.roles() {
            let state = match resolution.state(name) {
                Some(RoleState::Found(found)) => {
                    RoleState::Found(self.explained(name, role, found, resolution))
                }
                Some(RoleState::Missing { .. }) => RoleState::Missing {
                    near: near_names(self.snapshot, role, |key| resolution.plays(key)),
                    incomplete: self
                        .incomplete(role, resolution)
                        .filter(|_| is_any_free(self.snapshot, role, |key| resolution.plays(key))),
                },
                _ => continue,
            };
            resolution.roles.insert(name.to_owned(), state);
        }
    }

    fn explained(
        &self,
        name: &str,
        role: &'a Role,
        found: &Found,
        resolution: &Resolution,
    ) -> Found {
        let candidates = self.candidates.known(name);
        let this = candidates
            .iter()
            .find(|candidate| candidate.item.key == found.key);
        let how = match this {
            Some(this) => match self.wired_from(role, this, resolution) {
                Some(from) => How::Wired {
                    from: from.to_owned(),
                },
                None if this.named => How::Named,
                None if this.near => How::NearlyNamed,
                None if candidates.len() == 1 => How::Sole,
                None => How::BestFit,
            },
            None => How::BestFit,
        };
        Found {
            how,
            others: candidates
                .iter()
                .filter(|other| other.item.key != found.key)
                .map(|other| label(other.item.name, short(other.item.key)))
                .collect(),
            incomplete: self.incomplete(role, resolution),
            ..found.clone()
        }
    }

    /// Why it cannot be told what points at a role's resource.
    fn incomplete(&self, role: &Role, resolution: &Resolution) -> Option<Reason> {
        role.wired_from
            .iter()
            .find_map(|from| match resolution.state(from)? {
                RoleState::Unknown(reason) => Some(reason.clone()),
                RoleState::Found(found) => {
                    let kind = self.suite.file.resources[from].kind;
                    inventory::wired(self.snapshot, kind, &found.key, role.kind).err()
                }
                RoleState::Missing { .. } => None,
            })
    }
}
