//! Lists the things of a kind from a snapshot.

use super::thing::{Kind, STACK_GOES, State, Thing};
use crate::account::short;
use crate::resource::inventory::name_tag;
use crate::snapshot::ec2::{Address, Instance, NatGateway};
use crate::snapshot::ecs::{Cluster, Service};
use crate::snapshot::efs::FileSystem;
use crate::snapshot::elbv2::{LoadBalancer, TargetGroup};
use crate::snapshot::services::{DbInstance, LogGroup, Stack};
use crate::snapshot::{Call, Fact, Reason, Snapshot};

/// All things of a kind that are there or on their way out, or why they cannot be listed. `names` is what log groups
/// and parameters were asked for by.
pub fn list<'a>(
    snapshot: &'a Snapshot,
    kind: Kind,
    names: &[String],
) -> Result<Vec<Thing<'a>>, Reason> {
    let ec2 = &snapshot.ec2;
    match kind {
        Kind::Service => services(snapshot),
        Kind::Cluster => each(&snapshot.ecs.clusters, cluster),
        Kind::TaskDefinition => each(&snapshot.ecs.task_definition_arns, |arn| {
            Some(Thing::new(arn, family(arn)))
        }),
        Kind::LoadBalancer => each(&snapshot.elbv2.load_balancers, load_balancer),
        Kind::TargetGroup => each(&snapshot.elbv2.target_groups, target_group),
        Kind::FileSystem => each(&snapshot.efs.file_systems, |system| {
            file_system(snapshot, system)
        }),
        Kind::NatGateway => each(&ec2.nat_gateways, nat_gateway),
        Kind::Address => each(&ec2.addresses, address),
        Kind::Database => each(&snapshot.rds.db_instances, database),
        Kind::Instance => each(&ec2.instances, instance),
        Kind::Stack => each(&snapshot.cloudformation.stack_summaries, stack),
        Kind::LogGroup => log_groups(snapshot, names),
        Kind::Parameter => {
            let mut things = each(&snapshot.ssm.parameters, |parameter| {
                Some(Thing::new(&parameter.name, &parameter.name))
            })?;
            // Asked for "NAME" and "/NAME", AWS may give the same parameter twice.
            things.sort_by_key(|thing| thing.id);
            things.dedup_by_key(|thing| thing.id);
            Ok(things)
        }
    }
}

/// A thing by AWS's word for its state: gone, going, or there.
fn by_state<'a>(
    thing: Thing<'a>,
    word: &'a str,
    gone: &[&str],
    going: &[&str],
) -> Option<Thing<'a>> {
    match word {
        word if gone.contains(&word) => None,
        word if going.contains(&word) => Some(thing.in_state(State::Going(word))),
        _ => Some(thing),
    }
}

fn each<'a, T>(
    fact: &'a Fact<Vec<T>>,
    thing: impl Fn(&'a T) -> Option<Thing<'a>>,
) -> Result<Vec<Thing<'a>>, Reason> {
    Ok(fact.known()?.iter().filter_map(thing).collect())
}

fn services(snapshot: &Snapshot) -> Result<Vec<Thing<'_>>, Reason> {
    // Services are listed by cluster: only these tell an account without clusters from one that was not read.
    let clusters = snapshot.ecs.clusters.known()?;
    let mut things = Vec::new();
    for cluster in clusters {
        let services = match snapshot.ecs.services.get(&cluster.cluster_arn) {
            Some(services) => services.known()?,
            None if cluster.status == "INACTIVE" => continue,
            None => {
                return Err(Reason::NotRead {
                    call: Call::DescribeServices,
                });
            }
        };
        things.extend(
            services
                .iter()
                .filter_map(|service| self::service(snapshot, service)),
        );
    }
    Ok(things)
}

fn service<'a>(snapshot: &'a Snapshot, service: &'a Service) -> Option<Thing<'a>> {
    let vpcs = service.current_network().map_or(Ok(Vec::new()), |network| {
        let subnets = snapshot.ec2.subnets.known()?.iter();
        let own = subnets.filter(|subnet| network.subnets.contains(&subnet.subnet_id));
        Ok(own.map(|subnet| subnet.vpc_id.as_str()).collect())
    });
    let tasks = service.desired_count.max(service.running_count);
    let mut thing = Thing::new(&service.service_arn, &service.service_name)
        .measuring(|measures| measures.tasks = tasks.try_into().unwrap_or(0));
    thing.vpcs = vpcs;
    by_state(thing, &service.status, &["INACTIVE"], &["DRAINING"])
}

fn cluster(cluster: &Cluster) -> Option<Thing<'_>> {
    let thing = Thing::new(&cluster.cluster_arn, &cluster.cluster_name);
    by_state(thing, &cluster.status, &["INACTIVE"], &["DEPROVISIONING"])
}

/// "unicorn-task-def" of "arn:…:task-definition/unicorn-task-def:3".
fn family(arn: &str) -> &str {
    let last = short(arn);
    last.rsplit_once(':').map_or(last, |(family, _)| family)
}

