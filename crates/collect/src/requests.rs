//! Requests to AWS services for which the program has no SDK crate.
//!
//! They go through the runtime of the SDK: the same credentials, signatures, retries, time limits, proxies, endpoints and
//! user agent as those of the SDK crates. Only the request's body and the parts that are read of the response are made
//! here.

use std::fmt;
use std::time::Duration;

use aws_config::SdkConfig;
use aws_runtime::auth::sigv4::{SCHEME_ID, SigV4AuthScheme};
use aws_runtime::auth::{SigV4OperationSigningConfig, SigningOptions};
use aws_runtime::retries::classifiers::AwsErrorCodeClassifier;
use aws_runtime::user_agent::{ApiMetadata, UserAgentInterceptor};
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime::client::retries::classifiers::{
    HttpStatusCodeClassifier, TransientErrorClassifier,
};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::AuthSchemeOptionResolverParams;
use aws_smithy_runtime_api::client::auth::static_resolver::StaticAuthSchemeOptionResolver;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::Layer;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::service_config::ServiceConfigKey;
use aws_types::{SigningName, region::SigningRegion};
use serde_json::Value;

use super::classify::{self, CallError, ErrorKind};
use super::request_log::RequestLog;
use super::session::{Base, Session, timeouts};
use workshop_check_core::snapshot::partition_of;

/// A service, as its API model names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Service {
    /// The service id, such as "SQS". It also names its endpoint variable: `AWS_ENDPOINT_URL_SQS`.
    pub id: &'static str,
    /// The first part of its host name, such as "sqs".
    pub endpoint_prefix: &'static str,
    /// The name in its signatures. It is often the same.
    pub signing_name: &'static str,
}

/// Time limit to connect, and to answer beyond the time that a request waits.
const CONNECT: Duration = Duration::from_secs(5);

/// The version of the protocol AWS JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonVersion {
    /// `application/x-amz-json-1.0`
    V1_0,
    /// `application/x-amz-json-1.1`
    V1_1,
}

/// Why a request failed. `Display` fits "failed to …: "; secrets are masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestError {
    /// The service and the operation, such as "sqs:ReceiveMessage".
    pub operation: String,
    /// The code of AWS, such as "AccessDeniedException", or that of a failure on the way.
    pub code: String,
    /// What AWS said.
    pub message: String,
    /// Whether the caller lacks the permission.
    pub denied: bool,
    /// Whether the credentials are of no use any more.
    pub expired: bool,
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.operation, self.code, self.message)
    }
}

impl std::error::Error for RequestError {}

/// Sends requests with one set of credentials in one Region.
#[derive(Debug, Clone)]
pub struct Requests {
    sdk: SdkConfig,
}

impl Requests {
    /// With the credentials and the Region of a base.
    pub fn of_base(base: &Base) -> Self {
        Requests {
            sdk: base.config().clone(),
        }
    }

    /// With those of a session.
    pub fn of_session(session: &Session) -> Self {
        Requests {
            sdk: session.sdk().clone(),
        }
    }

    /// With other time limits: `wait` until the first byte of an answer, for requests that wait for something.
    #[must_use]
    pub fn waiting(&self, wait: Duration) -> Self {
        let limits = timeouts(CONNECT, wait + CONNECT);
        Requests {
            sdk: self.sdk.to_builder().timeout_config(limits).build(),
        }
    }

    /// The Region of the requests.
    pub fn region(&self) -> &str {
        self.sdk.region().map_or("", AsRef::as_ref)
    }

