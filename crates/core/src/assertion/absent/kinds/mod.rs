//! The kinds of leftovers, one file each.

use std::ops::Deref;

use schemars::JsonSchema;
use serde::Deserialize;

use super::kind::LeftoverKind;

macro_rules! kinds {
    ($($(#[$documentation:meta])* $module:ident::$kind:ident,)*) => {
        $(mod $module;)*

        /// The kind of resource that may be left over.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind {
            $($(#[$documentation])* $kind,)*
        }

        impl Deref for Kind {
            type Target = dyn LeftoverKind;

            fn deref(&self) -> &Self::Target {
                match self { $(Kind::$kind => &$module::$kind,)* }
            }
        }
    };
}

// The single list: a new kind is its file and one line here.
kinds! {
    service::Service,
    cluster::Cluster,
    /// Active revisions of task definitions.
    task_definition::TaskDefinition,
    load_balancer::LoadBalancer,
    target_group::TargetGroup,
    file_system::FileSystem,
    nat_gateway::NatGateway,
    /// Elastic IP addresses.
    address::Address,
    database::Database,
    instance::Instance,
    stack::Stack,
    log_group::LogGroup,
    parameter::Parameter,
}
