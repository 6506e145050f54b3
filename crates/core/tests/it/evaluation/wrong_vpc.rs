//! What an attendee made in the wrong VPC, under names of one's own: what it refers to, and what it is, shows that it is the
//! workshop's.

use serde_json::{Value, json};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::render_plan;
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::{accounts, grade, repository};

use crate::evaluation::belonging::{
    Place, changes_nothing, collect, commands, default_vpc, items, list, of_vpc, report,
    target_vpc, with_environment, with_migration,
};
use crate::evaluation::{edited, outcomes};

/// The replication instance and its subnet group are in the default VPC, under another name.
fn with_instance_elsewhere(mut account: Value) -> Value {
    let default = default_vpc(&account);
    let subnets = of_vpc(&account, "Subnets", "SubnetId", &default);
    let subnets = subnets
        .iter()
        .map(|subnet| json!({ "SubnetIdentifier": subnet }));
    let group = json!({
        "ReplicationSubnetGroupIdentifier": "mine", "VpcId": default, "Subnets": subnets.collect::<Vec<_>>(),
        "SubnetGroupStatus": "Complete",
    });
    items(&mut account, "replication_subnet_groups")[0] = group.clone();
    let instance = &mut items(&mut account, "replication_instances")[0];
    instance["ReplicationInstanceIdentifier"] = json!("mine");
    instance["ReplicationSubnetGroup"] = group;
    instance["VpcSecurityGroups"] = json!([]);
    account
}

fn with_own_endpoints(mut account: Value) -> Value {
    for (number, name) in ["from", "to"].iter().enumerate() {
        let old = items(&mut account, "endpoints")[number]["EndpointIdentifier"].clone();
        items(&mut account, "endpoints")[number]["EndpointIdentifier"] = json!(name);
        for test in items(&mut account, "connections") {
            if test["EndpointIdentifier"] == old {
                test["EndpointIdentifier"] = json!(name);
            }
        }
    }
    account
}

fn with_own_task(mut account: Value) -> Value {
    items(&mut account, "replication_tasks")[0]["ReplicationTaskIdentifier"] = json!("all-tables");
    account
}

fn without_tests(mut account: Value) -> Value {
    items(&mut account, "connections").clear();
    account
}

fn without_task(mut account: Value) -> Value {
    items(&mut account, "replication_tasks").clear();
    account
}

#[track_caller]
fn is_in_wrong_vpc(report: &workshop_check_core::report::Report, check: &str, name: &str) {
    let check = report.check(check).expect("a check");
    assert_eq!(check.outcome, Outcome::Failed, "{check:?}");
    let actual = check.actual.as_deref().unwrap_or_default();
    assert!(actual.contains(name), "{actual}");
    assert!(actual.contains("is in "), "{actual}");
    let step = report.steps.iter().find(|step| {
        let mut checks = step.checks.iter();
        checks.any(|other| other.id == check.id)
    });
    assert!(step.expect("its step").started, "{check:?}");
}

/// The defect: "missing; apparently not part of the workshop: mine".
#[test]
fn a_replication_instance_is_the_workshop_s_by_its_task_and_endpoints() {
    let suite = repository::suite("database-migration");
    let complete = || accounts::recorded("database-migration/complete");
    for account in [
        complete(),
        with_own_task(complete()),
        with_own_endpoints(complete()),
        with_own_task(with_own_endpoints(complete())),
        without_tests(complete()),
        without_tests(with_own_task(complete())),
        without_tests(with_own_task(with_own_endpoints(complete()))),
        without_task(complete()),
        without_task(with_own_endpoints(complete())),
    ] {
        let report = report(&suite, &with_instance_elsewhere(account));
        is_in_wrong_vpc(&report, "replication-instance", "mine");
        is_in_wrong_vpc(&report, "subnet-group", "mine");
    }
}

/// Neither the endpoints nor the database show it: the schema that the task migrates does.
#[test]
fn a_task_is_the_workshop_s_by_its_schema() {
    let suite = repository::suite("database-migration");
    let mut account = with_own_task(with_own_endpoints(accounts::recorded(
        "database-migration/complete",
    )));
    for endpoint in items(&mut account, "endpoints") {
        endpoint["ServerName"] = json!("somewhere.example.com");
    }
    let account = with_instance_elsewhere(without_tests(account));
    let report = report(&suite, &account);
    is_in_wrong_vpc(&report, "replication-instance", "mine");
    let task = report.check("task").expect("a check");
    assert_eq!(task.outcome, Outcome::Passed, "{task:?}");
}

