//! A change that a suite declares as data, with the values of an account filled in.

use serde_json::Value;

use super::command::{Command, quoted};
use super::commands::READ;
use super::console::Page;
use super::deletion::{revoke_references, until, until_in_minutes};
use crate::message::Message;
use crate::snapshot::call::{at, texts_at};
use crate::snapshot::services::DbInstance;
use crate::snapshot::{AccountIdentity, DeclaredCall, Fact, Snapshot};

/// A change that a suite declares.
#[derive(Debug, Clone, PartialEq)]
pub struct DeclaredChange {
    /// What it does, in the imperative.
    pub phrase: Message,
    /// Whether the phrase says more than the check itself: a page says best how something is created.
    pub is_told: bool,
    /// The fields of the resource by whose values the suite chose this change.
    pub chosen_by: Vec<String>,
    /// The stack of AWS whose security groups have to be free of references before.
    pub frees: Option<String>,
    /// The commands, in order.
    pub commands: Vec<DeclaredCommand>,
    /// What the account is afterwards.
    pub edits: Vec<DeclaredEdit>,
    /// The place in the console, if the suite names one.
    pub console: Option<DeclaredPlace>,
}

/// One AWS CLI command.
#[derive(Debug, Clone, PartialEq)]
pub struct DeclaredCommand {
    /// The service and the operation, of the suite.
    pub aws: String,
    /// The name of what it changes, if that is none of the workshop's resources, as a task of something else.
    pub of_other: Option<String>,
    /// The options without their hyphens, and their values.
    pub options: Vec<(String, Value)>,
    /// Options that the shell asks for.
    pub asks: Vec<AskedOption>,
    /// Options with an edited document.
    pub edits: Vec<(String, Document)>,
    /// A command, and its options, that succeeds where this one is not needed.
    pub unless: Option<(String, Vec<(String, Value)>)>,
    /// Where the result goes.
    pub result: Output,
}

/// An option whose value the shell asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedOption {
    /// The option.
    pub option: String,
    /// The label that the reader sees.
    pub label: String,
    /// Whether what is typed is not shown.
    pub is_hidden: bool,
    /// The variable that keeps the value, as `$NEW_NAME`.
    pub variable: String,
}

/// What happens to the output of a command.
#[derive(Debug, Clone, PartialEq)]
pub enum Output {
    /// It is not shown.
    Dropped,
    /// A part of it, by its JMESPath, is the value of a variable.
    Variable {
        /// As `$NEW_NAME`.
        id: String,
        /// The JMESPath.
        query: String,
    },
    /// The command is repeated until a part of its output is this text or, if `differs`, another one.
    Awaited {
        /// The JMESPath.
        query: String,
        /// The text.
        text: String,
        /// Whether it has to become another text.
        differs: bool,
        /// How long that may take, if the suite says so.
        minutes: Option<u32>,
    },
}

/// A document of the account that `jq` edits.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The command that returns it, and where it is in the output.
    pub aws: String,
    /// The options of that command.
    pub options: Vec<(String, Value)>,
    /// The JMESPath to it.
    pub query: String,
    /// The filter of `jq`.
    pub filter: String,
    /// The value of `$asked`.
    pub asked: String,
}

/// A page of the console, beneath its host, and the way through the menus.
#[derive(Debug, Clone, PartialEq)]
pub struct DeclaredPlace {
    /// Encoded.
    pub path: String,
    /// Encoded.
    pub fragment: Option<String>,
    /// The way, in the console's labels.
    pub way: String,
}

/// The list of a snapshot that a resource is in: the results of a call of the suite.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The call.
    pub call: DeclaredCall,
    /// The field with the id.
    pub id: String,
}

