//! Several resources of one kind: what there is in the account is one of them, never two.

use serde_json::{Value, json};
use workshop_check_core::account::{Resolution, ResourceState};
use workshop_check_core::evaluate::{Selection, evaluate, resolve};
use workshop_check_core::resource::ResourceKind;
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::Outcome;

use crate::evaluation::{accounts, grade};
use workshop_check_testing::repository;

/// An account that holds one resource of a kind, and everything else that this one is in.
fn account_with_one(kind: ResourceKind, name: &str) -> Value {
    let mut account = accounts::recorded("empty");
    let known = |value: Value| json!({ "known": [value] });
    let tags = json!([{ "Key": "Name", "Value": name }]);
    match kind {
        ResourceKind::Vpc => {
            account["ec2"]["Vpcs"] = known(json!({ "VpcId": "vpc-1", "Tags": tags }));
        }
        ResourceKind::SecurityGroup => {
            account["ec2"]["SecurityGroups"] =
                known(json!({ "GroupId": "sg-1", "GroupName": name, "VpcId": "vpc-1" }));
        }
        ResourceKind::FileSystem => {
            account["efs"]["FileSystems"] = known(json!({ "FileSystemId": "fs-1", "Name": name }));
        }
        ResourceKind::LoadBalancer => {
            account["elbv2"]["LoadBalancers"] = known(
                json!({ "LoadBalancerArn": "lb-1", "LoadBalancerName": name, "Scheme": "internet-facing" }),
            );
        }
        ResourceKind::TargetGroup => {
            account["elbv2"]["TargetGroups"] =
                known(json!({ "TargetGroupArn": "tg-1", "TargetGroupName": name }));
        }
        ResourceKind::Cluster => {
            account["ecs"]["clusters"] =
                known(json!({ "clusterArn": "c-1", "clusterName": name, "status": "ACTIVE" }));
        }
        ResourceKind::TaskDefinition => {
            account["ecs"]["taskDefinitions"] =
                json!({ "td-1": { "known": { "taskDefinitionArn": "td-1", "family": name } } });
        }
        ResourceKind::Service => {
            account["ecs"]["services"] = json!({ "c-1": known(json!({ "serviceArn": "s-1", "serviceName": name, "status": "ACTIVE" })) });
        }
        ResourceKind::Database => {
            account["rds"]["DBInstances"] = known(json!({ "DBInstanceIdentifier": name }));
        }
        ResourceKind::Instance => {
            account["ec2"]["Instances"] =
                known(json!({ "InstanceId": "i-1", "State": { "Name": "running" }, "Tags": tags }));
        }
        ResourceKind::IamRole => {
            account["iam"]["Roles"] = json!({ name: { "known": { "RoleName": name } } });
        }
        ResourceKind::Declared(_) => panic!("the list has the program's kinds"),
    }
    account
}

fn found<'r>(resolution: &'r Resolution, name: &str) -> Option<&'r str> {
    match resolution.state(name) {
        Some(ResourceState::Found(found)) => Some(&found.name),
        _ => None,
    }
}

/// A suite of two resources of a kind, each of which has to be there.
fn two_of(kind: ResourceKind, first: &str, second: &str) -> Suite {
    let kind = kind.as_str().replace('-', "_");
    repository::suite_of(&format!(
        "
resources:
  first: {{ kind: {kind}{first} }}
  second: {{ kind: {kind}{second} }}
steps:
  - id: step
    page: page
    checks:
      - {{ id: first, points: 1, assert: {{ exists: {{ resource: first }} }} }}
      - {{ id: second, points: 1, assert: {{ exists: {{ resource: second }} }} }}
"
    ))
}

#[test]
fn the_only_one_of_a_kind_is_the_one_that_its_name_says() {
    for kind in ResourceKind::ALL {
        for (one, other) in [("first", "second"), ("second", "first")] {
            let suite = two_of(*kind, ", example: the-first", ", example: the-second");
            let snapshot = grade::snapshot(&account_with_one(*kind, &format!("the-{one}")));
            let resolution = resolve(&suite, &snapshot);
            let expected = format!("the-{one}");
            assert_eq!(found(&resolution, one), Some(expected.as_str()), "{kind:?}");
            assert_eq!(found(&resolution, other), None, "{kind:?}");
        }
    }
}

#[test]
fn one_thing_of_another_name_is_not_two_resources() {
    for kind in ResourceKind::ALL {
        let suite = two_of(*kind, ", example: the-first", ", example: the-second");
        let snapshot = grade::snapshot(&account_with_one(*kind, "another"));
        let resolution = resolve(&suite, &snapshot);
        let both = ["first", "second"].map(|name| found(&resolution, name));
        assert!(both.contains(&None), "{kind:?}: {both:?}");
    }
}

/// A suite may call one thing by two names, such as one role for two purposes.
#[test]
fn what_a_suite_looks_for_by_the_same_name_may_be_one() {
    for kind in ResourceKind::ALL {
        let suite = two_of(*kind, ", name: same", ", name: same");
        let snapshot = grade::snapshot(&account_with_one(*kind, "same"));
        let resolution = resolve(&suite, &snapshot);
        let both = ["first", "second"].map(|name| found(&resolution, name));
        assert_eq!(both, [Some("same"); 2], "{kind:?}");
    }
}

const TWO_BALANCERS: &str = "
resources:
  internal: { kind: load_balancer, example: internal-lb }
  external: { kind: load_balancer, example: external-lb }
steps:
  - id: step
    page: page
    checks:
      - { id: internal, points: 1, assert: { exists: { resource: internal } } }
      - id: internal-scheme
        points: 1
        needs: [internal]
        assert: { property: { resource: internal, name: Scheme, one_of: [internal] } }
      - { id: external, points: 1, assert: { exists: { resource: external } } }
      - id: external-scheme
        points: 1
        needs: [external]
        assert: { property: { resource: external, name: Scheme, one_of: [internet-facing] } }
