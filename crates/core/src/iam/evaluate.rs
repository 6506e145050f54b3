//! What IAM policy documents allow, as far as it can be told without guessing.
//!
//! Source: IAM user guide, "Policy evaluation logic": a Deny wins, else an Allow, else nothing is allowed.

use serde_json::Value;

/// What a set of policies says of one action on one resource.
#[derive(Debug, Clone, PartialEq)]
pub enum Permission {
    Allowed,
    /// A statement denies it.
    Denied,
    NotAllowed,
    /// It hangs on something not modelled: a condition, a NotAction, a policy that was not read.
    Undecided(String),
}

/// AWS-managed policies whose content is known without reading them. Source: AWS managed policy reference.
const MANAGED: &[(&str, &[&str])] = &[
    ("AdministratorAccess", &["*"]),
    ("AmazonSSMFullAccess", &["ssm:*"]),
    (
        "AmazonSSMReadOnlyAccess",
        &["ssm:Describe*", "ssm:Get*", "ssm:List*"],
    ),
    ("CloudWatchLogsFullAccess", &["logs:*"]),
    (
        "CloudWatchFullAccess",
        &["logs:*", "cloudwatch:*", "autoscaling:Describe*"],
    ),
    (
        "service-role/AmazonECSTaskExecutionRolePolicy",
        &[
            "ecr:GetAuthorizationToken",
            "ecr:BatchCheckLayerAvailability",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchGetImage",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
        ],
    ),
    (
        "AmazonElasticFileSystemFullAccess",
        &["elasticfilesystem:*"],
    ),
    (
        "AmazonElasticFileSystemClientFullAccess",
        &["elasticfilesystem:Client*", "elasticfilesystem:Describe*"],
    ),
];

/// Whether inline documents and attached policies (by ARN) together allow `action` on `resource`.
pub fn permission<'d>(
    documents: impl IntoIterator<Item = &'d Value>,
    attached: impl IntoIterator<Item = &'d str>,
    action: &str,
    resource: &str,
) -> Permission {
    let mut allowed = false;
    let mut undecided = None;
    for document in documents {
        for statement in one_or_many(document.get("Statement")) {
            match says(statement, action, resource) {
                Says::Nothing => {}
                Says::Allow => allowed = true,
                Says::Deny => return Permission::Denied,
                Says::Perhaps(what) => undecided = Some(what),
            }
        }
    }
    for arn in attached {
        let name = arn.split_once(":policy/").map_or(arn, |(_, name)| name);
        match MANAGED
            .iter()
            .find(|(known, _)| arn.starts_with("arn:aws:iam::aws:") && *known == name)
        {
            Some((_, actions)) => {
                allowed |= actions.iter().any(|pattern| matches(pattern, action, true))
            }
            None => undecided = Some(arn.to_owned()),
        }
    }
    match undecided {
        _ if allowed => Permission::Allowed,
        Some(what) => Permission::Undecided(what),
        None => Permission::NotAllowed,
    }
}

/// Whether a trust policy lets an AWS service assume the role.
pub fn trusts(document: &Value, service: &str) -> bool {
    one_or_many(document.get("Statement")).any(|statement| {
        statement.get("Effect").and_then(Value::as_str) == Some("Allow")
            && one_or_many(statement.get("Action")).any(|action| {
                action
                    .as_str()
                    .is_some_and(|action| matches(action, "sts:AssumeRole", true))
            })
            && one_or_many(statement.pointer("/Principal/Service"))
                .any(|principal| principal.as_str() == Some(service))
    })
}

enum Says {
    Nothing,
    Allow,
    Deny,
    Perhaps(String),
}

fn says(statement: &Value, action: &str, resource: &str) -> Says {
    for part in ["NotAction", "NotResource"] {
        if statement.get(part).is_some() {
            return Says::Perhaps(part.to_owned());
        }
    }
    let applies = |part: &str, to: &str, fold: bool| {
        one_or_many(statement.get(part))
            .any(|pattern| pattern.as_str().is_some_and(|p| matches(p, to, fold)))
    };
    if !applies("Action", action, true) || !applies("Resource", resource, false) {
        return Says::Nothing;
    }
    if statement.get("Condition").is_some() {
        return Says::Perhaps("Condition".to_owned());
    }
    match statement.get("Effect").and_then(Value::as_str) {
        Some("Allow") => Says::Allow,
        Some("Deny") => Says::Deny,
        _ => Says::Nothing,
    }
}

