//! Follows traffic from one end to the other and notes everything that stops it.

use std::collections::BTreeSet;

use ipnet::Ipv4Net;

use super::blocker::{Blocker, Obstacle};
use super::route::table_of;
use crate::change::Change;
use crate::ports::Ports;
use crate::snapshot::ec2::{Ec2, RouteTable, SecurityGroup, Subnet};
use crate::snapshot::{Call, Reason, Snapshot};

/// The ports from which Linux tasks open connections. Source: Amazon VPC user guide, "Ephemeral ports".
pub const LINUX: Ports = Ports {
    from: 32768,
    to: 60999,
};
/// The ports from which load balancers, NAT gateways and unknown clients open connections. Source: the same.
pub const EPHEMERAL: Ports = Ports {
    from: 1024,
    to: 65535,
};

/// One end of the traffic, in one subnet.
#[derive(Debug, Clone)]
pub struct End<'a> {
    /// The ARN or id of the service, load balancer, mount target, database or endpoint.
    pub resource: &'a str,
    pub groups: Vec<&'a SecurityGroup>,
    pub subnet: &'a Subnet,
    /// Its address where that is known, else its subnet's range.
    pub address: Ipv4Net,
    /// The ports from which it opens connections.
    pub opens_from: Ports,
}

/// What was found on the way. Blockers count whatever is unknown besides; nothing passes while something is unknown.
#[derive(Debug)]
pub struct Trace<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub blockers: Vec<Blocker>,
    /// What is on its way, and its state.
    pub waits: Vec<(String, String)>,
    pub unknown: Vec<Reason>,
    /// Ids of what let the traffic through.
    pub looked_at: BTreeSet<String>,
}

impl<'a> Trace<'a> {
    /// A trace on which nothing has been found yet.
    pub fn new(snapshot: &'a Snapshot) -> Self {
        Trace {
            snapshot,
            blockers: Vec::new(),
            waits: Vec::new(),
            unknown: Vec::new(),
            looked_at: BTreeSet::new(),
        }
    }

    /// Notes an obstacle, once.
    pub fn block(&mut self, obstacle: Obstacle, change: Change) {
        if !self.blockers.iter().any(|known| known.obstacle == obstacle) {
            self.blockers.push(Blocker { obstacle, change });
        }
    }

    /// Notes that something could not be read.
    pub fn unknown(&mut self, reason: Reason) {
        if !self.unknown.contains(&reason) {
            self.unknown.push(reason);
        }
    }

    /// Notes that the way leads over something that is not modelled.
    pub fn not_modelled(&mut self, what: impl Into<String>) {
        self.unknown(Reason::NotModelled { what: what.into() });
    }

    /// Adds what another trace found.
    pub fn absorb(&mut self, other: Trace<'a>) {
        for blocker in other.blockers {
            self.block(blocker.obstacle, blocker.change);
        }
        self.waits.extend(other.waits);
        other
            .unknown
            .into_iter()
            .for_each(|reason| self.unknown(reason));
        self.looked_at.extend(other.looked_at);
    }

    /// Notes whether the names that this flow goes by resolve: `hostnames` for EFS, whose names need both attributes.
    /// Source: Amazon VPC user guide, "DNS attributes in your VPC"; Amazon EFS user guide, "Mounting with a DNS name".
    pub fn names(&mut self, vpc_id: &str, hostnames: bool) {
        let attributes = match attributes(&self.snapshot.ec2, vpc_id) {
            Ok(attributes) => attributes,
            Err(reason) => return self.unknown(reason),
        };
        self.looked_at.insert(vpc_id.to_owned());
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

    /// The route table that serves a subnet; noted as unknown where there is none to be seen.
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
            Some(table) => drop(self.looked_at.insert(table.route_table_id.clone())),
            None => self.not_modelled(&subnet.subnet_id),
        }
        table
    }
}

/// The DNS attributes of a VPC.
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

/// The groups of these ids; the VPC's default group where none is named. A group that is not listed belongs to another
/// account, and its rules are not known.
/// Source: Amazon VPC user guide, "Default security groups for your VPCs".
pub fn carried<'a>(
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
