//! The suite `database-migration`, whose calls to AWS DMS are data: each page turns exactly its own step green, a mistake has
//! one root cause, and what could not be read is unknown.

use serde_json::{Value, json};

use super::fixes::AwsCli;
use super::harness::{Emulator, all_passed, each};
use super::modules::{Mistake, Module};

/// The module.
pub const MODULE: Module = Module {
    suite: "database-migration",
    steps: &[
        "prerequisites",
        "setup-network",
        "create-target-db",
        "create-replication-instance",
        "create-endpoints",
        "create-task",
    ],
};

#[test]
fn each_page_turns_exactly_its_step_green() {
    MODULE.each_page_turns_exactly_its_step_green();
}

/// A mistake on the page of the replication instance, which therefore does not reach the source.
fn unreached(about: &'static str, instance: &Value, cause: &'static str) -> Mistake {
    let message =
        "Test Endpoint failed: NativeError: 2003 Message: Can't connect to MySQL server (110)";
    let choices = json!({
        "create-replication-instance": instance,
        "create-endpoints": { "failing": [["source", message]] },
    });
    Mistake::of(about, choices, cause)
}

/// Accounts that differ from the pages and are right: they pass, some with advice.
#[test]
fn what_works_in_another_way_passes() {
    let private = ["TargetVPC-private-a-web", "TargetVPC-private-b-web"];
    let accounts = [
        json!({ "create-replication-instance": { "subnets": private, "public": false } }),
        json!({ "create-endpoints": { "earlier_too": true } }),
        // The data came, so that the source listens on that port.
        json!({ "create-endpoints": { "source": { "Port": 3307 } } }),
        json!({ "create-task": { "schema": "wordpress%" } }),
        json!({ "create-task": { "rules": [["include", "%", "%"], ["exclude", "mysql", "%"]] } }),
        json!({
            "setup-network": { "port": 3307 },
            "create-target-db": { "port": 3307 },
            "create-endpoints": { "target": { "Port": 3307 } },
        }),
    ];
    each(&accounts, Value::to_string, |choices| {
        all_passed(&MODULE.check(&MODULE.done(choices)))
    });
}

fn mistakes() -> Vec<Mistake> {
    let (network, instance) = ("setup-network", "create-replication-instance");
    let (endpoints, task) = ("create-endpoints", "create-task");
    vec![
        Mistake::on(
            "no rule",
            network,
            json!({ "sources": [] }),
            "database-from-replication",
        ),
        Mistake::on(
            "a rule for one address",
            network,
            json!({ "sources": ["203.0.113.7/32"] }),
            "database-from-replication",
        ),
        Mistake::on(
            "a rule for other addresses",
            network,
            json!({ "sources": ["10.99.0.0/16"] }),
            "database-from-replication",
        ),
        unreached(
            "private subnets",
            &json!({ "subnets": ["TargetVPC-private-a-web", "TargetVPC-private-b-web"] }),
            "subnet-group-public",
        ),
        unreached(
            "one private subnet",
            &json!({ "subnets": ["TargetVPC-public-a", "TargetVPC-private-b-db"] }),
            "subnet-group-public",
        ),
        unreached(
            "not publicly accessible",
            &json!({ "public": false }),
            "replication-instance-public",
        ),
        Mistake::on(
            "the database's group",
            instance,
            json!({ "groups": ["DB-SG"] }),
            "replication-instance-group",
        ),
        Mistake::on(
            "the default group",
            instance,
            json!({ "groups": ["TargetVPC-default"] }),
            "replication-instance-group",
        ),
        Mistake::on(
            "the source's engine",
            endpoints,
            json!({ "source": { "EngineName": "postgres" } }),
            "source-endpoint-engine",
        ),
        Mistake::on(
            "the source is the target",
            endpoints,
            json!({ "source": { "EndpointType": "target" } }),
            "source-endpoint-type",
        ),
        Mistake::on(
            "the source is the target's server",
            endpoints,
            json!({ "source_is_target": true }),
            "source-endpoint-server",
        ),
        Mistake::on(
            "the source was tested by an earlier instance only",
            endpoints,
            json!({ "earlier": ["source"] }),
            "source-connection",
        ),
        Mistake::on(
            "the target was tested by an earlier instance only",
            endpoints,
            json!({ "earlier": ["target"] }),
            "target-connection",
        ),
        Mistake::on(
            "the target is another server",
            endpoints,
            json!({ "target": { "ServerName": "db.example.com" } }),
            "target-endpoint-server",
        ),
        Mistake::on(
            "the source refuses the password",
            endpoints,
            json!({ "failing": [["source", "Test Endpoint failed: Access denied for user 'wordpress-user'"]] }),
            "source-connection-successful",
        ),
        Mistake::on(
            "the target refuses the password",
            endpoints,
            json!({ "failing": [["target", "Test Endpoint failed: Access denied for user 'admin'"]] }),
            "target-connection-successful",
        ),
        Mistake::on(
            "full load alone",
            task,
            json!({ "kind": "full-load" }),
            "task-type",
        ),
        Mistake::on("changes alone", task, json!({ "kind": "cdc" }), "task-type"),
        Mistake::on(
            "another schema",
            task,
            json!({ "schema": "wordpress" }),
            "task-schema",
        ),
        Mistake::on(
            "a schema with another spelling",
            task,
            json!({ "schema": "WordPress-DB" }),
            "task-schema",
        ),
        Mistake::on(
            "an excluded schema",
            task,
            json!({ "rules": [["include", "%", "%"], ["exclude", "word%", "%"]] }),
            "task-schema",
        ),
        Mistake::on(
            "one table",
            task,
            json!({ "rules": [["include", "wordpress-db", "wp_posts"]] }),
            "task-schema",
        ),
        Mistake::on(
            "an excluded table",
            task,
            json!({ "rules": [["include", "wordpress-db", "%"], ["exclude", "wordpress-db", "wp_options"]] }),
            "task-schema",
        ),
        Mistake::on(
            "two other schemas",
            task,
            json!({ "rules": [["include", "shop", "%"], ["include", "wordpress", "%"]] }),
            "task-schema",
        ),
        Mistake::on(
            "a renamed schema",
            task,
            json!({ "renames": [
                { "rule-target": "table", "rule-action": "rename", "value": "old", "object-locator": { "schema-name": "%", "table-name": "backup" } },
                { "rule-target": "schema", "rule-action": "rename", "value": "shop", "object-locator": { "schema-name": "%" } },
            ] }),
            "task-names",
        ),
        Mistake::on(
            "tables with another prefix",
            task,
            json!({ "renames": [{
                "rule-target": "table", "rule-action": "replace-prefix", "value": "shop_", "old-value": "wp_",
                "object-locator": { "schema-name": "%", "table-name": "%" },
            }] }),
            "task-names",
        ),
        Mistake::on(
            "not started",
            task,
            json!({ "start": false }),
            "task-running",
        ),
        Mistake::on(
            "source and target swapped",
            task,
            json!({ "swapped": true }),
            "task-source",
        ),
        Mistake::on("stopped", task, json!({ "stopped": true }), "task-running"),
    ]
}

