//! The exit status of the process.

use std::process::{ExitCode, Termination};

use crate::reporter::Overview;
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;

/// The exit status, a contract that docs/exit-status.md describes. Failed takes precedence over unknown, and unknown over pending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitStatus {
    /// Everything passed.
    Passed,
    /// Something failed.
    Failed,
    /// The command line, a suite, a file or the AWS configuration is wrong, so nothing was evaluated.
    Unusable,
    /// Nothing failed, but something could not be evaluated.
    Unknown,
    /// Nothing failed, but something is pending.
    Pending,
}

impl ExitStatus {
    /// The status of a report. With a minimum score, reaching it counts as passed.
    pub fn for_report(report: &Report, min_score: Option<u32>) -> Self {
        ExitStatus::of(report.outcome, report.score.points, min_score)
    }

    /// The status of a class. An account that could not be graded is unknown.
    pub fn for_class(overview: &Overview, min_score: Option<u32>) -> Self {
        let statuses = overview.results.keys().map(|result| match result.outcome {
            Some(outcome) => ExitStatus::of(outcome, result.points, min_score),
            None => ExitStatus::Unknown,
        });
        let statuses: Vec<Self> = statuses.collect();
        let worst_first = [Self::Failed, Self::Unknown, Self::Pending];
        let worst = worst_first
            .into_iter()
            .find(|status| statuses.contains(status));
        worst.unwrap_or(Self::Passed)
    }

    fn of(outcome: Outcome, points: u32, min_score: Option<u32>) -> Self {
        if min_score.is_some_and(|min| points >= min) {
            return ExitStatus::Passed;
        }
        match outcome {
            Outcome::Passed => ExitStatus::Passed,
            Outcome::Failed => ExitStatus::Failed,
            Outcome::Unknown | Outcome::Blocked => ExitStatus::Unknown,
            Outcome::Pending => ExitStatus::Pending,
        }
    }

    /// The number of the status.
    pub fn code(self) -> u8 {
        match self {
            ExitStatus::Passed => 0,
            ExitStatus::Failed => 1,
            ExitStatus::Unusable => 2,
            ExitStatus::Unknown => 3,
            ExitStatus::Pending => 4,
        }
    }
}

impl Termination for ExitStatus {
    fn report(self) -> ExitCode {
        ExitCode::from(self.code())
    }
}
