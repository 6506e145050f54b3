use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assert, Assertion, Context, NotPassed, Pass, Verdict, failed};
use crate::account::Account;
use crate::change::{Change, DefinitionEdit};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::snapshot::Call;

/// Asserts that a task definition has an EFS volume with the root directory of the workshop's file system.
///
/// A volume without encryption in transit works and is advice. An access point uses its own root directory, which this
/// program cannot read; it is advice.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EfsVolume {
    /// The task definition, by its name under `resources`.
    pub task_definition: ResourceName,
    /// The file system, by its name under `resources`.
    pub file_system: ResourceName,
}

impl Assertion for EfsVolume {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let definition = account.task_definition(&self.task_definition)?;
        let arn = &definition.task_definition_arn;
        let file_system = account.file_system(&self.file_system)?;
        let label = account.label(&self.file_system);
        let fix = Message::new("volume-fix").with("file_system", label.clone());
        let volumes = || {
            definition
                .volumes
                .iter()
                .filter_map(|volume| Some((volume, volume.efs_volume_configuration.as_ref()?)))
        };
        let Some((volume, efs)) =
            volumes().find(|(_, efs)| efs.file_system_id == file_system.file_system_id)
        else {
            let found: Vec<String> = volumes()
                .map(|(_, efs)| efs.file_system_id.clone())
                .collect();
            let definition = account.label(&self.task_definition);
            let actual = if found.is_empty() {
                Message::new("volume-none").with("definition", definition)
            } else {
                Message::new("volume-other")
                    .with("definition", definition)
                    .with("found", found.clone())
            };
            return failed(actual, fix, std::iter::once(arn.clone()).chain(found));
        };
        let root = efs.root_directory.as_deref().unwrap_or("/");
        let access_point = efs
            .authorization_config
            .as_ref()
            .and_then(|config| config.access_point_id.as_ref());
        if !matches!(root, "/" | "") && access_point.is_none() {
            return failed(
                Message::new("volume-root")
                    .with("volume", &volume.name)
                    .with("root", root),
                Message::new("volume-root-fix").with("volume", &volume.name),
                [arn, &file_system.file_system_id],
            );
        }
        let saw = Message::new("volume-saw")
            .with("volume", &volume.name)
            .with("file_system", label);
        let plain = efs.transit_encryption.as_deref() != Some("ENABLED");
        Ok(Pass::saw(saw, [arn, &file_system.file_system_id])
            .advise_some(
                plain.then(|| Message::new("volume-unencrypted").with("volume", &volume.name)),
            )
            .advise_some(
                access_point.map(|point| Message::new("volume-access-point").with("point", point)),
            ))
    }

    fn changes(&self, context: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let account = &context.account;
        let definition = account.task_definition(&self.task_definition)?;
        let file_system = account.file_system(&self.file_system)?;
        // The volume that is mounted already, if there is one.
        let mounts = definition
            .container_definitions
            .iter()
            .flat_map(|container| &container.mount_points);
        let mut mounted = mounts.filter_map(|mount| mount.source_volume.as_ref());
        let efs = definition
            .volumes
            .iter()
            .find(|volume| volume.efs_volume_configuration.is_some());
        let name = efs.map(|volume| &volume.name).or_else(|| mounted.next());
        let is_mounted = name.is_some();
        let name = name.map_or("wp-content", String::as_str);
        let volume = DefinitionEdit::Volume {
            name: name.to_owned(),
            file_system: file_system.file_system_id.clone(),
        };
        // A new volume is of no use until it is mounted, and a revision cannot be changed afterwards.
        let mounts = context.peers.iter().filter_map(|peer| match peer {
            Assert::MountPoint(mount) if mount.task_definition == self.task_definition => {
                mount.mounted(account, definition, name)
            }
            _ => None,
        });
        let mount = mounts.filter(|_| !is_mounted);
        let edits = std::iter::once(volume).chain(mount).collect();
        Ok(account.revise(definition, edits))
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("volume-expected")
            .with("definition", account.page_name(&self.task_definition))
            .with("file_system", account.label(&self.file_system))
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![
            (&self.task_definition, Some(ResourceKind::TaskDefinition)),
            (&self.file_system, Some(ResourceKind::FileSystem)),
        ]
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }
}
