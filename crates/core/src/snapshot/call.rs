//! The calls that a snapshot consists of, with their IAM actions and their order.
//!
//! A suite can declare further calls as data: how to make the request, and which fields of the answer to keep. Such a
//! declaration lives as long as the program, like the suite that it comes from, so that [`Call`] stays a small value that can
//! be copied. Equal declarations are stored once. Their number is limited, because a snapshot file can name some, too.

mod keep;
mod operations;
mod read_only;
mod secret;
mod store;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use keep::{Within, is_element};
pub use keep::{at, elements_at, texts_at, texts_of};
pub use read_only::Refusal;
pub use secret::is_secret_name;
use secret::{is_secret_kind, is_secret_noun};
pub use store::Store;

/// The maximum length of each name in a declaration, in bytes. The longest names of AWS's operations have about 60.
const LONGEST_NAME: usize = 128;

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
    DescribeVpcBlockPublicAccessExclusions Some("ec2:DescribeVpcBlockPublicAccessExclusions"), after [DescribeVpcs, DescribeSubnets];
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
    /// For AWS JSON: the part of the header X-Amz-Target before the operation, which is the service: `AmazonDMSv20160101`.
    #[serde(default)]
    pub target: Option<String>,
    /// For AWS query: the version of the API: `2010-12-01`.
    #[serde(default)]
    pub version: Option<String>,
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
    /// Makes one request for each result of another call. If none of these has the fields, the call is unknown.
    #[serde(default)]
    pub needs: Option<Needs>,
    /// The `Name` tags of VPCs. The call is made only where one of them exists, or `if_listed` holds; elsewhere it has no
    /// results.
    #[serde(default)]
    pub if_vpc: Vec<String>,
    /// The results of another call. The call is made only where there is one of them, or `if_vpc` holds; elsewhere it has no
    /// results.
    #[serde(default)]
    pub if_listed: Option<IfListed>,
    /// The name of an IAM role without which the service has made nothing in the account. The call is made only where the role
    /// exists, in addition to `if_vpc` and `if_listed`; elsewhere it has no results.
    ///
    /// AWS DMS needs `dms-vpc-role` to create an instance (user guide of AWS DMS, "Creating the IAM roles to use with AWS DMS").
    #[serde(default)]
    pub if_role: Option<String>,
    /// The `Name` tags of VPCs. The call is made only where none of them exists; otherwise there is no answer.
    #[serde(default)]
    pub unless_vpc: Vec<String>,
    /// Its answer only explains what another call shows to be missing. No check is unknown without it, and the policy does not
    /// ask for its permission.
    #[serde(default)]
    pub optional: bool,
    /// How the service divides its answer into pages. Without it, the answer has one page.
    #[serde(default)]
    pub page: Option<Paging>,
    /// The member with the results: a list, or one object. Without it, the whole answer is the one result. A text in the list is
    /// a result with one member, which has the name of the list: `TableNames`.
    #[serde(default)]
    pub items: Option<String>,
    /// Fields of a result whose texts are JSON documents and are read as such: `TableMappings`.
    #[serde(default)]
    pub json: Vec<String>,
    /// The fields of a result to keep, with dots for nested objects: `VpcSecurityGroups.VpcSecurityGroupId`. All others are
    /// dropped.
    #[serde(default)]
    pub keep: Vec<String>,
    /// Fields under `keep` that every result may lack: `LastFailureMessage`. What is missing from all results and is not named
    /// here may be misspelt, so that the checks that read it are unknown.
    #[serde(default)]
    pub may_lack: Vec<String>,
    /// New fields that join the texts of others, for results that only several of their fields identify. They are kept like
    /// all others, if `keep` names them.
    #[serde(default)]
    pub join: BTreeMap<String, Vec<String>>,
    /// The elements of lists to keep. All others are dropped before anything else is read from them.
    #[serde(default)]
    pub only: Vec<Only>,
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
    /// AWS query: a form as request, XML as answer. All values are texts.
    #[serde(rename = "query")]
    Query,
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

