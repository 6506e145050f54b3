use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::{Assertion, Context, Pass, Shortfall, Verdict, failed};
use crate::account::Account;
use crate::iam::evaluate::{Permission, permission, trusts};
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::snapshot::{Call, Reason};

/// Asserts that an IAM role can be assumed by a service and allows actions.
///
/// The role's policies decide, not its name: a role of the right name from before the workshop's stack may lack what
/// the workshop needs. Customer-managed policies are not read: where everything hangs on one, or a permissions boundary
/// may take away what the policies give, the outcome is unknown.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleAllows {
    /// The role of the IAM role.
    pub role: String,
    /// The service that must be able to assume it.
    pub trusted_by: String,
    /// Actions it must allow on the resources.
    pub actions: Vec<String>,
    /// A resource to allow them on; `{region}` and `{account}` are filled in.
    pub resource: String,
}

impl Assertion for RoleAllows {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let name = &account.found(&self.role)?.key;
        check_role(
            account,
            name,
            &self.trusted_by,
            &self.actions,
            &self.resource,
        )
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("role-expected")
            .with("role", account.page_name(&self.role))
            .with("service", &self.trusted_by)
            .with("actions", self.actions.clone())
    }

    fn roles(&self) -> Vec<(&str, Option<ResourceKind>)> {
        vec![(&self.role, Some(ResourceKind::IamRole))]
    }

    fn calls(&self) -> Vec<Call> {
        ROLE_CALLS.to_vec()
    }
}

/// What judging a role takes.
pub const ROLE_CALLS: &[Call] = &[
    Call::GetRole,
    Call::ListAttachedRolePolicies,
    Call::ListRolePolicies,
    Call::GetRolePolicy,
];

/// Judges the IAM role of a name; also used for the roles of a task definition.
pub fn check_role(
    account: &Account<'_>,
    name: &str,
    trusted_by: &str,
    actions: &[String],
    resource: &str,
) -> Verdict {
    let iam = &account.snapshot.iam;
    let role = match iam.roles.get(name) {
        None => {
            return Err(Reason::NotRead {
                call: Call::GetRole,
            }
            .into());
        }
        Some(role) => role.known()?,
    };
    let Some(role) = role else {
        return failed(
            Message::new("role-absent").with("role", name),
            Message::new("role-absent-fix").with("role", name),
            [name],
        );
    };
    if !trusts(&role.assume_role_policy_document, trusted_by) {
        return failed(
            Message::new("role-untrusted")
                .with("role", name)
                .with("service", trusted_by),
            Message::new("role-untrusted-fix")
                .with("role", name)
                .with("service", trusted_by),
            [&role.arn],
        );
    }
    let identity = &account.snapshot.account;
    let resource = resource
        .replace("{region}", &identity.region)
        .replace("{account}", &identity.id);
    for action in actions {
        match permission_of(account, name, action, &resource)? {
            Permission::Allowed => match &role.permissions_boundary {
                None => {}
                Some(boundary) => {
                    let what = boundary.permissions_boundary_arn.clone();
                    return Err(Reason::NotModelled { what }.into());
                }
            },
            Permission::Undecided(what) => return Err(Reason::NotModelled { what }.into()),
            Permission::Denied | Permission::NotAllowed => {
                return failed(
                    Message::new("role-lacks")
                        .with("role", name)
                        .with("action", action),
                    Message::new("role-lacks-fix")
                        .with("role", name)
                        .with("action", action),
                    [&role.arn],
                );
            }
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

/// What the policies of the role of that name say of an action.
pub fn permission_of(
    account: &Account<'_>,
    name: &str,
    action: &str,
    resource: &str,
) -> Result<Permission, Shortfall> {
    let iam = &account.snapshot.iam;
    let attached = match iam.attached_policies.get(name) {
        Some(attached) => attached.known()?,
        None => {
            return Err(Reason::NotRead {
                call: Call::ListAttachedRolePolicies,
            }
            .into());
        }
    };
    let inline = match iam.role_policies.get(name) {
        Some(inline) => inline.known()?,
        None => {
            return Err(Reason::NotRead {
                call: Call::ListRolePolicies,
            }
            .into());
        }
    };
    let mut documents: Vec<&Value> = Vec::new();
    for document in inline.values() {
        documents.push(document.known()?);
    }
    let attached = attached.iter().map(|policy| policy.policy_arn.as_str());
    Ok(permission(documents, attached, action, resource))
}
