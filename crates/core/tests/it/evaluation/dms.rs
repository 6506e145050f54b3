//! Migrations with AWS DMS that work although they differ from the pages, and mistakes that look right.

use serde_json::{Value, json};
use workshop_check_core::evaluate::{Selection, plan};
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::repository;

use crate::evaluation::{accounts, add_own_subnet, grade};

const SUITE: &str = "database-migration";
const OLD: &str = "arn:aws:dms:us-west-2:210000000001:rep:old";

fn edited(edit: impl FnOnce(&mut Value)) -> Value {
    let mut account = accounts::recorded(&format!("{SUITE}/complete"));
    edit(&mut account);
    account
}

fn report(edit: impl FnOnce(&mut Value)) -> Report {
    grade::report(&repository::suite(SUITE), &edited(edit), "en")
}

fn outcome(report: &Report, id: &str) -> Outcome {
    report.check(id).expect("the check").outcome
}

fn advice<'r>(report: &'r Report, id: &str) -> &'r [String] {
    &report.check(id).expect("the check").advice
}

fn causes(report: &Report) -> Vec<&str> {
    let causes = report.root_causes.iter();
    causes.map(|cause| cause.check.as_str()).collect()
}

fn items<'a>(account: &'a mut Value, call: &str) -> &'a mut Vec<Value> {
    let items = account["calls"][call]["items"]["known"].as_array_mut();
    items.expect("a list")
}

fn group<'a>(account: &'a mut Value, name: &str) -> &'a mut Value {
    let groups = account["ec2"]["SecurityGroups"]["known"].as_array_mut();
    let mut groups = groups.expect("groups").iter_mut();
    groups
        .find(|group| group["GroupName"] == name)
        .expect("the group")
}

fn database(account: &mut Value) -> &mut Value {
    &mut account["rds"]["DBInstances"]["known"][0]
}

/// The tests of an old replication instance.
fn of_old_instance(connections: &[Value], status: &str) -> Vec<Value> {
    let mut old = connections.to_vec();
    for connection in &mut old {
        let endpoint = connection["EndpointArn"].as_str().expect("an ARN");
        connection["ConnectionId"] = format!("{endpoint} {OLD}").into();
        connection["ReplicationInstanceArn"] = OLD.into();
        connection["Status"] = status.into();
        connection["LastFailureMessage"] = "Can't connect to MySQL server (110)".into();
    }
    old
}

/// The defect: a test was known by its endpoint alone, so that the order of AWS's list decided.
#[test]
fn the_tests_of_another_replication_instance_count_for_nothing() {
    for is_first in [true, false] {
        let report = report(|account| {
            let own = items(account, "connections");
            let old = of_old_instance(own, "failed");
            let at = if is_first { 0 } else { own.len() };
            own.splice(at..at, old);
        });
        assert_eq!(report.outcome, Outcome::Passed, "{:?}", causes(&report));
    }
    for status in ["successful", "failed"] {
        let account = edited(|account| {
            let own = items(account, "connections");
            *own = of_old_instance(own, status);
        });
        let suite = repository::suite(SUITE);
        let report = grade::report(&suite, &account, "en");
        for id in ["source-connection", "target-connection"] {
            assert_eq!(outcome(&report, id), Outcome::Failed, "{status} {id}");
        }
        let plan = plan(&suite, &grade::snapshot(&account), &Selection::default());
        assert_eq!(plan.left, [""; 0], "{status}");
    }
}

/// A snapshot of an earlier version has no ids of tests.
#[test]
fn a_test_without_an_id_is_unknown_and_not_missing() {
    let report = report(|account| {
        for connection in items(account, "connections") {
            connection
                .as_object_mut()
                .expect("an object")
                .remove("ConnectionId");
        }
    });
    assert_eq!(outcome(&report, "source-connection"), Outcome::Unknown);
    assert_eq!(causes(&report), [""; 0]);
}

