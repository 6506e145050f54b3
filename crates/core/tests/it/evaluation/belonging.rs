//! What belongs to something else than the workshop is neither graded nor changed; what is the workshop's under other names, and
//! with mistakes, is graded.

use serde_json::{Value, json};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::{Report, render_plan};
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::repository;

use crate::evaluation::{accounts, grade, outcomes};

pub(super) fn report(suite: &Suite, account: &Value) -> Report {
    grade::report(suite, account, "en")
}

/// All commands of the report and of the plan.
pub(super) fn commands(suite: &Suite, account: &Value) -> Vec<String> {
    let report = serde_json::to_value(report(suite, account)).expect("a report is JSON");
    let locale = repository::locale(suite, "en");
    let plan = render_plan(
        suite,
        &grade::snapshot(account),
        &Selection::default(),
        &locale,
    );
    let plan = serde_json::to_value(plan).expect("a plan is JSON");
    let mut found = Vec::new();
    collect(&report, false, &mut found);
    collect(&plan, false, &mut found);
    found
}

pub(super) fn collect(value: &Value, is_command: bool, found: &mut Vec<String>) {
    match value {
        Value::String(text) if is_command => found.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|one| collect(one, is_command, found)),
        Value::Object(members) => {
            for (key, value) in members {
                collect(value, is_command || key == "commands", found);
            }
        }
        _ => {}
    }
}

/// Something else beside the workshop changes no outcome and no points, and gets no commands.
#[track_caller]
pub(super) fn changes_nothing(suite: &Suite, before: &Value, after: &Value, names: &[&str]) {
    assert_ne!(before, after);
    let reports = [before, after].map(|account| report(suite, account));
    let [own, both] = &reports;
    assert_eq!(own.score, both.score);
    assert_eq!(outcomes(own), outcomes(both));
    for command in commands(suite, after) {
        for name in names {
            assert!(!command.contains(name), "{command}");
        }
    }
}

pub(super) fn list<'a>(account: &'a mut Value, place: &str) -> &'a mut Vec<Value> {
    let list = account.pointer_mut(place).and_then(Value::as_array_mut);
    list.unwrap_or_else(|| panic!("no list {place}"))
}

pub(super) fn items<'a>(account: &'a mut Value, call: &str) -> &'a mut Vec<Value> {
    list(account, &format!("/calls/{call}/items/known"))
}

/// The default VPC of the account.
pub(super) fn default_vpc(account: &Value) -> Value {
    let vpcs = account["ec2"]["Vpcs"]["known"].as_array().expect("VPCs");
    let default = vpcs.iter().find(|vpc| vpc["IsDefault"] == true);
    default.expect("the default VPC")["VpcId"].clone()
}

/// The VPC of the workshop.
pub(super) fn target_vpc(account: &Value) -> Value {
    let vpcs = account["ec2"]["Vpcs"]["known"].as_array().expect("VPCs");
    let own = vpcs
        .iter()
        .find(|vpc| vpc["Tags"].to_string().contains("\"TargetVPC\""));
    own.expect("TargetVPC")["VpcId"].clone()
}

/// The ids of a VPC's subnets, or of its groups.
pub(super) fn of_vpc(account: &Value, list: &str, id: &str, vpc: &Value) -> Vec<Value> {
    let all = account["ec2"][list]["known"]
        .as_array()
        .into_iter()
        .flatten();
    all.filter(|one| one["VpcId"] == *vpc)
        .map(|one| one[id].clone())
        .collect()
}

const DMS: &str = "arn:aws:dms:us-west-2:210000000001";

