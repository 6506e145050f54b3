//! An obstacle that stops traffic, and the smallest change that removes it.

use ipnet::Ipv4Net;

use crate::change::Change;
use crate::message::Message;
use crate::ports::Ports;
use crate::verdict::BlamedRule;

/// One obstacle on a path. It stops the traffic even if all other obstacles are removed.
#[derive(Debug, Clone, PartialEq)]
pub struct Blocker {
    /// What stops the traffic.
    pub obstacle: Obstacle,
    /// The smallest change that removes it.
    pub change: Change,
}

/// What stops traffic. All traffic here is TCP.
#[derive(Debug, Clone, PartialEq)]
pub enum Obstacle {
    /// The rules of these groups together do not admit the ports to (or from) the peer.
    Groups {
        /// Ids of the groups.
        groups: Vec<String>,
        /// Whether the traffic is outbound for these groups.
        egress: bool,
        /// The destination ports of the traffic.
        ports: Ports,
        /// Ids of the groups of the other end; empty for the internet.
        peer: Vec<String>,
    },
    /// An entry of a network ACL denies the traffic.
    Acl {
        /// The ACL's id.
        acl: String,
        /// The subnet's id.
        subnet: String,
        /// Whether the traffic leaves the subnet.
        egress: bool,
        /// The destination ports of the traffic.
        ports: Ports,
        /// The addresses at the other end.
        peer: Ipv4Net,
        /// The rule number; 32767 for the final rule "*".
        rule: i32,
    },
    /// The route table has no route to the destination.
    NoRoute {
        /// The route table's id.
        table: String,
        /// The subnet's id.
        subnet: String,
        /// The hosts that no VPC endpoint serves; empty if the VPC has no endpoints.
        hosts: Vec<String>,
    },
    /// The target of the route no longer exists (state "blackhole").
    DeadRoute {
        /// The route table's id.
        table: String,
        /// The destination of the route.
        destination: Ipv4Net,
        /// The id of the missing target.
        target: String,
    },
    /// The resource is not in a state in which it carries traffic.
    State {
        /// The resource's id.
        resource: String,
        /// AWS's word for the state.
        state: String,
    },
    /// A private NAT gateway, which does not lead to the internet.
    PrivateNat {
        /// The NAT gateway's id.
        gateway: String,
    },
    /// The tasks have no public address, which an internet gateway requires.
    NoPublicAddress {
        /// The service's ARN.
        service: String,
        /// The subnet's id.
        subnet: String,
    },
    /// The load balancer is internal.
    Internal {
        /// The load balancer's ARN.
        load_balancer: String,
    },
    /// The ends are in different VPCs without a route between them.
    OtherVpc {
        /// The id of the VPC of the sender.
        from: String,
        /// The id of the VPC of the receiver.
        to: String,
    },
    /// The file system has no mount target in the zone.
    NoMountTarget {
        /// The file system's id.
        file_system: String,
        /// The Availability Zone's name.
        zone: String,
    },
    /// The load balancer is not enabled in the zone.
    ZoneNotEnabled {
        /// The load balancer's ARN.
        load_balancer: String,
        /// The Availability Zone's name.
        zone: String,
    },
    /// VPC Block Public Access stops traffic through internet gateways, and no exclusion admits this traffic.
    PublicAccess {
        /// The VPC's id.
        vpc: String,
        /// The id of the subnet, or of the VPC for a gateway that is in no subnet.
        place: String,
        /// AWS's word for the mode.
        mode: String,
    },
    /// A DNS attribute of the VPC is off.
    Dns {
        /// The VPC's id.
        vpc: String,
        /// "enableDnsSupport" or "enableDnsHostnames".
        attribute: &'static str,
    },
}

