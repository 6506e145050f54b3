//! The checks with different outcomes in two scans.

use crate::ids::CheckId;
use serde::Serialize;

use super::{CheckReport, Outcome, Report};

/// A check with different outcomes in two scans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutcomeChange {
    /// The check's id.
    pub check: CheckId,
    /// The check's title.
    pub title: String,
    /// The outcome in the earlier scan.
    pub before: Outcome,
    /// The outcome in the later scan.
    pub after: Outcome,
}

/// The meaning of a change of outcome for the instructor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    /// The check passes now and did not before.
    NewlyGreen,
    /// The check passed before and fails or is blocked now.
    BrokenAgain,
    /// Passed in both, or not passed in both.
    Unchanged,
    /// Neither better nor worse: one of the outcomes is unknown, or a passed check is pending again.
    Unclear,
}

impl Trend {
    /// The meaning of the change from one outcome to another.
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

/// The checks with different outcomes, in the suite's order. Checks that are only in one of the reports are left out.
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
