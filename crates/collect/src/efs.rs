//! File systems and mount targets: `efs describe-…`.

use std::collections::BTreeMap;

use aws_sdk_efs::Client;
use aws_sdk_efs::types as sdk;
use futures_util::future::join_all;

use super::caller::{Caller, Page, Read, fact};
use super::complete_body::RequiredMember;
use super::convert::kept_tags;
use super::redact;
use workshop_check_core::snapshot::Call;
use workshop_check_core::snapshot::efs::{Efs, FileSystem, MountTarget, SizeInBytes};

/// Reads the EFS part of a snapshot.
pub(super) async fn collect(caller: &Caller<'_>, client: &Client) -> Efs {
    let file_systems = file_systems(caller, client).await;
    let mount_targets = if caller.wants(Call::DescribeMountTargets) {
        let ids = file_systems
            .iter()
            .flatten()
            .map(|system| system.file_system_id.clone());
        join_all(
            ids.map(|id| async move { (id.clone(), mount_targets(caller, client, &id).await) }),
        )
        .await
    } else {
        Vec::new()
    };
    let mount_target_security_groups = if caller.wants(Call::DescribeMountTargetSecurityGroups) {
        let targets = mount_targets
            .iter()
            .flat_map(|(_, targets)| targets.iter().flatten());
        let ids = targets.map(|target| target.mount_target_id.clone());
        join_all(ids.map(|id| async move { (id.clone(), fact(groups(caller, client, &id).await)) }))
            .await
            .into_iter()
            .collect()
    } else {
        BTreeMap::new()
    };
    Efs {
        file_systems: fact(file_systems),
        mount_targets: mount_targets
            .into_iter()
            .map(|(id, targets)| (id, fact(targets)))
            .collect(),
        mount_target_security_groups,
    }
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
