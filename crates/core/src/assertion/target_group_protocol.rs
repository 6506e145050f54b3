use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Stated, StatedValue, Verdict, failed};
use crate::account::Account;
use crate::change::{Change, TargetGroupSetting};
use crate::ids::ResourceName;
use crate::message::{Arg, Message};
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::elbv2::TargetGroup;
use crate::snapshot::{Call, Reason, Scope};

/// Asserts that a target group and its health check use the protocol and the port of the containers.
///
/// The protocol must be the page's. The protocol version, the IP address type, and the protocol and port of the health check
/// have defaults that work. Another value is a failure, or advice if targets are healthy with it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetGroupProtocol {
    /// The target group, by its name under `resources`.
    pub target_group: ResourceName,
    /// The protocol: "HTTP".
    pub protocol: String,
    /// The port of the containers, which the health check may name.
    pub port: u16,
}

/// A property of a target group, and its accepted values.
struct Setting {
    name: &'static str,
    value: Option<String>,
    right: Vec<String>,
}

impl Setting {
    fn new(name: &'static str, value: &Option<String>, right: &[&str]) -> Self {
        Setting {
            name,
            value: value.clone(),
            right: right.iter().map(|value| (*value).to_owned()).collect(),
        }
    }

    fn asked(&self) -> Message {
        Message::new("asked-one-of").with("values", Arg::Alternatives(self.right.clone()))
    }

    fn saw(&self, label: &Arg) -> Message {
        Message::new("property-saw")
            .with("resource", label.clone())
            .with("property", self.name)
            .with("value", self.value.iter().cloned().collect::<Vec<_>>())
    }
}

impl Assertion for TargetGroupProtocol {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let group = account.target_group(&self.target_group)?;
        let arn = &group.target_group_arn;
        let label = account.label(&self.target_group);
        let wrong = |setting: &Setting| {
            let fix = Message::new("property-fix")
                .with("resource", label.clone())
                .with("property", setting.name)
                .with("asked", setting.asked());
            failed(setting.saw(&label), fix, [arn])
        };
        let protocol = self.protocol(group);
        if !is_one_of(&protocol) {
            return wrong(&protocol);
        }
        let mut pass = Pass::saw(protocol.saw(&label), [arn]);
        for setting in self.unusual(group) {
            if !has_healthy_targets(account, arn)? {
                return wrong(&setting);
            }
            let advice = Message::new("property-advice")
                .with("actual", setting.saw(&label))
                .with("asked", setting.asked());
            pass = pass.advise(advice);
        }
        Ok(pass)
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let group = account.target_group(&self.target_group)?;
        if !is_one_of(&self.protocol(group)) {
            let vpc = group.vpc_id.as_deref().unwrap_or_default();
            return Ok(account.replace_target_group(group, vpc, &self.protocol, self.port));
        }
        let settings = self.unusual(group).into_iter().filter_map(|setting| {
            let right = setting.right.first()?.clone();
            match setting.name {
                "HealthCheckProtocol" => Some(TargetGroupSetting::HealthCheckProtocol(right)),
                "HealthCheckPort" => Some(TargetGroupSetting::HealthCheckPort(right)),
                _ => None,
            }
        });
        let settings: Vec<TargetGroupSetting> = settings.collect();
        let change = (!settings.is_empty()).then(|| Change::SetTargetGroup {
            target_group: group.target_group_arn.clone(),
            settings,
        });
        Ok(change.into_iter().collect())
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        let group = account.target_group(&self.target_group).ok();
        let protocol = self.protocol(group.unwrap_or(&TargetGroup::default()));
        let unusual = group.and_then(|group| {
            let works = has_healthy_targets(account, &group.target_group_arn).unwrap_or(true);
            let first = self.unusual(group).into_iter().next();
            first.filter(|_| is_one_of(&protocol) && !works)
        });
        let about = unusual.unwrap_or(protocol);
        Message::new("property-expected")
            .with("resource", account.page_name(&self.target_group))
            .with("property", about.name)
            .with("asked", about.asked())
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.target_group, Some(ResourceKind::TargetGroup))]
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        vec![Stated::value(StatedValue::term(&self.protocol))]
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }

    fn extend_scope(&self, scope: &mut Scope) {
        // Only needed if a setting is not the default, because it may still work.
        scope.calls.insert(Call::DescribeTargetHealth);
    }
}

impl TargetGroupProtocol {
    fn protocol(&self, group: &TargetGroup) -> Setting {
        Setting::new("Protocol", &group.protocol, &[&self.protocol])
    }

    /// The other settings with a value that is neither the default nor equivalent to it.
    /// Source: Elastic Load Balancing API reference, "TargetGroup".
    fn unusual(&self, group: &TargetGroup) -> Vec<Setting> {
        let port = self.port.to_string();
        let all = [
            Setting::new("ProtocolVersion", &group.protocol_version, &["HTTP1"]),
            Setting::new("IpAddressType", &group.ip_address_type, &["ipv4"]),
            Setting::new(
                "HealthCheckProtocol",
                &group.health_check_protocol,
                &[&self.protocol],
            ),
            Setting::new(
                "HealthCheckPort",
                &group.health_check_port,
                &["traffic-port", &port],
            ),
        ];
        let all = all.into_iter();
        all.filter(|setting| setting.value.is_some() && !is_one_of(setting))
            .collect()
    }
}

fn is_one_of(setting: &Setting) -> bool {
    let value = setting.value.as_ref();
    value.is_some_and(|value| setting.right.contains(value))
}

/// Whether targets are healthy with the current settings.
fn has_healthy_targets(account: &Account<'_>, arn: &str) -> Result<bool, Reason> {
    let targets = match account.snapshot.elbv2.target_health.get(arn) {
        Some(targets) => targets.known()?,
        None => {
            return Err(Reason::NotRead {
                call: Call::DescribeTargetHealth,
            });
        }
    };
    let mut targets = targets.iter();
    Ok(targets.any(|target| target.target_health.state == "healthy"))
}
