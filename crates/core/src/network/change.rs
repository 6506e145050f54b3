//! The smallest change that removes a blocker: data, which a reader gets as a sentence.

use ipnet::Ipv4Net;

use super::ports::Ports;
use crate::message::Message;

/// Whom a new security-group rule names.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// Whatever carries this group.
    Group(String),
    Range(Ipv4Net),
}

/// The kind of gateway a route must point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gateway {
    Internet,
    Nat,
}

/// One change of an account. All traffic here is TCP.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    AllowInbound {
        group: String,
        ports: Ports,
        from: Source,
    },
    AllowOutbound {
        group: String,
        ports: Ports,
        to: Source,
    },
    /// `number` is free, and before every rule that denies this traffic.
    AllowInAcl {
        acl: String,
        egress: bool,
        number: i32,
        ports: Ports,
        peer: Ipv4Net,
    },
    /// Where no number is free before the rule that denies.
    RemoveFromAcl {
        acl: String,
        egress: bool,
        number: i32,
    },
    PointRoute {
        table: String,
        destination: Ipv4Net,
        to: Gateway,
    },
    RemoveRoute {
        table: String,
        destination: Ipv4Net,
    },
    /// `attribute` is "enableDnsSupport" or "enableDnsHostnames".
    SwitchOnDns {
        vpc: String,
        attribute: &'static str,
    },
    AssignPublicIp {
        service: String,
    },
    AddMountTarget {
        file_system: String,
        zone: String,
    },
    /// Delete it and make it anew: nothing else mends it.
    Replace {
        resource: String,
    },
    /// Make it anew with the scheme "internet-facing", which cannot be changed.
    MakeInternetFacing {
        load_balancer: String,
    },
    /// Use a public subnet of the same zone in place of this one.
    UsePublicSubnet {
        load_balancer: String,
        subnet: String,
    },
    EnableZone {
        load_balancer: String,
        zone: String,
    },
    /// Make it anew in this VPC.
    MoveToVpc {
        resource: String,
        vpc: String,
    },
}

impl Change {
    /// The change as a phrase in the imperative; `name` gives an id the name that readers know.
    pub fn message(&self, name: &dyn Fn(&str) -> String) -> Message {
        let source = |source: &Source| match source {
            Source::Group(id) => name(id),
            Source::Range(range) => range.to_string(),
        };
        match self {
            Change::AllowInbound { group, ports, from } => Message::new("change-allow-in")
                .with("group", name(group))
                .with("ports", ports.to_string())
                .with("peer", source(from)),
            Change::AllowOutbound { group, ports, to } => Message::new("change-allow-out")
                .with("group", name(group))
                .with("ports", ports.to_string())
                .with("peer", source(to)),
            Change::AllowInAcl {
                acl,
                egress,
                number,
                ports,
                peer,
            } => Message::new(if *egress {
                "change-acl-out"
            } else {
                "change-acl-in"
            })
            .with("acl", acl)
            .with("number", number.to_string())
            .with("ports", ports.to_string())
            .with("peer", peer.to_string()),
            Change::RemoveFromAcl {
                acl,
                egress,
                number,
            } => Message::new(if *egress {
                "change-acl-remove-out"
            } else {
                "change-acl-remove-in"
            })
            .with("acl", acl)
            .with("number", number.to_string()),
            Change::PointRoute {
                table,
                destination,
                to,
            } => Message::new("change-route")
                .with("table", table)
                .with("destination", destination.to_string())
                .with(
                    "gateway",
                    Message::new(match to {
                        Gateway::Internet => "internet-gateway",
                        Gateway::Nat => "nat-gateway",
                    }),
                ),
            Change::RemoveRoute { table, destination } => Message::new("change-route-remove")
                .with("table", table)
                .with("destination", destination.to_string()),
            Change::SwitchOnDns { vpc, attribute } => Message::new("change-dns")
                .with("vpc", name(vpc))
                .with("attribute", *attribute),
            Change::AssignPublicIp { service } => {
                Message::new("change-public-ip").with("service", name(service))
            }
            Change::AddMountTarget { file_system, zone } => Message::new("change-mount-target")
                .with("file_system", file_system)
                .with("zone", zone),
            Change::Replace { resource } => {
                Message::new("change-replace").with("resource", name(resource))
            }
            Change::MakeInternetFacing { load_balancer } => {
                Message::new("change-internet-facing").with("load_balancer", name(load_balancer))
            }
            Change::UsePublicSubnet {
                load_balancer,
                subnet,
            } => Message::new("change-public-subnet")
                .with("load_balancer", name(load_balancer))
                .with("subnet", name(subnet)),
            Change::EnableZone {
                load_balancer,
                zone,
            } => Message::new("change-zone")
                .with("load_balancer", name(load_balancer))
                .with("zone", zone),
            Change::MoveToVpc { resource, vpc } => Message::new("change-vpc")
                .with("resource", name(resource))
                .with("vpc", name(vpc)),
        }
    }
}
