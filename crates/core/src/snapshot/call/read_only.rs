//! The rules that keep a declared call read-only, on AWS's hosts, and without secrets. `lint` reports them, and the
//! collector refuses a call that breaks one.

use serde_json::Value;

use super::keep::{is_element, is_value};
use super::operations::{self, Refused};
use super::secret::{is_environment, is_secret_kind, is_secret_member, is_secret_name};
use super::{CallDeclaration, Method, Protocol};

/// The members by which a reading operation is asked for secrets, in all of botocore's models (2026).
const ASK_FOR_SECRETS: &[&str] = &[
    "WithDecryption",
    "includeValue",
    "includeValues",
    "withSecret",
    "unmask",
];
const ONLY_SETUP: &str = "a check reads how something is set up, not what is in it";
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
        found.extend(self.refused_members());
        found.extend(self.refused_actions());
        found.extend(self.refused_place());
        found.extend(self.refused_fields());
        found
    }

    fn refused_operation(&self) -> Vec<Refusal> {
        let operation = &self.operation;
        let Some(refused) = operations::refused(&self.service, operation) else {
            return Vec::new();
        };
        let (problem, hint) = match refused {
            Refused::MayWrite => (
                "is not an operation that only reads",
                Some(
                    "its name begins with Describe, List, Get, BatchGet or Lookup, and has no second verb",
                ),
            ),
            Refused::Secrets => ("returns secrets", None),
            Refused::Contents => ("returns what somebody has stored", Some(ONLY_SETUP)),
        };
        vec![refusal(
            "operation",
            format!("\"{operation}\" {problem}"),
            hint,
        )]
    }

    /// The members of a request, with the key that names each and its value if that is always the same.
    fn members(&self) -> impl Iterator<Item = (&'static str, &str, Option<&Value>)> {
        let own = self.input.iter();
        let own = own.map(|(name, value)| ("input", name.as_str(), Some(value)));
        let needed = self.needs.iter().flat_map(|needs| needs.input.keys());
        let needed = needed.map(|name| ("needs", name.as_str(), None));
        let sent = self
            .page
            .iter()
            .map(|page| ("page", page.send.as_str(), None));
        own.chain(needed).chain(sent)
    }

    fn refused_members(&self) -> Vec<Refusal> {
        let mut found = Vec::new();
        for (key, name, value) in self.members() {
            let in_path = format!("{{{name}}}");
            let mut parts = self.path.iter().flat_map(|path| path.split('/'));
            let is_text = |text| value.and_then(Value::as_str) == Some(text);
            if name.is_empty() {
                found.push(refusal(key, "a member of a request has a name", None));
            } else if ASK_FOR_SECRETS
                .iter()
                .any(|asks| name.eq_ignore_ascii_case(asks))
                && value != Some(&Value::Bool(false))
            {
                found.push(refusal(key, format!("\"{name}\" asks for secrets"), None));
            } else if (is_text(".") || is_text("..")) && parts.any(|part| part == in_path) {
                let problem = format!("\"{name}\" would lead to another path");
                found.push(refusal(key, problem, None));
            }
        }
        if let Some(page) = &self.page
            && page.received().split('.').any(str::is_empty)
            && !page.send.is_empty()
        {
            found.push(refusal(
                "page",
                "`receive` is not the path of a field",
                None,
            ));
        }
        found
    }

    /// `policy` prints the actions for whoever runs the suite, so they only read, too.
    fn refused_actions(&self) -> Vec<Refusal> {
        let own = self.action.iter().map(|action| ("action", action));
        let further = self.further_actions.iter();
        own.chain(further.map(|action| ("further_actions", action)))
            .filter_map(|(key, action)| {
                let (problem, hint) = match refused_action(action)? {
                    Refused::MayWrite => (
                        "is not an IAM action that only reads",
                        Some("one action, such as dms:DescribeEndpoints, that begins with Describe, List, Get, BatchGet or Lookup"),
                    ),
                    Refused::Secrets => ("lets whoever has it read secrets", None),
                    Refused::Contents => (
                        "lets whoever has it read what somebody has stored",
                        Some(ONLY_SETUP),
                    ),
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
                    format!("\"{target}\" is not the name of a service in the header X-Amz-Target"),
                    Some("what is before the operation, such as AmazonDMSv20160101"),
                )),
                Some(_) => {}
            },
            // A service that speaks several protocols would read the operation from the header.
            _ if target.is_some() => found.push(refusal(
                "target",
                "only a call of AWS JSON has a `target`",
                None,
            )),
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
        match self.method {
            Method::Post if !operations::is_path_of(path, &self.operation) => {
                let problem = format!("a POST of \"{path}\" may write");
                let hint = "the path of a POST is the operation, such as /DescribeSourceServers, or that beneath a version, such as /v1/describejobqueues";
                Some(refusal("path", problem, Some(hint)))
            }
            Method::Get if operations::is_refused_path(self.hosts(), path) => {
                let problem = format!("a GET of \"{path}\" returns what somebody has stored");
                Some(refusal("path", problem, Some(ONLY_SETUP)))
            }
            Method::Get | Method::Post => None,
        }
    }

    /// The service, and the first part of its host.
    fn hosts(&self) -> [&str; 2] {
        let endpoint = self.endpoint.as_deref().unwrap_or(&self.service);
        [
            &self.service,
            endpoint.strip_prefix("api.").unwrap_or(endpoint),
        ]
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
        let mut members = self.members();
        let (key, member, _) = members.find(|(_, name, _)| ["Action", "Version"].contains(name))?;
        let problem = format!("\"{member}\" cannot be part of the input");
        Some(refusal(key, problem, None))
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
            found.extend(
                paths
                    .into_iter()
                    .filter_map(|path| self.refused_field(key, path)),
            );
        }
        found
    }

    /// Why nothing at this path gets into a snapshot.
    pub fn refused_field(&self, key: &'static str, path: &str) -> Option<Refusal> {
        if path.split('.').any(is_secret_name) {
            let problem = format!("\"{path}\" has the name of a secret");
            let hint = "secrets never get into a snapshot; what is about one can be kept, such as its ARN, id, status or type";
            return Some(refusal(key, problem, Some(hint)));
        }
        if self.leads_to_secret(path) {
            let problem = format!("\"{path}\" is the value of a secret");
            let hint = "what is about it can be kept, such as its id, name or status";
            return Some(refusal(key, problem, Some(hint)));
        }
        if self.leads_to_settings(path) {
            let problem =
                format!("\"{path}\" has settings of any name, of which one may be a secret");
            let hint = "keep their names, or name those to keep under `only`";
            return Some(refusal(key, problem, Some(hint)));
        }
        None
    }

    /// Whether a path leads to the value of what is a secret as a whole. Only a field of `json` is known to be no list.
    fn leads_to_secret(&self, path: &str) -> bool {
        let mut is_secret = self.reads_secrets();
        let mut end = 0;
        path.split('.').any(|name| {
            end += name.len();
            let is_same = is_element(name)
                || self
                    .json
                    .iter()
                    .any(|document| path.get(..end) == Some(document));
            end += 1;
            let is_value = is_secret && is_secret_member(name);
            is_secret = is_secret_kind(name) || is_same && is_secret;
            is_value
        })
    }

    /// Whether a path leads to the values of settings that people name as they like, and `only` does not name those to keep.
    fn leads_to_settings(&self, path: &str) -> bool {
        let is_within = |list: &str| {
            let rest = path.strip_prefix(list);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        if self.only.iter().any(|only| is_within(&only.list)) {
            return false;
        }
        let (lists, last) = path.rsplit_once('.').unwrap_or(("", path));
        let of_stack = self.service == "cloudformation"
            && ["Parameters", "ParameterValue", "ResolvedValue"].contains(&last);
        let is_field = lists.is_empty() || self.json.iter().any(|document| document == lists);
        last.eq_ignore_ascii_case("environment")
            || is_value(last)
                && self.reads_settings()
                && (is_field || lists.starts_with("Parameter"))
            || is_value(last) && lists.split('.').any(is_environment)
            || of_stack
    }
}

