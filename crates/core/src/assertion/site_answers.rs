use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Owner, Pass, Verdict, failed, pending};
use crate::account::Account;
use crate::change::Change;
use crate::diagnosis::pattern::Source;
use crate::diagnosis::{Evidence, evidence};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::network::Ports;
use crate::network::network_acl::{Filter, acl_of, filter};
use crate::network::next_hop::ANYWHERE;
use crate::network::rule::Protocol;
use crate::network::security_group::{self, Admission, Peer};
use crate::resource::ResourceKind;
use crate::resource::visitor;
use crate::snapshot::call::texts_at;
use crate::snapshot::elbv2::LoadBalancer;
use crate::snapshot::fact::Obstacle;
use crate::snapshot::probe::{Answer, Marker, Markers, NoAnswer, Probe, Redirect, Responder};
use crate::snapshot::{Call, Fact, Reason, Scope};

/// Asserts that the address of a load balancer, or of any other resource, answers HTTP 200 with the site.
///
/// Up to five redirects on the same host are followed. An answer with status 200 that is not the site (a listener's fixed
/// response, an installer) does not count: the page must have the site's marker, and no other marker of the suite. If a
/// proxy, a captive portal or a DNS resolver answers in place of the site, the check is unknown, not failed.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteAnswers {
    /// The load balancer, by its name under `resources`.
    #[serde(default)]
    pub load_balancer: Option<ResourceName>,
    /// In place of `load_balancer`: another resource with a host name, such as an instance.
    #[serde(default)]
    pub host: Option<HostOf>,
    /// The path to request.
    #[serde(default = "root")]
    pub path: String,
    /// The site, and how its pages are recognised.
    pub site: Site,
    /// The markers to look for in the answer, by id. The first that matches says which page it is.
    pub markers: Markers,
}

/// The host name of a resource.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HostOf {
    /// The resource, by its name under `resources`.
    pub resource: ResourceName,
    /// The property with its host name or address, as the AWS CLI prints it: `PublicDnsName`.
    pub property: String,
}

/// The address of the site in an account.
struct Address<'a> {
    /// The ARN or the id of the resource.
    key: &'a str,
    host: String,
    balancer: Option<&'a LoadBalancer>,
}

/// The site that is expected.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Its name in all languages, such as WordPress.
    pub name: String,
    /// The id of the marker of its pages.
    pub marker: String,
    /// The prefix of the `Server` header of its answers, if it is known. A page or a redirect to another host with another
    /// header, except the load balancer's, comes from a device between this computer and the site.
    #[serde(default)]
    pub server: Option<String>,
}

/// The port of `http://`.
const HTTP: Ports = Ports { from: 80, to: 80 };

/// The port of `https://`.
const HTTPS: Ports = Ports { from: 443, to: 443 };

fn root() -> String {
    "/".to_owned()
}

