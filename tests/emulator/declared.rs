//! Calls that a suite declares: the query protocol, `--wait` and `grade` with them.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};
use workshop_check_core::verdict::Outcome;

use super::classroom::{Classroom, entry};
use super::database_migration::MODULE;
use super::harness::{Emulator, checks_that};
use super::waiting::scan_is_over;

/// A suite on Amazon EC2 Auto Scaling, which speaks forms and XML. The emulator's answers are moto's own.
const AUTO_SCALING: &str = "\
schema: workshop-check/suite/1
id: auto-scaling
pages: { base: https://example.org, path: '/{page}', languages: [en] }
calls:
  launch_configurations:
    service: autoscaling
    operation: DescribeLaunchConfigurations
    protocol: query
    version: '2011-01-01'
    items: LaunchConfigurations
    page: { send: NextToken }
    keep: [LaunchConfigurationName, InstanceType]
kinds:
  launch_configuration:
    call: launch_configurations
    id: LaunchConfigurationName
resources:
  configuration: { kind: launch_configuration, example: my-servers }
steps:
  - id: step
    page: page
    checks:
      - { id: configuration, points: 1, assert: { exists: { resource: configuration } } }
      - { id: instance-type, points: 1, assert: { property: { resource: configuration, name: InstanceType, one_of: [t3.micro] } } }
";

#[test]
fn a_service_that_speaks_forms_and_xml_needs_no_rust() {
    let account = Emulator::shared().account("nothing");
    let folder = tempfile::tempdir().expect("a folder");
    let suite = folder.path().join("suite.yaml");
    fs::write(&suite, AUTO_SCALING).expect("a suite");
    let suite = suite.to_str().expect("UTF-8");
    let check = || account.check_with(&["--suite", suite]);
    let before = check().expect_report();
    assert_eq!(checks_that(&before, Outcome::Failed), ["configuration"]);
    account.call(
        "autoscaling",
        "create_launch_configuration",
        json!({ "LaunchConfigurationName": "my-servers", "InstanceType": "t3.micro", "ImageId": "ami-12c6146b" }),
    );
    let run = check();
    assert_eq!(run.status, Some(0), "{run:?}");
    let report = run.expect_report();
    assert_eq!(report.score.points, 2);
    let policy = account.program(["policy", "--suite", suite]).run();
    let policy: Value = serde_json::from_str(&policy.stdout).expect("a policy");
    account.allow_only(&policy);
    let with_policy = check().expect_report();
    assert_eq!(
        checks_that(&with_policy, Outcome::Unknown),
        Vec::<&str>::new()
    );
    account.allow_only(&json!({
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "sts:GetCallerIdentity", "Resource": "*" }],
    }));
    let denied = check().expect_report();
    let unknown = denied.check("configuration").expect("the check");
    assert_eq!(unknown.outcome, Outcome::Unknown);
    assert_eq!(
        unknown.missing_actions,
        ["autoscaling:DescribeLaunchConfigurations"]
    );
}

/// What AWS could not answer is asked again, and nothing else.
#[test]
fn waiting_repeats_only_the_declared_calls_that_could_not_be_made() {
    let emulator = Emulator::start();
    let account = emulator.account("nothing");
    MODULE.do_pages(&account, MODULE.steps, &json!({}));
    let fault =
        json!([{ "fault": "throttle", "service": "dms", "action": "DescribeReplicationTasks" }]);
    let _: Value = emulator.ask("POST", "faults", &fault);
    let before = account.calls().len();
    let wait = ["--report", "json", "--suite", MODULE.suite, "--wait", "10m"];
    let running = account.start_check(&wait);
    let first = scan_is_over(&account, before);
    let _: Value = emulator.ask("POST", "faults", &json!([]));
    let run = running.ended();
    assert_eq!(run.status, Some(0), "{run:?}");
    let again: BTreeSet<String> = account.calls()[first..]
        .iter()
        .map(|call| call.action.clone())
        .collect();
    assert!(again.contains("DescribeReplicationTasks"), "{again:?}");
    for call in ["DescribeSubnets", "DescribeRouteTables"] {
        assert!(!again.contains(call), "{call} in {again:?}");
    }
}

#[test]
fn a_class_is_graded_by_declared_calls_and_a_journey_has_a_column_for_each_module() {
    let emulator = Emulator::shared();
    let mut class = Classroom::new(emulator);
    let done = MODULE.done(&json!({}));
    let wrong = MODULE.done(&json!({ "setup-network": { "sources": [] } }));
    class.add("Ann", &done);
    class.add("Bob", &wrong);
    let (book, run) = class.grade(&["--suite", MODULE.suite]);
    assert_eq!(run.status, Some(1), "{run:?}");
    let report = |name: &str| entry(&book, name).report.clone().expect("a report");
    assert_eq!(report("Ann").outcome, Outcome::Passed);
    let bob = report("Bob");
    let causes: Vec<&str> = bob
        .root_causes
        .iter()
        .map(|cause| cause.check.as_str())
        .collect();
    assert_eq!(causes, ["database-from-replication"]);

    // The roster says that Bob takes the other way.
    class.lines[0].push_str(",server");
    class.lines[1].push(',');
    class.lines[2].push_str(",app-mig-service");
    let (book, run) = class.grade(&["--suite", "application-migration"]);
    assert_eq!(run.status, Some(1), "{run:?}");
    let ways = |name: &str| -> Vec<String> {
        let report = entry(&book, name).report.clone().expect("a report");
        let graded = report.modules.iter().filter(|module| module.graded);
        graded.map(|module| module.id.clone()).collect()
    };
    for (name, way) in [("Ann", "container-migration"), ("Bob", "app-mig-service")] {
        assert_eq!(ways(name), ["database-migration", way, "optimization"]);
    }
    let columns = |name: &str| -> Vec<String> {
        let report = entry(&book, name).report.clone().expect("a report");
        report
            .columns()
            .iter()
            .map(|column| column.id.to_string())
            .collect()
    };
    assert_eq!(
        columns("Ann"),
        ["database-migration", "server", "optimization"]
    );
    assert_eq!(columns("Bob"), columns("Ann"));
}
