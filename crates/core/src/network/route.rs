//! Where a subnet's traffic to the internet goes.
//!
//! Source: Amazon VPC user guide, "Route tables": a subnet without an explicit association uses the main table.

use crate::snapshot::ec2::{NatGateway, Route, RouteTable};

/// Where the default route of a subnet leads.
#[derive(Debug, Clone, PartialEq)]
pub enum WayOut<'a> {
    InternetGateway(&'a str),
    NatGateway(&'a str),
    /// The route is there, but what it points at is gone.
    Blackhole(&'a str),
    /// A transit gateway, peering connection, appliance … that this program does not model.
    Other(&'a str),
    None,
}

/// The route table that serves a subnet: the one associated with it, else its VPC's main table.
pub fn table_of<'a>(
    tables: &'a [RouteTable],
    vpc_id: &str,
    subnet_id: &str,
) -> Option<&'a RouteTable> {
    let associated = |table: &&RouteTable| {
        table
            .associations
            .iter()
            .any(|association| association.subnet_id.as_deref() == Some(subnet_id))
    };
    let main = |table: &&RouteTable| {
        table.vpc_id == vpc_id
            && table
                .associations
                .iter()
                .any(|association| association.main)
    };
    tables
        .iter()
        .find(associated)
        .or_else(|| tables.iter().find(main))
}

/// The way out of a route table for IPv4.
pub fn way_out(table: &RouteTable) -> WayOut<'_> {
    let default = table
        .routes
        .iter()
        .find(|route| route.destination_cidr_block.as_deref() == Some("0.0.0.0/0"));
    let Some(route) = default else {
        return WayOut::None;
    };
    let target = target_of(route);
    if route.state == "blackhole" {
        return WayOut::Blackhole(target);
    }
    if route.nat_gateway_id.is_some() {
        WayOut::NatGateway(target)
    } else if target.starts_with("igw-") {
        WayOut::InternetGateway(target)
    } else {
        WayOut::Other(target)
    }
}

/// What a route points at.
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

/// Whether a NAT gateway carries traffic to the internet: available, public, and itself in a public subnet.
pub fn nat_gateway_works(
    gateways: &[NatGateway],
    tables: &[RouteTable],
    gateway_id: &str,
) -> Result<(), NatProblem> {
    let Some(gateway) = gateways
        .iter()
        .find(|gateway| gateway.nat_gateway_id == gateway_id)
    else {
        return Err(NatProblem::Gone);
    };
    if gateway.state != "available" {
        return Err(NatProblem::State(gateway.state.clone()));
    }
    let public = table_of(tables, &gateway.vpc_id, &gateway.subnet_id)
        .is_some_and(|table| matches!(way_out(table), WayOut::InternetGateway(_)));
    if gateway.connectivity_type == "private" || !public {
        return Err(NatProblem::NotPublic {
            subnet: gateway.subnet_id.clone(),
        });
    }
    Ok(())
}

/// Why a NAT gateway does not carry traffic.
#[derive(Debug, Clone, PartialEq)]
pub enum NatProblem {
    Gone,
    State(String),
    /// It says so itself, or its subnet has no way to an internet gateway.
    NotPublic {
        subnet: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::ec2::RouteTableAssociation;

    fn table(id: &str, association: RouteTableAssociation, route: Route) -> RouteTable {
        RouteTable {
            route_table_id: id.to_owned(),
            vpc_id: "vpc-1".to_owned(),
            associations: vec![association],
            routes: vec![route],
            ..RouteTable::default()
        }
    }

    fn to(gateway_id: &str, state: &str) -> Route {
        Route {
            destination_cidr_block: Some("0.0.0.0/0".to_owned()),
            gateway_id: gateway_id.starts_with("igw").then(|| gateway_id.to_owned()),
            nat_gateway_id: gateway_id.starts_with("nat").then(|| gateway_id.to_owned()),
            transit_gateway_id: gateway_id.starts_with("tgw").then(|| gateway_id.to_owned()),
            state: state.to_owned(),
            ..Route::default()
        }
    }

    #[test]
    fn a_subnet_without_an_association_uses_the_main_table() {
        let main = RouteTableAssociation {
            main: true,
            ..RouteTableAssociation::default()
        };
        let own = RouteTableAssociation {
            subnet_id: Some("subnet-own".to_owned()),
            ..RouteTableAssociation::default()
        };
        let tables = [
            table("rtb-main", main, to("igw-1", "active")),
            table("rtb-own", own, to("nat-1", "active")),
        ];
        assert_eq!(
            table_of(&tables, "vpc-1", "subnet-own")
                .unwrap()
                .route_table_id,
            "rtb-own"
        );
        assert_eq!(
            table_of(&tables, "vpc-1", "subnet-other")
                .unwrap()
                .route_table_id,
            "rtb-main"
        );
        assert_eq!(table_of(&tables, "vpc-2", "subnet-other"), None);
    }

    #[test]
    fn the_way_out_is_told_by_target_and_state() {
        let cases = [
            ("igw-1", "active", WayOut::InternetGateway("igw-1")),
            ("nat-1", "active", WayOut::NatGateway("nat-1")),
            ("nat-1", "blackhole", WayOut::Blackhole("nat-1")),
            ("tgw-1", "active", WayOut::Other("tgw-1")),
        ];
        for (target, state, expected) in cases {
            let table = table("rtb", RouteTableAssociation::default(), to(target, state));
            assert_eq!(way_out(&table), expected);
        }
        assert_eq!(way_out(&RouteTable::default()), WayOut::None);
    }

    #[test]
    fn a_nat_gateway_must_be_available_and_in_a_public_subnet() {
        let in_subnet = |subnet: &str, state: &str| NatGateway {
            nat_gateway_id: "nat-1".to_owned(),
            vpc_id: "vpc-1".to_owned(),
            subnet_id: subnet.to_owned(),
            state: state.to_owned(),
            connectivity_type: "public".to_owned(),
            ..NatGateway::default()
        };
        let public = RouteTableAssociation {
            subnet_id: Some("subnet-public".to_owned()),
            ..RouteTableAssociation::default()
        };
        let tables = [table("rtb", public, to("igw-1", "active"))];
        let check = |gateway| nat_gateway_works(&[gateway], &tables, "nat-1");
        assert_eq!(check(in_subnet("subnet-public", "available")), Ok(()));
        assert_eq!(
            check(in_subnet("subnet-private", "available")),
            Err(NatProblem::NotPublic {
                subnet: "subnet-private".to_owned()
            })
        );
        assert_eq!(
            check(in_subnet("subnet-public", "deleted")),
            Err(NatProblem::State("deleted".to_owned()))
        );
        assert_eq!(
            nat_gateway_works(&[], &tables, "nat-1"),
            Err(NatProblem::Gone)
        );
    }
}
