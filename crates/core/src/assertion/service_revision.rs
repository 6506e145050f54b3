use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Verdict, failed};
use crate::account::{Account, short};
use crate::change::{Change, ServiceUpdate};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::snapshot::{Call, Reason};

/// Asserts that a service runs the task definition revision that satisfies the workshop best.
///
/// Registering a corrected revision changes nothing until the service is updated to it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceRevision {
    /// The service, by its name under `resources`.
    pub service: ResourceName,
    /// The task definition, by its name under `resources`.
    pub task_definition: ResourceName,
}

impl Assertion for ServiceRevision {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let service = account.deployed_service(&self.service)?;
        let definition = account.task_definition(&self.task_definition)?;
        let label = account.label(&self.service);
        let Some(arn) = service.current_task_definition() else {
            let what = format!("{} (no task definition)", service.service_name);
            return Err(Reason::NotModelled { what }.into());
        };
        let found = short(arn);
        let arns = [&service.service_arn, arn];
        if arn == definition.task_definition_arn {
            return Ok(Pass::saw(
                Message::new("revision-saw")
                    .with("service", label)
                    .with("found", found),
                arns,
            ));
        }
        let wanted = short(&definition.task_definition_arn);
        failed(
            Message::new("revision-other")
                .with("service", label)
                .with("found", found)
                .with("wanted", wanted),
            Message::new("revision-fix").with("wanted", wanted),
            arns,
        )
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let service = account.deployed_service(&self.service)?;
        let definition = account.task_definition(&self.task_definition)?;
        let update = ServiceUpdate::Definition {
            family: definition.family.clone(),
            revision: definition.task_definition_arn.clone(),
        };
        Ok(account.update(service, update).into_iter().collect())
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("revision-expected")
            .with("service", account.page_name(&self.service))
            .with("definition", account.label(&self.task_definition))
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![
            (&self.service, Some(ResourceKind::Service)),
            (&self.task_definition, Some(ResourceKind::TaskDefinition)),
        ]
    }

    fn identifies(&self) -> bool {
        false
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }
}
