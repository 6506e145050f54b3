//! The kinds of resources, one a file.

use std::marker::PhantomData;
use std::ops::Deref;

use schemars::JsonSchema;
use serde::Deserialize;

use super::kind::Kind;
use crate::snapshot::{ec2, ecs, efs, elbv2, services};

macro_rules! kinds {
    ($($module:ident::$kind:ident of $type:ty,)*) => {
        $(pub(super) mod $module;)*

        /// The kinds of resources a suite can name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum ResourceKind {
            $($kind,)*
        }

        impl ResourceKind {
            /// Every kind there is.
            pub const ALL: &'static [ResourceKind] = &[$(ResourceKind::$kind,)*];
        }

        impl Deref for ResourceKind {
            type Target = dyn Kind;

            fn deref(&self) -> &Self::Target {
                match self { $(ResourceKind::$kind => &PhantomData::<$type>,)* }
            }
        }
    };
}

// The single list: a new kind is its file and one line here.
kinds! {
    vpc::Vpc of ec2::Vpc,
    security_group::SecurityGroup of ec2::SecurityGroup,
    file_system::FileSystem of efs::FileSystem,
    load_balancer::LoadBalancer of elbv2::LoadBalancer,
    target_group::TargetGroup of elbv2::TargetGroup,
    cluster::Cluster of ecs::Cluster,
    task_definition::TaskDefinition of ecs::TaskDefinition,
    service::Service of ecs::Service,
    database::Database of services::DbInstance,
    iam_role::IamRole of services::Role,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_called_alike_in_suites_and_in_messages() {
        for kind in ResourceKind::ALL {
            let in_suites = kind.as_str().replace('-', "_");
            let read = serde_json::from_value::<ResourceKind>(in_suites.into());
            assert_eq!(read.ok(), Some(*kind), "{kind:?}");
        }
    }
}
