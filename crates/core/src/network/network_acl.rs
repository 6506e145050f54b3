//! What a network ACL lets through: stateless, lowest rule number first, the first match decides.
//!
//! Source: Amazon VPC user guide, "Control subnet traffic with network access control lists".

use std::collections::BTreeSet;

use ipnet::Ipv4Net;

use super::security_group::Ports;
use crate::snapshot::ec2::{NetworkAcl, NetworkAclEntry};

/// The final rule "*", which denies what no rule allowed.
const FINAL: i32 = 32767;

/// The ACL of a subnet: the one associated with it, else its VPC's default ACL.
pub fn acl_of<'a>(acls: &'a [NetworkAcl], vpc_id: &str, subnet_id: &str) -> Option<&'a NetworkAcl> {
    let associated = |acl: &&NetworkAcl| {
        acl.associations
            .iter()
            .any(|association| association.subnet_id == subnet_id)
    };
    acls.iter().find(associated).or_else(|| {
        acls.iter()
            .find(|acl| acl.vpc_id == vpc_id && acl.is_default)
    })
}

/// The number of the rule that stops some of this TCP traffic; none if all of it passes.
///
/// A rule for only part of the peer's addresses decides nothing here: it concerns some peers, not the workshop's. Nor
/// does one that closes a few of thousands of reply ports, as a rule against a service does: hardly any reply goes there.
pub fn blocked_by(acl: &NetworkAcl, egress: bool, ports: Ports, peer: Ipv4Net) -> Option<i32> {
    let mut rules: Vec<&NetworkAclEntry> = acl
        .entries
        .iter()
        .filter(|rule| rule.egress == egress && is_for_tcp(rule) && is_for(rule, peer))
        .collect();
    rules.sort_by_key(|rule| rule.rule_number);
    let all = (u32::from(ports.from), u32::from(ports.to));
    let count =
        |ranges: &[(u32, u32)]| -> u32 { ranges.iter().map(|(from, to)| to - from + 1).sum() };
    let matters = |closed: u32| closed * NEGLIGIBLE > count(&[all]);
    let mut open = vec![all];
    for rule in rules {
        let left: Vec<(u32, u32)> = open
            .iter()
            .flat_map(|range| without(*range, ports_of(rule)))
            .collect();
        if rule.rule_action != "allow" && matters(count(&open) - count(&left)) {
            return Some(rule.rule_number);
        }
        open = left;
    }
    matters(count(&open)).then_some(FINAL)
}

/// One in so many ports is not missed.
const NEGLIGIBLE: u32 = 1000;

/// What a list makes of TCP traffic with a peer.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    Passes,
    /// All of it is stopped, by the rule of this number.
    Blocks(i32),
    /// Some of the peer's addresses pass and others do not, by a rule for this range.
    Partly(String),
}

/// What the list makes of this TCP traffic, where the peer may have any address of its range. All of IPv4 as the peer
/// means no address in particular: rules for some of it decide nothing.
pub fn filter(acl: &NetworkAcl, egress: bool, ports: Ports, peer: Ipv4Net) -> Filter {
    if peer.prefix_len() == 0 {
        return blocked_by(acl, egress, ports, peer).map_or(Filter::Passes, Filter::Blocks);
    }
    let partial = |rule: &NetworkAclEntry| {
        let range = rule.cidr_block.as_deref()?.parse::<Ipv4Net>().ok()?;
        (range != peer && peer.contains(&range) && rule.egress == egress).then_some(range)
    };
    // Once as if every rule for part of the range were in favour of the address, once as if against it.
    let with_partial = |favoured: &str| NetworkAcl {
        entries: acl
            .entries
            .iter()
            .filter(|rule| partial(rule).is_none() || rule.rule_action == favoured)
            .cloned()
            .map(|mut rule| {
                if partial(&rule).is_some() {
                    rule.cidr_block = Some(peer.to_string());
                }
                rule
            })
            .collect(),
        ..NetworkAcl::default()
    };
    let blocked = |favoured| blocked_by(&with_partial(favoured), egress, ports, peer);
    match (blocked("allow"), blocked("deny")) {
        (Some(rule), _) => Filter::Blocks(rule),
        (None, None) => Filter::Passes,
        (None, Some(_)) => {
            let range = acl.entries.iter().find_map(partial);
            Filter::Partly(range.map(|range| range.to_string()).unwrap_or_default())
        }
    }
}

