//! Edits of load balancers.

use super::super::{Carrier, Change, TargetGroupSetting, new_id};
use super::{add, items};
use crate::snapshot::elbv2::{
    Action, AvailabilityZone, Listener, LoadBalancer, LoadBalancerState, Matcher, Rule, TargetGroup,
};
use crate::snapshot::{Fact, Snapshot};

impl Change {
    /// Makes the change of a load balancer, a target group or a listener. `None` if it is another kind of change.
    #[expect(clippy::too_many_lines, reason = "one short arm for each change")]
    pub(super) fn edit_balancers(&self, snapshot: &mut Snapshot) -> Option<()> {
        match self {
            Change::CreateLoadBalancer {
                name,
                subnets,
                groups,
            } => create_balancer(snapshot, name, subnets, groups),
            Change::SetGroups {
                carrier: Carrier::LoadBalancer(arn),
                groups,
                ..
            } => {
                if let Some(balancer) = balancer_of(snapshot, arn) {
                    balancer.security_groups.clone_from(groups);
                }
            }
            Change::SetSubnets {
                load_balancer,
                subnets,
            } => {
                let zones = zones(snapshot, subnets);
                if let Some(balancer) = balancer_of(snapshot, load_balancer) {
                    balancer.availability_zones = zones;
                }
            }
            Change::CreateTargetGroup {
                name,
                vpc,
                protocol,
                port,
            } => {
                let arn = new_id(name);
                let group = TargetGroup {
                    target_group_arn: arn.clone(),
                    target_group_name: name.clone(),
                    protocol: Some(protocol.clone()),
                    port: Some((*port).into()),
                    vpc_id: Some(vpc.clone()),
                    target_type: "ip".to_owned(),
                    protocol_version: Some("HTTP1".to_owned()),
                    ip_address_type: Some("ipv4".to_owned()),
                    health_check_enabled: Some(true),
                    health_check_protocol: Some(protocol.clone()),
                    health_check_port: Some("traffic-port".to_owned()),
                    health_check_path: Some("/".to_owned()),
                    matcher: Matcher {
                        http_code: Some("200".to_owned()),
                    },
                    load_balancer_arns: Vec::new(),
                };
                add(&mut snapshot.elbv2.target_groups, group);
                snapshot
                    .elbv2
                    .target_health
                    .insert(arn, Fact::Known(Vec::new()));
            }
            Change::SetTargetGroup {
                target_group,
                settings,
            } => {
                let mut groups = items(&mut snapshot.elbv2.target_groups);
                if let Some(group) = groups.find(|group| group.target_group_arn == *target_group) {
                    settings.iter().for_each(|setting| set(group, setting));
                }
            }
            Change::CreateListener {
                load_balancer,
                protocol,
                port,
                target_group,
            } => {
                let arn = new_id(&format!("listener-{port}"));
                let listener = Listener {
                    listener_arn: arn.clone(),
                    load_balancer_arn: load_balancer.clone(),
                    port: Some((*port).into()),
                    protocol: Some(protocol.clone()),
                    default_actions: vec![forward(target_group)],
                    ..Listener::default()
                };
                if let Some(listeners) = snapshot.elbv2.listeners.get_mut(load_balancer) {
                    add(listeners, listener);
                }
                let default = Rule {
                    rule_arn: format!("{arn}_RULE"),
                    priority: "default".to_owned(),
                    is_default: true,
                    actions: vec![forward(target_group)],
                    ..Rule::default()
                };
                snapshot.elbv2.rules.insert(arn, Fact::Known(vec![default]));
                attach(snapshot, load_balancer, target_group);
            }
            Change::SetListener {
                load_balancer,
                listener,
                protocol,
                port,
                target_group,
            } => {
                let listeners = snapshot.elbv2.listeners.get_mut(load_balancer);
                for found in listeners
                    .into_iter()
                    .flat_map(items)
                    .filter(|found| found.listener_arn == *listener)
                {
                    found.protocol = Some(protocol.clone());
                    found.port = Some((*port).into());
                    found.default_actions = vec![forward(target_group)];
                }
                let rules = snapshot.elbv2.rules.get_mut(listener);
                for rule in rules
                    .into_iter()
                    .flat_map(items)
                    .filter(|rule| rule.is_default)
                {
                    rule.actions = vec![forward(target_group)];
                }
                attach(snapshot, load_balancer, target_group);
            }
            Change::DeleteListenerRule { rule, .. } => {
                for rules in snapshot.elbv2.rules.values_mut() {
                    if let Fact::Known(rules) = rules {
                        rules.retain(|found| found.rule_arn != *rule);
                    }
                }
            }
            _ => return None,
        }
        Some(())
    }
}

fn create_balancer(snapshot: &mut Snapshot, name: &str, subnets: &[String], groups: &[String]) {
    let arn = new_id(name);
    let found =
        super::items(&mut snapshot.ec2.subnets).find(|subnet| subnets.contains(&subnet.subnet_id));
    let vpc_id = found
        .map(|subnet| subnet.vpc_id.clone())
        .unwrap_or_default();
    let balancer = LoadBalancer {
        load_balancer_arn: arn.clone(),
        load_balancer_name: name.to_owned(),
        scheme: "internet-facing".to_owned(),
        vpc_id,
        state: LoadBalancerState {
            code: "active".to_owned(),
            reason: None,
        },
        kind: "application".to_owned(),
        availability_zones: zones(snapshot, subnets),
        security_groups: groups.to_vec(),
        ip_address_type: "ipv4".to_owned(),
        ..LoadBalancer::default()
    };
    add(&mut snapshot.elbv2.load_balancers, balancer);
    snapshot
        .elbv2
        .listeners
        .insert(arn, Fact::Known(Vec::new()));
}

fn balancer_of<'s>(snapshot: &'s mut Snapshot, arn: &str) -> Option<&'s mut LoadBalancer> {
    items(&mut snapshot.elbv2.load_balancers).find(|balancer| balancer.load_balancer_arn == arn)
}

fn zones(snapshot: &mut Snapshot, ids: &[String]) -> Vec<AvailabilityZone> {
    items(&mut snapshot.ec2.subnets)
        .filter(|subnet| ids.contains(&subnet.subnet_id))
        .map(|subnet| AvailabilityZone {
            zone_name: subnet.availability_zone.clone(),
            subnet_id: subnet.subnet_id.clone(),
        })
        .collect()
}

fn set(group: &mut TargetGroup, setting: &TargetGroupSetting) {
    match setting {
        TargetGroupSetting::HealthCheckPath(path) => group.health_check_path = Some(path.clone()),
        TargetGroupSetting::HealthCheckCodes(codes) => {
            group.matcher.http_code = Some(codes.clone())
        }
        TargetGroupSetting::HealthCheckProtocol(protocol) => {
            group.health_check_protocol = Some(protocol.clone())
        }
        TargetGroupSetting::HealthCheckPort(port) => group.health_check_port = Some(port.clone()),
    }
}

fn forward(target_group: &str) -> Action {
    Action {
        kind: "forward".to_owned(),
        target_group_arn: Some(target_group.to_owned()),
        ..Action::default()
    }
}

/// A target group names the load balancers that forward to it.
fn attach(snapshot: &mut Snapshot, load_balancer: &str, target_group: &str) {
    let mut groups = items(&mut snapshot.elbv2.target_groups);
    if let Some(group) = groups.find(|group| group.target_group_arn == target_group) {
        let arns = &mut group.load_balancer_arns;
        if !arns.iter().any(|arn| arn == load_balancer) {
            arns.push(load_balancer.to_owned());
        }
    }
}
