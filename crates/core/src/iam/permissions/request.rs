//! A request to AWS with the condition keys that are known in advance.

use jiff::Timestamp;

use crate::snapshot::AccountIdentity;
use crate::snapshot::services::Role;

/// The service principal of ECS tasks. It is the same in every partition: IAM in China rejects the name with the suffix
/// `.cn` (terraform-aws-modules/terraform-aws-ecs#124, mapbox/cloudfriend#56).
pub const ECS_TASKS: &str = "ecs-tasks.amazonaws.com";

/// The condition keys that a request may know. A condition on any other key is undecided, whatever its values are.
pub const CONDITION_KEYS: [&str; 12] = [
    "aws:CurrentTime",
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalIsAWSService",
    "aws:PrincipalServiceName",
    "aws:PrincipalType",
    "aws:RequestedRegion",
    "aws:ResourceAccount",
    "aws:SecureTransport",
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:TokenIssueTime",
];

/// The principal, action and resource of a request, and the condition keys that are known.
#[derive(Debug, Clone)]
pub struct Request {
    /// The service that makes the request, for trust policies. Identity-based policies have no principal.
    pub(super) service: Option<String>,
    pub(super) action: String,
    /// An ARN; `*` stands for an unknown part, or for all resources. None for trust policies.
    pub(super) resource: Option<String>,
    context: Vec<(&'static str, Value)>,
}

/// The known part of a condition key's value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A text; `*` stands for an unknown part.
    Text(String),
    /// A time that is at or after this one.
    Since(Timestamp),
    /// The request does not have the key.
    Absent,
}

impl Request {
    /// A request of a task with a role's credentials. `resource` is an ARN or `*`.
    ///
    /// Source of the keys: IAM user guide, "AWS global condition context keys". Tasks that start from now on get new
    /// credentials, so the time of issue is not before `now`.
    pub fn of_role(
        account: &AccountIdentity,
        role: &Role,
        now: Timestamp,
        action: &str,
        resource: &str,
    ) -> Self {
        let mut context = vec![
            ("aws:PrincipalType", Value::Text("AssumedRole".to_owned())),
            ("aws:PrincipalIsAWSService", Value::Text("false".to_owned())),
            ("aws:PrincipalServiceName", Value::Absent),
            // ECS calls the HTTPS endpoints of AWS.
            ("aws:SecureTransport", Value::Text("true".to_owned())),
            ("aws:CurrentTime", Value::Since(now)),
            ("aws:TokenIssueTime", Value::Since(now)),
        ];
        let mut parts = resource.splitn(6, ':').skip(3);
        let texts = [
            ("aws:RequestedRegion", parts.next().unwrap_or_default()),
            ("aws:ResourceAccount", parts.next().unwrap_or_default()),
            ("aws:PrincipalAccount", account.id.as_str()),
            ("aws:PrincipalArn", role.arn.as_str()),
        ];
        context.extend(known(texts));
        Request {
            service: None,
            action: action.to_owned(),
            resource: Some(resource.to_owned()),
            context,
        }
    }

    /// What a task does through a VPC endpoint, whose policy is to judge it. Of the resource only the service is known.
    pub fn through_endpoint(now: Timestamp, action: &str) -> Self {
        Request {
            service: None,
            action: action.to_owned(),
            resource: Some("*".to_owned()),
            context: vec![
                ("aws:SecureTransport", Value::Text("true".to_owned())),
                ("aws:CurrentTime", Value::Since(now)),
            ],
        }
    }

    /// A service that assumes a role of the account.
    ///
    /// For ECS tasks, AWS documents the account and Region of `aws:SourceArn` (ECS developer guide, "Amazon ECS task IAM
    /// role", on the confused deputy problem), but not the rest of that ARN.
    pub fn of_service(account: &AccountIdentity, now: Timestamp, service: &str) -> Self {
        let mut context = vec![
            ("aws:PrincipalIsAWSService", Value::Text("true".to_owned())),
            ("aws:PrincipalServiceName", Value::Text(service.to_owned())),
            ("aws:CurrentTime", Value::Since(now)),
        ];
        if service == ECS_TASKS && !account.id.is_empty() && !account.region.is_empty() {
            let (partition, region, id) = (account.partition(), &account.region, &account.id);
            let source = format!("arn:{partition}:ecs:{region}:{id}:*");
            context.push(("aws:SourceArn", Value::Text(source)));
            context.push(("aws:SourceAccount", Value::Text(id.clone())));
        }
        Request {
            service: Some(service.to_owned()),
            action: "sts:AssumeRole".to_owned(),
            resource: None,
            context,
        }
    }

    /// The known value of a condition key. Keys ignore case.
    pub(super) fn value(&self, key: &str) -> Option<&Value> {
        let is_it = |(known, _): &&(&str, Value)| known.eq_ignore_ascii_case(key);
        self.context.iter().find(is_it).map(|(_, value)| value)
    }
}

/// The keys with completely known values.
fn known<'a>(
    texts: impl IntoIterator<Item = (&'static str, &'a str)>,
) -> impl Iterator<Item = (&'static str, Value)> {
    texts
        .into_iter()
        .filter(|(_, text)| !text.is_empty() && !text.contains(['*', '?']))
        .map(|(key, text)| (key, Value::Text(text.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values of other keys are masked in snapshots.
    #[test]
    fn every_known_key_is_listed() {
        let account = AccountIdentity {
            id: "111122223333".to_owned(),
            region: "us-east-1".to_owned(),
            ..AccountIdentity::default()
        };
        let role = Role {
            arn: "arn:aws:iam::111122223333:role/r".to_owned(),
            ..Role::default()
        };
        let resource = "arn:aws:ssm:us-east-1:111122223333:parameter/p";
        let now = Timestamp::UNIX_EPOCH;
        let requests = [
            Request::of_role(&account, &role, now, "ssm:GetParameters", resource),
            Request::of_service(&account, now, ECS_TASKS),
            Request::through_endpoint(now, "ssm:GetParameters"),
        ];
        let known = requests.iter().flat_map(|request| &request.context);
        let mut known: Vec<&str> = known.map(|(key, _)| *key).collect();
        known.sort_unstable();
        known.dedup();
        assert_eq!(known, CONDITION_KEYS);
    }
}
