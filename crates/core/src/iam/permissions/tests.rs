use serde_json::{Value, json};

use super::*;
use crate::snapshot::services::Role;
use crate::snapshot::{AccountIdentity, Call};

const PARAMETER: &str = "arn:aws:ssm:us-west-2:111122223333:parameter/DB_HOST";
const NOW: &str = "2026-06-01T00:00:00Z";

fn identity() -> AccountIdentity {
    AccountIdentity {
        id: "111122223333".to_owned(),
        region: "us-west-2".to_owned(),
        name: None,
        caller_arn: "arn:aws:sts::111122223333:assumed-role/R/s".to_owned(),
        ..AccountIdentity::default()
    }
}

fn request(action: &str, resource: &str) -> Request {
    let role = Role {
        arn: "arn:aws:iam::111122223333:role/exec".to_owned(),
        ..Role::default()
    };
    let now = NOW.parse().expect("a time");
    Request::of_role(&identity(), &role, now, action, resource)
}

fn policy(name: &str, document: Value) -> Policy<'_> {
    Policy {
        name,
        document: Ok(Cow::Owned(document)),
    }
}

/// A role with one policy of these statements, asked for ssm:GetParameters.
fn told(statements: Value) -> Permission {
    let document = json!({ "Version": "2012-10-17", "Statement": statements });
    permission(
        [policy("p", document)],
        &request("ssm:GetParameters", PARAMETER),
    )
}

fn denied() -> Permission {
    Permission::Denied {
        policy: "p".to_owned(),
    }
}

fn undecided(what: &str) -> Permission {
    let what = what.to_owned();
    Permission::Undecided(Reason::NotModelled { what })
}

fn allow(action: Value, resource: Value) -> Value {
    json!({ "Effect": "Allow", "Action": action, "Resource": resource })
}

#[test]
fn wildcards_and_single_values_count() {
    for (action, resource, permission) in [
        (json!("ssm:GetParameters"), json!("*"), Permission::Allowed),
        (
            json!(["SSM:get*"]),
            json!(["arn:aws:ssm:*:*:parameter/DB_????"]),
            Permission::Allowed,
        ),
        (json!("*"), json!("arn:aws:ssm:*"), Permission::Allowed),
        (
            json!("ssm:GetParameter"),
            json!("*"),
            Permission::NotAllowed,
        ),
        (
            json!("*"),
            json!("arn:aws:ssm:*:*:parameter/other"),
            Permission::NotAllowed,
        ),
        // Resources are compared with their case, actions without.
        (
            json!("*"),
            json!("arn:aws:ssm:*:*:parameter/db_host"),
            Permission::NotAllowed,
        ),
    ] {
        let statement = allow(action, resource);
        assert_eq!(told(statement.clone()), permission, "{statement}");
        assert_eq!(told(json!([statement])), permission, "{statement}");
    }
}

/// The table in the module's documentation.
#[test]
fn what_may_be_denied_and_what_may_be_allowed_are_kept_apart() {
    let may = json!({ "Bool": { "aws:MultiFactorAuthPresent": "true" } });
    let never = json!({ "StringEquals": { "aws:PrincipalAccount": "999999999999" } });
    let of = |effect: &str, applies: &str| {
        let mut statement = json!({ "Effect": effect, "Action": "*", "Resource": "*" });
        match applies {
            "perhaps" => statement["Condition"] = may.clone(),
            "not" => statement["Condition"] = never.clone(),
            _ => {}
        }
        statement
    };
    let doubt = || undecided("aws:MultiFactorAuthPresent");
    for (deny, allow, permission) in [
        ("surely", "surely", denied()),
        ("surely", "perhaps", denied()),
        ("surely", "not", denied()),
        ("perhaps", "surely", doubt()),
        ("perhaps", "perhaps", doubt()),
        ("perhaps", "not", Permission::NotAllowed),
        ("not", "surely", Permission::Allowed),
        ("not", "perhaps", doubt()),
        ("not", "not", Permission::NotAllowed),
    ] {
        let (deny, allow) = (of("Deny", deny), of("Allow", allow));
        assert_eq!(told(json!([deny, allow])), permission, "{deny} {allow}");
        assert_eq!(told(json!([allow, deny])), permission, "{allow} {deny}");
    }
}

