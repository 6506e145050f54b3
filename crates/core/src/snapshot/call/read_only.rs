//! The rules that keep a declared call read-only, on AWS's hosts, and without secrets. `lint` reports them, and the
//! collector refuses a call that breaks one.

use serde_json::Value;

use super::secret::is_secret_name;
use super::{CallDeclaration, Method, Protocol};

/// The verbs with which AWS's reading operations begin.
const VERBS: &[&str] = &["Describe", "List", "Get", "BatchGet", "Lookup"];
/// Words in the names of operations that return credentials or secrets: GetSecretValue, GetSessionToken,
/// GetAuthorizationToken, GetPasswordData, GetCredentials.
const SECRET_OPERATIONS: &[&str] = &["Secret", "Password", "Credential", "Token"];
/// Services of which customers choose the host's first part, so that it may be somebody else's.
const HOSTS_OF_CUSTOMERS: &[&str] = &["execute-api", "lambda-url", "appsync-api", "es", "aoss"];

/// What is wrong with a declaration: the key, and a fragment for the author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The key of the declaration.
    pub key: &'static str,
    /// What is wrong there.
    pub problem: String,
    /// What to do about it.
    pub hint: Option<&'static str>,
}

fn refusal(key: &'static str, problem: impl Into<String>, hint: Option<&'static str>) -> Refusal {
    Refusal {
        key,
        problem: problem.into(),
        hint,
    }
}

impl CallDeclaration {
    /// Why the call must not be made; empty if it may.
    pub fn refusals(&self) -> Vec<Refusal> {
        let mut found = self.refused_operation();
        found.extend(self.refused_actions());
        found.extend(self.refused_place());
        found.extend(self.refused_fields());
        found
    }

    fn refused_operation(&self) -> Vec<Refusal> {
        let operation = &self.operation;
        let mut found = Vec::new();
        let is_name = operation.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_name || !reads(operation) {
            found.push(refusal(
                "operation",
                format!("\"{operation}\" is not an operation that only reads"),
                Some("its name begins with Describe, List, Get, BatchGet or Lookup"),
            ));
        } else if returns_secrets(operation) {
            found.push(refusal(
                "operation",
                format!("\"{operation}\" returns secrets"),
                None,
            ));
        }
        if let Some(key) = self
            .input
            .keys()
            .find(|key| key.eq_ignore_ascii_case("WithDecryption"))
            && self.input.get(key) != Some(&Value::Bool(false))
        {
            found.push(refusal("input", "nothing is decrypted", None));
        }
        found
    }

    /// `policy` prints the actions for whoever runs the suite, so they only read, too.
    fn refused_actions(&self) -> Vec<Refusal> {
        let own = self.action.iter().map(|action| ("action", action));
        let further = self.further_actions.iter();
        own.chain(further.map(|action| ("further_actions", action)))
            .filter_map(|(key, action)| {
                let (problem, hint) = if !is_reading_action(action) {
                    let hint = "one action, such as dms:DescribeEndpoints, that begins with Describe, List, Get, BatchGet or Lookup";
                    ("is not an IAM action that only reads", Some(hint))
                } else if returns_secrets(action) {
                    ("lets whoever has it read secrets", None)
                } else {
                    return None;
                };
                Some(refusal(key, format!("\"{action}\" {problem}"), hint))
            })
            .collect()
    }

    fn refused_place(&self) -> Vec<Refusal> {
        let mut found = Vec::new();
        if !is_label(&self.service) {
            found.push(refusal(
                "service",
                format!("\"{}\" is not the name of a service", self.service),
                None,
            ));
        }
        if let Some(endpoint) = &self.endpoint
            && !is_label(endpoint.strip_prefix("api.").unwrap_or(endpoint))
        {
            found.push(refusal(
                "endpoint",
                format!("\"{endpoint}\" is not the first part of a host of AWS"),
                Some("letters, digits and hyphens, such as \"api.ecr\""),
            ));
        }
        let target = self.target.as_deref();
        match self.protocol {
            Protocol::Json10 | Protocol::Json11 => match target {
                None => found.push(refusal(
                    "service",
                    "a call of AWS JSON has a `target`",
                    None,
                )),
                Some(target) if !is_target(target) => found.push(refusal(
                    "target",
                    format!("\"{target}\" cannot be part of a header"),
                    None,
                )),
                Some(_) => {}
            },
            Protocol::RestJson => found.extend(self.refused_path()),
            Protocol::Query => found.extend(self.refused_form()),
        }
        found
    }

