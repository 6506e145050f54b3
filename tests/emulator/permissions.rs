//! The policy that `policy` prints contains exactly the permissions that a scan needs.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use workshop_check::suites;
use workshop_check_core::snapshot::Call;
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::Outcome;

use super::{app_mig_service, database_migration, elasticbeanstalk, optimization};

use super::harness::{Account, Emulator, Program, all_passed, checks_that, each, require, same};

/// Done right, and with a log group, so that every call there is has something to tell.
const ACCOUNT: &str = "new-console";

/// The action of the call that is made only where VPC Block Public Access is on, which the emulator does not have.
fn only_where_blocked() -> BTreeSet<String> {
    let call = Call::DescribeVpcBlockPublicAccessExclusions;
    call.actions().map(str::to_owned).collect()
}

#[test]
fn the_printed_policy_suffices() {
    let account = Emulator::shared().variant(ACCOUNT);
    let policy = printed_policy();
    account.allow_only(&policy);
    all_passed(&account.check()).expect("the policy allows all that is read");
    let suite = suites::load("container-migration").expect("the suite is readable");
    let asked_for = asked_for(&policy, [&suite]);
    assert_eq!(seen(&account), asked_for, "no action is asked for in vain");
}

/// All ways of the journey are read, because none is chosen before. Every service of its modules is in the emulator.
#[test]
fn the_printed_policy_of_the_journey_is_exactly_enough() {
    const JOURNEY: &str = "application-migration";
    let account = Emulator::shared().variant(ACCOUNT);
    for (module, given) in [
        (database_migration::MODULE, 3),
        (app_mig_service::MODULE, 1),
        (elasticbeanstalk::MODULE, 1),
        (optimization::MODULE, 1),
    ] {
        module.do_pages(&account, &module.steps[given..], &json!({}));
    }
    let policy = printed_policy_of(JOURNEY);
    account.allow_only(&policy);
    let report = account.check_with(&["--suite", JOURNEY]).expect_report();
    assert_eq!(checks_that(&report, Outcome::Unknown), Vec::<&str>::new());
    let workshop = suites::load_workshop(JOURNEY, &[]).expect("the journey is readable");
    let workshop = workshop.in_language("en", None).expect("English");
    let suites = workshop.modules.iter().map(|module| &module.suite);
    assert_eq!(seen(&account), asked_for(&policy, suites));
}

/// The example of another workshop, on an account of this one: it makes the same calls, whatever it finds.
#[test]
fn the_printed_policy_of_the_example_is_exactly_enough() {
    let path = "fixtures/suites/ecs-immersion-day";
    let account = Emulator::shared().variant(ACCOUNT);
    let policy = printed_policy_of(path);
    account.allow_only(&policy);
    let report = account.check_with(&["--suite", path]).expect_report();
    assert_eq!(checks_that(&report, Outcome::Unknown), Vec::<&str>::new());
    let suite = suites::load(path).expect("the suite is readable");
    assert_eq!(seen(&account), asked_for(&policy, [&suite]));
}

/// The actions of the calls that were made.
fn seen(account: &Account<'_>) -> BTreeSet<String> {
    let calls = account.calls().into_iter();
    let actions = calls.map(|call| format!("{}:{}", iam_prefix(&call.service), call.action));
    actions
        .filter(|action| action != "sts:GetCallerIdentity")
        .collect()
}

