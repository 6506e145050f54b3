use aws_sdk_ecs::Client;

use super::*;
use crate::session::Session;
use crate::testing::{JSON_DENIED, caller as calling, everything};
use workshop_check_core::snapshot::Reason;

/// Clients of which only the one for ECS is used.
async fn clients(ecs: Client) -> Clients {
    let session = Session::for_tests("http://127.0.0.1:9").await;
    Clients {
        ecs,
        ..Clients::new(&session.config(&crate::Options::default()))
    }
}

/// Reads what a scope without roles and log groups asks for.
async fn read(ecs: Client) -> Ecs {
    let mut scope = everything();
    for call in [
        Call::GetRole,
        Call::ListAttachedRolePolicies,
        Call::ListRolePolicies,
        Call::DescribeLogGroups,
    ] {
        scope.calls.remove(&call);
    }
    let clients = clients(ecs).await;
    collect(&calling(&scope), &clients, "us-east-1").await.0
}

fn definition_of(arn: &str) -> String {
    serde_json::json!({ "taskDefinition": { "taskDefinitionArn": arn, "family": "f", "revision": 1 } })
        .to_string()
}

#[tokio::test]
async fn the_newest_of_ten_families_and_what_services_use_is_read_once() {
    let arns: Vec<String> = (0..12)
        .flat_map(|n| [format!("arn:td/f{n:02}:1"), format!("arn:td/f{n:02}:2")])
        .collect();
    let described = answer!(
        Client::describe_task_definition,
        |_| true,
        200,
        definition_of("arn:td/f:1")
    );
    // Of a service that an external controller deploys, a task set alone names the revision.
    let service = serde_json::json!({ "services": [{
        "serviceArn": "arn:s", "taskDefinition": "arn:td/f11:2",
        "deployments": [{ "taskDefinition": "arn:td/f11:2" }, { "taskDefinition": "arn:td/f00:1" }],
        "taskSets": [{ "taskDefinition": "arn:td/f00:2" }],
    }] });
    let ecs = read(mocked!(
        aws_sdk_ecs,
        [
            answer!(
                Client::list_task_definitions,
                |_| true,
                200,
                serde_json::json!({ "taskDefinitionArns": arns }).to_string()
            ),
            answer!(
                Client::list_clusters,
                |_| true,
                200,
                r#"{"clusterArns":["arn:c"]}"#
            ),
            answer!(
                Client::describe_clusters,
                |_| true,
                200,
                r#"{"clusters":[]}"#
            ),
            answer!(
                Client::list_services,
                |_| true,
                200,
                r#"{"serviceArns":["arn:s"]}"#
            ),
            answer!(
                Client::describe_services,
                |_| true,
                200,
                service.to_string()
            ),
            answer!(Client::list_tasks, |_| true, 200, r#"{"taskArns":[]}"#),
            described,
        ]
    ))
    .await;
    // Ten families, and f11:2 and f00:1; f00:2 is the newest of its family.
    assert_eq!(described.num_calls(), 12);
    let definitions = &ecs.task_definitions;
    assert_eq!(definitions.len(), 13);
    for read in ["arn:td/f00:2", "arn:td/f11:2", "arn:td/f00:1"] {
        assert!(matches!(&definitions[read], Fact::Known(_)), "{read}");
    }
    assert_eq!(
        definitions["arn:td/f10:2"],
        Fact::not_read(Call::DescribeTaskDefinition)
    );
}

#[tokio::test]
async fn clusters_that_could_not_be_listed_are_unknown_for_the_lists_reason() {
    let ecs = read(mocked!(
        aws_sdk_ecs,
        [
            answer!(Client::list_clusters, |_| true, 400, JSON_DENIED),
            answer!(Client::list_task_definitions, |_| true, 400, JSON_DENIED),
        ]
    ))
    .await;
    assert_eq!(
        ecs.clusters,
        Fact::Unknown(Reason::Denied {
            call: Call::ListClusters
        })
    );
    assert!(ecs.services.is_empty() && ecs.tasks.is_empty() && ecs.task_definitions.is_empty());
}

#[tokio::test]
async fn without_clusters_there_is_nothing_to_describe() {
    let ecs = read(mocked!(
        aws_sdk_ecs,
        [
            answer!(
                Client::list_clusters,
                |_| true,
                200,
                r#"{"clusterArns":[]}"#
            ),
            answer!(
                Client::list_task_definitions,
                |_| true,
                200,
                r#"{"taskDefinitionArns":[]}"#
            ),
        ]
    ))
    .await;
    assert_eq!(ecs.clusters, Fact::Known(Vec::new()));
}
