//! What fixes a root cause: one remedy for everything on a page that needs the same, and the way until all passes.

use serde_json::{Value, json};
use workshop_check_core::change::Change;
use workshop_check_core::evaluate::{Selection, evaluate, plan};
use workshop_check_core::ids::CheckId;
use workshop_check_core::report::{Next, render_plan};
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::{accounts, grade, repository};

fn next(account: &Value) -> Next {
    let report = grade::report(&accounts::suite(), account, "en");
    report.next.expect("something is to be done")
}

fn list<'a>(account: &'a mut Value, pointer: &str) -> &'a mut Vec<Value> {
    account
        .pointer_mut(pointer)
        .and_then(Value::as_array_mut)
        .expect("a list")
}

fn group<'a>(account: &'a mut Value, name: &str) -> &'a mut Value {
    let groups = list(account, "/ec2/SecurityGroups/known");
    groups
        .iter_mut()
        .find(|group| group["GroupName"] == name)
        .expect("the group")
}

/// Three groups are missing: one sentence with three names, and all commands.
#[test]
fn missing_groups_of_one_page_are_one_remedy() {
    let next = next(&accounts::recorded("fresh"));
    assert!(
        next.summary
            .contains("Create LB-SG, ECS-Tasks-SG and EFS-SG in TargetVPC"),
        "{}",
        next.summary
    );
    let creates = |command: &&String| command.contains("aws ec2 create-security-group ");
    assert_eq!(
        next.remedy.commands.iter().filter(creates).count(),
        3,
        "{:?}",
        next.remedy.commands
    );
    assert_eq!(
        next.remedy.console_url.as_deref(),
        Some("https://console.aws.amazon.com/vpc/home?region=us-west-2#CreateSecurityGroup:")
    );
}

/// A group without outbound rules gets the rule that AWS gives every new group: three checks, one command.
#[test]
fn a_group_without_outbound_rules_gets_the_default_one() {
    let mut account = accounts::recorded("complete");
    group(&mut account, "ECS-Tasks-SG")["IpPermissionsEgress"] = json!([]);
    let next = next(&account);
    assert!(
        next.summary.contains("All traffic to 0.0.0.0/0"),
        "{}",
        next.summary
    );
    let [command] = next.remedy.commands.as_slice() else {
        panic!("one command: {:?}", next.remedy.commands);
    };
    assert!(command.contains("\"IpProtocol\":\"-1\""), "{command}");
}

/// A rule with another protocol fails three checks that follow each other: all three rules are in the remedy.
#[test]
fn the_remedy_of_a_cause_covers_what_failed_with_it() {
    let mut account = accounts::recorded("complete");
    group(&mut account, "ECS-Tasks-SG")["IpPermissionsEgress"][0]["IpProtocol"] = json!("udp");
    let ports = |port: u16| format!("\"FromPort\":{port},\"ToPort\":{port}");
    let commands = next(&account).remedy.commands;
    for port in [443, 2049, 3306] {
        let has = commands
            .iter()
            .filter(|command| command.contains(&ports(port)))
            .count();
        assert_eq!(has, 1, "{port}: {commands:?}");
    }
}

/// Four variables are wrong: all four are named, and the service is updated to the new revision.
#[test]
fn every_wrong_variable_is_in_the_remedy_and_so_is_the_service() {
    let mut account = accounts::recorded("complete");
    let definitions = account
        .pointer_mut("/ecs/taskDefinitions")
        .and_then(Value::as_object_mut);
    for definition in definitions.expect("definitions").values_mut() {
        definition["known"]["containerDefinitions"][0]["secrets"] = json!([]);
    }
    let next = next(&account);
    for variable in [
        "WORDPRESS_DB_HOST",
        "WORDPRESS_DB_NAME",
        "WORDPRESS_DB_USER",
        "WORDPRESS_DB_PASSWORD",
    ] {
        assert!(next.summary.contains(variable), "{}", next.summary);
    }
    assert!(
        next.summary
            .contains("Then update the service unicorns-svc"),
        "{}",
        next.summary
    );
    let [register, update] = next.remedy.commands.as_slice() else {
        panic!("two commands: {:?}", next.remedy.commands);
    };
    assert!(
        register.contains("register-task-definition") && register.contains(" | jq --arg "),
        "{register}"
    );
    assert!(
        update.contains("update-service")
            && update.contains("--task-definition \"$NEW_UNICORN_TASK_DEF_REVISION\""),
        "{update}"
    );
}

