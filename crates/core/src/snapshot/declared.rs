//! Calls that a suite declares as data: how to make the request, and which fields of the answer to keep.
//!
//! A declaration lives as long as the program, like the suite that it comes from, so that [`Call`] stays a small value that
//! can be copied. Equal declarations are stored once. Their number is limited, because a snapshot file can name some, too.

mod keep;
mod read_only;
mod store;

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::{Call, Fact, Reason, Snapshot, document};
pub use keep::{at, kept, texts_at, texts_of};
pub use read_only::Refusal;
pub use store::Store;

/// The maximum length of each name in a declaration, in bytes. The longest names of AWS's operations have about 60.
const LONGEST_NAME: usize = 128;
/// The maximum number of declared calls in a snapshot.
const MOST_ANSWERS: usize = 64;

/// A read call of any AWS service.
///
/// Only operations that read are accepted, and only the fields under `keep` are stored.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CallDeclaration {
    /// Its key under `calls`, which the suite's reader fills in.
    #[serde(default)]
    #[schemars(skip)]
    pub key: String,
    /// The service, as in the scope of request signatures: `dms`, `mgn`, `cloudcontrolapi`.
    pub service: String,
    /// The operation, as AWS spells it. It must begin with Describe, List, Get, BatchGet or Lookup.
    pub operation: String,
    /// The protocol of the service.
    #[serde(default)]
    pub protocol: Protocol,
    /// For AWS JSON: the part of the header X-Amz-Target before the operation: `AmazonDMSv20160101`.
    #[serde(default)]
    pub target: Option<String>,
    /// For REST JSON: the HTTP method.
    #[serde(default)]
    pub method: Method,
    /// For REST JSON: the path. `{name}` stands for a member of the input: `/detector/{detectorId}`.
    #[serde(default)]
    pub path: Option<String>,
    /// The first part of the service's host name, if it is not the service: `api.ecr`.
    #[serde(default)]
    pub endpoint: Option<String>,
    /// Members of every request.
    #[serde(default)]
    pub input: BTreeMap<String, Value>,
    /// Makes one request for each result of another call.
    #[serde(default)]
    pub needs: Option<Needs>,
    /// How the service divides its answer into pages. Without it, the answer has one page.
    #[serde(default)]
    pub page: Option<Paging>,
    /// The member with the results: a list, or one object. Without it, the whole answer is the one result.
    #[serde(default)]
    pub items: Option<String>,
    /// Fields of a result whose texts are JSON documents and are read as such: `TableMappings`.
    #[serde(default)]
    pub json: Vec<String>,
    /// The fields of a result to keep, with dots for nested objects: `VpcSecurityGroups.VpcSecurityGroupId`. All others are
    /// dropped.
    #[serde(default)]
    pub keep: Vec<String>,
    /// Error codes by which the service reports that there is nothing: `ResourceNotFoundFault`.
    #[serde(default)]
    pub none_if: Vec<String>,
    /// The IAM action, if it is not `<service>:<operation>`.
    #[serde(default)]
    pub action: Option<String>,
    /// Further IAM actions that AWS requires for the call.
    #[serde(default)]
    pub further_actions: Vec<String>,
}

/// The protocol of a service.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Protocol {
    /// AWS JSON 1.0.
    #[serde(rename = "json_1.0")]
    Json10,
    /// AWS JSON 1.1.
    #[default]
    #[serde(rename = "json_1.1")]
    Json11,
    /// REST JSON.
    #[serde(rename = "rest_json")]
    RestJson,
}

/// The HTTP method of a REST call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Method {
    /// The input is in the path and the query.
    #[default]
    #[serde(rename = "GET")]
    Get,
    /// The input is in the path and the body.
    #[serde(rename = "POST")]
    Post,
}

/// The call whose results are the inputs of another one.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Needs {
    /// A call under `calls`, or one of the program's own, such as DescribeDBInstances.
    pub call: Call,
    /// For each member of the request, the field of the other call's result.
    pub input: BTreeMap<String, String>,
}

/// How a service divides an answer into pages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paging {
    /// The member of the request that takes the token of a page: `Marker`, `NextToken`.
    pub send: String,
    /// The member of the answer with the token of the next page, if its name is not the same.
    #[serde(default)]
    pub receive: Option<String>,
}

impl Paging {
    /// The member of the answer with the token of the next page.
    pub fn received(&self) -> &str {
        self.receive.as_deref().unwrap_or(&self.send)
    }
}

/// A declared call. It is identified by its key, its service, its operation and its IAM action.
#[derive(Debug, Clone, Copy)]
pub struct DeclaredCall(&'static Stored);

#[derive(Debug)]
struct Stored {
    declaration: CallDeclaration,
    /// The IAM actions, the call's own first.
    actions: Vec<String>,
    after: Vec<Call>,
    not_read: OnceLock<Reason>,
}

/// The part of a declaration by which a snapshot names a call.
#[derive(Serialize)]
struct Identity<'a> {
    key: std::borrow::Cow<'a, str>,
    service: std::borrow::Cow<'a, str>,
    operation: std::borrow::Cow<'a, str>,
    action: std::borrow::Cow<'a, str>,
}

