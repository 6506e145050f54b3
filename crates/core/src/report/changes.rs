//! What came out differently from one look to the next.

use serde::Serialize;

use super::{CheckReport, Outcome, Report};

/// One check whose outcome is another than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    pub check: String,
    pub title: String,
    pub before: Outcome,
    pub after: Outcome,
}

/// What a step from one outcome to another means to somebody who teaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    NewlyGreen,
    BrokenAgain,
    Unchanged,
    /// One of the two could not be read, or what passed is on its way again: neither better nor worse.
    Unclear,
}

impl Turn {
    /// The meaning of a step.
    pub fn of(before: Outcome, after: Outcome) -> Turn {
        use Outcome::{Blocked, Failed, Passed, Pending, Unknown};
        match (before, after) {
            (Unknown, _) | (_, Unknown) | (Passed, Pending) => Turn::Unclear,
            (Passed, Passed) => Turn::Unchanged,
            (_, Passed) => Turn::NewlyGreen,
            (Passed, Failed | Blocked) => Turn::BrokenAgain,
            (Failed | Blocked | Pending, _) => Turn::Unchanged,
        }
    }
}

/// The checks whose outcomes differ, in the suite's order. A check that only one of the reports has is no change.
pub fn changes(before: &Report, after: &Report) -> Vec<Change> {
    let checks = after.steps.iter().flat_map(|step| &step.checks);
    let change = |check: &CheckReport| {
        let old = before.check(&check.id)?.outcome;
        (old != check.outcome).then(|| Change {
            check: check.id.clone(),
            title: check.title.clone(),
            before: old,
            after: check.outcome,
        })
    };
    checks.filter_map(change).collect()
}
