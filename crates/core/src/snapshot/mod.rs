//! What one account looked like at one instant: plain data, shaped and named like the AWS CLI's JSON output.
//!
//! Snapshots are written by `snapshot`, read back by `check --snapshot`, and embedded for `check --demo`.
//! They may come from strangers: reading one checks its schema version, its size and its nesting.

pub mod call;
pub mod ec2;
pub mod ecs;
pub mod efs;
pub mod elbv2;
pub mod fact;
pub mod forget;
pub mod parse;
pub mod probe;
pub mod region;
pub mod scope;
pub mod services;
pub mod update;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use call::Call;
pub use fact::{Fact, Reason};
pub use scope::Scope;

/// The schema every snapshot file names.
pub const SCHEMA: &str = "workshop-check/snapshot/1";

/// One account in one Region at one instant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    pub schema: String,
    pub taken_at: jiff::Timestamp,
    /// How long the calls took, in milliseconds.
    #[serde(default)]
    pub duration_ms: u64,
    pub account: AccountIdentity,
    #[serde(default)]
    pub ec2: ec2::Ec2,
    #[serde(default)]
    pub efs: efs::Efs,
    #[serde(default)]
    pub ssm: services::Ssm,
    #[serde(default)]
    pub elbv2: elbv2::Elbv2,
    #[serde(default)]
    pub ecs: ecs::Ecs,
    #[serde(default)]
    pub rds: services::Rds,
    #[serde(default)]
    pub iam: services::Iam,
    #[serde(default)]
    pub autoscaling: services::AutoScaling,
    #[serde(default)]
    pub logs: services::Logs,
    #[serde(default)]
    pub cloudformation: services::CloudFormation,
    #[serde(default)]
    pub probes: probe::Probes,
    /// Looks at the workshop's other Regions, by Region: only at what is missing here, all else is `NotRead`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub elsewhere: BTreeMap<String, Snapshot>,
}

/// Whose account, and where: `aws sts get-caller-identity` and the Region.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AccountIdentity {
    pub id: String,
    pub region: String,
    /// A roster's name for the attendee, if any.
    pub name: Option<String>,
    pub caller_arn: String,
}

impl Snapshot {
    /// A snapshot in which nothing has been read yet.
    pub fn new(account: AccountIdentity, taken_at: jiff::Timestamp) -> Self {
        Snapshot {
            schema: SCHEMA.to_owned(),
            taken_at,
            duration_ms: 0,
            account,
            ec2: ec2::Ec2::default(),
            efs: efs::Efs::default(),
            ssm: services::Ssm::default(),
            elbv2: elbv2::Elbv2::default(),
            ecs: ecs::Ecs::default(),
            rds: services::Rds::default(),
            iam: services::Iam::default(),
            autoscaling: services::AutoScaling::default(),
            logs: services::Logs::default(),
            cloudformation: services::CloudFormation::default(),
            probes: probe::Probes::default(),
            elsewhere: BTreeMap::new(),
        }
    }
}
