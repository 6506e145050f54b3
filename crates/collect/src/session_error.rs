//! The errors of opening a session.

use std::time::Duration;

use super::classify::{Kind, Trouble};

/// Why the account cannot be read at all. `Display` gives a lowercase fragment that fits after "failed to ".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// No provider has credentials.
    #[error("find AWS credentials{}", .profile.as_ref().map(|p| format!(" (profile {p:?})")).unwrap_or_default())]
    NoCredentials {
        /// The profile of the option or of AWS_PROFILE, if there is one.
        profile: Option<String>,
    },
    /// A credentials provider is configured, but failed.
    #[error("load AWS credentials: {message}")]
    CredentialsUnusable {
        /// The text of the error, with secrets masked.
        message: String,
    },
    /// The credentials have expired.
    #[error("use the AWS credentials: they have expired ({code})")]
    Expired {
        /// The AWS error code.
        code: String,
    },
    /// AWS does not know the access key.
    #[error("use the AWS credentials: AWS does not accept the access key ({code})")]
    KeyRefused {
        /// The AWS error code.
        code: String,
    },
    /// The request signature is wrong. The most likely cause is a wrong secret key.
    #[error("use the AWS credentials: the request signature does not match ({code})")]
    SignatureRefused {
        /// The AWS error code.
        code: String,
    },
    /// The clock of this computer is wrong.
    #[error("use the AWS credentials: this computer's clock differs too much from AWS's ({code})")]
    ClockSkew {
        /// The AWS error code.
        code: String,
    },
    /// There is no Region in the options, the environment, the profile or the instance metadata.
    #[error("determine the AWS Region")]
    RegionMissing,
    /// The Region does not exist.
    #[error("reach the AWS Region {region:?}{}", .nearest.as_ref().map(|n| format!(" (did you mean {n}?)")).unwrap_or_default())]
    RegionUnknown {
        /// The name of the Region.
        region: String,
        /// A known Region with a similar name, if there is one.
        nearest: Option<String>,
    },
    /// The Region exists, but is not enabled in the account.
    #[error("use the AWS Region {region}: it is not enabled for this account")]
    RegionNotEnabled {
        /// The name of the Region.
        region: String,
    },
    /// The role cannot be assumed.
    #[error("assume the role {}: {code}: {message}", .role.as_deref().unwrap_or("of the profile"))]
    RoleRefused {
        /// The ARN of the role in the options, or `None` for the role of the profile.
        role: Option<String>,
        /// The AWS error code.
        code: String,
        /// The text of the error, with secrets masked.
        message: String,
    },
    /// The response is a web page, for example that of a captive portal or a proxy.
    #[error("reach AWS: something between this computer and AWS answers with a web page")]
    NotAws,
    /// The TLS certificate is not trusted: TLS interception, or a wrong clock.
    #[error("reach AWS: the TLS certificate is not trusted: {message}")]
    Tls {
        /// The text of the error, with secrets masked.
        message: String,
    },
    /// The host name of the AWS endpoint does not resolve.
    #[error("reach AWS: the host name does not resolve: {message}")]
    Dns {
        /// The text of the error, with secrets masked.
        message: String,
    },
    /// No connection: no network, a firewall, or a proxy that refuses the connection.
    #[error("reach AWS: {message}")]
    Unreachable {
        /// The text of the error, with secrets masked.
        message: String,
    },
    /// AWS, or the credentials provider, did not respond in time.
    #[error("reach AWS: no answer within {seconds} seconds")]
    TimedOut {
        /// The time limit in seconds.
        seconds: u64,
    },
    /// Any other error.
    #[error("identify the AWS account: {code}: {message}")]
    Failed {
        /// The AWS error code.
        code: String,
        /// The text of the error, with secrets masked.
        message: String,
    },
}

impl SessionError {
    /// The Fluent ID of the localised message.
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

    /// The Fluent ID of the hint for [`id`](Self::id).
    pub fn hint(&self) -> String {
        format!("{}-hint", self.id())
    }

    /// The arguments of the localised message. An optional argument that is `None` is left out.
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

    /// The error of the whole session that follows from a failed call. `patience` is the time limit that applied.
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

    /// The error for credentials that were accepted when the session was opened and failed later.
    pub(super) fn of_lost(trouble: &Trouble) -> Self {
        match trouble.kind {
            Kind::Credentials => SessionError::of_credentials(trouble.message.clone()),
            _ => SessionError::Expired {
                code: trouble.code.clone(),
            },
        }
    }

    /// The error of a credentials provider of which only the text is known.
    pub(super) fn of_credentials(message: String) -> Self {
        if message.contains("expired") {
            SessionError::Expired { code: message }
        } else {
            SessionError::CredentialsUnusable { message }
        }
    }
}

/// Classifies a connection error by its text, because the SDK has no types for the causes.
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
