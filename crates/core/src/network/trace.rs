//! Follows traffic from one end to the other and records every obstacle.

use std::collections::BTreeSet;

use ipnet::Ipv4Net;

use super::blocker::{Blocker, Obstacle};
use super::route::table_of;
use crate::change::Change;
use crate::ports::Ports;
use crate::snapshot::ec2::{Ec2, RouteTable, SecurityGroup, Subnet};
use crate::snapshot::{Call, Reason, Snapshot};

/// The source ports of connections from Linux tasks. Source: Amazon VPC user guide, "Ephemeral ports".
pub const LINUX: Ports = Ports {
    from: 32768,
    to: 60999,
};
/// The source ports of connections from load balancers, NAT gateways and unknown clients. Source: the same.
pub const EPHEMERAL: Ports = Ports {
    from: 1024,
    to: 65535,
};

/// One end of the traffic, in one subnet.
#[derive(Debug, Clone)]
pub struct End<'a> {
    /// The ARN or id of the service, load balancer, mount target, database or endpoint.
    pub resource: &'a str,
    /// Its security groups.
    pub groups: Vec<&'a SecurityGroup>,
    /// The subnet of its network interface.
    pub subnet: &'a Subnet,
    /// The address, or the range of the subnet if the address is not known.
    pub address: Ipv4Net,
    /// The source ports of its connections.
    pub opens_from: Ports,
}

/// The findings along a path. A blocker is certain even if other parts of the path are unknown. Traffic passes only if
/// there are no blockers and nothing is unknown.
#[derive(Debug)]
pub struct Trace<'a> {
    pub(super) snapshot: &'a Snapshot,
    /// What stops the traffic, each with the smallest change.
    pub blockers: Vec<Blocker>,
    /// Resources that AWS is still creating, with their states.
    pub waits: Vec<(String, String)>,
    /// Why parts of the path are not known.
    pub unknown: Vec<Reason>,
    /// Ids of the resources that the traffic passes.
    pub traversed: BTreeSet<String>,
}

impl<'a> Trace<'a> {
    /// A trace without findings.
    pub fn new(snapshot: &'a Snapshot) -> Self {
        Trace {
            snapshot,
            blockers: Vec::new(),
            waits: Vec::new(),
            unknown: Vec::new(),
            traversed: BTreeSet::new(),
        }
    }

    /// Records an obstacle, unless it is already recorded.
    pub fn block(&mut self, obstacle: Obstacle, change: Change) {
        if !self.blockers.iter().any(|known| known.obstacle == obstacle) {
            self.blockers.push(Blocker { obstacle, change });
        }
    }

    /// Records that a fact could not be read.
    pub fn unknown(&mut self, reason: Reason) {
        if !self.unknown.contains(&reason) {
            self.unknown.push(reason);
        }
    }

    /// Records that the path uses something that is not modelled.
    pub fn not_modelled(&mut self, what: impl Into<String>) {
        self.unknown(Reason::NotModelled { what: what.into() });
    }

    /// Adds the findings of another trace.
    pub fn absorb(&mut self, other: Trace<'a>) {
        for blocker in other.blockers {
            self.block(blocker.obstacle, blocker.change);
        }
        self.waits.extend(other.waits);
        other
            .unknown
            .into_iter()
            .for_each(|reason| self.unknown(reason));
        self.traversed.extend(other.traversed);
    }

    /// Checks that DNS names resolve in the VPC. With `hostnames`, DNS hostnames must be on, too: EFS needs both attributes.
    /// Source: Amazon VPC user guide, "DNS attributes in your VPC"; Amazon EFS user guide, "Mounting with a DNS name".
    pub fn names(&mut self, vpc_id: &str, hostnames: bool) {
        let attributes = match attributes(&self.snapshot.ec2, vpc_id) {
            Ok(attributes) => attributes,
            Err(reason) => return self.unknown(reason),
        };
        self.traversed.insert(vpc_id.to_owned());
        for (attribute, on) in [
            ("enableDnsSupport", attributes.enable_dns_support),
            (
                "enableDnsHostnames",
                attributes.enable_dns_hostnames || !hostnames,
            ),
        ] {
            if !on {
                let vpc = vpc_id.to_owned();
                self.block(
                    Obstacle::Dns {
                        vpc: vpc.clone(),
                        attribute,
                    },
                    Change::SwitchOnDns { vpc, attribute },
                );
            }
        }
    }

    /// The route table of a subnet. If it is not known, that is recorded, and the result is `None`.
    pub(super) fn table(&mut self, subnet: &Subnet) -> Option<&'a RouteTable> {
        let tables = match self.snapshot.ec2.route_tables.known() {
            Ok(tables) => tables,
            Err(reason) => {
                self.unknown(reason);
                return None;
            }
        };
        let table = table_of(tables, &subnet.vpc_id, &subnet.subnet_id);
        match table {
            Some(table) => drop(self.traversed.insert(table.route_table_id.clone())),
            None => self.not_modelled(&subnet.subnet_id),
        }
        table
    }
}

/// The DNS attributes of a VPC.
///
/// # Errors
/// If they could not be read.
pub(super) fn attributes<'a>(
    ec2: &'a Ec2,
    vpc_id: &str,
) -> Result<&'a crate::snapshot::ec2::VpcAttributes, Reason> {
    ec2.vpcs.known()?;
    match ec2.vpc_attributes.get(vpc_id) {
        Some(attributes) => attributes.known(),
        None => Err(Reason::NotRead {
            call: Call::DescribeVpcAttribute,
        }),
    }
}

/// The groups with these ids, or the VPC's default group if there are no ids.
///
/// # Errors
/// If the groups could not be read, or one of them is not listed: it belongs to another account, and its rules are not
/// known.
/// Source: Amazon VPC user guide, "Default security groups for your VPCs".
pub fn attached_groups<'a>(
    ec2: &'a Ec2,
    ids: &[String],
    vpc_id: &str,
) -> Result<Vec<&'a SecurityGroup>, Reason> {
    let known = ec2.security_groups.known()?;
    if ids.is_empty() {
        let default = known
            .iter()
            .find(|group| group.vpc_id == vpc_id && group.group_name == "default");
        let what = format!("default ({vpc_id})");
        return Ok(vec![default.ok_or(Reason::NotModelled { what })?]);
    }
    let listed = |id: &String| known.iter().find(|group| group.group_id == *id);
    let missing = |id: &String| Reason::NotModelled { what: id.clone() };
    ids.iter()
        .map(|id| listed(id).ok_or_else(|| missing(id)))
        .collect()
}
