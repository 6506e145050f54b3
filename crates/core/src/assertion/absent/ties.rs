//! What makes a thing the workshop's, and not something else in the same account.

use super::Absent;
use super::list::list;
use super::thing::{self, Kind, Thing};
use crate::account::{label, short};
use crate::assertion::Assert;
use crate::resource::inventory::name_tag;
use crate::snapshot::{Reason, Snapshot};

/// Why a thing is the workshop's.
#[derive(Debug, Clone, PartialEq)]
pub enum Tie {
    Named,
    /// In this VPC.
    InVpc(String),
    /// Made by the stack of this name.
    OfStack(String),
    /// This thing of the workshop, and nothing else, points at it or holds it.
    Wired(String),
}

/// What ties a thing to the workshop; an error if it cannot be told.
pub(super) fn tie(
    absent: &Absent,
    peers: &[&Assert],
    snapshot: &Snapshot,
    thing: &Thing<'_>,
) -> Result<Option<Tie>, Reason> {
    let own = own_tie(absent, snapshot, thing);
    match own {
        Ok(Some(_)) => own,
        // What points at it may tell more than could be read of itself.
        Ok(None) | Err(_) => match wire(absent.kind, peers, snapshot, thing)? {
            Some(tie) => Ok(Some(tie)),
            None => own,
        },
    }
}

/// Whether another check about things of the same kind knows this one.
pub(super) fn is_of_another_check(
    absent: &Absent,
    peers: &[&Assert],
    snapshot: &Snapshot,
    thing: &Thing<'_>,
) -> bool {
    let others = absences(peers).filter(|other| other.kind == absent.kind && *other != absent);
    let mut ties = others.map(|other| tie(other, peers, snapshot, thing));
    ties.any(|tie| tie.is_ok_and(|tie| tie.is_some()))
}

/// What ties it by itself.
fn own_tie(absent: &Absent, snapshot: &Snapshot, thing: &Thing<'_>) -> Result<Option<Tie>, Reason> {
    if absent.is_named(thing.name) {
        return Ok(Some(Tie::Named));
    }
    if let Some(stack) = thing
        .stack
        .filter(|stack| absent.stack.as_deref() == Some(*stack))
    {
        return Ok(Some(Tie::OfStack(stack.to_owned())));
    }
    if absent.vpcs.is_empty() {
        return Ok(None);
    }
    if absent.kind == Kind::Stack {
        return made_vpc(absent, snapshot, thing.name);
    }
    let within = thing.vpcs.as_ref().map_err(Clone::clone)?;
    if within.is_empty() {
        return Ok(None);
    }
    let vpcs = snapshot.ec2.vpcs.known()?;
    let mut own = vpcs
        .iter()
        .filter(|vpc| is_own(absent, name_tag(&vpc.tags)));
    let own = own.find(|vpc| within.contains(&vpc.vpc_id.as_str()));
    Ok(own.map(|vpc| Tie::InVpc(label(name_tag(&vpc.tags), &vpc.vpc_id))))
}

/// A stack of another name is the workshop's if it made the workshop's VPC.
fn made_vpc(absent: &Absent, snapshot: &Snapshot, stack: &str) -> Result<Option<Tie>, Reason> {
    let mut vpcs = snapshot.ec2.vpcs.known()?.iter();
    let made = vpcs.find(|vpc| {
        is_own(absent, name_tag(&vpc.tags)) && thing::stack_of(&vpc.tags) == Some(stack)
    });
    Ok(made.map(|vpc| Tie::Wired(label(name_tag(&vpc.tags), &vpc.vpc_id))))
}

/// The name of the stack that makes such things, if it is being deleted and they may go with it.
pub(super) fn stack_that_goes<'s>(
    absent: &Absent,
    snapshot: &'s Snapshot,
) -> Result<Option<&'s str>, Reason> {
    let Some(own) = &absent.stack else {
        return Ok(None);
    };
    let stacks = snapshot.cloudformation.stack_summaries.known()?;
    let mut going = stacks
        .iter()
        .filter(|stack| stack.stack_status == thing::STACK_GOES);
    let going = going.find(|stack| stack.stack_name == *own);
    Ok(going.map(|stack| stack.stack_name.as_str()))
}

fn is_own(absent: &Absent, vpc: &str) -> bool {
    absent.vpcs.iter().any(|own| own == vpc)
}

