//! Judges one check by its assertion and its prerequisites.

use super::judgements::{Judged, Judgements, blocked, doubt, judged};
use super::{elsewhere, symptom};
use crate::assertion::{Assert, Context};
use crate::message::Message;
use crate::suite::{Check, Step, Suite};
use crate::verdict::{BlamedRule, NotPassed, Outcome, Pass};

/// Judges a check, given the outcomes of the earlier ones.
pub(super) fn judge<'a>(
    judgements: &Judgements<'a>,
    context: &Context<'_>,
    step: &'a Step,
    check: &'a Check,
) -> Judged<'a> {
    let blockers = judgements.roots_of(judgements.prerequisites_of(check).into_iter());
    let judged = if check.assert.is_about_run_time() {
        symptom::judge(judgements, context, step, check, blockers)
    } else {
        let judged = by_assertion(context, step, check, blockers);
        works_all_the_same(judgements, context, judged)
    };
    let judged = judged.never_failed_if_bonus();
    Judged {
        page_of_fault: page_of_fault(judgements.suite, &judged),
        ..judged
    }
}

/// The page on which the route tables are made, if one of their routes keeps a flow from passing. The flow's own page says
/// nothing about routes.
fn page_of_fault<'a>(suite: &'a Suite, judged: &Judged<'a>) -> Option<&'a str> {
    let Some(Err(NotPassed::Failed(finding))) = &judged.verdict else {
        return None;
    };
    let is_route = matches!(finding.blames, Some(BlamedRule::Route { .. }));
    let mut checks = suite.checks();
    let (step, check) =
        checks.find(|(_, check)| is_route && matches!(check.assert, Assert::SubnetsRoute(_)))?;
    Some(check.page.as_deref().unwrap_or(&step.page))
}

/// The outcome of a check of the configuration. `blocked_by` are the root causes that block its prerequisites.
fn by_assertion<'a>(
    context: &Context<'_>,
    step: &'a Step,
    check: &'a Check,
    blocked_by: Vec<&'a str>,
) -> Judged<'a> {
    let account = &context.account;
    // An existing resource is judged, unless its fix has to wait. A missing one is blocked while a prerequisite fails.
    if !blocked_by.is_empty() && check.assert.is_made(account) != Some(true) {
        return blocked(step, check, blocked_by);
    }
    let verdict = doubt(account, check, check.assert.evaluate(context));
    let is_blocked = match verdict {
        Err(NotPassed::Missing { .. }) => true,
        Err(NotPassed::Failed(_)) => check.waits,
        _ => false,
    };
    if !blocked_by.is_empty() && is_blocked {
        return blocked(step, check, blocked_by);
    }
    judged(
        step,
        check,
        elsewhere::name_other_regions(account, check, verdict),
    )
}

/// A failure that other checks show to be none (`works_if`), as advice.
///
/// # Example
///
/// The page asks for a public replication instance. This one is private, but its test of the connection to the source was
/// successful: it reaches the source in another way, such as a NAT gateway.
fn works_all_the_same<'a>(
    judgements: &Judgements<'a>,
    context: &Context<'_>,
    failed: Judged<'a>,
) -> Judged<'a> {
    let (actual, resources) = match &failed.verdict {
        Some(Err(NotPassed::Failed(finding))) => {
            (finding.actual.clone(), finding.resources.clone())
        }
        Some(Err(NotPassed::Missing { resource })) => {
            (context.account.missing(resource), Vec::new())
        }
        _ => return failed,
    };
    let proofs: Option<Vec<Pass>> = failed
        .check
        .works_if
        .iter()
        .map(|id| {
            let (_, other) = judgements.suite.check(id)?;
            let proof = other.assert.evaluate(context).ok()?;
            // What is right only with advice is no proof.
            proof.advice.is_empty().then_some(proof)
        })
        .collect();
    let Some(proof) = proofs.and_then(|proofs| proofs.into_iter().next()) else {
        return failed;
    };
    let asked = failed.check.assert.expected(&context.account);
    let advice = Message::new("works-all-the-same")
        .with("actual", actual.clone())
        .with("proof", proof.saw)
        .with("asked", asked);
    let pass = Pass::saw(actual, resources).advise(advice);
    Judged {
        outcome: Outcome::Passed,
        verdict: Some(Ok(pass)),
        ..failed
    }
}
