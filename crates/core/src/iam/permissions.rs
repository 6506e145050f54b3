//! Evaluates IAM policies. The result is undecided if it depends on something that is not known.
//!
//! Source: IAM user guide, "Policy evaluation logic": a Deny that applies wins, else an Allow that applies, else nothing
//! is allowed. It may be unknown whether a statement applies, because a condition depends on the request. So what is
//! allowed and what is denied are evaluated separately, each as yes, no or perhaps:
//!
//! | denied | allowed | permission |
//! |---|---|---|
//! | yes | any | denied |
//! | no or perhaps | no | not allowed |
//! | perhaps | yes or perhaps | undecided |
//! | no | perhaps | undecided |
//! | no | yes | allowed |
//!
//! A policy that could not be read may contain an Allow and a Deny, so both are at least "perhaps". A certain Deny in
//! another policy still decides. A permissions boundary is a second set of policies; a request must be allowed by both.
//!
//! Policies of the organization and session policies are not modelled, because the account cannot read them. They can only
//! restrict permissions; AWS reports them when the role is used.

mod condition;
mod document;
mod holds;
mod managed;
mod pattern;
mod request;
mod statement;

use std::borrow::Cow;

use serde_json::Value;

use crate::snapshot::Reason;
use document::Text;
use holds::Holds;
use statement::Effect;

pub use managed::managed;
pub use request::{ECS_TASKS, Request};

/// The result of a set of policies for a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Permission {
    /// The policies allow the request.
    Allowed,
    /// A statement denies the request.
    Denied {
        /// The name of the policy with that statement.
        policy: String,
    },
    /// No statement allows the request.
    NotAllowed,
    /// The result depends on a condition or a policy that is not known.
    Undecided(Reason),
}

/// One policy of a set: its document, or why it could not be read. A list of policies that could not be read is one such
/// policy.
#[derive(Debug, Clone)]
pub struct Policy<'a> {
    /// The name or ARN, for messages.
    pub name: &'a str,
    /// The parsed document.
    pub document: Result<Cow<'a, Value>, Reason>,
}

/// Evaluates a request against all policies of a set.
pub fn permission<'a>(
    policies: impl IntoIterator<Item = Policy<'a>>,
    request: &Request,
) -> Permission {
    let (mut allowed, mut denied) = (Holds::No, Holds::No);
    for policy in policies {
        let document = match &policy.document {
            Ok(document) => document,
            Err(reason) => {
                allowed = allowed.or(|| Holds::Perhaps(reason.clone()));
                denied = denied.or(|| Holds::Perhaps(reason.clone()));
                continue;
            }
        };
        let text = Text::of(document, request);
        for (effect, statement) in statement::of(document) {
            let applies = statement::applies(statement, text);
            match effect {
                Effect::Allow => allowed = allowed.or(|| applies),
                Effect::Deny if applies == Holds::Yes => {
                    let policy = policy.name.to_owned();
                    return Permission::Denied { policy };
                }
                Effect::Deny => denied = denied.or(|| applies),
            }
        }
    }
    match (allowed, denied) {
        (Holds::No, _) => Permission::NotAllowed,
        (_, Holds::Perhaps(reason)) | (Holds::Perhaps(reason), _) => Permission::Undecided(reason),
        (Holds::Yes, _) => Permission::Allowed,
    }
}

/// Evaluates a trust policy for a service that assumes the role.
pub fn trust(document: &Value, request: &Request) -> Permission {
    let policy = Policy {
        name: "",
        document: Ok(Cow::Borrowed(document)),
    };
    permission([policy], request)
}

/// The condition key that is the only reason why a statement does not allow the request, if there is one.
pub fn excluding_key(document: &Value, request: &Request) -> Option<String> {
    let text = Text::of(document, request);
    statement::of(document)
        .filter(|(effect, _)| *effect == Effect::Allow)
        .find_map(|(_, statement)| statement::excluding(statement, text))
}

#[cfg(test)]
mod tests;
