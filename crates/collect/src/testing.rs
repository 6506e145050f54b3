//! Helpers for tests of single calls: answers as they come over the wire, so that the SDK's parsing is tested too.

use std::time::Duration;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;

use super::caller::Caller;
use workshop_check_core::snapshot::{Call, Scope};

/// A scope with every call in it.
pub(super) fn everything() -> Scope {
    Scope {
        calls: Call::ALL.iter().copied().collect(),
        ..Scope::default()
    }
}

/// A caller with a short deadline, whom nobody watches.
pub(super) fn caller(scope: &Scope) -> Caller<'_> {
    Caller::new(scope, 4, Duration::from_secs(5), &())
}

/// An HTTP answer.
pub(super) fn http(status: u16, body: &str) -> HttpResponse {
    let status = aws_smithy_runtime_api::http::StatusCode::try_from(status).expect("a status");
    HttpResponse::new(status, SdkBody::from(body))
}

/// The first half of a body: what a connection that breaks off behind a careless proxy leaves.
pub(super) fn half(body: &str) -> String {
    body[..body.len() / 2].to_owned()
}

/// How EC2 says no.
pub(super) const EC2_DENIED: &str = "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not \
    authorized to perform this operation.</Message></Error></Errors><RequestID>r</RequestID></Response>";

/// How the query services (ELB, RDS, IAM) say no.
pub(super) const QUERY_DENIED: &str = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User \
    is not authorized</Message></Error><RequestId>r</RequestId></ErrorResponse>";

/// How the JSON services say no.
pub(super) const JSON_DENIED: &str =
    r#"{"__type":"AccessDeniedException","message":"User is not authorized"}"#;

/// `answer!(operation, |input| condition, status, body)`: a mock of one operation's answer.
macro_rules! answer {
    ($operation:expr, $matches:expr, $status:expr, $body:expr) => {{
        let body = String::from($body);
        aws_smithy_mocks::mock!($operation)
            .match_requests($matches)
            .then_http_response(move || crate::testing::http($status, &body))
    }};
}

/// `mocked!(service, [rules])`: a client with our guard that answers by these rules and panics without one.
macro_rules! mocked {
    ($service:ident, [$($rule:expr),* $(,)?]) => {{
        let mock = aws_smithy_mocks::MockResponseInterceptor::new().rule_mode(aws_smithy_mocks::RuleMode::MatchAny);
        $(let mock = mock.with_rule(&$rule);)*
        $service::Client::from_conf(
            $service::Config::builder()
                .behavior_version($service::config::BehaviorVersion::latest())
                .region($service::config::Region::new("us-east-1"))
                .credentials_provider($service::config::Credentials::new("AKID", "secret", None, None, "test"))
                .retry_config($service::config::retry::RetryConfig::disabled())
                .http_client(aws_smithy_mocks::create_mock_http_client())
                .interceptor(crate::whole::WholeBody)
                .interceptor(mock)
                .build(),
        )
    }};
}

/// The tests every paged call has. `$read` is an async closure from caller and client to a `Read`.
/// The answer to the page after the token "page-2" is `second`.
macro_rules! paged_call {
    ($name:ident: $service:ident, $operation:ident, $token:ident, $call:ident, $denied:expr,
     scope: $scope:expr, also: [$($also:expr),* $(,)?],
     read: $read:expr, first: $first:expr, second: $second:expr, expected: $expected:expr) => {
        mod $name {
            use super::*;
            use crate::testing::{caller, half};

            #[tokio::test]
            async fn both_pages_are_read() {
                let first = answer!($service::Client::$operation, |input| input.$token().is_none(), 200, $first);
                let second = answer!($service::Client::$operation, |input| input.$token() == Some("page-2"), 200, $second);
                let client = mocked!($service, [first, second, $($also),*]);
                let scope = $scope;
                assert_eq!(($read)(&caller(&scope), &client).await, Ok($expected));
                assert_eq!((first.num_calls(), second.num_calls()), (1, 1));
            }

            #[tokio::test]
            async fn a_second_page_that_breaks_off_leaves_no_short_list() {
                let first = answer!($service::Client::$operation, |input| input.$token().is_none(), 200, $first);
                let second = answer!($service::Client::$operation, |input| input.$token().is_some(), 200, half(&$second));
                let client = mocked!($service, [first, second, $($also),*]);
                let scope = $scope;
                let read = ($read)(&caller(&scope), &client).await;
                assert!(crate::caller::failed_with(&read, "MalformedAnswer"), "{read:?}");
            }

            #[tokio::test]
            async fn denied_names_the_call() {
                let denied = answer!($service::Client::$operation, |_| true, 403, $denied);
                let client = mocked!($service, [denied, $($also),*]);
                let scope = $scope;
                let read = ($read)(&caller(&scope), &client).await;
                assert_eq!(read.map(drop), Err(Reason::Denied { call: Call::$call }));
            }
        }
    };
}

/// The tests every call with a single answer has.
macro_rules! single_call {
    ($name:ident: $service:ident, $operation:ident, $call:ident, $denied:expr,
     scope: $scope:expr, also: [$($also:expr),* $(,)?],
     read: $read:expr, answer: $answer:expr, expected: $expected:expr) => {
        mod $name {
            use super::*;
            use crate::testing::{caller, half};

            #[tokio::test]
            async fn the_answer_is_read() {
                let rule = answer!($service::Client::$operation, |_| true, 200, $answer);
                let client = mocked!($service, [rule, $($also),*]);
                let scope = $scope;
                assert_eq!(($read)(&caller(&scope), &client).await, Ok($expected));
            }

            #[tokio::test]
            async fn an_answer_that_breaks_off_is_unknown() {
                let rule = answer!($service::Client::$operation, |_| true, 200, half(&$answer));
                let client = mocked!($service, [rule, $($also),*]);
                let scope = $scope;
                let read = ($read)(&caller(&scope), &client).await;
                assert!(crate::caller::failed_with(&read, "MalformedAnswer"), "{read:?}");
            }

            #[tokio::test]
            async fn denied_names_the_call() {
                let denied = answer!($service::Client::$operation, |_| true, 403, $denied);
                let client = mocked!($service, [denied, $($also),*]);
                let scope = $scope;
                let read = ($read)(&caller(&scope), &client).await;
                assert_eq!(read.map(drop), Err(Reason::Denied { call: Call::$call }));
            }
        }
    };
}