const ELB: &str = "arn:aws:elasticloadbalancing:us-west-2:210000000001";

/// The load balancer, the target group, and the service are in the default VPC, under other names.
fn with_service_elsewhere(account: &Value) -> Value {
    let default = default_vpc(account);
    let own = target_vpc(account);
    let subnets = of_vpc(account, "Subnets", "SubnetId", &default);
    let text = account.to_string();
    let elb = |kind: &str, name: &str| {
        let list = &account["elbv2"][kind]["known"][0][name];
        list.as_str().expect("an ARN").to_owned()
    };
    let text = text
        .replace(
            &elb("LoadBalancers", "LoadBalancerArn"),
            &format!("{ELB}:loadbalancer/app/web/1"),
        )
        .replace(
            &elb("TargetGroups", "TargetGroupArn"),
            &format!("{ELB}:targetgroup/web/1"),
        )
        .replace("unicorn-lb", "web")
        .replace("unicorn-tg", "web")
        .replace("unicorns-svc", "web");
    let mut account: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(target_vpc(&account), own);
    let balancer = &mut list(&mut account, "/elbv2/LoadBalancers/known")[0];
    balancer["VpcId"] = default.clone();
    balancer["SecurityGroups"] = json!(["sg-web"]);
    for (zone, subnet) in balancer["AvailabilityZones"]
        .as_array_mut()
        .expect("zones")
        .iter_mut()
        .zip(&subnets)
    {
        zone["SubnetId"] = subnet.clone();
    }
    list(&mut account, "/elbv2/TargetGroups/known")[0]["VpcId"] = default.clone();
    list(&mut account, "/ec2/SecurityGroups/known").push(json!({
        "GroupId": "sg-web", "GroupName": "web", "VpcId": default, "IpPermissions": [], "IpPermissionsEgress": [],
    }));
    for services in account["ecs"]["services"]
        .as_object_mut()
        .expect("services")
        .values_mut()
    {
        let network = &mut services["known"][0]["networkConfiguration"]["awsvpcConfiguration"];
        network["subnets"] = json!(subnets);
        network["securityGroups"] = json!(["sg-web"]);
    }
    account
}

fn without_service(mut account: Value) -> Value {
    for services in account["ecs"]["services"]
        .as_object_mut()
        .expect("services")
        .values_mut()
    {
        services["known"] = json!([]);
    }
    account
}

/// The defect: "missing; apparently not part of the workshop: web".
#[test]
fn a_load_balancer_is_the_workshop_s_by_what_it_serves() {
    let suite = accounts::suite();
    let account = with_service_elsewhere(&accounts::recorded("complete"));
    let found = report(&suite, &account);
    is_in_wrong_vpc(&found, "load-balancer", "web");
    is_in_wrong_vpc(&found, "target-group", "web");
    let service = found.check("service").expect("a check");
    assert_eq!(service.outcome, Outcome::Passed, "{service:?}");

    // Of the page's names, there is only that of the target group, in the wrong VPC as well.
    let mut account = without_service(account);
    list(&mut account, "/elbv2/TargetGroups/known")[0]["TargetGroupName"] = json!("unicorn-tg");
    let found = report(&suite, &account);
    is_in_wrong_vpc(&found, "load-balancer", "web");
    is_in_wrong_vpc(&found, "target-group", "unicorn-tg");
}

/// Under a name of one's own, the task definition is known by the file system.
#[test]
fn a_task_definition_is_the_workshop_s_by_what_it_uses() {
    let suite = accounts::suite();
    let account = with_service_elsewhere(&accounts::recorded("complete"));
    let text = account.to_string().replace("unicorn-task-def", "my-task");
    let account: Value = serde_json::from_str(&text).expect("JSON");
    let found = report(&suite, &account);
    is_in_wrong_vpc(&found, "load-balancer", "web");
    for check in ["service", "task-definition"] {
        let check = found.check(check).expect("a check");
        assert_eq!(check.outcome, Outcome::Passed, "{check:?}");
    }
}

