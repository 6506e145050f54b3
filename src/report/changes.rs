//! What came out differently from one look to the next.

use super::{CheckReport, Outcome, Report};

/// One check whose outcome is another than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub title: String,
    pub before: Outcome,
    pub after: Outcome,
}

/// The checks whose outcomes differ, in the suite's order. A check that only one of the reports has is no change.
pub fn changes(before: &Report, after: &Report) -> Vec<Change> {
    let checks = after.steps.iter().flat_map(|step| &step.checks);
    let change = |check: &CheckReport| {
        let old = before.check(&check.id)?.outcome;
        (old != check.outcome).then(|| Change {
            title: check.title.clone(),
            before: old,
            after: check.outcome,
        })
    };
    checks.filter_map(change).collect()
}
