//! What a network ACL lets through: stateless, lowest rule number first, the first match decides.
//!
//! Source: Amazon VPC user guide, "Control subnet traffic with network access control lists".

use std::collections::BTreeSet;

use ipnet::Ipv4Net;

use super::next_hop::ANYWHERE;
use super::ports::Ports;
use super::ranges::Ranges;
use super::rule::{Protocol, Rule, RuleSource};
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

/// What a list makes of TCP traffic with a peer.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    Passes,
    /// All of it is stopped, by the rule of this number.
    Blocks(i32),
    /// Some of the peer's addresses pass and others do not, or it is not known which, by a rule for this range.
    Partly(String),
}

/// What the list makes of this TCP traffic, where the peer may have any address of its range. All of IPv4 as the peer
/// means no address in particular: rules for some of it decide nothing.
///
/// A rule that closes a few of thousands of reply ports, as a rule against a service does, closes nothing here: hardly
/// any reply goes there.
///
/// The addresses are cut where a rule's range begins or ends, and each piece is judged by the rules that are for it.
/// Rules 90 "deny 10.0.0.0/25" and 100 "deny 10.0.0.0/24" stop both halves of 10.0.0.0/24, though no rule stops both
/// alone; without rule 100 and with "allow 0.0.0.0/0" in its place, half of it passes.
pub fn filter(acl: &NetworkAcl, egress: bool, ports: Ports, peer: Ipv4Net) -> Filter {
    let entries = entries(acl, egress, peer);
    let pieces = Ranges::from(peer).cut_by(entries.iter().map(|entry| &entry.addresses));
    let mut stopped: Vec<(i32, u64)> = Vec::new();
    let (mut passes, mut undecided) = (false, false);
    for piece in &pieces {
        let stops = |lean: Action| stops(&entries, ports, piece, lean);
        match (stops(Action::Allow), stops(Action::Deny)) {
            (Some(rule), _) => stopped.push((rule, piece.count())),
            (None, Some(_)) => undecided = true,
            (None, None) => passes = true,
        }
    }
    // Where several rules stop it together, the one for most of it is named.
    let widest = stopped.iter().max_by_key(|(rule, count)| (*count, *rule));
    match widest {
        Some((rule, _)) if !passes && !undecided => Filter::Blocks(*rule),
        None if !undecided => Filter::Passes,
        _ => {
            let parts = entries.iter().filter(|entry| entry.is_for_part_of(peer));
            let what = parts.flat_map(|entry| &entry.rule.sources).next();
            Filter::Partly(what.map(ToString::to_string).unwrap_or_default())
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Allow,
    Deny,
}

/// An entry of a list, parsed.
struct Entry<'a> {
    number: i32,
    /// None where the text is neither "allow" nor "deny".
    action: Option<Action>,
    rule: Rule<'a>,
    /// The addresses that it is for; all where they cannot be read.
    addresses: Ranges,
}

impl Entry<'_> {
    /// Whether it cannot be read which traffic it is for.
    fn is_unreadable(&self) -> bool {
        let mut sources = self.rule.sources.iter();
        sources.any(|source| matches!(source, RuleSource::Unreadable(_)))
    }

    fn is_for_part_of(&self, peer: Ipv4Net) -> bool {
        self.is_unreadable() || !self.addresses.contains(&peer.into())
    }
}

/// The list's entries for TCP in one direction, lowest number first, as far as they decide about the peer.
fn entries<'a>(acl: &'a NetworkAcl, egress: bool, peer: Ipv4Net) -> Vec<Entry<'a>> {
    let wanted = Ranges::from(peer);
    let mut entries: Vec<Entry<'a>> = acl
        .entries
        .iter()
        .filter(|entry| entry.egress == egress)
        .map(Entry::from)
        .filter(|entry| entry.rule.is_for(Protocol::Tcp))
        .filter(|entry| match peer.prefix_len() {
            0 => entry.addresses.contains(&wanted),
            _ => entry.addresses.overlaps(&wanted),
        })
        .collect();
    entries.sort_by_key(|entry| entry.number);
    entries
}

impl<'a> From<&'a NetworkAclEntry> for Entry<'a> {
    fn from(entry: &'a NetworkAclEntry) -> Self {
        let rule = Rule::from(entry);
        let addresses = rule.sources.iter().map(|source| match source {
            RuleSource::Range(range) => Ranges::from(*range),
            RuleSource::Unreadable(_) => ANYWHERE.into(),
            RuleSource::Range6(_) | RuleSource::Group(_) | RuleSource::PrefixList(_) => {
                Ranges::default()
            }
        });
        Entry {
            number: entry.rule_number,
            action: match entry.rule_action.as_str() {
                "allow" => Some(Action::Allow),
                "deny" => Some(Action::Deny),
                _ => None,
            },
            addresses: addresses.collect(),
            rule,
        }
    }
}

/// The number of the rule that stops some of the traffic with these addresses; none if all of it passes. What cannot
/// be read of an entry is taken as if it were in favour of `lean`.
fn stops(entries: &[Entry<'_>], ports: Ports, addresses: &Ranges, lean: Action) -> Option<i32> {
    let mut open = Ranges::from(ports);
    let all = open.count();
    let matters = |closed: u64| closed * NEGLIGIBLE > all;
    for entry in entries {
        let action = entry.action.unwrap_or(lean);
        let is_ignored = entry.is_unreadable() && action != lean;
        if is_ignored || !entry.addresses.contains(addresses) {
            continue;
        }
        let left = open.minus(&entry.rule.ports.into());
        if action == Action::Deny && matters(open.count() - left.count()) {
            return Some(entry.number);
        }
        open = left;
    }
    matters(open.count()).then_some(FINAL)
}

/// One in so many ports is not missed.
const NEGLIGIBLE: u64 = 1000;

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
        let ports = Ports {
            from: 1024,
            to: 65535,
        };
        match filter(&acl, false, ports, peer) {
            Filter::Passes => None,
            Filter::Blocks(rule) => Some(rule),
            Filter::Partly(range) => panic!("partly, by {range}"),
        }
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
