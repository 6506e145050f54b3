//! AWS-managed policies whose documents are known without reading them: those that a workshop's role has in most
//! accounts, so that two calls an account are saved and a caller without `iam:GetPolicy` can still be told.

use serde_json::{Value, json};

/// The document of an AWS-managed policy, by its ARN, if it is a known one. They have the same documents in every
/// partition, and are whole. Source: AWS managed policy reference; their documents have not changed since version 1.
pub fn managed(arn: &str) -> Option<Value> {
    // "arn:aws-cn:iam::aws:policy/AdministratorAccess"; a policy of the same name in an account has its id there.
    let mut parts = arn.splitn(6, ':').skip(2);
    let (service, _, owner, resource) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    if (service, owner) != ("iam", "aws") {
        return None;
    }
    let actions = match resource.strip_prefix("policy/")? {
        "AdministratorAccess" => json!("*"),
        "AmazonSSMReadOnlyAccess" => json!(["ssm:Describe*", "ssm:Get*", "ssm:List*"]),
        "service-role/AmazonECSTaskExecutionRolePolicy" => json!([
            "ecr:GetAuthorizationToken",
            "ecr:BatchCheckLayerAvailability",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchGetImage",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
        ]),
        _ => return None,
    };
    Some(json!({
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": actions, "Resource": "*" }],
    }))
}
