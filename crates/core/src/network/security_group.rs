//! What security-group rules admit. Rules only allow; a network interface has the union of its groups' rules.
//!
//! Source: Amazon VPC user guide, "Control traffic to your AWS resources using security groups".

use std::collections::BTreeSet;

use ipnet::Ipv4Net;

use super::next_hop::{ANYWHERE, NEGLIGIBLE, public};
use super::ranges::Ranges;
use super::rule::{Protocol, Rule, RuleSource};
use crate::ports::Ports;

/// The other end of the traffic.
#[derive(Debug, Clone, PartialEq)]
pub enum Peer {
    /// The whole IPv4 internet.
    Anywhere,
    /// Network interfaces that carry these groups and have addresses within these ranges (none: their addresses are not known).
    Carrying {
        groups: BTreeSet<String>,
        addresses: Vec<Ipv4Net>,
    },
}

/// What the rules admit of the ports asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Admission {
    /// All ports, the way a page would say it: by group, or for everyone where everyone is meant.
    Exactly,
    /// All ports, but by address ranges that together cover the peer.
    ByAddress(Vec<Ipv4Net>),
    /// For part of the internet only, where the page says all of it.
    Narrower {
        /// One of the ranges that the rules name.
        range: Ipv4Net,
        /// Whether it is for so few addresses that hardly any host of the internet has one of them.
        few: bool,
    },
    /// Some rule names an address range, and where the peer's addresses are is not known.
    PerhapsByAddress,
    /// Some rule names a prefix list, whose addresses are not in the snapshot, or a peer that cannot be read.
    Perhaps(String),
    /// For some of the peer's addresses only, of which this range names some.
    Part(Ipv4Net),
    Nothing,
}

/// Decides whether the protocol's traffic on `ports` is admitted from (or to) `peer`.
///
/// Rules add up: the ports are cut where a rule begins or ends, and in each piece the ranges of all its rules are
/// joined. TCP 80-90 from 10.0.0.0/25 and TCP 85-95 from 10.0.0.128/25 admit all of 10.0.0.0/24 on 85-90, and half of
/// it on the other ports.
pub fn admits(rules: &[Rule<'_>], protocol: Protocol, ports: Ports, peer: &Peer) -> Admission {
    let offers = offers(rules, protocol, ports, peer);
    let all = |test: &dyn Fn(&Offer<'_>) -> bool| offers.iter().all(test);
    if all(&|offer| offer.by_name) {
        return Admission::Exactly;
    }
    let wanted = peer.addresses();
    let is_covered = |offer: &Offer<'_>| offer.by_name || offer.covers().contains(&wanted);
    let covered = all(&is_covered);
    match peer {
        Peer::Anywhere if covered => return Admission::Exactly,
        Peer::Carrying { .. } if covered => {
            return Admission::ByAddress(named_ranges(&offers, &wanted));
        }
        Peer::Carrying { addresses, .. } if addresses.is_empty() => {
            if all(&|offer| offer.by_name || !offer.ranges.is_empty()) {
                return Admission::PerhapsByAddress;
            }
        }
        Peer::Carrying { .. } => {}
        Peer::Anywhere => {
            let open = |offer: &Offer<'_>| offer.covers().intersection(&wanted).count();
            let least = offers.iter().map(open).min().unwrap_or_default();
            let first = named_ranges(&offers, &wanted).first().copied();
            if let Some(range) = first.filter(|_| least > 0) {
                let few = least * NEGLIGIBLE <= wanted.count();
                return Admission::Narrower { range, few };
            }
        }
    }
    if all(&|offer| is_covered(offer) || offer.perhaps.is_some()) {
        let what = offers.iter().find_map(|offer| offer.perhaps);
        return Admission::Perhaps(what.unwrap_or_default().to_owned());
    }
    // An address that is admitted on some of the ports only is not admitted.
    let on_all_ports = offers
        .iter()
        .filter(|offer| !offer.by_name)
        .fold(wanted.clone(), |left, offer| {
            left.intersection(&offer.covers())
        });
    let first = named_ranges(&offers, &on_all_ports).first().copied();
    match (peer, first) {
        (Peer::Carrying { addresses, .. }, Some(range)) if !addresses.is_empty() => {
            Admission::Part(range)
        }
        _ => Admission::Nothing,
    }
}

/// Whether a rule names the peer as a page would: by a group it carries, or everyone where everyone is meant.
pub fn names_peer(rule: &Rule<'_>, peer: &Peer) -> bool {
    rule.sources.iter().any(|source| match (source, peer) {
        (RuleSource::Range(range), Peer::Anywhere) => *range == ANYWHERE,
        (RuleSource::Group(id), Peer::Carrying { groups, .. }) => groups.contains(*id),
        _ => false,
    })
}

impl Peer {
    /// The addresses that ranges must cover. Where they are not known, only all of IPv4 covers them.
    fn addresses(&self) -> Ranges {
        match self {
            Peer::Anywhere => public(),
            Peer::Carrying { addresses, .. } if addresses.is_empty() => ANYWHERE.into(),
            Peer::Carrying { addresses, .. } => addresses.iter().copied().collect(),
        }
    }
}

/// What rules offer a peer on ports at which the same rules apply.
struct Offer<'a> {
    by_name: bool,
    ranges: Vec<Ipv4Net>,
    /// What may name the peer as well.
    perhaps: Option<&'a str>,
}

impl Offer<'_> {
    /// The addresses of all ranges together.
    fn covers(&self) -> Ranges {
        self.ranges.iter().copied().collect()
    }
}

/// One offer for each piece of the ports.
fn offers<'a>(rules: &[Rule<'a>], protocol: Protocol, ports: Ports, peer: &Peer) -> Vec<Offer<'a>> {
    let fitting: Vec<(&Rule<'a>, Ranges)> = rules
        .iter()
        .filter(|rule| rule.is_for(protocol))
        .map(|rule| (rule, rule.ports.into()))
        .collect();
    let pieces = Ranges::from(ports).cut_by(fitting.iter().map(|(_, ports)| ports));
    let offer = |piece: &Ranges| {
        let mut offer = Offer {
            by_name: false,
            ranges: Vec::new(),
            perhaps: None,
        };
        for (rule, _) in fitting.iter().filter(|(_, ports)| ports.contains(piece)) {
            offer.by_name |= names_peer(rule, peer);
            for source in &rule.sources {
                match source {
                    RuleSource::Range(range) => offer.ranges.push(*range),
                    RuleSource::PrefixList(text) | RuleSource::Unreadable(text) => {
                        offer.perhaps = offer.perhaps.or(Some(text));
                    }
                    RuleSource::Group(_) | RuleSource::Range6(_) => {}
                }
            }
        }
        offer
    };
    pieces.iter().map(offer).collect()
}

/// The ranges that have some of the wanted addresses, each once: one alone where one has all of them.
fn named_ranges(offers: &[Offer<'_>], wanted: &Ranges) -> Vec<Ipv4Net> {
    let mut named: Vec<Ipv4Net> = Vec::new();
    for range in offers.iter().flat_map(|offer| &offer.ranges) {
        if Ranges::from(*range).overlaps(wanted) && !named.contains(range) {
            named.push(*range);
        }
    }
    let covers_alone = |range: &&Ipv4Net| Ranges::from(**range).contains(wanted);
    match named.iter().find(covers_alone) {
        Some(range) => vec![*range],
        None => named,
    }
}

#[cfg(test)]
mod tests;
