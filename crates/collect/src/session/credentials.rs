//! Loads credentials once, at a point where their errors can be classified, and again only shortly before they expire.

use std::time::{Duration, SystemTime};

use aws_config::SdkConfig;
use aws_config::identity::IdentityCache;
use aws_config::imds::client::error::ImdsError;
use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{
    ProvideCredentials, Result as Provided, SharedCredentialsProvider, future,
};
use aws_sdk_sts::error::SdkError;
use aws_sdk_sts::operation::assume_role::AssumeRoleError;
use tokio::sync::Mutex;

use super::TIME_LIMIT;
use crate::classify;
use crate::classify::ErrorKind;
use crate::{SessionError, redact};

/// Credentials that expire within this time are loaded again.
const FRESH_FOR: Duration = Duration::from_secs(300);

/// Loads the credentials of the configuration's provider. Returns the configuration with them.
///
/// # Errors
/// Fails if the provider has no credentials, or cannot load them.
pub(super) async fn primed(
    sdk: SdkConfig,
    profile: Option<&str>,
) -> Result<SdkConfig, SessionError> {
    let none = || SessionError::NoCredentials {
        profile: profile
            .map(str::to_owned)
            .or_else(|| std::env::var("AWS_PROFILE").ok()),
    };
    let provider = sdk.credentials_provider().ok_or_else(none)?;
    with_credentials(&sdk, provider).await.map_err(|error| {
        // Instance metadata is the last provider: an error there means that no other provider has credentials.
        let is_none = matches!(error, CredentialsError::CredentialsNotLoaded(_))
            || classify::find::<ImdsError>(&error).is_some();
        if is_none {
            none()
        } else {
            of_provider(&error, None)
        }
    })
}

/// Loads the credentials of `provider`. Returns the configuration with them.
///
/// # Errors
/// Fails if the provider fails.
pub(super) async fn with_credentials(
    sdk: &SdkConfig,
    provider: SharedCredentialsProvider,
) -> Result<SdkConfig, CredentialsError> {
    let kept = Kept {
        newest: Mutex::new(provided(&provider).await?),
        provider,
    };
    Ok(sdk
        .to_builder()
        .credentials_provider(SharedCredentialsProvider::new(kept))
        // A new cache: that of the base credentials must not be used for the role.
        .identity_cache(IdentityCache::lazy().build())
        .build())
}

/// Returns the same credentials until shortly before they expire. Without it, a class would run the
/// `credential_process` of its instructor for every attendee, because each role is assumed with the base credentials.
#[derive(Debug)]
struct Kept {
    newest: Mutex<Credentials>,
    provider: SharedCredentialsProvider,
}

impl Kept {
    async fn credentials(&self) -> Provided {
        let mut newest = self.newest.lock().await;
        if is_fresh(&newest) {
            return Ok(newest.clone());
        }
        let credentials = provided(&self.provider).await?;
        newest.clone_from(&credentials);
        Ok(credentials)
    }
}

/// The credentials of a provider.
///
/// # Errors
/// The provider's. Also if a key has a line break or another character that keys do not have, for example from a file with
/// the line ends of Windows: the SDK panics at such an access key id.
async fn provided(provider: &SharedCredentialsProvider) -> Provided {
    let credentials = provider.provide_credentials().await?;
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
    let token = credentials.session_token();
    if is_plain(credentials.access_key_id()) && token.is_none_or(is_plain) {
        return Ok(credentials);
    }
    let problem = "the access key id or the session token has a space, a line break or a character that is not ASCII";
    Err(CredentialsError::invalid_configuration(problem))
}

fn is_fresh(credentials: &Credentials) -> bool {
    let stale_from = SystemTime::now() + FRESH_FOR;
    credentials.expiry().is_none_or(|end| end > stale_from)
}

impl ProvideCredentials for Kept {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}

/// The session error for an error of a provider. `role` is the role of the options, if there is one.
pub(super) fn of_provider(error: &CredentialsError, role: Option<&str>) -> SessionError {
    if matches!(error, CredentialsError::ProviderTimedOut(_)) {
        return SessionError::timed_out(TIME_LIMIT);
    }
    let Some(refusal) = classify::find::<SdkError<AssumeRoleError>>(error) else {
        return SessionError::from_provider_text(redact::text(&classify::chain(error)));
    };
    let call_error = classify::call_error(refusal);
    match call_error.kind {
        ErrorKind::Denied | ErrorKind::Throttled | ErrorKind::Other => SessionError::RoleRefused {
            role: role.map(str::to_owned),
            code: call_error.code,
            message: call_error.message,
        },
        _ => SessionError::from_call(&call_error, TIME_LIMIT),
    }
}
