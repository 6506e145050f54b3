use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::{
    Assert, Assertion, Context, NotPassed, Pass, Stated, StatedValue, Verdict, failed, pending,
};
use crate::account::Account;
use crate::change::{Change, DefinitionEdit};
use crate::ids::ResourceName;
use crate::message::{Arg, Message};
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::{Call, Reason};

/// Asserts that a property of a resource has one of the values the page asks for.
///
/// The property is named as the AWS CLI prints it, with dots for nested objects (`Endpoint.Port`). A list matches if one of
/// its elements matches. Values under `pending` make the check pending. `otherwise` decides whether any other value is a
/// failure or advice. If `wrong` is given, a value that is in no list is unknown, because AWS may add values.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Property {
    /// The resource, by its name under `resources`.
    pub resource: ResourceName,
    /// The property, as the AWS CLI prints it.
    pub name: String,
    /// Values that are right. `~` stands for an absent property.
    #[serde(default)]
    pub one_of: Vec<Option<String>>,
    /// For numbers: the minimum.
    #[serde(default)]
    pub at_least: Option<i64>,
    /// Values that change to a right value without further action.
    #[serde(default)]
    pub pending: Vec<String>,
    /// Wrong values. If given, a value that is in no list is unknown.
    #[serde(default)]
    pub wrong: Vec<String>,
    /// Whether any other value is a failure (the default) or advice.
    #[serde(default)]
    pub otherwise: Otherwise,
}

/// The result for a value that is not right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    #[default]
    Fail,
    Advise,
}

impl Assertion for Property {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let resource = account.as_json(&self.resource)?;
        let value = self
            .name
            .split('.')
            .try_fold(&resource, |value, name| value.get(name));
        let values = texts(value);
        let key = &account.found(&self.resource)?.key;
        let label = account.label(&self.resource);
        let shown = values.iter().flatten().cloned().collect::<Vec<_>>();
        let saw = Message::new("property-saw")
            .with("resource", label.clone())
            .with("property", &self.name)
            .with("value", shown.clone());
        if values.iter().any(|value| self.is_right(value.as_deref())) {
            return Ok(Pass::saw(saw, [key]));
        }
        if let Some(value) = shown.iter().find(|value| self.pending.contains(value)) {
            return pending(
                Message::new("property-pending")
                    .with("resource", label)
                    .with("value", value),
                Message::new("wait-minutes"),
                [key],
            );
        }
        if !self.wrong.is_empty()
            && let Some(value) = shown.iter().find(|value| !self.wrong.contains(value))
        {
            let what = format!("{} = {value}", self.name);
            return Err(Reason::NotModelled { what }.into());
        }
        let asked = self.asked();
        match self.otherwise {
            Otherwise::Advise => Ok(Pass::saw(saw.clone(), [key]).advise(
                Message::new("property-advice")
                    .with("actual", saw)
                    .with("asked", asked),
            )),
            Otherwise::Fail => failed(
                saw,
                Message::new("property-fix")
                    .with("resource", label)
                    .with("property", &self.name)
                    .with("asked", asked),
                [key],
            ),
        }
    }

    fn changes(&self, context: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let account = &context.account;
        let Some(declared) = account.resource(&self.resource) else {
            return Ok(Vec::new());
        };
        Ok(match (declared.kind, self.name.as_str()) {
            (ResourceKind::Database, "DBInstanceStatus") => {
                let database = account.database(&self.resource)?;
                let is_stopped = database.db_instance_status == "stopped";
                let database = database.db_instance_identifier.clone();
                is_stopped
                    .then_some(Change::StartDatabase { database })
                    .into_iter()
                    .collect()
            }
            (ResourceKind::TaskDefinition, "requiresCompatibilities" | "networkMode") => account
                .revise(
                    account.task_definition(&self.resource)?,
                    vec![DefinitionEdit::Fargate],
                ),
            (ResourceKind::LoadBalancer, "Scheme") => {
                let load_balancer = account
                    .load_balancer(&self.resource)?
                    .load_balancer_arn
                    .clone();
                vec![Change::MakeInternetFacing { load_balancer }]
            }
            (ResourceKind::TargetGroup, "TargetType") => {
                let group = account.target_group(&self.resource)?;
                let vpc = account.vpc(declared.vpc.as_deref().unwrap_or_default())?;
                let asked = context.peers.iter().find_map(|peer| match peer {
                    Assert::TargetGroupProtocol(asked) if asked.target_group == self.resource => {
                        Some(asked)
                    }
                    _ => None,
                });
                let is_ip = self
                    .one_of
                    .iter()
                    .any(|value| value.as_deref() == Some("ip"));
                match asked.filter(|_| is_ip) {
                    Some(asked) => account.replace_target_group(
                        group,
                        &vpc.vpc_id,
                        &asked.protocol,
                        asked.port,
                    ),
                    None => Vec::new(),
                }
            }
            _ => Vec::new(),
        })
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("property-expected")
            .with("resource", account.page_name(&self.resource))
            .with("property", &self.name)
            .with("asked", self.asked())
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.resource, None)]
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        // A property with pending values is a state, which pages do not state.
        if !self.pending.is_empty() {
            return Vec::new();
        }
        let word = self
            .one_of
            .first()
            .cloned()
            .flatten()
            .map(StatedValue::term);
        let number = self.at_least.map(StatedValue::name);
        word.into_iter().chain(number).map(Stated::value).collect()
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }

    fn problem(&self) -> Option<String> {
        (self.one_of.is_empty() && self.at_least.is_none())
            .then(|| "give `one_of` or `at_least`: this assertion could never pass".to_owned())
    }
}

impl Property {
    fn is_right(&self, value: Option<&str>) -> bool {
        let enough = |least: i64| {
            value
                .and_then(|value| value.parse::<i64>().ok())
                .is_some_and(|value| value >= least)
        };
        self.one_of.iter().any(|right| right.as_deref() == value)
            || self.at_least.is_some_and(enough)
    }

    fn asked(&self) -> Message {
        let one_of: Vec<String> = self.one_of.iter().flatten().cloned().collect();
        match (self.at_least, one_of.is_empty()) {
            (Some(least), _) => Message::new("asked-at-least").with("least", least.to_string()),
            (None, true) => Message::new("asked-absent"),
            (None, false) => Message::new("asked-one-of").with("values", Arg::Alternatives(one_of)),
        }
    }
}

/// The values of a property as texts. A missing or empty property gives a single `None`.
fn texts(value: Option<&Value>) -> Vec<Option<String>> {
    match value {
        None | Some(Value::Null) => vec![None],
        Some(Value::Array(values)) if values.is_empty() => vec![None],
        Some(Value::Array(values)) => values.iter().flat_map(|value| texts(Some(value))).collect(),
        Some(Value::String(text)) => vec![Some(text.clone())],
        Some(other) => vec![Some(other.to_string())],
    }
}