    /// Calls an operation of a service that speaks AWS JSON. `target` is the header `X-Amz-Target`, such as
    /// `AmazonSQS.ReceiveMessage`.
    ///
    /// # Errors
    /// When AWS refuses, there is no answer, or it is not JSON.
    pub async fn json(
        &self,
        service: Service,
        version: JsonVersion,
        target: &str,
        input: &Value,
    ) -> Result<Value, RequestError> {
        let operation = target.rsplit('.').next().unwrap_or(target);
        let content_type = match version {
            JsonVersion::V1_0 => "application/x-amz-json-1.0",
            JsonVersion::V1_1 => "application/x-amz-json-1.1",
        };
        let request = Request {
            method: "POST",
            path: "/".to_owned(),
            headers: vec![
                ("content-type", content_type.to_owned()),
                ("x-amz-target", target.to_owned()),
            ],
            body: input.to_string().into_bytes(),
        };
        let body = self.send(service, operation, request, json_error).await?;
        if body.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&body).map_err(|error| RequestError {
            operation: format!("{}:{operation}", service.signing_name),
            code: "MalformedAnswer".to_owned(),
            message: format!("the answer is not JSON: {error}"),
            denied: false,
            expired: false,
        })
    }

    /// Sends one request, with the retries of the session, and returns the body of the answer.
    pub(super) async fn send(
        &self,
        service: Service,
        operation: &str,
        request: Request,
        read_error: fn(&HttpResponse) -> ErrorMetadata,
    ) -> Result<Vec<u8>, RequestError> {
        let sdk = &self.sdk;
        let region = self.region().to_owned();
        let endpoint = self.endpoint(service);
        let retry = sdk
            .retry_config()
            .cloned()
            .unwrap_or_else(RetryConfig::standard);
        let timeouts = sdk
            .timeout_config()
            .cloned()
            .unwrap_or_else(TimeoutConfig::disabled);
        let mut layer = Layer::new("requests");
        layer.store_put(AuthSchemeOptionResolverParams::new(()));
        layer.store_put(SigV4OperationSigningConfig {
            region: Some(SigningRegion::from(aws_config::Region::new(region))),
            name: Some(SigningName::from(service.signing_name)),
            signing_options: signing_options(service),
            ..SigV4OperationSigningConfig::default()
        });
        layer.store_put(ApiMetadata::new(service.id, env!("CARGO_PKG_VERSION")));
        if let Some(name) = sdk.app_name() {
            layer.store_put(name.clone());
        }
        let mut components = RuntimeComponentsBuilder::new("requests")
            .with_auth_scheme(SigV4AuthScheme::new())
            .with_auth_scheme_option_resolver(Some(StaticAuthSchemeOptionResolver::new(vec![
                SCHEME_ID,
            ])))
            .with_identity_cache(sdk.identity_cache())
            .with_interceptor(UserAgentInterceptor::new());
        if let Some(credentials) = sdk.credentials_provider() {
            components.set_identity_resolver(SCHEME_ID, credentials);
        }
        let plugin = StaticRuntimePlugin::new()
            .with_config(layer.freeze())
            .with_runtime_components(components);
        let mut builder = Operation::builder()
            .service_name(service.id)
            .operation_name(operation.to_owned())
            .endpoint_url(&endpoint)
            .standard_retry(&retry)
            .timeout_config(timeouts)
            .retry_classifier(HttpStatusCodeClassifier::default())
            .retry_classifier(TransientErrorClassifier::<ErrorMetadata>::new())
            .retry_classifier(AwsErrorCodeClassifier::<ErrorMetadata>::new())
            .interceptor(RequestLog)
            .runtime_plugin(plugin);
        if let Some(version) = sdk.behavior_version() {
            builder = builder.behavior_version(version);
        }
        if let Some(client) = sdk.http_client() {
            builder = builder.http_client(client);
        }
        if let Some(sleep) = sdk.sleep_impl() {
            builder = builder.sleep_impl(sleep);
        }
        if let Some(time) = sdk.time_source() {
            builder = builder.time_source(time);
        }
        let sent = builder
            .serializer(|request: Request| request.into_http())
            .deserializer(move |response| {
                if response.status().is_success() {
                    return Ok(response.body().bytes().unwrap_or_default().to_vec());
                }
                Err(OrchestratorError::operation(read_error(response)))
            })
            .build()
            .invoke(request)
            .await;
        sent.map_err(|error| {
            let CallError {
                kind,
                code,
                message,
            } = classify::call_error(&error);
            RequestError {
                operation: format!("{}:{operation}", service.signing_name),
                code,
                message,
                denied: kind == ErrorKind::Denied,
                expired: matches!(
                    kind,
                    ErrorKind::Expired | ErrorKind::Credentials | ErrorKind::Key
                ),
            }
        })
    }

    /// The endpoint of the user for this service or for all, or that of AWS in the Region.
    pub(super) fn endpoint(&self, service: Service) -> String {
        self.own_endpoint(service).unwrap_or_else(|| {
            let region = self.region();
            format!(
                "https://{}.{region}.{}",
                service.endpoint_prefix,
                dns_suffix(region)
            )
        })
    }

    /// The endpoint that the user has set for this service or for all of them.
    pub(super) fn own_endpoint(&self, service: Service) -> Option<String> {
        let sdk = &self.sdk;
        let of_all = sdk.endpoint_url().map(str::to_owned);
        if sdk.get_origin("endpoint_url").is_client_config() {
            return of_all;
        }
        let key = ServiceConfigKey::builder()
            .service_id(service.id)
            .env("AWS_ENDPOINT_URL")
            .profile("endpoint_url")
            .build()
            .ok()?;
        let of_service = sdk
            .service_config()
            .and_then(|config| config.load_config(key));
        of_service.or(of_all)
    }
}

