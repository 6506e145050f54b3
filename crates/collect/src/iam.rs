//! IAM roles of tasks, their policies and permissions boundaries: `iam get-…` and `iam list-…`.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::join_all;
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::join;

use super::caller::{Caller, Page, Read, fact, failed, failed_with, incomplete};
use super::redact;
use super::service_client::{List, ServiceClient, members};
use workshop_check_core::iam::permissions;
use workshop_check_core::snapshot::ecs::TaskDefinition;
use workshop_check_core::snapshot::services::{
    AttachedPolicy, Iam, ManagedPolicy, PermissionsBoundary, PolicyVersion, Role,
};
use workshop_check_core::snapshot::{Call, Fact};

type Documents = BTreeMap<String, Fact<Value>>;

/// The error code for a role that does not exist.
const NO_ROLE: &str = "NoSuchEntity";

/// The result of GetRole (IAM API reference).
#[derive(Debug, Deserialize)]
struct GotRole {
    #[serde(rename = "Role")]
    role: Option<FoundRole>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct FoundRole {
    role_name: String,
    arn: String,
    path: String,
    assume_role_policy_document: Option<String>,
    permissions_boundary: Option<PermissionsBoundary>,
}

/// The result of ListAttachedRolePolicies.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Attached {
    attached_policies: Option<List<AttachedPolicy>>,
    marker: Option<String>,
}

/// The result of ListRolePolicies.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Inline {
    policy_names: Option<List<String>>,
    marker: Option<String>,
}

/// The result of GetRolePolicy.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct InlinePolicy {
    policy_document: Option<String>,
}

/// The result of GetPolicy.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct GotPolicy {
    policy: Option<FoundPolicy>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct FoundPolicy {
    policy_name: Option<String>,
    default_version_id: Option<String>,
}

/// The result of GetPolicyVersion.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct GotVersion {
    policy_version: Option<FoundVersion>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct FoundVersion {
    version_id: Option<String>,
    document: Option<String>,
}

