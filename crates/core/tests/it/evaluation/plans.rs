//! Plans whose commands can be run one after the other: they wait for what takes time, use only what AWS has told, and say what
//! a person does.

use serde_json::Value;
use workshop_check_core::change::{Carrier, Change, DatabaseName, commands};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::{PlanReport, Report, render_plan};
use workshop_check_core::snapshot::AccountIdentity;
use workshop_check_core::suite::Suite;
use workshop_check_testing::{accounts, grade, repository};

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
