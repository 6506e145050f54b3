//! Which of several ways an attendee has taken.

use std::collections::BTreeSet;

use super::Part;
use crate::account::{Account, Found, FoundBy, ResourceState};
use crate::evaluate::{Judged, shows_something};
use crate::resource::ResourceKind;
use crate::snapshot::Snapshot;
use crate::suite::Step;
use crate::verdict::Outcome;

/// Decides for each choice which of its ways is graded: the one that the roster names, or else the one of which most
/// pages are begun, and of several the one with the most points. As long as nothing is begun, that is the first.
pub(super) fn choose(parts: &mut [Part<'_>], snapshot: &Snapshot) {
    let choices = parts
        .iter()
        .filter_map(|part| part.module.choice.as_deref());
    let choices: BTreeSet<&str> = choices.collect();
    for choice in choices {
        let marks = &snapshot.account.marks;
        let named = marks.get(choice).map(|way| way.trim().to_lowercase());
        let is_of_choice = |part: &Part<'_>| part.module.choice.as_deref() == Some(choice);
        let is_named = |part: &Part<'_>| named.as_ref() == Some(&part.module.suite.file.id);
        let ways = || parts.iter().filter(|part| is_of_choice(part));
        let taken = ways().find(|part| is_named(part)).or_else(|| {
            // The last of several equal ones is the maximum.
            ways().rev().max_by_key(|part| progress(part))
        });
        let Some(taken) = taken.map(|part| part.module.suite.file.id.clone()) else {
            continue;
        };
        for part in parts.iter_mut().filter(|part| is_of_choice(part)) {
            part.graded = part.module.suite.file.id == taken;
        }
    }
}

/// How many pages are begun that no attendee begins with, and the points.
fn progress(part: &Part<'_>) -> (usize, u32) {
    let evaluation = &part.evaluation;
    let account = evaluation.account();
    let steps = evaluation.suite.file.steps.iter();
    // What may belong to something else says nothing about the way.
    let is_unsure = |judged: &Judged<'_>| {
        let mut named = judged.check.assert.resources().into_iter();
        named.any(|(name, _)| match account.resolution.state(name) {
            Some(ResourceState::Found(found)) => {
                found.is_unsure || is_elsewhere(&account, name, found)
            }
            _ => false,
        })
    };
    // What could not be read is not a sign of a beginning, and nor is what is missing.
    let shows = |step: &Step| {
        let mut own = evaluation.checks.iter();
        own.any(|judged| {
            let is_known = judged.outcome != Outcome::Unknown;
            let is_there = is_known && shows_something(judged, &account);
            judged.step.id == step.id && is_there && !is_unsure(judged)
        })
    };
    let begun = steps.filter(|step| !step.given && evaluation.has_started(step) && shows(step));
    let judged = evaluation.checks.iter();
    let own = judged.filter(|judged| !judged.step.given && !is_unsure(judged));
    (begun.count(), own.map(|judged| judged.points()).sum())
}

/// Whether an item is in another VPC than the workshop's, or in one that is gone, and neither a name nor a sign nor what refers to it shows whose it is.
/// Graded alone it is the attendee's, made in the wrong VPC; here it does not tell the way.
fn is_elsewhere(account: &Account<'_>, name: &str, found: &Found) -> bool {
    let Some(resource) = account.resource(name) else {
        return false;
    };
    let could_be_known = resource.page_name().is_some() || !resource.signs.is_empty();
    if could_be_known || matches!(found.found_by, FoundBy::Wired { .. }) {
        return false;
    }
    let own: Vec<&str> = account
        .resources
        .iter()
        .filter(|(_, other)| other.kind == ResourceKind::Vpc)
        .filter_map(|(name, _)| account.resolution.key(name))
        .collect();
    let subnet_ids = resource.kind.subnet_ids(account.snapshot, &found.key);
    let (Ok(Some(ids)), Ok(all)) = (subnet_ids, account.snapshot.ec2.subnets.known()) else {
        return false;
    };
    let of_item = all
        .iter()
        .filter(|subnet| ids.contains(&subnet.subnet_id.as_str()));
    let vpcs: Vec<&str> = of_item.map(|subnet| subnet.vpc_id.as_str()).collect();
    !ids.is_empty() && !vpcs.iter().any(|vpc| own.contains(vpc))
}

/// Whether anything of a module exists that is not there before an attendee begins.
pub(super) fn has_started(part: &Part<'_>) -> bool {
    progress(part).0 > 0
}
