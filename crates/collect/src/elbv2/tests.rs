use super::*;
use crate::testing::{QUERY_DENIED, caller as calling, everything};
use workshop_check_core::snapshot::Reason;

fn page(operation: &str, list: &str, items: &str, next: &str) -> String {
    let marker = if next.is_empty() {
        String::new()
    } else {
        format!("<NextMarker>{next}</NextMarker>")
    };
    format!(
        "<{operation}Response><{operation}Result><{list}>{items}</{list}>{marker}</{operation}Result></{operation}Response>"
    )
}

const BALANCER: &str = "<member><LoadBalancerArn>arn:lb</LoadBalancerArn><LoadBalancerName>LB</LoadBalancerName><DNSName>lb.example</DNSName>\
    <Scheme>internet-facing</Scheme><VpcId>vpc-1</VpcId><State><Code>active</Code><Reason>password=S3CR3T</Reason></State><Type>application</Type>\
    <AvailabilityZones><member><ZoneName>us-east-1a</ZoneName><SubnetId>s-1</SubnetId></member></AvailabilityZones>\
    <SecurityGroups><member>sg-1</member></SecurityGroups><IpAddressType>ipv4</IpAddressType></member>";

paged_call!(balancers: aws_sdk_elasticloadbalancingv2, describe_load_balancers, marker, DescribeLoadBalancers, QUERY_DENIED,
scope: everything(), also: [],
read: load_balancers,
first: page("DescribeLoadBalancers", "LoadBalancers", BALANCER, "page-2"),
second: page("DescribeLoadBalancers", "LoadBalancers", "<member><LoadBalancerArn>arn:nlb</LoadBalancerArn><Type>network</Type></member>", ""),
expected: vec![
    LoadBalancer {
        load_balancer_arn: "arn:lb".into(), load_balancer_name: "LB".into(), dns_name: "lb.example".into(),
        scheme: "internet-facing".into(), vpc_id: "vpc-1".into(),
        state: LoadBalancerState { code: "active".into(), reason: Some("password=***".into()) },
        kind: "application".into(),
        availability_zones: vec![AvailabilityZone { zone_name: "us-east-1a".into(), subnet_id: "s-1".into() }],
        security_groups: vec!["sg-1".into()], ip_address_type: "ipv4".into(),
    },
    LoadBalancer { load_balancer_arn: "arn:nlb".into(), kind: "network".into(), ..LoadBalancer::default() },
]);

const GROUP: &str = "<member><TargetGroupArn>arn:tg</TargetGroupArn><TargetGroupName>TG</TargetGroupName><Protocol>HTTP</Protocol><Port>80</Port>\
    <VpcId>vpc-1</VpcId><ProtocolVersion>GRPC</ProtocolVersion><IpAddressType>ipv6</IpAddressType><HealthCheckEnabled>true</HealthCheckEnabled>\
    <HealthCheckProtocol>HTTPS</HealthCheckProtocol><HealthCheckPort>8080</HealthCheckPort><HealthCheckPath>/</HealthCheckPath><Matcher><HttpCode>200-399</HttpCode></Matcher>\
    <LoadBalancerArns><member>arn:lb</member></LoadBalancerArns><TargetType>ip</TargetType></member>";
const HEALTH: &str = "<member><Target><Id>10.0.0.5</Id><Port>80</Port><AvailabilityZone>us-east-1a</AvailabilityZone></Target>\
    <TargetHealth><State>unhealthy</State><Reason>Target.ResponseCodeMismatch</Reason>\
    <Description>Health checks failed with these codes: [500]</Description></TargetHealth></member>\
    <member><Target><Id>10.0.0.6</Id></Target></member>";

fn healthy() -> crate::testing::Rule {
    let body = page(
        "DescribeTargetHealth",
        "TargetHealthDescriptions",
        HEALTH,
        "",
    );
    answer!(Client::describe_target_health, |_| true, 200, body)
}

paged_call!(groups: aws_sdk_elasticloadbalancingv2, describe_target_groups, marker, DescribeTargetGroups, QUERY_DENIED,
scope: everything(), also: [healthy()],
read: async |caller: &Caller<'_>, client: &Client| target_groups(caller, client).await.target_groups.known().cloned(),
first: page("DescribeTargetGroups", "TargetGroups", GROUP, "page-2"),
second: page("DescribeTargetGroups", "TargetGroups", "<member><TargetGroupArn>arn:tg2</TargetGroupArn></member>", ""),
expected: vec![
    TargetGroup {
        target_group_arn: "arn:tg".into(), target_group_name: "TG".into(), protocol: Some("HTTP".into()),
        port: Some(80), vpc_id: Some("vpc-1".into()), target_type: "ip".into(), health_check_path: Some("/".into()),
        protocol_version: Some("GRPC".into()), ip_address_type: Some("ipv6".into()), health_check_enabled: Some(true),
        health_check_protocol: Some("HTTPS".into()), health_check_port: Some("8080".into()), matcher: Matcher { http_code: Some("200-399".into()) }, load_balancer_arns: vec!["arn:lb".into()],
    },
    TargetGroup { target_group_arn: "arn:tg2".into(), ..TargetGroup::default() },
]);

