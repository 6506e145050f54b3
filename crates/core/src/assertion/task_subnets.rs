use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, Pass, Stated, Verdict, failed};
use crate::account::Account;
use crate::message::Message;
use crate::network::route::{WayOut, table_of, way_out};
use crate::resource::ResourceKind;
use crate::resource::Resources;
use crate::resource::inventory::name_tag;
use crate::snapshot::{Call, Reason};

/// Asserts that a service's tasks run in subnets of the VPC from which they can reach the internet.
///
/// Private subnets reach it through a NAT gateway. In public ones a task needs a public address: with it the service
/// works and that is advice; without it no task ever starts. All subnets in one zone is advice as well.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TaskSubnets {
    /// The role of the service.
    pub service: String,
    /// The role of the VPC.
    pub vpc: String,
    /// The subnets the page names, by their Name tags.
    pub subnets: Vec<String>,
}

impl Assertion for TaskSubnets {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let service = account.service(&self.service)?;
        let vpc = account.vpc(&self.vpc)?;
        let arn = &service.service_arn;
        let subnets = account.subnets_of(&self.service)?;
        let tables = account.snapshot.ec2.route_tables.known()?;
        let network = service
            .network_configuration
            .as_ref()
            .and_then(|network| network.awsvpc_configuration.as_ref());
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
            // Whether the page's own subnets lead anywhere is the ground of the workshop, checked with it.
            if self
                .subnets
                .iter()
                .any(|name| name == name_tag(&subnet.tags))
            {
                continue;
            }
            let out =
                table_of(tables, &subnet.vpc_id, &subnet.subnet_id).map_or(WayOut::None, way_out);
            match out {
                WayOut::NatGateway(_) => {}
                WayOut::InternetGateway(_) if public_ip => in_public.push(shown),
                WayOut::InternetGateway(_) => return wrong("task-subnets-no-public-ip"),
                WayOut::Other(id) => {
                    return Err(Reason::NotModelled {
                        what: id.to_owned(),
                    }
                    .into());
                }
                WayOut::Blackhole(_) | WayOut::None => return wrong("task-subnets-no-way-out"),
            }
        }
        let zones: BTreeSet<&str> = subnets
            .iter()
            .map(|subnet| subnet.availability_zone.as_str())
            .collect();
        let names: Vec<String> = subnets
            .iter()
            .map(|subnet| account.subnet_label(subnet))
            .collect();
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

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("task-subnets-expected")
            .with("service", account.page_name(&self.service))
            .with("subnets", self.subnets.clone())
    }

    fn roles(&self) -> Vec<(&str, Option<ResourceKind>)> {
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
