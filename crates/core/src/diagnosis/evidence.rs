//! What AWS and the site say about a service at run time, newest first. Texts come from AWS and from strangers.

use crate::account::Account;
use crate::message::Message;
use crate::snapshot::ecs::{Deployment, Service, Task};
use crate::snapshot::elbv2::TargetHealthDescription;

use super::pattern::Source;

/// One thing that was said, and by whom.
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

/// What is said about a service: why its tasks stopped, its events, its deployment, and the health of its targets.
/// Nothing from before its newest steady state or its present deployment: that is history.
pub fn of_service(account: &Account<'_>, service: &Service) -> Vec<Evidence> {
    let since = present_since(service);
    let mut all = of_tasks(account, service, since);
    let events = service
        .events
        .iter()
        .filter(|event| event.created_at >= since);
    all.extend(events.map(|event| Evidence::new(Source::Event, &event.message)));
    let reason = primary(service).and_then(|deployment| deployment.rollout_state_reason.as_ref());
    all.extend(reason.map(|reason| Evidence::new(Source::Deployment, reason)));
    let groups = service.load_balancers.iter();
    for arn in groups.filter_map(|balancer| balancer.target_group_arn.as_deref()) {
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
        let said = health.description.as_ref().or(health.reason.as_ref());
        said.map(|said| Evidence::new(Source::Target, said))
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
        .filter(|task| !has_been_overcome(task, &tasks))
        .collect();
    stopped.sort_by_key(|task| std::cmp::Reverse(task.stopped_at));
    stopped.into_iter().flat_map(|task| of_task(task)).collect()
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

/// A container's own reason says more than the task's, which may be that a container ended.
fn of_task(task: &Task) -> Vec<Evidence> {
    // A task that is told to stop ends its containers with some code or other.
    let by_itself = matches!(
        task.stop_code.as_deref(),
        None | Some("EssentialContainerExited")
    );
    let containers = task.containers.iter().filter_map(|container| {
        // As the console and the CLI name it.
        let code = container.exit_code.filter(|_| by_itself);
        let code = code.map(|code| format!("exitCode {code}"));
        let said: Vec<String> = container.reason.clone().into_iter().chain(code).collect();
        (!said.is_empty()).then(|| Evidence::new(Source::Container, said.join(", ")))
    });
    let reason = task.stopped_reason.iter();
    containers
        .chain(reason.map(|reason| Evidence::new(Source::Task, reason)))
        .collect()
}