/// A migration of something else: an instance in the default VPC, its endpoints, and what ties them.
pub(super) fn with_migration(mut account: Value, has_task: bool, has_tests: bool) -> Value {
    let default = default_vpc(&account);
    let subnets = of_vpc(&account, "Subnets", "SubnetId", &default);
    let instance = format!("{DMS}:rep:PRODREPL");
    let group = json!({
        "ReplicationSubnetGroupIdentifier": "prod-subnets",
        "VpcId": default,
        "Subnets": subnets.iter().map(|subnet| json!({ "SubnetIdentifier": subnet })).collect::<Vec<_>>(),
        "SubnetGroupStatus": "Complete",
    });
    items(&mut account, "replication_subnet_groups").insert(0, group.clone());
    items(&mut account, "replication_instances").insert(
        0,
        json!({
            "ReplicationInstanceArn": instance,
            "ReplicationInstanceIdentifier": "prod-repl",
            "ReplicationInstanceStatus": "available",
            "ReplicationSubnetGroup": group,
            "VpcSecurityGroups": [],
            "PubliclyAccessible": false,
            "MultiAZ": true,
        }),
    );
    for (name, kind, server) in [
        ("prod-src", "SOURCE", "erp.example.com"),
        ("prod-tgt", "TARGET", "dwh.example.com"),
    ] {
        let arn = format!("{DMS}:endpoint:{}", name.replace('-', "").to_uppercase());
        items(&mut account, "endpoints").insert(
            0,
            json!({
                "EndpointArn": arn,
                "EndpointIdentifier": name,
                "EndpointType": kind,
                "EngineName": "postgres",
                "ServerName": server,
                "Port": 5432,
                "Status": "active",
            }),
        );
        if has_tests {
            items(&mut account, "connections").insert(
                0,
                json!({
                    "ConnectionId": format!("{arn} {instance}"),
                    "EndpointArn": arn,
                    "EndpointIdentifier": name,
                    "ReplicationInstanceArn": instance,
                    "Status": "successful",
                    "LastFailureMessage": "",
                }),
            );
        }
    }
    if has_task {
        items(&mut account, "replication_tasks").insert(
            0,
            json!({
                "ReplicationTaskArn": format!("{DMS}:task:PRODCDC"),
                "ReplicationTaskIdentifier": "prod-cdc",
                "SourceEndpointArn": format!("{DMS}:endpoint:PRODSRC"),
                "TargetEndpointArn": format!("{DMS}:endpoint:PRODTGT"),
                "ReplicationInstanceArn": instance,
                "MigrationType": "cdc",
                "Status": "running",
                "ReplicationTaskStats": { "TablesErrored": 0, "TablesLoaded": 40 },
                "TableMappings": { "rules": [{ "rule-type": "selection", "rule-action": "include",
                    "object-locator": { "schema-name": "erp", "table-name": "%" } }] },
            }),
        );
    }
    account
}

const PROD: [&str; 5] = ["prod-", "PRODSRC", "PRODTGT", "PRODCDC", "PRODREPL"];

/// The defect: endpoints are in no VPC, and got commands although their task is another's.
#[test]
fn the_endpoints_of_another_migration_are_not_the_workshop_s() {
    let suite = repository::suite("database-migration");
    for name in ["fresh", "not-started", "halfway", "complete"] {
        let before = accounts::recorded(&format!("database-migration/{name}"));
        for (has_task, has_tests) in [(true, true), (true, false), (false, true)] {
            let after = with_migration(before.clone(), has_task, has_tests);
            changes_nothing(&suite, &before, &after, &PROD);
        }
    }
}

/// What is tied to nothing may be the attendee's under other names: it is graded, and nobody is told to change it. Who has not done
/// the earlier pages has not made it.
#[test]
fn what_may_be_something_else_is_not_changed() {
    let suite = repository::suite("database-migration");
    let without_instance = |name: &str| {
        let before = accounts::recorded(&format!("database-migration/{name}"));
        let mut account = with_migration(before.clone(), false, false);
        items(&mut account, "replication_instances").remove(0);
        items(&mut account, "replication_subnet_groups").remove(0);
        (before, account)
    };
    let (before, account) = without_instance("fresh");
    changes_nothing(&suite, &before, &account, &PROD);
    let (_, account) = without_instance("halfway");
    let report = report(&suite, &account);
    let check = report.check("source-endpoint-port").expect("a check");
    assert_eq!(check.outcome, Outcome::Failed, "{check:?}");
    let hint = check.hint.as_deref().unwrap_or_default();
    assert!(hint.contains("First check whether prod-"), "{hint}");
    for command in commands(&suite, &account) {
        let is_named = PROD.iter().any(|name| command.contains(name));
        assert!(!is_named, "{command}");
    }
}

/// A migration under other names, whose instance is in the default VPC by mistake: its endpoint leads to the workshop's database.
#[test]
fn a_migration_of_the_workshop_under_other_names_in_the_wrong_vpc_is_graded() {
    let suite = repository::suite("database-migration");
    let mut account = accounts::recorded("database-migration/complete");
    let default = default_vpc(&account);
    for (call, field, name) in [
        (
            "replication_instances",
            "ReplicationInstanceIdentifier",
            "mine",
        ),
        (
            "replication_tasks",
            "ReplicationTaskIdentifier",
            "all-tables",
        ),
    ] {
        items(&mut account, call)[0][field] = json!(name);
    }
    items(&mut account, "endpoints")[0]["EndpointIdentifier"] = json!("from");
    items(&mut account, "endpoints")[1]["EndpointIdentifier"] = json!("to");
    items(&mut account, "replication_subnet_groups")[0]["ReplicationSubnetGroupIdentifier"] =
        json!("mine");
    for call in ["replication_instances", "replication_subnet_groups"] {
        let item = &mut items(&mut account, call)[0];
        let group = if call == "replication_instances" {
            &mut item["ReplicationSubnetGroup"]
        } else {
            item
        };
        group["ReplicationSubnetGroupIdentifier"] = json!("mine");
        group["VpcId"] = default.clone();
        group["Subnets"] = json!([]);
    }
    items(&mut account, "replication_instances")[0]["VpcSecurityGroups"] = json!([]);
    let report = report(&suite, &account);
    let instance = report.check("replication-instance").expect("a check");
    assert!(
        instance
            .actual
            .as_deref()
            .unwrap_or_default()
            .contains("mine"),
        "{instance:?}"
    );
    for id in [
        "source-endpoint",
        "source-endpoint-port",
        "target-endpoint-server",
        "task",
    ] {
        let check = report.check(id).expect("a check");
        assert_eq!(check.outcome, Outcome::Passed, "{check:?}");
    }
}

