//! Finds credentials and Region and assumes roles. No other module creates SDK configurations.

use std::sync::Arc;
use std::time::{Duration, Instant};

use aws_config::default_provider::credentials::DefaultCredentialsChain;
use aws_config::environment::EnvironmentVariableRegionProvider;
use aws_config::imds;
use aws_config::imds::region::ImdsRegionProvider;
use aws_config::meta::region::RegionProviderChain;
use aws_config::profile::{ProfileFileCredentialsProvider, ProfileFileRegionProvider};
use aws_config::provider_config::ProviderConfig;
use aws_config::retry::RetryConfig;
use aws_config::sts::AssumeRoleProvider;
use aws_config::timeout::TimeoutConfig;
use aws_config::{AppName, BehaviorVersion, Region, SdkConfig};
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_sdk_sts::error::SdkError;
use tokio::sync::OnceCell;

pub use self::http::{CaBundle, ConnectionOptions, Connections};
mod credentials;
mod http;
mod profiles;

use self::credentials::{of_provider, primed, with_credentials};
use self::profiles::Profiles;
use super::classify::{self, ErrorKind};
use super::complete_body::CompleteBody;
use super::request_log::RequestLog;
pub use super::session_error::SessionError;
use workshop_check_core::snapshot::region;

use super::Options;
use workshop_check_core::snapshot::AccountIdentity;

/// The default time limit to open a session, including all requests.
const TIME_LIMIT: Duration = Duration::from_secs(15);

/// The credentials and the Region to use. Without any option, they are found as by the AWS CLI and the SDKs.
#[derive(Debug, Clone, Default)]
pub struct SessionOptions {
    /// The Region. The default is AWS_REGION, AWS_DEFAULT_REGION, the Region of the profile, or that of the instance.
    pub region: Option<String>,
    /// The name of a profile. As with the AWS CLI, it takes precedence over keys in the environment.
    pub profile: Option<String>,
    /// A role to assume with these credentials.
    pub role: Option<Role>,
    /// How AWS is reached.
    pub connections: ConnectionOptions,
}

/// An IAM role to assume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The ARN of the role.
    pub arn: String,
    /// The external ID, if the trust policy of the role requires one.
    pub external_id: Option<String>,
}

/// Credentials and a Region. AWS has not necessarily seen the credentials yet: [`Session::account`] asks it who they are.
#[derive(Debug, Clone)]
pub struct Session {
    sdk: SdkConfig,
    region: String,
    /// Shared by the copies of the session, also in other Regions.
    account: Arc<OnceCell<AccountIdentity>>,
    /// The certificates that its connections trust in addition to those of the system.
    pub ca_bundle: Option<CaBundle>,
    /// Time limit to identify the account.
    time_limit: Duration,
}

impl Session {
    fn new(sdk: SdkConfig, region: String) -> Self {
        Session {
            sdk,
            region,
            account: Arc::default(),
            ca_bundle: None,
            time_limit: TIME_LIMIT,
        }
    }

    /// The Region of the session.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The account, the Region and the caller. The first call asks AWS, the others return the same answer. The account ID
    /// and the ARN of the caller are empty if `sts:GetCallerIdentity` is denied.
    ///
    /// # Errors
    /// Returns a [`SessionError`] within the time limit of the session if AWS does not accept the credentials.
    pub async fn account(&self) -> Result<AccountIdentity, SessionError> {
        let account = self
            .account
            .get_or_try_init(|| in_time(self.time_limit, identify(&self.sdk, &self.region)))
            .await?;
        Ok(AccountIdentity {
            region: self.region.clone(),
            ..account.clone()
        })
    }

    /// The configuration with the session's credentials.
    pub(super) fn sdk(&self) -> &SdkConfig {
        &self.sdk
    }

    /// Time limit of requests that concern the session itself.
    pub(super) fn time_limit(&self) -> Duration {
        self.time_limit
    }

