//! Protects the forms of signed-in pages from other sites.
//!
//! Browsers do not send the session cookie with a form of another site (SameSite=Lax). A board on loopback may have no
//! session, so every form has a text that only this process can compute, and a request that names another origin is refused.

use axum::http::HeaderMap;
use axum::http::header::{HeaderName, ORIGIN};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// The key of a process.
pub struct FormKey([u8; 64]);

impl FormKey {
    /// A random key.
    ///
    /// # Errors
    /// When the operating system has no randomness.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut key = [0; 64];
        getrandom::fill(&mut key)?;
        Ok(FormKey(key))
    }

    /// The text for the forms of a session; empty is a board without a token.
    pub fn text(&self, session: &str) -> String {
        let mut mac = Hmac::<Sha256>::new(&self.0.into());
        mac.update(b"form\0");
        mac.update(session.as_bytes());
        hex::encode(mac.finalize().into_bytes())
    }

    /// Whether a form of this session has sent the text. The time does not depend on the text.
    pub fn matches(&self, session: &str, shown: &str) -> bool {
        self.text(session).as_bytes().ct_eq(shown.as_bytes()).into()
    }
}

/// Whether a request's headers say that a page of another site has sent it. Both headers are set by browsers only.
pub fn is_from_another_site(headers: &HeaderMap, host: &str) -> bool {
    let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let site = text(&HeaderName::from_static("sec-fetch-site"));
    let origin = text(&ORIGIN);
    let own = |origin: &str| {
        origin
            .split_once("://")
            .is_some_and(|(_, rest)| rest == host)
    };
    // A form of a page that sends no referrer has the origin "null" (Fetch standard, "append a request Origin header").
    let is_hidden = site == Some("same-origin") && origin == Some("null");
    site.is_some_and(|site| !matches!(site, "same-origin" | "none"))
        || origin.is_some_and(|origin| !own(origin) && !is_hidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_belongs_to_one_session_of_one_process() {
        let [key, other] = [0, 1].map(|_| FormKey::random().expect("randomness"));
        let text = key.text("session");
        assert!(key.matches("session", &text));
        assert!(!key.matches("another", &text) && !key.matches("", &text));
        assert!(!other.matches("session", &text) && !key.matches("session", ""));
    }

    #[test]
    fn another_origin_is_another_site() {
        let headers = |pairs: &[(&'static str, &str)]| -> HeaderMap {
            let pairs = pairs.iter();
            pairs
                .map(|(name, value)| {
                    (
                        HeaderName::from_static(name),
                        value.parse().expect("a value"),
                    )
                })
                .collect()
        };
        for (pairs, wanted) in [
            (&[][..], false),
            (&[("origin", "http://board:1")], false),
            (
                &[
                    ("sec-fetch-site", "same-origin"),
                    ("origin", "http://board:1"),
                ],
                false,
            ),
            (&[("origin", "http://board:2")], true),
            (&[("origin", "null")], true),
            (
                &[("sec-fetch-site", "same-origin"), ("origin", "null")],
                false,
            ),
            (&[("sec-fetch-site", "none"), ("origin", "null")], true),
            (&[("sec-fetch-site", "cross-site")], true),
            (
                &[
                    ("sec-fetch-site", "same-site"),
                    ("origin", "http://board:1"),
                ],
                true,
            ),
        ] {
            assert_eq!(
                is_from_another_site(&headers(pairs), "board:1"),
                wanted,
                "{pairs:?}"
            );
        }
    }
}