/// Edits the revisions of the task definition `blog`.
fn edit_blog(account: &mut Value, edit: impl Fn(&mut Value)) {
    let revisions = account["ecs"]["taskDefinitions"].as_object_mut();
    for revision in revisions.expect("revisions").values_mut() {
        let revision = &mut revision["known"];
        if revision["family"] == "blog" {
            edit(revision);
        }
    }
}

/// A WordPress of something else in the default VPC: the service `web` of the cluster `blog`, behind a load balancer.
pub(super) fn with_other_site(before: &Value) -> Value {
    let mut after = before.clone();
    let text = with_service_elsewhere(&accounts::recorded("complete")).to_string();
    let text = text
        .replace("unicorn-task-def", "blog")
        .replace("unicorns-cluster", "blog");
    let other: Value = serde_json::from_str(&text).expect("JSON");
    let default = default_vpc(&after);
    let subnets = of_vpc(&after, "Subnets", "SubnetId", &default);
    let mut balancer = other["elbv2"]["LoadBalancers"]["known"][0].clone();
    balancer["VpcId"] = default.clone();
    balancer["AvailabilityZones"] = json!([{ "ZoneName": "us-west-2a", "SubnetId": subnets[0] }]);
    let mut group = other["elbv2"]["TargetGroups"]["known"][0].clone();
    group["VpcId"] = default;
    list(&mut after, "/elbv2/LoadBalancers/known").push(balancer);
    list(&mut after, "/elbv2/TargetGroups/known").push(group);
    for pointer in [
        "/elbv2/Listeners",
        "/elbv2/Rules",
        "/elbv2/TargetHealth",
        "/ecs/services",
        "/ecs/taskDefinitions",
    ] {
        let own = other.pointer(pointer).and_then(Value::as_object);
        let all = after.pointer_mut(pointer).and_then(Value::as_object_mut);
        all.expect("a map").extend(own.expect("a map").clone());
    }
    for key in ["clusters", "taskDefinitionArns"] {
        let own = other["ecs"][key]["known"].as_array().expect("a list");
        let all = after["ecs"][key]["known"].as_array_mut().expect("a list");
        all.extend(own.iter().cloned());
    }
    let services = after["ecs"]["services"].as_object_mut().expect("services");
    for services in services.values_mut() {
        for service in services["known"].as_array_mut().into_iter().flatten() {
            if service["serviceName"] == "web" {
                let network = &mut service["networkConfiguration"]["awsvpcConfiguration"];
                network["subnets"] = json!(subnets);
            }
        }
    }
    assert!(after.to_string().contains("service/blog/web"));
    let secret = json!([{ "name": "WORDPRESS_DB_PASSWORD", "valueFrom": "blog/password" }]);
    edit_blog(&mut after, |revision| {
        revision["volumes"] = json!([]);
        revision["containerDefinitions"][0]["secrets"] = secret.clone();
    });
    after
}

const OTHER_SITE: [&str; 3] = ["blog", "app/web", "sg-web"];

/// A WordPress of the attendee's own in the default VPC is not the workshop's: many run that.
#[test]
fn another_site_of_the_same_software_is_not_the_workshop_s() {
    let suite = accounts::suite();
    for name in ["fresh", "halfway"] {
        let before = accounts::recorded(name);
        let mut after = with_other_site(&before);
        changes_nothing(&suite, &before, &after, &OTHER_SITE);
        // The defect: 37 points for an application that reads a parameter of the page's name.
        edit_blog(&mut after, |revision| {
            let container = &mut revision["containerDefinitions"][0];
            container["image"] = json!("my/app:1");
            container["secrets"] = json!([{ "name": "HOST", "valueFrom": "DB_HOST" }]);
        });
        changes_nothing(&suite, &before, &after, &OTHER_SITE);
    }
}

/// The defect: without the workshop's VPC, anything was the workshop's: 28 to 39 points.
#[test]
fn without_the_workshop_s_vpc_nothing_else_is_the_workshop_s() {
    let suite = accounts::suite();
    let removed = "[{ at: 'ec2.Vpcs[Name=TargetVPC]', remove: true }]";
    for before in [edited("fresh", removed), edited("halfway", removed)] {
        let mut after = with_other_site(&before);
        changes_nothing(&suite, &before, &after, &OTHER_SITE);
        for (image, secrets) in [
            (
                "my/app:1",
                json!([{ "name": "DB_HOST", "valueFrom": "DB_HOST" }]),
            ),
            ("nginx:latest", json!([])),
        ] {
            edit_blog(&mut after, |revision| {
                let container = &mut revision["containerDefinitions"][0];
                container["image"] = json!(image);
                container["secrets"] = secrets.clone();
            });
            changes_nothing(&suite, &before, &after, &OTHER_SITE);
        }
    }
}