/// How an environment of something else shows where it is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    Setting,
    Server,
    Nowhere,
}

/// An environment of something else, in the default VPC.
pub(super) fn with_environment(mut account: Value, place: Place) -> Value {
    let default = default_vpc(&account);
    items(&mut account, "environments").insert(0, json!({
        "EnvironmentId": "e-prod", "EnvironmentName": "shop-prod", "ApplicationName": "shop", "VersionLabel": "shop-7",
        "Status": "Ready", "Health": "Green", "CNAME": "shop-prod.us-west-2.elasticbeanstalk.com",
    }));
    items(&mut account, "application_versions").insert(0, json!({
        "ApplicationName": "shop", "VersionLabel": "shop-7", "Status": "PROCESSED", "SourceBundle": { "S3Key": "shop.zip" },
    }));
    let mut settings = json!({ "RDS_HOSTNAME": "shop.c1.us-west-2.rds.amazonaws.com" });
    if place == Place::Setting {
        settings["VPCId"] = default.clone();
    }
    items(&mut account, "configuration_settings").insert(
        0,
        json!({ "EnvironmentName": "shop-prod", "OptionSettings": settings }),
    );
    let mut instances = json!([]);
    if place == Place::Server {
        instances = json!([{ "Id": "i-0prod" }]);
        let subnet = of_vpc(&account, "Subnets", "SubnetId", &default)[0].clone();
        list(&mut account, "/ec2/Instances/known").insert(0, json!({
            "InstanceId": "i-0prod", "InstanceType": "m5.large", "State": { "Name": "running" }, "VpcId": default,
            "SubnetId": subnet, "PrivateIpAddress": "172.31.0.9", "SecurityGroups": [],
            "Tags": [{ "Key": "Name", "Value": "shop-prod" }],
        }));
    }
    items(&mut account, "environment_resources").insert(
        0,
        json!({ "EnvironmentName": "shop-prod", "Instances": instances, "LoadBalancers": "" }),
    );
    account
}

/// The defect: `update-environment` for the attendee's production.
#[test]
fn the_environment_of_another_application_is_not_the_workshop_s() {
    let suite = repository::suite("elasticbeanstalk-migration");
    for name in ["fresh", "halfway", "complete"] {
        let before = accounts::recorded(&format!("elasticbeanstalk-migration/{name}"));
        for place in [Place::Setting, Place::Server] {
            let after = with_environment(before.clone(), place);
            changes_nothing(&suite, &before, &after, &["shop", "e-prod", "i-0prod"]);
        }
    }
}

/// Nothing tells in which VPC it is.
#[test]
fn an_environment_that_may_be_something_else_is_not_changed() {
    let suite = repository::suite("elasticbeanstalk-migration");
    let before = accounts::recorded("elasticbeanstalk-migration/fresh");
    let account = with_environment(before, Place::Nowhere);
    let report = report(&suite, &account);
    let check = report.check("setting-host").expect("a check");
    assert_eq!(check.outcome, Outcome::Failed, "{check:?}");
    let hint = check.hint.as_deref().unwrap_or_default();
    assert!(hint.contains("First check whether shop-prod"), "{hint}");
    for command in commands(&suite, &account) {
        assert!(!command.contains("shop"), "{command}");
    }
}

