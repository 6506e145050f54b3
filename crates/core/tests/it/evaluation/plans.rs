//! Plans whose commands can be run one after the other: they wait for what takes time, use only what AWS has told, and say what
//! a person does.

use serde_json::{Value, json};
use workshop_check_core::change::{Carrier, Change, DatabaseName, commands};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::{PlanReport, Report, render_plan};
use workshop_check_core::snapshot::AccountIdentity;
use workshop_check_core::suite::Suite;
use workshop_check_testing::{accounts, grade, repository};

use crate::evaluation::belonging::{default_vpc, of_vpc, target_vpc};

/// Every suite with accounts, and their names.
fn all() -> Vec<(Suite, Vec<String>)> {
    let of = |id: &str, folder: &str| {
        let path = repository::root().join("fixtures/accounts").join(folder);
        let files = std::fs::read_dir(path).expect("a folder of accounts");
        let names = files.filter_map(|file| {
            let path = file.expect("a readable folder").path();
            let is_account = path.extension().is_some_and(|ending| ending == "json");
            let name = path.file_stem()?.to_str()?.to_owned();
            is_account.then(|| format!("{folder}{name}"))
        });
        (repository::suite(id), names.collect())
    };
    let own = [
        "app-mig-service",
        "cleanup",
        "database-migration",
        "elasticbeanstalk-migration",
        "optimization",
    ];
    let own = own.map(|id| of(id, &format!("{id}/")));
    std::iter::once(of("container-migration", ""))
        .chain(own)
        .collect()
}

fn planned(suite: &Suite, account: &Value) -> PlanReport {
    let locale = repository::locale(suite, "en");
    let snapshot = grade::snapshot(account);
    render_plan(suite, &snapshot, &Selection::default(), &locale)
}

/// The variables that a command assigns, and those that it uses.
fn variables(command: &str) -> (Vec<&str>, Vec<&str>) {
    let name = |from: &'_ str| {
        let end = from.find(|c: char| !c.is_ascii_uppercase() && !c.is_ascii_digit() && c != '_');
        end.unwrap_or(from.len())
    };
    let (mut assigned, mut used) = (Vec::new(), Vec::new());
    for (at, _) in command.match_indices("NEW_") {
        let word = &command[at..at + name(&command[at..])];
        if command[..at].ends_with('$') {
            used.push(word);
        } else if command[at + word.len()..].starts_with('=') {
            assigned.push(word);
        }
    }
    (assigned, used)
}

/// The defects: `create-endpoint --server-name as-created`, where the address was not known before the database was there, and
/// addresses of the console with `$NEW_…`.
#[test]
fn what_aws_gives_is_used_by_commands_only_and_after_it_was_given() {
    let mut count = 0;
    for (suite, names) in all() {
        for name in names {
            let account = accounts::recorded(&name);
            let plan = planned(&suite, &account);
            let mut known: Vec<String> = Vec::new();
            for step in &plan.steps {
                for command in &step.remedy.commands {
                    let (assigned, used) = variables(command);
                    for used in used {
                        assert!(known.iter().any(|name| name == used), "{name}: {command}");
                    }
                    known.extend(assigned.into_iter().map(str::to_owned));
                    assert!(!command.contains("igw-of-"), "{name}: {command}");
                    count += 1;
                }
            }
            let report = grade::report(&suite, &account, "en");
            for shown in [json_without_commands(&report), json_without_commands(&plan)] {
                assert!(!shown.contains("NEW_"), "{name}: {shown}");
            }
        }
    }
    assert!(count > 150, "{count}");
}

fn json_without_commands(of: &impl serde::Serialize) -> String {
    fn remove(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.remove("commands");
                members.values_mut().for_each(remove);
            }
            Value::Array(list) => list.iter_mut().for_each(remove),
            _ => {}
        }
    }
    let mut json = serde_json::to_value(of).expect("JSON");
    remove(&mut json);
    json.to_string()
}

#[test]
fn the_address_of_a_new_database_is_read_from_it() {
    let suite = repository::suite("database-migration");
    let plan = planned(&suite, &accounts::recorded("database-migration/fresh"));
    let all = plan.steps.iter().flat_map(|step| &step.remedy.commands);
    let all: Vec<&str> = all.map(String::as_str).collect();
    let place = |part: &str| all.iter().position(|command| command.contains(part));
    let read = place("NEW_DATABASE_1_ADDRESS=$(aws rds describe-db-instances");
    let used = place("--endpoint-type target");
    assert!(place("rds wait db-instance-available") < read && read < used);
    let used = all[used.expect("the command")];
    let wanted = "--server-name \"$NEW_DATABASE_1_ADDRESS\"";
    assert!(used.contains(wanted), "{used}");
}

