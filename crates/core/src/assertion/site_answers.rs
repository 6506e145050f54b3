use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, Pass, Verdict, failed};
use crate::account::Account;
use crate::diagnosis::pattern::Source;
use crate::diagnosis::{Evidence, evidence};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::snapshot::probe::{Answer, Marker, NoAnswer, Probe};
use crate::snapshot::{Call, Fact, Reason};

/// Asserts that a load balancer's address answers HTTP 200 with the site.
///
/// Redirects on the same host are followed, at most five. An answer of 200 that is not the site (a listener's fixed
/// response, the installer) does not count: the page must carry WordPress's marks.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteAnswers {
    /// The load balancer, by its name under `resources`.
    pub load_balancer: ResourceName,
    /// The path to ask for.
    #[serde(default = "root")]
    pub path: String,
}

fn root() -> String {
    "/".to_owned()
}

impl Assertion for SiteAnswers {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let balancer = account.load_balancer(&self.load_balancer)?;
        let url = format!("http://{}{}", balancer.dns_name, self.path);
        let ids = [&balancer.load_balancer_arn, &url];
        let probe = match account.snapshot.probes.get(&url) {
            Some(probe) => probe.known()?,
            None => {
                return Err(Reason::NotRead {
                    call: Call::ProbeSite,
                }
                .into());
            }
        };
        let answer = match probe {
            Probe::Answered(answer) => answer,
            Probe::NoAnswer { kind, .. } => {
                return failed(
                    Message::new(no_answer(*kind)).with("url", &url),
                    Message::new(no_answer_fix(*kind)),
                    ids,
                );
            }
        };
        let is = |marker| answer.markers.contains(&marker);
        if answer.status == 200
            && is(Marker::Wordpress)
            && !is(Marker::WordpressInstall)
            && !is(Marker::DatabaseError)
        {
            let saw = Message::new("site-saw")
                .with("url", &answer.url)
                .with("status", answer.status.to_string());
            return Ok(Pass::saw(saw, ids));
        }
        let (actual, fix) = what_else(answer);
        failed(
            actual
                .with("url", &answer.url)
                .with("status", answer.status.to_string()),
            Message::new(fix),
            ids,
        )
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("site-expected").with("load_balancer", account.page_name(&self.load_balancer))
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.load_balancer, Some(ResourceKind::LoadBalancer))]
    }

    fn run_time_sources(&self) -> &'static [Source] {
        &[Source::Site]
    }

    fn evidence(&self, account: &Account<'_>) -> Vec<Evidence> {
        let probe = self
            .site(account)
            .and_then(|url| account.snapshot.probes.get(&url));
        match probe.map(Fact::known) {
            Some(Ok(probe)) => evidence::of_probe(probe),
            _ => Vec::new(),
        }
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::ProbeSite]
    }

    fn site(&self, account: &Account<'_>) -> Option<String> {
        let balancer = account.load_balancer(&self.load_balancer).ok()?;
        (!balancer.dns_name.is_empty())
            .then(|| format!("http://{}{}", balancer.dns_name, self.path))
    }
}

/// What an answer that is not the site is, and what to do about it.
fn what_else(answer: &Answer) -> (Message, &'static str) {
    let is = |marker| answer.markers.contains(&marker);
    if is(Marker::WordpressInstall) {
        (Message::new("site-install"), "site-install-fix")
    } else if is(Marker::DatabaseError) {
        (
            Message::new("site-database-error"),
            "site-database-error-fix",
        )
    } else if let Some(host) = &answer.leaves_for {
        (
            Message::new("site-elsewhere").with("host", host),
            "site-elsewhere-fix",
        )
    } else {
        match answer.status {
            200 => (Message::new("site-not-wordpress"), "site-not-wordpress-fix"),
            502 => (Message::new("site-502"), "site-502-fix"),
            503 => (Message::new("site-503"), "site-503-fix"),
            504 => (Message::new("site-504"), "site-504-fix"),
            _ => (Message::new("site-other-status"), "site-other-status-fix"),
        }
    }
}

fn no_answer(kind: NoAnswer) -> &'static str {
    match kind {
        NoAnswer::NameNotFound => "site-no-name",
        NoAnswer::Refused => "site-refused",
        NoAnswer::ConnectTimedOut => "site-connect-timed-out",
        NoAnswer::ReadTimedOut => "site-read-timed-out",
        NoAnswer::TooManyRedirects => "site-redirects",
        NoAnswer::NotHttp => "site-not-http",
    }
}

fn no_answer_fix(kind: NoAnswer) -> &'static str {
    match kind {
        NoAnswer::NameNotFound => "site-no-name-fix",
        NoAnswer::Refused | NoAnswer::ConnectTimedOut => "site-unreachable-fix",
        NoAnswer::ReadTimedOut => "site-504-fix",
        NoAnswer::TooManyRedirects | NoAnswer::NotHttp => "site-other-status-fix",
    }
}