/// An environment under another name that was made without choosing the VPC: its database is the workshop's.
#[test]
fn an_environment_of_the_workshop_under_another_name_in_the_wrong_vpc_is_graded() {
    let suite = repository::suite("elasticbeanstalk-migration");
    let mut account = accounts::recorded("elasticbeanstalk-migration/complete");
    let default = default_vpc(&account);
    items(&mut account, "environments")[0]["EnvironmentName"] = json!("blog");
    items(&mut account, "configuration_settings")[0]["EnvironmentName"] = json!("blog");
    items(&mut account, "configuration_settings")[0]["OptionSettings"]["VPCId"] = default.clone();
    items(&mut account, "environment_resources")[0]["EnvironmentName"] = json!("blog");
    list(&mut account, "/ec2/Instances/known")[0]["VpcId"] = default;
    let report = report(&suite, &account);
    for (id, outcome) in [
        ("environment", Outcome::Passed),
        ("setting-host", Outcome::Passed),
        ("environment-vpc", Outcome::Failed),
    ] {
        let check = report.check(id).expect("a check");
        assert_eq!(check.outcome, outcome, "{check:?}");
    }
}

/// A server that is migrated to something else, which runs in the default VPC if it was launched.
fn with_server(mut account: Value, is_launched: bool) -> Value {
    let default = default_vpc(&account);
    let instance = is_launched.then_some("i-0erp");
    items(&mut account, "source_servers").insert(
        0,
        json!({
            "sourceServerID": "s-0erp", "isArchived": false,
            "lifeCycle": { "state": if is_launched { "CUTOVER" } else { "READY_FOR_TEST" } },
            "launchedInstance": { "ec2InstanceID": instance },
            "dataReplicationInfo": { "dataReplicationState": "CONTINUOUS" },
            "sourceProperties": { "identificationHints": { "hostname": "erp-01" } },
        }),
    );
    items(&mut account, "launch_configurations").insert(
        0,
        json!({ "sourceServerID": "s-0erp", "ec2LaunchTemplateID": "lt-0erp", "targetInstanceTypeRightSizingMethod": "BASIC" }),
    );
    items(&mut account, "launch_templates").insert(
        0,
        json!({ "Identifier": "lt-0erp", "Properties": { "DefaultVersionNumber": "1", "LatestVersionNumber": "2" } }),
    );
    if is_launched {
        let subnet = of_vpc(&account, "Subnets", "SubnetId", &default)[0].clone();
        list(&mut account, "/ec2/Instances/known").insert(
            0,
            json!({
                "InstanceId": "i-0erp", "InstanceType": "m5.large", "State": { "Name": "running" }, "VpcId": default,
                "SubnetId": subnet, "PrivateIpAddress": "172.31.0.8", "SecurityGroups": [],
                "Tags": [{ "Key": "Name", "Value": "erp-01" }],
            }),
        );
    }
    account
}

/// The defect: `start-test` for a server of something else.
#[test]
fn a_server_of_another_migration_is_not_the_workshop_s() {
    let suite = repository::suite("app-mig-service");
    for (name, launched) in [
        ("fresh", &[true][..]),
        ("halfway", &[true, false]),
        ("complete", &[true, false]),
    ] {
        let before = accounts::recorded(&format!("app-mig-service/{name}"));
        for is_launched in launched {
            let mut after = with_server(before.clone(), *is_launched);
            changes_nothing(&suite, &before, &after, &["0erp"]);
            if name != "fresh" {
                // Without a host name, nothing shows that it is the workshop's, beside one that has the workshop's.
                items(&mut after, "source_servers")[0]["sourceProperties"] = json!({});
                changes_nothing(&suite, &before, &after, &["0erp"]);
            }
        }
    }
}

/// It has not been launched, so that only its host name tells. Another one may be the workshop's as well.
#[test]
fn a_server_that_may_be_of_another_migration_is_not_changed() {
    let suite = repository::suite("app-mig-service");
    let fresh = accounts::recorded("app-mig-service/fresh");
    let mut account = with_server(fresh.clone(), false);
    changes_nothing(&suite, &fresh, &account, &["0erp"]);
    let mut halfway = accounts::recorded("app-mig-service/halfway");
    let mut template = items(&mut halfway, "replication_templates")[0].clone();
    let subnets = of_vpc(&account, "Subnets", "SubnetId", &target_vpc(&account));
    template["stagingAreaSubnetId"] = subnets[0].clone();
    items(&mut account, "replication_templates").push(template);
    let report = report(&suite, &account);
    let check = report.check("test-launched").expect("a check");
    assert_eq!(check.outcome, Outcome::Failed, "{check:?}");
    let hint = check.hint.as_deref().unwrap_or_default();
    assert!(hint.contains("First check whether erp-01"), "{hint}");
    for command in commands(&suite, &account) {
        assert!(!command.contains("0erp"), "{command}");
    }
}

/// A second environment of the attendee, a first try, with the database's host in its settings.
fn with_second_environment(mut account: Value) -> Value {
    for (call, id) in [
        ("environments", "e-second"),
        ("configuration_settings", ""),
        ("environment_resources", ""),
    ] {
        let mut second = items(&mut account, call)[0].clone();
        second["EnvironmentName"] = json!("Test-env");
        if !id.is_empty() {
            second["EnvironmentId"] = json!(id);
        }
        if call == "environment_resources" {
            second["Instances"] = json!([]);
        }
        items(&mut account, call).push(second);
    }
    account
}

