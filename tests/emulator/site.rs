//! The responses of the load balancer's address, which must be distinguished. The pages of a site with a mistake are a belief,
//! because no emulator shows them.

use std::collections::BTreeMap;
use std::sync::Mutex;

use workshop_check_core::verdict::Outcome;

use super::harness::{Emulator, all_passed, checks_that, each, require, same};

const WRONG: [&str; 11] = [
    "install",
    "db_error",
    "fixed",
    "502",
    "503",
    "504",
    "hang",
    "refuse",
    "loop",
    "elsewhere",
    "big",
];

#[test]
fn each_wrong_answer_of_the_site_is_named() {
    let named = Mutex::new(BTreeMap::<String, Vec<&str>>::new());
    each(
        &WRONG,
        |answer| (*answer).to_owned(),
        |answer| {
            let account = Emulator::shared().account("create-service");
            account.site_answers(answer);
            let run = account.check();
            let report = run.report()?;
            same(
                "failed",
                checks_that(&report, Outcome::Failed),
                vec!["site"],
            )?;
            let passed = checks_that(&report, Outcome::Passed).len();
            let all: usize = report.steps.iter().map(|step| step.checks.len()).sum();
            same("passed", passed, all - 1)?;
            same("exit", run.status, Some(1))?;
            let site = report.check("site").ok_or("no check of the site")?;
            let actual = site.actual.clone().unwrap_or_default();
            let hinted = site.hint.as_ref().is_some_and(|hint| !hint.is_empty());
            require(hinted, || format!("a hint beside {actual}"))?;
            // Accounts differ in the name of their load balancer only.
            let host = account
                .facts
                .load_balancer_dns
                .as_deref()
                .unwrap_or_default();
            let actual = actual.replace(host, "HOST");
            let mut named = named.lock().map_err(|error| error.to_string())?;
            named.entry(actual).or_default().push(answer);
            Ok(())
        },
    );
    let named = named.into_inner().expect("nobody panicked with it");
    // A page without end and a fixed response are one thing to a visitor: a page that is not WordPress's.
    assert_eq!(named.len(), WRONG.len() - 1, "{named:#?}");
    let shared: Vec<_> = named
        .into_values()
        .filter(|answers| answers.len() > 1)
        .collect();
    assert_eq!(shared.len(), 1);
    assert!(
        ["fixed", "big"]
            .iter()
            .all(|answer| shared[0].contains(answer)),
        "{shared:?}"
    );
}

#[test]
fn a_site_that_works_passes() {
    let account = Emulator::shared().account("create-service");
    account.site_answers("wordpress");
    all_passed(&account.check()).expect("the site works");
}
