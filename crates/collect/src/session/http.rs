//! The connections to AWS: one pool for all accounts, so that a class does not open connections for each attendee.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore, rustls_provider::CryptoMode};
use aws_smithy_http_client::{Builder, ConnectorBuilder};
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnectorSettings, SharedHttpClient, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;

use reqwest::{Certificate, Client};

use super::profiles::Profiles;
use crate::{SessionError, classify, without_os_error};

/// The variable of the AWS CLI that names a file of certificates. The SDK for Rust does not read it
/// (awslabs/aws-sdk-rust#1362).
const CA_BUNDLE: &str = "AWS_CA_BUNDLE";

/// The setting of a profile for the same ("Configuration and credential file settings", AWS CLI user guide).
const CA_BUNDLE_SETTING: &str = "ca_bundle";

/// How AWS is reached. Without any option, as by the AWS CLI.
#[derive(Debug, Clone, Default)]
pub struct ConnectionOptions {
    /// The address of every AWS service, instead of the one that the SDK chooses.
    pub endpoint_url: Option<String>,
    /// A file of certificates to trust. The default is AWS_CA_BUNDLE, or `ca_bundle` of the profile.
    pub ca_bundle: Option<PathBuf>,
    /// Time limit to open a session, including all requests. The default is 15 seconds.
    pub time_limit: Option<Duration>,
}

/// A pool of connections to AWS. Clones share the pool.
#[derive(Debug, Clone)]
pub struct Connections {
    pub(crate) http: SharedHttpClient,
    pub(crate) endpoint_url: Option<String>,
    pub(crate) time_limit: Duration,
    ca_bundle: Option<CaBundle>,
}

/// An HTTP client without the SDK's check of it. The check makes a connector with all certificates of the system and drops it
/// again, each time that a client of a service is made: a tenth of the CPU time of an account.
#[derive(Debug)]
struct Pool(SharedHttpClient);

impl HttpClient for Pool {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        self.0.http_connector(settings, components)
    }

    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        self.0.connector_metadata()
    }
}

/// Certificates to trust besides those of the system.
#[derive(Debug, Clone)]
pub struct CaBundle {
    /// The certificates in PEM form.
    pub(crate) pem: Arc<[u8]>,
}

impl Connections {
    /// Creates a pool with the settings of the SDK's default HTTP client, and with trust in the certificates of the
    /// bundle in addition to those of the system. `profile` is the profile of the options.
    ///
    /// # Errors
    /// If the file of the bundle cannot be read, or has no certificate.
    pub async fn open(
        options: &ConnectionOptions,
        profile: Option<&str>,
    ) -> Result<Self, SessionError> {
        let ca_bundle = match bundle(options, profile).await {
            Some((source, path)) => Some(CaBundle::read(source, &path)?),
            None => None,
        };
        let tls = ca_bundle.as_ref().map(|(_, tls)| tls.clone());
        let http = Builder::new().build_with_connector_fn(move |settings, components| {
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
        Ok(Connections {
            http: SharedHttpClient::new(Pool(http)),
            endpoint_url: options.endpoint_url.clone(),
            time_limit: options.time_limit.unwrap_or(super::TIME_LIMIT),
            ca_bundle: ca_bundle.map(|(bundle, _)| bundle),
        })
    }

    /// The certificates that are trusted besides those of the system, for the site probe.
    pub fn ca_bundle(&self) -> Option<CaBundle> {
        self.ca_bundle.clone()
    }
}

/// The file of certificates and what names it: the option, the variable or the profile, in this order. As in the AWS
/// CLI, an empty variable counts as not set.
async fn bundle(
    options: &ConnectionOptions,
    profile: Option<&str>,
) -> Option<(&'static str, PathBuf)> {
    if let Some(path) = &options.ca_bundle {
        return Some(("--ca-bundle", path.clone()));
    }
    let of_environment = std::env::var(CA_BUNDLE).ok();
    if let Some(path) = of_environment.filter(|path| !path.is_empty()) {
        return Some((CA_BUNDLE, path.into()));
    }
    let path = Profiles::load(profile).await.setting(CA_BUNDLE_SETTING)?;
    Some((CA_BUNDLE_SETTING, in_home(&path)))
}

/// The path with a leading "~" replaced, as the AWS CLI does for its settings.
fn in_home(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => path.into(),
    }
}

impl CaBundle {
    /// Reads a PEM file. `source` is what names it, for errors.
    fn read(source: &'static str, path: &Path) -> Result<(Self, TlsContext), SessionError> {
        let unusable = |message: String| SessionError::CaBundle {
            setting: source,
            path: path.display().to_string(),
            message,
        };
        let pem =
            std::fs::read(path).map_err(|error| unusable(without_os_error(&error.to_string())))?;
        // The SDK panics at a certificate that it cannot parse, so they are all parsed here first.
        let parsed = Certificate::from_pem_bundle(&pem).and_then(|certificates| {
            let count = certificates.len();
            let client = Client::builder().tls_certs_only(certificates);
            client.build().map(|_| count)
        });
        match parsed {
            Ok(0) => return Err(unusable("no certificate in it".to_owned())),
            Ok(_) => {}
            Err(error) => return Err(unusable(classify::chain(&error))),
        }
        let store = TrustStore::empty()
            .with_native_roots(true)
            .with_pem_certificate(pem.clone());
        let tls = TlsContext::builder()
            .with_trust_store(store)
            .build()
            .map_err(|error| unusable(error.to_string()))?;
        Ok((CaBundle { pem: pem.into() }, tls))
    }
}
