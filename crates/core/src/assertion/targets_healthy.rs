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
use crate::snapshot::elbv2::TargetHealthDescription;
use crate::snapshot::{Call, Reason};

/// Asserts that a target group has targets and that all of them are healthy.
///
/// While targets are registering or in their first health checks, the check is pending. Draining targets do not count, nor do
/// unhealthy ones that are not tasks of the service.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetsHealthy {
    /// The target group, by its name under `resources`.
    pub target_group: ResourceName,
}

impl Assertion for TargetsHealthy {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let group = account.target_group(&self.target_group)?;
        let arn = &group.target_group_arn;
        let label = account.label(&self.target_group);
        let strays = account.stray_targets(arn);
        let is_stray = |target: &TargetHealthDescription| {
            strays.iter().any(|stray| stray.target == target.target)
        };
        let targets: Vec<&TargetHealthDescription> =
            match account.snapshot.elbv2.target_health.get(arn) {
                Some(targets) => targets
                    .known()?
                    .iter()
                    .filter(|target| !is_leaving(target) && !is_stray(target))
                    .collect(),
                None => {
                    return Err(Reason::NotRead {
                        call: Call::DescribeTargetHealth,
                    }
                    .into());
                }
            };
        let in_state = |state: &str| -> Vec<&TargetHealthDescription> {
            targets
                .iter()
                .copied()
                .filter(|target| target.target_health.state == state)
                .collect()
        };
        let ids: Vec<String> = std::iter::once(arn.clone())
            .chain(targets.iter().map(|target| target.target.id.clone()))
            .collect();
        if targets.is_empty() {
            let actual = match addresses(&strays) {
                strays if strays.is_empty() => Message::new("targets-none"),
                strays => Message::new("targets-strays").with("targets", strays),
            };
            return failed(
                actual.with("target_group", label),
                Message::new("targets-none-fix"),
                [arn],
            );
        }
        let healthy = in_state("healthy").len();
        let initial = in_state("initial").len();
        if healthy == targets.len() {
            let saw = Message::new("targets-saw")
                .with("target_group", label)
                .with("count", healthy);
            let strays = addresses(&strays);
            let advice = (!strays.is_empty())
                .then(|| Message::new("targets-strays-advice").with("targets", strays));
            return Ok(Pass::saw(saw, ids).advise_some(advice));
        }
        if healthy + initial == targets.len() {
            return pending(
                Message::new("targets-initial")
                    .with("target_group", label)
                    .with("count", initial),
                Message::new("wait-targets"),
                ids,
            );
        }
        let failing: Vec<String> = targets
            .iter()
            .filter(|target| evidence::is_failing(target))
            .map(|target| {
                let health = &target.target_health;
                // The description has more detail than the reason code.
                let why = health
                    .description
                    .as_deref()
                    .or(health.reason.as_deref())
                    .unwrap_or_default();
                format!("{} {}: {why}", target.target.id, health.state)
            })
            .collect();
        failed(
            Message::new("targets-sick")
                .with("target_group", label)
                .with("targets", failing),
            Message::new("targets-fix"),
            ids,
        )
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        Ok(account.redeploy())
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("targets-expected").with("target_group", account.page_name(&self.target_group))
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.target_group, Some(ResourceKind::TargetGroup))]
    }

    fn run_time_sources(&self) -> &'static [Source] {
        &[Source::Target]
    }

    fn evidence(&self, Context { account, .. }: &Context<'_>) -> Vec<Evidence> {
        match account.target_group(&self.target_group) {
            Ok(group) => evidence::of_targets(account, &group.target_group_arn),
            Err(_) => Vec::new(),
        }
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::DescribeTargetHealth]
    }
}

fn addresses(targets: &[&TargetHealthDescription]) -> Vec<String> {
    let mut targets = targets.to_vec();
    targets.retain(|target| !is_leaving(target));
    targets
        .iter()
        .map(|target| target.target.id.clone())
        .collect()
}

fn is_leaving(target: &TargetHealthDescription) -> bool {
    matches!(
        target.target_health.state.as_str(),
        "draining" | "unhealthy.draining"
    )
}
