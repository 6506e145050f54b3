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

/// Where traffic to an address range of the VPC goes.
pub fn to_range(table: &RouteTable, range: Ipv4Net) -> Hop<'_> {
    let routes = || routes(table);
    if let Some(list) = foreign_list(table) {
        return Hop::NotModelled(list);
    }
    // A route for part of the range only: whether it concerns the peer is not known.
    let part = routes().find(|(destination, route)| {
        *destination != range && range.contains(destination) && target_of(route) != "local"
    });
    if let Some((_, route)) = part {
        return Hop::NotModelled(target_of(route));
    }
    let whole = routes().filter(|(destination, _)| destination.contains(&range));
    match whole.max_by_key(|(destination, _)| destination.prefix_len()) {
        Some((destination, route)) => hop(destination, route),
        None => Hop::None,
    }
}

/// Where traffic to the internet goes, wherever there.
pub fn to_internet(table: &RouteTable) -> Hop<'_> {
    if let Some(list) = foreign_list(table) {
        return Hop::NotModelled(list);
    }
    let default = routes(table).find(|(destination, _)| *destination == ANYWHERE);
    let elsewhere = routes(table).find(|(destination, route)| {
        *destination != ANYWHERE
            && !is_private(destination)
            && target_of(route) != "local"
            && default.is_none_or(|(_, default)| target_of(default) != target_of(route))
    });
    match (elsewhere, default) {
        (Some((_, route)), _) => Hop::NotModelled(target_of(route)),
        (None, Some((destination, route))) => hop(destination, route),
        (None, None) => Hop::None,
    }
}

/// Whether no address of the range is on the internet.
pub fn is_private(range: &Ipv4Net) -> bool {
    !public().overlaps(&(*range).into())
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

/// The target of a route that goes by a prefix list, whose addresses are not in the snapshot. Those of gateway
/// endpoints name the addresses of S3 or DynamoDB alone.
fn foreign_list(table: &RouteTable) -> Option<&str> {
    table
        .routes
        .iter()
        .filter(|route| route.destination_prefix_list_id.is_some())
        .map(target_of)
        .find(|target| !target.starts_with("vpce-"))
}

fn routes(table: &RouteTable) -> impl Iterator<Item = (Ipv4Net, &Route)> {
    table.routes.iter().filter_map(|route| {
        let destination = route.destination_cidr_block.as_deref()?;
        Some((destination.parse().ok()?, route))
    })
}

fn hop(destination: Ipv4Net, route: &Route) -> Hop<'_> {
    let target = target_of(route);
    if route.state == "blackhole" {
        Hop::Dead {
            destination,
            target,
        }
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
                destination_cidr_block: some(!to.starts_with("pl-"), to),
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
            (vec!["0.0.0.0/1 nat-1"], Hop::NotModelled("nat-1")),
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
}
