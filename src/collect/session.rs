//! Credentials, Region and role: the only place where an SDK configuration is made.

use std::sync::Mutex;
use std::time::Duration;

use aws_config::default_provider::credentials::DefaultCredentialsChain;
use aws_config::environment::EnvironmentVariableRegionProvider;
use aws_config::imds;
use aws_config::imds::client::error::ImdsError;
use aws_config::imds::region::ImdsRegionProvider;
use aws_config::meta::region::RegionProviderChain;
use aws_config::profile::{ProfileFileCredentialsProvider, ProfileFileRegionProvider};
use aws_config::provider_config::ProviderConfig;
use aws_config::retry::RetryConfig;
use aws_config::sts::AssumeRoleProvider;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider, future};
use aws_sdk_sts::error::SdkError;
use aws_sdk_sts::operation::assume_role::AssumeRoleError;

use super::classify::{self, Kind};
pub use super::session_error::SessionError;
use super::whole::WholeBody;
use super::{Options, redact, region};
use crate::snapshot::AccountIdentity;

/// How long opening a session may take, everything included.
const PATIENCE: Duration = Duration::from_secs(15);

/// How to get into an account. All empty means: as every other AWS tool would in this environment.
#[derive(Debug, Clone, Default)]
pub struct SessionOptions {
    /// Else AWS_REGION, AWS_DEFAULT_REGION, the profile's, the instance's.
    pub region: Option<String>,
    /// As with the AWS CLI, a profile named here wins over keys in the environment.
    pub profile: Option<String>,
    /// A role to assume with the credentials found.
    pub role_arn: Option<String>,
    /// What the role's trust policy asks for.
    pub external_id: Option<String>,
}

/// Credentials that AWS accepted, and whose they are.
#[derive(Debug, Clone)]
pub struct Session {
    sdk: SdkConfig,
    /// The account, the Region and the caller. Account id and caller are empty if asking for them is denied.
    pub account: AccountIdentity,
}

impl Session {
    /// The configuration of the clients of one collection.
    pub(super) fn config(&self, options: &Options) -> SdkConfig {
        self.sdk
            .to_builder()
            .retry_config(RetryConfig::standard().with_max_attempts(options.attempts.max(1)))
            .timeout_config(timeouts(options.connect_timeout, options.read_timeout))
            .build()
    }

    /// The same caller in another Region.
    pub(super) fn in_region(&self, region: &str) -> Self {
        Session {
            sdk: self
                .sdk
                .to_builder()
                .region(Region::new(region.to_owned()))
                .build(),
            account: AccountIdentity {
                region: region.to_owned(),
                ..self.account.clone()
            },
        }
    }
}

#[cfg(test)]
impl Session {
    /// A session with made-up credentials at an endpoint of the test's own.
    pub(super) async fn for_tests(endpoint: &str) -> Self {
        let sdk = aws_config::defaults(BehaviorVersion::latest())
            .region(Region::from_static("us-east-1"))
            .endpoint_url(endpoint)
            .credentials_provider(Credentials::new("AKID", "secret", None, None, "test"))
            .load()
            .await;
        let account = AccountIdentity {
            region: "us-east-1".to_owned(),
            ..AccountIdentity::default()
        };
        Session { sdk, account }
    }
}

/// Opens a session and asks AWS who the caller is.
///
/// # Errors
/// One [`SessionError`] with one cause, within 15 seconds.
pub async fn open(options: &SessionOptions) -> Result<Session, SessionError> {
    match tokio::time::timeout(PATIENCE, open_unbounded(options)).await {
        Ok(result) => result,
        Err(_) => Err(SessionError::timed_out(PATIENCE)),
    }
}

async fn open_unbounded(options: &SessionOptions) -> Result<Session, SessionError> {
    let region = find_region(options)
        .await
        .ok_or(SessionError::RegionMissing)?;
    if !region::is_plausible(&region) {
        let nearest = region::nearest(&region);
        return Err(SessionError::RegionUnknown { region, nearest });
    }
    let base = base_config(options, &region).await;
    let base = with_primed_credentials(base, options).await?;
    let sdk = match &options.role_arn {
        None => base,
        Some(role) => assume(base, role, options).await?,
    };
    let account = identify(&sdk, &region).await?;
    Ok(Session { sdk, account })
}

