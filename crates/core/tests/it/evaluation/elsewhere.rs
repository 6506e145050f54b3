//! What is missing here is searched for in the workshop's other Region, and nobody is sent to a resource that is not theirs.

use serde_json::{Value, json};
use workshop_check_core::evaluate::{Selection, further_reads};
use workshop_check_core::report::CheckReport;
use workshop_check_core::snapshot::Call;
use workshop_check_core::snapshot::region;

use crate::evaluation::{accounts, edited, grade};

const THERE: &str = "us-east-1";

/// The check on an account after edits, with a complete one, after other edits, in the other Region.
fn check(id: &str, here: (&str, &str), there: &str) -> CheckReport {
    let mut account = edited(here.0, here.1);
    account["elsewhere"] = json!({ THERE: edited("complete", there) });
    let report = grade::report(&accounts::suite(), &account, "en");
    report.check(id).cloned().expect("a check of the suite")
}

fn found(id: &str, here: (&str, &str), there: &str) -> String {
    check(id, here, there).actual.expect("what was found")
}

fn sought(account: &Value) -> (Vec<Call>, Vec<String>) {
    let snapshot = grade::snapshot(account);
    let scope = further_reads(&accounts::suite(), &snapshot, &Selection::default()).elsewhere;
    assert!(
        scope.parameters.iter().all(|parameter| !parameter.readable),
        "no values"
    );
    let names = scope.parameters.into_iter().map(|parameter| parameter.name);
    (scope.calls.into_iter().collect(), names.collect())
}

#[test]
fn only_what_failed_for_absence_is_sought() {
    assert_eq!(sought(&accounts::recorded("complete")), (vec![], vec![]));
    // Made, but wrong.
    assert_eq!(
        sought(&accounts::recorded("wrong-db-host")),
        (vec![], vec![])
    );
    assert_eq!(sought(&accounts::recorded("empty")).0, [Call::DescribeVpcs]);
    // Mount targets, load balancer and the rest are blocked.
    let calls = [
        Call::DescribeSecurityGroups,
        Call::GetParameters,
        Call::ListClusters,
        Call::DescribeClusters,
    ];
    let (found, names) = sought(&accounts::recorded("fresh"));
    assert_eq!(found, calls);
    assert!(names.contains(&"DB_HOST".to_owned()), "{names:?}");
    let other_regions = |here| region::others(&accounts::suite().file.regions, here);
    assert_eq!(other_regions("us-west-2"), ["us-east-1"]);
    assert_eq!(other_regions("eu-west-1"), ["us-west-2", "us-east-1"]);
}

#[test]
fn an_unreadable_list_is_not_sought_elsewhere() {
    let denied = edited(
        "fresh",
        "[{ deny: ssm:GetParameters }, { deny: ec2:DescribeSecurityGroups }]",
    );
    let (calls, names) = sought(&denied);
    // What stands on an unreadable list is judged all the same, so more may be missing for sure.
    let unreadable = [Call::GetParameters, Call::DescribeSecurityGroups];
    assert!(
        unreadable.iter().all(|call| !calls.contains(call)),
        "{calls:?}"
    );
    assert_eq!(names, [""; 0]);
}

#[test]
fn a_find_is_reported_with_its_region() {
    let lb_sg = check("lb-sg", ("fresh", "[]"), "[]");
    assert_eq!(
        lb_sg.actual.as_deref(),
        Some("no security group named LB-SG; found in us-east-1")
    );
    let hint = lb_sg.hint.expect("a hint");
    let fix = "Create LB-SG in us-west-2. If you work in us-east-1, check with --region us-east-1 instead.";
    assert!(hint.starts_with(fix), "{hint}");
    assert_eq!(
        found("db-name", ("fresh", "[]"), "[]"),
        "no parameter DB_NAME in us-west-2; found in us-east-1"
    );
    let vpc = check("target-vpc", ("empty", "[]"), "[]");
    assert_eq!(
        vpc.actual.as_deref(),
        Some("no VPC named TargetVPC; found in us-east-1")
    );
    let hint = vpc.hint.expect("a hint");
    assert!(
        hint.starts_with("TargetVPC is in us-east-1: check with --region us-east-1."),
        "{hint}"
    );
}

