//! The suite `elasticbeanstalk-migration`. Its service is the emulator's own (`beanstalk.py`): shapes from the published model,
//! which no recording of AWS has confirmed.

use serde_json::json;
use workshop_check_core::verdict::Outcome;

use super::harness::checks_that;
use super::modules::{Mistake, Module};

/// The module.
pub const MODULE: Module = Module {
    suite: "elasticbeanstalk-migration",
    steps: &[
        "prerequisites",
        "create-eb-environment",
        "review-eb-environment",
    ],
};

#[test]
fn each_page_turns_exactly_its_step_green() {
    MODULE.each_page_turns_exactly_its_step_green();
}

#[test]
fn each_mistake_has_its_root_cause() {
    let (create, review) = ("create-eb-environment", "review-eb-environment");
    let after =
        |choices: serde_json::Value| json!({ create: choices, review: { "site": "db_error" } });
    MODULE.each_mistake_has_its_root_cause(&[
        Mistake::of(
            "another VPC",
            after(json!({ "vpc": "SourceVPC" })),
            "environment-vpc",
        ),
        Mistake::of(
            "no public address",
            after(json!({ "public": false })),
            "environment-public",
        ),
        // Whoever takes the address away later.
        Mistake::of(
            "no public address in spite of the setting",
            after(json!({ "public": false, "setting": "true" })),
            "server-public",
        ),
        Mistake::of(
            "the host with its port",
            after(json!({ "host": "database-1.example.com:3306" })),
            "setting-host",
        ),
        Mistake::of(
            "another schema",
            after(json!({ "schema": "wordpress" })),
            "setting-name",
        ),
        Mistake::of(
            "no rule for the environment",
            after(json!({ "rule": false })),
            "database-from-environment",
        ),
        Mistake::of("another password", after(json!({})), "site"),
        Mistake::on(
            "an empty database",
            review,
            json!({ "site": "install" }),
            "site",
        ),
    ]);
}

/// Behind a load balancer, a server needs no public address, and nothing is told to be wrong. The way of visitors through the
/// load balancer is not followed; the site, which answers, shows it.
#[test]
fn a_server_behind_a_load_balancer_needs_no_address() {
    let choices =
        json!({ "create-eb-environment": { "public": false, "balancers": ["awseb-e-1"] } });
    let report = MODULE.check(&MODULE.done(&choices)).expect_report();
    assert_eq!(checks_that(&report, Outcome::Failed), Vec::<&str>::new());
    assert_eq!(checks_that(&report, Outcome::Blocked), Vec::<&str>::new());
    assert_eq!(checks_that(&report, Outcome::Unknown), Vec::<&str>::new());
    let way = report
        .check("visitors-reach-environment")
        .expect("the check");
    assert_eq!(way.outcome, Outcome::Passed);
    let public = report.check("environment-public").expect("the check");
    assert_eq!(public.outcome, Outcome::Passed);
    assert!(!public.advice.is_empty());
}

/// The AWS CLI takes our commands, and each account turns green by them. The site answers in all of them: what it answers
/// before the settings are right is not what these commands change.
#[test]
fn our_commands_turn_each_mistake_green() {
    let create = "create-eb-environment";
    MODULE.our_commands_turn_each_mistake_green(&[
        Mistake::on(
            "no public address",
            create,
            json!({ "public": false }),
            "environment-public",
        ),
        Mistake::on(
            "the host with its port",
            create,
            json!({ "host": "database-1.example.com:3306" }),
            "setting-host",
        ),
        Mistake::on(
            "another schema",
            create,
            json!({ "schema": "wordpress" }),
            "setting-name",
        ),
        Mistake::on(
            "no rule for the environment",
            create,
            json!({ "rule": false }),
            "database-from-environment",
        ),
    ]);
}

#[test]
fn the_printed_policy_is_exactly_enough() {
    MODULE.policy_is_exactly_enough(&["elasticbeanstalk:"], 4);
}

/// AWS returns the password of the database in clear.
#[test]
fn no_password_is_in_a_snapshot() {
    let text = MODULE.snapshot(&MODULE.done(&json!({})));
    assert!(text.contains("RDS_HOSTNAME"), "{text}");
    assert!(
        !text.contains("planted") && !text.contains("RDS_PASSWORD"),
        "{text}"
    );
}

#[test]
fn lists_of_many_pages_are_read_to_their_end() {
    MODULE.lists_are_read_to_their_end();
}
