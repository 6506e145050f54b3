//! The output of the AWS CLI for Parameter Store, RDS, IAM, Application Auto Scaling, CloudWatch Logs and CloudFormation.
//!
//! Fields are described in the API references of these services, under the data type of the struct's name:
//!
//! - <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Types.html>
//! - <https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Types.html>
//! - <https://docs.aws.amazon.com/IAM/latest/APIReference/API_Types.html>
//! - <https://docs.aws.amazon.com/autoscaling/application/APIReference/API_Types.html>
//! - <https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Types.html>
//! - <https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Types.html>

#![expect(
    missing_docs,
    reason = "types and fields have the names and meanings of these services' APIs; doc comments say only what differs"
)]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::host::{HostPort, RdsHost};
use super::{Call, Fact, document};

/// `aws ssm get-parameters`, without decryption.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default, deny_unknown_fields)]
pub struct Ssm {
    /// The parameters that exist among the names that the suite reads.
    pub parameters: Fact<Vec<Parameter>>,
}

impl Default for Ssm {
    fn default() -> Self {
        Ssm {
            parameters: Fact::not_read(Call::GetParameters),
        }
    }
}

/// `value` is kept only for plain parameters that the suite declares readable.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Parameter {
    pub name: String,
    #[serde(rename = "Type")]
    pub kind: String,
    pub value: Option<String>,
    #[serde(rename = "ARN")]
    pub arn: Option<String>,
    pub data_type: Option<String>,
}

/// `aws rds describe-db-instances`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default, deny_unknown_fields)]
pub struct Rds {
    #[serde(rename = "DBInstances")]
    pub db_instances: Fact<Vec<DbInstance>>,
}

impl Default for Rds {
    fn default() -> Self {
        Rds {
            db_instances: Fact::not_read(Call::DescribeDBInstances),
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DbInstance {
    #[serde(rename = "DBInstanceIdentifier")]
    pub db_instance_identifier: String,
    #[serde(rename = "DBInstanceArn")]
    pub db_instance_arn: Option<String>,
    #[serde(rename = "DBInstanceStatus")]
    pub db_instance_status: String,
    /// "db.t3.micro".
    #[serde(rename = "DBInstanceClass")]
    pub db_instance_class: String,
    /// In GiB.
    pub allocated_storage: i32,
    #[serde(rename = "MultiAZ")]
    pub multi_az: bool,
    pub engine: String,
    /// The cluster of the instance, for Aurora and Multi-AZ clusters.
    #[serde(
        rename = "DBClusterIdentifier",
        skip_serializing_if = "Option::is_none"
    )]
    pub db_cluster_identifier: Option<String>,
    #[serde(rename = "DBName")]
    pub db_name: Option<String>,
    pub master_username: Option<String>,
    pub endpoint: Option<Endpoint>,
    pub vpc_security_groups: Vec<VpcSecurityGroupMembership>,
    #[serde(rename = "DBSubnetGroup")]
    pub db_subnet_group: Option<DbSubnetGroup>,
    pub publicly_accessible: bool,
    pub availability_zone: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deletion_protection: bool,
}

impl DbInstance {
    /// The states in which a database serves connections. Source: RDS user guide, "Viewing Amazon RDS DB instance status".
    pub const SERVES: [&str; 9] = [
        "available",
        "backing-up",
        "configuring-activity-stream",
        "configuring-enhanced-monitoring",
        "configuring-iam-database-auth",
        "configuring-log-exports",
        "storage-config-upgrade",
        "storage-initialization",
        "storage-optimization",
    ];

    /// The states from which it comes back by itself, or goes on to another one. Source: as above.
    pub const COMES_BACK: [&str; 12] = [
        "backtracking",
        "converting-to-vpc",
        "creating",
        "delete-precheck",
        "maintenance",
        "modifying",
        "moving-to-vpc",
        "rebooting",
        "renaming",
        "resetting-master-credentials",
        "starting",
        "upgrading",
    ];

    /// Whether AWS is moving it to another VPC. Source: RDS user guide, "Viewing Amazon RDS DB instance status".
    pub fn is_moving(&self) -> bool {
        ["converting-to-vpc", "moving-to-vpc"].contains(&self.db_instance_status.as_str())
    }

    /// The port that the database listens on, if it has an endpoint.
    pub fn port(&self) -> Option<u16> {
        let port = u16::try_from(self.endpoint.as_ref()?.port).ok()?;
        (port != 0).then_some(port)
    }

    /// The ids of the security groups whose rules apply. A group in the status "removing" does not count. Source: RDS API reference,
    /// VpcSecurityGroupMembership, `Status`.
    pub fn group_ids(&self) -> impl Iterator<Item = &str> {
        let groups = self.vpc_security_groups.iter();
        let staying = groups.filter(|group| group.status.as_deref() != Some("removing"));
        staying.map(|group| group.vpc_security_group_id.as_str())
    }

    /// Whether clients use this port by default: it is the default port of MySQL or of the engine. Source: RDS API
    /// reference, CreateDBInstance, `Port`.
    pub fn is_usual_port(&self, port: u16) -> bool {
        const PORTS: [(&str, u16); 4] = [
            ("postgres", 5432),
            ("oracle", 1521),
            ("sqlserver", 1433),
            ("db2", 50000),
        ];
        port == 3306
            || PORTS
                .iter()
                .any(|(engine, usual)| port == *usual && self.engine.contains(engine))
    }

