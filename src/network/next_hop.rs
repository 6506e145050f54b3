//! Where a route table sends traffic next: the most specific route decides.
//!
//! Source: Amazon VPC user guide, "How route tables work", "Route priority".

use ipnet::Ipv4Net;

use super::ranges::Ranges;
use super::route::target_of;
use crate::snapshot::ec2::{Route, RouteTable};

/// All of IPv4.
pub const ANYWHERE: Ipv4Net = Ipv4Net::new_assert(core::net::Ipv4Addr::UNSPECIFIED, 0);

/// Where a packet goes next.
#[derive(Debug, Clone, PartialEq)]
pub enum Hop<'a> {
    Local,
    InternetGateway(&'a str),
    NatGateway(&'a str),
    /// The route is there, but what it points at is gone.
    Dead {
        destination: Ipv4Net,
        target: &'a str,
    },
    /// A route to something this program does not model.
    NotModelled(&'a str),
    None,
}

/// Where traffic to an address range of the VPC goes, if all of it goes the same way.
pub fn to_range(table: &RouteTable, range: Ipv4Net) -> Hop<'_> {
    Ways::of(table, &range.into()).only(table)
}

/// Where traffic to the internet goes, if all of it goes the same way.
pub fn to_internet(table: &RouteTable) -> Hop<'_> {
    match Ways::to_internet(table).only(table) {
        Hop::None => by_ipv6(table),
        hop => hop,
    }
}

/// Where at least three quarters of the internet's addresses are sent: some networks, such as those of a company, may
/// have routes of their own.
pub fn default_way(table: &RouteTable) -> Hop<'_> {
    let ways = Ways::to_internet(table);
    let routed: u64 = ways.counted.iter().map(|(_, count)| count).sum();
    let total = routed + ways.unrouted;
    if routed * NEGLIGIBLE <= total {
        // A prefix list may well have all addresses of the internet.
        return unmodelled(table).map_or_else(|| by_ipv6(table), Hop::NotModelled);
    }
    let most = ways.counted.iter().max_by_key(|(_, count)| *count);
    match most {
        Some((hop, count)) if count * 4 > total * 3 && ways.unrouted * NEGLIGIBLE <= total => {
            hop.clone()
        }
        _ => Hop::NotModelled(ways.oddity(table)),
    }
}

/// Where the internet's IPv6 addresses are sent, for a table without a way for IPv4: whether that is enough is not
/// modelled.
fn by_ipv6(table: &RouteTable) -> Hop<'_> {
    let is_default = |route: &&Route| route.destination_ipv6_cidr_block.as_deref() == Some("::/0");
    let is_alive = |route: &&Route| route.state != "blackhole";
    let mut routes = table.routes.iter().filter(is_default).filter(is_alive);
    let target = routes.next().map(target_of);
    target.map_or(Hop::None, Hop::NotModelled)
}

/// What is for one in so many addresses of the internet is not for the internet.
pub const NEGLIGIBLE: u64 = 1000;

/// How a route table divides a set of addresses: 0.0.0.0/1 and 128.0.0.0/1 to one NAT gateway are one way for all of
/// the internet, and 52.0.0.0/8 to a transit gateway beside them is another.
struct Ways<'a> {
    /// Each way, and how many of the addresses go it; the most specific route first.
    counted: Vec<(Hop<'a>, u64)>,
    /// How many of the addresses have no route.
    unrouted: u64,
}

impl<'a> Ways<'a> {
    /// Of the internet's addresses, but for those that belong to the VPC itself.
    fn to_internet(table: &'a RouteTable) -> Self {
        let local = routes(table).filter(|(_, route)| target_of(route) == "local");
        let local: Ranges = local.map(|(destination, _)| destination).collect();
        Ways::of(table, &public().minus(&local))
    }

