//! The suite `optimization`: each idea is done or advice, and never failed.

use serde_json::json;
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;

use super::harness::{Emulator, checks_that};
use super::modules::Module;

/// The page: the stack comes before it.
pub const MODULE: Module = Module {
    suite: "optimization",
    steps: &[
        "stack",
        "operational-excellence",
        "security",
        "reliability",
        "performance-efficiency",
    ],
};

fn done(report: &Report) -> Vec<&str> {
    let checks = report.steps.iter().flat_map(|step| &step.checks);
    checks
        .filter(|check| check.bonus.is_some_and(|bonus| bonus.done))
        .map(|check| check.id.as_str())
        .collect()
}

#[test]
fn each_idea_is_done_or_advice_and_never_failed() {
    let account = Emulator::shared().account("nothing");
    let ideas: [&[&str]; 5] = [
        &[],
        &["dashboard", "trail"],
        &["certificate", "encrypted-volumes", "web-acl", "guard-duty"],
        &["load-balancer", "auto-scaling"],
        &["file-system"],
    ];
    let mut all: Vec<&str> = Vec::new();
    for (step, more) in MODULE.steps.iter().zip(ideas) {
        MODULE.do_pages(&account, &[step], &json!({}));
        all.extend(more);
        let run = MODULE.check(&account);
        let report = run.expect_report();
        assert_eq!(run.status, Some(0), "{step}: an idea is not a failure");
        assert_eq!(done(&report), all, "after {step}");
        assert_eq!(checks_that(&report, Outcome::Unknown), Vec::<&str>::new());
        let bonus = report.bonus.expect("all checks are a bonus");
        assert_eq!((report.score.max, bonus.max), (0, 9));
        assert_eq!(usize::try_from(bonus.points).ok(), Some(all.len()));
    }
}

#[test]
fn half_an_idea_is_advice() {
    let choices = json!({
        "operational-excellence": { "logging": false },
        "security": { "encrypted": false, "used": false },
    });
    let report = MODULE.check(&MODULE.done(&choices)).expect_report();
    let done = done(&report);
    for idea in ["trail", "certificate", "encrypted-volumes"] {
        assert!(!done.contains(&idea), "{idea}");
        let check = report.check(idea).expect("the check");
        assert!(!check.advice.is_empty(), "{idea}");
    }
    assert!(done.contains(&"dashboard") && done.contains(&"web-acl"));
}

#[test]
fn the_printed_policy_is_exactly_enough() {
    MODULE.policy_is_exactly_enough(&[""], 10);
}
