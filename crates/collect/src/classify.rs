//! Classifies SDK errors: access denied, throttled, timed out, or another error with a code.

use std::error::Error;

use aws_credential_types::provider::error::CredentialsError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use super::complete_body::{self, BodyError};
use super::redact;
use super::without_os_error;
use workshop_check_core::snapshot::fact::Barrier;
use workshop_check_core::snapshot::{Call, Reason};

/// The kinds of errors of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ErrorKind {
    Denied,
    Throttled,
    TimedOut,
    /// The credentials have expired.
    Expired,
    /// AWS does not know the access key, or does not know it in this Region.
    Key,
    /// The request signature is wrong: a wrong secret key, or a wrong clock.
    Signature,
    /// There was no response: DNS, proxy, network or TLS.
    Unreachable,
    /// The response is an HTML page instead of XML or JSON, so it is not from AWS.
    NotAws,
    /// The credentials provider failed, so no request was sent.
    Credentials,
    Other,
}

/// A classified SDK error. Secrets in `message` are masked and its length is limited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CallError {
    pub kind: ErrorKind,
    pub code: String,
    pub message: String,
}

const DENIED: &[&str] = &[
    "AccessDenied",
    "AccessDeniedException",
    "UnauthorizedOperation",
    "AuthorizationError",
    "AuthorizationErrorException",
    "UnauthorizedAccess",
    "NotAuthorized",
    "Forbidden",
];
/// The throttling codes of the SDK, and further ones that AWS documents.
const THROTTLED: &[&str] = &[
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "RequestThrottled",
    "RequestThrottledException",
    "RequestLimitExceeded",
    "TooManyRequestsException",
    "SlowDown",
    "EC2ThrottledException",
    "BandwidthLimitExceeded",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
];
const EXPIRED: &[&str] = &["ExpiredToken", "ExpiredTokenException", "RequestExpired"];
const KEY: &[&str] = &[
    "InvalidClientTokenId",
    "UnrecognizedClientException",
    "AuthFailure",
    "OptInRequired",
    "InvalidAccessKeyId",
];
const SIGNATURE: &[&str] = &[
    "SignatureDoesNotMatch",
    "InvalidSignatureException",
    "RequestTimeTooSkewed",
];
const TIMED_OUT: &[&str] = &["RequestTimeout", "RequestTimeoutException"];

/// The kind of an AWS error code.
pub(super) fn error_kind(code: &str) -> ErrorKind {
    [
        (DENIED, ErrorKind::Denied),
        (THROTTLED, ErrorKind::Throttled),
        (EXPIRED, ErrorKind::Expired),
        (KEY, ErrorKind::Key),
        (SIGNATURE, ErrorKind::Signature),
        (TIMED_OUT, ErrorKind::TimedOut),
    ]
    .into_iter()
    .find_map(|(codes, kind)| codes.contains(&code).then_some(kind))
    .unwrap_or(ErrorKind::Other)
}

/// Classifies an SDK error.
pub(super) fn call_error<E>(error: &SdkError<E, HttpResponse>) -> CallError
where
    E: ProvideErrorMetadata + Error + 'static,
{
    let (kind, code, message) = match error {
        SdkError::TimeoutError(_) => (ErrorKind::TimedOut, "Timeout".to_owned(), chain(error)),
        SdkError::DispatchFailure(failure) if failure.is_timeout() => {
            (ErrorKind::TimedOut, "Timeout".to_owned(), chain(error))
        }
        SdkError::DispatchFailure(_) if find::<CredentialsError>(error).is_some() => (
            ErrorKind::Credentials,
            "Credentials".to_owned(),
            chain(error),
        ),
        SdkError::DispatchFailure(_) => (
            ErrorKind::Unreachable,
            "DispatchFailure".to_owned(),
            chain(error),
        ),
        SdkError::ServiceError(service) => from_response(service.err(), service.raw(), error),
        SdkError::ResponseError(response) => match find::<BodyError>(error) {
            Some(BodyError::Html) => (ErrorKind::NotAws, BodyError::Html.code(), chain(error)),
            Some(incomplete) => (ErrorKind::Other, incomplete.code(), incomplete.to_string()),
            None => from_body(response.raw(), error),
        },
        _ => (
            ErrorKind::Other,
            "ConstructionFailure".to_owned(),
            chain(error),
        ),
    };
    CallError {
        kind,
        code,
        message: redact::text(&message),
    }
}

