//! Calls and kinds that a suite declares: every assertion, the wiring, the scope and `--wait` treat them like the program's own.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use workshop_check_core::iam::least_privilege;
use workshop_check_core::report::{CheckReport, Report};
use workshop_check_core::snapshot::Call;
use workshop_check_core::suite::Suite;
use workshop_check_core::suite::reading::{Files, Text};
use workshop_check_core::verdict::Outcome;

use crate::evaluation::{accounts, grade, outcomes};
use workshop_check_testing::repository;

const SUITE: &str = "
calls:
  instances:
    service: dms
    operation: DescribeReplicationInstances
    target: AmazonDMSv20160101
    items: ReplicationInstances
    keep: [Arn, Name, Status, Vpc, Groups.Id, Message]
  tasks:
    service: dms
    operation: DescribeReplicationTasks
    target: AmazonDMSv20160101
    items: ReplicationTasks
    keep: [Arn, Name, Instance, Rules.Schema]
kinds:
  replication_instance:
    call: instances
    id: Arn
    name: Name
    vpc: Vpc
    gone: { field: Status, one_of: [deleting] }
    points_at: [{ kind: security_group, field: Groups.Id }]
  replication_task:
    call: tasks
    id: Arn
    name: Name
    points_at: [{ kind: replication_instance, field: Instance }]
resources:
  vpc: { kind: vpc, name: TargetVPC }
  group: { kind: security_group, example: RI-SG, in: vpc, wired_from: [instance] }
  instance: { kind: replication_instance, example: my-instance, in: vpc, wired_from: [task] }
  task: { kind: replication_task, example: my-task }
steps:
  - id: step
    page: page
    checks:
      - { id: vpc, points: 1, assert: { exists: { resource: vpc } } }
      - { id: group, points: 1, assert: { exists: { resource: group } } }
      - { id: instance, points: 1, assert: { exists: { resource: instance } } }
      - { id: carries, points: 1, assert: { carries_security_group: { carrier: { resource: instance }, group: group } } }
      - id: status
        points: 1
        assert: { property: { resource: instance, name: Status, one_of: [available], pending: [creating], explained_by: Message } }
      - { id: task, points: 1, assert: { exists: { resource: task } } }
      - { id: task-instance, points: 1, assert: { property: { resource: task, name: Instance, same_as: { resource: instance } } } }
      - { id: same-name, points: 1, assert: { property: { resource: task, name: Name, same_as: { resource: instance, property: Name }, otherwise: advise } } }
      - { id: schema, points: 1, assert: { property: { resource: task, name: Rules.Schema, one_of: [shop] } } }
      - id: said
        points: 1
        assert:
          expression:
            that: calls.tasks.all(t, t.Arn.startsWith('arn:'))
            shows: calls.tasks.map(t, t.Name)
            reads: [tasks]
            message: own
";

fn suite() -> Suite {
    repository::suite_of(SUITE)
}

fn calls(instances: Value, tasks: Value) -> Value {
    let answer = |operation: &str, items: Value| json!({ "service": "dms", "operation": operation, "items": items });
    json!({
        "instances": answer("DescribeReplicationInstances", instances),
        "tasks": answer("DescribeReplicationTasks", tasks),
    })
}

fn instance() -> Value {
    json!({ "Arn": "arn:aws:dms:us-west-2:1:rep:A", "Name": "my-instance", "Status": "available", "Vpc": "vpc-1", "Groups": [{ "Id": "sg-1" }, { "Id": "sg-9" }] })
}

fn task() -> Value {
    json!({ "Arn": "arn:aws:dms:us-west-2:1:task:T", "Name": "my-task", "Instance": "arn:aws:dms:us-west-2:1:rep:A", "Rules": [{}, { "Schema": "shop" }] })
}

/// The report of an account with these instances and tasks.
fn report(instances: &[Value], tasks: &[Value]) -> Report {
    graded(calls(
        json!({ "known": instances }),
        json!({ "known": tasks }),
    ))
}

fn graded(calls: Value) -> Report {
    grade::report(&suite(), &account(calls), "en")
}

