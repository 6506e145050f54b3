//! What must not be there: nothing read is not nothing there, and whose a thing is must be known before anybody fails.

use serde_json::{Value, json};
use workshop_check_core::evaluate::{Selection, further_reads};
use workshop_check_core::ids::CheckId;
use workshop_check_core::report::{Report, render_plan};
use workshop_check_core::snapshot::{AccountIdentity, Call, Snapshot};
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::Outcome;

use crate::evaluation::{accounts, denied, edit, grade, with};
use workshop_check_testing::repository;

fn cleanup() -> Suite {
    repository::suite("cleanup")
}

fn report(account: &Value) -> Report {
    grade::report(&cleanup(), account, "en")
}

fn without(call: Call, account: &str) -> Report {
    let mut account = accounts::recorded(account);
    let reason = json!({ "denied": { "call": call } });
    denied::forget(&mut account, call, &reason);
    report(&account)
}

#[test]
fn an_account_of_which_nothing_was_read_is_not_clean() {
    let unread = Snapshot::new(AccountIdentity::default(), jiff::Timestamp::UNIX_EPOCH);
    let report = report(&serde_json::to_value(unread).expect("a snapshot is JSON"));
    assert_eq!(report.score.points, 0);
    assert_eq!(with(&report, Outcome::Passed), Vec::<&str>::new());
    assert_eq!(report.outcome, Outcome::Unknown);
}

#[test]
fn an_account_read_for_another_suite_is_not_clean() {
    // Of the empty account only what the first suite asks for was read.
    let report = report(&accounts::recorded("empty"));
    assert_eq!(report.outcome, Outcome::Unknown);
    assert_eq!(with(&report, Outcome::Failed), Vec::<&str>::new());
    for id in [
        "stack",
        "addresses",
        "source-instances",
        "log-groups",
        "daily-cost",
    ] {
        assert!(with(&report, Outcome::Unknown).contains(&id), "{id}");
    }
}

#[test]
fn a_clean_account_earns_everything_and_says_what_it_looked_at() {
    let report = report(&accounts::recorded("cleanup/cleaned"));
    assert_eq!(report.score.points, report.score.max);
    for check in report.steps.iter().flat_map(|step| &step.checks) {
        let saw = check.actual.as_deref().unwrap_or_default();
        assert!(saw.contains("us-west-2"), "{}: {saw}", check.id);
        let is_sum = check.id == "daily-cost";
        assert_eq!(!check.advice.is_empty(), is_sum, "{}", check.id);
    }
}

/// A snapshot that was taken for another suite has no class of a database: that is no price of zero, and no class "?".
#[test]
fn a_class_that_is_not_known_has_no_price() {
    let mut account = accounts::recorded("cleanup/untouched");
    account["rds"]["DBInstances"]["known"][0]["DBInstanceClass"] = json!("");
    account["rds"]["DBInstances"]["known"][0]["AllocatedStorage"] = json!(0);
    let report = report(&account);
    let found = |id: &str| {
        let check = report.check(id).expect("the check");
        check.actual.clone().unwrap_or_default()
    };
    let database = found("databases");
    assert!(
        database.ends_with("Its cost is not known here."),
        "{database}"
    );
    let sum = found("daily-cost");
    assert!(sum.contains("RDS databases (price not known)"), "{sum}");
    assert!(!sum.contains("USD 0.00") && !sum.contains('?'), "{sum}");
}

