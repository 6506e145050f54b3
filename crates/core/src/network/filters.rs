//! Security groups and network ACLs on the way.

use std::collections::BTreeSet;

use ipnet::Ipv4Net;

use super::blocker::Obstacle;
use super::change::{Change, Source};
use super::network_acl::{Filter, acl_of, filter, free_number};
use super::next_hop::{ANYWHERE, is_private};
use super::security_group::{Admission, Peer, Ports, admits};
use super::trace::{End, Trace};
use crate::snapshot::ec2::{IpPermission, IpRange, SecurityGroup, Subnet};

/// Who is at the far end, as security-group rules see it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Far<'f, 'a> {
    Internet,
    End(&'f End<'a>),
}

impl Trace<'_> {
    /// The security groups of one end.
    pub(super) fn groups(&mut self, of: &End<'_>, egress: bool, ports: Ports, far: Far<'_, '_>) {
        let rules: Vec<IpPermission> = of
            .groups
            .iter()
            .flat_map(|group| match egress {
                true => &group.ip_permissions_egress,
                false => &group.ip_permissions,
            })
            .cloned()
            .collect();
        self.looked_at.extend(ids(&of.groups));
        let admission = match far {
            Far::Internet => from_internet(&rules, ports),
            Far::End(end) => from_end(&rules, ports, end),
        };
        match admission {
            Admission::Exactly | Admission::ByAddress(_) => {}
            // Who may visit is the attendee's choice; what the tasks must reach is not.
            Admission::Narrower(_) if !egress && matches!(far, Far::Internet) => {}
            Admission::Narrower(what) | Admission::PerhapsByPrefixList(what) => {
                self.not_modelled(what);
            }
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
        let change = match egress {
            true => Change::AllowOutbound {
                group,
                ports,
                to: source,
            },
            false => Change::AllowInbound {
                group,
                ports,
                from: source,
            },
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
        let acls = match self.ec2.network_acls.known() {
            Ok(acls) => acls,
            Err(reason) => return self.unknown(reason),
        };
        let Some(acl) = acl_of(acls, &subnet.vpc_id, &subnet.subnet_id) else {
            return self.not_modelled(&subnet.subnet_id);
        };
        self.looked_at.insert(acl.network_acl_id.clone());
        let id = acl.network_acl_id.clone();
        let rule = match filter(acl, egress, ports, peer) {
            Filter::Passes => return,
            Filter::Partly(rule) => return self.not_modelled(format!("{id}: {rule}")),
            Filter::Blocks(rule) => rule,
        };
        // Two changes of one list must not ask for the same number.
        let taken: BTreeSet<i32> = self
            .blockers
            .iter()
            .filter_map(|blocker| match &blocker.change {
                Change::AllowInAcl {
                    acl,
                    egress: other,
                    number,
                    ..
                } if *acl == id && *other == egress => Some(*number),
                _ => None,
            })
            .collect();
        let change = match free_number(acl, egress, rule, &taken) {
            Some(number) => Change::AllowInAcl {
                acl: id.clone(),
                egress,
                number,
                ports,
                peer,
            },
            None => Change::RemoveFromAcl {
                acl: id.clone(),
                egress,
                number: rule,
            },
        };
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

/// Private ranges are nowhere on the internet.
fn from_internet(rules: &[IpPermission], ports: Ports) -> Admission {
    let public: Vec<IpPermission> = rules
        .iter()
        .cloned()
        .map(|mut rule| {
            let on_internet =
                |range: &IpRange| !range.cidr_ip.parse().is_ok_and(|range| is_private(&range));
            rule.ip_ranges.retain(on_internet);
            rule
        })
        .collect();
    admits(&public, "tcp", ports, &Peer::Anywhere)
}

/// Where a rule is for part of the range that the far end has its address in, nobody knows whether it is for it.
fn from_end(rules: &[IpPermission], ports: Ports, end: &End<'_>) -> Admission {
    let peer = Peer::Carrying {
        groups: ids(&end.groups).into_iter().collect(),
        addresses: vec![end.address],
    };
    let admission = admits(rules, "tcp", ports, &peer);
    if admission != Admission::Nothing {
        return admission;
    }
    let mut part = None;
    let widened: Vec<IpPermission> = rules
        .iter()
        .cloned()
        .map(|mut rule| {
            for range in &mut rule.ip_ranges {
                let within = range
                    .cidr_ip
                    .parse::<Ipv4Net>()
                    .is_ok_and(|range| end.address.contains(&range));
                if within {
                    part = Some(std::mem::replace(
                        &mut range.cidr_ip,
                        end.address.to_string(),
                    ));
                }
            }
            rule
        })
        .collect();
    match part {
        Some(range) if admits(&widened, "tcp", ports, &peer) != Admission::Nothing => {
            Admission::Narrower(range)
        }
        _ => Admission::Nothing,
    }
}