    /// In a REST call the method and the path tell what is done, not the name of the operation.
    fn refused_path(&self) -> Option<Refusal> {
        let Some(path) = &self.path else {
            return Some(refusal("service", "a call of REST JSON has a `path`", None));
        };
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.{}".contains(&byte);
        if !path.starts_with('/') || !path.bytes().all(is_plain) || path.contains("..") {
            return Some(refusal("path", format!("\"{path}\" is not a path"), None));
        }
        // Elsewhere the last part of a path may be the name of what is created: `POST /things/GetMe` creates the thing `GetMe`.
        let is_operation = path.strip_prefix('/') == Some(self.operation.as_str());
        (self.method == Method::Post && !is_operation).then(|| {
            refusal(
                "path",
                format!("a POST of \"{path}\" may write"),
                Some("the path of a POST is the operation, such as /DescribeSourceServers"),
            )
        })
    }

    /// In a form, the members "Action" and "Version" tell what is done.
    fn refused_form(&self) -> Option<Refusal> {
        let Some(version) = &self.version else {
            let problem = "a call of AWS query has a `version`";
            return Some(refusal("service", problem, None));
        };
        let is_date = |byte: u8| byte.is_ascii_digit() || byte == b'-';
        if version.is_empty() || !version.bytes().all(is_date) {
            let problem = format!("\"{version}\" is not the version of an API");
            let hint = Some("a date, such as 2010-12-01");
            return Some(refusal("version", problem, hint));
        }
        let needed = self.needs.iter().flat_map(|needs| needs.input.keys());
        let sent = self.page.iter().map(|page| &page.send);
        let mut members = self.input.keys().chain(needed).chain(sent);
        let is_own = |name: &&String| ["Action", "Version"].contains(&name.as_str());
        let member = members.find(is_own)?;
        let problem = format!("\"{member}\" cannot be part of the input");
        Some(refusal("input", problem, None))
    }

    fn refused_fields(&self) -> Vec<Refusal> {
        let mut found = Vec::new();
        if self.keep.is_empty() {
            found.push(refusal(
                "service",
                "without `keep` nothing of the answer is kept",
                None,
            ));
        }
        for path in &self.keep {
            if path.split('.').any(str::is_empty) {
                found.push(refusal(
                    "keep",
                    format!("\"{path}\" is not the path of a field"),
                    None,
                ));
            }
        }
        let parts = self.join.values().flatten();
        let values = self.only.iter().flat_map(|only| &only.value);
        for (key, paths) in [
            ("keep", Vec::from_iter(&self.keep)),
            ("join", parts.collect()),
            ("only", values.collect()),
        ] {
            let secret = |path: &&&String| path.split('.').any(is_secret_name);
            for path in paths.iter().filter(secret) {
                let problem = format!("\"{path}\" has the name of a secret");
                let hint = Some(
                    "secrets never get into a snapshot; what is about one can be kept, such as its ARN, id, status or type",
                );
                found.push(refusal(key, problem, hint));
            }
        }
        found
    }
}

fn reads(operation: &str) -> bool {
    VERBS.iter().any(|verb| {
        let rest = operation.strip_prefix(verb);
        rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
    })
}

/// Whether an operation, or an action with its service, returns credentials or secrets. Lists have only their names.
fn returns_secrets(operation: &str) -> bool {
    let operation = operation.rsplit(':').next().unwrap_or_default();
    let mut words = SECRET_OPERATIONS.iter();
    !operation.starts_with("List") && words.any(|word| operation.contains(word))
}

/// Whether an IAM action is one operation that reads. Amazon API Gateway has the HTTP method in place of the operation (service
/// authorization reference, "Actions, resources, and condition keys for Amazon API Gateway Management").
fn is_reading_action(action: &str) -> bool {
    action.split_once(':').is_some_and(|(service, operation)| {
        let is_name = operation.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_label(service) && is_name && (reads(operation) || operation == "GET")
    })
}

fn is_label(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.bytes().all(is_plain) && !HOSTS_OF_CUSTOMERS.contains(&text)
}

fn is_target(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.';
    !text.is_empty() && text.bytes().all(is_plain)
}