fn account(calls: Value) -> Value {
    let mut account = accounts::recorded("empty");
    let tags = json!([{ "Key": "Name", "Value": "TargetVPC" }]);
    account["ec2"]["Vpcs"] = json!({ "known": [{ "VpcId": "vpc-1", "Tags": tags }] });
    let groups = [("sg-1", "RI-SG"), ("sg-9", "default")];
    let groups =
        groups.map(|(id, name)| json!({ "GroupId": id, "GroupName": name, "VpcId": "vpc-1" }));
    account["ec2"]["SecurityGroups"] = json!({ "known": groups });
    account["calls"] = calls;
    account
}

fn check<'r>(report: &'r Report, id: &str) -> &'r CheckReport {
    report.check(id).expect("the check is in the report")
}

fn actual<'r>(report: &'r Report, id: &str) -> &'r str {
    check(report, id).actual.as_deref().unwrap_or_default()
}

#[test]
fn an_account_that_is_done_passes() {
    let report = report(&[instance()], &[task()]);
    let all = outcomes(&report);
    assert!(
        all.values().all(|outcome| *outcome == Outcome::Passed),
        "{all:?}"
    );
    assert_eq!(
        check(&report, "carries").advice.len(),
        1,
        "the other group is advice"
    );
    assert_eq!(check(&report, "same-name").advice.len(), 1);
}

/// The defect: a field that is misspelt under `keep` is missing in every account, and each attendee failed.
#[test]
fn a_field_that_no_result_has_fails_nobody() {
    for (of_instance, field, of_check) in [
        (true, "Status", "status"),
        (true, "Groups", "carries"),
        (true, "Name", "instance"),
        (true, "Arn", "instance"),
        (true, "Vpc", "instance"),
        (false, "Name", "task"),
        (false, "Arn", "task"),
        (false, "Instance", "task-instance"),
        (false, "Rules", "schema"),
    ] {
        let (mut instance, mut task) = (instance(), task());
        let item = if of_instance {
            &mut instance
        } else {
            &mut task
        };
        let members = item.as_object_mut().expect("an object");
        members.remove(field).expect("the field is there");
        let report = report(&[instance], &[task]);
        let all = outcomes(&report);
        assert!(
            all.values().all(|outcome| *outcome != Outcome::Failed),
            "{field}: {all:?}"
        );
        assert_eq!(
            check(&report, of_check).outcome,
            Outcome::Unknown,
            "{field}"
        );
        let actual = actual(&report, of_check);
        assert!(actual.contains(&format!("“{field}")), "{field}: {actual}");
        let hint = check(&report, of_check).hint.as_deref();
        assert!(
            hint.is_some_and(|hint| hint.contains("misspelt")),
            "{hint:?}"
        );
    }
}

/// One result with the field shows that it is spelt right, and so does a suite that says that it may be missing.
#[test]
fn a_field_that_a_result_may_lack_is_missing_where_it_is() {
    let mut broken = instance();
    broken.as_object_mut().expect("an object").remove("Status");
    let mut other = instance();
    other["Arn"] = json!("arn:aws:dms:us-west-2:1:rep:B");
    other["Name"] = json!("another-instance");
    let beside_another = report(&[broken.clone(), other], &[task()]);
    assert_eq!(check(&beside_another, "status").outcome, Outcome::Failed);
    let suite = SUITE.replacen(
        "keep: [Arn, Name, Status,",
        "may_lack: [Status]\n    keep: [Arn, Name, Status,",
        1,
    );
    let account = account(calls(
        json!({ "known": [broken] }),
        json!({ "known": [task()] }),
    ));
    let told = grade::report(&repository::suite_of(&suite), &account, "en");
    assert_eq!(check(&told, "status").outcome, Outcome::Failed);
}