    /// The most specific route decides about each address.
    fn of(table: &'a RouteTable, wanted: &Ranges) -> Self {
        let mut routes: Vec<(Ipv4Net, &Route)> = routes(table).collect();
        routes.sort_by_key(|(destination, _)| std::cmp::Reverse(destination.prefix_len()));
        let mut left = wanted.clone();
        let mut counted: Vec<(Hop<'a>, u64)> = Vec::new();
        for (destination, route) in routes {
            let taken = left.intersection(&destination.into());
            if taken.is_empty() {
                continue;
            }
            left = left.minus(&taken);
            let hop = hop(destination, route);
            match counted
                .iter_mut()
                .find(|(known, _)| known.is_same_way(&hop))
            {
                Some((_, count)) => *count += taken.count(),
                None => counted.push((hop, taken.count())),
            }
        }
        Ways {
            counted,
            unrouted: left.count(),
        }
    }

    /// The way of all addresses, if there is only one.
    fn only(&self, table: &'a RouteTable) -> Hop<'a> {
        if let Some(target) = unmodelled(table) {
            return Hop::NotModelled(target);
        }
        match self.counted.as_slice() {
            [] => Hop::None,
            [(hop, _)] if self.unrouted == 0 => hop.clone(),
            _ => Hop::NotModelled(self.oddity(table)),
        }
    }

    /// Why there is more than one way: the target of the most specific route, or the table that lacks a route.
    fn oddity(&self, table: &'a RouteTable) -> &'a str {
        let mut targets = self.counted.iter().filter_map(|(hop, _)| hop.target());
        let first = targets.next();
        match self.counted.len() {
            2.. => first.unwrap_or(&table.route_table_id),
            _ => &table.route_table_id,
        }
    }
}

impl<'a> Hop<'a> {
    /// Whether both lead to the same target, in the same state.
    fn is_same_way(&self, other: &Hop<'_>) -> bool {
        match (self, other) {
            (Hop::Dead { target, .. }, Hop::Dead { target: other, .. }) => target == other,
            _ => self == other,
        }
    }

    /// The gateway or other thing that it leads to.
    fn target(&self) -> Option<&'a str> {
        match self {
            Hop::InternetGateway(target)
            | Hop::NatGateway(target)
            | Hop::Dead { target, .. }
            | Hop::NotModelled(target) => Some(target),
            Hop::Local | Hop::None => None,
        }
    }
}

/// The addresses that can be on the internet. Source: RFC 1918, RFC 6598.
pub fn public() -> Ranges {
    let private: Ranges = [
        ([10, 0, 0, 0], 8),
        ([172, 16, 0, 0], 12),
        ([192, 168, 0, 0], 16),
        ([100, 64, 0, 0], 10),
    ]
    .into_iter()
    .map(|(address, length)| Ipv4Net::new_assert(address.into(), length))
    .collect();
    Ranges::from(ANYWHERE).minus(&private)
}

/// The target of a route for addresses that are not known: those of a prefix list, which are not in the snapshot, or
/// a destination that cannot be read. The prefix lists of gateway endpoints name the addresses of S3 or DynamoDB alone.
fn unmodelled(table: &RouteTable) -> Option<&str> {
    let is_unknown = |route: &&Route| match (
        &route.destination_cidr_block,
        &route.destination_ipv6_cidr_block,
    ) {
        (Some(destination), _) => destination.parse::<Ipv4Net>().is_err(),
        (None, Some(_)) => false,
        (None, None) => !target_of(route).starts_with("vpce-"),
    };
    table.routes.iter().find(is_unknown).map(target_of)
}

fn routes(table: &RouteTable) -> impl Iterator<Item = (Ipv4Net, &Route)> {
    table.routes.iter().filter_map(|route| {
        let destination = route.destination_cidr_block.as_deref()?;
        Some((destination.parse::<Ipv4Net>().ok()?.trunc(), route))
    })
}

fn hop(destination: Ipv4Net, route: &Route) -> Hop<'_> {
    let target = target_of(route);
    if route.state == "blackhole" {
        Hop::Dead {
            destination,
            target,
        }
    } else if !matches!(route.state.as_str(), "active" | "") {
        // What a filtered route does is not documented.
        Hop::NotModelled(target)
    } else if target == "local" {
        Hop::Local
    } else if route.nat_gateway_id.is_some() {
        Hop::NatGateway(target)
    } else if target.starts_with("igw-") {
        Hop::InternetGateway(target)
    } else {
        Hop::NotModelled(target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "10.0.0.0/16 local", "0.0.0.0/0 tgw-1", "52.0.0.0/8 nat-1 blackhole", "pl-1 vpce-1".
    fn table(routes: &[&str]) -> RouteTable {
        let routes = routes.iter().map(|text| {
            let words: Vec<&str> = text.split(' ').collect();
            let some = |wanted: bool, word: &str| wanted.then(|| word.to_owned());
            let (to, target) = (words[0], words[1]);
            Route {
                destination_cidr_block: some(!to.starts_with("pl-") && !to.contains(':'), to),
                destination_ipv6_cidr_block: some(to.contains(':'), to),
                destination_prefix_list_id: some(to.starts_with("pl-"), to),
                nat_gateway_id: some(target.starts_with("nat-"), target),
                transit_gateway_id: some(target.starts_with("tgw-"), target),
                gateway_id: some(
                    !target.starts_with("nat-") && !target.starts_with("tgw-"),
                    target,
                ),
                state: words.get(2).unwrap_or(&"active").to_string(),
                ..Route::default()
            }
        });
        RouteTable {
            route_table_id: "rtb-1".to_owned(),
            routes: routes.collect(),
            ..RouteTable::default()
        }
    }

    #[test]
    fn the_most_specific_route_leads_to_a_range() {
        let range = "10.0.1.0/24".parse().unwrap();
        for (routes, hop) in [
            (vec!["10.0.0.0/16 local", "0.0.0.0/0 igw-1"], Hop::Local),
            (vec!["0.0.0.0/0 igw-1"], Hop::InternetGateway("igw-1")),
            (vec!["10.9.0.0/16 local"], Hop::None),
            (
                vec!["10.0.1.0/24 vpce-1", "10.0.0.0/16 local"],
                Hop::NotModelled("vpce-1"),
            ),
            (
                vec!["10.0.0.0/16 local", "10.0.1.128/25 tgw-1"],
                Hop::NotModelled("tgw-1"),
            ),
            (vec!["10.0.0.0/16 local", "10.0.2.0/24 tgw-1"], Hop::Local),
            (
                vec!["10.0.0.0/16 local", "pl-1 tgw-1"],
                Hop::NotModelled("tgw-1"),
            ),
            (vec!["10.0.0.0/16 local", "pl-1 vpce-1"], Hop::Local),
        ] {
            assert_eq!(to_range(&table(&routes), range), hop, "{routes:?}");
        }
        let gone = table(&["10.0.0.0/16 local", "10.0.1.0/24 tgw-1 blackhole"]);
        let (destination, target) = (range, "tgw-1");
        assert_eq!(
            to_range(&gone, range),
            Hop::Dead {
                destination,
                target
            }
        );
    }

    #[test]
    fn the_internet_is_where_the_default_route_leads_if_all_of_it_does() {
        for (routes, hop) in [
            (vec!["10.0.0.0/16 local"], Hop::None),
            (vec!["0.0.0.0/0 nat-1"], Hop::NatGateway("nat-1")),
            (vec!["0.0.0.0/0 vpce-1"], Hop::NotModelled("vpce-1")),
            (vec!["0.0.0.0/0 nat-1 filtered"], Hop::NotModelled("nat-1")),
            (vec!["::/0 eigw-1"], Hop::NotModelled("eigw-1")),
            (
                vec!["::/0 eigw-1", "0.0.0.0/0 nat-1"],
                Hop::NatGateway("nat-1"),
            ),
            (vec!["::/0 eigw-1 blackhole"], Hop::None),
            (vec!["0.0.0.0/1 nat-1"], Hop::NotModelled("rtb-1")),
            (
                vec!["0.0.0.0/1 nat-1", "128.0.0.0/1 nat-1"],
                Hop::NatGateway("nat-1"),
            ),
            (
                vec!["0.0.0.0/1 nat-1", "128.0.0.0/1 nat-2"],
                Hop::NotModelled("nat-1"),
            ),
            (
                vec!["0.0.0.0/1 nat-1 blackhole", "128.0.0.0/1 nat-1 blackhole"],
                Hop::Dead {
                    destination: "0.0.0.0/1".parse().unwrap(),
                    target: "nat-1",
                },
            ),
            (
                vec!["0.0.0.0/0 nat-1", "pl-1 tgw-1"],
                Hop::NotModelled("tgw-1"),
            ),
            (
                vec!["0.0.0.0/0 nat-1", "10.0.0.0/33 tgw-1"],
                Hop::NotModelled("tgw-1"),
            ),
            (
                vec!["198.18.0.0/16 local", "0.0.0.0/0 nat-1"],
                Hop::NatGateway("nat-1"),
            ),
            (
                vec!["0.0.0.0/0 nat-1", "52.0.0.0/8 tgw-1"],
                Hop::NotModelled("tgw-1"),
            ),
            (
                vec!["0.0.0.0/0 nat-1", "52.0.0.0/8 nat-1"],
                Hop::NatGateway("nat-1"),
            ),
            (
                vec!["0.0.0.0/0 nat-1", "192.168.0.0/16 tgw-1"],
                Hop::NatGateway("nat-1"),
            ),
        ] {
            assert_eq!(to_internet(&table(&routes)), hop, "{routes:?}");
        }
    }

    #[test]
    fn most_of_the_internet_goes_the_default_way() {
        for (routes, hop) in [
            (vec!["10.0.0.0/16 local"], Hop::None),
            (vec!["203.0.113.0/24 igw-1"], Hop::None),
            (vec!["::/0 igw-1"], Hop::NotModelled("igw-1")),
            (vec!["pl-1 igw-1"], Hop::NotModelled("igw-1")),
            (vec!["pl-1 vpce-1"], Hop::None),
            (vec!["0.0.0.0/0 igw-1"], Hop::InternetGateway("igw-1")),
            (
                vec!["0.0.0.0/1 igw-1", "128.0.0.0/1 igw-1"],
                Hop::InternetGateway("igw-1"),
            ),
            (vec!["0.0.0.0/1 igw-1"], Hop::NotModelled("rtb-1")),
            (
                vec!["0.0.0.0/1 igw-1", "128.0.0.0/1 nat-1"],
                Hop::NotModelled("igw-1"),
            ),
            (
                vec!["0.0.0.0/0 nat-1", "53.0.0.0/8 tgw-1", "pl-1 tgw-1"],
                Hop::NatGateway("nat-1"),
            ),
            (vec!["0.0.0.0/0 vpce-1"], Hop::NotModelled("vpce-1")),
        ] {
            assert_eq!(default_way(&table(&routes)), hop, "{routes:?}");
        }
    }

    mod by_address {
        use proptest::prelude::*;

        use super::*;

        /// A range of 203.0.113.0/27, in which there are few enough addresses to ask about each.
        fn any_range() -> impl Strategy<Value = Ipv4Net> {
            (0..32u32, 27..=32u8).prop_map(|(offset, length)| {
                let address = 0xcb00_7100 + offset;
                Ipv4Net::new(address.into(), length).unwrap().trunc()
            })
        }

        proptest! {
            /// What all addresses agree on, asked one by one, is the answer for their range.
            #[test]
            fn a_range_goes_where_each_of_its_addresses_goes(
                routes in prop::collection::vec((any_range(), prop::sample::select(vec!["nat-1", "igw-1"])), 0..6),
                range in any_range(),
            ) {
                let mut routes = routes;
                // A table has one route for a destination.
                routes.sort();
                routes.dedup_by_key(|(destination, _)| *destination);
                let texts: Vec<String> = routes.iter().map(|(to, target)| format!("{to} {target}")).collect();
                let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                let table = table(&texts);
                let alone = |address: core::net::Ipv4Addr| {
                    let matching = routes.iter().filter(|(destination, _)| destination.contains(&address));
                    matching.max_by_key(|(destination, _)| destination.prefix_len()).map(|(_, target)| *target)
                };
                let each: std::collections::BTreeSet<Option<&str>> = range_addresses(range).map(alone).collect();
                let hop = to_range(&table, range);
                match each.len() {
                    1 => prop_assert_eq!(hop.target(), each.first().copied().flatten()),
                    _ => prop_assert!(matches!(hop, Hop::NotModelled(_)), "{hop:?}"),
                }
            }
        }

        fn range_addresses(range: Ipv4Net) -> impl Iterator<Item = core::net::Ipv4Addr> {
            (range.network().to_bits()..=range.broadcast().to_bits()).map(Into::into)
        }
    }
}
