//! VPCs as a kind of resource.

use crate::resource::inventory::{Unread, name_tag};
use crate::resource::kinds::{AnyName, ResourceType, listed};
use crate::snapshot::ec2::Vpc;
use crate::snapshot::{Call, Scope, Snapshot};

impl ResourceType for Vpc {
    const NAME: &'static str = "vpc";
    const CALLS: &'static [Call] = &[Call::DescribeVpcs];
    const ANY_NAME: AnyName = AnyName::CountsIfNameless;

    fn each<'a>(snapshot: &'a Snapshot) -> impl Iterator<Item = Result<&'a Self, Unread<'a>>> {
        listed(&snapshot.ec2.vpcs)
    }

    fn key(&self) -> &str {
        &self.vpc_id
    }

    fn name(&self) -> &str {
        name_tag(&self.tags)
    }

    fn vpc_id(&self) -> Option<&str> {
        Some(&self.vpc_id)
    }

    fn ask_for(name: &str, scope: &mut Scope) {
        scope.vpcs.insert(name.to_owned());
    }
}
