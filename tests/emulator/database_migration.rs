//! The suite `database-migration`, whose calls to AWS DMS are data: each page turns exactly its own step green, a mistake has
//! one root cause, and what could not be read is unknown.

use serde_json::{Value, json};
use workshop_check::suites;
use workshop_check_core::report::Report;
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::Outcome;

use crate::fixes::{AwsCli, run};
use crate::harness::{
    Account, Emulator, Program, Run, all_passed, checks_that, each, require, same,
};
use crate::permissions::without;

/// The pages, in order.
pub const STEPS: [&str; 6] = [
    "prerequisites",
    "setup-network",
    "create-target-db",
    "create-replication-instance",
    "create-endpoints",
    "create-task",
];

fn suite() -> Suite {
    suites::load("database-migration").expect("the suite is readable")
}

fn check(account: &Account<'_>) -> Run {
    let check = ["check", "--suite", "database-migration", "--report", "json"];
    account.program(check).run()
}

fn migrate(account: &Account<'_>, steps: &[&str], choices: &Value) {
    let body = json!({ "steps": steps, "choices": choices });
    let _: Value = account.ask("database-migration", &body);
}

fn empty() -> Account<'static> {
    Emulator::shared().account("nothing")
}

fn complete() -> Account<'static> {
    let account = empty();
    migrate(&account, &STEPS, &json!({}));
    account
}

#[test]
fn each_page_turns_exactly_its_step_green() {
    let account = empty();
    for (done, step) in STEPS.iter().enumerate() {
        migrate(&account, &[step], &json!({}));
        let report = check(&account).expect_report();
        let green: Vec<&str> = report
            .steps
            .iter()
            .filter(|step| step.outcome == Outcome::Passed)
            .map(|step| step.id.as_str())
            .collect();
        // The group of the replication instance is there, but nothing carries it yet.
        assert_eq!(green, STEPS[..=done], "after {step}");
        assert_eq!(checks_that(&report, Outcome::Unknown), Vec::<&str>::new());
    }
    all_passed(&check(&account)).expect("all pages are done");
}

/// One mistake: what the attendee does otherwise on which page, and the check that must be the only root cause.
struct Mistake {
    about: &'static str,
    choices: Value,
    cause: &'static str,
}

fn mistake(about: &'static str, step: &str, choices: Value, cause: &'static str) -> Mistake {
    Mistake {
        about,
        choices: json!({ step: choices }),
        cause,
    }
}

fn mistakes() -> Vec<Mistake> {
    let (network, instance) = ("setup-network", "create-replication-instance");
    let (endpoints, task) = ("create-endpoints", "create-task");
    vec![
        mistake(
            "no rule",
            network,
            json!({ "sources": [] }),
            "database-from-replication",
        ),
        mistake(
            "a rule for one address",
            network,
            json!({ "sources": ["203.0.113.7/32"] }),
            "database-from-replication",
        ),
        mistake(
            "a rule for other addresses",
            network,
            json!({ "sources": ["10.99.0.0/16"] }),
            "database-from-replication",
        ),
        mistake(
            "private subnets",
            instance,
            json!({ "subnets": ["TargetVPC-private-a-web", "TargetVPC-private-b-web"] }),
            "subnet-group-public",
        ),
        mistake(
            "one private subnet",
            instance,
            json!({ "subnets": ["TargetVPC-public-a", "TargetVPC-private-b-db"] }),
            "subnet-group-public",
        ),
        mistake(
            "not publicly accessible",
            instance,
            json!({ "public": false }),
            "replication-instance-public",
        ),
        mistake(
            "the database's group",
            instance,
            json!({ "groups": ["DB-SG"] }),
            "replication-instance-group",
        ),
        mistake(
            "the default group",
            instance,
            json!({ "groups": ["TargetVPC-default"] }),
            "replication-instance-group",
        ),
        mistake(
            "the source's port",
            endpoints,
            json!({ "source": { "Port": 3307 } }),
            "source-endpoint-port",
        ),
        mistake(
            "the source's engine",
            endpoints,
            json!({ "source": { "EngineName": "postgres" } }),
            "source-endpoint-engine",
        ),
        mistake(
            "the source is the target",
            endpoints,
            json!({ "source": { "EndpointType": "target" } }),
            "source-endpoint-type",
        ),
        mistake(
            "the target is another server",
            endpoints,
            json!({ "target": { "ServerName": "db.example.com" } }),
            "target-endpoint-server",
        ),
        mistake(
            "the source refuses the password",
            endpoints,
            json!({ "failing": [["source", "Test Endpoint failed: Access denied for user 'wordpress-user'"]] }),
            "source-connection-successful",
        ),
        mistake(
            "the target refuses the password",
            endpoints,
            json!({ "failing": [["target", "Test Endpoint failed: Access denied for user 'admin'"]] }),
            "target-connection-successful",
        ),
        mistake(
            "full load alone",
            task,
            json!({ "kind": "full-load" }),
            "task-type",
        ),
        mistake("changes alone", task, json!({ "kind": "cdc" }), "task-type"),
        mistake(
            "another schema",
            task,
            json!({ "schema": "wordpress" }),
            "task-schema",
        ),
        mistake(
            "a schema with another spelling",
            task,
            json!({ "schema": "wordpress_db" }),
            "task-schema",
        ),
        mistake(
            "not started",
            task,
            json!({ "start": false }),
            "task-running",
        ),
        mistake(
            "source and target swapped",
            task,
            json!({ "swapped": true }),
            "task-source",
        ),
        mistake("stopped", task, json!({ "stopped": true }), "task-running"),
    ]
}