/// The database does not carry the group that has the rule: it is attached, no second rule is made.
#[test]
fn a_group_with_the_rule_is_attached_to_the_database() {
    let mut account = accounts::recorded("complete");
    let default = group(&mut account, "default")["GroupId"].clone();
    let own = group(&mut account, "DB-SG")["GroupId"].clone();
    let database = &mut list(&mut account, "/rds/DBInstances/known")[0];
    database["VpcSecurityGroups"] = json!([{ "VpcSecurityGroupId": default, "Status": "active" }]);
    let next = next(&account);
    assert!(
        next.summary
            .contains("has this rule already. Attach it to database-1."),
        "{}",
        next.summary
    );
    let [command] = next.remedy.commands.as_slice() else {
        panic!("one command: {:?}", next.remedy.commands);
    };
    let own = own.as_str().expect("an id");
    let wanted = format!("--vpc-security-group-ids {own} --apply-immediately");
    assert!(command.contains(&wanted), "{command}");
}

/// From an account in which only the stack is there, the plan leads to one in which all but the site passes, which is
/// known only when it is asked.
#[test]
fn the_plan_leads_all_the_way() {
    let suite = accounts::suite();
    let snapshot = grade::snapshot(&accounts::recorded("fresh"));
    let planned = plan(&suite, &snapshot, &Selection::default());
    assert_eq!(planned.left, [CheckId::from("site")]);
    let pages: Vec<&str> = planned
        .steps
        .iter()
        .map(|step| step.step.as_str())
        .collect();
    assert!(
        pages.is_sorted_by_key(|page| suite.file.steps.iter().position(|step| step.id == **page)),
        "{pages:?}"
    );
    // Each check turns green once.
    let mut green: Vec<&CheckId> = planned
        .steps
        .iter()
        .flat_map(|step| &step.turns_green)
        .collect();
    let all = green.len();
    green.sort_unstable();
    green.dedup();
    assert_eq!(green.len(), all);
    let locale = repository::locale(&suite, "en");
    let report = render_plan(&suite, &snapshot, &Selection::default(), &locale);
    for step in &report.steps {
        assert!(
            !step.remedy.commands.is_empty() && !step.summary.is_empty(),
            "{step:?}"
        );
    }
    // A new id is assigned before it is used.
    let commands: Vec<&String> = report
        .steps
        .iter()
        .flat_map(|step| &step.remedy.commands)
        .collect();
    for (number, command) in commands.iter().enumerate() {
        for used in command
            .split("\"$")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            let assigned = |earlier: &&&String| earlier.starts_with(&format!("{used}="));
            let before = commands.get(..number).unwrap_or_default();
            assert!(
                used == "VALUE" || !used.starts_with("NEW_") || before.iter().any(|c| assigned(&c)),
                "{command}"
            );
        }
    }
}

/// On an account in order there is no change, and one that cannot be read gets none either.
#[test]
fn what_passes_or_is_unknown_gets_no_change() {
    let suite = accounts::suite();
    let complete = grade::snapshot(&accounts::recorded("complete"));
    assert!(
        plan(&suite, &complete, &Selection::default())
            .steps
            .is_empty()
    );
    let unread = Snapshot::new(complete.account.clone(), complete.taken_at);
    assert!(
        plan(&suite, &unread, &Selection::default())
            .steps
            .is_empty()
    );
}

