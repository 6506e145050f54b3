use super::*;
use crate::testing::{JSON_DENIED, caller, everything};
use workshop_check_core::snapshot::Reason;
use workshop_check_core::snapshot::scope::ParameterScope;

fn wanting(names: &[(&str, bool)]) -> Scope {
    let parameters = names.iter().map(|(name, readable)| ParameterScope {
        name: (*name).to_owned(),
        readable: *readable,
        ..ParameterScope::default()
    });
    Scope {
        parameters: parameters.collect(),
        ..everything()
    }
}

fn parameter(name: &str, kind: &str, value: Option<&str>) -> Parameter {
    Parameter {
        name: name.into(),
        kind: kind.into(),
        value: value.map(str::to_owned),
        arn: Some(format!("arn:{name}")),
        data_type: Some("text".into()),
    }
}

fn found(name: &str, kind: &str, value: &str) -> String {
    format!(
        r#"{{"Name":"{name}","Type":"{kind}","Value":"{value}","Version":1,"ARN":"arn:{name}","DataType":"text"}}"#
    )
}

fn four() -> Scope {
    wanting(&[
        ("/host", true),
        ("/list", true),
        ("/pass", true),
        ("/user", false),
        ("/gone", true),
    ])
}

single_call!(get_parameters: aws_sdk_ssm, get_parameters, GetParameters, JSON_DENIED,
scope: four(), also: [],
read: super::super::parameters,
answer: format!(r#"{{"Parameters":[{},{},{},{}],"InvalidParameters":["/gone"]}}"#,
    found("/host", "String", "  mysql://u:S3CR3T@db/x "), found("/list", "StringList", "a,b"),
    found("/pass", "SecureString", "kms:S3CR3T"), found("/user", "String", "S3CR3T")),
expected: vec![
    parameter("/host", "String", Some("  mysql://***@db/x ")),
    parameter("/list", "StringList", Some("a,b")),
    parameter("/pass", "SecureString", None),
    parameter("/user", "String", None),
]);

#[tokio::test]
async fn ten_names_a_call_each_once_and_never_decrypted() {
    let names: Vec<String> = (0..12).map(|n| format!("/p{n:02}")).collect();
    let mut wanted: Vec<(&str, bool)> = names.iter().map(|name| (name.as_str(), true)).collect();
    wanted.push(("/p00", true));
    let scope = wanting(&wanted);
    let invalid = |names: &[String]| {
        format!(
            r#"{{"Parameters":[],"InvalidParameters":{}}}"#,
            serde_json::json!(names)
        )
    };
    let first = answer!(
        Client::get_parameters,
        |input| input.names().len() == 10 && input.with_decryption() == Some(false),
        200,
        invalid(&names[..10])
    );
    let second = answer!(
        Client::get_parameters,
        |input| input.names() == ["/p10", "/p11"],
        200,
        invalid(&names[10..])
    );
    let client = mocked!(aws_sdk_ssm, [first, second]);
    assert_eq!(parameters(&caller(&scope), &client).await, Ok(Vec::new()));
    assert_eq!((first.num_calls(), second.num_calls()), (1, 1));
}

#[tokio::test]
async fn an_answer_that_forgets_names_is_unknown() {
    let client = mocked!(
        aws_sdk_ssm,
        [answer!(
            Client::get_parameters,
            |_| true,
            200,
            r#"{"Parameters":[]}"#
        )]
    );
    let scope = wanting(&[("/a", true)]);
    assert_eq!(
        parameters(&caller(&scope), &client).await,
        Err(incomplete(Call::GetParameters))
    );
}

#[tokio::test]
async fn no_names_no_call() {
    let client = mocked!(aws_sdk_ssm, []);
    let scope = everything();
    assert_eq!(parameters(&caller(&scope), &client).await, Ok(Vec::new()));
}

/// Whether AWS accepts "/NAME" and "NAME" in one account is not verified (no emulator shows it). An error of one must
/// not affect the other names.
#[tokio::test]
async fn a_refused_twin_with_a_slash_costs_nothing() {
    let plain = answer!(
        Client::get_parameters,
        |input| input.names() == ["NAME"],
        200,
        format!(
            r#"{{"Parameters":[{}],"InvalidParameters":[]}}"#,
            found("NAME", "String", "x")
        )
    );
    let refused = answer!(
        Client::get_parameters,
        |input| input.names() == ["/NAME"],
        400,
        r#"{"__type":"ValidationException","message":"duplicate"}"#
    );
    let client = mocked!(aws_sdk_ssm, [plain, refused]);
    let scope = wanting(&[("NAME", true), ("/NAME", true)]);
    assert_eq!(
        parameters(&caller(&scope), &client).await,
        Ok(vec![parameter("NAME", "String", Some("x"))])
    );
}

/// CallError with the spelling that the page does not use costs nothing, as long as the other is there.
#[tokio::test]
async fn a_throttled_twin_counts_only_where_the_name_is_missing() {
    let answer = |there: bool| {
        if there {
            format!(r#"{{"Parameters":[{}]}}"#, found("NAME", "String", "x"))
        } else {
            r#"{"InvalidParameters":["NAME"]}"#.to_owned()
        }
    };
    for there in [true, false] {
        let plain = answer!(
            Client::get_parameters,
            |input| input.names() == ["NAME"],
            200,
            answer(there)
        );
        let throttled = answer!(
            Client::get_parameters,
            |input| input.names() == ["/NAME"],
            400,
            r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#
        );
        let client = mocked!(aws_sdk_ssm, [plain, throttled]);
        let scope = wanting(&[("NAME", true), ("/NAME", true)]);
        let read = parameters(&caller(&scope), &client).await;
        let call = Call::GetParameters;
        if there {
            assert_eq!(read, Ok(vec![parameter("NAME", "String", Some("x"))]))
        } else {
            assert_eq!(read, Err(Reason::Throttled { call }))
        }
    }
}
