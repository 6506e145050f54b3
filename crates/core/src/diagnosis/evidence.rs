//! Messages of AWS and the site about a service at run time, newest first. Their texts are untrusted.

use jiff::Timestamp;

use crate::account::Account;
use crate::message::Message;
use crate::snapshot::ecs::{Deployment, Service, Task, TaskDefinition};
use crate::snapshot::elbv2::TargetHealthDescription;

use super::pattern::Source;
use super::quote::brief;

/// One message with its source.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Where the message comes from.
    pub source: Source,
    /// The message, untrusted.
    pub text: String,
    /// When it was reported, if AWS gives a time.
    pub at: Option<Timestamp>,
    /// The sentence for a reader, where `text` is a code.
    shown: Option<Message>,
}

/// The text of the ECS event for a service without problems.
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
        let line = match self.at {
            Some(at) => Message::new("evidence-aged").with("age", age(at, now)),
            None => Message::new("evidence-text"),
        };
        let line = line.with("source", source);
        match &self.shown {
            Some(shown) => line.with("text", shown.clone()),
            None => line.with("text", &self.text),
        }
    }

    /// AWS's text in a sentence: the part `telling`, and how long before `now` it was reported.
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

/// The text, unless it is missing or blank. AWS also returns empty texts.
fn non_empty(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.trim().is_empty())
}

/// The messages about a service: the reasons of stopped tasks, events, the state of the deployment, and the health of
/// targets. Messages from before the newest steady state and before the current deployment are left out.
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
    let reason =
        primary(service).and_then(|deployment| non_empty(&deployment.rollout_state_reason));
    all.extend(reason.map(|reason| Evidence::new(Source::Deployment, reason)));
    for arn in service.target_groups() {
        all.extend(of_targets(account, arn));
    }
    all
}

/// The load balancer's reasons for the failing targets of a target group.
pub fn of_targets(account: &Account<'_>, arn: &str) -> Vec<Evidence> {
    let targets = account.snapshot.elbv2.target_health.get(arn);
    let targets = targets.and_then(|targets| targets.known().ok());
    let strays = account.stray_targets(arn);
    let is_stray =
        |target: &TargetHealthDescription| strays.iter().any(|stray| stray.target == target.target);
    let failing = targets
        .into_iter()
        .flatten()
        .filter(|target| is_failing(target) && !is_stray(target));
    failing
        .filter_map(|target| {
            let health = &target.target_health;
            // The description has more detail than the reason code.
            let text = non_empty(&health.description).or(non_empty(&health.reason));
            text.map(|text| Evidence::new(Source::Target, text))
        })
        .collect()
}

/// Whether a target is neither healthy, nor in its first health checks, nor draining.
pub fn is_failing(target: &TargetHealthDescription) -> bool {
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

/// What a resource says about its state.
pub fn of_resource(text: &str) -> Option<Evidence> {
    (!text.trim().is_empty()).then(|| Evidence::new(Source::Resource, text))
}

/// The current deployment of a service.
pub fn primary(service: &Service) -> Option<&Deployment> {
    let mut deployments = service.deployments.iter();
    deployments.find(|deployment| deployment.status == "PRIMARY")
}

/// The time of the newest steady state or the start of the current deployment, whichever is later.
///
/// Steady state at 10:00, deployment at 10:20: a task that stopped at 10:10 belongs to an earlier configuration, so its
/// message is not evidence.
fn present_since(service: &Service) -> Option<jiff::Timestamp> {
    let steady = service
        .events
        .iter()
        .filter(|event| event.message.contains(STEADY));
    let steady = steady.filter_map(|event| event.created_at).max();
    steady.max(primary(service).and_then(|deployment| deployment.created_at))
}

/// The reasons of stopped tasks, newest first.
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
        .filter(|task| !is_resolved(task, &tasks))
        .collect();
    stopped.sort_by_key(|task| std::cmp::Reverse(task.stopped_at));
    let mut evidence = Vec::new();
    for task in stopped {
        let of_task = of_task(account, service, task).into_iter();
        evidence.extend(of_task.map(|evidence| evidence.at(task.stopped_at)));
    }
    evidence
}

