//! Evaluates security group rules. Rules only allow, and a network interface has the union of the rules of its groups.
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
    /// Network interfaces with these security groups.
    WithGroups {
        /// Ids of the groups; a rule that names one of them names the peer.
        groups: BTreeSet<String>,
        /// The ranges that contain the addresses of the interfaces; empty if the addresses are not known.
        addresses: Vec<Ipv4Net>,
    },
}

/// The result of security group rules for a range of ports and a peer.
#[derive(Debug, Clone, PartialEq)]
pub enum Admission {
    /// All ports are admitted, by the peer's group, or by 0.0.0.0/0 for the internet.
    Exactly,
    /// All ports are admitted, but by address ranges that together cover the peer.
    ByAddress(Vec<Ipv4Net>),
    /// Only part of the internet is admitted.
    Narrower {
        /// One of the ranges of the rules.
        range: Ipv4Net,
        /// Whether the ranges have less than 1 in [`NEGLIGIBLE`] addresses of the internet.
        few: bool,
    },
    /// A rule names an address range, and the peer's addresses are not known.
    PerhapsByAddress,
    /// A rule names a prefix list, or its peer cannot be parsed: the text of that peer. It may admit the traffic.
    Perhaps(String),
    /// Only some of the peer's addresses are admitted, for example by this range.
    Part(Ipv4Net),
    /// No rule admits the traffic.
    Nothing,
}

/// Decides whether traffic of the protocol on `ports` is admitted from (or to) `peer`.
///
/// The ports are cut where a rule begins or ends. In each piece, the ranges of all its rules are joined.
///
/// # Example
///
/// The rules are TCP 80-90 from 10.0.0.0/25 and TCP 85-95 from 10.0.0.128/25; the peer has addresses in 10.0.0.0/24.
/// On 85-90 both rules apply and admit the whole peer. On 80-84 and 91-95 they admit half of it. So 85-90 alone is
/// `ByAddress`. 80-90 is `Part`, because the upper half is not admitted on 80-84.
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
        Peer::WithGroups { .. } if covered => {
            return Admission::ByAddress(named_ranges(&offers, &wanted));
        }
        Peer::WithGroups { addresses, .. } if addresses.is_empty() => {
            if all(&|offer| offer.by_name || !offer.ranges.is_empty()) {
                return Admission::PerhapsByAddress;
            }
        }
        Peer::WithGroups { .. } => {}
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
    // An address counts as admitted only if it is admitted on all ports.
    let on_all_ports = offers
        .iter()
        .filter(|offer| !offer.by_name)
        .fold(wanted.clone(), |left, offer| {
            left.intersection(&offer.covers())
        });
    let first = named_ranges(&offers, &on_all_ports).first().copied();
    match (peer, first) {
        (Peer::WithGroups { addresses, .. }, Some(range)) if !addresses.is_empty() => {
            Admission::Part(range)
        }
        _ => Admission::Nothing,
    }
}

/// Whether a rule names the peer as the pages do: by one of its groups, or by 0.0.0.0/0 for the internet.
pub fn names_peer(rule: &Rule<'_>, peer: &Peer) -> bool {
    rule.sources.iter().any(|source| match (source, peer) {
        (RuleSource::Range(range), Peer::Anywhere) => *range == ANYWHERE,
        (RuleSource::Group(id), Peer::WithGroups { groups, .. }) => groups.contains(*id),
        _ => false,
    })
}

impl Peer {
    /// The addresses that ranges must cover. If they are not known, only a range for all of IPv4 covers them.
    fn addresses(&self) -> Ranges {
        match self {
            Peer::Anywhere => public().clone(),
            Peer::WithGroups { addresses, .. } if addresses.is_empty() => ANYWHERE.into(),
            Peer::WithGroups { addresses, .. } => addresses.iter().copied().collect(),
        }
    }
}

/// What the rules admit on one piece of the ports.
struct Offer<'a> {
    /// Whether a rule names the peer (see [`names_peer`]).
    by_name: bool,
    /// The address ranges of the rules.
    ranges: Vec<Ipv4Net>,
    /// A prefix list or an unreadable peer, which may also admit the peer.
    perhaps: Option<&'a str>,
}

impl Offer<'_> {
    /// The addresses of all ranges together.
    fn covers(&self) -> Ranges {
        self.ranges.iter().copied().collect()
    }
}

/// What the rules admit on each piece of the ports.
///
/// Rules for 80-90 and 85-95 cut the ports 80-95 into 80-84, 85-90 and 91-95.
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

/// The distinct ranges that contain some of the wanted addresses. If one range contains all of them, only that range.
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