/// A free number for a rule that must come before the one that denies: the next round one where that is the final
/// "*", else the next lower one.
pub fn free_number(
    acl: &NetworkAcl,
    egress: bool,
    before: i32,
    taken: &BTreeSet<i32>,
) -> Option<i32> {
    let numbers: BTreeSet<i32> = acl
        .entries
        .iter()
        .filter(|rule| rule.egress == egress && rule.rule_number != FINAL)
        .map(|rule| rule.rule_number)
        .chain(taken.iter().copied())
        .collect();
    let next = numbers.last().map_or(100, |last| last / 10 * 10 + 10);
    if before == FINAL && next < FINAL {
        return Some(next);
    }
    (1..before).rev().find(|number| !numbers.contains(number))
}

/// The number as the console shows it: the final rule is "*".
pub fn rule_name(number: i32) -> String {
    if number == FINAL {
        "*".to_owned()
    } else {
        number.to_string()
    }
}

fn is_for_tcp(rule: &NetworkAclEntry) -> bool {
    rule.protocol == "-1" || rule.protocol == "6"
}

fn is_for(rule: &NetworkAclEntry, peer: Ipv4Net) -> bool {
    rule.cidr_block
        .as_deref()
        .and_then(|range| range.parse::<Ipv4Net>().ok())
        .is_some_and(|range| range.contains(&peer))
}

fn ports_of(rule: &NetworkAclEntry) -> (u32, u32) {
    match &rule.port_range {
        Some(range) if rule.protocol != "-1" => (
            u32::try_from(range.from).unwrap_or(0),
            u32::try_from(range.to).unwrap_or(u32::from(u16::MAX)),
        ),
        _ => (0, u32::from(u16::MAX)),
    }
}

