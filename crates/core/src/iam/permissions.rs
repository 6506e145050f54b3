//! What IAM policies allow, as far as it can be told without guessing.
//!
//! Source: IAM user guide, "Policy evaluation logic": a Deny that applies wins, else an Allow that applies, else nothing
//! is allowed. Some statements only may apply: a condition asks for something that nobody knows before the request is
//! made. So what may be allowed and what may be denied are kept apart:
//!
//! | denied | allowed | permission |
//! |---|---|---|
//! | surely | any | denied |
//! | any | surely not | not allowed |
//! | perhaps | surely or perhaps | undecided |
//! | surely not | perhaps | undecided |
//! | surely not | surely | allowed |
//!
//! A policy that could not be read may hold an Allow and a Deny: both are then "perhaps", whatever the other policies
//! allow. Only a Deny in a policy that was read is certain beside it. A permissions boundary is a second set: what is
//! to be allowed must be allowed by both.
//!
//! Not modelled, because nobody in the account can read them: policies of the organization and of the session. They can
//! only take away; where they do, AWS says so when the role is used.

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

/// What a set of policies says of a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Permission {
    Allowed,
    /// A statement of the policy of this name denies it.
    Denied {
        policy: String,
    },
    NotAllowed,
    /// It depends on something that is not known: a condition, or a policy that was not read.
    Undecided(Reason),
}

/// One policy of a set: its document, or why there is none. Where a whole list of policies could not be read, one such
/// policy stands for the list.
#[derive(Debug, Clone)]
pub struct Policy<'a> {
    pub name: &'a str,
    pub document: Result<Cow<'a, Value>, Reason>,
}

/// Whether policies together allow a request.
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

/// Whether a trust policy lets a service assume the role.
pub fn trust(document: &Value, request: &Request) -> Permission {
    let policy = Policy {
        name: "",
        document: Ok(Cow::Borrowed(document)),
    };
    permission([policy], request)
}

/// The condition key that alone keeps a document from allowing a request: a statement allows it but for this.
pub fn excluding_key(document: &Value, request: &Request) -> Option<String> {
    let text = Text::of(document, request);
    statement::of(document)
        .filter(|(effect, _)| *effect == Effect::Allow)
        .find_map(|(_, statement)| statement::excluding(statement, text))
}

#[cfg(test)]
mod tests;