/// Why nobody should be given an IAM action; none if it is one operation that only reads. Amazon API Gateway has the HTTP method in
/// place of the operation (service authorization reference, "Actions, resources, and condition keys for Amazon API Gateway
/// Management").
fn refused_action(action: &str) -> Option<Refused> {
    match action.split_once(':') {
        Some((service, "GET")) if is_label(service) => None,
        Some((service, operation)) if is_label(service) => operations::refused(service, operation),
        _ => Some(Refused::MayWrite),
    }
}

fn is_label(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.bytes().all(is_plain) && !HOSTS_OF_CUSTOMERS.contains(&text)
}

/// Whether a text is the name of a service in the header X-Amz-Target: a word, or a word with a version behind a namespace, such as
/// `com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101`. Of all services of botocore's models (2026), only those of
/// `com.amazonaws` have a namespace. What else is behind a full stop may be an operation: `Service_2016.DeleteThing`.
fn is_target(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(is_plain);
    let is_version = |text: &str| text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.rsplit_once('.') {
        None => is_word(text),
        Some((namespace, service)) => {
            let version = service.rsplit_once('_').map(|(_, version)| version);
            namespace.starts_with("com.amazonaws.")
                && namespace.split('.').all(is_word)
                && is_word(service)
                && version.is_some_and(is_version)
        }
    }
}
