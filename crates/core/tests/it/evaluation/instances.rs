//! Instances, sites of any resource, and what failed resources say, on the complete account of `app-mig-service`.

use serde_json::{Value, json};
use workshop_check_core::report::{CheckReport, Report};
use workshop_check_core::verdict::Outcome;

use crate::evaluation::{accounts, grade};
use workshop_check_testing::repository;

fn report(edit: impl FnOnce(&mut Value)) -> Report {
    let mut account = accounts::recorded("app-mig-service/complete");
    edit(&mut account);
    grade::report(&repository::suite("app-mig-service"), &account, "en")
}

fn check<'r>(report: &'r Report, id: &str) -> &'r CheckReport {
    report.check(id).expect("the check is in the report")
}

fn says(report: &Report, id: &str, words: &str) -> bool {
    let check = check(report, id);
    let texts = [&check.actual, &check.hint];
    texts.into_iter().flatten().any(|text| text.contains(words))
}

/// The web server: the instance that runs.
fn server(account: &mut Value) -> &mut Value {
    let instances = account["ec2"]["Instances"]["known"]
        .as_array_mut()
        .expect("instances");
    let is_running = |instance: &&mut Value| instance["State"]["Name"] == "running";
    instances
        .iter_mut()
        .find(is_running)
        .expect("the web server")
}

fn items<'a>(account: &'a mut Value, call: &str) -> &'a mut Value {
    &mut account["calls"][call]["items"]["known"]
}

/// The rules of the database's group for MySQL.
fn database_rules(account: &mut Value) -> &mut Value {
    let groups = account["ec2"]["SecurityGroups"]["known"]
        .as_array_mut()
        .expect("groups");
    let group = groups
        .iter_mut()
        .find(|group| group["GroupName"] == "DB-SG");
    &mut group.expect("DB-SG")["IpPermissions"]
}

#[test]
fn the_recorded_account_is_complete() {
    assert_eq!(report(|_| {}).outcome, Outcome::Passed);
}

#[test]
fn a_server_without_a_host_name_has_no_site() {
    let report = report(|account| {
        server(account)
            .as_object_mut()
            .expect("an instance")
            .remove("PublicDnsName");
    });
    assert_eq!(check(&report, "site").outcome, Outcome::Failed);
    assert!(says(&report, "site", "no public address"), "{report:#?}");
}

#[test]
fn the_private_address_of_an_instance_stands_for_its_group() {
    let rule = |range: String| json!([{ "IpProtocol": "tcp", "FromPort": 3306, "ToPort": 3306, "IpRanges": [{ "CidrIp": range }] }]);
    let own = report(|account| {
        let address = server(account)["PrivateIpAddress"].clone();
        let address = address.as_str().expect("an address").to_owned();
        *database_rules(account) = rule(format!("{address}/32"));
    });
    let admitted = check(&own, "database-from-webserver");
    assert_eq!(admitted.outcome, Outcome::Passed);
    assert!(!admitted.advice.is_empty(), "an address may change");
    let another = report(|account| *database_rules(account) = rule("10.0.200.9/32".to_owned()));
    let refused = check(&another, "database-from-webserver");
    assert_eq!(refused.outcome, Outcome::Failed);
}

fn stalled(error: &str) -> Report {
    report(|account| {
        let server = &mut items(account, "source_servers")[0];
        server["lifeCycle"]["state"] = json!("NOT_READY");
        server["dataReplicationInfo"] = json!({
            "dataReplicationState": "STALLED",
            "dataReplicationError": { "error": error },
        });
    })
}

#[test]
fn what_a_resource_says_of_its_failure_is_shown_and_explained_if_it_is_known() {
    let known = stalled("AGENT_NOT_SEEN");
    assert!(says(
        &known,
        "replicating",
        "no longer hears from the agent"
    ));
    assert!(says(&known, "replicating", "Start the source web server"));
    let unknown = stalled("AN_ERROR_OF_TOMORROW");
    assert!(says(&unknown, "replicating", "AN_ERROR_OF_TOMORROW"));
    // The check's own fix stays.
    assert!(says(&unknown, "replicating", "migration dashboard"));
}

