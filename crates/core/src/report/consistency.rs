//! Whether a report that comes from a file agrees with itself: a file that was edited may say anything of an account.

use std::collections::BTreeSet;

use super::{CheckReport, Entry, Report, Score};
use crate::verdict::Outcome;

impl Entry {
    /// The first contradiction in the entry, as a clause; none if it agrees with itself.
    ///
    /// # Example
    ///
    /// A report with 999 points whose checks earn 123: `its score is 999/123, but its checks earn 123/123`.
    pub fn contradiction(&self) -> Option<String> {
        if self.report.is_some() == self.error.is_some() {
            return Some("it has not one of a report and an error".to_owned());
        }
        let report = self.report.as_deref()?;
        let (entry, account) = (&self.account_id, &report.account.id);
        if entry != account && !entry.is_empty() {
            return Some(format!(
                "it is of account {entry}, and its report of account {account}"
            ));
        }
        report.contradiction()
    }
}

impl Report {
    fn contradiction(&self) -> Option<String> {
        let mut ids = BTreeSet::new();
        for step in &self.steps {
            let step_id = &step.id;
            if !ids.insert(step_id.as_str()) {
                return Some(format!("it has two steps {step_id}"));
            }
            let mut checks = BTreeSet::new();
            for check in &step.checks {
                let id = &check.id;
                if !checks.insert(id.as_str()) {
                    return Some(format!("its step {step_id} has two checks {id}"));
                }
                if !is_possible(check) {
                    let (outcome, points, max) = (check.outcome.as_str(), check.points, check.max);
                    return Some(format!(
                        "its check {id} is {outcome} with {points}/{max} points"
                    ));
                }
            }
            let earned = score_of(&step.checks);
            if step.score != earned {
                let place = format!("the score of its step {step_id}");
                return Some(differs(&place, step.score, earned));
            }
            if step.bonus != bonus_of(&step.checks) {
                return Some(format!(
                    "the bonus of its step {step_id} is not that of its checks"
                ));
            }
            let worst = Outcome::worst(step.checks.iter().map(|check| check.outcome));
            if step.outcome != worst {
                let (step, worst) = (step.outcome.as_str(), worst.as_str());
                return Some(format!(
                    "its step {step_id} is {step}, and the worst of its checks {worst}"
                ));
            }
        }
        let checks = || self.steps.iter().flat_map(|step| &step.checks);
        let earned = score_of(checks());
        if self.score != earned {
            return Some(differs("its score", self.score, earned));
        }
        if self.bonus != bonus_of(checks()) {
            return Some("its bonus is not that of its checks".to_owned());
        }
        let worst = Report::outcome_of(checks());
        if self.outcome != worst {
            let (report, worst) = (self.outcome.as_str(), worst.as_str());
            return Some(format!(
                "its outcome is {report}, and the worst of its checks {worst}"
            ));
        }
        None
    }

    /// The outcome of a report with these checks.
    pub(crate) fn outcome_of<'c>(checks: impl IntoIterator<Item = &'c CheckReport>) -> Outcome {
        match Outcome::worst(checks.into_iter().map(|check| check.outcome)) {
            // The worst outcome is blocked only if there are no checks, because a blocker is worse. Then nothing is known.
            Outcome::Blocked => Outcome::Unknown,
            outcome => outcome,
        }
    }
}

/// Whether a check can have these points: all or none, and none unless it passed. The points of a bonus are counted apart.
fn is_possible(check: &CheckReport) -> bool {
    let is_possible =
        |points: u32, max: u32| points == 0 || points == max && check.outcome == Outcome::Passed;
    let bonus = check.bonus.unwrap_or_default();
    is_possible(check.points, check.max) && is_possible(bonus.points, bonus.max)
}

/// The sum of the points.
pub(super) fn score_of<'c>(checks: impl IntoIterator<Item = &'c CheckReport>) -> Score {
    let scores = checks.into_iter().map(|check| Score {
        points: check.points,
        max: check.max,
    });
    scores.sum()
}

/// The sum of the bonus points, if there are any.
pub(super) fn bonus_of<'c>(checks: impl IntoIterator<Item = &'c CheckReport>) -> Option<Score> {
    let mut bonuses = checks
        .into_iter()
        .filter_map(|check| check.bonus)
        .peekable();
    bonuses.peek()?;
    let scores = bonuses.map(|bonus| Score {
        points: bonus.points,
        max: bonus.max,
    });
    Some(scores.sum())
}

fn differs(place: &str, said: Score, earned: Score) -> String {
    let text = |score: Score| format!("{}/{}", score.points, score.max);
    format!(
        "{place} is {}, but its checks earn {}",
        text(said),
        text(earned)
    )
}
