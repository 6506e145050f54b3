use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use aws_config::BehaviorVersion;
use aws_config::timeout::TimeoutConfig as Timeouts;
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::http::StatusCode;
use serde_json::json;

use aws_smithy_types::retry::RetryConfig;

use super::*;
use crate::objects::Location;

const SQS: Service = Service {
    id: "SQS",
    endpoint_prefix: "sqs",
    signing_name: "sqs",
    is_global: false,
};

/// What was sent, without the time and the signature.
#[derive(Debug)]
struct Sent {
    line: String,
    headers: Vec<(String, String)>,
    body: String,
}

impl Sent {
    fn header(&self, wanted: &str) -> &str {
        let found = self.headers.iter().find(|(name, _)| name == wanted);
        found.map_or("", |(_, value)| value)
    }
}

/// Answers with the given statuses and bodies, one after the other, and keeps what it was asked.
#[derive(Debug, Clone, Default)]
struct Answers {
    left: Arc<Mutex<VecDeque<(u16, String)>>>,
    sent: Arc<Mutex<Vec<Sent>>>,
}

impl HttpConnector for Answers {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let headers = request.headers().iter();
        self.sent.lock().unwrap().push(Sent {
            line: format!("{} {}", request.method(), request.uri()),
            headers: headers
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            body: String::from_utf8_lossy(request.body().bytes().unwrap_or_default()).into_owned(),
        });
        let (status, body) = self.left.lock().unwrap().pop_front().expect("an answer");
        let status = StatusCode::try_from(status).unwrap();
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from(body))))
    }
}

fn answering(region: &str, answers: &[(u16, &str)]) -> (Requests, Answers) {
    let mut left = VecDeque::new();
    left.extend(
        answers
            .iter()
            .map(|(status, body)| (*status, (*body).to_owned())),
    );
    let answers = Answers {
        left: Arc::new(Mutex::new(left)),
        ..Answers::default()
    };
    let connector = answers.clone();
    let client = http_client_fn(move |_, _| SharedHttpConnector::new(connector.clone()));
    let credentials = Credentials::new(
        "AKIDEXAMPLE",
        "secret",
        Some("token".to_owned()),
        None,
        "test",
    );
    let sdk = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(aws_config::Region::new(region.to_owned()))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .http_client(client)
        .retry_config(
            RetryConfig::standard().with_initial_backoff(std::time::Duration::from_millis(1)),
        )
        .timeout_config(Timeouts::disabled())
        .build();
    (Requests { sdk }, answers)
}

async fn receive(requests: &Requests) -> Result<Value, RequestError> {
    let input = json!({ "QueueUrl": "https://sqs.us-west-2.amazonaws.com/1/q" });
    requests
        .json(SQS, JsonVersion::V1_0, "AmazonSQS.ReceiveMessage", &input)
        .await
}

#[tokio::test]
async fn a_request_is_signed_for_its_service_and_region() {
    let (requests, answers) = answering("us-west-2", &[(200, "{\"Messages\": []}")]);
    assert_eq!(receive(&requests).await, Ok(json!({ "Messages": [] })));
    let sent = answers.sent.lock().unwrap();
    let [sent] = sent.as_slice() else {
        panic!("{sent:?}")
    };
    assert_eq!(sent.line, "POST https://sqs.us-west-2.amazonaws.com/");
    assert_eq!(sent.header("x-amz-target"), "AmazonSQS.ReceiveMessage");
    assert_eq!(sent.header("content-type"), "application/x-amz-json-1.0");
    assert_eq!(sent.header("x-amz-security-token"), "token");
    let signature = sent.header("authorization");
    assert!(
        signature.contains("Credential=AKIDEXAMPLE/")
            && signature.contains("/us-west-2/sqs/aws4_request"),
        "{signature}"
    );
    let agent = sent.header("x-amz-user-agent").to_lowercase();
    assert!(agent.contains("api/sqs"), "{agent}");
    assert!(sent.body.contains("QueueUrl"));
}

#[tokio::test]
async fn a_server_error_is_tried_again_and_a_refusal_is_not() {
    let (requests, answers) = answering(
        "us-west-2",
        &[
            (503, ""),
            (400, "{\"__type\":\"ThrottlingException\"}"),
            (200, "{}"),
        ],
    );
    assert_eq!(receive(&requests).await, Ok(json!({})));
    assert_eq!(answers.sent.lock().unwrap().len(), 3);

    let denied = "{\"__type\":\"com.amazonaws.sqs#AccessDeniedException\",\"message\":\"no identity-based policy\"}";
    let (requests, answers) = answering("us-west-2", &[(400, denied)]);
    let error = receive(&requests).await.expect_err("denied");
    assert!(error.denied && !error.expired, "{error:?}");
    assert_eq!(
        error.to_string(),
        "sqs:ReceiveMessage: AccessDeniedException: no identity-based policy"
    );
    assert_eq!(answers.sent.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn an_answer_that_is_cut_off_is_an_error() {
    let (requests, _) = answering("us-west-2", &[(200, "{\"Messages\": [")]);
    let error = receive(&requests).await.expect_err("cut off");
    assert_eq!(error.code, "MalformedAnswer");
}

#[tokio::test]
async fn every_partition_has_its_own_host_names() {
    let cases = [
        ("cn-north-1", "https://sqs.cn-north-1.amazonaws.com.cn"),
        ("us-gov-west-1", "https://sqs.us-gov-west-1.amazonaws.com"),
    ];
    for (region, wanted) in cases {
        let (requests, _) = answering(region, &[]);
        let found = operation::endpoint(&requests.sdk, SQS).await;
        assert_eq!(found.map(|endpoint| endpoint.url).as_deref(), Ok(wanted));
    }
}

#[tokio::test]
async fn an_object_is_written_with_the_digest_that_is_signed() {
    let (requests, answers) = answering("us-west-2", &[(200, "")]);
    let place: Location = "s3://class-7/runs/a b.json".parse().expect("a place");
    let body = b"{}".to_vec();
    requests
        .put_object(&place, "application/json", body)
        .await
        .expect("written");
    let sent = answers.sent.lock().unwrap();
    assert_eq!(
        sent[0].line,
        "PUT https://s3.us-west-2.amazonaws.com/class-7/runs/a%20b.json"
    );
    // sha256 of "{}".
    assert_eq!(
        sent[0].header("x-amz-content-sha256"),
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    );
}

#[tokio::test]
async fn a_list_of_objects_is_read_to_its_end() {
    let first = "<ListBucketResult><Contents><Key>runs/a</Key></Contents>\
        <NextContinuationToken>x+/=</NextContinuationToken></ListBucketResult>";
    let second = "<ListBucketResult><Contents><Key>runs/b</Key></Contents></ListBucketResult>";
    let (requests, answers) = answering("us-west-2", &[(200, first), (200, second)]);
    let place: Location = "s3://class-7/runs/".parse().expect("a place");
    let found = requests.list_objects(&place).await.expect("a list");
    let keys: Vec<&str> = found.iter().map(|object| object.prefix.as_str()).collect();
    assert_eq!(keys, ["runs/a", "runs/b"]);
    let second = answers.sent.lock().unwrap().remove(1);
    assert!(
        second.line.ends_with("&continuation-token=x%2B%2F%3D"),
        "{second:?}"
    );

    let denied = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";
    let (requests, _) = answering("us-west-2", &[(403, denied)]);
    let error = requests.list_objects(&place).await.expect_err("denied");
    assert!(error.denied, "{error:?}");
}
