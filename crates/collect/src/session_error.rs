//! Why a session could not be opened, one clear cause each.

use std::time::Duration;

use super::classify::{Kind, Trouble};

/// Why nothing can be read at all. `Display` is a lowercase fragment that fits after "failed to ".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// No provider gave credentials. `profile`: the profile asked for, if any.
    #[error("find AWS credentials{}", .profile.as_ref().map(|p| format!(" (profile {p:?})")).unwrap_or_default())]
    NoCredentials { profile: Option<String> },
    /// A provider is configured, but what it is configured with does not work.
    #[error("load AWS credentials: {message}")]
    CredentialsUnusable { message: String },
    /// They were good once.
    #[error("use the AWS credentials: they have expired ({code})")]
    Expired { code: String },
    /// AWS does not know the access key.
    #[error("use the AWS credentials: AWS does not accept the access key ({code})")]
    KeyRefused { code: String },
    /// Wrong secret key, most likely.
    #[error("use the AWS credentials: the request signature does not match ({code})")]
    SignatureRefused { code: String },
    /// This computer's clock is off.
    #[error("use the AWS credentials: this computer's clock differs too much from AWS's ({code})")]
    ClockSkew { code: String },
    /// Neither option, environment, profile nor instance names a Region.
    #[error("determine the AWS Region")]
    RegionMissing,
    /// No such Region. `nearest`: the known name that is spelt most alike.
    #[error("reach the AWS Region {region:?}{}", .nearest.as_ref().map(|n| format!(" (did you mean {n}?)")).unwrap_or_default())]
    RegionUnknown {
        region: String,
        nearest: Option<String>,
    },
    /// The Region exists, but the account has not opted in.
    #[error("use the AWS Region {region}: it is not enabled for this account")]
    RegionNotEnabled { region: String },
    /// AWS refused to hand out the role: the one asked for, or (none) the profile's.
    #[error("assume the role {}: {code}: {message}", .role.as_deref().unwrap_or("of the profile"))]
    RoleRefused {
        role: Option<String>,
        code: String,
        message: String,
    },
    /// A captive portal or a proxy answered with a web page.
    #[error("reach AWS: something between this computer and AWS answers with a web page")]
    NotAws,
    /// TLS interception, or a clock far off.
    #[error("reach AWS: the TLS certificate is not trusted: {message}")]
    Tls { message: String },
    /// The name of AWS's endpoint does not resolve.
    #[error("reach AWS: the host name does not resolve: {message}")]
    Dns { message: String },
    /// No connection: no network, a firewall, a proxy that refuses.
    #[error("reach AWS: {message}")]
    Unreachable { message: String },
    /// AWS (or the provider of the credentials) did not answer in time.
    #[error("reach AWS: no answer within {seconds} seconds")]
    TimedOut { seconds: u64 },
    /// Anything else.
    #[error("identify the AWS account: {code}: {message}")]
    Failed { code: String, message: String },
}

