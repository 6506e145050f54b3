use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Stated, StatedValue, Verdict, failed};
use crate::account::{Account, short};
use crate::change::Change;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::visitor::{self, Answer, Request, Share, Visit};
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::elbv2::{Elbv2, Listener, LoadBalancer, Rule, TargetHealthDescription};
use crate::snapshot::{Call, Fact, Reason, Scope};

/// The path of the site's address.
const FRONT: &str = "/";

/// Paths that the browser of every visitor requests. Source: WordPress's files and permalinks.
const READ: &[&str] = &[
    FRONT,
    "/hello-world/",
    "/wp-content/themes/twentytwentyfive/style.css",
    "/wp-content/uploads/2026/01/unicorn.png",
    "/wp-includes/js/jquery/jquery.min.js",
];

/// Requests of the site's administrators. A rule that blocks other visitors there may be intended.
const MANAGED: &[(&str, &str)] = &[
    ("GET", "/wp-login.php"),
    ("GET", "/wp-admin/"),
    ("POST", "/wp-login.php"),
];

/// Asserts that a load balancer listens on a port and forwards the site to a target group.
///
/// The check follows the rules, weights and redirects for a visitor who opens the load balancer's DNS name. A fixed response
/// is a failure, even with status 200. A redirect to a listener that forwards works and is advice. Target groups of the
/// same service count as one. If a share of the requests goes to a target group without healthy targets, that is a failure.
/// If the answer depends on the visitor's address or headers, it is unknown. So is a redirect to another host, as long as a
/// listener forwards to the target group: the host may be an alias of the load balancer.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListenerForwards {
    /// The load balancer, by its name under `resources`.
    pub load_balancer: ResourceName,
    /// The target group, by its name under `resources`.
    pub target_group: ResourceName,
    /// The listener's port.
    pub port: u16,
    /// The listener's protocol, as the console shows it: "HTTP".
    pub protocol: String,
}

