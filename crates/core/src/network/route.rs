//! The route of a subnet's traffic to the internet.
//!
//! Source: Amazon VPC user guide, "Route tables": a subnet without an explicit association uses the main table.

use ipnet::Ipv4Net;

use super::next_hop::{Hop, default_way};
use crate::change::{Change, Gateway};
use crate::snapshot::Snapshot;
use crate::snapshot::ec2::{Ec2, NatGateway, RouteTable, Subnet};

/// The route table of a subnet: the associated one, else the main table of its VPC.
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

/// Where most of a subnet's traffic to the internet goes. Every subnet has a route table: one that is not listed is not
/// known.
pub fn way_of<'a>(ec2: &Ec2, tables: &'a [RouteTable], subnet: &'a Subnet) -> Hop<'a> {
    let table = table_of(tables, &subnet.vpc_id, &subnet.subnet_id);
    table.map_or(Hop::NotModelled(&subnet.subnet_id), |table| {
        default_way(ec2, table)
    })
}

/// The route table of a NAT gateway: that of its subnet, or the gateway's own if it is regional.
///
/// A regional gateway has no subnet. AWS creates a route table for it, with a route to the internet gateway.
/// Source: Amazon VPC user guide, "Regional NAT gateways for automatic multi-AZ expansion".
pub fn table_of_gateway<'a>(
    tables: &'a [RouteTable],
    gateway: &NatGateway,
) -> Option<&'a RouteTable> {
    if gateway.is_regional() {
        let own = gateway.route_table_id.as_ref()?;
        return tables.iter().find(|table| table.route_table_id == *own);
    }
    table_of(tables, &gateway.vpc_id, &gateway.subnet_id)
}

/// Checks that a NAT gateway carries traffic to the internet: it is available, public, and has a route to an internet
/// gateway.
///
/// # Errors
/// The problem, if the gateway does not carry traffic or that is not known.
pub fn nat_gateway_works<'a>(
    ec2: &Ec2,
    gateways: &'a [NatGateway],
    tables: &'a [RouteTable],
    gateway_id: &str,
) -> Result<(), NatProblem<'a>> {
    let Some(gateway) = gateways
        .iter()
        .find(|gateway| gateway.nat_gateway_id == gateway_id)
    else {
        return Err(NatProblem::Gone);
    };
    if gateway.state != "available" {
        return Err(NatProblem::State(&gateway.state));
    }
    let subnet = &gateway.subnet_id;
    match table_of_gateway(tables, gateway).map(|table| default_way(ec2, table)) {
        // Behind a transit gateway, another VPC may have a way to the internet, for a private gateway as well.
        Some(Hop::NotModelled(target)) => Err(NatProblem::NotModelled(target)),
        _ if gateway.connectivity_type == "private" => Err(NatProblem::NotPublic { subnet }),
        Some(Hop::InternetGateway(_)) => Ok(()),
        Some(_) => Err(NatProblem::NotPublic { subnet }),
        // AWS created a table for it that is not listed.
        None if gateway.is_regional() => Ok(()),
        None => Err(NatProblem::NotModelled(&gateway.nat_gateway_id)),
    }
}

/// Why a NAT gateway does not carry traffic.
#[derive(Debug, Clone, PartialEq)]
pub enum NatProblem<'a> {
    /// No gateway has this id.
    Gone,
    /// It is not available, with AWS's word for its state.
    State(&'a str),
    /// Its connectivity type is "private", or it has no route to an internet gateway.
    NotPublic {
        /// The id of the gateway's subnet; empty for a regional gateway.
        subnet: &'a str,
    },
    /// The next hop of its traffic is not modelled, by the id of the target.
    NotModelled(&'a str),
}

/// The change that points a route at a gateway of this kind that works, if one is known.
pub fn pointed(
    snapshot: &Snapshot,
    table: &RouteTable,
    destination: Ipv4Net,
    to: Gateway,
) -> Change {
    let ec2 = &snapshot.ec2;
    let via = match (to, ec2.nat_gateways.known(), ec2.route_tables.known()) {
        (Gateway::Nat, Ok(gateways), Ok(tables)) => {
            let works = |gateway: &&NatGateway| {
                gateway.vpc_id == table.vpc_id
                    && nat_gateway_works(ec2, gateways, tables, &gateway.nat_gateway_id).is_ok()
            };
            let is_used = |id: &String| {
                table
                    .routes
                    .iter()
                    .any(|route| route.nat_gateway_id.as_ref() == Some(id))
            };
            let own_zones = zones_of(ec2, table);
            let is_near = |gateway: &NatGateway| {
                let zone = zone_of(ec2, &gateway.subnet_id);
                zone.is_some_and(|zone| own_zones.contains(&zone))
            };
            // One way for all addresses: what the table uses for others of them is the first choice. Then one in the same
            // zone, as the workshop's stack has it.
            let rank = |gateway: &&NatGateway| {
                let id = &gateway.nat_gateway_id;
                (!is_used(id), !is_near(gateway), id.clone())
            };
            let nearest = gateways.iter().filter(works).min_by_key(rank);
            nearest.map(|gateway| gateway.nat_gateway_id.clone())
        }
        (Gateway::Internet, _, Ok(tables)) => {
            let own = tables.iter().filter(|other| other.vpc_id == table.vpc_id);
            let alive = own
                .flat_map(|own| &own.routes)
                .filter(|route| route.state == "active");
            let ids = alive.filter_map(|route| route.gateway_id.as_ref());
            // A VPC has one internet gateway at most.
            ids.filter(|id| id.starts_with("igw-")).min().cloned()
        }
        _ => None,
    };
    let text = destination.to_string();
    Change::PointRoute {
        table: table.route_table_id.clone(),
        vpc: table.vpc_id.clone(),
        destination,
        to,
        via,
        replaces: table
            .routes
            .iter()
            .any(|route| route.destination_cidr_block.as_ref() == Some(&text)),
    }
}

/// The zone of a subnet, if it is known.
fn zone_of<'s>(ec2: &'s Ec2, subnet: &str) -> Option<&'s str> {
    let subnets = ec2.subnets.known().ok()?;
    let found = subnets.iter().find(|found| found.subnet_id == subnet)?;
    Some(&found.availability_zone)
}

