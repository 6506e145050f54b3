use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assert, Assertion, Context, Finding, NotPassed, Pass, Verdict, failed, pending};
use crate::account::Account;
use crate::change::{Change, Gateway as GatewayKind, is_new};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::network::next_hop::{ANYWHERE, Hop, default_way};
use crate::network::route::{NatProblem, nat_gateway_works, pointed, table_of, way_of};
use crate::resource::ResourceKind;
use crate::snapshot::ec2::{Ec2, RouteTable, Subnet};
use crate::snapshot::{Call, Reason, Scope};

/// Asserts that subnets exist and have a route to the internet: to an internet gateway for public subnets, to a working NAT
/// gateway for private ones.
///
/// A NAT gateway works if it is available, public, and has a route to an internet gateway, in the route table of its subnet
/// or, if it is regional, in its own. Routes for parts of the internet are combined, such as 0.0.0.0/1 and 128.0.0.0/1. The
/// target of a route in state "blackhole" no longer exists. If private subnets have no default route and the VPC has
/// interface endpoints, which may be enough for the tasks, it is unknown.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubnetsRoute {
    /// The VPC, by its name under `resources`.
    pub vpc: ResourceName,
    /// The subnets, by their Name tags.
    pub subnets: Vec<String>,
    /// The required target of the route to the internet.
    pub to: Gateway,
}

/// The target of a route to the internet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Gateway {
    InternetGateway,
    NatGateway,
}

impl Assertion for SubnetsRoute {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let subnets = account.page_subnets(&self.vpc, &self.subnets)?;
        let mut seen = Vec::new();
        let mut wrong: Vec<Finding> = Vec::new();
        let mut open: Option<NotPassed> = None;
        for (subnet, name) in subnets.iter().zip(&self.subnets) {
            seen.push(subnet.subnet_id.clone());
            match self.check(account, subnet, name) {
                Ok(()) => {}
                Err(NotPassed::Failed(finding)) => wrong.push(finding),
                Err(other) => open = open.or(Some(other)),
            }
        }
        // One subnet that is certainly wrong is enough.
        if let Some(finding) = together(wrong) {
            return Err(NotPassed::Failed(finding));
        }
        if let Some(open) = open {
            return Err(open);
        }
        let saw = Message::new("route-saw")
            .with("subnets", self.subnets.clone())
            .with("gateway", self.word());
        Ok(Pass::saw(saw, seen))
    }

    fn changes(&self, context: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let account = &context.account;
        let subnets = account.page_subnets(&self.vpc, &self.subnets)?;
        let tables = account.snapshot.ec2.route_tables.known()?;
        let mut changes: Vec<Change> = Vec::new();
        let mut new = self.new_nat_gateway(context);
        for (subnet, name) in subnets.iter().zip(&self.subnets) {
            if !matches!(self.check(account, subnet, name), Err(NotPassed::Failed(_))) {
                continue;
            }
            let Some(table) = table_of(tables, &subnet.vpc_id, &subnet.subnet_id) else {
                continue;
            };
            let has_own = table
                .associations
                .iter()
                .any(|own| own.subnet_id.as_ref() == Some(&subnet.subnet_id));
            // The main table is for every subnet without one of its own: it stays as it is.
            let other = (!has_own)
                .then(|| self.other_table(account, tables, subnet))
                .flatten();
            let change = match other {
                Some(table) => Change::AssociateRouteTable {
                    subnet: subnet.subnet_id.clone(),
                    table: table.route_table_id.clone(),
                },
                None => pointed(account.snapshot, table, ANYWHERE, self.kind()),
            };
            let Some(change) = with_gateway(change, new.as_ref()) else {
                continue;
            };
            if !changes.contains(&change) {
                changes.push(change);
            }
        }
        let uses_new = |change: &Change| matches!(change, Change::PointRoute { via: Some(via), .. } if is_new(via));
        if changes.iter().any(uses_new) {
            changes.splice(0..0, new.take());
        }
        Ok(changes)
    }

    fn page_subnets(&self) -> Option<(&ResourceName, &[String])> {
        Some((&self.vpc, &self.subnets))
    }

    fn could_be(&self, account: &Account<'_>, subnet: &Subnet) -> bool {
        self.check(account, subnet, "").is_ok()
    }

    fn expected(&self, _account: &Account<'_>) -> Message {
        Message::new("route-expected")
            .with("subnets", self.subnets.clone())
            .with("gateway", self.word())
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.vpc, Some(ResourceKind::Vpc))]
    }

    fn calls(&self) -> Vec<Call> {
        let mut calls = vec![Call::DescribeSubnets, Call::DescribeRouteTables];
        if self.to == Gateway::NatGateway {
            calls.push(Call::DescribeNatGateways);
        }
        calls
    }

    fn extend_scope(&self, scope: &mut Scope) {
        // Only where there is no default route, or one for a prefix list.
        scope.calls.insert(Call::DescribeVpcEndpoints);
    }
}

