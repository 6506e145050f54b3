//! Clusters, services, tasks and task definitions: `ecs list-…` and `ecs describe-…`.

pub(super) mod cluster;
pub(super) mod definition;
pub(super) mod pasted;
pub(super) mod task;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use workshop_check_core::snapshot::Fact;
use workshop_check_core::snapshot::ecs::{Service, TaskDefinition};

/// Task definitions by revision ARN.
pub(super) type Definitions = BTreeMap<String, Fact<TaskDefinition>>;

/// The revisions that services, their deployments and their task sets use.
pub(super) fn used<'s>(services: impl IntoIterator<Item = &'s Service>) -> BTreeSet<String> {
    services
        .into_iter()
        .flat_map(|service| {
            let deployments = service
                .deployments
                .iter()
                .map(|deployment| &deployment.task_definition);
            let sets = service.task_sets.iter().map(|set| &set.task_definition);
            deployments.chain(sets).chain([&service.task_definition])
        })
        .filter(|arn| !arn.is_empty())
        .cloned()
        .collect()
}