/// The defect: what AWS lists without its id was told as missing.
#[test]
fn an_item_without_an_id_is_unknown_and_not_missing() {
    for (call, id, check) in [
        (
            "replication_instances",
            "ReplicationInstanceArn",
            "replication-instance",
        ),
        ("endpoints", "EndpointArn", "source-endpoint"),
        ("replication_tasks", "ReplicationTaskArn", "task"),
    ] {
        for is_null in [true, false] {
            let report = report(|account| {
                for item in items(account, call) {
                    if is_null {
                        item[id] = Value::Null;
                    } else {
                        item.as_object_mut().expect("an object").remove(id);
                    }
                }
            });
            assert_eq!(outcome(&report, check), Outcome::Unknown, "{check}");
            assert_eq!(causes(&report), [""; 0], "{check}");
        }
    }
}

/// The defect: a database that is migrated from itself passed.
#[test]
fn the_source_is_not_the_target_database() {
    let report = report(|account| {
        let target = items(account, "endpoints")[1]["ServerName"].clone();
        items(account, "endpoints")[0]["ServerName"] =
            target.as_str().expect("a name").to_uppercase().into();
    });
    assert_eq!(causes(&report), ["source-endpoint-server"]);
}

/// The defects: the port was 3306 in any case.
#[test]
fn groups_have_any_name_and_the_database_any_port() {
    let other_port = |account: &mut Value| {
        database(account)["Endpoint"]["Port"] = 3307.into();
        items(account, "endpoints")[1]["Port"] = 3307.into();
    };
    let right = report(|account| {
        other_port(account);
        let rule = &mut group(account, "DB-SG")["IpPermissions"][0];
        rule["FromPort"] = 3307.into();
        rule["ToPort"] = 3307.into();
        group(account, "DB-SG")["GroupName"] = "mysql".into();
        group(account, "RI-SG")["GroupName"] = "migration".into();
    });
    assert_eq!(right.outcome, Outcome::Passed, "{:?}", causes(&right));
    let closed = report(other_port);
    assert_eq!(causes(&closed), ["database-from-replication"]);
}

fn rule(action: &str, schema: &str, table: &str) -> Value {
    json!({ "rule-type": "selection", "rule-action": action,
        "object-locator": { "schema-name": schema, "table-name": table } })
}

/// The defects: only `%` was a pattern, and what is excluded counted as included.
#[test]
fn rules_select_the_schema_as_dms_reads_them() {
    let one = |schema: &str| vec![rule("include", schema, "%")];
    let also = |action, schema, table| {
        vec![
            rule("include", "%", "%"),
            rule(action, schema, table),
            rule("include", "other", "%"),
        ]
    };
    let cases = [
        (one("wordpress-db"), Outcome::Passed, false),
        (one("%"), Outcome::Passed, false),
        (one("word%"), Outcome::Passed, false),
        (one("%db"), Outcome::Passed, false),
        (one("wordpress_db"), Outcome::Passed, false),
        (one("wordpress[-]db"), Outcome::Passed, false),
        (one("[a-z]ordpress-db"), Outcome::Passed, false),
        (one("wordpress[_]db"), Outcome::Failed, false),
        (one("[a-c]ordpress-db"), Outcome::Failed, false),
        (one("wordpress"), Outcome::Failed, false),
        (one("Wordpress-db"), Outcome::Failed, false),
        (also("exclude", "wordpress-db", "%"), Outcome::Failed, false),
        (also("exclude", "word%", "wp_posts"), Outcome::Failed, false),
        (also("exclude", "mysql", "%"), Outcome::Passed, false),
        (
            also("exclude", "wordpress-db", "log_%"),
            Outcome::Passed,
            true,
        ),
        (
            vec![rule("exclude", "wordpress-db", "%")],
            Outcome::Failed,
            false,
        ),
        (
            vec![rule("include", "wordpress-db", "wp%")],
            Outcome::Passed,
            true,
        ),
        (
            vec![rule("include", "wordpress-db", "wp_posts")],
            Outcome::Failed,
            false,
        ),
        (vec![rule("explicit", "%", "%")], Outcome::Failed, false),
        (vec![], Outcome::Failed, false),
    ];
    for (rules, expected, is_advised) in cases {
        let told = json!(rules).to_string();
        let account = edited(|account| {
            items(account, "replication_tasks")[0]["TableMappings"]["rules"] = rules.into();
        });
        let suite = repository::suite(SUITE);
        let report = grade::report(&suite, &account, "en");
        assert_eq!(outcome(&report, "task-schema"), expected, "{told}");
        assert_eq!(
            !advice(&report, "task-schema").is_empty(),
            is_advised,
            "{told}"
        );
        let plan = plan(&suite, &grade::snapshot(&account), &Selection::default());
        assert_eq!(plan.left, [""; 0], "{told}");
    }
    let unread = report(|account| {
        let rules = &mut items(account, "replication_tasks")[0]["TableMappings"]["rules"];
        *rules = json!([{ "object-locator": { "schema-name": "wordpress-db" } }]);
    });
    assert_eq!(outcome(&unread, "task-schema"), Outcome::Unknown);
}

