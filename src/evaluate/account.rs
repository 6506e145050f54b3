//! An account as assertions see it: the snapshot, and which resource plays which role.

use std::collections::BTreeSet;

use ipnet::Ipv4Net;

use super::inventory::{self, name_tag};
use super::resolve::{Found, Resolution, RoleState};
use crate::assertion::Shortfall;
use crate::message::Message;
use crate::snapshot::ec2::{IpPermission, SecurityGroup, Subnet, Vpc};
use crate::snapshot::ecs::{Cluster, ContainerDefinition, Service, Task, TaskDefinition};
use crate::snapshot::efs::FileSystem;
use crate::snapshot::elbv2::{LoadBalancer, TargetGroup};
use crate::snapshot::services::DbInstance;
use crate::snapshot::{Call, Fact, Reason, Snapshot};
use crate::suite::{ResourceKind, Role, Suite};

/// What an assertion may look at. Every lookup ends early where the thing is missing or not known.
#[derive(Debug, Clone, Copy)]
pub struct Account<'a> {
    pub snapshot: &'a Snapshot,
    pub suite: &'a Suite,
    pub resolution: &'a Resolution,
}

/// The security groups that count together for one role: those that its carrier carries.
#[derive(Debug, Clone)]
pub struct GroupSet<'a> {
    /// The group that plays the role, if it is about one group.
    pub group: Option<&'a SecurityGroup>,
    /// It, and the groups carried beside it.
    pub all: Vec<&'a SecurityGroup>,
}

impl GroupSet<'_> {
    /// Ids of the groups.
    pub fn ids(&self) -> BTreeSet<String> {
        self.all
            .iter()
            .map(|group| group.group_id.clone())
            .collect()
    }

    /// The union of the groups' rules.
    pub fn rules(&self, egress: bool) -> Vec<IpPermission> {
        self.all
            .iter()
            .flat_map(|group| {
                if egress {
                    &group.ip_permissions_egress
                } else {
                    &group.ip_permissions
                }
            })
            .cloned()
            .collect()
    }
}

