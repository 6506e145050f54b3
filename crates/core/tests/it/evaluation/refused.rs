//! Commands that AWS refuses as the account is, although each of them is right by itself.

use serde_json::{Value, json};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::render_plan;
use workshop_check_core::suite::Suite;
use workshop_check_testing::{accounts, grade, repository};

use crate::evaluation::belonging::{collect, items};

/// The commands of the plan, in order.
fn planned(suite: &Suite, account: &Value) -> Vec<String> {
    let plan = render_plan(
        suite,
        &grade::snapshot(account),
        &Selection::default(),
        &repository::locale(suite, "en"),
    );
    let mut all = Vec::new();
    let steps = serde_json::to_value(&plan.steps).expect("JSON");
    collect(&steps, false, &mut all);
    all
}

/// The place of the first command with all of these texts.
#[track_caller]
fn place(all: &[String], texts: &[&str]) -> usize {
    let found = all
        .iter()
        .position(|command| texts.iter().all(|text| command.contains(text)));
    found.unwrap_or_else(|| panic!("{texts:?}: {all:#?}"))
}

/// A replication instance that cannot stay: the source is not reached from private addresses.
fn with_private_instance() -> Value {
    let mut account = accounts::recorded("database-migration/complete");
    items(&mut account, "replication_instances")[0]["PubliclyAccessible"] = json!(false);
    items(&mut account, "connections")[0]["Status"] = json!("failed");
    account
}

/// AWS starts no task of which one endpoint was not tested from its instance: the failed test counts as well.
#[test]
fn each_endpoint_is_tested_from_a_new_instance_before_a_task_starts() {
    let suite = repository::suite("database-migration");
    let mut account = with_private_instance();
    let endpoints: Vec<String> = items(&mut account, "connections")
        .iter()
        .map(|test| test["EndpointArn"].as_str().expect("an ARN").to_owned())
        .collect();
    assert_eq!(endpoints.len(), 2);
    let all = planned(&suite, &account);
    let start = place(&all, &["start-replication-task"]);
    for endpoint in &endpoints {
        assert!(place(&all, &["dms test-connection", endpoint]) < start);
        assert!(place(&all, &["wait test-connection-succeeds", endpoint]) < start);
    }
}

/// DMS API reference, MoveReplicationTask: InvalidResourceStateFault.
#[test]
fn a_task_that_is_busy_is_not_moved_until_it_is_not() {
    let suite = repository::suite("database-migration");
    for status in ["moving", "modifying", "stopping", "testing"] {
        let mut account = with_private_instance();
        items(&mut account, "replication_tasks")[0]["Status"] = json!(status);
        let all = planned(&suite, &account);
        let settled = place(
            &all,
            &["ReplicationTasks[0].Status", &format!("!= {status}")],
        );
        assert!(
            settled < place(&all, &["move-replication-task"]),
            "{all:#?}"
        );

        // The task alone is on another instance.
        let mut account = accounts::recorded("database-migration/complete");
        let task = &mut items(&mut account, "replication_tasks")[0];
        task["Status"] = json!(status);
        task["MigrationType"] = json!("cdc");
        let all = planned(&suite, &account);
        let settled = place(
            &all,
            &["ReplicationTasks[0].Status", &format!("!= {status}")],
        );
        assert!(
            settled < place(&all, &["modify-replication-task"]),
            "{all:#?}"
        );
    }
}
