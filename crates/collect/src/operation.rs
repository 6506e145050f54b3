//! One operation of an AWS service for which the program has no SDK crate, made by the runtime of the SDK: credentials,
//! signature, retries, time limits, endpoints, user agent and log are those of the SDK's own clients.

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
use aws_smithy_runtime::client::orchestrator::operation::{Operation, OperationBuilder};
use aws_smithy_runtime::client::retries::classifiers::{
    HttpStatusCodeClassifier, TransientErrorClassifier,
};
use aws_smithy_runtime_api::client::auth::AuthSchemeOptionResolverParams;
use aws_smithy_runtime_api::client::auth::static_resolver::StaticAuthSchemeOptionResolver;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::config_bag::Layer;
use aws_smithy_types::error::ErrorMetadata;
use aws_types::SigningName;
use aws_types::region::{Region, SigningRegion};
use aws_types::service_config::ServiceConfigKey;
use serde_json::Value;

use super::request_log::RequestLog;
use workshop_check_core::snapshot::partition_of;
use workshop_check_core::snapshot::region::default_of_partition;

/// A service, as its API model names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Service {
    /// The service id, such as "SQS". It also names its endpoint variable: `AWS_ENDPOINT_URL_SQS`.
    pub id: &'static str,
    /// The first part of its host name, such as "sqs".
    pub endpoint_prefix: &'static str,
    /// The name in its signatures. It is often the same.
    pub signing_name: &'static str,
    /// Whether it has one host for all Regions of a partition, as IAM does.
    pub is_global: bool,
}

/// Where requests to a service are sent, and the Region in their signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Endpoint {
    pub url: String,
    pub signing_region: Option<SigningRegion>,
}

/// An operation without its serializer and deserializer. `signing` is the default of most services.
pub(super) fn operation(
    sdk: &SdkConfig,
    service: Service,
    name: String,
    endpoint: &Endpoint,
    signing: SigningOptions,
) -> OperationBuilder {
    let mut operation = Operation::builder()
        .service_name(service.signing_name)
        .operation_name(name)
        .endpoint_url(&endpoint.url)
        .runtime_plugin(settings(sdk, service, endpoint, signing));
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
    operation
        .with_connection_poisoning()
        .interceptor(ServiceClockSkewInterceptor::new())
        .interceptor(RequestInfoInterceptor::new())
        .interceptor(UserAgentInterceptor::new())
        .interceptor(InvocationIdInterceptor::new())
        .interceptor(RecursionDetectionInterceptor::new())
        .interceptor(RequestLog)
        .retry_classifier(HttpStatusCodeClassifier::default())
        .retry_classifier(TransientErrorClassifier::<ErrorMetadata>::new())
        .retry_classifier(AwsErrorCodeClassifier::<ErrorMetadata>::new())
        .retry_classifier(ServiceClockSkewClassifier::<ErrorMetadata>::new())
}

