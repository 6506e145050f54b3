//! Helpers for tests of single calls: HTTP answers as a service sends them, so that the SDK's parsing is tested too.
//!
//! A mocked client is a real SDK client with an interceptor and an HTTP client of this module. The interceptor selects a
//! rule by the typed input of the operation. The HTTP client returns the response of that rule and opens no connection.
//!
//! The crate aws-smithy-mocks is not used, because it turns on features in crates of the SDK, so that `cargo build` and
//! `cargo test` would each build the SDK.

use std::any::type_name;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use aws_config::retry::RetryConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut, Input,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use super::caller::{Caller, Read};
use super::service_client::{Api, ServiceClient};
use super::wire::Members;
use workshop_check_core::snapshot::{Call, Reason, Scope};

/// A scope with every call in it.
pub(super) fn everything() -> Scope {
    Scope {
        calls: Call::ALL.iter().copied().collect(),
        ..Scope::default()
    }
}

/// A caller with a short deadline that reports no progress.
pub(super) fn caller(scope: &Scope) -> Caller<'_> {
    Caller::new(scope, 4, Duration::from_secs(5), &())
}

/// The first half of a body, as after a lost connection.
pub(super) fn half(body: &str) -> String {
    body[..body.len() / 2].to_owned()
}

/// The response of EC2 to a call that is denied.
pub(super) const EC2_DENIED: &str = "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not \
    authorized to perform this operation.</Message></Error></Errors><RequestID>r</RequestID></Response>";

/// The response of the query services (ELB, RDS, IAM) to a call that is denied.
pub(super) const QUERY_DENIED: &str = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User \
    is not authorized</Message></Error><RequestId>r</RequestId></ErrorResponse>";

/// The response of the JSON services to a call that is denied.
pub(super) const JSON_DENIED: &str =
    r#"{"__type":"AccessDeniedException","message":"User is not authorized"}"#;

/// The operation whose input has the type `I`.
pub(super) struct Operation<I>(PhantomData<I>);

/// The operation of a client's method. `_build` is never called; the compiler takes the input type from it.
pub(super) fn operation<C, I, E>(_build: impl Fn(&C) -> Result<I, E>) -> Operation<I> {
    Operation(PhantomData)
}

impl<I: fmt::Debug + Send + Sync + 'static> Operation<I> {
    /// A rule that answers this operation if the input `matches`.
    pub(super) fn answered(
        &self,
        matches: impl Fn(&I) -> bool + Send + Sync + 'static,
        status: u16,
        body: impl Into<String>,
    ) -> Rule {
        Rule(Arc::new(Answer {
            operation: type_name::<I>(),
            matches: Box::new(move |input| input.downcast_ref().is_some_and(&matches)),
            status,
            body: body.into(),
            calls: AtomicUsize::new(0),
        }))
    }
}

/// A canned response, and a counter of the requests it answered. Clones share the counter.
#[derive(Debug, Clone)]
pub(super) struct Rule(Arc<Answer>);

struct Answer {
    operation: &'static str,
    matches: Box<dyn Fn(&Input) -> bool + Send + Sync>,
    status: u16,
    body: String,
    calls: AtomicUsize,
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} for {}", self.status, self.operation)
    }
}

impl Rule {
    /// The number of requests that this rule answered.
    pub(super) fn num_calls(&self) -> usize {
        self.0.calls.load(Ordering::SeqCst)
    }

    fn response(&self) -> HttpResponse {
        self.0.calls.fetch_add(1, Ordering::SeqCst);
        let status = self.0.status.try_into().expect("an HTTP status");
        HttpResponse::new(status, SdkBody::from(self.0.body.as_str()))
    }
}

impl Storable for Rule {
    type Storer = StoreReplace<Self>;
}

/// The interceptor of a mocked client. The first rule that matches the input answers the request.
///
/// # Panics
/// If no rule matches, so that the test fails.
#[derive(Debug)]
pub(super) struct Rules(pub Vec<Rule>);

impl Intercept for Rules {
    fn name(&self) -> &'static str {
        "Rules"
    }

    fn read_before_serialization(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input = context.input();
        let rule = self.0.iter().find(|rule| (rule.0.matches)(input));
        let rule = rule.unwrap_or_else(|| panic!("no rule answers {input:?}"));
        config.interceptor_state().store_put(rule.clone());
        Ok(())
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let rule = config.load::<Rule>().expect("a rule was picked").clone();
        context.request_mut().add_extension(rule);
        Ok(())
    }
}

/// The HTTP client of a mocked client.
pub(super) fn canned() -> SharedHttpClient {
    http_client_fn(|_, _| SharedHttpConnector::new(Canned))
}

