//! EFS file systems as a kind of resource.

use crate::resource::ResourceKind;
use crate::resource::inventory::{Unread, name_tag};
use crate::resource::kinds::{ResourceType, Wire, listed};
use crate::snapshot::efs::FileSystem;
use crate::snapshot::{Call, Reason, Snapshot};

impl ResourceType for FileSystem {
    const NAME: &'static str = "file-system";
    const CALLS: &'static [Call] = &[Call::DescribeFileSystems];
    const WIRES: &'static [Wire<Self>] = &[Wire {
        to: ResourceKind::SecurityGroup,
        calls: &[
            Call::DescribeMountTargets,
            Call::DescribeMountTargetSecurityGroups,
        ],
        keys: security_groups,
    }];

    fn each<'a>(snapshot: &'a Snapshot) -> impl Iterator<Item = Result<&'a Self, Unread<'a>>> {
        listed(&snapshot.efs.file_systems)
    }

    fn key(&self) -> &str {
        &self.file_system_id
    }

    fn name(&self) -> &str {
        let name = self.name.as_deref();
        name.unwrap_or_else(|| name_tag(&self.tags))
    }

    /// Those of its mount targets.
    fn subnet_ids<'a>(&'a self, snapshot: &'a Snapshot) -> Result<Vec<&'a str>, Reason> {
        let targets = snapshot.efs.mount_targets.get(&self.file_system_id);
        let targets = targets.map(|targets| targets.known()).transpose()?;
        let subnets = targets.into_iter().flatten();
        Ok(subnets.map(|target| target.subnet_id.as_str()).collect())
    }
}

/// The security groups of its mount targets.
fn security_groups<'a>(
    file_system: &'a FileSystem,
    snapshot: &'a Snapshot,
) -> Result<Vec<&'a str>, Reason> {
    let efs = &snapshot.efs;
    let mut groups = Vec::new();
    if let Some(targets) = efs.mount_targets.get(&file_system.file_system_id) {
        for target in targets.known()? {
            let carried = efs
                .mount_target_security_groups
                .get(&target.mount_target_id);
            if let Some(carried) = carried {
                groups.extend(carried.known()?.iter().map(String::as_str));
            }
        }
    }
    groups.sort();
    groups.dedup();
    Ok(groups)
}
