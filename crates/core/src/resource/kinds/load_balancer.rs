use crate::resource::ResourceKind;
use crate::resource::inventory::Unread;
use crate::resource::kind::{ResourceType, Wire, listed};
use crate::snapshot::elbv2::{Action, LoadBalancer};
use crate::snapshot::{Call, Reason, Snapshot};

impl ResourceType for LoadBalancer {
    const NAME: &'static str = "load-balancer";
    const CALLS: &'static [Call] = &[Call::DescribeLoadBalancers];
    const WIRES: &'static [Wire<Self>] = &[
        Wire {
            to: ResourceKind::TargetGroup,
            calls: &[Call::DescribeListeners],
            keys: target_groups,
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

    fn subnet_ids(&self) -> Vec<&str> {
        let zones = self.availability_zones.iter();
        zones.map(|zone| zone.subnet_id.as_str()).collect()
    }

    fn name_in_arn<'s>(segments: &[&'s str]) -> Option<&'s str> {
        match segments {
            ["loadbalancer", _, name, _] => Some(name),
            _ => None,
        }
    }
}

/// The target groups that its listeners forward to by default.
fn target_groups<'a>(
    load_balancer: &'a LoadBalancer,
    snapshot: &'a Snapshot,
) -> Result<Vec<&'a str>, Reason> {
    let listeners = snapshot
        .elbv2
        .listeners
        .get(&load_balancer.load_balancer_arn);
    let listeners = listeners.map(|listeners| listeners.known()).transpose()?;
    let actions = listeners.into_iter().flatten();
    let actions = actions.flat_map(|listener| listener.default_actions.iter());
    Ok(actions.flat_map(targets_of).collect())
}

/// The target groups an action forwards to, except those of weight 0.
pub fn targets_of(action: &Action) -> Vec<&str> {
    if action.kind != "forward" {
        return Vec::new();
    }
    match &action.forward_config {
        Some(config) if !config.target_groups.is_empty() => config
            .target_groups
            .iter()
            .filter(|group| group.weight != Some(0))
            .map(|group| group.target_group_arn.as_str())
            .collect(),
        _ => action.target_group_arn.as_deref().into_iter().collect(),
    }
}
