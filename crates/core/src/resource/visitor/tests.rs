use serde_json::{Value, json};

use super::*;
use crate::snapshot::Fact;

const FRONT: Request<'static> = Request {
    method: "GET",
    path: "/",
};

/// A listener on HTTP:80 whose default action is a fixed 404, with these rules, and a listener on HTTPS:443 that forwards.
fn site(rules: &Value) -> Elbv2 {
    let listeners = json!([
        { "ListenerArn": "l80", "Port": 80, "Protocol": "HTTP", "DefaultActions": [fixed("404")] },
        { "ListenerArn": "l443", "Port": 443, "Protocol": "HTTPS", "DefaultActions": [forward(&[("tg", 1)])] },
    ]);
    let balancer = LoadBalancer {
        load_balancer_arn: "lb".into(),
        dns_name: "Unicorn-LB-1.us-west-2.elb.amazonaws.com".into(),
        kind: "application".into(),
        ip_address_type: "ipv4".into(),
        ..LoadBalancer::default()
    };
    let mut elbv2 = Elbv2 {
        load_balancers: Fact::Known(vec![balancer]),
        ..Elbv2::default()
    };
    elbv2.listeners.insert("lb".into(), known(&listeners));
    elbv2.rules.insert("l80".into(), known(rules));
    elbv2.rules.insert("l443".into(), Fact::Known(Vec::new()));
    elbv2
}

fn known<T: serde::de::DeserializeOwned>(value: &Value) -> Fact<T> {
    Fact::Known(serde_json::from_value(value.clone()).expect("as the AWS CLI prints it"))
}

fn fixed(status: &str) -> Value {
    json!({ "Type": "fixed-response", "FixedResponseConfig": { "StatusCode": status } })
}

fn forward(groups: &[(&str, i32)]) -> Value {
    let groups: Vec<Value> = groups
        .iter()
        .map(|(arn, weight)| json!({ "TargetGroupArn": arn, "Weight": weight }))
        .collect();
    json!({ "Type": "forward", "ForwardConfig": { "TargetGroups": groups } })
}

fn redirect(config: Value) -> Value {
    json!({ "Type": "redirect", "RedirectConfig": config })
}

fn rule(priority: u32, conditions: Value, action: Value) -> Value {
    json!({ "RuleArn": priority.to_string(), "Priority": priority.to_string(), "Conditions": conditions, "Actions": [action] })
}

/// What a request gets, in short: "tg 100 via https://… if source-ip".
fn answers(site: &Elbv2, request: Request<'_>) -> Vec<String> {
    let balancers = site.load_balancers.known().expect("known");
    let listeners = site.listeners["lb"].known().expect("known");
    let visits = visit(site, &balancers[0], &listeners[0], request).expect("read");
    let short = |visit: &Visit<'_>| {
        let answer = match &visit.answer {
            Answer::Forward(shares) => {
                let shares = shares.iter();
                let shares =
                    shares.map(|share| format!("{} {}", share.target_group_arn, share.percent));
                shares.collect::<Vec<_>>().join(", ")
            }
            Answer::Fixed(status) => format!("fixed {status}"),
            other => format!("{other:?}"),
        };
        let via = visit.redirects.last().map(|url| format!(" via {url}"));
        let depends = visit.depends_on.as_ref().map(|on| format!(" if {on}"));
        answer + &via.unwrap_or_default() + &depends.unwrap_or_default()
    };
    visits.iter().map(short).collect()
}

const SITE: &str = "https://unicorn-lb-1.us-west-2.elb.amazonaws.com/";

#[test]
fn the_example_of_the_documentation() {
    let site = site(&json!([
        rule(
            2,
            json!([{ "Field": "host-header", "HostHeaderConfig": { "Values": ["*.elb.amazonaws.com"] } }]),
            redirect(json!({ "Protocol": "HTTPS", "Port": "443" }))
        ),
        rule(
            1,
            json!([{ "Field": "source-ip", "SourceIpConfig": { "Values": ["203.0.113.0/24"] } }]),
            fixed("403")
        ),
    ]));
    let expected = [
        "fixed 403 if source-ip".to_owned(),
        format!("tg 100 via {SITE}"),
    ];
    assert_eq!(answers(&site, FRONT), expected);
}

