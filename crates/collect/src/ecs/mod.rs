//! Clusters, services, tasks and task definitions: `ecs list-…` and `ecs describe-…`.

mod cluster;
mod definition;
pub(super) mod pasted;
mod task;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use aws_sdk_ecs::Client;
use tokio::join;

use super::caller::{Caller, fact};
use workshop_check_core::snapshot::ecs::{Ecs, TaskDefinition};
use workshop_check_core::snapshot::{Call, Fact};

pub(super) use definition::{Definitions, newest};

/// Reads clusters with their services and tasks, but not the task definitions.
pub(super) async fn clusters(caller: &Caller<'_>, client: &Client) -> Ecs {
    let arns = cluster::arns(caller, client).await;
    let arns = match arns {
        Ok(arns) => arns,
        Err(reason) => {
            // Clusters that cannot be listed cannot be described either, so the reason of the list applies.
            return if caller.wants(Call::DescribeClusters) {
                Ecs {
                    clusters: Fact::Unknown(reason),
                    ..Ecs::default()
                }
            } else {
                Ecs::default()
            };
        }
    };
    let (clusters, services, tasks) = join!(
        cluster::clusters(caller, client, &arns),
        cluster::services_of_each(caller, client, &arns),
        task::tasks_of_each(caller, client, &arns),
    );
    Ecs {
        clusters: fact(clusters),
        services,
        tasks,
        ..Ecs::default()
    }
}

/// Reads the revisions that services, their deployments and their task sets use, unless they are in `read`.
pub(super) async fn used(
    caller: &Caller<'_>,
    client: &Client,
    ecs: &Ecs,
    read: &Definitions,
) -> Definitions {
    let services = ecs
        .services
        .values()
        .filter_map(|services| services.known().ok());
    let used: BTreeSet<String> = services
        .flatten()
        .flat_map(|service| {
            let deployments = service
                .deployments
                .iter()
                .map(|deployment| &deployment.task_definition);
            let sets = service.task_sets.iter().map(|set| &set.task_definition);
            deployments.chain(sets).chain([&service.task_definition])
        })
        .filter(|arn| !arn.is_empty() && !definition::is_read(read, arn))
        .cloned()
        .collect();
    definition::describe(caller, client, used).await
}

/// The task definitions that were read without an error.
pub(super) fn known(definitions: &Definitions) -> impl Iterator<Item = &TaskDefinition> {
    definitions
        .values()
        .filter_map(|definition| definition.known().ok())
}
