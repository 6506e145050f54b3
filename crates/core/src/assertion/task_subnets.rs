use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Stated, Verdict, failed};
use crate::account::Account;
use crate::change::{Change, Network, ServiceUpdate};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::network::next_hop::Hop;
use crate::network::route::way_of;
use crate::resource::ResourceKind;
use crate::resource::Resources;
use crate::resource::inventory::name_tag;
use crate::snapshot::ec2::Subnet;
use crate::snapshot::{Call, Reason};

/// Asserts that a service's tasks run in subnets of the VPC from which they can reach the internet.
///
/// Private subnets reach the internet through a NAT gateway. In public subnets a task needs a public address: with one, the
/// service works and the check is advice; without one, no task starts. Subnets in only one zone are also advice.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TaskSubnets {
    /// The service, by its name under `resources`.
    pub service: ResourceName,
    /// The VPC, by its name under `resources`.
    pub vpc: ResourceName,
    /// The subnets that the page names, by their Name tags.
    pub subnets: Vec<String>,
}

impl Assertion for TaskSubnets {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let service = account.deployed_service(&self.service)?;
        let vpc = account.vpc(&self.vpc)?;
        let arn = &service.service_arn;
        let subnets = account.subnets_of(&self.service)?;
        let tables = account.snapshot.ec2.route_tables.known()?;
        let network = service.current_network();
        let public_ip =
            network.is_some_and(|network| network.assign_public_ip.as_deref() == Some("ENABLED"));
        let fix = || Message::new("task-subnets-fix").with("subnets", self.subnets.clone());
        if subnets.is_empty() {
            return failed(
                Message::new("task-subnets-none").with("service", account.label(&self.service)),
                fix(),
                [arn],
            );
        }
        let mut in_public = Vec::new();
        for subnet in &subnets {
            let shown = account.subnet_label(subnet);
            let wrong = |id: &'static str| {
                failed(
                    Message::new(id).with("subnet", shown.clone()),
                    fix(),
                    [arn, &subnet.subnet_id],
                )
            };
            if subnet.vpc_id != vpc.vpc_id {
                return wrong("task-subnets-other-vpc");
            }
            // Routes of the page's own subnets are checked by `subnets_route`.
            if self
                .subnets
                .iter()
                .any(|name| name == name_tag(&subnet.tags))
            {
                continue;
            }
            match way_of(&account.snapshot.ec2, tables, subnet) {
                Hop::NatGateway(_) => {}
                Hop::InternetGateway(_) if public_ip => in_public.push(shown),
                Hop::InternetGateway(_) => return wrong("task-subnets-no-public-ip"),
                Hop::NotModelled(id) => {
                    return Err(Reason::NotModelled {
                        what: id.to_owned(),
                    }
                    .into());
                }
                Hop::Dead { .. } | Hop::Local | Hop::None => {
                    // VPC endpoints may serve everything that the tasks need; `reaches` checks that.
                    return match endpoint_in(account, subnet) {
                        Some(id) => Err(Reason::NotModelled { what: id }.into()),
                        None => wrong("task-subnets-no-way-out"),
                    };
                }
            }
        }
        let (zones, names) = account.zones_and_labels(&subnets);
        let saw = Message::new("task-subnets-saw")
            .with("service", account.label(&self.service))
            .with("subnets", names);
        let ids = subnets.iter().map(|subnet| subnet.subnet_id.clone());
        Ok(Pass::saw(saw, std::iter::once(arn.clone()).chain(ids))
            .advise_some(
                (!in_public.is_empty())
                    .then(|| Message::new("task-subnets-public").with("subnets", in_public)),
            )
            .advise_some((zones.len() < 2).then(|| Message::new("task-subnets-one-zone"))))
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let service = account.deployed_service(&self.service)?;
        let subnets = account.page_subnets(&self.vpc, &self.subnets)?;
        let mut network = Network {
            subnets: subnets
                .iter()
                .map(|subnet| subnet.subnet_id.clone())
                .collect(),
            ..account.network_of(service)
        };
        // "All specified subnets and security groups must be from the same VPC" (Amazon ECS API reference, AwsVpcConfiguration).
        // Without any, the service gets the default group of the VPC.
        let vpc = subnets.first().map(|subnet| subnet.vpc_id.as_str());
        network.groups.retain(|id| {
            let own = account.vpc_of_group(id);
            own.is_none() || own == vpc
        });
        Ok(account
            .update(service, ServiceUpdate::Subnets(network))
            .into_iter()
            .collect())
    }

    fn page_subnets(&self) -> Option<(&ResourceName, &[String])> {
        Some((&self.vpc, &self.subnets))
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("task-subnets-expected")
            .with("service", account.page_name(&self.service))
            .with("subnets", self.subnets.clone())
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![
            (&self.service, Some(ResourceKind::Service)),
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

/// The id of an available VPC endpoint in the subnet's VPC, as far as endpoints were read.
fn endpoint_in(account: &Account<'_>, subnet: &Subnet) -> Option<String> {
    let endpoints = account.snapshot.ec2.vpc_endpoints.known().ok()?;
    let mut own = endpoints.iter().filter(|endpoint| {
        endpoint.vpc_id == subnet.vpc_id && endpoint.state.eq_ignore_ascii_case("available")
    });
    own.next().map(|endpoint| endpoint.vpc_endpoint_id.clone())
}