    /// The configuration for the clients of one collection.
    pub(super) fn config(&self, options: &Options) -> SdkConfig {
        self.sdk
            .to_builder()
            .retry_config(RetryConfig::standard().with_max_attempts(options.attempts.max(1)))
            .timeout_config(timeouts(options.connect_timeout, options.read_timeout))
            .build()
    }

    /// The same credentials in another Region.
    pub(super) fn in_region(&self, region: &str) -> Self {
        Session {
            sdk: self
                .sdk
                .to_builder()
                .region(Region::new(region.to_owned()))
                .build(),
            region: region.to_owned(),
            account: Arc::clone(&self.account),
            ca_bundle: self.ca_bundle.clone(),
            time_limit: self.time_limit,
        }
    }
}

/// Credentials that are loaded once, to open many sessions with them.
#[derive(Debug, Clone)]
pub struct Base {
    sdk: SdkConfig,
    region: String,
    ca_bundle: Option<CaBundle>,
    time_limit: Duration,
}

impl Base {
    /// Finds the Region, and the credentials of the profile or of the environment. The defaults are those of
    /// [`SessionOptions`].
    ///
    /// # Errors
    /// Returns a [`SessionError`] within the time limit of `connections` if there are no usable credentials or no valid
    /// Region.
    pub async fn load(
        region: Option<&str>,
        profile: Option<&str>,
        connections: &Connections,
    ) -> Result<Self, SessionError> {
        in_time(connections.time_limit, async {
            let profiles = Profiles::load(profile).await;
            // Keys in the environment need no profile, so a wrong AWS_PROFILE is an error only where something is
            // missing; a wrong option always is.
            if let (Some(_), Some(error)) = (profile, profiles.missing()) {
                return Err(error);
            }
            let or_profile = |error| profiles.missing().unwrap_or(error);
            let found = find_region(region, profile).await;
            let nowhere = || SessionError::RegionMissing {
                of_workshop: Vec::new(),
            };
            let region = plausible(found.ok_or_else(|| or_profile(nowhere()))?)?;
            let sdk = base_config(&region, profile, connections, &profiles).await;
            let sdk = primed(sdk, profile).await.map_err(|error| match error {
                SessionError::NoCredentials { .. } => or_profile(error),
                other => other,
            })?;
            Ok(Base {
                sdk,
                region,
                ca_bundle: connections.ca_bundle(),
                time_limit: connections.time_limit,
            })
        })
        .await
    }

    pub(super) fn config(&self) -> &SdkConfig {
        &self.sdk
    }

    /// The Region of the sessions that name none.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// Opens a session, and assumes the role if there is one. The default of `region` is the Region found by
    /// [`Base::load`]. The role is assumed at the STS endpoint of the Region of the session.
    ///
    /// # Errors
    /// Returns a [`SessionError`] within the time limit if the Region is invalid or the role cannot be assumed.
    pub async fn open(
        &self,
        region: Option<&str>,
        role: Option<&Role>,
    ) -> Result<Session, SessionError> {
        in_time(self.time_limit, async {
            let region = plausible(region.unwrap_or(&self.region).to_owned())?;
            let here = Region::new(region.clone());
            let sdk = self.sdk.to_builder().region(here).build();
            let sdk = match role {
                None => sdk,
                Some(role) => assume(sdk, role).await?,
            };
            Ok(Session {
                ca_bundle: self.ca_bundle.clone(),
                time_limit: self.time_limit,
                ..Session::new(sdk, region)
            })
        })
        .await
    }
}

/// Opens a session, without asking AWS yet whose credentials they are unless a role has to be assumed.
///
/// # Errors
/// The errors of [`Base::load`] and [`Base::open`].
pub async fn open(options: &SessionOptions) -> Result<Session, SessionError> {
    let (region, profile) = (options.region.as_deref(), options.profile.as_deref());
    let limit = options.connections.time_limit.unwrap_or(TIME_LIMIT);
    in_time(limit, async {
        let connections = Connections::open(&options.connections, profile).await?;
        let base = Base::load(region, profile, &connections).await?;
        base.open(None, options.role.as_ref()).await
    })
    .await
}