/// The Region by option, environment, profile or instance, in this order.
async fn find_region(options: &SessionOptions) -> Option<String> {
    let given = options
        .region
        .as_deref()
        .map(str::trim)
        .filter(|region| !region.is_empty());
    if let Some(region) = given {
        return Some(region.to_owned());
    }
    let mut profile = ProfileFileRegionProvider::builder();
    if let Some(name) = &options.profile {
        profile = profile.profile_name(name);
    }
    let instance = ImdsRegionProvider::builder()
        .imds_client(instance_metadata())
        .build();
    let found = RegionProviderChain::first_try(EnvironmentVariableRegionProvider::new())
        .or_else(profile.build())
        .or_else(instance)
        .region()
        .await?;
    Some(found.as_ref().trim().to_owned()).filter(|region| !region.is_empty())
}

/// Instance metadata that does not keep people on a laptop waiting.
fn instance_metadata() -> imds::Client {
    imds::Client::builder()
        .max_attempts(2)
        .connect_timeout(Duration::from_secs(1))
        .read_timeout(Duration::from_secs(1))
        .operation_timeout(Duration::from_secs(3))
        .build()
}

/// With few attempts: this configuration serves the preflight, where a person waits.
async fn base_config(options: &SessionOptions, region: &str) -> SdkConfig {
    let region = Region::new(region.to_owned());
    let mut loader = aws_config::defaults(BehaviorVersion::latest())
        .region(region.clone())
        .retry_config(RetryConfig::standard().with_max_attempts(2))
        .timeout_config(timeouts(Duration::from_secs(3), Duration::from_secs(5)));
    let providers = ProviderConfig::without_region()
        .with_region(Some(region.clone()))
        .with_behavior_version(Some(BehaviorVersion::latest()));
    loader = match &options.profile {
        // The SDK's default chain would take keys in the environment first, and so grade another account.
        Some(profile) => loader.profile_name(profile).credentials_provider(
            ProfileFileCredentialsProvider::builder()
                .profile_name(profile)
                .configure(&providers)
                .build(),
        ),
        None => loader.credentials_provider(
            DefaultCredentialsChain::builder()
                .configure(providers)
                .region(region)
                .imds_client(instance_metadata())
                .build()
                .await,
        ),
    };
    loader.load().await
}

fn timeouts(connect: Duration, read: Duration) -> TimeoutConfig {
    // The read timeout ends with the first byte of an answer; the attempt's also bounds the rest of it.
    let attempt = connect + read + Duration::from_secs(2);
    TimeoutConfig::builder()
        .connect_timeout(connect)
        .read_timeout(read)
        .operation_attempt_timeout(attempt)
        .operation_timeout(attempt * 3)
        .build()
}

/// Loads the credentials once, here, where their troubles can be told apart.
async fn with_primed_credentials(
    sdk: SdkConfig,
    options: &SessionOptions,
) -> Result<SdkConfig, SessionError> {
    let profile = || {
        options
            .profile
            .clone()
            .or_else(|| std::env::var("AWS_PROFILE").ok())
    };
    let Some(provider) = sdk.credentials_provider() else {
        return Err(SessionError::NoCredentials { profile: profile() });
    };
    let first = provider.provide_credentials().await.map_err(|error| {
        // Instance metadata comes last: whatever is wrong there, nothing before it had credentials.
        let none = matches!(error, CredentialsError::CredentialsNotLoaded(_))
            || classify::find::<ImdsError>(&error).is_some();
        match none {
            true => SessionError::NoCredentials { profile: profile() },
            false => of_provider(&error, None),
        }
    })?;
    Ok(with_credentials(&sdk, first, provider))
}

/// The same with a role on top.
async fn assume(
    base: SdkConfig,
    role: &str,
    options: &SessionOptions,
) -> Result<SdkConfig, SessionError> {
    let mut provider = AssumeRoleProvider::builder(role)
        .session_name("workshop-check")
        .configure(&base);
    if let Some(id) = &options.external_id {
        provider = provider.external_id(id);
    }
    let provider = provider.build().await;
    let first = provider
        .provide_credentials()
        .await
        .map_err(|error| of_provider(&error, Some(role)))?;
    Ok(with_credentials(
        &base,
        first,
        SharedCredentialsProvider::new(provider),
    ))
}

