use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Stated, StatedValue, Verdict, failed};
use crate::account::Account;
use crate::change::{Change, DefinitionEdit};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::ecs::{ContainerDefinition, TaskDefinition};
use crate::snapshot::probe::Probe;
use crate::snapshot::{Call, Reason, Scope};

/// Asserts that the application's container takes environment variables from Parameter Store with `valueFrom`.
///
/// A parameter may be given by name, or by its full ARN in the same account and Region. With a plain value in place of
/// `valueFrom`, the application gets the parameter's name instead of its content. A secret of Secrets Manager works and is
/// advice. A parameter of another Region or account, and a variable that may be in a file in Amazon S3, are unknown.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContainerSecrets {
    /// The task definition, by its name under `resources`.
    pub task_definition: ResourceName,
    /// The port by which the web container is recognised.
    pub port: u16,
    /// The application's image. If the task has a proxy in front, the container with this image is checked.
    #[serde(default)]
    pub image: Option<String>,
    /// The name of the parameter for each variable.
    pub secrets: IndexMap<String, String>,
    /// Variables that the page does not set, with the values that the application needs to find the workshop's data. Another
    /// value is wrong if the site shows the page of `installer`, else advice.
    #[serde(default)]
    pub unset: IndexMap<String, String>,
    /// The id of the marker in `site_answers` for the page that the application shows without its data.
    #[serde(default)]
    pub installer: Option<String>,
}

/// The result for one variable.
enum Source {
    Right,
    /// It works, but is not what the page says.
    Advice(Message),
    Wrong(Message),
    /// The result depends on this, which is not read.
    NotModelled(String),
}

impl Assertion for ContainerSecrets {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let definition = account.task_definition(&self.task_definition)?;
        let arn = &definition.task_definition_arn;
        let image = self.image.as_deref();
        let Some(container) = account.application_container(definition, self.port, image) else {
            return failed(
                Message::new("container-none")
                    .with("definition", account.label(&self.task_definition)),
                self.fix(self.secrets.iter()),
                [arn],
            );
        };
        let (mut problems, mut advice, mut not_modelled) = (Vec::new(), Vec::new(), None);
        let mut wrong = Vec::new();
        let mut unset = None;
        for (variable, parameter) in &self.secrets {
            match self.source_of(account, definition, container, variable, parameter) {
                Source::Right => {}
                Source::Advice(message) => advice.push(message),
                Source::Wrong(problem) => {
                    wrong.push((variable, parameter));
                    problems.push(problem);
                }
                Source::NotModelled(what) => {
                    not_modelled.get_or_insert(what);
                }
            }
        }
        for (variable, value) in &self.unset {
            if has_other_value(container, variable, value) {
                let about = |id| {
                    let message = Message::new(id).with("variable", variable);
                    message.with("asked", value)
                };
                if self
                    .installer
                    .as_deref()
                    .is_some_and(|marker| shows(account, marker))
                {
                    unset.get_or_insert_with(|| about("variable-fix"));
                    problems.push(about("variable-other"));
                } else {
                    advice.push(about("variable-advice"));
                }
            }
        }
        let fix = if wrong.is_empty() {
            unset
        } else {
            Some(self.fix(wrong.into_iter()))
        };
        if let Some(fix) = fix {
            let wrong = Message::new("secrets-wrong")
                .with("container", &container.name)
                .with("problems", problems);
            return failed(wrong, fix, [arn]);
        }
        if let Some(what) = not_modelled {
            return Err(Reason::NotModelled { what }.into());
        }
        let variables: Vec<String> = self.secrets.keys().cloned().collect();
        let saw = Message::new("secrets-saw")
            .with("container", &container.name)
            .with("variables", variables);
        let mut pass = Pass::saw(saw, [arn]);
        pass.advice = advice;
        Ok(pass)
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let definition = account.task_definition(&self.task_definition)?;
        let image = self.image.as_deref();
        let Some(container) = account.application_container(definition, self.port, image) else {
            return Ok(Vec::new());
        };
        let is_wrong = |(variable, parameter): &(&String, &String)| {
            let source = self.source_of(account, definition, container, variable, parameter);
            matches!(source, Source::Wrong(_))
        };
        let secrets = self
            .secrets
            .iter()
            .filter(is_wrong)
            .map(|(variable, parameter)| DefinitionEdit::Secret {
                container: container.name.clone(),
                variable: variable.clone(),
                from: parameter.clone(),
            });
        let shows_installer = self
            .installer
            .as_deref()
            .is_some_and(|marker| shows(account, marker));
        let other = self.unset.iter().filter(|(variable, value)| {
            shows_installer && has_other_value(container, variable, value)
        });
        let unset = other.map(|(variable, _)| DefinitionEdit::DropVariable {
            container: container.name.clone(),
            variable: variable.clone(),
        });
        Ok(account.revise(definition, secrets.chain(unset).collect()))
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

    fn extend_scope(&self, scope: &mut Scope) {
        scope.references.extend(self.secrets.values().cloned());
        scope.environment.extend(self.unset.keys().cloned());
    }
}

