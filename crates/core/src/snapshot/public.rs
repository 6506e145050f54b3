//! Which texts of an account are known to be no secrets.
//!
//! People paste passwords into the wrong field. The value of a parameter that this program cannot recognise as something
//! public is neither kept in a snapshot nor shown in a report.

use std::collections::BTreeMap;
use std::net::IpAddr;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::host::{HostPort, is_host_name};
use super::scope::{ParameterScope, TypedScope};
use super::{DeclaredCall, Fact, Scope, Snapshot, is_arn};

/// What stands in place of a text that may be a secret.
pub const MASK: &str = "***";

impl Snapshot {
    /// Whether a text is known to be public: an ARN, the name of a parameter, the name, host, schema or master user of a
    /// database, an address, a host name of AWS, or a port alone. White space around it, a scheme before it and a port
    /// behind it do not matter, and neither do capital letters.
    pub fn is_public(&self, text: &str) -> bool {
        let text = text.trim();
        let plain = without_scheme(text);
        let HostPort { host, port } = HostPort::of(plain);
        text.is_empty()
            || is_arn(text)
            || self.is_parameter(text)
            || self.names_database(plain)
            || self.names_database(&host)
            || host.parse::<IpAddr>().is_ok()
            || is_aws_host(&host)
            || (host.is_empty() && matches!(port, Some(Some(_))))
    }

    /// Masks the value of each parameter that is neither public nor close to what the suite asks for. White space around
    /// it stays: that is a mistake to be found.
    ///
    /// DB_NAME "Sup3rS3cret " becomes "*** "; "WordPress_DB" stays where the suite asks for "wordpress-db", and a host
    /// name stays where the suite asks for an endpoint.
    pub fn mask_parameters(&mut self, scope: &Scope) {
        let Ok(parameters) = self.ssm.parameters.known() else {
            return;
        };
        let is_kept = |name: &str, text: &str| {
            let mut asked = scope.parameters.iter().filter(|asked| asked.name == name);
            self.is_public(text) || asked.any(|asked| asked.is_for(text))
        };
        let values = parameters.iter().map(|stored| {
            let value = stored.value.as_deref()?;
            let text = value.trim();
            Some(if is_kept(&stored.name, text) {
                value.to_owned()
            } else {
                value.replacen(text, MASK, 1)
            })
        });
        let values: Vec<Option<String>> = values.collect();
        if let super::Fact::Known(parameters) = &mut self.ssm.parameters {
            for (stored, value) in parameters.iter_mut().zip(values) {
                stored.value = value;
            }
        }
    }

    /// Masks what people typed into a field of an answer, where it does not look like what the field is for.
    ///
    /// RDS_HOSTNAME "Sup3rS3cret" becomes "***"; "database-1.c0.us-west-2.rds.amazonaws.com" stays.
    pub fn mask_answers(&mut self, scope: &Scope) {
        let mut of_calls: BTreeMap<DeclaredCall, Vec<&TypedScope>> = BTreeMap::new();
        for (call, typed) in &scope.typed {
            of_calls.entry(*call).or_default().push(typed);
        }
        for (call, fields) in of_calls {
            // Several checks may be about one field, and each says what is right there.
            let is_kept = |field: &str, text: &str| {
                let mut typed = fields.iter().filter(|typed| typed.field == field);
                typed.any(|typed| typed.typed.may_be_kept(text, &typed.asked, self))
            };
            let Some(mut answer) = self.calls.get(call.key()).cloned() else {
                continue;
            };
            let Fact::Known(items) = &mut answer.items else {
                continue;
            };
            for typed in &fields {
                let keys: Vec<&str> = typed.field.split('.').collect();
                for item in items.iter_mut() {
                    mask_at(item, &keys, &|text| is_kept(&typed.field, text));
                }
            }
            self.calls.insert(call.key().to_owned(), answer);
        }
    }

    fn is_parameter(&self, text: &str) -> bool {
        let name = text.strip_prefix('/').unwrap_or(text);
        let parameters = self.ssm.parameters.known();
        let mut names = parameters.into_iter().flatten();
        names.any(|stored| stored.name.strip_prefix('/').unwrap_or(&stored.name) == name)
    }

    fn names_database(&self, text: &str) -> bool {
        let databases = self.rds.db_instances.known();
        let mut databases = databases.into_iter().flatten();
        databases.any(|database| {
            let names = [
                Some(&database.db_instance_identifier),
                database.db_cluster_identifier.as_ref(),
                database.db_name.as_ref(),
                database.master_username.as_ref(),
                database.endpoint.as_ref().map(|endpoint| &endpoint.address),
            ];
            let mut names = names.into_iter().flatten();
            names.any(|name| !name.is_empty() && name.eq_ignore_ascii_case(text))
        })
    }
}

/// What people type into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Typed {
    /// The name of a host, or its address.
    Host,
    /// A name that the page gives, such as that of a schema.
    Name,
    /// A port.
    Port,
}

impl Typed {
    /// Whether a text looks like what is typed here, so that it is no secret.
    pub fn may_be_kept(self, text: &str, asked: &[String], snapshot: &Snapshot) -> bool {
        let plain = text.trim();
        let is_asked = asked.iter().any(|asked| same_letters(asked, plain));
        let fits = match self {
            Typed::Host => is_host_name(&HostPort::of(without_scheme(plain)).host),
            Typed::Name => asked.iter().any(|asked| is_like(asked, plain)),
            Typed::Port => plain.parse::<u16>().is_ok(),
        };
        fits || is_asked || snapshot.is_public(plain)
    }
}

