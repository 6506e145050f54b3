//! How a suite says that a resource is created or changed: AWS CLI commands as data, the place in the console, and the
//! fields of the resource afterwards.
//!
//! Texts may have placeholders, which are filled in from the account that is judged:
//!
//! | placeholder | stands for |
//! |---|---|
//! | `{name}`, `{id}` | the name and the id of the resource; of one that is to be created, the page's name and the id that AWS will give |
//! | `{new}` | the id that AWS will give to a resource that a command with `gives` creates |
//! | `{new.NAME}` | a value that is known only when the commands run: what a command gives `as` this name, or what it asks for with this option |
//! | `{free_name}` | the name with a number behind it that is free, for another one beside the present one |
//! | `{free_subnet_group.NAME}` | this name for a new subnet group of databases, with a number behind it if it is taken |
//! | `{item.Field}` | a field of the resource, as its kind's call keeps it |
//! | `{asked}` | the value that the check asks for |
//! | `{resources.NAME.id}`, `{resources.NAME.name}`, `{resources.NAME.Field}` | the same of another resource of the suite |
//! | `{subnets}` | the ids of the subnets under `subnets` |
//! | `{each.Field}` | under `for_each`: a field of each resource that refers to this one |
//! | `{account.id}`, `{account.region}` | the account and the Region |
//!
//! A placeholder that has no value in an account makes no change. Each value of an option is one word of the shell, quoted as
//! a whole, so that neither an account nor a suite can add a command.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use crate::ids::ResourceName;

/// How a resource that exists is changed.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// The name by which an `expression` refers to it under `change`.
    #[serde(default)]
    pub name: Option<String>,
    /// The fields that it sets to what a check asks for, as the checks name them.
    #[serde(default)]
    pub fields: Vec<String>,
    /// The present values of fields for which it is right, with `*` for any text. Of several changes of one field, the first
    /// one that fits is used.
    #[serde(default, rename = "if")]
    pub condition: Condition,
    /// The subnets that `{subnets}` stands for.
    #[serde(default)]
    pub subnets: Option<NamedSubnets>,
    /// The AWS CLI commands, in order.
    #[serde(default)]
    pub commands: Vec<CommandTemplate>,
    /// Other fields of the resource afterwards.
    #[serde(default)]
    pub sets: BTreeMap<String, Value>,
    /// Resources that refer to this one, and afterwards to the one that a command creates in its place: `{new}`, which `sets` makes
    /// the id.
    #[serde(default)]
    pub moves: Vec<Referring>,
    /// The commands delete the resource, and it is created again as `create` says.
    #[serde(default)]
    pub again: bool,
    /// The message of the suite for it, in the imperative. It may use `{ $name }` and `{ $asked }`. Without it, the program
    /// says "set … of … to …".
    #[serde(default)]
    pub message: Option<String>,
    /// The place in the console, if it is not that of the kind.
    #[serde(default)]
    pub console: Option<ConsoleTemplate>,
}

/// How a resource is created that does not exist.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Creation {
    /// The subnets that `{subnets}` stands for.
    #[serde(default)]
    pub subnets: Option<NamedSubnets>,
    /// The AWS CLI commands, in order.
    pub commands: Vec<CommandTemplate>,
    /// The new resource, as the call of its kind keeps it.
    pub item: BTreeMap<String, Value>,
    /// The message of the suite for it, in the imperative. It may use `{ $name }`. Without it, the program says "create …".
    #[serde(default)]
    pub message: Option<String>,
    /// The place in the console, if it is not that of the kind.
    #[serde(default)]
    pub console: Option<ConsoleTemplate>,
}

/// Values of fields, with `*` for any text.
pub type Condition = BTreeMap<String, Vec<String>>;

/// Subnets of a VPC by their `Name` tags.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedSubnets {
    /// The VPC, by its name under `resources`.
    pub vpc: ResourceName,
    /// The names.
    pub names: Vec<String>,
}

/// Resources of a kind under `kinds` that refer to this one.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Referring {
    /// The kind.
    pub kind: String,
    /// The field with the reference.
    pub field: String,
    /// The field of this one that they refer to, if that is not its id: those that share an endpoint with a test, by its `EndpointArn`.
    #[serde(default)]
    pub of: Option<String>,
}

/// One AWS CLI command.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommandTemplate {
    /// The service and the operation: `dms modify-endpoint`, `dms wait replication-task-stopped`.
    pub aws: String,
    /// The options without their hyphens: a text, a number, a list of texts, `true` for an option without a value, or an
    /// object, which becomes JSON.
    #[serde(default)]
    pub options: BTreeMap<String, Value>,
    /// Options with values that the shell asks for, because they are secret or not known here.
    #[serde(default)]
    pub asks: BTreeMap<String, Ask>,
    /// Options with a document of the account, edited by `jq`.
    #[serde(default)]
    pub edits: BTreeMap<String, DocumentEdit>,
    /// The JMESPath to the id of a new resource in the command's output. `{new}` is this id.
    #[serde(default)]
    pub gives: Option<String>,
    /// A name for what `gives` finds, if that is another value than the id: `{new.NAME}` is this value.
    #[serde(default, rename = "as")]
    pub gives_as: Option<String>,
    /// Repeats the command until its answer says so.
    #[serde(default)]
    pub until: Option<Until>,
    /// The present values of fields for which the command is needed.
    #[serde(default, rename = "if")]
    pub condition: Condition,
    /// Makes one command for each resource that refers to this one.
    #[serde(default)]
    pub for_each: Option<Referring>,
    /// A command that succeeds where this one is not needed, such as `iam get-role` before `iam create-role`. What it finds need
    /// not be read for the checks.
    #[serde(default)]
    pub unless: Option<Probe>,
}