impl ContainerSecrets {
    /// All of these variables in one revision.
    fn fix<'a>(&self, wrong: impl Iterator<Item = (&'a String, &'a String)>) -> Message {
        let pairs: Vec<String> = wrong
            .map(|(variable, parameter)| format!("{variable} = {parameter}"))
            .collect();
        Message::new("secrets-all-fix").with("pairs", pairs)
    }

    fn source_of(
        &self,
        account: &Account<'_>,
        definition: &TaskDefinition,
        container: &ContainerDefinition,
        variable: &str,
        parameter: &str,
    ) -> Source {
        let mut secrets = container.secrets.iter();
        if let Some(secret) = secrets.find(|secret| secret.name == variable) {
            return self.source_of_secret(account, variable, &secret.value_from, parameter);
        }
        if container.has_variable(variable) {
            return Source::Wrong(Message::new("secret-plain").with("variable", variable));
        }
        if let Some(file) = container.environment_files.first() {
            return Source::NotModelled(file.value.clone());
        }
        // Official images of Docker also take the path of a file that holds the value (docker-library/docs, "Docker Secrets").
        let of_file = format!("{variable}_FILE");
        if container.has_variable(&of_file) {
            return Source::NotModelled(of_file);
        }
        let mut others = definition.container_definitions.iter();
        Source::Wrong(match others.find(|other| other.has_variable(variable)) {
            Some(other) => Message::new("secret-elsewhere")
                .with("variable", variable)
                .with("container", &other.name),
            None => Message::new("secret-absent").with("variable", variable),
        })
    }

    /// The result for a `valueFrom`. Source: ECS developer guide, "Pass Secrets Manager secrets" and "Pass Systems Manager
    /// parameters": a name refers to the task's Region, an ARN may refer to another Region.
    fn source_of_secret(
        &self,
        account: &Account<'_>,
        variable: &str,
        value_from: &str,
        parameter: &str,
    ) -> Source {
        let identity = &account.snapshot.account;
        let other = || {
            let is_ours = self.secrets.values().any(|ours| is_name(value_from, ours));
            let value = if is_ours {
                value_from.into()
            } else {
                account.shown(value_from)
            };
            Source::Wrong(
                Message::new("secret-other")
                    .with("variable", variable)
                    .with("value", value)
                    .with("parameter", parameter),
            )
        };
        let parts: Vec<&str> = value_from.splitn(6, ':').collect();
        let (name, is_here) = match parts.as_slice() {
            // If the account id could not be read, it is not compared.
            ["arn", partition, "ssm", region, id, name] if *partition == identity.partition() => (
                name.strip_prefix("parameter").unwrap_or(name),
                *region == identity.region && (identity.id.is_empty() || *id == identity.id),
            ),
            ["arn", partition, "secretsmanager", .., secret]
                if *partition == identity.partition() && secret.starts_with("secret:") =>
            {
                if is_whole_secret_of_rds(secret) {
                    return other();
                }
                let advice = Message::new("secret-manager").with("variable", variable);
                return Source::Advice(advice.with("parameter", parameter));
            }
            ["arn", ..] => return other(),
            _ => (value_from, true),
        };
        let is_version = name
            .rsplit_once(':')
            .is_some_and(|(name, _)| is_name(name, parameter));
        match (is_name(name, parameter), is_here) {
            (true, true) => Source::Right,
            (true, false) => Source::NotModelled(value_from.to_owned()),
            // The value that was read is that of the newest version.
            (false, _) if is_version => Source::NotModelled(value_from.to_owned()),
            (false, _) => other(),
        }
    }
}

/// Whether this is a secret that RDS manages, `secret:rds!…`, without the name of a JSON key. Such a secret is a JSON text of
/// user name and password, which is not a value for a single variable.
///
/// Source: Amazon RDS user guide, "Password management with Amazon RDS and AWS Secrets Manager"; ECS developer guide, "Pass
/// Secrets Manager secrets": `secret:NAME:json-key:version-stage:version-id`.
fn is_whole_secret_of_rds(secret: &str) -> bool {
    let mut parts = secret.split(':').skip(1);
    let is_of_rds = parts.next().is_some_and(|name| name.starts_with("rds!"));
    is_of_rds && parts.next().is_none_or(str::is_empty)
}

/// Whether a text is the parameter's name, with or without a leading slash.
fn is_name(text: &str, parameter: &str) -> bool {
    text == parameter || text.strip_prefix('/') == Some(parameter)
}

/// Whether a variable has another plain value. A value that is not in the snapshot does not count as another one.
fn has_other_value(container: &ContainerDefinition, variable: &str, value: &str) -> bool {
    let mut values = container.environment.iter();
    values.any(|kept| {
        kept.name == variable && kept.value.as_deref().is_some_and(|kept| kept != value)
    })
}

/// Whether a probed site shows the page with this marker.
fn shows(account: &Account<'_>, marker: &str) -> bool {
    let mut probes = account.snapshot.probes.values();
    probes.any(|probe| match probe.known() {
        Ok(Probe::Answered(answer)) => answer.markers.iter().any(|found| found == marker),
        Ok(Probe::NoAnswer { .. }) | Err(_) => false,
    })
}
