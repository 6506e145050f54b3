//! The calls and kinds that other suites declare, of which a snapshot has answers. A snapshot has the answers alone, so that the
//! declarations come from the suites.

use indexmap::IndexMap;
use serde_json::Value;

use workshop_check_core::locale::ENGLISH;
use workshop_check_core::resource::ResourceKind;
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::suite::yaml::{self, Node};
use workshop_check_core::suite::{Draft, Suite};

/// Parts of a call that limit it to accounts of another workshop.
const OF_CALLS: [&str; 5] = ["key", "if_vpc", "unless_vpc", "if_listed", "if_role"];

/// Parts of a kind that a draft does not need, or that name resources of the other suite.
const OF_KINDS: [&str; 5] = ["key", "changes", "console", "delete", "measures"];

/// What a draft takes over from other suites.
#[derive(Debug, Default)]
pub struct Declared {
    /// The calls, by name.
    pub calls: IndexMap<String, Value>,
    /// The kinds, by name.
    pub kinds: IndexMap<String, Value>,
    /// The words for the kinds, as messages in English.
    pub words: Vec<String>,
    /// The kinds again.
    pub resource_kinds: Vec<ResourceKind>,
    /// The calls with results in the snapshot that no suite declares: name and operation.
    pub left_out: Vec<String>,
}

/// The declarations for what is in a snapshot, from these suites. Of two with the same name, the first suite's counts.
pub fn declared(snapshot: &Snapshot, suites: &[(Suite, Draft)]) -> Declared {
    let mut all = Declared::default();
    for (suite, draft) in suites {
        let kinds = suite.file.resources.values().map(|resource| resource.kind);
        for kind in kinds {
            let ResourceKind::Declared(declared) = kind else {
                continue;
            };
            let key = &declared.declaration().key;
            if !all.kinds.contains_key(key) && !kind.inventory(snapshot).items.is_empty() {
                all.take(draft, suite, kind, key);
            }
        }
    }
    let known: Vec<String> = all.kinds.keys().cloned().collect();
    for kind in all.kinds.values_mut() {
        keep_references(kind, &known);
    }
    let answers = snapshot.calls.iter();
    let unused = answers.filter(|(key, answer)| {
        let has_items = answer.items.known().is_ok_and(|items| !items.is_empty());
        // What is no resource in the suites that declare it only explains others.
        let is_known = suites.iter().any(|(suite, _)| {
            let call = suite.file.calls.get(key.as_str());
            call.is_some_and(|call| {
                call.service == answer.service && call.operation == answer.operation
            })
        });
        has_items && !is_known
    });
    all.left_out = unused
        .map(|(key, answer)| format!("{key} ({}:{})", answer.service, answer.operation))
        .collect();
    all
}

impl Declared {
    fn take(&mut self, draft: &Draft, suite: &Suite, kind: ResourceKind, key: &str) {
        let Some(mut value) = section(draft, "kinds", key) else {
            return;
        };
        let call = value.get("call").and_then(Value::as_str).map(str::to_owned);
        if !call.is_some_and(|call| self.take_call(draft, &call)) {
            return;
        }
        remove(&mut value, &OF_KINDS);
        self.kinds.insert(key.to_owned(), value);
        self.resource_kinds.push(kind);
        self.words.extend(word(suite, kind));
    }

    /// Takes a call and those that provide its input. Whether it is there.
    fn take_call(&mut self, draft: &Draft, key: &str) -> bool {
        if self.calls.contains_key(key) {
            return true;
        }
        let Some(mut value) = section(draft, "calls", key) else {
            return false;
        };
        let needed = value.get("needs").and_then(|needs| needs.get("call"));
        let needed = needed.and_then(Value::as_str).map(str::to_owned);
        // One of the program's own calls is not declared.
        if let Some(needed) = needed
            && section(draft, "calls", &needed).is_some()
        {
            self.take_call(draft, &needed);
        }
        remove(&mut value, &OF_CALLS);
        self.calls.insert(key.to_owned(), value);
        true
    }
}