/// Each change of these takes AWS a while. The operations that wait for it are those of the AWS CLI; EFS has none.
#[test]
fn what_takes_time_is_awaited() {
    let text = str::to_owned;
    let mount = |subnet: &str| Change::CreateMountTarget {
        file_system: text("$NEW_FS"),
        subnet: text(subnet),
        groups: vec![text("sg-1")],
    };
    for (changes, awaited) in [
        (
            vec![
                Change::CreateFileSystem { name: text("fs") },
                mount("subnet-1"),
                mount("subnet-2"),
            ],
            &[
                "create-file-system",
                "FileSystems[0].LifeCycleState",
                "--subnet-id subnet-1",
                "--subnet-id subnet-2",
                "length(MountTargets[?LifeCycleState!=",
            ][..],
        ),
        (
            vec![
                Change::DeleteMountTarget {
                    file_system: text("fs-1"),
                    mount_target: text("fsmt-1"),
                },
                mount("subnet-1"),
            ],
            &[
                "delete-mount-target",
                "MountTargetId==",
                "create-mount-target",
                "LifeCycleState!=",
            ],
        ),
        (
            vec![Change::CreateLoadBalancer {
                name: text("lb"),
                subnets: vec![text("subnet-1")],
                groups: vec![text("sg-1")],
            }],
            &[
                "create-load-balancer",
                "wait load-balancer-available --load-balancer-arns \"$NEW_LB\"",
            ],
        ),
    ] {
        assert_commands(&changes, awaited);
    }
}

#[test]
fn servers_and_roles_are_awaited() {
    let text = str::to_owned;
    let database = |cluster: Option<&str>| DatabaseName {
        instance: text("database-1"),
        cluster: cluster.map(text),
    };
    let start = |cluster| {
        vec![Change::StartDatabase {
            database: database(cluster),
            waits: false,
        }]
    };
    for (changes, awaited) in [
        (
            vec![Change::CreateRole {
                role: text("r"),
                service: text("ecs-tasks.amazonaws.com"),
            }],
            &["create-role", "wait role-exists --role-name r"][..],
        ),
        (
            start(None),
            &[
                "start-db-instance",
                "wait db-instance-available --db-instance-identifier database-1",
            ],
        ),
        (
            start(Some("shop")),
            &[
                "start-db-cluster",
                "wait db-cluster-available --db-cluster-identifier shop",
            ],
        ),
        (
            vec![Change::StartInstance {
                instance: text("i-1"),
                label: text("web"),
                waits: false,
            }],
            &[
                "start-instances",
                "wait instance-running --instance-ids i-1",
            ],
        ),
        (
            // A new group of a database takes effect without another state.
            vec![Change::SetGroups {
                carrier: Carrier::Database(database(None)),
                groups: vec![text("sg-1")],
                adds: text("sg-1"),
            }],
            &["modify-db-instance"],
        ),
    ] {
        assert_commands(&changes, awaited);
    }
}

fn assert_commands(changes: &[Change], awaited: &[&str]) {
    let commands = commands(changes, &AccountIdentity::default());
    assert_eq!(commands.len(), awaited.len(), "{commands:#?}");
    for (command, part) in commands.iter().zip(awaited) {
        assert!(command.contains(part), "{part}: {commands:#?}");
    }
}

fn with_message(status: &str, message: &str) -> Value {
    let mut account = accounts::recorded("database-migration/complete");
    let connections = account.pointer_mut("/calls/connections/items/known");
    let connections = connections.and_then(Value::as_array_mut);
    let mut connections = connections.expect("connections").iter_mut();
    let source = connections.find(|test| test["EndpointIdentifier"] == "source-endpoint");
    let source = source.expect("the test of the source");
    source["Status"] = status.into();
    source["LastFailureMessage"] = message.into();
    account
}

fn by_hand(account: &Value) -> Vec<String> {
    let suite = repository::suite("database-migration");
    let plan = planned(&suite, account);
    assert!(plan.left.is_empty(), "{:?}", plan.left);
    let steps = plan.steps.into_iter();
    steps.filter_map(|step| step.by_hand).collect()
}

/// The defect: the plan was to test the connection again, which turned everything green, although the user of the source
/// database may not connect.
#[test]
fn what_only_tries_again_needs_a_person_first() {
    let refused = with_message(
        "failed",
        "Host '10.0.0.1' is not allowed to connect to this MySQL server",
    );
    let told = by_hand(&refused);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("Create the user for any host"), "{told:?}");
    // Nobody knows what it means, but there is a reason.
    let told = by_hand(&with_message("failed", "something else happened"));
    assert!(told[0].contains("compare the server name"), "{told:?}");
    // The change asks for the password.
    let password = with_message("failed", "Access denied for user 'wordpress-user'");
    assert_eq!(by_hand(&password), Vec::<String>::new());
    // The message is about what an earlier step of the plan fixes.
    for name in ["database-closed", "private-subnets"] {
        let account = accounts::recorded(&format!("database-migration/{name}"));
        assert_eq!(by_hand(&account), Vec::<String>::new(), "{name}");
    }
}

