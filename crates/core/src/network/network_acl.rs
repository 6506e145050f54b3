//! Evaluates network ACLs. They are stateless; the matching entry with the lowest number decides.
//!
//! Source: Amazon VPC user guide, "Control subnet traffic with network access control lists".

use std::collections::{BTreeMap, BTreeSet};

use ipnet::Ipv4Net;

use super::next_hop::{ANYWHERE, NEGLIGIBLE, public};
use super::ranges::Ranges;
use super::rule::{Protocol, Rule, RuleSource};
use crate::change::Change;
use crate::ports::Ports;
use crate::snapshot::ec2::{NetworkAcl, NetworkAclEntry};

/// The number of the final rule "*", which denies all traffic that no other rule matches.
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

/// The result of a network ACL for TCP traffic with a peer.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// All of the traffic passes.
    Passes,
    /// All of the traffic is denied.
    Blocks {
        /// The number of the rule that denies most of it.
        rule: i32,
        /// The lowest number of the rules that deny some of it.
        first: i32,
    },
    /// Only some of the peer's addresses pass, or the result is not known, because of a rule for this range.
    Partly(String),
}

/// Evaluates an ACL for TCP traffic with a peer that may have any address of the range. The range 0.0.0.0/0 means the
/// internet. There, rules for less than 1 in [`NEGLIGIBLE`] addresses are ignored: they exclude or admit single hosts.
///
/// Requests from the internet are an exception: if an ACL admits only a few visitors, which is a choice, the result is
/// `Partly`.
///
/// Likewise, a rule that denies less than 1 in [`NEGLIGIBLE`] of the ports is ignored. For example, "deny TCP 3389" has no
/// effect on replies to 1024-65535.
///
/// The addresses are cut where a rule's range begins or ends, and each piece is judged by the rules that contain it.
///
/// # Example
///
/// Rules 90 "deny 10.0.0.0/25" and 100 "deny 10.0.0.0/24" deny all of 10.0.0.0/24: rule 90 the lower half and rule 100 the
/// upper half. With 100 "allow 0.0.0.0/0" instead, the upper half passes, and the result is `Partly`.
pub fn filter(acl: &NetworkAcl, egress: bool, ports: Ports, peer: Ipv4Net) -> Filter {
    let of_peer = Ranges::from(peer);
    let (wanted, negligible) = match peer.prefix_len() {
        0 => (public(), public().count() / NEGLIGIBLE),
        _ => (&of_peer, 0),
    };
    let entries = entries(acl, egress, wanted);
    let pieces = wanted.cut_by(entries.iter().map(|entry| &entry.addresses));
    // The number of addresses that each rule denies, and of the other addresses.
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
    // As with security groups, an account may admit only a few visitors: requests come to one port, replies to many.
    let admits_some = peer.prefix_len() == 0 && !egress && ports.is_single() && passing > 0;
    match (widest, stopped.keys().next()) {
        (Some((rule, _)), Some(first)) if passing + undecided <= negligible && !admits_some => {
            Filter::Blocks {
                rule: *rule,
                first: *first,
            }
        }
        _ => {
            let is_part =
                |entry: &&Entry<'_>| entry.is_unreadable() || !entry.addresses.contains(wanted);
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
    /// None if the text is neither "allow" nor "deny".
    action: Option<Action>,
    rule: Rule<'a>,
    /// The addresses that the entry is for; all addresses if the text cannot be parsed.
    addresses: Ranges,
}

impl Entry<'_> {
    /// Whether the action or the traffic of the entry cannot be parsed.
    fn is_unreadable(&self) -> bool {
        let mut sources = self.rule.sources.iter();
        self.action.is_none() || sources.any(|source| matches!(source, RuleSource::Unreadable(_)))
    }
}

/// The entries for TCP in one direction that are for some of these addresses, lowest number first.
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

/// The number of the rule that denies some of the traffic with these addresses; none if all of it passes. An entry that
/// cannot be parsed counts only if its action may be `lean`, so a caller gets the best and the worst case by asking twice.
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

/// A free number for a rule that must come before the rule that denies. `taken` are numbers that other changes use.
///
/// Before the final rule "*" it is the next multiple of ten after the last rule: 110 after 100. Before rule 100 it is the
/// highest free lower number: 99.
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

/// The change that lets this traffic through: a rule before `first`, the first one that denies. `earlier` are changes of
/// the same fix: two changes of one list must not ask for the same number.
pub fn let_through(
    acl: &NetworkAcl,
    egress: bool,
    ports: Ports,
    peer: Ipv4Net,
    first: i32,
    earlier: &[Change],
) -> Change {
    let id = &acl.network_acl_id;
    let numbers = earlier.iter().filter_map(|change| match change {
        Change::AllowInAcl {
            acl,
            egress: other,
            number,
            ..
        } if acl == id && *other == egress => Some(*number),
        _ => None,
    });
    match free_number(acl, egress, first, &numbers.collect()) {
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
            number: first,
        },
    }
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
mod tests;