/// Who made everything in another VPC by the page's names is told so.
#[test]
fn without_the_workshop_s_vpc_the_page_s_names_tell() {
    let suite = accounts::suite();
    let account = edited(
        "complete",
        "[{ at: 'ec2.Vpcs[Name=TargetVPC]', remove: true }]",
    );
    let report = report(&suite, &account);
    for check in ["service", "cluster", "task-definition", "file-system"] {
        let check = report.check(check).expect("a check");
        assert_ne!(check.outcome, Outcome::Failed, "{check:?}");
    }
    let missing = report.steps.iter().flat_map(|step| &step.checks);
    let mut missing = missing.filter(|check| {
        let actual = check.actual.as_deref().unwrap_or_default();
        actual.contains("not part of the workshop")
    });
    assert_eq!(missing.next(), None);
}

/// The defect: `unicorn-lb-prod` counted as the page's name in any VPC.
#[test]
fn a_name_that_begins_like_the_page_s_shows_nothing_in_another_vpc() {
    let suite = accounts::suite();
    let before = accounts::recorded("fresh");
    let balanced = |name: &str| {
        let text = with_other_site(&before).to_string();
        let text = text.replace("\"web\"", &format!("\"unicorn-{name}\""));
        serde_json::from_str::<Value>(&text).expect("JSON")
    };
    let mut after = balanced("lb-prod");
    list(&mut after, "/elbv2/TargetGroups/known")[0]["TargetGroupName"] = json!("unicorn-tg-prod");
    changes_nothing(&suite, &before, &after, &OTHER_SITE);
    // The number of a second try is no other name.
    let mut after = balanced("lb-2");
    list(&mut after, "/elbv2/TargetGroups/known")[0]["TargetGroupName"] = json!("unicorn-tg-2");
    is_in_wrong_vpc(&report(&suite, &after), "load-balancer", "unicorn-lb-2");
}

/// The defect: 5 or 6 points for a file system or a cluster of something else in a fresh account.
#[test]
fn a_lone_thing_is_not_the_workshop_s_before_anything_is_made() {
    let suite = accounts::suite();
    let cluster = json!({ "clusterArn": "arn:aws:ecs:us-west-2:210000000001:cluster/jobs", "clusterName": "jobs", "status": "ACTIVE" });
    let system = accounts::recorded("complete")["efs"]["FileSystems"]["known"][0].clone();
    for (name, removed) in [
        ("fresh", "[]"),
        (
            "fresh",
            "[{ at: 'ec2.Vpcs[Name=TargetVPC]', remove: true }]",
        ),
        ("empty", "[]"),
    ] {
        let before = edited(name, removed);
        let mut after = before.clone();
        list(&mut after, "/ecs/clusters/known").push(cluster.clone());
        changes_nothing(&suite, &before, &after, &["jobs"]);
        let mut system = system.clone();
        system["Name"] = json!("backups");
        system["FileSystemId"] = json!("fs-0backups");
        list(&mut after, "/efs/FileSystems/known").push(system);
        changes_nothing(&suite, &before, &after, &["backups", "jobs"]);
        let subnet = of_vpc(&after, "Subnets", "SubnetId", &default_vpc(&after))[0].clone();
        let targets = json!([{ "MountTargetId": "fsmt-1", "FileSystemId": "fs-0backups", "SubnetId": subnet,
            "VpcId": null, "AvailabilityZoneName": "us-west-2a", "LifeCycleState": "available", "IpAddress": "10.9.0.4" }]);
        after["efs"]["MountTargets"]["fs-0backups"] = json!({ "known": targets });
        changes_nothing(&suite, &before, &after, &["backups", "jobs"]);
    }
    // Who has done the earlier pages, or one of them, gives it any name.
    let halfway = accounts::recorded("halfway");
    let mut with_parameters = accounts::recorded("fresh");
    with_parameters["ssm"]["Parameters"] = halfway["ssm"]["Parameters"].clone();
    for mut account in [halfway, with_parameters] {
        account["ecs"]["clusters"]["known"] = json!([cluster]);
        let report = report(&suite, &account);
        let cluster = report.check("cluster").expect("a check");
        assert_eq!(cluster.outcome, Outcome::Passed, "{cluster:?}");
    }
}

