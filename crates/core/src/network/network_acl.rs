//! What a network ACL lets through: stateless, lowest rule number first, the first match decides.
//!
//! Source: Amazon VPC user guide, "Control subnet traffic with network access control lists".

use std::collections::{BTreeMap, BTreeSet};

use ipnet::Ipv4Net;

use super::next_hop::{ANYWHERE, NEGLIGIBLE, public};
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
    /// All of it is stopped.
    Blocks {
        /// The number of the rule that stops most of it.
        rule: i32,
        /// The lowest number of the rules that stop some of it.
        first: i32,
    },
    /// Some of the peer's addresses pass and others do not, or it is not known which, by a rule for this range.
    Partly(String),
}

/// What the list makes of this TCP traffic, where the peer may have any address of its range. Where the range is all of
/// IPv4, the peer is on the internet: the few addresses that a rule names there, to keep somebody out or to let
/// somebody in, decide nothing.
///
/// A rule that closes a few of thousands of reply ports, as a rule against a service does, closes nothing here: hardly
/// any reply goes there.
///
/// The addresses are cut where a rule's range begins or ends, and each piece is judged by the rules that are for it.
/// Rules 90 "deny 10.0.0.0/25" and 100 "deny 10.0.0.0/24" stop both halves of 10.0.0.0/24, though no rule stops both
/// alone; without rule 100 and with "allow 0.0.0.0/0" in its place, half of it passes.
pub fn filter(acl: &NetworkAcl, egress: bool, ports: Ports, peer: Ipv4Net) -> Filter {
    let (wanted, negligible) = match peer.prefix_len() {
        0 => (public(), public().count() / NEGLIGIBLE),
        _ => (Ranges::from(peer), 0),
    };
    let entries = entries(acl, egress, &wanted);
    let pieces = wanted.cut_by(entries.iter().map(|entry| &entry.addresses));
    // How many addresses each rule stops, and how many others there are.
    let mut stopped: BTreeMap<i32, u64> = BTreeMap::new();
    let (mut passing, mut undecided) = (0, 0);
    for piece in &pieces {
        let stops = |lean: Action| stops(&entries, ports, piece, lean);
        match (stops(Action::Allow), stops(Action::Deny)) {
            (Some(rule), _) => *stopped.entry(rule).or_default() += piece.count(),
            (None, Some(_)) => undecided += piece.count(),
            (None, None) => passing += piece.count(),
        }
    }
    let widest = stopped.iter().max_by_key(|(rule, count)| (**count, **rule));
    if stopped.values().sum::<u64>() + undecided <= negligible {
        return Filter::Passes;
    }
    match (widest, stopped.keys().next()) {
        (Some((rule, _)), Some(first)) if passing + undecided <= negligible => Filter::Blocks {
            rule: *rule,
            first: *first,
        },
        _ => {
            let is_part =
                |entry: &&Entry<'_>| entry.is_unreadable() || !entry.addresses.contains(&wanted);
            let mut parts = entries.iter().filter(is_part);
            let what = parts.find_map(|entry| entry.rule.sources.first());
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
    /// Whether it cannot be read what it does, or with which traffic.
    fn is_unreadable(&self) -> bool {
        let mut sources = self.rule.sources.iter();
        self.action.is_none() || sources.any(|source| matches!(source, RuleSource::Unreadable(_)))
    }
}

/// The list's entries for TCP in one direction, lowest number first, as far as they are for some of these addresses.
fn entries<'a>(acl: &'a NetworkAcl, egress: bool, wanted: &Ranges) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = acl
        .entries
        .iter()
        .filter(|entry| entry.egress == egress)
        .map(Entry::from)
        .filter(|entry| entry.rule.is_for(Protocol::Tcp) && entry.addresses.overlaps(wanted))
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
    use proptest::prelude::*;

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
            Filter::Blocks { rule, .. } => Some(rule),
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
                Filter::Blocks {
                    rule: 100,
                    first: 90,
                },
            ),
        ] {
            assert_eq!(judge(rules.clone(), "10.0.0.0/24"), outcome, "{rules:?}");
        }
    }

    #[test]
    fn a_few_addresses_of_the_internet_decide_nothing() {
        let judge = |entries: &[(i32, &str, &str)]| {
            let entries = entries.iter();
            let acl = NetworkAcl {
                entries: entries
                    .map(|(number, action, range)| rule(*number, action, range, None))
                    .collect(),
                ..NetworkAcl::default()
            };
            let anywhere = "0.0.0.0/0".parse().unwrap();
            filter(&acl, false, "80".parse().unwrap(), anywhere)
        };
        let everyone = (100, "allow", "0.0.0.0/0");
        let closed = Filter::Blocks {
            rule: FINAL,
            first: FINAL,
        };
        let partly = |range: &str| Filter::Partly(range.to_owned());
        for (entries, outcome) in [
            (vec![everyone], Filter::Passes),
            (
                vec![(90, "deny", "203.0.113.0/24"), everyone],
                Filter::Passes,
            ),
            (vec![(90, "deny", "10.0.0.0/8"), everyone], Filter::Passes),
            (vec![(100, "allow", "203.0.113.7/32")], closed.clone()),
            (vec![(100, "allow", "10.0.0.0/8")], closed),
            (
                vec![(100, "allow", "0.0.0.0/1"), (110, "allow", "128.0.0.0/1")],
                Filter::Passes,
            ),
            (vec![(100, "allow", "0.0.0.0/1")], partly("0.0.0.0/1")),
            (
                vec![(90, "deny", "0.0.0.0/1"), everyone],
                partly("0.0.0.0/1"),
            ),
            (
                vec![
                    (90, "deny", "0.0.0.0/1"),
                    (95, "deny", "128.0.0.0/1"),
                    everyone,
                ],
                Filter::Blocks {
                    rule: 95,
                    first: 90,
                },
            ),
            (
                vec![(90, "deny", "0.0.0.0/99"), everyone],
                partly("0.0.0.0/99"),
            ),
            (
                vec![(90, "permit", "0.0.0.0/0"), everyone],
                partly("0.0.0.0/0"),
            ),
        ] {
            assert_eq!(judge(&entries), outcome, "{entries:?}");
        }
    }

    proptest! {
        /// What the range comes to is what each of its addresses comes to, asked one by one and port by port.
        #[test]
        fn a_range_passes_as_its_addresses_do(
            entries in prop::collection::vec((any_range(), 0..8i32, 0..8i32, any::<bool>()), 0..6),
            peer in any_range(),
        ) {
            let rules: Vec<NetworkAclEntry> = entries.iter().zip(1..).map(|((range, from, more, allows), number)| {
                let action = if *allows { "allow" } else { "deny" };
                rule(number, action, &range.to_string(), Some((*from, from + more)))
            }).collect();
            let ports = Ports { from: 2, to: 5 };
            let passes = |address: core::net::Ipv4Addr, port: i32| {
                let first = entries.iter().find(|(range, from, more, _)| {
                    range.contains(&address) && *from <= port && port <= from + more
                });
                first.is_some_and(|(_, _, _, allows)| *allows)
            };
            let open = |address: u32| (2..=5).all(|port| passes(address.into(), port));
            let addresses = || peer.network().to_bits()..=peer.broadcast().to_bits();
            let acl = NetworkAcl { entries: rules, ..NetworkAcl::default() };
            let found = filter(&acl, false, ports, peer);
            if addresses().all(open) {
                prop_assert_eq!(found, Filter::Passes);
            } else if addresses().any(open) {
                prop_assert!(matches!(found, Filter::Partly(_)), "{found:?}");
            } else {
                prop_assert!(matches!(found, Filter::Blocks { .. }), "{found:?}");
            }
        }
    }

    /// A range of 10.0.0.0/27, in which there are few enough addresses to ask about each.
    fn any_range() -> impl Strategy<Value = Ipv4Net> {
        (0..32u32, 27..=32u8).prop_map(|(offset, length)| {
            Ipv4Net::new((0x0a00_0000 + offset).into(), length)
                .unwrap()
                .trunc()
        })
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
