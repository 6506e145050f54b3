//! What the site answered when it was asked for its front page, as a browser would.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Fact;

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
    /// What the body (its first 256 KiB) looks like.
    pub markers: Vec<Marker>,
    pub server: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Redirect {
    pub status: u16,
    pub location: String,
}

/// A recognisable trait of a front page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marker {
    /// wp-content, wp-includes or WordPress's generator tag.
    Wordpress,
    /// WordPress's installer: its database is reachable but empty.
    WordpressInstall,
    /// "Error establishing a database connection".
    DatabaseError,
}
