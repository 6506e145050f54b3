//! Requests to AWS services for which the program has no SDK crate.
//!
//! They go through the runtime of the SDK: the same credentials, signatures, retries, time limits, proxies, endpoints and
//! user agent as those of the SDK crates. Only the request's body and the parts that are read of the response are made
//! here.

use std::fmt;
use std::time::Duration;

use aws_config::SdkConfig;
use aws_runtime::auth::SigningOptions;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::ErrorMetadata;
use serde_json::Value;

use super::classify::{self, CallError, ErrorKind};
use super::operation;
pub use super::operation::Service;
use super::session::{Base, Session, timeouts};

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
        let failed = |code: &str, message: String| RequestError {
            operation: format!("{}:{operation}", service.signing_name),
            code: code.to_owned(),
            message,
            denied: false,
            expired: false,
        };
        let endpoint = operation::endpoint(&self.sdk, service)
            .await
            .map_err(|problem| failed("NoEndpoint", problem))?;
        let signing = signing_options(service);
        let sent =
            operation::operation(&self.sdk, service, operation.to_owned(), &endpoint, signing)
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

/// The error that a service reports in JSON, or its status.
fn json_error(response: &HttpResponse) -> ErrorMetadata {
    operation::json_error(response).unwrap_or_else(|| {
        let status = format!("status {}", response.status().as_u16());
        ErrorMetadata::builder().code(status).build()
    })
}

#[cfg(test)]
mod tests;