#[test]
fn negated_elements_are_decided() {
    let all = allow(json!("*"), json!("*"));
    for (statements, permission) in [
        (
            json!({ "Effect": "Allow", "NotAction": ["iam:*", "organizations:*"], "Resource": "*" }),
            Permission::Allowed,
        ),
        (
            json!({ "Effect": "Allow", "NotAction": "SSM:*", "Resource": "*" }),
            Permission::NotAllowed,
        ),
        (
            json!([all, { "Effect": "Deny", "NotAction": ["s3:*", "logs:*"], "Resource": "*" }]),
            denied(),
        ),
        (
            json!([all, { "Effect": "Deny", "NotAction": ["s3:*", "ssm:Get*"], "Resource": "*" }]),
            Permission::Allowed,
        ),
        (
            json!([all, { "Effect": "Deny", "Action": "*", "NotResource": "arn:aws:s3:::*" }]),
            denied(),
        ),
        (
            json!([all, { "Effect": "Deny", "Action": "*", "NotResource": [PARAMETER] }]),
            Permission::Allowed,
        ),
        // Neither of two elements: IAM does not store it.
        (
            json!({ "Effect": "Allow", "Action": "*" }),
            Permission::NotAllowed,
        ),
        (
            json!({ "Effect": "allow", "Action": "*", "Resource": "*" }),
            Permission::NotAllowed,
        ),
    ] {
        assert_eq!(told(statements.clone()), permission, "{statements}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of conditions")]
fn conditions_on_known_keys_are_decided() {
    let allowed_if = |condition: Value| {
        let mut statement = allow(json!("*"), json!("*"));
        statement["Condition"] = condition;
        told(statement)
    };
    let (yes, no) = (Permission::Allowed, Permission::NotAllowed);
    for (condition, permission) in [
        (
            json!({ "StringEquals": { "aws:RequestedRegion": "us-west-2" } }),
            &yes,
        ),
        (
            json!({ "StringEquals": { "AWS:requestedregion": ["eu-west-1", "us-west-2"] } }),
            &yes,
        ),
        (
            json!({ "StringEquals": { "aws:RequestedRegion": "US-WEST-2" } }),
            &no,
        ),
        (
            json!({ "StringEqualsIgnoreCase": { "aws:RequestedRegion": "US-WEST-2" } }),
            &yes,
        ),
        (
            json!({ "StringNotEquals": { "aws:RequestedRegion": ["us-east-1", "us-west-2"] } }),
            &no,
        ),
        (
            json!({ "StringNotEquals": { "aws:RequestedRegion": ["us-east-1"] } }),
            &yes,
        ),
        (
            json!({ "StringLike": { "aws:RequestedRegion": "us-*" } }),
            &yes,
        ),
        (
            json!({ "StringEquals": { "aws:RequestedRegion": "us-*" } }),
            &no,
        ),
        (
            json!({ "StringNotLike": { "aws:RequestedRegion": "us-*" } }),
            &no,
        ),
        (
            json!({ "ForAnyValue:StringEquals": { "aws:RequestedRegion": "us-west-2" } }),
            &yes,
        ),
        (
            json!({ "StringEqualsIfExists": { "aws:ResourceAccount": "111122223333" } }),
            &yes,
        ),
        (
            json!({ "StringEquals": { "aws:ResourceAccount": "${aws:PrincipalAccount}" } }),
            &yes,
        ),
        (
            json!({ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/e*" } }),
            &yes,
        ),
        (
            json!({ "ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/exec" } }),
            &no,
        ),
        (
            json!({ "Bool": { "aws:PrincipalIsAWSService": false } }),
            &yes,
        ),
        (json!({ "Null": { "aws:PrincipalAccount": "false" } }), &yes),
        (
            json!({ "Null": { "aws:PrincipalServiceName": "false" } }),
            &no,
        ),
        (
            json!({ "StringEquals": { "aws:PrincipalServiceName": "x" } }),
            &no,
        ),
        (
            json!({ "StringNotEquals": { "aws:PrincipalServiceName": "x" } }),
            &yes,
        ),
        (
            json!({ "StringEqualsIfExists": { "aws:PrincipalServiceName": "x" } }),
            &yes,
        ),
        (
            json!({ "ForAllValues:StringEquals": { "aws:PrincipalServiceName": "x" } }),
            &yes,
        ),
        (
            json!({ "ForAnyValue:StringNotEquals": { "aws:PrincipalServiceName": "x" } }),
            &no,
        ),
        // AWSRevokeOlderSessions: tasks from now on have newer sessions.
        (
            json!({ "DateLessThan": { "aws:TokenIssueTime": "2026-05-31T23:59:59.000Z" } }),
            &no,
        ),
        (
            json!({ "DateGreaterThan": { "aws:CurrentTime": "2026-01-01" } }),
            &yes,
        ),
        // One known that does not hold decides.
        (
            json!({ "StringEquals": { "aws:RequestedRegion": "eu-west-1", "aws:SourceVpc": "vpc-1" } }),
            &no,
        ),
    ] {
        assert_eq!(&allowed_if(condition.clone()), permission, "{condition}");
    }
    for (condition, key) in [
        (
            json!({ "Bool": { "aws:MultiFactorAuthPresent": "true" } }),
            "aws:MultiFactorAuthPresent",
        ),
        (
            json!({ "StringEquals": { "aws:RequestedRegion": "us-west-2", "aws:SourceVpc": "vpc-1" } }),
            "aws:SourceVpc",
        ),
        (
            json!({ "DateLessThan": { "aws:CurrentTime": "2027-01-01T00:00:00Z" } }),
            "aws:CurrentTime",
        ),
        (
            json!({ "DateLessThan": { "aws:TokenIssueTime": "soon" } }),
            "aws:TokenIssueTime",
        ),
        (
            json!({ "NumericLessThan": { "aws:PrincipalAccount": "1" } }),
            "aws:PrincipalAccount",
        ),
        (
            json!({ "StringEquals": { "aws:PrincipalAccount": "${aws:SourceAccount}" } }),
            "${aws:SourceAccount}",
        ),
    ] {
        assert_eq!(allowed_if(condition.clone()), undecided(key), "{condition}");
    }
}

#[test]
fn a_deny_outside_other_regions_is_decided() {
    let only_in = |region: &str| {
        told(json!([
            allow(json!("*"), json!("*")),
            {
                "Effect": "Deny",
                "NotAction": ["iam:*", "sts:*"],
                "Resource": "*",
                "Condition": { "StringNotEquals": { "aws:RequestedRegion": [region] } },
            },
        ]))
    };
    assert_eq!(only_in("eu-west-1"), denied());
    assert_eq!(only_in("us-west-2"), Permission::Allowed);
}

#[test]
fn variables_count_in_the_newer_version_only() {
    let resource = "arn:aws:ssm:us-west-2:${aws:PrincipalAccount}:parameter/*";
    let statements = allow(json!("*"), json!(resource));
    let asked = request("ssm:GetParameters", PARAMETER);
    for (version, expected) in [
        (json!("2012-10-17"), Permission::Allowed),
        (json!("2008-10-17"), Permission::NotAllowed),
        (Value::Null, Permission::NotAllowed),
    ] {
        let document = json!({ "Version": version, "Statement": statements });
        let found = permission([policy("p", document)], &asked);
        assert_eq!(found, expected, "{version}");
    }
    let tag = allow(
        json!("*"),
        json!("arn:aws:ssm:*:*:parameter/${aws:PrincipalTag/team}"),
    );
    assert_eq!(told(tag), undecided("${aws:PrincipalTag/team}"));
}

/// Asked for all resources, or for what is known in part: some allowed are not all, and some denied are not none.
#[test]
fn a_part_of_what_is_asked_for_is_undecided() {
    let on = |effect: &str, resource: &str| {
        let statement = json!({ "Effect": effect, "Action": "*", "Resource": resource });
        let all = allow(json!("*"), json!("*"));
        let document =
            json!({ "Statement": [statement, if effect == "Deny" { all } else { json!({}) }] });
        permission(
            [policy("p", document)],
            &request("s3:GetObject", "arn:aws:s3:::site/*"),
        )
    };
    assert_eq!(on("Allow", "arn:aws:s3:::site/*"), Permission::Allowed);
    assert_eq!(
        on("Allow", "arn:aws:s3:::site/a*"),
        undecided("arn:aws:s3:::site/a*")
    );
    assert_eq!(on("Allow", "arn:aws:s3:::other/*"), Permission::NotAllowed);
    assert_eq!(
        on("Deny", "arn:aws:s3:::site/private"),
        undecided("arn:aws:s3:::site/private")
    );
    assert_eq!(on("Deny", "arn:aws:s3:::other/*"), Permission::Allowed);
}

/// What could not be read may allow, and may deny.
#[test]
fn a_policy_that_was_not_read_leaves_only_a_deny_certain() {
    let reason = || Reason::Denied {
        call: Call::GetPolicyVersion,
    };
    let unread = || Policy {
        name: "mine",
        document: Err(reason()),
    };
    let with = |statement: Value| {
        let document = json!({ "Statement": statement });
        let read = || policy("p", document.clone());
        let asked = request("ssm:GetParameters", PARAMETER);
        let found = permission([unread(), read()], &asked);
        assert_eq!(found, permission([read(), unread()], &asked));
        found
    };
    let unknown = Permission::Undecided(reason());
    assert_eq!(with(json!([])), unknown);
    assert_eq!(with(allow(json!("*"), json!("*"))), unknown);
    let deny = json!({ "Effect": "Deny", "Action": "ssm:*", "Resource": "*" });
    assert_eq!(with(deny), denied());
}

#[test]
fn managed_policies_are_known_by_arn_in_every_partition() {
    for arn in [
        "arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess",
        "arn:aws-cn:iam::aws:policy/AmazonSSMReadOnlyAccess",
        "arn:aws-us-gov:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
    ] {
        assert!(managed(arn).is_some(), "{arn}");
    }
    for arn in [
        // The same name in the attendee's own account is another policy.
        "arn:aws:iam::111122223333:policy/AdministratorAccess",
        "arn:aws:iam::aws:policy/ReadOnlyAccess",
        "AdministratorAccess",
        "",
    ] {
        assert_eq!(managed(arn), None, "{arn}");
    }
}

fn trust_of(statement: Value) -> Permission {
    let document = json!({ "Version": "2012-10-17", "Statement": statement });
    let now = NOW.parse().expect("a time");
    trust(&document, &Request::of_service(&identity(), now, ECS_TASKS))
}

fn trusting(principal: Value, condition: Value) -> Permission {
    let mut statement =
        json!({ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal });
    if !condition.is_null() {
        statement["Condition"] = condition;
    }
    trust_of(statement)
}

#[test]
fn trust_names_the_service() {
    for (principal, permission) in [
        (
            json!({ "Service": "ecs-tasks.amazonaws.com" }),
            Permission::Allowed,
        ),
        (
            json!({ "Service": ["ec2.amazonaws.com", "ecs-tasks.amazonaws.com"] }),
            Permission::Allowed,
        ),
        (
            json!({ "AWS": "arn:aws:iam::111122223333:root", "Service": "ecs-tasks.amazonaws.com" }),
            Permission::Allowed,
        ),
        (json!("*"), Permission::Allowed),
        (json!({ "AWS": ["*"] }), Permission::Allowed),
        (
            json!({ "Service": "ecs.amazonaws.com" }),
            Permission::NotAllowed,
        ),
        (
            json!({ "AWS": "arn:aws:iam::111122223333:root" }),
            Permission::NotAllowed,
        ),
        (
            json!({ "Federated": "ecs-tasks.amazonaws.com" }),
            Permission::NotAllowed,
        ),
        (Value::Null, Permission::NotAllowed),
    ] {
        assert_eq!(
            trusting(principal.clone(), Value::Null),
            permission,
            "{principal}"
        );
    }
    let other_action = json!({ "Effect": "Allow", "Action": "sts:TagSession", "Principal": "*" });
    assert_eq!(trust_of(other_action), Permission::NotAllowed);
}

#[test]
fn trust_may_be_denied() {
    let with = |deny: Value| {
        let allow =
            json!({ "Effect": "Allow", "Action": "sts:*", "Principal": { "Service": ECS_TASKS } });
        trust_of(json!([allow, deny]))
    };
    let deny = |principal: Value| json!({ "Effect": "Deny", "Action": "sts:AssumeRole", "Principal": principal });
    let denied = Permission::Denied {
        policy: String::new(),
    };
    assert_eq!(with(deny(json!({ "Service": ECS_TASKS }))), denied);
    assert_eq!(with(deny(json!("*"))), denied);
    assert_eq!(
        with(deny(json!({ "AWS": "arn:aws:iam::999999999999:root" }))),
        Permission::Allowed
    );
    let except =
        |principal: Value| json!({ "Effect": "Deny", "Action": "*", "NotPrincipal": principal });
    assert_eq!(
        with(except(json!({ "Service": ECS_TASKS }))),
        Permission::Allowed
    );
    assert_eq!(
        with(except(json!({ "AWS": "arn:aws:iam::1:root" }))),
        undecided("NotPrincipal")
    );
    // The usual exception for services.
    let mut but_services = deny(json!("*"));
    but_services["Condition"] = json!({ "Bool": { "aws:PrincipalIsAWSService": "false" } });
    assert_eq!(with(but_services), Permission::Allowed);
}

#[test]
fn the_source_of_ecs_tasks_is_known_by_account_and_region() {
    let if_source = |condition: Value| trusting(json!({ "Service": ECS_TASKS }), condition);
    let arn = |value: &str| json!({ "ArnLike": { "aws:SourceArn": value } });
    for (condition, permission) in [
        (
            json!({ "StringEquals": { "aws:SourceAccount": "111122223333" } }),
            Permission::Allowed,
        ),
        (
            json!({ "StringEquals": { "aws:SourceAccount": "999999999999" } }),
            Permission::NotAllowed,
        ),
        (
            arn("arn:aws:ecs:us-west-2:111122223333:*"),
            Permission::Allowed,
        ),
        (arn("arn:aws:ecs:*:111122223333:*"), Permission::Allowed),
        (
            json!({ "StringLike": { "aws:SourceArn": "arn:aws:ecs:us-west-2:111122223333:*" } }),
            Permission::Allowed,
        ),
        (
            arn("arn:aws:ecs:eu-west-1:111122223333:*"),
            Permission::NotAllowed,
        ),
        (
            arn("arn:aws:ecs:us-west-2:999999999999:*"),
            Permission::NotAllowed,
        ),
        (
            arn("arn:aws-cn:ecs:us-west-2:111122223333:*"),
            Permission::NotAllowed,
        ),
        (
            arn("arn:aws:ecs:us-west-2:111122223333:cluster/unicorns"),
            undecided("aws:SourceArn"),
        ),
        (
            json!({ "StringEquals": { "sts:ExternalId": "***" } }),
            undecided("sts:ExternalId"),
        ),
    ] {
        assert_eq!(if_source(condition.clone()), permission, "{condition}");
    }
    // Which source another service names is not documented for all of them.
    let document = json!({ "Statement": {
        "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": "*",
        "Condition": { "StringEquals": { "aws:SourceAccount": "111122223333" } },
    }});
    let now = NOW.parse().expect("a time");
    let other = Request::of_service(&identity(), now, "ec2.amazonaws.com");
    assert_eq!(trust(&document, &other), undecided("aws:SourceAccount"));
}

#[test]
fn the_key_that_excludes_is_named() {
    let document = |condition: Value| {
        json!({ "Statement": [
            { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": "arn:aws:iam::1:root" }, "Condition": condition },
            { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": ECS_TASKS }, "Condition": condition },
        ]})
    };
    let now = NOW.parse().expect("a time");
    let asked = Request::of_service(&identity(), now, ECS_TASKS);
    let other = document(json!({ "StringEquals": { "aws:SourceAccount": "999999999999" } }));
    assert_eq!(
        excluding_key(&other, &asked).as_deref(),
        Some("aws:SourceAccount")
    );
    assert_eq!(excluding_key(&document(json!({})), &asked), None);
}

/// Statements without conditions, of a few actions and resources: every permission can be found by trying them all.
mod small {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, Clone)]
    struct Statement {
        deny: bool,
        not_action: bool,
        actions: Vec<&'static str>,
        not_resource: bool,
        resources: Vec<&'static str>,
    }

    const ACTIONS: [&str; 4] = ["ssm:GetParameters", "ssm:Get*", "s3:*", "*"];
    const RESOURCES: [&str; 4] = ["arn:aws:ssm:*", PARAMETER, "arn:aws:s3:::x", "*"];
    /// The actions and resources that exist, and which of the patterns above match each: written out by hand.
    const ASKED_ACTIONS: [(&str, [bool; 4]); 3] = [
        ("ssm:GetParameters", [true, true, false, true]),
        ("ssm:PutParameter", [false, false, false, true]),
        ("s3:GetObject", [false, false, true, true]),
    ];
    const ASKED_RESOURCES: [(&str, [bool; 4]); 2] = [
        (PARAMETER, [true, true, false, true]),
        ("arn:aws:s3:::x", [false, false, true, true]),
    ];

    fn statement() -> impl Strategy<Value = Statement> {
        let some = |of: [&'static str; 4]| proptest::sample::subsequence(of.to_vec(), 1..3);
        let flags = (any::<bool>(), any::<bool>(), any::<bool>());
        (flags, some(ACTIONS), some(RESOURCES)).prop_map(
            |((deny, not_action, not_resource), actions, resources)| Statement {
                deny,
                not_action,
                actions,
                not_resource,
                resources,
            },
        )
    }

    fn json_of(statement: &Statement) -> Value {
        let action = if statement.not_action {
            "NotAction"
        } else {
            "Action"
        };
        let resource = if statement.not_resource {
            "NotResource"
        } else {
            "Resource"
        };
        let effect = if statement.deny { "Deny" } else { "Allow" };
        json!({ "Effect": effect, action: statement.actions, resource: statement.resources })
    }

    fn applies(statement: &Statement, action: [bool; 4], resource: [bool; 4]) -> bool {
        let matched = |of: [&str; 4], matching: [bool; 4], named: &[&str]| {
            let mut all = of.iter().zip(matching);
            all.any(|(pattern, matches)| matches && named.contains(pattern))
        };
        matched(ACTIONS, action, &statement.actions) != statement.not_action
            && matched(RESOURCES, resource, &statement.resources) != statement.not_resource
    }

    proptest! {
        #[test]
        fn policies_say_what_trying_all_says(statements in prop::collection::vec(statement(), 0..5), cut in 0..5_usize) {
            // Which policy a statement is in does not matter.
            let (first, second) = statements.split_at(cut.min(statements.len()));
            let document = |part: &[Statement]| {
                json!({ "Statement": part.iter().map(json_of).collect::<Vec<_>>() })
            };
            let policies = || [policy("p", document(first)), policy("p", document(second))];
            for (action, matching_actions) in ASKED_ACTIONS {
                for (resource, matching_resources) in ASKED_RESOURCES {
                    let some = |deny: bool| statements.iter().any(|statement| {
                        statement.deny == deny && applies(statement, matching_actions, matching_resources)
                    });
                    let expected = match (some(true), some(false)) {
                        (true, _) => denied(),
                        (false, true) => Permission::Allowed,
                        (false, false) => Permission::NotAllowed,
                    };
                    let found = permission(policies(), &request(action, resource));
                    prop_assert_eq!(found, expected, "{} on {}", action, resource);
                }
            }
        }
    }
}
