//! The state of one account at one time: plain data, with the structure and the names of the AWS CLI's JSON output.
//!
//! Snapshots are written by `snapshot`, read back by `check --snapshot`, and embedded for `check --demo`.
//! A snapshot file is untrusted input: reading one checks its schema version, its size and its nesting.

pub mod answer;
pub mod call;

mod document;
pub mod ec2;
pub mod ecs;
pub mod efs;
pub mod elbv2;
pub mod fact;
pub mod forget;
pub mod host;
pub mod image;
pub mod parse;
pub mod probe;
pub mod public;
pub mod region;
pub mod scope;
pub mod services;
pub mod update;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use call::{Call, DeclaredCall};

pub use fact::{Fact, Reason};
pub use scope::Scope;

/// The schema that every snapshot file must name.
pub const SCHEMA: &str = "workshop-check/snapshot/1";

/// One account in one Region at one instant.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// [`SCHEMA`].
    pub schema: String,
    /// When the scan started.
    pub taken_at: jiff::Timestamp,
    /// How long the calls took, in milliseconds.
    #[serde(default)]
    pub duration_ms: u64,
    /// The account, its Region and the caller.
    pub account: AccountIdentity,
    /// Amazon EC2: VPCs, subnets, security groups, routes, gateways, endpoints.
    #[serde(default)]
    pub ec2: ec2::Ec2,
    /// Amazon EFS: file systems and mount targets.
    #[serde(default)]
    pub efs: efs::Efs,
    /// AWS Systems Manager Parameter Store.
    #[serde(default)]
    pub ssm: services::Ssm,
    /// Elastic Load Balancing: load balancers, listeners, rules, target groups.
    #[serde(default)]
    pub elbv2: elbv2::Elbv2,
    /// Amazon ECS: clusters, services, tasks, task definitions.
    #[serde(default)]
    pub ecs: ecs::Ecs,
    /// Amazon RDS: database instances.
    #[serde(default)]
    pub rds: services::Rds,
    /// IAM: roles and their policies.
    #[serde(default)]
    pub iam: services::Iam,
    /// Application Auto Scaling of ECS services.
    #[serde(default)]
    pub autoscaling: services::AutoScaling,
    /// Amazon CloudWatch Logs: log groups.
    #[serde(default)]
    pub logs: services::Logs,
    /// AWS CloudFormation: stacks.
    #[serde(default)]
    pub cloudformation: services::CloudFormation,
    /// The results of the calls that the suite declares.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "answer::answers"
    )]
    pub calls: answer::Answers,
    /// The answers of the site, by URL.
    #[serde(default)]
    pub probes: probe::Probes,
    /// Scans of the workshop's other Regions, by Region. They read only what is missing here; everything else is `NotRead`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub elsewhere: BTreeMap<String, Snapshot>,
    /// Whether it comes with the program, so that nobody can take another one of the account. It is not in the file.
    #[serde(skip)]
    pub is_demo: bool,
}

/// The account, the caller and the Region: `aws sts get-caller-identity` and the configured Region.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AccountIdentity {
    /// The account id, twelve digits; empty if it could not be read.
    pub id: String,
    /// The Region that was scanned.
    pub region: String,
    /// The attendee's name in the roster, if there is one.
    pub name: Option<String>,
    /// The ARN of the caller; empty if it could not be read.
    pub caller_arn: String,
    /// What whoever runs the workshop says of the account, by the columns of the roster that the suite asks for.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub marks: BTreeMap<String, String>,
}

impl AccountIdentity {
    /// The partition of the account, which is the second part of all its ARNs. It is taken from the caller's ARN, or from
    /// the Region if that ARN is not known (AWS General Reference, "Amazon Resource Names"; botocore's `partitions.json`).
    pub fn partition(&self) -> &str {
        let mut parts = self.caller_arn.split(':');
        match (parts.next(), parts.next()) {
            (Some("arn"), Some(partition)) if !partition.is_empty() => partition,
            _ => partition_of(&self.region),
        }
    }
}

/// Whether a text has all six parts of an ARN, `arn:partition:service:region:account:resource`.
pub fn is_arn(text: &str) -> bool {
    text.starts_with("arn:") && text.split(':').count() >= 6 && !text.contains(char::is_whitespace)
}

/// The partition of a Region, such as "aws" or "aws-cn".
pub fn partition_of(region: &str) -> &'static str {
    const PREFIXES: [(&str, &str); 7] = [
        ("cn-", "aws-cn"),
        ("us-gov-", "aws-us-gov"),
        ("eusc-", "aws-eusc"),
        ("us-iso-", "aws-iso"),
        ("us-isob-", "aws-iso-b"),
        ("eu-isoe-", "aws-iso-e"),
        ("us-isof-", "aws-iso-f"),
    ];
    let known = PREFIXES
        .iter()
        .find(|(prefix, _)| region.starts_with(prefix));
    known.map_or("aws", |(_, partition)| partition)
}

impl Snapshot {
    /// A snapshot in which nothing has been read yet.
    pub fn new(account: AccountIdentity, taken_at: jiff::Timestamp) -> Self {
        Snapshot {
            schema: SCHEMA.to_owned(),
            taken_at,
            account,
            ..Snapshot::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::AccountIdentity;

    #[test]
    fn the_caller_tells_the_partition_and_else_the_region() {
        for (caller_arn, region, partition) in [
            ("arn:aws:sts::1:assumed-role/R/s", "us-west-2", "aws"),
            ("arn:aws-cn:iam::1:user/u", "cn-north-1", "aws-cn"),
            ("", "cn-northwest-1", "aws-cn"),
            ("", "us-gov-west-1", "aws-us-gov"),
            ("", "eusc-de-east-1", "aws-eusc"),
            ("", "us-iso-east-1", "aws-iso"),
            ("arn:", "us-isob-east-1", "aws-iso-b"),
            ("", "", "aws"),
        ] {
            let identity = AccountIdentity {
                region: region.to_owned(),
                caller_arn: caller_arn.to_owned(),
                ..AccountIdentity::default()
            };
            assert_eq!(identity.partition(), partition, "{caller_arn} {region}");
        }
    }
}
