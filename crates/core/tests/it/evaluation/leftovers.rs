//! The cleanup gives no command that destroys what may be somebody else's, or that AWS would refuse.

use serde_json::{Value, json};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::{CheckReport, Report, render_plan};
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::Outcome;

use crate::evaluation::{accounts, grade};
use workshop_check_testing::repository;

const DEFAULT_VPC: &str = "vpc-05d67c74df471888d";
const TARGET_VPC: &str = "vpc-b1039fbd91866aa74";
const FILE_SYSTEM: &str = "fs-8ccd8ef7";

fn cleanup() -> Suite {
    repository::suite("cleanup")
}

fn after(edit: impl Fn(&mut Value)) -> Value {
    let mut account = accounts::recorded("cleanup/untouched");
    edit(&mut account);
    account
}

fn list<'v>(account: &'v mut Value, pointer: &str) -> &'v mut Vec<Value> {
    let list = account.pointer_mut(pointer).and_then(Value::as_array_mut);
    list.unwrap_or_else(|| panic!("no {pointer}"))
}

fn call<'v>(account: &'v mut Value, key: &str) -> &'v mut Vec<Value> {
    list(account, &format!("/calls/{key}/items/known"))
}

/// Another one like the first of a list.
fn another(list: &mut Vec<Value>, edit: impl Fn(&mut Value)) {
    let mut new = list.first().cloned().expect("one to copy");
    edit(&mut new);
    list.push(new);
}

fn deny(account: &mut Value, key: &str) {
    account["calls"][key]["items"] =
        json!({ "unknown": { "denied": { "call": "DescribeInstances" } } });
}

fn report(account: &Value) -> Report {
    grade::report(&cleanup(), account, "en")
}

fn check(account: &Value, id: &str) -> CheckReport {
    report(account).check(id).cloned().expect("the check")
}

fn hint(account: &Value, id: &str) -> String {
    check(account, id).hint.unwrap_or_default()
}

/// The commands of one check alone.
fn own(account: &Value, id: &str) -> Vec<String> {
    let check = check(account, id);
    check.remedy.commands
}

/// The commands of the plan.
fn plan(account: &Value) -> Vec<String> {
    let suite = cleanup();
    let locale = repository::locale(&suite, "en");
    let snapshot = grade::snapshot(account);
    let plan = render_plan(&suite, &snapshot, &Selection::default(), &locale);
    let steps = plan.steps.into_iter();
    steps.flat_map(|step| step.remedy.commands).collect()
}

fn says(commands: &[String], part: &str) -> bool {
    commands.iter().any(|command| command.contains(part))
}

#[track_caller]
fn in_order(commands: &[String], parts: &[&str]) {
    let mut rest = commands.iter();
    for part in parts {
        assert!(
            rest.any(|command| command.contains(part)),
            "no {part} in its place: {commands:#?}"
        );
    }
}

fn with_other_environment(account: &mut Value) {
    another(call(account, "environments"), |new| {
        new["EnvironmentId"] = json!("e-other00001");
        new["EnvironmentName"] = json!("prod-env");
    });
    another(call(account, "environment_resources"), |new| {
        new["EnvironmentId"] = json!("e-other00001");
        new["EnvironmentName"] = json!("prod-env");
        new["Instances"] = json!([{ "Id": "i-00000000other" }]);
    });
    another(list(account, "/ec2/Instances/known"), |new| {
        new["InstanceId"] = json!("i-00000000other");
        new["VpcId"] = json!(DEFAULT_VPC);
        new["Tags"] = json!([{ "Key": "Name", "Value": "prod-env" }]);
    });
}

