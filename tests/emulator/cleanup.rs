//! The suite `cleanup`: leftovers of the workshop are found, with their price; other resources fail no check; an account that
//! could not be read is never clean.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use workshop_check::suites;
use workshop_check_core::report::Report;
use workshop_check_core::snapshot::Call;
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::Outcome;

use super::harness::{
    Account, Emulator, PATIENT, Program, Run, all_passed, checks_that, each, require, same,
};
use super::permissions::without;
use super::waiting::{line_with, lines, scan_is_over};

/// The account with all resources that the cleanup removes.
const EVERYTHING: &str = "servers-and-logs";

/// More fixes than there are leftovers.
const MOST_ROUNDS: usize = 20;

/// The parts of the page, in an order that works, each with the checks that pass from then on.
const PARTS: [(&str, &[&str]); 10] = [
    ("containers", &["services", "clusters", "task-definitions"]),
    ("load-balancing", &["load-balancers", "target-groups"]),
    ("files", &["file-systems"]),
    ("database", &["databases"]),
    (
        "database-migration",
        &[
            "replication-tasks",
            "endpoints",
            "replication-instances",
            "replication-subnet-groups",
        ],
    ),
    ("beanstalk", &["environments", "applications"]),
    ("migrated-servers", &["source-servers", "target-instances"]),
    ("storage", &["volumes", "ebs-snapshots", "db-snapshots"]),
    (
        "stack",
        &["stack", "nat-gateways", "addresses", "source-instances"],
    ),
    ("small-things", &["log-groups", "parameters"]),
];

fn suite() -> Suite {
    suites::load("cleanup").expect("the suite is readable")
}

fn check(account: &Account<'_>) -> Run {
    check_with(account, &[])
}

fn check_with(account: &Account<'_>, options: &[&str]) -> Run {
    let check = ["check", PATIENT, "--suite", "cleanup", "--report", "json"];
    account.program(check.iter().chain(options)).run()
}

fn clean_up(account: &Account<'_>, parts: &[&str]) {
    let _: Value = account.ask("clean-up", &json!({ "steps": parts }));
}

fn cleaned(emulator: &Emulator) -> Account<'_> {
    let account = emulator.variant(EVERYTHING);
    clean_up(&account, &PARTS.map(|(part, _)| part));
    account
}

fn actual<'r>(report: &'r Report, id: &str) -> &'r str {
    let check = report.check(id).unwrap_or_else(|| panic!("no check {id}"));
    check.actual.as_deref().unwrap_or_default()
}

fn root_causes(report: &Report) -> Vec<&str> {
    let causes = report.root_causes.iter();
    causes.map(|cause| cause.check.as_str()).collect()
}

#[test]
fn cleaning_up_goes_from_everything_to_nothing_part_by_part() {
    let account = Emulator::shared().variant(EVERYTHING);
    let suite = suite();
    let all: Vec<&str> = suite.checks().map(|(_, check)| check.id.as_str()).collect();
    let mut passed: Vec<&str> = Vec::new();
    let mut spared: Vec<f64> = Vec::new();
    for (part, checks) in PARTS {
        let run = check(&account);
        let report = run.expect_report();
        let left: Vec<&str> = all
            .iter()
            .copied()
            .filter(|id| !passed.contains(id))
            .collect();
        let mut failed = checks_that(&report, Outcome::Failed);
        if part == "small-things" {
            // On moto, log groups hold nothing, which costs nothing.
            failed.push("daily-cost");
        }
        assert_eq!(failed, left, "before {part}");
        assert_eq!(run.status, Some(1));
        // What to do next is the first thing that can be deleted.
        let next = report.next.as_ref().map(|next| next.check.as_str());
        assert_eq!(next, checks.first().copied(), "before {part}");
        // The stack cannot go while anything stands in its VPCs, and what it made goes with it.
        assert_eq!(
            root_causes(&report).contains(&"stack"),
            part == "stack",
            "before {part}"
        );
        assert!(!root_causes(&report).contains(&"nat-gateways"));
        assert!(!root_causes(&report).contains(&"daily-cost"));
        if part != "small-things" {
            spared.push(daily(&report));
        }
        clean_up(&account, &[part]);
        passed.extend(checks);
    }
    assert!(spared.is_sorted_by(|more, less| more >= less), "{spared:?}");
    all_passed(&check(&account)).expect("all is deleted");
}

