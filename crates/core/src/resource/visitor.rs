//! The answer of a load balancer to a request, by the rules, weights and redirects of its listeners.
//!
//! A visitor opens `http://<DNS name of the load balancer>/`. The rules of the listener are compared with that request
//! in the order of their priority. A rule's conditions are met, are not met, or depend on the visitor (the address, a
//! header). A rule that depends on the visitor adds one possible answer, and the search continues with the next rule.
//!
//! # Example
//!
//! The listener HTTP:80 has two rules and a default action:
//!
//! | priority | conditions | action |
//! |---|---|---|
//! | 1 | source-ip 203.0.113.0/24 | fixed-response 403 |
//! | 2 | host-header `*.elb.amazonaws.com` | redirect to HTTPS:443 |
//! | default | | fixed-response 404 |
//!
//! For `GET /`, rule 1 depends on the visitor's address: 403 is a possible answer. Rule 2 is met by every request, so the
//! default action is never reached. The redirect is followed to the listener HTTPS:443, which forwards to
//! `unicorn-tg`. The possible answers are `Fixed("403")`, which depends on `source-ip`, and `Forward([unicorn-tg])`.
//!
//! Source: Elastic Load Balancing user guide, "Listener rules", "Condition types" and "Action types".

use ipnet::IpNet;
use regex::bytes::RegexBuilder;

use crate::snapshot::ecs::ServiceLoadBalancer;
use crate::snapshot::elbv2::{Action, Elbv2, Listener, LoadBalancer, Rule, RuleCondition};
use crate::snapshot::{Call, Reason};

/// Browsers stop after about twenty redirects. Working chains are much shorter.
const MAX_REDIRECTS: usize = 10;

/// The search stops after this many possible answers.
const MAX_VISITS: usize = 64;

/// Headers that browsers or proxies send. A condition on any other header is never met.
const SENT_HEADERS: &[&str] = &[
    "accept",
    "accept-encoding",
    "accept-language",
    "cache-control",
    "connection",
    "cookie",
    "dnt",
    "forwarded",
    "host",
    "if-modified-since",
    "if-none-match",
    "origin",
    "pragma",
    "priority",
    "referer",
    "te",
    "upgrade-insecure-requests",
    "user-agent",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-port",
    "x-forwarded-proto",
];

/// A request to the load balancer's own DNS name, without a query string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request<'a> {
    /// "GET" or "POST".
    pub method: &'a str,
    /// The path, which starts with a slash.
    pub path: &'a str,
}

/// A target group and its share of the requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share<'a> {
    /// The target group's ARN.
    pub target_group_arn: &'a str,
    /// In percent, rounded to whole numbers, at least 1.
    pub percent: u32,
}

/// The final answer to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer<'a> {
    /// Forwarded to the target groups with a weight above 0; none if all weights are 0.
    Forward(Vec<Share<'a>>),
    /// A fixed response with this HTTP status.
    Fixed(&'a str),
    /// A redirect to another host. The last URL of `redirects` has the host.
    OtherHost,
    /// A redirect to a protocol and port without a listener, such as "HTTPS:443".
    NoListener(String),
    /// An endless chain of redirects.
    RedirectLoop,
    /// Something else that stops the request: another type of action, such as "authenticate-oidc", or a listener's demand for
    /// a certificate of the visitor, "mutual-authentication".
    Other(&'a str),
    /// The rule forwards the request after a transform of this type.
    Transformed(&'a str),
}

/// One answer that a request may get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit<'a> {
    /// The answer.
    pub answer: Answer<'a>,
    /// The URLs of the redirects that lead to the answer, in order.
    pub redirects: Vec<String>,
    /// The condition that decides between this answer and a later one; `None` for the last answer.
    pub depends_on: Option<String>,
}

/// Returns every answer that a request to a listener may get, in the order of the rules. A single answer is certain.
///
/// # Errors
///
/// If the listeners, or the rules of an application load balancer's listener, could not be read.
pub fn visit<'a>(
    elbv2: &'a Elbv2,
    balancer: &'a LoadBalancer,
    listener: &'a Listener,
    request: Request<'_>,
) -> Result<Vec<Visit<'a>>, Reason> {
    let site = Site { elbv2, balancer };
    let mut visits = Vec::new();
    site.follow(listener, request, &Trail::default(), &mut visits)?;
    Ok(visits)
}

