//! One request of a declared call, made by the runtime of the AWS SDK: its signing, retries, timeouts, user agent and
//! endpoints are those of the SDK's own clients.

use std::collections::BTreeMap;

use aws_config::SdkConfig;
use aws_runtime::auth::sigv4::{SCHEME_ID, SigV4AuthScheme};
use aws_runtime::auth::{SigV4OperationSigningConfig, SigningOptions};
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::retries::classifiers::AwsErrorCodeClassifier;
use aws_runtime::service_clock_skew::{ServiceClockSkewClassifier, ServiceClockSkewInterceptor};
use aws_runtime::user_agent::{ApiMetadata, UserAgentInterceptor};
use aws_sdk_ecs::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};
use aws_smithy_http::{label, query};
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime::client::retries::classifiers::{
    HttpStatusCodeClassifier, TransientErrorClassifier,
};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::AuthSchemeOptionResolverParams;
use aws_smithy_runtime_api::client::auth::static_resolver::StaticAuthSchemeOptionResolver;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::Layer;
use aws_smithy_types::error::ErrorMetadata;
use aws_types::SigningName;
use aws_types::region::SigningRegion;
use aws_types::service_config::ServiceConfigKey;
use serde_json::Value;

use super::super::caller::{Read, failed};
use super::super::complete_body::CompleteBody;
use super::super::request_log::RequestLog;
use workshop_check_core::snapshot::declared::{CallDeclaration, Method, Protocol};
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
        let endpoint = endpoint(sdk, call.declaration()).await.map_err(unknown)?;
        let declaration = call.declaration();
        let mut operation = Operation::builder()
            .service_name(declaration.service.as_str())
            .operation_name(declaration.operation.as_str())
            .endpoint_url(&endpoint)
            .runtime_plugin(settings(sdk, declaration))
            .serializer(move |members| request(declaration, members))
            .deserializer(response);
        if let Some(version) = sdk.behavior_version() {
            operation = operation.behavior_version(version);
        }
        if let Some(client) = sdk.http_client() {
            operation = operation.http_client(client);
        }
        if let Some(retries) = sdk.retry_config() {
            operation = operation.standard_retry(retries);
        }
        if let Some(timeouts) = sdk.timeout_config() {
            operation = operation.timeout_config(timeouts.clone());
        }
        if let Some(sleep) = sdk.sleep_impl() {
            operation = operation.sleep_impl(sleep);
        }
        if let Some(time) = sdk.time_source() {
            operation = operation.time_source(time);
        }
        let operation = operation
            .with_connection_poisoning()
            .interceptor(ServiceClockSkewInterceptor::new())
            .interceptor(RequestInfoInterceptor::new())
            .interceptor(UserAgentInterceptor::new())
            .interceptor(InvocationIdInterceptor::new())
            .interceptor(RecursionDetectionInterceptor::new())
            .interceptor(CompleteBody)
            .interceptor(RequestLog)
            .retry_classifier(HttpStatusCodeClassifier::default())
            .retry_classifier(TransientErrorClassifier::<ErrorMetadata>::new())
            .retry_classifier(AwsErrorCodeClassifier::<ErrorMetadata>::new())
            .retry_classifier(ServiceClockSkewClassifier::<ErrorMetadata>::new());
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

/// What the SDK's generated clients take from the configuration for every operation: the credentials, the names in the
/// signature and the user agent.
fn settings(sdk: &SdkConfig, declaration: &'static CallDeclaration) -> StaticRuntimePlugin {
    let mut config = Layer::new("declared call");
    let mut signing = SigningOptions::default();
    signing.double_uri_encode = true;
    signing.normalize_uri_path = true;
    config.store_put(SigV4OperationSigningConfig {
        signing_options: signing,
        ..SigV4OperationSigningConfig::default()
    });
    config.store_put(SigningName::from_static(&declaration.service));
    config.store_put(AuthSchemeOptionResolverParams::new(()));
    config.store_put(ApiMetadata::new(&declaration.service, "declared"));
    if let Some(region) = sdk.region() {
        config.store_put(region.clone());
        config.store_put(SigningRegion::from(region.clone()));
    }
    if let Some(name) = sdk.app_name() {
        config.store_put(name.clone());
    }
    let mut components = RuntimeComponentsBuilder::new("declared call");
    components.push_auth_scheme(SigV4AuthScheme::new());
    components.set_auth_scheme_option_resolver(Some(StaticAuthSchemeOptionResolver::new(vec![
        SCHEME_ID,
    ])));
    if let Some(credentials) = sdk.credentials_provider() {
        components.set_identity_resolver(SCHEME_ID, credentials);
    }
    if let Some(cache) = sdk.identity_cache() {
        components.set_identity_cache(Some(cache));
    }
    StaticRuntimePlugin::new()
        .with_config(config.freeze())
        .with_runtime_components(components)
}

