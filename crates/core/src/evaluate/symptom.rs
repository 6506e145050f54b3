//! Judges checks about run time, which show the effect of all other checks. Run-time messages are matched with patterns,
//! and the failed checks that cause them are blamed.
//!
//! # Example
//!
//! The check `tasks` fails with the evidence "CannotPullContainerError". The pattern lists the causes `nat-route` and
//! `image`. If `nat-route` failed, `tasks` is blocked by it. If no cause failed, `tasks` fails, and its message says what
//! the error means and how to fix it.

use jiff::Timestamp;

use super::judgements::{Judged, Judgements, Symptom, blocked, doubt, judged};
use crate::assertion::Context;
use crate::diagnosis::pattern::{Kind, Source};
use crate::diagnosis::{Diagnosis, Evidence, Pattern, diagnose};
use crate::message::Message;
use crate::suite::{Check, Step};
use crate::verdict::Outcome;
use crate::verdict::{Finding, NotPassed, Verdict, Wait, failed};

/// The fix where the configuration is in order and AWS's message may be an old one.
pub(super) const IN_ORDER: &str = "symptom-in-order-fix";

/// Judges a check by its verdict and the evidence. `blocked_by` are the root causes that block its prerequisites.
pub(super) fn judge<'a>(
    judgements: &Judgements<'a>,
    context: &Context<'_>,
    step: &'a Step,
    check: &'a Check,
    blocked_by: Vec<&'a str>,
) -> Judged<'a> {
    let account = &context.account;
    let verdict = doubt(account, check, check.assert.evaluate(context));
    match verdict {
        // A mistake without an effect at run time only fails its own check.
        Ok(_) => return judged(step, check, verdict),
        Err(NotPassed::Missing { .. } | NotPassed::Unknown(_)) if !blocked_by.is_empty() => {
            return blocked(step, check, blocked_by);
        }
        Err(NotPassed::Missing { .. } | NotPassed::Unknown(_)) => {
            return judged(step, check, verdict);
        }
        Err(NotPassed::Failed(_) | NotPassed::Pending(_)) => {}
    }
    let evidence = check.assert.evidence(context);
    let assessment = diagnose(&judgements.suite.symptoms, &evidence);
    let symptom = |pattern, evidence: &Evidence| {
        Some(Symptom {
            pattern,
            evidence: evidence.clone(),
            is_quoted: is_quoted(pattern, evidence),
        })
    };
    let now = account.snapshot.taken_at;
    let (symptom, verdict, blocked_by) = match assessment.diagnosis {
        // A fault on AWS's side ends by itself, but the faults of the configuration remain.
        Diagnosis::Known(pattern, evidence) if pattern.text.kind == Kind::Transient => {
            let verdict = with_meaning(verdict, pattern, evidence, now);
            (symptom(Some(pattern), evidence), verdict, blocked_by)
        }
        Diagnosis::Known(pattern, evidence) => {
            let to_blame = to_blame(judgements, check, pattern, blocked_by);
            if assessment.gave_up && to_blame.is_empty() && is_fixed(judgements, pattern) {
                let quote = evidence.quote(pattern.telling(&evidence.text), now);
                let verdict = with_words(
                    "symptom-fixed-since",
                    verdict,
                    quote,
                    Some("symptom-fixed-since-fix"),
                );
                (symptom(None, evidence), verdict, to_blame)
            } else {
                let mut verdict = with_meaning(verdict, pattern, evidence, now);
                let is_of_service = evidence.source != Source::Resource;
                let is_set_up = !judgements.has_failed_setting();
                if to_blame.is_empty()
                    && is_of_service
                    && is_set_up
                    && is_in_order(judgements, pattern)
                {
                    verdict = with_new_deployment(verdict);
                }
                (symptom(Some(pattern), evidence), verdict, to_blame)
            }
        }
        Diagnosis::Unrecognised(evidence) => {
            let quote = evidence.quote(None, now);
            // The fix of the check is about the resource.
            let fix = (evidence.source != Source::Resource).then_some("symptom-unknown-fix");
            let verdict = with_words("symptom-unknown", verdict, quote, fix);
            (symptom(None, evidence), verdict, blocked_by)
        }
        Diagnosis::Nothing => (None, verdict, blocked_by),
    };
    let outcome = judged(step, check, verdict);
    if blocked_by.is_empty() {
        Judged { symptom, ..outcome }
    } else {
        Judged {
            outcome: Outcome::Blocked,
            blocked_by,
            symptom,
            ..outcome
        }
    }
}