#[test]
fn an_application_with_an_environment_of_somebody_else_stays() {
    let untouched = plan(&after(|_| {}));
    assert!(
        !says(&untouched, "terminate-env-by-force"),
        "{untouched:#?}"
    );
    in_order(
        &untouched,
        &["wait environment-terminated", "delete-application"],
    );
    let account = after(with_other_environment);
    for commands in [plan(&account), own(&account, "applications")] {
        assert!(!says(&commands, "delete-application"), "{commands:#?}");
        assert!(!says(&commands, "e-other00001"), "{commands:#?}");
    }
    assert!(says(&plan(&account), "terminate-environment"));
    let hint = hint(&account, "applications");
    assert!(hint.contains("prod-env"), "{hint}");
    // Whether there is another one is not known, or one is being terminated.
    for edit in [
        (|account| deny(account, "environments")) as fn(&mut Value),
        |account| call(account, "environments")[0]["Status"] = json!("Terminating"),
    ] {
        let account = after(edit);
        let commands = [plan(&account), own(&account, "applications")].concat();
        assert!(!says(&commands, "delete-application"), "{commands:#?}");
        // Its security groups are in the VPC to the end.
        assert!(!says(&commands, "delete-stack"), "{commands:#?}");
    }
}

/// Elastic Beanstalk developer guide, "Terminate an Elastic Beanstalk environment": a rule of another group that refers to the group of
/// the environment keeps AWS from deleting that.
#[test]
fn rules_that_refer_to_a_group_of_an_environment_are_revoked_before_it() {
    let account = after(|_| {});
    for commands in [plan(&account), own(&account, "environments")] {
        in_order(
            &commands,
            &[
                "revoke-security-group-ingress",
                "terminate-environment",
                "wait environment-terminated",
            ],
        );
        let revoke = commands
            .iter()
            .find(|command| command.contains("revoke-security-group-ingress"));
        let revoke = revoke.map(String::as_str).unwrap_or_default();
        assert!(
            revoke.contains("tag:aws:cloudformation:stack-name"),
            "{revoke}"
        );
        assert!(revoke.contains("awseb-e-0000000001-stack"), "{revoke}");
    }
}

const OTHER_INSTANCE: &str = "arn:aws:dms:us-west-2:210000000001:rep:prod";

fn with_other_replication(account: &mut Value) {
    another(call(account, "replication_instances"), |new| {
        new["ReplicationInstanceArn"] = json!(OTHER_INSTANCE);
        new["ReplicationInstanceIdentifier"] = json!("prod");
        new["ReplicationSubnetGroup"] = json!({ "VpcId": DEFAULT_VPC });
    });
    another(call(account, "replication_tasks"), |new| {
        new["ReplicationTaskArn"] = json!("arn:aws:dms:us-west-2:210000000001:task:prod");
        new["ReplicationInstanceArn"] = json!(OTHER_INSTANCE);
    });
}

#[test]
fn a_task_or_an_endpoint_of_another_replication_instance_stays() {
    // One with the page's name.
    let account = after(with_other_replication);
    let commands = [plan(&account), own(&account, "replication-tasks")].concat();
    assert!(!says(&commands, "task:prod"), "{commands:#?}");
    assert!(says(&commands, "task:replication-cdc"), "{commands:#?}");
    // The instance is moved: nothing of DMS is in the workshop's VPC any more.
    let account = after(|account| {
        call(account, "replication_instances")[0]["ReplicationSubnetGroup"] =
            json!({ "VpcId": DEFAULT_VPC });
        call(account, "replication_subnet_groups")[0]["VpcId"] = json!(DEFAULT_VPC);
    });
    let commands = plan(&account);
    assert!(!says(&commands, "aws dms"), "{commands:#?}");
    let ids = [
        "replication-tasks",
        "endpoints",
        "replication-instances",
        "replication-subnet-groups",
    ];
    for id in ids {
        assert_eq!(check(&account, id).outcome, Outcome::Passed, "{id}");
    }
    assert!(!check(&account, "replication-instances").advice.is_empty());
    // An endpoint that the other instance uses, too.
    let source = call(&mut after(|_| {}), "endpoints")[0]["EndpointArn"].clone();
    let account = after(|account| {
        with_other_replication(account);
        call(account, "connections")
            .push(json!({ "EndpointArn": source, "ReplicationInstanceArn": OTHER_INSTANCE }));
    });
    let commands = [plan(&account), own(&account, "endpoints")].concat();
    let source = source.as_str().expect("an ARN");
    assert!(!says(&commands, source), "{commands:#?}");
    assert!(says(&commands, "delete-endpoint"), "{commands:#?}");
}