#[test]
fn what_is_wrong_fails_with_what_aws_reports() {
    let mut broken = instance();
    broken["Status"] = json!("failed");
    broken["Message"] = json!("no capacity in us-west-2a");
    broken["Groups"] = json!([{ "Id": "sg-9" }]);
    let mut other = task();
    other["Instance"] = json!("arn:aws:dms:us-west-2:1:rep:B");
    other["Rules"] = json!([{ "Schema": "wordpress" }]);
    let report = report(&[broken], &[other]);
    for id in ["carries", "status", "task-instance", "schema"] {
        assert_eq!(check(&report, id).outcome, Outcome::Failed, "{id}");
    }
    let status = actual(&report, "status");
    assert!(
        status.contains("failed") && status.contains("no capacity in us-west-2a"),
        "{status}"
    );
    let expected = check(&report, "task-instance")
        .expected
        .as_deref()
        .unwrap_or_default();
    assert!(expected.contains("my-instance"), "{expected}");
}

#[test]
fn a_state_that_changes_by_itself_is_pending() {
    let mut new = instance();
    new["Status"] = json!("creating");
    assert_eq!(
        check(&report(&[new], &[task()]), "status").outcome,
        Outcome::Pending
    );
}

/// An instance of any name is found by the task that refers to it, and one that is being deleted does not exist.
#[test]
fn a_resource_is_found_by_what_refers_to_it_and_a_deleted_one_is_not() {
    let mut renamed = instance();
    renamed["Name"] = json!("mine");
    let mut idle = instance();
    idle["Arn"] = json!("arn:aws:dms:us-west-2:1:rep:B");
    idle["Name"] = json!("other");
    let found = report(&[idle, renamed], &[task()]);
    assert_eq!(check(&found, "instance").outcome, Outcome::Passed);
    let saw = actual(&found, "instance");
    assert!(saw.contains("mine"), "{saw}");
    let mut gone = instance();
    gone["Status"] = json!("deleting");
    let missing = report(&[gone], &[task()]);
    assert_eq!(check(&missing, "instance").outcome, Outcome::Failed);
}

#[test]
fn a_resource_in_another_vpc_fails() {
    let mut elsewhere = instance();
    elsewhere["Vpc"] = json!("vpc-2");
    assert_eq!(
        check(&report(&[elsewhere], &[task()]), "instance").outcome,
        Outcome::Failed
    );
}

#[test]
fn what_could_not_be_read_is_unknown_with_its_action() {
    let identity = json!({ "key": "tasks", "service": "dms", "operation": "DescribeReplicationTasks", "action": "dms:DescribeReplicationTasks" });
    let denied = json!({ "unknown": { "denied": { "call": { "declared": identity } } } });
    let report = graded(calls(json!({ "known": [instance()] }), denied));
    for id in ["task", "task-instance", "schema", "said"] {
        let check = check(&report, id);
        assert_eq!(check.outcome, Outcome::Unknown, "{id}");
        assert_eq!(
            check.missing_actions,
            ["dms:DescribeReplicationTasks"],
            "{id}"
        );
    }
    assert!(
        outcomes(&report)
            .values()
            .all(|outcome| *outcome != Outcome::Failed)
    );
}

/// An older snapshot, or one that was taken for another suite.
#[test]
fn a_snapshot_without_the_call_leaves_its_checks_unknown() {
    let other = json!({ "tasks": { "service": "batch", "operation": "ListJobs", "items": { "known": [] } } });
    for calls in [json!({}), other] {
        let report = graded(calls);
        for id in ["instance", "task", "said"] {
            assert_eq!(check(&report, id).outcome, Outcome::Unknown, "{id}");
        }
    }
}

#[test]
fn the_scope_and_the_policy_follow_from_the_checks() {
    let suite = suite();
    let actions = |id: &str| -> BTreeSet<String> {
        let (_, check) = suite.check(id).expect("the check");
        let scope = suite.scope([check]);
        let policy = least_privilege::document(&scope);
        let actions = policy["Statement"][0]["Action"]
            .as_array()
            .expect("actions")
            .iter();
        actions
            .filter_map(|action| action.as_str().map(str::to_owned))
            .collect()
    };
    let dms = |actions: BTreeSet<String>| -> Vec<String> {
        actions
            .into_iter()
            .filter(|action| action.starts_with("dms:"))
            .collect()
    };
    assert_eq!(dms(actions("said")), ["dms:DescribeReplicationTasks"]);
    // The instance is found by the task.
    assert_eq!(
        dms(actions("instance")),
        [
            "dms:DescribeReplicationInstances",
            "dms:DescribeReplicationTasks"
        ]
    );
    assert_eq!(dms(actions("vpc")), Vec::<String>::new());
}

