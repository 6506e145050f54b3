//! What AWS or somebody else has made before an attendee begins is not the workshop's: not a cluster that is empty, not what lies in
//! the workshop's VPC, and not a database with the name that the console proposes.

use serde_json::{Value, json};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::ids::CheckId;
use workshop_check_core::report::render_plan;
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::repository;

use crate::evaluation::belonging::{
    changes_nothing, commands, default_vpc, items, list, report, target_vpc,
};
use crate::evaluation::{accounts, grade};

const LB: &str = "arn:aws:elasticloadbalancing:us-west-2:210000000001";

/// What the plan leaves undone.
pub(super) fn leaves(suite: &Suite, account: &Value) -> Vec<CheckId> {
    let locale = repository::locale(suite, "en");
    let snapshot = grade::snapshot(account);
    render_plan(suite, &snapshot, &Selection::default(), &locale).left
}

pub(super) fn with_cluster(account: &Value, name: &str) -> Value {
    let mut account = account.clone();
    let arn = format!("arn:aws:ecs:us-west-2:210000000001:cluster/{name}");
    account["ecs"]["services"][&arn] = json!({ "known": [] });
    account["ecs"]["tasks"][&arn] = json!({ "known": [] });
    let cluster =
        json!({ "clusterArn": arn, "clusterName": name, "status": "ACTIVE", "settings": [] });
    list(&mut account, "/ecs/clusters/known").push(cluster);
    account
}

/// The defect: neither the cluster nor the service was created, and the check did not count as not made yet.
#[test]
fn an_empty_cluster_of_something_else_is_not_the_workshop_s() {
    let suite = accounts::suite();
    let fresh = accounts::recorded("fresh");
    let mut halfway = accounts::recorded("halfway");
    halfway["ecs"]["clusters"]["known"] = json!([]);
    for (before, name) in [(&fresh, "acme"), (&fresh, "default"), (&halfway, "default")] {
        let after = with_cluster(before, name);
        changes_nothing(&suite, before, &after, &["acme", "cluster default"]);
        assert_eq!(leaves(&suite, before), leaves(&suite, &after), "{name}");
        let found = report(&suite, &after);
        let cluster = found.check("cluster").expect("a check");
        assert!(cluster.not_made, "{cluster:?}");
        let all = commands(&suite, &after);
        assert!(all.iter().any(|command| command.contains("create-cluster")));
    }
}

/// Who has the service run in it has chosen it.
#[test]
fn a_cluster_of_aws_s_name_is_the_workshop_s_by_its_service() {
    let suite = accounts::suite();
    let complete = accounts::recorded("complete");
    let text = complete.to_string().replace("unicorns-cluster", "default");
    let account: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(
        report(&suite, &account).score,
        report(&suite, &complete).score
    );
}

/// A load balancer of something else, with a target that answers, and a file system, in the workshop's VPC.
fn with_things_in_the_vpc(account: &Value, target_type: &str) -> Value {
    let mut account = account.clone();
    let complete = accounts::recorded("complete");
    let vpc = target_vpc(&account);
    let mut text = complete["elbv2"].to_string();
    for (from, to) in [
        ("unicorn-lb", "acme-web"),
        ("unicorn-tg", "acme-tg"),
        ("sg-", "sg-0acme"),
    ] {
        text = text.replace(from, to);
    }
    let mut balancing: Value = serde_json::from_str(&text).expect("JSON");
    balancing["TargetGroups"]["known"][0]["TargetType"] = json!(target_type);
    let old = target_vpc(&complete);
    let text = balancing
        .to_string()
        .replace(old.as_str().expect("an id"), vpc.as_str().expect("an id"));
    account["elbv2"] = serde_json::from_str(&text).expect("JSON");
    assert!(text.contains(LB));
    let mut system = complete["efs"]["FileSystems"]["known"][0].clone();
    let old = system["FileSystemId"].as_str().expect("an id").to_owned();
    system["Name"] = json!("acme-files");
    system["FileSystemId"] = json!("fs-0acme");
    list(&mut account, "/efs/FileSystems/known").push(system);
    let targets = complete["efs"]["MountTargets"][&old].to_string();
    let targets = targets
        .replace(&old, "fs-0acme")
        .replace("fsmt-", "fsmt-0acme");
    account["efs"]["MountTargets"]["fs-0acme"] = serde_json::from_str(&targets).expect("JSON");
    account
}

/// The defect: 36 points instead of 12, and the listener of something else was modified, its target group and file system used.
#[test]
fn what_lies_in_the_workshop_s_vpc_before_anything_is_made_is_not_the_workshop_s() {
    let suite = accounts::suite();
    let before = prerequisites();
    for target_type in ["ip", "instance"] {
        let after = with_things_in_the_vpc(&before, target_type);
        changes_nothing(&suite, &before, &after, &["acme"]);
        assert_eq!(leaves(&suite, &before), leaves(&suite, &after));
    }
}