#[test]
fn deletion_protection_is_turned_off_first() {
    let protected = |status: &str| {
        let account = after(|account| {
            let database = &mut account["rds"]["DBInstances"]["known"][0];
            database["DeletionProtection"] = json!(true);
            database["DBInstanceStatus"] = json!(status);
        });
        [plan(&account), own(&account, "databases")]
    };
    for commands in protected("available") {
        in_order(
            &commands,
            &[
                "modify-db-instance --region us-west-2 --db-instance-identifier database-1 --no-deletion-protection --apply-immediately",
                "delete-db-instance",
            ],
        );
    }
    // RDS user guide, "Stopping an Amazon RDS DB instance temporarily": a stopped one cannot be modified.
    for commands in protected("stopped") {
        in_order(
            &commands,
            &[
                "start-db-instance",
                "wait db-instance-available",
                "modify-db-instance",
                "delete-db-instance",
            ],
        );
    }
    assert!(!says(&plan(&after(|_| {})), "modify-db-instance"));
}

#[test]
fn a_stack_that_goes_takes_only_what_it_made() {
    let account = after(|account| {
        account["cloudformation"]["StackSummaries"]["known"][0]["StackStatus"] =
            json!("DELETE_IN_PROGRESS");
    });
    for id in ["volumes", "ebs-snapshots"] {
        let check = check(&account, id);
        assert_eq!(check.outcome, Outcome::Failed, "{id}: {:?}", check.actual);
    }
    for id in ["nat-gateways", "addresses", "source-instances"] {
        let outcome = check(&account, id).outcome;
        assert!(
            matches!(outcome, Outcome::Pending | Outcome::Blocked),
            "{id}: {outcome:?}"
        );
    }
}

/// A volume of which nothing tells whose it is.
#[test]
fn the_sum_names_what_may_be_of_the_workshop() {
    let mut account = accounts::recorded("cleanup/cleaned");
    call(&mut account, "volumes").push(
        json!({ "volumeId": "vol-left", "volumeType": "gp3", "size": "8", "status": "available" }),
    );
    let check = check(&account, "daily-cost");
    assert_eq!(check.outcome, Outcome::Passed);
    assert!(
        check
            .advice
            .iter()
            .any(|advice| advice.contains("vol-left")),
        "{:?}",
        check.advice
    );
}

#[test]
fn what_another_stack_made_has_no_commands() {
    let other = |stack: &str| {
        after(|account| {
            another(list(account, "/ec2/Instances/known"), |new| {
                new["InstanceId"] = json!("i-00000000other");
                new["VpcId"] = json!(TARGET_VPC);
                new["Tags"] = json!([{ "Key": "aws:cloudformation:stack-name", "Value": stack }]);
            });
        })
    };
    let account = other("billing");
    let commands = [plan(&account), own(&account, "target-instances")].concat();
    assert!(!says(&commands, "i-00000000other"), "{commands:#?}");
    assert!(!says(&commands, "delete-stack"), "{commands:#?}");
    assert!(says(&commands, "i-f7a4376e9c48f76a1"), "{commands:#?}");
    let hint = hint(&account, "target-instances");
    assert!(
        hint.contains("First check whether i-00000000other"),
        "{hint}"
    );
    assert!(hint.contains("billing"), "{hint}");
    // That of the workshop's environment is no other one, and its instances go with it.
    let commands = plan(&other("awseb-e-0000000001-stack"));
    assert!(!says(&commands, "i-00000000other"), "{commands:#?}");
    in_order(&commands, &["terminate-environment", "delete-stack"]);
}

