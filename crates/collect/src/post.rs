//! Posts a body to the board of a class.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client};
use url::{Host, Url};

use crate::session::CaBundle;
use crate::without_os_error;

/// The maximum number of bytes of an answer.
const MOST_ANSWER: usize = 64 * 1024;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// A request to post.
#[derive(Clone)]
pub struct Post {
    /// Where to.
    pub url: Url,
    /// The secret for the header "Authorization: Bearer".
    pub bearer: String,
    /// A further header whose value is a secret.
    pub secret: (&'static str, String),
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body, which is JSON lines.
    pub body: Vec<u8>,
}

/// Without the secrets.
impl fmt::Debug for Post {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Post({}, {} bytes)", self.url, self.body.len())
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

/// Why there is no answer, as a fragment. It has no secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct PostError(String);

/// Sends a request within `limit`. Redirects are not followed: the secrets are for one board only.
///
/// # Errors
/// Returns a [`PostError`] if there is no answer, or one of more than 64 KiB.
pub async fn post(
    post: &Post,
    ca_bundle: Option<&CaBundle>,
    limit: Duration,
) -> Result<PostAnswer, PostError> {
    let trusted = match ca_bundle {
        Some(bundle) => Certificate::from_pem_bundle(&bundle.pem).map_err(|error| text(&error))?,
        None => Vec::new(),
    };
    let mut builder = Client::builder()
        .tls_certs_merge(trusted)
        .redirect(Policy::none())
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(limit)
        .user_agent(concat!("workshop-check/", env!("CARGO_PKG_VERSION")));
    if is_loopback(&post.url) {
        builder = builder.no_proxy();
    }
    let client = builder.build().map_err(|error| text(&error))?;
    let (name, value) = &post.secret;
    let mut request = client
        .post(post.url.clone())
        .header(AUTHORIZATION, secret(&format!("Bearer {}", post.bearer))?)
        .header(*name, secret(value)?)
        .header(CONTENT_TYPE, "application/x-ndjson")
        .body(post.body.clone());
    for (name, value) in &post.headers {
        request = request.header(*name, value);
    }
    let mut response = request.send().await.map_err(|error| text(&error))?;
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| text(&error))? {
        if body.len() + chunk.len() > MOST_ANSWER {
            return Err(PostError("the answer is too long".to_owned()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(PostAnswer {
        status: response.status().as_u16(),
        body,
    })
}

/// Whether a URL leads to this computer, so that nobody can listen on the way.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip).to_canonical().is_loopback(),
        None => false,
    }
}

fn secret(text: &str) -> Result<HeaderValue, PostError> {
    let value = HeaderValue::from_str(text);
    // The error has nothing of the text.
    let mut value = value.map_err(|_| PostError("a header cannot have this value".to_owned()))?;
    value.set_sensitive(true);
    Ok(value)
}

/// The text of an error with its causes, without the URL.
fn text(error: &reqwest::Error) -> PostError {
    let mut texts = Vec::new();
    let mut cause: Option<&dyn std::error::Error> = std::error::Error::source(error);
    while let Some(error) = cause {
        texts.push(error.to_string());
        cause = error.source();
    }
    let text = match (error.is_timeout(), texts.last()) {
        (true, _) => "no answer in time".to_owned(),
        (false, Some(last)) => without_os_error(last),
        (false, None) => "no answer".to_owned(),
    };
    PostError(text)
}
