//! The resources that a suite declares, and how it says to recognise them in an account.

pub mod inventory;
pub mod visitor;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::ids::ResourceName;
use crate::snapshot::Call;

/// The resources that a suite declares, by name, in the suite's order.
pub type Resources = IndexMap<ResourceName, Resource>;

/// How one resource is recognised: by what it is wired to, then by its name, then by being the only one.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
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
    /// The name on the page, exact or not.
    pub fn page_name(&self) -> Option<&str> {
        self.name.as_deref().or(self.example.as_deref())
    }
}

/// The kinds of resources a suite can name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResourceKind {
    #[default]
    Vpc,
    SecurityGroup,
    FileSystem,
    LoadBalancer,
    TargetGroup,
    Cluster,
    TaskDefinition,
    Service,
    Database,
    IamRole,
}

impl ResourceKind {
    /// The suite's word for it; also the id of the message with the reader's word.
    pub fn as_str(self) -> &'static str {
        match self {
            ResourceKind::Vpc => "vpc",
            ResourceKind::SecurityGroup => "security-group",
            ResourceKind::FileSystem => "file-system",
            ResourceKind::LoadBalancer => "load-balancer",
            ResourceKind::TargetGroup => "target-group",
            ResourceKind::Cluster => "cluster",
            ResourceKind::TaskDefinition => "task-definition",
            ResourceKind::Service => "service",
            ResourceKind::Database => "database",
            ResourceKind::IamRole => "iam-role",
        }
    }

    /// The calls whose answers list the resources of this kind.
    pub fn calls(self) -> &'static [Call] {
        match self {
            ResourceKind::Vpc => &[Call::DescribeVpcs],
            ResourceKind::SecurityGroup => &[Call::DescribeSecurityGroups],
            ResourceKind::FileSystem => &[Call::DescribeFileSystems],
            ResourceKind::LoadBalancer => &[Call::DescribeLoadBalancers],
            ResourceKind::TargetGroup => &[Call::DescribeTargetGroups],
            ResourceKind::Cluster => &[Call::DescribeClusters],
            ResourceKind::TaskDefinition => &[Call::DescribeTaskDefinition],
            ResourceKind::Service => &[Call::DescribeServices],
            ResourceKind::Database => &[Call::DescribeDBInstances],
            ResourceKind::IamRole => &[Call::GetRole],
        }
    }

    /// The calls that tell which resources of another kind those of this kind point at, besides those that list them.
    pub fn calls_of_wires(self, to: ResourceKind) -> &'static [Call] {
        match (self, to) {
            (ResourceKind::LoadBalancer, ResourceKind::TargetGroup) => &[Call::DescribeListeners],
            (ResourceKind::FileSystem, ResourceKind::SecurityGroup) => &[
                Call::DescribeMountTargets,
                Call::DescribeMountTargetSecurityGroups,
            ],
            _ => &[],
        }
    }

    /// Calls that tell an account without any such resource from one whose resources could not be listed.
    pub fn calls_if_none(self) -> &'static [Call] {
        match self {
            // Services are listed by cluster: without clusters there is no list of them.
            ResourceKind::Service => &[Call::DescribeClusters],
            _ => &[],
        }
    }
}