/// The defect: the command gave the schema to every rule.
#[test]
fn the_fix_of_the_rules_changes_only_what_is_wrong() {
    let rules = [
        rule("include", "shop", "%"),
        rule("exclude", "wordpress-db", "wp_options"),
        rule("include", "wordpress-db", "%"),
    ];
    let report = report(|account| {
        items(account, "replication_tasks")[0]["TableMappings"]["rules"] = json!(rules);
    });
    let next = report.next.expect("something to do");
    assert_eq!(next.check, "task-schema");
    let command = next.remedy.commands.join("\n");
    assert!(
        command.contains(r#"{"drops":[1],"adds":false}"#),
        "{command}"
    );
}

/// The defect: what DMS does not tell yet was read as "none", and failed.
#[test]
fn statistics_that_are_not_there_yet_are_pending() {
    let report = report(|account| {
        let task = items(account, "replication_tasks")[0].as_object_mut();
        task.expect("an object").remove("ReplicationTaskStats");
    });
    for id in ["task-tables-loaded", "task-tables-without-errors"] {
        assert_eq!(outcome(&report, id), Outcome::Pending, "{id}");
    }
    assert_eq!(causes(&report), [""; 0]);
}

/// A state that AWS did not return is not known; it is not a wrong one.
#[test]
fn a_state_that_is_not_there_is_unknown() {
    let report = report(|account| {
        let task = items(account, "replication_tasks")[0].as_object_mut();
        task.expect("an object").remove("Status");
    });
    assert_eq!(outcome(&report, "task-running"), Outcome::Unknown);
}

/// The defect: an Aurora target failed. The page asks for MySQL, and the shop runs on Aurora MySQL as well.
#[test]
fn an_aurora_cluster_is_a_target() {
    for server in ["shop.cluster-c492986b9174", "database-1.c492986b9174"] {
        let report = report(|account| {
            let database = database(account);
            database["Engine"] = "aurora-mysql".into();
            database["DBClusterIdentifier"] = "shop".into();
            let endpoint = &mut items(account, "endpoints")[1];
            endpoint["ServerName"] = format!("{server}.us-west-2.rds.amazonaws.com").into();
            endpoint["EngineName"] = "aurora".into();
        });
        assert_eq!(report.outcome, Outcome::Passed, "{:?}", causes(&report));
        assert!(!advice(&report, "database-engine").is_empty());
    }
}

/// The defect: an instance that works was deleted by the plan, because its address cannot be changed.
#[test]
fn a_private_instance_that_reaches_the_source_is_advice() {
    let private = |account: &mut Value| {
        items(account, "replication_instances")[0]["PubliclyAccessible"] = false.into();
        let subnets = account["ec2"]["Subnets"]["known"]
            .as_array()
            .expect("subnets");
        let private = subnets.iter().find(|subnet| {
            subnet["Tags"].as_array().is_some_and(|tags| {
                tags.iter()
                    .any(|tag| tag["Value"] == "TargetVPC-private-a-web")
            })
        });
        let private = private.expect("a private subnet")["SubnetId"].clone();
        for call in ["replication_subnet_groups", "replication_instances"] {
            let item = &mut items(account, call)[0];
            let group = match item.get("ReplicationSubnetGroup") {
                Some(_) => &mut item["ReplicationSubnetGroup"],
                None => item,
            };
            group["Subnets"][0]["SubnetIdentifier"] = private.clone();
        }
    };
    let works = edited(private);
    let suite = repository::suite(SUITE);
    let report = grade::report(&suite, &works, "en");
    assert_eq!(report.outcome, Outcome::Passed, "{:?}", causes(&report));
    for id in ["replication-instance-public", "subnet-group-public"] {
        assert!(!advice(&report, id).is_empty(), "{id}");
    }
    let plan = plan(&suite, &grade::snapshot(&works), &Selection::default());
    assert!(plan.steps.is_empty());
    let untested = self::report(|account| {
        private(account);
        items(account, "connections").clear();
    });
    assert_eq!(
        outcome(&untested, "replication-instance-public"),
        Outcome::Failed
    );
}

const SECOND: &str = "arn:aws:dms:us-west-2:210000000001:rep:replication-instance-2";

/// The replication instance is in the default VPC, and has tested both connections: the target's in vain.
fn in_default_vpc(account: &mut Value) {
    let vpcs = account["ec2"]["Vpcs"]["known"].as_array();
    let vpc = vpcs
        .expect("VPCs")
        .iter()
        .find(|vpc| vpc["IsDefault"] == true);
    let vpc = vpc.expect("the default VPC")["VpcId"].clone();
    let groups = account["ec2"]["SecurityGroups"]["known"].as_array();
    let group = groups.expect("groups").iter();
    let mut group = group.filter(|group| group["VpcId"] == vpc && group["GroupName"] == "default");
    let group = group.next().expect("its group")["GroupId"].clone();
    let instance = &mut items(account, "replication_instances")[0];
    instance["ReplicationSubnetGroup"] = json!({ "ReplicationSubnetGroupIdentifier": "default-vpc", "VpcId": vpc,
        "Subnets": [] });
    instance["VpcSecurityGroups"][0]["VpcSecurityGroupId"] = group;
    items(account, "replication_subnet_groups")
        .push(json!({ "ReplicationSubnetGroupIdentifier": "default-vpc",
        "VpcId": vpc, "Subnets": [], "SubnetGroupStatus": "Complete" }));
    let target = &mut items(account, "connections")[1];
    target["Status"] = "failed".into();
    target["LastFailureMessage"] = "Cannot connect to ODBC provider".into();
}

/// The second instance of the right kind, in the workshop's VPC.
fn second(complete: &Value) -> Value {
    let mut second = complete["calls"]["replication_instances"]["items"]["known"][0].clone();
    second["ReplicationInstanceArn"] = SECOND.into();
    second["ReplicationInstanceIdentifier"] = "replication-instance-2".into();
    second
}

/// The defect: the old instance's tests of the connections tied it to the workshop, so that the fix made one instance after the other.
#[test]
fn an_instance_in_the_right_vpc_is_chosen_whatever_the_old_one_tested() {
    let suite = repository::suite(SUITE);
    for has_task in [false, true] {
        for name in ["replication-instance-2", "mine"] {
            let complete = edited(|_| ());
            let before = edited(|account| {
                in_default_vpc(account);
                if !has_task {
                    items(account, "replication_tasks").clear();
                }
            });
            let mut after = before.clone();
            let mut made = second(&complete);
            made["ReplicationInstanceIdentifier"] = name.into();
            items(&mut after, "replication_instances").push(made);
            let report = grade::report(&suite, &after, "en");
            assert_eq!(
                outcome(&report, "replication-instance"),
                Outcome::Passed,
                "{name}"
            );
            assert_eq!(
                outcome(&report, "source-connection"),
                Outcome::Failed,
                "{name}"
            );
            let commands = report.next.expect("a fix").remedy.commands.join("\n");
            assert!(
                !commands.contains("create-replication-instance"),
                "{commands}"
            );
            assert!(
                commands.contains("test-connection --region us-west-2 --endpoint-arn")
                    && commands.contains(SECOND),
                "{commands}"
            );
        }
    }
    // What the next fix does by commands is a step of the plan, and all of it is done once.
    let before = edited(|account| {
        in_default_vpc(account);
        items(account, "replication_tasks").clear();
    });
    let plan = plan(&suite, &grade::snapshot(&before), &Selection::default());
    assert_eq!(plan.left, [""; 0]);
    assert_eq!(plan.steps[0].check, "replication-instance");
}

/// The defect: a step resumed the task while the test of its source's connection waited for another fix.
#[test]
fn a_task_waits_for_what_blocks_the_test_of_its_connection() {
    let account = edited(|account| {
        items(account, "replication_instances")[0]["PubliclyAccessible"] = false.into();
        let arn = items(account, "replication_instances")[0]["ReplicationInstanceArn"].clone();
        let source = &mut items(account, "connections")[0];
        source["Status"] = "failed".into();
        source["LastFailureMessage"] = "Cannot connect to ODBC provider Network error".into();
        items(account, "replication_tasks")[0]["Status"] = "failed".into();
        items(account, "replication_tasks").push(json!({
            "ReplicationTaskArn": "arn:aws:dms:us-west-2:210000000001:task:OTHER",
            "ReplicationTaskIdentifier": "billing-task", "SourceEndpointArn": "arn:x:1", "TargetEndpointArn": "arn:x:2",
            "ReplicationInstanceArn": arn, "MigrationType": "cdc", "Status": "running",
        }));
    });
    let suite = repository::suite(SUITE);
    let report = grade::report(&suite, &account, "en");
    assert_eq!(
        outcome(&report, "source-connection-successful"),
        Outcome::Blocked
    );
    assert_eq!(causes(&report), ["replication-instance-public"]);
    let plan = plan(&suite, &grade::snapshot(&account), &Selection::default());
    assert!(plan.steps.is_empty(), "{:?}", plan.steps);
}

/// The defect: "no route to an internet gateway" was said of subnets that have one, by their names and settings.
#[test]
fn a_subnet_is_public_by_its_routes() {
    let with_subnets = |has_route: bool, is_mapped: bool| {
        report(|account| {
            let [own, _] = add_own_subnet(account, has_route, is_mapped);
            for call in ["replication_subnet_groups", "replication_instances"] {
                let item = &mut items(account, call)[0];
                let group = match item.get("ReplicationSubnetGroup") {
                    Some(_) => &mut item["ReplicationSubnetGroup"],
                    None => item,
                };
                group["Subnets"] = json!([{ "SubnetIdentifier": own }]);
            }
            items(account, "connections").clear();
        })
    };
    for is_mapped in [true, false] {
        let public = with_subnets(true, is_mapped);
        assert_eq!(
            outcome(&public, "subnet-group-public"),
            Outcome::Passed,
            "{is_mapped}"
        );
        let private = with_subnets(false, is_mapped);
        assert_eq!(
            outcome(&private, "subnet-group-public"),
            Outcome::Failed,
            "{is_mapped}"
        );
    }
}

/// The defect: a group that lets nothing out was no cause, and the program told to test the connections again.
#[test]
fn what_keeps_the_instance_from_the_databases_is_the_cause() {
    let timed_out = |account: &mut Value| {
        for connection in items(account, "connections") {
            connection["Status"] = "failed".into();
            connection["LastFailureMessage"] = "Can't connect to MySQL server on 'x' (110)".into();
        }
        items(account, "replication_tasks").clear();
    };
    let closed = edited(|account| {
        timed_out(account);
        group(account, "RI-SG")["IpPermissionsEgress"] = json!([]);
    });
    let suite = repository::suite(SUITE);
    let report = grade::report(&suite, &closed, "en");
    let first = causes(&report)[0];
    assert_eq!(first, "replication-group-out");
    for id in [
        "source-connection-successful",
        "target-connection-successful",
    ] {
        assert!(!causes(&report).contains(&id), "{id}");
    }
    let commands = report.next.expect("a fix").remedy.commands.join("\n");
    assert!(
        commands.contains("authorize-security-group-egress"),
        "{commands}"
    );
    let plan = plan(&suite, &grade::snapshot(&closed), &Selection::default());
    assert_eq!(plan.left, [""; 0]);
}
