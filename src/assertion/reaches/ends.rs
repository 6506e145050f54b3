//! Where the ends of the traffic are in an account.

use ipnet::Ipv4Net;

use crate::assertion::{Shortfall, pending};
use crate::evaluate::Account;
use crate::message::Message;
use crate::network::security_group::Ports;
use crate::network::trace::{EPHEMERAL, LINUX};
use crate::network::{Change, End, Obstacle, Trace, carried};
use crate::snapshot::ec2::{SecurityGroup, Subnet};
use crate::snapshot::ecs::AwsVpcConfiguration;
use crate::snapshot::efs::MountTarget;
use crate::snapshot::elbv2::LoadBalancer;
use crate::snapshot::services::DbInstance;
use crate::snapshot::{Call, Reason};

use super::hosts;

/// Visitors to a load balancer.
pub(super) fn visitors<'a>(
    account: &Account<'a>,
    role: &str,
    ports: Ports,
    trace: &mut Trace<'a>,
) -> Result<(), Shortfall> {
    let balancer = account.load_balancer(role)?;
    let ends = balancer_ends(account, balancer)?;
    if balancer.ip_address_type == "dualstack-without-public-ipv4" {
        trace.not_modelled(&balancer.ip_address_type);
    }
    if balancer.scheme == "internal" {
        let load_balancer = balancer.load_balancer_arn.clone();
        trace.block(
            Obstacle::Internal {
                load_balancer: load_balancer.clone(),
            },
            Change::MakeInternetFacing { load_balancer },
        );
    }
    for end in &ends {
        trace.from_internet(end, ports);
    }
    Ok(())
}

/// A load balancer to a service's tasks.
pub(super) fn to_tasks<'a>(
    account: &Account<'a>,
    from: &str,
    to: &str,
    ports: Ports,
    trace: &mut Trace<'a>,
) -> Result<(), Shortfall> {
    let balancer = account.load_balancer(from)?;
    let nodes = balancer_ends(account, balancer)?;
    for task in &task_ends(account, to)? {
        let zone = task.subnet.availability_zone.clone();
        if nodes
            .iter()
            .all(|node| node.subnet.availability_zone != zone)
        {
            let load_balancer = balancer.load_balancer_arn.clone();
            trace.block(
                Obstacle::ZoneNotEnabled {
                    load_balancer: load_balancer.clone(),
                    zone: zone.clone(),
                },
                Change::EnableZone {
                    load_balancer,
                    zone,
                },
            );
        }
        for node in &nodes {
            trace.between(node, task, ports);
        }
    }
    Ok(())
}

/// A service's tasks to the mount target of their own zone.
pub(super) fn to_mount_targets<'a>(
    account: &Account<'a>,
    from: &str,
    to: &str,
    ports: Ports,
    trace: &mut Trace<'a>,
) -> Result<(), Shortfall> {
    let file_system = account.file_system(to)?;
    let id = file_system.file_system_id.as_str();
    let efs = &account.snapshot.efs;
    let targets: &'a [MountTarget] = match efs.mount_targets.get(id) {
        Some(targets) => targets.known()?,
        None => return Err(not_read(Call::DescribeMountTargets)),
    };
    for task in &task_ends(account, from)? {
        trace.names(&task.subnet.vpc_id, true);
        let zone = &task.subnet.availability_zone;
        let mut in_zone = Vec::new();
        for target in targets {
            let subnet = subnet(account, &target.subnet_id)?;
            // Of a file system's targets, all of which are in one VPC, the one of the task's zone is used.
            if subnet.availability_zone == *zone {
                in_zone.push((target, subnet));
            }
        }
        let usable = |state: &str| matches!(state, "available" | "creating" | "updating" | "error");
        let target = in_zone
            .iter()
            .find(|(target, _)| usable(&target.life_cycle_state));
        let Some((target, subnet)) = target else {
            let (file_system, zone) = (id.to_owned(), zone.clone());
            trace.block(
                Obstacle::NoMountTarget {
                    file_system: file_system.clone(),
                    zone: zone.clone(),
                },
                Change::AddMountTarget { file_system, zone },
            );
            continue;
        };
        let resource = target.mount_target_id.clone();
        let state = target.life_cycle_state.clone();
        match state.as_str() {
            "creating" => trace.waits.push((resource, state)),
            "error" => trace.block(
                Obstacle::State {
                    resource: resource.clone(),
                    state,
                },
                Change::Replace { resource },
            ),
            _ => {}
        }
        let groups = match efs
            .mount_target_security_groups
            .get(&target.mount_target_id)
        {
            Some(groups) => groups.known()?,
            None => return Err(not_read(Call::DescribeMountTargetSecurityGroups)),
        };
        let address = target.ip_address.as_deref().unwrap_or_default();
        let end = End {
            resource: &target.mount_target_id,
            groups: carried(&account.snapshot.ec2, groups, &subnet.vpc_id)?,
            subnet,
            address: match address.parse::<core::net::Ipv4Addr>() {
                Ok(address) => address.into(),
                Err(_) => range(subnet)?,
            },
            opens_from: EPHEMERAL,
        };
        trace.between(task, &end, ports);
    }
    Ok(())
}

