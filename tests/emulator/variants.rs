//! Accounts that differ from the workshop's in one thing and are right all the same, or on their way.

use serde_json::json;
use workshop_check_core::verdict::Outcome;

use super::harness::{Account, Emulator, Run, STEPS, Variant, all_passed, each, same, steps_that};

/// Other ways that the emulator must know at least.
const FEWEST_WAYS: usize = 40;

#[test]
fn nobody_is_blamed_for_another_way_or_for_waiting() {
    let mut ways = Emulator::shared().variants();
    // Mistakes have root causes.
    ways.retain(|variant| variant.expect != Outcome::Failed);
    assert!(ways.len() >= FEWEST_WAYS, "{}", ways.len());
    each(
        &ways,
        |variant| format!("{} ({})", variant.id, variant.about),
        |variant| {
            let account = Emulator::shared().account_as(json!({ "variant": variant.id }));
            let run = account.check();
            match variant.expect {
                Outcome::Passed => all_passed(&run),
                _ => is_pending(variant, &account, &run),
            }
        },
    );
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
    let failed = account.failed_steps(&report, &[variant.page.as_str()]);
    same("failed", failed, none)?;
    same("unknown", steps_that(&report, Outcome::Unknown), vec![])?;
    let whole = account.facts.done.len() == STEPS.len();
    same("exit", run.status, Some(if whole { 4 } else { 1 }))
}
