//! Documents of AWS managed policies that workshop roles commonly have. With them, the program saves two calls for each
//! account, and a caller without `iam:GetPolicy` gets a result.

use serde_json::{Value, json};

/// The complete document of an AWS managed policy, by its ARN, if it is known. It is the same in every partition.
/// Source: AWS managed policy reference; these documents have not changed since version 1.
pub fn managed(arn: &str) -> Option<Value> {
    // "arn:aws-cn:iam::aws:policy/AdministratorAccess". A customer managed policy has an account id in place of "aws".
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