/// Returns the target groups that may serve the front page, by any listener of a load balancer.
///
/// # Errors
///
/// If the load balancers or the listeners could not be read. If only rules could not be read, the default actions count.
pub fn groups_of<'a>(elbv2: &'a Elbv2, balancer_arn: &str) -> Result<Vec<&'a str>, Reason> {
    const FRONT: Request<'static> = Request {
        method: "GET",
        path: "/",
    };
    let balancers = elbv2.load_balancers.known()?;
    let balancer = balancers
        .iter()
        .find(|balancer| balancer.load_balancer_arn == balancer_arn);
    let (Some(balancer), Some(listeners)) = (balancer, elbv2.listeners.get(balancer_arn)) else {
        return Ok(Vec::new());
    };
    let mut groups = Vec::new();
    for listener in listeners.known()? {
        let visits = visit(elbv2, balancer, listener, FRONT).unwrap_or_else(|_| {
            let action = listener.default_actions.last();
            let answer = action.map(|action| Answer::Forward(shares(action)));
            answer.map(Visit::at_once).into_iter().collect()
        });
        for visit in visits {
            if let Answer::Forward(shares) = visit.answer {
                groups.extend(shares.iter().map(|share| share.target_group_arn));
            }
        }
    }
    groups.extend(idle_beside(elbv2, balancer, &groups));
    groups.sort_unstable();
    groups.dedup();
    Ok(groups)
}

/// The target groups with weight 0 in a forward action to one of these. Somebody has entered them, so the load balancer refers
/// to them, although no request reaches them.
fn idle_beside<'a>(elbv2: &'a Elbv2, balancer: &'a LoadBalancer, groups: &[&str]) -> Vec<&'a str> {
    let actions = Site { elbv2, balancer }.actions().unwrap_or_default();
    let configured = actions
        .into_iter()
        .filter_map(|action| action.forward_config.as_ref());
    let members = configured.map(|config| {
        let members = config.target_groups.iter();
        members.map(|group| group.target_group_arn.as_str())
    });
    members
        .filter(|members| members.clone().any(|member| groups.contains(&member)))
        .flatten()
        .collect()
}

/// Returns the target groups that a load balancer's listeners forward to, by any rule, whatever its conditions are.
///
/// A redirect to another host may come back to one of these rules: the host may be an alias of the load balancer, or a content
/// delivery network in front of it. DNS is not read.
///
/// # Errors
///
/// If the listeners, or the rules of an application load balancer's listener, could not be read.
pub fn forwarded<'a>(elbv2: &'a Elbv2, balancer: &'a LoadBalancer) -> Result<Vec<&'a str>, Reason> {
    let actions = Site { elbv2, balancer }.actions()?.into_iter();
    let forwards = actions.filter(|action| action.kind == "forward");
    let shares = forwards.flat_map(shares);
    Ok(shares.map(|share| share.target_group_arn).collect())
}

/// Returns whether a rule of a load balancer's listeners redirects to this host, whatever its conditions are.
///
/// # Errors
///
/// As [`forwarded`].
pub fn redirects_to(elbv2: &Elbv2, balancer: &LoadBalancer, host: &str) -> Result<bool, Reason> {
    let actions = Site { elbv2, balancer }.actions()?;
    let mut hosts = actions.iter().filter_map(|action| {
        let host = action.redirect_config.as_ref()?.host.as_ref()?;
        Some(host.replace("#{host}", &balancer.dns_name))
    });
    Ok(hosts.any(|target| target.eq_ignore_ascii_case(host)))
}

