//! The ends of the traffic: network interfaces of load balancers, tasks, mount targets and databases.

use ipnet::Ipv4Net;

use crate::account::Account;
use crate::message::Message;
use crate::network::Ports;
use crate::network::trace::{EPHEMERAL, LINUX};
use crate::network::{End, attached_groups};
use crate::snapshot::ec2::{Instance, SecurityGroup, Subnet};
use crate::snapshot::ecs::AwsVpcConfiguration;
use crate::snapshot::elbv2::LoadBalancer;
use crate::snapshot::services::DbInstance;
use crate::snapshot::{Call, Reason};
use crate::verdict::{NotPassed, pending};

/// The port of a database's endpoint. Pending while the database has no endpoint.
pub(super) fn database_port(account: &Account<'_>, resource: &str) -> Result<Ports, NotPassed> {
    let database = account.database(resource)?;
    match database.port() {
        Some(port) => Ok(Ports::one(port)),
        None => pending(
            Message::new("property-pending")
                .with("resource", &database.db_instance_identifier)
                .with("value", &database.db_instance_status),
            Message::new("wait-minutes"),
            [&database.db_instance_identifier],
        ),
    }
}

/// Unknown, because this call was not made.
pub(super) fn not_read(call: Call) -> NotPassed {
    Reason::NotRead { call }.into()
}

/// Unknown, because this is not modelled.
pub(super) fn not_modelled(what: impl Into<String>) -> NotPassed {
    Reason::NotModelled { what: what.into() }.into()
}

/// The subnet with this id. Not modelled if it is not listed, because it belongs to another account.
pub(super) fn subnet<'a>(account: &Account<'a>, id: &str) -> Result<&'a Subnet, NotPassed> {
    let subnets = account.snapshot.ec2.subnets.known()?;
    let found = subnets.iter().find(|subnet| subnet.subnet_id == id);
    found.ok_or_else(|| not_modelled(id))
}

/// The address if it is known, else the range of the subnet.
pub(super) fn address(known: Option<&str>, subnet: &Subnet) -> Result<Ipv4Net, NotPassed> {
    match known.map(str::parse::<core::net::Ipv4Addr>) {
        Some(Ok(address)) => Ok(address.into()),
        _ => range(subnet),
    }
}

fn range(subnet: &Subnet) -> Result<Ipv4Net, NotPassed> {
    let range = subnet.cidr_block.parse();
    range.map_err(|_| not_modelled(&subnet.subnet_id))
}

/// The nodes of an application load balancer. Other types are not modelled: they keep visitors' addresses and may have no
/// security groups.
pub(super) fn balancer_ends<'a>(
    account: &Account<'a>,
    balancer: &'a LoadBalancer,
) -> Result<Vec<End<'a>>, NotPassed> {
    if balancer.kind != "application" {
        return Err(not_modelled(format!(
            "{} ({} load balancer)",
            balancer.load_balancer_name, balancer.kind
        )));
    }
    let ec2 = &account.snapshot.ec2;
    let groups = attached_groups(ec2, &balancer.security_groups, &balancer.vpc_id)?;
    let ids = balancer.availability_zones.iter();
    ends_in(
        account,
        &balancer.load_balancer_arn,
        &groups,
        ids.map(|zone| zone.subnet_id.as_str()),
        EPHEMERAL,
    )
}

/// The network configuration of a service's production tasks.
pub(super) fn network<'a>(
    account: &Account<'a>,
    resource: &str,
) -> Result<&'a AwsVpcConfiguration, NotPassed> {
    let service = account.deployed_service(resource)?;
    service
        .current_network()
        .ok_or_else(|| not_modelled(format!("{} (not awsvpc)", service.service_name)))
}

