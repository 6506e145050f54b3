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
        .filter_map(|call| call.action())
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
                // The ARN of "/NAME" and of "NAME" is the same.
                format!(
                    "arn:aws:ssm:*:*:parameter/{}",
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