/// Returns the target groups through which a service's tasks serve visitors.
///
/// A service with blue/green, linear or canary deployments has two groups, and the weights of its production rule decide
/// which of them gets requests. `targetGroupArn` does not change after the service was created. It is used if no rule
/// forwards to either group.
pub fn production_groups<'a>(elbv2: &'a Elbv2, balancer: &'a ServiceLoadBalancer) -> Vec<&'a str> {
    let own: Vec<&str> = balancer.target_groups().collect();
    if own.len() > 1 {
        let test = balancer.advanced_configuration.as_ref();
        let test = test.and_then(|config| config.test_listener_rule.as_deref());
        let listeners = elbv2.listeners.values();
        let listeners = listeners
            .filter_map(|listeners| listeners.known().ok())
            .flatten();
        let rules = elbv2.rules.values();
        let rules = rules.filter_map(|rules| rules.known().ok()).flatten();
        let rules = rules.filter(|rule| !rule.is_default && Some(rule.rule_arn.as_str()) != test);
        let actions = listeners
            .filter(|listener| Some(listener.listener_arn.as_str()) != test)
            .flat_map(|listener| &listener.default_actions)
            .chain(rules.flat_map(|rule| &rule.actions));
        let forwarded: Vec<&str> = actions
            .flat_map(shares)
            .map(|share| share.target_group_arn)
            .collect();
        let serving = own.iter().filter(|arn| forwarded.contains(*arn));
        let serving: Vec<&str> = serving.copied().collect();
        if !serving.is_empty() {
            return serving;
        }
    }
    balancer.target_group_arn.as_deref().into_iter().collect()
}

/// Returns the target groups that an action forwards to, without those with weight 0.
pub fn shares(action: &Action) -> Vec<Share<'_>> {
    let weighted: Vec<(&str, u32)> = match &action.forward_config {
        Some(config) if !config.target_groups.is_empty() => config
            .target_groups
            .iter()
            .map(|group| {
                let weight = u32::try_from(group.weight.unwrap_or(1)).unwrap_or_default();
                (group.target_group_arn.as_str(), weight)
            })
            .collect(),
        _ => action
            .target_group_arn
            .iter()
            .map(|arn| (arn.as_str(), 1))
            .collect(),
    };
    let total: u32 = weighted.iter().map(|(_, weight)| weight).sum();
    let weighted = weighted.into_iter().filter(|(_, weight)| *weight > 0);
    weighted
        .map(|(target_group_arn, weight)| Share {
            target_group_arn,
            percent: (weight * 100).checked_div(total).unwrap_or_default().max(1),
        })
        .collect()
}

impl<'a> Visit<'a> {
    fn at_once(answer: Answer<'a>) -> Self {
        Visit {
            answer,
            redirects: Vec::new(),
            depends_on: None,
        }
    }
}

/// Whether a request meets a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fit {
    Met,
    NotMet,
    /// This condition depends on the visitor.
    Depends(String),
}

impl Fit {
    fn of(met: bool) -> Self {
        if met { Fit::Met } else { Fit::NotMet }
    }
}

/// The redirects and conditions that led a request to a listener.
#[derive(Debug, Clone, Default)]
struct Trail {
    redirects: Vec<String>,
    depends_on: Option<String>,
}

struct Site<'a> {
    elbv2: &'a Elbv2,
    balancer: &'a LoadBalancer,
}

impl<'a> Site<'a> {
    fn follow(
        &self,
        listener: &'a Listener,
        request: Request<'_>,
        trail: &Trail,
        visits: &mut Vec<Visit<'a>>,
    ) -> Result<(), Reason> {
        if visits.len() >= MAX_VISITS {
            return Ok(());
        }
        if listener.demands_certificate() {
            visits.push(trail.end(Answer::Other("mutual-authentication")));
            return Ok(());
        }
        // The addresses for which the rules before had an answer.
        let mut answered: Vec<IpNet> = Vec::new();
        for rule in self.rules(listener)? {
            let mut fit = self.fit(rule, request);
            if fit == Fit::NotMet {
                continue;
            }
            answered.extend(self.only_addresses(rule, request));
            // Two rules, each for one half of all addresses, answer everybody.
            if !answered.is_empty() && self.are_everybody(answered.iter().copied()) {
                fit = Fit::Met;
            }
            let mut here = trail.clone();
            if let Fit::Depends(on) = &fit {
                here.depends_on.get_or_insert_with(|| on.clone());
            }
            let transform = rule.transforms.first();
            let transform = transform.map(|transform| transform.kind.as_str());
            self.answer(listener, &rule.actions, transform, request, &here, visits)?;
            if fit == Fit::Met {
                return Ok(());
            }
        }
        self.answer(
            listener,
            &listener.default_actions,
            None,
            request,
            trail,
            visits,
        )
    }

