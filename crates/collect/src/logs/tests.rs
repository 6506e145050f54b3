use super::*;
use crate::service_client::CLOUD_WATCH_LOGS;
use crate::testing::{JSON_DENIED, Paged, caller, everything, reply, replying};
use workshop_check_core::snapshot::ecs::{ContainerDefinition, LogConfiguration};

fn paged<T>(first: &str, second: &str, expected: T) -> Paged<T> {
    Paged {
        api: CLOUD_WATCH_LOGS,
        operation: "DescribeLogGroups",
        token: "nextToken",
        call: Call::DescribeLogGroups,
        denied: JSON_DENIED,
        first: first.to_owned(),
        second: second.to_owned(),
        also: Vec::new(),
        expected,
    }
}

#[tokio::test]
async fn a_log_group_is_found_on_the_second_page() {
    let scope = everything();
    paged(
        r#"{"logGroups":[{"logGroupName":"/ecs/wp-old"}],"nextToken":"page-2"}"#,
        r#"{"logGroups":[{"logGroupName":"/ecs/wp"}]}"#,
        true,
    )
    .verify(async |client| exists(&caller(&scope), client, "/ecs/wp").await)
    .await;
}

#[tokio::test]
async fn log_groups_are_read_by_prefix() {
    let scope = looking_for("/ecs/");
    let group = |name: &str, stored_bytes| LogGroup {
        log_group_name: name.to_owned(),
        stored_bytes,
    };
    paged(
        r#"{"logGroups":[{"logGroupName":"/ecs/a","storedBytes":12}],"nextToken":"page-2"}"#,
        r#"{"logGroups":[{"logGroupName":"/ecs/b"}]}"#,
        vec![group("/ecs/a", 12), group("/ecs/b", 0)],
    )
    .verify(async |client| {
        let logs = by_prefix(&caller(&scope), client).await;
        logs.log_groups_by_prefix["/ecs/"].known().cloned()
    })
    .await;
}

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
    let reply = reply(
        "DescribeLogGroups",
        |members| members["logGroupNamePrefix"] == "/ecs/wp",
        200,
        r#"{"logGroups":[{"logGroupName":"/ecs/wp-2"}]}"#.to_owned(),
    );
    let client = replying(CLOUD_WATCH_LOGS, vec![reply]);
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
    let logs = of_definitions(&caller(&scope), &client, definitions.iter(), "us-east-1").await;
    assert_eq!(logs.log_groups["/ecs/wp"], Fact::Known(false));
    assert!(matches!(
        &logs.log_groups["/far"],
        Fact::Unknown(Reason::NotModelled { .. })
    ));
    assert_eq!(logs.log_groups.len(), 2);
}