/// Only the parameters tell whose it is: they are the page's, and each has its name once in a Region.
#[test]
fn a_service_is_the_workshop_s_by_the_parameters_that_it_reads() {
    let suite = accounts::suite();
    let account = with_service_elsewhere(&accounts::recorded("complete"));
    let text = account
        .to_string()
        .replace("unicorn-task-def", "blog")
        .replace("unicorns-cluster", "blog");
    let mut account: Value = serde_json::from_str(&text).expect("JSON");
    edit_blog(&mut account, |revision| revision["volumes"] = json!([]));
    let report = report(&suite, &account);
    is_in_wrong_vpc(&report, "load-balancer", "web");
    let service = report.check("service").expect("a check");
    assert_eq!(service.outcome, Outcome::Passed, "{service:?}");
}

/// Its schema may be another's, and so may the environment: it is graded, and nobody is told to change it.
#[test]
fn what_only_looks_like_the_workshop_s_in_its_vpc_is_not_changed() {
    let suite = repository::suite("database-migration");
    for schema in ["%", "blog-wordpress", "erp"] {
        for name in ["fresh", "halfway", "complete"] {
            let before = accounts::recorded(&format!("database-migration/{name}"));
            let mut after = with_migration(before, true, true);
            if name == "complete" {
                items(&mut after, "replication_tasks").truncate(1);
            }
            let own = target_vpc(&after);
            items(&mut after, "replication_subnet_groups")[0]["VpcId"] = own.clone();
            items(&mut after, "replication_instances")[0]["ReplicationSubnetGroup"]["VpcId"] = own;
            let address = after["rds"]["DBInstances"]["known"][0]["Endpoint"]["Address"].clone();
            if address.is_string() {
                items(&mut after, "endpoints")[0]["ServerName"] = address;
            }
            let rules = &mut items(&mut after, "replication_tasks")[0]["TableMappings"]["rules"];
            rules[0]["object-locator"]["schema-name"] = json!(schema);
            for command in commands(&suite, &after) {
                let is_named = ["prod-", "PRODSRC", "PRODTGT", "PRODCDC", "PRODREPL"]
                    .iter()
                    .any(|name| command.contains(name));
                assert!(!is_named, "{name} {schema}: {command}");
            }
        }
    }
}

/// An environment under another name, in the default VPC: neither the database nor its address shows it.
#[test]
fn an_environment_is_the_workshop_s_by_its_settings() {
    let suite = repository::suite("elasticbeanstalk-migration");
    let mut account = accounts::recorded("elasticbeanstalk-migration/complete");
    let default = default_vpc(&account);
    items(&mut account, "environments")[0]["EnvironmentName"] = json!("blog");
    items(&mut account, "environment_resources")[0]["EnvironmentName"] = json!("blog");
    let settings = &mut items(&mut account, "configuration_settings")[0];
    settings["EnvironmentName"] = json!("blog");
    settings["OptionSettings"]["VPCId"] = default.clone();
    settings["OptionSettings"]["RDS_HOSTNAME"] = json!("localhost");
    list(&mut account, "/ec2/Instances/known")[0]["VpcId"] = default;
    let report = report(&suite, &account);
    for (id, outcome) in [
        ("environment", Outcome::Passed),
        ("setting-name", Outcome::Passed),
        ("setting-host", Outcome::Failed),
        ("environment-vpc", Outcome::Failed),
    ] {
        let check = report.check(id).expect("a check");
        assert_eq!(check.outcome, outcome, "{check:?}");
    }
}

/// What runs in the workshop's VPC without being the workshop's, where the workshop's is there: its task has another schema, its
/// environment another database.
#[test]
fn a_migration_of_something_else_in_the_workshop_s_vpc_is_not_the_workshop_s() {
    let suite = repository::suite("database-migration");
    let before = accounts::recorded("database-migration/complete");
    let mut after = with_migration(before.clone(), true, true);
    let (default, own) = (default_vpc(&after), target_vpc(&after));
    for call in ["replication_instances", "replication_subnet_groups"] {
        let item = &mut items(&mut after, call)[0];
        let group = if call == "replication_instances" {
            &mut item["ReplicationSubnetGroup"]
        } else {
            item
        };
        assert_eq!(group["VpcId"], default);
        group["VpcId"] = own.clone();
    }
    let names = ["prod-", "PRODSRC", "PRODTGT", "PRODCDC", "PRODREPL"];
    changes_nothing(&suite, &before, &after, &names);
}

