//! The least-privilege IAM policy of a suite, computed from the calls its checks need.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::snapshot::{Call, Scope};

/// The policy document. Parameters are named one by one; the other calls are lists, which IAM cannot restrict.
pub fn document(scope: &Scope) -> Value {
    let actions: BTreeSet<&str> = scope
        .calls
        .iter()
        .filter(|call| **call != Call::GetParameters)
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
                // The ARN of "/NAME" and of "NAME" is the same. Nobody has said yet in which partition the account is.
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
    /// What the instructor has to name.
    pub external_id: &'a str,
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

/// An account id: twelve digits.
pub fn account(text: &str) -> Result<String, &'static str> {
    if text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(text.to_owned())
    } else {
        Err("an account id has 12 digits")
    }
}

/// An external id as AssumeRole takes it (STS API Reference, "AssumeRole").
pub fn external_id(text: &str) -> Result<String, &'static str> {
    if (2..=1224).contains(&text.len()) && text.bytes().all(|byte| is_of(byte, b"_+=,.@:/-")) {
        Ok(text.to_owned())
    } else {
        Err("an external id has 2 to 1224 letters, digits or +=,.@:/-_")
    }
}

/// A role's name (IAM API Reference, "CreateRole").
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
