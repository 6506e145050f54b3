//! How a role gets what it lacks: statements that deny are removed, then what is missing is allowed.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::{May, RoleAllows, filled_in, is_encrypted, listed, may, role_of};
use crate::account::Account;
use crate::assertion::NotPassed;
use crate::change::{Allowed, Change};
use crate::iam::permissions::{self, Permission, Policy, Request};
use crate::snapshot::services::Role;
use crate::snapshot::{Call, Fact};

/// The name of the policy that is added. If the role has one of that name, a number follows.
pub const POLICY: &str = "workshop-allow";

impl RoleAllows {
    pub(super) fn changes_of(&self, account: &Account<'_>) -> Result<Vec<Change>, NotPassed> {
        let name = &account.found(&self.role)?.key;
        let Some(role) = role_of(account, name)? else {
            return Ok(Vec::new());
        };
        let trust = trusting(account, name, role, &self.trusted_by);
        let denials = self.without_denials(account, name, role)?;
        let mut after = account.snapshot.clone();
        let mut changes: Vec<Change> = trust.into_iter().chain(denials).collect();
        changes.iter().for_each(|change| change.edit(&mut after));
        let account = &Account {
            snapshot: &after,
            ..*account
        };
        let allowed = self.lacking(account, name, role);
        if !allowed.is_empty() {
            let own = listed(
                &account.snapshot.iam.role_policies,
                name,
                Call::ListRolePolicies,
            )?;
            changes.push(Change::AllowActions {
                role: name.clone(),
                policy: free_name(|policy| own.contains_key(policy)),
                allowed,
            });
        }
        Ok(changes)
    }

    /// The actions of each resource that no policy allows.
    fn lacking(&self, account: &Account<'_>, name: &str, role: &Role) -> Vec<Allowed> {
        let resources = std::iter::once(&self.resource).chain(&self.resources);
        let lacking = resources.map(|resource| {
            let resource = filled_in(account, resource);
            let lacks = |action: &&String| {
                let answer = may(account, name, role, action, &resource);
                matches!(answer, May::Not(Permission::NotAllowed))
            };
            Allowed {
                actions: self.actions.iter().filter(lacks).cloned().collect(),
                resource,
            }
        });
        lacking
            .filter(|allowed| !allowed.actions.is_empty())
            .collect()
    }

    /// The inline policies without the statements that certainly deny one of the actions.
    fn without_denials(
        &self,
        account: &Account<'_>,
        name: &str,
        role: &Role,
    ) -> Result<Vec<Change>, NotPassed> {
        let snapshot = account.snapshot;
        let asked = std::iter::once(&self.resource).chain(&self.resources);
        let mut requests: Vec<Request> = Vec::new();
        let mut ask = |action: &str, resource: &str| {
            let (now, identity) = (snapshot.taken_at, &snapshot.account);
            requests.push(Request::of_role(identity, role, now, action, resource));
        };
        for resource in asked.map(|resource| filled_in(account, resource)) {
            self.actions
                .iter()
                .for_each(|action| ask(action, &resource));
            if is_encrypted(account, &resource) {
                let keys = filled_in(account, "arn:{partition}:kms:{region}:{account}:key/*");
                ask("kms:Decrypt", &keys);
            }
        }
        let own = listed(&snapshot.iam.role_policies, name, Call::ListRolePolicies)?;
        let changes = own.iter().filter_map(|(policy, document)| {
            let document = match document {
                Fact::Known(document) => document,
                Fact::Unknown(_) => return None,
            };
            let denies =
                |statement: &Value| requests.iter().any(|request| denies(statement, request));
            Some(Change::LiftDenial {
                role: name.to_owned(),
                policy: policy.clone(),
                document: without(document, denies)?,
            })
        });
        Ok(changes.collect())
    }
}

/// A name that is free. A policy of the same name would be replaced.
fn free_name(is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{POLICY}-{number}"));
    let mut names = std::iter::once(POLICY.to_owned()).chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

/// Whether a statement alone certainly denies a request.
fn denies(statement: &Value, request: &Request) -> bool {
    let policy = Policy {
        name: "",
        document: Ok(Cow::Owned(json!({
            "Version": "2012-10-17",
            "Statement": [statement],
        }))),
    };
    let permission = permissions::permission([policy], request);
    matches!(permission, Permission::Denied { .. })
}

/// A document without some statements: `Some(None)` if none is left, `None` if there are no such statements.
fn without(document: &Value, is_removed: impl Fn(&Value) -> bool) -> Option<Option<Value>> {
    let all = statements(document);
    let kept: Vec<Value> = all
        .iter()
        .filter(|statement| !is_removed(statement))
        .cloned()
        .collect();
    if kept.len() == all.len() {
        return None;
    }
    if kept.is_empty() {
        return Some(None);
    }
    let mut document = document.clone();
    *document.get_mut("Statement")? = kept.into();
    Some(Some(document))
}

/// The statements of a document, which may be a list or a single one.
fn statements(document: &Value) -> Vec<Value> {
    match document.get("Statement") {
        Some(Value::Array(all)) => all.clone(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    }
}

/// The trust policy without statements that deny it to the service, and with one that allows it. Not where the only
/// statement has a condition that excludes the service: lifting that is a decision.
fn trusting(account: &Account<'_>, name: &str, role: &Role, service: &str) -> Option<Change> {
    let snapshot = account.snapshot;
    let request = Request::of_service(&snapshot.account, snapshot.taken_at, service);
    let present = &role.assume_role_policy_document;
    let lifts = match permissions::trust(present, &request) {
        Permission::Denied { .. } => true,
        Permission::NotAllowed => {
            if permissions::excluding_key(present, &request).is_some() {
                return None;
            }
            false
        }
        Permission::Allowed | Permission::Undecided(_) => return None,
    };
    let mut document = present.clone();
    let mut kept = statements(present);
    kept.retain(|statement| !denies(statement, &request));
    let slot = document.get_mut("Statement")?;
    *slot = kept.clone().into();
    if !matches!(permissions::trust(&document, &request), Permission::Allowed) {
        kept.push(json!({
            "Effect": "Allow",
            "Principal": { "Service": service },
            "Action": "sts:AssumeRole",
        }));
        *document.get_mut("Statement")? = kept.into();
    }
    Some(Change::TrustService {
        role: name.to_owned(),
        service: service.to_owned(),
        document,
        lifts,
    })
}
