//! ECS task definitions as a kind of resource.

use crate::resource::ResourceKind;
use crate::resource::inventory::Unread;
use crate::resource::kinds::{ResourceType, Wire, short};
use crate::snapshot::ecs::TaskDefinition;
use crate::snapshot::{Call, Fact, Snapshot};

impl ResourceType for TaskDefinition {
    const NAME: &'static str = "task-definition";
    const CALLS: &'static [Call] = &[Call::DescribeTaskDefinition];
    const WIRES: &'static [Wire<Self>] = &[Wire {
        to: ResourceKind::FileSystem,
        calls: &[],
        keys: |definition, _| {
            let volumes = definition.volumes.iter();
            let shared = volumes.filter_map(|volume| volume.efs_volume_configuration.as_ref());
            Ok(shared.map(|efs| efs.file_system_id.as_str()).collect())
        },
    }];
    const HAS_REVISIONS: bool = true;

    fn each<'a>(snapshot: &'a Snapshot) -> impl Iterator<Item = Result<&'a Self, Unread<'a>>> {
        let ecs = &snapshot.ecs;
        // Without the list of ARNs, a described revision may not be the newest one.
        let (list, described) = match &ecs.task_definition_arns {
            Fact::Known(_) => (None, Some(&ecs.task_definitions)),
            Fact::Unknown(reason) => (Some(Err(Unread::all(reason))), None),
        };
        let described = described.into_iter().flatten();
        let described = described.map(|(arn, definition)| match definition {
            Fact::Known(definition) => Ok(definition),
            Fact::Unknown(reason) => Err(Unread {
                key: Some(arn),
                name: Some(family(arn)),
                reason: reason.into(),
            }),
        });
        list.into_iter().chain(described)
    }

    fn key(&self) -> &str {
        &self.task_definition_arn
    }

    fn name(&self) -> &str {
        &self.family
    }
}

/// The family of a revision: "unicorn-task-def" for "arn:…:task-definition/unicorn-task-def:3".
pub fn family(arn: &str) -> &str {
    let last = short(arn);
    last.rsplit_once(':').map_or(last, |(family, _)| family)
}
