//! Edits of networks.

use super::super::{Change, Gateway, Source, new_id};
use super::{add, items};
use crate::ports::Ports;
use crate::snapshot::Fact;
use crate::snapshot::ec2::{
    Ec2, IpPermission, IpRange, NatGateway, NetworkAcl, NetworkAclEntry, PortRange, Route,
    RouteTable, RouteTableAssociation, SecurityGroup, Tag, UserIdGroupPair,
    VpcBlockPublicAccessExclusion,
};

/// The mode of an exclusion of VPC Block Public Access.
const BOTH_WAYS: &str = "allow-bidirectional";

impl Change {
    /// Makes the change of a network. `None` if it is another kind of change.
    #[expect(clippy::too_many_lines, reason = "one short arm for each change")]
    pub(super) fn edit_network(&self, ec2: &mut Ec2) -> Option<()> {
        match self {
            Change::CreateSecurityGroup { name, vpc } => add(
                &mut ec2.security_groups,
                SecurityGroup {
                    group_id: new_id(name),
                    group_name: name.clone(),
                    vpc_id: vpc.clone(),
                    ip_permissions_egress: vec![everything()],
                    ..SecurityGroup::default()
                },
            ),
            Change::AllowInbound { group, ports, from } => {
                if let Some(group) = group_of(ec2, group) {
                    group.ip_permissions.push(rule(*ports, from));
                }
            }
            Change::AllowOutbound { group, ports, to } => {
                if let Some(group) = group_of(ec2, group) {
                    group.ip_permissions_egress.push(rule(*ports, to));
                }
            }
            Change::AllowAllOutbound { group } => {
                if let Some(group) = group_of(ec2, group) {
                    group.ip_permissions_egress.push(everything());
                }
            }
            Change::AllowInAcl {
                acl,
                egress,
                number,
                ports,
                peer,
            } => {
                if let Some(acl) = acl_of(ec2, acl) {
                    acl.entries.push(NetworkAclEntry {
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
            }
            Change::RemoveFromAcl {
                acl,
                egress,
                number,
            } => {
                if let Some(acl) = acl_of(ec2, acl) {
                    acl.entries
                        .retain(|entry| (entry.rule_number, entry.egress) != (*number, *egress));
                }
            }
            Change::PointRoute {
                table,
                vpc,
                destination,
                to,
                via,
                ..
            } => {
                let attached = || (*to == Gateway::Internet).then(|| format!("igw-of-{vpc}"));
                let found = via.clone().or_else(attached);
                if let (Some(table), Some(via)) = (table_of(ec2, table), found) {
                    let destination = destination.to_string();
                    table.routes.retain(|route| {
                        route.destination_cidr_block.as_ref() != Some(&destination)
                    });
                    let via = |kind| (*to == kind).then(|| via.clone());
                    table.routes.push(Route {
                        destination_cidr_block: Some(destination),
                        gateway_id: via(Gateway::Internet),
                        nat_gateway_id: via(Gateway::Nat),
                        state: "active".to_owned(),
                        ..Route::default()
                    });
                }
            }
            Change::CreateNatGateway { subnet, vpc } => add(
                &mut ec2.nat_gateways,
                NatGateway {
                    nat_gateway_id: Change::new_nat_gateway(subnet),
                    vpc_id: vpc.clone(),
                    subnet_id: subnet.clone(),
                    state: "available".to_owned(),
                    connectivity_type: "public".to_owned(),
                    ..NatGateway::default()
                },
            ),
            Change::RemoveRoute { table, destination } => {
                if let Some(table) = table_of(ec2, table) {
                    let destination = destination.to_string();
                    table.routes.retain(|route| {
                        route.destination_cidr_block.as_ref() != Some(&destination)
                    });
                }
            }
            Change::AssociateRouteTable { subnet, table } => {
                if let Some(table) = table_of(ec2, table) {
                    table.associations.push(RouteTableAssociation {
                        subnet_id: Some(subnet.clone()),
                        ..RouteTableAssociation::default()
                    });
                }
            }
            Change::ExcludeFromBlock { vpc, exclusion, .. } => {
                let exclusions = &mut ec2.vpc_block_public_access_exclusions;
                match exclusion {
                    Some(id) => items(exclusions)
                        .filter(|own| own.exclusion_id == *id)
                        .for_each(|own| {
                            BOTH_WAYS.clone_into(&mut own.internet_gateway_exclusion_mode)
                        }),
                    None => add(
                        exclusions,
                        VpcBlockPublicAccessExclusion {
                            exclusion_id: new_id(vpc),
                            internet_gateway_exclusion_mode: BOTH_WAYS.to_owned(),
                            resource_arn: format!("arn:aws:ec2:::vpc/{vpc}"),
                            state: "create-complete".to_owned(),
                        },
                    ),
                }
            }
            Change::SwitchOnDns { vpc, attribute } => {
                if let Some(Fact::Known(attributes)) = ec2.vpc_attributes.get_mut(vpc) {
                    match *attribute {
                        "enableDnsSupport" => attributes.enable_dns_support = true,
                        _ => attributes.enable_dns_hostnames = true,
                    }
                }
            }
            Change::SetName { resource, name } => {
                let vpcs = items(&mut ec2.vpcs).map(|vpc| (&vpc.vpc_id, &mut vpc.tags));
                let subnets = items(&mut ec2.subnets).map(|own| (&own.subnet_id, &mut own.tags));
                if let Some((_, tags)) = vpcs.chain(subnets).find(|(id, _)| *id == resource) {
                    tags.retain(|tag| tag.key != "Name");
                    tags.push(Tag {
                        key: "Name".to_owned(),
                        value: name.clone(),
                    });
                }
            }
            _ => return None,
        }
        Some(())
    }
}

fn group_of<'e>(ec2: &'e mut Ec2, id: &str) -> Option<&'e mut SecurityGroup> {
    items(&mut ec2.security_groups).find(|group| group.group_id == id)
}

fn acl_of<'e>(ec2: &'e mut Ec2, id: &str) -> Option<&'e mut NetworkAcl> {
    items(&mut ec2.network_acls).find(|acl| acl.network_acl_id == id)
}

fn table_of<'e>(ec2: &'e mut Ec2, id: &str) -> Option<&'e mut RouteTable> {
    items(&mut ec2.route_tables).find(|table| table.route_table_id == id)
}

/// The rule that a new group has.
fn everything() -> IpPermission {
    IpPermission {
        ip_protocol: "-1".to_owned(),
        ip_ranges: vec![IpRange {
            cidr_ip: "0.0.0.0/0".to_owned(),
        }],
        ..IpPermission::default()
    }
}

fn rule(ports: Ports, peer: &Source) -> IpPermission {
    let mut rule = IpPermission {
        ip_protocol: "tcp".to_owned(),
        from_port: Some(ports.from.into()),
        to_port: Some(ports.to.into()),
        ..IpPermission::default()
    };
    match peer {
        Source::Group(id) => rule.user_id_group_pairs.push(UserIdGroupPair {
            group_id: id.clone(),
        }),
        Source::Range(range) => rule.ip_ranges.push(IpRange {
            cidr_ip: range.to_string(),
        }),
    }
    rule
}