/// The first lines of a suite.
const HEAD: &str = "schema: workshop-check/suite/1\nid: test\npages: { base: https://example.org, path: '/{lang}/{page}', languages: [en] }\n";

/// The problems of a suite, as code, place and text.
/// A suite without a VPC, about a service that names its resources by their ARNs only.
const TOPICS: &str = "
calls:
  topics:
    service: sns
    protocol: query
    version: \"2010-03-31\"
    operation: ListTopics
    items: Topics
    keep: [TopicArn, Of]
kinds:
  topic: { call: topics, id: TopicArn }
resources:
  topic: { kind: topic, example: orders, signs: [{ property: Of, any_of: [shop] }], signs_decide: true }
steps:
  - id: step
    page: page
    checks:
      - { id: topic, points: 1, assert: { exists: { resource: topic } } }
";

/// The defects: a topic could not be named, because its name was its ARN; and in a suite without a VPC, signs said nothing.
#[test]
fn a_resource_without_a_name_and_a_vpc_is_known_by_its_arn_and_its_signs() {
    let suite = repository::suite_of(TOPICS);
    let found = |topics: &[(&str, &str)]| {
        let topics = topics.iter().map(|(name, of)| json!({ "TopicArn": format!("arn:aws:sns:us-west-2:210000000001:{name}"), "Of": of }));
        let topics: Vec<Value> = topics.collect();
        let mut account = accounts::recorded("empty");
        account["calls"] = json!({ "topics": { "service": "sns", "operation": "ListTopics", "items": { "known": topics } } });
        let report = grade::report(&suite, &account, "en");
        let check = check(&report, "topic");
        (check.outcome, check.resources.clone())
    };
    let arn = |name: &str| vec![format!("arn:aws:sns:us-west-2:210000000001:{name}")];
    assert_eq!(
        found(&[("orders", "shop")]),
        (Outcome::Passed, arn("orders"))
    );
    // The name of the page counts for more than a sign, and a sign is enough.
    assert_eq!(
        found(&[("alerts", "shop"), ("orders", "-")]),
        (Outcome::Passed, arn("orders"))
    );
    assert_eq!(
        found(&[("mine", "shop"), ("alerts", "ops")]),
        (Outcome::Passed, arn("mine"))
    );
    assert_eq!(found(&[("alerts", "ops")]).0, Outcome::Failed);
}

/// The defect: with other groups, such a check was unknown in an account that was read for it, because nothing else of the suite
/// read the subnets of the carrier, by which the rules of its groups are judged. The policy did not allow it, either.
#[test]
fn a_check_of_groups_reads_the_subnets_of_the_carrier() {
    let text = SUITE.replacen("    vpc: Vpc\n", "    subnets: Subnets\n", 1);
    let text = text.replacen(
        "keep: [Arn, Name, Status, Vpc,",
        "keep: [Arn, Name, Status, Subnets,",
        1,
    );
    let suite = repository::suite_of(&text);
    for (id, wanted) in [("carries", true), ("instance", true), ("vpc", false)] {
        let (_, check) = suite.check(id).expect("the check");
        let scope = suite.scope([check]);
        assert_eq!(scope.calls.contains(&Call::DescribeSubnets), wanted, "{id}");
        let policy = least_privilege::document(&scope).to_string();
        assert_eq!(policy.contains("ec2:DescribeSubnets"), wanted, "{id}");
        assert_eq!(
            suite.reads_of(check).contains(&Call::DescribeSubnets),
            id == "carries",
            "{id}"
        );
    }
}

fn problems(text: &str) -> Vec<(String, usize, String)> {
    let text = Text {
        place: "suite.yaml".into(),
        text: format!("{HEAD}{text}"),
    };
    let files = Files::from_texts([("suite.yaml".to_owned(), text)]).expect("a suite");
    let reading = files.read(&[]).expect("no assignments");
    let problems = reading.problems.into_iter();
    problems
        .map(|problem| {
            (
                problem.code.as_str().to_owned(),
                problem.at.line,
                problem.text,
            )
        })
        .collect()
}

