//! The kinds of leftovers, one file each.

use std::ops::Deref;

use schemars::{JsonSchema, Schema};
use serde::Deserialize;
use serde_json::{Value, json};

use super::kind::LeftoverKind;
use crate::resource::kinds::DeclaredKind;

mod declared;

macro_rules! kinds {
    ($($(#[$documentation:meta])* $module:ident::$kind:ident,)*) => {
        $(mod $module;)*

        /// The kind of resource that may be left over.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
        #[serde(rename = "$workshop-check::kind", rename_all = "snake_case")]
        #[schemars(rename = "Kind", transform = or_declared)]
        pub enum Kind {
            $($(#[$documentation])* $kind,)*
            /// A kind that the suite declares under `kinds`.
            #[schemars(skip)]
            Declared(DeclaredKind),
        }

        impl Deref for Kind {
            type Target = dyn LeftoverKind;

            fn deref(&self) -> &Self::Target {
                match self {
                    $(Kind::$kind => &$module::$kind,)*
                    Kind::Declared(kind) => kind,
                }
            }
        }
    };
}

/// Allows the name of a kind that the suite declares.
fn or_declared(schema: &mut Schema) {
    if let Some(Value::Array(kinds)) = schema.get_mut("oneOf") {
        kinds.push(json!({
            "description": "A kind that the suite declares under `kinds`.",
            "type": "string",
            "pattern": "^[a-z][a-z0-9_]*$"
        }));
        if let Some(kinds) = schema.remove("oneOf") {
            schema.insert("anyOf".to_owned(), kinds);
        }
    }
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
