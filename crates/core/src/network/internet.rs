//! Traffic between a VPC and the internet.
//!
//! Source: Amazon VPC user guide, "Enable internet access for a VPC using an internet gateway", "NAT gateways".

use ipnet::Ipv4Net;

use super::blocker::Obstacle;
use super::filters::OtherEnd;
use super::next_hop::{ANYWHERE, Hop, to_internet};
use super::public_access::Passage;
use super::route::{pointed, table_of_gateway};
use super::trace::{EPHEMERAL, End, Trace};
use crate::change::{Change, Gateway};
use crate::ports::Ports;
use crate::snapshot::ec2::{RouteTable, Subnet};

impl Trace<'_> {
    /// Follows requests from the internet to a load balancer, and the replies.
    pub fn from_internet(&mut self, to: &End<'_>, ports: Ports) {
        let Some(table) = self.table(to.subnet) else {
            return;
        };
        let load_balancer = to.resource.to_owned();
        match to_internet(&self.snapshot.ec2, table) {
            Hop::InternetGateway(gateway) => {
                if !self.is_plain_gateway(gateway)
                    || !self.public_access(&to.subnet.vpc_id, Some(to.subnet), Passage::In)
                {
                    return;
                }
            }
            Hop::NotModelled(target) => return self.not_modelled(target),
            Hop::Dead {
                destination,
                target,
            } => self.dead(table, destination, target, Gateway::Internet),
            Hop::NatGateway(_) => self.block(
                no_route(table, to.subnet, &[]),
                Change::UsePublicSubnet {
                    load_balancer,
                    subnet: to.subnet.subnet_id.clone(),
                },
            ),
            Hop::Local | Hop::None => self.block(
                no_route(table, to.subnet, &[]),
                pointed(self.snapshot, table, ANYWHERE, Gateway::Internet),
            ),
        }
        self.acl(to.subnet, false, ports, ANYWHERE);
        self.acl(to.subnet, true, EPHEMERAL, ANYWHERE);
        self.groups(to, false, ports, OtherEnd::Internet);
    }

    /// Follows a task's traffic to the internet, and the replies. `hosts` are the hosts that no VPC endpoint serves.
    pub(super) fn trace_to_internet(
        &mut self,
        from: &End<'_>,
        ports: Ports,
        public_ip: bool,
        hosts: &[String],
    ) {
        self.groups(from, true, ports, OtherEnd::Internet);
        let Some(table) = self.table(from.subnet) else {
            return;
        };
        let kind = if public_ip || self.serves_nat(table) {
            Gateway::Internet
        } else {
            Gateway::Nat
        };
        match to_internet(&self.snapshot.ec2, table) {
            Hop::InternetGateway(gateway) => {
                if !self.is_plain_gateway(gateway)
                    || !self.public_access(&from.subnet.vpc_id, Some(from.subnet), Passage::Out)
                {
                    return;
                }
                if !public_ip {
                    let service = from.resource.to_owned();
                    let subnet = from.subnet.subnet_id.clone();
                    self.block(
                        Obstacle::NoPublicAddress {
                            service: service.clone(),
                            subnet,
                        },
                        Change::AssignPublicIp { service },
                    );
                }
            }
            Hop::NatGateway(gateway) => self.nat(from, ports, table, gateway),
            Hop::NotModelled(target) => return self.not_modelled(target),
            Hop::Dead {
                destination,
                target,
            } => self.dead(table, destination, target, kind),
            Hop::Local | Hop::None => {
                self.block(
                    no_route(table, from.subnet, hosts),
                    pointed(self.snapshot, table, ANYWHERE, kind),
                );
            }
        }
        self.acl(from.subnet, true, ports, ANYWHERE);
        self.acl(from.subnet, false, from.opens_from, ANYWHERE);
    }

    /// Whether a NAT gateway uses this route table. Such a table must lead to an internet gateway, not to a NAT gateway.
    fn serves_nat(&self, table: &RouteTable) -> bool {
        let gateways = self.snapshot.ec2.nat_gateways.known().ok();
        gateways.into_iter().flatten().any(|gateway| {
            let in_subnet = table
                .associations
                .iter()
                .any(|association| association.subnet_id.as_ref() == Some(&gateway.subnet_id));
            in_subnet || gateway.route_table_id.as_ref() == Some(&table.route_table_id)
        })
    }

    /// Follows traffic through a NAT gateway. The gateway must be available, public, and have a route to an internet gateway.
    /// A regional gateway is in no subnet, so no network ACL applies to it.
    fn nat(&mut self, from: &End<'_>, ports: Ports, table: &RouteTable, id: &str) {
        let (gateways, subnets) = match (
            self.snapshot.ec2.nat_gateways.known(),
            self.snapshot.ec2.subnets.known(),
        ) {
            (Ok(gateways), Ok(subnets)) => (gateways, subnets),
            (Err(reason), _) | (_, Err(reason)) => return self.unknown(reason),
        };
        self.traversed.insert(id.to_owned());
        let gateway = gateways.iter().find(|gateway| gateway.nat_gateway_id == id);
        let state = gateway.map_or("deleted", |gateway| gateway.state.as_str());
        let gateway = match gateway {
            Some(gateway) if state == "available" => gateway,
            Some(_) if state == "pending" => {
                return self.waits.push((id.to_owned(), state.to_owned()));
            }
            _ => {
                let (resource, state) = (id.to_owned(), state.to_owned());
                return self.block(
                    Obstacle::State { resource, state },
                    pointed(self.snapshot, table, ANYWHERE, Gateway::Nat),
                );
            }
        };
        let own_subnet = subnets
            .iter()
            .find(|subnet| subnet.subnet_id == gateway.subnet_id);
        if own_subnet.is_none() && !gateway.is_regional() {
            return self.not_modelled(id);
        }
        let own_table = match self.snapshot.ec2.route_tables.known() {
            Ok(tables) => table_of_gateway(tables, gateway),
            Err(reason) => return self.unknown(reason),
        };
        if gateway.connectivity_type == "private" {
            return self.private_nat(table, own_table, id);
        }
        match own_table {
            Some(table) => {
                self.traversed.insert(table.route_table_id.clone());
                if !self.leaves_by_nat(table, &gateway.vpc_id, own_subnet, from.subnet) {
                    return;
                }
            }
            // AWS created a table for it that is not listed, with a route to the internet gateway.
            None if gateway.is_regional() => {
                self.public_access(&gateway.vpc_id, None, Passage::OutThroughNat);
                return;
            }
            None => return self.not_modelled(id),
        }
        let Some(subnet) = own_subnet else {
            return;
        };
        if subnet.subnet_id != from.subnet.subnet_id {
            self.acl(subnet, false, ports, from.address);
            self.acl(subnet, true, from.opens_from, from.address);
        }
        self.acl(subnet, true, ports, ANYWHERE);
        self.acl(subnet, false, EPHEMERAL, ANYWHERE);
    }

    /// A private NAT gateway has no way to the internet of its own. `own_table` may lead on to another VPC that has one, for example
    /// by a transit gateway; that is not modelled.
    fn private_nat(&mut self, table: &RouteTable, own_table: Option<&RouteTable>, id: &str) {
        let hop = own_table.map(|own_table| to_internet(&self.snapshot.ec2, own_table));
        if let Some(Hop::NotModelled(target)) = hop {
            return self.not_modelled(target);
        }
        let gateway = id.to_owned();
        self.block(
            Obstacle::PrivateNat { gateway },
            pointed(self.snapshot, table, ANYWHERE, Gateway::Nat),
        );
    }

    /// Follows traffic from a NAT gateway to the internet by this route table. A regional gateway is in no subnet; the message
    /// names that of the sender. Returns false if the path is not modelled.
    fn leaves_by_nat(
        &mut self,
        table: &RouteTable,
        vpc: &str,
        own: Option<&Subnet>,
        sender: &Subnet,
    ) -> bool {
        let subnet = own.unwrap_or(sender);
        match to_internet(&self.snapshot.ec2, table) {
            Hop::InternetGateway(gateway) => {
                return self.is_plain_gateway(gateway)
                    && self.public_access(vpc, own, Passage::OutThroughNat);
            }
            Hop::NotModelled(target) => {
                self.not_modelled(target);
                return false;
            }
            Hop::Dead {
                destination,
                target,
            } => self.dead(table, destination, target, Gateway::Internet),
            Hop::Local | Hop::None | Hop::NatGateway(_) => self.block(
                no_route(table, subnet, &[]),
                pointed(self.snapshot, table, ANYWHERE, Gateway::Internet),
            ),
        }
        true
    }

    fn dead(&mut self, table: &RouteTable, destination: Ipv4Net, target: &str, kind: Gateway) {
        self.block(
            Obstacle::DeadRoute {
                table: table.route_table_id.clone(),
                destination,
                target: target.to_owned(),
            },
            pointed(self.snapshot, table, destination, kind),
        );
    }

    /// Whether traffic between a subnet and its internet gateway is direct: no edge route table sends incoming traffic to an
    /// appliance. If not, the reason is recorded as not modelled.
    fn is_plain_gateway(&mut self, gateway: &str) -> bool {
        let tables = match self.snapshot.ec2.route_tables.known() {
            Ok(tables) => tables,
            Err(reason) => {
                self.unknown(reason);
                return false;
            }
        };
        let steers = |table: &&RouteTable| {
            table
                .associations
                .iter()
                .any(|association| association.gateway_id.as_deref() == Some(gateway))
                && table
                    .routes
                    .iter()
                    .any(|route| super::next_hop::target_of(route) != "local")
        };
        if let Some(table) = tables.iter().find(steers) {
            self.not_modelled(format!("{} ({gateway})", table.route_table_id));
            return false;
        }
        self.traversed.insert(gateway.to_owned());
        true
    }
}

fn no_route(table: &RouteTable, subnet: &Subnet, hosts: &[String]) -> Obstacle {
    Obstacle::NoRoute {
        table: table.route_table_id.clone(),
        subnet: subnet.subnet_id.clone(),
        hosts: hosts.to_vec(),
    }
}