/// The things that point at this one, or hold it, if every one of them is the workshop's: somebody's own cluster is not
/// the workshop's because an attendee's service runs in it, too.
fn wire(
    kind: Kind,
    peers: &[&Assert],
    snapshot: &Snapshot,
    thing: &Thing<'_>,
) -> Result<Option<Tie>, Reason> {
    let mut labels = Vec::new();
    for (kind, id) in users(kind, snapshot, thing)? {
        match user(kind, id, peers, snapshot)? {
            Some(label) => labels.push(label),
            None => return Ok(None),
        }
    }
    Ok(labels.into_iter().next().map(Tie::Wired))
}

/// The label of a thing that is the workshop's by itself.
fn user(
    kind: Kind,
    id: &str,
    peers: &[&Assert],
    snapshot: &Snapshot,
) -> Result<Option<String>, Reason> {
    for absent in absences(peers).filter(|absent| absent.kind == kind) {
        let things = list(snapshot, kind, &absent.names)?;
        let thing = things.into_iter().find(|thing| thing.id == id);
        if let Some(thing) = thing
            && own_tie(absent, snapshot, &thing)?.is_some()
        {
            return Ok(Some(thing.label()));
        }
    }
    Ok(None)
}

/// The checks of a suite that nothing of a kind is left.
pub fn absences<'a>(peers: &[&'a Assert]) -> impl Iterator<Item = &'a Absent> {
    peers.iter().filter_map(|peer| match peer {
        Assert::Absent(absent) => Some(absent),
        _ => None,
    })
}

/// What points at a thing, or holds it.
fn users<'s>(
    kind: Kind,
    snapshot: &'s Snapshot,
    thing: &Thing<'_>,
) -> Result<Vec<(Kind, &'s str)>, Reason> {
    let ec2 = &snapshot.ec2;
    Ok(match kind {
        Kind::Service => {
            let own = services(snapshot)?
                .into_iter()
                .find(|service| service.service_arn == thing.id);
            own.map(|service| (Kind::Cluster, service.cluster_arn.as_str()))
                .into_iter()
                .collect()
        }
        Kind::Cluster => of_services(snapshot, |service| service.cluster_arn == thing.id)?,
        Kind::TaskDefinition => of_services(snapshot, |service| {
            let arn = service.current_task_definition();
            let family = arn.and_then(|arn| short(arn).rsplit_once(':'));
            family.is_some_and(|(family, _)| family == thing.name)
        })?,
        Kind::TargetGroup => {
            let mut groups = snapshot.elbv2.target_groups.known()?.iter();
            let own = groups.find(|group| group.target_group_arn == thing.id);
            let balancers = own.into_iter().flat_map(|group| &group.load_balancer_arns);
            balancers
                .map(|arn| (Kind::LoadBalancer, arn.as_str()))
                .collect()
        }
        Kind::Address => {
            let gateways = ec2.nat_gateways.known()?.iter().filter(|gateway| {
                let mut addresses = gateway.nat_gateway_addresses.iter();
                addresses.any(|address| address.allocation_id.as_deref() == Some(thing.id))
            });
            let mut users: Vec<(Kind, &str)> = gateways
                .map(|gateway| (Kind::NatGateway, gateway.nat_gateway_id.as_str()))
                .collect();
            let mut addresses = ec2.addresses.known()?.iter();
            let own = addresses.find(|address| address.allocation_id == thing.id);
            let instance = own.and_then(|address| address.instance_id.as_deref());
            users.extend(instance.map(|id| (Kind::Instance, id)));
            users
        }
        _ => Vec::new(),
    })
}

fn services(snapshot: &Snapshot) -> Result<Vec<&crate::snapshot::ecs::Service>, Reason> {
    let mut services = Vec::new();
    for of_cluster in snapshot.ecs.services.values() {
        services.extend(of_cluster.known()?);
    }
    Ok(services)
}

fn of_services(
    snapshot: &Snapshot,
    uses: impl Fn(&crate::snapshot::ecs::Service) -> bool,
) -> Result<Vec<(Kind, &str)>, Reason> {
    let services = services(snapshot)?
        .into_iter()
        .filter(|service| uses(service));
    Ok(services
        .map(|service| (Kind::Service, service.service_arn.as_str()))
        .collect())
}
