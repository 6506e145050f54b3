//! Task definitions: the newest revision of each family, and those that services use.

use aws_sdk_ecs::Client;
use aws_sdk_ecs::types as sdk;

use crate::caller::{Caller, Page, Read, incomplete};
use crate::convert::{each, word};
use crate::redact;
use workshop_check_core::snapshot::ecs::{
    ContainerDefinition, EfsAuthorizationConfig, EfsVolumeConfiguration, EnvironmentFile,
    LogConfiguration, MountPoint, NameValue, PortMapping, RuntimePlatform, Secret, TaskDefinition,
    Volume,
};
use workshop_check_core::snapshot::{Call, Scope};

/// The maximum number of families whose newest revision is read, in addition to the revisions that services use.
const FAMILIES: usize = 10;

/// Lists the ARNs of all active revisions, sorted by family and newest first.
pub(crate) async fn arns(caller: &Caller<'_>, client: &Client) -> Read<Vec<String>> {
    let ask = |token| {
        let request = client
            .list_task_definitions()
            .status(sdk::TaskDefinitionStatus::Active)
            .sort(sdk::SortOrder::Desc)
            .max_results(100)
            .set_next_token(token);
        async move {
            let answer = request.send().await;
            answer.map(|answer| Page {
                items: answer.task_definition_arns,
                next: answer.next_token,
            })
        }
    };
    let mut arns = caller
        .list(Call::ListTaskDefinitions, ask, |arn: String| arn)
        .await;
    if let Ok(arns) = &mut arns {
        // Sorted here, because not every server returns the order that was requested.
        arns.sort_by_cached_key(|arn| {
            let (family, revision) = split(arn);
            (family.to_owned(), std::cmp::Reverse(revision))
        });
    }
    arns
}

/// Splits the newest revisions of a list that is sorted by family into those to read and those over the limit.
pub(crate) fn newest(arns: &[String]) -> (Vec<String>, Vec<String>) {
    let mut newest = arns.to_vec();
    newest.dedup_by(|next, kept| split(next).0 == split(kept).0);
    let over = newest.split_off(newest.len().min(FAMILIES));
    (newest, over)
}

/// Splits the ARN of a revision into the ARN without the number, and the number.
fn split(arn: &str) -> (&str, u64) {
    let (family, revision) = arn.rsplit_once(':').unwrap_or((arn, "0"));
    (family, revision.parse().unwrap_or(0))
}

/// Describes one revision.
pub(crate) async fn describe(
    caller: &Caller<'_>,
    client: &Client,
    arn: &str,
) -> Read<TaskDefinition> {
    const CALL: Call = Call::DescribeTaskDefinition;
    let request = client.describe_task_definition().task_definition(arn);
    let answer = caller.one(CALL, request.send()).await?;
    let definition = answer.task_definition.ok_or_else(|| incomplete(CALL))?;
    Ok(convert(definition, caller.scope))
}

fn convert(definition: sdk::TaskDefinition, scope: &Scope) -> TaskDefinition {
    TaskDefinition {
        task_definition_arn: definition.task_definition_arn.unwrap_or_default(),
        family: definition.family.unwrap_or_default(),
        revision: definition.revision,
        status: word(definition.status).unwrap_or_default(),
        network_mode: word(definition.network_mode),
        requires_compatibilities: each(definition.requires_compatibilities, |c| {
            c.as_str().to_owned()
        }),
        compatibilities: each(definition.compatibilities, |c| c.as_str().to_owned()),
        cpu: definition.cpu,
        memory: definition.memory,
        task_role_arn: definition.task_role_arn,
        execution_role_arn: definition.execution_role_arn,
        volumes: each(definition.volumes, |volume| Volume {
            name: volume.name.unwrap_or_default(),
            efs_volume_configuration: volume.efs_volume_configuration.map(efs_volume),
        }),
        container_definitions: each(definition.container_definitions, |c| container(c, scope)),
        runtime_platform: definition.runtime_platform.map(|platform| RuntimePlatform {
            cpu_architecture: word(platform.cpu_architecture),
            operating_system_family: word(platform.operating_system_family),
        }),
    }
}

fn efs_volume(volume: sdk::EfsVolumeConfiguration) -> EfsVolumeConfiguration {
    EfsVolumeConfiguration {
        file_system_id: volume.file_system_id,
        root_directory: volume.root_directory,
        transit_encryption: word(volume.transit_encryption),
        authorization_config: volume
            .authorization_config
            .map(|config| EfsAuthorizationConfig {
                access_point_id: config.access_point_id,
                iam: word(config.iam),
            }),
    }
}

/// The options of log drivers that are kept: those of `awslogs` that say where the logs go (ECS developer guide, "Send Amazon
/// ECS logs to CloudWatch"). Others may be secrets, such as a token.
const LOG_OPTIONS: &[&str] = &[
    "awslogs-create-group",
    "awslogs-group",
    "awslogs-region",
    "awslogs-stream-prefix",
];

fn container(container: sdk::ContainerDefinition, scope: &Scope) -> ContainerDefinition {
    ContainerDefinition {
        name: container.name.unwrap_or_default(),
        image: redact::value(container.image.as_deref().unwrap_or_default()),
        essential: container.essential,
        cpu: container.cpu,
        memory: container.memory,
        memory_reservation: container.memory_reservation,
        port_mappings: each(container.port_mappings, |mapping| PortMapping {
            container_port: mapping.container_port,
            container_port_range: mapping.container_port_range,
            host_port: mapping.host_port,
            protocol: word(mapping.protocol),
        }),
        environment: each(container.environment, |variable| {
            let name = variable.name.unwrap_or_default();
            // Values can be passwords, so only those of variables that the suite compares are kept.
            let value = variable.value.filter(|_| scope.environment.contains(&name));
            NameValue {
                name,
                value: value.map(|value| redact::value(&value)),
            }
        }),
        secrets: each(container.secrets, |secret| Secret {
            name: secret.name,
            // What was pasted here by mistake is masked once all answers are there: messages repeat it (`pasted`).
            value_from: secret.value_from,
        }),
        environment_files: each(container.environment_files, |file| EnvironmentFile {
            value: file.value,
        }),
        mount_points: each(container.mount_points, |point| MountPoint {
            source_volume: point.source_volume,
            container_path: point.container_path,
            read_only: point.read_only,
        }),
        log_configuration: container.log_configuration.map(|logs| LogConfiguration {
            log_driver: logs.log_driver.as_str().to_owned(),
            options: logs
                .options
                .unwrap_or_default()
                .into_iter()
                .filter(|(name, _)| LOG_OPTIONS.contains(&name.as_str()))
                .map(|(name, value)| (name, redact::value(&value)))
                .collect(),
        }),
    }
}
