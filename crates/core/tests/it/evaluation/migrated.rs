//! Resources of declared kinds under other names, with other spellings, and with causes on earlier pages.

use serde_json::{Value, json};
use workshop_check_core::evaluate::{Selection, plan};
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::repository;

use crate::evaluation::{accounts, grade};

fn report(suite: &str, edit: impl FnOnce(&mut Value)) -> Report {
    let mut account = accounts::recorded(&format!("{suite}/complete"));
    edit(&mut account);
    grade::report(&repository::suite(suite), &account, "en")
}

fn outcome(report: &Report, id: &str) -> Outcome {
    report
        .check(id)
        .expect("the check is in the report")
        .outcome
}

fn causes(report: &Report) -> Vec<&str> {
    let causes = report.root_causes.iter();
    causes.map(|cause| cause.check.as_str()).collect()
}

fn items<'a>(account: &'a mut Value, call: &str) -> &'a mut Value {
    &mut account["calls"][call]["items"]["known"]
}

fn deny(account: &mut Value, key: &str, service: &str, operation: &str) {
    let call = json!({ "key": key, "service": service, "operation": operation, "action": format!("{service}:{operation}") });
    account["calls"][key]["items"] =
        json!({ "unknown": { "denied": { "call": { "declared": call } } } });
}

/// The defect: the checks of its properties failed with "is missing".
#[test]
fn what_has_another_name_is_unknown_without_what_refers_to_it() {
    let report = report("database-migration", |account| {
        for (index, name) in ["src", "tgt"].into_iter().enumerate() {
            items(account, "connections")[index]["EndpointIdentifier"] = name.into();
        }
        deny(account, "endpoints", "dms", "DescribeEndpoints");
    });
    assert_eq!(outcome(&report, "source-connection"), Outcome::Unknown);
    assert_eq!(
        outcome(&report, "source-connection-successful"),
        Outcome::Unknown
    );
    assert_eq!(causes(&report), Vec::<&str>::new());
}

/// The defect: DNS ignores case and the dot of the root, the check did not.
#[test]
fn host_names_are_compared_as_dns_does() {
    for change in [
        |name: &str| name.to_uppercase(),
        |name: &str| format!("{name}."),
    ] {
        let report = report("database-migration", |account| {
            let name = &mut items(account, "endpoints")[1]["ServerName"];
            *name = change(name.as_str().expect("a name")).into();
        });
        assert_eq!(outcome(&report, "target-endpoint-server"), Outcome::Passed);
    }
}

/// The defect: what followed from a database without space, or from a closed group, was a second root cause.
#[test]
fn a_task_that_fails_for_want_of_its_database_is_not_a_second_cause() {
    let full = report("database-migration", |account| {
        account["rds"]["DBInstances"]["known"][0]["DBInstanceStatus"] = "storage-full".into();
        items(account, "replication_tasks")[0]["Status"] = "failed".into();
    });
    assert_eq!(causes(&full), ["database-available"]);
    let closed = report("database-migration", |account| {
        let groups = account["ec2"]["SecurityGroups"]["known"].as_array_mut();
        let mut groups = groups.expect("groups").iter_mut();
        let group = groups.find(|group| group["GroupName"] == "DB-SG");
        group.expect("DB-SG")["IpPermissions"] = json!([]);
        let connection = &mut items(account, "connections")[1];
        connection["Status"] = "failed".into();
        connection["LastFailureMessage"] = "Can't connect to MySQL server (110)".into();
        items(account, "replication_tasks")[0]["Status"] = "failed".into();
    });
    assert_eq!(causes(&closed), ["database-from-replication"]);
}

/// The defect: checks about run time that passed all the time were listed as turned green by the first step.
#[test]
fn a_plan_lists_what_its_steps_turn_green_and_nothing_else() {
    let suite = repository::suite("database-migration");
    let mut account = accounts::recorded("database-migration/complete");
    items(&mut account, "replication_tasks")[0]["TableMappings"]["rules"][0]["object-locator"]["schema-name"] =
        "other".into();
    let snapshot = grade::snapshot(&account);
    let selection = Selection::default();
    let report = grade::report(&suite, &account, "en");
    let plan = plan(&suite, &snapshot, &selection);
    let green: Vec<_> = plan
        .steps
        .iter()
        .flat_map(|step| &step.turns_green)
        .collect();
    assert!(!green.is_empty());
    for id in green {
        assert_ne!(outcome(&report, id.as_str()), Outcome::Passed, "{id}");
    }
}
