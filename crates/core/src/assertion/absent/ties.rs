//! Decides whether a thing belongs to the workshop or is something else in the same account.

use std::collections::BTreeSet;

use super::Absent;
use super::kind::Kind;
use super::thing::{self, Thing};
use crate::account::label;
use crate::assertion::Assert;
use crate::resource::inventory::name_tag;
use crate::snapshot::{Reason, Snapshot};

/// The reason why a thing belongs to the workshop.
#[derive(Debug, Clone, PartialEq)]
pub enum Tie {
    Named,
    /// It is in this VPC.
    InVpc(String),
    /// The stack with this name created it.
    OfStack(String),
    /// Only things of the workshop use it, such as this one.
    Wired(String),
    /// Its subnet is gone, and the workshop's stack is or was there.
    Outlived,
}

/// The reason why a thing belongs to the workshop, if it does.
///
/// # Errors
/// If that is not known.
///
/// # Example
///
/// An Elastic IP address has no name of the workshop. The NAT gateway `nat-1` uses it, and `nat-1` is in the workshop's VPC:
/// the address belongs to the workshop (`Wired`). If an instance of another VPC also uses it, it does not.
pub(super) fn tie(
    absent: &Absent,
    peers: &[&Assert],
    snapshot: &Snapshot,
    thing: &Thing<'_>,
) -> Result<Option<Tie>, Reason> {
    let own = own_tie(absent, snapshot, thing);
    match own {
        Ok(Some(_)) => own,
        // Its users may show it even if its own facts could not be read.
        Ok(None) | Err(_) => match wire(absent.kind, peers, snapshot, thing)? {
            Some(tie) => Ok(Some(tie)),
            None if own.is_ok() && has_outlived(absent, peers, snapshot, thing) => {
                Ok(Some(Tie::Outlived))
            }
            None => own,
        },
    }
}

/// Whether a thing was in a VPC that is gone, which may be the workshop's: that was done here, or the suite asks for such things
/// only where it was.
fn has_outlived(
    absent: &Absent,
    peers: &[&Assert],
    snapshot: &Snapshot,
    thing: &Thing<'_>,
) -> bool {
    let is_in_none = thing.vpcs.as_ref().is_ok_and(Vec::is_empty);
    if !thing.has_outlived_vpc || !is_in_none || absent.vpcs.is_empty() {
        return false;
    }
    let calls = absent.kind.calls().iter();
    let mut declared = calls.filter_map(|call| call.declared());
    declared.any(|call| call.if_listed.is_some()) || Signs::of(peers).was_there(snapshot)
}

/// Whether another check for the same kind counts this thing as the workshop's.
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

/// The reason by the thing's own facts: its name, its stack or its VPC.
fn own_tie(absent: &Absent, snapshot: &Snapshot, thing: &Thing<'_>) -> Result<Option<Tie>, Reason> {
    if absent.vpcs_decide {
        let within = thing.vpcs.as_ref().map_err(Clone::clone)?;
        if !within.is_empty() {
            return in_vpc(absent, snapshot, within);
        }
    }
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
    in_vpc(absent, snapshot, within)
}

/// It is in VPCs of the workshop, and in no other one.
fn in_vpc(absent: &Absent, snapshot: &Snapshot, within: &[&str]) -> Result<Option<Tie>, Reason> {
    let mut tie = None;
    for id in within {
        let mut vpcs = snapshot.ec2.vpcs.known()?.iter();
        let own = vpcs.find(|vpc| vpc.vpc_id == *id && is_own(absent, name_tag(&vpc.tags)));
        let Some(vpc) = own else {
            return Ok(None);
        };
        tie = Some(Tie::InVpc(label(name_tag(&vpc.tags), &vpc.vpc_id)));
    }
    Ok(tie)
}

