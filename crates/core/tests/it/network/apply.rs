//! Makes a suggested change, as an attendee would.

use workshop_check_core::change::{Change, Gateway};
use workshop_check_core::resource::inventory::name_tag;
use workshop_check_core::snapshot::ec2::NatGateway;
use workshop_check_core::snapshot::efs::MountTarget;
use workshop_check_core::snapshot::elbv2::AvailabilityZone;
use workshop_check_core::snapshot::{Fact, Snapshot};

use crate::network::damage::list;

pub fn apply(change: &Change, account: &mut Snapshot) {
    match change {
        // The recorded account may have no gateway that works: the reader creates one.
        Change::PointRoute {
            to,
            via: None,
            table,
            vpc,
            destination,
            replaces,
        } => {
            let change = Change::PointRoute {
                table: table.clone(),
                vpc: vpc.clone(),
                destination: *destination,
                to: *to,
                via: Some(gateway(account, *to)),
                replaces: *replaces,
            };
            change.edit(account);
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
        determined => determined.edit(account),
    }
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
