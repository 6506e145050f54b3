//! What AWS and the site say about a service at run time, newest first. Texts come from AWS and from
//! third parties: they are untrusted.

use jiff::Timestamp;

use crate::account::Account;
use crate::message::Message;
use crate::snapshot::ecs::{Deployment, Service, Task, TaskDefinition};
use crate::snapshot::elbv2::TargetHealthDescription;

use super::pattern::Source;
use super::quote::brief;

/// One message, and its source.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    pub source: Source,
    /// The words that patterns are matched with.
    pub text: String,
    /// When it was said, if AWS tells.
    pub at: Option<Timestamp>,
    /// The sentence for a reader, where `text` is a code.
    shown: Option<Message>,
}

/// The words in the event by which ECS says that all is well.
const STEADY: &str = "has reached a steady state";

impl Evidence {
    fn new(source: Source, text: impl Into<String>) -> Self {
        Evidence {
            source,
            text: text.into(),
            at: None,
            shown: None,
        }
    }

    fn at(self, at: Option<Timestamp>) -> Self {
        Evidence { at, ..self }
    }

    fn shown_as(self, message: Message) -> Self {
        Evidence {
            shown: Some(message),
            ..self
        }
    }

    /// What a reader sees: the source, how long before `now` it was, and AWS's whole text.
    pub fn message(&self, now: Timestamp) -> Message {
        let source = Message::new(self.source.message());
        let said = match self.at {
            Some(at) => Message::new("evidence-aged").with("age", age(at, now)),
            None => Message::new("evidence-said"),
        };
        let said = said.with("source", source);
        match &self.shown {
            Some(shown) => said.with("text", shown.clone()),
            None => said.with("text", &self.text),
        }
    }

    /// AWS's words in a sentence: their telling part, and how long before `now` they were said.
    pub fn quote(&self, telling: Option<&str>, now: Timestamp) -> Message {
        let quote = match self.at {
            Some(at) => Message::new("aws-says-aged").with("age", age(at, now)),
            None => Message::new("aws-says"),
        };
        match &self.shown {
            Some(shown) => quote.with("text", shown.clone()),
            None => quote.with("text", brief(&self.text, telling)),
        }
    }
}

/// "12 minutes ago", in the largest unit that makes a whole number.
fn age(at: Timestamp, now: Timestamp) -> Message {
    let minutes = now.duration_since(at).as_mins();
    match minutes {
        ..1 => Message::new("age-seconds"),
        1..60 => Message::new("age-minutes").with("count", minutes),
        60..2880 => Message::new("age-hours").with("count", minutes / 60),
        _ => Message::new("age-days").with("count", minutes / 1440),
    }
}

/// A text that says something: AWS also gives empty ones.
fn said(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.trim().is_empty())
}

/// What is said about a service: why its tasks stopped, its events, its deployment, and the health of its targets.
/// Nothing from before its newest steady state or its present deployment: that is history.
pub fn of_service(account: &Account<'_>, service: &Service) -> Vec<Evidence> {
    let since = present_since(service);
    let mut all = of_tasks(account, service, since);
    let events = service
        .events
        .iter()
        .filter(|event| event.created_at >= since && !event.message.trim().is_empty());
    all.extend(
        events.map(|event| Evidence::new(Source::Event, &event.message).at(event.created_at)),
    );
    let reason = primary(service).and_then(|deployment| said(&deployment.rollout_state_reason));
    all.extend(reason.map(|reason| Evidence::new(Source::Deployment, reason)));
    for arn in service.target_groups() {
        all.extend(of_targets(account, arn));
    }
    all
}

/// What the load balancer says about the targets of a group that are not healthy.
pub fn of_targets(account: &Account<'_>, arn: &str) -> Vec<Evidence> {
    let targets = account.snapshot.elbv2.target_health.get(arn);
    let targets = targets.and_then(|targets| targets.known().ok());
    let sick = targets
        .into_iter()
        .flatten()
        .filter(|target| is_sick(target));
    sick.filter_map(|target| {
        let health = &target.target_health;
        // The description is worth more than the reason code.
        let text = said(&health.description).or(said(&health.reason));
        text.map(|text| Evidence::new(Source::Target, text))
    })
    .collect()
}

/// Whether a target is neither healthy, nor being checked for the first time, nor leaving.
pub fn is_sick(target: &TargetHealthDescription) -> bool {
    !matches!(
        target.target_health.state.as_str(),
        "healthy" | "initial" | "draining" | "unhealthy.draining"
    )
}

/// What the site answered, in the words that patterns know and, if there is one, in a sentence for a reader.
pub fn of_site(text: String, sentence: Option<Message>) -> Vec<Evidence> {
    let evidence = Evidence::new(Source::Site, text);
    vec![match sentence {
        Some(sentence) => evidence.shown_as(sentence),
        None => evidence,
    }]
}

/// The deployment that is to be.
pub fn primary(service: &Service) -> Option<&Deployment> {
    let mut deployments = service.deployments.iter();
    deployments.find(|deployment| deployment.status == "PRIMARY")
}

/// The newest steady state or the beginning of the present deployment, whichever came last.
fn present_since(service: &Service) -> Option<jiff::Timestamp> {
    let steady = service
        .events
        .iter()
        .filter(|event| event.message.contains(STEADY));
    let steady = steady.filter_map(|event| event.created_at).max();
    steady.max(primary(service).and_then(|deployment| deployment.created_at))
}

