//! What security-group rules admit. Rules only allow; a network interface has the union of its groups' rules.
//!
//! Source: Amazon VPC user guide, "Control traffic to your AWS resources using security groups".

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use ipnet::Ipv4Net;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::snapshot::ec2::IpPermission;

/// A port or an inclusive range of ports: `80` or `0-65535`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "PortsText")]
#[schemars(with = "PortsText")]
pub struct Ports {
    pub from: u16,
    pub to: u16,
}

/// Ports as an author writes them.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct PortsText(#[schemars(extend("type" = ["string", "integer"]))] String);

impl TryFrom<PortsText> for Ports {
    type Error = String;

    fn try_from(text: PortsText) -> Result<Self, Self::Error> {
        text.0.parse()
    }
}

impl FromStr for Ports {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        let port = |text: &str| {
            text.trim()
                .parse::<u16>()
                .map_err(|_| format!("\"{text}\" is no port; write 80 or 0-65535"))
        };
        let ports = Ports {
            from: port(from)?,
            to: port(to)?,
        };
        if ports.from > ports.to {
            return Err(format!("the range {ports} runs backwards"));
        }
        Ok(ports)
    }
}

impl fmt::Display for Ports {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to {
            write!(f, "{}", self.from)
        } else {
            write!(f, "{}-{}", self.from, self.to)
        }
    }
}

/// The other end of the traffic.
#[derive(Debug, Clone, PartialEq)]
pub enum Peer {
    /// The whole IPv4 internet.
    Anywhere,
    /// Network interfaces that carry these groups and have addresses within these ranges (none: nobody knows where).
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
    /// All ports, but by an address range that covers the peer.
    ByAddress(String),
    /// For part of the internet only, where the page says all of it.
    Narrower(String),
    /// Some rule names an address range, and where the peer's addresses are is not known.
    PerhapsByAddress,
    /// Some rule names a prefix list, whose addresses are not in the snapshot.
    PerhapsByPrefixList(String),
    Nothing,
}

/// Decides whether TCP (or the named protocol's) traffic on `ports` is admitted from (or to) `peer`.
pub fn admits(rules: &[IpPermission], protocol: &str, ports: Ports, peer: &Peer) -> Admission {
    let fitting: Vec<&IpPermission> = rules
        .iter()
        .filter(|rule| protocol_matches(&rule.ip_protocol, protocol))
        .collect();
    let covered_by = |matches: &dyn Fn(&IpPermission) -> bool| {
        covers(fitting.iter().copied().filter(|rule| matches(rule)), ports)
    };
    let by_group = |rule: &IpPermission| names_peer(rule, peer);
    if covered_by(&by_group) {
        return Admission::Exactly;
    }
    if let Peer::Carrying { addresses, .. } = peer {
        let by_address =
            |rule: &IpPermission| by_group(rule) || covering_range(rule, addresses).is_some();
        if covered_by(&by_address) {
            let range = fitting
                .iter()
                .find_map(|rule| covering_range(rule, addresses));
            return Admission::ByAddress(range.unwrap_or_default());
        }
        let perhaps = |rule: &IpPermission| by_group(rule) || !rule.ip_ranges.is_empty();
        if addresses.is_empty() && covered_by(&perhaps) {
            return Admission::PerhapsByAddress;
        }
    }
    if let Peer::Anywhere = peer {
        let narrower = |rule: &IpPermission| !rule.ip_ranges.is_empty();
        if covered_by(&narrower) {
            let range = fitting
                .iter()
                .filter(|rule| covers(std::iter::once(**rule), ports))
                .find_map(|rule| rule.ip_ranges.first());
            return Admission::Narrower(
                range.map(|range| range.cidr_ip.clone()).unwrap_or_default(),
            );
        }
    }
    let by_list = |rule: &IpPermission| by_group(rule) || !rule.prefix_list_ids.is_empty();
    if covered_by(&by_list) {
        let list = fitting.iter().find_map(|rule| rule.prefix_list_ids.first());
        return Admission::PerhapsByPrefixList(
            list.map(|list| list.prefix_list_id.clone())
                .unwrap_or_default(),
        );
    }
    Admission::Nothing
}

