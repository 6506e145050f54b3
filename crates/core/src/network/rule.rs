//! One rule of a security group or a network ACL, parsed once from the text of the API.
//!
//! Text that cannot be parsed becomes [`RuleSource::Unreadable`]. Such a rule may be for any peer and is never ignored.

use std::fmt;
use std::str::FromStr;

use ipnet::{Ipv4Net, Ipv6Net};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ports::Ports;
use crate::snapshot::ec2::{IpPermission, NetworkAclEntry, SecurityGroup};

/// An IP protocol. Source: IANA, "Protocol Numbers".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub enum Protocol {
    /// Protocol 1.
    Icmp,
    /// Protocol 6.
    Tcp,
    /// Protocol 17.
    Udp,
    /// Any other protocol, by its number.
    Other(u8),
}

impl FromStr for Protocol {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "icmp" | "1" => Protocol::Icmp,
            "tcp" | "6" => Protocol::Tcp,
            "udp" | "17" => Protocol::Udp,
            "icmpv6" => Protocol::Other(58),
            number => Protocol::Other(number.parse().map_err(|_| {
                format!("\"{text}\" is not a protocol; write tcp, udp or a number")
            })?),
        })
    }
}

impl TryFrom<String> for Protocol {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Protocol> for String {
    fn from(protocol: Protocol) -> Self {
        protocol.to_string().to_lowercase()
    }
}

/// Formats the protocol as the console shows it.
impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Protocol::Icmp => f.write_str("ICMP"),
            Protocol::Tcp => f.write_str("TCP"),
            Protocol::Udp => f.write_str("UDP"),
            Protocol::Other(number) => write!(f, "{number}"),
        }
    }
}

/// The peer that a rule names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleSource<'a> {
    /// All network interfaces with the security group of this id.
    Group(&'a str),
    /// A range of IPv4 addresses.
    Range(Ipv4Net),
    /// A range of IPv6, which never matches IPv4 traffic.
    Range6(Ipv6Net),
    /// A prefix list. Its addresses are not in the snapshot.
    PrefixList(&'a str),
    /// Text that this program cannot parse. It may name any peer.
    Unreadable(&'a str),
}

impl fmt::Display for RuleSource<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RuleSource::Group(text)
            | RuleSource::PrefixList(text)
            | RuleSource::Unreadable(text) => f.write_str(text),
            RuleSource::Range(range) => range.fmt(f),
            RuleSource::Range6(range) => range.fmt(f),
        }
    }
}

/// The traffic that a rule is for: a protocol, the destination ports and the peers.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule<'a> {
    /// The protocol; none for all protocols.
    pub protocol: Option<Protocol>,
    /// The destination ports; all ports for protocols without ports.
    pub ports: Ports,
    /// The peers: senders of an inbound rule, receivers of an outbound rule.
    pub sources: Vec<RuleSource<'a>>,
}

/// All rules of these security groups in one direction. A network interface has the union of the rules of its groups.
pub fn rules<'a>(groups: &[&'a SecurityGroup], egress: bool) -> Vec<Rule<'a>> {
    let permissions = groups.iter().flat_map(|group| {
        if egress {
            &group.ip_permissions_egress
        } else {
            &group.ip_permissions
        }
    });
    permissions.map(Rule::from).collect()
}

impl Rule<'_> {
    /// Whether the rule is for this protocol.
    pub fn is_for(&self, protocol: Protocol) -> bool {
        self.protocol.is_none_or(|own| own == protocol)
    }
}

impl<'a> From<&'a IpPermission> for Rule<'a> {
    fn from(permission: &'a IpPermission) -> Self {
        let groups = permission.user_id_group_pairs.iter();
        let ranges = permission.ip_ranges.iter();
        let ranges6 = permission.ipv6_ranges.iter();
        let lists = permission.prefix_list_ids.iter();
        let sources = groups
            .map(|pair| RuleSource::Group(&pair.group_id))
            .chain(ranges.map(|range| range4(&range.cidr_ip)))
            .chain(ranges6.map(|range| range6(&range.cidr_ipv6)))
            .chain(lists.map(|list| RuleSource::PrefixList(&list.prefix_list_id)))
            .collect();
        let bounds = (permission.from_port, permission.to_port);
        Rule::new(&permission.ip_protocol, bounds, sources)
    }
}

impl<'a> From<&'a NetworkAclEntry> for Rule<'a> {
    fn from(entry: &'a NetworkAclEntry) -> Self {
        let range = entry.cidr_block.as_deref().map(range4);
        let range = range.or_else(|| entry.ipv6_cidr_block.as_deref().map(range6));
        let bounds = entry.port_range.as_ref();
        Rule::new(
            &entry.protocol,
            (bounds.map(|range| range.from), bounds.map(|range| range.to)),
            vec![range.unwrap_or(RuleSource::Unreadable(""))],
        )
    }
}

impl<'a> Rule<'a> {
    fn new(
        protocol: &'a str,
        bounds: (Option<i32>, Option<i32>),
        sources: Vec<RuleSource<'a>>,
    ) -> Self {
        let unreadable = || Rule {
            protocol: None,
            ports: Ports::ALL,
            sources: vec![RuleSource::Unreadable(protocol)],
        };
        let protocol = match protocol {
            // A rule for all protocols is for all ports, even if it names ports.
            "-1" => {
                return Rule {
                    protocol: None,
                    ports: Ports::ALL,
                    sources,
                };
            }
            text => match text.parse() {
                Ok(protocol) => protocol,
                Err(_) => return unreadable(),
            },
        };
        let ports = match protocol {
            Protocol::Tcp | Protocol::Udp => ports(bounds),
            // For ICMP, the port fields contain types and codes.
            Protocol::Icmp | Protocol::Other(_) => Some(Ports::ALL),
        };
        match ports {
            Some(ports) => Rule {
                protocol: Some(protocol),
                ports,
                sources,
            },
            None => unreadable(),
        }
    }
}

