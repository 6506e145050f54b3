//! Bonus checks: done or advice, never failed, and with points apart from the score.

use serde_json::Value;
use workshop_check_core::report::{Report, Score};
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::Outcome;

use crate::evaluation::{accounts, edited, grade, sorts_of_accounts, with};
use workshop_check_testing::repository;

/// The suite container-migration, in which the checks for which `is_bonus` holds are a bonus.
fn suite(is_bonus: impl Fn(&str) -> bool) -> Suite {
    let mut suite = accounts::suite();
    for step in &mut suite.file.steps {
        for check in &mut step.checks {
            check.bonus = is_bonus(&check.id);
        }
    }
    suite
}

fn report(suite: &Suite, account: &Value) -> Report {
    grade::report(suite, account, "en")
}

/// Checks that no other one depends on.
fn bonus_of(id: &str) -> bool {
    ["site", "cluster-insights"].contains(&id)
}

#[test]
fn a_bonus_never_fails_and_the_others_come_out_as_without_it() {
    let (plain, with_bonus) = (accounts::suite(), suite(bonus_of));
    for (name, account) in sorts_of_accounts() {
        let (before, after) = (report(&plain, &account), report(&with_bonus, &account));
        let checks = |report: &Report| -> Vec<_> {
            let checks = report.steps.iter().flat_map(|step| step.checks.clone());
            checks.collect()
        };
        for (before, after) in checks(&before).into_iter().zip(checks(&after)) {
            match after.bonus {
                None => assert_eq!(before.outcome, after.outcome, "{name}: {}", after.id),
                Some(bonus) => {
                    assert_ne!(after.outcome, Outcome::Failed, "{name}: {}", after.id);
                    assert_eq!((after.points, after.max), (0, 0));
                    assert_eq!(bonus.max, before.max);
                    let was_done = before.outcome == Outcome::Passed;
                    assert_eq!(bonus.done, was_done, "{name}: {}", after.id);
                    assert_eq!(bonus.points, if was_done { bonus.max } else { 0 });
                    let is_idea = after.outcome == Outcome::Passed && !bonus.done;
                    assert!(!is_idea || !after.advice.is_empty(), "{name}: {}", after.id);
                }
            }
        }
        let caused = after.root_causes.iter().any(|cause| bonus_of(&cause.check));
        assert!(!caused, "{name}: a bonus is a root cause");
        let bonus = after.bonus.expect("there are bonus checks");
        assert_eq!(before.score.max, after.score.max + bonus.max, "{name}");
        assert_eq!(
            before.score.points,
            after.score.points + bonus.points,
            "{name}"
        );
        let of_steps: Score = after.steps.iter().filter_map(|step| step.bonus).sum();
        assert_eq!(of_steps, bonus);
    }
}

#[test]
fn what_is_not_done_is_advice_and_what_is_done_has_its_points() {
    let suite = suite(|id| id == "site");
    let edits = "[{ at: probes, set: {} }]";
    let unread = report(&suite, &edited("complete", edits));
    let site = unread.check("site").expect("it is there");
    assert_eq!(
        site.outcome,
        Outcome::Unknown,
        "what could not be read is not undone"
    );
    let done = report(&suite, &accounts::recorded("complete"));
    assert_eq!(done.outcome, Outcome::Passed);
    let bonus = done
        .check("site")
        .and_then(|site| site.bonus)
        .expect("a bonus");
    assert!(bonus.done && bonus.points == bonus.max && bonus.max > 0);
    assert_eq!(
        report(&accounts::suite(), &accounts::recorded("complete")).bonus,
        None
    );
}

#[test]
fn an_empty_account_earns_no_bonus_and_a_page_of_nothing_else_still_gives_its_advice() {
    let mut suite = accounts::suite();
    let last = suite.file.steps.last_mut().expect("a step");
    last.bonus = true;
    let id = last.id.clone();
    let report = report(&suite, &accounts::recorded("empty"));
    assert_eq!(report.bonus.map(|bonus| bonus.points), Some(0));
    assert_eq!(
        with(&report, Outcome::Passed),
        Vec::<&str>::new(),
        "all of it waits for earlier pages"
    );
    let step = report
        .steps
        .iter()
        .find(|step| step.id == id)
        .expect("the step");
    assert!(step.started && step.score.max == 0);
}

#[test]
fn only_a_bonus_can_depend_on_a_bonus() {
    let checks = |bonus: bool| {
        repository::problems_of(&format!(
            "
resources:
  vpc: {{ kind: vpc, name: TargetVPC }}
steps:
  - id: step
    page: page
    checks:
      - {{ id: vpc, points: 1, bonus: true, assert: {{ exists: {{ resource: vpc }} }} }}
      - {{ id: dns, points: 1, bonus: {bonus}, assert: {{ vpc_dns: {{ vpc: vpc }} }} }}
"
        ))
    };
    assert_eq!(checks(true), Vec::<String>::new());
    assert_eq!(
        checks(false),
        ["\"dns\" depends on \"vpc\", which is a bonus"]
    );
}

#[test]
fn a_bonus_that_nobody_has_confirmed_is_advice_and_anything_else_is_unknown() {
    let suite = |bonus: bool| {
        repository::suite_of(&format!(
            "
resources: {{}}
steps:
  - id: step
    page: page
    checks:
      - {{ id: shell, points: 3, bonus: {bonus}, assert: {{ manual: {{ column: shell }} }} }}
"
        ))
    };
    let account = accounts::recorded("empty");
    let plain = report(&suite(false), &account);
    assert_eq!(plain.outcome, Outcome::Unknown);
    assert_eq!((plain.score.points, plain.score.max), (0, 3));
    let bonus = report(&suite(true), &account);
    assert_eq!(bonus.outcome, Outcome::Passed);
    let shell = bonus.check("shell").expect("it is there");
    assert_eq!(shell.bonus.map(|bonus| bonus.done), Some(false));
    assert_eq!(shell.advice.len(), 1);
    let mut account = account;
    for not in ["no", " Nein", "non", "いいえ", "0", "-", ""] {
        account["account"]["marks"] = serde_json::json!({ "shell": not });
        assert_eq!(report(&suite(false), &account).score.points, 0, "{not}");
    }
    account["account"]["marks"] = serde_json::json!({ "shell": "x" });
    assert_eq!(report(&suite(false), &account).score.points, 3);
    let bonus = report(&suite(true), &account).bonus.expect("a bonus");
    assert_eq!((bonus.points, bonus.max), (3, 3));
}

/// The defect: a page of which nothing exists yet was failed, as soon as one of its checks had to be confirmed.
#[test]
fn a_check_to_be_confirmed_does_not_start_a_page() {
    let suite = repository::suite_of(
        "
resources: { vpc: { kind: vpc, name: TargetVPC } }
steps:
  - id: step
    page: page
    checks:
      - { id: vpc, points: 1, assert: { exists: { resource: vpc } } }
      - { id: shell, points: 3, assert: { manual: { column: shell } } }
",
    );
    let mut account = accounts::recorded("empty");
    let fresh = report(&suite, &account);
    assert!(!fresh.steps[0].started);
    assert!(fresh.is_unfinished());
    account["account"]["marks"] = serde_json::json!({ "shell": "x" });
    assert!(report(&suite, &account).steps[0].started);
}
