//! Reads the calls and kinds that a suite declares, and puts the declaration in place of each reference to one, so that the
//! rest of the suite is read like one that uses only the program's own calls and kinds.

use std::collections::{HashMap, HashSet};

use serde::de::DeserializeOwned;

use super::code::Code;
use super::problem::Problems;
use super::yaml::{self, Data, Entry, Node, Origin, Place};
use crate::resource::ResourceKind;
use crate::resource::kinds::KindDeclaration;
use crate::snapshot::Call;
use crate::snapshot::call::CallDeclaration;
use crate::suggest;

/// The variant of [`Call`] and [`ResourceKind`] that holds a declaration.
const VARIANT: &str = "declared";
/// The field that holds the name of a declaration.
const KEY: &str = "key";

/// The declarations of one section of the file.
struct Section {
    what: &'static str,
    /// The program's own names.
    own: Vec<String>,
    /// The declarations that could be read, by name.
    declared: HashMap<String, Node>,
    /// The names of those that could not be read.
    broken: HashSet<String>,
}

impl Section {
    /// Puts the declaration in place of its name, if there is one. Returns whether there is.
    fn replace(&self, reference: &mut Node) -> bool {
        let declared = reference.text().and_then(|name| self.declared.get(name));
        let data = declared.map(|declaration| declaration.data.clone());
        let is_declared = data.is_some();
        if let Some(data) = data {
            reference.data = data;
        }
        is_declared
    }

    /// Puts the declaration in place of its name. A name that does not exist is reported.
    fn fill(&self, reference: &mut Node, problems: &mut Problems) {
        let Some(name) = reference.text().map(str::to_owned) else {
            return;
        };
        if self.replace(reference) {
            return;
        }
        if self.own.contains(&name) || reference.origin == Some(Origin::Reported) {
            return;
        }
        if !self.broken.contains(&name) {
            let known = self.declared.keys().chain(&self.own).map(String::as_str);
            let hint = suggest::did_you_mean(&name, known.clone());
            let hint = hint.unwrap_or_else(|| {
                let mut known: Vec<&str> = known.collect();
                known.sort_unstable();
                format!("known here: {}", known.join(", "))
            });
            let text = format!("unknown {} \"{name}\"", self.what);
            problems
                .add(Code::UnknownKind, reference.at, text)
                .hint(hint);
        }
        reference.origin = Some(Origin::Reported);
    }
}

/// Reads `calls` and `kinds` of a suite's tree and resolves all references to them. Returns the names of declarations that
/// could not be read.
pub fn resolve(tree: &mut Node, problems: &mut Problems) -> HashSet<String> {
    let calls = calls(tree, problems);
    let kinds = kinds(tree, &calls, problems);
    for entry in children(tree, "resources") {
        if let Some(kind) = child(&mut entry.value, "kind") {
            kinds.fill(kind, problems);
        }
    }
    for step in list(tree, "steps") {
        for check in list(step, "checks") {
            for assertion in children(check, "assert") {
                for call in list(&mut assertion.value, "reads") {
                    calls.fill(call, problems);
                }
                if let Some(others) = child(&mut assertion.value, "explained_by_others")
                    && let Some(kind) = child(others, "kind")
                {
                    kinds.fill(kind, problems);
                }
                if let Some(maker) = child(&mut assertion.value, "made_by") {
                    if let Some(kind) = child(maker, "kind") {
                        kinds.fill(kind, problems);
                    }
                    if let Some(others) = child(maker, "explained_by_others")
                        && let Some(kind) = child(others, "kind")
                    {
                        kinds.fill(kind, problems);
                    }
                }
                if assertion.key == "absent"
                    && let Some(kind) = child(&mut assertion.value, "kind")
                {
                    // Leftovers have kinds of their own, so another name is reported when the check is read.
                    kinds.replace(kind);
                }
            }
        }
    }
    calls.broken.union(&kinds.broken).cloned().collect()
}