impl SessionError {
    /// The id of the message for people; `<id>-hint` says what to do about it.
    pub fn id(&self) -> &'static str {
        match self {
            SessionError::NoCredentials { .. } => "session-no-credentials",
            SessionError::CredentialsUnusable { .. } => "session-credentials-unusable",
            SessionError::Expired { .. } => "session-expired",
            SessionError::KeyRefused { .. } => "session-key-refused",
            SessionError::SignatureRefused { .. } => "session-signature-refused",
            SessionError::ClockSkew { .. } => "session-clock-skew",
            SessionError::RegionMissing => "session-region-missing",
            SessionError::RegionUnknown { .. } => "session-region-unknown",
            SessionError::RegionNotEnabled { .. } => "session-region-not-enabled",
            SessionError::RoleRefused { .. } => "session-role-refused",
            SessionError::NotAws => "session-not-aws",
            SessionError::Tls { .. } => "session-tls",
            SessionError::Dns { .. } => "session-dns",
            SessionError::Unreachable { .. } => "session-unreachable",
            SessionError::TimedOut { .. } => "session-timed-out",
            SessionError::Failed { .. } => "session-failed",
        }
    }

    /// The id of the hint that goes with [`id`](Self::id).
    pub fn hint(&self) -> String {
        format!("{}-hint", self.id())
    }

    /// The message's arguments. An optional one that is absent is left out.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            SessionError::NoCredentials { profile } => profile
                .iter()
                .map(|profile| ("profile", profile.clone()))
                .collect(),
            SessionError::Expired { code }
            | SessionError::KeyRefused { code }
            | SessionError::SignatureRefused { code }
            | SessionError::ClockSkew { code } => vec![("code", code.clone())],
            SessionError::RegionMissing | SessionError::NotAws => Vec::new(),
            SessionError::RegionUnknown { region, nearest } => {
                let nearest = nearest.iter().map(|nearest| ("nearest", nearest.clone()));
                [("region", region.clone())]
                    .into_iter()
                    .chain(nearest)
                    .collect()
            }
            SessionError::RegionNotEnabled { region } => vec![("region", region.clone())],
            SessionError::RoleRefused {
                role,
                code,
                message,
            } => {
                let role = role.iter().map(|role| ("role", role.clone()));
                let rest = [("code", code.clone()), ("message", message.clone())];
                role.chain(rest).collect()
            }
            SessionError::CredentialsUnusable { message }
            | SessionError::Tls { message }
            | SessionError::Dns { message }
            | SessionError::Unreachable { message } => vec![("message", message.clone())],
            SessionError::TimedOut { seconds } => vec![("seconds", seconds.to_string())],
            SessionError::Failed { code, message } => {
                vec![("code", code.clone()), ("message", message.clone())]
            }
        }
    }

    pub(super) fn timed_out(after: Duration) -> Self {
        SessionError::TimedOut {
            seconds: after.as_secs(),
        }
    }

    /// What trouble with a call means for the whole session.
    pub(super) fn of(trouble: &Trouble, patience: Duration) -> Self {
        let (code, message) = (trouble.code.clone(), trouble.message.clone());
        match trouble.kind {
            Kind::Expired => SessionError::Expired { code },
            Kind::Key => SessionError::KeyRefused { code },
            // "Signature expired: … is now earlier than …", "Signature not yet current: …"
            Kind::Signature
                if code == "RequestTimeTooSkewed"
                    || message.contains("expired")
                    || message.contains("not yet current") =>
            {
                SessionError::ClockSkew { code }
            }
            Kind::Signature => SessionError::SignatureRefused { code },
            Kind::NotAws => SessionError::NotAws,
            Kind::TimedOut => SessionError::timed_out(patience),
            Kind::Unreachable => unreachable(message),
            Kind::Credentials => SessionError::of_credentials(message),
            Kind::Denied | Kind::Throttled | Kind::Other => SessionError::Failed { code, message },
        }
    }

    /// What it means when credentials that were good at the preflight fail later.
    pub(super) fn of_lost(trouble: &Trouble) -> Self {
        match trouble.kind {
            Kind::Credentials => SessionError::of_credentials(trouble.message.clone()),
            _ => SessionError::Expired {
                code: trouble.code.clone(),
            },
        }
    }

    /// A provider's trouble, of which only the text is known.
    pub(super) fn of_credentials(message: String) -> Self {
        match message.contains("expired") {
            true => SessionError::Expired { code: message },
            false => SessionError::CredentialsUnusable { message },
        }
    }
}

/// The SDK tells its connector's troubles apart in text only.
fn unreachable(message: String) -> SessionError {
    let lower = message.to_ascii_lowercase();
    if lower.contains("certificate") {
        SessionError::Tls { message }
    } else if lower.contains("dns error") || lower.contains("lookup address") {
        SessionError::Dns { message }
    } else {
        SessionError::Unreachable { message }
    }
}
