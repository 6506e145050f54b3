//! How readers know an account's resources: by the names and ids that the console shows.

use super::{Account, ResourceState};
use crate::message::{Arg, Message};
use crate::resource::inventory::name_tag;
use crate::snapshot::ec2::Subnet;

impl Account<'_> {
    /// A VPC as a reader knows it: "TargetVPC (vpc-0abc)".
    pub fn vpc_label(&self, id: &str) -> String {
        let vpcs = self.snapshot.ec2.vpcs.known();
        match vpcs
            .ok()
            .and_then(|vpcs| vpcs.iter().find(|vpc| vpc.vpc_id == id))
        {
            Some(vpc) => label(name_tag(&vpc.tags), id),
            None => id.to_owned(),
        }
    }

    /// A security group as a reader knows it: "EFS-SG (sg-0abc)".
    pub fn group_label(&self, id: &str) -> String {
        let groups = self.snapshot.ec2.security_groups.known();
        match groups
            .ok()
            .and_then(|groups| groups.iter().find(|group| group.group_id == id))
        {
            Some(group) => label(&group.group_name, id),
            None => id.to_owned(),
        }
    }

    /// A subnet as a reader knows it: "TargetVPC-public-a (subnet-0abc)".
    pub fn subnet_label(&self, subnet: &Subnet) -> String {
        label(name_tag(&subnet.tags), &subnet.subnet_id)
    }

    /// A resource's resource as a reader knows it.
    pub fn label(&self, resource: &str) -> Arg {
        match self.resolution.state(resource) {
            Some(ResourceState::Found(found)) => label(&found.name, short(&found.key)).into(),
            _ => self.page_name(resource),
        }
    }

    /// Anything of the account by its id or ARN, as a reader knows it.
    pub fn name_of(&self, id: &str) -> String {
        let subnets = self.snapshot.ec2.subnets.known();
        match id.split_once('-') {
            Some(("sg", _)) => self.group_label(id),
            Some(("vpc", _)) => self.vpc_label(id),
            Some(("subnet", _)) => subnets
                .ok()
                .and_then(|subnets| subnets.iter().find(|subnet| subnet.subnet_id == id))
                .map_or_else(|| id.to_owned(), |subnet| self.subnet_label(subnet)),
            _ => short(id).to_owned(),
        }
    }

    /// The word for a resource's kind of resource.
    pub fn kind_word(&self, resource: &str) -> Message {
        let kind = self
            .resource(resource)
            .map(|resource| resource.kind)
            .unwrap_or_default();
        Message::new(format!("kind-{}", kind.as_str()))
    }
}

/// "name (id)", or the id alone where there is no other name.
pub fn label(name: &str, id: &str) -> String {
    if name.is_empty() || name == id {
        id.to_owned()
    } else {
        format!("{name} ({id})")
    }
}

/// The last part of an ARN, by which the console knows the resource; an id as it is.
pub fn short(key: &str) -> &str {
    if !key.starts_with("arn:") {
        return key;
    }
    let resource = key.splitn(6, ':').nth(5).unwrap_or(key);
    // "loadbalancer/app/unicorn-lb/0123" is known as "unicorn-lb", "service/cluster/name" as "name".
    match resource.split('/').collect::<Vec<_>>().as_slice() {
        ["loadbalancer", _, name, _] | ["targetgroup", name, _] => name,
        [.., last] => last,
        [] => resource,
    }
}