single_call!(target_health: aws_sdk_elasticloadbalancingv2, describe_target_health, DescribeTargetHealth, QUERY_DENIED,
scope: everything(), also: [],
read: async |caller: &Caller<'_>, client: &Client| health(caller, client, "arn:tg").await,
answer: page("DescribeTargetHealth", "TargetHealthDescriptions", HEALTH, ""),
expected: vec![
    TargetHealthDescription {
        target: Target { id: "10.0.0.5".into(), port: Some(80), availability_zone: Some("us-east-1a".into()) },
        target_health: TargetHealth {
            state: "unhealthy".into(), reason: Some("Target.ResponseCodeMismatch".into()),
            description: Some("Health checks failed with these codes: [500]".into()),
        },
    },
    TargetHealthDescription {
        target: Target { id: "10.0.0.6".into(), ..Target::default() },
        target_health: TargetHealth::default(),
    },
]);

const LISTENER: &str = "<member><ListenerArn>arn:l80</ListenerArn><LoadBalancerArn>arn:lb</LoadBalancerArn><Port>80</Port><Protocol>HTTP</Protocol>\
    <DefaultActions><member><Type>forward</Type><TargetGroupArn>arn:tg</TargetGroupArn><ForwardConfig><TargetGroups><member>\
    <TargetGroupArn>arn:tg</TargetGroupArn><Weight>1</Weight></member></TargetGroups></ForwardConfig></member></DefaultActions>\
    <MutualAuthentication><Mode>verify</Mode><TrustStoreArn>arn:ts</TrustStoreArn></MutualAuthentication></member>";

paged_call!(listener: aws_sdk_elasticloadbalancingv2, describe_listeners, marker, DescribeListeners, QUERY_DENIED,
scope: everything(), also: [],
read: async |caller: &Caller<'_>, client: &Client| listeners(caller, client, "arn:lb").await,
first: page("DescribeListeners", "Listeners", LISTENER, "page-2"),
second: page("DescribeListeners", "Listeners", "<member><ListenerArn>arn:l81</ListenerArn><DefaultActions>\
    <member><Type>redirect</Type><RedirectConfig><Protocol>HTTPS</Protocol><Port>443</Port><Host>h</Host><Path>/p</Path>\
    <Query>token=S3CR3T</Query><StatusCode>HTTP_301</StatusCode></RedirectConfig></member>\
    <member><Type>authenticate-oidc</Type><Order>1</Order><AuthenticateOidcConfig><ClientId>i</ClientId><ClientSecret>S3CR3T</ClientSecret>\
    <OnUnauthenticatedRequest>allow</OnUnauthenticatedRequest></AuthenticateOidcConfig></member>\
    <member><Type>authenticate-cognito</Type><Order>2</Order><AuthenticateCognitoConfig><UserPoolArn>arn:pool</UserPoolArn>\
    <OnUnauthenticatedRequest>deny</OnUnauthenticatedRequest></AuthenticateCognitoConfig></member>\
    <member><Type>fixed-response</Type><FixedResponseConfig><MessageBody>S3CR3T</MessageBody><StatusCode>503</StatusCode></FixedResponseConfig></member>\
    </DefaultActions></member>", ""),
expected: vec![
    Listener {
        listener_arn: "arn:l80".into(), load_balancer_arn: "arn:lb".into(), port: Some(80), protocol: Some("HTTP".into()),
        default_actions: vec![Action {
            kind: "forward".into(), target_group_arn: Some("arn:tg".into()),
            forward_config: Some(ForwardConfig { target_groups: vec![TargetGroupTuple {
                target_group_arn: "arn:tg".into(), weight: Some(1),
            }] }),
            ..Action::default()
        }],
        mutual_authentication: Some(MutualAuthentication { mode: Some("verify".into()) }),
    },
    Listener {
        listener_arn: "arn:l81".into(),
        default_actions: vec![
            Action {
                kind: "redirect".into(),
                redirect_config: Some(RedirectConfig {
                    protocol: Some("HTTPS".into()), port: Some("443".into()), host: Some("h".into()),
                    path: Some("/p".into()), status_code: "HTTP_301".into(),
                }),
                ..Action::default()
            },
            Action {
                kind: "authenticate-oidc".into(), order: Some(1),
                authenticate_oidc_config: Some(AuthenticateConfig { on_unauthenticated_request: Some("allow".into()) }),
                ..Action::default()
            },
            Action {
                kind: "authenticate-cognito".into(), order: Some(2),
                authenticate_cognito_config: Some(AuthenticateConfig { on_unauthenticated_request: Some("deny".into()) }),
                ..Action::default()
            },
            Action {
                kind: "fixed-response".into(),
                fixed_response_config: Some(FixedResponseConfig { status_code: "503".into() }),
                ..Action::default()
            },
        ],
        ..Listener::default()
    },
]);