impl<'a> Account<'a> {
    /// The suite's declaration of a role.
    pub fn role(&self, role: &str) -> Option<&'a Role> {
        self.suite.file.resources.get(role)
    }

    /// The name the page gives to a role's resource; the role's own name where the page gives none.
    pub fn page_name(&self, role: &str) -> String {
        // A role without a page name (a database) goes by its own, in which an author may use underscores.
        self.role(role)
            .and_then(Role::page_name)
            .map_or_else(|| role.replace('_', " "), str::to_owned)
    }

    /// Which resource plays a role.
    pub fn found(&self, role: &str) -> Result<&'a Found, Shortfall> {
        match self.resolution.state(role) {
            Some(RoleState::Found(found)) => Ok(found),
            Some(RoleState::Unknown(reason)) => Err(reason.clone().into()),
            _ => Err(Shortfall::Missing {
                role: role.to_owned(),
            }),
        }
    }

    fn pick<T>(
        &self,
        role: &str,
        fact: &'a Fact<Vec<T>>,
        key: impl Fn(&T) -> &str,
    ) -> Result<&'a T, Shortfall> {
        let found = self.found(role)?;
        fact.known()?
            .iter()
            .find(|item| key(item) == found.key)
            .ok_or_else(|| Shortfall::Missing {
                role: role.to_owned(),
            })
    }

    pub fn vpc(&self, role: &str) -> Result<&'a Vpc, Shortfall> {
        self.pick(role, &self.snapshot.ec2.vpcs, |vpc| &vpc.vpc_id)
    }

    pub fn group(&self, role: &str) -> Result<&'a SecurityGroup, Shortfall> {
        self.pick(role, &self.snapshot.ec2.security_groups, |group| {
            &group.group_id
        })
    }

    pub fn file_system(&self, role: &str) -> Result<&'a FileSystem, Shortfall> {
        self.pick(role, &self.snapshot.efs.file_systems, |fs| {
            &fs.file_system_id
        })
    }

    pub fn load_balancer(&self, role: &str) -> Result<&'a LoadBalancer, Shortfall> {
        self.pick(role, &self.snapshot.elbv2.load_balancers, |lb| {
            &lb.load_balancer_arn
        })
    }

    pub fn target_group(&self, role: &str) -> Result<&'a TargetGroup, Shortfall> {
        self.pick(role, &self.snapshot.elbv2.target_groups, |group| {
            &group.target_group_arn
        })
    }

    pub fn cluster(&self, role: &str) -> Result<&'a Cluster, Shortfall> {
        self.pick(role, &self.snapshot.ecs.clusters, |cluster| {
            &cluster.cluster_arn
        })
    }

    pub fn database(&self, role: &str) -> Result<&'a DbInstance, Shortfall> {
        self.pick(role, &self.snapshot.rds.db_instances, |db| {
            &db.db_instance_identifier
        })
    }

    pub fn service(&self, role: &str) -> Result<&'a Service, Shortfall> {
        let found = self.found(role)?;
        inventory::service(self.snapshot, &found.key)?.ok_or_else(|| Shortfall::Missing {
            role: role.to_owned(),
        })
    }

    pub fn task_definition(&self, role: &str) -> Result<&'a TaskDefinition, Shortfall> {
        let found = self.found(role)?;
        match self.snapshot.ecs.task_definitions.get(&found.key) {
            Some(definition) => Ok(definition.known()?),
            None => Err(Shortfall::Missing {
                role: role.to_owned(),
            }),
        }
    }

    /// The container that serves the site: the one the service's load balancer names, else the one that maps
    /// `port`, else the first essential one.
    pub fn web_container(
        &self,
        definition: &'a TaskDefinition,
        port: u16,
    ) -> Option<&'a ContainerDefinition> {
        let containers = &definition.container_definitions;
        let maps_port = |container: &&ContainerDefinition| {
            container
                .port_mappings
                .iter()
                .any(|mapping| mapping.container_port == Some(i32::from(port)))
        };
        let essential = |container: &&ContainerDefinition| container.essential != Some(false);
        containers
            .iter()
            .find(maps_port)
            .or_else(|| containers.iter().find(essential))
            .or_else(|| containers.first())
    }

    /// The present and recently stopped tasks of a service.
    pub fn tasks_of(
        &self,
        service: &'a Service,
    ) -> Result<impl Iterator<Item = &'a Task>, Shortfall> {
        let tasks: &[Task] = match self.snapshot.ecs.tasks.get(&service.cluster_arn) {
            Some(tasks) => tasks.known()?,
            None => {
                return Err(Reason::NotRead {
                    call: Call::DescribeTasks,
                }
                .into());
            }
        };
        let group = format!("service:{}", service.service_name);
        Ok(tasks
            .iter()
            .filter(move |task| task.group.as_ref() == Some(&group)))
    }

    /// A role's resource as the AWS CLI prints it.
    pub fn as_json(&self, role: &str) -> Result<serde_json::Value, Shortfall> {
        use ResourceKind as Kind;
        let json = match self.role(role).map(|role| role.kind).unwrap_or_default() {
            Kind::Vpc => serde_json::to_value(self.vpc(role)?),
            Kind::SecurityGroup => serde_json::to_value(self.group(role)?),
            Kind::FileSystem => serde_json::to_value(self.file_system(role)?),
            Kind::LoadBalancer => serde_json::to_value(self.load_balancer(role)?),
            Kind::TargetGroup => serde_json::to_value(self.target_group(role)?),
            Kind::Cluster => serde_json::to_value(self.cluster(role)?),
            Kind::TaskDefinition => serde_json::to_value(self.task_definition(role)?),
            Kind::Service => serde_json::to_value(self.service(role)?),
            Kind::Database => serde_json::to_value(self.database(role)?),
            Kind::IamRole => {
                let name = &self.found(role)?.key;
                let iam_role = self.snapshot.iam.roles.get(name);
                serde_json::to_value(
                    iam_role
                        .map(Fact::known)
                        .transpose()?
                        .and_then(Option::as_ref),
                )
            }
        };
        // Plain structs always have a JSON form; `null` would be an absent property.
        Ok(json.unwrap_or_default())
    }

    /// The groups that count for a role: a security group with those carried beside it, or all groups that
    /// another resource (a database, a load balancer, a service) carries.
    pub fn groups_of(&self, role: &str) -> Result<GroupSet<'a>, Shortfall> {
        let known = self.snapshot.ec2.security_groups.known()?;
        let kind = self.role(role).map(|role| role.kind).unwrap_or_default();
        let found = self.found(role)?;
        let (group, ids) = if kind == ResourceKind::SecurityGroup {
            (Some(self.group(role)?), self.carried_with(role, &found.key))
        } else {
            (
                None,
                inventory::wired(self.snapshot, kind, &found.key, ResourceKind::SecurityGroup)?,
            )
        };
        let all = known
            .iter()
            .filter(|group| ids.contains(&group.group_id))
            .collect();
        Ok(GroupSet { group, all })
    }

    /// The ids of the groups that a carrier of this group carries; at least the group itself.
    fn carried_with(&self, role: &str, group_id: &str) -> Vec<String> {
        for carrier in self.carriers(role) {
            if let Ok(ids) = self.carried_by(carrier)
                && ids.iter().any(|id| id == group_id)
            {
                return ids;
            }
        }
        vec![group_id.to_owned()]
    }

    fn carriers(&self, role: &str) -> impl Iterator<Item = &'a str> {
        self.role(role)
            .into_iter()
            .flat_map(|role| role.wired_from.iter().map(String::as_str))
    }

    /// The ids of the groups that a role's resource carries.
    pub fn carried_by(&self, role: &str) -> Result<Vec<String>, Shortfall> {
        let kind = self.role(role).map(|role| role.kind).unwrap_or_default();
        let found = self.found(role)?;
        Ok(inventory::wired(
            self.snapshot,
            kind,
            &found.key,
            ResourceKind::SecurityGroup,
        )?)
    }

    /// What carries security groups for a role, and which: a file system's mount targets each for itself.
    pub fn carried_groups(&self, role: &str) -> Result<Vec<(String, Vec<String>)>, Shortfall> {
        if self.role(role).map(|role| role.kind) != Some(ResourceKind::FileSystem) {
            return Ok(vec![(self.label(role), self.carried_by(role)?)]);
        }
        let file_system = self.file_system(role)?;
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

    /// The VPC that a role's resource is in, where its kind has one.
    pub fn vpc_of(&self, role: &str, key: &str) -> Result<Option<String>, Reason> {
        let kind = self.role(role).map(|role| role.kind).unwrap_or_default();
        let items = inventory::list(self.snapshot, kind)?;
        Ok(items
            .into_iter()
            .find(|item| item.key == key)
            .and_then(|item| item.vpc_id))
    }

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

    /// The address ranges of a database's subnets.
    pub fn database_addresses(&self, role: &str) -> Vec<Ipv4Net> {
        let (Ok(database), Ok(subnets)) = (self.database(role), self.snapshot.ec2.subnets.known())
        else {
            return Vec::new();
        };
        let own = database
            .db_subnet_group
            .iter()
            .flat_map(|group| &group.subnets);
        own.filter_map(|own| {
            subnets
                .iter()
                .find(|subnet| subnet.subnet_id == own.subnet_identifier)
        })
        .filter_map(|subnet| subnet.cidr_block.parse().ok())
        .collect()
    }

    /// The address ranges in which the carriers of a group's role live: their subnets, else the whole VPC.
    pub fn addresses_of(&self, group_role: &str) -> Vec<Ipv4Net> {
        let Ok(group) = self.group(group_role) else {
            return Vec::new();
        };
        let subnets: BTreeSet<String> = self
            .carriers(group_role)
            .filter(|carrier| {
                self.carried_by(carrier)
                    .is_ok_and(|ids| ids.contains(&group.group_id))
            })
            .flat_map(|carrier| self.subnets_of(carrier).unwrap_or_default())
            .map(|subnet| subnet.cidr_block.clone())
            .collect();
        let ranges = if subnets.is_empty() {
            let vpcs = self.snapshot.ec2.vpcs.known();
            vpcs.into_iter()
                .flatten()
                .filter(|vpc| vpc.vpc_id == group.vpc_id)
                .map(|vpc| vpc.cidr_block.clone())
                .collect()
        } else {
            subnets
        };
        ranges
            .iter()
            .filter_map(|range| range.parse().ok())
            .collect()
    }

    /// The subnets in which a service's tasks or a load balancer's nodes live.
    pub fn subnets_of(&self, role: &str) -> Result<Vec<&'a Subnet>, Shortfall> {
        let ids: Vec<&str> = match self.role(role).map(|role| role.kind) {
            Some(ResourceKind::LoadBalancer) => self
                .load_balancer(role)?
                .availability_zones
                .iter()
                .map(|zone| zone.subnet_id.as_str())
                .collect(),
            Some(ResourceKind::Service) => self
                .service(role)?
                .network_configuration
                .iter()
                .filter_map(|network| network.awsvpc_configuration.as_ref())
                .flat_map(|network| network.subnets.iter().map(String::as_str))
                .collect(),
            _ => Vec::new(),
        };
        let subnets = self.snapshot.ec2.subnets.known()?;
        Ok(subnets
            .iter()
            .filter(|subnet| ids.contains(&subnet.subnet_id.as_str()))
            .collect())
    }

    /// The subnets of these names in a VPC, in the order of the names, and the names that are not there.
    pub fn named_subnets(
        &self,
        vpc: &Vpc,
        names: &'a [String],
    ) -> Result<(Vec<&'a Subnet>, Vec<String>), Reason> {
        let subnets = self.snapshot.ec2.subnets.known()?;
        let mut found = Vec::new();
        let mut missing = Vec::new();
        for name in names {
            match subnets
                .iter()
                .find(|subnet| subnet.vpc_id == vpc.vpc_id && name_tag(&subnet.tags) == name)
            {
                Some(subnet) => found.push(subnet),
                None => missing.push(name.clone()),
            }
        }
        Ok((found, missing))
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

    /// A role's resource as a reader knows it.
    pub fn label(&self, role: &str) -> String {
        match self.resolution.state(role) {
            Some(RoleState::Found(found)) => label(&found.name, short(&found.key)),
            _ => self.page_name(role),
        }
    }

    /// The word for a role's kind of resource.
    pub fn kind_word(&self, role: &str) -> Message {
        let kind = self.role(role).map(|role| role.kind).unwrap_or_default();
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