impl Assertion for ListenerForwards {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let balancer = account.load_balancer(&self.load_balancer)?;
        let group = account.target_group(&self.target_group)?;
        let label = account.label(&self.load_balancer);
        let listener = self.listener(account, balancer)?;
        let mut site = Site {
            group: &group.target_group_arn,
            siblings: siblings(account, &group.target_group_arn),
            unread: unread_services(account),
            elbv2: &account.snapshot.elbv2,
            balancer,
            comes_to_group: false,
        };
        let mut ask = |request| {
            let visits = visitor::visit(&account.snapshot.elbv2, balancer, listener, request);
            visits.map(|visits| site.judge(&visits))
        };
        let about = |id: &'static str, does: Vec<Message>| {
            Message::new(id)
                .with("load_balancer", label.clone())
                .with("listener", shown(listener))
                .with("does", does)
        };
        let ids = [&listener.listener_arn, &group.target_group_arn];
        let mut open = None;
        let mut advice = Vec::new();
        for path in READ.iter().copied() {
            match ask(Request {
                method: "GET",
                path,
            })? {
                Judgement::Right(does) if path == FRONT => {
                    advice.extend(does.map(|does| about("listener-advice", vec![does])));
                }
                Judgement::Right(_) => {}
                Judgement::Open(reason) => open = open.or(Some(reason)),
                Judgement::Wrong(does) if path == FRONT => {
                    return failed(about("listener-other", does), self.fix(account), ids);
                }
                Judgement::Wrong(does) => {
                    let actual = about("listener-some", does).with("path", path);
                    return failed(actual, self.fix(account), ids);
                }
            }
        }
        if let Some(reason) = open {
            return Err(reason.into());
        }
        for (method, path) in MANAGED.iter().copied() {
            if let Judgement::Wrong(does) = ask(Request { method, path })? {
                let path = format!("{method} {path}");
                advice.push(about("listener-some", does).with("path", path));
                break;
            }
        }
        if !site.comes_to_group {
            // All requests go to the other target group of the service.
            let does = vec![forwards(
                site.siblings
                    .iter()
                    .copied()
                    .filter(|arn| *arn != site.group),
            )];
            return failed(about("listener-other", does), self.fix(account), ids);
        }
        let saw = Message::new("listener-saw")
            .with("load_balancer", label.clone())
            .with("listener", shown(listener))
            .with("target_group", account.label(&self.target_group));
        let mut pass = Pass::saw(saw, ids);
        pass.advice = advice;
        Ok(pass)
    }

    fn changes(&self, context: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let account = &context.account;
        let balancer = account.load_balancer(&self.load_balancer)?;
        let group = account.target_group(&self.target_group)?;
        let (load_balancer, target_group) = (
            balancer.load_balancer_arn.clone(),
            group.target_group_arn.clone(),
        );
        let elbv2 = &account.snapshot.elbv2;
        let Some(listeners) = elbv2.listeners.get(&load_balancer) else {
            return Ok(Vec::new());
        };
        let mut listeners = listeners.known()?.iter();
        let Some(listener) = listeners.find(|listener| listener.port == Some(self.port.into()))
        else {
            return Ok(vec![Change::CreateListener {
                load_balancer,
                protocol: self.protocol.clone(),
                port: self.port,
                target_group,
            }]);
        };
        let arn = &listener.listener_arn;
        let default = Change::SetListener {
            load_balancer: load_balancer.clone(),
            listener: arn.clone(),
            protocol: self.protocol.clone(),
            port: self.port,
            target_group,
        };
        let rules = elbv2.rules.get(arn).and_then(|rules| rules.known().ok());
        let rules = rules.into_iter().flatten().filter(|rule| !rule.is_default);
        let mut rules: Vec<&Rule> = rules.collect();
        rules.sort_by_key(|rule| (rule.priority.parse::<u32>().ok(), &rule.rule_arn));
        let deletions: Vec<Change> = rules
            .into_iter()
            .map(|rule| Change::DeleteListenerRule {
                load_balancer: load_balancer.clone(),
                rule: rule.rule_arn.clone(),
                priority: rule.priority.clone(),
            })
            .collect();
        // The smallest change that is enough: the default action, one rule, or only those rules without which it is not.
        let mut tries = vec![vec![default.clone()]];
        tries.extend(deletions.iter().map(|deletion| vec![deletion.clone()]));
        let enough = tries
            .into_iter()
            .find(|changes| self.passes_after(context, changes));
        let all = || std::iter::once(default.clone()).chain(deletions).collect();
        Ok(enough.unwrap_or_else(|| self.needed(context, all())))
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("listener-expected")
            .with("load_balancer", account.page_name(&self.load_balancer))
            .with("listener", format!("{}:{}", self.protocol, self.port))
            .with("target_group", account.page_name(&self.target_group))
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![
            (&self.load_balancer, Some(ResourceKind::LoadBalancer)),
            (&self.target_group, Some(ResourceKind::TargetGroup)),
        ]
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        let port = StatedValue::name(self.port);
        vec![Stated::value(port).beside(StatedValue::term(&self.protocol))]
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::DescribeListeners, Call::DescribeRules]
    }

    fn extend_scope(&self, scope: &mut Scope) {
        // Only needed if a share of the requests goes to another target group.
        scope.calls.insert(Call::DescribeTargetHealth);
    }
}