/// One rule forwards where its conditions are met; the default action is a fixed 404.
#[test]
fn conditions() {
    const MET: &[&str] = &["tg 100"];
    const NOT_MET: &[&str] = &["fixed 404"];
    let table = [
        (
            "host, whole name in other case",
            json!([{ "Field": "host-header", "Values": ["unicorn-lb-1.US-WEST-2.elb.amazonaws.com"] }]),
            MET,
        ),
        (
            "host, wildcard for one letter",
            json!([{ "Field": "host-header", "HostHeaderConfig": { "Values": ["unicorn-lb-?.*"] } }]),
            MET,
        ),
        (
            "host, one of several",
            json!([{ "Field": "host-header", "HostHeaderConfig": { "Values": ["a.example", "*"] } }]),
            MET,
        ),
        (
            "host, another",
            json!([{ "Field": "host-header", "HostHeaderConfig": { "Values": ["*.example"] } }]),
            NOT_MET,
        ),
        (
            "host, expression",
            json!([{ "Field": "host-header", "HostHeaderConfig": { "RegexValues": ["^.*\\.amazonaws\\.com$"] } }]),
            MET,
        ),
        (
            "host, expression for another",
            json!([{ "Field": "host-header", "HostHeaderConfig": { "RegexValues": ["^www\\."] } }]),
            NOT_MET,
        ),
        (
            "path, everything",
            json!([{ "Field": "path-pattern", "Values": ["/*"] }]),
            MET,
        ),
        (
            "path, the front page only",
            json!([{ "Field": "path-pattern", "Values": ["/"] }]),
            MET,
        ),
        (
            "path, one letter",
            json!([{ "Field": "path-pattern", "Values": ["/?"] }]),
            NOT_MET,
        ),
        (
            "path, another",
            json!([{ "Field": "path-pattern", "PathPatternConfig": { "Values": ["/blog/*"] } }]),
            NOT_MET,
        ),
        (
            "path, expression",
            json!([{ "Field": "path-pattern", "PathPatternConfig": { "RegexValues": [".*"] } }]),
            MET,
        ),
        // Whether an expression must match the whole path is not documented: /$ matches in either reading, ^ does not.
        (
            "path, expression read in two ways",
            json!([{ "Field": "path-pattern", "PathPatternConfig": { "RegexValues": ["^"] } }]),
            &["tg 100 if path-pattern regex", "fixed 404"],
        ),
        (
            "path, expression that does not parse",
            json!([{ "Field": "path-pattern", "PathPatternConfig": { "RegexValues": ["("] } }]),
            &["tg 100 if path-pattern regex", "fixed 404"],
        ),
        (
            "method",
            json!([{ "Field": "http-request-method", "HttpRequestMethodConfig": { "Values": ["GET", "HEAD"] } }]),
            MET,
        ),
        (
            "method, another",
            json!([{ "Field": "http-request-method", "HttpRequestMethodConfig": { "Values": ["POST"] } }]),
            NOT_MET,
        ),
        (
            "address, everybody",
            json!([{ "Field": "source-ip", "SourceIpConfig": { "Values": ["0.0.0.0/0"] } }]),
            MET,
        ),
        (
            "address, everybody in two halves",
            json!([{ "Field": "source-ip", "SourceIpConfig": { "Values": ["128.0.0.0/1", "0.0.0.0/1"] } }]),
            MET,
        ),
        (
            "address, some",
            json!([{ "Field": "source-ip", "SourceIpConfig": { "Values": ["203.0.113.7/32"] } }]),
            &["tg 100 if source-ip", "fixed 404"],
        ),
        (
            "header of a CDN",
            json!([{ "Field": "http-header", "HttpHeaderConfig": { "HttpHeaderName": "X-Origin-Verify" } }]),
            NOT_MET,
        ),
        (
            "header of browsers",
            json!([{ "Field": "http-header", "HttpHeaderConfig": { "HttpHeaderName": "User-Agent" } }]),
            &["tg 100 if http-header User-Agent", "fixed 404"],
        ),
        (
            "query string",
            json!([{ "Field": "query-string" }]),
            NOT_MET,
        ),
        (
            "two that are met",
            json!([{ "Field": "host-header", "Values": ["*"] }, { "Field": "path-pattern", "Values": ["/"] }]),
            MET,
        ),
        (
            "one of two",
            json!([{ "Field": "host-header", "Values": ["*"] }, { "Field": "path-pattern", "Values": ["/a"] }]),
            NOT_MET,
        ),
        (
            "one that depends, one that is not met",
            json!([{ "Field": "source-ip" }, { "Field": "path-pattern", "Values": ["/a"] }]),
            NOT_MET,
        ),
        (
            "a kind that is not known",
            json!([{ "Field": "moon-phase" }]),
            &["tg 100 if moon-phase", "fixed 404"],
        ),
    ];
    for (name, conditions, expected) in table {
        let site = site(&json!([rule(1, conditions, forward(&[("tg", 1)]))]));
        assert_eq!(answers(&site, FRONT), expected, "{name}");
    }
}

