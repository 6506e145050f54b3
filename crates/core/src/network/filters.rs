//! Checks of security groups and network ACLs along a path.

use ipnet::Ipv4Net;

use super::blocker::Obstacle;
use super::network_acl::{Filter, acl_of, filter, let_through};
use super::next_hop::ANYWHERE;
use super::rule::{Protocol, rules};
use super::security_group::{Admission, Peer, admits};
use super::trace::{End, Trace};
use crate::change::{Change, Source};
use crate::ports::Ports;
use crate::snapshot::ec2::{SecurityGroup, Subnet};

/// The other end of the traffic, as security group rules see it.
#[derive(Debug, Clone, Copy)]
pub(super) enum OtherEnd<'f, 'a> {
    /// Any address of the internet.
    Internet,
    /// A resource in a VPC.
    End(&'f End<'a>),
}

impl Trace<'_> {
    /// Checks the security groups of one end, and records a blocker if they do not admit the traffic.
    pub(super) fn groups(
        &mut self,
        of: &End<'_>,
        egress: bool,
        ports: Ports,
        far: OtherEnd<'_, '_>,
    ) {
        let rules = rules(&of.groups, egress);
        self.traversed.extend(ids(&of.groups));
        let peer = match far {
            OtherEnd::Internet => Peer::Anywhere,
            OtherEnd::End(end) => Peer::WithGroups {
                groups: ids(&end.groups).into_iter().collect(),
                addresses: vec![end.address],
            },
        };
        match admits(&rules, Protocol::Tcp, ports, &peer) {
            Admission::Exactly | Admission::ByAddress(_) => {}
            // Inbound rules for part of the internet are the attendee's choice. Outbound rules for part of it may exclude a
            // host that the tasks need.
            Admission::Narrower { .. } if !egress => {}
            // The rules admit part of the addresses, and it is not known which address the other end has.
            Admission::Narrower { range, .. } | Admission::Part(range) => {
                self.not_modelled(range.to_string());
            }
            Admission::Perhaps(what) => self.not_modelled(what),
            Admission::PerhapsByAddress | Admission::Nothing => {
                self.refused(of, egress, ports, far);
            }
        }
    }

    fn refused(&mut self, of: &End<'_>, egress: bool, ports: Ports, far: OtherEnd<'_, '_>) {
        let Some(first) = of.groups.first() else {
            return;
        };
        let group = first.group_id.clone();
        let (peer, source) = match far {
            OtherEnd::Internet => (Vec::new(), Source::Range(ANYWHERE)),
            OtherEnd::End(end) => {
                let peer = ids(&end.groups);
                // A rule names no group of another VPC.
                let mut near = end.groups.iter();
                let near = near.find(|other| other.vpc_id == first.vpc_id);
                let source = near.map(|group| group.group_id.clone());
                (
                    peer,
                    source.map_or(Source::Range(end.address), Source::Group),
                )
            }
        };
        let change = Change::allow(egress, group, ports, source);
        let groups = ids(&of.groups);
        self.block(
            Obstacle::Groups {
                groups,
                egress,
                ports,
                peer,
            },
            change,
        );
    }

    /// Checks the network ACL of a subnet for traffic that enters or leaves the subnet.
    ///
    /// # Example
    ///
    /// The ACL has entry 100 "deny TCP 80 from 0.0.0.0/0" and entry 200 "allow all". Traffic to port 80 is blocked by 100;
    /// the change is an "allow" entry with the next free lower number, 99. If another blocker of the same ACL and direction
    /// already asks for 99, this one gets 98. If no number below 100 is free, the change removes entry 100.
    pub(super) fn acl(&mut self, subnet: &Subnet, egress: bool, ports: Ports, peer: Ipv4Net) {
        let acls = match self.snapshot.ec2.network_acls.known() {
            Ok(acls) => acls,
            Err(reason) => return self.unknown(reason),
        };
        let Some(acl) = acl_of(acls, &subnet.vpc_id, &subnet.subnet_id) else {
            return self.not_modelled(&subnet.subnet_id);
        };
        self.traversed.insert(acl.network_acl_id.clone());
        let id = acl.network_acl_id.clone();
        let (rule, first) = match filter(acl, egress, ports, peer) {
            Filter::Passes => return,
            Filter::Partly(range) => return self.not_modelled(format!("{id}: {range}")),
            Filter::Blocks { rule, first } => (rule, first),
        };
        let earlier: Vec<Change> = self
            .blockers
            .iter()
            .map(|blocker| blocker.change.clone())
            .collect();
        let change = let_through(acl, egress, ports, peer, first, &earlier);
        self.block(
            Obstacle::Acl {
                acl: id,
                subnet: subnet.subnet_id.clone(),
                egress,
                ports,
                peer,
                rule,
            },
            change,
        );
    }
}

fn ids(groups: &[&SecurityGroup]) -> Vec<String> {
    groups.iter().map(|group| group.group_id.clone()).collect()
}
