//! Target groups as a kind of resource.

use crate::resource::ResourceKind;
use crate::resource::inventory::Unread;
use crate::resource::kinds::{ResourceType, UniqueNames, Wire, Within, listed};
use crate::snapshot::elbv2::TargetGroup;
use crate::snapshot::{Call, Snapshot};

impl ResourceType for TargetGroup {
    const NAME: &'static str = "target-group";
    // Source: Elastic Load Balancing API reference, CreateTargetGroup, `Name`.
    const UNIQUE_NAMES: Option<UniqueNames> = Some(UniqueNames {
        within: Within::Region,
        longest: 32,
    });
    const CALLS: &'static [Call] = &[Call::DescribeTargetGroups];
    const WIRES: &'static [Wire<Self>] = &[Wire {
        to: ResourceKind::LoadBalancer,
        calls: &[],
        keys: |group, _| {
            let balancers = group.load_balancer_arns.iter();
            Ok(balancers.map(String::as_str).collect())
        },
    }];

    fn each<'a>(snapshot: &'a Snapshot) -> impl Iterator<Item = Result<&'a Self, Unread<'a>>> {
        listed(&snapshot.elbv2.target_groups)
    }

    fn key(&self) -> &str {
        &self.target_group_arn
    }

    fn name(&self) -> &str {
        &self.target_group_name
    }

    fn vpc_id(&self) -> Option<&str> {
        self.vpc_id.as_deref()
    }

    fn name_in_arn<'s>(segments: &[&'s str]) -> Option<&'s str> {
        match segments {
            ["targetgroup", name, _] => Some(name),
            _ => None,
        }
    }
}
