use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, future};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use aws_smithy_runtime_api::client::http::SharedHttpClient;

use super::*;

impl Session {
    /// A session with invented credentials whose calls all go to `endpoint`.
    pub(crate) async fn for_tests(endpoint: &str) -> Self {
        let sdk = aws_config::defaults(BehaviorVersion::latest())
            .region(Region::from_static("us-east-1"))
            .endpoint_url(endpoint)
            .credentials_provider(Credentials::new("AKID", "secret", None, None, "test"))
            .load()
            .await;
        let account = AccountIdentity {
            region: "us-east-1".to_owned(),
            ..AccountIdentity::default()
        };
        Session {
            sdk,
            region: account.region.clone(),
            account: std::sync::Arc::new(OnceCell::new_with(Some(account))),
            ca_bundle: None,
            time_limit: TIME_LIMIT,
        }
    }
}

impl Session {
    /// A configuration with invented credentials, for [`Session::for_cell`].
    pub(crate) async fn sdk_for_tests() -> SdkConfig {
        aws_config::defaults(BehaviorVersion::latest())
            .region(Region::from_static("us-east-1"))
            .credentials_provider(Credentials::new("AKID", "secret", None, None, "test"))
            .retry_config(RetryConfig::standard().with_max_attempts(2))
            .timeout_config(timeouts(
                Duration::from_millis(100),
                Duration::from_millis(100),
            ))
            .load()
            .await
    }

    /// A session whose calls are answered by `http`. With `account`, the identity is known and not asked for. All clients
    /// of a service and a Region share one allowance for retries, so each cell of a matrix has its own Region.
    pub(crate) fn for_cell(
        sdk: &SdkConfig,
        http: SharedHttpClient,
        region: &str,
        account: Option<String>,
        cell: &str,
    ) -> Self {
        let sdk = sdk
            .to_builder()
            .http_client(http)
            .region(Region::new(format!("{region}{cell}")))
            .build();
        let account = account.map(|id| AccountIdentity {
            id,
            region: region.to_owned(),
            ..AccountIdentity::default()
        });
        Session {
            account: std::sync::Arc::new(OnceCell::new_with(account)),
            ..Session::new(sdk, region.to_owned())
        }
    }

    /// A session with the key of an STS stand-in.
    pub(crate) async fn with_key(endpoint: &str, key: &workshop_check_testing::sts::Key) -> Self {
        let session = Session::for_tests(endpoint).await;
        let credentials = Credentials::new(&key.id, &key.secret, key.token.clone(), None, "test");
        let sdk = session.sdk.to_builder().credentials_provider(
            aws_credential_types::provider::SharedCredentialsProvider::new(credentials),
        );
        Session {
            sdk: sdk.build(),
            ..session
        }
    }
}

/// An STS server. `answer` returns status and body for the Region that a request is signed for.
async fn sts(region: &str, answer: impl Fn(&str) -> (u16, String) + Send + 'static) -> SdkConfig {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = vec![0; 8192];
            let length = stream.read(&mut head).await.unwrap_or(0);
            let head = String::from_utf8_lossy(&head[..length]).into_owned();
            let scope = head.split("Credential=").nth(1).unwrap_or_default();
            let (status, body) = answer(scope.split('/').nth(2).unwrap_or_default());
            let answer = format!(
                "HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                body.len()
            );
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    config(region, &format!("http://127.0.0.1:{port}")).await
}

async fn config(region: &str, endpoint: &str) -> SdkConfig {
    aws_config::defaults(BehaviorVersion::latest())
        .region(Region::new(region.to_owned()))
        .endpoint_url(endpoint)
        .credentials_provider(Credentials::new("AKID", "secret", None, None, "test"))
        .retry_config(RetryConfig::disabled())
        .timeout_config(timeouts(TIME_LIMIT, TIME_LIMIT))
        .load()
        .await
}

const ME: &str = "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::111122223333:assumed-role/R/s</Arn>\
    <UserId>u</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

fn error(code: &str, message: &str) -> String {
    format!(
        "<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>"
    )
}

async fn failing(region: &str, status: u16, body: String) -> SessionError {
    let sdk = sts(region, move |_| (status, body.clone())).await;
    identify(&sdk, region).await.expect_err("an error")
}

#[tokio::test]
async fn the_preflight_says_who_and_where() {
    let sdk = sts("eu-west-1", |_| (200, ME.to_owned())).await;
    let account = identify(&sdk, "eu-west-1").await.expect("an account");
    assert_eq!(
        account,
        AccountIdentity {
            id: "111122223333".into(),
            region: "eu-west-1".into(),
            name: None,
            caller_arn: "arn:aws:sts::111122223333:assumed-role/R/s".into(),
            ..AccountIdentity::default()
        }
    );
}

#[tokio::test]
async fn a_caller_who_may_not_ask_stays_anonymous() {
    let sdk = sts("eu-west-1", |_| {
        (403, error("AccessDenied", "explicit deny"))
    })
    .await;
    let account = identify(&sdk, "eu-west-1").await.expect("an account");
    assert_eq!(
        (account.id.as_str(), account.region.as_str()),
        ("", "eu-west-1")
    );
}