#[test]
fn each_mistake_has_its_root_cause() {
    let mistakes = mistakes();
    assert!(mistakes.len() >= 20);
    each(
        &mistakes,
        |mistake| mistake.about.to_owned(),
        |mistake| {
            let account = empty();
            migrate(&account, &STEPS, &mistake.choices);
            let report = check(&account).report()?;
            same("root causes", root_causes(&report), vec![mistake.cause])?;
            same("unknown", checks_that(&report, Outcome::Unknown), vec![])
        },
    );
}

/// More fixes than any account of these tests needs.
const MOST_ROUNDS: usize = 12;

/// Runs the commands of the next fix until everything passes.
fn heal(account: &Account<'_>, aws: &AwsCli) -> Result<(), String> {
    for ran in 0..MOST_ROUNDS {
        let report = check(account).report()?;
        let next = match (report.outcome, &report.next) {
            (Outcome::Passed, _) => {
                return require(ran > 0, || "it is green without a fix".to_owned());
            }
            (_, Some(next)) => next,
            (outcome, None) => return Err(format!("{outcome:?}, and nothing to do")),
        };
        let commands = &next.remedy.commands;
        require(!commands.is_empty(), || {
            format!("no command: {} {}", next.check, next.summary)
        })?;
        run(account, &commands.join("\n"), aws.path())?;
    }
    let report = check(account).report()?;
    Err(format!("not green: {:?}", report.next))
}

/// The commands of the fixes, run by the AWS CLI one after the other: each account with one mistake turns green.
#[test]
fn our_commands_turn_each_mistake_green() {
    let aws = AwsCli::start();
    let mistakes = mistakes();
    each(
        &mistakes,
        |mistake| mistake.about.to_owned(),
        |mistake| {
            let account = empty();
            migrate(&account, &STEPS, &mistake.choices);
            heal(&account, &aws)
        },
    );
    println!(
        "{} accounts turned green by our own commands",
        mistakes.len()
    );
}

/// The commands do all pages from the replication instance on.
#[test]
fn our_commands_do_the_pages_that_are_left() {
    let aws = AwsCli::start();
    each(
        &[3, 4, 5],
        |done| format!("{done} pages done"),
        |done| {
            let account = empty();
            migrate(&account, &STEPS[..*done], &json!({}));
            heal(&account, &aws)
        },
    );
}

fn root_causes(report: &Report) -> Vec<&str> {
    let causes = report.root_causes.iter();
    causes.map(|cause| cause.check.as_str()).collect()
}

#[test]
fn what_aws_reports_of_a_failed_connection_is_shown() {
    let account = empty();
    let message = "Test Endpoint failed: Application-Status: 1020912, Access denied for user 'admin'@'10.0.0.7'";
    let choices = json!({ "create-endpoints": { "failing": [["target", message]] } });
    migrate(&account, &STEPS, &choices);
    let report = check(&account).expect_report();
    let failed = report
        .check("target-connection-successful")
        .expect("the check");
    let actual = failed.actual.as_deref().unwrap_or_default();
    assert!(actual.contains("Access denied for user"), "{actual}");
}

#[test]
fn the_printed_policy_is_exactly_enough() {
    let account = complete();
    let policy = Program::new(["policy", "--suite", "database-migration"]).run();
    let policy: Value = serde_json::from_str(&policy.stdout).expect("a policy");
    account.allow_only(&policy);
    all_passed(&check(&account)).expect("the policy allows all that is read");
    let actions: Vec<String> = policy["Statement"][0]["Action"]
        .as_array()
        .expect("actions")
        .iter()
        .map(|action| action.as_str().expect("a text").to_owned())
        .collect();
    // Calls of EC2 may only matter for accounts that differ from the pages.
    let of_dms: Vec<&String> = actions
        .iter()
        .filter(|action| action.starts_with("dms:"))
        .collect();
    assert_eq!(of_dms.len(), 5, "{actions:?}");
    each(
        &of_dms,
        |action| (*action).clone(),
        |action| {
            let account = complete();
            account.allow_only(&without(&policy, action));
            let report = check(&account).report()?;
            same("failed", checks_that(&report, Outcome::Failed), vec![])?;
            let unknown = checks_that(&report, Outcome::Unknown);
            require(!unknown.is_empty(), || "no check needs it".to_owned())?;
            let suite = suite();
            for (_, checked) in suite
                .checks()
                .filter(|(_, check)| unknown.contains(&check.id.as_str()))
            {
                let missing = report
                    .check(&checked.id)
                    .map(|check| check.missing_actions.clone());
                same(&checked.id, missing, Some(vec![(*action).clone()]))?;
            }
            Ok(())
        },
    );
}

#[test]
fn no_secret_is_in_a_snapshot() {
    let account = complete();
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("snapshot.json");
    let arguments = ["snapshot", "--suite", "database-migration"].map(std::ffi::OsString::from);
    let run = account
        .program(arguments.into_iter().chain([file.clone().into()]))
        .run();
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let text = std::fs::read_to_string(&file).expect("a snapshot");
    assert!(
        text.contains("source-endpoint")
            && !text.contains("planted")
            && !text.contains("wordpress-user"),
        "{text}"
    );
}

#[test]
fn lists_of_many_pages_are_read_to_their_end() {
    let emulator = Emulator::start();
    let account = emulator.account("nothing");
    migrate(&account, &STEPS, &json!({}));
    let _: Value = emulator.ask("POST", "paging", &json!({ "page_size": 1 }));
    all_passed(&check(&account)).expect("the second endpoint is on the second page");
}
