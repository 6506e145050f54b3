//! Edits of a snapshot's JSON for tests of suites: the snapshot as the collector writes it when one call fails, and the
//! snapshot of an empty account.

use serde_json::{Value, json};

use super::{Call, DeclaredCall};

/// The facts that a call fills, as paths of keys (`*`: every value of a map), and the maps that are empty without it,
/// because the names to ask for are then not known.
#[rustfmt::skip]
const FACTS: &[(Call, &[&str], &[&str])] = &[
    (Call::DescribeVpcs, &["ec2 Vpcs"], &["ec2 VpcAttributes"]),
    (Call::DescribeVpcAttribute, &["ec2 VpcAttributes *"], &[]),
    (Call::DescribeVpcBlockPublicAccessExclusions, &["ec2 VpcBlockPublicAccessExclusions"], &[]),
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
    // The revisions that services use are still read.
    (Call::ListTaskDefinitions, &["ecs taskDefinitionArns"], &[]),
    (Call::DescribeTaskDefinition, &["ecs taskDefinitions *"], &["logs logGroups"]),
    (Call::DescribeDBInstances, &["rds DBInstances"], &[]),
    (Call::DescribeScalableTargets, &["autoscaling ScalableTargets"], &[]),
    (Call::DescribeScalingPolicies, &["autoscaling ScalingPolicies"], &[]),
    (Call::GetRole, &["iam Roles *"], &[]),
    (Call::ListAttachedRolePolicies, &["iam AttachedPolicies *"], &[]),
    (Call::ListRolePolicies, &["iam RolePolicies *"], &[]),
    (Call::GetRolePolicy, &["iam RolePolicies * known *"], &[]),
    (Call::GetPolicy, &["iam Policies *"], &["iam PolicyVersions"]),
    (Call::GetPolicyVersion, &["iam PolicyVersions *"], &[]),
    (Call::DescribeLogGroups, &["logs logGroups *", "logs logGroupsByPrefix *"], &[]),
    (Call::ListStacks, &["cloudformation StackSummaries"], &[]),
];

/// Makes the facts of a call unknown for this reason. Returns whether the snapshot changed.
pub fn forget(snapshot: &mut Value, call: Call, reason: &Value) -> bool {
    if let Call::Declared(call) = call {
        return forget_answer(snapshot, call, reason);
    }
    let before = snapshot.clone();
    let (_, facts, maps) = match FACTS.iter().find(|(known, ..)| *known == call) {
        Some(row) => row,
        None => return false,
    };
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
    *snapshot != before
}

fn forget_answer(snapshot: &mut Value, call: DeclaredCall, reason: &Value) -> bool {
    let items = snapshot
        .get_mut("calls")
        .and_then(|calls| calls.get_mut(call.key())?.get_mut("items"));
    let Some(items) = items else {
        return false;
    };
    *items = json!({ "unknown": reason });
    true
}

/// The snapshot of an empty account in which everything could be read: all lists are empty, and no role exists.
pub fn emptied(snapshot: &Value) -> Value {
    let mut empty = snapshot.clone();
    for (_, facts, _) in FACTS {
        let keys: Vec<&str> = fact_keys(facts);
        let (first, is_by_key) = (keys.iter().take(2), keys.len() > 2);
        let place: Vec<&str> = first.copied().collect();
        each(&mut empty, &place, &mut |value| {
            *value = if is_by_key {
                json!({})
            } else {
                json!({ "known": [] })
            };
        });
    }
    each(&mut empty, &["calls", "*", "items"], &mut |value| {
        *value = json!({ "known": [] })
    });
    // Roles are read by name, so a role that does not exist is a known fact.
    let roles = snapshot.pointer("/iam/Roles").and_then(Value::as_object);
    let gone = roles.into_iter().flatten();
    let gone = gone.map(|(role, _)| (role.clone(), json!({ "known": null })));
    let roles = empty.pointer_mut("/iam/Roles");
    if let Some(roles) = roles.and_then(Value::as_object_mut) {
        roles.extend(gone);
    }
    if let Some(parts) = empty.as_object_mut() {
        parts.insert("probes".to_owned(), json!({}));
    }
    empty
}

fn fact_keys(facts: &[&'static str]) -> Vec<&'static str> {
    facts
        .first()
        .map_or_else(Vec::new, |fact| fact.split(' ').collect())
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A call that is missing from the list would be forgotten without anything becoming unknown.
    #[test]
    fn every_call_is_listed() {
        let missing: Vec<&Call> = Call::ALL
            .iter()
            .filter(|call| call.action().is_some())
            .filter(|call| !FACTS.iter().any(|(listed, ..)| listed == *call))
            .collect();
        assert_eq!(missing, Vec::<&Call>::new());
    }
}
