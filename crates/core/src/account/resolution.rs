//! Which of an account's resources plays which role of the suite, and how it was found.

use std::collections::BTreeMap;

use crate::resource::inventory::Item;
use crate::snapshot::Reason;

/// Which resource plays each role.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Resolution {
    pub(crate) roles: BTreeMap<String, RoleState>,
}

/// One role.
#[derive(Debug, Clone, PartialEq)]
pub enum RoleState {
    Found(Found),
    Missing {
        near: Vec<NearMiss>,
        /// Set where something that may point at one of the others could not be read: then nothing is missing for sure.
        incomplete: Option<Reason>,
    },
    Unknown(Reason),
}

/// The resource that plays a role, and how it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its ARN or id.
    pub key: String,
    pub name: String,
    pub how: How,
    /// Other candidates that satisfied less, by name.
    pub others: Vec<String>,
    /// Set where something that points at resources of this kind could not be read: then a failure proves nothing.
    pub incomplete: Option<Reason>,
}

/// A resource that plays no role and whose name is not unlike the page's.
#[derive(Debug, Clone, PartialEq)]
pub struct NearMiss {
    /// Its ARN or id.
    pub key: String,
    pub name: String,
}

/// How a resource was found.
#[derive(Debug, Clone, PartialEq)]
pub enum How {
    /// The resource that plays this role points at it.
    Wired {
        from: String,
    },
    Named,
    /// Its name is nearly the page's.
    NearlyNamed,
    /// The only one there is.
    Sole,
    /// Of several, it satisfies the checks best.
    BestFit,
}

impl RoleState {
    pub(crate) fn missing() -> Self {
        RoleState::Missing {
            near: Vec::new(),
            incomplete: None,
        }
    }
}

impl Resolution {
    /// The state of a role, if the suite declares it.
    pub fn state(&self, role: &str) -> Option<&RoleState> {
        self.roles.get(role)
    }

    /// How it was found is filled in at the end, when all roles have settled.
    pub(crate) fn choose(&mut self, role: &str, item: &Item<'_>) {
        self.roles.insert(
            role.to_owned(),
            RoleState::Found(Found {
                key: item.key.to_owned(),
                name: item.name.to_owned(),
                how: How::Sole,
                others: Vec::new(),
                incomplete: None,
            }),
        );
    }

    /// Whether a resource plays some role already.
    pub(crate) fn plays(&self, key: &str) -> bool {
        self.roles
            .values()
            .any(|state| matches!(state, RoleState::Found(found) if found.key == key))
    }

    pub(crate) fn key(&self, role: &str) -> Option<&str> {
        match self.roles.get(role) {
            Some(RoleState::Found(found)) => Some(&found.key),
            _ => None,
        }
    }
}