#[test]
fn a_database_of_another_name_has_no_commands() {
    let account = after(|account| {
        another(list(account, "/rds/DBInstances/known"), |new| {
            new["DBInstanceIdentifier"] = json!("prod");
            new["DBInstanceArn"] = json!("arn:aws:rds:us-west-2:210000000001:db:prod");
        });
    });
    let commands = [plan(&account), own(&account, "databases")].concat();
    assert!(
        !says(
            &commands,
            "delete-db-instance --region us-west-2 --db-instance-identifier prod"
        ),
        "{commands:#?}"
    );
    assert!(
        says(
            &commands,
            "delete-db-instance --region us-west-2 --db-instance-identifier database-1"
        ),
        "{commands:#?}"
    );
    let hint = hint(&account, "databases");
    assert!(hint.contains("First check whether prod"), "{hint}");
    // Nor has it any when the other one is gone.
    let account = after(|account| {
        account["rds"]["DBInstances"]["known"][0]["DBInstanceIdentifier"] = json!("prod");
    });
    assert!(!says(&plan(&account), "delete-db-instance"));
}

#[test]
fn what_could_not_be_read_is_not_none() {
    let denied = json!({ "unknown": { "denied": { "call": "DescribeMountTargets" } } });
    let account = after(|account| account["efs"]["MountTargets"][FILE_SYSTEM] = denied.clone());
    let commands = [plan(&account), own(&account, "file-systems")].concat();
    assert!(!says(&commands, "delete-file-system"), "{commands:#?}");
    assert!(hint(&account, "file-systems").contains("could not be read"));
    let account = after(|account| deny(account, "replication_tasks"));
    let commands = [plan(&account), own(&account, "replication-instances")].concat();
    assert!(
        !says(&commands, "delete-replication-instance"),
        "{commands:#?}"
    );
    let account = after(|account| deny(account, "replication_instances"));
    let commands = [plan(&account), own(&account, "replication-subnet-groups")].concat();
    assert!(
        !says(&commands, "delete-replication-subnet-group"),
        "{commands:#?}"
    );
    let denied = json!({ "unknown": { "denied": { "call": "DescribeServices" } } });
    let account = after(|account| {
        let services = account["ecs"]["services"]
            .as_object_mut()
            .expect("an object");
        services
            .values_mut()
            .for_each(|services| *services = denied.clone());
    });
    let commands = [plan(&account), own(&account, "clusters")].concat();
    assert!(!says(&commands, "delete-cluster"), "{commands:#?}");
    assert!(
        !says(&commands, "deregister-task-definition"),
        "{commands:#?}"
    );
}

/// A service of somebody else runs a task definition with a name of the workshop.
#[test]
fn what_somebody_else_uses_has_no_commands() {
    let account = after(|account| {
        let cluster = "arn:aws:ecs:us-west-2:210000000001:cluster/prod";
        another(list(account, "/ecs/clusters/known"), |new| {
            new["clusterArn"] = json!(cluster);
            new["clusterName"] = json!("prod");
        });
        account["ecs"]["services"][cluster] = json!({ "known": [{
            "serviceName": "billing",
            "serviceArn": "arn:aws:ecs:us-west-2:210000000001:service/prod/billing",
            "clusterArn": cluster,
            "status": "ACTIVE",
            "taskDefinition": "arn:aws:ecs:us-west-2:210000000001:task-definition/unicorn-task-def:1",
        }] });
    });
    let commands = [plan(&account), own(&account, "task-definitions")].concat();
    assert!(!says(&commands, "billing"), "{commands:#?}");
    assert!(
        !says(&commands, "deregister-task-definition"),
        "{commands:#?}"
    );
    let hint = hint(&account, "task-definitions");
    assert!(hint.contains("billing"), "{hint}");
}

