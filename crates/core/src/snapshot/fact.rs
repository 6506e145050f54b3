//! A fact is a value, or the reason why it is not known. There is no third state: "could not read" is never "absent".

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Call;

/// The result of one AWS call (or of the site probe).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact<T> {
    /// The value was read.
    Known(T),
    /// The value could not be read, and this is why.
    Unknown(Reason),
}

/// Why a fact is not known. A reason names the call where it can, so that a report can name the missing IAM action.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Reason {
    /// The caller's own policies do not allow this call.
    Denied {
        /// The denied call.
        call: Call,
    },
    /// A policy that is not the caller's own, such as a service control policy, denies this call.
    DeniedBy {
        /// The denied call.
        call: Call,
        /// The kind of policy that denies it.
        policy: Barrier,
    },
    /// Something between this computer and the site answered in its place, or blocked the request.
    InTheWay {
        /// Always the site probe.
        call: Call,
        /// What was recognised in between.
        obstacle: Obstacle,
        /// The part of the answer by which it was recognised, such as "server: squid/6.6".
        how: String,
    },
    /// AWS answered "too many requests" until the retries ran out.
    Throttled {
        /// The throttled call.
        call: Call,
    },
    /// No answer in time: connect or read timeout, or the overall deadline.
    TimedOut {
        /// The call that got no answer.
        call: Call,
    },
    /// Any other error of AWS, or a response body that could not be parsed completely.
    Failed {
        /// The failed call.
        call: Call,
        /// AWS's error code.
        code: String,
        /// AWS's error message.
        message: String,
    },
    /// The scan did not make this call, because it was taken for another suite or by an older version.
    NotRead {
        /// The call that was not made.
        call: Call,
    },
    /// No result of the call has a field that the suite reads. It may be misspelt, so that nothing follows for the account.
    NoField {
        /// The call, which a suite declares.
        call: Call,
        /// The field, with dots.
        field: String,
    },
    /// The data was read, but the answer depends on something that this program does not model.
    NotModelled {
        /// The resource, setting or condition key that is not modelled.
        what: String,
    },
    /// No API tells it, and whoever runs the workshop has not confirmed it.
    NotConfirmed {
        /// The column of the roster in which it would be confirmed.
        column: String,
    },
}

/// What stands between this computer and the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// A proxy, whether or not it is configured on this computer.
    Proxy,
    /// A captive portal or a filter of the network, which answers in place of the site.
    Portal,
    /// The DNS resolver that this computer uses.
    Resolver,
    /// A TLS inspection device, which answers with certificates of its own.
    Inspection,
    /// A network without a route, or a firewall that refuses connections.
    Network,
    /// The load balancer's security group, which may not admit the address of this computer.
    AdmittedAddresses,
}

/// A kind of policy that limits the caller whatever the caller's own policies allow.
/// Source: IAM user guide, troubleshooting of access denied messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Barrier {
    /// A service control policy (SCP) of the organization.
    ServiceControl,
    /// A resource control policy (RCP) of the organization.
    ResourceControl,
    /// The permissions boundary of the caller.
    PermissionsBoundary,
    /// The session policy with which the role was assumed.
    Session,
    /// The policy of the VPC endpoint through which the call was made.
    VpcEndpoint,
}

impl From<Reason> for Cow<'_, Reason> {
    fn from(reason: Reason) -> Self {
        Cow::Owned(reason)
    }
}

impl<'a> From<&'a Reason> for Cow<'a, Reason> {
    fn from(reason: &'a Reason) -> Self {
        Cow::Borrowed(reason)
    }
}

impl Reason {
    /// The call without a result, if the reason is about a call.
    pub fn call(&self) -> Option<Call> {
        match self {
            Reason::Denied { call }
            | Reason::DeniedBy { call, .. }
            | Reason::InTheWay { call, .. }
            | Reason::Throttled { call }
            | Reason::TimedOut { call }
            | Reason::Failed { call, .. }
            | Reason::NoField { call, .. }
            | Reason::NotRead { call } => Some(*call),
            Reason::NotModelled { .. } | Reason::NotConfirmed { .. } => None,
        }
    }

    /// Whether the call may succeed a moment later, because AWS was asked too often or took too long.
    pub fn is_overload(&self) -> bool {
        matches!(self, Reason::Throttled { .. } | Reason::TimedOut { .. })
    }

    /// The IAM actions of a denied call. The caller lacks at least one of them; AWS does not say which. Empty for any other
    /// reason.
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
    /// The value.
    ///
    /// # Errors
    /// The reason, if the value is not known.
    pub fn known(&self) -> Result<&T, Reason> {
        match self {
            Fact::Known(value) => Ok(value),
            Fact::Unknown(reason) => Err(reason.clone()),
        }
    }

    /// The fact with its value converted.
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Fact<U> {
        match self {
            Fact::Known(value) => Fact::Known(convert(value)),
            Fact::Unknown(reason) => Fact::Unknown(reason),
        }
    }

    /// A fact for which no call was made.
    pub fn not_read(call: Call) -> Self {
        Fact::Unknown(Reason::NotRead { call })
    }
}