#[tokio::test]
async fn each_trouble_has_its_name() {
    for (status, code, message, id) in [
        (
            403,
            "ExpiredToken",
            "The security token included in the request is expired",
            "session-expired",
        ),
        (
            403,
            "InvalidClientTokenId",
            "The security token included in the request is invalid.",
            "session-key-refused",
        ),
        (
            403,
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match",
            "session-signature-refused",
        ),
        (
            403,
            "SignatureDoesNotMatch",
            "Signature expired: 20260101T000000Z is now earlier than …",
            "session-clock-skew",
        ),
        (
            403,
            "SignatureDoesNotMatch",
            "Signature not yet current: …",
            "session-clock-skew",
        ),
        (
            403,
            "OptInRequired",
            "The AWS Access Key Id needs a subscription for the service",
            "session-not-subscribed",
        ),
        (
            403,
            "RegionDisabledException",
            "STS is not activated in this region for account:210000000001.",
            "session-sts-inactive",
        ),
        (
            403,
            "SignatureDoesNotMatch",
            "Credential should be scoped to a valid region.",
            "session-region-unknown",
        ),
        (500, "InternalFailure", "oops", "session-failed"),
    ] {
        let error = failing("eu-west-1", status, error(code, message)).await;
        assert_eq!(error.id(), id, "{error:?}");
    }
}

#[tokio::test]
async fn a_key_that_works_elsewhere_means_the_region_is_not_enabled() {
    let sdk = sts("af-south-1", |region| match region {
        "us-east-1" => (200, ME.to_owned()),
        _ => (
            403,
            error(
                "InvalidClientTokenId",
                "The security token included in the request is invalid.",
            ),
        ),
    })
    .await;
    let error = identify(&sdk, "af-south-1").await.expect_err("an error");
    assert_eq!(
        error,
        SessionError::RegionNotEnabled {
            region: "af-south-1".into()
        }
    );
}

#[tokio::test]
async fn a_portal_is_not_aws() {
    assert_eq!(
        failing(
            "eu-west-1",
            200,
            "<!DOCTYPE html><html>Log in</html>".into()
        )
        .await,
        SessionError::NotAws
    );
    assert_eq!(
        failing("eu-west-1", 403, "<html>Blocked</html>".into()).await,
        SessionError::NotAws
    );
    // aws/aws-sdk-js#1379: AWS's own front end in an outage.
    let outage = "<html><body><b>Http/1.1 Service Unavailable</b></body> </html>";
    let error = failing("eu-west-1", 503, outage.into()).await;
    assert_eq!(error.id(), "session-failed", "{error:?}");
    let error = failing("eu-west-1", 200, ME[..ME.len() / 2].to_owned()).await;
    assert_eq!(error.id(), "session-failed", "{error:?}");
}

#[tokio::test]
async fn nobody_there_and_nobody_answering() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let endpoint = format!(
        "http://127.0.0.1:{}",
        listener.local_addr().expect("an address").port()
    );
    // The listener accepts no connection, so the request connects and gets no response.
    let soon = Duration::from_millis(500);
    let impatient = config("eu-west-1", &endpoint).await.to_builder();
    let impatient = impatient.timeout_config(timeouts(soon, soon)).build();
    let error = identify(&impatient, "eu-west-1").await;
    let error = error.expect_err("an error");
    assert_eq!(error.id(), "session-timed-out", "{error:?}");
    drop(listener);
    let error = identify(&config("eu-west-1", &endpoint).await, "eu-west-1")
        .await
        .expect_err("an error");
    assert_eq!(error.id(), "session-unreachable", "{error:?}");
    let error = identify(&config("eu-wset-1", &endpoint).await, "eu-wset-1")
        .await
        .expect_err("an error");
    assert_eq!(
        error,
        SessionError::RegionUnknown {
            region: "eu-wset-1".into(),
            nearest: Some("eu-west-1".into())
        }
    );
    let error = identify(
        &config("eu-west-1", "http://no-such-host.invalid").await,
        "eu-west-1",
    )
    .await
    .expect_err("an error");
    assert_eq!(error.id(), "session-dns", "{error:?}");
}

#[tokio::test]
async fn what_is_not_tls_is_unreachable() {
    let sdk = sts("eu-west-1", |_| (200, ME.to_owned())).await;
    let endpoint = sdk
        .endpoint_url()
        .expect("an endpoint")
        .replace("http:", "https:");
    let error = identify(&config("eu-west-1", &endpoint).await, "eu-west-1")
        .await
        .expect_err("an error");
    assert_eq!(error.id(), "session-unreachable", "{error:?}");
}

#[tokio::test]
async fn an_unknown_region_with_an_endpoint_of_its_own_works() {
    let sdk = sts("xx-test-9", |_| (200, ME.to_owned())).await;
    assert_eq!(
        identify(&sdk, "xx-test-9")
            .await
            .map(|account| account.region),
        Ok("xx-test-9".to_owned())
    );
}

