//! Proves to another program which AWS account somebody has, without keys.
//!
//! The proof is a presigned `sts:GetCallerIdentity` request, as in HashiCorp Vault's AWS auth method and in
//! aws-iam-authenticator. The verifier sends it to STS, which answers with the account of the key that signed it. Two further
//! headers are signed: the digest of what is handed over with the proof, and the name of the board that it is for. STS
//! ignores headers that it does not know, but their values are part of the signature (aws-iam-authenticator signs
//! `x-k8s-aws-id` in the same way). So a proof cannot be used for another text or for another board.
//!
//! The verifier takes nothing from a proof but the values of known parameters. It chooses the host itself.

mod sign;
mod verify;

use std::fmt;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use url::form_urlencoded;

pub use sign::prove;
pub use verify::{ProvedAccount, Verifier, VerifyError};

use workshop_check_core::snapshot::region;

/// The signed header with the digest of what is handed over.
pub const DIGEST_HEADER: &str = "x-workshop-check-digest";

/// The signed header with the name of the board.
pub const BOARD_HEADER: &str = "x-workshop-check-board";

/// All headers that are signed, in SigV4's order. A proof that signs fewer or others is not bound to anything.
const SIGNED_HEADERS: &str = "host;x-workshop-check-board;x-workshop-check-digest";

/// The longest time that a proof may ask for, in seconds. STS accepts a presigned request for 15 minutes, whatever this
/// parameter says (aws-iam-authenticator, `pkg/token/token.go`), so a verifier has to look at [`Proof::signed_at`].
const MOST_SECONDS: u32 = 300;

/// The longest proof in bytes. Session tokens of a few kilobytes are common.
pub const MOST_BYTES: usize = 8 * 1024;

/// What a proof is about. Both values are signed with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The SHA-256 digest of what is handed over, in hexadecimal.
    pub digest: String,
    /// The name of the board that it is for.
    pub board: String,
}

/// A presigned request. It is a secret for some minutes: with the binding, it tells whose the account is. So `Debug` does not
/// show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Proof {
    parameters: [(Parameter, String); PARAMETERS.len()],
    signed_at: Timestamp,
    region: String,
}

