//! A fact is a value, or the reason it is not known. There is no third state: "could not read" is never "absent".

use serde::{Deserialize, Serialize};

use super::Call;

/// What one AWS call (or the site probe) told us.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact<T> {
    Known(T),
    Unknown(Reason),
}

/// Why a fact is not known. Every reason names the call, so that a report can name the missing IAM action.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Reason {
    /// The caller may not make this call.
    Denied { call: Call },
    /// A policy that is not the caller's own keeps anybody like the caller from making this call.
    DeniedBy { call: Call, policy: Barrier },
    /// Something between this computer and the site answered in its place, or kept the request from it. `how` says by
    /// what it was recognised, in the technical words of the answer.
    InTheWay {
        call: Call,
        obstacle: Obstacle,
        how: String,
    },
    /// AWS kept answering "too many requests" until the retries ran out.
    Throttled { call: Call },
    /// No answer in time: connect or read timeout, or the overall deadline.
    TimedOut { call: Call },
    /// Any other error: AWS's error code and message, or a body that does not parse whole.
    Failed {
        call: Call,
        code: String,
        message: String,
    },
    /// The snapshot was taken without this call (for another suite, or by an older version).
    NotRead { call: Call },
    /// It was read, but it is made of something this program does not model and will not guess about.
    NotModelled { what: String },
}

/// What is between this computer and the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// A proxy, set up on this computer or not.
    Proxy,
    /// A captive portal or a filter of the network, which answers in place of the site.
    Portal,
    /// The resolver that this computer asks for names.
    Resolver,
    /// Something that ends TLS connections with certificates of its own.
    Inspection,
    /// A network without a route, or a firewall that refuses connections.
    Network,
    /// The load balancer's security group, which admits other addresses than that of this computer.
    AdmittedAddresses,
}

/// A kind of policy that the caller's own policies cannot lift.
/// Source: IAM user guide, troubleshooting of access denied messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Barrier {
    ServiceControl,
    ResourceControl,
    PermissionsBoundary,
    Session,
    VpcEndpoint,
}

impl Reason {
    /// The call that did not tell, if it was a call.
    pub fn call(&self) -> Option<Call> {
        match self {
            Reason::Denied { call }
            | Reason::DeniedBy { call, .. }
            | Reason::InTheWay { call, .. }
            | Reason::Throttled { call }
            | Reason::TimedOut { call }
            | Reason::Failed { call, .. }
            | Reason::NotRead { call } => Some(*call),
            Reason::NotModelled { .. } => None,
        }
    }

    /// The IAM actions of the call, one of which the caller lacks, if that is the reason: AWS does not say which.
    pub fn missing_actions(&self) -> Vec<String> {
        match self {
            Reason::Denied { call } | Reason::DeniedBy { call, .. } => {
                call.actions().map(str::to_owned).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl<T> Fact<T> {
    /// The value, or the reason there is none.
    pub fn known(&self) -> Result<&T, Reason> {
        match self {
            Fact::Known(value) => Ok(value),
            Fact::Unknown(reason) => Err(reason.clone()),
        }
    }

    /// A fact nobody asked AWS for.
    pub fn not_read(call: Call) -> Self {
        Fact::Unknown(Reason::NotRead { call })
    }
}
