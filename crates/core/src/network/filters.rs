//! Security groups and network ACLs on the way.

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

/// Who is at the far end, as security-group rules see it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Far<'f, 'a> {
    Internet,
    End(&'f End<'a>),
}

impl Trace<'_> {
    /// The security groups of one end.
    pub(super) fn groups(&mut self, of: &End<'_>, egress: bool, ports: Ports, far: Far<'_, '_>) {
        let rules = rules(&of.groups, egress);
        self.looked_at.extend(ids(&of.groups));
        let peer = match far {
            Far::Internet => Peer::Anywhere,
            Far::End(end) => Peer::Carrying {
                groups: ids(&end.groups).into_iter().collect(),
                addresses: vec![end.address],
            },
        };
        match admits(&rules, Protocol::Tcp, ports, &peer) {
            Admission::Exactly | Admission::ByAddress(_) => {}
            // Who may visit is the attendee's choice; what the tasks must reach is not.
            Admission::Narrower { .. } if !egress => {}
            // Which of its addresses the other end has is not known.
            Admission::Narrower { range, .. } | Admission::Part(range) => {
                self.not_modelled(range.to_string());
            }
            Admission::Perhaps(what) => self.not_modelled(what),
            Admission::PerhapsByAddress | Admission::Nothing => {
                self.refused(of, egress, ports, far);
            }
        }
    }

    fn refused(&mut self, of: &End<'_>, egress: bool, ports: Ports, far: Far<'_, '_>) {
        let Some(group) = of.groups.first().map(|group| group.group_id.clone()) else {
            return;
        };
        let (peer, source) = match far {
            Far::Internet => (Vec::new(), Source::Range(ANYWHERE)),
            Far::End(end) => {
                let peer = ids(&end.groups);
                let source = peer.first().cloned();
                (
                    peer,
                    source.map_or(Source::Range(end.address), Source::Group),
                )
            }
        };
        let change = if egress {
            Change::AllowOutbound {
                group,
                ports,
                to: source,
            }
        } else {
            Change::AllowInbound {
                group,
                ports,
                from: source,
            }
        };
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

    /// The network ACL of a subnet, for traffic that crosses the subnet's edge.
    pub(super) fn acl(&mut self, subnet: &Subnet, egress: bool, ports: Ports, peer: Ipv4Net) {
        let acls = match self.snapshot.ec2.network_acls.known() {
            Ok(acls) => acls,
            Err(reason) => return self.unknown(reason),
        };
        let Some(acl) = acl_of(acls, &subnet.vpc_id, &subnet.subnet_id) else {
            return self.not_modelled(&subnet.subnet_id);
        };
        self.looked_at.insert(acl.network_acl_id.clone());
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