/// Whether the workshop's stack has this name: that of the suite, or that of the stack that created its VPCs.
///
/// # Errors
/// If that is not known.
pub(super) fn is_own_stack(
    peers: &[&Assert],
    snapshot: &Snapshot,
    stack: &str,
) -> Result<bool, Reason> {
    for absent in absences(peers) {
        if absent.stack.as_deref() == Some(stack) {
            return Ok(true);
        }
        let thing = Thing::new(stack, stack);
        if absent.kind == Kind::Stack && own_tie(absent, snapshot, &thing)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

impl Absent {
    /// Whether more than one name shows that a thing is the workshop's. What could not be read shows nothing.
    ///
    /// # Example
    ///
    /// The file system `webserver-filesystem` in the default VPC has a name of the workshop and nothing else. In the VPC `TargetVPC`
    /// it has two. Everything in a VPC that the workshop's stack created is the workshop's, whatever its name.
    pub(super) fn is_shown_twice(
        &self,
        peers: &[&Assert],
        snapshot: &Snapshot,
        thing: &Thing<'_>,
    ) -> bool {
        let signs = Signs::of(peers);
        // Nothing but names can show it in this suite: its author vouches for them.
        if signs.vpcs.is_empty() && signs.stacks.is_empty() {
            return true;
        }
        if thing
            .stack
            .is_some_and(|stack| signs.is_stack(snapshot, stack))
        {
            return true;
        }
        let is_named = self.is_named(thing.name);
        if self.kind == Kind::Stack {
            return is_named || signs.made_all_vpcs(snapshot, thing.name);
        }
        let Ok(within) = &thing.vpcs else {
            return false;
        };
        if !within.is_empty() {
            let is_inside = in_vpc(self, snapshot, within).is_ok_and(|tie| tie.is_some());
            return is_inside && (is_named || within.iter().all(|id| signs.made_vpc(snapshot, id)));
        }
        // A cluster is not shown by its services, and they by it.
        let users = match self.kind {
            Kind::Service => Ok(Vec::new()),
            kind => kind.users(snapshot, thing),
        };
        match users {
            Ok(users) if !users.is_empty() => users
                .into_iter()
                .all(|(kind, id)| is_user_shown_twice(kind, id, peers, snapshot)),
            Ok(_) => is_named && self.kind.has_unique_names() && signs.was_there(snapshot),
            Err(_) => false,
        }
    }
}

fn is_user_shown_twice(kind: Kind, id: &str, peers: &[&Assert], snapshot: &Snapshot) -> bool {
    let mut absences = absences(peers).filter(|absent| absent.kind == kind);
    absences.any(|absent| {
        let listed = kind.list(snapshot, &absent.names).unwrap_or_default();
        let mut things = listed.things.iter();
        things.any(|thing| thing.id == id && absent.is_shown_twice(peers, snapshot, thing))
    })
}

/// What shows that something is the workshop's, beside its name.
struct Signs<'a> {
    /// The names of its VPCs.
    vpcs: BTreeSet<&'a str>,
    /// The names of its stack.
    stacks: BTreeSet<&'a str>,
}

impl<'a> Signs<'a> {
    fn of(peers: &[&'a Assert]) -> Self {
        let all = || absences(peers);
        let vpcs = all().flat_map(|absent| absent.vpcs.iter().map(String::as_str));
        let own = all().filter_map(|absent| absent.stack.as_deref());
        let named = all().filter(|absent| absent.kind == Kind::Stack);
        let named = named.flat_map(|absent| absent.names.iter().map(String::as_str));
        Signs {
            vpcs: vpcs.collect(),
            stacks: own.chain(named).collect(),
        }
    }

    /// Whether this is the workshop's stack. At an event of AWS's it has another name.
    fn is_stack(&self, snapshot: &Snapshot, stack: &str) -> bool {
        self.stacks.contains(stack) || self.made_all_vpcs(snapshot, stack)
    }

    /// Whether this stack created a VPC of each of the workshop's names. One of these names alone can be anybody's.
    fn made_all_vpcs(&self, snapshot: &Snapshot, stack: &str) -> bool {
        let vpcs = snapshot.ec2.vpcs.known().map_or(&[][..], Vec::as_slice);
        let made = vpcs
            .iter()
            .filter(|vpc| thing::stack_of(&vpc.tags) == Some(stack));
        let made: BTreeSet<&str> = made.map(|vpc| name_tag(&vpc.tags)).collect();
        !self.vpcs.is_empty() && self.vpcs.is_subset(&made)
    }

    /// Whether the workshop's stack created this VPC.
    fn made_vpc(&self, snapshot: &Snapshot, id: &str) -> bool {
        let vpcs = snapshot.ec2.vpcs.known().map_or(&[][..], Vec::as_slice);
        let vpc = vpcs.iter().find(|vpc| vpc.vpc_id == id);
        let stack = vpc.and_then(|vpc| thing::stack_of(&vpc.tags));
        stack.is_some_and(|stack| self.is_stack(snapshot, stack))
    }

    /// Whether the workshop's stack is there, or was as long as AWS lists deleted stacks: 90 days. Its VPCs may outlive it.
    fn was_there(&self, snapshot: &Snapshot) -> bool {
        let stacks = snapshot.cloudformation.stack_summaries.known();
        let stacks = stacks.map_or(&[][..], Vec::as_slice).iter();
        let vpcs = snapshot.ec2.vpcs.known().map_or(&[][..], Vec::as_slice);
        let of_vpcs = vpcs.iter().filter_map(|vpc| thing::stack_of(&vpc.tags));
        let mut names = stacks.map(|stack| stack.stack_name.as_str()).chain(of_vpcs);
        names.any(|stack| self.is_stack(snapshot, stack))
    }
}

/// A stack with another name belongs to the workshop if it created the workshop's VPC.
fn made_vpc(absent: &Absent, snapshot: &Snapshot, stack: &str) -> Result<Option<Tie>, Reason> {
    let mut vpcs = snapshot.ec2.vpcs.known()?.iter();
    let made = vpcs.find(|vpc| {
        is_own(absent, name_tag(&vpc.tags)) && thing::stack_of(&vpc.tags) == Some(stack)
    });
    Ok(made.map(|vpc| Tie::Wired(label(name_tag(&vpc.tags), &vpc.vpc_id))))
}

/// The name of the workshop's stack, if it is being deleted.
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

/// The reason by the users of a thing: all of them belong to the workshop. A cluster with one service of the workshop and
/// one other service does not belong to the workshop.
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

/// The label of a user, if it belongs to the workshop by its own facts.
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

/// The `absent` assertions of a suite.
pub fn absences<'a>(peers: &[&'a Assert]) -> impl Iterator<Item = &'a Absent> {
    peers.iter().filter_map(|peer| match peer {
        Assert::Absent(absent) => Some(absent),
        _ => None,
    })
}