/// The names of the task roles and execution roles of these task definitions.
pub(super) fn roles_of<'d>(
    definitions: impl Iterator<Item = &'d TaskDefinition>,
) -> BTreeSet<String> {
    definitions
        .flat_map(|definition| [&definition.task_role_arn, &definition.execution_role_arn])
        .flatten()
        .map(|role| name_of(role).to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// The name of a role: the part of its ARN after the path.
fn name_of(arn: &str) -> &str {
    let resource = arn.rsplit_once(':').map_or(arn, |(_, resource)| resource);
    resource.rsplit_once('/').map_or(resource, |(_, name)| name)
}

/// Reads roles by name, all at the same time, unless another branch has started to.
pub(super) async fn collect(
    caller: &Caller<'_>,
    client: &ServiceClient,
    names: BTreeSet<String>,
) -> Iam {
    let reads = names
        .into_iter()
        .filter(|name| caller.is_first(Call::GetRole, name))
        .map(|name| with_policies(caller, client, name));
    let mut iam = Iam::default();
    for role in join_all(reads).await {
        extend(&mut iam, role);
    }
    iam
}

/// Reads one role and its policies.
async fn with_policies(caller: &Caller<'_>, client: &ServiceClient, name: String) -> Iam {
    // The documents of attached policies do not wait for the inline ones.
    let ((role, attached, managed), inline) = join!(
        async {
            let (role, attached) = join!(
                role(caller, client, &name),
                attached_policies(caller, client, &name)
            );
            let managed = managed_policies(caller, client, arns_of(&role, &attached)).await;
            (role, attached, managed)
        },
        inline_policies(caller, client, &name),
    );
    let mut iam = managed;
    // One such error is enough: a role that does not exist has no policies.
    if failed_with(&role, NO_ROLE)
        || failed_with(&attached, NO_ROLE)
        || failed_with(&inline, NO_ROLE)
    {
        iam.roles.insert(name, Fact::Known(None));
        return iam;
    }
    if caller.wants(Call::ListAttachedRolePolicies) {
        iam.attached_policies.insert(name.clone(), fact(attached));
    }
    if caller.wants(Call::ListRolePolicies) {
        iam.role_policies.insert(name.clone(), fact(inline));
    }
    if caller.wants(Call::GetRole) {
        iam.roles.insert(name, fact(role.map(Some)));
    }
    iam
}

/// Takes over what was read later.
pub(super) fn extend(iam: &mut Iam, more: Iam) {
    iam.roles.extend(more.roles);
    iam.attached_policies.extend(more.attached_policies);
    iam.role_policies.extend(more.role_policies);
    iam.policies.extend(more.policies);
    iam.policy_versions.extend(more.policy_versions);
}

/// Reads managed policies, each once in a collection, unless their documents are known to this program.
async fn managed_policies(
    caller: &Caller<'_>,
    client: &ServiceClient,
    arns: impl IntoIterator<Item = String>,
) -> Iam {
    let mut iam = Iam::default();
    if !caller.wants(Call::GetPolicy) {
        return iam;
    }
    let reads = arns
        .into_iter()
        .filter(|arn| !arn.is_empty() && permissions::managed(arn).is_none())
        .filter(|arn| caller.is_first(Call::GetPolicy, arn))
        .map(|arn| async move {
            let policy = managed_policy(caller, client, &arn).await;
            let version = match &policy {
                Ok(policy) => Some(policy_version(caller, client, &arn, policy).await),
                Err(_) => None,
            };
            (arn, policy, version)
        });
    for (arn, policy, version) in join_all(reads).await {
        if let Some(version) = version {
            iam.policy_versions.insert(arn.clone(), fact(version));
        }
        iam.policies.insert(arn, fact(policy));
    }
    iam
}

/// The ARNs of the managed policies that a role has attached, and of its permissions boundary.
fn arns_of(role: &Read<Role>, attached: &Read<Vec<AttachedPolicy>>) -> Vec<String> {
    let attached = attached.iter().flatten().map(|policy| &policy.policy_arn);
    let boundary = role.iter().filter_map(|role| {
        let boundary = role.permissions_boundary.as_ref()?;
        Some(&boundary.permissions_boundary_arn)
    });
    attached.chain(boundary).cloned().collect()
}

async fn managed_policy(
    caller: &Caller<'_>,
    client: &ServiceClient,
    arn: &str,
) -> Read<ManagedPolicy> {
    let input = members(json!({ "PolicyArn": arn }));
    let request = client.ask("GetPolicy", input);
    let result: GotPolicy = caller.one(Call::GetPolicy, request).await?;
    let policy = result.policy.ok_or_else(|| incomplete(Call::GetPolicy))?;
    let version = policy.default_version_id;
    Ok(ManagedPolicy {
        policy_name: policy.policy_name.unwrap_or_default(),
        default_version_id: version.ok_or_else(|| incomplete(Call::GetPolicy))?,
    })
}

/// The version of a policy that counts: the default one.
async fn policy_version(
    caller: &Caller<'_>,
    client: &ServiceClient,
    arn: &str,
    policy: &ManagedPolicy,
) -> Read<PolicyVersion> {
    let input = json!({ "PolicyArn": arn, "VersionId": policy.default_version_id });
    let request = client.ask("GetPolicyVersion", members(input));
    let result: GotVersion = caller.one(Call::GetPolicyVersion, request).await?;
    let version = result.policy_version;
    let version = version.ok_or_else(|| incomplete(Call::GetPolicyVersion))?;
    let encoded = version.document;
    let encoded = encoded.ok_or_else(|| incomplete(Call::GetPolicyVersion))?;
    Ok(PolicyVersion {
        version_id: version.version_id.unwrap_or_default(),
        document: document(Call::GetPolicyVersion, &encoded)?,
    })
}

async fn role(caller: &Caller<'_>, client: &ServiceClient, name: &str) -> Read<Role> {
    let request = client.ask("GetRole", members(json!({ "RoleName": name })));
    let result: GotRole = caller.one(Call::GetRole, request).await?;
    let role = result.role.ok_or_else(|| incomplete(Call::GetRole))?;
    let document = match &role.assume_role_policy_document {
        Some(encoded) => document(Call::GetRole, encoded)?,
        None => Value::Null,
    };
    Ok(Role {
        role_name: role.role_name,
        arn: role.arn,
        path: role.path,
        assume_role_policy_document: document,
        permissions_boundary: role.permissions_boundary,
    })
}

async fn attached_policies(
    caller: &Caller<'_>,
    client: &ServiceClient,
    name: &str,
) -> Read<Vec<AttachedPolicy>> {
    let ask = async |marker: Option<String>| {
        let input = json!({ "RoleName": name, "MaxItems": 100, "Marker": marker });
        let result: Attached = client
            .ask("ListAttachedRolePolicies", members(input))
            .await?;
        Ok(Page {
            items: result.attached_policies.map(|list| list.member),
            next: result.marker,
        })
    };
    caller
        .list(Call::ListAttachedRolePolicies, ask, |policy| policy)
        .await
}

/// Reads the inline policies of a role: documents by policy name.
async fn inline_policies(
    caller: &Caller<'_>,
    client: &ServiceClient,
    name: &str,
) -> Read<Documents> {
    let ask = async |marker: Option<String>| {
        let input = json!({ "RoleName": name, "MaxItems": 100, "Marker": marker });
        let result: Inline = client.ask("ListRolePolicies", members(input)).await?;
        Ok(Page {
            items: result.policy_names.map(|list| list.member),
            next: result.marker,
        })
    };
    let names = caller
        .list(Call::ListRolePolicies, ask, |name: String| name)
        .await?;
    let reads = names.into_iter().map(|policy| async move {
        let document = inline_policy(caller, client, name, &policy).await;
        (policy, fact(document))
    });
    Ok(join_all(reads).await.into_iter().collect())
}

async fn inline_policy(
    caller: &Caller<'_>,
    client: &ServiceClient,
    role: &str,
    policy: &str,
) -> Read<Value> {
    let input = json!({ "RoleName": role, "PolicyName": policy });
    let request = client.ask("GetRolePolicy", members(input));
    let result: InlinePolicy = caller.one(Call::GetRolePolicy, request).await?;
    let encoded = result.policy_document;
    let encoded = encoded.ok_or_else(|| incomplete(Call::GetRolePolicy))?;
    document(Call::GetRolePolicy, &encoded)
}

/// Parses a policy document. IAM returns it as percent-encoded JSON (RFC 3986: `+` stands for itself).
fn document(call: Call, encoded: &str) -> Read<Value> {
    let decoded: Vec<u8> = percent_decode_str(encoded).collect();
    serde_json::from_slice(&decoded)
        .map(|document: Value| redact::policy(&document))
        .map_err(|error| {
            failed(
                call,
                "MalformedAnswer",
                &format!("policy document: {error}"),
            )
        })
}

#[cfg(test)]
mod tests;
