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

/// All values of DataReplicationState in botocore's model of AWS Application Migration Service (mgn, 2020-02-26), and none.
/// The defects: shipping snapshots failed as an unknown state, and a server of which AWS said nothing yet had failed.
#[test]
fn every_state_of_a_replication_is_known_and_none_is_not_a_failure() {
    let states = [
        ("STOPPED", Outcome::Failed),
        ("INITIATING", Outcome::Passed),
        ("INITIAL_SYNC", Outcome::Passed),
        ("BACKLOG", Outcome::Passed),
        ("CREATING_SNAPSHOT", Outcome::Passed),
        ("CONTINUOUS", Outcome::Passed),
        ("PAUSED", Outcome::Failed),
        ("RESCAN", Outcome::Passed),
        ("STALLED", Outcome::Failed),
        ("DISCONNECTED", Outcome::Passed),
        ("PENDING_SNAPSHOT_SHIPPING", Outcome::Passed),
        ("SHIPPING_SNAPSHOT", Outcome::Passed),
        ("A_STATE_OF_TOMORROW", Outcome::Unknown),
    ];
    let replicating = |info: Option<Value>| {
        let report = report("app-mig-service", |account| {
            let server = &mut items(account, "source_servers")[0];
            match info {
                Some(info) => server["dataReplicationInfo"] = info,
                None => drop(
                    server
                        .as_object_mut()
                        .map(|server| server.remove("dataReplicationInfo")),
                ),
            }
        });
        outcome(&report, "replicating")
    };
    for (state, wanted) in states {
        let info = json!({ "dataReplicationState": state });
        assert_eq!(replicating(Some(info)), wanted, "{state}");
    }
    assert_eq!(replicating(Some(json!({}))), Outcome::Unknown);
    assert_eq!(replicating(None), Outcome::Unknown);
}

/// What an attendee does in the console, page by page. The last value is what the server's state is then.
#[test]
fn the_fix_of_each_state_is_the_next_call_of_the_service() {
    let server = "source-server-ids s-";
    for (state, command) in [
        (
            "READY_FOR_TEST",
            format!("aws mgn start-test --region us-west-2 --{server}"),
        ),
        (
            "TESTING",
            "aws mgn change-server-life-cycle-state".to_owned(),
        ),
        ("READY_FOR_CUTOVER", "aws mgn start-cutover".to_owned()),
        ("CUTTING_OVER", "aws mgn finalize-cutover".to_owned()),
    ] {
        let report = report("app-mig-service", |account| {
            items(account, "source_servers")[0]["lifeCycle"]["state"] = state.into();
        });
        let commands = &report.next.as_ref().expect("a fix").remedy.commands;
        assert!(
            commands
                .first()
                .is_some_and(|first| first.contains(&command)),
            "{state}: {commands:?}"
        );
    }
    let report = report("app-mig-service", |account| {
        *items(account, "replication_templates") = json!([]);
    });
    let commands = &report.next.as_ref().expect("a fix").remedy.commands;
    assert!(
        commands.len() >= 2 && commands[0].starts_with("aws mgn initialize-service"),
        "{commands:?}"
    );
    assert!(
        commands[1].contains("--replication-servers-security-groups-ids '[]'"),
        "{commands:?}"
    );
}

/// The defect: settings that only expressions read had no commands, and mutants of them were not made.
#[test]
fn settings_of_an_environment_are_set_by_one_command() {
    for (setting, value, check) in [
        ("RDS_HOSTNAME", "elsewhere.example.com", "setting-host"),
        ("RDS_DB_NAME", "wordpress", "setting-name"),
        ("RDS_PORT", "3307", "setting-port"),
    ] {
        let report = report("elasticbeanstalk-migration", |account| {
            items(account, "configuration_settings")[0]["OptionSettings"][setting] = value.into();
        });
        assert_eq!(causes(&report), [check]);
        let commands = &report.next.as_ref().expect("a fix").remedy.commands;
        assert!(
            commands[0].starts_with("aws elasticbeanstalk update-environment")
                && commands[0].contains(setting),
            "{commands:?}"
        );
    }
    // While settings are being changed, AWS returns those of before and those to come.
    let report = report("elasticbeanstalk-migration", |account| {
        let settings = items(account, "configuration_settings")
            .as_array_mut()
            .expect("a list");
        let mut draft = settings[0].clone();
        draft["DeploymentStatus"] = "pending".into();
        draft["OptionSettings"]["RDS_HOSTNAME"] = "elsewhere.example.com".into();
        settings.insert(0, draft);
    });
    assert_eq!(outcome(&report, "setting-host"), Outcome::Passed);
}

