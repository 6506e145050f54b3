//! Load balancers, listeners, rules, target groups and target health: `elbv2 describe-…`.

use std::collections::BTreeMap;

use aws_sdk_elasticloadbalancingv2::Client;
use aws_sdk_elasticloadbalancingv2::types as sdk;
use futures_util::future::join_all;

use super::caller::{Caller, Page, Read, fact, incomplete};
use super::convert::{each, word};
use super::redact;
use workshop_check_core::snapshot::elbv2::{
    Action, AuthenticateConfig, AvailabilityZone, Elbv2, FixedResponseConfig, ForwardConfig,
    HttpHeaderConfig, Listener, LoadBalancer, LoadBalancerState, Matcher, MutualAuthentication,
    PatternConfig, RedirectConfig, Rule, RuleCondition, RuleTransform, Target, TargetGroup,
    TargetGroupTuple, TargetHealth, TargetHealthDescription, ValuesConfig,
};
use workshop_check_core::snapshot::{Call, Fact};

type Listeners = BTreeMap<String, Fact<Vec<Listener>>>;
type Rules = BTreeMap<String, Fact<Vec<Rule>>>;

/// Reads the load balancers only. The URLs of the site probe come from them.
pub(super) async fn load_balancers(
    caller: &Caller<'_>,
    client: &Client,
) -> Read<Vec<LoadBalancer>> {
    let ask = |marker| {
        let request = client
            .describe_load_balancers()
            .page_size(400)
            .set_marker(marker);
        async move {
            let answer = request.send().await;
            answer.map(|answer| Page {
                items: answer.load_balancers,
                next: answer.next_marker,
            })
        }
    };
    caller
        .list(Call::DescribeLoadBalancers, ask, load_balancer)
        .await
}

/// Reads listeners by load balancer ARN, and rules by listener ARN. Only application load balancers have rules.
pub(super) async fn listeners_and_rules(
    caller: &Caller<'_>,
    client: &Client,
    load_balancers: &[LoadBalancer],
) -> (Listeners, Rules) {
    if !caller.wants(Call::DescribeListeners) {
        return Default::default();
    }
    let reads = load_balancers.iter().map(|balancer| async move {
        let listeners = listeners(caller, client, &balancer.load_balancer_arn).await;
        let has_rules = balancer.kind == "application" && caller.wants(Call::DescribeRules);
        let arns = listeners
            .iter()
            .flatten()
            .filter(|_| has_rules)
            .map(|listener| &listener.listener_arn);
        let rules = join_all(
            arns.map(|arn| async move { (arn.clone(), fact(rules(caller, client, arn).await)) }),
        )
        .await;
        (balancer.load_balancer_arn.clone(), fact(listeners), rules)
    });
    let mut all = (Listeners::new(), Rules::new());
    for (arn, listeners, rules) in join_all(reads).await {
        all.0.insert(arn, listeners);
        all.1.extend(rules);
    }
    all
}

/// Reads target groups, and target health by target group ARN.
pub(super) async fn target_groups(caller: &Caller<'_>, client: &Client) -> Elbv2 {
    let ask = |marker| {
        let request = client
            .describe_target_groups()
            .page_size(400)
            .set_marker(marker);
        async move {
            let answer = request.send().await;
            answer.map(|answer| Page {
                items: answer.target_groups,
                next: answer.next_marker,
            })
        }
    };
    let groups = caller
        .list(Call::DescribeTargetGroups, ask, target_group)
        .await;
    let wanted = caller.wants(Call::DescribeTargetHealth);
    let arns = groups
        .iter()
        .flatten()
        .filter(|_| wanted)
        .map(|group| group.target_group_arn.clone());
    let health = join_all(
        arns.map(|arn| async move { (arn.clone(), fact(health(caller, client, &arn).await)) }),
    )
    .await;
    Elbv2 {
        target_groups: fact(groups),
        target_health: health.into_iter().collect(),
        ..Elbv2::default()
    }
}