#[tokio::test]
async fn a_role_that_is_refused_is_named() {
    let role = Role {
        arn: "arn:aws:iam::111122223333:role/R".to_owned(),
        external_id: None,
    };
    let assume = async |status, body: String| {
        let sdk = sts("eu-west-1", move |_| (status, body.clone())).await;
        super::assume(sdk, &role).await.expect_err("an error")
    };
    let error_of = |code: &str| error(code, "not authorized to perform: sts:AssumeRole");
    assert_eq!(
        assume(403, error_of("AccessDenied")).await,
        SessionError::RoleRefused {
            role: Some(role.arn.clone()),
            code: "AccessDenied".into(),
            message: "not authorized to perform: sts:AssumeRole".into(),
        }
    );
    assert_eq!(
        assume(403, error_of("ExpiredToken")).await.id(),
        "session-expired"
    );
}

#[test]
fn providers_troubles_are_told_apart() {
    let of = |error| of_provider(&error, None).id();
    assert_eq!(
        of(CredentialsError::provider_timed_out(Duration::from_secs(5))),
        "session-timed-out"
    );
    assert_eq!(
        of(CredentialsError::invalid_configuration("no such file")),
        "session-credentials-unusable"
    );
    assert_eq!(
        of(CredentialsError::provider_error(
            "the SSO session has expired"
        )),
        "session-expired"
    );
}

/// Logs are searched by the id, and one line has one error.
#[test]
fn an_error_in_a_log_is_its_id_and_its_arguments_on_one_line() {
    assert_eq!(
        SessionError::NoCredentials { profile: None }.to_string(),
        "session-no-credentials"
    );
    assert_eq!(
        SessionError::RegionUnknown {
            region: "eu-wset-1".into(),
            nearest: Some("eu-west-1".into())
        }
        .to_string(),
        r#"session-region-unknown region="eu-wset-1" nearest="eu-west-1""#
    );
    assert_eq!(
        SessionError::CredentialsUnusable {
            message: "first line\nsecond line".into()
        }
        .to_string(),
        r#"session-credentials-unusable message="first line\nsecond line""#
    );
    assert_eq!(
        SessionError::RegionMissing {
            of_workshop: Vec::new()
        }
        .hint(),
        "session-region-missing-hint"
    );
}

/// A provider of credentials that expire after this many seconds. It counts its calls.
#[derive(Debug)]
struct Counting {
    seconds: u64,
    asked: std::sync::Arc<AtomicUsize>,
}

impl ProvideCredentials for Counting {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let end = SystemTime::now() + Duration::from_secs(self.seconds);
        let credentials = Credentials::new("AKID", "secret", None, Some(end), "test");
        future::ProvideCredentials::ready(Ok(credentials))
    }
}

#[tokio::test]
async fn a_class_asks_for_the_base_credentials_once_while_they_are_good() {
    let base = config("eu-west-1", "http://127.0.0.1:9").await;
    for (seconds, times) in [(3600, 1), (60, 4)] {
        let asked = std::sync::Arc::new(AtomicUsize::new(0));
        let provider = Counting {
            seconds,
            asked: asked.clone(),
        };
        let provider = SharedCredentialsProvider::new(provider);
        let sdk = with_credentials(&base, provider).await.expect("given");
        let kept = sdk.credentials_provider().expect("a provider");
        for _ in 0..3 {
            kept.provide_credentials().await.expect("given");
        }
        assert_eq!(asked.load(Ordering::Relaxed), times, "{seconds} s");
    }
}

/// The defect: `--timeout 5m` left 15 seconds to sign in over a slow connection.
#[tokio::test]
async fn a_session_may_take_as_long_as_it_is_given() {
    for seconds in [5, 15, 300] {
        let limit = Duration::from_secs(seconds);
        let base = Base {
            sdk: Session::sdk_for_tests().await,
            region: "us-east-1".to_owned(),
            ca_bundle: None,
            time_limit: limit,
        };
        let session = base.open(None, None).await.expect("a session");
        assert_eq!(session.time_limit(), limit);
    }
    let of = |seconds| {
        let limits = of_requests(Duration::from_secs(seconds));
        (limits.connect_timeout(), limits.read_timeout())
    };
    let limits = |connect, read| {
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        (seconds(connect), seconds(read))
    };
    assert_eq!(of(5), limits(3, 5));
    assert_eq!(of(15), limits(3, 5));
    assert_eq!(of(300), limits(60, 100));
}

/// R22: an account with less time than a session may take was told "within 15 seconds".
#[tokio::test]
async fn a_session_says_how_long_it_waited_and_not_how_long_it_may() {
    let limit = workshop_check_testing::HANG * 10;
    let early = in_time::<()>(limit, async { Err(SessionError::timed_out(limit)) }).await;
    let waited = match early {
        Err(SessionError::TimedOut { seconds }) => seconds,
        other => panic!("{other:?}"),
    };
    assert!(
        (1..limit.as_secs()).contains(&waited),
        "{waited} of {limit:?}"
    );
    let never = in_time::<()>(Duration::ZERO, std::future::pending()).await;
    assert!(matches!(never, Err(SessionError::TimedOut { seconds: 0 })));
}