    /// The actions of all rules of all listeners.
    fn actions(&self) -> Result<Vec<&'a Action>, Reason> {
        let listeners = &self.elbv2.listeners;
        let listeners = listeners.get(&self.balancer.load_balancer_arn);
        let listeners = listeners.ok_or(Reason::NotRead {
            call: Call::DescribeListeners,
        })?;
        let mut actions = Vec::new();
        for listener in listeners.known()? {
            let rules = self.rules(listener)?.into_iter();
            actions.extend(rules.flat_map(|rule| &rule.actions));
            actions.extend(&listener.default_actions);
        }
        Ok(actions)
    }

    /// The rules without the default rule, in the order of their priority.
    fn rules(&self, listener: &Listener) -> Result<Vec<&'a Rule>, Reason> {
        let rules: &[Rule] = match self.elbv2.rules.get(&listener.listener_arn) {
            Some(rules) => rules.known()?,
            // Other kinds of load balancers have no rules.
            None if self.balancer.kind != "application" => &[],
            None => {
                return Err(Reason::NotRead {
                    call: Call::DescribeRules,
                });
            }
        };
        let mut ordered: Vec<&Rule> = rules.iter().filter(|rule| !rule.is_default).collect();
        ordered.sort_by_key(|rule| rule.priority.parse::<u32>().unwrap_or(u32::MAX));
        Ok(ordered)
    }

    /// Adds the answer of a rule's actions. Actions that let every request through, such as optional authentication, are
    /// skipped.
    fn answer(
        &self,
        listener: &'a Listener,
        actions: &'a [Action],
        transform: Option<&'a str>,
        request: Request<'_>,
        trail: &Trail,
        visits: &mut Vec<Visit<'a>>,
    ) -> Result<(), Reason> {
        let mut actions: Vec<&Action> = actions.iter().collect();
        actions.sort_by_key(|action| action.order.unwrap_or(i32::MAX));
        let deciding = actions
            .into_iter()
            .find(|action| !action.lets_everybody_through());
        let answer = match deciding.map(|action| (action, action.kind.as_str())) {
            Some((action, "redirect")) => {
                return self.redirect(listener, action, request, trail, visits);
            }
            Some((action, "forward")) => match transform {
                Some(transform) => Answer::Transformed(transform),
                None => Answer::Forward(shares(action)),
            },
            Some((action, "fixed-response")) => {
                let config = action.fixed_response_config.as_ref();
                Answer::Fixed(config.map_or("", |config| config.status_code.as_str()))
            }
            Some((_, other)) => Answer::Other(other),
            None => Answer::Forward(Vec::new()),
        };
        visits.push(trail.end(answer));
        Ok(())
    }

    fn redirect(
        &self,
        listener: &'a Listener,
        action: &Action,
        request: Request<'_>,
        trail: &Trail,
        visits: &mut Vec<Visit<'a>>,
    ) -> Result<(), Reason> {
        let own_protocol = listener.protocol.clone().unwrap_or_default();
        let own_port = listener.port.unwrap_or_default().to_string();
        let own_host = self.balancer.dns_name.to_lowercase();
        let config = action.redirect_config.clone().unwrap_or_default();
        let fill = |given: Option<String>, default: &str| {
            given
                .unwrap_or_else(|| default.to_owned())
                .replace("#{protocol}", &own_protocol)
                .replace("#{host}", &own_host)
                .replace("#{port}", &own_port)
                .replace("#{path}", request.path.trim_start_matches('/'))
        };
        let protocol = fill(config.protocol, "#{protocol}").to_uppercase();
        let port = fill(config.port, "#{port}");
        let host = fill(config.host, "#{host}");
        let path = fill(config.path, "/#{path}");
        let url = url(&protocol, &host, &port, &path);
        let mut here = trail.clone();
        let is_seen = here.redirects.contains(&url)
            || url == self::url(&own_protocol, &own_host, &own_port, request.path);
        here.redirects.push(url);
        let is_target = |other: &&Listener| {
            let other_port = other.port.unwrap_or_default().to_string();
            other_port == port && other.protocol.as_deref() == Some(protocol.as_str())
        };
        let listeners = &self.elbv2.listeners;
        let listeners = listeners.get(&self.balancer.load_balancer_arn);
        let answer = if is_seen || here.redirects.len() > MAX_REDIRECTS {
            Answer::RedirectLoop
        } else if !host.eq_ignore_ascii_case(&own_host) {
            Answer::OtherHost
        } else {
            let listeners = match listeners {
                Some(listeners) => listeners.known()?.as_slice(),
                None => &[],
            };
            match listeners.iter().find(is_target) {
                Some(next) => {
                    let request = Request {
                        // A redirect of 301 or 302 makes a GET of a POST.
                        method: "GET",
                        path: &path,
                    };
                    return self.follow(next, request, &here, visits);
                }
                None => Answer::NoListener(format!("{protocol}:{port}")),
            }
        };
        visits.push(here.end(answer));
        Ok(())
    }

    /// Whether a request meets all conditions of a rule.
    fn fit(&self, rule: &Rule, request: Request<'_>) -> Fit {
        let mut all = Fit::Met;
        for condition in &rule.conditions {
            match self.meets(condition, request) {
                Fit::Met => {}
                Fit::NotMet => return Fit::NotMet,
                depends @ Fit::Depends(_) => all = depends,
            }
        }
        all
    }

    fn meets(&self, condition: &RuleCondition, request: Request<'_>) -> Fit {
        let depends = |detail: &str| {
            let detail = [condition.field.as_str(), detail];
            Fit::Depends(detail.join(" ").trim_end().to_owned())
        };
        match condition.field.as_str() {
            "host-header" => {
                let host = self.balancer.dns_name.to_lowercase();
                let config = condition.host_header_config.as_ref();
                let values = config.map_or(&[][..], |config| &config.values);
                let regexes = config.map_or(&[][..], |config| &config.regex_values);
                let mut globs = condition.values.iter().chain(values);
                if globs.any(|glob| matches_glob(&glob.to_lowercase(), &host)) {
                    return Fit::Met;
                }
                any_regex(regexes, &host).map_or_else(|| depends("regex"), Fit::of)
            }
            "path-pattern" => {
                let config = condition.path_pattern_config.as_ref();
                let values = config.map_or(&[][..], |config| &config.values);
                let regexes = config.map_or(&[][..], |config| &config.regex_values);
                let mut globs = condition.values.iter().chain(values);
                if globs.any(|glob| matches_glob(glob, request.path)) {
                    return Fit::Met;
                }
                any_regex(regexes, request.path).map_or_else(|| depends("regex"), Fit::of)
            }
            "http-request-method" => {
                let config = condition.http_request_method_config.as_ref();
                let values = config.map_or(&[][..], |config| &config.values);
                let mut methods = condition.values.iter().chain(values);
                Fit::of(methods.any(|method| method == request.method))
            }
            "source-ip" => {
                if self.are_everybody(ranges_of(condition)) {
                    Fit::Met
                } else {
                    depends("")
                }
            }
            "http-header" => {
                let config = condition.http_header_config.as_ref();
                let name = config.map_or("", |config| config.http_header_name.as_str());
                let lower = name.to_lowercase();
                // The values are not in the snapshot, because they often contain a shared secret.
                let may_come = name.is_empty()
                    || lower.starts_with("sec-")
                    || SENT_HEADERS.contains(&lower.as_str());
                if may_come { depends(name) } else { Fit::NotMet }
            }
            // Requests for the front page and its files have no query string.
            "query-string" => Fit::NotMet,
            _ => depends(""),
        }
    }

    /// The addresses from which every request gets the answer of this rule: those of its source-ip condition, if the request
    /// meets all other conditions.
    fn only_addresses(&self, rule: &Rule, request: Request<'_>) -> Vec<IpNet> {
        let is_source = |condition: &&RuleCondition| condition.field == "source-ip";
        let mut sources = rule.conditions.iter().filter(is_source);
        let (Some(source), None) = (sources.next(), sources.next()) else {
            return Vec::new();
        };
        let others = rule.conditions.iter();
        let mut others = others.filter(|condition| !is_source(condition));
        if others.all(|condition| self.meets(condition, request) == Fit::Met) {
            ranges_of(source).collect()
        } else {
            Vec::new()
        }
    }

    /// Whether these ranges together contain all addresses that visitors can have.
    fn are_everybody(&self, ranges: impl Iterator<Item = IpNet>) -> bool {
        let joined = IpNet::aggregate(&ranges.collect::<Vec<_>>());
        let has_all = |is_ipv4: bool| {
            joined
                .iter()
                .any(|range| range.prefix_len() == 0 && range.addr().is_ipv4() == is_ipv4)
        };
        let by_ipv6 = self.balancer.ip_address_type.starts_with("dualstack");
        has_all(true) && (!by_ipv6 || has_all(false))
    }
}

