//! Log groups of task definitions, and those that a suite searches for by prefix: `logs describe-log-groups`.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use serde::Deserialize;
use serde_json::json;

use super::caller::{Caller, Page, Read, fact};
use super::service_client::{ServiceClient, members};
use workshop_check_core::snapshot::ecs::TaskDefinition;
use workshop_check_core::snapshot::services::{LogGroup, Logs};
use workshop_check_core::snapshot::{Call, Fact, Reason};

/// The result of DescribeLogGroups (CloudWatch Logs API reference).
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct LogGroups {
    log_groups: Option<Vec<LogGroup>>,
    next_token: Option<String>,
}

/// Checks whether the log groups exist that the containers of these task definitions write to, unless another branch has
/// started to. `region` is the Region of `client`.
pub(super) async fn of_definitions<'d>(
    caller: &Caller<'_>,
    client: &ServiceClient,
    definitions: impl Iterator<Item = &'d TaskDefinition>,
    region: &str,
) -> Logs {
    const CALL: Call = Call::DescribeLogGroups;
    if !caller.wants(CALL) {
        return Logs::default();
    }
    let reads = named_groups(definitions)
        .into_iter()
        .filter(|(name, region)| caller.is_first(CALL, &format!("{name} {region:?}")))
        .map(|(name, group_region)| async move {
            let exists = match group_region {
                // `client` cannot see log groups of another Region: not finding one there proves nothing.
                Some(other) if other != region => Fact::Unknown(Reason::NotModelled {
                    what: format!("log group {name} in {other}"),
                }),
                _ => fact(exists(caller, client, &name).await),
            };
            (name, exists)
        });
    Logs {
        log_groups: join_all(reads).await.into_iter().collect(),
        ..Logs::default()
    }
}

/// Lists the log groups with the prefixes of the scope.
pub(super) async fn by_prefix(caller: &Caller<'_>, client: &ServiceClient) -> Logs {
    if !caller.wants(Call::DescribeLogGroups) {
        return Logs::default();
    }
    let prefixes = caller.scope.log_groups.iter().map(|prefix| async move {
        let groups = beginning(caller, client, prefix, |group| group).await;
        (prefix.clone(), fact(groups))
    });
    Logs {
        log_groups_by_prefix: join_all(prefixes).await.into_iter().collect(),
        ..Logs::default()
    }
}

/// Takes over what another branch has read.
pub(super) fn extend(logs: &mut Logs, more: Logs) {
    logs.log_groups.extend(more.log_groups);
    logs.log_groups_by_prefix.extend(more.log_groups_by_prefix);
}

/// The names and Regions of the log groups of containers with the log driver `awslogs`.
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

/// Whether a log group exists. The API filters by prefix, so the names are compared here.
async fn exists(caller: &Caller<'_>, client: &ServiceClient, name: &str) -> Read<bool> {
    let is_it = |group: LogGroup| group.log_group_name == name;
    let groups = beginning(caller, client, name, is_it).await?;
    Ok(groups.contains(&true))
}

/// Lists the log groups whose names begin with `prefix`.
async fn beginning<T>(
    caller: &Caller<'_>,
    client: &ServiceClient,
    prefix: &str,
    convert: impl Fn(LogGroup) -> T,
) -> Read<Vec<T>> {
    let ask = async |token: Option<String>| {
        let input = json!({ "logGroupNamePrefix": prefix, "limit": 50, "nextToken": token });
        let result: LogGroups = client.ask("DescribeLogGroups", members(input)).await?;
        Ok(Page {
            items: result.log_groups,
            next: result.next_token,
        })
    };
    caller.list(Call::DescribeLogGroups, ask, convert).await
}

#[cfg(test)]
mod tests;