impl ListenerForwards {
    /// The listener with the page's port and protocol.
    ///
    /// # Errors
    /// If there is none, or the listeners could not be read.
    fn listener<'a>(
        &self,
        account: &Account<'a>,
        balancer: &LoadBalancer,
    ) -> Result<&'a Listener, NotPassed> {
        let label = account.label(&self.load_balancer);
        let listeners: &[Listener] = match account
            .snapshot
            .elbv2
            .listeners
            .get(&balancer.load_balancer_arn)
        {
            Some(listeners) => listeners.known()?,
            None => {
                return Err(Reason::NotRead {
                    call: Call::DescribeListeners,
                }
                .into());
            }
        };
        let is_port = |listener: &&Listener| listener.port == Some(i32::from(self.port));
        let Some(listener) = listeners.iter().find(is_port) else {
            let ports: Vec<String> = listeners.iter().map(shown).collect();
            return failed(
                Message::new("listener-absent")
                    .with("load_balancer", label)
                    .with("port", self.port.to_string())
                    .with("found", ports),
                self.fix(account),
                [&balancer.load_balancer_arn],
            );
        };
        let protocol = listener.protocol.as_deref().unwrap_or_default();
        if protocol != self.protocol {
            return failed(
                Message::new("listener-protocol")
                    .with("load_balancer", label)
                    .with("listener", shown(listener)),
                self.fix(account),
                [&listener.listener_arn],
            );
        }
        Ok(listener)
    }

    /// The changes without those that are not needed, the last ones first: a rule may be about another site.
    fn needed(&self, context: &Context<'_>, mut changes: Vec<Change>) -> Vec<Change> {
        if !self.passes_after(context, &changes) {
            // A rule that is not the reason stays.
            changes.truncate(1);
            return changes;
        }
        for at in (0..changes.len()).rev() {
            let mut fewer = changes.clone();
            fewer.remove(at);
            if self.passes_after(context, &fewer) {
                changes = fewer;
            }
        }
        changes
    }

    fn passes_after(&self, context: &Context<'_>, changes: &[Change]) -> bool {
        let mut after = context.account.snapshot.clone();
        changes.iter().for_each(|change| change.edit(&mut after));
        let account = Account {
            snapshot: &after,
            ..context.account
        };
        let after = Context {
            account,
            ..*context
        };
        !matches!(self.evaluate(&after), Err(NotPassed::Failed(_)))
    }

    fn fix(&self, account: &Account<'_>) -> Message {
        Message::new("listener-fix")
            .with("listener", format!("{}:{}", self.protocol, self.port))
            .with("target_group", account.label(&self.target_group))
    }
}

/// The ARNs of a target group and of all other target groups of the services that register tasks in it.
fn siblings<'a>(account: &Account<'a>, group: &'a str) -> Vec<&'a str> {
    let services = account.snapshot.ecs.services.values();
    let services = services
        .filter_map(|services| services.known().ok())
        .flatten();
    let services = services.filter(|service| service.target_groups().any(|arn| arn == group));
    let groups = services.flat_map(|service| service.target_groups());
    let mut all: Vec<&str> = groups.chain([group]).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn unread_services(account: &Account<'_>) -> Option<Reason> {
    let mut services = account.snapshot.ecs.services.values();
    services.find_map(|services| services.known().err())
}

/// The judgement of the answer to a request.
enum Judgement {
    /// It is the site. The message describes a deviation from the page.
    Right(Option<Message>),
    /// It is not the site, for all requests or for a share of them.
    Wrong(Vec<Message>),
    /// It depends on something that is not known.
    Open(Reason),
}

struct Site<'a> {
    /// The target group's ARN.
    group: &'a str,
    /// The ARNs of all target groups of its services.
    siblings: Vec<&'a str>,
    /// Set if services could not be read, so that siblings may be missing.
    unread: Option<Reason>,
    elbv2: &'a Elbv2,
    balancer: &'a LoadBalancer,
    /// Whether a request was forwarded to the group itself.
    comes_to_group: bool,
}

