//! The checks whose outcome changed from one scan to the next.

use crate::ids::CheckId;
use serde::Serialize;

use super::{CheckReport, Outcome, Report};

/// A check whose outcome changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutcomeChange {
    pub check: CheckId,
    pub title: String,
    pub before: Outcome,
    pub after: Outcome,
}

/// What a change between two outcomes means for the instructor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    NewlyGreen,
    BrokenAgain,
    Unchanged,
    /// Neither better nor worse: one of the two could not be read, or a passed check is pending again.
    Unclear,
}

impl Trend {
    /// What the change between two outcomes means.
    pub fn between(before: Outcome, after: Outcome) -> Trend {
        use Outcome::{Blocked, Failed, Passed, Pending, Unknown};
        match (before, after) {
            (Unknown, _) | (_, Unknown) | (Passed, Pending) => Trend::Unclear,
            (Passed, Passed) => Trend::Unchanged,
            (_, Passed) => Trend::NewlyGreen,
            (Passed, Failed | Blocked) => Trend::BrokenAgain,
            (Failed | Blocked | Pending, _) => Trend::Unchanged,
        }
    }
}

/// The checks whose outcomes differ, in the suite's order. A check that only one of the reports has is left out.
pub fn changes(before: &Report, after: &Report) -> Vec<OutcomeChange> {
    let checks = after.steps.iter().flat_map(|step| &step.checks);
    let change = |check: &CheckReport| {
        let old = before.check(&check.id)?.outcome;
        (old != check.outcome).then(|| OutcomeChange {
            check: check.id.clone(),
            title: check.title.clone(),
            before: old,
            after: check.outcome,
        })
    };
    checks.filter_map(change).collect()
}