/// IAM lets a list of one stand without its brackets.
fn one_or_many(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let values = match value {
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    values.iter()
}

/// IAM's wildcards: `*` for any run of characters, `?` for one. Actions are compared without case.
fn matches(pattern: &str, text: &str, fold: bool) -> bool {
    let chars = |text: &str| -> Vec<char> {
        if fold {
            text.to_lowercase().chars().collect()
        } else {
            text.chars().collect()
        }
    };
    let (pattern, text) = (chars(pattern), chars(text));
    // The classic two-pointer match: on a mismatch, let the last star take one character more. No recursion, so that
    // a hostile pattern costs no more than pattern × text.
    let (mut p, mut t) = (0, 0);
    let mut star = None;
    while t < text.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(c) if *c == '?' || *c == text[t] => {
                p += 1;
                t += 1;
            }
            _ => match star {
                Some((at, taken)) => {
                    p = at + 1;
                    t = taken + 1;
                    star = Some((at, taken + 1));
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const PARAMETER: &str = "arn:aws:ssm:us-west-2:111122223333:parameter/DB_HOST";

    fn read(document: Value, attached: &[&str]) -> Permission {
        permission(
            [&document],
            attached.iter().copied(),
            "ssm:GetParameters",
            PARAMETER,
        )
    }

    fn allow(action: Value, resource: Value) -> Value {
        json!({"Statement": [{"Effect": "Allow", "Action": action, "Resource": resource}]})
    }

    #[test]
    fn wildcards_and_single_values_count() {
        assert_eq!(
            read(allow(json!("ssm:GetParameters"), json!("*")), &[]),
            Permission::Allowed
        );
        assert_eq!(
            read(
                allow(
                    json!(["SSM:get*"]),
                    json!(["arn:aws:ssm:*:*:parameter/DB_????"])
                ),
                &[]
            ),
            Permission::Allowed
        );
        assert_eq!(
            read(allow(json!("ssm:GetParameter"), json!("*")), &[]),
            Permission::NotAllowed
        );
        assert_eq!(
            read(
                allow(json!("*"), json!("arn:aws:ssm:*:*:parameter/other")),
                &[]
            ),
            Permission::NotAllowed
        );
    }

    #[test]
    fn a_deny_wins() {
        let document = json!({"Statement": [
            {"Effect": "Allow", "Action": "*", "Resource": "*"},
            {"Effect": "Deny", "Action": "ssm:*", "Resource": "*"},
        ]});
        assert_eq!(read(document, &[]), Permission::Denied);
    }

    #[test]
    fn what_is_not_modelled_is_not_guessed() {
        let mut conditional = allow(json!("ssm:*"), json!("*"));
        conditional["Statement"][0]["Condition"] = json!({"Bool": {"aws:SecureTransport": "true"}});
        assert_eq!(
            read(conditional, &[]),
            Permission::Undecided("Condition".to_owned())
        );
        let own = "arn:aws:iam::111122223333:policy/mine";
        assert_eq!(
            read(json!({}), &[own]),
            Permission::Undecided(own.to_owned())
        );
    }

    #[test]
    fn managed_policies_are_known_by_arn() {
        let base = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
        assert_eq!(read(json!({}), &[base]), Permission::NotAllowed);
        assert_eq!(
            read(
                json!({}),
                &["arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess"]
            ),
            Permission::Allowed
        );
        // The same name in the attendee's own account is another policy.
        let own = "arn:aws:iam::111122223333:policy/AdministratorAccess";
        assert_eq!(
            read(json!({}), &[own]),
            Permission::Undecided(own.to_owned())
        );
    }

    #[test]
    fn trust_names_the_service() {
        let trust = |service: Value| {
            json!({"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"Service": service}}})
        };
        assert!(trusts(
            &trust(json!("ecs-tasks.amazonaws.com")),
            "ecs-tasks.amazonaws.com"
        ));
        assert!(trusts(
            &trust(json!(["ec2.amazonaws.com", "ecs-tasks.amazonaws.com"])),
            "ecs-tasks.amazonaws.com"
        ));
        assert!(!trusts(
            &trust(json!("ecs.amazonaws.com")),
            "ecs-tasks.amazonaws.com"
        ));
    }
}
