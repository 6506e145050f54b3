//! The secret for a board that listens beyond loopback.

use std::fmt;

use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// Shorter ones can be guessed.
const SHORTEST: usize = 16;
/// Of a token made here: 192 bits.
const RANDOM_BYTES: usize = 24;

/// How long a browser stays signed in: a day of a workshop.
pub const SESSION_LENGTH: Duration = Duration::from_secs(12 * 60 * 60);

/// A board's token. Only its digest is kept, and `Debug` does not show it.
#[derive(Clone)]
pub struct Token {
    digest: [u8; 32],
    /// Signs the sessions. Each process has its own, so that a session reveals nothing about the token.
    key: [u8; 64],
}

/// Why there is no token. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    #[error("use the token: it has fewer than {SHORTEST} characters")]
    TooShort,
    #[error("use the token: it has other characters than letters, digits and -._~")]
    NotForUrls,
    #[error("make a key for the board: {0}")]
    NoRandomness(getrandom::Error),
}

impl Token {
    /// A token from the command line.
    ///
    /// # Errors
    /// When it is too short, or has characters that need escaping in a URL.
    pub fn new(text: &str) -> Result<Self, TokenError> {
        if text.len() < SHORTEST {
            return Err(TokenError::TooShort);
        }
        // Characters that need no escaping in a URL, so that it can be copied from one.
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
        if !text.chars().all(plain) {
            return Err(TokenError::NotForUrls);
        }
        let mut key = [0; 64];
        getrandom::fill(&mut key).map_err(TokenError::NoRandomness)?;
        Ok(Token {
            digest: digest(text),
            key,
        })
    }

    /// A new token, and its text.
    ///
    /// # Errors
    /// When the operating system has no randomness.
    pub fn random() -> Result<(Self, String), TokenError> {
        let mut bytes = [0; RANDOM_BYTES];
        getrandom::fill(&mut bytes).map_err(TokenError::NoRandomness)?;
        let text = hex::encode(bytes);
        Token::new(&text).map(|token| (token, text))
    }

    /// Whether a text is the token. The time does not depend on the text.
    pub fn matches(&self, text: &str) -> bool {
        digest(text).ct_eq(&self.digest).into()
    }

    /// The value of a session cookie: the second since 1970 in which the session ends, and that number signed with this
    /// process's key. So sessions end with the process, too, and do not reveal the token.
    pub fn session(&self, now: Timestamp) -> String {
        let end = now
            .as_second()
            .saturating_add_unsigned(SESSION_LENGTH.as_secs());
        format!("{end}.{}", hex::encode(self.signature(end)))
    }

    /// Whether a cookie has a session of this process that has not ended. The time does not depend on the signature.
    pub fn matches_session(&self, shown: &str, now: Timestamp) -> bool {
        let Some((end, signature)) = shown.split_once('.') else {
            return false;
        };
        let (Ok(end), Ok(signature)) = (end.parse::<i64>(), hex::decode(signature)) else {
            return false;
        };
        let signed: bool = signature.as_slice().ct_eq(&self.signature(end)).into();
        signed && now.as_second() < end
    }

    fn signature(&self, end: i64) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new(&self.key.into());
        mac.update(&end.to_be_bytes());
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

fn digest(text: &str) -> [u8; 32] {
    let digest = Sha256::new()
        .chain_update("workshop-check board token\0")
        .chain_update(text);
    digest.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_token_itself_is_it_and_its_session_is_another_text() {
        let text = "0123456789abcdef";
        let token = Token::new(text).expect("long enough");
        let now = Timestamp::from_second(1_700_000_000).expect("a time");
        let session = token.session(now);
        assert!(token.matches(text) && token.matches_session(&session, now));
        for other in ["", "0123456789abcde", "0123456789abcdef0", &session] {
            assert!(!token.matches(other), "{other}");
        }
        for other in [
            "",
            text,
            ".",
            "x.y",
            "9999999999.",
            &session.replacen('1', "2", 1),
        ] {
            assert!(!token.matches_session(other, now), "{other}");
        }
        assert_eq!(format!("{token:?}"), "Token");
    }

    /// The defect: the session was a digest of the token alone. It never ended, and a weak token could be guessed from it.
    #[test]
    fn a_session_ends_and_says_nothing_about_the_token() {
        let text = "0123456789abcdef";
        let [token, same] = [0, 1].map(|_| Token::new(text).expect("long enough"));
        let now = Timestamp::from_second(1_700_000_000).expect("a time");
        let session = token.session(now);
        assert!(!same.matches_session(&session, now), "another process");
        assert_ne!(same.session(now), session);
        let after = |seconds: u64| {
            let end = SESSION_LENGTH.as_secs() - 1 + seconds;
            now + jiff::SignedDuration::from_secs(end as i64)
        };
        assert!(token.matches_session(&session, after(0)));
        assert!(!token.matches_session(&session, after(1)));
    }

    #[test]
    fn what_can_be_guessed_or_gets_lost_in_a_url_is_refused() {
        let refused = |text| Token::new(text).expect_err("refused").to_string();
        assert!(refused("0123456789abcde").contains("fewer"));
        assert!(refused("0123456789 abcdef").contains("characters"));
        assert!(refused("0123456789&abcdef").contains("characters"));
    }

    #[test]
    fn no_two_boards_get_the_same() {
        let [(one, text), (other, _)] = [0, 1].map(|_| Token::random().expect("randomness"));
        assert!(one.matches(&text) && !other.matches(&text));
        assert_eq!(text.len(), 2 * RANDOM_BYTES);
    }
}