#[derive(Debug)]
struct Canned;

impl HttpConnector for Canned {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let rule: &Rule = request.extension().expect("a rule was picked");
        HttpConnectorFuture::ready(Ok::<_, ConnectorError>(rule.response()))
    }
}

/// A canned response to an operation of a [`ServiceClient`], for requests with these members.
pub(super) struct Reply {
    operation: &'static str,
    matches: Box<dyn Fn(&Members) -> bool + Send + Sync>,
    status: u16,
    body: String,
    calls: AtomicUsize,
}

impl Reply {
    /// The number of requests that it answered.
    pub(super) fn num_calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }
}

/// A reply to an operation, if the members of the request `matches`.
pub(super) fn reply(
    operation: &'static str,
    matches: impl Fn(&Members) -> bool + Send + Sync + 'static,
    status: u16,
    body: impl Into<String>,
) -> Arc<Reply> {
    Arc::new(Reply {
        operation,
        matches: Box::new(matches),
        status,
        body: body.into(),
        calls: AtomicUsize::new(0),
    })
}

/// A client of a service without an SDK crate. The first reply that matches answers.
///
/// # Panics
/// If no reply matches, so that the test fails.
pub(super) fn replying(api: Api, replies: Vec<Arc<Reply>>) -> ServiceClient {
    let connector = SharedHttpConnector::new(Replies(replies.into()));
    let sdk = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("us-east-1"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::new(
            "AKID", "secret", None, None, "test",
        )))
        .retry_config(RetryConfig::disabled())
        .http_client(http_client_fn(move |_, _| connector.clone()))
        .build();
    ServiceClient::new(&sdk, api)
}

#[derive(Clone)]
struct Replies(Arc<[Arc<Reply>]>);

impl fmt::Debug for Replies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|reply| reply.operation))
            .finish()
    }
}

impl HttpConnector for Replies {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let (operation, members) = sent(&request);
        let answers =
            |reply: &&Arc<Reply>| operation == reply.operation && (reply.matches)(&members);
        let reply = self.0.iter().find(answers);
        let reply = reply.unwrap_or_else(|| panic!("no reply to {operation} {members:?}"));
        reply.calls.fetch_add(1, Ordering::SeqCst);
        let status = reply.status.try_into().expect("an HTTP status");
        let response = HttpResponse::new(status, SdkBody::from(reply.body.as_str()));
        HttpConnectorFuture::ready(Ok::<_, ConnectorError>(response))
    }
}

/// The operation and the members of a request: JSON with a target, or a form.
fn sent(request: &HttpRequest) -> (String, Members) {
    let body = request.body().bytes().expect("a body");
    if let Some(target) = request.headers().get("x-amz-target") {
        let (_, operation) = target.split_once('.').expect("a target");
        let members = serde_json::from_slice(body).expect("members");
        return (operation.to_owned(), members);
    }
    let pairs = url::form_urlencoded::parse(body);
    let mut members: Members = pairs
        .map(|(name, value)| (name.into_owned(), value.into()))
        .collect();
    let operation = members.remove("Action").expect("an action");
    (operation.as_str().expect("a text").to_owned(), members)
}

/// What the tests of a paged call of a [`ServiceClient`] need.
pub(super) struct Paged<T> {
    pub api: Api,
    pub operation: &'static str,
    /// The member that asks for the page after the first, which has the token "page-2".
    pub token: &'static str,
    pub call: Call,
    pub denied: &'static str,
    pub first: String,
    pub second: String,
    /// Replies to other operations.
    pub also: Vec<Arc<Reply>>,
    pub expected: T,
}

impl<T: fmt::Debug + PartialEq> Paged<T> {
    /// The tests that every paged call has: both pages are read, a second one that breaks off leaves no short list, and a denied
    /// call is named.
    pub(super) async fn verify(self, read: impl AsyncFn(&ServiceClient) -> Read<T>) {
        let any = |status, body: &str| reply(self.operation, |_| true, status, body);
        let client = |replies: Vec<Arc<Reply>>| {
            let also = self.also.iter().cloned();
            replying(self.api, replies.into_iter().chain(also).collect())
        };
        let with_second = |second: &str| {
            let token = self.token;
            let is_second = move |members: &Members| members.get(token) == Some(&"page-2".into());
            let second = reply(self.operation, is_second, 200, second);
            client(vec![second, any(200, &self.first)])
        };
        assert_eq!(read(&with_second(&self.second)).await, Ok(self.expected));
        let short = read(&with_second(&half(&self.second))).await;
        assert!(
            super::caller::failed_with(&short, "MalformedAnswer"),
            "{short:?}"
        );
        let denied = client(vec![any(403, self.denied)]);
        assert_eq!(
            read(&denied).await.map(drop),
            Err(Reason::Denied { call: self.call })
        );
        let empty = if self.denied.starts_with('<') {
            format!("<{0}Response><{0}Result/></{0}Response>", self.operation)
        } else {
            r#"{"something": "else"}"#.to_owned()
        };
        let missing = read(&client(vec![any(200, &empty)])).await;
        assert!(
            super::caller::failed_with(&missing, "IncompleteAnswer"),
            "{missing:?}"
        );
    }
}

