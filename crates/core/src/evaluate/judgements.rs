//! The outcomes of the checks judged so far, and how an outcome follows from a verdict.

use std::collections::HashMap;

use crate::account::{Account, ResourceState};
use crate::diagnosis::{Evidence, Pattern};
use crate::suite::{Check, Step, Suite};
use crate::verdict::{Outcome, Shortfall, Verdict};

/// One check's outcome.
#[derive(Debug)]
pub struct Judged<'a> {
    pub step: &'a Step,
    pub check: &'a Check,
    pub outcome: Outcome,
    /// What the assertion found; none if the check was not evaluated.
    pub verdict: Option<Verdict>,
    /// The failed or pending checks it waits for.
    pub blocked_by: Vec<&'a str>,
    /// The run-time message of AWS or the site, if the check is about run time and did not pass.
    pub symptom: Option<Symptom<'a>>,
}

impl<'a> Judged<'a> {
    /// What the check earns: its points if it passed, else nothing. The one scoring function.
    pub fn points(&self) -> u32 {
        match self.outcome {
            Outcome::Passed => self.check.points,
            _ => 0,
        }
    }

    /// The page with the fix, if that is not the step's page.
    pub fn page(&self) -> Option<&'a str> {
        let own = self
            .symptom
            .as_ref()
            .filter(|_| self.outcome != Outcome::Blocked);
        let pattern = own.and_then(|symptom| symptom.pattern);
        let of_symptom = pattern.and_then(|pattern| pattern.text.page.as_deref());
        of_symptom.or(self.check.page.as_deref())
    }
}

/// A message of AWS or the site, and what the suite knows about it.
#[derive(Debug, Clone)]
pub struct Symptom<'a> {
    pub pattern: Option<&'a Pattern>,
    pub evidence: Evidence,
    /// Whether the sentence about the check quotes it.
    pub is_quoted: bool,
}

/// The checks judged so far, in the suite's order.
#[derive(Debug)]
pub(super) struct Judgements<'a> {
    pub(super) suite: &'a Suite,
    pub(super) checks: Vec<Judged<'a>>,
    index: HashMap<&'a str, usize>,
}

impl<'a> Judgements<'a> {
    /// Nothing judged yet.
    pub(super) fn new(suite: &'a Suite) -> Self {
        Judgements {
            suite,
            checks: Vec::new(),
            index: HashMap::new(),
        }
    }

    /// The check of that id, if it has been judged.
    pub(super) fn get(&self, id: &str) -> Option<&Judged<'a>> {
        self.checks.get(*self.index.get(id)?)
    }

    /// Adds the outcome of the next check.
    pub(super) fn push(&mut self, judged: Judged<'a>) {
        self.index.insert(&judged.check.id, self.checks.len());
        self.checks.push(judged);
    }

    /// The checks that a check depends on. A check about run time that passed proves nothing about its own
    /// dependencies, so these are added.
    pub(super) fn grounds_of(&self, check: &'a Check) -> Vec<&'a str> {
        let mut grounds = self.suite.needs_of(check);
        let mut next = 0;
        while let Some(id) = grounds.get(next) {
            next += 1;
            let shown = self.get(id).filter(|need| {
                need.outcome == Outcome::Passed && need.check.assert.is_about_run_time()
            });
            let beneath = shown.map(|need| self.suite.needs_of(need.check));
            for ground in beneath.into_iter().flatten() {
                if !grounds.contains(&ground) {
                    grounds.push(ground);
                }
            }
        }
        grounds
    }

    /// The root causes among these checks: those that failed or are pending, and the blockers of those that are
    /// blocked. A check whose outcome is unknown blocks nothing, because it may be right.
    pub(super) fn roots_of<'i>(&self, ids: impl Iterator<Item = &'i str>) -> Vec<&'a str> {
        let mut roots = Vec::new();
        for judged in ids.filter_map(|id| self.get(id)) {
            let at_root: &[&str] = match judged.outcome {
                Outcome::Failed | Outcome::Pending => &[judged.check.id.as_str()],
                Outcome::Blocked => &judged.blocked_by,
                Outcome::Passed | Outcome::Unknown => &[],
            };
            for root in at_root {
                if !roots.contains(root) {
                    roots.push(*root);
                }
            }
        }
        roots
    }
}

/// A check that was not judged, because of these.
pub(super) fn blocked<'a>(
    step: &'a Step,
    check: &'a Check,
    blocked_by: Vec<&'a str>,
) -> Judged<'a> {
    Judged {
        step,
        check,
        outcome: Outcome::Blocked,
        verdict: None,
        blocked_by,
        symptom: None,
    }
}

/// A check that came out as its verdict says.
pub(super) fn judged<'a>(step: &'a Step, check: &'a Check, verdict: Verdict) -> Judged<'a> {
    let outcome = match &verdict {
        Ok(_) => Outcome::Passed,
        Err(Shortfall::Failed(_) | Shortfall::Missing { .. }) => Outcome::Failed,
        Err(Shortfall::Pending(_)) => Outcome::Pending,
        Err(Shortfall::Unknown(_)) => Outcome::Unknown,
    };
    Judged {
        step,
        check,
        outcome,
        verdict: Some(verdict),
        blocked_by: Vec::new(),
        symptom: None,
    }
}

/// Turns a failure into unknown if the resources that point at the graded one could not be read: another resource may
/// be the one the suite means.
pub(super) fn doubt(account: &Account<'_>, check: &Check, verdict: Verdict) -> Verdict {
    let Err(Shortfall::Failed(finding)) = verdict else {
        return verdict;
    };
    let incomplete = check
        .assert
        .resources()
        .into_iter()
        .find_map(|(resource, _)| match account.resolution.state(resource)? {
            ResourceState::Found(found) => found.incomplete.clone(),
            ResourceState::Unknown(reason) => Some(reason.clone()),
            ResourceState::Missing { incomplete, .. } => incomplete.clone(),
        });
    match incomplete {
        Some(reason) => Err(Shortfall::Unknown(reason)),
        None => Err(Shortfall::Failed(finding)),
    }
}