#[test]
fn what_aws_refuses_now_waits() {
    let of = |key: &str, field: &str, state: &str, id: &str| {
        let account = after(|account| call(account, key)[0][field] = json!(state));
        own(&account, id)
    };
    let task = |state: &str| of("replication_tasks", "Status", state, "replication-tasks");
    in_order(
        &task("stopping"),
        &["wait replication-task-stopped", "delete-replication-task"],
    );
    assert!(!says(&task("stopping"), "stop-replication-task"));
    in_order(
        &task("creating"),
        &["wait replication-task-ready", "delete-replication-task"],
    );
    in_order(
        &task("starting"),
        &[
            "wait replication-task-running",
            "stop-replication-task",
            "wait replication-task-stopped",
            "delete-replication-task",
        ],
    );
    for state in ["modifying", "moving", "testing"] {
        assert_eq!(task(state), Vec::<String>::new(), "{state}");
        let account =
            after(|account| call(account, "replication_tasks")[0]["Status"] = json!(state));
        assert!(
            hint(&account, "replication-tasks").contains(state),
            "{state}"
        );
    }
    for state in ["stopped", "ready", "failed", "failed-move"] {
        let commands = task(state);
        assert!(
            commands[0].contains("delete-replication-task"),
            "{commands:#?}"
        );
    }
    let instance = |state: &str| {
        let field = "ReplicationInstanceStatus";
        of(
            "replication_instances",
            field,
            state,
            "replication-instances",
        )
    };
    in_order(
        &instance("creating"),
        &[
            "wait replication-instance-available",
            "delete-replication-instance",
        ],
    );
    assert!(!says(&instance("available"), "instance-available"));
    // The subnet group is in use until the instance is gone.
    let account = after(|account| {
        call(account, "replication_instances")[0]["ReplicationInstanceStatus"] = json!("deleting");
    });
    let commands = [plan(&account), own(&account, "replication-subnet-groups")].concat();
    assert!(
        !says(&commands, "delete-replication-subnet-group"),
        "{commands:#?}"
    );
    for (state, waits) in [
        ("Launching", "wait environment-exists"),
        ("Updating", "wait environment-updated"),
    ] {
        let commands = of("environments", "Status", state, "environments");
        in_order(&commands, &[waits, "terminate-environment"]);
    }
    // A mount target that is being deleted is not deleted again, and its file system after it.
    let account = after(|account| {
        account["efs"]["MountTargets"][FILE_SYSTEM]["known"][0]["LifeCycleState"] =
            json!("deleting");
    });
    let commands = own(&account, "file-systems");
    let deleted = commands
        .iter()
        .filter(|command| command.contains("delete-mount-target"));
    assert_eq!(deleted.count(), 1, "{commands:#?}");
    in_order(&commands, &["describe-mount-targets", "delete-file-system"]);
    let account = after(|account| {
        account["efs"]["MountTargets"][FILE_SYSTEM]["known"][0]["LifeCycleState"] =
            json!("creating");
    });
    assert_eq!(own(&account, "file-systems"), Vec::<String>::new());
}

fn is_held(account: &Value, id: &str, name: &str, part: &str) {
    let commands = [plan(account), own(account, id)].concat();
    assert!(!says(&commands, part), "{id}: {commands:#?}");
    let hint = hint(account, id);
    let first = format!("First check whether {name}");
    assert!(hint.contains(&first), "{id}: {hint}");
    assert!(hint.contains("only a name says so"), "{id}: {hint}");
}

