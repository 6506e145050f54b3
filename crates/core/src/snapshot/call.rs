//! The calls that a snapshot consists of, with their IAM actions and their order.

use std::collections::BTreeSet;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::declared::DeclaredCall;

macro_rules! calls {
    ($($name:ident $action:expr, after [$($before:ident),*];)*) => {
        /// One read-only AWS operation (or the site probe).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename = "$workshop-check::call")]
        #[expect(missing_docs, reason = "the variants have the names of AWS's operations")]
        pub enum Call {
            $($name,)*
            /// A call that a suite declares.
            #[serde(rename = "declared")]
            Declared(DeclaredCall),
        }

        impl Call {
            /// Every call of this program; suites can declare more.
            pub const ALL: &'static [Call] = &[$(Call::$name,)*];

            /// The operation's name, as AWS spells it.
            pub fn name(self) -> &'static str {
                match self {
                    $(Call::$name => stringify!($name),)*
                    Call::Declared(call) => call.operation(),
                }
            }

            /// The IAM action that allows the call. None for calls that need no permission.
            /// Source: the Service Authorization Reference of each service.
            pub fn action(self) -> Option<&'static str> {
                match self {
                    $(Call::$name => $action,)*
                    Call::Declared(call) => Some(call.action()),
                }
            }

            /// The calls that must come first, because their results are the input of this one.
            pub fn after(self) -> &'static [Call] {
                match self {
                    $(Call::$name => &[$(Call::$before,)*],)*
                    Call::Declared(call) => call.after(),
                }
            }
        }
    };
}

calls! {
    GetCallerIdentity None, after [];
    DescribeVpcs Some("ec2:DescribeVpcs"), after [];
    DescribeSubnets Some("ec2:DescribeSubnets"), after [];
    DescribeSecurityGroups Some("ec2:DescribeSecurityGroups"), after [];
    DescribeRouteTables Some("ec2:DescribeRouteTables"), after [];
    DescribeNatGateways Some("ec2:DescribeNatGateways"), after [];
    DescribeNetworkAcls Some("ec2:DescribeNetworkAcls"), after [];
    DescribeVpcEndpoints Some("ec2:DescribeVpcEndpoints"), after [];
    DescribeAddresses Some("ec2:DescribeAddresses"), after [];
    DescribeInstances Some("ec2:DescribeInstances"), after [];
    DescribeVpcAttribute Some("ec2:DescribeVpcAttribute"), after [DescribeVpcs];
    DescribeFileSystems Some("elasticfilesystem:DescribeFileSystems"), after [];
    DescribeMountTargets Some("elasticfilesystem:DescribeMountTargets"), after [DescribeFileSystems];
    DescribeMountTargetSecurityGroups Some("elasticfilesystem:DescribeMountTargetSecurityGroups"), after [DescribeMountTargets];
    GetParameters Some("ssm:GetParameters"), after [];
    DescribeLoadBalancers Some("elasticloadbalancing:DescribeLoadBalancers"), after [];
    DescribeTargetGroups Some("elasticloadbalancing:DescribeTargetGroups"), after [];
    DescribeListeners Some("elasticloadbalancing:DescribeListeners"), after [DescribeLoadBalancers];
    DescribeRules Some("elasticloadbalancing:DescribeRules"), after [DescribeListeners];
    DescribeTargetHealth Some("elasticloadbalancing:DescribeTargetHealth"), after [DescribeTargetGroups];
    ListClusters Some("ecs:ListClusters"), after [];
    DescribeClusters Some("ecs:DescribeClusters"), after [ListClusters];
    ListServices Some("ecs:ListServices"), after [ListClusters];
    DescribeServices Some("ecs:DescribeServices"), after [ListServices];
    ListTasks Some("ecs:ListTasks"), after [ListClusters];
    DescribeTasks Some("ecs:DescribeTasks"), after [ListTasks];
    ListTaskDefinitions Some("ecs:ListTaskDefinitions"), after [];
    DescribeTaskDefinition Some("ecs:DescribeTaskDefinition"), after [ListTaskDefinitions];
    DescribeDBInstances Some("rds:DescribeDBInstances"), after [];
    DescribeScalableTargets Some("application-autoscaling:DescribeScalableTargets"), after [];
    DescribeScalingPolicies Some("application-autoscaling:DescribeScalingPolicies"), after [];
    GetRole Some("iam:GetRole"), after [];
    ListAttachedRolePolicies Some("iam:ListAttachedRolePolicies"), after [];
    ListRolePolicies Some("iam:ListRolePolicies"), after [];
    GetRolePolicy Some("iam:GetRolePolicy"), after [ListRolePolicies];
    GetPolicy Some("iam:GetPolicy"), after [GetRole, ListAttachedRolePolicies];
    GetPolicyVersion Some("iam:GetPolicyVersion"), after [GetPolicy];
    DescribeLogGroups Some("logs:DescribeLogGroups"), after [];
    ListStacks Some("cloudformation:ListStacks"), after [];
    ProbeSite None, after [];
}

impl Call {
    /// All IAM actions that the call needs. For some calls AWS makes a further call in the caller's name.
    /// Source: EFS API reference, DescribeMountTargetSecurityGroups (observed in aws/aws-parallelcluster#1139).
    pub fn actions(self) -> impl Iterator<Item = &'static str> {
        let (own, declared): (Option<&'static str>, &'static [String]) = match self {
            Call::DescribeMountTargetSecurityGroups => {
                (Some("ec2:DescribeNetworkInterfaceAttribute"), &[])
            }
            Call::Declared(call) => (None, call.further_actions()),
            _ => (None, &[]),
        };
        let further = own.into_iter().chain(declared.iter().map(String::as_str));
        self.action().into_iter().chain(further)
    }

    /// The declaration, if a suite declares the call.
    pub fn declared(self) -> Option<DeclaredCall> {
        match self {
            Call::Declared(call) => Some(call),
            _ => None,
        }
    }

    /// These calls and, transitively, the calls that their inputs come from.
    ///
    /// DescribeTasks needs ListTasks, which needs ListClusters: the result has all three.
    pub fn with_inputs(calls: impl IntoIterator<Item = Call>) -> BTreeSet<Call> {
        let mut all = BTreeSet::new();
        let mut open: Vec<Call> = calls.into_iter().collect();
        while let Some(call) = open.pop() {
            if all.insert(call) {
                open.extend(call.after());
            }
        }
        all
    }
}

/// The name of a call of this program, or of one under `calls`.
impl JsonSchema for Call {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Call".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = Call::ALL.iter().map(|call| call.name()).collect();
        json_schema!({
            "description": "One of the program's calls, or a call that the suite declares under `calls`.",
            "anyOf": [
                { "type": "string", "enum": names },
                { "type": "string", "pattern": "^[a-z][a-z0-9_]*$" },
            ],
        })
    }
}