/// The tasks of a service, as an end in each of its subnets.
pub(super) fn task_ends<'a>(
    account: &Account<'a>,
    resource: &str,
) -> Result<Vec<End<'a>>, NotPassed> {
    let service = account.service(resource)?;
    let network = network(account, resource)?;
    let vpc_id = match network.subnets.first() {
        Some(id) => &subnet(account, id)?.vpc_id,
        None => {
            return Err(not_modelled(format!(
                "{} (no subnets)",
                service.service_name
            )));
        }
    };
    let groups = attached_groups(&account.snapshot.ec2, &network.security_groups, vpc_id)?;
    let ids = network.subnets.iter().map(String::as_str);
    ends_in(account, &service.service_arn, &groups, ids, LINUX)
}

/// An instance.
pub(super) fn instance_end<'a>(
    account: &Account<'a>,
    resource: &str,
) -> Result<End<'a>, NotPassed> {
    let instance = account.get::<Instance>(resource)?;
    let id = &instance.instance_id;
    let subnet_id = instance.subnet_id.as_deref();
    let subnet = subnet(account, subnet_id.ok_or_else(|| not_modelled(id))?)?;
    let groups = instance.security_groups.iter();
    let groups: Vec<String> = groups.map(|group| group.group_id.clone()).collect();
    Ok(End {
        resource: id,
        groups: attached_groups(&account.snapshot.ec2, &groups, &subnet.vpc_id)?,
        subnet,
        address: address(instance.private_ip_address.as_deref(), subnet)?,
        opens_from: LINUX,
    })
}

/// An end in each of these subnets, sorted by id because the order of AWS is not stable.
fn ends_in<'a>(
    account: &Account<'a>,
    resource: &'a str,
    groups: &[&'a SecurityGroup],
    subnet_ids: impl Iterator<Item = &'a str>,
    opens_from: Ports,
) -> Result<Vec<End<'a>>, NotPassed> {
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
    if ends.is_empty() {
        Err(not_modelled(resource))
    } else {
        Ok(ends)
    }
}

/// An end in each subnet in which the database may have its address.
pub(super) fn database_ends<'a>(
    account: &Account<'a>,
    database: &'a DbInstance,
) -> Result<Vec<End<'a>>, NotPassed> {
    let ids: Vec<String> = database.group_ids().map(str::to_owned).collect();
    let mut ends = Vec::new();
    for subnet in database_subnets(account, database)? {
        ends.push(End {
            resource: &database.db_instance_identifier,
            groups: attached_groups(&account.snapshot.ec2, &ids, &subnet.vpc_id)?,
            subnet,
            address: range(subnet)?,
            opens_from: EPHEMERAL,
        });
    }
    Ok(ends)
}

/// The subnets in which a database may have its address: those of its subnet group in its zone. If the subnet group is not
/// known, all subnets of its security groups' VPC in that zone. If the zone is not known, the subnets of all zones.
fn database_subnets<'a>(
    account: &Account<'a>,
    database: &DbInstance,
) -> Result<Vec<&'a Subnet>, NotPassed> {
    let group = database.db_subnet_group.iter();
    let mut all = Vec::new();
    for member in group.flat_map(|group| &group.subnets) {
        all.push(subnet(account, &member.subnet_identifier)?);
    }
    if all.is_empty() {
        let ec2 = &account.snapshot.ec2;
        let carries = |id: &String| database.group_ids().any(|carried| carried == id);
        let mut groups = ec2.security_groups.known()?.iter();
        let vpc = groups.find(|group| carries(&group.group_id));
        let vpc = vpc.map(|group| &group.vpc_id);
        let subnets = ec2.subnets.known()?.iter();
        all.extend(subnets.filter(|subnet| Some(&subnet.vpc_id) == vpc));
    }
    let zone = database.availability_zone.as_ref();
    let in_zone = |subnet: &&&Subnet| Some(&subnet.availability_zone) == zone;
    let mut subnets: Vec<&Subnet> = all.iter().filter(in_zone).copied().collect();
    if subnets.is_empty() {
        subnets = all;
    }
    subnets.sort_by_key(|subnet| &subnet.subnet_id);
    if subnets.is_empty() {
        Err(not_modelled(&database.db_instance_identifier))
    } else {
        Ok(subnets)
    }
}