/// Somebody else gives the same names, too. A second sign is the workshop's VPC, its stack, or what uses the thing.
#[test]
fn what_only_has_a_name_of_the_workshop_has_no_commands() {
    let account = after(|account| {
        another(list(account, "/efs/FileSystems/known"), |new| {
            new["FileSystemId"] = json!("fs-other");
        });
        let mut targets = account["efs"]["MountTargets"][FILE_SYSTEM].clone();
        for target in targets["known"].as_array_mut().expect("mount targets") {
            target["VpcId"] = json!(DEFAULT_VPC);
        }
        account["efs"]["MountTargets"]["fs-other"] = targets;
        another(list(account, "/elbv2/LoadBalancers/known"), |new| {
            new["LoadBalancerArn"] =
                json!("arn:aws:elasticloadbalancing:us-west-2:1:loadbalancer/app/Uniorn-lb/1");
            new["LoadBalancerName"] = json!("Uniorn-lb");
            new["VpcId"] = json!(DEFAULT_VPC);
        });
    });
    is_held(&account, "file-systems", "webserver-filesystem", "fs-other");
    is_held(&account, "load-balancers", "Uniorn-lb", "Uniorn-lb");
    // The workshop's own goes, and its stack with it: nothing of that keeps it.
    let plan = plan(&account);
    in_order(
        &plan,
        &[
            FILE_SYSTEM,
            "delete-stack",
            "delete-log-group",
            "delete-parameter",
        ],
    );
    // Without a mount target it is in no VPC, and others have file systems of that name.
    let account =
        after(|account| account["efs"]["MountTargets"][FILE_SYSTEM] = json!({ "known": [] }));
    is_held(
        &account,
        "file-systems",
        "webserver-filesystem",
        FILE_SYSTEM,
    );
}

#[test]
fn a_service_of_somebody_else_stays_with_its_cluster() {
    let mut cluster = String::new();
    let account = after(|account| {
        let services = account["ecs"]["services"]
            .as_object_mut()
            .expect("services");
        let (arn, of_cluster) = services.iter_mut().next().expect("a cluster");
        let all = of_cluster["known"].as_array_mut().expect("services");
        another(all, |new| {
            new["serviceName"] = json!("billing");
            new["serviceArn"] =
                json!("arn:aws:ecs:us-west-2:210000000001:service/unicorns-cluster/billing");
            let networks = [
                "/networkConfiguration",
                "/deployments/0/networkConfiguration",
            ];
            for network in networks {
                if let Some(network) = new.pointer_mut(network) {
                    network["awsvpcConfiguration"]["subnets"] = json!(["subnet-other"]);
                }
            }
        });
        assert!(arn.ends_with("/unicorns-cluster"), "{arn}");
        let list = list(account, "/ec2/Subnets/known");
        another(list, |new| {
            new["SubnetId"] = json!("subnet-other");
            new["VpcId"] = json!(DEFAULT_VPC);
        });
    });
    cluster.push_str("delete-cluster");
    is_held(
        &account,
        "services",
        "billing",
        "service/unicorns-cluster/billing",
    );
    let commands = [plan(&account), own(&account, "clusters")].concat();
    assert!(!says(&commands, &cluster), "{commands:#?}");
    assert!(hint(&account, "clusters").contains("billing"));
    assert!(says(
        &plan(&account),
        "service/unicorns-cluster/unicorns-svc"
    ));
}

/// "TargetVPC" is a name that any migration project may give.
#[test]
fn a_vpc_of_somebody_else_with_the_same_name_loses_nothing() {
    let restacked = |stack: Option<&str>| {
        after(|account| {
            for vpc in list(account, "/ec2/Vpcs/known") {
                let tags = vpc["Tags"].as_array_mut().expect("tags");
                if !tags.iter().any(|tag| tag["Value"] == "TargetVPC") {
                    tags.clear();
                }
                tags.retain(|tag| tag["Key"] == "Name");
                if let (Some(stack), false) = (stack, tags.is_empty()) {
                    tags.push(json!({ "Key": "aws:cloudformation:stack-name", "Value": stack }));
                }
            }
            let stacks = list(account, "/cloudformation/StackSummaries/known");
            stacks[0]["StackName"] = json!("network");
        })
    };
    for stack in [None, Some("network")] {
        let account = restacked(stack);
        let server = "i-f7a4376e9c48f76a1";
        is_held(
            &account,
            "target-instances",
            &format!("Webserver ({server})"),
            server,
        );
        is_held(&account, "databases", "database-1", "delete-db-instance");
        assert!(!says(&plan(&account), "delete-stack"), "{stack:?}");
        // What has a name of the workshop beside has two.
        assert!(says(&plan(&account), "delete-load-balancer"), "{stack:?}");
    }
    // At an event, the stack that made both VPCs has another name.
    let account = after(|account| {
        for part in ["ec2", "cloudformation"] {
            let text = account[part].to_string();
            let text = text.replace("ApplicationMigrationWorkshop", "event-12");
            account[part] = serde_json::from_str(&text).expect("JSON");
        }
    });
    for part in ["i-f7a4376e9c48f76a1", "delete-db-instance", "delete-stack"] {
        assert!(says(&plan(&account), part), "{part}");
    }
    assert!(says(&own(&account, "parameters"), "delete-parameter"));
}