/// The zones of the subnets that have a route table.
fn zones_of<'s>(ec2: &'s Ec2, table: &RouteTable) -> Vec<&'s str> {
    let subnets = table.associations.iter();
    let subnets = subnets.filter_map(|association| association.subnet_id.as_deref());
    subnets.filter_map(|subnet| zone_of(ec2, subnet)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::ec2::{Route, RouteTableAssociation};

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
        let gateways = [in_subnet("subnet-public", "available")];
        assert_eq!(
            nat_gateway_works(&Ec2::default(), &gateways, &tables, "nat-1"),
            Ok(())
        );
        let main = RouteTableAssociation {
            main: true,
            ..RouteTableAssociation::default()
        };
        let private = table("rtb-main", main, to("nat-1", "active"));
        let [public] = tables;
        let tables = [public, private];
        let gateways = [in_subnet("subnet-private", "available")];
        assert_eq!(
            nat_gateway_works(&Ec2::default(), &gateways, &tables, "nat-1"),
            Err(NatProblem::NotPublic {
                subnet: "subnet-private"
            })
        );
        let gateways = [in_subnet("subnet-public", "deleted")];
        assert_eq!(
            nat_gateway_works(&Ec2::default(), &gateways, &tables, "nat-1"),
            Err(NatProblem::State("deleted"))
        );
        assert_eq!(
            nat_gateway_works(&Ec2::default(), &[], &tables, "nat-1"),
            Err(NatProblem::Gone)
        );
    }

    #[test]
    fn a_regional_nat_gateway_is_in_no_subnet() {
        let regional = |table: Option<&str>| NatGateway {
            nat_gateway_id: "nat-1".to_owned(),
            vpc_id: "vpc-1".to_owned(),
            state: "available".to_owned(),
            connectivity_type: "public".to_owned(),
            availability_mode: Some("regional".to_owned()),
            route_table_id: table.map(str::to_owned),
            ..NatGateway::default()
        };
        let association = |main| RouteTableAssociation {
            main,
            ..RouteTableAssociation::default()
        };
        // The main table is nothing to it.
        let main = table("rtb-main", association(true), to("nat-1", "active"));
        let own = |target| {
            let own = table("rtb-nat", association(false), to(target, "active"));
            [main.clone(), own]
        };
        for (table, target, works) in [
            (Some("rtb-nat"), "igw-1", Ok(())),
            (
                Some("rtb-nat"),
                "tgw-1",
                Err(NatProblem::NotModelled("tgw-1")),
            ),
            (
                Some("rtb-nat"),
                "nat-2",
                Err(NatProblem::NotPublic { subnet: "" }),
            ),
            (Some("rtb-hidden"), "nat-2", Ok(())),
            (None, "nat-2", Ok(())),
        ] {
            let (gateways, tables) = ([regional(table)], own(target));
            let found = nat_gateway_works(&Ec2::default(), &gateways, &tables, "nat-1");
            assert_eq!(found, works, "{table:?} {target}");
        }
    }

    #[test]
    fn a_nat_gateway_behind_a_firewall_is_not_modelled() {
        let gateways = [NatGateway {
            nat_gateway_id: "nat-1".to_owned(),
            vpc_id: "vpc-1".to_owned(),
            subnet_id: "subnet-1".to_owned(),
            state: "available".to_owned(),
            ..NatGateway::default()
        }];
        let main = RouteTableAssociation {
            main: true,
            ..RouteTableAssociation::default()
        };
        let firewall = Route {
            destination_cidr_block: Some("0.0.0.0/0".to_owned()),
            gateway_id: Some("vpce-1".to_owned()),
            ..Route::default()
        };
        let tables = [table("rtb-1", main, firewall)];
        let found = nat_gateway_works(&Ec2::default(), &gateways, &tables, "nat-1");
        assert_eq!(found, Err(NatProblem::NotModelled("vpce-1")));
    }
}
