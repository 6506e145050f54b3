use schemars::JsonSchema;
use serde::Deserialize;

use super::subnets_route::{Gateway, SubnetsRoute};
use super::{Assertion, Context, NotPassed, Pass, Stated, Verdict, failed};
use crate::account::Account;
use crate::change::Change;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::network::next_hop::Hop;
use crate::network::route::way_of;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::ec2::Subnet;
use crate::snapshot::{Call, Reason};

/// Asserts that a load balancer is in public subnets of the VPC, in as many zones as the page names subnets.
///
/// A subnet is public if its route table has a route to an internet gateway. An internet-facing load balancer in a private
/// subnet cannot be reached. With a route to something that is not modelled, such as a firewall endpoint, the result is
/// unknown.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoadBalancerSubnets {
    /// The load balancer, by its name under `resources`.
    pub load_balancer: ResourceName,
    /// The VPC, by its name under `resources`.
    pub vpc: ResourceName,
    /// The subnets that the page names, by their Name tags.
    pub subnets: Vec<String>,
}

impl Assertion for LoadBalancerSubnets {
    fn evaluate(&self, context: &Context<'_>) -> Verdict {
        let account = &context.account;
        let balancer = account.load_balancer(&self.load_balancer)?;
        let label = account.label(&self.load_balancer);
        let subnets = account.subnets_of(&self.load_balancer)?;
        let tables = account.snapshot.ec2.route_tables.known()?;
        let wrong = self.wrong(account)?;
        if let Some(routes) = self.routes(account, &wrong)? {
            return routes.evaluate(context);
        }
        let (wrong_ids, wrong): (Vec<String>, Vec<String>) = wrong
            .into_iter()
            .map(|subnet| (subnet.subnet_id.clone(), account.subnet_label(subnet)))
            .unzip();
        if !wrong.is_empty() {
            return failed(
                Message::new("lb-subnets-wrong")
                    .with("load_balancer", label)
                    .with("subnets", wrong),
                Message::new("lb-subnets-fix").with("subnets", self.subnets.clone()),
                std::iter::once(balancer.load_balancer_arn.clone()).chain(wrong_ids),
            );
        }
        let (zones, names) = account.zones_and_labels(&subnets);
        if zones.len() < self.subnets.len() {
            return failed(
                Message::new("lb-zones-few")
                    .with("load_balancer", label)
                    .with("subnets", names),
                Message::new("lb-subnets-fix").with("subnets", self.subnets.clone()),
                [&balancer.load_balancer_arn],
            );
        }
        let unknown =
            subnets.iter().find_map(
                |subnet| match way_of(&account.snapshot.ec2, tables, subnet) {
                    Hop::NotModelled(target) => Some(target.to_owned()),
                    _ => None,
                },
            );
        if let Some(what) = unknown {
            return Err(Reason::NotModelled { what }.into());
        }
        let ids = subnets.iter().map(|subnet| subnet.subnet_id.clone());
        let saw = Message::new("lb-subnets-saw")
            .with("load_balancer", label)
            .with("subnets", names);
        Ok(Pass::saw(
            saw,
            std::iter::once(balancer.load_balancer_arn.clone()).chain(ids),
        ))
    }

    fn changes(&self, context: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let account = &context.account;
        let balancer = account.load_balancer(&self.load_balancer)?;
        let subnets = account.page_subnets(&self.vpc, &self.subnets)?;
        if let Some(routes) = self.routes(account, &self.wrong(account)?)? {
            return routes.changes(context);
        }
        Ok(vec![Change::SetSubnets {
            load_balancer: balancer.load_balancer_arn.clone(),
            subnets: subnets
                .iter()
                .map(|subnet| subnet.subnet_id.clone())
                .collect(),
        }])
    }

    fn page_subnets(&self) -> Option<(&ResourceName, &[String])> {
        Some((&self.vpc, &self.subnets))
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("lb-subnets-expected")
            .with("load_balancer", account.page_name(&self.load_balancer))
            .with("subnets", self.subnets.clone())
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![
            (&self.load_balancer, Some(ResourceKind::LoadBalancer)),
            (&self.vpc, Some(ResourceKind::Vpc)),
        ]
    }

    fn stated_on_page(&self, resources: &Resources) -> Vec<Stated> {
        Stated::subnets(resources, &self.vpc, &self.subnets)
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::DescribeSubnets, Call::DescribeRouteTables]
    }
}

impl LoadBalancerSubnets {
    /// The load balancer's subnets that are in another VPC, or have no route to an internet gateway.
    fn wrong<'a>(&self, account: &Account<'a>) -> Result<Vec<&'a Subnet>, NotPassed> {
        let vpc = account.vpc(&self.vpc)?;
        let tables = account.snapshot.ec2.route_tables.known()?;
        let leads_in = |subnet: &Subnet| {
            matches!(
                way_of(&account.snapshot.ec2, tables, subnet),
                Hop::InternetGateway(_) | Hop::NotModelled(_)
            )
        };
        let mut subnets = account.subnets_of(&self.load_balancer)?;
        subnets.retain(|subnet| subnet.vpc_id != vpc.vpc_id || !leads_in(subnet));
        Ok(subnets)
    }

    /// What is asserted of routes, if the load balancer is in the page's subnets and only their routes are wrong.
    fn routes(
        &self,
        account: &Account<'_>,
        wrong: &[&Subnet],
    ) -> Result<Option<SubnetsRoute>, NotPassed> {
        if wrong.is_empty() {
            return Ok(None);
        }
        let asked = account.page_subnets(&self.vpc, &self.subnets)?;
        let is_asked = |subnet: &&Subnet| {
            let mut asked = asked.iter();
            asked.any(|asked| asked.subnet_id == subnet.subnet_id)
        };
        Ok(wrong.iter().all(is_asked).then(|| SubnetsRoute {
            vpc: self.vpc.clone(),
            subnets: self.subnets.clone(),
            to: Gateway::InternetGateway,
        }))
    }
}
