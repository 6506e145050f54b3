//! File systems and mount targets: `efs describe-…`.

use std::collections::BTreeMap;

use aws_sdk_efs::Client;
use aws_sdk_efs::types as sdk;
use futures_util::future::join_all;

use super::caller::{Caller, Page, Read, fact};
use super::complete_body::RequiredMember;
use super::convert::kept_tags;
use super::redact;
use workshop_check_core::snapshot::efs::{Efs, FileSystem, MountTarget, SizeInBytes};
use workshop_check_core::snapshot::{Call, Fact};

/// Reads the EFS part of a snapshot.
pub(super) async fn collect(caller: &Caller<'_>, client: &Client) -> Efs {
    let file_systems = file_systems(caller, client).await;
    let wants_targets = caller.wants(Call::DescribeMountTargets);
    let reads = file_systems
        .iter()
        .flatten()
        .filter(|_| wants_targets)
        .map(|system| with_groups(caller, client, &system.file_system_id));
    let mut efs = Efs::default();
    for (id, targets, groups) in join_all(reads).await {
        efs.mount_targets.insert(id, fact(targets));
        efs.mount_target_security_groups.extend(groups);
    }
    efs.file_systems = fact(file_systems);
    efs
}

type Groups = BTreeMap<String, Fact<Vec<String>>>;

/// Reads the mount targets of a file system, and the security groups of each.
async fn with_groups(
    caller: &Caller<'_>,
    client: &Client,
    id: &str,
) -> (String, Read<Vec<MountTarget>>, Groups) {
    let targets = mount_targets(caller, client, id).await;
    let wants_groups = caller.wants(Call::DescribeMountTargetSecurityGroups);
    let reads = targets
        .iter()
        .flatten()
        .filter(|_| wants_groups)
        .map(|target| async {
            let id = target.mount_target_id.clone();
            let groups = groups(caller, client, &id).await;
            (id, fact(groups))
        });
    let groups = join_all(reads).await.into_iter().collect();
    (id.to_owned(), targets, groups)
}

async fn file_systems(caller: &Caller<'_>, client: &Client) -> Read<Vec<FileSystem>> {
    let ask = |marker| {
        let request = client
            .describe_file_systems()
            .max_items(100)
            .set_marker(marker);
        async move {
            let answer = request.send().await;
            answer.map(|answer| Page {
                items: answer.file_systems,
                next: answer.next_marker,
            })
        }
    };
    caller
        .list(Call::DescribeFileSystems, ask, file_system)
        .await
}

fn file_system(system: sdk::FileSystemDescription) -> FileSystem {
    FileSystem {
        tags: kept_tags(system.tags.iter().map(|tag| (tag.key(), tag.value()))),
        file_system_id: system.file_system_id,
        file_system_arn: system.file_system_arn,
        name: redact::optional(system.name),
        life_cycle_state: system.life_cycle_state.as_str().to_owned(),
        availability_zone_name: system.availability_zone_name,
        size_in_bytes: SizeInBytes {
            value: system.size_in_bytes.map_or(0, |size| size.value),
        },
        encrypted: system.encrypted,
    }
}

async fn mount_targets(caller: &Caller<'_>, client: &Client, id: &str) -> Read<Vec<MountTarget>> {
    let ask = |marker| {
        let request = client
            .describe_mount_targets()
            .file_system_id(id)
            .max_items(100)
            .set_marker(marker);
        async move {
            let answer = request.send().await;
            answer.map(|answer| Page {
                items: answer.mount_targets,
                next: answer.next_marker,
            })
        }
    };
    caller
        .list(Call::DescribeMountTargets, ask, mount_target)
        .await
}

fn mount_target(target: sdk::MountTargetDescription) -> MountTarget {
    MountTarget {
        mount_target_id: target.mount_target_id,
        file_system_id: target.file_system_id,
        subnet_id: target.subnet_id,
        vpc_id: target.vpc_id,
        availability_zone_name: target.availability_zone_name,
        life_cycle_state: target.life_cycle_state.as_str().to_owned(),
        ip_address: target.ip_address,
    }
}

/// Reads the security groups of a mount target: at most five, in one response.
async fn groups(caller: &Caller<'_>, client: &Client, id: &str) -> Read<Vec<String>> {
    let request = client
        .describe_mount_target_security_groups()
        .mount_target_id(id);
    let answer = caller
        .one(
            Call::DescribeMountTargetSecurityGroups,
            request
                .customize()
                .interceptor(RequiredMember("SecurityGroups"))
                .send(),
        )
        .await?;
    Ok(answer.security_groups)
}

#[cfg(test)]
mod tests;
