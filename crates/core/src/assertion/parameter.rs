use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, Pass, Shortfall, Stated, StatedValue, Verdict, failed};
use crate::account::Account;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::scope::ParameterScope;
use crate::snapshot::services::{DbInstance, Parameter as Stored};
use crate::snapshot::{Call, Reason, Scope};

/// Asserts that a Systems Manager parameter exists, under exactly its name, and holds what the page asks for.
///
/// SecureString values are never decrypted: such a parameter passes on its existence, with advice where the page says
/// String. Plain values are read only where
/// the suite compares them. White space around a value, `http://` in front of a host name and the instance's
/// identifier in place of its endpoint are the usual slips; a port behind the host name works and is advice.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// The parameter's name.
    pub name: String,
    /// Whether the page asks for a SecureString. A plain String works and is advice.
    #[serde(default)]
    pub secure: bool,
    /// What the value must be. Without it, only that there is one is asserted, and the value is not read.
    #[serde(default)]
    pub value: Option<Value>,
}

/// What a parameter must hold.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Value {
    /// Exactly this text.
    Is(String),
    /// The endpoint of this database, by its name under `resources`.
    EndpointOf(ResourceName),
    /// The master user of this database, without white space around it. Another user is advice: the database
    /// may have one of its own for the site.
    UsernameOf(ResourceName),
    /// Any text without white space around it.
    AnyText,
}

impl Assertion for Parameter {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let Some(stored) = self.stored(account)? else {
            return failed(
                Message::new("parameter-absent")
                    .with("name", &self.name)
                    .with("region", &account.snapshot.account.region),
                Message::new("parameter-absent-fix")
                    .with("name", &self.name)
                    .with("type", self.asked_type()),
                [] as [&str; 0],
            );
        };
        let saw = Message::new("parameter-saw")
            .with("name", &stored.name)
            .with("type", &stored.kind);
        let mut pass = Pass::saw(saw, [&stored.name]);
        if stored.name != self.name {
            pass = pass.advise(Message::new("parameter-slash").with("name", &self.name));
        }
        if self.secure && stored.kind != "SecureString" {
            pass = pass.advise(Message::new("parameter-plain").with("name", &self.name));
        }
        if !self.secure && stored.kind != "String" {
            let advice = Message::new("parameter-type").with("name", &self.name);
            pass = pass.advise(advice.with("type", &stored.kind));
        }
        match self.check_value(account, stored)? {
            Some(advice) => Ok(pass.advise(advice)),
            None => Ok(pass),
        }
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        let value = match &self.value {
            Some(Value::Is(text)) => Message::new("parameter-value-is").with("value", text),
            Some(Value::EndpointOf(resource)) => {
                Message::new("parameter-value-endpoint").with("database", account.label(resource))
            }
            Some(Value::UsernameOf(_) | Value::AnyText) | None => {
                Message::new("parameter-value-any")
            }
        };
        Message::new("parameter-expected")
            .with("name", &self.name)
            .with("type", self.asked_type())
            .with("value", value)
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        match &self.value {
            Some(Value::EndpointOf(resource)) => vec![(resource, Some(ResourceKind::Database))],
            _ => Vec::new(),
        }
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        // The names of types in Japanese are those of the console in that language.
        let kind = if self.secure {
            StatedValue::term("SecureString").or_term("安全な文字列")
        } else {
            StatedValue::term("String").or_term("文字列")
        };
        let value = match &self.value {
            Some(Value::Is(text)) => Some(StatedValue::name(text)),
            Some(Value::EndpointOf(_) | Value::UsernameOf(_) | Value::AnyText) | None => None,
        };
        let name = Stated::value(StatedValue::name(&self.name));
        vec![name.beside(kind).beside_some(value)]
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::GetParameters]
    }

    fn is_made(&self, account: &Account<'_>) -> Option<bool> {
        // What cannot be read may have been made.
        Some(self.stored(account).map_or(true, |stored| stored.is_some()))
    }

    fn extend_scope(&self, scope: &mut Scope) {
        for name in [self.name.clone(), format!("/{}", self.name)] {
            scope.parameters.push(ParameterScope {
                name,
                readable: self.value.is_some() && !self.secure,
            });
        }
        // For a piece of advice: without it, nothing is unknown.
        if let Some(Value::UsernameOf(_)) = &self.value {
            scope.calls.insert(Call::DescribeDBInstances);
        }
    }
}

