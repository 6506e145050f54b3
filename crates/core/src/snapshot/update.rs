//! Merges a newer scan of part of an account into an older, complete one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::{Call, Fact, Reason, Snapshot, ec2, ecs, efs, elbv2, services};

/// Which call fills which field. A field without a line does not compile.
macro_rules! filled_by {
    ($($part:ident $module:ident::$type:ident { $($field:ident $call:ident,)* })*) => {
        /// Every service's part of a snapshot, its fields, and the call that fills each.
        pub const FILLED: &[(&str, &str, Call)] =
            &[$($((stringify!($part), stringify!($field), Call::$call),)*)*];

        /// The names that the fields have in the JSON, by the part and the field.
        static NAMES: LazyLock<BTreeMap<(&'static str, &'static str), String>> = LazyLock::new(|| {
            let mut names = BTreeMap::new();
            $({
                let part = serde_json::to_value($module::$type::default()).unwrap_or_default();
                let spelled = || part.as_object().into_iter().flatten().map(|(name, _)| name);
                $(if let Some(name) = spelled().find(|name| is_called(name, stringify!($field))) {
                    names.insert((stringify!($part), stringify!($field)), name.clone());
                })*
            })*
            names
        });

        impl Snapshot {
            /// A field with its facts as JSON.
            fn field_as_json(&self, part: &str, field: &str) -> serde_json::Value {
                let json = match (part, field) {
                    $($((stringify!($part), stringify!($field)) => {
                        serde_json::to_value(&self.$part.$field)
                    })*)*
                    _ => return serde_json::Value::Null,
                };
                json.unwrap_or_default()
            }

            /// Replaces the facts that these calls fill, known or unknown, by those of a newer scan. All other facts stay.
            ///
            /// With `keep_known`, a known fact also stays if the newer one is unknown because AWS was asked too often or took too long. With
            /// it stay the facts that are found by it: if the clusters could not be listed, the services of the known
            /// clusters stay. Returns whether AWS was asked too often or took too long.
            pub fn update(
                &mut self,
                newer: Snapshot,
                read: &BTreeSet<Call>,
                keep_known: bool,
            ) -> bool {
                let mut overloaded = BTreeSet::new();
                $($(if read.contains(&Call::$call) {
                    newer.$part.$field.overloaded(&mut overloaded);
                })*)*
                let declared = || read.iter().filter_map(|call| call.declared());
                for answer in declared().filter_map(|call| newer.calls.get(call.key())) {
                    answer.items.overloaded(&mut overloaded);
                }
                self.taken_at = newer.taken_at;
                self.duration_ms = newer.duration_ms;
                $({
                    let $module::$type { $($field,)* } = newer.$part;
                    $(if read.contains(&Call::$call) {
                        if keep_known {
                            let found_by = complete(&[Call::$call].into());
                            let is_partial = !overloaded.is_disjoint(&found_by);
                            self.$part.$field.replace_by($field, is_partial);
                        } else {
                            self.$part.$field = $field;
                        }
                    })*
                })*
                let mut answers = newer.calls;
                for (key, answer) in declared().filter_map(|call| answers.remove_entry(call.key())) {
                    match self.calls.get_mut(&key) {
                        Some(former) if keep_known => former.items.replace_by(answer.items, false),
                        _ => {
                            self.calls.insert(key, answer);
                        }
                    }
                }
                if read.contains(&Call::ProbeSite) {
                    self.probes = newer.probes;
                }
                !overloaded.is_empty()
            }
        }
    };
}