/// What the SDK's generated clients take from the configuration for every operation: the credentials, the names in the
/// signature and the user agent.
fn settings(
    sdk: &SdkConfig,
    service: Service,
    endpoint: &Endpoint,
    signing: SigningOptions,
) -> StaticRuntimePlugin {
    let mut config = Layer::new("request");
    config.store_put(SigV4OperationSigningConfig {
        signing_options: signing,
        ..SigV4OperationSigningConfig::default()
    });
    config.store_put(SigningName::from_static(service.signing_name));
    config.store_put(AuthSchemeOptionResolverParams::new(()));
    config.store_put(ApiMetadata::new(service.id, env!("CARGO_PKG_VERSION")));
    if let Some(region) = sdk.region() {
        config.store_put(region.clone());
    }
    if let Some(region) = &endpoint.signing_region {
        config.store_put(region.clone());
    }
    if let Some(name) = sdk.app_name() {
        config.store_put(name.clone());
    }
    let mut components = RuntimeComponentsBuilder::new("request");
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

/// The endpoint of the service: that of the user's configuration, or the one in the Region.
///
/// The SDK's client for Amazon ECS knows the DNS suffix of each partition, also with FIPS and dual stack. Its hosts have the
/// form that AWS gives to regional services, `ecs.us-west-2.amazonaws.com` (AWS General Reference, "AWS service endpoints").
///
/// # Errors
/// If the SDK knows no endpoint for the Region: a fragment.
pub(super) async fn endpoint(sdk: &SdkConfig, service: Service) -> Result<Endpoint, String> {
    let of_sdk = |url: String| Endpoint {
        url,
        signing_region: sdk.region().cloned().map(SigningRegion::from),
    };
    let key = ServiceConfigKey::builder()
        .service_id(service.id)
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
        return Ok(of_sdk(url));
    }
    if service.is_global
        && let Some(endpoint) = global(sdk, service)
    {
        return Ok(endpoint);
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
    let url = regional.url();
    let known = url
        .strip_prefix("https://ecs")
        .filter(|rest| rest.starts_with(['.', '-']));
    known
        .map(|rest| of_sdk(format!("https://{}{rest}", service.endpoint_prefix)))
        .ok_or_else(|| format!("no endpoint is known for the Region of {url}"))
}

/// The endpoint of a global service in the partition of the Region; none in the partitions where it has a host in the Region.
///
/// Source: the endpoint rules of the API model of IAM.
fn global(sdk: &SdkConfig, service: Service) -> Option<Endpoint> {
    let name = service.endpoint_prefix;
    let region = sdk.region()?.as_ref();
    let (is_fips, is_dual_stack) = (
        sdk.use_fips() == Some(true),
        sdk.use_dual_stack() == Some(true),
    );
    let host = match (partition_of(region), is_fips, is_dual_stack) {
        ("aws", false, false) => format!("{name}.amazonaws.com"),
        ("aws", true, false) => format!("{name}-fips.amazonaws.com"),
        ("aws", false, true) => format!("{name}.global.api.aws"),
        ("aws", true, true) => format!("{name}-fips.global.api.aws"),
        ("aws-cn", false, false) => format!("{name}.cn-north-1.amazonaws.com.cn"),
        ("aws-cn", true, false) => format!("{name}-fips.amazonaws.com.cn"),
        ("aws-cn", false, true) => format!("{name}.global.api.amazonwebservices.com.cn"),
        ("aws-cn", true, true) => format!("{name}-fips.api.amazonwebservices.com.cn"),
        // It is the host for FIPS, too.
        ("aws-us-gov", _, false) => format!("{name}.us-gov.amazonaws.com"),
        ("aws-us-gov", _, true) => format!("{name}.us-gov.api.aws"),
        _ => return None,
    };
    let signing_region = Region::from_static(default_of_partition(region));
    Some(Endpoint {
        url: format!("https://{host}"),
        signing_region: Some(signing_region.into()),
    })
}

/// The error that a service reports: its code is in a header or in the body, and may have a namespace before it and an
/// address after it (Smithy, "AWS JSON 1.1 protocol" and "AWS restJson1 protocol": operation error serialization). None if
/// there is no code.
pub(super) fn json_error(response: &HttpResponse) -> Option<ErrorMetadata> {
    let body = response.body().bytes().unwrap_or_default();
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let field = |names: &[&str]| names.iter().find_map(|name| body.get(name)?.as_str());
    let header = response.headers().get("x-amzn-errortype");
    let code = header.or_else(|| field(&["__type", "code", "Code"]))?;
    // "aws.protocols#FooError:http://…" is the error FooError.
    let code = code.split(':').next().unwrap_or_default();
    let code = code.rsplit('#').next().unwrap_or_default();
    let mut error = ErrorMetadata::builder().code(code);
    if let Some(message) = field(&["message", "Message", "errorMessage"]) {
        error = error.message(message);
    }
    Some(error.build())
}