/// The defect: a new replication instance had the link and the way to the settings of the present one.
#[test]
fn what_is_created_is_not_created_where_something_is_modified() {
    let mut account = accounts::recorded("database-migration/complete");
    let instance = account.pointer_mut("/calls/replication_instances/items/known/0");
    instance.expect("the instance")["ReplicationInstanceStatus"] = "failed".into();
    let suite = repository::suite("database-migration");
    let report: Report = grade::report(&suite, &account, "en");
    let next = report.next.expect("something is to be done");
    assert!(
        next.summary.contains("replication-instance-2"),
        "{}",
        next.summary
    );
    let way = next.remedy.console_path.expect("a way");
    assert!(way.ends_with("Create replication instance"), "{way}");
    let url = next.remedy.console_url.expect("an address");
    assert!(url.ends_with("#createReplicationInstance"), "{url}");
}

/// Every command of the plan, in order.
fn all_commands(plan: &PlanReport) -> Vec<String> {
    let steps = plan.steps.iter();
    steps
        .flat_map(|step| step.remedy.commands.iter().cloned())
        .collect()
}

fn place_of(commands: &[String], part: &str) -> usize {
    let place = commands.iter().position(|command| command.contains(part));
    place.unwrap_or_else(|| panic!("no {part} in {commands:#?}"))
}

/// Everything with a name of the page is in the default VPC.
fn with_balancer_elsewhere() -> Value {
    let mut account = accounts::recorded("complete");
    let default = default_vpc(&account);
    let subnets = of_vpc(&account, "Subnets", "SubnetId", &default);
    let balancer = &mut account["elbv2"]["LoadBalancers"]["known"][0];
    balancer["VpcId"] = default.clone();
    balancer["SecurityGroups"] = json!([]);
    for (zone, subnet) in [0, 1].iter().zip(&subnets) {
        balancer["AvailabilityZones"][*zone]["SubnetId"] = subnet.clone();
    }
    account["elbv2"]["TargetGroups"]["known"][0]["VpcId"] = default;
    account
}

/// The defects: `create-load-balancer --name unicorn-lb`, a name that the one in the wrong VPC has; `update-service` before the
/// listener; and the listener of the old load balancer was to forward to a target group of another VPC.
#[test]
fn a_load_balancer_beside_one_in_the_wrong_vpc_has_its_own_name_and_comes_before_the_service() {
    let suite = accounts::suite();
    let account = with_balancer_elsewhere();
    let plan = planned(&suite, &account);
    let commands = all_commands(&plan);
    let balancer = place_of(&commands, "create-load-balancer");
    assert!(
        commands[balancer].contains("--name unicorn-lb-2 "),
        "{}",
        commands[balancer]
    );
    let group = place_of(&commands, "create-target-group");
    assert!(
        commands[group].contains("--name unicorn-tg-2 "),
        "{}",
        commands[group]
    );
    let listener = place_of(&commands, "create-listener");
    let service = place_of(&commands, "--load-balancers");
    assert!(balancer < listener && group < listener, "{commands:#?}");
    assert!(listener < service, "{commands:#?}");
    for command in &commands {
        assert!(!command.contains("modify-listener"), "{command}");
    }
    assert_eq!(plan.left, ["site"]);
}

/// The subnet group has its own name. An instance that tasks use is not made again on the word of a program, and is not made from
/// what is in the wrong VPC.
#[test]
fn a_subnet_group_beside_one_in_the_wrong_vpc_has_its_own_name() {
    let suite = repository::suite("database-migration");
    let mut account = accounts::recorded("database-migration/complete");
    let default = default_vpc(&account);
    let place = |call: &str| format!("/calls/{call}/items/known/0");
    let instance = account.pointer_mut(&place("replication_instances"));
    let instance = instance.expect("the instance");
    instance["ReplicationSubnetGroup"]["VpcId"] = default.clone();
    instance["VpcSecurityGroups"] = json!([]);
    let group = account.pointer_mut(&place("replication_subnet_groups"));
    group.expect("the group")["VpcId"] = default;
    let plan = planned(&suite, &account);
    let commands = all_commands(&plan);
    let command = &commands[place_of(&commands, "create-replication-subnet-group")];
    let name = "--replication-subnet-group-identifier dms-subnet-group-2 ";
    assert!(command.contains(name), "{command}");
    for command in &commands {
        assert!(!command.contains("delete-"), "{command}");
        assert!(
            !command.contains("-identifier dms-subnet-group "),
            "{command}"
        );
    }
}

