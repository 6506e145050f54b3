use super::*;
use crate::service_client::APPLICATION_AUTO_SCALING;
use crate::testing::{JSON_DENIED, Paged, caller, everything, reply, replying};
use workshop_check_core::snapshot::services::{PredefinedMetric, TargetTracking};

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

#[tokio::test]
async fn only_suspensions_of_dynamic_scaling_are_kept() {
    let scope = everything();
    let state = async |inward, outward, scheduled| {
        let state = json!({
            "DynamicScalingInSuspended": inward,
            "DynamicScalingOutSuspended": outward,
            "ScheduledScalingSuspended": scheduled,
        });
        let reply = reply(
            "DescribeScalableTargets",
            |members| members["ServiceNamespace"] == "ecs",
            200,
            json!({ "ScalableTargets": [{ "ResourceId": "r", "SuspendedState": state }] })
                .to_string(),
        );
        let client = replying(APPLICATION_AUTO_SCALING, vec![reply]);
        let targets = targets(&caller(&scope), &client).await.expect("targets");
        targets[0].suspended_state
    };
    assert_eq!(state(false, false, true).await, None);
    let outward = SuspendedState {
        dynamic_scaling_in_suspended: false,
        dynamic_scaling_out_suspended: true,
    };
    assert_eq!(state(false, true, false).await, Some(outward));
}

#[tokio::test]
async fn targets_are_read() {
    let scope = everything();
    let listed = Paged {
        api: APPLICATION_AUTO_SCALING,
        operation: "DescribeScalableTargets",
        token: "NextToken",
        call: Call::DescribeScalableTargets,
        denied: JSON_DENIED,
        first: format!(
            r#"{{"ScalableTargets":[{}],"NextToken":"page-2"}}"#,
            target_json("service/c/a")
        ),
        second: format!(r#"{{"ScalableTargets":[{}]}}"#, target_json("service/c/b")),
        also: Vec::new(),
        expected: vec![target("service/c/a"), target("service/c/b")],
    };
    listed
        .verify(async |client| targets(&caller(&scope), client).await)
        .await;
}

fn policy_json(name: &str, more: &str) -> String {
    format!(
        r#"{{"PolicyARN":"arn:p","PolicyName":"{name}","ServiceNamespace":"ecs","ResourceId":"service/c/a",
        "ScalableDimension":"ecs:service:DesiredCount","PolicyType":"TargetTrackingScaling","CreationTime":1.0{more}}}"#
    )
}

#[tokio::test]
async fn policies_are_read() {
    let scope = everything();
    let listed = Paged {
        api: APPLICATION_AUTO_SCALING,
        operation: "DescribeScalingPolicies",
        token: "NextToken",
        call: Call::DescribeScalingPolicies,
        denied: JSON_DENIED,
        first: format!(
            r#"{{"ScalingPolicies":[{}],"NextToken":"page-2"}}"#,
            policy_json(
                "p",
                r#","TargetTrackingScalingPolicyConfiguration":{"TargetValue":70.5,"PredefinedMetricSpecification":{
        "PredefinedMetricType":"ALBRequestCountPerTarget","ResourceLabel":"app/lb/1/targetgroup/tg/2"}}"#
            )
        ),
        second: format!(r#"{{"ScalingPolicies":[{}]}}"#, policy_json("q", "")),
        also: Vec::new(),
        expected: vec![
            ScalingPolicy {
                policy_name: "p".into(),
                resource_id: "service/c/a".into(),
                policy_type: "TargetTrackingScaling".into(),
                target_tracking_scaling_policy_configuration: Some(TargetTracking {
                    target_value: 70.5,
                    predefined_metric_specification: Some(PredefinedMetric {
                        predefined_metric_type: "ALBRequestCountPerTarget".into(),
                        resource_label: Some("app/lb/1/targetgroup/tg/2".into()),
                    }),
                }),
            },
            ScalingPolicy {
                policy_name: "q".into(),
                resource_id: "service/c/a".into(),
                policy_type: "TargetTrackingScaling".into(),
                target_tracking_scaling_policy_configuration: None,
            },
        ],
    };
    listed
        .verify(async |client| policies(&caller(&scope), client).await)
        .await;
}