#[test]
fn an_environment_of_something_else_in_the_workshop_s_vpc_is_not_the_workshop_s() {
    let suite = repository::suite("elasticbeanstalk-migration");
    let before = accounts::recorded("elasticbeanstalk-migration/complete");
    let mut after = with_environment(before.clone(), Place::Setting);
    let own = target_vpc(&after);
    let settings = &mut items(&mut after, "configuration_settings")[0]["OptionSettings"];
    settings["VPCId"] = own;
    settings["RDS_DB_NAME"] = json!("shop");
    changes_nothing(&suite, &before, &after, &["shop", "e-prod", "i-0prod"]);
}

/// By mistake, an endpoint of the workshop was tested by the replication instance of something else.
#[test]
fn what_the_workshop_uses_by_mistake_does_not_bring_the_rest_with_it() {
    let suite = repository::suite("database-migration");
    let before = accounts::recorded("database-migration/complete");
    let mut after = with_migration(before.clone(), true, true);
    let endpoint = items(&mut after, "endpoints")
        .iter()
        .find(|endpoint| endpoint["EndpointIdentifier"] == "source-endpoint")
        .expect("the endpoint")["EndpointArn"]
        .clone();
    let instance = items(&mut after, "replication_instances")[0]["ReplicationInstanceArn"].clone();
    let id = [&endpoint, &instance].map(|arn| arn.as_str().expect("an ARN"));
    let id = id.join(" ");
    items(&mut after, "connections").push(json!({
        "ConnectionId": id, "EndpointArn": endpoint, "EndpointIdentifier": "source-endpoint",
        "ReplicationInstanceArn": instance, "Status": "successful", "LastFailureMessage": "",
    }));
    let names = ["prod-", "PRODSRC", "PRODTGT", "PRODCDC", "PRODREPL"];
    changes_nothing(&suite, &before, &after, &names);
    // Without a task of one's own, that of something else is not taken for it.
    for account in [&before, &after] {
        let mut account = account.clone();
        items(&mut account, "replication_tasks")
            .retain(|task| task["ReplicationTaskIdentifier"] == "prod-cdc");
        let report = report(&suite, &account);
        let task = report.check("task").expect("a check");
        assert_eq!(task.outcome, Outcome::Failed, "{task:?}");
    }
}

/// The defect: 10 of 75 points for a correct account, because its schema is given by another pattern.
#[test]
fn own_names_and_another_way_to_name_the_schema_are_right() {
    let suite = repository::suite("database-migration");
    let before = accounts::recorded("database-migration/complete");
    let mut text = before.to_string();
    for (page, own) in [
        ("source-endpoint", "old-db"),
        ("target-endpoint", "new-db"),
        ("replication-instance", "migrator"),
        ("replication-cdc", "full-and-ongoing"),
        ("dms-subnet-group", "migration-subnets"),
        ("database-1", "shopdb"),
        ("RI-SG", "migrator-sg"),
        ("DB-SG", "shopdb-sg"),
    ] {
        text = text.replace(page, own);
    }
    let mut after: Value = serde_json::from_str(&text).expect("JSON");
    let rules = &mut items(&mut after, "replication_tasks")[0]["TableMappings"]["rules"];
    rules[0]["object-locator"]["schema-name"] = json!("w%");
    let [before, after] = [before, after].map(|account| report(&suite, &account));
    assert_eq!(outcomes(&before), outcomes(&after));
}

/// The same of an environment: one value is wrong, and no other check fails by it.
#[test]
fn an_environment_with_another_database_name_is_graded() {
    let suite = repository::suite("elasticbeanstalk-migration");
    let mut text = accounts::recorded("elasticbeanstalk-migration/complete").to_string();
    for (page, own) in [
        ("Myebapp-env", "Shop-env"),
        ("my-eb-app", "shop"),
        ("database-1", "shopdb"),
    ] {
        text = text.replace(page, own);
    }
    let mut account: Value = serde_json::from_str(&text).expect("JSON");
    let settings = &mut items(&mut account, "configuration_settings")[0];
    settings["OptionSettings"]["RDS_DB_NAME"] = json!("ebdb");
    let report = report(&suite, &account);
    for check in report.steps.iter().flat_map(|step| &step.checks) {
        let is_of_it = check.id == "setting-name";
        assert_eq!(check.outcome == Outcome::Failed, is_of_it, "{check:?}");
    }
}

