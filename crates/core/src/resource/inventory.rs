//! Lists a snapshot's resources by kind, and the wires between them.

use crate::resource::{ResourceKind, visitor};
use crate::snapshot::ec2::Tag;
use crate::snapshot::{Call, Fact, Reason, Snapshot};

/// One resource, reduced to what finding it takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item<'a> {
    /// Its ARN, or its id where it has no ARN.
    pub key: &'a str,
    pub name: &'a str,
    pub vpc_id: Option<&'a str>,
}

/// The name in a resource's `Name` tag.
pub fn name_tag(tags: &[Tag]) -> &str {
    tags.iter()
        .find(|tag| tag.key == "Name")
        .map_or("", |tag| tag.value.as_str())
}

fn item<'a>(key: &'a str, name: &'a str, vpc_id: Option<&'a str>) -> Item<'a> {
    Item { key, name, vpc_id }
}

/// All resources of a kind, or why they cannot be listed.
pub fn list(snapshot: &Snapshot, kind: ResourceKind) -> Result<Vec<Item<'_>>, Reason> {
    let items = match kind {
        ResourceKind::Vpc => each(&snapshot.ec2.vpcs, |vpc| {
            item(&vpc.vpc_id, name_tag(&vpc.tags), Some(&vpc.vpc_id))
        })?,
        ResourceKind::SecurityGroup => each(&snapshot.ec2.security_groups, |group| {
            item(&group.group_id, &group.group_name, Some(&group.vpc_id))
        })?,
        ResourceKind::FileSystem => each(&snapshot.efs.file_systems, |file_system| {
            let name = file_system
                .name
                .as_deref()
                .unwrap_or_else(|| name_tag(&file_system.tags));
            item(&file_system.file_system_id, name, None)
        })?,
        ResourceKind::LoadBalancer => each(&snapshot.elbv2.load_balancers, |lb| {
            item(
                &lb.load_balancer_arn,
                &lb.load_balancer_name,
                Some(&lb.vpc_id),
            )
        })?,
        ResourceKind::TargetGroup => each(&snapshot.elbv2.target_groups, |group| {
            item(
                &group.target_group_arn,
                &group.target_group_name,
                group.vpc_id.as_deref(),
            )
        })?,
        // An INACTIVE cluster is a deleted one that lingers in listings.
        ResourceKind::Cluster => snapshot
            .ecs
            .clusters
            .known()?
            .iter()
            .filter(|cluster| cluster.status != "INACTIVE")
            .map(|cluster| item(&cluster.cluster_arn, &cluster.cluster_name, None))
            .collect(),
        ResourceKind::TaskDefinition => task_definitions(snapshot)?,
        ResourceKind::Service => services(snapshot)?,
        ResourceKind::Database => each(&snapshot.rds.db_instances, |database| {
            let vpc_id = database
                .db_subnet_group
                .as_ref()
                .map(|group| group.vpc_id.as_str());
            item(
                &database.db_instance_identifier,
                &database.db_instance_identifier,
                vpc_id,
            )
        })?,
        ResourceKind::IamRole => {
            if snapshot.iam.roles.is_empty() {
                return Err(Reason::NotRead {
                    call: Call::GetRole,
                });
            }
            // Those that could not be read are in `unread`.
            let known = snapshot.iam.roles.values();
            known
                .filter_map(|resource| resource.known().ok()?.as_ref())
                .map(|resource| item(&resource.role_name, &resource.role_name, None))
                .collect()
        }
    };
    Ok(items)
}

fn each<'a, T>(
    fact: &'a Fact<Vec<T>>,
    to_item: impl Fn(&'a T) -> Item<'a>,
) -> Result<Vec<Item<'a>>, Reason> {
    Ok(fact.known()?.iter().map(to_item).collect())
}

/// Resources that are known by name only, because they could not be read, and why. They may be there or not.
pub fn unread(snapshot: &Snapshot, kind: ResourceKind) -> Vec<(&str, &Reason)> {
    if kind != ResourceKind::IamRole {
        return Vec::new();
    }
    let resources = snapshot.iam.roles.iter();
    resources
        .filter_map(|(name, resource)| match resource {
            Fact::Unknown(reason) => Some((name.as_str(), reason)),
            Fact::Known(_) => None,
        })
        .collect()
}

fn task_definitions(snapshot: &Snapshot) -> Result<Vec<Item<'_>>, Reason> {
    snapshot.ecs.task_definition_arns.known()?;
    let mut items = Vec::new();
    for definition in snapshot.ecs.task_definitions.values() {
        let definition = definition.known()?;
        items.push(item(
            &definition.task_definition_arn,
            &definition.family,
            None,
        ));
    }
    Ok(items)
}

