use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, Pass, Stated, StatedValue, Verdict};
use crate::account::Account;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::Call;
use crate::snapshot::services::ScalingPolicy;

/// Checks a service's auto scaling: its bounds and a target-tracking policy. The site works without auto scaling, so any
/// difference from the page is advice.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AutoScaling {
    /// The service, by its name under `resources`.
    pub service: ResourceName,
    /// The minimum number of tasks.
    pub min: i32,
    /// The maximum number of tasks.
    pub max: i32,
    /// The metric that the policy tracks.
    pub metric: String,
    /// The target value of the metric.
    pub target: f64,
}

impl Assertion for AutoScaling {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let service = account.service(&self.service)?;
        let cluster = service.cluster_arn.rsplit('/').next().unwrap_or_default();
        let resource = format!("service/{cluster}/{}", service.service_name);
        let label = account.label(&self.service);
        let targets = account.snapshot.autoscaling.scalable_targets.known()?;
        let policies = account.snapshot.autoscaling.scaling_policies.known()?;
        let arn = [&service.service_arn];
        let Some(bounds) = targets.iter().find(|target| target.resource_id == resource) else {
            let saw = Message::new("scaling-none").with("service", label);
            return Ok(Pass::saw(saw.clone(), arn).advise(saw));
        };
        let shown = format!("{}–{}", bounds.min_capacity, bounds.max_capacity);
        let saw = Message::new("scaling-saw")
            .with("service", label)
            .with("bounds", shown.clone());
        let mut pass = Pass::saw(saw, arn);
        if (bounds.min_capacity, bounds.max_capacity) != (self.min, self.max) {
            pass = pass.advise(
                Message::new("scaling-bounds")
                    .with("bounds", shown)
                    .with("asked", format!("{}–{}", self.min, self.max)),
            );
        }
        let suspended = bounds.suspended_state.unwrap_or_default();
        if suspended.dynamic_scaling_in_suspended || suspended.dynamic_scaling_out_suspended {
            pass = pass.advise(Message::new("scaling-suspended"));
        }
        // Without a label nothing is known of the target group; other metrics have none.
        let is_own_group = |label: &Option<String>| {
            label.as_ref().is_none_or(|label| {
                let mut groups = service.target_groups();
                groups.any(|arn| {
                    arn.rsplit(':')
                        .next()
                        .is_some_and(|own| label.ends_with(own))
                })
            })
        };
        let tracks = |policy: &&ScalingPolicy| {
            policy.resource_id == resource
                && policy
                    .target_tracking_scaling_policy_configuration
                    .as_ref()
                    .is_some_and(|tracking| {
                        tracking.target_value == self.target
                            && tracking
                                .predefined_metric_specification
                                .as_ref()
                                .is_some_and(|metric| {
                                    metric.predefined_metric_type == self.metric
                                        && is_own_group(&metric.resource_label)
                                })
                    })
        };
        if !policies.iter().any(|policy| tracks(&policy)) {
            pass = pass.advise(
                Message::new("scaling-policy")
                    .with("metric", &self.metric)
                    .with("target", self.target.to_string()),
            );
        }
        Ok(pass)
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("scaling-expected")
            .with("service", account.page_name(&self.service))
            .with("bounds", format!("{}–{}", self.min, self.max))
            .with("metric", &self.metric)
            .with("target", self.target.to_string())
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.service, Some(ResourceKind::Service))]
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        let numbers = [self.min.to_string(), self.max.to_string()];
        let policy = [self.metric.clone(), self.target.to_string()];
        let values = numbers.into_iter().chain(policy).map(StatedValue::name);
        values.map(Stated::value).collect()
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::DescribeScalableTargets, Call::DescribeScalingPolicies]
    }

    fn problem(&self) -> Option<String> {
        let (min, max) = (self.min, self.max);
        (min < 0 || max < min).then(|| format!("{min}–{max} is not a range of counts"))
    }
}
