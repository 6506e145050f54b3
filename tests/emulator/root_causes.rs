//! Accounts with one or two mistakes: each mistake is one root cause on the page with its fix, and explains all other
//! failures.

use serde_json::json;
use workshop_check_core::report::{Report, RootCause};
use workshop_check_core::verdict::Outcome;

use super::harness::{Account, Emulator, Pair, Run, Variant, each, require, same, steps_that};

/// Mistakes that the emulator must know at least.
const FEWEST_MISTAKES: usize = 120;
/// And pairs of them.
const FEWEST_PAIRS: usize = 14;
/// The page for mistakes that no check of a page finds.
const SERVICE: &str = "create-service";

#[test]
fn every_mistake_is_one_root_cause() {
    let mut mistakes = Emulator::shared().variants();
    mistakes.retain(|variant| variant.expect == Outcome::Failed);
    assert!(mistakes.len() >= FEWEST_MISTAKES, "{}", mistakes.len());
    let mut cases: Vec<(&Variant, bool)> = Vec::new();
    for variant in &mistakes {
        cases.push((variant, true));
        // Of the others nothing shows without symptoms.
        if !variant.only_runtime {
            cases.push((variant, false));
        }
    }
    each(
        &cases,
        |(variant, symptoms)| format!("{} ({}; symptoms: {symptoms})", variant.id, variant.about),
        |(variant, symptoms)| {
            let request = json!({ "variant": variant.id, "symptoms": symptoms });
            let account = Emulator::shared().account_as(request);
            is_blamed(variant, &account, &account.check())
        },
    );
}

#[test]
fn two_mistakes_are_two_root_causes() {
    let pairs = Emulator::shared().pairs();
    assert!(pairs.len() >= FEWEST_PAIRS, "{}", pairs.len());
    let cases: Vec<(&Pair, bool)> = pairs
        .iter()
        .flat_map(|pair| [(pair, true), (pair, false)])
        .collect();
    each(
        &cases,
        |(pair, symptoms)| format!("{} (symptoms: {symptoms})", pair.variants.join(" and ")),
        |(pair, symptoms)| {
            let request = json!({ "variants": pair.variants, "symptoms": symptoms });
            let account = Emulator::shared().account_as(request);
            are_both_blamed(pair, &account, &account.check())
        },
    );
}

/// Of the pages that were done just this one is blamed, once, and each failure says all that an attendee needs.
fn is_blamed(variant: &Variant, account: &Account<'_>, run: &Run) -> Result<(), String> {
    let report = run.report()?;
    let page = variant.page.as_str();
    // A mistake that only its symptoms show fails on the service's page, whatever page the fix is on.
    let shows = |step: &str| step == page || (variant.only_runtime && step == SERVICE);
    let failed = account.failed_steps(&report, &[page]);
    require(failed.iter().any(|&step| shows(step)), || {
        format!("failed: {failed:?}, not {page}")
    })?;
    only_fails_on(&failed, &[page])?;
    let next = report.next.as_ref().map(|next| next.step.as_str());
    require(next.is_some_and(shows), || {
        format!("next: {next:?}, not {page}")
    })?;
    let causes = root_causes(account, &report, &[page]);
    let steps: Vec<&str> = causes.iter().map(|cause| cause.step.as_str()).collect();
    same("root causes", steps, vec![page])?;
    for cause in &causes {
        let url = &cause.page_url;
        require(url.contains(&variant.cause_url_part), || {
            format!("{url} is not on {}", variant.cause_url_part)
        })?;
    }
    is_accounted_for(account, run, &report, &[page])
}

/// Each of the two pages is blamed for its own mistake, the earlier one first.
fn are_both_blamed(pair: &Pair, account: &Account<'_>, run: &Run) -> Result<(), String> {
    let report = run.report()?;
    let pages: Vec<&str> = pair.pages.iter().map(String::as_str).collect();
    let causes = root_causes(account, &report, &pages);
    let steps: Vec<&str> = causes.iter().map(|cause| cause.step.as_str()).collect();
    same("root causes", &steps, &pages)?;
    for cause in &causes {
        for other in &causes {
            require(!cause.explains.contains(&other.check), || {
                format!("{} explains {}", cause.check, other.check)
            })?;
        }
    }
    let failed = account.failed_steps(&report, &pages);
    require(pages.iter().all(|page| failed.contains(page)), || {
        format!("failed: {failed:?}, not all of {pages:?}")
    })?;
    only_fails_on(&failed, &pages)?;
    is_accounted_for(account, run, &report, &pages)
}

/// That nothing fails but on `pages`, and on the service's page, where a mistake's consequences show.
fn only_fails_on(failed: &[&str], pages: &[&str]) -> Result<(), String> {
    let mut steps = failed.iter();
    let known = steps.all(|step| *step == SERVICE || pages.contains(step));
    require(known, || format!("failed: {failed:?}, not just {pages:?}"))
}

/// The root causes in pages that were done. A page that was not done has failures of its own.
fn root_causes<'r>(
    account: &Account<'_>,
    report: &'r Report,
    pages: &[&str],
) -> Vec<&'r RootCause> {
    let causes = report.root_causes.iter();
    causes
        .filter(|cause| account.got_to(&cause.step, pages))
        .collect()
}

/// Every failure in pages that were done is a root cause or explained by one; all of it in words.
fn is_accounted_for(
    account: &Account<'_>,
    run: &Run,
    report: &Report,
    pages: &[&str],
) -> Result<(), String> {
    same("exit", run.status, Some(1))?;
    same("unknown", steps_that(report, Outcome::Unknown), vec![])?;
    let causes = root_causes(account, report, pages);
    for cause in &causes {
        let has_text = !cause.summary.trim().is_empty() && !cause.evidence.is_empty();
        require(has_text, || {
            format!("{} says nothing: {cause:?}", cause.check)
        })?;
    }
    for step in &report.steps {
        for check in &step.checks {
            if check.outcome != Outcome::Failed {
                continue;
            }
            let texts = [
                ("expected", check.expected.as_deref()),
                ("actual", check.actual.as_deref()),
                ("hint", check.hint.as_deref()),
                ("page_url", Some(check.page_url.as_str())),
            ];
            for (name, text) in texts {
                let has_text = text.is_some_and(|text| !text.trim().is_empty());
                require(has_text, || format!("{} has no {name}", check.id))?;
            }
            let explained = causes
                .iter()
                .any(|cause| cause.check == check.id || cause.explains.contains(&check.id));
            require(explained || !account.got_to(&step.id, pages), || {
                format!("{} is put down to nothing", check.id)
            })?;
        }
    }
    Ok(())
}