filled_by! {
    ec2 ec2::Ec2 {
        vpcs DescribeVpcs,
        vpc_attributes DescribeVpcAttribute,
        vpc_block_public_access_exclusions DescribeVpcBlockPublicAccessExclusions,
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

/// A field of a snapshot, as a newer scan replaces it.
trait Refresh {
    /// Adds the calls without a result because AWS was asked too often or took too long.
    fn overloaded(&self, calls: &mut BTreeSet<Call>);

    /// Replaces the value by a newer one. `is_partial` is whether the newer one may lack keys, because a call that finds
    /// them had no result.
    fn replace_by(&mut self, newer: Self, is_partial: bool);
}

impl<T> Refresh for Fact<T> {
    fn overloaded(&self, calls: &mut BTreeSet<Call>) {
        if let Fact::Unknown(reason) = self
            && reason.is_overload()
        {
            calls.extend(reason.call());
        }
    }

    fn replace_by(&mut self, newer: Self, _: bool) {
        match (&self, &newer) {
            (Fact::Known(_), Fact::Unknown(reason)) if reason.is_overload() => {}
            _ => *self = newer,
        }
    }
}

impl<T> Refresh for BTreeMap<String, Fact<T>> {
    fn overloaded(&self, calls: &mut BTreeSet<Call>) {
        self.values().for_each(|fact| fact.overloaded(calls));
    }

    fn replace_by(&mut self, newer: Self, is_partial: bool) {
        if !is_partial {
            self.retain(|key, _| newer.contains_key(key));
        }
        for (key, fact) in newer {
            match self.get_mut(&key) {
                Some(former) => former.replace_by(fact, is_partial),
                None => {
                    self.insert(key, fact);
                }
            }
        }
    }
}

impl Snapshot {
    /// The results of any call as JSON: those of all parents, where a list belongs to a resource.
    ///
    /// # Errors
    /// If some could not be read.
    pub fn results(&self, call: Call) -> Result<Vec<serde_json::Value>, Reason> {
        if let Call::Declared(call) = call {
            return self.answer(call).map(<[_]>::to_vec);
        }
        let mut results = Vec::new();
        for (_, _, facts) in self.filled_by(call) {
            add_results(&facts, &mut results)?;
        }
        Ok(results)
    }

    /// The fields that a call fills: the service, the name in the JSON, and the facts.
    pub fn filled_by(
        &self,
        call: Call,
    ) -> impl Iterator<Item = (&'static str, &'static str, serde_json::Value)> {
        let fields = FILLED.iter().filter(move |(_, _, filled)| *filled == call);
        fields.filter_map(|(part, field, _)| {
            Some((
                *part,
                spelled(part, field)?,
                self.field_as_json(part, field),
            ))
        })
    }
}

/// The name that a field of a service's part has in the JSON.
pub fn spelled(part: &'static str, field: &'static str) -> Option<&'static str> {
    NAMES.get(&(part, field)).map(String::as_str)
}

/// Adds the values of a fact, or of each fact of a map.
fn add_results(
    fact: &serde_json::Value,
    results: &mut Vec<serde_json::Value>,
) -> Result<(), Reason> {
    use serde_json::Value;
    let Value::Object(fields) = fact else {
        return Ok(());
    };
    match (fields.get("known"), fields.get("unknown")) {
        (Some(Value::Array(list)), _) => results.extend(list.iter().cloned()),
        (Some(one), _) => results.push(one.clone()),
        (None, Some(reason)) => {
            if let Ok(reason) = serde_json::from_value(reason.clone()) {
                return Err(reason);
            }
        }
        (None, None) => {
            for fact in fields.values() {
                add_results(fact, results)?;
            }
        }
    }
    Ok(())
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
    use crate::snapshot::AccountIdentity;

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
        let denied = Reason::Denied {
            call: Call::DescribeClusters,
        };
        newer.ecs.clusters = Fact::Unknown(denied.clone());
        let overloaded = older.update(newer, &complete(&[Call::DescribeServices].into()), true);
        assert!(!overloaded);
        assert_eq!(older.ec2.vpcs, Fact::Known(vec![ec2::Vpc::default()]));
        assert_eq!(older.ecs.clusters, Fact::Unknown(denied));
        assert!(
            older.ecs.services.is_empty(),
            "a list by cluster is read as a whole"
        );
        assert_eq!(older.taken_at, jiff::Timestamp::MAX);
    }

    /// The defect: while AWS throttled, known facts became unknown, so the next looks read more, and lines about changes
    /// came and went although nothing had changed.
    #[test]
    fn what_is_known_stays_while_aws_is_overloaded() {
        let services = |name: &str| {
            let service = ecs::Service {
                service_name: name.to_owned(),
                ..ecs::Service::default()
            };
            Fact::Known(vec![service])
        };
        let mut older = snapshot();
        older.ec2.vpcs = Fact::Known(vec![ec2::Vpc::default()]);
        older.ecs.clusters = Fact::Known(vec![ecs::Cluster::default()]);
        older.ecs.services = [("a".into(), services("a")), ("b".into(), services("b"))].into();
        older.efs.file_systems = Fact::Known(vec![]);
        let throttled = |call| Reason::Throttled { call };
        let mut newer = snapshot();
        newer.ec2.vpcs = Fact::Unknown(Reason::TimedOut {
            call: Call::DescribeVpcs,
        });
        newer.ecs.clusters = Fact::Unknown(throttled(Call::ListClusters));
        newer.efs.file_systems = Fact::Unknown(Reason::Denied {
            call: Call::DescribeFileSystems,
        });
        newer.rds.db_instances = Fact::Unknown(throttled(Call::DescribeDBInstances));
        let read = Call::ALL.iter().copied().collect();
        let before = older.clone();
        assert!(older.update(newer.clone(), &read, true));
        assert_eq!(older.ec2.vpcs, before.ec2.vpcs);
        assert_eq!(older.ecs.clusters, before.ecs.clusters);
        assert_eq!(
            older.ecs.services, before.ecs.services,
            "found by the clusters"
        );
        assert_eq!(
            older.efs.file_systems, newer.efs.file_systems,
            "denied is not overloaded"
        );
        assert_eq!(
            older.rds.db_instances, newer.rds.db_instances,
            "it was never known"
        );

        // The clusters are listed again: one is gone, and of the other the services are throttled.
        newer.ecs.clusters = Fact::Known(vec![]);
        newer.ec2.vpcs = Fact::Known(vec![]);
        newer.rds.db_instances = Fact::Known(vec![]);
        newer.ecs.services = [("a".into(), services("c"))].into();
        let mut after = older.clone();
        assert!(!after.update(newer.clone(), &read, true));
        assert_eq!(after.ecs.services, newer.ecs.services);
        newer.ecs.services =
            [("a".into(), Fact::Unknown(throttled(Call::DescribeServices)))].into();
        assert!(older.update(newer.clone(), &read, true));
        assert_eq!(older.ecs.services.get("a"), before.ecs.services.get("a"));
        assert!(older.update(newer.clone(), &read, false));
        assert_eq!(
            older.ecs.services, newer.ecs.services,
            "unless it is too old"
        );
    }

    /// Expressions and proofs find the facts of a call by the field's name in the JSON.
    #[test]
    fn every_field_is_found_in_the_json() {
        let snapshot = snapshot();
        let json = serde_json::to_value(&snapshot).expect("JSON");
        for (part, field, call) in FILLED {
            let mut filled = snapshot.filled_by(*call);
            let found = filled.any(|(service, name, facts)| {
                service == *part && is_called(name, field) && json[service][name] == facts
            });
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