/// Others have parameters of these names, too, and the account may never have seen the workshop.
#[test]
fn parameters_where_the_workshop_never_was_stay() {
    let mut account = accounts::recorded("cleanup/cleaned");
    list(&mut account, "/ssm/Parameters/known")
        .push(json!({ "Name": "DB_PASSWORD", "Type": "SecureString" }));
    // AWS lists the workshop's deleted stack for 90 days.
    assert!(says(&plan(&account), "delete-parameter"));
    list(&mut account, "/cloudformation/StackSummaries/known").clear();
    is_held(&account, "parameters", "DB_PASSWORD", "delete-parameter");
}

/// No list that is read tells of these protections.
#[test]
fn a_hint_tells_how_a_protection_is_lifted() {
    let account = after(|_| {});
    for (id, word) in [
        ("load-balancers", "deletion protection"),
        ("target-instances", "termination protection"),
        ("stack", "termination protection"),
    ] {
        let hint = hint(&account, id);
        assert!(hint.contains(word), "{id}: {hint}");
    }
    assert!(!hint(&account, "services").contains("protection"));
}

const SERVER: &str = "s-655e53e0ae884f3ab";
const SNAPSHOT: &str = "snap-ef9e0a0c1b672c2e9";
const VOLUME: &str = "vol-0d5fbf6ad8222a171";

/// The defect: the plan said that no EBS snapshot was left, because nobody could tell any more whose it was.
#[test]
fn what_is_of_an_archived_source_server_is_deleted_before_the_stack() {
    let commands = plan(&after(|_| {}));
    in_order(
        &commands,
        &["mgn mark-as-archived", SNAPSHOT, "delete-stack"],
    );
    assert!(says(&commands, VOLUME), "{commands:#?}");
    let own = own(&after(|_| {}), "ebs-snapshots");
    assert!(says(&own, SNAPSHOT), "{own:?}");
}

/// The cleaned account, with the archived server and what bears its tag.
fn outlived(edit: impl Fn(&mut Value)) -> Value {
    let mut account = accounts::recorded("cleanup/cleaned");
    let untouched = accounts::recorded("cleanup/untouched");
    for key in ["source_servers", "replication_settings", "snapshots"] {
        account["calls"][key] = untouched["calls"][key].clone();
    }
    let server = &mut call(&mut account, "source_servers")[0];
    server["isArchived"] = json!(true);
    server["lifeCycle"]["state"] = json!("CUTOVER");
    let volumes = untouched["calls"]["volumes"]["items"]["known"].as_array();
    let is_of_server = |volume: &&Value| volume["tagSet"].to_string().contains(SERVER);
    let volumes: Vec<Value> = volumes
        .expect("volumes")
        .iter()
        .filter(is_of_server)
        .cloned()
        .collect();
    assert_eq!(volumes.len(), 1);
    account["calls"]["volumes"]["items"]["known"] = json!(volumes);
    edit(&mut account);
    account
}

