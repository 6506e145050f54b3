use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Pass, Shortfall, Verdict, failed, pending};
use crate::evaluate::Account;
use crate::message::Message;
use crate::snapshot::Call;
use crate::snapshot::ecs::{Deployment, Service, Task};
use crate::suite::ResourceKind;

/// Asserts that a service runs as many tasks as it wants, and that its deployment is done.
///
/// While a deployment is in progress and none of its tasks has failed, that is waited for. A failed deployment starts
/// nothing more: after the fix it takes a forced new deployment.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceSteady {
    /// The role of the service.
    pub service: String,
}

/// The word in the event by which ECS says that all is well.
const STEADY: &str = "has reached a steady state";

impl Assertion for ServiceSteady {
    fn evaluate(&self, account: &Account<'_>) -> Verdict {
        let service = account.service(&self.service)?;
        let label = account.label(&self.service);
        let arn = [&service.service_arn];
        let counts = |id: &'static str| {
            Message::new(id)
                .with("service", label.clone())
                .with("running", service.running_count)
                .with("desired", service.desired_count)
        };
        let primary = service
            .deployments
            .iter()
            .find(|deployment| deployment.status == "PRIMARY");
        let rollout = primary
            .and_then(|deployment| deployment.rollout_state.as_deref())
            .unwrap_or("COMPLETED");
        let all_run = service.desired_count > 0 && service.running_count >= service.desired_count;
        if all_run && rollout == "COMPLETED" && service.deployments.len() <= 1 {
            return Ok(Pass::saw(counts("steady-saw"), arn));
        }
        let why = why_not(account, service, primary)?;
        let heals = rollout == "IN_PROGRESS" && service.desired_count > 0 && why.is_none();
        let draining = all_run && rollout == "COMPLETED";
        if heals || draining {
            return pending(
                counts("steady-pending"),
                Message::new("wait-deployment"),
                arn,
            );
        }
        let actual = match why {
            Some(why) if !why.is_empty() => counts("steady-not-because").with("why", why),
            _ => counts("steady-not"),
        };
        failed(actual, Message::new("steady-fix"), arn)
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("steady-expected").with("service", account.page_name(&self.service))
    }

    fn roles(&self) -> Vec<(&str, Option<ResourceKind>)> {
        vec![(&self.service, Some(ResourceKind::Service))]
    }

    fn identifies(&self) -> bool {
        false
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::DescribeTasks]
    }
}

/// What AWS says about tasks that did not start or did not stay, newest first; nothing from before the newest steady
/// state, which is history.
fn why_not(
    account: &Account<'_>,
    service: &Service,
    primary: Option<&Deployment>,
) -> Result<Option<String>, Shortfall> {
    let steady = service
        .events
        .iter()
        .filter(|event| event.message.contains(STEADY))
        .filter_map(|event| event.created_at)
        .max();
    let since = steady.max(primary.and_then(|deployment| deployment.created_at));
    let recent = |at: Option<jiff::Timestamp>| at >= since;
    let mut stopped: Vec<&Task> = account
        .tasks_of(service)?
        .filter(|task| task.last_status == "STOPPED" && recent(task.stopped_at.or(task.created_at)))
        .filter(|task| !is_benign(task))
        .collect();
    stopped.sort_by_key(|task| task.stopped_at);
    if let Some(task) = stopped.last() {
        let containers = task.containers.iter().filter_map(|container| {
            // As the console and the CLI name it.
            let code = container.exit_code.map(|code| format!("exitCode {code}"));
            container.reason.clone().or(code)
        });
        let reasons: Vec<String> = task
            .stopped_reason
            .clone()
            .into_iter()
            .chain(containers)
            .collect();
        return Ok(Some(reasons.join("; ")).filter(|reasons| !reasons.is_empty()));
    }
    if let Some(deployment) = primary
        && (deployment.failed_tasks > 0 || deployment.rollout_state.as_deref() == Some("FAILED"))
    {
        return Ok(deployment
            .rollout_state_reason
            .clone()
            .or(Some(String::new())));
    }
    let trouble = ["unable", "unhealthy", "failed"];
    Ok(service
        .events
        .iter()
        .filter(|event| event.created_at >= since)
        .find(|event| trouble.iter().any(|word| event.message.contains(word)))
        .map(|event| event.message.clone()))
}

/// A task that was stopped by a person, a deployment or scaling in says nothing about what is wrong.
fn is_benign(task: &Task) -> bool {
    let reason = task.stopped_reason.as_deref().unwrap_or_default();
    task.stop_code.as_deref() == Some("UserInitiated")
        || reason.starts_with("Scaling activity initiated by")
        || reason.starts_with("Task stopped by user")
}