/// Each mistake is reported once, at its place: the declaration is written in one place and used in many.
#[test]
fn a_mistake_in_a_declaration_is_reported_once() {
    // The places of the problems, and the line on which the edited text has the mistake.
    let edited = |from: &str, to: &str, mistake: &str| {
        assert!(SUITE.contains(from), "{from}");
        let text = SUITE.replacen(from, to, 1);
        let before = text.find(to).expect("the edit") + to.find(mistake).expect("the mistake");
        let line = HEAD.lines().count() + text[..before].matches('\n').count() + 1;
        let found = problems(&text);
        let found: Vec<_> = found
            .into_iter()
            .map(|(code, line, _)| (code, line))
            .collect();
        (found, line)
    };
    assert_eq!(problems(SUITE), vec![]);
    for (from, to, mistake, code) in [
        (
            "operation: DescribeReplicationTasks",
            "operation: DeleteReplicationTask",
            "Delete",
            "refused-call",
        ),
        (
            "keep: [Arn, Name, Instance, Rules.Schema]",
            "keep: [Arn, Name, Instance, Rules.Schema, Password]",
            "keep",
            "refused-call",
        ),
        (
            "    service: dms\n    operation: DescribeReplicationTasks",
            "    servise: dms\n    operation: DescribeReplicationTasks",
            "servise",
            "unknown-key",
        ),
        // The defect: it was reported once for each resource of the kind, and for each kind that points at it.
        (
            "    points_at: [{ kind: security_group",
            "    point_at: [{ kind: security_group",
            "point_at",
            "unknown-key",
        ),
        (
            "reads: [tasks]",
            "reads: [taskss]",
            "taskss",
            "unknown-kind",
        ),
        (
            "target: AmazonDMSv20160101",
            "target: AmazonDMSv20160101.DeleteReplicationTask",
            "target",
            "refused-call",
        ),
    ] {
        let (found, line) = edited(from, to, mistake);
        assert_eq!(found, vec![(code.to_owned(), line)], "{to}");
    }
}

/// The defect: what is dropped from a kept object was asked for, and would have been missing in every account.
#[test]
fn nothing_is_asserted_of_what_no_snapshot_has() {
    let text = SUITE.replacen("Rules.Schema]", "Rules]", 1);
    assert_eq!(problems(&text), vec![]);
    for field in ["Rules.DBPass", "Rules.environment.value"] {
        let text = text.replacen("name: Rules.Schema", &format!("name: {field}"), 1);
        let codes: Vec<String> = problems(&text).into_iter().map(|(code, ..)| code).collect();
        assert_eq!(codes, ["unknown-field"], "{field}");
    }
}

/// What is left over of a declared kind fails `absent`; what is being deleted is pending, and what could not be read unknown.
#[test]
fn a_declared_kind_can_be_left_over() {
    let (before, _) = SUITE.split_once("steps:\n").expect("the steps");
    let steps = "
steps:
  - id: step
    page: page
    checks:
      - { id: gone, points: 1, assert: { absent: { kind: replication_instance, vpcs: [TargetVPC] } } }
";
    let suite = repository::suite_of(&format!("{before}{steps}"));
    let outcome = |instances: Value| {
        let account = account(calls(instances, json!({ "known": [] })));
        let report = grade::report(&suite, &account, "en");
        check(&report, "gone").outcome
    };
    let mut going = instance();
    going["Status"] = json!("deleting");
    let mut elsewhere = instance();
    elsewhere["Vpc"] = json!("vpc-2");
    assert_eq!(outcome(json!({ "known": [instance()] })), Outcome::Failed);
    assert_eq!(outcome(json!({ "known": [going] })), Outcome::Pending);
    assert_eq!(outcome(json!({ "known": [elsewhere] })), Outcome::Passed);
    assert_eq!(outcome(json!({ "known": [] })), Outcome::Passed);
    let throttled = json!({ "throttled": { "call": "DescribeVpcs" } });
    assert_eq!(outcome(json!({ "unknown": throttled })), Outcome::Unknown);
}