/// The defect: with the VPC, the volume and the snapshot were nobody's, and the account had all points.
#[test]
fn what_is_of_a_source_server_outlives_the_vpc() {
    let account = outlived(|_| {});
    for (id, thing) in [("volumes", VOLUME), ("ebs-snapshots", SNAPSHOT)] {
        let check = check(&account, id);
        assert_eq!(check.outcome, Outcome::Failed, "{id}");
        assert_eq!(check.resources, [thing], "{id}");
        assert_eq!(check.remedy.commands, Vec::<String>::new(), "{id}");
        let hint = check.hint.unwrap_or_default();
        assert!(hint.contains("its VPC is gone"), "{hint}");
    }
    assert_eq!(check(&account, "daily-cost").outcome, Outcome::Failed);
    // A server that is not archived, too.
    let listed = outlived(|account| {
        call(account, "source_servers")[0]["isArchived"] = json!(false);
    });
    assert_eq!(check(&listed, "source-servers").outcome, Outcome::Failed);
    // In another VPC, which is there, it is somebody else's.
    let other = outlived(|account| {
        let subnet = account["ec2"]["Subnets"]["known"][0]["SubnetId"].clone();
        call(account, "replication_settings")[0]["stagingAreaSubnetId"] = subnet;
    });
    assert_eq!(check(&other, "volumes").outcome, Outcome::Passed);
}

/// The defect: with an environment, the server that replicates was terminated before its source server was disconnected, so that MGN
/// started another one.
#[test]
fn instances_go_after_all_that_starts_them_again() {
    let account = after(|account| {
        call(account, "source_servers")[0]["lifeCycle"]["state"] = json!("READY_FOR_TEST");
        another(list(account, "/ec2/Instances/known"), |new| {
            new["InstanceId"] = json!("i-00000000repl");
            new["VpcId"] = json!(TARGET_VPC);
            new["Tags"] = json!([{ "Key": "Name", "Value": "AWS Application Migration Service Replication Server" }]);
        });
    });
    in_order(
        &plan(&account),
        &[
            "elasticbeanstalk terminate-environment",
            "mgn disconnect-from-service",
            "mgn mark-as-archived",
            "i-00000000repl",
            "delete-stack",
        ],
    );
}

/// The instance `Webserver`, with a tag.
fn tag_webserver(account: &mut Value, key: &str, value: &str) {
    let instances = list(account, "/ec2/Instances/known");
    let is_it = |instance: &&mut Value| instance["Tags"].to_string().contains("\"Webserver\"");
    let instance = instances.iter_mut().find(is_it).expect("Webserver");
    let tags = instance["Tags"].as_array_mut().expect("tags");
    tags.push(json!({ "Key": key, "Value": value }));
}

/// The defect: instances of an Auto Scaling group were terminated one by one, and the group started others.
#[test]
fn an_instance_of_an_auto_scaling_group_waits_for_the_group() {
    let instance = "i-f7a4376e9c48f76a1";
    let account =
        after(|account| tag_webserver(account, "aws:autoscaling:groupName", "shop-group"));
    let commands = [plan(&account), own(&account, "target-instances")].concat();
    assert!(!says(&commands, instance), "{commands:#?}");
    let text = hint(&account, "target-instances");
    assert!(
        text.contains("First delete the Auto Scaling group shop-group"),
        "{text}"
    );
    // The group of an environment goes with the environment.
    let account = after(|account| {
        tag_webserver(account, "aws:autoscaling:groupName", "awseb-group");
        tag_webserver(
            account,
            "aws:cloudformation:stack-name",
            "awseb-e-0000000001-stack",
        );
    });
    let commands = plan(&account);
    assert!(!says(&commands, instance), "{commands:#?}");
    in_order(&commands, &["terminate-environment", "delete-stack"]);
}

/// The defect: the instance of an Aurora cluster was deleted, and the cluster with its data was left.
#[test]
fn the_instance_of_a_cluster_waits_for_the_cluster() {
    let account = after(|account| {
        let database = &mut list(account, "/rds/DBInstances/known")[0];
        database["DBClusterIdentifier"] = json!("shop-cluster");
        database["Engine"] = json!("aurora-mysql");
    });
    let commands = [plan(&account), own(&account, "databases")].concat();
    assert!(!says(&commands, "delete-db-instance"), "{commands:#?}");
    let text = hint(&account, "databases");
    assert!(text.contains("the cluster shop-cluster"), "{text}");
}
