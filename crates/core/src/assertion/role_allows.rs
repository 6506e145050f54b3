mod changes;

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Verdict, failed};
use crate::account::{Account, short};
use crate::change::Change;
use crate::iam::permissions;
use crate::iam::permissions::{Permission, Policy, Request};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::snapshot::services::Role;
use crate::snapshot::{Call, Fact, Reason};

pub use changes::POLICY;

/// Asserts that an IAM role can be assumed by a service and allows actions.
///
/// The role's policies decide, not its name: an older role with the right name may lack permissions. Inline policies,
/// managed policies and the permissions boundary are evaluated completely. If the result depends on a condition key with
/// an unknown value, or on a policy that could not be read, it is unknown.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleAllows {
    /// The IAM role, by its name under `resources`.
    pub role: ResourceName,
    /// The service that must be able to assume the role.
    pub trusted_by: String,
    /// The actions that the role must allow on the resource.
    pub actions: Vec<String>,
    /// The ARN of the resource; `{partition}`, `{region}` and `{account}` are filled in.
    pub resource: String,
    /// Further resources to allow them on.
    #[serde(default)]
    pub resources: Vec<String>,
}

impl Assertion for RoleAllows {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let name = &account.found(&self.role)?.key;
        check_role(
            account,
            name,
            &self.trusted_by,
            &self.actions,
            std::iter::once(&self.resource).chain(&self.resources),
        )
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        self.changes_of(account)
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("role-expected")
            .with("role", account.page_name(&self.role))
            .with("service", &self.trusted_by)
            .with("actions", self.actions.clone())
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.role, Some(ResourceKind::IamRole))]
    }

    fn calls(&self) -> Vec<Call> {
        ROLE_CALLS.to_vec()
    }
}

/// The names by which `kms:ViaService` begins for values of Parameter Store and of Secrets Manager.
const PARAMETER_STORE: &str = "ssm";
const SECRETS_MANAGER: &str = "secretsmanager";

/// The calls that are needed to evaluate a role.
pub const ROLE_CALLS: &[Call] = &[
    Call::GetRole,
    Call::ListAttachedRolePolicies,
    Call::ListRolePolicies,
    Call::GetRolePolicy,
    Call::GetPolicy,
    Call::GetPolicyVersion,
];

/// Judges the IAM role of a name; also used for the roles of a task definition.
pub fn check_role<'r>(
    account: &Account<'_>,
    name: &str,
    trusted_by: &str,
    actions: &[String],
    resources: impl Iterator<Item = &'r String>,
) -> Verdict {
    let Some(role) = role_of(account, name)? else {
        return failed(
            Message::new("role-absent").with("role", name),
            Message::new("role-absent-fix").with("role", name),
            [name],
        );
    };
    check_trust(account, name, role, trusted_by)?;
    for resource in resources.map(|resource| filled_in(account, resource)) {
        for action in actions {
            check_action(account, name, role, action, &resource)?;
        }
        if is_encrypted(account, &resource) {
            check_decryption(account, name, role, PARAMETER_STORE)?;
        }
    }
    Ok(Pass::saw(
        Message::new("role-saw")
            .with("role", name)
            .with("service", trusted_by)
            .with("actions", actions.to_vec()),
        [&role.arn],
    ))
}

/// The role with this name, if it exists.
fn role_of<'a>(account: &Account<'a>, name: &str) -> Result<Option<&'a Role>, Reason> {
    match account.snapshot.iam.roles.get(name) {
        Some(role) => Ok(role.known()?.as_ref()),
        None => Err(Reason::NotRead {
            call: Call::GetRole,
        }),
    }
}

/// Fills the placeholders of an ARN for this account. Unknown values become `*`.
pub fn filled_in(account: &Account<'_>, resource: &str) -> String {
    let identity = &account.snapshot.account;
    let or_any = |text: &str| match text {
        "" => "*".to_owned(),
        known => known.to_owned(),
    };
    resource
        .replace("{partition}", identity.partition())
        .replace("{region}", &or_any(&identity.region))
        .replace("{account}", &or_any(&identity.id))
}