/// A server of an environment, without a public address, with these load balancers as XML has them.
fn without_address(balancers: Option<Value>, setting: &str) -> Report {
    report("elasticbeanstalk-migration", |account| {
        account["ec2"]["Instances"]["known"][0]["PublicIpAddress"] = Value::Null;
        items(account, "configuration_settings")[0]["OptionSettings"]["AssociatePublicIpAddress"] =
            setting.into();
        let resources = items(account, "environment_resources")[0]
            .as_object_mut()
            .expect("resources");
        match balancers {
            Some(balancers) => drop(resources.insert("LoadBalancers".to_owned(), balancers)),
            None => drop(resources.remove("LoadBalancers")),
        }
    })
}

#[test]
fn visitors_need_a_public_address_or_a_load_balancer() {
    for nothing in [json!(""), json!([])] {
        let report = without_address(Some(nothing.clone()), "true");
        assert_eq!(causes(&report), ["server-public"]);
        let report = without_address(Some(nothing), "false");
        assert_eq!(causes(&report), ["environment-public"]);
        let commands = &report.next.as_ref().expect("a fix").remedy.commands;
        assert!(
            commands[0].starts_with("aws elasticbeanstalk update-environment")
                && commands[0].contains("AssociatePublicIpAddress"),
            "{commands:?}"
        );
    }
    // Behind a load balancer, an instance needs no address.
    for setting in ["true", "false"] {
        let report = without_address(Some(json!([{ "Name": "awseb-e-1" }])), setting);
        assert_eq!(causes(&report), Vec::<&str>::new());
        assert_eq!(outcome(&report, "environment-public"), Outcome::Passed);
        assert_eq!(outcome(&report, "server-public"), Outcome::Passed);
        let visitors = outcome(&report, "visitors-reach-environment");
        assert_eq!(visitors, Outcome::Passed, "the site answers");
    }
    // A snapshot of an earlier version does not tell.
    let report = without_address(None, "true");
    assert_eq!(causes(&report), Vec::<&str>::new());
    assert_eq!(outcome(&report, "server-public"), Outcome::Unknown);
}

/// Behind a load balancer, the server's group admits the load balancer only. The defect: the check was unknown for good, although
/// the site had answered.
#[test]
fn a_server_behind_a_load_balancer_need_not_admit_everybody() {
    let balancer = json!([{ "Name": "awseb-e-1" }]);
    for (balancers, answers, expected) in [
        (balancer.clone(), true, Outcome::Passed),
        (balancer, false, Outcome::Unknown),
        (json!(""), true, Outcome::Failed),
    ] {
        let report = report("elasticbeanstalk-migration", |account| {
            if !answers {
                account["probes"] = json!({});
            }
            items(account, "environment_resources")[0]["LoadBalancers"] = balancers.clone();
            let groups = account["ec2"]["SecurityGroups"]["known"].as_array_mut();
            for group in groups.expect("groups") {
                if group["GroupName"] == "awseb-group" {
                    group["IpPermissions"] = json!([]);
                }
            }
        });
        let visitors = outcome(&report, "visitors-reach-environment");
        assert_eq!(visitors, expected, "{balancers}");
    }
}

/// The health check of a target group is a setting; before, only its protocol and port had a command.
#[test]
fn the_path_of_a_health_check_is_set_by_a_command() {
    let suite = repository::suite("container-migration");
    let mut account = accounts::recorded("private-load-balancer");
    for group in account["elbv2"]["TargetGroups"]["known"]
        .as_array_mut()
        .expect("groups")
    {
        group["HealthCheckPath"] = "/health".into();
    }
    for targets in account["elbv2"]["TargetHealth"]
        .as_object_mut()
        .expect("targets")
        .values_mut()
    {
        for target in targets["known"].as_array_mut().expect("targets") {
            target["TargetHealth"] = json!({
                "State": "unhealthy",
                "Reason": "Target.ResponseCodeMismatch",
                "Description": "Health checks failed with these codes: [404]",
            });
        }
    }
    let report = grade::report(&suite, &account, "en");
    let cause = report
        .root_causes
        .iter()
        .find(|cause| cause.check == "target-group-health-path");
    let commands = &cause.expect("a root cause").remedy.commands;
    assert!(
        commands
            .iter()
            .any(|command| command.contains("--health-check-path /")),
        "{commands:?}"
    );
}

/// The defect: "the database does not admit the environment: the instance is missing", while the server was being replaced.
#[test]
fn what_an_environment_without_a_server_reaches_is_blocked() {
    let report = report("elasticbeanstalk-migration", |account| {
        items(account, "environment_resources")[0]["Instances"] = json!([]);
    });
    assert_eq!(
        outcome(&report, "database-from-environment"),
        Outcome::Blocked
    );
    let check = report.check("database-from-environment");
    assert_eq!(check.expect("the check").blocked_by, ["server"]);
    assert_eq!(causes(&report), ["server"]);
}