#[test]
fn what_is_there_or_blocked_is_not_mentioned() {
    let edits = "[{ at: 'ec2.SecurityGroups[GroupName=LB-SG].GroupName', set: LB-SGX }]";
    for (id, here) in [
        ("lb-sg", ("complete", "[]")),
        ("load-balancer", ("fresh", "[]")),
        ("lb-sg", ("complete", edits)),
    ] {
        let actual = check(id, here, "[]").actual.unwrap_or_default();
        assert!(!actual.contains(THERE), "{id}: {actual}");
    }
}

#[test]
fn silence_there_is_silence_here() {
    for there in [
        "[{ deny: ec2:DescribeSecurityGroups }]",
        "[{ at: ec2.SecurityGroups, unknown: { throttled: { call: DescribeSecurityGroups } } }]",
        "[{ at: ec2.SecurityGroups, set: [] }]",
    ] {
        let actual = found("lb-sg", ("fresh", "[]"), there);
        assert_eq!(actual, "no security group named LB-SG", "{there}");
    }
}

#[test]
fn nobody_is_sent_to_what_is_not_theirs() {
    // An exact name on the page: no other will do.
    let renamed = "[{ at: 'ec2.SecurityGroups[GroupName=LB-SG].GroupName', set: web }]";
    assert_eq!(
        found("lb-sg", ("fresh", "[]"), renamed),
        "no security group named LB-SG"
    );
    let slip = "[{ at: 'ec2.SecurityGroups[GroupName=LB-SG].GroupName', set: lb_sg }]";
    let actual = found("lb-sg", ("fresh", "[]"), slip);
    assert!(
        actual.contains("; found in us-east-1: lb_sg (sg-"),
        "{actual}"
    );

    // No name, or one for example: what the workshop's VPC there has.
    let no_database = ("complete", "[{ at: rds.DBInstances, set: [] }]");
    let actual = found("database", no_database, "[]");
    assert!(
        actual.ends_with("; found in us-east-1: database-1"),
        "{actual}"
    );
    let not_the_workshop_s = "[{ at: 'ec2.Vpcs[Name=TargetVPC].Tags.*.Value', set: Other }]";
    let actual = found("database", no_database, not_the_workshop_s);
    assert!(!actual.contains(THERE), "{actual}");

    // A cluster is in no VPC: its name alone tells.
    let other = "[{ at: ecs.clusters.*.clusterName, set: batch }]";
    assert!(found("cluster", ("fresh", "[]"), "[]").ends_with("; found in us-east-1"));
    assert!(!found("cluster", ("fresh", "[]"), other).contains(THERE));
}

#[test]
fn what_was_made_in_the_other_vpc_is_found_there() {
    for (id, place) in [
        ("lb-sg", "ec2.SecurityGroups[GroupName=LB-SG].VpcId"),
        ("load-balancer", "elbv2.LoadBalancers.*.VpcId"),
        ("target-group", "elbv2.TargetGroups.*.VpcId"),
        ("database", "rds.DBInstances.*.DBSubnetGroup.VpcId"),
    ] {
        let mut moved = format!("[{{ at: '{place}', set: '@ec2.Vpcs[Name=SourceVPC].VpcId' }}");
        // What carries a group shows that the group may be used in its VPC.
        if id == "lb-sg" {
            moved.push_str(", { at: elbv2.LoadBalancers, set: [] }");
        }
        moved.push(']');
        let report = grade::report(&accounts::suite(), &edited("complete", &moved), "en");
        let check = report.check(id).expect("a check of the suite");
        let actual = check.actual.as_deref().unwrap_or_default();
        assert!(actual.contains(" is in SourceVPC (vpc-"), "{id}: {actual}");
    }
}

/// A parameter has two names, with and without a slash. The advice names one.
#[test]
fn a_parameter_is_created_under_one_name() {
    let here = ("complete", "[{ at: ssm.Parameters, set: [] }]");
    let hint = check("db-host", here, "[]").hint.expect("a fix");
    assert!(hint.starts_with("Create DB_HOST in us-west-2."), "{hint}");
}
