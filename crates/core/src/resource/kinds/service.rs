//! ECS services as a kind of resource.

use crate::resource::ResourceKind;
use crate::resource::inventory::Unread;
use crate::resource::kinds::{ResourceType, Wire, listed};
use crate::resource::visitor;
use crate::snapshot::ecs::Service;
use crate::snapshot::{Call, Fact, Reason, Snapshot};

impl ResourceType for Service {
    const NAME: &'static str = "service";
    const CALLS: &'static [Call] = &[Call::DescribeServices];
    /// Services are listed by cluster, so the list of clusters shows whether there are no services.
    const CALLS_IF_NONE: &'static [Call] = &[Call::DescribeClusters];
    const WIRES: &'static [Wire<Self>] = &[
        Wire {
            to: ResourceKind::Cluster,
            calls: &[],
            keys: |service, _| Ok(vec![&service.cluster_arn]),
        },
        Wire {
            to: ResourceKind::TaskDefinition,
            calls: &[],
            keys: |service, _| {
                let running = service.deployed()?.current_task_definition();
                Ok(running.into_iter().collect())
            },
        },
        Wire {
            to: ResourceKind::TargetGroup,
            calls: &[],
            keys: |service, snapshot| {
                let balancers = service.deployed()?.current_load_balancers().iter();
                let groups = balancers
                    .flat_map(|balancer| visitor::production_groups(&snapshot.elbv2, balancer));
                Ok(groups.collect())
            },
        },
        Wire {
            to: ResourceKind::SecurityGroup,
            calls: &[],
            keys: |service, _| {
                let network = service.deployed()?.current_network();
                let groups = network
                    .into_iter()
                    .flat_map(|network| &network.security_groups);
                Ok(groups.map(String::as_str).collect())
            },
        },
    ];

    fn each<'a>(snapshot: &'a Snapshot) -> impl Iterator<Item = Result<&'a Self, Unread<'a>>> {
        let ecs = &snapshot.ecs;
        let no_clusters = match &ecs.clusters {
            Fact::Unknown(reason) if ecs.services.is_empty() => Some(Err(Unread::all(reason))),
            _ => None,
        };
        let by_cluster = ecs.services.values();
        no_clusters.into_iter().chain(by_cluster.flat_map(listed))
    }

    fn key(&self) -> &str {
        &self.service_arn
    }

    fn name(&self) -> &str {
        &self.service_name
    }

    fn subnet_ids<'a>(&'a self, _: &'a Snapshot) -> Result<Vec<&'a str>, Reason> {
        let network = self.deployed()?.current_network();
        let subnets = network.into_iter().flat_map(|network| &network.subnets);
        Ok(subnets.map(String::as_str).collect())
    }

    /// A deleted service is first DRAINING, then INACTIVE.
    fn is_there(&self) -> bool {
        !matches!(self.status.as_str(), "DRAINING" | "INACTIVE")
    }
}
