//! What fixes a root cause: one remedy for everything on a page that needs the same, and the way until all passes.

use serde_json::{Value, json};
use workshop_check_core::change::Change;
use workshop_check_core::evaluate::{Plan, Selection, evaluate, plan};
use workshop_check_core::ids::CheckId;
use workshop_check_core::message::Message;
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

/// What gets another name is called by the name that the attendee sees in the console.
#[test]
fn what_is_renamed_is_called_by_its_present_name() {
    let mut account = accounts::recorded("complete");
    let mut tags = list(&mut account, "/ec2/Vpcs/known")
        .iter_mut()
        .flat_map(|vpc| vpc["Tags"].as_array_mut().into_iter().flatten());
    let name = tags.find(|tag| tag["Value"] == "TargetVPC");
    name.expect("the VPC")["Value"] = json!("my-vpc");
    let next = next(&account);
    let told = "Give my-vpc (vpc-";
    assert!(next.summary.contains(told), "{}", next.summary);
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
    let commands = next.remedy.commands.iter();
    let changes = commands.filter(|command| {
        command.starts_with("aws dms modify-endpoint --region us-west-2 --endpoint-arn arn:")
    });
    assert_eq!(changes.count(), 1, "{:?}", next.remedy.commands);
    for command in &next.remedy.commands {
        assert!(!command.contains("touch"), "{command}");
    }
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

/// The console deletes a load balancer together with its listener: whoever makes it again needs both.
#[test]
fn what_is_deleted_with_something_is_made_again_with_it() {
    let mut account = accounts::recorded("complete");
    account["elbv2"]["LoadBalancers"]["known"][0]["Scheme"] = json!("internal");
    let next = next(&account);
    let listeners: Vec<&String> = next
        .remedy
        .commands
        .iter()
        .filter(|command| command.contains("aws elbv2 create-listener "))
        .collect();
    let [listener] = listeners.as_slice() else {
        panic!("one listener: {:?}", next.remedy.commands);
    };
    assert!(
        listener.contains("--load-balancer-arn \"$NEW_UNICORN_LB\""),
        "{listener}"
    );
    let [step] = planned(&account).steps.try_into().expect("one step");
    assert!(step.turns_green.contains(&"load-balancer-scheme".into()));
}

fn planned(account: &Value) -> Plan {
    let snapshot = grade::snapshot(account);
    plan(&accounts::suite(), &snapshot, &Selection::default())
}

fn hint(account: &Value, check: &str) -> String {
    let report = grade::report(&accounts::suite(), account, "en");
    let found = report.check(check).expect("the check");
    found.hint.clone().expect("a fix")
}

/// Where the change is known, the fix says it, and no second way that would delete what works.
#[test]
fn a_fix_says_the_change_that_it_names() {
    let mut stopped = accounts::recorded("complete");
    stopped["rds"]["DBInstances"]["known"][0]["DBInstanceStatus"] = json!("stopped");
    assert_eq!(hint(&stopped, "database-available"), "Start database-1.");
    let mut path = accounts::recorded("complete");
    path["elbv2"]["TargetGroups"]["known"][0]["HealthCheckPath"] = json!("/health");
    for target in path["elbv2"]["TargetHealth"]
        .as_object_mut()
        .expect("targets")
        .values_mut()
        .flat_map(|targets| targets["known"].as_array_mut().expect("a list"))
    {
        target["TargetHealth"] = json!({
            "State": "unhealthy",
            "Reason": "Target.ResponseCodeMismatch",
            "Description": "Health checks failed with these codes: [404]",
        });
    }
    assert_eq!(
        hint(&path, "target-group-health-path"),
        "Set HealthCheckPath of unicorn-tg to /."
    );
    let mut subnets = accounts::recorded("complete");
    let public = subnets["elbv2"]["LoadBalancers"]["known"][0]["AvailabilityZones"].clone();
    let services = subnets["ecs"]["services"]
        .as_object_mut()
        .expect("services");
    for service in services.values_mut() {
        service["known"][0]["networkConfiguration"]["awsvpcConfiguration"]["subnets"] =
            json!([public[0]["SubnetId"], public[1]["SubnetId"]]);
    }
    let fix = hint(&subnets, "service-subnets");
    assert!(!fix.contains("delete"), "{fix}");
    assert!(fix.contains("TargetVPC-private-a-web"), "{fix}");
}

/// Nobody can set a state, and what is in another one than the page's may still hold the attendee's data.
#[test]
fn a_state_is_not_to_be_set_and_nothing_is_deleted_for_it() {
    let mut account = accounts::recorded("complete");
    account["rds"]["DBInstances"]["known"][0]["DBInstanceStatus"] = json!("failed");
    let report = grade::report(&accounts::suite(), &account, "en");
    let check = report.check("database-available").expect("the check");
    assert_eq!(
        check.expected.as_deref(),
        Some("database-1: DBInstanceStatus is available")
    );
    let fix = hint(&account, "database-available");
    assert!(!fix.contains("Set ") && !fix.contains("delete"), "{fix}");
    let mut zonal = accounts::recorded("complete");
    zonal["efs"]["FileSystems"]["known"][0]["AvailabilityZoneName"] = json!("us-west-2a");
    let fix = hint(&zonal, "file-system-regional");
    assert!(
        fix.starts_with("The type of a file system cannot be changed."),
        "{fix}"
    );
    assert!(!fix.contains("(not set)"), "{fix}");
}

fn without_routes(tables: &[&str]) -> Value {
    let mut account = accounts::recorded("complete");
    for table in list(&mut account, "/ec2/RouteTables/known") {
        let name = table["Tags"][0]["Value"].as_str().unwrap_or_default();
        if tables.contains(&name) {
            table["Routes"].as_array_mut().expect("routes").truncate(1);
        }
    }
    account
}

/// Both private subnets have lost their routes: both are named, and so is the gateway that works.
#[test]
fn every_subnet_without_a_route_is_named_and_so_is_the_gateway() {
    let account = without_routes(&["TargetVPC-private-a", "TargetVPC-private-b"]);
    let report = grade::report(&accounts::suite(), &account, "en");
    let check = report.check("private-subnets").expect("the check");
    let found = check.actual.clone().expect("what was found");
    let fix = check.hint.clone().expect("a fix");
    for name in ["TargetVPC-private-a-web", "TargetVPC-private-b-web"] {
        assert!(found.contains(name), "{found}");
    }
    for name in ["TargetVPC-private-a (rtb-", "TargetVPC-private-b (rtb-"] {
        assert!(fix.contains(name), "{fix}");
    }
    // Each goes through the gateway in its own zone, as the workshop's stack has it.
    for gateway in account["ec2"]["NatGateways"]["known"]
        .as_array()
        .expect("two")
    {
        let id = gateway["NatGatewayId"].as_str().expect("an id");
        assert!(fix.contains(id), "{fix}");
    }
}

/// The load balancer is in the right subnets, and these lost their route: it is the route that is wrong.
#[test]
fn a_load_balancer_in_the_right_subnets_is_not_to_be_moved() {
    let account = without_routes(&["TargetVPC-public"]);
    let report = grade::report(&accounts::suite(), &account, "en");
    let check = report.check("load-balancer-subnets").expect("the check");
    let found = check.actual.clone().expect("what was found");
    assert!(found.contains("no default route"), "{found}");
    let commands = &check.remedy.commands;
    assert!(
        commands.iter().all(|command| command.contains("-route ")),
        "{commands:?}"
    );
}

/// Three groups in another VPC are one mistake: none is the reason for another one.
#[test]
fn what_is_one_mistake_has_no_cause_among_itself() {
    let report = grade::report(&accounts::suite(), &accounts::recorded("fresh"), "en");
    let same = |check: &str| {
        report
            .check(check)
            .and_then(|check| check.same_mistake_as.clone())
    };
    assert_eq!(same("lb-sg"), None);
    assert_eq!(same("tasks-sg"), Some("lb-sg".into()));
    assert_eq!(same("efs-sg"), Some("lb-sg".into()));
}

/// A new deployment is made on the page of the service, and each edit of a revision says what it is.
#[test]
fn steps_of_the_plan_are_on_the_right_page_and_name_what_they_change() {
    let suite = accounts::suite();
    let snapshot = grade::snapshot(&accounts::recorded("database-closed"));
    let locale = repository::locale(&suite, "en");
    let report = render_plan(&suite, &snapshot, &Selection::default(), &locale);
    let deployment = report
        .steps
        .iter()
        .find(|step| step.summary.starts_with("force a new deployment"))
        .expect("a deployment");
    assert_eq!(deployment.step.as_str(), "create-service");
    let mut account = accounts::recorded("complete");
    let definitions = account["ecs"]["taskDefinitions"]
        .as_object_mut()
        .expect("definitions");
    for definition in definitions.values_mut() {
        definition["known"]["executionRoleArn"] = Value::Null;
        let container = &mut definition["known"]["containerDefinitions"][0];
        container["mountPoints"] = json!([]);
        container["portMappings"] = json!([]);
        container["image"] = json!("public.ecr.aws/docker/library/wordpres");
    }
    let snapshot = grade::snapshot(&account);
    let report = render_plan(&suite, &snapshot, &Selection::default(), &locale);
    let all: String = report
        .steps
        .iter()
        .map(|step| step.summary.as_str())
        .collect();
    for edit in [
        "the task execution role ecsTaskExecutionRole",
        "the mount point /var/www/html/wp-content for the volume wp-content",
        "a port mapping for TCP 80",
        "the image public.ecr.aws/docker/library/wordpress:latest",
    ] {
        assert!(all.contains(edit), "{edit}: {all}");
    }
}

/// A volume and its mount point are one revision: a volume that nothing mounts is of no use.
#[test]
fn a_new_volume_is_mounted_in_the_same_revision() {
    let mut account = accounts::recorded("complete");
    let definitions = account["ecs"]["taskDefinitions"]
        .as_object_mut()
        .expect("definitions");
    for definition in definitions.values_mut() {
        definition["known"]["volumes"] = json!([]);
        definition["known"]["containerDefinitions"][0]["mountPoints"] = json!([]);
    }
    let [step] = planned(&account).steps.try_into().expect("one step");
    for check in ["efs-volume", "mount-point"] {
        assert!(step.turns_green.contains(&check.into()), "{step:?}");
    }
}

/// Two mistakes in one task definition are two root causes and one revision.
#[test]
fn all_that_is_wrong_with_a_task_definition_is_one_revision() {
    let mut account = accounts::recorded("complete");
    let definitions = account["ecs"]["taskDefinitions"]
        .as_object_mut()
        .expect("definitions");
    for definition in definitions.values_mut() {
        definition["known"]["executionRoleArn"] = Value::Null;
        let container = &mut definition["known"]["containerDefinitions"][0];
        container["image"] = json!("public.ecr.aws/docker/library/wordpres");
    }
    let report = grade::report(&accounts::suite(), &account, "en");
    assert_eq!(report.root_causes.len(), 2, "{:#?}", report.root_causes);
    let next = report.next.expect("something is to be done");
    assert_eq!(next.remedy.commands.len(), 2, "{:?}", next.remedy.commands);
    let [step] = planned(&account).steps.try_into().expect("one step");
    for check in ["execution-role", "container-image"] {
        assert!(step.turns_green.contains(&check.into()), "{step:?}");
    }
}

/// Groups and rules of something else stay: what they open or forward would be closed otherwise.
#[test]
fn what_serves_something_else_beside_the_workshop_stays() {
    let mut account = accounts::recorded("complete");
    let others = list(&mut account, "/ec2/SecurityGroups/known");
    let mut other = others
        .iter()
        .find(|group| group["GroupName"] == "LB-SG")
        .expect("the group")
        .clone();
    other["GroupId"] = json!("sg-0123456789abcdef0");
    other["GroupName"] = json!("other-app-lb");
    other["IpPermissions"] = json!([]);
    others.push(other);
    let balancer = &mut list(&mut account, "/elbv2/LoadBalancers/known")[0];
    balancer["SecurityGroups"] = json!(["sg-0123456789abcdef0"]);
    let commands = next(&account).remedy.commands;
    let set = commands
        .iter()
        .find(|command| command.contains("set-security-groups"));
    assert!(
        set.is_some_and(|set| set.contains("sg-0123456789abcdef0")),
        "{commands:?}"
    );

    let mut account = accounts::recorded("complete");
    list(&mut account, "/elbv2/LoadBalancers/known")[0]["Scheme"] = json!("internal");
    let deletes = |account: &Value| {
        let commands = next(account).remedy.commands;
        commands
            .iter()
            .any(|command| command.contains("delete-load-balancer"))
    };
    assert!(deletes(&account), "only the workshop uses it");
    let rules = account["elbv2"]["Rules"].as_object_mut().expect("rules");
    let rules = rules.values_mut().next().expect("those of a listener");
    let rules = rules["known"].as_array_mut().expect("read");
    let mut rule = rules[0].clone();
    rule["IsDefault"] = json!(false);
    rule["RuleArn"] =
        json!("arn:aws:elasticloadbalancing:us-west-2:210000000001:listener-rule/other");
    rules.push(rule);
    assert!(!deletes(&account), "a rule is for something else");
}

/// The defect: of a phrase that its author ends like a sentence, the full stop was there twice.
#[test]
fn a_change_ends_with_one_full_stop() {
    let suite = accounts::suite();
    for (language, stop) in [("en", "."), ("de", "."), ("ja", "。")] {
        let locale = repository::locale(&suite, language);
        for phrase in ["delete x", "delete x."] {
            let message = Message::new("changes-fix").with("changes", phrase);
            let text = locale.text(&message);
            let ends = text.trim_end_matches(['.', '。']);
            assert_eq!(text.chars().count() - ends.chars().count(), 1, "{text}");
            assert!(text.ends_with(stop) || phrase.ends_with('.'), "{text}");
        }
    }
}