fn with_credentials(
    sdk: &SdkConfig,
    first: Credentials,
    provider: SharedCredentialsProvider,
) -> SdkConfig {
    let primed = Primed {
        first: Mutex::new(Some(first)),
        provider,
    };
    sdk.to_builder()
        .credentials_provider(SharedCredentialsProvider::new(primed))
        // The cache belongs to the provider: one made for the base credentials must not serve the role.
        .identity_cache(aws_config::identity::IdentityCache::lazy().build())
        .build()
}

/// Gives the credentials already loaded first, then asks again (they expire in long runs).
#[derive(Debug)]
struct Primed {
    first: Mutex<Option<Credentials>>,
    provider: SharedCredentialsProvider,
}

impl ProvideCredentials for Primed {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        match self.first.lock().ok().and_then(|mut first| first.take()) {
            Some(first) => future::ProvideCredentials::ready(Ok(first)),
            None => self.provider.provide_credentials(),
        }
    }
}

/// What a provider's error means. `role`: the role asked for on the command line.
fn of_provider(error: &CredentialsError, role: Option<&str>) -> SessionError {
    if matches!(error, CredentialsError::ProviderTimedOut(_)) {
        return SessionError::timed_out(PATIENCE);
    }
    let Some(refusal) = classify::find::<SdkError<AssumeRoleError>>(error) else {
        return SessionError::of_credentials(redact::text(&classify::chain(error)));
    };
    let trouble = classify::trouble(refusal);
    match trouble.kind {
        Kind::Denied | Kind::Throttled | Kind::Other => SessionError::RoleRefused {
            role: role.map(str::to_owned),
            code: trouble.code,
            message: trouble.message,
        },
        _ => SessionError::of(&trouble, PATIENCE),
    }
}

/// Who calls, and where. A caller who may not ask stays anonymous.
async fn identify(sdk: &SdkConfig, region: &str) -> Result<AccountIdentity, SessionError> {
    let anonymous = AccountIdentity {
        region: region.to_owned(),
        ..AccountIdentity::default()
    };
    let trouble = match caller(sdk).await {
        Ok(answer) => {
            return match answer.account {
                Some(id) => Ok(AccountIdentity {
                    id,
                    caller_arn: answer.arn.unwrap_or_default(),
                    ..anonymous
                }),
                None => Err(SessionError::Failed {
                    code: "IncompleteAnswer".to_owned(),
                    message: "GetCallerIdentity without an account".to_owned(),
                }),
            };
        }
        Err(error) => classify::trouble(&error),
    };
    match trouble.kind {
        Kind::Denied => Ok(anonymous),
        Kind::Key => {
            // A Region that is not enabled knows nobody's key, the partition's first Region knows all.
            let everywhere = region::default_of_partition(region);
            let elsewhere = sdk
                .to_builder()
                .region(Region::from_static(everywhere))
                .build();
            let enabled_elsewhere = region != everywhere
                && match caller(&elsewhere).await {
                    Ok(_) => true,
                    Err(error) => classify::trouble(&error).kind == Kind::Denied,
                };
            match enabled_elsewhere || trouble.code == "OptInRequired" {
                true => Err(SessionError::RegionNotEnabled {
                    region: region.to_owned(),
                }),
                false => Err(SessionError::of(&trouble, PATIENCE)),
            }
        }
        Kind::Unreachable | Kind::TimedOut | Kind::NotAws if !region::is_known(region) => {
            Err(SessionError::RegionUnknown {
                region: region.to_owned(),
                nearest: region::nearest(region),
            })
        }
        _ => Err(SessionError::of(&trouble, PATIENCE)),
    }
}

type Caller = aws_sdk_sts::operation::get_caller_identity::GetCallerIdentityOutput;
type CallerError = SdkError<aws_sdk_sts::operation::get_caller_identity::GetCallerIdentityError>;

async fn caller(sdk: &SdkConfig) -> Result<Caller, CallerError> {
    let config = aws_sdk_sts::config::Builder::from(sdk)
        .interceptor(WholeBody)
        .build();
    aws_sdk_sts::Client::from_conf(config)
        .get_caller_identity()
        .send()
        .await
}

#[cfg(test)]
mod tests;
