use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Verdict, failed};
use crate::account::Account;
use crate::change::Change;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::snapshot::{Call, Reason};

/// Asserts that DNS support and DNS hostnames are enabled in a VPC.
///
/// Without them, the DNS name of an EFS file system does not resolve, and no task can mount it.
/// Source: Amazon EFS user guide, "Mounting on Amazon EC2 with a DNS name".
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VpcDns {
    /// The VPC, by its name under `resources`.
    pub vpc: ResourceName,
}

impl Assertion for VpcDns {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let vpc = account.vpc(&self.vpc)?;
        let attributes = match account.snapshot.ec2.vpc_attributes.get(&vpc.vpc_id) {
            Some(attributes) => attributes.known()?,
            None => {
                return Err(Reason::NotRead {
                    call: Call::DescribeVpcAttribute,
                }
                .into());
            }
        };
        let off: Vec<String> = [
            ("enableDnsSupport", attributes.enable_dns_support),
            ("enableDnsHostnames", attributes.enable_dns_hostnames),
        ]
        .into_iter()
        .filter(|(_, on)| !on)
        .map(|(name, _)| name.to_owned())
        .collect();
        let label = account.label(&self.vpc);
        if off.is_empty() {
            return Ok(Pass::saw(
                Message::new("vpc-dns-saw").with("vpc", label),
                [&vpc.vpc_id],
            ));
        }
        failed(
            Message::new("vpc-dns-off")
                .with("vpc", label.clone())
                .with("attributes", off.clone()),
            Message::new("vpc-dns-fix")
                .with("vpc", label)
                .with("attributes", off),
            [&vpc.vpc_id],
        )
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let vpc = account.vpc(&self.vpc)?;
        let Some(attributes) = account.snapshot.ec2.vpc_attributes.get(&vpc.vpc_id) else {
            return Ok(Vec::new());
        };
        let attributes = attributes.known()?;
        let all = [
            ("enableDnsSupport", attributes.enable_dns_support),
            ("enableDnsHostnames", attributes.enable_dns_hostnames),
        ];
        let off = all.into_iter().filter(|(_, on)| !on);
        let vpc = &vpc.vpc_id;
        Ok(off
            .map(|(attribute, _)| Change::SwitchOnDns {
                vpc: vpc.clone(),
                attribute,
            })
            .collect())
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("vpc-dns-expected").with("vpc", account.page_name(&self.vpc))
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.vpc, Some(ResourceKind::Vpc))]
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::DescribeVpcAttribute]
    }
}