/// Whether a rule names the peer as a page would: by a group it carries, or everyone where everyone is meant.
pub fn names_peer(rule: &IpPermission, peer: &Peer) -> bool {
    match peer {
        Peer::Anywhere => rule
            .ip_ranges
            .iter()
            .any(|range| range.cidr_ip == "0.0.0.0/0"),
        Peer::Carrying { groups, .. } => rule
            .user_id_group_pairs
            .iter()
            .any(|pair| groups.contains(&pair.group_id)),
    }
}

/// Whether a rule's protocol includes the one asked for; names and IANA numbers are the same.
pub fn protocol_matches(rule: &str, wanted: &str) -> bool {
    let number = |name: &str| match name {
        "tcp" => "6".to_owned(),
        "udp" => "17".to_owned(),
        "icmp" => "1".to_owned(),
        other => other.to_owned(),
    };
    rule == "-1" || number(rule) == number(wanted)
}

/// The ports a rule is for. Protocol "-1" is for all ports, whatever ports it names.
pub fn rule_ports(rule: &IpPermission) -> Ports {
    let bound = |port: Option<i32>, otherwise: u16| {
        port.and_then(|port| u16::try_from(port).ok())
            .unwrap_or(otherwise)
    };
    if rule.ip_protocol == "-1" {
        return Ports {
            from: 0,
            to: u16::MAX,
        };
    }
    Ports {
        from: bound(rule.from_port, 0),
        to: bound(rule.to_port, u16::MAX),
    }
}

/// Whether the rules together cover every port of the range.
fn covers<'a>(rules: impl Iterator<Item = &'a IpPermission>, ports: Ports) -> bool {
    let mut ranges: Vec<Ports> = rules.map(rule_ports).collect();
    ranges.sort_by_key(|range| range.from);
    let mut next = u32::from(ports.from);
    for range in ranges {
        if u32::from(range.from) > next {
            break;
        }
        next = next.max(u32::from(range.to) + 1);
    }
    next > u32::from(ports.to)
}

