//! EC2 instances as a kind of resource.

use crate::resource::ResourceKind;
use crate::resource::inventory::{Unread, name_tag};
use crate::resource::kinds::{AnyName, ResourceType, Wire, listed};
use crate::snapshot::ec2::Instance;
use crate::snapshot::{Call, Reason, Snapshot};

impl ResourceType for Instance {
    const NAME: &'static str = "instance";
    const CALLS: &'static [Call] = &[Call::DescribeInstances];
    const WIRES: &'static [Wire<Self>] = &[Wire {
        to: ResourceKind::SecurityGroup,
        calls: &[],
        keys: |instance, _| {
            let groups = instance.security_groups.iter();
            Ok(groups.map(|group| group.group_id.as_str()).collect())
        },
    }];
    // Accounts have other instances, such as the replication servers of AWS Application Migration Service.
    const ANY_NAME: AnyName = AnyName::CountsIfNameless;

    fn each<'a>(snapshot: &'a Snapshot) -> impl Iterator<Item = Result<&'a Self, Unread<'a>>> {
        listed(&snapshot.ec2.instances)
    }

    fn key(&self) -> &str {
        &self.instance_id
    }

    fn name(&self) -> &str {
        match name_tag(&self.tags) {
            "" => &self.instance_id,
            name => name,
        }
    }

    fn vpc_id(&self) -> Option<&str> {
        self.vpc_id.as_deref()
    }

    fn subnet_ids<'a>(&'a self, _: &'a Snapshot) -> Result<Vec<&'a str>, Reason> {
        Ok(self.subnet_id.iter().map(String::as_str).collect())
    }

    /// EC2 lists an instance for about an hour after its termination.
    fn is_there(&self) -> bool {
        !matches!(self.state.name.as_str(), "shutting-down" | "terminated")
    }
}
