//! The errors of opening a session.

use std::fmt;
use std::time::Duration;

use super::classify::{CallError, ErrorKind};

/// Why the account cannot be read at all. `Display` is for logs: [`SessionError::id`] and the arguments, such as
/// `session-region-unknown region="us-wset-2" nearest="us-west-2"`. The texts for users are the Fluent messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionError {
    /// No provider has credentials.
    NoCredentials {
        /// The profile of the option or of AWS_PROFILE, if there is one.
        profile: Option<String>,
    },
    /// A credentials provider is configured, but failed.
    CredentialsUnusable {
        /// The text of the error, with secrets masked.
        message: String,
    },
    /// The credentials have expired.
    Expired {
        /// The AWS error code.
        code: String,
    },
    /// AWS does not know the access key.
    KeyRefused {
        /// The AWS error code.
        code: String,
    },
    /// The request signature is wrong. The most likely cause is a wrong secret key.
    SignatureRefused {
        /// The AWS error code.
        code: String,
    },
    /// The clock of this computer is wrong.
    ClockSkew {
        /// The AWS error code.
        code: String,
    },
    /// There is no Region in the options, the environment, the profile or the instance metadata.
    RegionMissing {
        /// The Regions of the workshop, if they are known.
        of_workshop: Vec<String>,
    },
    /// The profile does not exist.
    ProfileMissing {
        /// The profile of the option or of the environment.
        profile: String,
        /// The profiles that exist, sorted.
        known: Vec<String>,
    },
    /// The Region does not exist.
    RegionUnknown {
        /// The name of the Region.
        region: String,
        /// A known Region with a similar name, if there is one.
        nearest: Option<String>,
    },
    /// The Region exists, but is not enabled in the account.
    RegionNotEnabled {
        /// The name of the Region.
        region: String,
    },
    /// The sign-up of the account is not complete, so no service can be used.
    NotSubscribed {
        /// The AWS error code.
        code: String,
    },
    /// STS is switched off in the Region.
    StsInactive {
        /// The name of the Region.
        region: String,
    },
    /// The certificates of a bundle cannot be read.
    CaBundle {
        /// What names the file: an option, a variable or a setting of the profile.
        setting: &'static str,
        /// The path of the file.
        path: String,
        /// The text of the error.
        message: String,
    },
    /// The role cannot be assumed.
    RoleRefused {
        /// The ARN of the role in the options, or `None` for the role of the profile.
        role: Option<String>,
        /// The AWS error code.
        code: String,
        /// The text of the error, with secrets masked.
        message: String,
    },
    /// The response is a web page, for example that of a captive portal or a proxy.
    NotAws,
    /// The TLS certificate is not trusted: TLS interception, or a wrong clock.
    Tls {
        /// The text of the error, with secrets masked.
        message: String,
    },
    /// The host name of the AWS endpoint does not resolve.
    Dns {
        /// The text of the error, with secrets masked.
        message: String,
    },
    /// No connection: no network, a firewall, or a proxy that refuses the connection.
    Unreachable {
        /// The text of the error, with secrets masked.
        message: String,
    },
    /// AWS, or the credentials provider, did not respond in time.
    TimedOut {
        /// The time limit in seconds.
        seconds: u64,
    },
    /// Any other error.
    Failed {
        /// The AWS error code.
        code: String,
        /// The text of the error, with secrets masked.
        message: String,
    },
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())?;
        self.args()
            .into_iter()
            .try_for_each(|(name, value)| write!(f, " {name}={value:?}"))
    }
}

impl std::error::Error for SessionError {}

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
            SessionError::RegionMissing { .. } => "session-region-missing",
            SessionError::ProfileMissing { .. } => "session-profile-missing",
            SessionError::RegionUnknown { .. } => "session-region-unknown",
            SessionError::RegionNotEnabled { .. } => "session-region-not-enabled",
            SessionError::NotSubscribed { .. } => "session-not-subscribed",
            SessionError::StsInactive { .. } => "session-sts-inactive",
            SessionError::CaBundle { .. } => "session-ca-bundle",
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

    /// The arguments of the localised message, without lists. An optional argument that is `None` is left out.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            SessionError::NoCredentials { profile } => profile
                .iter()
                .map(|profile| ("profile", profile.clone()))
                .collect(),
            SessionError::Expired { code }
            | SessionError::KeyRefused { code }
            | SessionError::SignatureRefused { code }
            | SessionError::NotSubscribed { code }
            | SessionError::ClockSkew { code } => vec![("code", code.clone())],
            // The lists of these are joined as the user's language joins them.
            SessionError::NotAws | SessionError::RegionMissing { .. } => Vec::new(),
            SessionError::ProfileMissing { profile, .. } => vec![("profile", profile.clone())],
            SessionError::RegionUnknown { region, nearest } => {
                let nearest = nearest.iter().map(|nearest| ("nearest", nearest.clone()));
                [("region", region.clone())]
                    .into_iter()
                    .chain(nearest)
                    .collect()
            }
            SessionError::RegionNotEnabled { region } | SessionError::StsInactive { region } => {
                vec![("region", region.clone())]
            }
            SessionError::CaBundle {
                setting,
                path,
                message,
            } => vec![
                ("setting", (*setting).to_owned()),
                ("path", path.clone()),
                ("message", message.clone()),
            ],
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

    /// The same error with the Regions of the workshop, where that helps to choose one.
    #[must_use]
    pub fn with_regions(self, regions: &[String]) -> Self {
        match self {
            SessionError::RegionMissing { .. } => SessionError::RegionMissing {
                of_workshop: regions.to_vec(),
            },
            other => other,
        }
    }

    pub(super) fn timed_out(after: Duration) -> Self {
        SessionError::TimedOut {
            seconds: after.as_secs(),
        }
    }

    /// The error of the whole session that follows from a failed call. `limit` is the time limit that applied.
    pub(super) fn from_call(call_error: &CallError, limit: Duration) -> Self {
        let (code, message) = (call_error.code.clone(), call_error.message.clone());
        match call_error.kind {
            ErrorKind::Expired => SessionError::Expired { code },
            ErrorKind::Key => SessionError::KeyRefused { code },
            // "Signature expired: … is now earlier than …", "Signature not yet current: …"
            ErrorKind::Signature
                if code == "RequestTimeTooSkewed"
                    || message.contains("expired")
                    || message.contains("not yet current") =>
            {
                SessionError::ClockSkew { code }
            }
            ErrorKind::Signature => SessionError::SignatureRefused { code },
            ErrorKind::NotAws => SessionError::NotAws,
            ErrorKind::TimedOut => SessionError::timed_out(limit),
            ErrorKind::Unreachable => unreachable(message),
            ErrorKind::Credentials => SessionError::from_provider_text(message),
            ErrorKind::Denied | ErrorKind::Throttled | ErrorKind::Other => {
                SessionError::Failed { code, message }
            }
        }
    }

    /// The error for credentials that were accepted when the session was opened and failed later.
    pub(super) fn credentials_lost(call_error: &CallError) -> Self {
        match call_error.kind {
            ErrorKind::Credentials => SessionError::from_provider_text(call_error.message.clone()),
            _ => SessionError::Expired {
                code: call_error.code.clone(),
            },
        }
    }

    /// The error of a credentials provider of which only the text is known.
    pub(super) fn from_provider_text(message: String) -> Self {
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