/// A command that shows whether something is there.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Probe {
    /// The service and the operation.
    pub aws: String,
    /// The options without their hyphens.
    #[serde(default)]
    pub options: BTreeMap<String, Value>,
}

/// How a value is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// The terminal shows what is typed.
    Shown,
    /// It does not.
    Hidden,
}

/// A document that is read, edited and given back, because AWS replaces it as a whole.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentEdit {
    /// The service and the operation that return it.
    pub aws: String,
    /// The options of that command.
    #[serde(default)]
    pub options: BTreeMap<String, Value>,
    /// The JMESPath to the document, a text.
    pub query: String,
    /// The filter of `jq`. `$asked` is the value that the check asks for.
    pub filter: String,
}

/// When a command is not repeated any more.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Until {
    /// The JMESPath to a text in the answer.
    pub query: String,
    /// The text to wait for.
    #[serde(default)]
    pub is: Option<String>,
    /// The text that must change.
    #[serde(default)]
    pub is_not: Option<String>,
    /// How long it may take at most, if that is more than five minutes.
    #[serde(default)]
    pub minutes: Option<u32>,
}

/// A place in the AWS console.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsoleTemplate {
    /// The path beneath the console's host: `dms/v2/home`.
    pub path: String,
    /// What follows the `#`: `endpointDetails/{name}`.
    #[serde(default)]
    pub fragment: Option<String>,
    /// The way through the menus, in the console's English labels: `DMS → Endpoints → {name} → Modify`.
    pub way: String,
}

/// One part of a text with placeholders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'t> {
    /// As it is.
    Text(&'t str),
    /// The name between the braces.
    Placeholder(&'t str),
}

/// The parts of a text. Braces around anything but a name with dots are text.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(open) = rest.get(from..).and_then(|tail| tail.find('{')) {
        let open = from + open;
        let inner = rest.get(open + 1..).unwrap_or_default();
        let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && !"._-".contains(c));
        match end {
            Some(end) if end > 0 && inner.get(end..).is_some_and(|tail| tail.starts_with('}')) => {
                if open > 0 {
                    parts.push(Part::Text(rest.get(..open).unwrap_or_default()));
                }
                parts.push(Part::Placeholder(inner.get(..end).unwrap_or_default()));
                rest = inner.get(end + 1..).unwrap_or_default();
                from = 0;
            }
            _ => from = open + 1,
        }
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest));
    }
    parts
}

impl CommandTemplate {
    /// The names of the values that are known only when it runs.
    pub fn given(&self) -> impl Iterator<Item = &str> {
        self.asks.keys().chain(&self.gives_as).map(String::as_str)
    }

    /// Every text of it that may have placeholders.
    pub fn texts(&self) -> Vec<&str> {
        let own = self.options.values();
        let of_edits = self.edits.values().flat_map(|edit| edit.options.values());
        let of_probe = self.unless.iter().flat_map(|probe| probe.options.values());
        let mut texts = Vec::new();
        own.chain(of_edits)
            .chain(of_probe)
            .for_each(|value| collect_texts(value, &mut texts));
        texts
    }

    /// The values of the options, as texts.
    pub fn values(&self) -> impl Iterator<Item = String> {
        self.options.values().map(|value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        })
    }

    /// The names that become part of a command as they are: service and operation, and the options.
    pub fn bare_words(&self) -> impl Iterator<Item = &str> {
        let own = self.options.keys().chain(self.asks.keys());
        let of_edits = self
            .edits
            .iter()
            .flat_map(|(name, edit)| std::iter::once(name).chain(edit.options.keys()));
        let of_probe = self.unless.iter().flat_map(|probe| probe.options.keys());
        own.chain(of_edits).chain(of_probe).map(String::as_str)
    }

    /// The services with their operations.
    pub fn operations(&self) -> impl Iterator<Item = &str> {
        let of_edits = self.edits.values().map(|edit| edit.aws.as_str());
        let of_probe = self.unless.iter().map(|probe| probe.aws.as_str());
        std::iter::once(self.aws.as_str())
            .chain(of_edits)
            .chain(of_probe)
    }
}

fn collect_texts<'v>(value: &'v Value, texts: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(list) => list.iter().for_each(|value| collect_texts(value, texts)),
        Value::Object(members) => members
            .values()
            .for_each(|value| collect_texts(value, texts)),
        _ => {}
    }
}

/// Whether a text is a service and an operation of the AWS CLI, or a waiter.
pub fn is_operation(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    matches!(words.as_slice(), [_, _] | [_, "wait", _]) && words.iter().all(|word| is_word(word))
}

/// Whether a text can be an option of the AWS CLI, or part of an operation.
pub fn is_word(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_in_braces_are_placeholders() {
        assert_eq!(
            parts("a{item.Rules.Id}{x}b"),
            [
                Part::Text("a"),
                Part::Placeholder("item.Rules.Id"),
                Part::Placeholder("x"),
                Part::Text("b")
            ]
        );
        for text in ["{\"a\":1}", "{}", "{a b}", "{a", "{{", "a}", "é{é}"] {
            assert_eq!(parts(text), [Part::Text(text)]);
        }
        assert_eq!(
            parts("{{name}"),
            [Part::Text("{"), Part::Placeholder("name")]
        );
        assert!(parts("").is_empty());
    }

    #[test]
    fn nothing_of_a_suite_becomes_shell() {
        assert!(is_operation("dms modify-endpoint") && is_operation("dms wait endpoint-deleted"));
        for text in [
            "dms",
            "dms x; id",
            "dms $(id)",
            "dms modify-endpoint --x",
            "dms  x",
            "dms wait a b",
            "Dms x",
            "dms --x",
        ] {
            assert!(!is_operation(text), "{text}");
        }
    }
}
