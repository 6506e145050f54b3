//! Load balancers as a kind of resource.

use crate::resource::ResourceKind;
use crate::resource::inventory::Unread;
use crate::resource::kinds::{ResourceType, UniqueNames, Wire, Within, listed};
use crate::resource::visitor;
use crate::snapshot::elbv2::LoadBalancer;
use crate::snapshot::{Call, Reason, Snapshot};

impl ResourceType for LoadBalancer {
    const NAME: &'static str = "load-balancer";
    // Source: Elastic Load Balancing API reference, CreateLoadBalancer, `Name`.
    const UNIQUE_NAMES: Option<UniqueNames> = Some(UniqueNames {
        within: Within::Region,
        longest: 32,
    });
    const CALLS: &'static [Call] = &[Call::DescribeLoadBalancers];
    const WIRES: &'static [Wire<Self>] = &[
        Wire {
            to: ResourceKind::TargetGroup,
            calls: &[Call::DescribeListeners],
            keys: |lb, snapshot| visitor::groups_of(&snapshot.elbv2, &lb.load_balancer_arn),
        },
        Wire {
            to: ResourceKind::SecurityGroup,
            calls: &[],
            keys: |lb, _| Ok(lb.security_groups.iter().map(String::as_str).collect()),
        },
    ];

    fn each<'a>(snapshot: &'a Snapshot) -> impl Iterator<Item = Result<&'a Self, Unread<'a>>> {
        listed(&snapshot.elbv2.load_balancers)
    }

    fn key(&self) -> &str {
        &self.load_balancer_arn
    }

    fn name(&self) -> &str {
        &self.load_balancer_name
    }

    fn vpc_id(&self) -> Option<&str> {
        Some(&self.vpc_id)
    }

    fn subnet_ids<'a>(&'a self, _: &'a Snapshot) -> Result<Vec<&'a str>, Reason> {
        let zones = self.availability_zones.iter();
        Ok(zones.map(|zone| zone.subnet_id.as_str()).collect())
    }

    fn name_in_arn<'s>(segments: &[&'s str]) -> Option<&'s str> {
        match segments {
            ["loadbalancer", _, name, _] => Some(name),
            _ => None,
        }
    }
}