/// Whether a later task in the same zone is running. Then the problem that kept this task from starting is fixed.
fn is_resolved(failed: &Task, tasks: &[&Task]) -> bool {
    failed.stop_code.as_deref() == Some("TaskFailedToStart")
        && tasks.iter().any(|task| {
            task.last_status == "RUNNING"
                && task.availability_zone == failed.availability_zone
                && task.started_at > failed.stopped_at
                && failed.stopped_at.is_some()
        })
}

/// The messages of one task, the most specific first: the reasons of containers, exit codes, then the task's reason, which
/// is often only that a container ended.
fn of_task(account: &Account<'_>, service: &Service, task: &Task) -> Vec<Evidence> {
    // If ECS stopped the task, the exit codes of its containers say nothing.
    let by_itself = matches!(
        task.stop_code.as_deref(),
        None | Some("EssentialContainerExited")
    );
    let reasons = task.containers.iter().filter_map(|container| {
        let reason = non_empty(&container.reason)?;
        let code = container.exit_code.filter(|_| by_itself);
        let code = code.map(exit_code).into_iter();
        let texts: Vec<String> = std::iter::once(reason.to_owned()).chain(code).collect();
        Some(Evidence::new(Source::Container, texts.join(", ")))
    });
    let codes = if by_itself {
        exit_codes(task, &ContainerRoles::of(account, service, task))
    } else {
        Vec::new()
    };
    let reason = non_empty(&task.stopped_reason).into_iter();
    reasons
        .chain(codes)
        .chain(reason.map(|reason| Evidence::new(Source::Task, reason)))
        .collect()
}

/// The exit code with the name that the console and the CLI use.
fn exit_code(code: i32) -> String {
    format!("exitCode {code}")
}

/// The end of a container, of which AWS gives the exit code only.
fn container_ended(code: i32) -> Evidence {
    Evidence::new(Source::Container, exit_code(code))
        .shown_as(Message::new("evidence-exit-code").with("code", code.to_string()))
}

/// Which container of a task is which, as far as it is known.
struct ContainerRoles<'a> {
    definition: Option<&'a TaskDefinition>,
    /// The name of the container that serves the site.
    site: Option<&'a str>,
}

impl<'a> ContainerRoles<'a> {
    /// The container that serves the site is the only container, or the one that the service's load balancer names.
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
        ContainerRoles {
            definition: definition.and_then(|definition| definition.known().ok()),
            site: only.or(named),
        }
    }

    /// Whether the end of a container ends its task. True for a container that is not in the task definition.
    fn ends_task(&self, name: &str) -> bool {
        let mut containers = self
            .definition
            .iter()
            .flat_map(|definition| &definition.container_definitions);
        let found = containers.find(|container| container.name == name);
        found.is_none_or(|container| container.essential != Some(false))
    }
}

/// The exit code of the container that ended the task. When one essential container ends, ECS stops the others with
/// SIGTERM. They exit with 0 or 143, or with 137 (SIGKILL) if they take too long.
///
/// | site | sidecar | evidence |
/// |------|---------|----------|
/// | 1    | 137     | site: it ended first, and ECS stopped the sidecar |
/// | 137  | 1       | sidecar: it ended first, and ECS killed the site |
/// | 143  | 0       | sidecar: it ended first, and ECS stopped the site |
/// | 0    | 137     | site: it ended first, and ECS killed the sidecar |
fn exit_codes(task: &Task, roles: &ContainerRoles<'_>) -> Vec<Evidence> {
    let ended = task
        .containers
        .iter()
        .filter(|container| non_empty(&container.reason).is_none());
    let ended = ended.filter_map(|container| Some((container.name.as_str(), container.exit_code?)));
    let Some(site) = roles.site else {
        // Any of them may be the one that counts.
        return ended.map(|(_, code)| container_ended(code)).collect();
    };
    let (of_site, sidecars): (Vec<_>, Vec<_>) = ended.partition(|(name, _)| *name == site);
    let may_be_stopped = |code: i32| matches!(code, 0 | 137 | 143);
    let of_site = of_site.first().map(|(_, code)| *code);
    if of_site.is_some_and(|code| !may_be_stopped(code)) {
        return of_site.map(container_ended).into_iter().collect();
    }
    let was_stopped = of_site == Some(143);
    let culprits: Vec<Evidence> = sidecars
        .into_iter()
        .filter(|(name, code)| roles.ends_task(name) && (was_stopped || !may_be_stopped(*code)))
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
