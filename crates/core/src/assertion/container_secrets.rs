use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, Pass, Stated, StatedValue, Verdict, failed};
use crate::account::Account;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::Call;
use crate::snapshot::ecs::ContainerDefinition;

/// Asserts that the web container takes environment variables from Parameter Store with `valueFrom`.
///
/// A parameter may be given by name or by its full ARN of the same account and Region. A plain value in place of
/// `valueFrom` hands WordPress the parameter's name instead of its content.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContainerSecrets {
    /// The task definition, by its name under `resources`.
    pub task_definition: ResourceName,
    /// The port by which the web container is known.
    pub port: u16,
    /// Variable → parameter.
    pub secrets: IndexMap<String, String>,
}

impl Assertion for ContainerSecrets {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let definition = account.task_definition(&self.task_definition)?;
        let arn = &definition.task_definition_arn;
        let Some(container) = account.web_container(definition, self.port) else {
            return failed(
                Message::new("container-none")
                    .with("definition", account.label(&self.task_definition)),
                self.fix(self.secrets.first()),
                [arn],
            );
        };
        let mut problems = Vec::new();
        let mut first = None;
        for (variable, parameter) in &self.secrets {
            if let Some(problem) = self.problem_of(account, container, variable, parameter) {
                first.get_or_insert((variable, parameter));
                problems.push(problem);
            }
        }
        let Some(first) = first else {
            let variables: Vec<String> = self.secrets.keys().cloned().collect();
            let saw = Message::new("secrets-saw")
                .with("container", &container.name)
                .with("variables", variables);
            return Ok(Pass::saw(saw, [arn]));
        };
        failed(
            Message::new("secrets-wrong")
                .with("container", &container.name)
                .with("problems", problems),
            self.fix(Some(first)),
            [arn],
        )
    }

    fn expected(&self, _account: &Account<'_>) -> Message {
        let pairs: Vec<String> = self
            .secrets
            .iter()
            .map(|(variable, parameter)| format!("{variable} = {parameter}"))
            .collect();
        Message::new("secrets-expected").with("pairs", pairs)
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.task_definition, Some(ResourceKind::TaskDefinition))]
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        let row = |(variable, parameter): (&String, &String)| {
            Stated::value(StatedValue::name(variable)).beside(StatedValue::name(parameter))
        };
        self.secrets.iter().map(row).collect()
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }
}

impl ContainerSecrets {
    /// The first thing to add or mend.
    fn fix(&self, first: Option<(&String, &String)>) -> Message {
        let (variable, parameter) =
            first.map_or(("", ""), |(variable, parameter)| (variable, parameter));
        Message::new("secrets-fix")
            .with("variable", variable)
            .with("parameter", parameter)
    }

    fn problem_of(
        &self,
        account: &Account<'_>,
        container: &ContainerDefinition,
        variable: &str,
        parameter: &str,
    ) -> Option<Message> {
        let Some(secret) = container
            .secrets
            .iter()
            .find(|secret| secret.name == variable)
        else {
            let plain = container
                .environment
                .iter()
                .any(|value| value.name == variable);
            let id = if plain {
                "secret-plain"
            } else {
                "secret-absent"
            };
            return Some(Message::new(id).with("variable", variable));
        };
        if points_at(account, &secret.value_from, parameter) {
            None
        } else {
            Some(
                Message::new("secret-other")
                    .with("variable", variable)
                    .with("value", &secret.value_from)
                    .with("parameter", parameter),
            )
        }
    }
}

/// Whether `valueFrom` names the parameter, in the graded account and Region.
fn points_at(account: &Account<'_>, value_from: &str, parameter: &str) -> bool {
    let identity = &account.snapshot.account;
    let name = match value_from.strip_prefix("arn:") {
        None => value_from,
        Some(rest) => {
            let parts: Vec<&str> = rest.splitn(5, ':').collect();
            match parts.as_slice() {
                // An account id that could not be read is not compared.
                [partition, "ssm", region, id, name]
                    if *partition == identity.partition()
                        && *region == identity.region
                        && (identity.id.is_empty() || *id == identity.id) =>
                {
                    name.strip_prefix("parameter").unwrap_or(name)
                }
                _ => return false,
            }
        }
    };
    name == parameter || name.strip_prefix('/') == Some(parameter)
}