/// The defect: the right settings of another environment were taken for those of the one that is graded.
#[test]
fn the_settings_and_the_version_are_those_of_the_environment() {
    let suite = repository::suite("elasticbeanstalk-migration");
    let complete = accounts::recorded("elasticbeanstalk-migration/complete");
    let mut account = with_second_environment(complete.clone());
    let right = report(&suite, &account);
    assert_eq!(right.outcome, Outcome::Passed);
    items(&mut account, "configuration_settings")[0]["OptionSettings"]["RDS_HOSTNAME"] =
        json!("localhost");
    let report_of_host = report(&suite, &account);
    let check = report_of_host.check("setting-host").expect("a check");
    assert_eq!(check.outcome, Outcome::Failed, "{check:?}");

    // The sample application of the console, beside an uploaded version that another environment runs.
    for account in [complete.clone(), with_second_environment(complete)] {
        let mut account = account;
        items(&mut account, "environments")[0]["VersionLabel"] = json!("Sample Application");
        let report = report(&suite, &account);
        let check = report.check("source-bundle").expect("a check");
        assert_eq!(check.outcome, Outcome::Failed, "{check:?}");
        // It is a mistake, and the hint says what to do.
        assert!(!check.not_made, "{check:?}");
        let hint = check.hint.as_deref().unwrap_or_default();
        assert!(hint.contains("wordpress-beanstalk.zip"), "{hint}");
    }
}

/// The defect: the launch settings of a second server were taken for those of the one that is graded.
#[test]
fn the_launch_settings_are_those_of_the_server() {
    let suite = repository::suite("app-mig-service");
    let mut account = accounts::recorded("app-mig-service/complete");
    items(&mut account, "launch_configurations")[0]["targetInstanceTypeRightSizingMethod"] =
        json!("BASIC");
    // What was launched from them shows it. The right instance would be advice.
    account["ec2"]["Instances"]["known"][1]["InstanceType"] = json!("c5.large");
    let mut server = items(&mut account, "source_servers")[0].clone();
    server["sourceServerID"] = json!("s-0second");
    server["sourceProperties"]["identificationHints"]["hostname"] = json!("ip-10-0-0-77");
    server["launchedInstance"] = json!({});
    server["lifeCycle"] = json!({ "state": "READY_FOR_TEST" });
    items(&mut account, "source_servers").push(server);
    let settings = json!({ "sourceServerID": "s-0second", "ec2LaunchTemplateID": "lt-0second", "targetInstanceTypeRightSizingMethod": "NONE" });
    items(&mut account, "launch_configurations").push(settings);
    let report = report(&suite, &account);
    let check = report.check("right-sizing").expect("a check");
    assert_eq!(check.outcome, Outcome::Failed, "{check:?}");
}

/// The defect: production that had been copied proved that the workshop's staging subnet has a way to AWS.
#[test]
fn the_copy_of_another_server_says_nothing_of_the_staging_subnet() {
    let suite = repository::suite("app-mig-service");
    let before = accounts::recorded("app-mig-service/stalled");
    let mut after = before.clone();
    items(&mut after, "source_servers").push(json!({
        "sourceServerID": "s-0erp", "isArchived": false, "lifeCycle": { "state": "CUTOVER" },
        "dataReplicationInfo": { "dataReplicationState": "CONTINUOUS" },
        "sourceProperties": { "identificationHints": { "hostname": "erp-01" } },
    }));
    let outcome = |account: &Value| {
        let report = report(&suite, account);
        report.check("staging-subnet").expect("a check").outcome
    };
    assert_eq!(
        (outcome(&before), outcome(&after)),
        (Outcome::Failed, Outcome::Failed)
    );
}

const ECS: &str = "arn:aws:ecs:us-west-2:210000000001";
const ELB: &str = "arn:aws:elasticloadbalancing:us-west-2:210000000001";

