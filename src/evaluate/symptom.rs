//! The outcome of a check that shows the effect of everything else: what AWS says at run time is read, and blamed on
//! the configuration that produces it.

use super::account::Account;
use super::judge::{Docket, Judged, blocked, doubt, judged};
use crate::assertion::{Assertion, Finding, Shortfall, Verdict, Wait};
use crate::diagnosis::pattern::{Kind, Source};
use crate::diagnosis::{Evidence, Pattern, Reading, read};
use crate::message::Message;
use crate::report::Outcome;
use crate::suite::{Check, Step};

/// A message of AWS or the site, and what the suite knows about it.
#[derive(Debug, Clone)]
pub struct Symptom<'a> {
    pub pattern: Option<&'a Pattern>,
    pub evidence: Evidence,
}

/// Judges a check by its verdict and the evidence. `blocked_by` is what its grounds are blocked by.
pub(super) fn judge<'a>(
    docket: &Docket<'a>,
    account: &Account<'_>,
    step: &'a Step,
    check: &'a Check,
    blocked_by: Vec<&'a str>,
) -> Judged<'a> {
    let verdict = doubt(account, check, check.assert.evaluate(account));
    match verdict {
        // What works, works; a mistake that does not show is a failure of its own check only.
        Ok(_) => return judged(step, check, verdict),
        Err(Shortfall::Missing { .. } | Shortfall::Unknown(_)) if !blocked_by.is_empty() => {
            return blocked(step, check, blocked_by);
        }
        Err(Shortfall::Missing { .. } | Shortfall::Unknown(_)) => {
            return judged(step, check, verdict);
        }
        Err(Shortfall::Failed(_) | Shortfall::Pending(_)) => {}
    }
    let evidence = check.assert.evidence(account);
    let (symptom, verdict, blocked_by) = match read(&docket.suite.symptoms, &evidence) {
        Reading::Known(pattern, evidence) => {
            let symptom = Symptom {
                pattern: Some(pattern),
                evidence: evidence.clone(),
            };
            let to_blame = to_blame(docket, pattern, &blocked_by);
            let verdict = with_symptom(verdict, pattern, evidence);
            // AWS's own trouble passes, but not what the configuration shows besides.
            let blocked_by = match pattern.text.kind {
                Kind::Heals => blocked_by,
                _ => to_blame,
            };
            (Some(symptom), verdict, blocked_by)
        }
        Reading::Unknown(evidence) => {
            let symptom = Symptom {
                pattern: None,
                evidence: evidence.clone(),
            };
            (Some(symptom), with_words(verdict, evidence), blocked_by)
        }
        Reading::Nothing => (None, verdict, blocked_by),
    };
    let outcome = judged(step, check, verdict);
    match blocked_by.is_empty() {
        true => Judged { symptom, ..outcome },
        false => Judged {
            outcome: Outcome::Blocked,
            blocked_by,
            symptom,
            ..outcome
        },
    }
}

/// The checks to blame for a message: the first of its causes that failed, else what a cause that was not judged waits
/// for, else one that is pending. Else an earlier check that shows the same effect, if there is one.
fn to_blame<'a>(docket: &Docket<'a>, pattern: &'a Pattern, blocked_by: &[&'a str]) -> Vec<&'a str> {
    for outcome in [Outcome::Failed, Outcome::Blocked, Outcome::Pending] {
        let mut causes = pattern.text.causes.iter();
        let cause = causes.find(|id| docket.get(id).is_some_and(|cause| cause.outcome == outcome));
        if let Some(cause) = cause {
            return docket.roots_of(std::iter::once(cause.as_str()));
        }
    }
    let shows_effects = |id: &&&'a str| {
        let check = docket.get(id).map(|judged| judged.check);
        check.is_some_and(|check| check.assert.is_about_run_time())
    };
    blocked_by.iter().filter(shows_effects).copied().collect()
}

/// The verdict with what a known message means, and what to do about it.
fn with_symptom(verdict: Verdict, pattern: &Pattern, evidence: &Evidence) -> Verdict {
    let (waits, actual, resources) = match verdict {
        Err(Shortfall::Failed(finding)) => (false, finding.actual, finding.resources),
        Err(Shortfall::Pending(wait)) => (true, wait.waits_for, wait.resources),
        other => return other,
    };
    // The site and the targets speak in codes, which the meaning spells out.
    let id = match evidence.source {
        Source::Target | Source::Site => "symptom-found",
        _ => "symptom-found-said",
    };
    let meaning = Message::new(format!("symptom-{}", pattern.text.id));
    let actual = Message::new(id)
        .with("actual", actual)
        .with("meaning", meaning)
        .with("text", &evidence.text);
    let fix = Message::new(format!("symptom-{}.fix", pattern.text.id));
    match pattern.text.kind == Kind::Heals || (waits && pattern.text.early) {
        true => Err(Shortfall::Pending(Wait {
            waits_for: actual,
            usually: fix,
            resources,
        })),
        false => Err(Shortfall::Failed(Finding {
            actual,
            fix,
            resources,
        })),
    }
}

/// The verdict with the words of a message that nobody knows. What speaks of trouble does not heal by itself.
fn with_words(verdict: Verdict, evidence: &Evidence) -> Verdict {
    let said = |actual: Message| {
        Message::new("symptom-unknown")
            .with("actual", actual)
            .with("text", &evidence.text)
    };
    match verdict {
        Err(Shortfall::Failed(finding)) => Err(Shortfall::Failed(Finding {
            actual: said(finding.actual),
            ..finding
        })),
        Err(Shortfall::Pending(wait)) => Err(Shortfall::Failed(Finding {
            actual: said(wait.waits_for),
            fix: Message::new("symptom-unknown-fix"),
            resources: wait.resources,
        })),
        other => other,
    }
}
