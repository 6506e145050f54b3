//! What AWS and the site say about a service at run time, newest first. Texts come from AWS and from
//! third parties: they are untrusted.

use crate::account::Account;
use crate::message::Message;
use crate::snapshot::ecs::{Deployment, Service, Task, TaskDefinition};
use crate::snapshot::elbv2::TargetHealthDescription;

use super::pattern::Source;

/// One message, and its source.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    pub source: Source,
    pub text: String,
}

/// The words in the event by which ECS says that all is well.
const STEADY: &str = "has reached a steady state";

impl Evidence {
    fn new(source: Source, text: impl Into<String>) -> Self {
        Evidence {
            source,
            text: text.into(),
        }
    }

    /// It as a reader sees it: who said what.
    pub fn message(&self) -> Message {
        Message::new(self.source.message()).with("text", &self.text)
    }
}

/// A text that says something: AWS also gives empty ones.
fn non_empty(text: &Option<String>) -> Option<&str> {
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
    all.extend(events.map(|event| Evidence::new(Source::Event, &event.message)));
    let reason =
        primary(service).and_then(|deployment| non_empty(&deployment.rollout_state_reason));
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
        .filter(|target| is_failing(target));
    sick.filter_map(|target| {
        let health = &target.target_health;
        // The description is worth more than the reason code.
        let text = non_empty(&health.description).or(non_empty(&health.reason));
        text.map(|text| Evidence::new(Source::Target, text))
    })
    .collect()
}

/// Whether a target is neither healthy, nor being checked for the first time, nor leaving.
pub fn is_failing(target: &TargetHealthDescription) -> bool {
    !matches!(
        target.target_health.state.as_str(),
        "healthy" | "initial" | "draining" | "unhealthy.draining"
    )
}

/// What the site answered, in the words that patterns know.
pub fn of_site(text: String) -> Vec<Evidence> {
    vec![Evidence::new(Source::Site, text)]
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
        .filter(|task| !is_resolved(task, &tasks))
        .collect();
    stopped.sort_by_key(|task| std::cmp::Reverse(task.stopped_at));
    let mut said = Vec::new();
    for task in stopped {
        said.extend(of_task(account, service, task));
    }
    said
}

/// Whether a later task of the same zone runs: then what kept this one from starting is no longer there.
fn is_resolved(failed: &Task, tasks: &[&Task]) -> bool {
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
        let reason = non_empty(&container.reason)?;
        let code = container.exit_code.filter(|_| by_itself);
        let code = code.map(exit_code).into_iter();
        let said: Vec<String> = std::iter::once(reason.to_owned()).chain(code).collect();
        Some(Evidence::new(Source::Container, said.join(", ")))
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

/// As the console and the CLI name it.
fn exit_code(code: i32) -> String {
    format!("exitCode {code}")
}

/// Which container of a task is which, as far as it is known.
struct ContainerRoles<'a> {
    definition: Option<&'a TaskDefinition>,
    /// The container that serves the site.
    site: Option<&'a str>,
}

impl<'a> ContainerRoles<'a> {
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
        ContainerRoles {
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
fn exit_codes(task: &Task, roles: &ContainerRoles<'_>) -> Vec<Evidence> {
    let ended = task
        .containers
        .iter()
        .filter(|container| non_empty(&container.reason).is_none());
    let ended = ended.filter_map(|container| Some((container.name.as_str(), container.exit_code?)));
    let Some(site) = roles.site else {
        // Any of them may be the one that counts.
        return ended
            .map(|(_, code)| Evidence::new(Source::Container, exit_code(code)))
            .collect();
    };
    let (of_site, sidecars): (Vec<_>, Vec<_>) = ended.partition(|(name, _)| *name == site);
    let may_be_stopped = |code: i32| matches!(code, 0 | 137 | 143);
    let of_site = of_site.first().map(|(_, code)| *code);
    if of_site.is_some_and(|code| !may_be_stopped(code)) {
        return of_site
            .map(|code| Evidence::new(Source::Container, exit_code(code)))
            .into_iter()
            .collect();
    }
    let was_stopped = of_site == Some(143);
    let culprits: Vec<Evidence> = sidecars
        .into_iter()
        .filter(|(name, code)| roles.ends_task(name) && (was_stopped || !may_be_stopped(*code)))
        .map(|(name, code)| Evidence::new(Source::Sidecar, format!("{name}: {}", exit_code(code))))
        .collect();
    if culprits.is_empty() {
        of_site
            .map(|code| Evidence::new(Source::Container, exit_code(code)))
            .into_iter()
            .collect()
    } else {
        culprits
    }
}
