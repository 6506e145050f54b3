use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, Pass, Shortfall, Verdict, failed, pending};
use crate::account::Account;
use crate::diagnosis::pattern::Source;
use crate::diagnosis::{Evidence, evidence};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::network::Ports;
use crate::network::rule::Protocol;
use crate::network::security_group::{self, Admission, Peer};
use crate::resource::ResourceKind;
use crate::snapshot::elbv2::LoadBalancer;
use crate::snapshot::fact::Obstacle;
use crate::snapshot::probe::{Answer, Marker, Markers, NoAnswer, Probe, Speaker};
use crate::snapshot::{Call, Fact, Reason, Scope};

/// Asserts that a load balancer's address answers HTTP 200 with the site.
///
/// Redirects on the same host are followed, at most five. An answer of 200 that is not the site (a listener's fixed
/// response, an installer) does not count: the page must have the site's marker, and no other marker of the suite.
/// What a proxy, a captive portal or a resolver says in place of the site is unknown, not failed.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteAnswers {
    /// The load balancer, by its name under `resources`.
    pub load_balancer: ResourceName,
    /// The path to ask for.
    #[serde(default = "root")]
    pub path: String,
    /// What the site is, and how its pages are recognised.
    pub site: Site,
    /// What to look for in the answer, by id. The first that fits is what the page is.
    pub markers: Markers,
}

/// The site that is expected.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// What it is called, in any language, such as WordPress.
    pub name: String,
    /// The id of the marker that its pages have.
    pub marker: String,
    /// How the `Server` header of its answers begins, if that is known. A page or a redirect to another host by
    /// anything else, except the load balancer, comes from something in between.
    #[serde(default)]
    pub server: Option<String>,
}

/// The port at which a browser asks for `http://`.
const HTTP: Ports = Ports { from: 80, to: 80 };

fn root() -> String {
    "/".to_owned()
}

impl Assertion for SiteAnswers {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let balancer = account.load_balancer(&self.load_balancer)?;
        let url = self.url(balancer);
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
            Probe::NoAnswer { kind, proxy, .. } => {
                self.reached(account, balancer, *kind, proxy.as_deref())?;
                return failed(
                    Message::new(no_answer(*kind)).with("url", &url),
                    Message::new(no_answer_fix(*kind)),
                    ids,
                );
            }
        };
        let said = |message: Message| {
            message
                .with("url", &answer.url)
                .with("status", answer.status.to_string())
                .with("site", &self.site.name)
        };
        if answer.status == 200 && self.is_site(answer) {
            return Ok(Pass::saw(said(Message::new("site-saw")), ids));
        }
        let (actual, fix) = match self.what_else(answer)? {
            (id, fix) if id == MAINTENANCE => {
                return pending(said(Message::new(id)), said(Message::new(fix)), ids);
            }
            other => other,
        };
        let host = answer.leaves_for.as_deref().unwrap_or_default();
        failed(
            said(Message::new(actual)).with("host", host),
            said(Message::new(fix)),
            ids,
        )
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("site-expected")
            .with("load_balancer", account.page_name(&self.load_balancer))
            .with("site", &self.site.name)
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.load_balancer, Some(ResourceKind::LoadBalancer))]
    }

    fn run_time_sources(&self) -> &'static [Source] {
        &[Source::Site]
    }

    fn evidence(&self, context: &Context<'_>) -> Vec<Evidence> {
        let account = &context.account;
        let sentence = match self.evaluate(context) {
            Err(Shortfall::Failed(finding)) => Some(finding.actual),
            Err(Shortfall::Pending(wait)) => Some(wait.waits_for),
            _ => None,
        };
        let probe = self
            .site(account)
            .and_then(|(url, _)| account.snapshot.probes.get(&url));
        match probe.map(Fact::known) {
            Some(Ok(Probe::Answered(answer))) => evidence::of_site(self.words(answer), sentence),
            Some(Ok(Probe::NoAnswer { kind, .. })) => {
                evidence::of_site(format!("no-answer {}", kind_word(*kind)), sentence)
            }
            _ => Vec::new(),
        }
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::ProbeSite]
    }

    fn extend_scope(&self, scope: &mut Scope) {
        // Whether the load balancer admits this computer.
        scope.calls.insert(Call::DescribeSecurityGroups);
    }

    fn site(&self, account: &Account<'_>) -> Option<(String, &Markers)> {
        let balancer = account.load_balancer(&self.load_balancer).ok()?;
        (!balancer.dns_name.is_empty()).then(|| (self.url(balancer), &self.markers))
    }

    fn messages(&self) -> Vec<(&str, &'static [&'static str])> {
        let says = self
            .markers
            .values()
            .filter_map(|marker| marker.says.as_deref());
        says.map(|id| (id, &["fix"][..])).collect()
    }

    fn problem(&self) -> Option<String> {
        let is_site = |id: &str| id == self.site.marker;
        if !self.markers.contains_key(&self.site.marker) {
            return Some(format!(
                "`site.marker` names no marker: {}",
                self.site.marker
            ));
        }
        self.markers.iter().find_map(|(id, marker)| {
            if marker
                .texts
                .iter()
                .chain(&marker.paths)
                .all(String::is_empty)
            {
                Some(format!("the marker {id} needs `texts` or `paths`"))
            } else if is_site(id) == marker.says.is_some() {
                Some(format!("every marker but the site’s says something: {id}"))
            } else {
                None
            }
        })
    }
}

