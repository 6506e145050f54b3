use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, Pass, Stated, StatedValue, Verdict, failed};
use crate::account::{Account, short};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::inventory::targets_of;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::elbv2::{Action, Listener, Rule};
use crate::snapshot::{Call, Reason};

/// Asserts that a load balancer listens on a port and forwards everything to a target group.
///
/// A fixed response or a redirect in its place is no working site, even if it answers 200. A rule that catches every
/// path before the default action counts in its place.
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
        let rules: &[Rule] = match account.snapshot.elbv2.rules.get(&listener.listener_arn) {
            Some(rules) => rules.known()?,
            None => {
                return Err(Reason::NotRead {
                    call: Call::DescribeRules,
                }
                .into());
            }
        };
        let actions = deciding_actions(listener, rules);
        let forwards = actions
            .iter()
            .any(|action| targets_of(action).contains(&group.target_group_arn.as_str()));
        if forwards {
            let saw = Message::new("listener-saw")
                .with("load_balancer", label)
                .with("listener", shown(listener))
                .with("target_group", account.label(&self.target_group));
            return Ok(Pass::saw(
                saw,
                [&listener.listener_arn, &group.target_group_arn],
            ));
        }
        let does: Vec<Message> = actions.iter().map(what_it_does).collect();
        failed(
            Message::new("listener-other")
                .with("load_balancer", label)
                .with("listener", shown(listener))
                .with("does", does),
            self.fix(account),
            [&listener.listener_arn, &group.target_group_arn],
        )
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
}

impl ListenerForwards {
    fn fix(&self, account: &Account<'_>) -> Message {
        Message::new("listener-fix")
            .with("listener", format!("{}:{}", self.protocol, self.port))
            .with("target_group", account.label(&self.target_group))
    }
}

/// The actions that a request for the front page meets: those of the first rule that catches every path, else the
/// default ones.
fn deciding_actions<'a>(listener: &'a Listener, rules: &'a [Rule]) -> &'a [Action] {
    let mut ordered: Vec<&Rule> = rules.iter().filter(|rule| !rule.is_default).collect();
    ordered.sort_by_key(|rule| rule.priority.parse::<u32>().unwrap_or(u32::MAX));
    let catches_all = |rule: &&&Rule| {
        !rule.conditions.is_empty()
            && rule.conditions.iter().all(|condition| {
                condition.field == "path-pattern"
                    && condition
                        .values
                        .iter()
                        .any(|value| matches!(value.as_str(), "*" | "/*" | "/"))
            })
    };
    ordered
        .iter()
        .find(catches_all)
        .map_or(&listener.default_actions, |rule| &rule.actions)
}

fn shown(listener: &Listener) -> String {
    let protocol = listener.protocol.as_deref().unwrap_or_default();
    format!("{protocol}:{}", listener.port.unwrap_or_default())
}

fn what_it_does(action: &Action) -> Message {
    match action.kind.as_str() {
        "forward" => {
            let groups: Vec<String> = targets_of(action)
                .into_iter()
                .map(|arn| short(arn).to_owned())
                .collect();
            Message::new("action-forward").with("groups", groups)
        }
        "fixed-response" => Message::new("action-fixed").with(
            "status",
            action
                .fixed_response_config
                .as_ref()
                .map(|config| config.status_code.clone())
                .unwrap_or_default(),
        ),
        "redirect" => Message::new("action-redirect"),
        other => Message::new("action-other").with("type", other),
    }
}
