//! One request of a declared call, made by the runtime of the AWS SDK: its signing, retries, timeouts, user agent and
//! endpoints are those of the SDK's own clients.

use std::collections::BTreeMap;

use aws_config::SdkConfig;
use aws_runtime::auth::SigningOptions;
use aws_smithy_http::label;
use aws_smithy_http::query::fmt_string;
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::ErrorMetadata;
use serde_json::Value;

use super::super::caller::{Read, failed};
use super::super::complete_body::CompleteBody;
use super::super::operation::{Service, endpoint, json_error, operation};
use super::query;
use workshop_check_core::snapshot::call::{CallDeclaration, Method, Protocol};
use workshop_check_core::snapshot::{Call, DeclaredCall};

/// The maximum size of one page, in bytes.
const LARGEST_PAGE: usize = 8 * 1024 * 1024;

/// The members of a request.
type Members = BTreeMap<String, Value>;

/// Sends the requests of one call.
pub(super) struct Client(Operation<Members, Value, ErrorMetadata>);

impl Client {
    /// A client with the credentials, the Region and the settings of the SDK's own clients.
    ///
    /// # Errors
    /// If the SDK knows no endpoint for the Region.
    pub(super) async fn new(sdk: &SdkConfig, call: DeclaredCall) -> Read<Self> {
        let unknown = |problem: String| failed(Call::Declared(call), "NoEndpoint", &problem);
        let declaration = call.declaration();
        let service = service(declaration);
        let endpoint = endpoint(sdk, service).await.map_err(unknown)?;
        let name = declaration.operation.clone();
        let operation = operation(sdk, service, name, &endpoint, SigningOptions::default())
            .interceptor(CompleteBody)
            .serializer(move |members| request(declaration, members))
            .deserializer(move |answer: &HttpResponse| response(declaration, answer));
        Ok(Client(operation.build()))
    }

    /// Sends one request.
    pub(super) fn send(
        &self,
        members: Members,
    ) -> impl Future<Output = Result<Value, SdkError<ErrorMetadata, HttpResponse>>> + use<> {
        let operation = self.0.clone();
        async move { operation.invoke(members).await }
    }
}

/// The service of a call. Its endpoint variable has its name, such as `AWS_ENDPOINT_URL_DMS`.
fn service(declaration: &'static CallDeclaration) -> Service {
    let name = declaration.service.as_str();
    Service {
        id: name,
        endpoint_prefix: declaration.endpoint.as_deref().unwrap_or(name),
        signing_name: name,
    }
}

/// The request for these members.
fn request(declaration: &CallDeclaration, mut members: Members) -> Result<HttpRequest, BoxError> {
    let root = "/".to_owned();
    let (method, uri, body) = match declaration.protocol {
        Protocol::Json10 | Protocol::Json11 => ("POST", root, Some(serde_json::to_vec(&members)?)),
        Protocol::RestJson => {
            let path = filled(declaration.path.as_deref().unwrap_or("/"), &mut members)?;
            match declaration.method {
                Method::Get => ("GET", with_query(path, &members), None),
                Method::Post => ("POST", path, Some(serde_json::to_vec(&members)?)),
            }
        }
        Protocol::Query => {
            let version = declaration.version.as_deref().unwrap_or_default();
            let form = query::form(&declaration.operation, version, &members);
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
        let content = match declaration.protocol {
            Protocol::Json10 => "application/x-amz-json-1.0",
            Protocol::Json11 => "application/x-amz-json-1.1",
            Protocol::RestJson => "application/json",
            Protocol::Query => "application/x-www-form-urlencoded",
        };
        headers.try_insert("content-type", content)?;
    }
    if let Some(target) = &declaration.target {
        headers.try_insert(
            "x-amz-target",
            format!("{target}.{}", declaration.operation),
        )?;
    }
    Ok(request)
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
                .filter(|value| !value.is_empty());
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

/// The answer, or the error of the service.
fn response(
    declaration: &CallDeclaration,
    response: &HttpResponse,
) -> Result<Value, OrchestratorError<ErrorMetadata>> {
    let body = response.body().bytes().unwrap_or_default();
    let is_xml = declaration.protocol == Protocol::Query;
    if !response.status().is_success() {
        let error = if is_xml {
            query::error(body)
        } else {
            json_error(response)
        };
        return Err(match error {
            Some(error) => OrchestratorError::operation(error),
            None => OrchestratorError::other("the error has no code"),
        });
    }
    if body.len() > LARGEST_PAGE {
        return Err(OrchestratorError::other("the answer is too large"));
    }
    if is_xml {
        query::result(&declaration.operation, body).map_err(OrchestratorError::other)
    } else {
        serde_json::from_slice(body).map_err(OrchestratorError::other)
    }
}

#[cfg(test)]
mod tests;