/// An entry of the suite's `calls` or `kinds`, with the values of its variables, and with names in place of declarations.
fn section(draft: &Draft, section: &str, key: &str) -> Option<Value> {
    let node: &Node = draft.tree.get(section)?.get(key)?;
    let (value, _) = yaml::read::<Value>(node);
    let mut value = value?;
    with_names(&mut value);
    Some(value)
}

/// The reader of a suite replaces each name of a declaration by the declaration.
fn with_names(value: &mut Value) {
    let declaration = value
        .get("declared")
        .and_then(|declared| declared.get("key"));
    if let Some(key) = declaration.and_then(Value::as_str).map(str::to_owned) {
        *value = Value::String(key);
        return;
    }
    match value {
        Value::Array(list) => list.iter_mut().for_each(with_names),
        Value::Object(members) => members.values_mut().for_each(with_names),
        _ => {}
    }
}

fn remove(value: &mut Value, keys: &[&str]) {
    if let Value::Object(members) = value {
        members.retain(|key, _| !keys.contains(&key.as_str()));
    }
}

/// References to the program's kinds and to those of the draft.
fn keep_references(kind: &mut Value, known: &[String]) {
    let own = |name: &str| {
        let mut all = ResourceKind::ALL.iter();
        all.any(|kind| kind.as_str().replace('-', "_") == name)
    };
    let is_known = |reference: &Value| {
        let name = reference.get("kind").and_then(Value::as_str);
        name.is_some_and(|name| own(name) || known.iter().any(|known| known == name))
    };
    for key in ["points_at", "part_of"] {
        let Some(members) = kind.as_object_mut() else {
            return;
        };
        if let Some(Value::Array(references)) = members.get_mut(key) {
            references.retain(is_known);
            if references.is_empty() {
                members.remove(key);
            }
        }
    }
}

/// The suite's message with the word for a kind.
fn word(suite: &Suite, kind: ResourceKind) -> Option<String> {
    let english = suite.messages.source(ENGLISH)?;
    let id = format!("kind-{} =", kind.as_str());
    let text = english.text();
    let mut lines = text.lines().skip_while(|line| !line.starts_with(&id));
    let first = lines.next()?.to_owned();
    let rest = lines.take_while(|line| line.starts_with(' '));
    Some(rest.fold(first, |text, line| text + "\n" + line))
}

/// The maximum length of a value that a page asks for.
const LONGEST_VALUE: usize = 40;

/// Ends of the names of fields that say which resource it is, what AWS counts or when something happened.
const NOT_ASKED: [&str; 14] = [
    "arn",
    "at",
    "bytes",
    "count",
    "date",
    "description",
    "hash",
    "id",
    "identifier",
    "name",
    "percent",
    "progress",
    "time",
    "version",
];

/// The fields of a resource whose values a page may ask for, by their paths: words, switches and numbers. Ids, names, dates,
/// addresses and what AWS counts are left out. So are the elements of lists, because their order means nothing.
pub fn properties(item: &Value) -> Vec<(String, String)> {
    let mut all = Vec::new();
    add_properties("", item, &mut all);
    all.sort();
    all
}

fn add_properties(path: &str, value: &Value, all: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                if !is_left_out(name) {
                    let separator = if path.is_empty() { "" } else { "." };
                    add_properties(&format!("{path}{separator}{name}"), value, all);
                }
            }
        }
        _ if path.is_empty() || is_not_asked(path) => {}
        Value::Bool(is_on) => all.push((path.to_owned(), is_on.to_string())),
        Value::Number(number) => all.push((path.to_owned(), number.to_string())),
        Value::String(text) if is_word(text) => all.push((path.to_owned(), text.clone())),
        _ => {}
    }
}

/// Whether an object has tags, which attendees choose, or what AWS measures.
fn is_left_out(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let ends = ["tags", "taglist", "stats", "statistics", "metrics"];
    ends.iter().any(|end| name.ends_with(end))
}