/// Why tasks stopped, newest first.
fn of_tasks(
    account: &Account<'_>,
    service: &Service,
    since: Option<jiff::Timestamp>,
) -> Vec<Evidence> {
    let tasks: Vec<&Task> = match account.tasks_of(service) {
        Ok(tasks) => tasks.collect(),
        Err(_) => return Vec::new(),
    };
    let stopped = tasks.iter().filter(|task| task.last_status == "STOPPED");
    let mut stopped: Vec<&&Task> = stopped
        .filter(|task| task.stopped_at.or(task.created_at) >= since)
        .filter(|task| task.stop_code.as_deref() != Some("UserInitiated"))
        .filter(|task| !has_been_overcome(task, &tasks))
        .collect();
    stopped.sort_by_key(|task| std::cmp::Reverse(task.stopped_at));
    let mut said = Vec::new();
    for task in stopped {
        let of_task = of_task(account, service, task).into_iter();
        said.extend(of_task.map(|evidence| evidence.at(task.stopped_at)));
    }
    said
}

/// Whether a later task of the same zone runs: then what kept this one from starting is no longer there.
fn has_been_overcome(failed: &Task, tasks: &[&Task]) -> bool {
    failed.stop_code.as_deref() == Some("TaskFailedToStart")
        && tasks.iter().any(|task| {
            task.last_status == "RUNNING"
                && task.availability_zone == failed.availability_zone
                && task.started_at > failed.stopped_at
                && failed.stopped_at.is_some()
        })
}

/// A container's own reason says more than its exit code, and both say more than the task's reason, which may be that a
/// container ended.
fn of_task(account: &Account<'_>, service: &Service, task: &Task) -> Vec<Evidence> {
    // A task that is told to stop ends its containers with some code or other.
    let by_itself = matches!(
        task.stop_code.as_deref(),
        None | Some("EssentialContainerExited")
    );
    let reasons = task.containers.iter().filter_map(|container| {
        let reason = said(&container.reason)?;
        let code = container.exit_code.filter(|_| by_itself);
        let code = code.map(exit_code).into_iter();
        let said: Vec<String> = std::iter::once(reason.to_owned()).chain(code).collect();
        Some(Evidence::new(Source::Container, said.join(", ")))
    });
    let codes = if by_itself {
        exit_codes(task, &Roles::of(account, service, task))
    } else {
        Vec::new()
    };
    let reason = said(&task.stopped_reason).into_iter();
    reasons
        .chain(codes)
        .chain(reason.map(|reason| Evidence::new(Source::Task, reason)))
        .collect()
}

/// As the CLI names it.
fn exit_code(code: i32) -> String {
    format!("exitCode {code}")
}

/// The end of a container, of which AWS gives the exit code only.
fn container_ended(code: i32) -> Evidence {
    Evidence::new(Source::Container, exit_code(code))
        .shown_as(Message::new("evidence-exit-code").with("code", code.to_string()))
}

/// Which container of a task is which, as far as it is known.
struct Roles<'a> {
    definition: Option<&'a TaskDefinition>,
    /// The container that serves the site.
    site: Option<&'a str>,
}

impl<'a> Roles<'a> {
    /// The load balancer of the service names the container; without one, it is the only container.
    fn of(account: &Account<'a>, service: &'a Service, task: &'a Task) -> Self {
        let definitions = &account.snapshot.ecs.task_definitions;
        let definition = definitions.get(&task.task_definition_arn);
        let is_there = |name: &&str| {
            task.containers
                .iter()
                .any(|container| container.name == **name)
        };
        let names = service.load_balancers.iter();
        let named = names
            .filter_map(|balancer| balancer.container_name.as_deref())
            .find(is_there);
        let only = match task.containers.as_slice() {
            [container] => Some(container.name.as_str()),
            _ => None,
        };
        Roles {
            definition: definition.and_then(|definition| definition.known().ok()),
            site: only.or(named),
        }
    }

    /// Whether the end of a container ends its task. One that is not known may.
    fn ends_task(&self, name: &str) -> bool {
        let mut containers = self
            .definition
            .iter()
            .flat_map(|definition| &definition.container_definitions);
        let found = containers.find(|container| container.name == name);
        found.is_none_or(|container| container.essential != Some(false))
    }
}

/// The exit code of the container that ended the task. When one essential container ends, ECS stops the others, and these
/// end with 0 or 143, or with 137 if they take too long.
///
/// | site | sidecar | speaks |
/// |------|---------|--------|
/// | 1    | 137     | site   |
/// | 137  | 1       | sidecar: it ended by itself, the site was killed |
/// | 143  | 0       | sidecar: the site was told to stop |
/// | 0    | 137     | site: it ended by itself |
fn exit_codes(task: &Task, roles: &Roles<'_>) -> Vec<Evidence> {
    let ended = task
        .containers
        .iter()
        .filter(|container| said(&container.reason).is_none());
    let ended = ended.filter_map(|container| Some((container.name.as_str(), container.exit_code?)));
    let Some(site) = roles.site else {
        // Any of them may be the one that counts.
        return ended.map(|(_, code)| container_ended(code)).collect();
    };
    let (of_site, beside): (Vec<_>, Vec<_>) = ended.partition(|(name, _)| *name == site);
    let may_be_told = |code: i32| matches!(code, 0 | 137 | 143);
    let of_site = of_site.first().map(|(_, code)| *code);
    if of_site.is_some_and(|code| !may_be_told(code)) {
        return of_site.map(container_ended).into_iter().collect();
    }
    let was_told = of_site == Some(143);
    let culprits: Vec<Evidence> = beside
        .into_iter()
        .filter(|(name, code)| roles.ends_task(name) && (was_told || !may_be_told(*code)))
        .map(|(name, code)| {
            let shown = Message::new("evidence-exit-code-of")
                .with("container", name)
                .with("code", code.to_string());
            Evidence::new(Source::Sidecar, format!("{name}: {}", exit_code(code))).shown_as(shown)
        })
        .collect();
    if culprits.is_empty() {
        of_site.map(container_ended).into_iter().collect()
    } else {
        culprits
    }
}