/// A service's tasks to a database.
pub(super) fn to_database<'a>(
    account: &Account<'a>,
    from: &str,
    to: &str,
    ports: Ports,
    trace: &mut Trace<'a>,
) -> Result<(), Shortfall> {
    let database = account.database(to)?;
    let ids: Vec<String> = database
        .vpc_security_groups
        .iter()
        .map(|group| group.vpc_security_group_id.clone())
        .collect();
    let mut ends = Vec::new();
    for subnet in database_subnets(account, database)? {
        ends.push(End {
            resource: &database.db_instance_identifier,
            groups: carried(&account.snapshot.ec2, &ids, &subnet.vpc_id)?,
            subnet,
            address: range(subnet)?,
            opens_from: EPHEMERAL,
        });
    }
    let tasks = task_ends(account, from)?;
    for task in &tasks {
        trace.names(&task.subnet.vpc_id, false);
        // From another VPC the name of a public database leads over the internet.
        let elsewhere = |end: &End<'_>| end.subnet.vpc_id != task.subnet.vpc_id;
        if database.publicly_accessible && ends.iter().any(elsewhere) {
            return Err(not_modelled(format!(
                "{} (public)",
                database.db_instance_identifier
            )));
        }
    }
    // Its address is in one of these subnets: what blocks it in some of them only is not certain.
    let mut attempts: Vec<Trace<'a>> = Vec::new();
    for end in &ends {
        let mut attempt = Trace::new(&account.snapshot.ec2);
        for task in &tasks {
            attempt.between(task, end, ports);
        }
        attempts.push(attempt);
    }
    let is_open = |attempt: &Trace<'_>| attempt.blockers.is_empty();
    if attempts.iter().any(is_open) && !attempts.iter().all(is_open) {
        let subnets: Vec<&str> = ends
            .iter()
            .map(|end| end.subnet.subnet_id.as_str())
            .collect();
        trace.not_modelled(subnets.join(" / "));
    } else {
        for attempt in attempts {
            trace.absorb(attempt);
        }
    }
    Ok(())
}

/// A service's tasks to what they fetch from outside.
pub(super) fn outward<'a>(
    account: &Account<'a>,
    role: &str,
    ports: Ports,
    trace: &mut Trace<'a>,
) -> Result<(), Shortfall> {
    let service = account.service(role)?;
    let hosts = hosts::of(account, service);
    let network = network(account, role)?;
    let public_ip = network.assign_public_ip.as_deref() == Some("ENABLED");
    for task in &task_ends(account, role)? {
        trace.names(&task.subnet.vpc_id, false);
        trace.outward(task, ports, public_ip, &hosts);
    }
    Ok(())
}

/// The port of a database's endpoint, which it has as soon as it is made.
pub(super) fn database_port(account: &Account<'_>, role: &str) -> Result<Ports, Shortfall> {
    let database = account.database(role)?;
    let endpoint = database.endpoint.as_ref();
    match endpoint.and_then(|endpoint| u16::try_from(endpoint.port).ok()) {
        Some(port) => Ok(Ports {
            from: port,
            to: port,
        }),
        None => pending(
            Message::new("property-pending")
                .with("resource", &database.db_instance_identifier)
                .with("value", &database.db_instance_status),
            Message::new("wait-minutes"),
            [&database.db_instance_identifier],
        ),
    }
}

fn not_read(call: Call) -> Shortfall {
    Reason::NotRead { call }.into()
}

fn not_modelled(what: impl Into<String>) -> Shortfall {
    Reason::NotModelled { what: what.into() }.into()
}

