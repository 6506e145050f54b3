//! Makes a suggested change, as an attendee would.

use workshop_check_core::network::Change;
use workshop_check_core::network::Ports;
use workshop_check_core::network::change::{Gateway, Source};
use workshop_check_core::resource::inventory::name_tag;
use workshop_check_core::snapshot::ec2::{
    IpPermission, IpRange, NatGateway, NetworkAclEntry, PortRange, Route, UserIdGroupPair,
};
use workshop_check_core::snapshot::efs::MountTarget;
use workshop_check_core::snapshot::elbv2::AvailabilityZone;
use workshop_check_core::snapshot::{Fact, Snapshot};

use crate::network::damage::list;
use crate::network::rules;

#[expect(clippy::too_many_lines, reason = "one arm for each change")]
pub fn apply(change: &Change, account: &mut Snapshot) {
    match change {
        Change::AllowInbound { group, ports, from } => allow(account, group, false, *ports, from),
        Change::AllowOutbound { group, ports, to } => allow(account, group, true, *ports, to),
        Change::AllowInAcl {
            acl,
            egress,
            number,
            ports,
            peer,
        } => {
            let found = list(&mut account.ec2.network_acls)
                .iter_mut()
                .find(|found| found.network_acl_id == *acl)
                .expect("the list");
            let taken =
                |entry: &NetworkAclEntry| (entry.rule_number, entry.egress) == (*number, *egress);
            assert!(!found.entries.iter().any(taken), "{change:?}");
            found.entries.push(NetworkAclEntry {
                rule_number: *number,
                protocol: "6".to_owned(),
                rule_action: "allow".to_owned(),
                egress: *egress,
                cidr_block: Some(peer.to_string()),
                ipv6_cidr_block: None,
                port_range: Some(PortRange {
                    from: ports.from.into(),
                    to: ports.to.into(),
                }),
            });
        }
        Change::RemoveFromAcl {
            acl,
            egress,
            number,
        } => {
            for found in list(&mut account.ec2.network_acls) {
                if found.network_acl_id == *acl {
                    found
                        .entries
                        .retain(|entry| (entry.rule_number, entry.egress) != (*number, *egress));
                }
            }
        }
        Change::PointRoute {
            table,
            destination,
            to,
        } => {
            let gateway = gateway(account, *to);
            let nat = matches!(to, Gateway::Nat);
            let routes = routes(account, table);
            let destination = destination.to_string();
            routes.retain(|route| route.destination_cidr_block.as_ref() != Some(&destination));
            routes.push(Route {
                destination_cidr_block: Some(destination),
                nat_gateway_id: nat.then(|| gateway.clone()),
                gateway_id: (!nat).then_some(gateway),
                state: "active".to_owned(),
                ..Route::default()
            });
        }
        Change::SwitchOnDns { vpc, attribute } => {
            let Some(Fact::Known(attributes)) = account.ec2.vpc_attributes.get_mut(vpc) else {
                panic!("no attributes of {vpc}");
            };
            match *attribute {
                "enableDnsSupport" => attributes.enable_dns_support = true,
                "enableDnsHostnames" => attributes.enable_dns_hostnames = true,
                other => panic!("no attribute {other}"),
            }
        }
        Change::AssignPublicIp { service } => {
            for found in account.ecs.services.values_mut().flat_map(list) {
                if found.service_arn == *service {
                    let network = found.network_configuration.as_mut();
                    let network = network.and_then(|network| network.awsvpc_configuration.as_mut());
                    network.expect("awsvpc").assign_public_ip = Some("ENABLED".to_owned());
                }
            }
        }
        Change::AddMountTarget { file_system, zone } => {
            let subnet = subnet_in(account, zone);
            let group = list(&mut account.ec2.security_groups)
                .iter()
                .find(|group| group.group_name == "EFS-SG")
                .map(|group| group.group_id.clone());
            let id = "fsmt-new".to_owned();
            let targets = account.efs.mount_targets.get_mut(file_system);
            list(targets.expect("the file system")).push(MountTarget {
                mount_target_id: id.clone(),
                subnet_id: subnet,
                life_cycle_state: "available".to_owned(),
                ..MountTarget::default()
            });
            let groups = Fact::Known(group.into_iter().collect());
            account.efs.mount_target_security_groups.insert(id, groups);
        }
        Change::Replace { resource } => {
            for target in account.efs.mount_targets.values_mut().flat_map(list) {
                if target.mount_target_id == *resource {
                    target.life_cycle_state = "available".to_owned();
                }
            }
        }
        Change::MakeInternetFacing { load_balancer } => {
            for found in list(&mut account.elbv2.load_balancers) {
                if found.load_balancer_arn == *load_balancer {
                    found.scheme = "internet-facing".to_owned();
                }
            }
        }
        Change::EnableZone {
            load_balancer,
            zone,
        } => {
            let subnet_id = subnet_in(account, zone);
            for found in list(&mut account.elbv2.load_balancers) {
                if found.load_balancer_arn == *load_balancer {
                    let zone_name = zone.clone();
                    found.availability_zones.push(AvailabilityZone {
                        zone_name,
                        subnet_id: subnet_id.clone(),
                    });
                }
            }
        }
        // Damage of no kind leads here; the tables of fixtures/assertions/reaches.yaml do.
        Change::RemoveRoute { .. } | Change::UsePublicSubnet { .. } | Change::MoveToVpc { .. } => {
            panic!("unexpected {change:?}");
        }
    }
}