const RUNTIME: &str = "The runtime parameter of python3.8 is no longer supported for creating or updating AWS Lambda functions.";

/// The events of the stack, as CloudFormation lists them: the newest first.
fn failed_stack(account: &mut Value) {
    let stack = &mut items(account, "stacks")[0];
    stack["StackStatus"] = json!("ROLLBACK_COMPLETE");
    let id = stack["StackId"].clone();
    let event = |name: &str, status: &str, reason: &str| {
        json!({
            "EventId": name,
            "StackId": id,
            "LogicalResourceId": name,
            "ResourceStatus": status,
            "ResourceStatusReason": reason,
        })
    };
    *items(account, "stack_events") = json!([
        event(
            "stack",
            "ROLLBACK_IN_PROGRESS",
            "The following resource(s) failed to create: [A, B]."
        ),
        event("B", "CREATE_FAILED", "Resource creation cancelled"),
        event("A", "CREATE_FAILED", RUNTIME),
        event("C", "CREATE_COMPLETE", ""),
    ]);
}

#[test]
fn a_stack_that_failed_says_why() {
    let report = report(failed_stack);
    assert_eq!(check(&report, "stack").outcome, Outcome::Failed);
    assert!(
        says(
            &report,
            "stack",
            "a Lambda runtime that AWS no longer offers"
        ),
        "{report:#?}"
    );
    assert!(says(&report, "stack", "Set Runtime of both functions"));
}

#[test]
fn the_first_failure_that_nobody_knows_is_quoted() {
    let report = report(|account| {
        failed_stack(account);
        let events = items(account, "stack_events");
        events[1]["ResourceStatusReason"] = json!("It followed.");
        events[2]["ResourceStatusReason"] = json!("It came first.");
    });
    assert!(says(&report, "stack", "It came first."), "{report:#?}");
}

#[test]
fn a_stack_that_failed_is_a_failure_without_its_events_too() {
    let report = report(|account| {
        failed_stack(account);
        let call = json!({ "key": "stack_events", "service": "cloudformation", "operation": "DescribeStackEvents", "action": "cloudformation:DescribeStackEvents" });
        account["calls"]["stack_events"]["items"] =
            json!({ "unknown": { "denied": { "call": { "declared": call } } } });
    });
    assert_eq!(check(&report, "stack").outcome, Outcome::Failed);
    assert!(says(&report, "stack", "ROLLBACK_COMPLETE"));
}

#[test]
fn without_a_stack_of_that_name_the_vpc_shows_that_it_was_made() {
    let report = report(|account| *items(account, "stacks") = json!([]));
    let stack = check(&report, "stack");
    assert_eq!(stack.outcome, Outcome::Passed);
    let neither = {
        let mut account = accounts::recorded("app-mig-service/complete");
        *items(&mut account, "stacks") = json!([]);
        account["ec2"]["Vpcs"] = json!({ "known": [] });
        grade::report(&repository::suite("app-mig-service"), &account, "en")
    };
    assert_eq!(check(&neither, "stack").outcome, Outcome::Failed);
}

/// What a resource refers to is not missing if the resource could not be read.
#[test]
fn a_resource_that_only_references_recognise_is_unknown_if_they_could_not_be_read() {
    let report = report(|account| {
        let call = json!({ "key": "source_servers", "service": "mgn", "operation": "DescribeSourceServers", "action": "mgn:DescribeSourceServers" });
        account["calls"]["source_servers"]["items"] =
            json!({ "unknown": { "denied": { "call": { "declared": call } } } });
    });
    let unread = check(&report, "right-sizing");
    assert_eq!(unread.outcome, Outcome::Unknown);
    assert_eq!(unread.missing_actions, ["mgn:DescribeSourceServers"]);
}
