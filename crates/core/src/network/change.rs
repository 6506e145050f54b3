//! The smallest change that removes a blocker, as data. Reports show it as a sentence.

use ipnet::Ipv4Net;

use super::ports::Ports;
use crate::message::Message;

/// The peer that a new security group rule names.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// All network interfaces with the group of this id.
    Group(String),
    /// An address range.
    Range(Ipv4Net),
}

/// The kind of gateway a route must point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gateway {
    /// An internet gateway.
    Internet,
    /// A NAT gateway.
    Nat,
}

/// One change of an account. All traffic here is TCP.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Add an inbound rule to a security group.
    AllowInbound {
        /// The group's id.
        group: String,
        /// The ports to open.
        ports: Ports,
        /// The sender.
        from: Source,
    },
    /// Add an outbound rule to a security group.
    AllowOutbound {
        /// The group's id.
        group: String,
        /// The ports to open.
        ports: Ports,
        /// The receiver.
        to: Source,
    },
    /// Add an "allow" entry to a network ACL.
    AllowInAcl {
        /// The ACL's id.
        acl: String,
        /// Whether the entry is outbound.
        egress: bool,
        /// A free rule number before every entry that denies this traffic.
        number: i32,
        /// The ports to open.
        ports: Ports,
        /// The addresses at the other end.
        peer: Ipv4Net,
    },
    /// Remove a "deny" entry from a network ACL, because no number is free before it.
    RemoveFromAcl {
        /// The ACL's id.
        acl: String,
        /// Whether the entry is outbound.
        egress: bool,
        /// The number of the entry.
        number: i32,
    },
    /// Set the target of a route.
    PointRoute {
        /// The route table's id.
        table: String,
        /// The destination of the route.
        destination: Ipv4Net,
        /// The kind of the new target.
        to: Gateway,
    },
    /// Remove a route.
    RemoveRoute {
        /// The route table's id.
        table: String,
        /// The destination of the route.
        destination: Ipv4Net,
    },
    /// Turn on a DNS attribute of a VPC.
    SwitchOnDns {
        /// The VPC's id.
        vpc: String,
        /// "enableDnsSupport" or "enableDnsHostnames".
        attribute: &'static str,
    },
    /// Assign public addresses to the tasks of a service.
    AssignPublicIp {
        /// The service's ARN.
        service: String,
    },
    /// Create a mount target in a zone.
    AddMountTarget {
        /// The file system's id.
        file_system: String,
        /// The Availability Zone's name.
        zone: String,
    },
    /// Delete the resource and create it again, because it cannot be repaired.
    Replace {
        /// The resource's id.
        resource: String,
    },
    /// Create the load balancer again with the scheme "internet-facing", because the scheme cannot be changed.
    MakeInternetFacing {
        /// The load balancer's ARN.
        load_balancer: String,
    },
    /// Use a public subnet of the same zone in place of this subnet.
    UsePublicSubnet {
        /// The load balancer's ARN.
        load_balancer: String,
        /// The id of the private subnet.
        subnet: String,
    },
    /// Enable a zone for a load balancer.
    EnableZone {
        /// The load balancer's ARN.
        load_balancer: String,
        /// The Availability Zone's name.
        zone: String,
    },
    /// Create the resource again in this VPC.
    MoveToVpc {
        /// The resource's id or ARN.
        resource: String,
        /// The VPC's id.
        vpc: String,
    },
}

impl Change {
    /// The change as a phrase in the imperative. `name` maps an id to the name that readers know.
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
