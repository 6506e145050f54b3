//! The security groups of an account's resources, and the address ranges of the resources that use a group.

use std::collections::BTreeSet;

use ipnet::Ipv4Net;

use super::{Account, label, short};
use crate::ids::ResourceName;
use crate::network::rule::{Rule, rules};
use crate::resource::ResourceKind;
use crate::snapshot::ec2::{Instance, IpPermission, SecurityGroup, Subnet};
use crate::snapshot::efs::MountTarget;
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

/// The groups and addresses of a resource.
#[derive(Debug, Clone)]
pub struct Carried {
    /// The ids of its security groups.
    pub groups: BTreeSet<String>,
    /// The ranges that contain its addresses.
    pub addresses: Vec<Ipv4Net>,
}

impl<'a> GroupSet<'a> {
    fn of(known: &'a [SecurityGroup], group: Option<&'a SecurityGroup>, ids: &[&'a str]) -> Self {
        let is_listed = |id: &&str| known.iter().any(|group| group.group_id == **id);
        let of_these = known.iter().filter(|group| ids.contains(&&*group.group_id));
        GroupSet {
            group,
            all: of_these.collect(),
            unlisted: ids.iter().copied().filter(|id| !is_listed(id)).collect(),
        }
    }

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
        Ok(GroupSet::of(known, group, &ids))
    }

    /// The groups that the resource with this group has in fact, for each of its network interfaces, whether the group is among
    /// them or not. It is the first carrier of the group that exists. Without one, the group itself.
    ///
    /// # Errors
    /// If a resource is missing or could not be read.
    pub fn in_use(&self, group_name: &str) -> Result<Vec<Carried>, NotPassed> {
        let group = self.group(group_name)?;
        for carrier in self.carriers(group_name) {
            let interfaces = match self.attachments(carrier) {
                Ok(interfaces) => interfaces.into_iter(),
                Err(unknown @ NotPassed::Unknown(_)) => return Err(unknown),
                Err(_) => continue,
            };
            let addresses = self.addresses_at(std::iter::once(carrier), &group.vpc_id)?;
            let interfaces: Vec<Carried> = interfaces
                .filter(|(_, ids)| !ids.is_empty())
                .map(|(_, ids)| Carried {
                    groups: ids.into_iter().collect(),
                    addresses: addresses.clone(),
                })
                .collect();
            if !interfaces.is_empty() {
                return Ok(interfaces);
            }
        }
        Ok(vec![Carried {
            addresses: self.addresses_of(group_name)?,
            groups: BTreeSet::from([group.group_id.clone()]),
        }])
    }

