//! Labels of an account's resources: the names and ids that the console shows.

use std::collections::BTreeSet;

use super::{Account, ResourceState, short};
use crate::change::is_new;
use crate::message::{Arg, Message};
use crate::resource::inventory::name_tag;
use crate::snapshot::Fact;
use crate::snapshot::ec2::Subnet;

impl Account<'_> {
    /// The label of a VPC: "TargetVPC (vpc-0abc)".
    pub fn vpc_label(&self, id: &str) -> String {
        let vpcs = &self.snapshot.ec2.vpcs;
        label_in(vpcs, id, |vpc| (&vpc.vpc_id, name_tag(&vpc.tags)))
    }

    /// The label of a security group: "EFS-SG (sg-0abc)".
    pub fn group_label(&self, id: &str) -> String {
        let groups = &self.snapshot.ec2.security_groups;
        label_in(groups, id, |group| (&group.group_id, &group.group_name))
    }

    /// The label of a subnet: "TargetVPC-public-a (subnet-0abc)".
    pub fn subnet_label(&self, subnet: &Subnet) -> String {
        label(name_tag(&subnet.tags), &subnet.subnet_id)
    }

    /// The label of a route table: "TargetVPC-private-a (rtb-0abc)".
    pub fn table_label(&self, id: &str) -> String {
        let tables = &self.snapshot.ec2.route_tables;
        label_in(tables, id, |table| {
            (&table.route_table_id, name_tag(&table.tags))
        })
    }

    /// The label of a file system: "webserver-filesystem (fs-0abc)".
    fn file_system_label(&self, id: &str) -> String {
        let systems = &self.snapshot.efs.file_systems;
        label_in(systems, id, |system| {
            let name = system.name.as_deref().unwrap_or_default();
            (&system.file_system_id, name)
        })
    }

    /// The Availability Zones of subnets, and the subnets as a reader knows them.
    pub fn zones_and_labels<'s>(&self, subnets: &[&'s Subnet]) -> (BTreeSet<&'s str>, Vec<String>) {
        let zones = subnets
            .iter()
            .map(|subnet| subnet.availability_zone.as_str());
        let labels = subnets.iter().map(|subnet| self.subnet_label(subnet));
        (zones.collect(), labels.collect())
    }

    /// The label of the resource that was found, or the page's name for it if none was found.
    pub fn label(&self, resource: &str) -> Arg {
        match self.resolution.state(resource) {
            Some(ResourceState::Found(found)) => label(&found.name, short(&found.key)).into(),
            _ => self.page_name(resource),
        }
    }

    /// The label of any VPC, subnet, route table, file system or security group by its id, and the short name of anything else.
    pub fn name_of(&self, id: &str) -> String {
        if is_new(id) {
            return self.new_name(id);
        }
        match id.split_once('-') {
            Some(("sg", _)) => self.group_label(id),
            Some(("vpc", _)) => self.vpc_label(id),
            Some(("rtb", _)) => self.table_label(id),
            Some(("fs", _)) => self.file_system_label(id),
            Some(("subnet", _)) => label_in(&self.snapshot.ec2.subnets, id, |subnet| {
                (&subnet.subnet_id, name_tag(&subnet.tags))
            }),
            _ => short(id).to_owned(),
        }
    }

    /// The name of something that a change creates.
    fn new_name(&self, id: &str) -> String {
        let groups = self
            .snapshot
            .ec2
            .security_groups
            .known()
            .ok()
            .into_iter()
            .flatten();
        let systems = self
            .snapshot
            .efs
            .file_systems
            .known()
            .ok()
            .into_iter()
            .flatten();
        let balancers = self
            .snapshot
            .elbv2
            .load_balancers
            .known()
            .ok()
            .into_iter()
            .flatten();
        let targets = self
            .snapshot
            .elbv2
            .target_groups
            .known()
            .ok()
            .into_iter()
            .flatten();
        let mut named = groups
            .map(|group| (&group.group_id, Some(&group.group_name)))
            .chain(systems.map(|system| (&system.file_system_id, system.name.as_ref())))
            .chain(balancers.map(|balancer| {
                (
                    &balancer.load_balancer_arn,
                    Some(&balancer.load_balancer_name),
                )
            }))
            .chain(targets.map(|group| (&group.target_group_arn, Some(&group.target_group_name))));
        let found = named.find(|(own, _)| *own == id).and_then(|(_, name)| name);
        found.map_or(id, String::as_str).to_owned()
    }

    /// The translated word for the kind of a resource. For a name that the suite does not declare, the name itself.
    pub fn kind_word(&self, resource: &str) -> Arg {
        match self.resource(resource) {
            Some(declared) => Message::new(format!("kind-{}", declared.kind.as_str())).into(),
            None => resource.into(),
        }
    }
}

/// The label of the item with this id; only the id if no such item could be read. `id_and_name` returns those of an item.
fn label_in<T>(items: &Fact<Vec<T>>, id: &str, id_and_name: impl Fn(&T) -> (&str, &str)) -> String {
    let mut all = items.known().ok().into_iter().flatten().map(id_and_name);
    let found = all.find(|(own, _)| *own == id);
    found.map_or_else(|| id.to_owned(), |(_, name)| label(name, id))
}

/// "name (id)", or only the id if there is no other name.
pub fn label(name: &str, id: &str) -> String {
    // The ARNs of some services end in the name: "rep:replication-instance".
    let repeats = id
        .strip_suffix(name)
        .is_some_and(|rest| rest.ends_with(':'));
    if name.is_empty() || name == id {
        id.to_owned()
    } else if is_new(id) || repeats {
        name.to_owned()
    } else {
        format!("{name} ({id})")
    }
}
