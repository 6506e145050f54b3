//! Commands that AWS refuses as the account is, although each of them is right by itself.

use serde_json::{Value, json};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::render_plan;
use workshop_check_core::suite::Suite;
use workshop_check_testing::{accounts, grade, repository};

use crate::evaluation::belonging::{
    collect, commands, default_vpc, items, list, of_vpc, report, target_vpc,
};

/// The commands of the plan, in order.
pub(super) fn planned(suite: &Suite, account: &Value) -> Vec<String> {
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

fn database(account: &mut Value) -> &mut Value {
    &mut list(account, "/rds/DBInstances/known")[0]
}

/// The database is in the default VPC.
fn with_database_elsewhere(name: &str) -> Value {
    let mut account = accounts::recorded(name);
    let default = default_vpc(&account);
    database(&mut account)["DBSubnetGroup"]["VpcId"] = default;
    account
}

/// Source: RDS user guide, USER_VPC.VPC2VPC: the group has a subnet in the zone of the instance.
#[test]
fn a_database_moves_only_to_subnets_of_its_zone() {
    let suite = repository::suite("database-migration");
    let moves = |zone: Value| {
        let mut account = with_database_elsewhere("database-migration/complete");
        database(&mut account)["AvailabilityZone"] = zone;
        let all = commands(&suite, &account);
        all.iter()
            .any(|command| command.contains("modify-db-instance"))
    };
    assert!(moves(json!("us-west-2a")));
    assert!(moves(json!("us-west-2b")));
    assert!(!moves(json!("us-west-2c")));
    assert!(!moves(json!(null)));
}

/// belief: RDS answers InvalidDBInstanceState to `modify-db-instance` for what is stopped, and takes no more than storage for
/// what is full.
#[test]
fn a_database_that_is_stopped_is_started_before_it_moves() {
    let suite = repository::suite("database-migration");
    let planned = |status: &str| {
        let mut account = with_database_elsewhere("database-migration/complete");
        database(&mut account)["DBInstanceStatus"] = json!(status);
        planned(&suite, &account)
    };
    for status in ["stopped", "stopping"] {
        let all = planned(status);
        let moved = place(&all, &["modify-db-instance", "--db-subnet-group-name"]);
        let started = place(&all, &["start-db-instance"]);
        let available = place(&all, &["wait db-instance-available"]);
        assert!(started < available && available < moved, "{all:#?}");
        let starts = all
            .iter()
            .filter(|command| command.contains("start-db-instance"));
        assert_eq!(starts.count(), 1, "{all:#?}");
    }
    let all = planned("stopping");
    assert!(place(&all, &["DBInstanceStatus", "stopped"]) < place(&all, &["start-db-instance"]));
    let all = planned("modifying");
    let available = place(&all, &["wait db-instance-available"]);
    assert!(available < place(&all, &["modify-db-instance"]), "{all:#?}");
    for status in ["storage-full", "failed", "deleting"] {
        let all = planned(status);
        let mut moves = all
            .iter()
            .filter(|command| command.contains("modify-db-instance"))
            .filter(|command| command.contains("--db-subnet-group-name"));
        assert_eq!(moves.next(), None, "{status}");
    }
}

/// The defect: "Create a new RDS database … The VPC cannot be changed later".
#[test]
fn the_hint_for_a_database_in_the_wrong_vpc_keeps_its_data() {
    for (suite, name) in [
        ("database-migration", "database-migration/complete"),
        ("container-migration", "complete"),
    ] {
        let suite = repository::suite(suite);
        let hint = |edit: &dyn Fn(&mut Value)| {
            let mut account = with_database_elsewhere(name);
            edit(database(&mut account));
            let report = report(&suite, &account);
            let mut checks = report.steps.iter().flat_map(|step| &step.checks);
            let check = checks.find(|check| {
                let actual = check.actual.as_deref().unwrap_or_default();
                actual.contains("database-1 is in ")
            });
            check.and_then(|check| check.hint.clone()).expect("a hint")
        };
        for multi_az in [false, true] {
            let hint = hint(&|database| database["MultiAZ"] = json!(multi_az));
            assert!(!hint.contains("Create a new"), "{hint}");
            assert!(!hint.contains("cannot be changed"), "{hint}");
            assert!(!multi_az || hint.contains("Single-AZ"), "{hint}");
        }
        let hint = hint(&|database| database["DBClusterIdentifier"] = json!("shop"));
        assert!(hint.contains("snapshot"), "{hint}");
        assert!(!hint.contains("Create a new"), "{hint}");
    }
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
            settled < place(&all, &["delete-replication-task"]),
            "{all:#?}"
        );
    }
}

