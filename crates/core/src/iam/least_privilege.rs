//! The least-privilege IAM policy of a suite, computed from the calls of its checks.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::snapshot::{Call, Scope};

/// The policy document. Parameters are listed by name. The other calls are for lists, which IAM cannot restrict to
/// resources. Calls that only explain something are not in it.
pub fn document(scope: &Scope) -> Value {
    let actions: BTreeSet<&str> = scope
        .calls
        .iter()
        .filter(|call| **call != Call::GetParameters)
        .filter(|call| call.declared().is_none_or(|call| !call.optional))
        .flat_map(|call| call.actions())
        .collect();
    let mut statements = vec![json!({
        "Sid": "WorkshopCheckReads",
        "Effect": "Allow",
        "Action": actions,
        "Resource": "*",
    })];
    if let Some(action) = Call::GetParameters
        .action()
        .filter(|_| scope.calls.contains(&Call::GetParameters))
    {
        let parameters: BTreeSet<String> = scope
            .parameters
            .iter()
            .map(|parameter| {
                // "/NAME" and "NAME" have the same ARN. The partition of the account is not known here.
                format!(
                    "arn:*:ssm:*:*:parameter/{}",
                    parameter.name.trim_start_matches('/')
                )
            })
            .collect();
        statements.push(json!({
            "Sid": "WorkshopCheckParameters",
            "Effect": "Allow",
            "Action": action,
            "Resource": parameters,
        }));
    }
    json!({ "Version": "2012-10-17", "Statement": statements })
}

/// Who may assume the role of [`template`].
#[derive(Debug, Clone, Copy)]
pub struct Trust<'a> {
    /// The instructor's account.
    pub account: &'a str,
    /// The external id that the instructor must pass.
    pub external_id: &'a str,
    /// The name of the role.
    pub role_name: &'a str,
}

/// A CloudFormation template of a role with this policy (CloudFormation User Guide, "AWS::IAM::Role"; for the external
/// id, IAM User Guide, "Access to AWS accounts owned by third parties").
pub fn template(scope: &Scope, trust: Trust<'_>) -> Value {
    let principal = format!("arn:${{AWS::Partition}}:iam::{}:root", trust.account);
    json!({
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": "A role that reads what workshop-check checks, and nothing else",
        "Resources": {
            "WorkshopCheckRole": {
                "Type": "AWS::IAM::Role",
                "Properties": {
                    "RoleName": trust.role_name,
                    "Description": "Read-only, for workshop-check",
                    "AssumeRolePolicyDocument": {
                        "Version": "2012-10-17",
                        "Statement": [{
                            "Effect": "Allow",
                            "Principal": { "AWS": { "Fn::Sub": principal } },
                            "Action": "sts:AssumeRole",
                            "Condition": { "StringEquals": { "sts:ExternalId": trust.external_id } },
                        }],
                    },
                    "Policies": [{
                        "PolicyName": "workshop-check",
                        "PolicyDocument": document(scope),
                    }],
                },
            },
        },
        "Outputs": {
            "RoleArn": {
                "Description": "For the column role_arn of the roster",
                "Value": { "Fn::GetAtt": ["WorkshopCheckRole", "Arn"] },
            },
        },
    })
}

/// Parses an account id: twelve digits.
///
/// # Errors
/// If the text is not an account id: a fragment for the user.
pub fn account(text: &str) -> Result<String, &'static str> {
    if text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(text.to_owned())
    } else {
        Err("an account id has 12 digits")
    }
}

/// Parses an external id (STS API Reference, "AssumeRole").
///
/// # Errors
/// If the text is not an external id: a fragment for the user.
pub fn external_id(text: &str) -> Result<String, &'static str> {
    if (2..=1224).contains(&text.len()) && text.bytes().all(|byte| is_of(byte, b"_+=,.@:/-")) {
        Ok(text.to_owned())
    } else {
        Err("an external id has 2 to 1224 letters, digits or +=,.@:/-_")
    }
}

/// Parses the name of a role (IAM API Reference, "CreateRole").
///
/// # Errors
/// If the text is not a role name: a fragment for the user.
pub fn role_name(text: &str) -> Result<String, &'static str> {
    if (1..=64).contains(&text.len()) && text.bytes().all(|byte| is_of(byte, b"_+=,.@-")) {
        Ok(text.to_owned())
    } else {
        Err("a role's name has at most 64 letters, digits or +=,.@-_")
    }
}

fn is_of(byte: u8, marks: &[u8]) -> bool {
    byte.is_ascii_alphanumeric() || marks.contains(&byte)
}