/// A service of something else in the workshop's VPC, with a family, a target group, a load balancer and a group of its own.
pub(super) fn with_orders(
    mut account: Value,
    cluster: &str,
    is_behind_own_balancer: bool,
) -> Value {
    let complete = accounts::recorded("complete");
    let vpc = target_vpc(&account);
    let subnets = of_vpc(&account, "Subnets", "SubnetId", &vpc);
    let cluster_arn = format!("{ECS}:cluster/{cluster}");
    let definition = format!("{ECS}:task-definition/orders:7");
    let target_group = format!("{ELB}:targetgroup/orders-tg/0008");
    let balancer = format!("{ELB}:loadbalancer/app/orders-lb/0008");
    list(&mut account, "/ec2/SecurityGroups/known").push(json!({
        "GroupId": "sg-orders", "GroupName": "orders", "VpcId": vpc, "IpPermissions": [], "IpPermissionsEgress": [],
    }));
    if is_behind_own_balancer {
        let mut own = complete["elbv2"]["LoadBalancers"]["known"][0].clone();
        own["LoadBalancerArn"] = json!(balancer);
        own["LoadBalancerName"] = json!("orders-lb");
        own["VpcId"] = vpc.clone();
        own["SecurityGroups"] = json!(["sg-orders"]);
        own["AvailabilityZones"] = json!([
            { "ZoneName": "us-west-2a", "SubnetId": subnets[0] }, { "ZoneName": "us-west-2b", "SubnetId": subnets[1] },
        ]);
        list(&mut account, "/elbv2/LoadBalancers/known").push(own);
        account["elbv2"]["Listeners"][&balancer] = json!({ "known": [{
            "ListenerArn": format!("{ELB}:listener/app/orders-lb/0008/1"), "LoadBalancerArn": balancer, "Port": 80, "Protocol": "HTTP",
            "DefaultActions": [{ "Type": "forward", "TargetGroupArn": target_group }],
        }] });
        account["elbv2"]["Rules"][format!("{ELB}:listener/app/orders-lb/0008/1")] =
            json!({ "known": [] });
    }
    let mut group = complete["elbv2"]["TargetGroups"]["known"][0].clone();
    group["TargetGroupArn"] = json!(target_group);
    group["TargetGroupName"] = json!("orders-tg");
    group["VpcId"] = vpc;
    group["Port"] = json!(8080);
    group["LoadBalancerArns"] = if is_behind_own_balancer {
        json!([balancer])
    } else {
        json!([])
    };
    list(&mut account, "/elbv2/TargetGroups/known").push(group);
    account["elbv2"]["TargetHealth"][&target_group] = json!({ "known": [{ "Target": { "Id": "10.0.100.77", "Port": 8080 }, "TargetHealth": { "State": "healthy" } }] });
    let first = |list: &Value| {
        list.as_object()
            .and_then(|all| all.values().next())
            .cloned()
    };
    let mut service = first(&complete["ecs"]["services"]).expect("services")["known"][0].clone();
    service["serviceName"] = json!("orders");
    service["serviceArn"] = json!(format!("{ECS}:service/{cluster}/orders"));
    service["clusterArn"] = json!(cluster_arn);
    service["taskDefinition"] = json!(definition);
    service["deployments"][0]["taskDefinition"] = json!(definition);
    service["loadBalancers"] = json!([{ "targetGroupArn": target_group, "containerName": "orders", "containerPort": 8080 }]);
    service["networkConfiguration"]["awsvpcConfiguration"]["subnets"] =
        json!([subnets[0], subnets[1]]);
    service["networkConfiguration"]["awsvpcConfiguration"]["securityGroups"] = json!(["sg-orders"]);
    let mut revision = first(&complete["ecs"]["taskDefinitions"]).expect("revisions");
    revision["known"]["taskDefinitionArn"] = json!(definition);
    revision["known"]["family"] = json!("orders");
    revision["known"]["volumes"] = json!([]);
    revision["known"]["containerDefinitions"] = json!([{
        "name": "orders", "image": "210000000001.dkr.ecr.us-west-2.amazonaws.com/orders:7", "essential": true, "cpu": 0,
        "portMappings": [{ "containerPort": 8080, "hostPort": 8080, "protocol": "tcp" }],
        "environment": [{ "name": "DB_HOST" }], "secrets": [], "mountPoints": [],
    }]);
    let ecs = &mut account["ecs"];
    let services = ecs["services"].as_object_mut().expect("services");
    if !services.contains_key(&cluster_arn) {
        services.insert(cluster_arn.clone(), json!({ "known": [] }));
        let clusters = ecs["clusters"]["known"].as_array_mut().expect("clusters");
        clusters
            .push(json!({ "clusterArn": cluster_arn, "clusterName": cluster, "status": "ACTIVE" }));
    }
    let services = ecs["services"][&cluster_arn]["known"].as_array_mut();
    services.expect("services").insert(0, service);
    ecs["taskDefinitions"][&definition] = revision;
    let arns = ecs["taskDefinitionArns"]["known"].as_array_mut();
    arns.expect("revisions").push(json!(definition));
    account
}

fn without_services(mut account: Value) -> Value {
    let services = account["ecs"]["services"]
        .as_object_mut()
        .expect("services");
    for services in services.values_mut() {
        services["known"] = json!([]);
    }
    account
}