impl Assertion for SiteAnswers {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let address = self.address(account)?;
        // AWS gives every load balancer a name; one without has just been made.
        if address.host.is_empty() && address.balancer.is_none() {
            return failed(
                Message::new("site-no-address").with("resource", account.label(self.resource())),
                Message::new("site-server-unreachable-fix"),
                [address.key],
            );
        }
        let url = self.url(&address);
        let ids = [address.key, &url];
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
            Probe::NoAnswer {
                kind,
                redirects,
                proxy,
            } => {
                let ports = last_ports(redirects);
                self.reached(account, &address, *kind, ports, proxy.as_deref())?;
                return failed(
                    Message::new(no_answer(*kind)).with("url", &url),
                    Message::new(self.own_fix(no_answer_fix(*kind))),
                    ids,
                );
            }
        };
        let with_answer = |message: Message| {
            message
                .with("url", &answer.url)
                .with("status", answer.status.to_string())
                .with("site", &self.site.name)
        };
        if answer.status == 200 && self.is_site(answer) {
            return Ok(Pass::saw(with_answer(Message::new("site-saw")), ids));
        }
        if let Some(test) = answer.waf_test() {
            let what = format!("AWS WAF ({test})");
            return Err(Reason::NotModelled { what }.into());
        }
        if let Some(balancer) = address.balancer {
            self.followed(account, balancer, answer)?;
        }
        let (actual, fix) = match self.what_else(answer)? {
            (id, fix) if id == MAINTENANCE => {
                return pending(
                    with_answer(Message::new(id)),
                    with_answer(Message::new(fix)),
                    ids,
                );
            }
            other => other,
        };
        let host = answer.leaves_for.as_deref().unwrap_or_default();
        failed(
            with_answer(Message::new(actual)).with("host", host),
            with_answer(Message::new(fix)),
            ids,
        )
    }

    /// Where the load balancer or the container does not get an answer in time, although all else is in order: new tasks.
    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        if self.load_balancer.is_none() {
            return Ok(Vec::new());
        }
        let url = self.url(&self.address(account)?);
        let probe = account.snapshot.probes.get(&url);
        let is_of_tasks = match probe.map(Fact::known) {
            Some(Ok(Probe::Answered(answer))) => matches!(answer.status, 502..=504),
            Some(Ok(Probe::NoAnswer { kind, .. })) => *kind == NoAnswer::ReadTimedOut,
            Some(Err(_)) | None => false,
        };
        Ok(if is_of_tasks {
            account.redeploy()
        } else {
            Vec::new()
        })
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("site-expected")
            .with("load_balancer", account.page_name(self.resource()))
            .with("site", &self.site.name)
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        let balancer = self.load_balancer.iter();
        let balancer = balancer.map(|name| (name, Some(ResourceKind::LoadBalancer)));
        let host = self.host.iter().map(|host| (&host.resource, None));
        balancer.chain(host).collect()
    }

    fn run_time_sources(&self) -> &'static [Source] {
        &[Source::Site]
    }

    fn evidence(&self, context: &Context<'_>) -> Vec<Evidence> {
        let account = &context.account;
        let sentence = match self.evaluate(context) {
            Err(NotPassed::Failed(finding)) => Some(finding.actual),
            Err(NotPassed::Pending(wait)) => Some(wait.waits_for),
            _ => None,
        };
        let probe = self
            .site(account)
            .and_then(|(url, _)| account.snapshot.probes.get(&url));
        match probe.map(Fact::known) {
            Some(Ok(Probe::Answered(answer))) => evidence::of_site(self.words(answer), sentence),
            Some(Ok(Probe::NoAnswer {
                kind, redirects, ..
            })) => {
                // A rule for port 80 does not explain it.
                let is_https = last_ports(redirects) == HTTPS;
                let how = match kind {
                    NoAnswer::ConnectTimedOut if is_https => " by https",
                    _ => "",
                };
                evidence::of_site(format!("no-answer {}{how}", kind_word(*kind)), sentence)
            }
            _ => Vec::new(),
        }
    }

    fn properties(&self) -> Vec<(Owner<'_>, String)> {
        let host = self.host.iter();
        let owned = host.map(|host| (Owner::Resource(&host.resource), host.property.clone()));
        owned.collect()
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::ProbeSite]
    }

    fn extend_scope(&self, scope: &mut Scope) {
        // Needed to see whether the load balancer forwards requests at all, and whether the address admits this computer.
        if self.load_balancer.is_some() {
            let reads = [Call::DescribeListeners, Call::DescribeRules];
            scope.calls.extend(reads);
        }
        let reads = [
            Call::DescribeSecurityGroups,
            Call::DescribeSubnets,
            Call::DescribeNetworkAcls,
        ];
        scope.calls.extend(reads);
    }

    fn site(&self, account: &Account<'_>) -> Option<(String, &Markers)> {
        let address = self.address(account).ok()?;
        (!address.host.is_empty()).then(|| (self.url(&address), &self.markers))
    }

    fn messages(&self) -> Vec<(&str, &'static [&'static str])> {
        let ids = self
            .markers
            .values()
            .filter_map(|marker| marker.says.as_deref());
        ids.map(|id| (id, &["fix"][..])).collect()
    }

    fn problem(&self) -> Option<String> {
        let is_site = |id: &str| id == self.site.marker;
        if self.load_balancer.is_some() == self.host.is_some() {
            return Some(
                "give `load_balancer` or `host`: the resource with the address".to_owned(),
            );
        }
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
                Some(format!("every marker except the site’s needs `says`: {id}"))
            } else {
                None
            }
        })
    }
}

/// The message for a site during an update, which ends without a change.
const MAINTENANCE: &str = "site-maintenance";

impl SiteAnswers {
    /// The resource with the address. `problem` refuses a check without one.
    fn resource(&self) -> &str {
        let host = self.host.as_ref().map(|host| &host.resource);
        self.load_balancer
            .as_ref()
            .or(host)
            .map_or("", ResourceName::as_str)
    }