#[test]
fn addresses_of_a_dual_stack_load_balancer_are_of_both_kinds() {
    let of = |ranges: Value| {
        let conditions = json!([{ "Field": "source-ip", "SourceIpConfig": { "Values": ranges } }]);
        let mut site = site(&json!([rule(1, conditions, forward(&[("tg", 1)]))]));
        if let Fact::Known(balancers) = &mut site.load_balancers {
            balancers[0].ip_address_type = "dualstack".into();
        }
        answers(&site, FRONT)
    };
    assert_eq!(
        of(json!(["0.0.0.0/0"])),
        ["tg 100 if source-ip", "fixed 404"]
    );
    assert_eq!(of(json!(["0.0.0.0/0", "::/0"])), ["tg 100"]);
}

#[test]
fn actions() {
    let table = [
        (
            "shares",
            json!([forward(&[("a", 1), ("b", 3)])]),
            "a 25, b 75".to_owned(),
        ),
        (
            "weight 0 gets nothing",
            json!([forward(&[("a", 1), ("b", 0)])]),
            "a 100".to_owned(),
        ),
        (
            "a small share is not none",
            json!([forward(&[("a", 999), ("b", 1)])]),
            "a 99, b 1".to_owned(),
        ),
        (
            "all weights are 0",
            json!([forward(&[("a", 0), ("b", 0)])]),
            String::new(),
        ),
        (
            "the old field",
            json!([{ "Type": "forward", "TargetGroupArn": "a" }]),
            "a 100".to_owned(),
        ),
        ("no action", json!([]), String::new()),
        (
            "to a listener that forwards",
            json!([redirect(
                json!({ "Protocol": "HTTPS", "Port": "443", "Host": "#{host}", "Path": "/#{path}" })
            )]),
            format!("tg 100 via {SITE}"),
        ),
        (
            "to a port without a listener",
            json!([redirect(json!({ "Port": "8080" }))]),
            "NoListener(\"HTTP:8080\") via http://unicorn-lb-1.us-west-2.elb.amazonaws.com:8080/"
                .to_owned(),
        ),
        (
            "to a port of another protocol",
            json!([redirect(json!({ "Port": "443" }))]),
            "NoListener(\"HTTP:443\") via http://unicorn-lb-1.us-west-2.elb.amazonaws.com:443/"
                .to_owned(),
        ),
        (
            "to another host",
            json!([redirect(json!({ "Host": "www.example" }))]),
            "OtherHost via http://www.example/".to_owned(),
        ),
        (
            "to itself",
            json!([redirect(json!({}))]),
            "RedirectLoop via http://unicorn-lb-1.us-west-2.elb.amazonaws.com/".to_owned(),
        ),
        (
            "to ever longer paths",
            json!([redirect(json!({ "Path": "/a/#{path}" }))]),
            "fixed 404 via http://unicorn-lb-1.us-west-2.elb.amazonaws.com/a/".to_owned(),
        ),
        (
            "log-in first",
            json!([forward(&[("a", 1)]), { "Type": "authenticate-oidc", "Order": 1 }]),
            "Other(\"authenticate-oidc\")".to_owned(),
        ),
        (
            "log-in for those who want",
            json!([{ "Type": "forward", "Order": 2, "TargetGroupArn": "a" }, { "Type": "authenticate-cognito", "Order": 1, "AuthenticateCognitoConfig": { "OnUnauthenticatedRequest": "allow" } }]),
            "a 100".to_owned(),
        ),
        (
            "a token",
            json!([{ "Type": "jwt-validation", "Order": 1 }, { "Type": "forward", "Order": 2, "TargetGroupArn": "a" }]),
            "Other(\"jwt-validation\")".to_owned(),
        ),
    ];
    for (name, actions, expected) in table {
        let rule = json!({ "Priority": "1", "Actions": actions, "Conditions": [{ "Field": "path-pattern", "Values": ["/"] }] });
        assert_eq!(answers(&site(&json!([rule])), FRONT), [expected], "{name}");
    }
}

