//! The secret for a board that listens beyond loopback.

use std::fmt;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// Shorter ones can be guessed.
const SHORTEST: usize = 16;
/// Of a token made here: 192 bits.
const RANDOM_BYTES: usize = 24;

/// A board's token. Only its digests are kept, and `Debug` does not show them.
#[derive(Clone)]
pub struct Token {
    digest: [u8; 32],
    session: String,
}

/// Why there is no token. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    #[error("use the token: it has fewer than {SHORTEST} characters")]
    TooShort,
    #[error("use the token: it has other characters than letters, digits and -._~")]
    NotForUrls,
    #[error("make a token: {0}")]
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
        Ok(Token {
            digest: digest("token", text),
            session: hex::encode(digest("session", text)),
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
        digest("token", text).ct_eq(&self.digest).into()
    }

    /// The value of the session cookie. It stays the same after a restart, and does not reveal the token.
    pub fn session(&self) -> &str {
        &self.session
    }

    /// Whether a cookie has the session of this token. The time does not depend on the cookie.
    pub fn matches_session(&self, shown: &str) -> bool {
        shown.as_bytes().ct_eq(self.session.as_bytes()).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

fn digest(purpose: &str, text: &str) -> [u8; 32] {
    let digest = Sha256::new()
        .chain_update("workshop-check board ")
        .chain_update(purpose)
        .chain_update("\0")
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
        assert!(token.matches(text) && token.matches_session(token.session()));
        for other in ["", "0123456789abcde", "0123456789abcdef0", token.session()] {
            assert!(!token.matches(other), "{other}");
        }
        assert!(!token.matches_session(text) && !token.matches_session(""));
        assert_eq!(format!("{token:?}"), "Token");
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