/// The defect: the task of something else was stopped, moved, and its instance deleted.
#[test]
fn an_instance_that_something_else_uses_stays() {
    let suite = repository::suite("database-migration");
    let mut account = with_migration(
        accounts::recorded("database-migration/complete"),
        true,
        true,
    );
    let other = items(&mut account, "replication_instances")[0]["ReplicationInstanceArn"].clone();
    for keeps_own in [true, false] {
        if !keeps_own {
            items(&mut account, "replication_instances").truncate(1);
            items(&mut account, "replication_subnet_groups").truncate(1);
        }
        for task in items(&mut account, "replication_tasks") {
            task["ReplicationInstanceArn"] = other.clone();
        }
        for command in commands(&suite, &account) {
            for name in ["PRODREPL", "PRODCDC", "prod-"] {
                assert!(!command.contains(name), "{command}");
            }
        }
    }
}

/// AWS refuses groups of two VPCs: the default group of the old one goes, although the load balancer has it, too.
#[test]
fn a_service_that_moves_keeps_no_group_of_the_other_vpc() {
    let suite = accounts::suite();
    let account = with_service_elsewhere(&accounts::recorded("complete"));
    let updates = commands(&suite, &account);
    let mut updates = updates
        .iter()
        .filter(|command| command.contains("awsvpcConfiguration"))
        .peekable();
    assert!(updates.peek().is_some());
    for command in updates {
        assert!(!command.contains("sg-web"), "{command}");
    }
}

/// A second database would be empty, however the names are. It is moved if something of the workshop leads to it: anybody's first
/// database has this name.
#[test]
fn a_database_in_the_wrong_vpc_is_moved() {
    let suite = repository::suite("database-migration");
    let mut account = accounts::recorded("database-migration/complete");
    let default = default_vpc(&account);
    let database = &mut list(&mut account, "/rds/DBInstances/known")[0];
    database["DBSubnetGroup"]["VpcId"] = default;
    database["DBSubnetGroup"]["DBSubnetGroupName"] = json!("database-subnet-group");
    let found = report(&suite, &account);
    is_in_wrong_vpc(&found, "database", "database-1");
    let moves = |account: &Value| {
        let all = commands(&suite, account);
        assert!(
            !all.iter()
                .any(|command| command.contains("create-db-instance"))
        );
        let mut moves = all.into_iter();
        moves.find(|command| command.contains("modify-db-instance"))
    };
    let command = moves(&account).expect("a command");
    assert!(
        command.contains("--db-subnet-group-name database-subnet-group-2"),
        "{command}"
    );
    let plan = render_plan(
        &suite,
        &grade::snapshot(&account),
        &Selection::default(),
        &repository::locale(&suite, "en"),
    );
    assert!(plan.left.is_empty(), "{:?}", plan.left);

    let standby = |account: &mut Value| {
        list(account, "/rds/DBInstances/known")[0]["MultiAZ"] = json!(true);
    };
    let cluster = |account: &mut Value| {
        list(account, "/rds/DBInstances/known")[0]["DBClusterIdentifier"] = json!("shop");
    };
    let unused = |account: &mut Value| {
        for endpoint in items(account, "endpoints") {
            endpoint["ServerName"] = json!("erp.example.com");
        }
    };
    for edit in [standby, cluster, unused] as [fn(&mut Value); 3] {
        let mut account = account.clone();
        edit(&mut account);
        assert_eq!(moves(&account), None);
    }
}