impl Parameter {
    /// The parameter as it is stored. Whether AWS takes "/NAME" for "NAME" could not be verified, so that a slash is
    /// advice at most.
    fn stored<'a>(&self, account: &Account<'a>) -> Result<Option<&'a Stored>, Reason> {
        let parameters = account.snapshot.ssm.parameters.known()?;
        let named = |name: &str| parameters.iter().find(|stored| stored.name == name);
        Ok(named(&self.name).or_else(|| named(&format!("/{}", self.name))))
    }

    fn asked_type(&self) -> &'static str {
        if self.secure {
            "SecureString"
        } else {
            "String"
        }
    }

    /// A piece of advice about a value that works.
    fn check_value(
        &self,
        account: &Account<'_>,
        stored: &Stored,
    ) -> Result<Option<Message>, Shortfall> {
        let (Some(wanted), Some(value)) = (&self.value, &stored.value) else {
            return Ok(None);
        };
        let wrong = |why: Message, asked: String| {
            failed(
                Message::new("parameter-wrong")
                    .with("name", &stored.name)
                    .with("why", why),
                Message::new("parameter-fix")
                    .with("name", &stored.name)
                    .with("value", asked),
                [&stored.name],
            )
        };
        let asked = match wanted {
            Value::Is(text) => text.clone(),
            Value::EndpointOf(resource) => endpoint(account.database(resource)?),
            Value::UsernameOf(_) | Value::AnyText => value.trim().to_owned(),
        };
        if value.trim().is_empty() {
            return wrong(Message::new("parameter-empty"), asked);
        }
        if value.trim() != value {
            return wrong(Message::new("parameter-space").with("value", value), asked);
        }
        match wanted {
            Value::AnyText => Ok(None),
            Value::UsernameOf(resource) => {
                let database = account.database(resource).ok();
                let user = database.and_then(|database| database.master_username.as_ref());
                let other = user.filter(|user| *user != value).map(|user| {
                    Message::new("parameter-other-user")
                        .with("value", value)
                        .with("user", user)
                });
                Ok(other)
            }
            Value::Is(text) if text == value => Ok(None),
            Value::Is(_) => wrong(Message::new("parameter-other").with("value", value), asked),
            Value::EndpointOf(resource) => {
                let database = account.database(resource)?;
                let port = database
                    .endpoint
                    .as_ref()
                    .map_or(0, |endpoint| endpoint.port);
                if *value == asked {
                    return Ok(None);
                }
                if value
                    .strip_suffix(&format!(":{port}"))
                    .is_some_and(|host| host == asked)
                {
                    return Ok(Some(Message::new("parameter-port").with("value", value)));
                }
                wrong(self.why_not_endpoint(account, database, value), asked)
            }
        }
    }

    fn why_not_endpoint(
        &self,
        account: &Account<'_>,
        database: &DbInstance,
        value: &str,
    ) -> Message {
        if value.contains("://") {
            return Message::new("parameter-scheme").with("value", value);
        }
        if value == database.db_instance_identifier {
            return Message::new("parameter-identifier").with("value", value);
        }
        let others = account
            .snapshot
            .rds
            .db_instances
            .known()
            .map_or(&[][..], Vec::as_slice);
        match others.iter().find(|other| endpoint(other) == value) {
            Some(other) => Message::new("parameter-other-database")
                .with("value", value)
                .with("database", &other.db_instance_identifier),
            None => Message::new("parameter-other-host").with("value", value),
        }
    }
}

fn endpoint(database: &DbInstance) -> String {
    database
        .endpoint
        .as_ref()
        .map(|endpoint| endpoint.address.clone())
        .unwrap_or_default()
}
