//! The target database, of which several suites ask the same.

use serde_json::Value;
use workshop_check_core::report::Report;
use workshop_check_core::snapshot::services::DbInstance;
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::repository;

use crate::evaluation::{accounts, grade};

const SUITES: [&str; 4] = [
    "app-mig-service",
    "container-migration",
    "database-migration",
    "elasticbeanstalk-migration",
];

fn report(suite: &str, field: &str, value: &str) -> Report {
    let mut account = accounts::recorded(&match suite {
        "container-migration" => "complete".to_owned(),
        other => format!("{other}/complete"),
    });
    let databases = account
        .pointer_mut("/rds/DBInstances/known")
        .and_then(Value::as_array_mut);
    for database in databases.expect("databases") {
        database[field] = value.into();
    }
    grade::report(&repository::suite(suite), &account, "en")
}

fn outcome(suite: &str, field: &str, value: &str, check: &str) -> Outcome {
    let report = report(suite, field, value);
    report.check(check).expect("the check").outcome
}

/// Amazon RDS user guide, "Viewing Amazon RDS DB instance status". The defect: a database that is being moved to the VPC, as the
/// commands of a fix move it, had failed.
#[test]
fn every_suite_knows_every_state_of_a_database() {
    let serves = [
        "available",
        "backing-up",
        "configuring-enhanced-monitoring",
        "configuring-iam-database-auth",
        "configuring-log-exports",
        "storage-config-upgrade",
        "storage-initialization",
        "storage-optimization",
    ];
    let comes_back = [
        "converting-to-vpc",
        "creating",
        "delete-precheck",
        "maintenance",
        "modifying",
        "moving-to-vpc",
        "rebooting",
        "renaming",
        "resetting-master-credentials",
        "starting",
        "upgrading",
    ];
    let stays = [
        "deleting",
        "failed",
        "inaccessible-encryption-credentials",
        "inaccessible-encryption-credentials-recoverable",
        "incompatible-create",
        "incompatible-network",
        "incompatible-option-group",
        "incompatible-parameters",
        "incompatible-restore",
        "insufficient-capacity",
        "restore-error",
        "stopped",
        "stopping",
        "storage-full",
    ];
    for suite in SUITES {
        for (states, wanted) in [
            (serves.as_slice(), Outcome::Passed),
            (comes_back.as_slice(), Outcome::Pending),
            (stays.as_slice(), Outcome::Failed),
            // Those of drafted suites.
            (DbInstance::SERVES.as_slice(), Outcome::Passed),
            (DbInstance::COMES_BACK.as_slice(), Outcome::Pending),
            (["a-new-one"].as_slice(), Outcome::Unknown),
        ] {
            for state in states {
                let found = outcome(suite, "DBInstanceStatus", state, "database-available");
                // What is being deleted is not there any more.
                let gone = *state == "deleting" && found == Outcome::Blocked;
                assert!(found == wanted || gone, "{suite}: {state} is {found:?}");
            }
        }
    }
}

/// The defect: two of the suites had a database made again that the other two take.
#[test]
fn every_suite_takes_what_is_like_mysql() {
    for suite in SUITES {
        for engine in ["mysql", "mariadb", "aurora-mysql", "aurora"] {
            let found = outcome(suite, "Engine", engine, "database-engine");
            assert_eq!(found, Outcome::Passed, "{suite}: {engine}");
        }
        let other = outcome(suite, "Engine", "postgres", "database-engine");
        assert_eq!(other, Outcome::Failed, "{suite}");
    }
}

/// The defect: a database that moves was told to be moved.
#[test]
fn a_database_that_moves_is_waited_for() {
    let of = |state: &str| {
        let mut account = accounts::recorded("database-migration/complete");
        let vpcs = account.pointer("/ec2/Vpcs/known").and_then(Value::as_array);
        let vpc = vpcs
            .expect("VPCs")
            .iter()
            .find(|vpc| vpc["IsDefault"] == true);
        let vpc = vpc.expect("the default VPC")["VpcId"].clone();
        let database = account.pointer_mut("/rds/DBInstances/known/0");
        let database = database.expect("the database");
        database["DBInstanceStatus"] = state.into();
        database["DBSubnetGroup"]["VpcId"] = vpc;
        let report = grade::report(&repository::suite("database-migration"), &account, "en");
        report.check("database").expect("the check").outcome
    };
    for state in ["converting-to-vpc", "moving-to-vpc"] {
        assert_eq!(of(state), Outcome::Pending, "{state}");
    }
    assert_eq!(of("available"), Outcome::Failed);
}
