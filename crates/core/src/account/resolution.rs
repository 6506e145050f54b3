//! Which resource of the account is which resource of the suite, and how it was found.

use std::collections::BTreeMap;

use crate::ids::ResourceName;
use crate::resource::inventory::Item;
use crate::snapshot::Reason;

/// What was found for each resource of the suite.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Resolution {
    pub(crate) resources: BTreeMap<ResourceName, ResourceState>,
}

/// One resource.
#[derive(Debug, Clone, PartialEq)]
pub enum ResourceState {
    Found(Found),
    Missing {
        near: Vec<NearMiss>,
        /// Set where something that may point at one of the others could not be read: then nothing is missing for sure.
        incomplete: Option<Reason>,
    },
    Unknown(Reason),
}

/// The resource of the account that was found, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its ARN or id.
    pub key: String,
    pub name: String,
    pub found_by: FoundBy,
    /// Other candidates that satisfied less, by name.
    pub others: Vec<String>,
    /// Set where something that points at resources of this kind could not be read: then a failure proves nothing.
    pub incomplete: Option<Reason>,
}

/// A resource that plays no resource and whose name is not unlike the page's.
#[derive(Debug, Clone, PartialEq)]
pub struct NearMiss {
    /// Its ARN or id.
    pub key: String,
    pub name: String,
}

/// How a resource was found.
#[derive(Debug, Clone, PartialEq)]
pub enum FoundBy {
    /// The resource that plays this resource points at it.
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

impl ResourceState {
    pub(crate) fn missing() -> Self {
        ResourceState::Missing {
            near: Vec::new(),
            incomplete: None,
        }
    }
}

impl Resolution {
    /// The state of a resource, if the suite declares it.
    pub fn state(&self, resource: &str) -> Option<&ResourceState> {
        self.resources.get(resource)
    }

    /// How it was found is filled in at the end, when all resources have settled.
    pub(crate) fn choose(&mut self, resource: &str, item: &Item<'_>) {
        self.resources.insert(
            resource.into(),
            ResourceState::Found(Found {
                key: item.key.to_owned(),
                name: item.name.to_owned(),
                found_by: FoundBy::Sole,
                others: Vec::new(),
                incomplete: None,
            }),
        );
    }

    /// Whether a resource plays some resource already.
    pub(crate) fn is_assigned(&self, key: &str) -> bool {
        self.resources
            .values()
            .any(|state| matches!(state, ResourceState::Found(found) if found.key == key))
    }

    pub(crate) fn key(&self, resource: &str) -> Option<&str> {
        match self.resources.get(resource) {
            Some(ResourceState::Found(found)) => Some(&found.key),
            _ => None,
        }
    }
}
