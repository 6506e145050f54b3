//! What the commands for AWS DMS have to do besides the change itself.

use serde_json::{Value, json};
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::repository;

use crate::evaluation::{accounts, grade, refused};

const SUITE: &str = "database-migration";

fn edited(account: &str, edit: impl FnOnce(&mut Value)) -> Value {
    let mut account = accounts::recorded(&format!("{SUITE}/{account}"));
    edit(&mut account);
    account
}

fn report(account: &Value) -> Report {
    grade::report(&repository::suite(SUITE), account, "en")
}

fn items<'a>(account: &'a mut Value, call: &str) -> &'a mut Vec<Value> {
    let items = account["calls"][call]["items"]["known"].as_array_mut();
    items.expect("a list")
}

fn planned(account: &Value) -> Vec<String> {
    refused::planned(&repository::suite(SUITE), account)
}

/// Where the first command with a part is.
fn at(commands: &[String], part: &str) -> usize {
    let found = commands.iter().position(|command| command.contains(part));
    found.unwrap_or_else(|| panic!("no {part} in {commands:#?}"))
}

/// The defect: AWS refuses a subnet group in an account without the role, which the console makes by itself.
#[test]
fn the_roles_of_dms_are_made_first_where_they_are_missing() {
    let commands = planned(&edited("fresh", |_| ()));
    for (role, policy, before) in [
        (
            "dms-vpc-role",
            "AmazonDMSVPCManagementRole",
            "dms create-replication-subnet-group",
        ),
        (
            "dms-cloudwatch-logs-role",
            "AmazonDMSCloudWatchLogsRole",
            "dms create-replication-task",
        ),
    ] {
        let made = at(&commands, &format!("--role-name {role}"));
        assert!(
            commands[made].starts_with(&format!(
                "{{ aws iam get-role --role-name {role} > /dev/null 2>&1 || aws iam create-role "
            )) && commands[made].contains("dms.amazonaws.com"),
            "{}",
            commands[made]
        );
        assert!(commands[made + 1].contains(policy) && commands[made + 1].contains(role));
        assert_eq!(at(&commands, before), made + 2);
    }
}

/// The defect: a source that listens on another port, as its copied data shows, failed, and the plan broke it.
#[test]
fn a_port_by_which_the_data_came_is_advice() {
    let other = |account: &mut Value| items(account, "endpoints")[0]["Port"] = 3307.into();
    let works = edited("complete", other);
    let shown = report(&works);
    let check = shown.check("source-endpoint-port").expect("the check");
    assert_eq!(check.outcome, Outcome::Passed);
    assert!(!check.advice.is_empty());
    assert_eq!(planned(&works), [""; 0]);
    for (call, index, status) in [
        ("connections", 0, "failed"),
        ("replication_tasks", 0, "failed"),
    ] {
        let broken = edited("complete", |account| {
            other(account);
            items(account, call)[index]["Status"] = status.into();
        });
        let broken = report(&broken);
        let check = broken.check("source-endpoint-port").expect("the check");
        assert_eq!(check.outcome, Outcome::Failed, "{call}");
    }
}

/// The defect: the endpoint was modified while its task ran.
#[test]
fn a_task_stops_before_the_password_of_its_endpoint_changes() {
    for index in [0, 1] {
        let account = edited("complete", |account| {
            let connection = &mut items(account, "connections")[index];
            connection["Status"] = "failed".into();
            connection["LastFailureMessage"] = "Access denied for user 'admin'".into();
        });
        let commands = planned(&account);
        let order = [
            "stop-replication-task",
            "replication-task-stopped",
            "modify-endpoint",
            "dms test-connection",
            "wait test-connection-succeeds",
            "start-replication-task",
            "replication-task-running",
        ]
        .map(|part| at(&commands, part));
        assert!(order.is_sorted(), "{commands:#?}");
    }
}