/// What the other modules make belongs to the workshop by the VPC in which it stands, or in which what it is part of stands.
#[test]
fn declared_leftovers_belong_by_what_they_are_part_of() {
    let untouched = accounts::recorded("cleanup/untouched");
    let failed = |account: &Value| -> Vec<String> {
        let report = report(account);
        let failed = with(&report, Outcome::Failed);
        failed.into_iter().map(str::to_owned).collect()
    };
    let declared = [
        "replication-tasks",
        "endpoints",
        "source-servers",
        "environments",
        "volumes",
        "ebs-snapshots",
        "db-snapshots",
    ];
    let all = failed(&untouched);
    assert!(
        declared.iter().all(|id| all.contains(&(*id).to_owned())),
        "{all:?}"
    );
    // The same under other names, with all of it in somebody else's VPC.
    let edits: Vec<edit::Edit> = serde_saphyr::from_str(
        "[{ at: ec2, replace: { TargetVPC: OurVPC } }, { at: calls, replace: { replication-cdc: ours, source-endpoint: ours-1, \
          shop-target: ours-2, dms-subnet-group: our-group, Shop-env: our-env, my-eb-app: our-app } }]",
    )
    .expect("edits are YAML");
    let mut account = untouched.clone();
    edit::apply(&mut account, &edits);
    let report = report(&account);
    for id in declared {
        let check = report.check(id).expect("the check");
        assert_eq!(check.outcome, Outcome::Passed, "{id}: {:?}", check.actual);
        let costs = !["replication-tasks", "endpoints", "environments"].contains(&id);
        assert_eq!(!check.advice.is_empty(), costs, "{id}: {:?}", check.advice);
    }
    // What a volume is part of could not be read: nobody knows whose it is.
    let mut account = untouched;
    account["calls"]["source_servers"]["items"] = json!({ "unknown": { "denied": { "call": { "declared": {
            "key": "source_servers", "service": "mgn", "operation": "DescribeSourceServers", "action": "mgn:DescribeSourceServers" } } } } });
    let report = super::grade::report(&cleanup(), &account, "en");
    for id in ["source-servers", "volumes", "ebs-snapshots", "daily-cost"] {
        let check = report.check(id).expect("the check");
        let is_sum = id == "daily-cost";
        let wanted = if is_sum {
            Outcome::Failed
        } else {
            Outcome::Unknown
        };
        assert_eq!(check.outcome, wanted, "{id}: {:?}", check.actual);
        if !is_sum {
            assert_eq!(check.missing_actions, ["mgn:DescribeSourceServers"], "{id}");
        }
    }
}

#[test]
fn a_list_that_may_not_be_read_is_never_an_empty_one() {
    let suite = cleanup();
    for call in suite.scope(suite.checks().map(|(_, check)| check)).calls {
        let Some(action) = call.action() else {
            continue;
        };
        // Whose a thing is matters only where there is one: so the clean account has the lists alone unknown.
        let clean = without(call, "cleanup/cleaned");
        assert_eq!(
            with(&clean, Outcome::Failed),
            Vec::<&str>::new(),
            "{action}"
        );
        for (_, check) in suite.checks() {
            let lists = check.assert.calls().first() == Some(&call)
                || (check.id == "services" && call == Call::DescribeServices);
            let found = clean.check(&check.id).expect("a check of the report");
            if lists {
                assert_eq!(found.outcome, Outcome::Unknown, "{action}: {}", check.id);
                let missing: Vec<&str> = call.actions().collect();
                assert_eq!(found.missing_actions, missing, "{}", check.id);
            }
        }
        // In the account in which everything is left, nothing becomes clean.
        let untouched = without(call, "cleanup/untouched");
        assert_eq!(
            with(&untouched, Outcome::Passed),
            Vec::<&str>::new(),
            "{action}"
        );
    }
}

#[test]
fn the_other_region_is_looked_at_in_any_case() {
    let suite = cleanup();
    let sought = |account: &str| {
        let snapshot = grade::snapshot(&accounts::recorded(account));
        further_reads(&suite, &snapshot, &Selection::default()).elsewhere
    };
    let all = suite.scope(suite.checks().map(|(_, check)| check));
    for account in ["cleanup/cleaned", "cleanup/untouched"] {
        let sought = sought(account);
        assert!(
            sought.calls.contains(&Call::DescribeNatGateways),
            "{account}"
        );
        assert_eq!(sought.log_groups, all.log_groups, "{account}");
        assert_eq!(sought.parameters.len(), all.parameters.len(), "{account}");
    }
}

