use super::*;
use crate::testing::{JSON_DENIED, everything};
use workshop_check_core::snapshot::Reason;

fn target_json(id: &str) -> String {
    format!(
        r#"{{"ServiceNamespace":"ecs","ResourceId":"{id}","ScalableDimension":"ecs:service:DesiredCount",
        "MinCapacity":1,"MaxCapacity":4,"RoleARN":"arn:r","CreationTime":1.0}}"#
    )
}

fn target(id: &str) -> ScalableTarget {
    ScalableTarget {
        resource_id: id.into(),
        scalable_dimension: "ecs:service:DesiredCount".into(),
        min_capacity: 1,
        max_capacity: 4,
        suspended_state: None,
    }
}

#[test]
fn only_suspensions_of_dynamic_scaling_are_kept() {
    let state = |inward, outward, scheduled| {
        let state = sdk::SuspendedState::builder()
            .dynamic_scaling_in_suspended(inward)
            .dynamic_scaling_out_suspended(outward);
        suspended(state.scheduled_scaling_suspended(scheduled).build())
    };
    assert_eq!(state(false, false, true), None);
    let outward = SuspendedState {
        dynamic_scaling_in_suspended: false,
        dynamic_scaling_out_suspended: true,
    };
    assert_eq!(state(false, true, false), Some(outward));
}

paged_call!(targets: aws_sdk_applicationautoscaling, describe_scalable_targets, next_token, DescribeScalableTargets, JSON_DENIED,
    scope: everything(), also: [],
    read: super::super::targets,
    first: format!(r#"{{"ScalableTargets":[{}],"NextToken":"page-2"}}"#, target_json("service/c/a")),
    second: format!(r#"{{"ScalableTargets":[{}]}}"#, target_json("service/c/b")),
    expected: vec![target("service/c/a"), target("service/c/b")]);

fn policy_json(name: &str, more: &str) -> String {
    format!(
        r#"{{"PolicyARN":"arn:p","PolicyName":"{name}","ServiceNamespace":"ecs","ResourceId":"service/c/a",
        "ScalableDimension":"ecs:service:DesiredCount","PolicyType":"TargetTrackingScaling","CreationTime":1.0{more}}}"#
    )
}

paged_call!(policies: aws_sdk_applicationautoscaling, describe_scaling_policies, next_token, DescribeScalingPolicies, JSON_DENIED,
scope: everything(), also: [],
read: super::super::policies,
first: format!(r#"{{"ScalingPolicies":[{}],"NextToken":"page-2"}}"#, policy_json("p",
    r#","TargetTrackingScalingPolicyConfiguration":{"TargetValue":70.5,"PredefinedMetricSpecification":{
        "PredefinedMetricType":"ALBRequestCountPerTarget","ResourceLabel":"app/lb/1/targetgroup/tg/2"}}"#)),
second: format!(r#"{{"ScalingPolicies":[{}]}}"#, policy_json("q", "")),
expected: vec![
    ScalingPolicy {
        policy_name: "p".into(), resource_id: "service/c/a".into(), policy_type: "TargetTrackingScaling".into(),
        target_tracking_scaling_policy_configuration: Some(TargetTracking {
            target_value: 70.5,
            predefined_metric_specification: Some(PredefinedMetric {
                predefined_metric_type: "ALBRequestCountPerTarget".into(),
                resource_label: Some("app/lb/1/targetgroup/tg/2".into()),
            }),
        }),
    },
    ScalingPolicy {
        policy_name: "q".into(), resource_id: "service/c/a".into(), policy_type: "TargetTrackingScaling".into(),
        target_tracking_scaling_policy_configuration: None,
    },
]);
