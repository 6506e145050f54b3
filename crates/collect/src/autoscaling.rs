//! Auto scaling of ECS services: `application-autoscaling describe-…`.

use aws_sdk_applicationautoscaling::Client;
use aws_sdk_applicationautoscaling::types as sdk;
use tokio::join;

use super::caller::{Caller, Page, Read, fact};
use workshop_check_core::snapshot::Call;
use workshop_check_core::snapshot::services::{
    AutoScaling, PredefinedMetric, ScalableTarget, ScalingPolicy, SuspendedState, TargetTracking,
};

/// Reads the Application Auto Scaling part of a snapshot, in the namespace `ecs`.
pub(super) async fn collect(caller: &Caller<'_>, client: &Client) -> AutoScaling {
    let (targets, policies) = join!(targets(caller, client), policies(caller, client));
    AutoScaling {
        scalable_targets: fact(targets),
        scaling_policies: fact(policies),
    }
}

async fn targets(caller: &Caller<'_>, client: &Client) -> Read<Vec<ScalableTarget>> {
    let ask = |token| {
        let request = client
            .describe_scalable_targets()
            .service_namespace(sdk::ServiceNamespace::Ecs)
            .max_results(50)
            .set_next_token(token);
        async move {
            let answer = request.send().await;
            answer.map(|answer| Page {
                items: answer.scalable_targets,
                next: answer.next_token,
            })
        }
    };
    let convert = |target: sdk::ScalableTarget| ScalableTarget {
        resource_id: target.resource_id,
        scalable_dimension: target.scalable_dimension.as_str().to_owned(),
        min_capacity: target.min_capacity,
        max_capacity: target.max_capacity,
        suspended_state: target.suspended_state.and_then(suspended),
    };
    caller
        .list(Call::DescribeScalableTargets, ask, convert)
        .await
}

/// The suspensions of dynamic scaling, if there is one.
fn suspended(state: sdk::SuspendedState) -> Option<SuspendedState> {
    let state = SuspendedState {
        dynamic_scaling_in_suspended: state.dynamic_scaling_in_suspended.unwrap_or_default(),
        dynamic_scaling_out_suspended: state.dynamic_scaling_out_suspended.unwrap_or_default(),
    };
    (state != SuspendedState::default()).then_some(state)
}

async fn policies(caller: &Caller<'_>, client: &Client) -> Read<Vec<ScalingPolicy>> {
    let ask = |token| {
        let request = client
            .describe_scaling_policies()
            .service_namespace(sdk::ServiceNamespace::Ecs)
            // The service refuses larger pages, because each policy comes with its alarms.
            .max_results(10)
            .set_next_token(token);
        async move {
            let answer = request.send().await;
            answer.map(|answer| Page {
                items: answer.scaling_policies,
                next: answer.next_token,
            })
        }
    };
    caller
        .list(Call::DescribeScalingPolicies, ask, policy)
        .await
}

fn policy(policy: sdk::ScalingPolicy) -> ScalingPolicy {
    ScalingPolicy {
        policy_name: policy.policy_name,
        resource_id: policy.resource_id,
        policy_type: policy.policy_type.as_str().to_owned(),
        target_tracking_scaling_policy_configuration: policy
            .target_tracking_scaling_policy_configuration
            .map(|tracking| TargetTracking {
                target_value: tracking.target_value,
                predefined_metric_specification: tracking.predefined_metric_specification.map(
                    |metric| PredefinedMetric {
                        predefined_metric_type: metric.predefined_metric_type.as_str().to_owned(),
                        resource_label: metric.resource_label,
                    },
                ),
            }),
    }
}

#[cfg(test)]
mod tests;