/// The edits are the changes of the snapshot that AWS makes: no other check turns red by them.
#[test]
fn a_fix_breaks_nothing() {
    let suite = accounts::suite();
    for name in accounts::names() {
        let snapshot = grade::snapshot(&accounts::recorded(&name));
        let planned = plan(&suite, &snapshot, &Selection::default());
        let outcome = |snapshot: &Snapshot| -> Vec<(CheckId, Outcome)> {
            let checks = evaluate(&suite, snapshot, &Selection::default()).checks;
            checks
                .iter()
                .map(|judged| (judged.check.id.clone(), judged.outcome))
                .collect()
        };
        for ((id, before), (_, after)) in outcome(&snapshot).iter().zip(outcome(&planned.after)) {
            assert!(
                *before != Outcome::Passed || after == Outcome::Passed,
                "{name}: {id} is {after:?}"
            );
        }
        let is_edit = |change: &&Change| !matches!(change, Change::Replace { .. });
        assert!(
            planned
                .steps
                .iter()
                .flat_map(|step| &step.changes)
                .all(|change| is_edit(&change))
        );
    }
}

/// What cannot be changed is deleted and made again only where it is certainly the workshop's own.
#[test]
fn a_load_balancer_that_serves_something_else_is_not_deleted() {
    let mut account = accounts::recorded("complete");
    account["elbv2"]["LoadBalancers"]["known"][0]["Scheme"] = json!("internal");
    let deletes = |account: &Value| {
        let commands = next(account).remedy.commands;
        commands
            .iter()
            .any(|command| command.contains("delete-load-balancer"))
    };
    assert!(deletes(&account), "{:?}", next(&account));
    let listeners = account["elbv2"]["Listeners"].as_object_mut();
    for listeners in listeners.expect("listeners").values_mut() {
        let mut other = listeners["known"][0].clone();
        other["ListenerArn"] = json!("arn:aws:elasticloadbalancing:us-west-2:1:listener/app/a/b/c");
        other["Port"] = json!(8080);
        other["DefaultActions"][0]["TargetGroupArn"] = json!("arn:other");
        list_of(listeners).push(other);
    }
    assert!(!deletes(&account), "{:?}", next(&account));
}

/// ECS replaces the target groups of a service as a whole: one that is missing comes beside the others.
#[test]
fn a_service_with_several_target_groups_keeps_the_others() {
    let with = |ports: &[i64]| -> String {
        let mut account = accounts::recorded("complete");
        let services = account["ecs"]["services"].as_object_mut();
        for services in services.expect("services").values_mut() {
            for service in list_of(services) {
                let own = service["loadBalancers"][0].clone();
                let others = ports.iter().map(|port| {
                    let mut other = own.clone();
                    other["targetGroupArn"] = format!("arn:aws:elasticloadbalancing:us-west-2:210000000001:targetgroup/other-{port}/1").into();
                    other["containerPort"] = (*port).into();
                    other
                });
                service["loadBalancers"] = others.collect();
            }
        }
        let next = next(&account);
        assert_eq!(next.check, "service-target-group", "{next:?}");
        next.remedy.commands.join("\n")
    };
    let commands = with(&[8080, 8443]);
    for kept in ["other-8080/1", "other-8443/1", "targetgroup/unicorn-tg/"] {
        assert!(commands.contains(kept), "{kept}: {commands}");
    }
    // A single one is the wrong one.
    assert!(!with(&[8080]).contains("other-8080"));
}

fn list_of(fact: &mut Value) -> &mut Vec<Value> {
    fact["known"].as_array_mut().expect("a list")
}

/// Two mistakes in one task definition, and two missing rights of one role: one revision, one update, one policy.
#[test]
fn changes_of_one_thing_are_one_change() {
    let mut account = accounts::recorded("complete");
    let roles = account["iam"]["RolePolicies"].as_object_mut();
    for policies in roles.expect("roles").values_mut() {
        policies["known"] = json!({});
    }
    let commands = plan(
        &accounts::suite(),
        &grade::snapshot(&account),
        &Selection::default(),
    );
    let steps = commands.steps.iter().map(|step| {
        let puts = step
            .changes
            .iter()
            .filter(|change| matches!(change, Change::AllowActions { .. }));
        puts.count()
    });
    assert_eq!(steps.max(), Some(1), "{:?}", commands.steps);
    assert_eq!(commands.left, Vec::<CheckId>::new());
}

