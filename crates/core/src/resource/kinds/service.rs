use crate::resource::ResourceKind;
use crate::resource::inventory::Unread;
use crate::resource::kind::{ResourceType, Wire, listed};
use crate::snapshot::ecs::{AwsVpcConfiguration, Service};
use crate::snapshot::{Call, Fact, Snapshot};

impl ResourceType for Service {
    const NAME: &'static str = "service";
    const CALLS: &'static [Call] = &[Call::DescribeServices];
    /// Services are listed by cluster: without clusters there is no list of them.
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
            keys: |service, _| Ok(vec![&service.task_definition]),
        },
        Wire {
            to: ResourceKind::TargetGroup,
            calls: &[],
            keys: |service, _| {
                let balancers = service.load_balancers.iter();
                let groups = balancers.filter_map(|balancer| balancer.target_group_arn.as_deref());
                Ok(groups.collect())
            },
        },
        Wire {
            to: ResourceKind::SecurityGroup,
            calls: &[],
            keys: |service, _| {
                let groups = network(service).flat_map(|network| &network.security_groups);
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

    fn subnet_ids(&self) -> Vec<&str> {
        let subnets = network(self).flat_map(|network| &network.subnets);
        subnets.map(String::as_str).collect()
    }

    /// DRAINING and INACTIVE are what a deleted service goes through.
    fn is_there(&self) -> bool {
        !matches!(self.status.as_str(), "DRAINING" | "INACTIVE")
    }
}

fn network(service: &Service) -> impl Iterator<Item = &AwsVpcConfiguration> {
    let network = service.network_configuration.iter();
    network.filter_map(|network| network.awsvpc_configuration.as_ref())
}
