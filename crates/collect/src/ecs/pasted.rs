//! Secrets that were pasted where the name of a parameter belongs.
//!
//! ECS takes any text as `valueFrom`, and repeats it in its messages when no parameter has that name.

use std::collections::BTreeSet;

use crate::redact;
use workshop_check_core::snapshot::Scope;
use workshop_check_core::snapshot::ecs::{Ecs, Service, Task, TaskDefinition};
use workshop_check_core::snapshot::fact::Fact;

/// Masks each `valueFrom` that is not a reference ([`Scope::is_reference`]), in the task definitions and in the
/// messages about services and tasks. A message may be about a revision that was not read.
pub(crate) fn mask(ecs: &mut Ecs, scope: &Scope) {
    let mut pasted = BTreeSet::new();
    for definition in known(ecs.task_definitions.values_mut()) {
        mask_definition(definition, scope, &mut pasted);
    }
    let services = known(ecs.services.values_mut()).flatten();
    let tasks = known(ecs.tasks.values_mut()).flatten();
    let texts = services
        .flat_map(texts_of_service)
        .chain(tasks.flat_map(texts_of_task));
    for text in texts {
        let repeated = repeated(text, scope);
        hide(text, &pasted);
        hide(text, &repeated);
    }
}

/// What a message repeats of a `valueFrom` that is not a reference.
///
/// "invalid ssm parameters: DB_HOST, hunter2 : exit status 1" and "…:parameter/hunter2 because" both repeat "hunter2".
fn repeated(text: &str, scope: &Scope) -> BTreeSet<String> {
    let mut names = Vec::new();
    for mark in ["parameters: ", "parameter: "] {
        for (at, _) in text.match_indices(mark) {
            let rest = text.get(at + mark.len()..).unwrap_or_default();
            for item in rest.split(',') {
                let mut words = item.split_whitespace();
                names.extend(words.next());
                // A list ends where something else than a comma follows a name.
                if words.next().is_some() {
                    break;
                }
            }
        }
    }
    for (at, mark) in text.match_indices(":parameter/") {
        let rest = text.get(at + mark.len()..).unwrap_or_default();
        names.extend(
            rest.split(|c: char| c.is_whitespace() || ",\"'".contains(c))
                .next(),
        );
    }
    let names = names
        .into_iter()
        .map(|name| name.trim_end_matches(['.', ':', ';']));
    let is_pasted = |name: &&str| {
        !name.is_empty() && !scope.is_reference(name) && !scope.is_reference(&format!("/{name}"))
    };
    names.filter(is_pasted).map(str::to_owned).collect()
}

fn mask_definition(definition: &mut TaskDefinition, scope: &Scope, pasted: &mut BTreeSet<String>) {
    let containers = definition.container_definitions.iter_mut();
    for secret in containers.flat_map(|container| &mut container.secrets) {
        if !scope.is_reference(&secret.value_from) {
            let text = std::mem::replace(&mut secret.value_from, redact::MASK.to_owned());
            pasted.insert(text);
        }
    }
}

fn hide(text: &mut String, pasted: &BTreeSet<String>) {
    for secret in pasted {
        if !secret.trim().is_empty() && text.contains(secret.trim()) {
            *text = text.replace(secret.trim(), redact::MASK);
        }
    }
}

fn known<'a, T: 'a>(
    facts: impl Iterator<Item = &'a mut Fact<T>>,
) -> impl Iterator<Item = &'a mut T> {
    facts.filter_map(|fact| match fact {
        Fact::Known(value) => Some(value),
        Fact::Unknown(_) => None,
    })
}

fn texts_of_service(service: &mut Service) -> impl Iterator<Item = &mut String> {
    let events = service.events.iter_mut().map(|event| &mut event.message);
    let deployments = service.deployments.iter_mut();
    events.chain(deployments.filter_map(|deployment| deployment.rollout_state_reason.as_mut()))
}

fn texts_of_task(task: &mut Task) -> impl Iterator<Item = &mut String> {
    let containers = task.containers.iter_mut();
    let reasons = containers.filter_map(|container| container.reason.as_mut());
    task.stopped_reason.as_mut().into_iter().chain(reasons)
}

#[cfg(test)]
mod tests {
    use super::*;
    use workshop_check_core::snapshot::ecs::{
        ContainerDefinition, Deployment, Secret, ServiceEvent, TaskContainer,
    };

    const PASTED: &str = "Sup3rS3cret-Pw!";

    fn secret(value_from: &str) -> Secret {
        Secret {
            name: "WORDPRESS_DB_PASSWORD".into(),
            value_from: value_from.into(),
        }
    }