impl<'a> Site<'a> {
    /// The judgement of all possible answers: if all are right or all are wrong, that one. Otherwise it depends on the
    /// visitor, and the condition is the reason.
    fn judge(&mut self, visits: &[Visit<'a>]) -> Judgement {
        let judged: Vec<Judgement> = visits.iter().map(|visit| self.judge_one(visit)).collect();
        let is_wrong = |judgement: &Judgement| matches!(judgement, Judgement::Wrong(_));
        let all_agree = judged.iter().all(is_wrong)
            || judged.iter().all(|one| matches!(one, Judgement::Right(_)));
        if all_agree || visits.len() < 2 {
            // Most visitors get the last answer.
            return judged.into_iter().last().unwrap_or(Judgement::Right(None));
        }
        let condition = visits.iter().find_map(|visit| visit.depends_on.clone());
        Judgement::Open(Reason::NotModelled {
            what: condition.unwrap_or_default(),
        })
    }

    fn judge_one(&mut self, visit: &Visit<'a>) -> Judgement {
        let redirect = visit.redirects.last();
        let redirect = redirect.map(|url| Message::new("action-redirect").with("url", url));
        let does = match &visit.answer {
            Answer::Forward(shares) => match self.judge_shares(shares) {
                Judgement::Right(does) => return Judgement::Right(does.or(redirect)),
                Judgement::Wrong(does) => does,
                open @ Judgement::Open(_) => return open,
            },
            Answer::Transformed(what) => {
                return Judgement::Open(Reason::NotModelled {
                    what: (*what).to_owned(),
                });
            }
            Answer::RedirectLoop => return Judgement::Wrong(vec![Message::new("action-circle")]),
            Answer::NoListener(listener) => {
                let does = Message::new("action-no-listener").with("listener", listener);
                return Judgement::Wrong(vec![does]);
            }
            Answer::OtherHost => match self.may_come_back() {
                Ok(false) => Vec::new(),
                Ok(true) => {
                    let what = visit.redirects.last().cloned().unwrap_or_default();
                    return Judgement::Open(Reason::NotModelled { what });
                }
                Err(reason) => return Judgement::Open(reason),
            },
            Answer::Fixed(status) => vec![Message::new("action-fixed").with("status", *status)],
            Answer::Other(kind) => vec![Message::new("action-other").with("type", *kind)],
        };
        Judgement::Wrong(redirect.into_iter().chain(does).collect())
    }

    /// Whether a rule of the load balancer forwards to the group, so that another host may lead visitors back to it.
    fn may_come_back(&self) -> Result<bool, Reason> {
        let forwarded = visitor::forwarded(self.elbv2, self.balancer)?;
        Ok(forwarded.iter().any(|arn| self.siblings.contains(arn)))
    }

    /// The judgement of a weighted forward. A share of another target group is advice if it has working targets; without
    /// targets the load balancer answers 503.
    fn judge_shares(&mut self, shares: &[Share<'a>]) -> Judgement {
        self.comes_to_group |= shares
            .iter()
            .any(|share| share.target_group_arn == self.group);
        let is_sibling = |share: &&Share<'a>| self.siblings.contains(&share.target_group_arn);
        if let Some(reason) = &self.unread
            && !shares.iter().all(|share| is_sibling(&share))
        {
            return Judgement::Open(reason.clone());
        }
        if !shares.iter().any(|share| is_sibling(&share)) {
            let does = forwards(shares.iter().map(|share| share.target_group_arn));
            return Judgement::Wrong(vec![does]);
        }
        let mut advice = None;
        for share in shares.iter().filter(|share| !is_sibling(share)) {
            let about = |id: &'static str| {
                Message::new(id)
                    .with("percent", share.percent.to_string())
                    .with("group", short(share.target_group_arn))
            };
            let health = self.elbv2.target_health.get(share.target_group_arn);
            match health.map(Fact::known) {
                Some(Ok(targets)) if targets.iter().any(answers) => {
                    advice.get_or_insert(about("action-share"));
                }
                Some(Ok(_)) => return Judgement::Wrong(vec![about("action-share-dead")]),
                Some(Err(reason)) => return Judgement::Open(reason),
                None => {
                    return Judgement::Open(Reason::NotRead {
                        call: Call::DescribeTargetHealth,
                    });
                }
            }
        }
        Judgement::Right(advice)
    }
}

/// Whether the load balancer sends requests to a target. The state of Lambda functions without health checks is
/// "unavailable".
fn answers(target: &TargetHealthDescription) -> bool {
    matches!(
        target.target_health.state.as_str(),
        "healthy" | "initial" | "unavailable"
    )
}

fn forwards<'a>(groups: impl Iterator<Item = &'a str>) -> Message {
    let groups: Vec<String> = groups.map(|arn| short(arn).to_owned()).collect();
    Message::new("action-forward").with("groups", groups)
}

fn shown(listener: &Listener) -> String {
    let protocol = listener.protocol.as_deref().unwrap_or_default();
    format!("{protocol}:{}", listener.port.unwrap_or_default())
}
