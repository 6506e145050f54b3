//! The security groups of an account's resources, and the address ranges of the resources that use a group.

use std::collections::BTreeSet;

use ipnet::Ipv4Net;

use super::{Account, label, short};
use crate::ids::ResourceName;
use crate::network::rule::{Rule, rules};
use crate::resource::ResourceKind;
use crate::snapshot::ec2::{SecurityGroup, Subnet};
use crate::snapshot::{Call, Reason};
use crate::verdict::NotPassed;

/// The security groups that are evaluated together: all groups of one network interface.
#[derive(Debug, Clone)]
pub struct GroupSet<'a> {
    /// The security group that the suite names, if it names a group.
    pub group: Option<&'a SecurityGroup>,
    /// That group and the other groups of the same interface.
    pub all: Vec<&'a SecurityGroup>,
    /// The ids of groups that are not listed. They belong to another account, and their rules are not known.
    pub unlisted: Vec<&'a str>,
}

impl<'a> GroupSet<'a> {
    /// The ids of all groups, listed or not.
    pub fn ids(&self) -> BTreeSet<String> {
        self.all
            .iter()
            .map(|group| group.group_id.as_str())
            .chain(self.unlisted.iter().copied())
            .map(str::to_owned)
            .collect()
    }

    /// The rules of all listed groups in one direction.
    pub fn rules(&self, egress: bool) -> Vec<Rule<'a>> {
        rules(&self.all, egress)
    }
}

