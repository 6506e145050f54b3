//! What fixes a root cause: the changes of the check that failed, and of those that failed with it.

use super::symptom::IN_ORDER;
use super::{Cause, Evaluation, Judged};
use crate::account::Account;
use crate::assertion::Context;
use crate::change::Change;
use crate::snapshot::Snapshot;
use crate::suite::Suite;
use crate::verdict::{NotPassed, Outcome};

/// Fills in the changes of every check that failed by itself.
pub(super) fn fill_in(context: &Context<'_>, checks: &mut [Judged<'_>]) {
    for judged in checks {
        if judged.outcome != Outcome::Failed {
            continue;
        }
        // A message that AWS gives at run time has a remedy of its own.
        let is_explained = judged
            .symptom
            .as_ref()
            .is_some_and(|symptom| symptom.pattern.is_some());
        if let Some(Err(NotPassed::Failed(finding))) = &mut judged.verdict
            && (!is_explained || finding.fix.id.as_str() == IN_ORDER)
        {
            finding.changes = judged.check.assert.changes(context).unwrap_or_default();
        }
    }
}

/// The changes that fix a root cause, in their order: its own, then those of the checks of the configuration that failed
/// because of the same mistake and would still fail.
///
/// Example: one rule of ECS-Tasks-SG has the wrong protocol. The root cause is the check about HTTPS; the changes are
/// three rules, for HTTPS, NFS and MySQL.
pub fn remedy(evaluation: &Evaluation<'_>, cause: &Cause<'_, '_>) -> Vec<Change> {
    let own = changes(cause.judged);
    if own.is_empty() {
        return Vec::new();
    }
    let mut after = evaluation.snapshot.clone();
    let mut all: Vec<Change> = Vec::new();
    add(&mut all, &mut after, own.to_vec());
    for judged in &evaluation.checks {
        let is_of_cause = cause.explains.contains(&judged.check.id.as_str());
        if !is_of_cause || changes(judged).is_empty() || judged.check.assert.is_about_run_time() {
            continue;
        }
        let more = still_needed(evaluation.suite, evaluation, &after, judged);
        add(&mut all, &mut after, more);
    }
    all
}

/// The changes of a check that failed on its own account; none for one that waits for others.
fn changes<'j>(judged: &'j Judged<'_>) -> &'j [Change] {
    match &judged.verdict {
        Some(Err(NotPassed::Failed(finding))) if judged.outcome == Outcome::Failed => {
            &finding.changes
        }
        _ => &[],
    }
}

fn still_needed(
    suite: &Suite,
    evaluation: &Evaluation<'_>,
    after: &Snapshot,
    judged: &Judged<'_>,
) -> Vec<Change> {
    let peers = suite.assertions();
    let context = Context {
        account: Account {
            snapshot: after,
            ..evaluation.account()
        },
        peers: &peers,
        regions: &suite.file.regions,
    };
    match judged.check.assert.evaluate(&context) {
        Err(NotPassed::Failed(_)) => judged.check.assert.changes(&context).unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn add(all: &mut Vec<Change>, after: &mut Snapshot, more: Vec<Change>) {
    for change in more {
        if !all.contains(&change) {
            change.edit(after);
            all.push(change);
        }
    }
    // What is created comes first, so that everything else can name it. One deployment is enough, at the end, when
    // everything else is in place. The sort is stable.
    all.sort_by_key(|change| match change {
        Change::CreateSecurityGroup { .. } => 0,
        Change::UpdateService { .. } => 2,
        _ => 1,
    });
}