fn services(snapshot: &Snapshot) -> Result<Vec<Item<'_>>, Reason> {
    if snapshot.ecs.services.is_empty() {
        snapshot.ecs.clusters.known()?;
    }
    let mut items = Vec::new();
    for services in snapshot.ecs.services.values() {
        // DRAINING and INACTIVE are what a deleted service goes through.
        let active = services
            .known()?
            .iter()
            .filter(|service| !matches!(service.status.as_str(), "DRAINING" | "INACTIVE"));
        items.extend(active.map(|service| item(&service.service_arn, &service.service_name, None)));
    }
    Ok(items)
}

/// The keys of resources of kind `to` that the resource `key` of kind `from` points at.
/// Empty where these kinds are not wired in AWS.
pub fn wired<'a>(
    snapshot: &'a Snapshot,
    from: ResourceKind,
    key: &str,
    to: ResourceKind,
) -> Result<Vec<&'a str>, Reason> {
    use ResourceKind as Kind;
    Ok(match (from, to) {
        (Kind::Service, _) => match service(snapshot, key)? {
            Some(service) => from_service(snapshot, service, to)?,
            None => Vec::new(),
        },
        (Kind::TaskDefinition, Kind::FileSystem) => {
            let definition = snapshot.ecs.task_definitions.get(key);
            let volumes = match definition {
                Some(definition) => &definition.known()?.volumes,
                None => return Ok(Vec::new()),
            };
            volumes
                .iter()
                .filter_map(|volume| volume.efs_volume_configuration.as_ref())
                .map(|efs| efs.file_system_id.as_str())
                .collect()
        }
        (Kind::TargetGroup, Kind::LoadBalancer) => snapshot
            .elbv2
            .target_groups
            .known()?
            .iter()
            .filter(|group| group.target_group_arn == key)
            .flat_map(|group| group.load_balancer_arns.iter().map(String::as_str))
            .collect(),
        (Kind::LoadBalancer, Kind::TargetGroup) => visitor::groups_of(&snapshot.elbv2, key)?,
        (Kind::LoadBalancer, Kind::SecurityGroup) => snapshot
            .elbv2
            .load_balancers
            .known()?
            .iter()
            .filter(|lb| lb.load_balancer_arn == key)
            .flat_map(|lb| lb.security_groups.iter().map(String::as_str))
            .collect(),
        (Kind::FileSystem, Kind::SecurityGroup) => {
            let mut groups = Vec::new();
            if let Some(targets) = snapshot.efs.mount_targets.get(key) {
                for target in targets.known()? {
                    if let Some(carried) = snapshot
                        .efs
                        .mount_target_security_groups
                        .get(&target.mount_target_id)
                    {
                        groups.extend(carried.known()?.iter().map(String::as_str));
                    }
                }
            }
            groups.sort();
            groups.dedup();
            groups
        }
        (Kind::Database, Kind::SecurityGroup) => snapshot
            .rds
            .db_instances
            .known()?
            .iter()
            .filter(|database| database.db_instance_identifier == key)
            .flat_map(|database| &database.vpc_security_groups)
            .map(|group| group.vpc_security_group_id.as_str())
            .collect(),
        _ => Vec::new(),
    })
}

fn from_service<'a>(
    snapshot: &'a Snapshot,
    service: &'a crate::snapshot::ecs::Service,
    to: ResourceKind,
) -> Result<Vec<&'a str>, Reason> {
    Ok(match to {
        ResourceKind::Cluster => vec![&service.cluster_arn],
        ResourceKind::TaskDefinition => service
            .deployed()?
            .current_task_definition()
            .into_iter()
            .collect(),
        ResourceKind::TargetGroup => {
            let balancers = service.deployed()?.current_load_balancers().iter();
            balancers
                .flat_map(|balancer| visitor::production_groups(&snapshot.elbv2, balancer))
                .collect()
        }
        ResourceKind::SecurityGroup => service
            .deployed()?
            .current_network()
            .into_iter()
            .flat_map(|network| network.security_groups.iter().map(String::as_str))
            .collect(),
        _ => Vec::new(),
    })
}

/// The service of an ARN.
pub fn service<'a>(
    snapshot: &'a Snapshot,
    arn: &str,
) -> Result<Option<&'a crate::snapshot::ecs::Service>, Reason> {
    for services in snapshot.ecs.services.values() {
        if let Some(service) = services
            .known()?
            .iter()
            .find(|service| service.service_arn == arn)
        {
            return Ok(Some(service));
        }
    }
    Ok(None)
}