/// An edit of the snapshot.
#[derive(Debug, Clone, PartialEq)]
pub enum DeclaredEdit {
    /// A field of one resource gets these values.
    Set {
        /// Its list.
        place: Place,
        /// Its id.
        id: String,
        /// With dots, through lists.
        field: String,
        /// One value, or several for a list.
        values: Vec<Value>,
    },
    /// A new resource.
    Add {
        /// Its list.
        place: Place,
        /// As the list has it.
        item: Value,
    },
    /// A new database of RDS, which the program lists itself.
    AddDatabase {
        /// As the AWS CLI prints it.
        item: Value,
    },
    /// A field of a database gets these values.
    SetOfDatabase {
        /// Its identifier.
        id: String,
        /// With dots, through lists.
        field: String,
        /// One value, or several for a list.
        values: Vec<Value>,
    },
    /// The resources whose field has this text have another one in its place, also as part of their ids.
    Move {
        /// Their list.
        place: Place,
        /// With dots, through lists.
        field: String,
        /// The text.
        from: String,
        /// The new text.
        to: String,
    },
    /// The resources whose field has this text are gone.
    Remove {
        /// Their list.
        place: Place,
        /// With dots, through lists.
        field: String,
        /// The text.
        text: String,
    },
}

impl DeclaredChange {
    pub(super) fn commands(&self, account: &AccountIdentity) -> Vec<Option<String>> {
        let freed = self.frees.iter();
        let freed = freed.flat_map(|stack| revoke_references(account, stack));
        let commands = self.commands.iter();
        let commands = commands.flat_map(|command| command.lines(account));
        freed.chain(commands).collect()
    }

    pub(super) fn url(&self, account: &AccountIdentity) -> Option<String> {
        self.console.as_ref()?.page().url(account)
    }

    /// The page of the console, and the way to it. The console's start page if the suite names none.
    pub(super) fn place(&self) -> (Page, Message) {
        let place = self.console.as_ref();
        let way = place.map_or("", |place| &place.way);
        let page = place.map_or_else(|| Page::path(""), DeclaredPlace::page);
        (page, Message::new("console-declared").with("way", way))
    }

    pub(super) fn edit(&self, snapshot: &mut Snapshot) {
        for edit in &self.edits {
            edit.make(snapshot);
        }
    }
}

impl DeclaredPlace {
    fn page(&self) -> Page {
        match &self.fragment {
            Some(fragment) => Page::regional(&self.path, fragment.clone()),
            None => Page::path(&self.path),
        }
    }
}

impl DeclaredCommand {
    /// The lines of the shell. Nothing in place of one that cannot be quoted.
    fn lines(&self, account: &AccountIdentity) -> Vec<Option<String>> {
        let Some((_, operation)) = self.aws.split_once(' ') else {
            return vec![None];
        };
        let mut lines = Vec::new();
        let Some(mut command) = begun(account, &self.aws, &self.options) else {
            return vec![None];
        };
        for asked in &self.asks {
            let read = if asked.is_hidden {
                READ
            } else {
                "IFS= read -r VALUE"
            };
            let variable = asked.variable.trim_start_matches('$');
            lines.push(
                quoted(&asked.label).map(|label| {
                    format!("{{ printf '%s: ' {label}; {read}; {variable}=$VALUE; }}")
                }),
            );
            command = command.id(&asked.option, &asked.variable);
        }
        for (option, document) in &self.edits {
            command = match document.expression(account) {
                Some(expression) => command.shell(option, &expression),
                None => return vec![None],
            };
        }
        let line = match &self.result {
            Output::Dropped if operation.starts_with("wait ") => command.finish(),
            Output::Dropped => command.quietly(),
            Output::Variable { id, query } => command.into_variable(id, query),
            Output::Awaited {
                query,
                text,
                differs,
                minutes,
            } => command
                .option("query", query)
                .option("output", "text")
                .finish()
                .zip(quoted(text))
                .map(|(state, text)| {
                    let sign = if *differs { "!=" } else { "=" };
                    let condition = format!("[ \"$({state})\" {sign} {text} ]");
                    match minutes {
                        Some(minutes) => until_in_minutes(*minutes, &condition),
                        None => until(&condition),
                    }
                }),
        };
        lines.push(match &self.unless {
            Some((aws, options)) => begun(account, aws, options)
                .and_then(Command::finish)
                .zip(line)
                .map(|(probe, line)| format!("{{ {probe} > /dev/null 2>&1 || {line}; }}")),
            None => line,
        });
        lines
    }
}

impl Document {
    fn expression(&self, account: &AccountIdentity) -> Option<String> {
        let (service, operation) = self.aws.split_once(' ')?;
        let present = with_options(Command::aws(account, service, operation), &self.options)
            .option("query", &self.query)
            .option("output", "text")
            .finish()?;
        let (asked, filter) = (quoted(&self.asked)?, quoted(&self.filter)?);
        Some(format!(
            "\"$({present} | jq -c --arg asked {asked} {filter})\""
        ))
    }
}