impl DeclaredCall {
    /// Stores a declaration.
    ///
    /// # Errors
    /// If a name is too long, or there are too many declarations: a fragment for the user.
    pub fn of(declaration: CallDeclaration) -> Result<Self, &'static str> {
        static STORE: Store<Stored> = Store::new();
        let own = declaration.own_action();
        let names = [
            &declaration.key,
            &declaration.service,
            &declaration.operation,
            &own,
        ];
        if names.iter().any(|name| name.len() > LONGEST_NAME) {
            return Err("a name of this call is too long");
        }
        let further = declaration.further_actions.iter().cloned();
        let actions = [own.clone()].into_iter().chain(further).collect();
        // A snapshot only names a call. The call of a suite that has the name is the one that is meant.
        let is_name = declaration.keep.is_empty() && declaration.input.is_empty();
        let same = |stored: &Stored| {
            let known = &stored.declaration;
            let is_named = known.key == declaration.key
                && known.service == declaration.service
                && known.operation == declaration.operation
                && stored.actions.first() == Some(&own);
            (is_name && is_named) || *known == declaration
        };
        let stored = STORE.get(same, || Stored {
            actions,
            after: declaration.needs.iter().map(|needs| needs.call).collect(),
            not_read: OnceLock::new(),
            declaration: declaration.clone(),
        })?;
        Ok(DeclaredCall(stored))
    }

    /// How the suite declares it.
    pub fn declaration(self) -> &'static CallDeclaration {
        &self.0.declaration
    }

    /// The operation's name, as AWS spells it.
    pub fn operation(self) -> &'static str {
        &self.0.declaration.operation
    }

    /// The IAM action of the call.
    pub fn action(self) -> &'static str {
        self.0.actions.first().map_or("", String::as_str)
    }

    /// Further IAM actions that AWS requires for the call.
    pub fn further_actions(self) -> &'static [String] {
        self.0.actions.get(1..).unwrap_or_default()
    }

    /// The calls that must come first, because their results are the input of this one.
    pub fn after(self) -> &'static [Call] {
        &self.0.after
    }

    /// The key of the call under `calls`.
    pub fn key(self) -> &'static str {
        &self.0.declaration.key
    }

    fn not_read(self) -> &'static Reason {
        let call = Call::Declared(self);
        self.0.not_read.get_or_init(|| Reason::NotRead { call })
    }

    fn identity(self) -> [&'static str; 4] {
        [
            self.key(),
            &self.0.declaration.service,
            self.operation(),
            self.action(),
        ]
    }
}

impl CallDeclaration {
    fn own_action(&self) -> String {
        let own = || format!("{}:{}", self.service, self.operation);
        self.action.clone().unwrap_or_else(own)
    }
}

impl Deref for DeclaredCall {
    type Target = CallDeclaration;

    fn deref(&self) -> &CallDeclaration {
        &self.0.declaration
    }
}

impl PartialEq for DeclaredCall {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for DeclaredCall {}

impl PartialOrd for DeclaredCall {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DeclaredCall {
    fn cmp(&self, other: &Self) -> Ordering {
        self.identity().cmp(&other.identity())
    }
}

impl Hash for DeclaredCall {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.identity().hash(state);
    }
}

/// As a snapshot names the call: without the way to make it.
impl Serialize for DeclaredCall {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [key, service, operation, action] = self.identity().map(Into::into);
        let identity = Identity {
            key,
            service,
            operation,
            action,
        };
        identity.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for DeclaredCall {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let declaration = CallDeclaration::deserialize(deserializer)?;
        DeclaredCall::of(declaration).map_err(D::Error::custom)
    }
}

/// The results of the declared calls, by name.
pub type Answers = BTreeMap<String, Answer>;

/// The results of one declared call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The service.
    pub service: String,
    /// The operation.
    pub operation: String,
    /// The kept fields of each result.
    #[serde(deserialize_with = "document::list")]
    pub items: Fact<Vec<Value>>,
}

impl Answer {
    /// The results of a call.
    pub fn new(call: DeclaredCall, items: Fact<Vec<Value>>) -> Self {
        Answer {
            service: call.service.clone(),
            operation: call.operation.clone(),
            items,
        }
    }

    fn is_of(&self, call: DeclaredCall) -> bool {
        self.service == call.service && self.operation == call.operation
    }
}

impl Snapshot {
    /// The results of a declared call.
    ///
    /// # Errors
    /// The reason, if they could not be read, or if the snapshot was taken for a suite without this call.
    pub fn answer(&self, call: DeclaredCall) -> Result<&[Value], &Reason> {
        match self
            .calls
            .get(call.key())
            .filter(|answer| answer.is_of(call))
        {
            None => Err(call.not_read()),
            Some(answer) => match &answer.items {
                Fact::Known(items) => Ok(items),
                Fact::Unknown(reason) => Err(reason),
            },
        }
    }
}

/// Reads the results of declared calls of a limited number.
///
/// # Errors
/// If there are more than any suite has.
pub(super) fn answers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Answers, D::Error> {
    document::limited_map(deserializer, MOST_ANSWERS, "declared calls")
}

#[cfg(test)]
mod tests;
