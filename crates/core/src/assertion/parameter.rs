use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assert, Assertion, Context, NotPassed, Pass, Stated, StatedValue, Verdict, failed};
use crate::account::Account;
use crate::change::Change;
use crate::ids::ResourceName;
use crate::message::{Arg, Message};
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::host::{HostPort, RdsHost, RdsHostKind};
use crate::snapshot::public::same_letters;
use crate::snapshot::scope::ParameterScope;
use crate::snapshot::services::Parameter as Stored;
use crate::snapshot::{Call, Reason, Scope};
use crate::verdict::Finding;

mod endpoint;

use endpoint::{Endpoint, Judgement};

/// Asserts that a Systems Manager parameter exists, under exactly its name, and holds what the page asks for.
///
/// SecureString values are never decrypted: such a parameter passes if it exists, with advice if the page says String. Plain
/// values are only read if the suite compares them, and only kept and shown if they are known to be public. Common mistakes are
/// white space around a value, `http://` before a host name, and the instance's identifier in place of its endpoint. A port
/// after the host name works and is advice. Valid host names of a database are its own endpoint and the writer endpoint of
/// its cluster. A proxy, a custom endpoint or a custom DNS name is unknown.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// The parameter's name.
    pub name: String,
    /// Whether the page asks for a SecureString. A plain String works and is advice.
    #[serde(default)]
    pub secure: bool,
    /// The required value. Without it, the check only asserts that the parameter exists, and the value is not read.
    #[serde(default)]
    pub value: Option<Value>,
}

/// The required value of a parameter.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Value {
    /// Exactly this text.
    Is(String),
    /// The endpoint of this database, by its name under `resources`.
    EndpointOf(ResourceName),
    /// The master user of this database, without white space around it. Another user is advice, because the database may have
    /// a separate user for the site.
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
            let id = match stored.value {
                Some(_) => "parameter-type-read",
                None => "parameter-type",
            };
            let advice = Message::new(id).with("name", &self.name);
            pass = pass.advise(advice.with("type", &stored.kind));
        }
        match self.check_value(account, stored)? {
            Some(advice) => Ok(pass.advise(advice)),
            None => Ok(pass),
        }
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let stored = self.stored(account)?;
        let value = match &self.value {
            Some(Value::Is(text)) => Some(text.clone()),
            Some(Value::EndpointOf(resource)) => {
                match self.endpoint(account, resource, "")?.asked() {
                    Arg::Text(text) => Some(text),
                    _ => None,
                }
            }
            Some(Value::UsernameOf(resource)) => master_user(account, resource).cloned(),
            Some(Value::AnyText) | None => None,
        };
        let put = Change::PutParameter {
            name: stored.map_or(&self.name, |stored| &stored.name).clone(),
            secure: self.secure,
            value: value.filter(|_| !self.secure),
            exists: stored.is_some(),
        };
        // Tasks read parameters when they start.
        Ok(std::iter::once(put).chain(account.redeploy()).collect())
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
        // In Japanese, pages use the names of types in the Japanese console.
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
        // A parameter that could not be read may exist.
        Some(self.stored(account).map_or(true, |stored| stored.is_some()))
    }

    fn extend_scope(&self, scope: &mut Scope) {
        for name in [self.name.clone(), format!("/{}", self.name)] {
            scope.parameters.push(ParameterScope {
                name,
                readable: self.value.is_some() && !self.secure,
                text: match &self.value {
                    Some(Value::Is(text)) => Some(text.clone()),
                    _ => None,
                },
                host: matches!(self.value, Some(Value::EndpointOf(_))),
            });
        }
        match &self.value {
            // Only needed for advice; the check does not become unknown without it.
            Some(Value::UsernameOf(_)) => {
                scope.calls.insert(Call::DescribeDBInstances);
            }
            // Only needed if the value is an IP address: it may be in the database's subnets.
            Some(Value::EndpointOf(_)) => {
                scope.calls.insert(Call::DescribeSubnets);
            }
            Some(Value::Is(_) | Value::AnyText) | None => {}
        }
    }
}

impl Parameter {
    /// The stored parameter. It could not be verified whether AWS treats "/NAME" and "NAME" as the same parameter, so a
    /// leading slash is only advice.
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