/// A route that has a gateway: the new one if none works.
fn with_gateway(mut change: Change, new: Option<&Change>) -> Option<Change> {
    if let Change::PointRoute {
        to: GatewayKind::Nat,
        via: via @ None,
        ..
    } = &mut change
    {
        let Some(Change::CreateNatGateway { subnet, .. }) = new else {
            return None;
        };
        *via = Some(Change::new_nat_gateway(subnet));
    }
    Some(change)
}

/// What is wrong with several subnets, as one finding. The fix is that of the first one, and the changes are all.
fn together(wrong: Vec<Finding>) -> Option<Finding> {
    let problems: Vec<Message> = wrong.iter().map(|one| one.actual.clone()).collect();
    let mut resources: Vec<String> = Vec::new();
    for id in wrong.iter().flat_map(|one| &one.resources) {
        if !resources.contains(id) {
            resources.push(id.clone());
        }
    }
    let first = wrong.into_iter().next()?;
    if problems.len() < 2 {
        return Some(first);
    }
    Some(Finding {
        actual: Message::new("route-wrong-several").with("problems", problems),
        resources,
        ..first
    })
}

impl SubnetsRoute {
    fn word(&self) -> Message {
        Message::new(match self.to {
            Gateway::InternetGateway => "internet-gateway",
            Gateway::NatGateway => "nat-gateway",
        })
    }

    fn kind(&self) -> GatewayKind {
        match self.to {
            Gateway::InternetGateway => GatewayKind::Internet,
            Gateway::NatGateway => GatewayKind::Nat,
        }
    }

    /// A new NAT gateway in the first public subnet of the suite that has a way to the internet.
    fn new_nat_gateway(&self, context: &Context<'_>) -> Option<Change> {
        if self.to != Gateway::NatGateway {
            return None;
        }
        let account = &context.account;
        let public = context.peers.iter().filter_map(|peer| match peer {
            Assert::SubnetsRoute(public)
                if public.to == Gateway::InternetGateway && public.vpc == self.vpc =>
            {
                Some(public)
            }
            _ => None,
        });
        let mut public = public.flat_map(|public| {
            let subnets = account.page_subnets(&public.vpc, &public.subnets);
            let subnets = subnets.unwrap_or_default().into_iter();
            subnets.filter(|subnet| public.could_be(account, subnet))
        });
        let subnet = public.next()?;
        Some(Change::CreateNatGateway {
            subnet: subnet.subnet_id.clone(),
            vpc: subnet.vpc_id.clone(),
        })
    }