/// The port range of a rule. A missing bound, or -1, means no limit on that side. A reversed range contains no port.
fn ports((from, to): (Option<i32>, Option<i32>)) -> Option<Ports> {
    let bound = |port: Option<i32>, otherwise: u16| match port {
        None | Some(-1) => Some(otherwise),
        Some(port) => u16::try_from(port).ok(),
    };
    let (from, to) = (bound(from, 0)?, bound(to, u16::MAX)?);
    Some(Ports { from, to })
}

fn range4(text: &str) -> RuleSource<'_> {
    let range = text.parse::<Ipv4Net>();
    range.map_or(RuleSource::Unreadable(text), |range| {
        RuleSource::Range(range.trunc())
    })
}

fn range6(text: &str) -> RuleSource<'_> {
    let range = text.parse::<Ipv6Net>();
    range.map_or(RuleSource::Unreadable(text), |range| {
        RuleSource::Range6(range.trunc())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::ec2::{IpRange, Ipv6Range, PortRange, PrefixListId, UserIdGroupPair};

    #[test]
    fn a_permission_is_read_with_all_its_sources_in_order() {
        let permission = IpPermission {
            ip_protocol: "6".to_owned(),
            from_port: Some(80),
            to_port: Some(81),
            ip_ranges: vec![IpRange {
                cidr_ip: "10.0.0.9/24".to_owned(),
            }],
            ipv6_ranges: vec![Ipv6Range {
                cidr_ipv6: "::/0".to_owned(),
            }],
            prefix_list_ids: vec![PrefixListId {
                prefix_list_id: "pl-1".to_owned(),
            }],
            user_id_group_pairs: vec![UserIdGroupPair {
                group_id: "sg-1".to_owned(),
            }],
        };
        let rule = Rule::from(&permission);
        assert_eq!(rule.protocol, Some(Protocol::Tcp));
        assert_eq!(rule.ports, Ports { from: 80, to: 81 });
        let sources: Vec<String> = rule.sources.iter().map(ToString::to_string).collect();
        assert_eq!(sources, ["sg-1", "10.0.0.0/24", "::/0", "pl-1"]);
    }

    #[test]
    fn all_protocols_means_all_ports() {
        let permission = |protocol: &str, from, to| IpPermission {
            ip_protocol: protocol.to_owned(),
            from_port: from,
            to_port: to,
            ..IpPermission::default()
        };
        for (protocol, from, to, ports) in [
            ("-1", Some(80), Some(80), Ports::ALL),
            ("tcp", None, None, Ports::ALL),
            ("tcp", Some(-1), Some(-1), Ports::ALL),
            ("udp", Some(53), Some(53), Ports { from: 53, to: 53 }),
            ("tcp", Some(80), Some(21), Ports { from: 80, to: 21 }),
            ("icmp", Some(8), Some(0), Ports::ALL),
        ] {
            let permission = permission(protocol, from, to);
            let rule = Rule::from(&permission);
            assert_eq!(rule.ports, ports, "{protocol}");
        }
    }

    /// A rule that cannot be read is never treated as one that concerns no traffic.
    #[test]
    fn what_cannot_be_read_may_be_for_anybody() {
        let tcp = |from, to, range: &str| IpPermission {
            ip_protocol: "tcp".to_owned(),
            from_port: Some(from),
            to_port: Some(to),
            ip_ranges: vec![IpRange {
                cidr_ip: range.to_owned(),
            }],
            ..IpPermission::default()
        };
        let odd = IpPermission {
            ip_protocol: "sctp2".to_owned(),
            ..tcp(80, 80, "10.0.0.0/8")
        };
        for (permission, text) in [
            (tcp(80, 80, "10.0.0.0/33"), "10.0.0.0/33"),
            (tcp(80, 70000, "10.0.0.0/8"), "tcp"),
            (odd, "sctp2"),
        ] {
            let rule = Rule::from(&permission);
            assert!(rule.is_for(Protocol::Tcp));
            assert!(rule.ports.contains(Ports { from: 80, to: 80 }));
            assert_eq!(rule.sources, [RuleSource::Unreadable(text)]);
        }
    }

    #[test]
    fn an_entry_has_one_source() {
        let entry = |range: Option<&str>, range6: Option<&str>| NetworkAclEntry {
            protocol: "6".to_owned(),
            cidr_block: range.map(str::to_owned),
            ipv6_cidr_block: range6.map(str::to_owned),
            port_range: Some(PortRange { from: 443, to: 443 }),
            ..NetworkAclEntry::default()
        };
        let source = |entry: NetworkAclEntry| Rule::from(&entry).sources[0].to_string();
        assert_eq!(source(entry(Some("0.0.0.0/0"), None)), "0.0.0.0/0");
        assert_eq!(source(entry(None, Some("::/0"))), "::/0");
        let neither = entry(None, None);
        assert_eq!(Rule::from(&neither).sources, [RuleSource::Unreadable("")]);
        let ports = Ports { from: 443, to: 443 };
        assert_eq!(Rule::from(&neither).ports, ports);
    }
}