/// The stack of an account without TargetVPC, with an event of what failed.
fn without_the_vpc(stack: &str) -> Value {
    let mut account = accounts::recorded("empty");
    let answer = |operation: &str, items: Value| json!({ "service": "cloudformation", "operation": operation, "items": { "known": items } });
    let id = "arn:aws:cloudformation:us-west-2:1:stack/ApplicationMigrationWorkshop/1";
    let event = |id: &str, status: &str, reason: &str| {
        json!({ "EventId": id, "StackId": "arn:aws:cloudformation:us-west-2:1:stack/ApplicationMigrationWorkshop/1",
            "LogicalResourceId": id, "ResourceStatus": status, "ResourceStatusReason": reason })
    };
    account["calls"]["stacks_of_vpc"] = answer(
        "ListStacks",
        json!([{ "StackId": id, "StackName": "ApplicationMigrationWorkshop", "StackStatus": stack }]),
    );
    account["calls"]["stack_events_of_vpc"] = answer(
        "DescribeStackEvents",
        // The newest first, as AWS lists them.
        json!([
            event(
                "c",
                "ROLLBACK_IN_PROGRESS",
                "The following resource(s) failed to create"
            ),
            event("b", "CREATE_FAILED", "Resource creation cancelled"),
            event(
                "a",
                "CREATE_FAILED",
                "The runtime parameter of python3.7 is no longer supported"
            ),
        ]),
    );
    account
}

/// The stack explains why the VPC is missing, and changes nothing else: neither an outcome nor the root cause nor the policy.
#[test]
fn a_missing_vpc_is_explained_by_what_makes_it() {
    let found = |account: &Value| {
        let report = grade::report(&accounts::suite(), account, "en");
        let causes: Vec<String> = report
            .root_causes
            .iter()
            .map(|cause| cause.check.to_string())
            .collect();
        let check = report.check("target-vpc").expect("the check").clone();
        (
            check.actual.unwrap_or_default(),
            outcomes_of(&report),
            causes,
        )
    };
    let mut bare = accounts::recorded("empty");
    bare["calls"] = json!({});
    let (said, wanted, causes) = found(&bare);
    assert_eq!(said, "no VPC named TargetVPC");
    let failed = found(&without_the_vpc("ROLLBACK_COMPLETE"));
    assert_eq!(
        failed,
        (
            "no VPC named TargetVPC; ApplicationMigrationWorkshop is ROLLBACK_COMPLETE: “The runtime parameter of python3.7 is no \
             longer supported”"
                .to_owned(),
            wanted.clone(),
            causes.clone()
        )
    );
    // Deleted, denied or being created: nothing, or its state.
    assert_eq!(
        found(&without_the_vpc("DELETE_COMPLETE")),
        (said.clone(), wanted.clone(), causes.clone())
    );
    let mut denied = without_the_vpc("ROLLBACK_COMPLETE");
    for (key, operation) in [
        ("stacks_of_vpc", "ListStacks"),
        ("stack_events_of_vpc", "DescribeStackEvents"),
    ] {
        denied["calls"][key]["items"] = json!({ "unknown": { "denied": { "call": { "declared": {
            "key": key, "service": "cloudformation", "operation": operation, "action": format!("cloudformation:{operation}") } } } } });
    }
    assert_eq!(found(&denied), (said, wanted, causes));
    let mut begun = without_the_vpc("CREATE_IN_PROGRESS");
    begun["calls"]["stack_events_of_vpc"]["items"] = json!({ "known": [] });
    assert_eq!(
        found(&begun).0,
        "no VPC named TargetVPC; ApplicationMigrationWorkshop is CREATE_IN_PROGRESS"
    );
    let suite = accounts::suite();
    let scope = suite.scope(suite.checks().map(|(_, check)| check));
    assert!(
        scope
            .calls
            .iter()
            .any(|call| call.action() == Some("cloudformation:DescribeStackEvents"))
    );
    let policy = least_privilege::document(&scope).to_string();
    assert!(!policy.contains("cloudformation"), "{policy}");
}

fn outcomes_of(report: &Report) -> Vec<(String, Outcome)> {
    let all = outcomes(report).into_iter();
    all.map(|(id, outcome)| (id.to_owned(), outcome)).collect()
}
