//! What may come out differently at the next look, and the calls that would tell.

use std::collections::BTreeSet;

use super::{Evaluation, Judged};
use crate::snapshot::{Call, Reason};
use crate::verdict::NotPassed;
use crate::verdict::Outcome;

/// Whether time alone may settle a check: it is on its way, or AWS had a bad minute.
pub fn is_transient(judged: &Judged<'_>) -> bool {
    match &judged.verdict {
        Some(Err(NotPassed::Pending(_))) => true,
        Some(Err(NotPassed::Unknown(reason))) => {
            matches!(reason, Reason::Throttled { .. } | Reason::TimedOut { .. })
        }
        _ => false,
    }
}

/// Whether a check has not passed although it is its turn: what is blocked waits for those that block it.
pub fn is_unsettled(judged: &Judged<'_>) -> bool {
    !matches!(judged.outcome, Outcome::Passed | Outcome::Blocked)
}

impl<'a> Evaluation<'a> {
    /// The ids of the checks of which this holds.
    pub fn ids_where(&self, holds: impl Fn(&Judged<'_>) -> bool) -> BTreeSet<&'a str> {
        let checks = self.checks.iter().filter(|judged| holds(judged));
        checks.map(|judged| judged.check.id.as_str()).collect()
    }

    /// The calls that tell whether the checks that are open have changed.
    pub fn reads_of(&self, is_open: impl Fn(&Judged<'_>) -> bool) -> BTreeSet<Call> {
        let mut calls = BTreeSet::new();
        for judged in self.checks.iter().filter(|judged| is_open(judged)) {
            calls.extend(self.suite.reads_of(judged.check));
            // What is in doubt may be so for a call that the check itself does not make.
            if let Some(Err(NotPassed::Unknown(reason))) = &judged.verdict {
                calls.extend(reason.call());
            }
        }
        Call::with_inputs(calls)
    }
}
