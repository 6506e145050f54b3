//! What a snapshot looks like to someone who may not make one of the calls: as the collector leaves it behind.

use serde_json::{Value, json};
use workshop_check::snapshot::Call;

/// The facts that a call tells, as keys (`*`: every value of a map), and the maps that are empty without it, because
/// nobody then knows what to ask for.
#[rustfmt::skip]
const FACTS: &[(Call, &[&str], &[&str])] = &[
    (Call::DescribeVpcs, &["ec2 Vpcs"], &["ec2 VpcAttributes"]),
    (Call::DescribeVpcAttribute, &["ec2 VpcAttributes *"], &[]),
    (Call::DescribeSubnets, &["ec2 Subnets"], &[]),
    (Call::DescribeSecurityGroups, &["ec2 SecurityGroups"], &[]),
    (Call::DescribeRouteTables, &["ec2 RouteTables"], &[]),
    (Call::DescribeNatGateways, &["ec2 NatGateways"], &[]),
    (Call::DescribeNetworkAcls, &["ec2 NetworkAcls"], &[]),
    (Call::DescribeVpcEndpoints, &["ec2 VpcEndpoints"], &[]),
    (Call::DescribeAddresses, &["ec2 Addresses"], &[]),
    (Call::DescribeInstances, &["ec2 Instances"], &[]),
    (Call::DescribeFileSystems, &["efs FileSystems"], &["efs MountTargets", "efs MountTargetSecurityGroups"]),
    (Call::DescribeMountTargets, &["efs MountTargets *"], &["efs MountTargetSecurityGroups"]),
    (Call::DescribeMountTargetSecurityGroups, &["efs MountTargetSecurityGroups *"], &[]),
    (Call::GetParameters, &["ssm Parameters"], &[]),
    (Call::DescribeLoadBalancers, &["elbv2 LoadBalancers"], &["elbv2 Listeners", "elbv2 Rules", "probes"]),
    (Call::DescribeTargetGroups, &["elbv2 TargetGroups"], &["elbv2 TargetHealth"]),
    (Call::DescribeListeners, &["elbv2 Listeners *"], &["elbv2 Rules"]),
    (Call::DescribeRules, &["elbv2 Rules *"], &[]),
    (Call::DescribeTargetHealth, &["elbv2 TargetHealth *"], &[]),
    (Call::ListClusters, &["ecs clusters"], &["ecs services", "ecs tasks"]),
    (Call::DescribeClusters, &["ecs clusters"], &[]),
    (Call::ListServices, &["ecs services *"], &[]),
    (Call::DescribeServices, &["ecs services *"], &[]),
    (Call::ListTasks, &["ecs tasks *"], &[]),
    (Call::DescribeTasks, &["ecs tasks *"], &[]),
    // The revisions that services use are read all the same.
    (Call::ListTaskDefinitions, &["ecs taskDefinitionArns"], &[]),
    (Call::DescribeTaskDefinition, &["ecs taskDefinitions *"], &["logs logGroups"]),
    (Call::DescribeDBInstances, &["rds DBInstances"], &[]),
    (Call::DescribeScalableTargets, &["autoscaling ScalableTargets"], &[]),
    (Call::DescribeScalingPolicies, &["autoscaling ScalingPolicies"], &[]),
    (Call::GetRole, &["iam Roles *"], &[]),
    (Call::ListAttachedRolePolicies, &["iam AttachedPolicies *"], &[]),
    (Call::ListRolePolicies, &["iam RolePolicies *"], &[]),
    (Call::GetRolePolicy, &["iam RolePolicies * known *"], &[]),
    (Call::DescribeLogGroups, &["logs logGroups *", "logs logGroupsByPrefix *"], &[]),
    (Call::ListStacks, &["cloudformation StackSummaries"], &[]),
];

/// Takes an action away, by its name in IAM.
pub fn deny_action(snapshot: &mut Value, action: &str) {
    let call = Call::ALL.iter().find(|call| call.action() == Some(action));
    let call = call.unwrap_or_else(|| panic!("no call needs {action}"));
    forget(
        snapshot,
        *call,
        &json!({ "denied": { "call": call.name() } }),
    );
}

/// Makes what a call tells unknown, for a reason.
pub fn forget(snapshot: &mut Value, call: Call, reason: &Value) {
    let (_, facts, maps) = FACTS
        .iter()
        .find(|(known, ..)| *known == call)
        .unwrap_or_else(|| panic!("{} is missing from this list", call.name()));
    for fact in *facts {
        let keys: Vec<&str> = fact.split(' ').collect();
        each(snapshot, &keys, &mut |value| {
            *value = json!({ "unknown": reason })
        });
    }
    for map in *maps {
        let keys: Vec<&str> = map.split(' ').collect();
        each(snapshot, &keys, &mut |value| *value = json!({}));
    }
}

fn each(value: &mut Value, keys: &[&str], change: &mut dyn FnMut(&mut Value)) {
    match keys {
        [] => change(value),
        ["*", rest @ ..] => value
            .as_object_mut()
            .into_iter()
            .flatten()
            .for_each(|(_, value)| each(value, rest, change)),
        [key, rest @ ..] => value
            .get_mut(*key)
            .into_iter()
            .for_each(|value| each(value, rest, change)),
    }
}