impl Obstacle {
    /// The explanation code of AWS's own analysis, if one matches.
    /// Source: VPC Reachability Analyzer guide, "Explanation codes".
    pub fn code(&self) -> Option<&'static str> {
        Some(match self {
            Obstacle::Groups { .. } => "ENI_SG_RULES_MISMATCH",
            Obstacle::Acl { .. } => "SUBNET_ACL_RESTRICTION",
            Obstacle::NoRoute { .. } => "NO_ROUTE_TO_DESTINATION",
            Obstacle::DeadRoute { .. } => "BAD_STATE_ROUTE",
            Obstacle::State { .. } => "BAD_STATE",
            Obstacle::NoPublicAddress { .. } => "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
            Obstacle::Internal { .. } => "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
            Obstacle::OtherVpc { .. } => "DISCONNECTED_VPCS",
            Obstacle::ZoneNotEnabled { .. } => "ELB_INSTALLED_AZ_RESTRICTION",
            Obstacle::PublicAccess { .. } => "VPC_BLOCK_PUBLIC_ACCESS_ENABLED",
            Obstacle::PrivateNat { .. } | Obstacle::NoMountTarget { .. } | Obstacle::Dns { .. } => {
                return None;
            }
        })
    }

    /// The rule that stops the traffic, if it is a single rule.
    pub fn rule(&self) -> Option<BlamedRule> {
        match self {
            Obstacle::Acl {
                acl, egress, rule, ..
            } => Some(BlamedRule::NetworkAcl {
                acl: acl.clone(),
                egress: *egress,
                number: *rule,
            }),
            Obstacle::DeadRoute {
                table, destination, ..
            } => Some(BlamedRule::Route {
                table: table.clone(),
                destination: Some(destination.to_string()),
            }),
            Obstacle::NoRoute { table, .. } => Some(BlamedRule::Route {
                table: table.clone(),
                destination: None,
            }),
            Obstacle::PublicAccess { vpc, .. } => {
                Some(BlamedRule::PublicAccess { vpc: vpc.clone() })
            }
            _ => None,
        }
    }

    /// The ids of the resources that the obstacle is about.
    pub fn resources(&self) -> Vec<String> {
        let ids: &[&String] = match self {
            Obstacle::Groups { groups, .. } => return groups.clone(),
            Obstacle::Acl { acl, subnet, .. } => &[acl, subnet],
            Obstacle::NoRoute { table, subnet, .. } => &[table, subnet],
            Obstacle::DeadRoute { table, target, .. } => &[table, target],
            Obstacle::State { resource, .. } => &[resource],
            Obstacle::PrivateNat { gateway } => &[gateway],
            Obstacle::NoPublicAddress { service, subnet } => &[service, subnet],
            Obstacle::Internal { load_balancer }
            | Obstacle::ZoneNotEnabled { load_balancer, .. } => &[load_balancer],
            Obstacle::OtherVpc { from, to } => &[from, to],
            Obstacle::NoMountTarget { file_system, .. } => &[file_system],
            Obstacle::Dns { vpc, .. } => &[vpc],
            Obstacle::PublicAccess { vpc, place, .. } => &[vpc, place],
        };
        ids.iter().map(ToString::to_string).collect()
    }

    /// The obstacle as a phrase, with its code. `name` maps an id to the name that readers know.
    pub fn message(&self, name: &dyn Fn(&str) -> String) -> Message {
        let what = self.phrase(name);
        match self.code() {
            Some(code) => Message::new("blocker-coded")
                .with("what", what)
                .with("code", code),
            None => what,
        }
    }

    /// The obstacle as a phrase without its code.
    pub fn phrase(&self, name: &dyn Fn(&str) -> String) -> Message {
        let names = |ids: &[String]| -> Vec<String> { ids.iter().map(|id| name(id)).collect() };
        match self {
            Obstacle::Groups {
                groups,
                egress,
                ports,
                peer,
            } => Message::new(if *egress {
                "blocker-groups-out"
            } else {
                "blocker-groups-in"
            })
            .with("groups", names(groups))
            .with("ports", ports.to_string())
            .with(
                "peer",
                if peer.is_empty() {
                    Message::new("reaches-internet")
                } else {
                    Message::new("reaches-carrier").with("groups", names(peer))
                },
            ),
            Obstacle::Acl {
                acl,
                subnet,
                egress,
                ports,
                peer,
                rule,
            } => Message::new(if *egress {
                "acl-blocks-out"
            } else {
                "acl-blocks-in"
            })
            .with("acl", acl)
            .with("subnet", name(subnet))
            .with("ports", ports.to_string())
            .with("peer", peer.to_string())
            .with("rule", super::network_acl::rule_name(*rule)),
            Obstacle::NoRoute {
                table,
                subnet,
                hosts,
            } => Message::new(if hosts.is_empty() {
                "blocker-no-route"
            } else {
                "blocker-no-route-hosts"
            })
            .with("table", name(table))
            .with("subnet", name(subnet))
            .with("hosts", hosts.clone()),
            Obstacle::DeadRoute {
                table,
                destination,
                target,
            } => Message::new("blocker-dead-route")
                .with("table", name(table))
                .with("destination", destination.to_string())
                .with("target", target),
            Obstacle::State { resource, state } => Message::new("property-pending")
                .with("resource", name(resource))
                .with("value", state),
            Obstacle::PrivateNat { gateway } => {
                Message::new("blocker-private-nat").with("gateway", gateway)
            }
            Obstacle::NoPublicAddress { service, subnet } => {
                Message::new("blocker-no-public-address")
                    .with("service", name(service))
                    .with("subnet", name(subnet))
            }
            Obstacle::Internal { load_balancer } => {
                Message::new("blocker-internal").with("load_balancer", name(load_balancer))
            }
            Obstacle::OtherVpc { from, to } => Message::new("blocker-other-vpc")
                .with("from", name(from))
                .with("to", name(to)),
            Obstacle::NoMountTarget { file_system, zone } => {
                Message::new("blocker-no-mount-target")
                    .with("file_system", file_system)
                    .with("zone", zone)
            }
            Obstacle::ZoneNotEnabled {
                load_balancer,
                zone,
            } => Message::new("blocker-zone")
                .with("load_balancer", name(load_balancer))
                .with("zone", zone),
            Obstacle::PublicAccess { place, mode, .. } => Message::new("blocker-public-access")
                .with("place", name(place))
                .with("mode", mode),
            Obstacle::Dns { vpc, attribute } => Message::new("blocker-dns")
                .with("vpc", name(vpc))
                .with("attribute", *attribute),
        }
    }
}
