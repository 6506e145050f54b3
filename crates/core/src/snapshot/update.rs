//! Merges a newer scan of part of an account into an older, complete one.

use std::collections::BTreeSet;

use super::{Call, Snapshot, ec2, ecs, efs, elbv2, services};

/// Which call fills which field. A field without a line does not compile.
macro_rules! filled_by {
    ($($part:ident $module:ident::$type:ident { $($field:ident $call:ident,)* })*) => {
        /// Every service's part of a snapshot, its fields, and the call that fills each.
        pub const FILLED: &[(&str, &str, Call)] =
            &[$($((stringify!($part), stringify!($field), Call::$call),)*)*];

        impl Snapshot {
            /// Replaces the facts that these calls fill, known or unknown, by those of a newer scan. All other facts stay.
            pub fn update(&mut self, newer: Snapshot, read: &BTreeSet<Call>) {
                self.taken_at = newer.taken_at;
                self.duration_ms = newer.duration_ms;
                $({
                    let $module::$type { $($field,)* } = newer.$part;
                    $(if read.contains(&Call::$call) {
                        self.$part.$field = $field;
                    })*
                })*
                if read.contains(&Call::ProbeSite) {
                    self.probes = newer.probes;
                }
            }
        }
    };
}

filled_by! {
    ec2 ec2::Ec2 {
        vpcs DescribeVpcs,
        vpc_attributes DescribeVpcAttribute,
        subnets DescribeSubnets,
        security_groups DescribeSecurityGroups,
        route_tables DescribeRouteTables,
        nat_gateways DescribeNatGateways,
        network_acls DescribeNetworkAcls,
        vpc_endpoints DescribeVpcEndpoints,
        addresses DescribeAddresses,
        instances DescribeInstances,
    }
    efs efs::Efs {
        file_systems DescribeFileSystems,
        mount_targets DescribeMountTargets,
        mount_target_security_groups DescribeMountTargetSecurityGroups,
    }
    ssm services::Ssm { parameters GetParameters, }
    elbv2 elbv2::Elbv2 {
        load_balancers DescribeLoadBalancers,
        target_groups DescribeTargetGroups,
        listeners DescribeListeners,
        rules DescribeRules,
        target_health DescribeTargetHealth,
    }
    ecs ecs::Ecs {
        clusters DescribeClusters,
        services DescribeServices,
        tasks DescribeTasks,
        task_definition_arns ListTaskDefinitions,
        task_definitions DescribeTaskDefinition,
    }
    rds services::Rds { db_instances DescribeDBInstances, }
    iam services::Iam {
        roles GetRole,
        attached_policies ListAttachedRolePolicies,
        role_policies GetRolePolicy,
        policies GetPolicy,
        policy_versions GetPolicyVersion,
    }
    autoscaling services::AutoScaling {
        scalable_targets DescribeScalableTargets,
        scaling_policies DescribeScalingPolicies,
    }
    logs services::Logs {
        log_groups DescribeLogGroups,
        log_groups_by_prefix DescribeLogGroups,
    }
    cloudformation services::CloudFormation { stack_summaries ListStacks, }
}

/// Whether a field of the AWS response, in the service's own spelling, is this field of the snapshot: `VpcAttributes` is
/// `vpc_attributes`.
pub fn is_called(name: &str, field: &str) -> bool {
    let plain = |text: &str| text.replace('_', "").to_lowercase();
    plain(name) == plain(field)
}

/// These calls and every call that they need to return as much as in a complete scan: their inputs, and the calls that
/// find the names to ask for.
pub fn complete(calls: &BTreeSet<Call>) -> BTreeSet<Call> {
    let mut all = Call::with_inputs(calls.iter().copied());
    let mut add = |if_any: &[Call], also: Call| {
        if if_any.iter().any(|call| all.contains(call)) {
            all.extend(Call::with_inputs([also]));
        }
    };
    // The names of roles and log groups come from task definitions.
    add(
        &[
            Call::GetRole,
            Call::ListAttachedRolePolicies,
            Call::ListRolePolicies,
            Call::GetRolePolicy,
            Call::GetPolicy,
            Call::GetPolicyVersion,
            Call::DescribeLogGroups,
        ],
        Call::DescribeTaskDefinition,
    );
    // The newest revisions are described, and also those that services use.
    add(&[Call::DescribeTaskDefinition], Call::DescribeServices);
    // Values of parameters are kept if a database gives them a meaning.
    add(&[Call::GetParameters], Call::DescribeDBInstances);
    // Without this, an account whose clusters could not be listed would look like one without clusters.
    add(
        &[Call::DescribeServices, Call::DescribeTasks],
        Call::DescribeClusters,
    );
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::{AccountIdentity, Fact, Reason};

    fn snapshot() -> Snapshot {
        Snapshot::new(AccountIdentity::default(), jiff::Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn what_was_not_read_this_time_stays() {
        let mut older = snapshot();
        older.ec2.vpcs = Fact::Known(vec![ec2::Vpc::default()]);
        older.ecs.clusters = Fact::Known(vec![ecs::Cluster::default()]);
        older
            .ecs
            .services
            .insert("gone".into(), Fact::Known(vec![]));
        let mut newer = snapshot();
        newer.taken_at = jiff::Timestamp::MAX;
        let throttled = Reason::Throttled {
            call: Call::DescribeClusters,
        };
        newer.ecs.clusters = Fact::Unknown(throttled.clone());
        older.update(newer, &complete(&[Call::DescribeServices].into()));
        assert_eq!(older.ec2.vpcs, Fact::Known(vec![ec2::Vpc::default()]));
        assert_eq!(older.ecs.clusters, Fact::Unknown(throttled));
        assert!(
            older.ecs.services.is_empty(),
            "a list by cluster is read as a whole"
        );
        assert_eq!(older.taken_at, jiff::Timestamp::MAX);
    }

    /// Expressions and proofs find the facts of a call by the field's name in the JSON.
    #[test]
    fn every_field_is_found_in_the_json() {
        let json = serde_json::to_value(snapshot()).expect("JSON");
        for (part, field, call) in FILLED {
            let fields = json[part].as_object().expect("a part");
            let found = fields.keys().any(|name| is_called(name, field));
            assert!(found, "{part}.{field} of {call:?}");
        }
    }

    #[test]
    fn roles_come_with_all_that_names_them() {
        let calls = complete(&[Call::GetRole].into());
        for call in [
            Call::DescribeTaskDefinition,
            Call::DescribeServices,
            Call::ListServices,
            Call::DescribeClusters,
        ] {
            assert!(calls.contains(&call), "{call:?} in {calls:?}");
        }
        let alone = complete(&[Call::DescribeFileSystems].into());
        assert_eq!(alone, [Call::DescribeFileSystems].into());
    }
}