/// The defect: the name of the subnet group followed that of the database.
#[test]
fn a_new_database_has_a_subnet_group_whose_name_is_free() {
    let suite = repository::suite("database-migration");
    let mut account = accounts::recorded("database-migration/fresh");
    let created = |account: &Value| {
        let mut all = commands(&suite, account).into_iter();
        all.find(|command| command.contains("create-db-subnet-group"))
            .expect("a command")
    };
    let default = default_vpc(&account);
    let mut database = accounts::recorded("complete")["rds"]["DBInstances"]["known"][0].clone();
    database["DBSubnetGroup"]["VpcId"] = default;
    for (name, group, expected) in [
        ("erp", "database-subnet-group", "database-subnet-group-2 "),
        ("erp", "default-vpc", "database-subnet-group "),
    ] {
        database["DBInstanceIdentifier"] = json!(name);
        database["DBSubnetGroup"]["DBSubnetGroupName"] = json!(group);
        account["rds"]["DBInstances"]["known"] = json!([database]);
        let command = created(&account);
        let name = format!("--db-subnet-group-name {expected}");
        assert!(command.contains(&name), "{command}");
    }
}

/// The task goes on, and the connections are tested from the new instance, before the old one is deleted.
#[test]
fn what_an_instance_that_is_made_again_leaves_is_covered() {
    let suite = repository::suite("database-migration");
    let mut account = accounts::recorded("database-migration/complete");
    let instance = &mut items(&mut account, "replication_instances")[0];
    instance["PubliclyAccessible"] = json!(false);
    let old = instance["ReplicationInstanceArn"].clone();
    let old = old.as_str().expect("an ARN");
    // The source is not reached: an instance that works stays.
    items(&mut account, "connections")[0]["Status"] = json!("failed");
    let plan = render_plan(
        &suite,
        &grade::snapshot(&account),
        &Selection::default(),
        &repository::locale(&suite, "en"),
    );
    assert!(plan.left.is_empty(), "{:?}", plan.left);
    let steps = serde_json::to_value(&plan.steps).expect("JSON");
    let mut all = Vec::new();
    collect(&steps, false, &mut all);
    let place = |text: &str| {
        let found = all.iter().rposition(|command| command.contains(text));
        found.unwrap_or_else(|| panic!("{text}: {all:#?}"))
    };
    assert!(place("move-replication-task") < place("resume-processing"));
    assert!(place("resume-processing") < place("delete-replication-instance"));
    let mut tests = all
        .iter()
        .filter(|command| command.contains("test-connection"));
    assert!(tests.clone().count() > 1);
    assert!(tests.all(|command| !command.contains(old)), "{all:#?}");
}

/// AWS refuses groups of one VPC beside subnets of another.
#[test]
fn subnets_and_groups_of_a_service_are_changed_together() {
    let suite = accounts::suite();
    let account = with_service_elsewhere(&accounts::recorded("complete"));
    let own = target_vpc(&account);
    let group = |name: &str| {
        let groups = account["ec2"]["SecurityGroups"]["known"].as_array();
        let mut groups = groups.expect("groups").iter();
        let found = groups.find(|group| group["GroupName"] == name && group["VpcId"] == own);
        found.expect("the group")["GroupId"]
            .as_str()
            .expect("an id")
            .to_owned()
    };
    let tasks = group("ECS-Tasks-SG");
    let elsewhere: Vec<String> = of_vpc(&account, "Subnets", "SubnetId", &default_vpc(&account))
        .iter()
        .map(|id| id.as_str().expect("an id").to_owned())
        .collect();
    let all = commands(&suite, &account);
    let mut updates = all
        .iter()
        .filter(|command| command.contains(&tasks))
        .peekable();
    assert!(updates.peek().is_some(), "{all:#?}");
    for command in updates.filter(|command| command.contains("update-service")) {
        assert!(
            !elsewhere.iter().any(|id| command.contains(id)),
            "{command}"
        );
    }
}

/// The defect: "replace the group" where one group stays.
#[test]
fn a_group_that_stays_is_named() {
    let suite = repository::suite("database-migration");
    let mut account = accounts::recorded("database-migration/complete");
    let vpc = target_vpc(&account);
    list(&mut account, "/ec2/SecurityGroups/known").push(json!({
        "GroupId": "sg-office", "GroupName": "office", "VpcId": vpc, "IpPermissions": [], "IpPermissionsEgress": [],
    }));
    let database = &mut list(&mut account, "/rds/DBInstances/known")[0];
    database["VpcSecurityGroups"] =
        json!([{ "VpcSecurityGroupId": "sg-office", "Status": "active" }]);
    let found = report(&suite, &account);
    let check = found.check("database-has-group").expect("a check");
    let hint = check.hint.as_deref().unwrap_or_default();
    assert!(hint.contains("beside office"), "{check:?}");
}