/// A command with its options, in the account's Region if its service has Regions.
fn begun(account: &AccountIdentity, aws: &str, options: &[(String, Value)]) -> Option<Command> {
    let (service, operation) = aws.split_once(' ')?;
    let command = match service {
        "iam" => Command::global(service, operation),
        _ => Command::aws(account, service, operation),
    };
    Some(with_options(command, options))
}

fn with_options(command: Command, options: &[(String, Value)]) -> Command {
    options
        .iter()
        .fold(command, |command, (name, value)| match value {
            Value::Bool(true) => command.flag(name),
            Value::Bool(false) => command.flag(&format!("no-{name}")),
            Value::Array(list) if list.iter().all(Value::is_string) => {
                let words = list.iter().filter_map(Value::as_str);
                command.values(name, words)
            }
            Value::String(text) => command.values(name, [text.as_str()].into_iter()),
            Value::Number(number) => command.option(name, &number.to_string()),
            json => command.json(name, json),
        })
}

impl DeclaredEdit {
    fn make(&self, snapshot: &mut Snapshot) {
        let place = match self {
            DeclaredEdit::Set { place, .. }
            | DeclaredEdit::Add { place, .. }
            | DeclaredEdit::Move { place, .. }
            | DeclaredEdit::Remove { place, .. } => place,
            DeclaredEdit::AddDatabase { item } => {
                let database = serde_json::from_value(item.clone());
                if let (Fact::Known(all), Ok(database)) = (&mut snapshot.rds.db_instances, database)
                {
                    all.push(database);
                }
                return;
            }
            DeclaredEdit::SetOfDatabase { id, field, values } => {
                if let Fact::Known(all) = &mut snapshot.rds.db_instances {
                    all.iter_mut()
                        .filter(|database| database.db_instance_identifier == *id)
                        .for_each(|database| set_of(database, field, values));
                }
                return;
            }
        };
        let Some(items) = place.items(snapshot) else {
            return;
        };
        match self {
            DeclaredEdit::AddDatabase { .. } | DeclaredEdit::SetOfDatabase { .. } => {}
            DeclaredEdit::Set {
                id, field, values, ..
            } => items
                .iter_mut()
                .filter(|item| at(item, &place.id).and_then(Value::as_str) == Some(id))
                .for_each(|item| set(item, field, values)),
            DeclaredEdit::Add { item, .. } => items.push(item.clone()),
            DeclaredEdit::Move {
                field, from, to, ..
            } => items
                .iter_mut()
                .filter(|item| texts_at(item, field).contains(&from.as_str()))
                .for_each(|item| replace(item, from, to)),
            DeclaredEdit::Remove { field, text, .. } => {
                items.retain(|item| !texts_at(item, field).contains(&text.as_str()));
            }
        }
    }
}

impl Place {
    fn items<'s>(&self, snapshot: &'s mut Snapshot) -> Option<&'s mut Vec<Value>> {
        match &mut snapshot.calls.get_mut(self.call.key())?.items {
            Fact::Known(items) => Some(items),
            Fact::Unknown(_) => None,
        }
    }
}

/// Sets a field of a database as the AWS CLI prints it.
fn set_of(database: &mut DbInstance, field: &str, values: &[Value]) {
    let json = serde_json::to_value(&*database);
    let changed = json.and_then(|mut json| {
        set(&mut json, field, values);
        serde_json::from_value(json)
    });
    if let Ok(changed) = changed {
        *database = changed;
    }
}

/// Replaces a text in the members of an item.
fn replace(item: &mut Value, from: &str, to: &str) {
    let members = item.as_object_mut().into_iter().flatten();
    for (_, value) in members {
        if let Value::String(text) = value {
            *text = text.replace(from, to);
        }
    }
}