/// The message of a site that is being updated, which passes by itself.
const MAINTENANCE: &str = "site-maintenance";

impl SiteAnswers {
    fn url(&self, balancer: &LoadBalancer) -> String {
        format!("http://{}{}", balancer.dns_name, self.path)
    }

    fn is_site(&self, answer: &Answer) -> bool {
        answer.markers.contains(&self.site.marker) && self.other_marker(answer).is_none()
    }

    /// The first marker of the answer that is not the site's.
    fn other_marker<'s>(&'s self, answer: &Answer) -> Option<(&'s str, &'s Marker)> {
        let mut markers = self.markers.iter();
        let found = markers.find(|(id, _)| **id != self.site.marker && answer.markers.contains(id));
        found.map(|(id, marker)| (id.as_str(), marker))
    }

    /// Ends early if it is no fault of the account that there is no answer.
    fn reached(
        &self,
        account: &Account<'_>,
        balancer: &LoadBalancer,
        kind: NoAnswer,
        proxy: Option<&str>,
    ) -> Result<(), Shortfall> {
        if let Some(proxy) = proxy {
            return Err(in_the_way(Obstacle::Proxy, proxy));
        }
        match kind {
            // AWS gives the name, and has made the load balancer.
            NoAnswer::NameNotFound => Err(in_the_way(Obstacle::Resolver, &balancer.dns_name)),
            NoAnswer::Unreachable => Err(in_the_way(Obstacle::Network, "no route to host")),
            NoAnswer::UntrustedCertificate => {
                Err(in_the_way(Obstacle::Inspection, "UnknownIssuer"))
            }
            NoAnswer::ConnectTimedOut => match self.admitted(account) {
                Some(range) => Err(in_the_way(Obstacle::AdmittedAddresses, &range)),
                None => Ok(()),
            },
            NoAnswer::Refused
            | NoAnswer::ReadTimedOut
            | NoAnswer::TooManyRedirects
            | NoAnswer::NotHttp => Ok(()),
        }
    }

    /// The addresses that the load balancer's groups admit, if these are not all: then nobody knows whether this
    /// computer has one of them.
    fn admitted(&self, account: &Account<'_>) -> Option<String> {
        let groups = account.groups_of(&self.load_balancer).ok()?;
        let rules = groups.rules(false);
        match security_group::admits(&rules, Protocol::Tcp, HTTP, &Peer::Anywhere) {
            Admission::Narrower { range, .. } => Some(range.to_string()),
            _ => None,
        }
    }

    /// What an answer that is not the site is, and what to do about it: ids of messages. Ends early if it is not the
    /// site that answered.
    fn what_else(&self, answer: &Answer) -> Result<(String, String), Shortfall> {
        let speaker = answer.speaker();
        let own = |id: &str, fix: &str| (id.to_owned(), fix.to_owned());
        if let Speaker::Between(obstacle, how) = &speaker {
            return Err(in_the_way(*obstacle, how));
        }
        if let Some((_, Marker { says: Some(id), .. })) = self.other_marker(answer) {
            return Ok((id.clone(), format!("{id}.fix")));
        }
        if let Some(how) = self.portal(answer, &speaker) {
            return Err(in_the_way(Obstacle::Portal, &how));
        }
        if answer.leaves_for.is_some() {
            return Ok(own("site-elsewhere", "site-elsewhere-fix"));
        }
        Ok(match (answer.status, speaker) {
            (200, _) => own("site-other-page", "site-other-page-fix"),
            (503, Speaker::Container) => own(MAINTENANCE, "site-maintenance-fix"),
            (502 | 504, Speaker::Container) => own("site-other-status", "site-other-status-fix"),
            (502, _) => own("site-502", "site-502-fix"),
            (503, _) => own("site-503", "site-503-fix"),
            (504, _) => own("site-504", "site-504-fix"),
            (_, Speaker::LoadBalancer) => own("site-balancer", "site-balancer-fix"),
            _ => own("site-other-status", "site-other-status-fix"),
        })
    }

    /// What shows that a page, or a redirect to another host, comes from something that answers in place of the site.
    fn portal(&self, answer: &Answer, speaker: &Speaker) -> Option<String> {
        let expected = self.site.server.as_ref()?;
        let server = answer
            .server
            .as_deref()
            .filter(|server| !server.is_empty())?;
        let made_by = ["x-powered-by", "x-redirect-by"];
        let is_page = answer.status == 200 && answer.markers.is_empty();
        let is_foreign = *speaker == Speaker::Container
            && !server.starts_with(expected.as_str())
            && !made_by
                .iter()
                .any(|name| answer.headers.contains_key(*name));
        (is_foreign && (is_page || answer.leaves_for.is_some()))
            .then(|| format!("server: {server}"))
    }

    /// An answer in the words that patterns know.
    fn words(&self, answer: &Answer) -> String {
        if let Some((id, _)) = self.other_marker(answer) {
            id.replace('_', "-")
        } else if let Some(host) = &answer.leaves_for {
            format!("redirects-to {host}")
        } else if answer.status == 200 {
            format!("not-{}", self.site.marker.replace('_', "-"))
        } else {
            match answer.speaker() {
                // What the load balancer itself says of its targets.
                Speaker::LoadBalancer if matches!(answer.status, 502..=504) => {
                    format!("status {}", answer.status)
                }
                Speaker::LoadBalancer => format!("status {} of load-balancer", answer.status),
                Speaker::Container => format!("status {} of container", answer.status),
                Speaker::Between(..) | Speaker::Unknown => format!("status {}", answer.status),
            }
        }
    }
}