    /// A route table of the VPC, other than the main one, that leads where the page asks.
    fn other_table<'a>(
        &self,
        account: &Account<'a>,
        tables: &'a [RouteTable],
        subnet: &Subnet,
    ) -> Option<&'a RouteTable> {
        let ec2 = &account.snapshot.ec2;
        let leads = |table: &&RouteTable| match (default_way(ec2, table), self.to) {
            (Hop::InternetGateway(_), Gateway::InternetGateway) => true,
            (Hop::NatGateway(id), Gateway::NatGateway) => {
                let gateways = ec2.nat_gateways.known();
                gateways.is_ok_and(|gateways| nat_gateway_works(ec2, gateways, tables, id).is_ok())
            }
            _ => false,
        };
        let is_main = |table: &&RouteTable| {
            table
                .associations
                .iter()
                .any(|association| association.main)
        };
        let own = tables
            .iter()
            .filter(|table| table.vpc_id == subnet.vpc_id && !is_main(table));
        own.filter(leads).min_by_key(|table| &table.route_table_id)
    }

    fn check(&self, account: &Account<'_>, subnet: &Subnet, name: &str) -> Result<(), NotPassed> {
        let tables = account.snapshot.ec2.route_tables.known()?;
        let table = table_of(tables, &subnet.vpc_id, &subnet.subnet_id);
        let table_id = table.map_or("", |table| table.route_table_id.as_str());
        let wrong_along = |what: Message, along: &[&str]| {
            failed(
                Message::new("route-wrong")
                    .with("subnet", name)
                    .with("table", table_id)
                    .with("what", what),
                Message::new("route-fix")
                    .with("table", table_id)
                    .with("gateway", self.word()),
                [&[subnet.subnet_id.as_str(), table_id], along].concat(),
            )
        };
        let wrong = |what: Message| wrong_along(what, &[]);
        let ec2 = &account.snapshot.ec2;
        match (way_of(ec2, tables, subnet), self.to) {
            (Hop::InternetGateway(_), Gateway::InternetGateway) => Ok(()),
            (Hop::NatGateway(id), Gateway::NatGateway) => {
                match nat_gateway_works(ec2, ec2.nat_gateways.known()?, tables, id) {
                    Ok(()) => Ok(()),
                    Err(NatProblem::State(state)) if state == "pending" => pending(
                        Message::new("property-pending")
                            .with("resource", id)
                            .with("value", state),
                        Message::new("wait-minutes"),
                        [id],
                    ),
                    Err(NatProblem::State(state)) => wrong_along(
                        Message::new("route-nat-state")
                            .with("gateway", id)
                            .with("state", state),
                        &[id],
                    ),
                    // Only the owner of a shared VPC can list its gateways.
                    Err(NatProblem::Gone) if account.snapshot.is_shared(&subnet.vpc_id) => {
                        Err(not_modelled(id))
                    }
                    Err(NatProblem::Gone) => {
                        wrong_along(Message::new("route-nat-gone").with("gateway", id), &[id])
                    }
                    Err(NatProblem::NotPublic { subnet }) => {
                        let along: Vec<&str> = [id, subnet]
                            .into_iter()
                            .filter(|id| !id.is_empty())
                            .collect();
                        wrong_along(
                            Message::new("route-nat-not-public").with("gateway", id),
                            &along,
                        )
                    }
                    Err(NatProblem::NotModelled(target)) => Err(not_modelled(target)),
                }
            }
            (Hop::Dead { target, .. }, _) => {
                wrong(Message::new("route-blackhole").with("gateway", target))
            }
            (Hop::NotModelled(id), _) => Err(not_modelled(id)),
            (Hop::InternetGateway(id) | Hop::NatGateway(id), _) => {
                wrong(Message::new("route-other").with("gateway", id))
            }
            (Hop::None | Hop::Local, Gateway::NatGateway) => {
                match endpoint_in_place(ec2, subnet)? {
                    Some(endpoint) => Err(not_modelled(endpoint)),
                    None => wrong(Message::new("route-none")),
                }
            }
            (Hop::None | Hop::Local, Gateway::InternetGateway) => wrong(Message::new("route-none")),
        }
    }
}

/// An interface endpoint of the subnet's VPC, by which tasks may reach AWS without a way to the internet. Whether
/// endpoints are enough is a matter of what the tasks fetch, which the assertion `reaches` follows.
fn endpoint_in_place<'a>(ec2: &'a Ec2, subnet: &Subnet) -> Result<Option<&'a str>, Reason> {
    let mut endpoints = ec2.vpc_endpoints.known()?.iter();
    let found = endpoints.find(|endpoint| {
        endpoint.vpc_id == subnet.vpc_id
            && endpoint.vpc_endpoint_type == "Interface"
            && endpoint.takes_over_name()
    });
    Ok(found.map(|endpoint| endpoint.vpc_endpoint_id.as_str()))
}

fn not_modelled(what: &str) -> NotPassed {
    let what = what.to_owned();
    Reason::NotModelled { what }.into()
}
