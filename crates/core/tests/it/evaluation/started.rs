//! A page of which nothing exists yet is not started. Anything that exists, may exist or was found in another place starts it.

use serde_json::json;
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::repository;

use crate::evaluation::{accounts, edited, grade, report_after};

fn not_started(report: &Report) -> Vec<&str> {
    report.not_started().map(|step| step.id.as_str()).collect()
}

/// The pages after the first two, which are the stack's and the security groups.
const LATER: [&str; 6] = [
    "create-efs",
    "configure-parameters-store",
    "create-loadbalancer",
    "create-ecs-cluster",
    "create-task-definition",
    "create-service",
];

#[test]
fn a_fresh_account_has_started_with_no_page() {
    let report = report_after("fresh", "[]");
    let all: Vec<&str> = std::iter::once("create-sg").chain(LATER).collect();
    assert_eq!(not_started(&report), all);
    // The contract stays: the outcomes, the root causes and what is next.
    assert_eq!(report.outcome, Outcome::Failed);
    assert_eq!(report.steps[1].outcome, Outcome::Failed);
    let next = report.next.as_ref().expect("a next thing to do");
    assert_eq!(next.step, "create-sg");
    let shown: Vec<&str> = report
        .shown_causes()
        .map(|cause| cause.step.as_str())
        .collect();
    assert_eq!(shown, ["create-sg"]);
    assert!(report.root_causes.len() > 1, "the contract has them all");
}

#[test]
fn what_is_given_is_never_not_started() {
    let report = report_after("empty", "[]");
    let all: Vec<&str> = std::iter::once("create-sg").chain(LATER).collect();
    assert_eq!(not_started(&report), all);
    assert_eq!(report.steps[0].outcome, Outcome::Failed);
}

#[test]
fn a_finished_account_and_one_under_way_have_started() {
    for name in [
        "complete",
        "other-names",
        "wrong-db-host",
        "old-revision",
        "database-closed",
    ] {
        let report = report_after(name, "[]");
        assert_eq!(not_started(&report), [""; 0], "{name}");
    }
    let report = report_after("halfway", "[]");
    let open: Vec<&str> = not_started(&report);
    for step in &report.steps {
        let any_passed = step
            .checks
            .iter()
            .any(|check| check.outcome == Outcome::Passed);
        assert!(
            !(any_passed && open.contains(&step.id.as_str())),
            "{}",
            step.id
        );
    }
    assert_eq!(open, ["create-task-definition", "create-service"]);
}

/// Each edit makes one thing of a page in a fresh account.
#[test]
fn one_thing_starts_a_page() {
    let group = |name: &str, vpc: &str| {
        json!([{ "at": "ec2.SecurityGroups", "append": {
            "GroupId": "sg-0123456789abcdef0", "GroupName": name, "VpcId": format!("@ec2.Vpcs[Name={vpc}].VpcId"),
            "Description": "", "IpPermissions": [], "IpPermissionsEgress": [] } }])
    };
    let cases = [
        ("the group", group("LB-SG", "TargetVPC")),
        ("a group with a similar name", group("LBSG", "TargetVPC")),
        ("the group in another VPC", group("LB-SG", "SourceVPC")),
    ];
    for (what, edits) in cases {
        let report = report_after("fresh", &edits.to_string());
        assert_eq!(not_started(&report), LATER, "{what}");
    }
}

#[test]
fn what_could_not_be_read_may_exist() {
    for (action, step, certain) in [
        (
            "ssm:GetParameters",
            "configure-parameters-store",
            "create-sg",
        ),
        ("ecs:ListClusters", "create-ecs-cluster", "create-efs"),
    ] {
        let report = report_after("fresh", &format!("[{{ deny: '{action}' }}]"));
        let open = not_started(&report);
        assert!(
            !open.contains(&step) && open.contains(&certain),
            "{action}: {open:?}"
        );
    }
}

/// Other Regions are read only for what is not blocked. So a blocked page may be in another Region, too.
#[test]
fn what_is_in_another_region_has_started() {
    let mut account = edited("fresh", "[]");
    account["elsewhere"] = json!({ "us-east-1": edited("complete", "[]") });
    let report = grade::report(&accounts::suite(), &account, "en");
    assert_eq!(not_started(&report), [""; 0]);
}

/// The defect: the last page had a check about a database that is there from the start, and was "blocked" in a fresh account.
#[test]
fn a_page_about_what_does_not_exist_yet_has_not_started_although_it_names_what_does() {
    for suite in ["app-mig-service", "elasticbeanstalk-migration"] {
        let account = accounts::recorded(&format!("{suite}/fresh"));
        let report = grade::report(&repository::suite(suite), &account, "en");
        let own: Vec<&str> = report
            .steps
            .iter()
            .skip(1)
            .map(|step| step.id.as_str())
            .collect();
        assert_eq!(not_started(&report), own, "{suite}");
        assert!(report.is_unfinished(), "{suite}");
    }
}

/// Where the fix is no change that is known, a report leads to the resource in the console, or to the list of its kind.
#[test]
fn a_failure_without_commands_has_its_place_in_the_console() {
    let account = accounts::recorded("elasticbeanstalk-migration/fresh");
    let suite = repository::suite("elasticbeanstalk-migration");
    let report = grade::report(&suite, &account, "en");
    let remedy = &report.next.as_ref().expect("a next thing to do").remedy;
    let url = remedy.console_url.as_deref().unwrap_or_default();
    let wanted = "https://console.aws.amazon.com/elasticbeanstalk/home?region=us-west-2";
    assert!(url.starts_with(wanted), "{url}");
    for (suite, account) in [
        ("container-migration", "complete"),
        ("container-migration", "halfway"),
        ("database-migration", "database-migration/halfway"),
        ("app-mig-service", "app-mig-service/halfway"),
    ] {
        let account = accounts::recorded(account);
        let report = grade::report(&repository::suite(suite), &account, "en");
        for cause in &report.root_causes {
            assert!(
                cause.remedy.console_url.is_some(),
                "{suite}: {}",
                cause.check
            );
        }
    }
}

/// The defect: in the views of a class, a connection that was not tested yet was a mistake.
#[test]
fn what_is_to_be_done_next_is_not_made_yet() {
    let suite = repository::suite("database-migration");
    let mut account = workshop_check_testing::accounts::recorded("database-migration/complete");
    for call in ["connections", "replication_tasks"] {
        account["calls"][call]["items"]["known"] = json!([]);
    }
    let report = grade::report(&suite, &account, "en");
    for id in ["source-connection", "target-connection"] {
        let check = report.check(id).expect("a check");
        assert!(check.not_made, "{check:?}");
    }
}
