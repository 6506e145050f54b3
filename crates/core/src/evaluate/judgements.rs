//! The outcomes of the checks judged so far, and the conversion of a verdict to an outcome.

use std::collections::HashMap;

use crate::account::{Account, ResourceState};
use crate::diagnosis::{Evidence, Pattern};
use crate::snapshot::Reason;
use crate::suite::{Check, Step, Suite};
use crate::verdict::{NotPassed, Outcome, Verdict};

/// The outcome of one check.
#[derive(Debug)]
pub struct Judged<'a> {
    /// The step of the check.
    pub step: &'a Step,
    /// The check.
    pub check: &'a Check,
    /// The outcome.
    pub outcome: Outcome,
    /// The result of the assertion; none if it was not evaluated.
    pub verdict: Option<Verdict>,
    /// Ids of the failed or pending checks that block it.
    pub blocked_by: Vec<&'a str>,
    /// The run-time message of AWS or the site, if the check is about run time and did not pass.
    pub symptom: Option<Symptom<'a>>,
    /// The page about what is at fault, if that is not what the check's own page is about.
    pub page_of_fault: Option<&'a str>,
}

impl<'a> Judged<'a> {
    /// The points that the check earns: all of them if it holds, else 0. Nothing else computes points.
    pub fn points(&self) -> u32 {
        if self.holds() { self.check.points } else { 0 }
    }

    /// Whether the check is a bonus, whose points are counted apart.
    pub fn is_bonus(&self) -> bool {
        self.step.bonus || self.check.bonus
    }

    /// Whether the account is as the page asks: the check passed, and is not a bonus that is left to do.
    pub fn holds(&self) -> bool {
        self.outcome == Outcome::Passed && !self.is_idea()
    }

    /// Whether it is a bonus that is not done. It counts as passed, with advice.
    pub fn is_idea(&self) -> bool {
        self.outcome == Outcome::Passed && matches!(self.verdict, Some(Err(_)))
    }

    /// Whether it is unknown only because nobody has confirmed it: that says nothing of the account.
    pub(super) fn is_not_confirmed(&self) -> bool {
        matches!(
            self.verdict,
            Some(Err(NotPassed::Unknown(Reason::NotConfirmed { .. })))
        )
    }

    /// The same, except that a bonus never fails, and needs no confirmation.
    pub(super) fn never_failed_if_bonus(self) -> Self {
        if self.is_bonus() && (self.outcome == Outcome::Failed || self.is_not_confirmed()) {
            Judged {
                outcome: Outcome::Passed,
                ..self
            }
        } else {
            self
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
        of_symptom
            .or(self.page_of_fault)
            .or(self.check.page.as_deref())
    }
}

/// A run-time message of AWS or the site, and the pattern that explains it.
#[derive(Debug, Clone)]
pub struct Symptom<'a> {
    /// The pattern that matches the message, if one does.
    pub pattern: Option<&'a Pattern>,
    /// The message.
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
    /// No check is judged yet.
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

    /// Whether a check of the configuration failed so far.
    pub(super) fn has_failed_setting(&self) -> bool {
        self.checks.iter().any(|judged| {
            judged.outcome == Outcome::Failed && !judged.check.assert.is_about_run_time()
        })
    }

    /// Adds the outcome of the next check.
    pub(super) fn push(&mut self, judged: Judged<'a>) {
        self.index.insert(&judged.check.id, self.checks.len());
        self.checks.push(judged);
    }

    /// The ids of the checks that a check depends on. That a run-time check passed does not mean that its own
    /// prerequisites did, so these are added.
    ///
    /// `site` needs `targets`, which needs `lb-sg`. If `targets` passed, `site` also depends on `lb-sg`, which may have
    /// failed in a way that does not affect `targets`.
    pub(super) fn prerequisites_of(&self, check: &'a Check) -> Vec<&'a str> {
        let mut needed = self.suite.needs_of(check);
        let mut next = 0;
        while let Some(id) = needed.get(next) {
            next += 1;
            let shown = self.get(id).filter(|need| {
                need.outcome == Outcome::Passed && need.check.assert.is_about_run_time()
            });
            let beneath = shown.map(|need| self.suite.needs_of(need.check));
            for more in beneath.into_iter().flatten() {
                if !needed.contains(&more) {
                    needed.push(more);
                }
            }
        }
        needed
    }

    /// The root causes among these checks: the failed and pending ones, and the blockers of the blocked ones. An unknown
    /// check does not block others, because it may be right.
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

/// A check that is not evaluated, because these checks block it.
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
        page_of_fault: None,
    }
}

/// A check with the outcome of its verdict.
pub(super) fn judged<'a>(step: &'a Step, check: &'a Check, verdict: Verdict) -> Judged<'a> {
    let outcome = match &verdict {
        Ok(_) => Outcome::Passed,
        Err(NotPassed::Failed(_) | NotPassed::Missing { .. }) => Outcome::Failed,
        Err(NotPassed::Pending(_)) => Outcome::Pending,
        Err(NotPassed::Unknown(_)) => Outcome::Unknown,
    };
    Judged {
        step,
        check,
        outcome,
        verdict: Some(verdict),
        blocked_by: Vec::new(),
        symptom: None,
        page_of_fault: None,
    }
}

/// Turns a failure into unknown if the choice of a resource is uncertain, because references to another candidate could not
/// be read.
pub(super) fn doubt(account: &Account<'_>, check: &Check, verdict: Verdict) -> Verdict {
    let finding = match verdict {
        Err(NotPassed::Failed(finding)) => finding,
        // What refers to it could not be read: it may be there under another name.
        Err(NotPassed::Missing { ref resource }) => {
            return match account.resolution.state(resource) {
                Some(ResourceState::Missing {
                    incomplete: Some(reason),
                    ..
                }) => Err(NotPassed::Unknown(reason.clone())),
                _ => verdict,
            };
        }
        _ => return verdict,
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
        Some(reason) => Err(NotPassed::Unknown(reason)),
        None => Err(NotPassed::Failed(finding)),
    }
}