    fn ecs(values: &[&str]) -> Ecs {
        let says = || Some(format!("invalid parameters: {PASTED}"));
        let container = ContainerDefinition {
            secrets: values.iter().map(|value| secret(value)).collect(),
            ..ContainerDefinition::default()
        };
        let definition = TaskDefinition {
            container_definitions: vec![container],
            ..TaskDefinition::default()
        };
        let service = Service {
            events: vec![ServiceEvent {
                message: says().unwrap_or_default(),
                ..ServiceEvent::default()
            }],
            deployments: vec![Deployment {
                rollout_state_reason: says(),
                ..Deployment::default()
            }],
            ..Service::default()
        };
        let task = Task {
            stopped_reason: says(),
            containers: vec![TaskContainer {
                reason: says(),
                ..TaskContainer::default()
            }],
            ..Task::default()
        };
        Ecs {
            task_definitions: [("wp:1".to_owned(), Fact::Known(definition))].into(),
            services: [("c".to_owned(), Fact::Known(vec![service]))].into(),
            tasks: [("c".to_owned(), Fact::Known(vec![task]))].into(),
            ..Ecs::default()
        }
    }

    fn scope() -> Scope {
        Scope {
            references: ["DB_PASSWORD".to_owned()].into(),
            ..Scope::default()
        }
    }

    fn values(ecs: &Ecs) -> Vec<&str> {
        let definition = ecs.task_definitions["wp:1"].known().expect("a definition");
        let secrets = definition.container_definitions[0].secrets.iter();
        secrets.map(|secret| secret.value_from.as_str()).collect()
    }

    #[test]
    fn a_pasted_secret_is_nowhere() {
        let mut ecs = ecs(&[PASTED, "DB_PASSWORD"]);
        mask(&mut ecs, &scope());
        assert_eq!(values(&ecs), ["***", "DB_PASSWORD"]);
        let json = serde_json::to_string(&ecs).expect("JSON");
        assert!(!json.contains(PASTED), "{json}");
        assert_eq!(json.matches("invalid parameters: ***").count(), 4, "{json}");
    }

    #[test]
    fn a_message_about_a_revision_that_was_not_read_repeats_no_secret() {
        for (text, masked) in [
            (
                "unable to retrieve secrets from ssm: invalid ssm parameters: DB_HOST, Sup3rS3cret-Pw!",
                "unable to retrieve secrets from ssm: invalid ssm parameters: DB_HOST, ***",
            ),
            (
                "ssm:GetParameters on resource: arn:aws:ssm:us-west-2:1:parameter/Sup3rS3cret-Pw! because no",
                "ssm:GetParameters on resource: arn:aws:ssm:us-west-2:1:parameter/*** because no",
            ),
            (
                "invalid ssm parameters: DB_HOST, DB_PASSWO : exit status 1",
                "invalid ssm parameters: DB_HOST, DB_PASSWO : exit status 1",
            ),
            (
                "arn:aws:ssm:us-west-2:1:parameter/prod/db/password is gone",
                "arn:aws:ssm:us-west-2:1:parameter/prod/db/password is gone",
            ),
        ] {
            let mut ecs = ecs(&[]);
            let tasks = known(ecs.tasks.values_mut()).flatten();
            for said in tasks.flat_map(texts_of_task) {
                *said = text.to_owned();
            }
            let names = ["DB_HOST", "DB_PASSWORD"].map(str::to_owned);
            let scope = Scope {
                references: names.into(),
                ..Scope::default()
            };
            mask(&mut ecs, &scope);
            let mut tasks = known(ecs.tasks.values_mut()).flatten();
            let task = tasks.next().expect("a task");
            assert_eq!(task.stopped_reason.as_deref(), Some(masked));
        }
    }

    #[test]
    fn names_and_arns_stay() {
        let names = [
            "DB_PASSWORD",
            "/DB_PASSWORD",
            "arn:aws:ssm:us-west-2:1:parameter/other",
            "arn:aws:secretsmanager:us-west-2:1:secret:name-AbCdEf:key::",
        ];
        let mut ecs = ecs(&names);
        let before = ecs.clone();
        mask(&mut ecs, &scope());
        assert_eq!(ecs.task_definitions, before.task_definitions);
    }

    #[test]
    fn a_name_that_the_suite_does_not_read_may_be_a_password() {
        let mut ecs = ecs(&["Sup3rS3cret", "arn:my password"]);
        mask(&mut ecs, &scope());
        assert_eq!(values(&ecs), ["***", "***"]);
    }
}
