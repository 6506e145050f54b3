//! Security groups as a kind of resource.

use crate::resource::inventory::Unread;
use crate::resource::kinds::{AnyName, ResourceType, UniqueNames, Within, listed};
use crate::snapshot::ec2::SecurityGroup;
use crate::snapshot::{Call, Snapshot};

impl ResourceType for SecurityGroup {
    const NAME: &'static str = "security-group";
    const CALLS: &'static [Call] = &[Call::DescribeSecurityGroups];
    const ANY_NAME: AnyName = AnyName::Never;
    // Source: EC2 API reference, CreateSecurityGroup, `GroupName`.
    const UNIQUE_NAMES: Option<UniqueNames> = Some(UniqueNames {
        within: Within::Vpc,
        longest: 255,
    });
    /// Every VPC has a default group.
    const DEFAULT_NAME: Option<&'static str> = Some("default");

    fn each<'a>(snapshot: &'a Snapshot) -> impl Iterator<Item = Result<&'a Self, Unread<'a>>> {
        listed(&snapshot.ec2.security_groups)
    }

    fn key(&self) -> &str {
        &self.group_id
    }

    fn name(&self) -> &str {
        &self.group_name
    }

    fn vpc_id(&self) -> Option<&str> {
        Some(&self.vpc_id)
    }
}