fn load_balancer(lb: &LoadBalancer) -> Option<Thing<'_>> {
    let thing = Thing::new(&lb.load_balancer_arn, &lb.load_balancer_name).in_vpc(Some(&lb.vpc_id));
    Some(thing.measuring(|measures| {
        measures.zones = match lb.scheme.as_str() {
            // Only what faces the internet has a public address in each zone.
            "internet-facing" => lb.availability_zones.len().try_into().unwrap_or(0),
            _ => 0,
        }
    }))
}

fn target_group(group: &TargetGroup) -> Option<Thing<'_>> {
    let thing = Thing::new(&group.target_group_arn, &group.target_group_name);
    Some(thing.in_vpc(group.vpc_id.as_deref()))
}

fn file_system<'a>(snapshot: &'a Snapshot, system: &'a FileSystem) -> Option<Thing<'a>> {
    let name = system
        .name
        .as_deref()
        .unwrap_or_else(|| name_tag(&system.tags));
    let mut thing = Thing::new(&system.file_system_id, name)
        .tagged(&system.tags)
        .measuring(|measures| measures.gigabytes = gigabytes(system.size_in_bytes.value));
    thing.vpcs = match snapshot.efs.mount_targets.get(&system.file_system_id) {
        Some(targets) => targets.known().map(|targets| {
            let vpcs = targets.iter().filter_map(|target| target.vpc_id.as_deref());
            vpcs.collect()
        }),
        None => Err(Reason::NotRead {
            call: Call::DescribeMountTargets,
        }),
    };
    by_state(thing, &system.life_cycle_state, &["deleted"], &["deleting"])
}

fn nat_gateway(gateway: &NatGateway) -> Option<Thing<'_>> {
    let thing = Thing::new(&gateway.nat_gateway_id, name_tag(&gateway.tags))
        .in_vpc(Some(&gateway.vpc_id))
        .tagged(&gateway.tags);
    // One that failed is deleted by AWS within about an hour. Source: VPC user guide, "Troubleshoot NAT gateways".
    by_state(thing, &gateway.state, &["deleted"], &["deleting", "failed"])
}

fn address(address: &Address) -> Option<Thing<'_>> {
    // Outside a VPC an address has no allocation id.
    let id = match address.allocation_id.as_str() {
        "" => &address.public_ip,
        id => id,
    };
    let name = match name_tag(&address.tags) {
        "" => &address.public_ip,
        name => name,
    };
    Some(Thing::new(id, name).tagged(&address.tags))
}

fn database(database: &DbInstance) -> Option<Thing<'_>> {
    let id = &database.db_instance_identifier;
    let group = database.db_subnet_group.as_ref();
    let thing = Thing::new(id, id)
        .in_vpc(group.map(|group| group.vpc_id.as_str()))
        .measuring(|measures| {
            measures.class = &database.db_instance_class;
            measures.is_stopped = database.db_instance_status == "stopped";
            measures.machines = if database.multi_az { 2 } else { 1 };
            measures.gigabytes =
                f64::from(database.allocated_storage) * f64::from(measures.machines);
        });
    by_state(thing, &database.db_instance_status, &[], &["deleting"])
}

fn instance(instance: &Instance) -> Option<Thing<'_>> {
    let thing = Thing::new(&instance.instance_id, name_tag(&instance.tags))
        .in_vpc(instance.vpc_id.as_deref())
        .tagged(&instance.tags)
        .measuring(|measures| {
            measures.class = &instance.instance_type;
            measures.is_stopped = instance.state.name == "stopped";
        });
    by_state(
        thing,
        &instance.state.name,
        &["terminated"],
        &["shutting-down"],
    )
}

fn stack(stack: &Stack) -> Option<Thing<'_>> {
    let thing = Thing::new(&stack.stack_id, &stack.stack_name);
    match (stack.stack_status.as_str(), &stack.stack_status_reason) {
        ("DELETE_FAILED", Some(reason)) => Some(thing.in_state(State::Stuck(reason))),
        (status, _) => by_state(thing, status, &["DELETE_COMPLETE"], &[STACK_GOES]),
    }
}

fn log_groups<'a>(snapshot: &'a Snapshot, names: &[String]) -> Result<Vec<Thing<'a>>, Reason> {
    let mut things: Vec<Thing<'_>> = Vec::new();
    for name in names {
        let prefix = name.strip_suffix('*').unwrap_or(name);
        let Some(groups) = snapshot.logs.log_groups_by_prefix.get(prefix) else {
            return Err(Reason::NotRead {
                call: Call::DescribeLogGroups,
            });
        };
        for group in groups.known()? {
            if !things
                .iter()
                .any(|thing| thing.name == group.log_group_name)
            {
                things.push(log_group(group));
            }
        }
    }
    Ok(things)
}

fn log_group(group: &LogGroup) -> Thing<'_> {
    Thing::new(&group.log_group_name, &group.log_group_name)
        .measuring(|measures| measures.gigabytes = gigabytes(group.stored_bytes))
}

/// Prices are by gibibytes, rough figures anyway.
fn gigabytes(bytes: i64) -> f64 {
    bytes.max(0) as f64 / f64::from(1 << 30)
}