const ORDERS: [&str; 2] = ["orders", "sg-orders"];

/// The defect: in the workshop's VPC, or in its cluster, anything was taken for the workshop's.
#[test]
fn a_service_of_something_else_in_the_workshop_s_vpc_is_not_the_workshop_s() {
    let suite = accounts::suite();
    for before in [
        accounts::recorded("fresh"),
        accounts::recorded("halfway"),
        without_services(accounts::recorded("complete")),
        accounts::recorded("complete"),
        accounts::recorded("other-names"),
    ] {
        for cluster in ["prod", "unicorns-cluster"] {
            let has_own = before.to_string().contains("cluster/unicorns-cluster");
            if cluster == "unicorns-cluster" && !has_own {
                continue;
            }
            let after = with_orders(before.clone(), cluster, true);
            changes_nothing(&suite, &before, &after, &ORDERS);
        }
    }
}

/// The same with the workshop's software: it is graded, because it may be the workshop's under other names, and nobody is told to
/// change it.
#[test]
fn a_service_that_only_looks_like_the_workshop_s_is_not_changed() {
    let suite = accounts::suite();
    for name in ["fresh", "halfway"] {
        for cluster in ["prod", "unicorns-cluster"] {
            let mut account = accounts::recorded(name);
            if cluster == "unicorns-cluster" && !account.to_string().contains(cluster) {
                continue;
            }
            account = with_orders(account, cluster, true);
            let definition = format!("{ECS}:task-definition/orders:7");
            let revision = &mut account["ecs"]["taskDefinitions"][&definition]["known"];
            let container = &mut revision["containerDefinitions"][0];
            container["image"] = json!("wordpress:6");
            container["environment"] = json!([{ "name": "WORDPRESS_DB_HOST" }]);
            for command in commands(&suite, &account) {
                for name in ORDERS {
                    assert!(!command.contains(name), "{command}");
                }
            }
        }
    }
}

/// In the wrong VPC and in the workshop's cluster: a cluster serves several applications.
#[test]
fn a_service_of_something_else_in_the_workshop_s_cluster_is_not_the_workshop_s() {
    let suite = accounts::suite();
    let before = without_services(accounts::recorded("complete"));
    let mut after = with_orders(before.clone(), "unicorns-cluster", true);
    let default = default_vpc(&after);
    let subnets = of_vpc(&after, "Subnets", "SubnetId", &default);
    let services = after["ecs"]["services"].as_object_mut().expect("services");
    for service in services
        .values_mut()
        .filter(|services| services["known"][0]["serviceName"] == "orders")
    {
        service["known"][0]["networkConfiguration"]["awsvpcConfiguration"]["subnets"] =
            json!(subnets);
    }
    changes_nothing(&suite, &before, &after, &ORDERS);
}

/// The listener forwards to a service of something else; the service with the page's name is graded.
#[test]
fn the_service_of_the_page_s_name_is_graded_beside_one_that_the_listener_forwards_to() {
    let suite = accounts::suite();
    let mut account = with_orders(accounts::recorded("complete"), "unicorns-cluster", false);
    let own = account["elbv2"]["LoadBalancers"]["known"][0]["LoadBalancerArn"].clone();
    let own = own.as_str().expect("an ARN").to_owned();
    let orders = format!("{ELB}:targetgroup/orders-tg/0008");
    for listener in list(
        &mut account,
        &format!("/elbv2/Listeners/{}/known", own.replace('/', "~1")),
    ) {
        listener["DefaultActions"] = json!([{ "Type": "forward", "TargetGroupArn": orders }]);
    }
    for group in list(&mut account, "/elbv2/TargetGroups/known") {
        let is_orders = group["TargetGroupArn"] == orders.as_str();
        group["LoadBalancerArns"] = if is_orders { json!([own]) } else { json!([]) };
    }
    let report = report(&suite, &account);
    let service = report.check("service").expect("a check");
    assert!(
        service
            .resources
            .iter()
            .any(|arn| arn.ends_with("/unicorns-svc")),
        "{service:?}"
    );
    let listener = report.check("listener").expect("a check");
    assert_eq!(listener.outcome, Outcome::Failed, "{listener:?}");
    for command in commands(&suite, &account) {
        let is_changed = command.contains("update-service") && command.contains("orders");
        assert!(!is_changed, "{command}");
    }
}