/// Why a text is not a proof. `Display` is for logs, and has nothing of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// It is longer than [`MOST_BYTES`].
    #[error("it is too long")]
    TooLong,
    /// It has a parameter that a presigned request for the caller's identity does not have, or one twice.
    #[error("it has another parameter than a proof has")]
    OtherParameter,
    /// It lacks a parameter.
    #[error("it lacks {0}")]
    Lacks(&'static str),
    /// A parameter has another value than it must have.
    #[error("{0} has a value that a proof does not have")]
    Value(&'static str),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parameter {
    Action,
    Version,
    Algorithm,
    Credential,
    Date,
    Expires,
    SecurityToken,
    SignedHeaders,
    Signature,
}

/// The parameters of a presigned request with their names (IAM User Guide, "Create a signed AWS API request").
const PARAMETERS: [(Parameter, &str); 9] = [
    (Parameter::Action, "Action"),
    (Parameter::Version, "Version"),
    (Parameter::Algorithm, "X-Amz-Algorithm"),
    (Parameter::Credential, "X-Amz-Credential"),
    (Parameter::Date, "X-Amz-Date"),
    (Parameter::Expires, "X-Amz-Expires"),
    (Parameter::SecurityToken, "X-Amz-Security-Token"),
    (Parameter::SignedHeaders, "X-Amz-SignedHeaders"),
    (Parameter::Signature, "X-Amz-Signature"),
];

impl Proof {
    /// Reads a proof, as [`Proof::expose`] writes it.
    ///
    /// # Errors
    /// Returns a [`ProofError`] if it is anything but a presigned request for the caller's identity with the headers of a
    /// [`Binding`].
    pub fn parse(text: &str) -> Result<Self, ProofError> {
        if text.len() > MOST_BYTES {
            return Err(ProofError::TooLong);
        }
        let mut parameters = PARAMETERS.map(|(parameter, _)| (parameter, String::new()));
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            let known = PARAMETERS.iter().zip(&mut parameters);
            let mut named = known.filter(|((_, known), _)| *known == name);
            match named.next() {
                Some((_, (_, slot))) if slot.is_empty() && !value.is_empty() => {
                    *slot = value.into_owned();
                }
                _ => return Err(ProofError::OtherParameter),
            }
        }
        for ((parameter, value), (_, name)) in parameters.iter().zip(PARAMETERS) {
            check(*parameter, value, name)?;
        }
        let value = |wanted: Parameter| {
            let mut found = parameters.iter().filter(|(one, _)| *one == wanted);
            found.next().map_or("", |(_, value)| value.as_str())
        };
        let signed_at = date(value(Parameter::Date)).ok_or(ProofError::Value("X-Amz-Date"))?;
        let scope = scope(value(Parameter::Credential), value(Parameter::Date));
        let region = scope
            .ok_or(ProofError::Value("X-Amz-Credential"))?
            .to_owned();
        Ok(Proof {
            parameters,
            signed_at,
            region,
        })
    }

    /// The query of the presigned URL. It is a secret.
    pub fn expose(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for ((_, value), (_, name)) in self.parameters.iter().zip(PARAMETERS) {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }

    /// When it was signed, by the clock of whoever signed it.
    pub fn signed_at(&self) -> Timestamp {
        self.signed_at
    }

    /// The Region whose STS it is for.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// What tells this proof from every other one.
    pub fn signature(&self) -> &str {
        let mut values = self.parameters.iter();
        let found = values.find(|(parameter, _)| *parameter == Parameter::Signature);
        found.map_or("", |(_, value)| value)
    }
}

impl fmt::Debug for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proof")
    }
}

fn check(parameter: Parameter, value: &str, name: &'static str) -> Result<(), ProofError> {
    if value.is_empty() {
        return match parameter {
            // Long-term keys have none.
            Parameter::SecurityToken => Ok(()),
            _ => Err(ProofError::Lacks(name)),
        };
    }
    let fits = match parameter {
        Parameter::Action => value == "GetCallerIdentity",
        Parameter::Version => value == "2011-06-15",
        Parameter::Algorithm => value == "AWS4-HMAC-SHA256",
        Parameter::SignedHeaders => value == SIGNED_HEADERS,
        Parameter::Expires => {
            let digits = value.bytes().all(|byte| byte.is_ascii_digit());
            digits && value.parse::<u32>().is_ok_and(|time| time <= MOST_SECONDS)
        }
        Parameter::Signature => {
            value.len() == 64
                && value
                    .bytes()
                    .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        }
        Parameter::Credential | Parameter::Date | Parameter::SecurityToken => {
            value.bytes().all(|byte| byte.is_ascii_graphic())
        }
    };
    if fits {
        Ok(())
    } else {
        Err(ProofError::Value(name))
    }
}

/// The time of a SigV4 date, such as 20261128T131500Z.
fn date(text: &str) -> Option<Timestamp> {
    let fits = text.len() == 16 && text.is_ascii();
    let date = DateTime::strptime("%Y%m%dT%H%M%SZ", text)
        .ok()
        .filter(|_| fits)?;
    Some(date.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

/// The Region of a credential, which is "KEY/DAY/REGION/sts/aws4_request". Only Regions that this program knows: the host of
/// the request follows from it.
fn scope<'t>(credential: &'t str, date: &str) -> Option<&'t str> {
    let parts: Vec<&str> = credential.split('/').collect();
    let [key, day, region, "sts", "aws4_request"] = parts.as_slice() else {
        return None;
    };
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let same_day = date.split('T').next() == Some(day);
    (is_key && same_day && region::is_known(region)).then_some(region)
}

#[cfg(test)]
mod tests;
