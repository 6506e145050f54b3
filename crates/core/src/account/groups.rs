//! Which security groups an account's resources carry, and in which address ranges their carriers live.

use std::collections::BTreeSet;

use ipnet::Ipv4Net;

use super::{Account, label, short};
use crate::ids::ResourceName;
use crate::network::rule::{Rule, rules};
use crate::resource::ResourceKind;
use crate::snapshot::ec2::{SecurityGroup, Subnet};
use crate::snapshot::{Call, Reason};
use crate::verdict::NotPassed;

/// The security groups that count together for one resource: those that its carrier carries.
#[derive(Debug, Clone)]
pub struct GroupSet<'a> {
    /// The group that plays the resource, if it is about one group.
    pub group: Option<&'a SecurityGroup>,
    /// It, and the groups carried beside it.
    pub all: Vec<&'a SecurityGroup>,
    /// The ids of those that are carried and not listed: they are another account's, and their rules are not known.
    pub unlisted: Vec<&'a str>,
}

impl<'a> GroupSet<'a> {
    /// Ids of the groups.
    pub fn ids(&self) -> BTreeSet<String> {
        self.all
            .iter()
            .map(|group| group.group_id.as_str())
            .chain(self.unlisted.iter().copied())
            .map(str::to_owned)
            .collect()
    }

    /// The union of the groups' rules.
    pub fn rules(&self, egress: bool) -> Vec<Rule<'a>> {
        rules(&self.all, egress)
    }
}

impl<'a> Account<'a> {
    /// The groups that count for a resource: a security group with those carried beside it, or all groups that
    /// another resource (a database, a load balancer, a service) carries.
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

    /// The ids of the groups that a carrier of this group carries; at least the group itself.
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

    /// The load balancer that carries a resource's group and has no public IPv4 addresses, if one does: its visitors come by
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

    /// Whether a resource's group is carried in this VPC. A group of another VPC can be so only where it is associated with
    /// this one. Source: Amazon VPC user guide, "Associate security groups with multiple VPCs".
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

    /// The ids of the groups that a resource carries.
    pub fn attached_to(&self, resource: &str) -> Result<Vec<String>, NotPassed> {
        let ids = self.attached_ids(resource)?;
        Ok(ids.into_iter().map(str::to_owned).collect())
    }

    fn attached_ids(&self, resource: &str) -> Result<Vec<&'a str>, NotPassed> {
        let found = self.found(resource)?;
        let kind = self.kind(resource)?;
        Ok(kind.wired(self.snapshot, &found.key, ResourceKind::SecurityGroup)?)
    }

    /// What carries security groups for a resource, and which: a file system's mount targets each for itself.
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

    /// The address ranges of a database's subnets.
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

    /// The address ranges in which the carriers of a group's resource live: their subnets, else the whole VPC.
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
                    // One for IPv6 alone has no addresses of IPv4.
                    if let Some(subnet) = subnets.iter().find(|subnet| !has_range(subnet)) {
                        let what = subnet.subnet_id.clone();
                        return Err(Reason::NotModelled { what });
                    }
                    ranges.extend(subnets.iter().map(|subnet| &subnet.cidr_block));
                }
                Err(NotPassed::Unknown(reason)) => return Err(reason),
                // One that is not there has no addresses.
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
