//! What makes a thing the workshop's, and not something else in the same account.

use super::Absent;
use super::kind::Kind;
use super::thing::{self, Thing};
use crate::account::label;
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
    for (kind, id) in kind.users(snapshot, thing)? {
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
        let listed = kind.list(snapshot, &absent.names)?;
        let thing = listed.things.into_iter().find(|thing| thing.id == id);
        let Some(thing) = thing else {
            match listed.unread {
                Some(reason) => return Err(reason),
                None => continue,
            }
        };
        if own_tie(absent, snapshot, &thing)?.is_some() {
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
