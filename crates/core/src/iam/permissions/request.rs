//! A request to AWS with the condition keys that are known in advance.

use jiff::Timestamp;

use crate::snapshot::AccountIdentity;
use crate::snapshot::services::Role;

/// The service principal of ECS tasks. It is the same in every partition: IAM in China rejects the name with the suffix
/// `.cn` (terraform-aws-modules/terraform-aws-ecs#124, mapbox/cloudfriend#56).
pub const ECS_TASKS: &str = "ecs-tasks.amazonaws.com";

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
    /// A request of a task with a role's credentials. `resource` is an ARN or `*`. An action of KMS is one that Parameter Store
    /// performs for the task.
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
        // Parameter Store decrypts for the caller (Systems Manager user guide, "kms:ViaService": ssm.REGION.amazonaws.com).
        if action.starts_with("kms:") {
            context.push((VIA_SERVICE, via("ssm", resource)));
        }
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

    /// The same request of KMS, made by this service for the task, such as `secretsmanager` in place of `ssm`.
    pub fn via(mut self, service: &str) -> Self {
        let value = via(service, self.resource.as_deref().unwrap_or_default());
        self.context.retain(|(key, _)| *key != VIA_SERVICE);
        self.context.push((VIA_SERVICE, value));
        self
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
        let known = self.context.iter().find(is_it).map(|(_, value)| value);
        let is_of_saml = key
            .get(..SAML.len())
            .is_some_and(|prefix| prefix.eq_ignore_ascii_case(SAML));
        known.or_else(|| (self.service.is_some() && is_of_saml).then_some(&Value::Absent))
    }
}

/// The prefix of keys that only requests of `sts:AssumeRoleWithSAML` have, never those of a service.
/// Source: IAM user guide, "IAM and AWS STS condition context keys", "Available keys for SAML-based federation".
const SAML: &str = "saml:";

const VIA_SERVICE: &str = "kms:ViaService";

/// The value of `kms:ViaService` for a service in the Region of a resource: `ssm.us-west-2.amazonaws.com`. AWS documents the end
/// for the partitions `aws` and `aws-us-gov` only.
fn via(service: &str, resource: &str) -> Value {
    let mut parts = resource.split(':').skip(1);
    let end = match parts.next() {
        Some("aws" | "aws-us-gov") => "amazonaws.com",
        _ => "*",
    };
    let region = parts.nth(1).unwrap_or("*");
    Value::Text(format!("{service}.{region}.{end}"))
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