#[test]
fn each_mistake_has_its_root_cause() {
    let mistakes = mistakes();
    assert!(mistakes.len() >= 20);
    MODULE.each_mistake_has_its_root_cause(&mistakes);
}

/// The commands of the fixes, run by the AWS CLI one after the other: each account with one mistake turns green.
#[test]
fn our_commands_turn_each_mistake_green() {
    MODULE.our_commands_turn_each_mistake_green(&mistakes());
}

/// The commands do all pages from the replication instance on.
#[test]
fn our_commands_do_the_pages_that_are_left() {
    let aws = AwsCli::start();
    each(
        &[3, 4, 5],
        |done| format!("{done} pages done"),
        |done| {
            let account = Emulator::shared().account("nothing");
            MODULE.do_pages(&account, &MODULE.steps[..*done], &json!({}));
            MODULE.heal(&account, &aws)
        },
    );
}

/// What DMS reports of an endpoint, and the page with the fix.
const REPORTED: [(&str, &str, &str); 5] = [
    (
        "Test Endpoint failed: Application-Status: 1020912, Application-Message: Failed to connect Network error has occurred, Application-Detailed-Message: RetCode: SQL_ERROR SqlState: HY000 NativeError: 1045 Message: [unixODBC][MySQL][ODBC 8.0(w) Driver]Access denied for user 'admin'@'10.0.0.7' (using password: YES)",
        "refuses the user or the password",
        "create-source-and-target-endpoints",
    ),
    (
        "Test Endpoint failed: NativeError: 2005 Message: [unixODBC][MySQL][ODBC 8.0(w) Driver]Unknown MySQL server host 'database-1.example'",
        "does not exist",
        "create-source-and-target-endpoints",
    ),
    (
        "Test Endpoint failed: NativeError: 1130 Message: Host '10.0.0.7' is not allowed to connect to this MySQL server",
        "does not admit the user from this address",
        "configure_source_database",
    ),
    (
        "Test Endpoint failed: NativeError: 1227 Message: Access denied; you need (at least one of) the SUPER, REPLICATION CLIENT privilege(s)",
        "may not read the changes",
        "configure_source_database",
    ),
    (
        "Test Endpoint failed: NativeError: 2003 Message: [unixODBC][MySQL]Can't connect to MySQL server on 'db' (110)",
        "does not reach the server at this port",
        "create-source-and-target-endpoints",
    ),
];

#[test]
fn what_dms_reports_is_explained_with_the_page_of_its_fix() {
    for (message, meaning, page) in REPORTED {
        let choices = json!({ "create-endpoints": { "failing": [["target", message]] } });
        let report = MODULE.check(&MODULE.done(&choices)).expect_report();
        let failed = report
            .check("target-connection-successful")
            .expect("the check");
        let actual = failed.actual.as_deref().unwrap_or_default();
        assert!(actual.contains(meaning), "{message}: {actual}");
        assert!(
            failed.page_url.contains(page),
            "{message}: {}",
            failed.page_url
        );
    }
}

#[test]
fn what_aws_reports_of_a_failed_connection_is_shown() {
    let message = "Test Endpoint failed: Application-Status: 1020912, Access denied for user 'admin'@'10.0.0.7'";
    let choices = json!({ "create-endpoints": { "failing": [["target", message]] } });
    let report = MODULE.check(&MODULE.done(&choices)).expect_report();
    let failed = report
        .check("target-connection-successful")
        .expect("the check");
    let actual = failed.actual.as_deref().unwrap_or_default();
    assert!(actual.contains("Access denied for user"), "{actual}");
}

#[test]
fn the_printed_policy_is_exactly_enough() {
    MODULE.policy_is_exactly_enough(&["dms:"], 5);
}

#[test]
fn no_secret_is_in_a_snapshot() {
    let text = MODULE.snapshot(&MODULE.done(&json!({})));
    assert!(
        text.contains("source-endpoint")
            && !text.contains("planted")
            && !text.contains("wordpress-user"),
        "{text}"
    );
}

#[test]
fn lists_of_many_pages_are_read_to_their_end() {
    MODULE.lists_are_read_to_their_end();
}
