//! Auto scaling of ECS services: `application-autoscaling describe-…`.

use serde::Deserialize;
use serde_json::json;
use tokio::join;

use super::caller::{Caller, Page, Read, fact};
use super::service_client::{ServiceClient, members};
use workshop_check_core::snapshot::Call;
use workshop_check_core::snapshot::services::{
    AutoScaling, ScalableTarget, ScalingPolicy, SuspendedState,
};

/// The result of DescribeScalableTargets (Application Auto Scaling API reference).
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Targets {
    scalable_targets: Option<Vec<ScalableTarget>>,
    next_token: Option<String>,
}

/// The result of DescribeScalingPolicies.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Policies {
    scaling_policies: Option<Vec<ScalingPolicy>>,
    next_token: Option<String>,
}

/// Reads the Application Auto Scaling part of a snapshot, in the namespace `ecs`.
pub(super) async fn collect(caller: &Caller<'_>, client: &ServiceClient) -> AutoScaling {
    let (targets, policies) = join!(targets(caller, client), policies(caller, client));
    AutoScaling {
        scalable_targets: fact(targets),
        scaling_policies: fact(policies),
    }
}

async fn targets(caller: &Caller<'_>, client: &ServiceClient) -> Read<Vec<ScalableTarget>> {
    let ask = async |token: Option<String>| {
        let input = json!({ "ServiceNamespace": "ecs", "MaxResults": 50, "NextToken": token });
        let result: Targets = client
            .ask("DescribeScalableTargets", members(input))
            .await?;
        Ok(Page {
            items: result.scalable_targets,
            next: result.next_token,
        })
    };
    let convert = |target: ScalableTarget| ScalableTarget {
        // AWS states it of every target.
        suspended_state: target
            .suspended_state
            .filter(|state| *state != SuspendedState::default()),
        ..target
    };
    caller
        .list(Call::DescribeScalableTargets, ask, convert)
        .await
}

async fn policies(caller: &Caller<'_>, client: &ServiceClient) -> Read<Vec<ScalingPolicy>> {
    let ask = async |token: Option<String>| {
        // The service refuses larger pages, because each policy comes with its alarms.
        let input = json!({ "ServiceNamespace": "ecs", "MaxResults": 10, "NextToken": token });
        let result: Policies = client
            .ask("DescribeScalingPolicies", members(input))
            .await?;
        Ok(Page {
            items: result.scaling_policies,
            next: result.next_token,
        })
    };
    caller
        .list(Call::DescribeScalingPolicies, ask, |policy| policy)
        .await
}

#[cfg(test)]
mod tests;