/// Whether the last word of a field's name is one of [`NOT_ASKED`]: `ItemCount` and `item_count`, but not `Discount`.
fn is_not_asked(path: &str) -> bool {
    let name = path.rsplit('.').next().unwrap_or(path);
    NOT_ASKED.iter().any(|word| {
        let Some(at) = name.len().checked_sub(word.len()) else {
            return false;
        };
        let (before, last) = name.split_at_checked(at).unwrap_or((name, ""));
        let begins = last.starts_with(|c: char| c.is_ascii_uppercase())
            || before.is_empty()
            || before.ends_with(|c: char| !c.is_ascii_alphanumeric());
        last.eq_ignore_ascii_case(word) && begins
    })
}

/// Whether a text is a word that a page may ask for, such as `gp3`, `PAY_PER_REQUEST` or `db.t3.micro`: not an id, an address or
/// a date.
fn is_word(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic());
    begins
        && (2..=LONGEST_VALUE).contains(&text.len())
        && text.chars().all(is_plain)
        && text.matches('.').count() <= 2
        && !text.split(['-', '_', '.']).any(is_number_of_aws)
}

/// Whether a part of a text looks like a number that AWS gave, such as `0f3a1b2c`.
pub fn is_number_of_aws(part: &str) -> bool {
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    part.len() >= 8 && digits > 2 && part.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a value is a state that changes by itself, such as `creating` or `UPDATE_IN_PROGRESS`.
pub fn is_transient(property: &str, value: &str) -> bool {
    // `State.Name` is one, too.
    let mut names = property.rsplit('.').take(2).map(str::to_ascii_lowercase);
    let is_state = names.any(|name| {
        ["status", "state", "phase"]
            .iter()
            .any(|end| name.ends_with(end))
    });
    let value = value.to_ascii_lowercase();
    let goes_on = value.ends_with("ing") && !value.ends_with("running")
        || value.contains("progress")
        || value.starts_with("pending");
    is_state && goes_on
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_page_asks_for_words_switches_and_numbers() {
        let table = json!({
            "TableName": "orders", "TableArn": "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
            "TableId": "0f3a1b2c-1111-2222-3333-444455556666", "TableStatus": "ACTIVE", "ItemCount": 12, "TableSizeBytes": 900,
            "CreationDateTime": "2026-01-01T00:00:00Z", "DeletionProtectionEnabled": false,
            "BillingModeSummary": { "BillingMode": "PAY_PER_REQUEST" },
            "ProvisionedThroughput": { "ReadCapacityUnits": 5 },
            "KeySchema": [{ "AttributeName": "id" }], "Tags": { "Team": "blue" },
            "Endpoint": "orders.eu-west-1.dynamodb.amazonaws.com", "Class": "db.t3.micro", "Discount": "none",
        });
        let asked = properties(&table);
        let asked: Vec<(&str, &str)> = asked
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(
            asked,
            [
                ("BillingModeSummary.BillingMode", "PAY_PER_REQUEST"),
                ("Class", "db.t3.micro"),
                ("DeletionProtectionEnabled", "false"),
                ("Discount", "none"),
                ("ProvisionedThroughput.ReadCapacityUnits", "5"),
                ("TableStatus", "ACTIVE"),
            ]
        );
    }

    #[test]
    fn a_page_asks_for_no_transient_state() {
        for (property, value) in [
            ("TableStatus", "CREATING"),
            ("State.Name", "pending"),
            ("LifeCycle.state", "Pending:Wait"),
            ("StackStatus", "UPDATE_IN_PROGRESS"),
        ] {
            assert!(is_transient(property, value), "{property} {value}");
        }
        for (property, value) in [
            ("Status", "running"),
            ("Status", "full-load-running"),
            ("Mode", "rolling"),
        ] {
            assert!(!is_transient(property, value), "{property} {value}");
        }
    }
}