/// The defect: "set PubliclyAccessible", which AWS has no call for.
#[test]
fn an_instance_that_others_use_is_not_told_to_be_set() {
    let account = edited("complete", |account| {
        let instance = &mut items(account, "replication_instances")[0];
        instance["PubliclyAccessible"] = false.into();
        let arn = instance["ReplicationInstanceArn"].clone();
        items(account, "connections")[0]["Status"] = "failed".into();
        items(account, "replication_tasks").push(json!({
            "ReplicationTaskArn": "arn:aws:dms:us-west-2:210000000003:task:OTHER",
            "ReplicationTaskIdentifier": "billing-task", "SourceEndpointArn": "arn:x:1", "TargetEndpointArn": "arn:x:2",
            "ReplicationInstanceArn": arn, "MigrationType": "cdc", "Status": "running",
        }));
    });
    let report = report(&account);
    let check = report
        .check("replication-instance-public")
        .expect("the check");
    assert_eq!(check.outcome, Outcome::Failed);
    let hint = check.hint.as_deref().expect("a hint");
    assert!(hint.contains("another one"), "{hint}");
    assert!(!hint.contains("Set "), "{hint}");
}

/// The defect: the task was resumed after its type or its schema had changed. That never loads a table (AWS DMS API,
/// StartReplicationTask), and the type of a task cannot be changed at all (DMS user guide, "Modifying a task").
#[test]
fn a_task_that_has_not_loaded_the_tables_is_not_resumed() {
    let task = |edit: &dyn Fn(&mut Value)| {
        edited("complete", |account| {
            edit(&mut items(account, "replication_tasks")[0])
        })
    };
    for kind in ["cdc", "full-load"] {
        let commands = planned(&task(&|task| {
            task["MigrationType"] = kind.into();
            task["ReplicationTaskStats"]["TablesLoaded"] = 0.into();
        }));
        let text = commands.join("\n");
        assert!(
            !text.contains("resume-processing") && !text.contains("--migration-type cdc"),
            "{text}"
        );
        assert!(
            at(&commands, "delete-replication-task") < at(&commands, "create-replication-task")
        );
        assert!(at(&commands, "create-replication-task") < at(&commands, "start-replication"));
    }
    let other_schema = |task: &mut Value| {
        task["TableMappings"]["rules"][0]["object-locator"]["schema-name"] = "wordpress".into();
    };
    for (status, loaded, start) in [
        ("running", 12, "reload-target"),
        ("stopped", 0, "reload-target"),
        ("ready", 0, "start-replication"),
    ] {
        let text = planned(&task(&|task| {
            other_schema(task);
            task["Status"] = status.into();
            task["ReplicationTaskStats"]["TablesLoaded"] = loaded.into();
        }))
        .join("\n");
        assert!(
            text.contains(&format!("--start-replication-task-type {start}")),
            "{status}\n{text}"
        );
        assert!(!text.contains("resume-processing"), "{status}\n{text}");
    }
    let stopped = |loaded: u32| {
        planned(&task(&|task| {
            task["Status"] = "stopped".into();
            task["ReplicationTaskStats"]["TablesLoaded"] = loaded.into();
        }))
        .join("\n")
    };
    assert!(stopped(0).contains("reload-target"), "{}", stopped(0));
    assert!(stopped(12).contains("resume-processing"), "{}", stopped(12));
}

/// The defect: a hint that begins with what is next, and no command. Such a task can be started (DMS user guide, "Task status").
#[test]
fn a_task_that_could_not_be_moved_is_resumed() {
    let account = edited("complete", |account| {
        items(account, "replication_tasks")[0]["Status"] = "failed-move".into();
    });
    assert!(planned(&account).join("\n").contains("resume-processing"));
    let report = report(&account);
    let hint = report
        .check("task-running")
        .and_then(|check| check.hint.clone());
    assert!(hint.expect("a hint").starts_with("Resume "));
}
