//! The next hop of traffic by a route table. The most specific route decides.
//!
//! Source: Amazon VPC user guide, "How route tables work", "Route priority".

use std::sync::LazyLock;

use ipnet::Ipv4Net;

use super::ranges::Ranges;
use crate::snapshot::ec2::{Ec2, Route, RouteTable};

/// All of IPv4.
pub const ANYWHERE: Ipv4Net = Ipv4Net::new_assert(core::net::Ipv4Addr::UNSPECIFIED, 0);

/// The target of a route.
#[derive(Debug, Clone, PartialEq)]
pub enum Hop<'a> {
    /// Within the VPC.
    Local,
    /// An internet gateway, by its id.
    InternetGateway(&'a str),
    /// A NAT gateway, by its id.
    NatGateway(&'a str),
    /// The target of the route no longer exists (state "blackhole").
    Dead {
        /// The destination of the route.
        destination: Ipv4Net,
        /// The id of the missing target.
        target: &'a str,
    },
    /// A target that this program does not model, by its id.
    NotModelled(&'a str),
    /// No route matches.
    None,
}

/// Where traffic to an address range of the VPC goes, if all of it goes the same way.
pub fn to_range<'a>(ec2: &Ec2, table: &'a RouteTable, range: Ipv4Net) -> Hop<'a> {
    Ways::of(table, &range.into()).only(ec2, table)
}

/// Where traffic to the internet goes, if all of it goes the same way.
pub fn to_internet<'a>(ec2: &Ec2, table: &'a RouteTable) -> Hop<'a> {
    match Ways::to_internet(table).only(ec2, table) {
        Hop::None => by_ipv6(table),
        hop => hop,
    }
}

/// Where at least three quarters of the internet's addresses are sent: some networks, such as those of a company, may
/// have routes of their own.
pub fn default_way<'a>(ec2: &Ec2, table: &'a RouteTable) -> Hop<'a> {
    let ways = Ways::to_internet(table);
    let routed: u64 = ways.counted.iter().map(|(_, count)| count).sum();
    let total = routed + ways.unrouted;
    if routed * NEGLIGIBLE <= total {
        // A prefix list may well have all addresses of the internet.
        return unmodelled(ec2, table).map_or_else(|| by_ipv6(table), Hop::NotModelled);
    }
    let most = ways.counted.iter().max_by_key(|(_, count)| *count);
    match most {
        Some((hop, count)) if count * 4 > total * 3 && ways.unrouted * NEGLIGIBLE <= total => {
            hop.clone()
        }
        _ => Hop::NotModelled(ways.oddity(table)),
    }
}

/// The next hop for a table without an IPv4 route to the internet. A default route for IPv6 may be enough; that is not
/// modelled.
fn by_ipv6(table: &RouteTable) -> Hop<'_> {
    let is_default = |route: &&Route| route.destination_ipv6_cidr_block.as_deref() == Some("::/0");
    let is_alive = |route: &&Route| route.state != "blackhole";
    let mut routes = table.routes.iter().filter(is_default).filter(is_alive);
    let target = routes.next().map(target_of);
    target.map_or(Hop::None, Hop::NotModelled)
}

/// A rule or route for less than 1 in this many addresses (or ports) is ignored when all of them are meant.
pub const NEGLIGIBLE: u64 = 1000;

/// How a route table divides a set of addresses.
///
/// # Example
///
/// Routes 0.0.0.0/1 and 128.0.0.0/1 to one NAT gateway are one way for all of the internet. With an additional route
/// 52.0.0.0/8 to a transit gateway, there are two ways: 2^24 addresses to the transit gateway, the rest to the NAT gateway.
struct Ways<'a> {
    /// The next hops with their numbers of addresses, the most specific route first.
    counted: Vec<(Hop<'a>, u64)>,
    /// The number of addresses without a route.
    unrouted: u64,
}

impl<'a> Ways<'a> {
    /// Divides the addresses of the internet, without those of the VPC itself.
    fn to_internet(table: &'a RouteTable) -> Self {
        let local = routes(table).filter(|(_, route)| target_of(route) == "local");
        let local: Ranges = local.map(|(destination, _)| destination).collect();
        Ways::of(table, &public().minus(&local))
    }

    /// Divides these addresses. For each address the most specific route decides.
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
    fn only(&self, ec2: &Ec2, table: &'a RouteTable) -> Hop<'a> {
        if let Some(target) = unmodelled(ec2, table) {
            return Hop::NotModelled(target);
        }
        match self.counted.as_slice() {
            [] => Hop::None,
            [(hop, _)] if self.unrouted == 0 => hop.clone(),
            _ => Hop::NotModelled(self.oddity(table)),
        }
    }

    /// The reason for several ways: the target of the most specific route, or the table that lacks a route.
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
    /// Whether both have the same target in the same state.
    fn is_same_way(&self, other: &Hop<'_>) -> bool {
        match (self, other) {
            (Hop::Dead { target, .. }, Hop::Dead { target: other, .. }) => target == other,
            _ => self == other,
        }
    }

    /// The id of the target, if it has one.
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

/// The public IPv4 addresses: all except the private ranges. Source: RFC 1918, RFC 6598.
pub fn public() -> &'static Ranges {
    static PUBLIC: LazyLock<Ranges> = LazyLock::new(|| {
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
    });
    &PUBLIC
}

/// The target of a route for addresses that are not known: those of a prefix list, which are not in the snapshot, or
/// a destination that cannot be read. The prefix lists of gateway endpoints name the addresses of S3 or DynamoDB alone;
/// one that leads to the endpoint of a Gateway Load Balancer is the customer's own.
fn unmodelled<'a>(ec2: &Ec2, table: &'a RouteTable) -> Option<&'a str> {
    let endpoints = ec2.vpc_endpoints.known().ok();
    let is_firewall = |id: &str| {
        let mut endpoints = endpoints.into_iter().flatten();
        endpoints.any(|endpoint| {
            endpoint.vpc_endpoint_id == id && endpoint.vpc_endpoint_type == "GatewayLoadBalancer"
        })
    };
    let is_unknown = |route: &&Route| match (
        &route.destination_cidr_block,
        &route.destination_ipv6_cidr_block,
    ) {
        (Some(destination), _) => destination.parse::<Ipv4Net>().is_err(),
        (None, Some(_)) => false,
        (None, None) => {
            let target = target_of(route);
            !target.starts_with("vpce-") || is_firewall(target)
        }
    };
    table.routes.iter().find(is_unknown).map(target_of)
}

/// The id of a route's target.
pub(super) fn target_of(route: &Route) -> &str {
    [
        &route.nat_gateway_id,
        &route.gateway_id,
        &route.transit_gateway_id,
        &route.vpc_peering_connection_id,
        &route.network_interface_id,
        &route.instance_id,
        &route.egress_only_internet_gateway_id,
        &route.carrier_gateway_id,
        &route.local_gateway_id,
        &route.core_network_arn,
        &route.odb_network_arn,
    ]
    .into_iter()
    .find_map(|target| target.as_deref())
    .unwrap_or("?")
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
        // AWS does not document what a route in state "filtered" does.
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
mod tests;
