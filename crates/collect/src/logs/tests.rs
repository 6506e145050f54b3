use super::*;
use crate::testing::{JSON_DENIED, everything};
use workshop_check_core::snapshot::ecs::{ContainerDefinition, LogConfiguration};

paged_call!(log_groups: aws_sdk_cloudwatchlogs, describe_log_groups, next_token, DescribeLogGroups, JSON_DENIED,
    scope: everything(), also: [],
    read: async |caller: &Caller<'_>, client: &Client| super::super::exists(caller, client, "/ecs/wp").await,
    first: r#"{"logGroups":[{"logGroupName":"/ecs/wp-old"}],"nextToken":"page-2"}"#,
    second: r#"{"logGroups":[{"logGroupName":"/ecs/wp"}]}"#,
    expected: true);

paged_call!(log_groups_by_prefix: aws_sdk_cloudwatchlogs, describe_log_groups, next_token, DescribeLogGroups, JSON_DENIED,
scope: looking_for("/ecs/"), also: [],
read: async |caller: &Caller<'_>, client: &Client|
    by_prefix(caller, client).await.log_groups_by_prefix["/ecs/"].known().cloned(),
first: r#"{"logGroups":[{"logGroupName":"/ecs/a","storedBytes":12}],"nextToken":"page-2"}"#,
second: r#"{"logGroups":[{"logGroupName":"/ecs/b"}]}"#,
expected: vec![
    LogGroup { log_group_name: "/ecs/a".into(), stored_bytes: 12 },
    LogGroup { log_group_name: "/ecs/b".into(), stored_bytes: 0 },
]);

fn looking_for(prefix: &str) -> workshop_check_core::snapshot::Scope {
    workshop_check_core::snapshot::Scope {
        log_groups: [prefix.to_owned()].into(),
        ..everything()
    }
}

fn definition(driver: &str, options: &[(&str, &str)]) -> TaskDefinition {
    let options = options
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect();
    let logs = LogConfiguration {
        log_driver: driver.into(),
        options,
    };
    let container = ContainerDefinition {
        log_configuration: Some(logs),
        ..ContainerDefinition::default()
    };
    TaskDefinition {
        container_definitions: vec![container],
        ..TaskDefinition::default()
    }
}

#[tokio::test]
async fn only_groups_that_containers_name_are_looked_for_and_only_their_very_name_counts() {
    let client = mocked!(
        aws_sdk_cloudwatchlogs,
        [answer!(
            Client::describe_log_groups,
            |input| input.log_group_name_prefix() == Some("/ecs/wp"),
            200,
            r#"{"logGroups":[{"logGroupName":"/ecs/wp-2"}]}"#
        ),]
    );
    let definitions = [
        definition(
            "awslogs",
            &[
                ("awslogs-group", "/ecs/wp"),
                ("awslogs-region", "us-east-1"),
            ],
        ),
        definition(
            "awslogs",
            &[("awslogs-group", "/far"), ("awslogs-region", "eu-west-1")],
        ),
        definition("splunk", &[("awslogs-group", "/other")]),
        definition("awslogs", &[]),
    ];
    let scope = everything();
    let logs = of_definitions(
        &crate::testing::caller(&scope),
        &client,
        definitions.iter(),
        "us-east-1",
    )
    .await;
    assert_eq!(logs.log_groups["/ecs/wp"], Fact::Known(false));
    assert!(matches!(
        &logs.log_groups["/far"],
        Fact::Unknown(Reason::NotModelled { .. })
    ));
    assert_eq!(logs.log_groups.len(), 2);
}
