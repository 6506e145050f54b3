//! Checks that may have another outcome in the next scan, and the calls to repeat for them.

use std::collections::BTreeSet;

use super::{Evaluation, Judged};
use crate::snapshot::{Call, Reason};
use crate::verdict::NotPassed;
use crate::verdict::Outcome;

/// Whether a check may pass later without any change: it is pending, or AWS throttled a call or did not answer in time.
pub fn is_transient(judged: &Judged<'_>) -> bool {
    match &judged.verdict {
        Some(Err(NotPassed::Pending(_))) => true,
        Some(Err(NotPassed::Unknown(reason))) => {
            matches!(reason, Reason::Throttled { .. } | Reason::TimedOut { .. })
        }
        _ => false,
    }
}

/// Whether a check neither passed nor is blocked. A blocked check changes only after the checks that block it.
pub fn is_unsettled(judged: &Judged<'_>) -> bool {
    !matches!(judged.outcome, Outcome::Passed | Outcome::Blocked)
}

impl<'a> Evaluation<'a> {
    /// The ids of the checks for which this holds.
    pub fn ids_where(&self, holds: impl Fn(&Judged<'_>) -> bool) -> BTreeSet<&'a str> {
        let checks = self.checks.iter().filter(|judged| holds(judged));
        checks.map(|judged| judged.check.id.as_str()).collect()
    }

    /// The calls to repeat for the checks for which `is_open` holds.
    pub fn reads_of(&self, is_open: impl Fn(&Judged<'_>) -> bool) -> BTreeSet<Call> {
        let mut calls = BTreeSet::new();
        for judged in self.checks.iter().filter(|judged| is_open(judged)) {
            calls.extend(self.suite.reads_of(judged.check));
            // The call that could not be read may not be one of the check's own calls.
            if let Some(Err(NotPassed::Unknown(reason))) = &judged.verdict {
                calls.extend(reason.call());
            }
        }
        Call::with_inputs(calls)
    }
}
