//! The outcome of a check that shows the effect of everything else: what AWS says at run time is read, and blamed on
//! the configuration that produces it.

use super::judgements::{Judged, Judgements, Symptom, blocked, doubt, judged};
use crate::assertion::Context;
use crate::diagnosis::pattern::{Kind, Source};
use crate::diagnosis::{Diagnosis, Evidence, Pattern, diagnose};
use crate::message::Message;
use crate::suite::{Check, Step};
use crate::verdict::Outcome;
use crate::verdict::{NotPassed, Verdict, Wait, failed};

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
        Err(NotPassed::Missing { .. } | NotPassed::Unknown(_)) if !blocked_by.is_empty() => {
            return blocked(step, check, blocked_by);
        }
        Err(NotPassed::Missing { .. } | NotPassed::Unknown(_)) => {
            return judged(step, check, verdict);
        }
        Err(NotPassed::Failed(_) | NotPassed::Pending(_)) => {}
    }
    let evidence = check.assert.evidence(account);
    let assessment = diagnose(&judgements.suite.symptoms, &evidence);
    let said = |pattern, evidence: &Evidence| {
        Some(Symptom {
            pattern,
            evidence: evidence.clone(),
        })
    };
    let (symptom, verdict, blocked_by) = match assessment.diagnosis {
        // A fault on AWS's side ends by itself, but the faults of the configuration remain.
        Diagnosis::Known(pattern, evidence) if pattern.text.kind == Kind::Transient => {
            let verdict = with_meaning(verdict, pattern, evidence);
            (said(Some(pattern), evidence), verdict, blocked_by)
        }
        Diagnosis::Known(pattern, evidence) => {
            let to_blame = to_blame(judgements, check, pattern, blocked_by);
            if assessment.gave_up && to_blame.is_empty() && is_fixed(judgements, pattern) {
                let verdict = with_words("symptom-mended", verdict, evidence, "symptom-mended-fix");
                (said(None, evidence), verdict, to_blame)
            } else {
                let verdict = with_meaning(verdict, pattern, evidence);
                (said(Some(pattern), evidence), verdict, to_blame)
            }
        }
        Diagnosis::Unrecognised(evidence) => {
            let verdict = with_words("symptom-unknown", verdict, evidence, "symptom-unknown-fix");
            (said(None, evidence), verdict, blocked_by)
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
fn is_fixed(judgements: &Judgements<'_>, pattern: &Pattern) -> bool {
    let mut causes = pattern
        .text
        .causes
        .iter()
        .filter_map(|id| judgements.get(id));
    let on_page = |judged: &Judged<'_>| {
        pattern.text.page.as_deref() == Some(judged.page().unwrap_or(&judged.step.page))
    };
    pattern.text.seen_in.contains(&Source::Task)
        && causes.clone().any(on_page)
        && causes.all(|judged| judged.outcome == Outcome::Passed)
}

/// The verdict with what a known message means, and what to do about it.
fn with_meaning(verdict: Verdict, pattern: &Pattern, evidence: &Evidence) -> Verdict {
    let (waits, actual, resources) = match verdict {
        Err(NotPassed::Failed(finding)) => (false, finding.actual, finding.resources),
        Err(NotPassed::Pending(wait)) => (true, wait.waits_for, wait.resources),
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

/// The verdict with the text of the message. A message about trouble is a failure: it does not end by itself.
fn with_words(
    id: &'static str,
    verdict: Verdict,
    evidence: &Evidence,
    fix: &'static str,
) -> Verdict {
    let (actual, resources) = match verdict {
        Err(NotPassed::Failed(finding)) => (finding.actual, finding.resources),
        Err(NotPassed::Pending(wait)) => (wait.waits_for, wait.resources),
        other => return other,
    };
    let actual = Message::new(id)
        .with("actual", actual)
        .with("text", &evidence.text);
    failed(actual, Message::new(fix), resources)
}