/// The commands of the report, each run as an attendee would paste it, delete everything in the end. The stack of the emulator
/// is not deleted while security groups of others are in its VPCs.
#[test]
fn our_commands_delete_everything() {
    let account = Emulator::shared().variant(EVERYTHING);
    let aws = super::fixes::AwsCli::start();
    for ran in 0..MOST_ROUNDS {
        let report = check(&account).expect_report();
        if report.outcome == Outcome::Passed {
            assert!(ran >= 2, "{ran}");
            return;
        }
        let next = report.next.as_ref().expect("something is to be done");
        let commands = next.remedy.commands.join("\n");
        assert!(!commands.is_empty(), "no command: {}", next.summary);
        super::fixes::run(&account, &commands, aws.path()).expect("the commands run");
    }
    let left = check(&account).expect_report();
    panic!("left: {:?}", checks_that(&left, Outcome::Failed));
}

/// The sum in the last check's finding.
fn daily(report: &Report) -> f64 {
    let found = actual(report, "daily-cost");
    let amount = found
        .split("USD ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next());
    let amount = amount.and_then(|amount| amount.parse().ok());
    amount.unwrap_or_else(|| panic!("no amount in {found}"))
}

#[test]
fn everything_that_is_left_has_its_price() {
    let account = Emulator::shared().variant(EVERYTHING);
    let report = check(&account).expect_report();
    for (id, price) in [
        // Two tasks of 0.024685 an hour.
        ("services", "Cost: about USD 1.18 a day."),
        ("clusters", "No cost of its own."),
        // 0.0225 an hour, and two public addresses of 0.005.
        ("load-balancers", "Cost: about USD 0.78 a day."),
        // 0.017 an hour, and 20 gigabytes of 0.115 a month.
        ("databases", "Cost: about USD 0.48 a day."),
        // 0.0208 and 0.0116 an hour, and two volumes.
        ("target-instances", "Cost: about USD 0.83 a day."),
        ("replication-tasks", "No cost of its own."),
        // 0.073 an hour.
        ("replication-instances", "Cost: about USD 1.75 a day."),
        ("environments", "No cost of its own."),
        // 0.042 an hour.
        ("source-servers", "Cost: about USD 1.01 a day."),
        // 8 gigabytes of 0.08 and of 0.05 a month, and 20 of 0.095.
        ("volumes", "Cost: about USD 0.02 a day."),
        ("ebs-snapshots", "Cost: about USD 0.01 a day."),
        ("db-snapshots", "Cost: about USD 0.06 a day."),
        // Two of 0.045 an hour.
        ("nat-gateways", "Cost: about USD 2.16 a day."),
        ("addresses", "Cost: about USD 0.24 a day."),
        ("source-instances", "Cost: about USD 0.80 a day."),
        ("file-systems", "Cost: less than USD 0.01 a day."),
    ] {
        let found = actual(&report, id);
        assert!(found.ends_with(price), "{id}: {found}");
    }
    assert!((daily(&report) - 9.32).abs() < 0.02, "{}", daily(&report));
    let dutch = check_with(&account, &["--lang", "nl"]).expect_report();
    let found = actual(&dutch, "nat-gateways");
    assert!(
        found.ends_with("Kosten: ongeveer USD 2,16 per dag."),
        "{found}"
    );
}

#[test]
fn a_stack_that_could_not_be_deleted_says_why() {
    let account = Emulator::shared().variant(EVERYTHING);
    clean_up(&account, &["containers", "stack-fails"]);
    let report = check(&account).expect_report();
    let found = actual(&report, "stack");
    assert!(found.contains("failed to delete: [TargetVPC])."), "{found}");
}

#[test]
fn what_goes_with_the_stack_is_waited_for() {
    let account = Emulator::shared().variant(EVERYTHING);
    let before: Vec<&str> = PARTS
        .iter()
        .map(|(part, _)| *part)
        .filter(|part| *part != "stack")
        .collect();
    clean_up(&account, &before);
    clean_up(&account, &["stack-goes"]);
    let run = check(&account);
    let report = run.expect_report();
    assert_eq!(run.status, Some(4));
    let pending = [
        "stack",
        "nat-gateways",
        "addresses",
        "source-instances",
        "daily-cost",
    ];
    assert_eq!(checks_that(&report, Outcome::Pending), pending);
    let waiting = [
        "check", PATIENT, "--suite", "cleanup", "--report", "json", "--wait", "60s",
    ];
    let running = account.program(waiting).start();
    scan_is_over(&account, account.calls().len());
    clean_up(&account, &["stack"]);
    all_passed(&running.ended()).expect("the stack is gone");
}

/// One resource that is left over from the workshop, or belongs to something else.
struct Left {
    check: &'static str,
    says: &'static str,
    made: fn(&Account<'_>),
}

/// One of each, in an account that is clean otherwise. Only names tie them to the workshop: its VPCs are gone.
const LEFT: [Left; 13] = [
    Left {
        check: "services",
        says: "unicorns-svc. Cost: about USD 0.59 a day",
        // Neither the cluster nor the task definition is the workshop's, because others use them, too.
        made: |account| {
            service(account, "production", "shop");
            service(account, "production", "unicorns-svc");
        },
    },
    Left {
        check: "clusters",
        says: "unicorns-cluster. No cost of its own.",
        made: |account| {
            call(
                account,
                "ecs",
                "create_cluster",
                json!({ "clusterName": "unicorns-cluster" }),
            )
        },
    },
    Left {
        check: "task-definitions",
        says: "unicorn-task-def:",
        made: |account| task_definition(account, "unicorn-task-def"),
    },
    Left {
        check: "load-balancers",
        says: "unicorn-lb. Cost: about USD 0.78 a day",
        made: |account| load_balancer(account, "unicorn-lb"),
    },
    Left {
        check: "target-groups",
        says: "unicorn-tg. No cost of its own.",
        made: |account| target_group(account, "unicorn-tg"),
    },
    Left {
        check: "file-systems",
        says: "webserver-filesystem (fs-",
        made: |account| file_system(account, "webserver-filesystem"),
    },
    Left {
        check: "target-instances",
        says: "CloudEndure Machine 1 (i-",
        made: |account| instance(account, "CloudEndure Machine 1"),
    },
    Left {
        check: "volumes",
        says: "CloudEndure Volume 1 (vol-",
        made: |account| volume(account, "CloudEndure Volume 1"),
    },
    Left {
        check: "ebs-snapshots",
        says: "CloudEndure Snapshot 1 (snap-",
        made: |account| snapshot(account, "CloudEndure Snapshot 1"),
    },
    Left {
        check: "addresses",
        says: "TargetVPC-nat-gateway-eip-0 (eipalloc-",
        made: |account| address(account, "TargetVPC-nat-gateway-eip-0"),
    },
    Left {
        check: "nat-gateways",
        says: "TargetVPC-nat-gateway-0 (nat-",
        made: |account| nat_gateway(account, "TargetVPC-nat-gateway-0"),
    },
    Left {
        check: "log-groups",
        says: "/aws/lambda/ApplicationMigrationWorkshop-x",
        made: |account| log_group(account, "/aws/lambda/ApplicationMigrationWorkshop-x"),
    },
    Left {
        check: "parameters",
        says: "DB_PASSWORD. No cost of its own.",
        made: |account| parameter(account, "DB_PASSWORD"),
    },
];

#[test]
fn one_thing_that_is_left_fails_its_check_and_no_other() {
    each(
        &LEFT,
        |left| left.check.to_owned(),
        |left| {
            let account = cleaned(Emulator::shared());
            (left.made)(&account);
            let run = check(&account);
            let report = run.report()?;
            let mut failed = checks_that(&report, Outcome::Failed);
            failed.retain(|id| *id != "daily-cost");
            same("failed", failed, vec![left.check])?;
            same("root causes", root_causes(&report), vec![left.check])?;
            let found = actual(&report, left.check);
            require(found.contains(left.says), || found.to_owned())?;
            same("unknown", checks_that(&report, Outcome::Unknown), vec![])?;
            same("exit", run.status, Some(1))
        },
    );
}

#[test]
fn what_is_not_the_workshop_s_fails_nobody_and_is_named_where_it_costs() {
    let account = cleaned(Emulator::shared());
    service(&account, "production", "shop");
    task_definition(&account, "shop");
    load_balancer(&account, "shop");
    target_group(&account, "shop");
    file_system(&account, "shop");
    instance(&account, "shop");
    address(&account, "shop");
    nat_gateway(&account, "shop");
    log_group(&account, "/ecs/shop");
    parameter(&account, "SHOP_DB_HOST");
    volume(&account, "shop");
    snapshot(&account, "shop");
    // The RDS console's name for anybody's first database.
    let database = json!({ "DBInstanceIdentifier": "database-1", "Engine": "mysql", "DBInstanceClass": "db.t3.micro",
        "AllocatedStorage": 20, "MasterUsername": "admin", "MasterUserPassword": "Somebody-1234" });
    call(&account, "rds", "create_db_instance", database);
    let run = check(&account);
    all_passed(&run).unwrap_or_else(|error| panic!("{error}"));
    let report = run.expect_report();
    for (id, named) in [
        ("services", "shop"),
        ("load-balancers", "shop"),
        ("file-systems", "shop (fs-"),
        ("databases", "database-1"),
        ("target-instances", "shop (i-"),
        ("nat-gateways", "shop (nat-"),
        ("addresses", "shop (eipalloc-"),
        ("volumes", "shop (vol-"),
        ("ebs-snapshots", "shop (snap-"),
    ] {
        let advice = &report.check(id).expect("the check").advice;
        assert!(
            advice.iter().any(|advice| advice.contains(named)),
            "{id}: {advice:?}"
        );
    }
    for id in [
        "clusters",
        "task-definitions",
        "target-groups",
        "log-groups",
        "parameters",
    ] {
        let advice = &report.check(id).expect("the check").advice;
        assert!(advice.is_empty(), "{id} costs nothing: {advice:?}");
    }
}

/// Where neither a VPC nor a stack of the workshop has been, nobody has done it: no further service is asked.
#[test]
fn the_other_modules_services_are_asked_only_where_the_workshop_was_done() {
    let asked = |account: &Account<'_>| -> Vec<String> {
        check(account).expect_report();
        let calls = account.calls().into_iter();
        let calls = calls.filter(|call| {
            let services = ["dms", "mgn", "elasticbeanstalk"];
            let actions = [
                "DescribeVolumes",
                "DescribeSnapshots",
                "DescribeDBSnapshots",
            ];
            services.contains(&call.service.as_str()) || actions.contains(&call.action.as_str())
        });
        let mut asked: Vec<String> = calls
            .map(|call| format!("{} {}", call.region.unwrap_or_default(), call.service))
            .collect();
        asked.sort();
        asked.dedup();
        asked
    };
    let here = [
        "us-west-2 dms",
        "us-west-2 ec2",
        "us-west-2 elasticbeanstalk",
        "us-west-2 mgn",
        "us-west-2 rds",
    ];
    // Who has only moved the shop onto containers has used none of the other modules' services.
    let containers = Emulator::shared().account("create-service");
    assert_eq!(asked(&containers), ["us-west-2 ec2", "us-west-2 rds"]);
    // The stack was deleted a moment ago.
    assert_eq!(asked(&cleaned(Emulator::shared())), here);
    assert_eq!(asked(&Emulator::shared().variant(EVERYTHING)), here);
    let never = Emulator::shared().account("nothing");
    let calls = asked(&never);
    assert_eq!(calls, [""; 0]);
    all_passed(&check(&never)).expect("nobody has done anything");
}

/// Renamed, they are found by what they stand in or are part of; what belongs to somebody else fails nobody.
#[test]
fn what_the_other_modules_make_is_found_by_where_it_stands() {
    let account = Emulator::shared().variant(EVERYTHING);
    let report = check(&account).expect_report();
    for (id, named) in [
        ("replication-tasks", "replication-cdc"),
        ("endpoints", "source-endpoint in TargetVPC (vpc-"),
        ("endpoints", "shop-target in TargetVPC (vpc-"),
        (
            "replication-instances",
            "replication-instance in TargetVPC (vpc-",
        ),
        ("replication-subnet-groups", "dms-subnet-group"),
        ("environments", "Shop-env (e-"),
        ("applications", "my-eb-app"),
        ("source-servers", "ip-10-0-0-10 (s-"),
        ("volumes", " in TargetVPC (vpc-"),
        ("ebs-snapshots", " in TargetVPC (vpc-"),
        ("db-snapshots", "before-the-cleanup in TargetVPC (vpc-"),
    ] {
        let found = actual(&report, id);
        assert!(found.contains(named), "{id}: {found}");
    }
}

#[test]
fn a_renamed_set_is_found_by_the_workshop_s_vpcs() {
    let account = Emulator::shared().variant("all-renamed");
    let report = check(&account).expect_report();
    for (id, named) in [
        ("services", "shop-svc in TargetVPC (vpc-"),
        ("clusters", "shop, which belongs to shop-svc"),
        ("task-definitions", "shop-task:1, which belongs to shop-svc"),
        ("load-balancers", "shop-lb in TargetVPC (vpc-"),
        ("target-groups", "shop-targets in TargetVPC (vpc-"),
        ("file-systems", "files (fs-"),
        ("databases", "database-1 in TargetVPC (vpc-"),
    ] {
        let found = actual(&report, id);
        assert!(found.contains(named), "{id}: {found}");
    }
}

#[test]
fn what_is_left_in_the_workshop_s_other_region_costs_just_as_much() {
    let account = cleaned(Emulator::shared());
    all_passed(&check(&account)).expect("it is clean here");
    let address = there(
        &account,
        "allocate_address",
        json!({ "Domain": "vpc", "TagSpecifications": named("elastic-ip", "TargetVPC-nat-gateway-eip-1") }),
    );
    let run = check(&account);
    let report = run.expect_report();
    assert_eq!(run.status, Some(1));
    assert_eq!(
        checks_that(&report, Outcome::Failed),
        ["addresses", "daily-cost"]
    );
    let found = actual(&report, "addresses");
    assert!(
        found.contains(", in us-east-1. Cost: about USD 0.12 a day"),
        "{found}"
    );

    // `--watch` shows it disappear, although nothing changes here.
    let mut watching = account
        .program(["check", PATIENT, "--suite", "cleanup", "--watch=2s"])
        .start();
    let lines = lines(&mut watching);
    line_with(&lines, "Result");
    let id = json!({ "AllocationId": address["AllocationId"] });
    there(&account, "release_address", id);
    line_with(&lines, "done: No Elastic IP address is left");
    line_with(&lines, "All checks have passed");
    assert_eq!(watching.ended().status, Some(0));
}

/// A call to EC2 in the workshop's other Region.
fn there(account: &Account<'_>, operation: &str, parameters: Value) -> Value {
    let call = json!({ "service": "ec2", "region": "us-east-1", "operation": operation, "parameters": parameters });
    account.ask("call", &call)
}

#[test]
fn without_one_action_nothing_is_called_clean_that_needs_it() {
    let suite = suite();
    let policy = Program::new(["policy", "--suite", "cleanup"]).run();
    let policy: Value = serde_json::from_str(&policy.stdout).expect("the policy is JSON");
    let scope = suite.scope(suite.checks().map(|(_, check)| check));
    // They tell whose something is, and nothing is there.
    let parts = [
        "connections",
        "environment_resources",
        "replication_settings",
    ];
    let calls = scope.calls.iter().filter(|call| {
        let declared = call.declared();
        declared.is_none_or(|call| !parts.contains(&call.key()))
    });
    let actions: BTreeSet<&str> = calls.filter_map(|call| call.action()).collect();
    let actions: Vec<&str> = actions.into_iter().collect();
    assert!(actions.len() > 15, "{actions:?}");
    each(
        &actions,
        |action| (*action).to_owned(),
        |action| {
            // Half-way: for example, the service's cluster must be distinguished from others.
            let account = cleaned(Emulator::shared());
            service(&account, "production", "shop");
            load_balancer(&account, "shop");
            file_system(&account, "shop");
            account.allow_only(&without(&policy, action));
            let run = check(&account);
            let report = run.report()?;
            same("exit", run.status, Some(3))?;
            same("failed", checks_that(&report, Outcome::Failed), vec![])?;
            let unknown = checks_that(&report, Outcome::Unknown);
            let lists = |check: &workshop_check_core::suite::Check| {
                check.assert.calls().first().and_then(|call| call.action()) == Some(action)
            };
            let listed = suite
                .checks()
                .map(|(_, check)| check)
                .filter(|check| lists(check));
            for check in listed {
                require(unknown.contains(&check.id.as_str()), || {
                    format!("{} is not unknown: {unknown:?}", check.id)
                })?;
            }
            require(unknown.contains(&"daily-cost"), || format!("{unknown:?}"))?;
            for id in unknown {
                let check = report.check(id).expect("the check");
                require(
                    check.missing_actions.iter().any(|named| named == action),
                    || format!("{id} lacks {:?}", check.missing_actions),
                )?;
            }
            Ok(())
        },
    );
}

/// Where a VPC of the workshop is left, the services of the other modules are asked: what they may not tell is unknown.
#[test]
fn without_one_action_of_the_other_modules_its_list_is_not_called_empty() {
    let suite = suite();
    let policy = Program::new(["policy", "--suite", "cleanup"]).run();
    let policy: Value = serde_json::from_str(&policy.stdout).expect("the policy is JSON");
    let scope = suite.scope(suite.checks().map(|(_, check)| check));
    let calls = scope.calls.iter().filter_map(|call| call.declared());
    let calls: Vec<_> = calls.filter(|call| call.if_listed.is_some()).collect();
    assert!(calls.len() > 8, "{calls:?}");
    each(
        &calls,
        |call| call.action().to_owned(),
        |call| {
            let account = Emulator::shared().variant(EVERYTHING);
            account.allow_only(&without(&policy, call.action()));
            let report = check(&account).report()?;
            let lists = |check: &workshop_check_core::suite::Check| {
                check.assert.calls().first() == Some(&Call::Declared(*call))
            };
            let listed = suite
                .checks()
                .map(|(_, check)| check)
                .filter(|check| lists(check));
            for listed in listed {
                let found = report.check(&listed.id).expect("the check");
                same(&listed.id, found.outcome, Outcome::Unknown)?;
                require(
                    found
                        .missing_actions
                        .iter()
                        .any(|named| named == call.action()),
                    || format!("{:?}", found.missing_actions),
                )?;
            }
            same("passed", checks_that(&report, Outcome::Passed), vec![])
        },
    );
}

#[test]
fn lists_in_pages_of_one_leave_nothing_out() {
    let emulator = Emulator::start();
    let account = emulator.variant(EVERYTHING);
    let whole = check(&account).expect_report();
    let _: Value = emulator.ask("POST", "paging", &json!({ "page_size": 1 }));
    let paged = check(&account).expect_report();
    for (_, check) in suite().checks() {
        assert_eq!(actual(&paged, &check.id), actual(&whole, &check.id));
    }
}

fn call(account: &Account<'_>, service: &str, operation: &str, parameters: Value) {
    account.call(service, operation, parameters);
}

fn named(kind: &str, name: &str) -> Value {
    json!([{ "ResourceType": kind, "Tags": [{ "Key": "Name", "Value": name }] }])
}

/// Subnets of the account's default VPC.
fn subnets(account: &Account<'_>) -> Vec<Value> {
    let answer = account.call("ec2", "describe_subnets", json!({}));
    let subnets = answer["Subnets"].as_array().expect("subnets");
    subnets
        .iter()
        .map(|subnet| subnet["SubnetId"].clone())
        .take(2)
        .collect()
}

fn service(account: &Account<'_>, cluster: &str, name: &str) {
    call(
        account,
        "ecs",
        "create_cluster",
        json!({ "clusterName": cluster }),
    );
    task_definition(account, "some-task");
    let groups = account.call("ec2", "describe_security_groups", json!({}));
    let network = json!({ "awsvpcConfiguration": { "subnets": subnets(account),
        "securityGroups": [groups["SecurityGroups"][0]["GroupId"]] } });
    let service = json!({ "cluster": cluster, "serviceName": name, "taskDefinition": "some-task", "desiredCount": 1,
        "networkConfiguration": network });
    call(account, "ecs", "create_service", service);
}

fn task_definition(account: &Account<'_>, family: &str) {
    let container = json!({ "name": "web", "image": "web", "memory": 128 });
    let definition =
        json!({ "family": family, "networkMode": "awsvpc", "containerDefinitions": [container] });
    call(account, "ecs", "register_task_definition", definition);
}

fn load_balancer(account: &Account<'_>, name: &str) {
    let balancer =
        json!({ "Name": name, "Subnets": subnets(account), "Scheme": "internet-facing" });
    call(account, "elbv2", "create_load_balancer", balancer);
}

fn target_group(account: &Account<'_>, name: &str) {
    let vpcs = account.call("ec2", "describe_vpcs", json!({}));
    let group = json!({ "Name": name, "Protocol": "HTTP", "Port": 80, "TargetType": "ip", "VpcId": vpcs["Vpcs"][0]["VpcId"] });
    call(account, "elbv2", "create_target_group", group);
}

fn file_system(account: &Account<'_>, name: &str) {
    let system = json!({ "CreationToken": name, "Tags": [{ "Key": "Name", "Value": name }] });
    call(account, "efs", "create_file_system", system);
}

fn instance(account: &Account<'_>, name: &str) {
    let instance = json!({ "ImageId": "ami-12345678", "InstanceType": "t3.small", "MinCount": 1, "MaxCount": 1,
        "SubnetId": subnets(account)[0], "TagSpecifications": named("instance", name) });
    call(account, "ec2", "run_instances", instance);
}

fn address(account: &Account<'_>, name: &str) {
    let address = json!({ "Domain": "vpc", "TagSpecifications": named("elastic-ip", name) });
    call(account, "ec2", "allocate_address", address);
}

fn nat_gateway(account: &Account<'_>, name: &str) {
    let gateway = json!({ "SubnetId": subnets(account)[0], "ConnectivityType": "private",
        "TagSpecifications": named("natgateway", name) });
    call(account, "ec2", "create_nat_gateway", gateway);
}

fn volume(account: &Account<'_>, name: &str) {
    let volume = json!({ "AvailabilityZone": "us-west-2a", "Size": 8, "TagSpecifications": named("volume", name) });
    call(account, "ec2", "create_volume", volume);
}

/// A snapshot of which the volume is gone.
fn snapshot(account: &Account<'_>, name: &str) {
    let volume = json!({ "AvailabilityZone": "us-west-2a", "Size": 8 });
    let volume = account.call("ec2", "create_volume", volume)["VolumeId"].clone();
    let snapshot = json!({ "VolumeId": volume, "TagSpecifications": named("snapshot", name) });
    call(account, "ec2", "create_snapshot", snapshot);
    call(
        account,
        "ec2",
        "delete_volume",
        json!({ "VolumeId": volume }),
    );
}

fn log_group(account: &Account<'_>, name: &str) {
    call(
        account,
        "logs",
        "create_log_group",
        json!({ "logGroupName": name }),
    );
}

fn parameter(account: &Account<'_>, name: &str) {
    let parameter = json!({ "Name": name, "Value": "x", "Type": "String" });
    call(account, "ssm", "put_parameter", parameter);
}
