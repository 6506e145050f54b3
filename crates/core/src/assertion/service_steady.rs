use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Verdict, failed, pending};
use crate::account::Account;
use crate::change::Change;
use crate::diagnosis::pattern::Source;
use crate::diagnosis::{Evidence, evidence};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::snapshot::{Call, Scope};

/// Asserts that a service runs its desired number of tasks, and that its deployment is completed.
///
/// While a deployment is in progress and none of its tasks has failed, the check is pending. A failed deployment does not
/// start more tasks; after the fix, force a new deployment.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceSteady {
    /// The service, by its name under `resources`.
    pub service: ResourceName,
}

impl Assertion for ServiceSteady {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let service = account.service(&self.service)?;
        let label = account.label(&self.service);
        let arn = [&service.service_arn];
        let counts = |id: &'static str| {
            Message::new(id)
                .with("service", label.clone())
                .with("running", service.running_count)
                .with("desired", service.desired_count)
        };
        let primary = evidence::primary(service);
        let rollout = primary
            .and_then(|deployment| deployment.rollout_state.as_deref())
            .unwrap_or("COMPLETED");
        let all_run = service.desired_count > 0 && service.running_count >= service.desired_count;
        if all_run && rollout == "COMPLETED" && service.deployments.len() <= 1 {
            return Ok(Pass::saw(counts("steady-saw"), arn));
        }
        // Without the tasks, a starting service cannot be distinguished from one with failing tasks.
        let _ = account.tasks_of(service)?;
        let failed_tasks = primary.map_or(0, |deployment| deployment.failed_tasks);
        let starting = rollout == "IN_PROGRESS"
            || service.pending_count > 0
            || (!all_run && service.is_stabilizing());
        let progressing = starting && service.desired_count > 0 && failed_tasks == 0;
        let draining = all_run && rollout == "COMPLETED";
        if progressing || draining {
            return pending(
                counts("steady-pending"),
                Message::new("wait-deployment"),
                arn,
            );
        }
        failed(counts("steady-not"), Message::new("steady-fix"), arn)
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        Ok(account.redeploy())
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("steady-expected").with("service", account.page_name(&self.service))
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.service, Some(ResourceKind::Service))]
    }

    fn run_time_sources(&self) -> &'static [Source] {
        &[
            Source::Task,
            Source::Container,
            Source::Event,
            Source::Deployment,
            Source::Target,
        ]
    }

    fn evidence(&self, Context { account, .. }: &Context<'_>) -> Vec<Evidence> {
        match account.service(&self.service) {
            Ok(service) => evidence::of_service(account, service),
            Err(_) => Vec::new(),
        }
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }

    fn extend_scope(&self, scope: &mut Scope) {
        // Tasks are only needed if the service is not steady.
        scope.calls.insert(Call::DescribeTasks);
    }
}
