//! The connections to AWS: one pool for all accounts, or a class would open its own to every service for everyone.

use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use aws_smithy_http_client::{Builder, ConnectorBuilder};
use aws_smithy_runtime_api::client::http::SharedHttpClient;

/// A pool of connections. Copies share it.
#[derive(Debug, Clone)]
pub struct Connections(pub(super) SharedHttpClient);

impl Default for Connections {
    /// As the SDK's own default client, which each client of a service would otherwise make for itself.
    fn default() -> Self {
        let client = Builder::new().build_with_connector_fn(|settings, components| {
            let mut connector =
                ConnectorBuilder::default().tls_provider(Provider::Rustls(CryptoMode::AwsLc));
            connector.set_connector_settings(settings.cloned());
            connector.set_sleep_impl(components.and_then(|components| components.sleep_impl()));
            connector.set_proxy_config(Some(ProxyConfig::from_env()));
            connector.build()
        });
        Connections(client)
    }
}
