use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Stated, StatedValue, Verdict, failed};
use crate::account::Account;
use crate::change::{Change, DefinitionEdit};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::Call;

/// Asserts that the application's container mounts an EFS volume at a path.
///
/// The path must match exactly: mounted one directory higher, the volume hides the application's own files. A read-only
/// mount is a failure, because uploads do not work.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MountPoint {
    /// The task definition, by its name under `resources`.
    pub task_definition: ResourceName,
    /// The port by which the web container is recognised.
    pub port: u16,
    /// The path in the container.
    pub path: String,
    /// The application's image. If the task has a proxy in front, the container with this image is checked.
    #[serde(default)]
    pub image: Option<String>,
}

impl Assertion for MountPoint {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let definition = account.task_definition(&self.task_definition)?;
        let arn = &definition.task_definition_arn;
        let container = account.application_container(definition, self.port, self.image.as_deref());
        let is_efs = |name: &str| {
            definition
                .volumes
                .iter()
                .any(|volume| volume.name == name && volume.efs_volume_configuration.is_some())
        };
        let mounts = container
            .iter()
            .flat_map(|container| &container.mount_points)
            .filter(|mount| mount.source_volume.as_deref().is_some_and(is_efs));
        let mounts: Vec<(&str, bool)> = mounts
            .filter_map(|mount| {
                let path = mount.container_path.as_deref()?;
                Some((path, mount.read_only == Some(true)))
            })
            .collect();
        let fix = Message::new("mount-fix").with("path", &self.path);
        let name = container.map_or("", |container| container.name.as_str());
        if let Some((path, read_only)) = mounts
            .iter()
            .find(|(path, _)| path.trim_end_matches('/') == self.path)
        {
            if *read_only {
                let actual = Message::new("mount-read-only")
                    .with("container", name)
                    .with("path", *path);
                let fix = Message::new("mount-read-only-fix").with("path", &self.path);
                return failed(actual, fix, [arn]);
            }
            return Ok(Pass::saw(
                Message::new("mount-saw")
                    .with("container", name)
                    .with("path", *path),
                [arn],
            ));
        }
        let actual = if mounts.is_empty() {
            Message::new("mount-none").with("container", name)
        } else {
            let paths: Vec<String> = mounts
                .into_iter()
                .map(|(path, _)| path.to_owned())
                .collect();
            Message::new("mount-other")
                .with("container", name)
                .with("paths", paths)
        };
        failed(actual, fix, [arn])
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let definition = account.task_definition(&self.task_definition)?;
        let container = account.application_container(definition, self.port, self.image.as_deref());
        let mut volumes = definition.volumes.iter();
        let volume = volumes.find(|volume| volume.efs_volume_configuration.is_some());
        let edit = container
            .zip(volume)
            .map(|(container, volume)| DefinitionEdit::Mount {
                container: container.name.clone(),
                volume: volume.name.clone(),
                path: self.path.clone(),
            });
        Ok(account.revise(definition, edit.into_iter().collect()))
    }

    fn expected(&self, _account: &Account<'_>) -> Message {
        Message::new("mount-expected").with("path", &self.path)
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.task_definition, Some(ResourceKind::TaskDefinition))]
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        vec![Stated::value(StatedValue::name(&self.path))]
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }
}