/// ECS API reference, DeleteService: no service of the same name while one drains.
#[test]
fn a_service_is_made_again_after_the_old_one_is_inactive() {
    let suite = accounts::suite();
    let mut account = accounts::recorded("complete");
    let services = account["ecs"]["services"].as_object_mut();
    for services in services.expect("services").values_mut() {
        services["known"][0]["status"] = json!("DRAINING");
    }
    let all = planned(&suite, &account);
    let waits = place(&all, &["ecs wait services-inactive", "unicorns-svc"]);
    assert!(waits < place(&all, &["ecs create-service"]), "{all:#?}");
    let services = account["ecs"]["services"].as_object_mut();
    for services in services.expect("services").values_mut() {
        services["known"][0]["status"] = json!("INACTIVE");
    }
    for command in commands(&suite, &account) {
        assert!(!command.contains("services-inactive"), "{command}");
    }
}

/// A rule names groups of its own VPC only, or of a VPC with a peering connection, which is not read.
#[test]
fn no_rule_names_a_group_of_another_vpc() {
    let suite = repository::suite("elasticbeanstalk-migration");
    let mut account = accounts::recorded("elasticbeanstalk-migration/complete");
    let default = default_vpc(&account);
    let own = target_vpc(&account);
    let groups = of_vpc(&account, "SecurityGroups", "GroupId", &default);
    let subnets = of_vpc(&account, "Subnets", "SubnetId", &default);
    items(&mut account, "configuration_settings")[0]["OptionSettings"]["VPCId"] = default.clone();
    let server = items(&mut account, "environment_resources")[0]["Instances"][0]["Id"].clone();
    let instances = list(&mut account, "/ec2/Instances/known");
    let mut instances = instances
        .iter_mut()
        .filter(|instance| instance["InstanceId"] == server);
    let server = instances.next().expect("the server");
    assert_eq!(server["VpcId"], own);
    server["VpcId"] = default;
    server["SubnetId"] = subnets[0].clone();
    server["SecurityGroups"] = json!([{ "GroupId": groups[0] }]);
    let found = report(&suite, &account);
    let check = found.check("environment-vpc").expect("a check");
    assert_eq!(check.outcome, workshop_check_core::verdict::Outcome::Failed);
    for command in commands(&suite, &account) {
        let names_it = command.contains(groups[0].as_str().expect("an id"));
        assert!(!names_it, "{command}");
    }
    let causes = found.root_causes.iter();
    let causes: Vec<&str> = causes.map(|cause| cause.check.as_str()).collect();
    assert_eq!(causes, ["environment-vpc"]);
}

/// The full load went to the other server.
#[test]
fn a_task_is_stopped_before_its_endpoint_changes_and_loads_again_afterwards() {
    let suite = repository::suite("database-migration");
    let mut account = accounts::recorded("database-migration/complete");
    items(&mut account, "endpoints")[1]["ServerName"] = json!("old.example.com");
    let all = planned(&suite, &account);
    let order = [
        place(&all, &["stop-replication-task"]),
        place(&all, &["wait replication-task-stopped"]),
        place(&all, &["modify-endpoint"]),
        place(&all, &["dms test-connection"]),
        place(&all, &["wait test-connection-succeeds"]),
        place(&all, &["start-replication-task", "reload-target"]),
    ];
    assert!(order.is_sorted(), "{all:#?}");

    items(&mut account, "replication_tasks")[0]["Status"] = json!("ready");
    let all = planned(&suite, &account);
    assert!(place(&all, &["modify-endpoint"]) < place(&all, &["start-replication-task"]));
    assert!(!all.iter().any(|command| command.contains("reload-target")));
}