/// An address range of the rule that covers all of the peer's addresses. All of IPv4 covers them wherever they are.
fn covering_range(rule: &IpPermission, addresses: &[Ipv4Net]) -> Option<String> {
    let covers_all = |range: Ipv4Net| match addresses {
        [] => range.prefix_len() == 0,
        addresses => addresses.iter().all(|peer| range.contains(peer)),
    };
    rule.ip_ranges
        .iter()
        .find(|range| range.cidr_ip.parse().is_ok_and(covers_all))
        .map(|range| range.cidr_ip.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::ec2::{IpRange, Ipv6Range, PrefixListId, UserIdGroupPair};

    fn rule(protocol: &str, from: i32, to: i32) -> IpPermission {
        IpPermission {
            ip_protocol: protocol.to_owned(),
            from_port: Some(from),
            to_port: Some(to),
            ..IpPermission::default()
        }
    }

    fn from_group(mut rule: IpPermission, group: &str) -> IpPermission {
        rule.user_id_group_pairs.push(UserIdGroupPair {
            group_id: group.to_owned(),
        });
        rule
    }

    fn from_range(mut rule: IpPermission, range: &str) -> IpPermission {
        rule.ip_ranges.push(IpRange {
            cidr_ip: range.to_owned(),
        });
        rule
    }

    fn tasks() -> Peer {
        Peer::Carrying {
            groups: BTreeSet::from(["sg-tasks".to_owned(), "sg-extra".to_owned()]),
            addresses: vec![
                "10.0.100.0/24".parse().unwrap(),
                "10.0.200.0/24".parse().unwrap(),
            ],
        }
    }

    fn nfs(rules: &[IpPermission]) -> Admission {
        admits(
            rules,
            "tcp",
            Ports {
                from: 2049,
                to: 2049,
            },
            &tasks(),
        )
    }

    #[test]
    fn a_group_source_admits_who_carries_it() {
        assert_eq!(
            nfs(&[from_group(rule("tcp", 2049, 2049), "sg-tasks")]),
            Admission::Exactly
        );
        assert_eq!(
            nfs(&[from_group(rule("6", 2000, 3000), "sg-extra")]),
            Admission::Exactly
        );
        assert_eq!(
            nfs(&[from_group(rule("-1", -1, -1), "sg-tasks")]),
            Admission::Exactly
        );
        assert_eq!(
            nfs(&[from_group(rule("tcp", 2049, 2049), "sg-other")]),
            Admission::Nothing
        );
    }

    #[test]
    fn a_peer_that_may_be_anywhere_may_be_in_any_range() {
        let nowhere = Peer::Carrying {
            groups: BTreeSet::from(["sg-tasks".to_owned()]),
            addresses: Vec::new(),
        };
        let of = |range: &str| {
            let rules = [from_range(rule("tcp", 2049, 2049), range)];
            admits(&rules, "tcp", "2049".parse().unwrap(), &nowhere)
        };
        assert_eq!(of("10.0.0.0/16"), Admission::PerhapsByAddress);
        let everyone = Admission::ByAddress("0.0.0.0/0".to_owned());
        assert_eq!(of("0.0.0.0/0"), everyone);
        let other = [from_group(rule("tcp", 2049, 2049), "sg-other")];
        let port = "2049".parse().unwrap();
        assert_eq!(admits(&other, "tcp", port, &nowhere), Admission::Nothing);
    }

    #[test]
    fn protocol_and_port_must_fit() {
        assert_eq!(
            nfs(&[from_group(rule("udp", 2049, 2049), "sg-tasks")]),
            Admission::Nothing
        );
        assert_eq!(
            nfs(&[from_group(rule("tcp", 2048, 2048), "sg-tasks")]),
            Admission::Nothing
        );
        assert_eq!(
            nfs(&[from_group(rule("tcp", 2050, 65535), "sg-tasks")]),
            Admission::Nothing
        );
    }

    #[test]
    fn rules_cover_a_range_together() {
        let all = Ports { from: 0, to: 65535 };
        let halves = [
            from_group(rule("tcp", 0, 1023), "sg-tasks"),
            from_group(rule("tcp", 1024, 65535), "sg-tasks"),
        ];
        assert_eq!(admits(&halves, "tcp", all, &tasks()), Admission::Exactly);
        let gap = [
            from_group(rule("tcp", 0, 1022), "sg-tasks"),
            from_group(rule("tcp", 1024, 65535), "sg-tasks"),
        ];
        assert_eq!(admits(&gap, "tcp", all, &tasks()), Admission::Nothing);
    }

    #[test]
    fn an_address_range_must_cover_all_of_the_peer() {
        let vpc = from_range(rule("tcp", 2049, 2049), "10.0.0.0/16");
        assert_eq!(nfs(&[vpc]), Admission::ByAddress("10.0.0.0/16".to_owned()));
        let one_subnet = from_range(rule("tcp", 2049, 2049), "10.0.100.0/24");
        assert_eq!(nfs(&[one_subnet]), Admission::Nothing);
    }

    #[test]
    fn anywhere_means_ipv4() {
        let http = Ports { from: 80, to: 80 };
        let admits_anyone = |rule| admits(&[rule], "tcp", http, &Peer::Anywhere);
        assert_eq!(
            admits_anyone(from_range(rule("tcp", 80, 80), "0.0.0.0/0")),
            Admission::Exactly
        );
        assert_eq!(
            admits_anyone(from_range(rule("tcp", 80, 80), "198.51.100.7/32")),
            Admission::Narrower("198.51.100.7/32".to_owned())
        );
        let mut v6 = rule("tcp", 80, 80);
        v6.ipv6_ranges.push(Ipv6Range {
            cidr_ipv6: "::/0".to_owned(),
        });
        assert_eq!(admits_anyone(v6), Admission::Nothing);
    }

    #[test]
    fn a_prefix_list_is_not_guessed_about() {
        let mut by_list = rule("tcp", 2049, 2049);
        by_list.prefix_list_ids.push(PrefixListId {
            prefix_list_id: "pl-1".to_owned(),
        });
        assert_eq!(
            nfs(&[by_list]),
            Admission::PerhapsByPrefixList("pl-1".to_owned())
        );
    }
}
