use super::service;
use crate::assertion::absent::kind::{Kind, LeftoverKind, Listed, each};
use crate::assertion::absent::thing::Thing;
use crate::change::Doomed;
use crate::message::Message;
use crate::resource::kinds::family;
use crate::snapshot::{Call, Reason, Snapshot};

pub struct TaskDefinition;

impl LeftoverKind for TaskDefinition {
    fn calls(&self) -> &'static [Call] {
        &[
            Call::ListTaskDefinitions,
            Call::DescribeClusters,
            Call::DescribeServices,
            Call::DescribeSubnets,
            Call::DescribeVpcs,
        ]
    }

    fn word(&self) -> Message {
        Message::new("absent-task-definitions")
    }

    fn doomed(&self, _: &Snapshot, thing: &Thing<'_>) -> Option<Doomed> {
        Some(Doomed::TaskDefinition(thing.id.to_owned()))
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        each(&snapshot.ecs.task_definition_arns, |arn| {
            Some(Thing::new(arn, family(arn)))
        })
    }

    fn users<'a>(
        &self,
        snapshot: &'a Snapshot,
        thing: &Thing<'_>,
    ) -> Result<Vec<(Kind, &'a str)>, Reason> {
        service::users_where(snapshot, |service| {
            service.current_task_definition().map(family) == Some(thing.name)
        })
    }
}