/// What is deleted first gives its name back, and a name that another has stays with that.
#[test]
fn what_is_made_again_has_the_page_s_name_if_that_is_free() {
    let suite = repository::suite("database-migration");
    let swapped = || {
        let mut account = accounts::recorded("database-migration/complete");
        let task = account.pointer_mut("/calls/replication_tasks/items/known/0");
        let task = task.expect("the task");
        let (source, target) = (
            task["SourceEndpointArn"].clone(),
            task["TargetEndpointArn"].clone(),
        );
        task["SourceEndpointArn"] = target;
        task["TargetEndpointArn"] = source;
        account
    };
    let name = |account: &Value| {
        let commands = all_commands(&planned(&suite, account));
        let create = &commands[place_of(&commands, "create-replication-task")];
        let (_, name) = create
            .split_once("--replication-task-identifier ")
            .expect("a name");
        name.split(' ').next().expect("a name").to_owned()
    };
    assert_eq!(name(&swapped()), "replication-cdc");
    let mut account = swapped();
    let tasks = account.pointer_mut("/calls/replication_tasks/items/known");
    let tasks = tasks.and_then(Value::as_array_mut).expect("tasks");
    tasks[0]["ReplicationTaskIdentifier"] = json!("all-tables");
    let mut going = tasks[0].clone();
    going["ReplicationTaskIdentifier"] = json!("replication-cdc");
    going["ReplicationTaskArn"] = json!("arn:aws:dms:us-west-2:210000000001:task:GOING");
    going["Status"] = json!("deleting");
    tasks.push(going);
    assert_eq!(name(&account), "replication-cdc-2");
}

/// The defect: the database and the replication instance reach each other by the VPC's own group, and each fix took it away.
#[test]
fn a_default_group_that_two_share_stays_on_both() {
    let suite = repository::suite("database-migration");
    for shares in [false, true] {
        let mut account = accounts::recorded("database-migration/complete");
        let vpc = target_vpc(&account);
        let groups = account["ec2"]["SecurityGroups"]["known"].as_array();
        let mut groups = groups.expect("groups").iter();
        let default = groups.find(|group| group["GroupName"] == "default" && group["VpcId"] == vpc);
        let default = default.expect("the default group")["GroupId"].clone();
        account["rds"]["DBInstances"]["known"][0]["VpcSecurityGroups"] =
            json!([{ "VpcSecurityGroupId": default, "Status": "active" }]);
        if shares {
            let instance = account.pointer_mut("/calls/replication_instances/items/known/0");
            instance.expect("the instance")["VpcSecurityGroups"] =
                json!([{ "VpcSecurityGroupId": default }]);
        }
        let commands = all_commands(&planned(&suite, &account));
        let default = default.as_str().expect("an id");
        for operation in ["modify-db-instance", "modify-replication-instance"] {
            let mut changes = commands
                .iter()
                .filter(|command| command.contains(operation))
                .peekable();
            let is_changed = shares || operation == "modify-db-instance";
            assert_eq!(changes.peek().is_some(), is_changed, "{commands:#?}");
            for command in changes {
                assert_eq!(command.contains(default), shares, "{command}");
            }
        }
    }
}

/// The defect: the fix named the first route table, and no gateway to point it at.
#[test]
fn without_a_nat_gateway_there_is_a_new_one_for_all_route_tables() {
    let suite = accounts::suite();
    let mut account = accounts::recorded("complete");
    account["ec2"]["NatGateways"]["known"] = json!([]);
    for table in account["ec2"]["RouteTables"]["known"]
        .as_array_mut()
        .expect("tables")
    {
        for route in table["Routes"].as_array_mut().into_iter().flatten() {
            if route["NatGatewayId"].is_string() {
                route["State"] = json!("blackhole");
            }
        }
    }
    let plan = planned(&suite, &account);
    let commands = all_commands(&plan);
    let new = place_of(&commands, "create-nat-gateway");
    assert!(place_of(&commands, "NEW_ADDRESS_") < new, "{commands:#?}");
    let is_route = |command: &&String| {
        command.contains("replace-route") && command.contains("--nat-gateway-id \"$NEW_NAT_")
    };
    let routes = commands.iter().skip(new).filter(is_route).count();
    let creations = commands
        .iter()
        .filter(|command| command.contains("create-nat-gateway"));
    assert_eq!((creations.count(), routes), (1, 2), "{commands:#?}");
    assert!(plan.left.is_empty(), "{:?}", plan.left);
    let report = grade::report(&suite, &account, "en");
    let check = report.check("private-subnets").expect("a check");
    let hint = check.hint.as_deref().unwrap_or_default();
    assert!(hint.contains("Create a NAT gateway"), "{hint}");
    assert_eq!(hint.matches("the new NAT gateway").count(), 2, "{hint}");
}