#[test]
fn resources_of_others_of_every_kind_fail_nobody() {
    let mut account = accounts::recorded("cleanup/untouched");
    let clean = accounts::recorded("cleanup/cleaned");
    // All that was left, under the names and in the VPC of somebody else.
    for part in [
        "ec2",
        "efs",
        "elbv2",
        "ecs",
        "rds",
        "cloudformation",
        "calls",
    ] {
        let edits: Vec<edit::Edit> = serde_saphyr::from_str(&format!(
            "[{{ at: {part}, replace: {{ TargetVPC: OurVPC, SourceVPC: OldVPC, ApplicationMigrationWorkshop: ours, \
              unicorn: pegasus, webserver-filesystem: files, Source-: Old-, replication-cdc: ours, source-endpoint: ours-1, \
              dms-subnet-group: our-group, my-eb-app: our-app }} }}]"
        ))
        .expect("edits are YAML");
        edit::apply(&mut account, &edits);
    }
    for part in ["ssm", "logs"] {
        account[part] = clean[part].clone();
    }
    let report = report(&account);
    assert_eq!(report.outcome, Outcome::Passed, "{:?}", report.root_causes);
    let advised = |id: &str| !report.check(id).expect("the check").advice.is_empty();
    for id in [
        "services",
        "load-balancers",
        "databases",
        "nat-gateways",
        "addresses",
    ] {
        assert!(
            advised(id),
            "{id} costs money, and nobody knows whose it is"
        );
    }
    assert!(
        !advised("clusters"),
        "what costs nothing is nobody's business"
    );
}

/// The pages of most languages misspell a name that they propose: "unicron-task-def" in Dutch.
#[test]
fn a_name_that_only_a_translation_gives_is_the_workshops() {
    let outcome = |id: &str, place: &[&str], left: Value| {
        let mut account = accounts::recorded("cleanup/cleaned");
        let list = place
            .iter()
            .fold(&mut account, |value, key| &mut value[*key]);
        *list = json!({ "known": [left] });
        report(&account).check(id).expect("the check").outcome
    };
    let arn = |name: &str| {
        json!(format!(
            "arn:aws:ecs:us-west-2:210000000003:task-definition/{name}:1"
        ))
    };
    let definition = |name| {
        outcome(
            "task-definitions",
            &["ecs", "taskDefinitionArns"],
            arn(name),
        )
    };
    for name in ["unicorn-task-def", "unicron-task-def", "Unicron-Task-Def"] {
        assert_eq!(definition(name), Outcome::Failed, "{name}");
    }
    assert_eq!(definition("pegasus"), Outcome::Passed);
    for name in ["unicorns-cluster", "unicorn-cluster", "Unicorns-cluster"] {
        let left = json!({
            "clusterArn": format!("arn:aws:ecs:us-west-2:210000000003:cluster/{name}"),
            "clusterName": name,
            "status": "ACTIVE",
        });
        assert_eq!(
            outcome("clusters", &["ecs", "clusters"], left),
            Outcome::Failed,
            "{name}"
        );
    }
}

/// The commands of all fixes of the cleanup, one after the other.
fn deletions(account: &Value) -> Vec<String> {
    let suite = cleanup();
    let snapshot = grade::snapshot(account);
    let locale = repository::locale(&suite, "en");
    let plan = render_plan(&suite, &snapshot, &Selection::default(), &locale);
    assert_eq!(plan.left, Vec::<CheckId>::new(), "everything is deleted");
    let steps = plan.steps.into_iter();
    steps.flat_map(|step| step.remedy.commands).collect()
}

fn position(commands: &[String], part: &str) -> usize {
    let found = commands.iter().position(|command| command.contains(part));
    found.unwrap_or_else(|| panic!("no {part}: {commands:#?}"))
}

/// AWS refuses to delete a cluster with services, a target group in use, and a stack with things in its VPCs.
#[test]
fn everything_that_is_left_is_deleted_in_an_order_that_works() {
    let commands = deletions(&accounts::recorded("cleanup/untouched"));
    for [first, then] in [
        ["ecs delete-service", "ecs delete-cluster"],
        ["ecs wait services-inactive", "ecs delete-cluster"],
        ["elbv2 delete-load-balancer", "elbv2 delete-target-group"],
        [
            "elbv2 wait load-balancers-deleted",
            "elbv2 delete-target-group",
        ],
        ["efs delete-mount-target", "efs delete-file-system"],
        ["efs delete-file-system", "cloudformation delete-stack"],
        [
            "rds wait db-instance-deleted",
            "cloudformation delete-stack",
        ],
        [
            "ec2 wait instance-terminated",
            "cloudformation delete-stack",
        ],
        ["ec2 delete-security-group", "cloudformation delete-stack"],
    ] {
        assert!(
            position(&commands, first) < position(&commands, then),
            "{first} before {then}"
        );
    }
    // The stack deletes what it created.
    assert!(
        !commands
            .iter()
            .any(|command| command.contains("delete-nat-gateway"))
    );
    assert!(
        !commands
            .iter()
            .any(|command| command.contains("release-address"))
    );
}