fn in_the_way(obstacle: Obstacle, how: &str) -> Shortfall {
    Shortfall::Unknown(Reason::InTheWay {
        call: Call::ProbeSite,
        obstacle,
        how: how.to_owned(),
    })
}

fn kind_word(kind: NoAnswer) -> &'static str {
    match kind {
        NoAnswer::NameNotFound => "name-not-found",
        NoAnswer::Refused => "refused",
        NoAnswer::ConnectTimedOut => "connect-timed-out",
        NoAnswer::ReadTimedOut => "read-timed-out",
        NoAnswer::TooManyRedirects => "too-many-redirects",
        NoAnswer::NotHttp => "not-http",
        NoAnswer::Unreachable => "unreachable",
        NoAnswer::UntrustedCertificate => "untrusted-certificate",
    }
}

fn no_answer(kind: NoAnswer) -> &'static str {
    match kind {
        NoAnswer::Refused => "site-refused",
        NoAnswer::ReadTimedOut => "site-read-timed-out",
        NoAnswer::TooManyRedirects => "site-redirects",
        NoAnswer::NotHttp | NoAnswer::UntrustedCertificate => "site-not-http",
        NoAnswer::NameNotFound | NoAnswer::Unreachable | NoAnswer::ConnectTimedOut => {
            "site-connect-timed-out"
        }
    }
}

fn no_answer_fix(kind: NoAnswer) -> &'static str {
    match kind {
        NoAnswer::NameNotFound
        | NoAnswer::Unreachable
        | NoAnswer::Refused
        | NoAnswer::ConnectTimedOut => "site-unreachable-fix",
        NoAnswer::ReadTimedOut => "site-504-fix",
        NoAnswer::TooManyRedirects | NoAnswer::NotHttp | NoAnswer::UntrustedCertificate => {
            "site-other-status-fix"
        }
    }
}
