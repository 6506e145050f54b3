//! What to delete: the things themselves, or the stack that created them and is still there.

use super::Absent;
use super::kind::Kind;
use super::leftovers::{Leftover, Leftovers};
use super::thing::Thing;
use super::ties::absences;
use crate::account::label;
use crate::assertion::{Context, NotPassed};
use crate::change::{Change, Deletion, Doomed};
use crate::resource::inventory::name_tag;
use crate::snapshot::Snapshot;
use crate::snapshot::services::Stack;

impl Absent {
    /// The changes that delete all leftovers of this kind. Nothing that does not belong to the workshop is among them.
    ///
    /// # Errors
    /// If it is not known what is left, or what keeps the stack from being deleted.
    pub(super) fn deletions(&self, context: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let left = Leftovers::of(self, context)?;
        let mut changes: Vec<Change> = Vec::new();
        for leftover in &left.there {
            if self.hold(context, leftover).is_some() {
                continue;
            }
            for change in self.deletion(context, leftover)? {
                if !changes.contains(&change) {
                    changes.push(change);
                }
            }
        }
        Ok(changes)
    }

    fn deletion(
        &self,
        context: &Context<'_>,
        leftover: &Leftover<'_>,
    ) -> Result<Vec<Change>, NotPassed> {
        let snapshot = leftover.snapshot(context);
        let thing = &leftover.thing;
        let region = leftover.elsewhere;
        let doomed = match self.kind {
            Kind::Declared(kind) => {
                let change = context.account.deleted(kind, snapshot, thing.id);
                change.map(|change| Doomed::Declared(Box::new(change)))
            }
            kind => kind.doomed(snapshot, thing),
        };
        let Some(doomed) = doomed else {
            return Ok(Vec::new());
        };
        if let Doomed::Stack { id, name } = &doomed {
            return with_stack(context, snapshot, id, name, region);
        }
        if let Some(stack) = self.living_stack_of(thing, snapshot) {
            return with_stack(
                context,
                snapshot,
                &stack.stack_id,
                &stack.stack_name,
                region,
            );
        }
        Ok(vec![delete(doomed, vec![thing.label()], region)])
    }

    /// The stack that created a thing and will delete it, if it is still there.
    pub(super) fn living_stack_of<'s>(
        &self,
        thing: &Thing<'_>,
        snapshot: &'s Snapshot,
    ) -> Option<&'s Stack> {
        let own = thing
            .stack
            .filter(|stack| self.stack.as_deref() == Some(*stack))?;
        let stacks = snapshot.cloudformation.stack_summaries.known().ok()?;
        stacks
            .iter()
            .find(|stack| stack.stack_name == own && stack.stack_status != "DELETE_COMPLETE")
    }
}

impl Leftover<'_> {
    /// The snapshot of its Region.
    pub(super) fn snapshot<'a>(&self, context: &Context<'a>) -> &'a Snapshot {
        let here = context.account.snapshot;
        let there = self.elsewhere.and_then(|region| here.elsewhere.get(region));
        there.unwrap_or(here)
    }
}

fn delete(thing: Doomed, labels: Vec<String>, region: Option<&str>) -> Change {
    Change::Delete(Deletion {
        thing,
        labels,
        region: region.map(str::to_owned),
    })
}

/// The stack, and first the security groups that attendees created in its VPCs. None while anything else in the VPCs keeps
/// the stack from being deleted.
fn with_stack(
    context: &Context<'_>,
    snapshot: &Snapshot,
    id: &str,
    name: &str,
    region: Option<&str>,
) -> Result<Vec<Change>, NotPassed> {
    if is_in_use(context, snapshot, name, region)? {
        return Ok(Vec::new());
    }
    let vpcs = snapshot.ec2.vpcs.known()?.iter();
    let own: Vec<_> = vpcs
        .filter(|vpc| super::thing::stack_of(&vpc.tags) == Some(name))
        .collect();
    let groups = (!own.is_empty()).then(|| {
        let names: Vec<String> = own
            .iter()
            .map(|vpc| label(name_tag(&vpc.tags), &vpc.vpc_id))
            .collect();
        let ids = own.iter().map(|vpc| vpc.vpc_id.clone()).collect();
        delete(Doomed::Groups(ids), names, region)
    });
    let stack = Doomed::Stack {
        id: id.to_owned(),
        name: name.to_owned(),
    };
    let stack = delete(stack, vec![name.to_owned()], region);
    Ok(groups.into_iter().chain([stack]).collect())
}

/// Whether something of the workshop that the stack did not create is left in a VPC of this Region.
fn is_in_use(
    context: &Context<'_>,
    snapshot: &Snapshot,
    stack: &str,
    region: Option<&str>,
) -> Result<bool, NotPassed> {
    for absent in absences(context.peers).filter(|absent| absent.kind != Kind::Stack) {
        let left = Leftovers::of(absent, context)?;
        if let Some(reason) = left.undecided {
            return Err(reason.into());
        }
        let mut all = left.there.iter().chain(&left.going);
        let is_in_use = all.any(|leftover| {
            let thing = &leftover.thing;
            let is_inside = match &thing.vpcs {
                // In a VPC of somebody else it is in nobody's way.
                Ok(vpcs) => vpcs.iter().any(|vpc| !is_of_other(snapshot, vpc, stack)),
                Err(_) => true,
            };
            leftover.elsewhere == region && thing.stack != Some(stack) && is_inside
        });
        if is_in_use || has_going_stack(absent, snapshot)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether this VPC is known, and another stack or nobody's created it.
fn is_of_other(snapshot: &Snapshot, vpc: &str, stack: &str) -> bool {
    let vpcs = snapshot.ec2.vpcs.known().map_or(&[][..], Vec::as_slice);
    let vpc = vpcs.iter().find(|known| known.vpc_id == vpc);
    vpc.is_some_and(|vpc| super::thing::stack_of(&vpc.tags) != Some(stack))
}

/// Whether something is being deleted that has a stack of AWS: its security groups are in a VPC to the end, even if its instances
/// are gone and nothing else shows in which VPC it is.
fn has_going_stack(absent: &Absent, snapshot: &Snapshot) -> Result<bool, NotPassed> {
    let Kind::Declared(kind) = absent.kind else {
        return Ok(false);
    };
    if kind.declaration().stack.is_none() {
        return Ok(false);
    }
    let mut all = kind.all(snapshot)?;
    Ok(all.any(|(_, gone)| gone.is_some()))
}