async fn in_time<T>(
    limit: Duration,
    work: impl Future<Output = Result<T, SessionError>>,
) -> Result<T, SessionError> {
    let started = Instant::now();
    match tokio::time::timeout(limit, work).await {
        // The attempts of a call may run out of time earlier than the session.
        Ok(Err(SessionError::TimedOut { .. })) => {
            let seconds = started.elapsed().as_secs_f64().ceil().max(1.0);
            Err(SessionError::timed_out(Duration::from_secs_f64(seconds)))
        }
        Ok(result) => result,
        Err(_) => Err(SessionError::timed_out(limit)),
    }
}

fn plausible(region: String) -> Result<String, SessionError> {
    if region::is_plausible(&region) {
        Ok(region)
    } else {
        Err(SessionError::RegionUnknown {
            nearest: region::nearest(&region),
            region,
        })
    }
}

/// Finds the Region: by option, environment, profile or instance, in this order.
async fn find_region(region: Option<&str>, profile: Option<&str>) -> Option<String> {
    let given = region.map(str::trim).filter(|region| !region.is_empty());
    if let Some(region) = given {
        return Some(region.to_owned());
    }
    let mut of_profile = ProfileFileRegionProvider::builder();
    if let Some(name) = profile {
        of_profile = of_profile.profile_name(name);
    }
    let instance = ImdsRegionProvider::builder()
        .imds_client(instance_metadata())
        .build();
    let found = RegionProviderChain::first_try(EnvironmentVariableRegionProvider::new())
        .or_else(of_profile.build())
        .or_else(instance)
        .region()
        .await?;
    Some(found.as_ref().trim().to_owned()).filter(|region| !region.is_empty())
}

/// A client for instance metadata with short time limits, because most computers have no such service.
fn instance_metadata() -> imds::Client {
    imds::Client::builder()
        .max_attempts(2)
        .connect_timeout(Duration::from_secs(1))
        .read_timeout(Duration::from_secs(1))
        .operation_timeout(Duration::from_secs(3))
        .build()
}

