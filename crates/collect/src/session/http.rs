//! The connections to AWS: one pool for all accounts, so that a class does not open connections for each attendee.

use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use aws_smithy_http_client::{Builder, ConnectorBuilder};
use aws_smithy_runtime_api::client::http::SharedHttpClient;

/// A pool of connections to AWS. Clones share the pool.
#[derive(Debug, Clone)]
pub struct Connections(pub(super) SharedHttpClient);

impl Default for Connections {
    /// Creates a pool with the settings of the SDK's default HTTP client.
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
