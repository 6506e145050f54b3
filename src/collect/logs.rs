//! Log groups that task definitions name: `logs describe-log-groups`.

use std::collections::BTreeSet;

use aws_sdk_cloudwatchlogs::Client;
use futures::future::join_all;

use super::caller::{Caller, Page, Read, fact};
use crate::snapshot::ecs::TaskDefinition;
use crate::snapshot::services::Logs;
use crate::snapshot::{Call, Fact, Reason};

/// Asks for each log group that containers of these task definitions write to. `region`: where it is asked.
pub(super) async fn collect<'d>(
    caller: &Caller<'_>,
    client: &Client,
    definitions: impl Iterator<Item = &'d TaskDefinition>,
    region: &str,
) -> Logs {
    if !caller.wants(Call::DescribeLogGroups) {
        return Logs::default();
    }
    let reads = named_groups(definitions)
        .into_iter()
        .map(|(name, group_region)| async move {
            let exists = match group_region {
                // Another Region's group is not looked for here, and not finding it would mean nothing.
                Some(other) if other != region => Fact::Unknown(Reason::NotModelled {
                    what: format!("log group {name} in {other}"),
                }),
                _ => fact(exists(caller, client, &name).await),
            };
            (name, exists)
        });
    Logs {
        log_groups: join_all(reads).await.into_iter().collect(),
    }
}

/// Names and Regions of the groups that containers with the driver `awslogs` write to.
fn named_groups<'d>(
    definitions: impl Iterator<Item = &'d TaskDefinition>,
) -> BTreeSet<(String, Option<String>)> {
    definitions
        .flat_map(|definition| &definition.container_definitions)
        .filter_map(|container| container.log_configuration.as_ref())
        .filter(|logs| logs.log_driver == "awslogs")
        .filter_map(|logs| {
            let group = logs.options.get("awslogs-group")?;
            Some((group.clone(), logs.options.get("awslogs-region").cloned()))
        })
        .collect()
}

/// The API searches by prefix; only the very name counts.
async fn exists(caller: &Caller<'_>, client: &Client, name: &str) -> Read<bool> {
    let ask = |token| {
        let request = client
            .describe_log_groups()
            .log_group_name_prefix(name)
            .limit(50)
            .set_next_token(token);
        async move {
            let answer = request.send().await;
            answer.map(|answer| Page {
                items: answer.log_groups,
                next: answer.next_token,
            })
        }
    };
    let is_it = |group: aws_sdk_cloudwatchlogs::types::LogGroup| {
        group.log_group_name.as_deref() == Some(name)
    };
    let groups = caller.list(Call::DescribeLogGroups, ask, is_it).await?;
    Ok(groups.contains(&true))
}

#[cfg(test)]
mod tests;