/// Similarity (normalized Damerau-Levenshtein) from which a name counts as a misspelt one.
const SIMILAR: f64 = 0.6;

/// Whether a name is a misspelt one of the page, or fits a pattern such as `*wordpress*`.
fn is_like(asked: &str, text: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let (stem, text) = (asked.trim_matches('*').to_lowercase(), text.to_lowercase());
    let is_close = if asked.contains('*') {
        text.contains(&stem)
    } else {
        strsim::normalized_damerau_levenshtein(&stem, &text) >= SIMILAR
    };
    is_close && text.chars().all(is_name)
}

/// Masks the texts of a field that may not be kept. White space around them stays: that is a mistake to be found.
fn mask_at(value: &mut Value, keys: &[&str], is_kept: &dyn Fn(&str) -> bool) {
    match (value, keys) {
        (Value::Array(list), _) => list
            .iter_mut()
            .for_each(|element| mask_at(element, keys, is_kept)),
        (Value::String(text), []) if !is_kept(text) => {
            *text = text.replacen(text.trim(), MASK, 1);
        }
        (Value::Object(object), [key, rest @ ..]) => {
            if let Some(inner) = object.get_mut(*key) {
                mask_at(inner, rest, is_kept);
            }
        }
        _ => {}
    }
}

impl ParameterScope {
    /// Whether a text is close to what the suite asks for.
    fn is_for(&self, text: &str) -> bool {
        let is_asked = self
            .text
            .as_ref()
            .is_some_and(|asked| same_letters(asked, text));
        is_asked || (self.host && is_host_name(&HostPort::of(without_scheme(text)).host))
    }
}

/// Whether two texts differ only in capital letters and in signs: "WordPress_DB" and "wordpress-db".
pub fn same_letters(one: &str, other: &str) -> bool {
    let letters = |text: &str| {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    letters(one) == letters(other)
}

fn without_scheme(text: &str) -> &str {
    text.split_once("://").map_or(text, |(_, rest)| rest)
}

/// A host name under one of AWS's domains, such as an RDS endpoint or the name of an EC2 instance.
fn is_aws_host(host: &str) -> bool {
    const DOMAINS: [&str; 4] = [
        ".amazonaws.com",
        ".amazonaws.com.cn",
        ".compute.internal",
        ".ec2.internal",
    ];
    let is_label = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    host.chars().all(is_label) && DOMAINS.iter().any(|domain| host.ends_with(domain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::services::{DbInstance, Parameter};
    use crate::snapshot::{AccountIdentity, Fact};

    const PASSWORD: &str = "Sup3rS3cret-Pw!";

    /// The value that is kept of DB_HOST (a host), DB_NAME ("wordpress-db") or DB_USERNAME, beside a database.
    fn kept(name: &str, value: &str) -> String {
        let asked = |name: &str, text: Option<&str>, host: bool| ParameterScope {
            name: name.to_owned(),
            readable: true,
            text: text.map(str::to_owned),
            host,
        };
        let scope = Scope {
            parameters: vec![
                asked("DB_HOST", None, true),
                asked("DB_NAME", Some("wordpress-db"), false),
                asked("DB_USERNAME", None, false),
            ],
            ..Scope::default()
        };
        let mut snapshot = Snapshot::new(AccountIdentity::default(), jiff::Timestamp::UNIX_EPOCH);
        snapshot.rds.db_instances = Fact::Known(vec![DbInstance {
            db_instance_identifier: "database-1".to_owned(),
            master_username: Some("admin".to_owned()),
            ..DbInstance::default()
        }]);
        snapshot.ssm.parameters = Fact::Known(vec![Parameter {
            name: name.to_owned(),
            value: Some(value.to_owned()),
            ..Parameter::default()
        }]);
        snapshot.mask_parameters(&scope);
        let parameters = snapshot.ssm.parameters.known().expect("parameters");
        parameters[0].value.clone().expect("a value")
    }

    #[test]
    fn a_value_that_may_be_a_password_is_not_kept() {
        for name in ["DB_HOST", "DB_NAME", "DB_USERNAME"] {
            assert_eq!(kept(name, PASSWORD), "***", "{name}");
            assert_eq!(kept(name, &format!(" {PASSWORD}\n")), " ***\n", "{name}");
        }
        assert_eq!(kept("DB_USERNAME", "john.doe"), "***");
    }

    #[test]
    fn what_is_public_or_asked_for_is_kept() {
        for (name, value) in [
            ("DB_USERNAME", "admin"),
            ("DB_USERNAME", ""),
            ("DB_USERNAME", "DB_USERNAME"),
            ("DB_NAME", "wordpress-db "),
            ("DB_NAME", "WordPress_DB"),
            ("DB_NAME", "database-1"),
            (
                "DB_HOST",
                "http://database-1.c0.us-west-2.rds.amazonaws.com",
            ),
            ("DB_HOST", "db.unicorns.internal:3306"),
            ("DB_HOST", "10.0.101.7"),
            ("DB_HOST", ":3306"),
        ] {
            assert_eq!(kept(name, value), value, "{name}");
        }
    }
}