/// The actions of a policy that are the calls themselves. AWS itself asks for some actions beside that of the call.
fn asked_for<'s>(policy: &Value, suites: impl IntoIterator<Item = &'s Suite>) -> BTreeSet<String> {
    let further = |call: &Call| {
        call.actions()
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let mut all: BTreeSet<String> = Call::ALL.iter().flat_map(further).collect();
    for suite in suites {
        let scope = suite.scope(suite.checks().map(|(_, check)| check));
        all.extend(scope.calls.iter().flat_map(further));
    }
    &(&actions(policy) - &all) - &only_where_blocked()
}

#[test]
fn without_one_action_just_the_checks_that_need_it_are_unknown() {
    let suite = suites::load("container-migration").expect("the suite is readable");
    let policy = printed_policy();
    let actions = &actions(&policy) - &only_where_blocked();
    let actions: Vec<String> = actions.into_iter().collect();
    assert!(actions.len() > 25, "{actions:?}");
    each(
        &actions,
        |action| action.clone(),
        |action| {
            let account = Emulator::shared().variant(ACCOUNT);
            account.allow_only(&without(&policy, action));
            needs(&suite, &account, action)
        },
    );
}

#[test]
fn parameters_of_other_names_are_not_read() {
    let suite = suites::load("container-migration").expect("the suite is readable");
    let account = Emulator::shared().variant(ACCOUNT);
    let mut policy = printed_policy();
    let named = policy["Statement"][1]["Resource"].as_array_mut();
    named
        .expect("parameters are named one by one")
        .retain(|arn| arn != "arn:*:ssm:*:*:parameter/DB_NAME");
    account.allow_only(&policy);
    needs(&suite, &account, "ssm:GetParameters").expect("AWS answers for all names or none");
}

fn needs(suite: &Suite, account: &Account<'_>, action: &str) -> Result<(), String> {
    let run = account.check();
    let report = run.report()?;
    let dependent: Vec<&str> = suite
        .checks()
        .map(|(_, check)| check)
        .filter(|check| {
            let calls = suite.calls_of(check);
            let mut needed = calls.iter().flat_map(|call| call.actions());
            needed.any(|needed| needed == action)
        })
        .map(|check| check.id.as_str())
        .collect();
    require(!dependent.is_empty(), || "no check needs it".to_owned())?;
    same("unknown", checks_that(&report, Outcome::Unknown), dependent)?;
    same("failed", checks_that(&report, Outcome::Failed), vec![])?;
    same("blocked", checks_that(&report, Outcome::Blocked), vec![])?;
    let checks = report.steps.iter().flat_map(|step| &step.checks);
    for check in checks.filter(|check| check.outcome == Outcome::Unknown) {
        let named = check.missing_actions.iter().any(|named| named == action);
        require(named, || {
            format!("{} lacks {:?}", check.id, check.missing_actions)
        })?;
        require(check.points == 0, || format!("{} earns points", check.id))?;
    }
    same("exit", run.status, Some(3))
}

fn printed_policy() -> Value {
    printed_policy_of("container-migration")
}

fn printed_policy_of(suite: &str) -> Value {
    let run = Program::new(["policy", "--suite", suite]).run();
    assert_eq!(run.status, Some(0), "{run:?}");
    serde_json::from_str(&run.stdout).expect("the policy is JSON")
}

fn actions(policy: &Value) -> BTreeSet<String> {
    let statements = policy["Statement"].as_array().expect("statements");
    let listed = statements
        .iter()
        .flat_map(|statement| match &statement["Action"] {
            Value::Array(actions) => actions.clone(),
            action => vec![action.clone()],
        });
    listed
        .map(|action| action.as_str().expect("an action is text").to_owned())
        .collect()
}

/// A policy without an action.
pub fn without(policy: &Value, action: &str) -> Value {
    let mut policy = policy.clone();
    let statements = policy["Statement"].as_array_mut().expect("statements");
    statements.retain(|statement| statement["Action"] != *action);
    for statement in statements {
        if let Some(actions) = statement["Action"].as_array_mut() {
            actions.retain(|listed| listed != action);
        }
    }
    assert_ne!(actions(&policy).len(), 0);
    json!(policy)
}

fn iam_prefix(service: &str) -> &str {
    match service {
        "cloudcontrolapi" => "cloudformation",
        "elbv2" => "elasticloadbalancing",
        "efs" => "elasticfilesystem",
        other => other,
    }
}
