//! The whole way: the changes that are left until everything passes, each made in a snapshot before the next is sought.

use std::collections::BTreeSet;

use super::{Evaluation, Judged, Selection, causes, evaluate, remedy};
use crate::change::{Change, merged};
use crate::ids::{CheckId, StepId};
use crate::message::Message;
use crate::snapshot::Snapshot;
use crate::suite::Suite;
use crate::verdict::Outcome;

/// No account needs so many.
const MOST_STEPS: usize = 100;

/// What is left to do, in order.
#[derive(Debug)]
pub struct Plan {
    pub steps: Vec<PlannedStep>,
    /// The checks that would not pass after all steps: a person has to decide, or time has to pass.
    pub left: Vec<CheckId>,
    /// The account after all steps.
    pub after: Snapshot,
}

/// The fix of one root cause.
#[derive(Debug)]
pub struct PlannedStep {
    /// The step of the page with the fix.
    pub step: StepId,
    pub check: CheckId,
    pub changes: Vec<Change>,
    /// The changes as phrases, in the names that the account has at this step.
    pub phrases: Vec<Message>,
    /// The checks that pass from then on.
    pub turns_green: Vec<CheckId>,
}

/// Fixes one root cause after the other in a copy of the snapshot. A root cause without a determined change is left, and
/// so is one whose changes do not make its check pass.
///
/// What happens at run time is not counted as passed while a check of the configuration fails: the edits assume that a
/// new deployment succeeds.
pub fn plan(suite: &Suite, snapshot: &Snapshot, selection: &Selection) -> Plan {
    let mut after = snapshot.clone();
    let mut steps = Vec::new();
    let mut stuck: BTreeSet<CheckId> = BTreeSet::new();
    let mut green = passed(&evaluate(suite, &after, selection));
    while steps.len() < MOST_STEPS {
        let evaluation = evaluate(suite, &after, selection);
        let next = causes(&evaluation).into_iter().find_map(|cause| {
            let id = &cause.judged.check.id;
            let changes = if stuck.contains(id) {
                Vec::new()
            } else {
                remedy(&evaluation, &cause)
            };
            (!changes.is_empty()).then(|| (id.clone(), cause.step.id.clone(), changes))
        });
        let Some((check, step, changes)) = next else {
            break;
        };
        let mut changed = after.clone();
        changes.iter().for_each(|change| change.edit(&mut changed));
        let now = evaluate(suite, &changed, selection);
        let is_fixed =
            |judged: &Judged<'_>| judged.check.id != check || judged.outcome != Outcome::Failed;
        if !now.checks.iter().all(is_fixed) {
            stuck.insert(check);
            continue;
        }
        let account = suite.account(&changed, &now.resolution);
        let phrases = merged(&changes, &|id| account.name_of(id));
        let passing = passed(&now);
        let turns_green = passing.difference(&green).cloned().collect();
        green.extend(passing);
        drop(evaluation);
        after = changed;
        steps.push(PlannedStep {
            step,
            check,
            changes,
            phrases,
            turns_green: in_order(suite, turns_green),
        });
    }
    let evaluation = evaluate(suite, &after, selection);
    let left = evaluation
        .checks
        .iter()
        .filter(|judged| judged.outcome != Outcome::Passed);
    let left = left.map(|judged| judged.check.id.clone()).collect();
    Plan { steps, left, after }
}

fn passed(evaluation: &Evaluation<'_>) -> BTreeSet<CheckId> {
    let is_set_up = !evaluation.checks.iter().any(|judged| {
        judged.outcome == Outcome::Failed && !judged.check.assert.is_about_run_time()
    });
    let passed = evaluation
        .checks
        .iter()
        .filter(|judged| judged.outcome == Outcome::Passed);
    let counted = passed.filter(|judged| is_set_up || !judged.check.assert.is_about_run_time());
    counted.map(|judged| judged.check.id.clone()).collect()
}

fn in_order(suite: &Suite, ids: BTreeSet<CheckId>) -> Vec<CheckId> {
    let all = suite.checks().map(|(_, check)| &check.id);
    all.filter(|id| ids.contains(*id)).cloned().collect()
}