/// A subnet by its id; one that is not listed is another account's.
fn subnet<'a>(account: &Account<'a>, id: &str) -> Result<&'a Subnet, Shortfall> {
    let subnets = account.snapshot.ec2.subnets.known()?;
    let found = subnets.iter().find(|subnet| subnet.subnet_id == id);
    found.ok_or_else(|| not_modelled(id))
}

fn range(subnet: &Subnet) -> Result<Ipv4Net, Shortfall> {
    let range = subnet.cidr_block.parse();
    range.map_err(|_| not_modelled(&subnet.subnet_id))
}

/// A load balancer's nodes. Network load balancers keep visitors' addresses and may have no groups: other rules.
fn balancer_ends<'a>(
    account: &Account<'a>,
    balancer: &'a LoadBalancer,
) -> Result<Vec<End<'a>>, Shortfall> {
    if balancer.kind != "application" {
        return Err(not_modelled(format!(
            "{} ({} load balancer)",
            balancer.load_balancer_name, balancer.kind
        )));
    }
    let ec2 = &account.snapshot.ec2;
    let groups = carried(ec2, &balancer.security_groups, &balancer.vpc_id)?;
    let ids = balancer.availability_zones.iter();
    ends_in(
        account,
        &balancer.load_balancer_arn,
        &groups,
        ids.map(|zone| zone.subnet_id.as_str()),
        EPHEMERAL,
    )
}

fn network<'a>(account: &Account<'a>, role: &str) -> Result<&'a AwsVpcConfiguration, Shortfall> {
    let service = account.service(role)?;
    let network = service.network_configuration.as_ref();
    network
        .and_then(|network| network.awsvpc_configuration.as_ref())
        .ok_or_else(|| not_modelled(format!("{} (not awsvpc)", service.service_name)))
}

fn task_ends<'a>(account: &Account<'a>, role: &str) -> Result<Vec<End<'a>>, Shortfall> {
    let service = account.service(role)?;
    let network = network(account, role)?;
    let vpc_id = match network.subnets.first() {
        Some(id) => &subnet(account, id)?.vpc_id,
        None => {
            return Err(not_modelled(format!(
                "{} (no subnets)",
                service.service_name
            )));
        }
    };
    let groups = carried(&account.snapshot.ec2, &network.security_groups, vpc_id)?;
    let ids = network.subnets.iter().map(String::as_str);
    ends_in(account, &service.service_arn, &groups, ids, LINUX)
}

/// An end in each of these subnets, in an order that AWS's own does not change.
fn ends_in<'a>(
    account: &Account<'a>,
    resource: &'a str,
    groups: &[&'a SecurityGroup],
    subnet_ids: impl Iterator<Item = &'a str>,
    opens_from: Ports,
) -> Result<Vec<End<'a>>, Shortfall> {
    let mut groups = groups.to_vec();
    groups.sort_by_key(|group| &group.group_id);
    let mut ends = Vec::new();
    for id in subnet_ids {
        let subnet = subnet(account, id)?;
        ends.push(End {
            resource,
            groups: groups.clone(),
            subnet,
            address: range(subnet)?,
            opens_from,
        });
    }
    ends.sort_by_key(|end| &end.subnet.subnet_id);
    match ends.is_empty() {
        true => Err(not_modelled(resource)),
        false => Ok(ends),
    }
}

/// The subnets a database may have its address in: those of its subnet group in its own zone.
fn database_subnets<'a>(
    account: &Account<'a>,
    database: &DbInstance,
) -> Result<Vec<&'a Subnet>, Shortfall> {
    let group = database.db_subnet_group.iter();
    let mut all = Vec::new();
    for member in group.flat_map(|group| &group.subnets) {
        all.push(subnet(account, &member.subnet_identifier)?);
    }
    let zone = database.availability_zone.as_ref();
    let in_zone = |subnet: &&&Subnet| Some(&subnet.availability_zone) == zone;
    let mut subnets: Vec<&Subnet> = all.iter().filter(in_zone).copied().collect();
    if subnets.is_empty() {
        subnets = all;
    }
    subnets.sort_by_key(|subnet| &subnet.subnet_id);
    match subnets.is_empty() {
        true => Err(not_modelled(&database.db_instance_identifier)),
        false => Ok(subnets),
    }
}