impl<'a> Account<'a> {
    /// The groups that are evaluated for a resource. For a security group: the group and the other groups of the resource
    /// that uses it. For a database, a load balancer or a service: all groups of that resource.
    ///
    /// # Errors
    /// If a resource is missing or could not be read.
    pub fn groups_of(&self, resource: &str) -> Result<GroupSet<'a>, NotPassed> {
        let known = self.snapshot.ec2.security_groups.known()?;
        let found = self.found(resource)?;
        let (group, ids) = if self.kind(resource)? == ResourceKind::SecurityGroup {
            (
                Some(self.group(resource)?),
                self.attached_with(resource, &found.key),
            )
        } else {
            (None, self.attached_ids(resource)?)
        };
        let all = known
            .iter()
            .filter(|group| ids.contains(&group.group_id.as_str()))
            .collect();
        let is_listed = |id: &&str| known.iter().any(|group| group.group_id == **id);
        Ok(GroupSet {
            group,
            all,
            unlisted: ids.iter().copied().filter(|id| !is_listed(id)).collect(),
        })
    }

    /// The ids of all groups of the first resource that uses this group; at least the group itself.
    fn attached_with(&self, resource: &str, group_id: &'a str) -> Vec<&'a str> {
        for carrier in self.carriers(resource) {
            if let Ok(ids) = self.attached_ids(carrier)
                && ids.contains(&group_id)
            {
                return ids;
            }
        }
        vec![group_id]
    }

    fn carriers(&self, resource: &str) -> impl Iterator<Item = &'a str> {
        self.resource(resource)
            .into_iter()
            .flat_map(|resource| resource.wired_from.iter().map(ResourceName::as_str))
    }

    /// The name of a load balancer with this group and without public IPv4 addresses, if there is one. Its visitors come by
    /// IPv6. Source: Application Load Balancers guide, "IP address type".
    pub fn balancer_without_ipv4(&self, group_name: &str) -> Option<&'a str> {
        let group = self.group(group_name).ok()?;
        let mut balancers = self
            .carriers(group_name)
            .filter_map(|carrier| self.load_balancer(carrier).ok())
            .filter(|balancer| balancer.security_groups.contains(&group.group_id));
        balancers
            .find(|balancer| balancer.ip_address_type == "dualstack-without-public-ipv4")
            .map(|balancer| balancer.load_balancer_name.as_str())
    }

    /// Whether a resource in this VPC uses the group. A group of another VPC can only be used if it is associated with this
    /// VPC. Source: Amazon VPC user guide, "Associate security groups with multiple VPCs".
    pub fn is_attached_in(&self, group_name: &str, vpc_id: &str) -> bool {
        let Ok(group) = self.group(group_name) else {
            return false;
        };
        let is_carried = |carrier: &&str| {
            let ids = self.attached_ids(carrier);
            ids.is_ok_and(|ids| ids.contains(&group.group_id.as_str()))
        };
        let mut carriers = self.carriers(group_name).filter(is_carried);
        carriers.any(|carrier| {
            let subnets = self.subnets_of(carrier).unwrap_or_default();
            subnets.iter().any(|subnet| subnet.vpc_id == vpc_id)
        })
    }

    /// The ids of the security groups of a resource.
    ///
    /// # Errors
    /// If the resource is missing or could not be read.
    pub fn attached_to(&self, resource: &str) -> Result<Vec<String>, NotPassed> {
        let ids = self.attached_ids(resource)?;
        Ok(ids.into_iter().map(str::to_owned).collect())
    }

    fn attached_ids(&self, resource: &str) -> Result<Vec<&'a str>, NotPassed> {
        let found = self.found(resource)?;
        let kind = self.kind(resource)?;
        Ok(kind.wired(self.snapshot, &found.key, ResourceKind::SecurityGroup)?)
    }

    /// The names of a resource's network interfaces with the ids of their security groups. A file system has one entry for
    /// each mount target; other resources have one entry.
    ///
    /// # Errors
    /// If the resource is missing or could not be read.
    pub fn attachments(&self, resource: &str) -> Result<Vec<(String, Vec<String>)>, NotPassed> {
        if self.resource(resource).map(|resource| resource.kind) != Some(ResourceKind::FileSystem) {
            let found = self.found(resource)?;
            let name = label(&found.name, short(&found.key));
            return Ok(vec![(name, self.attached_to(resource)?)]);
        }
        let file_system = self.file_system(resource)?;
        let efs = &self.snapshot.efs;
        let targets = match efs.mount_targets.get(&file_system.file_system_id) {
            Some(targets) => targets.known()?,
            None => {
                return Err(Reason::NotRead {
                    call: Call::DescribeMountTargets,
                }
                .into());
            }
        };
        let mut carried = Vec::new();
        for target in targets {
            let groups = match efs
                .mount_target_security_groups
                .get(&target.mount_target_id)
            {
                Some(groups) => groups.known()?,
                None => {
                    return Err(Reason::NotRead {
                        call: Call::DescribeMountTargetSecurityGroups,
                    }
                    .into());
                }
            };
            carried.push((target.mount_target_id.clone(), groups.clone()));
        }
        Ok(carried)
    }

    /// The address ranges of a database's subnets; empty if the database does not exist.
    ///
    /// # Errors
    /// If the subnets could not be read.
    pub fn database_addresses(&self, resource: &str) -> Result<Vec<Ipv4Net>, Reason> {
        let Ok(database) = self.database(resource) else {
            return Ok(Vec::new());
        };
        let group = database.db_subnet_group.iter();
        let own: Vec<&str> = group
            .flat_map(|group| &group.subnets)
            .map(|subnet| subnet.subnet_identifier.as_str())
            .collect();
        let subnets = self.snapshot.ec2.subnets.known()?;
        Ok(subnets
            .iter()
            .filter(|subnet| own.contains(&subnet.subnet_id.as_str()))
            .filter_map(|subnet| subnet.cidr_block.parse().ok())
            .collect())
    }

    /// The address ranges of the resources that use a group: their subnets, or the whole VPC if no subnet is known. Empty if
    /// the group does not exist.
    ///
    /// # Errors
    /// If the ranges could not be read, or a subnet has no IPv4 range.
    pub fn addresses_of(&self, group_name: &str) -> Result<Vec<Ipv4Net>, Reason> {
        let Ok(group) = self.group(group_name) else {
            return Ok(Vec::new());
        };
        let mut ranges = BTreeSet::new();
        for carrier in self.carriers(group_name) {
            let carries = self
                .attached_ids(carrier)
                .is_ok_and(|ids| ids.contains(&group.group_id.as_str()));
            if !carries {
                continue;
            }
            match self.subnets_of(carrier) {
                Ok(subnets) => {
                    // An IPv6-only subnet has no IPv4 range.
                    if let Some(subnet) = subnets.iter().find(|subnet| !has_range(subnet)) {
                        let what = subnet.subnet_id.clone();
                        return Err(Reason::NotModelled { what });
                    }
                    ranges.extend(subnets.iter().map(|subnet| &subnet.cidr_block));
                }
                Err(NotPassed::Unknown(reason)) => return Err(reason),
                // A resource that does not exist has no addresses.
                Err(_) => {}
            }
        }
        if ranges.is_empty() {
            let vpcs = self.snapshot.ec2.vpcs.known()?.iter();
            let own = vpcs.filter(|vpc| vpc.vpc_id == group.vpc_id);
            ranges.extend(own.map(|vpc| &vpc.cidr_block));
        }
        Ok(ranges
            .into_iter()
            .filter_map(|range| range.parse().ok())
            .collect())
    }
}

fn has_range(subnet: &Subnet) -> bool {
    subnet.cidr_block.parse::<Ipv4Net>().is_ok()
}