fn allow(account: &mut Snapshot, group: &str, egress: bool, ports: Ports, source: &Source) {
    let mut rule = IpPermission {
        ip_protocol: "tcp".to_owned(),
        from_port: Some(ports.from.into()),
        to_port: Some(ports.to.into()),
        ..IpPermission::default()
    };
    match source {
        Source::Group(id) => rule.user_id_group_pairs.push(UserIdGroupPair {
            group_id: id.clone(),
        }),
        Source::Range(range) => rule.ip_ranges.push(IpRange {
            cidr_ip: range.to_string(),
        }),
    }
    let groups = list(&mut account.ec2.security_groups).iter_mut();
    let mut own = groups.filter(|found| found.group_id == group);
    rules(own.next().expect("the group"), egress).push(rule);
}

fn routes<'a>(account: &'a mut Snapshot, table: &str) -> &'a mut Vec<Route> {
    let mut tables = list(&mut account.ec2.route_tables).iter_mut();
    let table = tables.find(|found| found.route_table_id == table);
    &mut table.expect("the table").routes
}

fn named(account: &mut Snapshot, name: &str) -> workshop_check_core::snapshot::ec2::Subnet {
    let subnets = list(&mut account.ec2.subnets).iter();
    let mut named = subnets.filter(|subnet| name_tag(&subnet.tags) == name);
    named.next().expect("a subnet of the stack").clone()
}

/// A gateway that works.
fn gateway(account: &mut Snapshot, kind: Gateway) -> String {
    if kind == Gateway::Internet {
        return "igw-new".to_owned();
    }
    let public = named(account, "TargetVPC-public-a");
    let id = "nat-new".to_owned();
    list(&mut account.ec2.nat_gateways).push(NatGateway {
        nat_gateway_id: id.clone(),
        vpc_id: public.vpc_id,
        subnet_id: public.subnet_id,
        state: "available".to_owned(),
        connectivity_type: "public".to_owned(),
        ..NatGateway::default()
    });
    id
}

/// A subnet of the zone in the workshop's VPC, a new one if there is none.
fn subnet_in(account: &mut Snapshot, zone: &str) -> String {
    let mut new = named(account, "TargetVPC-public-a");
    new.subnet_id = "subnet-new".to_owned();
    new.availability_zone = zone.to_owned();
    new.cidr_block = "10.0.60.0/24".to_owned();
    list(&mut account.ec2.subnets).push(new);
    "subnet-new".to_owned()
}