    /// The address of the site; its host is empty if the resource has none at the moment.
    fn address<'a>(&self, account: &Account<'a>) -> Result<Address<'a>, NotPassed> {
        let resource = self.resource();
        let found = account.found(resource)?;
        let Some(host) = &self.host else {
            let balancer = account.load_balancer(resource)?;
            return Ok(Address {
                key: &found.key,
                host: balancer.dns_name.clone(),
                balancer: Some(balancer),
            });
        };
        let json = account.as_json(resource)?;
        let hosts = texts_at(&json, &host.property);
        Ok(Address {
            key: &found.key,
            host: hosts.first().copied().unwrap_or_default().to_owned(),
            balancer: None,
        })
    }

    fn url(&self, address: &Address<'_>) -> String {
        format!("http://{}{}", address.host, self.path)
    }

    /// The fix for a site without a load balancer in place of the one for a load balancer.
    fn own_fix(&self, of_balancer: &'static str) -> &'static str {
        match of_balancer {
            fix if self.load_balancer.is_some() => fix,
            "site-unreachable-fix" => "site-server-unreachable-fix",
            "site-elsewhere-fix" => "site-server-elsewhere-fix",
            _ => "site-server-fix",
        }
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

    /// Excludes a redirect of the load balancer to another host that may lead back to it. Such a redirect is not followed.
    ///
    /// # Errors
    /// Unknown, if a listener forwards requests.
    fn followed(
        &self,
        account: &Account<'_>,
        balancer: &LoadBalancer,
        answer: &Answer,
    ) -> Result<(), NotPassed> {
        let Some(host) = &answer.leaves_for else {
            return Ok(());
        };
        let elbv2 = &account.snapshot.elbv2;
        let is_own = visitor::redirects_to(elbv2, balancer, host)?;
        if is_own && !visitor::forwarded(elbv2, balancer)?.is_empty() {
            return Err(Reason::NotModelled { what: host.clone() }.into());
        }
        Ok(())
    }

    /// Excludes causes outside the account for a missing answer.
    ///
    /// # Errors
    /// Unknown, if the missing answer may not be a fault of the account.
    fn reached(
        &self,
        account: &Account<'_>,
        address: &Address<'_>,
        kind: NoAnswer,
        ports: Ports,
        proxy: Option<&str>,
    ) -> Result<(), NotPassed> {
        if let Some(proxy) = proxy {
            return Err(in_the_way(Obstacle::Proxy, proxy));
        }
        match kind {
            // AWS reports the DNS name, so the name exists.
            NoAnswer::NameNotFound => Err(in_the_way(Obstacle::Resolver, &address.host)),
            NoAnswer::Unreachable => Err(in_the_way(Obstacle::Network, "no route to host")),
            NoAnswer::UntrustedCertificate => {
                Err(in_the_way(Obstacle::Inspection, "UnknownIssuer"))
            }
            NoAnswer::ConnectTimedOut => match self.admitted(account, ports) {
                Some(range) => Err(in_the_way(Obstacle::AdmittedAddresses, &range)),
                None => Ok(()),
            },
            NoAnswer::Refused
            | NoAnswer::ReadTimedOut
            | NoAnswer::TooManyRedirects
            | NoAnswer::NotHttp => Ok(()),
        }
    }

    /// The addresses that the load balancer's groups or network ACLs admit, if they admit only part of the internet. This
    /// computer may have another address.
    fn admitted(&self, account: &Account<'_>, ports: Ports) -> Option<String> {
        self.admitted_by_groups(account, ports)
            .or_else(|| self.admitted_by_acls(account, ports))
    }

    fn admitted_by_groups(&self, account: &Account<'_>, ports: Ports) -> Option<String> {
        let groups = account.groups_of(self.resource()).ok()?;
        let rules = groups.rules(false);
        match security_group::admits(&rules, Protocol::Tcp, ports, &Peer::Anywhere) {
            Admission::Narrower { range, .. } => Some(range.to_string()),
            _ => None,
        }
    }

    fn admitted_by_acls(&self, account: &Account<'_>, ports: Ports) -> Option<String> {
        let acls = account.snapshot.ec2.network_acls.known().ok()?;
        let subnets = account.subnets_of(self.resource()).ok()?;
        subnets.into_iter().find_map(|subnet| {
            let acl = acl_of(acls, &subnet.vpc_id, &subnet.subnet_id)?;
            match filter(acl, false, ports, ANYWHERE) {
                Filter::Partly(range) => Some(range),
                Filter::Passes | Filter::Blocks { .. } => None,
            }
        })
    }

    /// The ids of the messages for an answer that is not the site: what it is, and the fix.
    ///
    /// # Errors
    /// Unknown, if something else answered in place of the site.
    fn what_else(&self, answer: &Answer) -> Result<(String, String), NotPassed> {
        let responder = answer.responder();
        let own = |id: &str, fix: &'static str| (id.to_owned(), self.own_fix(fix).to_owned());
        if let Responder::Between(obstacle, how) = &responder {
            return Err(in_the_way(*obstacle, how));
        }
        if let Some((_, Marker { says: Some(id), .. })) = self.other_marker(answer) {
            return Ok((id.clone(), format!("{id}.fix")));
        }
        if let Some(how) = self.portal(answer, &responder) {
            return Err(in_the_way(Obstacle::Portal, &how));
        }
        if answer.leaves_for.is_some() {
            return Ok(own("site-elsewhere", "site-elsewhere-fix"));
        }
        Ok(match (answer.status, responder) {
            (200, _) => own("site-other-page", "site-other-page-fix"),
            (503, Responder::Container) if self.load_balancer.is_some() => {
                own(MAINTENANCE, "site-maintenance-fix")
            }
            (502 | 504, Responder::Container) => own("site-other-status", "site-other-status-fix"),
            // Without a load balancer, all answers come from the server.
            _ if self.load_balancer.is_none() => own("site-other-status", "site-other-status-fix"),
            (502, _) => own("site-502", "site-502-fix"),
            (503, _) => own("site-503", "site-503-fix"),
            (504, _) => own("site-504", "site-504-fix"),
            (_, Responder::LoadBalancer) => own("site-balancer", "site-balancer-fix"),
            _ => own("site-other-status", "site-other-status-fix"),
        })
    }

    /// The header that shows that a captive portal answered with a page or a redirect to another host, if there is one.
    fn portal(&self, answer: &Answer, responder: &Responder) -> Option<String> {
        let expected = self.site.server.as_ref()?;
        let server = answer
            .server
            .as_deref()
            .filter(|server| !server.is_empty())?;
        let made_by = ["x-powered-by", "x-redirect-by"];
        let is_page = answer.status == 200 && answer.markers.is_empty();
        let is_foreign = *responder == Responder::Container
            && !server.starts_with(expected.as_str())
            && !made_by
                .iter()
                .any(|name| answer.headers.contains_key(*name));
        (is_foreign && (is_page || answer.leaves_for.is_some()))
            .then(|| format!("server: {server}"))
    }

    /// The answer in the words that patterns match.
    fn words(&self, answer: &Answer) -> String {
        if let Some((id, _)) = self.other_marker(answer) {
            id.replace('_', "-")
        } else if let Some(host) = &answer.leaves_for {
            format!("redirects-to {host}")
        } else if answer.status == 200 {
            format!("not-{}", self.site.marker.replace('_', "-"))
        } else {
            match answer.responder() {
                // The load balancer's own answers about its targets.
                Responder::LoadBalancer if matches!(answer.status, 502..=504) => {
                    format!("status {}", answer.status)
                }
                Responder::LoadBalancer => format!("status {} of load-balancer", answer.status),
                Responder::Container => format!("status {} of container", answer.status),
                Responder::Between(..) | Responder::Unknown => format!("status {}", answer.status),
            }
        }
    }
}

fn in_the_way(obstacle: Obstacle, how: &str) -> NotPassed {
    NotPassed::Unknown(Reason::InTheWay {
        call: Call::ProbeSite,
        obstacle,
        how: how.to_owned(),
    })
}

/// The port of the last request after these redirects on the same host.
fn last_ports(redirects: &[Redirect]) -> Ports {
    let last = redirects.last().map(|redirect| redirect.location.as_str());
    let (usual, rest) = match last.and_then(|location| location.split_once("://")) {
        Some(("https", rest)) => (HTTPS, rest),
        Some((_, rest)) => (HTTP, rest),
        None => return HTTP,
    };
    let authority = rest.split('/').next().unwrap_or_default();
    let port = authority
        .rsplit_once(':')
        .and_then(|(_, port)| port.parse().ok());
    port.map_or(usual, Ports::one)
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