/// What is in the account but not of the workshop is in no command.
#[test]
fn nothing_else_is_deleted() {
    let mut account = accounts::recorded("cleanup/untouched");
    let foreign = "foreign0000000001";
    let mut add = |pointer: &str, edit: &dyn Fn(&mut Value)| {
        let list = account.pointer_mut(pointer).and_then(Value::as_array_mut);
        let list = list.unwrap_or_else(|| panic!("no {pointer}"));
        let mut new = list.first().cloned().expect("one to copy");
        edit(&mut new);
        list.push(new);
    };
    add("/ec2/NatGateways/known", &|new| {
        new["NatGatewayId"] = json!(format!("nat-{foreign}"));
        new["VpcId"] = json!("vpc-foreign");
        new["Tags"] = json!([]);
    });
    add("/ec2/Addresses/known", &|new| {
        new["AllocationId"] = json!(format!("eipalloc-{foreign}"));
        new["Tags"] = json!([]);
    });
    add("/ec2/Instances/known", &|new| {
        new["InstanceId"] = json!(format!("i-{foreign}"));
        new["VpcId"] = json!("vpc-foreign");
        new["Tags"] = json!([]);
    });
    add("/rds/DBInstances/known", &|new| {
        new["DBInstanceIdentifier"] = json!(foreign);
        new["DBSubnetGroup"]["VpcId"] = json!("vpc-foreign");
    });
    add("/elbv2/LoadBalancers/known", &|new| {
        new["LoadBalancerArn"] = json!(format!(
            "arn:aws:elasticloadbalancing:us-west-2:1:loadbalancer/app/{foreign}/1"
        ));
        new["LoadBalancerName"] = json!(foreign);
        new["VpcId"] = json!("vpc-foreign");
    });
    add("/cloudformation/StackSummaries/known", &|new| {
        new["StackId"] = json!(format!(
            "arn:aws:cloudformation:us-west-2:1:stack/{foreign}/1"
        ));
        new["StackName"] = json!(foreign);
    });
    add("/ssm/Parameters/known", &|new| new["Name"] = json!(foreign));
    for command in deletions(&account) {
        assert!(!command.contains(foreign), "{command}");
    }
}

/// Without the stack, what it created is deleted one by one, the address after its gateway.
#[test]
fn what_a_deleted_stack_left_behind_is_deleted_by_itself() {
    let mut account = accounts::recorded("cleanup/untouched");
    account["cloudformation"]["StackSummaries"]["known"] = json!([]);
    let commands = deletions(&account);
    let gateway = position(&commands, "ec2 wait nat-gateway-deleted");
    assert!(gateway < position(&commands, "ec2 release-address"));
    position(&commands, "ec2 terminate-instances");
}

/// A leftover in the workshop's other Region is deleted there.
#[test]
fn a_leftover_elsewhere_is_deleted_in_its_region() {
    let mut account = accounts::recorded("cleanup/untouched");
    let service = account["elbv2"]["LoadBalancers"]["known"][0].clone();
    let vpcs = account["ec2"]["Vpcs"].clone();
    account["elsewhere"]["us-east-1"]["elbv2"]["LoadBalancers"] = json!({ "known": [service] });
    account["elsewhere"]["us-east-1"]["ec2"]["Vpcs"] = vpcs;
    let commands = deletions(&account);
    position(&commands, "elbv2 delete-load-balancer --region us-west-2");
    position(&commands, "elbv2 delete-load-balancer --region us-east-1");
}

/// The defect: "… failed to delete: [TargetVPC].)."
#[test]
fn a_sentence_of_aws_within_another_has_no_full_stop() {
    let report = report(&accounts::recorded("cleanup/halfway"));
    let stack = report.check("stack").expect("the check of the stack");
    let actual = stack.actual.as_deref().unwrap_or_default();
    assert!(
        actual.contains("failed to delete: [TargetVPC])."),
        "{actual}"
    );
}
