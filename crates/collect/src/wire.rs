//! The requests and responses of operations for which the program has no SDK crate, in the protocols of AWS services: AWS
//! JSON, REST JSON and AWS query (Smithy, "AWS protocols"). They are sent by the runtime of the SDK (`operation.rs`).

mod query;

use std::collections::BTreeMap;

use aws_config::SdkConfig;
use aws_runtime::auth::SigningOptions;
use aws_smithy_http::label;
use aws_smithy_http::query::fmt_string;
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::ErrorMetadata;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::complete_body::CompleteBody;
use super::operation::{Service, endpoint, json_error, operation};
use workshop_check_core::snapshot::call::{CallDeclaration, Method, Protocol};

/// The maximum size of one page, in bytes.
const LARGEST_PAGE: usize = 8 * 1024 * 1024;

/// The members of a request.
pub(super) type Members = BTreeMap<String, Value>;

/// How an operation is asked and answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wire {
    pub service: Service,
    pub operation: &'static str,
    pub protocol: Protocol,
    /// For AWS JSON: the part of the header X-Amz-Target before the operation.
    pub target: Option<&'static str>,
    /// For AWS query: the version of the API.
    pub version: Option<&'static str>,
    /// For REST JSON.
    pub method: Method,
    /// For REST JSON, with `{name}` for members.
    pub path: Option<&'static str>,
}

impl Wire {
    /// That of a declared call. The service's endpoint variable has its name, such as `AWS_ENDPOINT_URL_DMS`.
    pub(super) fn of(declaration: &'static CallDeclaration) -> Self {
        let name = declaration.service.as_str();
        Wire {
            service: Service {
                id: name,
                endpoint_prefix: declaration.endpoint.as_deref().unwrap_or(name),
                signing_name: name,
                is_global: false,
            },
            operation: &declaration.operation,
            protocol: declaration.protocol,
            target: declaration.target.as_deref(),
            version: declaration.version.as_deref(),
            method: declaration.method,
            path: declaration.path.as_deref(),
        }
    }

    /// The operation with the credentials, the Region and the settings of the SDK's own clients. `read` takes the result from the
    /// body of an answer.
    ///
    /// # Errors
    /// If the SDK knows no endpoint for the Region: a fragment.
    pub(super) async fn operation<T: Send + Sync + std::fmt::Debug + 'static>(
        self,
        sdk: &SdkConfig,
        read: fn(Wire, &[u8]) -> Result<T, BoxError>,
    ) -> Result<Operation<Members, T, ErrorMetadata>, String> {
        let endpoint = endpoint(sdk, self.service).await?;
        let name = self.operation.to_owned();
        let operation = operation(
            sdk,
            self.service,
            name,
            &endpoint,
            SigningOptions::default(),
        )
        .interceptor(CompleteBody)
        .serializer(move |members| self.request(members))
        .deserializer(move |answer: &HttpResponse| {
            read(self, self.body(answer)?).map_err(OrchestratorError::other)
        });
        Ok(operation.build())
    }

    /// The request for these members.
    fn request(self, mut members: Members) -> Result<HttpRequest, BoxError> {
        let root = "/".to_owned();
        let (method, uri, body) = match self.protocol {
            Protocol::Json10 | Protocol::Json11 => {
                ("POST", root, Some(serde_json::to_vec(&members)?))
            }
            Protocol::RestJson => {
                let path = filled(self.path.unwrap_or("/"), &mut members)?;
                match self.method {
                    Method::Get => ("GET", with_query(path, &members), None),
                    Method::Post => ("POST", path, Some(serde_json::to_vec(&members)?)),
                }
            }
            Protocol::Query => {
                let version = self.version.unwrap_or_default();
                let form = query::form(self.operation, version, &members);
                ("POST", root, Some(form.into_bytes()))
            }
        };
        let length = body.as_ref().map(|body| body.len().to_string());
        let mut request = HttpRequest::new(body.map_or_else(SdkBody::empty, SdkBody::from));
        request.set_method(method)?;
        request.set_uri(uri)?;
        let headers = request.headers_mut();
        if let Some(length) = length {
            headers.try_insert("content-length", length)?;
            let content = match self.protocol {
                Protocol::Json10 => "application/x-amz-json-1.0",
                Protocol::Json11 => "application/x-amz-json-1.1",
                Protocol::RestJson => "application/json",
                Protocol::Query => "application/x-www-form-urlencoded",
            };
            headers.try_insert("content-type", content)?;
        }
        if let Some(target) = self.target {
            headers.try_insert("x-amz-target", format!("{target}.{}", self.operation))?;
        }
        Ok(request)
    }

    /// The body of an answer, or the error of the service.
    fn body(self, answer: &HttpResponse) -> Result<&[u8], OrchestratorError<ErrorMetadata>> {
        let body = answer.body().bytes().unwrap_or_default();
        if !answer.status().is_success() {
            let error = match self.protocol {
                Protocol::Query => query::error(body),
                _ => json_error(answer),
            };
            return Err(match error {
                Some(error) => OrchestratorError::operation(error),
                None => OrchestratorError::other("the error has no code"),
            });
        }
        if body.len() > LARGEST_PAGE {
            return Err(OrchestratorError::other("the answer is too large"));
        }
        Ok(body)
    }

    /// The result in a body, of which only the suite that declares the call knows the members.
    pub(super) fn value(self, body: &[u8]) -> Result<Value, BoxError> {
        Ok(match self.protocol {
            Protocol::Query => query::result(self.operation, body)?,
            _ => serde_json::from_slice(body)?,
        })
    }

    /// The result in a body, with members that the program knows.
    pub(super) fn typed<T: DeserializeOwned>(self, body: &[u8]) -> Result<T, BoxError> {
        Ok(match self.protocol {
            Protocol::Query => query::typed(self.operation, body)?,
            _ => serde_json::from_slice(body)?,
        })
    }
}

/// The path with `{name}` replaced by the member of that name, which is then no longer part of the query or the body.
fn filled(path: &str, members: &mut Members) -> Result<String, BoxError> {
    let parts: Result<Vec<String>, BoxError> = path
        .split('/')
        .map(|part| {
            let name = part
                .strip_prefix('{')
                .and_then(|part| part.strip_suffix('}'));
            let Some(name) = name else {
                return Ok(part.to_owned());
            };
            let value = members
                .remove(name)
                .map(|value| plain(&value))
                // The others would lead to another path.
                .filter(|value| !["", ".", ".."].contains(&value.as_str()));
            let value = value.ok_or_else(|| format!("the input has no \"{name}\" for the path"))?;
            Ok(label::fmt_string(value, label::EncodingStrategy::Default))
        })
        .collect();
    Ok(parts?.join("/"))
}

fn with_query(path: String, members: &Members) -> String {
    let each = |(name, value): (&String, &Value)| {
        let values = match value {
            Value::Array(list) => list.iter().map(plain).collect(),
            one => vec![plain(one)],
        };
        let name = fmt_string(name);
        values
            .into_iter()
            .map(move |value| format!("{name}={}", fmt_string(value)))
            .collect::<Vec<_>>()
    };
    let pairs: Vec<String> = members.iter().flat_map(each).collect();
    if pairs.is_empty() {
        path
    } else {
        format!("{path}?{}", pairs.join("&"))
    }
}

/// A text without quotes, another value as JSON.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests;
