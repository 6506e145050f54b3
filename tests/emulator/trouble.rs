//! Failures of AWS: checks that could not be read are unknown with a reason, no check fails because of it, and every run ends.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use workshop_check::suites;
use workshop_check_core::verdict::Outcome;

use super::harness::{Account, Emulator, checks_that, each, require, same};

const SERVICES: [&str; 9] = [
    "application-autoscaling",
    "ec2",
    "ecs",
    "efs",
    "elbv2",
    "iam",
    "logs",
    "rds",
    "ssm",
];

struct Case<'e> {
    account: Account<'e>,
    fault: &'static str,
    /// What the reason says.
    message: &'static str,
    services: Vec<&'static str>,
}

#[test]
fn what_aws_does_not_tell_is_unknown() {
    let suite = suites::load("container-migration").expect("the suite is readable");
    let emulator = Emulator::start();
    let mut cases = Vec::new();
    let mut case = |fault, message, services: &[&'static str]| {
        cases.push(Case {
            account: emulator.variant("new-console"),
            fault,
            message,
            services: services.to_vec(),
        });
    };
    // Fifteen seconds per attempt: first, so that the others are done meanwhile.
    case("hang", "no answer to GetParameters in time", &["ssm"]);
    for (fault, message) in [
        ("throttle", "too many requests"),
        ("error500", "An internal error has occurred"),
        ("reset", "connection"),
        ("truncate", "does not parse whole"),
        ("deny", "you lack the permission"),
    ] {
        case(fault, message, &SERVICES);
        for service in SERVICES {
            case(fault, message, &[service]);
        }
    }
    arrange(&emulator, &cases);
    each(
        &cases,
        |case| format!("{} of {:?}", case.fault, case.services),
        |case| {
            let run = match case.fault {
                "hang" => case.account.check_within("--timeout=1m", &[]),
                _ => case.account.check(),
            };
            let report = run.report()?;
            let dependent: Vec<&str> = suite
                .checks()
                .map(|(_, check)| check)
                .filter(|check| {
                    let calls = suite.calls_of(check);
                    calls.iter().filter_map(|call| call.action()).any(|action| {
                        let service = action.split(':').next().unwrap_or_default();
                        case.services.contains(&emulator_name(service))
                    })
                })
                .map(|check| check.id.as_str())
                .collect();
            same("unknown", checks_that(&report, Outcome::Unknown), dependent)?;
            same("failed", checks_that(&report, Outcome::Failed), vec![])?;
            same("exit", run.status, Some(3))?;
            let checks = report.steps.iter().flat_map(|step| &step.checks);
            for check in checks.filter(|check| check.outcome == Outcome::Unknown) {
                let actual = check.actual.as_deref().unwrap_or_default();
                require(actual.contains(case.message), || {
                    format!("{}: {actual}", check.id)
                })?;
                let denied = case.fault == "deny";
                same(&check.id, check.missing_actions.is_empty(), !denied)?;
            }
            run.did_not_hang()
        },
    );
}

#[test]
fn credentials_that_expire_on_the_way_end_the_run() {
    let emulator = Emulator::start();
    let cases: Vec<Case<'_>> = SERVICES
        .into_iter()
        .map(|service| Case {
            account: emulator.variant("new-console"),
            fault: "expired",
            message: "the AWS credentials have expired",
            services: vec![service],
        })
        .collect();
    arrange(&emulator, &cases);
    each(
        &cases,
        |case| format!("{:?}", case.services),
        |case| {
            let run = case.account.check();
            run.unusable()?;
            require(run.stderr.contains(case.message), || run.stderr.clone())
        },
    );
}

#[test]
fn lists_in_pages_of_one_say_the_same() {
    let emulator = Emulator::start();
    let account = emulator.variant("new-console");
    let run = || {
        let before = account.calls().len();
        let run = account.check();
        assert_eq!(run.status, Some(0), "{run:?}");
        (without_times(&run.stdout), account.calls().len() - before)
    };
    let (whole, calls) = run();
    let _: Value = emulator.ask("POST", "paging", &json!({ "page_size": 1 }));
    let (paged, more_calls) = run();
    assert!(
        more_calls > calls + 30,
        "{more_calls} calls in pages, {calls} without"
    );
    assert_eq!(paged, whole);
}

/// The report's text without the two lines that differ from run to run.
pub fn without_times(report: &str) -> String {
    let timed = |line: &&str| line.contains("\"taken_at\":") || line.contains("\"duration_ms\":");
    let lines: BTreeSet<bool> = report.lines().map(|line| timed(&line)).collect();
    assert_eq!(lines.len(), 2, "the report has times: {report}");
    report
        .lines()
        .filter(|line| !timed(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// All faults at once, each for its own account: the emulator knows only one list of them.
fn arrange(emulator: &Emulator, cases: &[Case<'_>]) {
    let faults: Vec<Value> = cases
        .iter()
        .flat_map(|case| {
            case.services.iter().map(|service| {
                json!({
                    "fault": case.fault,
                    "service": service,
                    "account_id": case.account.facts.account_id,
                })
            })
        })
        .collect();
    let _: Value = emulator.ask("POST", "faults", &json!(faults));
}

fn emulator_name(iam_prefix: &str) -> &str {
    match iam_prefix {
        "elasticloadbalancing" => "elbv2",
        "elasticfilesystem" => "efs",
        other => other,
    }
}