/// What is left of a range of ports when another is taken out of it.
fn without(range: (u32, u32), taken: (u32, u32)) -> impl Iterator<Item = (u32, u32)> {
    let below = (range.0, range.1.min(taken.0.wrapping_sub(1)));
    let above = (range.0.max(taken.1 + 1), range.1);
    [(taken.0 > range.0, below), (taken.1 < range.1, above)]
        .into_iter()
        .filter(|(exists, (from, to))| *exists && from <= to)
        .map(|(_, range)| range)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::ec2::PortRange;

    fn rule(number: i32, action: &str, range: &str, ports: Option<(i32, i32)>) -> NetworkAclEntry {
        NetworkAclEntry {
            rule_number: number,
            protocol: if ports.is_some() { "6" } else { "-1" }.to_owned(),
            rule_action: action.to_owned(),
            egress: false,
            cidr_block: Some(range.to_owned()),
            port_range: ports.map(|(from, to)| PortRange { from, to }),
            ..NetworkAclEntry::default()
        }
    }

    fn blocked(entries: Vec<NetworkAclEntry>) -> Option<i32> {
        let acl = NetworkAcl {
            entries,
            ..NetworkAcl::default()
        };
        let peer = "10.0.0.0/16".parse().unwrap();
        blocked_by(
            &acl,
            false,
            Ports {
                from: 1024,
                to: 65535,
            },
            peer,
        )
    }

    #[test]
    fn the_lowest_number_decides() {
        let deny_all = rule(32767, "deny", "0.0.0.0/0", None);
        assert_eq!(
            blocked(vec![
                deny_all.clone(),
                rule(100, "allow", "0.0.0.0/0", None)
            ]),
            None
        );
        assert_eq!(
            blocked(vec![
                rule(100, "allow", "0.0.0.0/0", None),
                rule(90, "deny", "10.0.0.0/8", None)
            ]),
            Some(90)
        );
        assert_eq!(blocked(vec![deny_all]), Some(32767));
        assert_eq!(blocked(vec![]), Some(32767));
    }

    #[test]
    fn every_port_must_pass() {
        let lower = rule(100, "allow", "0.0.0.0/0", Some((0, 32767)));
        let upper = rule(110, "allow", "0.0.0.0/0", Some((32768, 65535)));
        assert_eq!(blocked(vec![lower.clone(), upper]), None);
        assert_eq!(
            blocked(vec![
                lower.clone(),
                rule(110, "allow", "0.0.0.0/0", Some((42769, 65535)))
            ]),
            Some(32767)
        );
        assert_eq!(
            blocked(vec![
                lower,
                rule(105, "deny", "0.0.0.0/0", Some((40000, 60001)))
            ]),
            Some(105)
        );
    }

    #[test]
    fn a_rule_against_one_service_closes_no_way_back() {
        let mysql = rule(90, "deny", "0.0.0.0/0", Some((3306, 3306)));
        let allow = rule(100, "allow", "0.0.0.0/0", None);
        assert_eq!(blocked(vec![mysql, allow]), None);
    }

    #[test]
    fn rules_for_other_peers_and_protocols_decide_nothing() {
        let mut udp = rule(90, "deny", "0.0.0.0/0", Some((0, 65535)));
        udp.protocol = "17".to_owned();
        let other_peer = rule(95, "deny", "192.0.2.0/24", None);
        let allow = rule(100, "allow", "0.0.0.0/0", None);
        assert_eq!(blocked(vec![udp, other_peer, allow]), None);
    }

    #[test]
    fn rules_for_part_of_a_range_leave_it_open_unless_they_make_no_difference() {
        let judge = |entries: Vec<NetworkAclEntry>, peer: &str| {
            let acl = NetworkAcl {
                entries,
                ..NetworkAcl::default()
            };
            filter(&acl, false, "80".parse().unwrap(), peer.parse().unwrap())
        };
        let part = |number, action| rule(number, action, "10.0.0.0/25", None);
        let all = |number, action| rule(number, action, "0.0.0.0/0", None);
        let partly = Filter::Partly("10.0.0.0/25".to_owned());
        for (rules, outcome) in [
            (vec![part(90, "deny"), all(100, "allow")], partly.clone()),
            (vec![part(90, "allow"), all(100, "deny")], partly),
            (vec![part(90, "allow"), all(100, "allow")], Filter::Passes),
            (vec![all(80, "allow"), part(90, "deny")], Filter::Passes),
            (
                vec![part(90, "deny"), all(100, "deny")],
                Filter::Blocks(100),
            ),
        ] {
            assert_eq!(judge(rules.clone(), "10.0.0.0/24"), outcome, "{rules:?}");
        }
        // No address of the internet in particular is meant.
        assert_eq!(
            judge(vec![part(90, "deny"), all(100, "allow")], "0.0.0.0/0"),
            Filter::Passes
        );
    }

    #[test]
    fn a_new_rule_gets_a_free_number_before_the_one_that_denies() {
        let acl = NetworkAcl {
            entries: vec![
                rule(1, "deny", "0.0.0.0/0", None),
                rule(99, "allow", "0.0.0.0/0", None),
                rule(100, "deny", "0.0.0.0/0", None),
                rule(FINAL, "deny", "0.0.0.0/0", None),
            ],
            ..NetworkAcl::default()
        };
        let free = |before, taken: &[i32]| {
            free_number(&acl, false, before, &taken.iter().copied().collect())
        };
        assert_eq!(free(FINAL, &[]), Some(110));
        assert_eq!(free(FINAL, &[110]), Some(120));
        assert_eq!(free(FINAL, &[32766]), Some(32765));
        assert_eq!(free(100, &[]), Some(98));
        assert_eq!(free(1, &[]), None);
        assert_eq!(free_number(&acl, true, FINAL, &BTreeSet::new()), Some(100));
    }
}
