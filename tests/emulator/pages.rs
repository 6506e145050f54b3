//! The workshop as an attendee does it: page by page, and in all correct variants.

use workshop_check_core::verdict::Outcome;

use super::harness::{Emulator, STEPS, all_passed, each, steps_that};

/// A complete account takes no more calls than this. Pages of a list count.
const MOST_CALLS: usize = 45;

#[test]
fn each_page_turns_one_step_green() {
    let mut account = Emulator::shared().account("nothing");
    let mut points = 0;
    for (done, step) in STEPS.iter().enumerate() {
        account.go_on(step);
        let run = account.check();
        let report = run.expect_report();
        let passed = steps_that(&report, Outcome::Passed);
        assert_eq!(passed, &STEPS[..=done], "after {step}");
        assert!(report.score.points > points, "the score rises with {step}");
        points = report.score.points;
        let status = if done + 1 < STEPS.len() { 1 } else { 0 };
        assert_eq!(run.status, Some(status), "after {step}");
        let next = report.next.map(|next| next.step);
        assert_eq!(
            next.as_deref(),
            STEPS.get(done + 1).copied(),
            "after {step}"
        );
    }
    let before = account.calls().len();
    all_passed(&account.check()).expect("the workshop is done");
    let calls = &account.calls()[before..];
    assert!(
        (20..=MOST_CALLS).contains(&calls.len()),
        "{} calls: {calls:#?}",
        calls.len()
    );
}

#[test]
fn an_empty_account_scores_nothing() {
    let run = Emulator::shared().account("nothing").check();
    let report = run.expect_report();
    assert_eq!((report.score.points, run.status), (0, Some(1)));
    assert!(report.score.max > 0);
    assert_eq!(steps_that(&report, Outcome::Passed), [""; 0]);
    assert_eq!(steps_that(&report, Outcome::Failed), ["prerequisites"]);
}

#[test]
fn accounts_that_are_right_in_another_way_score_all() {
    let ways = [
        "us-east-1",
        "all-renamed",
        "new-console",
        "sg-renamed",
        "two-sets",
        "two-sets-later",
    ];
    each(
        &ways,
        |way| (*way).to_owned(),
        |way| all_passed(&Emulator::shared().variant(way).check()),
    );
}
