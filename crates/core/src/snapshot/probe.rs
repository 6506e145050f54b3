//! The site's answer to a request for its front page, as a browser makes it.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::fact::{Fact, Obstacle};

/// The probes of a snapshot, by URL.
pub type Probes = BTreeMap<String, Fact<Probe>>;

/// One request for a front page: the answer, or why there was none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Probe {
    /// The site answered over HTTP.
    Answered(Answer),
    /// There was no usable answer. This is a finding about the site, not a failure to read.
    NoAnswer {
        /// How the request failed.
        kind: NoAnswer,
        /// The redirects that were followed before the failure.
        redirects: Vec<Redirect>,
        /// The proxy of this computer that the request was sent to (host and port), if there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proxy: Option<String>,
    },
}

/// How a request failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoAnswer {
    /// The name does not resolve. The name of a new load balancer takes a minute.
    NameNotFound,
    /// Connection refused or reset.
    Refused,
    /// No connection within the connect timeout.
    ConnectTimedOut,
    /// Connected, but no complete answer in time.
    ReadTimedOut,
    /// More than five redirects.
    TooManyRedirects,
    /// The other end does not speak TLS or HTTP.
    NotHttp,
    /// The network of this computer has no route to the address, or blocks the connection. A security group or a network
    /// ACL is not the cause: both drop packets without an answer.
    Unreachable,
    /// HTTPS with a certificate of an authority that this computer does not trust.
    UntrustedCertificate,
}

/// The last HTTP answer to a request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Answer {
    /// Status of the last answer.
    pub status: u16,
    /// The redirects that were followed, in order.
    pub redirects: Vec<Redirect>,
    /// The URL that gave the last answer.
    pub url: String,
    /// The target of a redirect to another host, which was not followed.
    pub leaves_for: Option<String>,
    /// Ids of the suite's markers that match the answer.
    pub markers: Vec<String>,
    /// The `Server` header.
    pub server: Option<String>,
    /// Further headers that show what answered: those in [`HEADERS`], in lower case, each at most 100 characters.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
    /// The proxy of this computer that the request was sent to (host and port), if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proxy: Option<String>,
}

/// The headers, in addition to `Server`, that show what answered. None of them contains a secret of the site; of
/// `Proxy-Authenticate` only the scheme is kept.
pub const HEADERS: &[&str] = &[
    "proxy-authenticate",
    "retry-after",
    "via",
    "x-amzn-errortype",
    "x-amzn-waf-action",
    "x-cache",
    "x-powered-by",
    "x-redirect-by",
    "x-squid-error",
];

/// What gave an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Responder {
    /// The load balancer itself, or AWS WAF in front of it.
    LoadBalancer,
    /// A target of the load balancer.
    Container,
    /// Something between this computer and the load balancer, and how it was recognised.
    Between(Obstacle, String),
    /// The answer does not show it.
    Unknown,
}

/// Prefixes of the `Server` header of proxy products.
/// The names are a belief: no manual or recording at hand shows them.
const PROXIES: &[&str] = &["squid", "zscaler", "bluecoat", "proxysg"];

impl Answer {
    /// The test that AWS WAF asks a visitor to pass before it lets the request through: "challenge", which browsers solve by
    /// themselves, or "captcha". This program does not solve them.
    ///
    /// Source: AWS WAF developer guide, "CAPTCHA and Challenge in AWS WAF".
    pub fn waf_test(&self) -> Option<&str> {
        let action = self.headers.get("x-amzn-waf-action")?;
        let is_test = |test: &&str| matches!(*test, "challenge" | "captcha");
        Some(action.as_str()).filter(is_test)
    }

    /// What gave the answer.
    ///
    /// Sources: RFC 9110 (407 comes from a proxy), RFC 6585 (511 comes from the network); Squid, `X-Squid-Error`; ELB user guide,
    /// troubleshooting ("Server: awselb/2.0" is the load balancer); AWS WAF developer guide (`x-amzn-waf-action`).
    pub fn responder(&self) -> Responder {
        let header = |name: &str| {
            self.headers
                .get(name)
                .map(|value| format!("{name}: {value}"))
        };
        let server = self.server.as_deref().unwrap_or_default();
        let lower = server.to_ascii_lowercase();
        if self.status == 407 || self.status == 511 {
            let obstacle = match self.status {
                407 => Obstacle::Proxy,
                _ => Obstacle::Portal,
            };
            return Responder::Between(obstacle, format!("HTTP {}", self.status));
        }
        if lower.starts_with("awselb/") || self.headers.contains_key("x-amzn-waf-action") {
            return Responder::LoadBalancer;
        }
        if let Some(how) = header("x-squid-error").or_else(|| header("proxy-authenticate")) {
            return Responder::Between(Obstacle::Proxy, how);
        }
        if PROXIES.iter().any(|proxy| lower.starts_with(proxy)) {
            return Responder::Between(Obstacle::Proxy, format!("server: {server}"));
        }
        // A proxy's own error pages have no common form. With a proxy configured, an answer counts as the proxy's unless it
        // names the load balancer or has a marker of the site.
        if let Some(proxy) = self.proxy.as_ref().filter(|_| self.markers.is_empty()) {
            return Responder::Between(Obstacle::Proxy, proxy.clone());
        }
        let made_by = ["x-powered-by", "x-redirect-by"];
        if !server.is_empty() || made_by.iter().any(|name| self.headers.contains_key(*name)) {
            Responder::Container
        } else {
            Responder::Unknown
        }
    }
}

/// One redirect that was followed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Redirect {
    /// The HTTP status, such as 302.
    pub status: u16,
    /// The `Location` header.
    pub location: String,
}

/// The markers by which a suite recognises pages, by id. A page can match several.
pub type Markers = IndexMap<String, Marker>;

/// A recognisable trait of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Marker {
    /// Texts in the page. One of them is enough. Case does not matter, and only the first 256 KiB are searched.
    #[serde(default)]
    pub texts: Vec<String>,
    /// The id of the suite's message for a page with this marker, if that page is not the site. Its attribute `fix` is the
    /// fix.
    #[serde(default)]
    pub says: Option<String>,
    /// Suffixes of the path after redirects. One of them is enough.
    #[serde(default)]
    pub paths: Vec<String>,
}

impl Marker {
    /// Whether the marker matches a page at this path. `page` must be in lower case.
    pub fn fits(&self, path: &str, page: &str) -> bool {
        self.paths.iter().any(|end| path.ends_with(end.as_str()))
            || self
                .texts
                .iter()
                .any(|text| page.contains(&text.to_ascii_lowercase()))
    }
}