fn check_trust(
    account: &Account<'_>,
    name: &str,
    role: &Role,
    service: &str,
) -> Result<(), NotPassed> {
    let snapshot = account.snapshot;
    let request = Request::of_service(&snapshot.account, snapshot.taken_at, service);
    let document = &role.assume_role_policy_document;
    let fix = match permissions::trust(document, &request) {
        Permission::Allowed => return Ok(()),
        Permission::Undecided(reason) => return Err(reason.into()),
        Permission::Denied { .. } => Message::new("role-trust-denied-fix"),
        Permission::NotAllowed => match permissions::excluding_key(document, &request) {
            Some(key) => Message::new("role-trust-condition-fix").with("key", key),
            None => Message::new("role-untrusted-fix"),
        },
    };
    failed(
        Message::new("role-untrusted")
            .with("role", name)
            .with("service", service),
        fix.with("role", name).with("service", service),
        [&role.arn],
    )
}

fn check_action(
    account: &Account<'_>,
    name: &str,
    role: &Role,
    action: &str,
    resource: &str,
) -> Result<(), NotPassed> {
    let about = |id: &'static str| about_action(id, name, action);
    let (actual, fix) = match may(account, name, role, action, resource) {
        May::Do => return Ok(()),
        May::Unknown(reason) => return Err(reason.into()),
        May::Not(Permission::Denied { policy }) => (
            about("role-denied").with("policy", &policy),
            about("role-denied-fix").with("policy", policy),
        ),
        May::Not(_) => (about("role-lacks"), about("role-lacks-fix")),
        May::NotWithin(boundary) => (
            about("role-bounded").with("boundary", &boundary),
            about("role-bounded-fix").with("boundary", boundary),
        ),
    };
    failed(actual, fix, [&role.arn])
}

/// Whether this is the ARN of a SecureString parameter, as far as parameters were read.
fn is_encrypted(account: &Account<'_>, arn: &str) -> bool {
    let parameters = account.snapshot.ssm.parameters.known();
    let mut parameters = parameters.into_iter().flatten();
    parameters.any(|stored| stored.kind == "SecureString" && stored.arn.as_deref() == Some(arn))
}

/// Fails if a policy denies the role to decrypt for a service, and is unknown if that depends on a condition.
///
/// Parameter Store and Secrets Manager decrypt with the caller's permissions. The key policies of `aws/ssm` and
/// `aws/secretsmanager` allow it to every principal of the account, by a wildcard principal. So neither a policy of the role nor
/// its permissions boundary has to allow it, but a Deny of either wins. Sources: Systems Manager user guide, "Restricting
/// decryption of SecureString parameter values"; Secrets Manager user guide, "Secret encryption and decryption"; IAM user
/// guide, "Policy evaluation for requests within a single account". Which key a value has is not read: a role that a
/// customer-managed key does not admit is found when a task starts.
fn check_decryption(
    account: &Account<'_>,
    name: &str,
    role: &Role,
    service: &str,
) -> Result<(), NotPassed> {
    const DECRYPT: &str = "kms:Decrypt";
    let snapshot = account.snapshot;
    let keys = filled_in(account, "arn:{partition}:kms:{region}:{account}:key/*");
    let request =
        Request::of_role(&snapshot.account, role, snapshot.taken_at, DECRYPT, &keys).via(service);
    let boundary = boundary_of(role).map(|arn| managed(account, arn));
    let key = Policy {
        name: "",
        document: Ok(Cow::Owned(serde_json::json!({
            "Statement": { "Effect": "Allow", "Action": DECRYPT, "Resource": "*" },
        }))),
    };
    let policies = policies_of(account, name).into_iter();
    match permissions::permission(policies.chain(boundary).chain([key]), &request) {
        Permission::Denied { policy } => failed(
            about_action("role-denied", name, DECRYPT).with("policy", &policy),
            about_action("role-denied-fix", name, DECRYPT).with("policy", policy),
            [&role.arn],
        ),
        Permission::Undecided(reason) => Err(reason.into()),
        Permission::Allowed | Permission::NotAllowed => Ok(()),
    }
}

fn about_action(id: &'static str, name: &str, action: &str) -> Message {
    Message::new(id).with("role", name).with("action", action)
}

/// Checks that the role with this name may read the secret of a `valueFrom`.
///
/// # Errors
/// A failure if a policy denies it. Unknown if no policy of the role allows it: the secret's own policy, which is not read,
/// may do so.
pub fn check_secret(account: &Account<'_>, name: &str, value_from: &str) -> Result<(), NotPassed> {
    const READ: &str = "secretsmanager:GetSecretValue";
    let Some(role) = role_of(account, name)? else {
        return Ok(());
    };
    // The name of a JSON key, a version stage and a version id may follow the ARN.
    let parts: Vec<&str> = value_from.split(':').take(7).collect();
    let arn = parts.join(":");
    // The six random characters at the end of the ARN may be left out.
    let with_suffix = format!("{arn}-??????");
    for resource in [&arn, &with_suffix] {
        match may(account, name, role, READ, resource) {
            May::Do => return check_decryption(account, name, role, SECRETS_MANAGER),
            May::Unknown(reason) => return Err(reason.into()),
            May::Not(Permission::Denied { .. }) => {
                return check_action(account, name, role, READ, resource);
            }
            May::Not(_) | May::NotWithin(_) => {}
        }
    }
    let what = format!("{name}: {READ}");
    Err(Reason::NotModelled { what }.into())
}