const RULE: &str = "<member><RuleArn>arn:r1</RuleArn><Priority>1</Priority><IsDefault>false</IsDefault><Conditions>\
    <member><Field>path-pattern</Field><Values><member>/a</member></Values><PathPatternConfig><Values><member>/a</member></Values></PathPatternConfig></member>\
    <member><Field>host-header</Field><Values><member>h</member></Values></member>\
    <member><Field>http-header</Field><Values><member>S3CR3T</member></Values><HttpHeaderConfig><HttpHeaderName>X</HttpHeaderName><Values><member>S3CR3T</member></Values></HttpHeaderConfig></member>\
    <member><Field>host-header</Field><HostHeaderConfig><RegexValues><member>^h$</member></RegexValues></HostHeaderConfig></member>\
    <member><Field>http-request-method</Field><HttpRequestMethodConfig><Values><member>GET</member></Values></HttpRequestMethodConfig></member>\
    <member><Field>source-ip</Field><SourceIpConfig><Values><member>0.0.0.0/0</member></Values></SourceIpConfig></member>\
    <member><Field>query-string</Field><QueryStringConfig><Values><member><Key>k</Key><Value>S3CR3T</Value></member></Values></QueryStringConfig></member>\
    </Conditions><Actions><member><Type>forward</Type><TargetGroupArn>arn:tg</TargetGroupArn></member></Actions>\
    <Transforms><member><Type>url-rewrite</Type></member></Transforms></member>";

fn condition_of(field: &str, values: &[&str]) -> RuleCondition {
    RuleCondition {
        field: field.into(),
        values: texts(values),
        ..RuleCondition::default()
    }
}

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

fn patterns(values: &[&str], regex_values: &[&str]) -> Option<PatternConfig> {
    Some(PatternConfig {
        values: texts(values),
        regex_values: texts(regex_values),
    })
}

fn values(values: &[&str]) -> Option<ValuesConfig> {
    Some(ValuesConfig {
        values: texts(values),
    })
}

paged_call!(rule: aws_sdk_elasticloadbalancingv2, describe_rules, marker, DescribeRules, QUERY_DENIED,
scope: everything(), also: [],
read: async |caller: &Caller<'_>, client: &Client| rules(caller, client, "arn:l80").await,
first: page("DescribeRules", "Rules", RULE, "page-2"),
second: page("DescribeRules", "Rules", "<member><RuleArn>arn:d</RuleArn><Priority>default</Priority><IsDefault>true</IsDefault></member>", ""),
expected: vec![
    Rule {
        rule_arn: "arn:r1".into(), priority: "1".into(), is_default: false,
        conditions: vec![
            RuleCondition { path_pattern_config: patterns(&["/a"], &[]), ..condition_of("path-pattern", &["/a"]) },
            condition_of("host-header", &["h"]),
            RuleCondition {
                http_header_config: Some(HttpHeaderConfig { http_header_name: "X".into() }),
                ..condition_of("http-header", &[])
            },
            RuleCondition { host_header_config: patterns(&[], &["^h$"]), ..condition_of("host-header", &[]) },
            RuleCondition { http_request_method_config: values(&["GET"]), ..condition_of("http-request-method", &[]) },
            RuleCondition { source_ip_config: values(&["0.0.0.0/0"]), ..condition_of("source-ip", &[]) },
            condition_of("query-string", &[]),
        ],
        transforms: vec![RuleTransform { kind: "url-rewrite".into() }],
        actions: vec![Action { kind: "forward".into(), target_group_arn: Some("arn:tg".into()), ..Action::default() }],
    },
    Rule { rule_arn: "arn:d".into(), priority: "default".into(), is_default: true, ..Rule::default() },
]);

#[tokio::test]
async fn rules_are_asked_of_application_load_balancers_only() {
    let client = mocked!(
        aws_sdk_elasticloadbalancingv2,
        [answer!(
            Client::describe_listeners,
            |_| true,
            200,
            page("DescribeListeners", "Listeners", LISTENER, "")
        ),]
    );
    let scope = everything();
    let network = LoadBalancer {
        load_balancer_arn: "arn:nlb".into(),
        kind: "network".into(),
        ..LoadBalancer::default()
    };
    let (listeners, rules) = listeners_and_rules(&calling(&scope), &client, &[network]).await;
    assert!(matches!(&listeners["arn:nlb"], Fact::Known(listeners) if listeners.len() == 1));
    assert!(rules.is_empty());
}

#[tokio::test]
async fn a_list_that_is_unknown_has_nothing_below_it() {
    let client = mocked!(
        aws_sdk_elasticloadbalancingv2,
        [answer!(
            Client::describe_target_groups,
            |_| true,
            403,
            QUERY_DENIED
        )]
    );
    let scope = everything();
    let elbv2 = target_groups(&calling(&scope), &client).await;
    assert_eq!(
        elbv2.target_groups,
        Fact::Unknown(Reason::Denied {
            call: Call::DescribeTargetGroups
        })
    );
    assert!(elbv2.target_health.is_empty());
}
