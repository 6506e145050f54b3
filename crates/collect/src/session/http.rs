//! The connections to AWS: one pool for all accounts, so that a class does not open connections for each attendee.

use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore, rustls_provider::CryptoMode};
use aws_smithy_http_client::{Builder, ConnectorBuilder};
use aws_smithy_runtime_api::client::http::SharedHttpClient;

use crate::SessionError;

/// The variable of the AWS CLI that names a file of certificates. The SDK for Rust does not read it
/// (awslabs/aws-sdk-rust#1362).
const CA_BUNDLE: &str = "AWS_CA_BUNDLE";

/// A pool of connections to AWS. Clones share the pool.
#[derive(Debug, Clone)]
pub struct Connections(pub(super) SharedHttpClient);

impl Connections {
    /// Creates a pool with the settings of the SDK's default HTTP client, and with trust in the certificates of
    /// AWS_CA_BUNDLE in addition to those of the system.
    ///
    /// # Errors
    /// If AWS_CA_BUNDLE names a file that cannot be read, or that has no certificate.
    pub fn from_env() -> Result<Self, SessionError> {
        // As in the AWS CLI, an empty variable counts as not set.
        let tls = match std::env::var(CA_BUNDLE)
            .ok()
            .filter(|path| !path.is_empty())
        {
            Some(path) => Some(trusting(&path)?),
            None => None,
        };
        let client = Builder::new().build_with_connector_fn(move |settings, components| {
            let mut connector =
                ConnectorBuilder::default().tls_provider(Provider::Rustls(CryptoMode::AwsLc));
            if let Some(tls) = &tls {
                connector.set_tls_context(tls.clone());
            }
            connector.set_connector_settings(settings.cloned());
            connector.set_sleep_impl(components.and_then(|components| components.sleep_impl()));
            connector.set_proxy_config(Some(ProxyConfig::from_env()));
            connector.build()
        });
        Ok(Connections(client))
    }
}

/// Trust in the system's authorities and in the certificates of a PEM file.
fn trusting(path: &str) -> Result<TlsContext, SessionError> {
    let unusable = |message: String| SessionError::CaBundle {
        path: path.to_owned(),
        message,
    };
    let pem = std::fs::read(path).map_err(|error| unusable(error.to_string()))?;
    if !String::from_utf8_lossy(&pem).contains("-----BEGIN CERTIFICATE-----") {
        return Err(unusable("no certificate in it".to_owned()));
    }
    let store = TrustStore::empty()
        .with_native_roots(true)
        .with_pem_certificate(pem);
    TlsContext::builder()
        .with_trust_store(store)
        .build()
        .map_err(|error| unusable(error.to_string()))
}