fn calls(tree: &mut Node, problems: &mut Problems) -> Section {
    let mut section = Section {
        what: "call",
        own: Call::ALL
            .iter()
            .map(|call| call.name().to_owned())
            .collect(),
        declared: HashMap::new(),
        broken: HashSet::new(),
    };
    let mut open: Vec<&mut Entry> = children(tree, "calls").collect();
    let names: HashSet<String> = open.iter().map(|entry| entry.key.clone()).collect();
    // A call is read after those that it needs. What is left in the end needs itself, directly or indirectly.
    loop {
        let is_ready = |entry: &&mut Entry| {
            let needed = entry
                .value
                .get("needs")
                .and_then(|needs| needs.get("call")?.text());
            needed.is_none_or(|needed| {
                !names.contains(needed)
                    || section.declared.contains_key(needed)
                    || section.broken.contains(needed)
            })
        };
        let (ready, rest): (Vec<_>, Vec<_>) = open.into_iter().partition(is_ready);
        if ready.is_empty() {
            for entry in rest {
                let text = format!("\"{}\" needs a call that needs \"{0}\"", entry.key);
                problems.add(Code::Cycle, entry.key_at, text);
                section.broken.insert(entry.key.clone());
            }
            return section;
        }
        for entry in ready {
            for key in ["needs", "if_listed"] {
                if let Some(needed) = child(&mut entry.value, key)
                    && let Some(call) = child(needed, "call")
                {
                    section.fill(call, problems);
                }
            }
            section.read::<CallDeclaration>(entry, problems);
        }
        open = rest;
    }
}

fn kinds(tree: &mut Node, calls: &Section, problems: &mut Problems) -> Section {
    let own = ResourceKind::ALL.iter();
    let mut section = Section {
        what: "kind",
        own: own.map(|kind| kind.as_str().replace('-', "_")).collect(),
        declared: HashMap::new(),
        broken: HashSet::new(),
    };
    for entry in children(tree, "kinds") {
        if let Some(call) = child(&mut entry.value, "call") {
            calls.fill(call, problems);
        }
        for part in list(&mut entry.value, "part_of") {
            if let Some(kind) = child(part, "kind") {
                // Kinds that are declared above, so that none is part of itself.
                section.fill(kind, problems);
            }
        }
        section.read::<KindDeclaration>(entry, problems);
    }
    section
}

impl Section {
    fn read<T: DeserializeOwned>(&mut self, entry: &mut Entry, problems: &mut Problems) {
        if let Data::Map(fields) = &mut entry.value.data {
            if let Some(field) = fields.iter().find(|field| field.key == KEY) {
                let text = format!("unknown key \"{KEY}\"");
                problems.add(Code::UnknownKey, field.key_at, text);
            }
            fields.retain(|field| field.key != KEY);
            fields.push(text_entry(KEY, &entry.key, entry.key_at));
        }
        let (value, errors) = yaml::read::<T>(&entry.value);
        problems.add_errors(errors);
        if value.is_none() {
            self.broken.insert(entry.key.clone());
            return;
        }
        let variant = Entry {
            key: VARIANT.to_owned(),
            key_at: entry.key_at,
            value: entry.value.clone(),
        };
        let node = Node {
            data: Data::Map(vec![variant]),
            at: entry.value.at,
            origin: None,
        };
        self.declared.insert(entry.key.clone(), node);
    }
}

fn text_entry(key: &str, text: &str, at: Place) -> Entry {
    Entry {
        key: key.to_owned(),
        key_at: at,
        value: Node {
            data: Data::Scalar {
                text: text.to_owned(),
                plain: false,
            },
            at,
            origin: None,
        },
    }
}

/// The value of a key, if there is one.
fn child<'t>(node: &'t mut Node, key: &str) -> Option<&'t mut Node> {
    let entries = match &mut node.data {
        Data::Map(entries) => entries,
        _ => return None,
    };
    let entry = entries.iter_mut().find(|entry| entry.key == key)?;
    Some(&mut entry.value)
}

/// The entries of the map under a key.
fn children<'t>(node: &'t mut Node, key: &str) -> impl Iterator<Item = &'t mut Entry> {
    let entries = match child(node, key).map(|node| &mut node.data) {
        Some(Data::Map(entries)) => entries.as_mut_slice(),
        _ => &mut [],
    };
    entries.iter_mut()
}

/// The elements of the list under a key.
fn list<'t>(node: &'t mut Node, key: &str) -> impl Iterator<Item = &'t mut Node> {
    let elements = match child(node, key).map(|node| &mut node.data) {
        Some(Data::List(elements)) => elements.as_mut_slice(),
        _ => &mut [],
    };
    elements.iter_mut()
}
