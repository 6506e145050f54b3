//! Accounts that differ from the workshop's in one thing: the page where it differs is blamed, and no other.

use serde_json::json;
use workshop_check::report::{Outcome, Report};

use crate::harness::{
    Account, Emulator, Run, STEPS, Variant, all_passed, each, require, same, steps_that,
};

/// Mistakes that the emulator must know at least.
const FEWEST_MISTAKES: usize = 40;

#[test]
fn every_variant_is_judged_on_its_own_page() {
    let emulator = Emulator::shared();
    let variants = emulator.variants();
    let mistakes = variants
        .iter()
        .filter(|variant| variant.expect == Outcome::Failed)
        .count();
    assert!(mistakes >= FEWEST_MISTAKES, "{mistakes} mistakes");
    let mut cases: Vec<(&Variant, bool)> = Vec::new();
    for variant in &variants {
        cases.push((variant, true));
        // The others look the same either way.
        if variant.expect == Outcome::Failed {
            cases.push((variant, false));
        }
    }
    each(
        &cases,
        |(variant, symptoms)| format!("{} (symptoms: {symptoms})", variant.id),
        |(variant, symptoms)| {
            let account =
                emulator.account_as(json!({ "variant": variant.id, "symptoms": symptoms }));
            let run = account.check();
            match variant.expect {
                Outcome::Passed => all_passed(&run),
                Outcome::Pending => is_pending(variant, &account, &run),
                _ => is_blamed(variant, &account, &run),
            }
        },
    );
}

/// Of the pages that were done, just this one has failures, and each says all that an attendee needs.
fn is_blamed(variant: &Variant, account: &Account<'_>, run: &Run) -> Result<(), String> {
    let report = run.report()?;
    same(
        "failed",
        failed_of_done(variant, account, &report),
        vec![variant.page.as_str()],
    )?;
    same("unknown", steps_that(&report, Outcome::Unknown), vec![])?;
    same("exit", run.status, Some(1))?;
    let cause = report.root_causes.first().map(|cause| cause.step.as_str());
    same("first root cause", cause, Some(variant.page.as_str()))?;
    let next = report.next.as_ref().map(|next| next.step.as_str());
    same("next", next, Some(variant.page.as_str()))?;
    let checks = report.steps.iter().flat_map(|step| &step.checks);
    for check in checks.filter(|check| check.outcome == Outcome::Failed) {
        let texts = [
            ("expected", check.expected.as_deref()),
            ("actual", check.actual.as_deref()),
            ("hint", check.hint.as_deref()),
            ("page_url", Some(check.page_url.as_str())),
        ];
        for (name, text) in texts {
            let said = text.is_some_and(|text| !text.trim().is_empty());
            require(said, || format!("{} has no {name}", check.id))?;
        }
    }
    Ok(())
}

/// The page waits, nothing that was done is wrong, and an account that is done but for waiting is pending.
fn is_pending(variant: &Variant, account: &Account<'_>, run: &Run) -> Result<(), String> {
    let report = run.report()?;
    let step = report.steps.iter().find(|step| step.id == variant.page);
    same(
        "the page",
        step.map(|step| step.outcome),
        Some(Outcome::Pending),
    )?;
    let none: Vec<&str> = Vec::new();
    same("failed", failed_of_done(variant, account, &report), none)?;
    same("unknown", steps_that(&report, Outcome::Unknown), vec![])?;
    let whole = account.facts.done.len() == STEPS.len();
    same("exit", run.status, Some(if whole { 4 } else { 1 }))
}

/// Steps with failures, of those that were done and of the variant's own page.
fn failed_of_done<'r>(
    variant: &Variant,
    account: &Account<'_>,
    report: &'r Report,
) -> Vec<&'r str> {
    let mut failed = steps_that(report, Outcome::Failed);
    failed
        .retain(|step| *step == variant.page || account.facts.done.iter().any(|done| done == step));
    failed
}