    /// The groups with these ids, as the groups of one resource.
    ///
    /// # Errors
    /// If the groups could not be read.
    pub fn group_set(&self, ids: &'a BTreeSet<String>) -> Result<GroupSet<'a>, Reason> {
        let known = self.snapshot.ec2.security_groups.known()?;
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        Ok(GroupSet::of(known, None, &ids))
    }

    /// The ids of the groups of the first resource that uses this group; at least the group itself. Of several network
    /// interfaces with the group, as a file system's mount targets may be, the groups that all of them have.
    fn attached_with(&self, resource: &str, group_id: &'a str) -> Vec<&'a str> {
        for carrier in self.carriers(resource) {
            let Ok(interfaces) = self.attachments(carrier) else {
                continue;
            };
            let has = |ids: &Vec<String>, id: &str| ids.iter().any(|own| own == id);
            let with_group: Vec<Vec<String>> = interfaces
                .into_iter()
                .map(|(_, ids)| ids)
                .filter(|ids| has(ids, group_id))
                .collect();
            let ids = self.attached_ids(carrier).unwrap_or_default();
            if !with_group.is_empty() {
                let on_all = |id: &&str| with_group.iter().all(|ids| has(ids, id));
                return ids.into_iter().filter(on_all).collect();
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

    /// Whether a resource loses this group when it gets the group `adds`: AWS refuses two groups of different VPCs, and nobody
    /// chose the VPC's own group, as AWS made it. If something else has that one, too, the two may reach each other by it.
    pub fn is_replaced_by(&self, adds: &str, resource: &str, id: &str) -> bool {
        let vpcs = (self.vpc_of_group(id), self.vpc_of_group(adds));
        let is_elsewhere = matches!(vpcs, (Some(own), Some(other)) if own != other);
        is_elsewhere || self.is_plain_default_group(id) && !self.is_carried_by_others(resource, id)
    }

    /// The VPC of a group, if it was read.
    pub fn vpc_of_group(&self, id: &str) -> Option<&'a str> {
        let mut groups = self.snapshot.ec2.security_groups.known().ok()?.iter();
        let group = groups.find(|group| group.group_id == id)?;
        Some(&group.vpc_id)
    }

    /// Whether anything but this resource has a group, as far as that was read.
    fn is_carried_by_others(&self, resource: &str, id: &str) -> bool {
        let own = self.found(resource).ok().map(|found| found.key.as_str());
        let mut kinds = ResourceKind::ALL.to_vec();
        for declared in self.resources.values() {
            if !kinds.contains(&declared.kind) {
                kinds.push(declared.kind);
            }
        }
        kinds.into_iter().any(|kind| {
            let items = kind.inventory(self.snapshot).items;
            let mut others = items.iter().filter(|item| Some(item.key) != own);
            others.any(|item| {
                let groups = kind.wired(self.snapshot, item.key, ResourceKind::SecurityGroup);
                groups.is_ok_and(|groups| groups.contains(&id))
            })
        })
    }

    /// Whether a group is the one that AWS gave the VPC, as it was: it admits its own members only. Source: Amazon VPC user guide,
    /// "Default security groups". With other rules, somebody uses it.
    fn is_plain_default_group(&self, id: &str) -> bool {
        let is_own = |rule: &IpPermission| {
            let mut members = rule.user_id_group_pairs.iter();
            rule.ip_ranges.is_empty()
                && rule.ipv6_ranges.is_empty()
                && rule.prefix_list_ids.is_empty()
                && members.all(|member| member.group_id == id)
        };
        let groups = self.snapshot.ec2.security_groups.known();
        let mut groups = groups.ok().into_iter().flatten();
        groups.any(|group| {
            let is_default = group.group_id == id && group.group_name == "default";
            is_default && group.ip_permissions.iter().all(is_own)
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
        if !self.is_file_system(resource) {
            let found = self.found(resource)?;
            let name = label(&found.name, short(&found.key));
            return Ok(vec![(name, self.attached_to(resource)?)]);
        }
        let targets = self.mount_targets(resource)?;
        let efs = &self.snapshot.efs;
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
        let has_group = |carrier: &&str| {
            let ids = self.attached_ids(carrier);
            ids.is_ok_and(|ids| ids.contains(&group.group_id.as_str()))
        };
        self.addresses_at(self.carriers(group_name).filter(has_group), &group.vpc_id)
    }

    /// The address ranges of a resource's subnets, or of the whole VPC if it has none.
    ///
    /// # Errors
    /// If the ranges could not be read, or a subnet has no IPv4 range.
    pub fn addresses_of_resource(
        &self,
        resource: &str,
        vpc_id: &str,
    ) -> Result<Vec<Ipv4Net>, Reason> {
        self.addresses_at(std::iter::once(resource), vpc_id)
    }

    /// The addresses of these resources: of an instance its own, else the ranges of the subnets, or of the whole VPC if they
    /// have none.
    fn addresses_at<'r>(
        &self,
        carriers: impl Iterator<Item = &'r str>,
        vpc_id: &str,
    ) -> Result<Vec<Ipv4Net>, Reason> {
        let mut ranges: BTreeSet<String> = BTreeSet::new();
        for carrier in carriers {
            if let Some(address) = self.instance_address(carrier) {
                ranges.insert(format!("{address}/32"));
                continue;
            }
            let subnets = match self.interface_subnets(carrier) {
                Ok(subnets) => subnets,
                Err(NotPassed::Unknown(reason)) => return Err(reason),
                // A resource that does not exist has no addresses.
                Err(_) => continue,
            };
            // An IPv6-only subnet has no IPv4 range.
            if let Some(subnet) = subnets.iter().find(|subnet| !has_range(subnet)) {
                let what = subnet.subnet_id.clone();
                return Err(Reason::NotModelled { what });
            }
            ranges.extend(subnets.iter().map(|subnet| subnet.cidr_block.clone()));
        }
        if ranges.is_empty() {
            let vpcs = self.snapshot.ec2.vpcs.known()?.iter();
            let own = vpcs.filter(|vpc| vpc.vpc_id == vpc_id);
            ranges.extend(own.map(|vpc| vpc.cidr_block.clone()));
        }
        Ok(ranges
            .into_iter()
            .filter_map(|range| range.parse().ok())
            .collect())
    }

    /// The private address of a resource, if it is an instance that has one.
    fn instance_address(&self, resource: &str) -> Option<&'a str> {
        let is_instance = self.kind(resource).ok()? == ResourceKind::Instance;
        let instance = is_instance.then(|| self.get::<Instance>(resource).ok())??;
        instance.private_ip_address.as_deref()
    }

    /// The subnets of a resource's network interfaces: for a file system those of its mount targets, else
    /// [`Account::subnets_of`].
    fn interface_subnets(&self, resource: &str) -> Result<Vec<&'a Subnet>, NotPassed> {
        if !self.is_file_system(resource) {
            return self.subnets_of(resource);
        }
        let targets = self.mount_targets(resource)?;
        let subnets = self.snapshot.ec2.subnets.known()?.iter();
        let of_target = |subnet: &&Subnet| {
            let mut targets = targets.iter();
            targets.any(|target| target.subnet_id == subnet.subnet_id)
        };
        Ok(subnets.filter(of_target).collect())
    }

    fn is_file_system(&self, resource: &str) -> bool {
        self.resource(resource).map(|resource| resource.kind) == Some(ResourceKind::FileSystem)
    }

    /// The mount targets of a file system.
    fn mount_targets(&self, resource: &str) -> Result<&'a [MountTarget], NotPassed> {
        let file_system = self.file_system(resource)?;
        let targets = &self.snapshot.efs.mount_targets;
        match targets.get(&file_system.file_system_id) {
            Some(targets) => Ok(targets.known()?),
            None => Err(Reason::NotRead {
                call: Call::DescribeMountTargets,
            }
            .into()),
        }
    }
}

fn has_range(subnet: &Subnet) -> bool {
    subnet.cidr_block.parse::<Ipv4Net>().is_ok()
}
