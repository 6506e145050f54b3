//! The output of `aws elbv2 describe-…` for load balancers, listeners, rules and targets.
//!
//! Fields are described in the Elastic Load Balancing API reference, under the data type of the struct's name:
//! <https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Types.html>. `Type` is `kind` here.

#![expect(
    missing_docs,
    reason = "types and fields have the names and meanings of the Elastic Load Balancing API; doc comments say only what differs"
)]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Call, Fact};

/// The load-balancing part of a snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default, deny_unknown_fields)]
pub struct Elbv2 {
    pub load_balancers: Fact<Vec<LoadBalancer>>,
    pub target_groups: Fact<Vec<TargetGroup>>,
    /// By load balancer ARN.
    pub listeners: BTreeMap<String, Fact<Vec<Listener>>>,
    /// By listener ARN.
    pub rules: BTreeMap<String, Fact<Vec<Rule>>>,
    /// By target group ARN.
    pub target_health: BTreeMap<String, Fact<Vec<TargetHealthDescription>>>,
}

impl Default for Elbv2 {
    fn default() -> Self {
        Elbv2 {
            load_balancers: Fact::not_read(Call::DescribeLoadBalancers),
            target_groups: Fact::not_read(Call::DescribeTargetGroups),
            listeners: BTreeMap::new(),
            rules: BTreeMap::new(),
            target_health: BTreeMap::new(),
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct LoadBalancer {
    pub load_balancer_arn: String,
    pub load_balancer_name: String,
    #[serde(rename = "DNSName")]
    pub dns_name: String,
    /// "internet-facing" or "internal".
    pub scheme: String,
    pub vpc_id: String,
    pub state: LoadBalancerState,
    /// "application", "network" or "gateway".
    #[serde(rename = "Type")]
    pub kind: String,
    pub availability_zones: Vec<AvailabilityZone>,
    pub security_groups: Vec<String>,
    /// "ipv4", "dualstack" or "dualstack-without-public-ipv4".
    pub ip_address_type: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct LoadBalancerState {
    /// "provisioning", "active", "active_impaired" or "failed".
    pub code: String,
    pub reason: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AvailabilityZone {
    pub zone_name: String,
    pub subnet_id: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct TargetGroup {
    pub target_group_arn: String,
    pub target_group_name: String,
    pub protocol: Option<String>,
    pub port: Option<i32>,
    pub vpc_id: Option<String>,
    /// "ip", "instance", "lambda" or "alb".
    pub target_type: String,
    /// "HTTP1", "HTTP2" or "GRPC".
    pub protocol_version: Option<String>,
    /// "ipv4" or "ipv6".
    pub ip_address_type: Option<String>,
    pub health_check_enabled: Option<bool>,
    pub health_check_protocol: Option<String>,
    /// A number, or "traffic-port" for the port of each target.
    pub health_check_port: Option<String>,
    pub health_check_path: Option<String>,
    pub matcher: Matcher,
    pub load_balancer_arns: Vec<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Matcher {
    pub http_code: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Listener {
    pub listener_arn: String,
    pub load_balancer_arn: String,
    pub port: Option<i32>,
    pub protocol: Option<String>,
    pub default_actions: Vec<Action>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mutual_authentication: Option<MutualAuthentication>,
}

impl Listener {
    /// Whether the listener refuses visitors without a certificate of their own.
    pub fn demands_certificate(&self) -> bool {
        let config = self.mutual_authentication.as_ref();
        config.is_some_and(|config| config.mode.as_deref() == Some("verify"))
    }
}

/// The mode of mutual TLS.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct MutualAuthentication {
    /// "off", "passthrough" or "verify".
    pub mode: Option<String>,
}

/// `kind` is "forward", "redirect", "fixed-response", "authenticate-oidc", "authenticate-cognito" or "jwt-validation".
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Action {
    #[serde(rename = "Type")]
    pub kind: String,
    /// Actions run in ascending order.
    pub order: Option<i32>,
    pub target_group_arn: Option<String>,
    pub forward_config: Option<ForwardConfig>,
    pub fixed_response_config: Option<FixedResponseConfig>,
    pub redirect_config: Option<RedirectConfig>,
    pub authenticate_oidc_config: Option<AuthenticateConfig>,
    pub authenticate_cognito_config: Option<AuthenticateConfig>,
}

impl Action {
    /// Whether every request passes on to the next action: an authentication that allows unauthenticated requests.
    pub fn lets_everybody_through(&self) -> bool {
        let config = match self.kind.as_str() {
            "authenticate-oidc" => &self.authenticate_oidc_config,
            "authenticate-cognito" => &self.authenticate_cognito_config,
            _ => return false,
        };
        let config = config.as_ref();
        config.is_some_and(|config| config.on_unauthenticated_request.as_deref() == Some("allow"))
    }
}

/// The configuration of an authentication, without client ids and secrets.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AuthenticateConfig {
    /// "deny", "allow" or "authenticate" (the default).
    pub on_unauthenticated_request: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ForwardConfig {
    pub target_groups: Vec<TargetGroupTuple>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct TargetGroupTuple {
    pub target_group_arn: String,
    pub weight: Option<i32>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct FixedResponseConfig {
    pub status_code: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RedirectConfig {
    pub protocol: Option<String>,
    pub port: Option<String>,
    pub host: Option<String>,
    pub path: Option<String>,
    pub status_code: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Rule {
    pub rule_arn: String,
    pub priority: String,
    pub is_default: bool,
    pub conditions: Vec<RuleCondition>,
    pub actions: Vec<Action>,
    pub transforms: Vec<RuleTransform>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RuleTransform {
    /// "host-header-rewrite" or "url-rewrite".
    #[serde(rename = "Type")]
    pub kind: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RuleCondition {
    /// "host-header", "path-pattern", "http-request-method", "source-ip", "http-header" or "query-string".
    pub field: String,
    /// The values of a host or path condition. The `…_config` field repeats them.
    pub values: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_header_config: Option<PatternConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_pattern_config: Option<PatternConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub http_request_method_config: Option<ValuesConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_ip_config: Option<ValuesConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub http_header_config: Option<HttpHeaderConfig>,
}

/// Patterns for hosts or paths: globs with `*` and `?`, or regular expressions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct PatternConfig {
    pub values: Vec<String>,
    pub regex_values: Vec<String>,
}

/// Request methods, or address ranges.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ValuesConfig {
    pub values: Vec<String>,
}

/// The name of a header. Its values are not kept, because they often contain a shared secret.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct HttpHeaderConfig {
    pub http_header_name: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct TargetHealthDescription {
    pub target: Target,
    pub target_health: TargetHealth,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Target {
    pub id: String,
    pub port: Option<i32>,
    pub availability_zone: Option<String>,
}

/// `state` is "initial", "healthy", "unhealthy", "unused", "draining", "unhealthy.draining" or "unavailable".
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct TargetHealth {
    pub state: String,
    pub reason: Option<String>,
    pub description: Option<String>,
}
