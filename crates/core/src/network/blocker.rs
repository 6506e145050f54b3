//! What stops traffic on its way, and the smallest change that lets it through.

use ipnet::Ipv4Net;

use crate::change::Change;
use crate::message::Message;
use crate::ports::Ports;
use crate::verdict::BlamedRule;

/// One thing that stops traffic, whatever else does.
#[derive(Debug, Clone, PartialEq)]
pub struct Blocker {
    pub obstacle: Obstacle,
    /// The smallest change that removes it.
    pub change: Change,
}

/// What stops traffic. All traffic here is TCP.
#[derive(Debug, Clone, PartialEq)]
pub enum Obstacle {
    /// No rule of these groups, together, admits the ports to (or from) the peer.
    Groups {
        groups: Vec<String>,
        egress: bool,
        ports: Ports,
        /// The groups the other end carries; none for the internet.
        peer: Vec<String>,
    },
    /// `rule` is 32767 for the final rule "*".
    Acl {
        acl: String,
        subnet: String,
        egress: bool,
        ports: Ports,
        peer: Ipv4Net,
        rule: i32,
    },
    /// The hosts are those that no VPC endpoint serves either, where that matters.
    NoRoute {
        table: String,
        subnet: String,
        hosts: Vec<String>,
    },
    /// The route is there, but what it points at is gone.
    DeadRoute {
        table: String,
        destination: Ipv4Net,
        target: String,
    },
    State {
        resource: String,
        state: String,
    },
    /// A private NAT gateway leads to other networks only.
    PrivateNat {
        gateway: String,
    },
    NoPublicAddress {
        service: String,
        subnet: String,
    },
    Internal {
        load_balancer: String,
    },
    OtherVpc {
        from: String,
        to: String,
    },
    NoMountTarget {
        file_system: String,
        zone: String,
    },
    ZoneNotEnabled {
        load_balancer: String,
        zone: String,
    },
    Dns {
        vpc: String,
        attribute: &'static str,
    },
}

impl Obstacle {
    /// The explanation code that AWS's own analysis uses for it, where one fits.
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
            Obstacle::PrivateNat { .. } | Obstacle::NoMountTarget { .. } | Obstacle::Dns { .. } => {
                return None;
            }
        })
    }

    /// The rule that stops the traffic, where it is one rule.
    pub fn rule(&self) -> Option<BlamedRule> {
        match self {
            Obstacle::Acl {
                acl, egress, rule, ..
            } => Some(BlamedRule::NetworkAcl {
                acl: acl.clone(),
                egress: *egress,
                number: *rule,
            }),
            _ => None,
        }
    }

    /// The ids of what it is about.
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
        };
        ids.iter().map(ToString::to_string).collect()
    }

    /// The obstacle as a phrase, with its code; `name` gives an id the name that readers know.
    pub fn message(&self, name: &dyn Fn(&str) -> String) -> Message {
        let what = self.phrase(name);
        match self.code() {
            Some(code) => Message::new("blocker-coded")
                .with("what", what)
                .with("code", code),
            None => what,
        }
    }

    fn phrase(&self, name: &dyn Fn(&str) -> String) -> Message {
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
            .with("table", table)
            .with("subnet", name(subnet))
            .with("hosts", hosts.clone()),
            Obstacle::DeadRoute {
                table,
                destination,
                target,
            } => Message::new("blocker-dead-route")
                .with("table", table)
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
            Obstacle::Dns { vpc, attribute } => Message::new("blocker-dns")
                .with("vpc", name(vpc))
                .with("attribute", *attribute),
        }
    }
}
