use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Stated, StatedValue, Verdict, failed};
use crate::account::Account;
use crate::change::{Change, DefinitionEdit};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::Call;
use crate::snapshot::ecs::{ContainerDefinition, TaskDefinition};

/// Asserts that the application's container mounts an EFS volume at a path.
///
/// The path must match exactly: mounted one directory higher, the volume hides the application's own files. A read-only
/// mount is a failure, because uploads do not work. If the task definition has a volume of the suite's file system, the
/// volume of another one at the path is a failure.
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
        if let Some(elsewhere) = self.of_another_file_system(account, definition, container) {
            return elsewhere;
        }
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
        let mut volumes = definition.volumes.iter();
        let volume = volumes.find(|volume| volume.efs_volume_configuration.is_some());
        let edit = volume.and_then(|volume| self.mounted(account, definition, &volume.name));
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

impl MountPoint {
    /// The edit that mounts a volume at the path.
    pub(super) fn mounted(
        &self,
        account: &Account<'_>,
        definition: &TaskDefinition,
        volume: &str,
    ) -> Option<DefinitionEdit> {
        let container =
            account.application_container(definition, self.port, self.image.as_deref())?;
        Some(DefinitionEdit::Mount {
            container: container.name.clone(),
            volume: volume.to_owned(),
            path: self.path.clone(),
        })
    }

    /// The failure, if the path shows another file system although a volume of the suite's own is there.
    fn of_another_file_system(
        &self,
        account: &Account<'_>,
        definition: &TaskDefinition,
        container: Option<&ContainerDefinition>,
    ) -> Option<Verdict> {
        let mut resources = account.resources.iter();
        let (resource, _) =
            resources.find(|(_, resource)| resource.kind == ResourceKind::FileSystem)?;
        let own = &account.file_system(resource).ok()?.file_system_id;
        let file_system_of = |name: &str| {
            let mut volumes = definition.volumes.iter();
            let volume = volumes.find(|volume| volume.name == name)?;
            let efs = volume.efs_volume_configuration.as_ref()?;
            Some(&efs.file_system_id)
        };
        let has_own = definition.volumes.iter().any(|volume| {
            let efs = volume.efs_volume_configuration.as_ref();
            efs.is_some_and(|efs| efs.file_system_id == *own)
        });
        let mut mounts = container?.mount_points.iter();
        let mount = mounts.find(|mount| {
            let path = mount.container_path.as_deref();
            path.is_some_and(|path| path.trim_end_matches('/') == self.path)
        })?;
        let mounted = file_system_of(mount.source_volume.as_deref()?)?;
        (has_own && mounted != own).then(|| {
            failed(
                Message::new("volume-other")
                    .with("definition", account.label(&self.task_definition))
                    .with("found", vec![mounted.clone()]),
                Message::new("volume-fix").with("file_system", account.label(resource)),
                [&definition.task_definition_arn, mounted],
            )
        })
    }
}