fn from_response<E>(
    service: &E,
    raw: &HttpResponse,
    error: &(dyn Error + 'static),
) -> (ErrorKind, String, String)
where
    E: ProvideErrorMetadata,
{
    let status = raw.status().as_u16();
    match service.code() {
        Some(code) => {
            // Some JSON services send the code as "namespace#Code:uri".
            let code = code.rsplit('#').next().unwrap_or(code);
            let code = code.split(':').next().unwrap_or(code);
            let kind = match error_kind(code) {
                ErrorKind::Other if status == 429 => ErrorKind::Throttled,
                kind => kind,
            };
            (
                kind,
                code.to_owned(),
                service.message().unwrap_or_default().to_owned(),
            )
        }
        None => from_body(raw, error),
    }
}

/// Classifies a response without an error code: a page of a proxy or captive portal, or a truncated body.
fn from_body(raw: &HttpResponse, error: &(dyn Error + 'static)) -> (ErrorKind, String, String) {
    let status = raw.status().as_u16();
    // AWS's front end answers with a page of HTML in an outage (aws/aws-sdk-js#1379, aws/aws-sdk-java#1217); 511 is the
    // network's (RFC 6585).
    let is_outage = (500..511).contains(&status);
    if !is_outage && raw.body().bytes().is_some_and(complete_body::is_html) {
        return (
            ErrorKind::NotAws,
            BodyError::Html.code(),
            BodyError::Html.to_string(),
        );
    }
    if raw.status().as_u16() == 429 {
        return (ErrorKind::Throttled, "HTTP 429".to_owned(), chain(error));
    }
    let code = if raw.status().is_success() {
        BodyError::Malformed(String::new()).code()
    } else {
        format!("HTTP {}", raw.status().as_u16())
    };
    (ErrorKind::Other, code, chain(error))
}

impl CallError {
    /// The reason why the facts of this call are unknown.
    pub(super) fn reason(self, call: Call) -> Reason {
        match self.kind {
            ErrorKind::Denied => match barrier(&self.message) {
                Some(policy) => Reason::DeniedBy { call, policy },
                None => Reason::Denied { call },
            },
            ErrorKind::Throttled => Reason::Throttled { call },
            ErrorKind::TimedOut => Reason::TimedOut { call },
            _ => Reason::Failed {
                call,
                code: self.code,
                message: self.message,
            },
        }
    }
}

/// The kind of policy that denies the call, if it is one that the caller's own policies cannot lift.
///
/// Source of the forms: IAM user guide, troubleshooting of access denied messages: "… with an explicit deny in a service
/// control policy", "… because no permissions boundary allows the … action".
fn barrier(message: &str) -> Option<Barrier> {
    let message = message.to_ascii_lowercase();
    let explicit = message.split_once("with an explicit deny in ");
    let implicit = message.split_once("because no ");
    let (_, policy) = explicit.or(implicit)?;
    let policy = policy.trim_start_matches("a ").trim_start_matches("an ");
    [
        ("service control polic", Barrier::ServiceControl),
        ("resource control polic", Barrier::ResourceControl),
        ("permissions boundar", Barrier::PermissionsBoundary),
        ("session polic", Barrier::Session),
        ("vpc endpoint polic", Barrier::VpcEndpoint),
    ]
    .into_iter()
    .find_map(|(name, barrier)| policy.starts_with(name).then_some(barrier))
}

/// The first error of type `T` in the chain of causes.
pub(super) fn find<'e, T: Error + 'static>(error: &'e (dyn Error + 'static)) -> Option<&'e T> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<T>() {
            return Some(found);
        }
        next = error.source();
    }
    None
}

/// Messages that the layers of the SDK add without information about the cause.
const LAYERS: &[&str] = &[
    "dispatch failure",
    "response error",
    "service error",
    "io error",
    "other",
    "unhandled error",
    "interceptor error",
    "client error (Connect)",
    "client error (SendRequest)",
    "an error occurred while loading credentials",
    "error sending request",
];

/// The error and its causes in one line, without the messages in [`LAYERS`].
pub(super) fn chain(error: &(dyn Error + 'static)) -> String {
    let mut causes = Vec::new();
    let mut next = Some(error);
    while let Some(error) = next {
        causes.push(without_os_error(&error.to_string()));
        next = error.source();
    }
    let says_something = |cause: &&String| {
        !LAYERS.contains(&cause.as_str()) && !cause.starts_with("unhandled error (")
    };
    let mut telling: Vec<&String> = causes.iter().filter(says_something).collect();
    // Many errors repeat the text of their cause.
    telling.dedup_by(|next, kept| kept.contains(next.as_str()));
    if telling.is_empty() {
        causes.join(": ")
    } else {
        telling
            .into_iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(": ")
    }
}

#[cfg(test)]
mod tests;