fn load_balancer(balancer: sdk::LoadBalancer) -> LoadBalancer {
    let state = balancer.state;
    LoadBalancer {
        load_balancer_arn: balancer.load_balancer_arn.unwrap_or_default(),
        load_balancer_name: balancer.load_balancer_name.unwrap_or_default(),
        dns_name: balancer.dns_name.unwrap_or_default(),
        scheme: word(balancer.scheme).unwrap_or_default(),
        vpc_id: balancer.vpc_id.unwrap_or_default(),
        state: state.map_or_else(LoadBalancerState::default, |state| LoadBalancerState {
            code: word(state.code).unwrap_or_default(),
            reason: redact::optional(state.reason),
        }),
        kind: word(balancer.r#type).unwrap_or_default(),
        availability_zones: each(balancer.availability_zones, |zone| AvailabilityZone {
            zone_name: zone.zone_name.unwrap_or_default(),
            subnet_id: zone.subnet_id.unwrap_or_default(),
        }),
        security_groups: balancer.security_groups.unwrap_or_default(),
        ip_address_type: word(balancer.ip_address_type).unwrap_or_default(),
    }
}

fn target_group(group: sdk::TargetGroup) -> TargetGroup {
    TargetGroup {
        target_group_arn: group.target_group_arn.unwrap_or_default(),
        target_group_name: group.target_group_name.unwrap_or_default(),
        protocol: word(group.protocol),
        port: group.port,
        vpc_id: group.vpc_id,
        target_type: word(group.target_type).unwrap_or_default(),
        protocol_version: group.protocol_version,
        ip_address_type: word(group.ip_address_type),
        health_check_enabled: group.health_check_enabled,
        health_check_protocol: word(group.health_check_protocol),
        health_check_port: group.health_check_port,
        health_check_path: group.health_check_path,
        matcher: Matcher {
            http_code: group.matcher.and_then(|matcher| matcher.http_code),
        },
        load_balancer_arns: group.load_balancer_arns.unwrap_or_default(),
    }
}

async fn listeners(caller: &Caller<'_>, client: &Client, balancer: &str) -> Read<Vec<Listener>> {
    let ask = |marker| {
        let request = client
            .describe_listeners()
            .load_balancer_arn(balancer)
            .page_size(400)
            .set_marker(marker);
        async move {
            let answer = request.send().await;
            answer.map(|answer| Page {
                items: answer.listeners,
                next: answer.next_marker,
            })
        }
    };
    let convert = |listener: sdk::Listener| Listener {
        listener_arn: listener.listener_arn.unwrap_or_default(),
        load_balancer_arn: listener.load_balancer_arn.unwrap_or_default(),
        port: listener.port,
        protocol: word(listener.protocol),
        default_actions: each(listener.default_actions, action),
        mutual_authentication: listener
            .mutual_authentication
            .map(|config| MutualAuthentication { mode: config.mode }),
    };
    caller.list(Call::DescribeListeners, ask, convert).await
}

async fn rules(caller: &Caller<'_>, client: &Client, listener: &str) -> Read<Vec<Rule>> {
    let ask = |marker| {
        let request = client
            .describe_rules()
            .listener_arn(listener)
            .page_size(400)
            .set_marker(marker);
        async move {
            let answer = request.send().await;
            answer.map(|answer| Page {
                items: answer.rules,
                next: answer.next_marker,
            })
        }
    };
    let convert = |rule: sdk::Rule| Rule {
        rule_arn: rule.rule_arn.unwrap_or_default(),
        priority: rule.priority.unwrap_or_default(),
        is_default: rule.is_default.unwrap_or_default(),
        conditions: each(rule.conditions, condition),
        actions: each(rule.actions, action),
        transforms: each(rule.transforms, |transform| RuleTransform {
            kind: word(transform.r#type).unwrap_or_default(),
        }),
    };
    caller.list(Call::DescribeRules, ask, convert).await
}

/// Keeps the values of conditions on hosts, paths, methods and addresses. Those on headers and query strings often contain
/// a shared secret, for example that of a CDN: of them the header's name is kept only.
fn condition(condition: sdk::RuleCondition) -> RuleCondition {
    let field = condition.field.unwrap_or_default();
    let values = match field.as_str() {
        "path-pattern" | "host-header" => condition.values.unwrap_or_default(),
        _ => Vec::new(),
    };
    RuleCondition {
        field,
        values,
        host_header_config: condition.host_header_config.map(|config| PatternConfig {
            values: config.values.unwrap_or_default(),
            regex_values: config.regex_values.unwrap_or_default(),
        }),
        path_pattern_config: condition.path_pattern_config.map(|config| PatternConfig {
            values: config.values.unwrap_or_default(),
            regex_values: config.regex_values.unwrap_or_default(),
        }),
        http_request_method_config: condition.http_request_method_config.map(|config| {
            ValuesConfig {
                values: config.values.unwrap_or_default(),
            }
        }),
        source_ip_config: condition.source_ip_config.map(|config| ValuesConfig {
            values: config.values.unwrap_or_default(),
        }),
        http_header_config: condition.http_header_config.map(|config| HttpHeaderConfig {
            http_header_name: config.http_header_name.unwrap_or_default(),
        }),
    }
}

fn action(action: sdk::Action) -> Action {
    Action {
        kind: word(action.r#type).unwrap_or_default(),
        order: action.order,
        target_group_arn: action.target_group_arn,
        forward_config: action.forward_config.map(|config| ForwardConfig {
            target_groups: each(config.target_groups, |group| TargetGroupTuple {
                target_group_arn: group.target_group_arn.unwrap_or_default(),
                weight: group.weight,
            }),
        }),
        fixed_response_config: action
            .fixed_response_config
            .map(|config| FixedResponseConfig {
                status_code: config.status_code.unwrap_or_default(),
            }),
        redirect_config: action.redirect_config.map(|config| RedirectConfig {
            protocol: config.protocol,
            port: config.port,
            host: config.host,
            path: config.path,
            status_code: word(config.status_code).unwrap_or_default(),
        }),
        authenticate_oidc_config: action.authenticate_oidc_config.map(|config| {
            AuthenticateConfig {
                on_unauthenticated_request: word(config.on_unauthenticated_request),
            }
        }),
        authenticate_cognito_config: action.authenticate_cognito_config.map(|config| {
            AuthenticateConfig {
                on_unauthenticated_request: word(config.on_unauthenticated_request),
            }
        }),
    }
}

/// Reads the health of all targets of a group. The API returns them in one response, without pages.
async fn health(
    caller: &Caller<'_>,
    client: &Client,
    group: &str,
) -> Read<Vec<TargetHealthDescription>> {
    const CALL: Call = Call::DescribeTargetHealth;
    let answer = caller
        .one(
            CALL,
            client
                .describe_target_health()
                .target_group_arn(group)
                .send(),
        )
        .await?;
    let targets = answer
        .target_health_descriptions
        .ok_or_else(|| incomplete(CALL))?;
    Ok(each(Some(targets), |description| TargetHealthDescription {
        target: description
            .target
            .map_or_else(Target::default, |target| Target {
                id: target.id.unwrap_or_default(),
                port: target.port,
                availability_zone: target.availability_zone,
            }),
        target_health: description
            .target_health
            .map_or_else(TargetHealth::default, |health| TargetHealth {
                state: word(health.state).unwrap_or_default(),
                reason: word(health.reason),
                description: redact::optional(health.description),
            }),
    }))
}

#[cfg(test)]
mod tests;