/// The configuration to open a session with. Three attempts overcome two faults in a row; more would take a person's time,
/// who waits for the result.
async fn base_config(
    region: &str,
    profile: Option<&str>,
    connections: &Connections,
    profiles: &Profiles,
) -> SdkConfig {
    let http = &connections.http;
    let region = Region::new(region.to_owned());
    let mut loader = aws_config::defaults(BehaviorVersion::latest())
        .region(region.clone())
        .http_client(http.clone())
        .retry_config(RetryConfig::standard().with_max_attempts(3))
        .timeout_config(of_requests(connections.time_limit));
    if let Some(url) = &connections.endpoint_url {
        loader = loader.endpoint_url(url);
    }
    if let Some(name) = app_name(profiles) {
        loader = loader.app_name(name);
    }
    let providers = ProviderConfig::without_region()
        .with_http_client(http.clone())
        .with_region(Some(region.clone()))
        .with_behavior_version(Some(BehaviorVersion::latest()));
    loader = match profile {
        // The SDK's default chain prefers keys in the environment to the profile, and would grade another account.
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

/// The name of this program in the user agent of its requests, so that the owner of an account sees in CloudTrail who
/// made them. `None` if the user has set a name, which the SDK then finds itself.
fn app_name(profiles: &Profiles) -> Option<AppName> {
    let is_set = std::env::var("AWS_SDK_UA_APP_ID").is_ok_and(|name| !name.is_empty())
        || profiles.setting("sdk_ua_app_id").is_some();
    // The SDK allows no slash in an application's name.
    let name = concat!("workshop-check-", env!("CARGO_PKG_VERSION"));
    (!is_set).then(|| AppName::new(name).ok()).flatten()
}

/// The time limits of a request for a session: an attempt is given up early enough to try again. For 15 seconds, 3 seconds to
/// connect and 5 seconds to the answer.
fn of_requests(session: Duration) -> TimeoutConfig {
    let limit = session.max(TIME_LIMIT);
    timeouts(limit / 5, limit / 3)
}

pub(super) fn timeouts(connect: Duration, read: Duration) -> TimeoutConfig {
    // The read timeout covers the first byte of a response only. The timeout of the attempt covers all of it.
    let attempt = connect + read + Duration::from_secs(2);
    TimeoutConfig::builder()
        .connect_timeout(connect)
        .read_timeout(read)
        .operation_attempt_timeout(attempt)
        .operation_timeout(attempt * 3)
        .build()
}

/// The same configuration with the credentials of the role.
async fn assume(base: SdkConfig, role: &Role) -> Result<SdkConfig, SessionError> {
    let mut provider = AssumeRoleProvider::builder(&role.arn)
        .session_name("workshop-check")
        .configure(&base);
    if let Some(id) = &role.external_id {
        provider = provider.external_id(id);
    }
    let provider = SharedCredentialsProvider::new(provider.build().await);
    with_credentials(&base, provider)
        .await
        .map_err(|error| of_provider(&error, Some(&role.arn)))
}

/// Identifies the account and the caller. Both are empty if the call is denied.
async fn identify(sdk: &SdkConfig, region: &str) -> Result<AccountIdentity, SessionError> {
    let anonymous = AccountIdentity {
        region: region.to_owned(),
        ..AccountIdentity::default()
    };
    let call_error = match caller(sdk).await {
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
        Err(error) => classify::call_error(&error),
    };
    match call_error.kind {
        ErrorKind::Denied => Ok(anonymous),
        _ if call_error.code == "RegionDisabledException" => Err(SessionError::StsInactive {
            region: region.to_owned(),
        }),
        // "Credential should be scoped to a valid region." (hashicorp/terraform-provider-aws#35860)
        ErrorKind::Signature if call_error.message.contains("scoped to a valid region") => {
            Err(SessionError::RegionUnknown {
                region: region.to_owned(),
                nearest: region::nearest(region),
            })
        }
        ErrorKind::Key => {
            // A Region that is not enabled does not accept valid keys either. The default Region of the partition
            // accepts them, which tells the two cases apart.
            let everywhere = region::default_of_partition(region);
            let elsewhere = sdk
                .to_builder()
                .region(Region::from_static(everywhere))
                .build();
            let enabled_elsewhere = region != everywhere
                && match caller(&elsewhere).await {
                    Ok(_) => true,
                    Err(error) => classify::call_error(&error).kind == ErrorKind::Denied,
                };
            match enabled_elsewhere {
                true => Err(SessionError::RegionNotEnabled {
                    region: region.to_owned(),
                }),
                // Also the code of an account whose sign-up is not complete (pcorliss/ruby_route_53#1).
                false if call_error.code == "OptInRequired" => Err(SessionError::NotSubscribed {
                    code: call_error.code,
                }),
                false => Err(SessionError::from_call(&call_error, TIME_LIMIT)),
            }
        }
        ErrorKind::Unreachable | ErrorKind::TimedOut | ErrorKind::NotAws
            if !region::is_known(region) =>
        {
            Err(SessionError::RegionUnknown {
                region: region.to_owned(),
                nearest: region::nearest(region),
            })
        }
        _ => Err(SessionError::from_call(&call_error, TIME_LIMIT)),
    }
}

type Caller = aws_sdk_sts::operation::get_caller_identity::GetCallerIdentityOutput;
type CallerError = SdkError<aws_sdk_sts::operation::get_caller_identity::GetCallerIdentityError>;

async fn caller(sdk: &SdkConfig) -> Result<Caller, CallerError> {
    let config = aws_sdk_sts::config::Builder::from(sdk)
        .interceptor(CompleteBody)
        .interceptor(RequestLog)
        .build();
    aws_sdk_sts::Client::from_conf(config)
        .get_caller_identity()
        .send()
        .await
}

#[cfg(test)]
mod tests;