/// The URL of the service: that of the user's configuration, or the one in the Region.
///
/// The SDK's client for Amazon ECS knows the DNS suffix of each partition, also with FIPS and dual stack. Its hosts have the
/// form that AWS gives to regional services, `ecs.us-west-2.amazonaws.com` (AWS General Reference, "AWS service endpoints").
async fn endpoint(sdk: &SdkConfig, declaration: &CallDeclaration) -> Result<String, String> {
    let key = ServiceConfigKey::builder()
        .service_id(&declaration.service)
        .env("AWS_ENDPOINT_URL")
        .profile("endpoint_url")
        .build()
        .ok();
    // As in the SDK's clients, a URL that was set in the program comes first.
    let own = key.and_then(|key| sdk.service_config()?.load_config(key));
    let given = sdk.endpoint_url().map(str::to_owned);
    let configured = if sdk.get_origin("endpoint_url").is_client_config() {
        given.or(own)
    } else {
        own.or(given)
    };
    if let Some(url) = configured {
        return Ok(url);
    }
    let params = Params::builder()
        .set_region(sdk.region().map(|region| region.as_ref().to_owned()))
        .set_use_fips(sdk.use_fips())
        .set_use_dual_stack(sdk.use_dual_stack())
        .build()
        .map_err(|error| error.to_string())?;
    let regional = DefaultResolver::new()
        .resolve_endpoint(&params)
        .await
        .map_err(|error| error.to_string())?;
    let host = declaration
        .endpoint
        .as_deref()
        .unwrap_or(&declaration.service);
    let url = regional.url();
    let known = url
        .strip_prefix("https://ecs")
        .filter(|rest| rest.starts_with(['.', '-']));
    known
        .map(|rest| format!("https://{host}{rest}"))
        .ok_or_else(|| format!("no endpoint is known for the Region of {url}"))
}

/// The request for these members.
fn request(declaration: &CallDeclaration, mut members: Members) -> Result<HttpRequest, BoxError> {
    let (method, uri, body, content) = match declaration.protocol {
        Protocol::Json10 | Protocol::Json11 => {
            ("POST", "/".to_owned(), Some(&members), declaration.protocol)
        }
        Protocol::RestJson => {
            let path = filled(declaration.path.as_deref().unwrap_or("/"), &mut members)?;
            match declaration.method {
                Method::Get => ("GET", with_query(path, &members), None, Protocol::RestJson),
                Method::Post => ("POST", path, Some(&members), Protocol::RestJson),
            }
        }
    };
    let body = body.map(serde_json::to_vec).transpose()?;
    let length = body.as_ref().map(|body| body.len().to_string());
    let mut request = HttpRequest::new(body.map_or_else(SdkBody::empty, SdkBody::from));
    request.set_method(method)?;
    request.set_uri(uri)?;
    let headers = request.headers_mut();
    if let Some(length) = length {
        headers.try_insert("content-length", length)?;
        let content = match content {
            Protocol::Json10 => "application/x-amz-json-1.0",
            Protocol::Json11 => "application/x-amz-json-1.1",
            Protocol::RestJson => "application/json",
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
        let name = query::fmt_string(name);
        values
            .into_iter()
            .map(move |value| format!("{name}={}", query::fmt_string(value)))
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
fn response(response: &HttpResponse) -> Result<Value, OrchestratorError<ErrorMetadata>> {
    let body = response.body().bytes().unwrap_or_default();
    if !response.status().is_success() {
        return Err(match service_error(response, body) {
            Some(error) => OrchestratorError::operation(error),
            None => OrchestratorError::other("the error has no code"),
        });
    }
    if body.len() > LARGEST_PAGE {
        return Err(OrchestratorError::other("the answer is too large"));
    }
    serde_json::from_slice(body).map_err(OrchestratorError::other)
}

/// The error that a service reports: its code is in a header or in the body (Smithy, "AWS JSON 1.1 protocol" and "AWS
/// restJson1 protocol": operation error serialization).
fn service_error(response: &HttpResponse, body: &[u8]) -> Option<ErrorMetadata> {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let field = |names: &[&str]| names.iter().find_map(|name| body.get(name)?.as_str());
    let header = response.headers().get("x-amzn-errortype");
    let code = header.or_else(|| field(&["__type", "code", "Code"]))?;
    let mut error = ErrorMetadata::builder().code(code);
    if let Some(message) = field(&["message", "Message", "errorMessage"]) {
        error = error.message(message);
    }
    Some(error.build())
}

#[cfg(test)]
mod tests;
