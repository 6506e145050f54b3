//! The whole way: the changes that are left until everything passes, each made in a snapshot before the next is sought.

use std::collections::BTreeSet;

use super::{Evaluation, Judged, Selection, causes, evaluate_after, remedy};
use crate::assertion::Assert;
use crate::change::{Change, merged};
use crate::diagnosis::pattern::Source;
use crate::ids::{CheckId, StepId};
use crate::message::Message;
use crate::snapshot::{Reason, Snapshot};
use crate::suite::Suite;
use crate::verdict::{NotPassed, Outcome};

/// No account needs so many.
const MOST_STEPS: usize = 100;

/// What is left to do, in order.
#[derive(Debug)]
pub struct Plan {
    /// The fixes, in order.
    pub steps: Vec<PlannedStep>,
    /// The checks that would not pass after all steps: a person has to decide, or time has to pass.
    pub left: Vec<CheckId>,
    /// Those of them that are about run time and can be judged only when the site is asked again.
    pub unseen: Vec<CheckId>,
    /// The account after all steps.
    pub after: Snapshot,
}

/// The fix of one root cause.
#[derive(Debug)]
pub struct PlannedStep {
    /// The step of the page with the fix.
    pub step: StepId,
    /// The check whose failure is fixed.
    pub check: CheckId,
    /// The changes of the fix, in order.
    pub changes: Vec<Change>,
    /// The changes as phrases, in the names that the account has at this step.
    pub phrases: Vec<Message>,
    /// What a person does before, if the changes only try again what failed.
    pub by_hand: Option<Message>,
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
    let mut green = BTreeSet::new();
    let mut first_causes = BTreeSet::new();
    let mut is_begun = None;
    let left = loop {
        let evaluation = evaluate_after(suite, &after, selection, is_begun);
        is_begun = Some(evaluation.resolution.is_begun);
        if steps.is_empty() {
            // What passes already turns green by no step, be it about run time.
            let all = evaluation.checks.iter();
            let green_now = all.filter(|judged| judged.outcome == Outcome::Passed);
            green = green_now.map(|judged| judged.check.id.clone()).collect();
            let all = causes(&evaluation).into_iter();
            first_causes = all.map(|cause| cause.judged.check.id.clone()).collect();
        }
        let left = left(&evaluation);
        let is_over = left.is_empty() || steps.len() == MOST_STEPS;
        let next = if is_over {
            None
        } else {
            next_step(&evaluation, selection, &first_causes, &mut stuck)
        };
        let Some((step, now)) = next else {
            break left;
        };
        let turns_green = now.passing.difference(&green).cloned().collect();
        green.extend(now.passing);
        steps.push(PlannedStep {
            turns_green: in_order(suite, turns_green),
            ..step
        });
        after = now.snapshot;
        // Everything passes: there is nothing to seek any more.
        if now.left.is_empty() {
            break now.left;
        }
    };
    let unseen = unseen(&evaluate_after(suite, &after, selection, is_begun));
    Plan {
        steps,
        left,
        unseen,
        after,
    }
}

/// The checks of run time whose facts the changes made out of date.
fn unseen(evaluation: &Evaluation<'_>) -> Vec<CheckId> {
    let unseen = evaluation.checks.iter().filter(|judged| {
        judged.check.assert.is_about_run_time()
            && matches!(
                judged.verdict,
                Some(Err(NotPassed::Unknown(Reason::NotRead { .. })))
            )
    });
    unseen.map(|judged| judged.check.id.clone()).collect()
}

/// The account after a step.
struct After {
    snapshot: Snapshot,
    passing: BTreeSet<CheckId>,
    left: Vec<CheckId>,
}

/// The fix of the first root cause that has one which makes its check pass, and the account after it.
fn next_step(
    evaluation: &Evaluation<'_>,
    selection: &Selection,
    first_causes: &BTreeSet<CheckId>,
    stuck: &mut BTreeSet<CheckId>,
) -> Option<(PlannedStep, After)> {
    let suite = evaluation.suite;
    for cause in causes(evaluation) {
        let check = &cause.judged.check.id;
        if stuck.contains(check) {
            continue;
        }
        let changes = remedy(evaluation, &cause);
        let mut snapshot = evaluation.snapshot.clone();
        changes.iter().for_each(|change| change.edit(&mut snapshot));
        let now = (!changes.is_empty()).then(|| {
            let is_begun = Some(evaluation.resolution.is_begun);
            evaluate_after(suite, &snapshot, selection, is_begun)
        });
        // Of what is left over, some may be for a person to look at. The rest is deleted.
        let is_absence = cause.judged.check.assert.asserts_absence();
        let before = found_wrong(cause.judged);
        let is_fixed = |judged: &Judged<'_>| {
            judged.check.id != *check
                || judged.outcome != Outcome::Failed
                || (is_absence && found_wrong(judged) < before)
        };
        let Some(now) = now.filter(|now| now.checks.iter().all(is_fixed)) else {
            stuck.insert(check.clone());
            continue;
        };
        let account = suite.account(&snapshot, &now.resolution);
        // A new deployment is made on the page of the service, whatever the message is about that it answers, and what only
        // tries again is on the page of the check.
        let is_deployment = |change: &Change| matches!(change, Change::UpdateService { .. });
        // The message of a check with another cause is about that one, which an earlier step fixed.
        let is_own = first_causes.contains(check);
        let by_hand = is_own.then(|| by_hand(cause.judged, &changes)).flatten();
        let step = if by_hand.is_some() || changes.iter().all(is_deployment) {
            cause.judged.step
        } else {
            cause.step
        };
        let step = PlannedStep {
            step: step.id.clone(),
            check: check.clone(),
            phrases: merged(&changes, &|id| account.name_of(id)),
            changes,
            by_hand,
            turns_green: Vec::new(),
        };
        let (passing, left) = (passed(&now), left(&now));
        drop(now);
        let after = After {
            snapshot,
            passing,
            left,
        };
        return Some((step, after));
    }
    None
}

/// How many resources of the account a failure is about.
fn found_wrong(judged: &Judged<'_>) -> usize {
    match &judged.verdict {
        Some(Err(NotPassed::Failed(finding))) => finding.resources.len(),
        _ => 0,
    }
}

/// What AWS reports of a resource that failed has a reason, which is not removed by trying again. A change that the suite has
/// for this very message removes it.
///
/// Example: the test of a connection fails because the user of the source database may not connect. The change tests it again.
fn by_hand(judged: &Judged<'_>, changes: &[Change]) -> Option<Message> {
    let symptom = judged.symptom.as_ref()?;
    let Some(Err(NotPassed::Failed(finding))) = &judged.verdict else {
        return None;
    };
    let explained_by = match &judged.check.assert {
        Assert::Property(property) => property.explained_by.as_ref(),
        _ => None,
    };
    let is_for_message = |change: &Change| match change {
        Change::Declared(change) => {
            explained_by.is_some_and(|field| change.chosen_by.contains(field))
        }
        _ => false,
    };
    let tries_again =
        symptom.evidence.source == Source::Resource && !changes.iter().any(is_for_message);
    tries_again.then(|| finding.fix.clone())
}

fn left(evaluation: &Evaluation<'_>) -> Vec<CheckId> {
    let left = evaluation
        .checks
        .iter()
        .filter(|judged| judged.outcome != Outcome::Passed);
    left.map(|judged| judged.check.id.clone()).collect()
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
