//! ECS clusters as a kind of resource.

use crate::resource::inventory::Unread;
use crate::resource::kinds::{ResourceType, listed};
use crate::snapshot::ecs::Cluster;
use crate::snapshot::{Call, Snapshot};

impl ResourceType for Cluster {
    const NAME: &'static str = "cluster";
    const CALLS: &'static [Call] = &[Call::DescribeClusters];
    // Source: ECS API reference, CreateCluster: an account gets this one with its first container instance.
    const NAME_OF_AWS: Option<&'static str> = Some("default");
    const IS_SHARED: bool = true;

    fn each<'a>(snapshot: &'a Snapshot) -> impl Iterator<Item = Result<&'a Self, Unread<'a>>> {
        listed(&snapshot.ecs.clusters)
    }

    fn key(&self) -> &str {
        &self.cluster_arn
    }

    fn name(&self) -> &str {
        &self.cluster_name
    }

    /// AWS keeps listing deleted clusters as INACTIVE for a while.
    fn is_there(&self) -> bool {
        self.status != "INACTIVE"
    }
}
