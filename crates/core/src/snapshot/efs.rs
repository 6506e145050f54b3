//! The output of `aws efs describe-…` for file systems and their mount targets.
//!
//! Fields are described in the Amazon EFS API reference, `FileSystemDescription` and `MountTargetDescription`:
//! <https://docs.aws.amazon.com/efs/latest/ug/api-reference.html>.

#![expect(
    missing_docs,
    reason = "types and fields have the names and meanings of the Amazon EFS API; doc comments say only what differs"
)]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Call, Fact, ec2::Tag};

/// The EFS part of a snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default, deny_unknown_fields)]
pub struct Efs {
    pub file_systems: Fact<Vec<FileSystem>>,
    /// By file system id.
    pub mount_targets: BTreeMap<String, Fact<Vec<MountTarget>>>,
    /// Group ids, by mount target id.
    pub mount_target_security_groups: BTreeMap<String, Fact<Vec<String>>>,
}

impl Default for Efs {
    fn default() -> Self {
        Efs {
            file_systems: Fact::not_read(Call::DescribeFileSystems),
            mount_targets: BTreeMap::new(),
            mount_target_security_groups: BTreeMap::new(),
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct FileSystem {
    pub file_system_id: String,
    pub file_system_arn: Option<String>,
    pub name: Option<String>,
    pub life_cycle_state: String,
    /// Only set for One Zone file systems.
    pub availability_zone_name: Option<String>,
    pub size_in_bytes: SizeInBytes,
    pub encrypted: Option<bool>,
    pub tags: Vec<Tag>,
}

/// The metered size in bytes. An empty file system has 6144. The value can be up to an hour old.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SizeInBytes {
    pub value: i64,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct MountTarget {
    pub mount_target_id: String,
    pub file_system_id: String,
    pub subnet_id: String,
    pub vpc_id: Option<String>,
    pub availability_zone_name: Option<String>,
    pub life_cycle_state: String,
    pub ip_address: Option<String>,
}
