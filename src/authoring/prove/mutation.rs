//! One mutation: its id, its subject, and the changes that it makes to a snapshot's JSON.

use serde_json::{Value, json};

use super::places::{Place, parent};
use workshop_check_core::snapshot::Call;

/// One mutation of a complete account.
#[derive(Debug)]
pub struct Mutation {
    /// For example "security-group/EFS-SG/IpPermissions[tcp-2049]/drop". It contains names, not ids, so it is the same in
    /// every recording of an account.
    pub id: String,
    pub expect: Expect,
    /// The name of the resource.
    pub name: String,
    /// The resource's ids, those of its owner, and those of what it pointed at or points at where it was changed.
    pub about: Vec<String>,
    /// The call that returns it.
    pub call: Call,
    pub changes: Vec<Change>,
}

/// How a suite should react to a mutation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Expect {
    /// Exactly one root cause, about the changed resource.
    Noticed,
    /// Every check still passes.
    Harmless,
    /// Nothing fails; checks that need the call are unknown and name its IAM action.
    Unread,
}

/// One edit of the JSON.
#[derive(Debug, Clone)]
pub enum Change {
    Set(String, Value),
    Remove(String),
    Push(String, Value),
    /// Replaces a text wherever it occurs, also as part of ids and addresses.
    Replace(String, String),
    /// Removes this id from all lists, and all map entries with it as key.
    Forget(String),
}

impl Mutation {
    /// The snapshot's JSON after the mutation.
    pub fn apply(&self, root: &Value) -> Value {
        let mut root = root.clone();
        let mut changes: Vec<&Change> = self.changes.iter().collect();
        // Elements are removed from the end of a list first, so that earlier indices stay valid; names change last.
        changes.sort_by_key(|change| change.order());
        for change in changes {
            change.apply(&mut root);
        }
        root
    }
}

impl Change {
    /// The same change at another copy of the resource.
    pub fn moved(&self, from: &str, to: &str) -> Change {
        let at = |pointer: &String| match pointer.strip_prefix(from) {
            Some(rest) => format!("{to}{rest}"),
            None => pointer.clone(),
        };
        match self {
            Change::Set(pointer, value) => Change::Set(at(pointer), value.clone()),
            Change::Remove(pointer) => Change::Remove(at(pointer)),
            Change::Push(pointer, value) => Change::Push(at(pointer), value.clone()),
            other => other.clone(),
        }
    }

    fn order(&self) -> (u8, std::cmp::Reverse<usize>) {
        let (order, index) = match self {
            Change::Set(..) | Change::Push(..) => (0, 0),
            Change::Remove(pointer) => (1, parent(pointer).1.parse().unwrap_or(0)),
            Change::Forget(_) => (2, 0),
            Change::Replace(..) => (3, 0),
        };
        (order, std::cmp::Reverse(index))
    }

    fn apply(&self, root: &mut Value) {
        match self {
            Change::Set(pointer, value) => {
                if let Some(place) = root.pointer_mut(pointer) {
                    *place = value.clone();
                } else {
                    let (parent, key) = parent(pointer);
                    if let Some(Value::Object(map)) = root.pointer_mut(parent) {
                        map.insert(key, value.clone());
                    }
                }
            }
            Change::Remove(pointer) => {
                let (parent, key) = parent(pointer);
                match root.pointer_mut(parent) {
                    Some(Value::Array(list)) => {
                        let index = key.parse().ok().filter(|index| *index < list.len());
                        if let Some(index) = index {
                            list.remove(index);
                        }
                    }
                    Some(Value::Object(map)) => {
                        map.insert(key, json!(null));
                    }
                    _ => {}
                }
            }
            Change::Push(pointer, value) => {
                if let Some(Value::Array(list)) = root.pointer_mut(pointer) {
                    list.push(value.clone());
                }
            }
            Change::Replace(from, to) => *root = replaced(root, from, to),
            Change::Forget(id) => forget(root, id),
        }
    }
}

fn forget(value: &mut Value, id: &str) {
    match value {
        Value::Array(list) => {
            list.retain(|value| value != id);
            list.iter_mut().for_each(|value| forget(value, id));
        }
        Value::Object(map) => {
            map.remove(id);
            map.values_mut().for_each(|value| forget(value, id));
        }
        _ => {}
    }
}

/// Replaces a text in a value wherever it occurs as a whole name, not inside a longer word: "EFS-SG" in "sg/EFS-SG", but
/// not in "myEFS-SG".
pub fn replaced(value: &Value, from: &str, to: &str) -> Value {
    match value {
        Value::String(text) => json!(replaced_text(text, from, to)),
        Value::Array(list) => list.iter().map(|value| replaced(value, from, to)).collect(),
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| (replaced_text(key, from, to), replaced(value, from, to)))
            .collect(),
        other => other.clone(),
    }
}

fn replaced_text(text: &str, from: &str, to: &str) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut result = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(from).filter(|_| !from.is_empty()) {
        let (before, after) = (&rest[..at], &rest[at + from.len()..]);
        let inside = before.ends_with(is_word) || after.starts_with(is_word);
        result.push_str(before);
        result.push_str(if inside { from } else { to });
        rest = after;
    }
    result.push_str(rest);
    result
}

/// The changes of one operator at one place.
pub(super) struct Edit {
    pub verb: String,
    pub changes: Vec<Change>,
    /// Ids of the resources that it points at afterwards.
    pub now: Vec<String>,
}

impl Edit {
    pub(super) fn new(verb: impl Into<String>, changes: Vec<Change>) -> Self {
        Edit {
            verb: verb.into(),
            changes,
            now: Vec::new(),
        }
    }

    pub(super) fn set(verb: impl Into<String>, place: &Place, value: Value) -> Self {
        Edit::new(verb, vec![Change::Set(place.pointer.clone(), value)])
    }
}
