//! The resources that a suite declares, how it says to recognise them in an account, and what there is to know of
//! each kind.

pub mod inventory;
pub mod kinds;
pub mod visitor;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::ids::ResourceName;
pub use kinds::{Kind, ResourceKind, ResourceType};

/// The resources that a suite declares, by name, in the suite's order.
pub type Resources = IndexMap<ResourceName, Resource>;

/// How one resource is recognised: by what it is wired to, then by its name, then by being the only one.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    pub kind: ResourceKind,
    /// The name the page asks for exactly. Another name is advice, never a failure.
    #[serde(default)]
    pub name: Option<String>,
    /// A name the page gives as an example: another name is as good.
    #[serde(default)]
    pub example: Option<String>,
    /// The resource of the VPC it belongs in.
    #[serde(default, rename = "in")]
    pub vpc: Option<ResourceName>,
    /// Roles of resources that point at this one when the workshop is done.
    #[serde(default)]
    pub wired_from: Vec<ResourceName>,
}

impl Resource {
    /// A resource of a kind, of which nothing else is declared.
    pub fn of(kind: ResourceKind) -> Self {
        Resource {
            kind,
            name: None,
            example: None,
            vpc: None,
            wired_from: Vec::new(),
        }
    }

    /// The name on the page, exact or not.
    pub fn page_name(&self) -> Option<&str> {
        self.name.as_deref().or(self.example.as_deref())
    }
}