/// The ranges of a source-ip condition.
fn ranges_of(condition: &RuleCondition) -> impl Iterator<Item = IpNet> {
    let config = condition.source_ip_config.as_ref();
    let values = config.map_or(&[][..], |config| &config.values);
    let ranges = condition.values.iter().chain(values);
    ranges.filter_map(|range| range.parse().ok())
}

impl Trail {
    fn end<'a>(&self, answer: Answer<'a>) -> Visit<'a> {
        Visit {
            answer,
            redirects: self.redirects.clone(),
            depends_on: self.depends_on.clone(),
        }
    }
}

fn url(protocol: &str, host: &str, port: &str, path: &str) -> String {
    let scheme = protocol.to_lowercase();
    match (scheme.as_str(), port) {
        ("http", "80") | ("https", "443") => format!("{scheme}://{host}{path}"),
        _ => format!("{scheme}://{host}:{port}{path}"),
    }
}

/// Whether a pattern matches the whole text: `*` stands for any characters, `?` for exactly one.
///
/// `/a*c` and `/abc`: `/a` reaches position 2, the star positions 2, 3 and 4, and `c` position 4, which is the end.
fn matches_glob(pattern: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    // Whether the pattern so far matches the text up to each position.
    let mut reached = vec![false; text.len() + 1];
    if let Some(start) = reached.first_mut() {
        *start = true;
    }
    for letter in pattern.chars() {
        reached = match letter {
            '*' => {
                let any = reached.iter().scan(false, |any, here| {
                    *any |= here;
                    Some(*any)
                });
                any.collect()
            }
            _ => {
                let steps = reached.iter().zip(&text);
                let steps = steps.map(|(here, next)| *here && (letter == '?' || letter == *next));
                std::iter::once(false).chain(steps).collect()
            }
        };
    }
    reached.last() == Some(&true)
}

/// Whether one of these expressions matches; `None` if AWS's documentation does not decide it.
///
/// AWS does not document whether an expression must match the whole text, nor whether it ignores case. If these
/// interpretations differ, the result is `None`.
fn any_regex(expressions: &[String], text: &str) -> Option<bool> {
    let mut open = false;
    for expression in expressions {
        let whole = format!("^(?:{expression})$");
        let readings = [
            matches_regex(expression, text, false)?,
            matches_regex(expression, text, true)?,
            matches_regex(&whole, text, false)?,
            matches_regex(&whole, text, true)?,
        ];
        if readings.iter().all(|matches| *matches) {
            return Some(true);
        }
        open |= readings.iter().any(|matches| *matches);
    }
    (!open).then_some(false)
}

fn matches_regex(expression: &str, text: &str, any_case: bool) -> Option<bool> {
    let mut builder = RegexBuilder::new(expression);
    builder.unicode(false).case_insensitive(any_case);
    let expression = builder.build().ok()?;
    Some(expression.is_match(text.as_bytes()))
}

#[cfg(test)]
mod tests;