#[test]
fn redirects_that_never_end_are_a_circle() {
    let rule = json!({ "Priority": "1", "Actions": [redirect(json!({ "Path": "/a/#{path}" }))], "Conditions": [{ "Field": "path-pattern", "Values": ["*"] }] });
    let answers = answers(&site(&json!([rule])), FRONT);
    assert!(
        answers.len() == 1 && answers[0].starts_with("RedirectLoop"),
        "{answers:?}"
    );
}

#[test]
fn a_rule_with_a_transform_is_not_taken_for_a_forward() {
    let rule = json!({ "Priority": "1", "Actions": [forward(&[("tg", 1)])], "Transforms": [{ "Type": "url-rewrite" }] });
    assert_eq!(
        answers(&site(&json!([rule])), FRONT),
        ["Transformed(\"url-rewrite\")"]
    );
}

#[test]
fn priorities_are_numbers_and_the_default_rule_comes_last() {
    let everything = json!([{ "Field": "path-pattern", "Values": ["*"] }]);
    let site = site(&json!([
        { "Priority": "default", "IsDefault": true, "Actions": [fixed("500")] },
        rule(10, everything.clone(), fixed("410")),
        rule(9, everything, forward(&[("tg", 1)])),
    ]));
    assert_eq!(answers(&site, FRONT), ["tg 100"]);
}

#[test]
fn many_rules_that_depend_end() {
    let conditions =
        json!([{ "Field": "source-ip", "SourceIpConfig": { "Values": ["203.0.113.7/32"] } }]);
    let rules: Vec<Value> = (1..100)
        .map(|n| {
            rule(
                n,
                conditions.clone(),
                redirect(json!({ "Path": format!("/{n}/#{{path}}") })),
            )
        })
        .collect();
    assert!(answers(&site(&json!(rules)), FRONT).len() < 200);
}

#[test]
fn patterns() {
    let table = [
        ("/a*c", "/abc", true),
        ("/a*c", "/ac", true),
        ("/a*c", "/acd", false),
        ("*", "", true),
        ("/?", "/", false),
        ("/?*", "/ab", true),
        ("/A", "/a", false),
        ("/a.c", "/abc", false),
    ];
    for (pattern, text, expected) in table {
        assert_eq!(matches_glob(pattern, text), expected, "{pattern} {text}");
    }
}