/// The account that has everything, with nothing but what is there before an attendee begins.
fn prerequisites() -> Value {
    let mut account = accounts::recorded("complete");
    let fresh = accounts::recorded("fresh");
    for part in ["ecs", "elbv2", "efs", "ssm", "autoscaling", "probes"] {
        if let Some(empty) = fresh.get(part) {
            account[part] = empty.clone();
        }
    }
    let made = ["LB-SG", "ECS-Tasks-SG", "EFS-SG"];
    let groups = list(&mut account, "/ec2/SecurityGroups/known");
    groups.retain(|group| !made.iter().any(|name| group["GroupName"] == *name));
    account
}

/// Later they may be the attendee's, under own names. Nothing shows it, so nobody is told to change or use them.
#[test]
fn what_lies_in_the_workshop_s_vpc_is_not_changed_later() {
    let suite = accounts::suite();
    let mut before = prerequisites();
    before["ec2"]["SecurityGroups"] =
        accounts::recorded("complete")["ec2"]["SecurityGroups"].clone();
    let after = with_things_in_the_vpc(&before, "instance");
    let found = report(&suite, &after);
    let check = found.check("target-group-type").expect("a check");
    let hint = check.hint.as_deref().unwrap_or_default();
    assert!(hint.contains("First check whether acme-tg"), "{hint}");
    for command in commands(&suite, &after) {
        assert!(!command.contains("acme"), "{command}");
    }
}

/// Who has begun gives them any name, and is told what is wrong with them.
#[test]
fn own_names_in_the_workshop_s_vpc_are_graded_with_commands() {
    let suite = accounts::suite();
    let text = accounts::recorded("complete").to_string();
    let text = text
        .replace("unicorn-lb", "acme-web")
        .replace("unicorn-tg", "acme-tg");
    let text = text.replace("webserver-filesystem", "acme-files");
    let account: Value = serde_json::from_str(&text).expect("JSON");
    let points = report(&suite, &account).score;
    assert_eq!(
        points,
        report(&suite, &accounts::recorded("complete")).score
    );
    let mut wrong = account;
    for listeners in wrong["elbv2"]["Listeners"]
        .as_object_mut()
        .expect("listeners")
        .values_mut()
    {
        listeners["known"] = json!([]);
    }
    let mut all = commands(&suite, &wrong).into_iter();
    assert!(all.any(|command| command.contains("create-listener")));
}

/// A database of something else in the default VPC, under the name that the console proposes.
fn with_database(account: &Value, name: &str) -> Value {
    let mut account = account.clone();
    let mut database = accounts::recorded("complete")["rds"]["DBInstances"]["known"][0].clone();
    database["DBInstanceIdentifier"] = json!(name);
    database["DBInstanceArn"] = json!(format!("arn:aws:rds:us-west-2:210000000001:db:{name}"));
    database["Endpoint"]["Address"] = json!(format!("{name}.cprod.us-west-2.rds.amazonaws.com"));
    database["DBSubnetGroup"]["VpcId"] = default_vpc(&account);
    database["DBSubnetGroup"]["DBSubnetGroupName"] = json!("default-vpc");
    database["VpcSecurityGroups"] = json!([]);
    list(&mut account, "/rds/DBInstances/known").push(database);
    account
}

/// The defect: "database-1 is in vpc-…", no database was created, and 26 checks stayed without a way.
#[test]
fn a_database_with_the_console_s_name_is_not_the_workshop_s_before_anything_is_made() {
    let suite = repository::suite("database-migration");
    let fresh = accounts::recorded("database-migration/fresh");
    let before = leaves(&suite, &fresh);
    for name in ["database-1", "database-2", "crm"] {
        let after = with_database(&fresh, name);
        let names = [format!("--db-instance-identifier {name} ")];
        let names: Vec<&str> = names
            .iter()
            .map(String::as_str)
            .filter(|_| name == "database-1")
            .collect();
        changes_nothing(&suite, &fresh, &after, &names);
        assert_eq!(leaves(&suite, &after), before, "{name}");
        let found = report(&suite, &after);
        assert!(
            !found
                .steps
                .iter()
                .any(|step| step.id.as_str() == "create-target-db" && step.started)
        );
    }
    // Whoever has made the security groups forgets to choose the VPC on the next page.
    let mut begun = accounts::recorded("database-migration/complete");
    begun["rds"]["DBInstances"]["known"] = json!([]);
    for call in [
        "endpoints",
        "connections",
        "replication_tasks",
        "replication_instances",
        "replication_subnet_groups",
    ] {
        *items(&mut begun, call) = Vec::new();
    }
    let after = with_database(&begun, "database-1");
    let found = report(&suite, &after);
    let database = found.check("database").expect("a check");
    let actual = database.actual.as_deref().unwrap_or_default();
    assert!(actual.starts_with("database-1 is in "), "{actual}");
    assert!(
        !database.not_made && database.outcome == Outcome::Failed,
        "{database:?}"
    );
}