/// The end of the host names of a Region's partition. Source: the partitions of the endpoint rules of the AWS SDKs.
pub(super) fn dns_suffix(region: &str) -> &'static str {
    match partition_of(region) {
        "aws-cn" => "amazonaws.com.cn",
        "aws-eusc" => "amazonaws.eu",
        "aws-iso" => "c2s.ic.gov",
        "aws-iso-b" => "sc2s.sgov.gov",
        "aws-iso-e" => "cloud.adc-e.uk",
        "aws-iso-f" => "csp.hci.ic.gov",
        _ => "amazonaws.com",
    }
}

/// Amazon S3 signs the path as it is, and wants the digest of the body as a header (Amazon S3 API reference,
/// "Authenticating Requests: Using the Authorization Header").
fn signing_options(service: Service) -> SigningOptions {
    let mut options = SigningOptions::default();
    if service.signing_name == "s3" {
        options.double_uri_encode = false;
        options.normalize_uri_path = false;
        options.content_sha256_header = true;
    }
    options
}

/// A request before it is signed.
#[derive(Debug)]
pub(super) struct Request {
    pub method: &'static str,
    /// Path and query, encoded.
    pub path: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

impl Request {
    fn into_http(self) -> Result<HttpRequest, BoxError> {
        let length = self.body.len();
        let mut request = HttpRequest::new(SdkBody::from(self.body));
        request.set_method(self.method)?;
        request.set_uri(self.path)?;
        let headers = request.headers_mut();
        for (name, value) in self.headers {
            headers.try_insert(name, value)?;
        }
        headers.try_insert("content-length", length.to_string())?;
        Ok(request)
    }
}

/// The code and the message of an error in AWS JSON ("AWS JSON 1.0 protocol", "Operation error serialization").
fn json_error(response: &HttpResponse) -> ErrorMetadata {
    let body: Value = response
        .body()
        .bytes()
        .and_then(|body| serde_json::from_slice(body).ok())
        .unwrap_or_default();
    let text = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| body.get(name)?.as_str())
            .map(str::to_owned)
    };
    let header = response.headers().get("x-amzn-errortype");
    let code = header
        .map(str::to_owned)
        .or_else(|| text(&["__type", "code"]))
        .unwrap_or_else(|| format!("status {}", response.status().as_u16()));
    // "aws.protocols#FooError:http://…" is the error FooError.
    let code = code.split(':').next().unwrap_or_default();
    let code = code.rsplit('#').next().unwrap_or_default();
    ErrorMetadata::builder()
        .code(code)
        .message(text(&["message", "Message"]).unwrap_or_default())
        .build()
}

#[cfg(test)]
mod tests;