/// The defect: a password that was pasted one row off was printed.
#[test]
fn a_password_in_another_field_is_not_shown() {
    let password = "AWSRocksSince2006";
    for setting in ["RDS_HOSTNAME", "RDS_DB_NAME", "RDS_PORT"] {
        let report = report("elasticbeanstalk-migration", |account| {
            items(account, "configuration_settings")[0]["OptionSettings"][setting] =
                password.into();
        });
        let text = serde_json::to_string(&report).expect("JSON");
        assert!(!text.contains(password), "{setting}: {text}");
        assert!(text.contains("not shown"), "{setting}");
    }
    let report = report("database-migration", |account| {
        items(account, "endpoints")[0]["ServerName"] = password.into();
    });
    let text = serde_json::to_string(&report).expect("JSON");
    assert!(!text.contains(password), "{text}");
}

/// The defect: such a password was in the snapshot, too.
#[test]
fn a_password_in_another_field_is_not_kept() {
    let password = "AWSRocksSince2006";
    let suite = repository::suite("elasticbeanstalk-migration");
    let scope = suite.scope(suite.checks().map(|(_, check)| check));
    let kept = |edit: &dyn Fn(&mut Value)| {
        let mut account = accounts::recorded("elasticbeanstalk-migration/complete");
        edit(&mut items(&mut account, "configuration_settings")[0]["OptionSettings"]);
        let mut snapshot = grade::snapshot(&account);
        snapshot.mask_answers(&scope);
        let answer = &snapshot.calls["configuration_settings"];
        let settings = answer.items.known().expect("settings");
        settings[0]["OptionSettings"].clone()
    };
    let own = kept(&|_| {});
    for setting in ["RDS_HOSTNAME", "RDS_DB_NAME", "RDS_PORT"] {
        let masked = kept(&|settings| settings[setting] = format!(" {password}").into());
        assert_eq!(masked[setting], " ***", "{setting}");
        assert_eq!(masked["VPCId"], own["VPCId"]);
    }
    for (setting, value) in [
        ("RDS_HOSTNAME", "db.example.com:3306"),
        ("RDS_HOSTNAME", "10.0.101.7"),
        ("RDS_DB_NAME", "WordPress_DB"),
        ("RDS_DB_NAME", "wordpress_production"),
        ("RDS_PORT", "3307"),
    ] {
        let settings = kept(&|settings| settings[setting] = value.into());
        assert_eq!(settings[setting], value);
    }
}

/// The port of the environment's database is behind the host in the page's wp-config.php.
#[test]
fn another_port_than_that_of_the_database_is_the_cause_of_its_error() {
    let report = report("elasticbeanstalk-migration", |account| {
        items(account, "configuration_settings")[0]["OptionSettings"]["RDS_PORT"] = "3307".into();
        let probes = account["probes"].as_object_mut().expect("probes");
        for probe in probes.values_mut() {
            probe["known"]["answered"]["status"] = 500.into();
            probe["known"]["answered"]["markers"] = json!(["database_error"]);
        }
    });
    assert_eq!(causes(&report), ["setting-port"]);
    let report = report_without_port();
    assert_eq!(outcome(&report, "setting-port"), Outcome::Passed);
}

fn report_without_port() -> Report {
    report("elasticbeanstalk-migration", |account| {
        let settings = &mut items(account, "configuration_settings")[0]["OptionSettings"];
        let settings = settings.as_object_mut().expect("settings");
        settings.remove("RDS_PORT");
    })
}

/// The defect: of two environments, the one of the first try was graded, in the default VPC.
#[test]
fn of_two_environments_the_one_in_the_right_vpc_is_graded() {
    let report = report("elasticbeanstalk-migration", |account| {
        let default = account["ec2"]["Vpcs"]["known"].as_array().expect("VPCs");
        let default = default.iter().find(|vpc| vpc["IsDefault"] == true);
        let default = default.expect("the default VPC")["VpcId"].clone();
        for call in [
            "environments",
            "configuration_settings",
            "environment_resources",
        ] {
            let all = items(account, call).as_array_mut().expect("a list");
            let mut second = all[0].clone();
            second["EnvironmentName"] = "Myebapp-env-1".into();
            match call {
                "environments" => second["EnvironmentId"] = "e-second".into(),
                "configuration_settings" => {
                    second["OptionSettings"]["RDS_HOSTNAME"] = "x.example.com".into();
                    all[0]["OptionSettings"]["VPCId"] = default.clone();
                }
                _ => all[0]["Instances"] = json!([{ "Id": "i-0first" }]),
            }
            all.push(second);
        }
        let instances = account["ec2"]["Instances"]["known"].as_array_mut();
        let instances = instances.expect("instances");
        let mut first = instances[0].clone();
        first["InstanceId"] = "i-0first".into();
        instances.push(first);
    });
    assert_eq!(outcome(&report, "environment-vpc"), Outcome::Passed);
    assert_eq!(outcome(&report, "setting-host"), Outcome::Failed);
}
