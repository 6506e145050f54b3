//! The whole way: the changes that are left until everything passes, each made in a snapshot before the next is sought.

use std::collections::BTreeSet;

use super::{Evaluation, Judged, Selection, causes, evaluate_after, remedy};
use crate::assertion::Assert;
use crate::change::{Change, merged};
use crate::diagnosis::pattern::Source;
use crate::ids::{CheckId, StepId};
use crate::message::Message;
use crate::snapshot::{Reason, Snapshot};
use crate::suite::{Check, Suite};
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
    let mut credit = Credit::default();
    let left = loop {
        let evaluation = evaluate_after(suite, &after, selection, is_begun);
        is_begun = Some(evaluation.resolution.is_begun);
        if steps.is_empty() {
            // What passes already turns green by no step, be it about run time.
            green = with_outcome_passed(&evaluation);
            credit.outcomes.push(green.clone());
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
        let turns_green: Vec<CheckId> = now.passing.difference(&green).cloned().collect();
        green.extend(now.passing);
        credit.outcomes.push(now.outcome_passed);
        steps.push(step);
        for id in turns_green {
            let by = credit.step_for(suite, &id, &steps);
            if let Some(step) = steps.get_mut(by) {
                step.turns_green.push(id);
            }
        }
        after = now.snapshot;
        // Everything passes: there is nothing to seek any more.
        if now.left.is_empty() {
            break now.left;
        }
    };
    for step in &mut steps {
        let green = std::mem::take(&mut step.turns_green);
        step.turns_green = in_order(suite, green.into_iter().collect());
    }
    let unseen = unseen(&evaluate_after(suite, &after, selection, is_begun));
    Plan {
        steps,
        left,
        unseen,
        after,
    }
}

/// Which step makes a check pass.
#[derive(Default)]
struct Credit {
    /// The checks that pass before the first step and after each step, those of run time among them even while a check of the
    /// configuration fails.
    outcomes: Vec<BTreeSet<CheckId>>,
}

impl Credit {
    /// The step by which a check passes that counts as passed after the last of these steps: the one after which it passes, or a
    /// later one that fixes what it needs, or what may be the cause of its messages.
    ///
    /// # Example
    ///
    /// Step 2 starts the replication again, and step 3 turns off right-sizing. Only then is the configuration right, so that the
    /// replication counts as running. It does so by step 2.
    fn step_for(&self, suite: &Suite, id: &CheckId, steps: &[PlannedStep]) -> usize {
        let last = steps.len().saturating_sub(1);
        let Some((_, check)) = suite.checks().find(|(_, check)| check.id == *id) else {
            return last;
        };
        let since = self
            .outcomes
            .iter()
            .rposition(|passed| !passed.contains(id));
        let first = since.unwrap_or_default().min(last);
        let needs = needs_of(suite, check);
        let later = steps
            .iter()
            .rposition(|step| needs.contains(step.check.as_str()));
        later.map_or(first, |later| later.max(first))
    }
}

/// All that a check needs or follows, and what may be the cause of a message at run time.
fn needs_of<'a>(suite: &'a Suite, check: &'a Check) -> BTreeSet<&'a str> {
    let mut all = BTreeSet::new();
    let mut next = vec![check];
    while let Some(check) = next.pop() {
        let follows = check.follows.iter().map(|follows| follows.check.as_str());
        for id in suite.needs_of(check).into_iter().chain(follows) {
            if all.insert(id) {
                next.extend(
                    suite
                        .checks()
                        .map(|(_, check)| check)
                        .filter(|check| check.id == *id),
                );
            }
        }
    }
    if check.assert.is_about_run_time() {
        let causes = suite
            .symptoms
            .iter()
            .flat_map(|pattern| &pattern.text.causes);
        all.extend(causes.map(CheckId::as_str));
    }
    all
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
    outcome_passed: BTreeSet<CheckId>,
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
        let outcome_passed = with_outcome_passed(&now);
        drop(now);
        let after = After {
            snapshot,
            passing,
            outcome_passed,
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

fn with_outcome_passed(evaluation: &Evaluation<'_>) -> BTreeSet<CheckId> {
    let passed = evaluation
        .checks
        .iter()
        .filter(|judged| judged.outcome == Outcome::Passed);
    passed.map(|judged| judged.check.id.clone()).collect()
}

fn in_order(suite: &Suite, ids: BTreeSet<CheckId>) -> Vec<CheckId> {
    let all = suite.checks().map(|(_, check)| &check.id);
    all.filter(|id| ids.contains(*id)).cloned().collect()
}