/// All names are the attendee's own, and the container is wrong in everything that the page asks for: the groups show whose
/// it is.
#[test]
fn a_service_of_the_workshop_under_other_names_that_runs_something_else_is_graded() {
    let suite = accounts::suite();
    let mut account = accounts::recorded("other-names");
    for revision in account["ecs"]["taskDefinitions"]
        .as_object_mut()
        .expect("revisions")
        .values_mut()
    {
        let container = &mut revision["known"]["containerDefinitions"][0];
        container["image"] = json!("nginx:latest");
        container["secrets"] = json!([]);
        container["mountPoints"] = json!([]);
    }
    let report = report(&suite, &account);
    for (id, outcome) in [
        ("service", Outcome::Passed),
        ("container-image", Outcome::Failed),
    ] {
        let check = report.check(id).expect("a check");
        assert_eq!(check.outcome, outcome, "{check:?}");
    }
}

/// The database of something else is no target of commands, and neither are its groups.
#[test]
fn the_groups_of_another_database_are_not_changed() {
    for id in [
        "container-migration",
        "database-migration",
        "elasticbeanstalk-migration",
        "app-mig-service",
    ] {
        let suite = repository::suite(id);
        let folder = if id == "container-migration" {
            String::new()
        } else {
            format!("{id}/")
        };
        let mut account = accounts::recorded(&format!("{folder}fresh"));
        let default = default_vpc(&account);
        let mut database = accounts::recorded("complete")["rds"]["DBInstances"]["known"][0].clone();
        database["DBInstanceIdentifier"] = json!("erp");
        database["DBInstanceArn"] = json!("arn:aws:rds:us-west-2:210000000001:db:erp");
        database["Endpoint"]["Address"] = json!("erp.c1.us-west-2.rds.amazonaws.com");
        database["VpcSecurityGroups"] =
            json!([{ "VpcSecurityGroupId": "sg-erp", "Status": "active" }]);
        database["DBSubnetGroup"]["VpcId"] = default.clone();
        list(&mut account, "/ec2/SecurityGroups/known").push(json!({
            "GroupId": "sg-erp", "GroupName": "erp", "VpcId": default, "IpPermissions": [], "IpPermissionsEgress": [],
        }));
        account["rds"]["DBInstances"]["known"] = json!([database]);
        for command in commands(&suite, &account) {
            assert!(!command.contains("erp"), "{id}: {command}");
        }
    }
}

/// The defect: the default group was dropped in any case. With a rule of its own, something else reaches the database by it.
#[test]
fn a_default_group_with_rules_stays_on_the_database() {
    let suite = repository::suite("database-migration");
    for has_rule in [false, true] {
        let mut account = accounts::recorded("database-migration/complete");
        let vpc = target_vpc(&account);
        let groups = list(&mut account, "/ec2/SecurityGroups/known").iter_mut();
        let mut default =
            groups.filter(|group| group["GroupName"] == "default" && group["VpcId"] == vpc);
        let default = default.next().expect("the default group");
        let id = default["GroupId"].clone();
        let own = json!({ "IpProtocol": "-1", "UserIdGroupPairs": [{ "GroupId": id }] });
        let office = json!({ "IpProtocol": "tcp", "FromPort": 3306, "ToPort": 3306, "IpRanges": [{ "CidrIp": "203.0.113.0/24" }] });
        default["IpPermissions"] = if has_rule {
            json!([own, office])
        } else {
            json!([own])
        };
        let database = &mut account["rds"]["DBInstances"]["known"][0];
        database["VpcSecurityGroups"] = json!([{ "VpcSecurityGroupId": id, "Status": "active" }]);
        let commands = commands(&suite, &account);
        let mut changes = commands
            .iter()
            .filter(|command| command.contains("modify-db-instance"));
        let change = changes.next().unwrap_or_else(|| panic!("{commands:#?}"));
        let keeps = change.contains(id.as_str().expect("an id"));
        assert_eq!(keeps, has_rule, "{change}");
    }
}

/// The defect: a service was to be created in a cluster of which nothing shows that it is the workshop's. Commands call a
/// cluster by its name, not by its ARN.
#[test]
fn a_cluster_that_may_be_something_else_s_is_not_used() {
    let suite = accounts::suite();
    let account = without_services(accounts::recorded("complete"));
    let created = |account: &Value| {
        let commands = commands(&suite, account).into_iter();
        let creates = commands.filter(|command| command.contains("create-service"));
        creates.collect::<Vec<_>>()
    };
    assert!(!created(&account).is_empty());
    let text = account.to_string().replace("unicorns-cluster", "jobs");
    let account: Value = serde_json::from_str(&text).expect("JSON");
    let created = created(&account);
    assert!(!created.is_empty());
    for command in created {
        assert!(command.contains("--cluster unicorns-cluster "), "{command}");
    }
    for command in commands(&suite, &account) {
        assert!(!command.contains("jobs"), "{command}");
    }
}