/// A database may belong to another application, too: it keeps that one's group, and loses the VPC's own.
#[test]
fn a_database_keeps_its_other_groups() {
    let suite = repository::suite("database-migration");
    let mut account = accounts::recorded("database-migration/complete");
    let ids: Vec<String> = ["RI-SG", "default"]
        .map(|name| {
            let vpc = group(&mut account, "DB-SG")["VpcId"].clone();
            let mut groups = list(&mut account, "/ec2/SecurityGroups/known").iter();
            let found = groups.find(|group| group["GroupName"] == name && group["VpcId"] == vpc);
            found.expect("the group")["GroupId"]
                .as_str()
                .expect("an id")
                .to_owned()
        })
        .into();
    let carried: Vec<Value> = ids
        .iter()
        .map(|id| json!({ "VpcSecurityGroupId": id, "Status": "active" }))
        .collect();
    list(&mut account, "/rds/DBInstances/known")[0]["VpcSecurityGroups"] = carried.into();
    let report = grade::report(&suite, &account, "en");
    let next = report.next.expect("something is to be done");
    assert_eq!(next.check, "database-has-group");
    let command = next.remedy.commands.first().expect("a command");
    assert!(
        command.contains(&ids[0]) && !command.contains(&ids[1]),
        "{command}"
    );
}

/// What the suite declares for its own kinds: words, commands, console and edit of one change.
#[test]
fn a_change_of_a_declared_kind_has_words_commands_and_a_place() {
    let suite = repository::suite("database-migration");
    let mut account = accounts::recorded("database-migration/complete");
    list(&mut account, "/calls/endpoints/items/known")[1]["ServerName"] =
        json!("db'; touch /tmp/x #$(id)");
    let report = grade::report(&suite, &account, "en");
    let next = report.next.expect("something is to be done");
    assert!(
        next.summary
            .starts_with("Set ServerName of target-endpoint to "),
        "{}",
        next.summary
    );
    let [command] = next.remedy.commands.as_slice() else {
        panic!("{:?}", next.remedy.commands);
    };
    assert!(
        command.starts_with("aws dms modify-endpoint --region us-west-2 --endpoint-arn arn:"),
        "{command}"
    );
    assert!(!command.contains("touch"), "{command}");
    assert_eq!(
        next.remedy.console_url.as_deref(),
        Some(
            "https://console.aws.amazon.com/dms/v2/home?region=us-west-2#endpointDetails/target-endpoint"
        )
    );
    let plan = plan(&suite, &grade::snapshot(&account), &Selection::default());
    assert_eq!(plan.left, [""; 0]);
}

/// The name of a resource in its console address cannot leave its part of the address, and a name that cannot be pasted makes
/// no command.
#[test]
fn hostile_names_stay_inside_commands_and_addresses() {
    let suite = repository::suite("database-migration");
    let mut account = accounts::recorded("database-migration/not-started");
    list(&mut account, "/calls/replication_tasks/items/known")[0]["ReplicationTaskIdentifier"] =
        json!("a/b#c?d=\u{202e}e");
    list(&mut account, "/calls/replication_tasks/items/known")[0]["ReplicationTaskArn"] =
        json!("arn:x\u{1b}[0m$(id)");
    let next = grade::report(&suite, &account, "en")
        .next
        .expect("something is to be done");
    assert_eq!(next.remedy.commands, [""; 0]);
    let url = next.remedy.console_url.expect("an address");
    assert!(
        url.ends_with("#taskDetails/a%2Fb%23c%3Fd%3D%E2%80%AEe"),
        "{url}"
    );
}