";

/// Seen with a suite of two load balancers: the checks of the one that was not made passed on the other, and the
/// advice was to destroy the right one.
#[test]
fn of_two_load_balancers_the_one_that_is_not_made_is_missing() {
    let suite = repository::suite_of(TWO_BALANCERS);
    for name in ["external-lb", "of-no-name"] {
        let account = account_with_one(ResourceKind::LoadBalancer, name);
        let snapshot = grade::snapshot(&account);
        let evaluation = evaluate(&suite, &snapshot, &Selection::default());
        let outcomes = evaluation
            .checks
            .iter()
            .map(|judged| (judged.check.id.as_str(), judged.outcome));
        assert_eq!(
            outcomes.collect::<Vec<_>>(),
            [
                ("internal", Outcome::Failed),
                ("internal-scheme", Outcome::Blocked),
                ("external", Outcome::Passed),
                ("external-scheme", Outcome::Passed),
            ],
            "{name}"
        );
    }
}

/// A service of something else, in the default VPC: it runs `definition` in `cluster`.
fn with_shop(mut account: Value, cluster: &str, definition: &str) -> Value {
    let complete = accounts::recorded("complete");
    let arn = |kind: &str, name: &str| format!("arn:aws:ecs:us-west-2:210000000001:{kind}/{name}");
    let first = |list: &Value| {
        list.as_object()
            .and_then(|all| all.values().next())
            .cloned()
    };
    let mut service = first(&complete["ecs"]["services"]).expect("services")["known"][0].clone();
    let mut revision = first(&complete["ecs"]["taskDefinitions"]).expect("revisions");
    let default = account["ec2"]["Vpcs"]["known"].as_array().expect("VPCs");
    let default = default.iter().find(|vpc| vpc["IsDefault"] == true);
    let default = &default.expect("the default VPC")["VpcId"];
    let of_default = |list: &Value, id: &str| {
        let list = list["known"].as_array().into_iter().flatten();
        let own = list
            .filter(|one| one["VpcId"] == *default)
            .map(|one| one[id].clone());
        own.take(1).collect::<Vec<_>>()
    };
    service["serviceName"] = json!("shop");
    service["serviceArn"] = json!(arn("service", &format!("{cluster}/shop")));
    service["clusterArn"] = json!(arn("cluster", cluster));
    service["taskDefinition"] = json!(arn("task-definition", definition));
    service["deployments"][0]["taskDefinition"] = service["taskDefinition"].clone();
    service["loadBalancers"] = json!([]);
    service["networkConfiguration"]["awsvpcConfiguration"]["subnets"] =
        json!(of_default(&account["ec2"]["Subnets"], "SubnetId"));
    service["networkConfiguration"]["awsvpcConfiguration"]["securityGroups"] =
        json!(of_default(&account["ec2"]["SecurityGroups"], "GroupId"));
    let ecs = &mut account["ecs"];
    let services = ecs["services"].as_object_mut().expect("services");
    match services.get_mut(&arn("cluster", cluster)) {
        Some(own) => own["known"] = json!([service]),
        None => {
            services.insert(arn("cluster", cluster), json!({ "known": [service] }));
            let clusters = ecs["clusters"]["known"].as_array_mut().expect("clusters");
            let name = json!({ "clusterArn": arn("cluster", cluster), "clusterName": cluster, "status": "ACTIVE" });
            clusters.push(name);
        }
    }
    let arn = arn("task-definition", definition);
    if ecs["taskDefinitions"].get(&arn).is_none() {
        revision["known"]["taskDefinitionArn"] = json!(arn);
        revision["known"]["family"] = json!("shop");
        revision["known"]["volumes"] = json!([]);
        let container = &mut revision["known"]["containerDefinitions"][0];
        container["image"] = json!("shop:7");
        container["secrets"] = json!([]);
        container["mountPoints"] = json!([]);
        ecs["taskDefinitions"][&arn] = revision;
        let arns = ecs["taskDefinitionArns"]["known"].as_array_mut();
        arns.expect("revisions").push(json!(arn));
    }
    account
}

/// An attendee's production is neither graded nor changed, although any name counts for a service, a cluster, and a task
/// definition.
#[test]
fn what_belongs_to_something_else_is_not_the_workshop_s() {
    let suite = accounts::suite();
    let mut complete = accounts::recorded("complete");
    for services in complete["ecs"]["services"]
        .as_object_mut()
        .expect("services")
        .values_mut()
    {
        services["known"] = json!([]);
    }
    for before in [
        accounts::recorded("fresh"),
        accounts::recorded("halfway"),
        complete,
    ] {
        let after = with_shop(before.clone(), "prod", "shop:7");
        let [before, after] = [before, after].map(|account| grade::report(&suite, &account, "en"));
        assert_eq!(before.score, after.score);
        let text = serde_json::to_string(&after).expect("JSON");
        assert!(!text.contains("update-service"), "{text}");
        assert_ne!(
            after.check("service").expect("a check").outcome,
            Outcome::Passed
        );
    }
}

/// In the wrong VPC, a service that runs the workshop's task definition is still the workshop's.
#[test]
fn what_refers_to_the_workshop_is_its_own_wherever_it_is() {
    let account = with_shop(
        accounts::recorded("complete"),
        "unicorns-cluster",
        "unicorn-task-def:1",
    );
    let report = grade::report(&accounts::suite(), &account, "en");
    let service = report.check("service").expect("a check");
    assert_eq!(service.outcome, Outcome::Passed, "{service:?}");
    assert!(
        service.resources.iter().any(|arn| arn.ends_with("/shop")),
        "{service:?}"
    );
}