/// Results of another call that make a call worth while.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IfListed {
    /// A call under `calls`, declared above this one.
    pub call: Call,
    /// The field of its results.
    pub field: String,
    /// The values.
    #[serde(default)]
    pub one_of: Vec<String>,
    /// What such a value begins with.
    #[serde(default)]
    pub prefix: Option<String>,
}

impl IfListed {
    /// Whether this value is one of those.
    pub fn is_one(&self, value: &str) -> bool {
        let begins = |prefix: &String| value.starts_with(prefix.as_str());
        self.one_of.iter().any(|wanted| wanted == value) || self.prefix.as_ref().is_some_and(begins)
    }
}

/// The elements of a list to keep, by the text of one of their fields.
///
/// An environment of AWS Elastic Beanstalk lists all its properties with their values, the password of the database among
/// them. `{ list: OptionSettings, field: OptionName, one_of: [RDS_HOSTNAME] }` keeps one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Only {
    /// The path of the list in a result.
    pub list: String,
    /// The field of an element.
    pub field: String,
    /// The texts of that field.
    pub one_of: Vec<String>,
    /// The field with the values. With it, the list becomes an object: `value: Value` makes
    /// `{ "RDS_HOSTNAME": "database.example" }` of the example above, so that a check can name `OptionSettings.RDS_HOSTNAME`.
    /// Of two elements with the same text, the first counts.
    #[serde(default)]
    pub value: Option<String>,
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
            after: declaration.after(),
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
    /// The part of a result that a snapshot has.
    pub fn kept(&self, mut result: Value) -> Value {
        let within = self.within();
        keep::without_secrets(&mut result, within);
        for only in &self.only {
            keep::retain(&mut result, only);
        }
        for (field, parts) in &self.join {
            keep::join(&mut result, field, parts);
        }
        keep::kept(&result, &self.json, within, &self.keep)
    }

    /// Whether every result may lack a field: it is one under `may_lack`, or within one, or a setting under `only` that need not
    /// be set.
    pub fn may_be_missing(&self, field: &str) -> bool {
        let is_within = |outer: &str| {
            let rest = field.strip_prefix(outer);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let mut settings = self.only.iter().filter(|only| only.value.is_some());
        self.may_lack.iter().any(|outer| is_within(outer))
            || settings.any(|only| field != only.list && is_within(&only.list))
    }

    /// What is known of every result.
    fn within(&self) -> Within<'_> {
        Within {
            only: &self.only,
            is_secret: self.reads_secrets(),
            is_setting: self.reads_settings(),
        }
    }

    /// Whether a result is a secret as a whole: an API key, whose field `value` has it.
    fn reads_secrets(&self) -> bool {
        let list = self.items.as_deref().unwrap_or_default();
        let list = list.rsplit('.').find(|name| !is_element(name));
        let list = list.unwrap_or_default();
        let is_about = list.to_ascii_lowercase().ends_with("tags");
        let of_type = self.resource_type().rsplit("::").next();
        !is_about
            && (is_secret_kind(list)
                || is_secret_noun(operations::noun(&self.operation))
                || of_type.is_some_and(is_secret_kind))
    }

    /// Whether a result is a parameter of AWS Systems Manager, and the suite does not name those to keep.
    fn reads_settings(&self) -> bool {
        let names = ["Name", "Names", "Identifier"];
        let is_named = names.iter().any(|name| self.input.contains_key(*name));
        let of_service =
            self.service == "ssm" && operations::noun(&self.operation).starts_with("Parameter");
        !is_named && (of_service || self.resource_type() == "AWS::SSM::Parameter")
    }

    /// The type of resource that a call of AWS Cloud Control reads; empty for others.
    fn resource_type(&self) -> &str {
        let name = self.input.get("TypeName").and_then(Value::as_str);
        name.unwrap_or_default()
    }

    fn after(&self) -> Vec<Call> {
        let depends = !self.if_vpc.is_empty() || !self.unless_vpc.is_empty();
        let vpcs = depends.then_some(Call::DescribeVpcs);
        let needed = self.needs.iter().map(|needs| needs.call);
        let listing = self.if_listed.iter().map(|listed| listed.call);
        let role = self.if_role.iter().map(|_| Call::GetRole);
        needed.chain(listing).chain(vpcs).chain(role).collect()
    }

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

#[cfg(test)]
mod tests;