    /// The host name of the instance in lower case; empty while the instance has none.
    pub fn host(&self) -> String {
        let address = self.endpoint.as_ref().map(|endpoint| &*endpoint.address);
        HostPort::of(address.unwrap_or_default()).host
    }

    /// The writer endpoint of the instance's cluster, if the instance is in a cluster.
    pub fn writer_host(&self) -> Option<String> {
        let cluster = self.db_cluster_identifier.as_ref()?.to_ascii_lowercase();
        let host = self.host();
        let suffix = RdsHost::parse(&host)?.suffix;
        Some(format!("{cluster}.cluster-{suffix}"))
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Endpoint {
    pub address: String,
    pub port: i32,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct VpcSecurityGroupMembership {
    pub vpc_security_group_id: String,
    pub status: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DbSubnetGroup {
    #[serde(rename = "DBSubnetGroupName")]
    pub db_subnet_group_name: String,
    pub vpc_id: String,
    pub subnets: Vec<DbSubnet>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DbSubnet {
    pub subnet_identifier: String,
}

/// The IAM part of a snapshot, by role name: the roles that the suite or a task definition names. A role that does not
/// exist is `Known(None)`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default, deny_unknown_fields)]
pub struct Iam {
    pub roles: BTreeMap<String, Fact<Option<Role>>>,
    pub attached_policies: BTreeMap<String, Fact<Vec<AttachedPolicy>>>,
    /// Inline policy documents, by role name, then policy name.
    #[serde(deserialize_with = "document::inline")]
    pub role_policies: BTreeMap<String, Fact<BTreeMap<String, Fact<serde_json::Value>>>>,
    /// The managed policies that are attached to these roles or are their permissions boundary, by ARN. AWS managed
    /// policies with documents known to this program are not read.
    pub policies: BTreeMap<String, Fact<ManagedPolicy>>,
    /// The default version of each managed policy, by the policy's ARN.
    pub policy_versions: BTreeMap<String, Fact<PolicyVersion>>,
}

/// `aws iam get-policy`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ManagedPolicy {
    pub policy_name: String,
    pub default_version_id: String,
}

/// `aws iam get-policy-version`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct PolicyVersion {
    pub version_id: String,
    #[serde(deserialize_with = "document::one")]
    pub document: serde_json::Value,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Role {
    pub role_name: String,
    pub arn: String,
    pub path: String,
    /// The trust policy.
    #[serde(deserialize_with = "document::one")]
    pub assume_role_policy_document: serde_json::Value,
    pub permissions_boundary: Option<PermissionsBoundary>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct PermissionsBoundary {
    pub permissions_boundary_arn: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AttachedPolicy {
    pub policy_name: String,
    pub policy_arn: String,
}

/// `aws application-autoscaling describe-…` in the namespace `ecs`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default, deny_unknown_fields)]
pub struct AutoScaling {
    pub scalable_targets: Fact<Vec<ScalableTarget>>,
    pub scaling_policies: Fact<Vec<ScalingPolicy>>,
}

impl Default for AutoScaling {
    fn default() -> Self {
        AutoScaling {
            scalable_targets: Fact::not_read(Call::DescribeScalableTargets),
            scaling_policies: Fact::not_read(Call::DescribeScalingPolicies),
        }
    }
}

/// `resource_id` is "service/<cluster>/<service>".
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ScalableTarget {
    pub resource_id: String,
    pub scalable_dimension: String,
    pub min_capacity: i32,
    pub max_capacity: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended_state: Option<SuspendedState>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SuspendedState {
    pub dynamic_scaling_in_suspended: bool,
    pub dynamic_scaling_out_suspended: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ScalingPolicy {
    pub policy_name: String,
    pub resource_id: String,
    pub policy_type: String,
    pub target_tracking_scaling_policy_configuration: Option<TargetTracking>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct TargetTracking {
    pub target_value: f64,
    pub predefined_metric_specification: Option<PredefinedMetric>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct PredefinedMetric {
    pub predefined_metric_type: String,
    pub resource_label: Option<String>,
}

/// `aws logs describe-log-groups`, only for the groups that task definitions name and the prefixes that a suite needs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Logs {
    /// Whether the group exists, by its name.
    pub log_groups: BTreeMap<String, Fact<bool>>,
    /// The groups with each prefix that the suite needs.
    pub log_groups_by_prefix: BTreeMap<String, Fact<Vec<LogGroup>>>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LogGroup {
    pub log_group_name: String,
    pub stored_bytes: i64,
}

/// `aws cloudformation list-stacks`, without deleted stacks. `describe-stacks` is not used because it also returns the
/// outputs of stacks, and the outputs of the workshop's stack contain access keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default, deny_unknown_fields)]
pub struct CloudFormation {
    pub stack_summaries: Fact<Vec<Stack>>,
}

impl Default for CloudFormation {
    fn default() -> Self {
        CloudFormation {
            stack_summaries: Fact::not_read(Call::ListStacks),
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Stack {
    pub stack_name: String,
    /// The stack's ARN.
    pub stack_id: String,
    pub stack_status: String,
    pub stack_status_reason: Option<String>,
}
