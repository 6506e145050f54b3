//! Why checks of an account are unknown.

use indexmap::IndexMap;

use super::{CheckReport, Report};
use crate::verdict::Outcome;

/// One reason for which checks of an account are unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownReason {
    /// The reason, as the checks give it. If the report does not tell it, the missing IAM actions. It may be empty.
    pub text: String,
    /// How many checks have it.
    pub checks: usize,
    /// The missing IAM actions of these checks.
    pub missing_actions: Vec<String>,
}

impl UnknownReason {
    /// The reason, with the missing IAM actions unless it names them.
    pub fn with_actions(&self) -> String {
        let mut actions = self.missing_actions.iter();
        if actions.all(|action| self.text.contains(action.as_str())) {
            return self.text.clone();
        }
        format!("{} ({})", self.text, self.missing_actions.join(", "))
    }
}

impl Report {
    /// The reasons of all unknown checks, in the order of the pages.
    pub fn unknown_reasons(&self) -> Vec<UnknownReason> {
        let mut reasons: IndexMap<String, UnknownReason> = IndexMap::new();
        let checks = self.steps.iter().flat_map(|step| &step.checks);
        for check in checks.filter(|check| check.outcome == Outcome::Unknown) {
            let text = reason_of(check);
            let reason = reasons.entry(text.clone()).or_insert(UnknownReason {
                text,
                checks: 0,
                missing_actions: Vec::new(),
            });
            reason.checks += 1;
            for action in &check.missing_actions {
                if !reason.missing_actions.contains(action) {
                    reason.missing_actions.push(action.clone());
                }
            }
        }
        reasons.into_values().collect()
    }
}

/// The sentence of the check, if the hints let it tell one.
fn reason_of(check: &CheckReport) -> String {
    match &check.actual {
        Some(actual) => actual.clone(),
        None => check.missing_actions.join(", "),
    }
}