/// What the tests of a call with a single response of a [`ServiceClient`] need.
pub(super) struct Single<T> {
    pub api: Api,
    pub operation: &'static str,
    pub call: Call,
    pub denied: &'static str,
    pub answer: String,
    pub expected: T,
}

impl<T: fmt::Debug + PartialEq> Single<T> {
    /// The tests that every such call has: the answer is read, one that breaks off is unknown, and a denied call is named.
    pub(super) async fn verify(self, read: impl AsyncFn(&ServiceClient) -> Read<T>) {
        let client = |status, body: &str| {
            let reply = reply(self.operation, |_| true, status, body);
            replying(self.api, vec![reply])
        };
        assert_eq!(read(&client(200, &self.answer)).await, Ok(self.expected));
        let short = read(&client(200, &half(&self.answer))).await;
        assert!(
            super::caller::failed_with(&short, "MalformedAnswer"),
            "{short:?}"
        );
        let denied = read(&client(403, self.denied)).await;
        assert_eq!(denied.map(drop), Err(Reason::Denied { call: self.call }));
    }
}

/// `answer!(operation, |input| condition, status, body)`: a rule that answers an operation with an HTTP response.
macro_rules! answer {
    ($operation:expr, $matches:expr, $status:expr, $body:expr) => {
        crate::testing::operation(|client| $operation(client).as_input().clone().build())
            .answered($matches, $status, $body)
    };
}

/// `mocked!(service, [rules])`: a client with the check of the whole body that is answered by these rules.
macro_rules! mocked {
    ($service:ident, [$($rule:expr),* $(,)?]) => {
        $service::Client::from_conf(
            $service::Config::builder()
                .behavior_version($service::config::BehaviorVersion::latest())
                .region($service::config::Region::new("us-east-1"))
                .credentials_provider($service::config::Credentials::new("AKID", "secret", None, None, "test"))
                .retry_config($service::config::retry::RetryConfig::disabled())
                .http_client(crate::testing::canned())
                .interceptor(crate::complete_body::CompleteBody)
                .interceptor(crate::testing::Rules(vec![$($rule.clone()),*]))
                .build(),
        )
    };
}

/// The tests that every paged call has. `$read` is an async closure from caller and client to a `Read`. `$second` is the
/// response for the page with the token "page-2".
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

/// The tests that every call with a single response has.
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

mod tests {
    use aws_sdk_ecs::Client;

    const EMPTY: &str = r#"{"clusterArns":[]}"#;

    #[tokio::test]
    #[should_panic(expected = "no rule answers")]
    async fn a_request_without_a_rule_fails_the_test() {
        let first = answer!(
            Client::list_clusters,
            |input| input.next_token().is_none(),
            200,
            EMPTY
        );
        let client = mocked!(aws_sdk_ecs, [first]);
        let _ = client.list_clusters().next_token("2").send().await;
    }

    #[tokio::test]
    #[should_panic(expected = "no rule answers")]
    async fn a_rule_answers_its_operation_only() {
        let other = answer!(Client::list_services, |_| true, 200, EMPTY);
        let client = mocked!(aws_sdk_ecs, [other]);
        let _ = client.list_clusters().send().await;
    }

    #[tokio::test]
    async fn the_first_rule_that_matches_answers_and_counts() {
        let first = answer!(
            Client::list_clusters,
            |input| input.next_token().is_none(),
            200,
            EMPTY
        );
        let rest = answer!(Client::list_clusters, |_| true, 503, "{}");
        let client = mocked!(aws_sdk_ecs, [first, rest]);
        let answer = client
            .list_clusters()
            .send()
            .await
            .expect("the first rule answers");
        assert_eq!(answer.cluster_arns(), [] as [String; 0]);
        for _ in 0..2 {
            let error = client.list_clusters().next_token("2").send().await;
            let error = error.expect_err("the second rule answers");
            let status = error.raw_response().map(|raw| raw.status().as_u16());
            assert_eq!(status, Some(503));
        }
        assert_eq!((first.num_calls(), rest.num_calls()), (1, 2));
    }
}
