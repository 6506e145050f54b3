use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Stated, StatedValue, Verdict, failed};
use crate::account::Account;
use crate::change::{Change, DefinitionEdit};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::Call;

/// Asserts that a container of a task definition maps a TCP port, as a single port or in a range.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContainerPort {
    /// The task definition, by its name under `resources`.
    pub task_definition: ResourceName,
    /// The port that the container listens on.
    pub port: u16,
}

impl Assertion for ContainerPort {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let definition = account.task_definition(&self.task_definition)?;
        let arn = &definition.task_definition_arn;
        let mappings = || {
            definition
                .container_definitions
                .iter()
                .flat_map(|container| {
                    container
                        .port_mappings
                        .iter()
                        .map(move |mapping| (container, mapping))
                })
        };
        let right = mappings().find(|(_, mapping)| mapping.maps_tcp(self.port));
        if let Some((container, _)) = right {
            let saw = Message::new("port-saw")
                .with("container", &container.name)
                .with("port", self.port.to_string());
            return Ok(Pass::saw(saw, [arn]));
        }
        let found: Vec<String> = mappings()
            .map(|(_, mapping)| {
                let protocol = mapping.protocol().to_uppercase();
                format!("{protocol} {}", mapping.ports())
            })
            .collect();
        failed(
            Message::new("port-other")
                .with("definition", account.label(&self.task_definition))
                .with("found", found),
            Message::new("port-fix").with("port", self.port.to_string()),
            [arn],
        )
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let definition = account.task_definition(&self.task_definition)?;
        let edit = account
            .web_container(definition, self.port)
            .map(|container| DefinitionEdit::Port {
                container: container.name.clone(),
                port: self.port,
            });
        Ok(account.revise(definition, edit.into_iter().collect()))
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("port-expected")
            .with("definition", account.page_name(&self.task_definition))
            .with("port", self.port.to_string())
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.task_definition, Some(ResourceKind::TaskDefinition))]
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        vec![Stated::value(StatedValue::name(self.port))]
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }
}
