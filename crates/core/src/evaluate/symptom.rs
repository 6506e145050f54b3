//! The outcome of a check that shows the effect of everything else: what AWS says at run time is read, and blamed on
//! the configuration that produces it.

use super::judgements::{Judged, Judgements, Symptom, blocked, doubt, judged};
use crate::assertion::Context;
use crate::diagnosis::pattern::{Kind, Source};
use crate::diagnosis::{Evidence, Pattern, Tells, read};
use crate::message::Message;
use crate::suite::{Check, Step};
use crate::verdict::Outcome;
use crate::verdict::{Finding, Shortfall, Verdict, Wait, failed};

/// The fix where the configuration is in order and AWS's message may be an old one.
pub(super) const IN_ORDER: &str = "symptom-in-order-fix";

/// Judges a check by its verdict and the evidence. `blocked_by` is what its grounds are blocked by.
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
    let reading = read(&judgements.suite.symptoms, &evidence);
    let said = |pattern, evidence: &Evidence| {
        Some(Symptom {
            pattern,
            evidence: evidence.clone(),
        })
    };
    let (symptom, verdict, blocked_by) = match reading.tells {
        // A fault on AWS's side ends by itself, but the faults of the configuration remain.
        Tells::Known(pattern, evidence) if pattern.text.kind == Kind::Heals => {
            let verdict = with_meaning(verdict, pattern, evidence);
            (said(Some(pattern), evidence), verdict, blocked_by)
        }
        Tells::Known(pattern, evidence) => {
            let to_blame = to_blame(judgements, check, pattern, blocked_by);
            if reading.gave_up && to_blame.is_empty() && is_mended(judgements, pattern) {
                let verdict = with_words("symptom-mended", verdict, evidence, "symptom-mended-fix");
                (said(None, evidence), verdict, to_blame)
            } else {
                let mut verdict = with_meaning(verdict, pattern, evidence);
                if to_blame.is_empty() && is_in_order(judgements, pattern) {
                    verdict = with_new_deployment(verdict);
                }
                (said(Some(pattern), evidence), verdict, to_blame)
            }
        }
        Tells::Trouble(evidence) => {
            let verdict = with_words("symptom-unknown", verdict, evidence, "symptom-unknown-fix");
            (said(None, evidence), verdict, blocked_by)
        }
        Tells::Nothing => (None, verdict, blocked_by),
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

/// The checks to blame for a message: the first of its causes that failed, else what a cause that was not judged waits
/// for, else one that is pending. Failing that, whatever keeps the check's own grounds from working at run time.
/// A vague message is explained by any of `grounds`, what the check's grounds are blocked by.
fn to_blame<'a>(
    judgements: &Judgements<'a>,
    check: &'a Check,
    pattern: &'a Pattern,
    grounds: Vec<&'a str>,
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
        grounds
    } else {
        roots
    }
}

/// Whether what kept tasks from starting is fixed: all causes of the message passed, and one of them belongs to the
/// page with the fix.
fn is_mended(judgements: &Judgements<'_>, pattern: &Pattern) -> bool {
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
fn with_meaning(verdict: Verdict, pattern: &Pattern, evidence: &Evidence) -> Verdict {
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
    if pattern.text.kind == Kind::Heals || (waits && pattern.text.early) {
        Err(Shortfall::Pending(Wait {
            waits_for: actual,
            usually: fix,
            resources,
        }))
    } else {
        failed(actual, fix, resources)
    }
}

/// The fix of a message of which every cause passed: it may be from before the reader's own fix, so that a new deployment
/// or time is enough. The message's own fix is for the case that AWS says it again.
fn with_new_deployment(verdict: Verdict) -> Verdict {
    match verdict {
        Err(Shortfall::Failed(finding)) => {
            let fix = Message::new(IN_ORDER).with("fix", finding.fix);
            Err(Shortfall::Failed(Finding { fix, ..finding }))
        }
        other => other,
    }
}

/// The verdict with the text of the message. A message about trouble is a failure: it does not end by itself.
fn with_words(
    id: &'static str,
    verdict: Verdict,
    evidence: &Evidence,
    fix: &'static str,
) -> Verdict {
    let (actual, resources) = match verdict {
        Err(Shortfall::Failed(finding)) => (finding.actual, finding.resources),
        Err(Shortfall::Pending(wait)) => (wait.waits_for, wait.resources),
        other => return other,
    };
    let actual = Message::new(id)
        .with("actual", actual)
        .with("text", &evidence.text);
    failed(actual, Message::new(fix), resources)
}