    /// Compares the value. Returns advice about a value that works.
    ///
    /// # Errors
    /// If the value is wrong, or it is not known whether it works.
    fn check_value(
        &self,
        account: &Account<'_>,
        stored: &Stored,
    ) -> Result<Option<Message>, NotPassed> {
        let (Some(wanted), Some(value)) = (&self.value, &stored.value) else {
            return Ok(None);
        };
        if value.trim() != value || value.is_empty() {
            return self.wrong_space(account, stored, wanted, value);
        }
        match wanted {
            Value::AnyText => Ok(None),
            Value::UsernameOf(resource) => {
                let user = master_user(account, resource);
                let other = user.filter(|user| *user != value).map(|user| {
                    Message::new("parameter-other-user")
                        .with("value", account.shown(value))
                        .with("user", user)
                });
                Ok(other)
            }
            Value::Is(text) if text == value => Ok(None),
            Value::Is(text) => {
                let shown = if same_letters(text, value) {
                    value.into()
                } else {
                    account.shown(value)
                };
                let why = Message::new("parameter-other").with("value", shown);
                wrong(stored, why, text.into())
            }
            Value::EndpointOf(resource) => {
                let endpoint = self.endpoint(account, resource, value)?;
                match endpoint.judge()? {
                    Judgement::Right(advice) => Ok(advice),
                    Judgement::Wrong(why) => wrong(stored, why, endpoint.asked()),
                    // Other findings about the database's port are consequences of the same mistake.
                    Judgement::WrongPort(why) => {
                        let mut finding = finding(stored, why, endpoint.asked());
                        let database = &endpoint.database.db_instance_identifier;
                        finding.resources.push(database.clone());
                        Err(NotPassed::Failed(finding))
                    }
                }
            }
        }
    }

    /// The failure for a value that is blank or has white space around it.
    fn wrong_space(
        &self,
        account: &Account<'_>,
        stored: &Stored,
        wanted: &Value,
        value: &str,
    ) -> Result<Option<Message>, NotPassed> {
        let text = value.trim();
        let asked: Option<Arg> = match wanted {
            Value::Is(text) => Some(text.into()),
            Value::EndpointOf(resource) => Some(self.endpoint(account, resource, text)?.asked()),
            Value::UsernameOf(resource) => master_user(account, resource)
                .filter(|user| !user.is_empty() && (text.is_empty() || *user == text))
                .map(Arg::from),
            Value::AnyText => None,
        };
        let is_asked = asked == Some(text.into());
        let why = match text.is_empty() {
            true => Message::new("parameter-empty"),
            false if is_asked => Message::new("parameter-space").with("value", value),
            false => Message::new("parameter-space").with("value", account.shown(value)),
        };
        let fix = match (asked, text.is_empty()) {
            (Some(asked), _) => return wrong(stored, why, asked),
            (None, true) => Message::new("parameter-empty-fix"),
            (None, false) => Message::new("parameter-space-fix"),
        };
        failed(
            Message::new("parameter-wrong")
                .with("name", &stored.name)
                .with("why", why),
            fix.with("name", &stored.name),
            [&stored.name],
        )
    }

    fn endpoint<'a, 'b>(
        &'b self,
        account: &'b Account<'a>,
        resource: &'b str,
        value: &'b str,
    ) -> Result<Endpoint<'a, 'b>, NotPassed> {
        Ok(Endpoint {
            account,
            resource,
            database: account.database(resource)?,
            parameter: &self.name,
            value,
        })
    }
}

/// The reason why the way to a database is not known, if a parameter of the suite that should hold its endpoint holds that of an
/// RDS Proxy. The tasks then connect to the proxy, whose security groups are not read.
pub(super) fn proxy_before(context: &Context<'_>, database: &ResourceName) -> Option<Reason> {
    let account = &context.account;
    let parameters = context.peers.iter().filter_map(|peer| match peer {
        Assert::Parameter(parameter) => Some(parameter),
        _ => None,
    });
    let leads_there = |parameter: &&Parameter| matches!(&parameter.value, Some(Value::EndpointOf(name)) if name == database);
    parameters.filter(leads_there).find_map(|parameter| {
        let value = parameter.stored(account).ok()??.value.as_ref()?;
        let host = HostPort::of(value).host;
        let is_proxy = RdsHost::parse(&host)?.kind == RdsHostKind::Proxy;
        is_proxy.then(|| Reason::NotModelled {
            what: format!("{} (RDS Proxy)", parameter.name),
        })
    })
}

/// The failure for a wrong value, with the value to set.
fn wrong<T>(stored: &Stored, why: Message, asked: Arg) -> Result<T, NotPassed> {
    Err(NotPassed::Failed(finding(stored, why, asked)))
}

fn finding(stored: &Stored, why: Message, asked: Arg) -> Finding {
    let actual = Message::new("parameter-wrong")
        .with("name", &stored.name)
        .with("why", why);
    let fix = Message::new("parameter-fix")
        .with("name", &stored.name)
        .with("value", asked);
    Finding::new(actual, fix, [&stored.name])
}

fn master_user<'a>(account: &Account<'a>, resource: &str) -> Option<&'a String> {
    let database = account.database(resource).ok()?;
    database.master_username.as_ref()
}
