//! The resource of the account that was chosen for each resource of the suite, and how it was found.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::resource::inventory::Item;
use crate::snapshot::Reason;

/// The state of each resource of the suite in an account.
///
/// Names and states are shared by the copies: the search for the best resolution makes one for each candidate that it tries.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Resolution {
    resources: BTreeMap<Arc<str>, Arc<ResourceState>>,
    /// Whether the attendee has made anything of the workshop, or that is not known.
    pub(crate) is_begun: bool,
}

/// The state of one resource of the suite.
#[derive(Debug, Clone, PartialEq)]
pub enum ResourceState {
    /// A resource of the account was chosen.
    Found(Found),
    /// The account has no such resource.
    Missing {
        /// Resources with similar names.
        near: Vec<NearMiss>,
        /// The labels of those that belong to something else than the workshop.
        apart: Vec<String>,
        /// Set if a resource that may refer to an unassigned candidate could not be read. Then it is not certain that the
        /// resource is missing.
        incomplete: Option<Reason>,
    },
    /// The resource could not be read.
    Unknown(Reason),
}

/// The resource of the account that was found, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its ARN or id.
    pub key: String,
    /// The name that people gave it.
    pub name: String,
    /// How it was found.
    pub found_by: FoundBy,
    /// The labels of the other candidates, which satisfied fewer checks.
    pub others: Vec<String>,
    /// Whether nothing shows that it is the workshop's: it has no name of a page, nothing of the workshop is tied to it,
    /// and it is not in the workshop's VPC, or that does not show it.
    pub is_unsure: bool,
    /// Set if a resource that may refer to another candidate could not be read. Then a failure is not certain.
    pub incomplete: Option<Reason>,
}

/// A resource that was not chosen for any resource of the suite, with a name similar to the page's.
#[derive(Debug, Clone, PartialEq)]
pub struct NearMiss {
    /// Its ARN or id.
    pub key: String,
    /// The name that people gave it.
    pub name: String,
}

/// How a resource was found.
#[derive(Debug, Clone, PartialEq)]
pub enum FoundBy {
    /// Another resource of the suite refers to it.
    Wired {
        /// The name of that resource in the suite.
        from: String,
    },
    /// It has the page's name.
    Named,
    /// Its name is the page's name with a small difference.
    NearlyNamed,
    /// It is the only candidate.
    Sole,
    /// It satisfies more checks than the other candidates.
    BestFit,
}

impl ResourceState {
    pub(crate) fn missing() -> Self {
        ResourceState::Missing {
            near: Vec::new(),
            apart: Vec::new(),
            incomplete: None,
        }
    }
}

impl Resolution {
    /// The state of a resource, if the suite declares it.
    pub fn state(&self, resource: &str) -> Option<&ResourceState> {
        self.resources.get(resource).map(Arc::as_ref)
    }

    /// The resources that have a state, by their names in the suite.
    pub(crate) fn states(&self) -> impl Iterator<Item = (&str, &ResourceState)> {
        let states = self.resources.iter();
        states.map(|(name, state)| (name.as_ref(), state.as_ref()))
    }

    /// Gives a resource a state.
    pub(crate) fn set(&mut self, resource: &str, state: ResourceState) {
        let state = Arc::new(state);
        match self.resources.get_mut(resource) {
            Some(former) => *former = state,
            None => {
                self.resources.insert(resource.into(), state);
            }
        }
    }

    /// Chooses an item for a resource. [`Found::found_by`] is filled in when all resources are chosen.
    pub(crate) fn choose(&mut self, resource: &str, item: &Item<'_>) {
        self.set(
            resource,
            ResourceState::Found(Found {
                key: item.key.to_owned(),
                name: item.name.to_owned(),
                found_by: FoundBy::Sole,
                others: Vec::new(),
                is_unsure: false,
                incomplete: None,
            }),
        );
    }

    /// Whether the item with this key is chosen for any resource of the suite.
    pub(crate) fn is_assigned(&self, key: &str) -> bool {
        self.states()
            .any(|(_, state)| matches!(state, ResourceState::Found(found) if found.key == key))
    }

    pub(crate) fn key(&self, resource: &str) -> Option<&str> {
        match self.state(resource) {
            Some(ResourceState::Found(found)) => Some(&found.key),
            _ => None,
        }
    }
}