/// The ids of the checks to blame for a message: the first of its causes that failed, else the blockers of the first blocked
/// cause, else the first pending cause. If there are none, the root causes of the check's run-time prerequisites. A vague
/// message falls back to `blockers`, the root causes of all prerequisites.
fn to_blame<'a>(
    judgements: &Judgements<'a>,
    check: &'a Check,
    pattern: &'a Pattern,
    blockers: Vec<&'a str>,
) -> Vec<&'a str> {
    for outcome in [Outcome::Failed, Outcome::Blocked, Outcome::Pending] {
        let mut causes = pattern.text.causes.iter();
        let cause = causes.find(|id| {
            judgements
                .get(id)
                .is_some_and(|cause| cause.outcome == outcome)
        });
        if let Some(cause) = cause {
            return judgements.roots_of(std::iter::once(cause.as_str()));
        }
    }
    let needs = judgements.suite.needs_of(check).into_iter();
    let at_run_time = needs.filter(|need| {
        let need = judgements.get(need).map(|judged| judged.check);
        need.is_some_and(|need| need.assert.is_about_run_time())
    });
    let roots = judgements.roots_of(at_run_time);
    if roots.is_empty() && pattern.text.vague {
        blockers
    } else {
        roots
    }
}

/// Whether the problem that kept tasks from starting is already fixed: all causes of the message passed, and one of them
/// belongs to the page with the fix. The service then needs a new deployment.
fn is_fixed(judgements: &Judgements<'_>, pattern: &Pattern) -> bool {
    pattern.text.seen_in.contains(&Source::Task) && is_in_order(judgements, pattern)
}

/// Whether all causes of a message passed, and one of them belongs to the page with the fix.
fn is_in_order(judgements: &Judgements<'_>, pattern: &Pattern) -> bool {
    let mut causes = pattern
        .text
        .causes
        .iter()
        .filter_map(|id| judgements.get(id));
    let on_page = |judged: &Judged<'_>| {
        pattern.text.page.as_deref() == Some(judged.page().unwrap_or(&judged.step.page))
    };
    causes.clone().any(on_page) && causes.all(|judged| judged.outcome == Outcome::Passed)
}

/// The verdict with what a known message means, and what to do about it.
fn with_meaning(
    verdict: Verdict,
    pattern: &Pattern,
    evidence: &Evidence,
    now: Timestamp,
) -> Verdict {
    let (waits, actual, resources) = match verdict {
        Err(NotPassed::Failed(finding)) => (false, finding.actual, finding.resources),
        Err(NotPassed::Pending(wait)) => (true, wait.waits_for, wait.resources),
        other => return other,
    };
    let meaning = Message::new(format!("symptom-{}", pattern.text.id));
    let id = if is_quoted(Some(pattern), evidence) {
        "symptom-found-quoted"
    } else {
        "symptom-found"
    };
    let actual = Message::new(id)
        .with("actual", actual)
        .with("meaning", meaning)
        .with(
            "quote",
            evidence.quote(pattern.telling(&evidence.text), now),
        );
    let fix = Message::new(format!("symptom-{}.fix", pattern.text.id));
    if pattern.text.kind == Kind::Transient || (waits && pattern.text.early) {
        Err(NotPassed::Pending(Wait {
            waits_for: actual,
            usually: fix,
            resources,
        }))
    } else {
        failed(actual, fix, resources)
    }
}

/// Whether the sentence about a check quotes the message. The site and the targets report codes, and the meaning of a
/// known message explains them.
fn is_quoted(pattern: Option<&Pattern>, evidence: &Evidence) -> bool {
    pattern.is_none() || !matches!(evidence.source, Source::Target | Source::Site)
}

/// The fix of a message of which every cause passed: it may be from before the reader's own fix, so that a new deployment
/// or time is enough. The message's own fix is for the case that AWS says it again.
fn with_new_deployment(verdict: Verdict) -> Verdict {
    match verdict {
        Err(NotPassed::Failed(finding)) => {
            let fix = Message::new(IN_ORDER).with("fix", finding.fix);
            Err(NotPassed::Failed(Finding { fix, ..finding }))
        }
        other => other,
    }
}

/// The verdict with the text of the message, and with this fix in place of its own. It is a failure even if the check was
/// pending, because the problem does not end by itself.
fn with_words(
    id: &'static str,
    verdict: Verdict,
    quote: Message,
    fix: Option<&'static str>,
) -> Verdict {
    let (actual, own, resources) = match verdict {
        Err(NotPassed::Failed(finding)) => (finding.actual, finding.fix, finding.resources),
        Err(NotPassed::Pending(wait)) => (wait.waits_for, wait.usually, wait.resources),
        other => return other,
    };
    let actual = Message::new(id).with("actual", actual).with("quote", quote);
    failed(actual, fix.map_or(own, Message::new), resources)
}