/// Sets the field at a path with dots. A list on the way has one element for each value if the field is a direct member of
/// its elements; otherwise each element gets the value.
///
/// `Groups.Id` = "a", "b" in `{"Groups": [{"Id": "c"}]}` gives `{"Groups": [{"Id": "a"}, {"Id": "b"}]}`.
fn set(item: &mut Value, path: &str, values: &[Value]) {
    let Some(first) = values.first() else {
        return;
    };
    let (name, rest) = match path.split_once('.') {
        Some((name, rest)) => (name, Some(rest)),
        None => (path, None),
    };
    if let Value::Array(list) = item {
        list.iter_mut().for_each(|item| set(item, path, values));
        return;
    }
    let Value::Object(members) = item else {
        return;
    };
    let member = members.entry(name).or_insert(Value::Null);
    match (rest, &mut *member) {
        (None, Value::Array(_)) => *member = values.to_vec().into(),
        (None, _) => *member = like(first, member),
        (Some(rest), Value::Array(_)) if !rest.contains('.') => {
            let elements = values
                .iter()
                .map(|value| serde_json::json!({ rest: value }));
            *member = elements.collect();
        }
        (Some(rest), Value::Null) => {
            *member = Value::Object(serde_json::Map::new());
            set(member, rest, values);
        }
        (Some(rest), _) => set(member, rest, values),
    }
}

/// The value with the type that the field has now: a check asks for texts only.
fn like(value: &Value, present: &Value) -> Value {
    let Value::String(text) = value else {
        return value.clone();
    };
    match present {
        Value::Bool(_) => text.parse().map_or_else(|_| value.clone(), Value::Bool),
        Value::Number(_) => text
            .parse::<i64>()
            .map_or_else(|_| value.clone(), Value::from),
        _ => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn changed(mut item: Value, path: &str, values: &[Value]) -> Value {
        set(&mut item, path, values);
        item
    }

    #[test]
    fn a_field_keeps_its_type() {
        assert_eq!(
            changed(json!({ "Port": 1 }), "Port", &[json!("3306")]),
            json!({ "Port": 3306 })
        );
        assert_eq!(
            changed(json!({ "A": { "B": false } }), "A.B", &[json!("true")]),
            json!({ "A": { "B": true } })
        );
        assert_eq!(
            changed(json!({}), "A.B", &[json!("x")]),
            json!({ "A": { "B": "x" } })
        );
    }

    #[test]
    fn a_list_has_one_element_for_each_value() {
        assert_eq!(
            changed(
                json!({ "G": [{ "Id": "c" }] }),
                "G.Id",
                &[json!("a"), json!("b")]
            ),
            json!({ "G": [{ "Id": "a" }, { "Id": "b" }] })
        );
        assert_eq!(
            changed(
                json!({ "R": [{ "L": { "S": "c" }, "X": 1 }] }),
                "R.L.S",
                &[json!("a")]
            ),
            json!({ "R": [{ "L": { "S": "a" }, "X": 1 }] })
        );
    }

    fn line(options: &[(&str, Value)]) -> Option<String> {
        let command = DeclaredCommand {
            aws: "dms modify-endpoint".to_owned(),
            of_other: None,
            options: options
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
            asks: Vec::new(),
            edits: Vec::new(),
            unless: None,
            result: Output::Dropped,
        };
        let mut lines = command.lines(&AccountIdentity::default());
        assert_eq!(lines.len(), 1);
        lines.pop().flatten()
    }

    #[test]
    fn a_value_is_one_word_whatever_it_says() {
        assert_eq!(
            line(&[("server-name", json!("a'; rm -rf ~ #$(id)`id`"))]).as_deref(),
            Some("aws dms modify-endpoint --server-name \"a'; rm -rf ~ #\"'$(id)`id`' > /dev/null")
        );
        assert_eq!(
            line(&[("ids", json!(["a b", "$NEW_X"])), ("public", json!(true))]).as_deref(),
            Some("aws dms modify-endpoint --ids 'a b' \"$NEW_X\" --public > /dev/null")
        );
        assert_eq!(
            line(&[("s", json!({ "a": ["b"] }))]).as_deref(),
            Some("aws dms modify-endpoint --s '{\"a\":[\"b\"]}' > /dev/null")
        );
        for value in ["file:///etc/passwd", "a\nb", "https://x"] {
            assert_eq!(line(&[("server-name", json!(value))]), None);
        }
        assert_eq!(
            line(&[("server-name", json!("-x"))]).as_deref(),
            Some("aws dms modify-endpoint --server-name=-x > /dev/null")
        );
    }
}
