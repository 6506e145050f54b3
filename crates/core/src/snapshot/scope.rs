//! The calls and names that a suite needs read, and nothing else.

use std::collections::BTreeSet;

use super::public::Typed;
use super::{Call, DeclaredCall, is_arn};
use crate::suggest::nearest;

/// What to read of an account. It is computed from a suite. The collector reads exactly this, and the least-privilege
/// policy allows exactly this.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scope {
    /// Calls to make, including those that provide the inputs of others.
    pub calls: BTreeSet<Call>,
    /// Parameters to read. They are never decrypted.
    pub parameters: Vec<ParameterScope>,
    /// Roles to read by name, in addition to those that task definitions name.
    pub roles: BTreeSet<String>,
    /// Names of VPCs whose DNS attributes are read first. See [`Scope::is_vpc`].
    pub vpcs: BTreeSet<String>,
    /// Prefixes of log groups to list, in addition to the groups that task definitions name.
    pub log_groups: BTreeSet<String>,
    /// Container environment variables that the suite compares by value. Of all other variables only the names are kept.
    pub environment: BTreeSet<String>,
    /// Fields of answers that people type into.
    pub typed: Vec<(DeclaredCall, TypedScope)>,
    /// Parameters that the suite expects in the `valueFrom` of containers: see [`Scope::is_reference`].
    pub references: BTreeSet<String>,
}

/// Similarity (normalized Damerau-Levenshtein) from which a text counts as a parameter's misspelt name.
const SIMILAR: f64 = 0.6;

impl Scope {
    /// Whether a text is an ARN, the name of a parameter in a hierarchy, or similar to the name of one of the suite's
    /// parameters. Any other text may be a password that was pasted into the wrong field of the console.
    ///
    /// "DBPassword" is similar to DB_PASSWORD; "Sup3rS3cret-Pw" is not. "/prod/db/password" is in a hierarchy (Systems
    /// Manager user guide, "Working with parameter hierarchies").
    pub fn is_reference(&self, text: &str) -> bool {
        let last = text.rsplit('/').next().unwrap_or(text).to_lowercase();
        let is_close = |name: &str| {
            let name = name.trim_start_matches('/').to_lowercase();
            strsim::normalized_damerau_levenshtein(&name, &last) >= SIMILAR
        };
        text.is_empty()
            || is_arn(text)
            || is_in_hierarchy(text)
            || self.references.iter().any(|name| is_close(name))
    }

    /// The same scope with these calls, those that they need, and the roles that decide whether they are made.
    pub fn with_calls(mut self, calls: BTreeSet<Call>) -> Self {
        self.calls = Call::with_inputs(calls);
        let declared = self.calls.iter().filter_map(|call| call.declared());
        let roles = declared.filter_map(|call| call.if_role.clone());
        self.roles.extend(roles);
        self
    }

    /// Adds another scope.
    pub fn extend(&mut self, other: Scope) {
        let Scope {
            calls,
            parameters,
            roles,
            vpcs,
            log_groups,
            environment,
            typed,
            references,
        } = other;
        self.calls.extend(calls);
        for parameter in parameters {
            let known = self.parameters.iter_mut();
            match known.into_iter().find(|known| known.name == parameter.name) {
                // What one suite compares may be read; the others do not mind.
                Some(known) => {
                    known.readable |= parameter.readable;
                    known.host |= parameter.host;
                    if known.text.is_none() {
                        known.text = parameter.text;
                    }
                }
                None => self.parameters.push(parameter),
            }
        }
        self.roles.extend(roles);
        self.vpcs.extend(vpcs);
        self.log_groups.extend(log_groups);
        self.environment.extend(environment);
        self.typed.extend(typed);
        self.references.extend(references);
    }

    /// Whether a VPC of this name is one of the suite's VPCs, or its name is close to one.
    pub fn is_vpc(&self, name: &str) -> bool {
        nearest(name, self.vpcs.iter().map(String::as_str)).is_some()
    }
}

/// Whether a text has the form of a parameter in a hierarchy: at least two levels, each after a slash.
fn is_in_hierarchy(text: &str) -> bool {
    let is_level = |level: &str| {
        let mut bytes = level.bytes();
        !level.is_empty() && bytes.all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b))
    };
    text.strip_prefix('/')
        .is_some_and(|levels| levels.contains('/') && levels.split('/').all(is_level))
}

/// One Parameter Store name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ParameterScope {
    /// The parameter's name.
    pub name: String,
    /// Whether the suite compares the value of a plain parameter. If not, the collector drops the value.
    pub readable: bool,
    /// The value that the suite asks for, if it gives one.
    pub text: Option<String>,
    /// Whether the suite asks for the name of a host.
    pub host: bool,
}

/// One field of an answer that people type into.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedScope {
    /// The field, with dots through objects and lists.
    pub field: String,
    /// What is typed there.
    pub typed: Typed,
    /// The texts that the suite asks for.
    pub asked: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_refers_to_a_parameter_is_a_reference() {
        let names = [
            "DB_HOST",
            "/DB_HOST",
            "DB_NAME",
            "DB_USERNAME",
            "DB_PASSWORD",
        ];
        let scope = Scope {
            references: names.map(str::to_owned).into(),
            ..Scope::default()
        };
        for text in [
            "DB_PASSWORD",
            "/DB_PASSWORD",
            "/prod/DB_PASSWORD",
            "DBPassword",
            "db_hots",
            "arn:aws:ssm:us-west-2:210000000001:parameter/other",
            "/test/secret",
            "",
        ] {
            assert!(scope.is_reference(text), "{text}");
        }
        for text in [
            "Sup3rS3cret-Pw!",
            "Sup3rS3cret",
            "hunter2",
            "/hunter2",
            "/pa55//word",
            "/x/hunter2!",
            "admin",
        ] {
            assert!(!scope.is_reference(text), "{text}");
        }
    }
}
