//! What the site answered when it was asked for its front page, as a browser would.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::fact::{Fact, Obstacle};

/// The probes of a snapshot, by URL.
pub type Probes = BTreeMap<String, Fact<Probe>>;

/// One front page asked for: either an answer or the way in which none came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Probe {
    Answered(Answer),
    /// Nothing usable came back: that is a finding about the site, not a failure to look.
    NoAnswer {
        kind: NoAnswer,
        redirects: Vec<Redirect>,
        /// The proxy of this computer that the request was sent to (host and port), if there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proxy: Option<String>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoAnswer {
    /// The name does not resolve (a new load balancer's takes a minute).
    NameNotFound,
    /// Connection refused or reset.
    Refused,
    /// No connection within the connect timeout.
    ConnectTimedOut,
    /// Connected, but no complete answer in time.
    ReadTimedOut,
    /// More than five redirects.
    TooManyRedirects,
    /// TLS or HTTP could not be spoken.
    NotHttp,
    /// The network of this computer has no route to the address, or does not let the connection out. A security group
    /// and a network ACL drop what they do not admit, without an answer.
    Unreachable,
    /// HTTPS with a certificate of an authority that this computer does not know.
    UntrustedCertificate,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Answer {
    /// Status of the last answer.
    pub status: u16,
    /// Hops on the way, each with its status and where it pointed.
    pub redirects: Vec<Redirect>,
    /// The address that gave the last answer.
    pub url: String,
    /// A redirect to another host, which was not followed.
    pub leaves_for: Option<String>,
    /// Ids of the suite's markers that fit the answer.
    pub markers: Vec<String>,
    pub server: Option<String>,
    /// Further headers that tell who answered: those in [`HEADERS`], in lower case, each at most 100 characters.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
    /// The proxy of this computer that the request was sent to (host and port), if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proxy: Option<String>,
}

/// The headers, besides `Server`, that tell who answered. None of them carries a secret of the site; of
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

/// Who gave an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Responder {
    /// The load balancer itself, or AWS WAF in front of it.
    LoadBalancer,
    /// What the load balancer forwards to.
    Container,
    /// Something between this computer and the load balancer, and how it was recognised.
    Between(Obstacle, String),
    /// The answer does not tell.
    Unknown,
}

/// The beginnings of the `Server` header of products that only stand in between.
/// The names are a belief: no manual or recording at hand shows them.
const PROXIES: &[&str] = &["squid", "zscaler", "bluecoat", "proxysg"];

impl Answer {
    /// Who gave it.
    ///
    /// Sources: RFC 9110 (407 is a proxy's), RFC 6585 (511 is the network's); Squid, `X-Squid-Error`; ELB user guide,
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
        // A proxy answers with its own pages in all kinds of ways; only what names the load balancer or shows the
        // site is surely not one of them.
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

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Redirect {
    pub status: u16,
    pub location: String,
}

/// What a suite recognises pages by: markers by id. An answer has those of which something fits.
pub type Markers = IndexMap<String, Marker>;

/// A recognisable trait of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Marker {
    /// Texts in the page, of which one suffices. Case does not matter; only the first 256 KiB count.
    #[serde(default)]
    pub texts: Vec<String>,
    /// The suite's message that says what a page with this marker is, if it is not the site; its attribute `fix` says
    /// what to do.
    #[serde(default)]
    pub says: Option<String>,
    /// Ends of the path at which the page is found after redirects, of which one suffices.
    #[serde(default)]
    pub paths: Vec<String>,
}

impl Marker {
    /// Whether it fits a page at this path. `page` is in lower case.
    pub fn fits(&self, path: &str, page: &str) -> bool {
        self.paths.iter().any(|end| path.ends_with(end.as_str()))
            || self
                .texts
                .iter()
                .any(|text| page.contains(&text.to_ascii_lowercase()))
    }
}