/// Whether a role may perform an action.
enum May {
    Do,
    /// Its policies do not allow it, or deny it.
    Not(Permission),
    /// Its permissions boundary, of this name, does not allow it.
    NotWithin(String),
    Unknown(Reason),
}

/// Evaluates an action on an ARN by the role's policies and its permissions boundary. Both must allow it.
fn may(account: &Account<'_>, name: &str, role: &Role, action: &str, resource: &str) -> May {
    let snapshot = account.snapshot;
    let (now, identity) = (snapshot.taken_at, &snapshot.account);
    let request = Request::of_role(identity, role, now, action, resource);
    let own = permissions::permission(policies_of(account, name), &request);
    if matches!(own, Permission::Denied { .. } | Permission::NotAllowed) {
        return May::Not(own);
    }
    let boundary = boundary_of(role);
    let within = match boundary {
        Some(arn) => permissions::permission([managed(account, arn)], &request),
        None => Permission::Allowed,
    };
    match (own, within) {
        (_, Permission::Denied { policy }) => May::Not(Permission::Denied { policy }),
        (_, Permission::NotAllowed) => {
            May::NotWithin(short(boundary.unwrap_or_default()).to_owned())
        }
        (Permission::Undecided(reason), _) | (_, Permission::Undecided(reason)) => {
            May::Unknown(reason)
        }
        _ => May::Do,
    }
}

/// The ARN of the role's permissions boundary, if it has one.
fn boundary_of(role: &Role) -> Option<&str> {
    let boundary = role.permissions_boundary.as_ref();
    boundary.map(|boundary| boundary.permissions_boundary_arn.as_str())
}

/// Whether the role with this name may perform an action. False if the role does not exist.
pub fn role_may(
    account: &Account<'_>,
    name: &str,
    action: &str,
    resource: &str,
) -> Result<bool, Reason> {
    let Some(role) = role_of(account, name)? else {
        return Ok(false);
    };
    match may(account, name, role, action, resource) {
        May::Do => Ok(true),
        May::Not(_) | May::NotWithin(_) => Ok(false),
        May::Unknown(reason) => Err(reason),
    }
}

/// All policies of the role with this name. A list that could not be read becomes a policy that could not be read.
fn policies_of<'a>(account: &Account<'a>, name: &str) -> Vec<Policy<'a>> {
    let iam = &account.snapshot.iam;
    let mut policies = Vec::new();
    match listed(&iam.role_policies, name, Call::ListRolePolicies) {
        Ok(inline) => policies.extend(inline.iter().map(|(name, document)| Policy {
            name,
            document: document.known().map(Cow::Borrowed),
        })),
        Err(reason) => policies.push(unread(reason)),
    }
    match listed(&iam.attached_policies, name, Call::ListAttachedRolePolicies) {
        Ok(attached) => policies.extend(
            attached
                .iter()
                .map(|policy| managed(account, &policy.policy_arn)),
        ),
        Err(reason) => policies.push(unread(reason)),
    }
    policies
}

fn unread<'a>(reason: Reason) -> Policy<'a> {
    Policy {
        name: "",
        document: Err(reason),
    }
}

/// The managed policy with this ARN.
fn managed<'a>(account: &Account<'a>, arn: &'a str) -> Policy<'a> {
    let iam = &account.snapshot.iam;
    let document = match permissions::managed(arn) {
        Some(document) => Ok(Cow::Owned(document)),
        None => listed(&iam.policies, arn, Call::GetPolicy)
            .and_then(|_| listed(&iam.policy_versions, arn, Call::GetPolicyVersion))
            .map(|version| Cow::Borrowed(&version.document)),
    };
    Policy {
        name: short(arn),
        document,
    }
}

fn listed<'a, T>(
    facts: &'a BTreeMap<String, Fact<T>>,
    key: &str,
    call: Call,
) -> Result<&'a T, Reason> {
    match facts.get(key) {
        Some(fact) => fact.known(),
        None => Err(Reason::NotRead { call }),
    }
}
