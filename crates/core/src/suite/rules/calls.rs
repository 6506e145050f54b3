//! Rules for the calls and kinds that a suite declares.

use super::{is_id, unknown_field};
use crate::resource::ResourceKind;
use crate::resource::kinds::KindDeclaration;
use crate::snapshot::Call;
use crate::snapshot::call::CallDeclaration;
use crate::suggest;
use crate::suite::code::Code;
use crate::suite::draft::Draft;
use crate::suite::problem::Problems;
use crate::suite::yaml::{Entry, Node};

pub fn check(draft: &Draft, problems: &mut Problems) {
    let entries = |section: &str| {
        draft
            .tree
            .get(section)
            .map(Node::entries)
            .unwrap_or_default()
    };
    for entry in entries("calls") {
        name("call", entry, problems);
        if let Some(declaration) = draft.file.calls.get(&entry.key) {
            call(declaration, &entry.value, problems);
        }
    }
    for entry in entries("kinds") {
        name("kind", entry, problems);
        if let Some(declaration) = draft.file.kinds.get(&entry.key) {
            kind(draft, declaration, &entry.value, problems);
        }
    }
}

fn name(what: &str, entry: &Entry, problems: &mut Problems) {
    let key = entry.key.as_str();
    if !is_id(key, '_') {
        let text = format!("\"{key}\" is not a name for a {what}");
        problems
            .add(Code::BadId, entry.key_at, text)
            .hint("lower-case letters, digits and underscores, a letter first");
    }
    let own = ResourceKind::ALL
        .iter()
        .any(|kind| kind.as_str().replace('-', "_") == key);
    if what == "kind" && own {
        let text = format!("the program has a kind \"{key}\" itself");
        problems.add(Code::DuplicateId, entry.key_at, text);
    }
}

fn call(declaration: &CallDeclaration, node: &Node, problems: &mut Problems) {
    for refusal in declaration.refusals() {
        problems
            .add(
                Code::RefusedCall,
                node.place_of(refusal.key),
                refusal.problem,
            )
            .hint_some(refusal.hint.map(str::to_owned));
    }
    for field in &declaration.may_lack {
        let begins = |kept: &String| {
            let rest = kept.strip_prefix(field.as_str());
            rest.is_some_and(|rest| rest.starts_with('.'))
        };
        if !declaration.keep.iter().any(begins) {
            let at = node.place_of("may_lack");
            kept_field(&declaration.keep, field, at, problems);
        }
    }
    if let Some(listed) = &declaration.if_listed
        && let Call::Declared(other) = listed.call
    {
        kept_field(
            &other.keep,
            &listed.field,
            node.place_of("if_listed"),
            problems,
        );
    }
    if let Some(needs) = &declaration.needs {
        let needed = node.get("needs").unwrap_or(node);
        if needs.input.is_empty() {
            let text = "without `input` the other call gives nothing to this one";
            problems.add(Code::BadParameters, needed.at, text);
        }
        if let Call::Declared(other) = needs.call {
            for (member, field) in &needs.input {
                let at = needed
                    .get("input")
                    .map_or(needed.at, |input| input.place_of(member));
                kept_field(&other.keep, field, at, problems);
            }
        }
    }
}

fn kind(draft: &Draft, declaration: &KindDeclaration, node: &Node, problems: &mut Problems) {
    let Call::Declared(call) = declaration.call else {
        let text = format!("\"{}\" is not a call of the suite", declaration.call.name());
        problems
            .add(Code::WrongResource, node.place_of("call"), text)
            .hint("a kind is declared on a call under `calls`");
        return;
    };
    let mut field =
        |key: &str, path: &str| kept_field(&call.keep, path, node.place_of(key), problems);
    field("id", &declaration.id);
    for (key, path) in [
        ("name", &declaration.name),
        ("vpc", &declaration.vpc),
        ("subnets", &declaration.subnets),
        ("tags", &declaration.tags),
        ("measures", &declaration.measures.class),
        ("measures", &declaration.measures.gigabytes),
        ("measures", &declaration.measures.multi_az),
    ] {
        if let Some(path) = path {
            field(key, path);
        }
    }
    for (key, values) in [
        ("only", &declaration.only),
        ("gone", &declaration.gone),
        ("busy", &declaration.busy),
    ] {
        if let Some(values) = values {
            field(key, &values.field);
        }
    }
    for part in &declaration.part_of {
        field("part_of", &part.field);
    }
    for wire in &declaration.points_at {
        field("points_at", &wire.field);
    }
    let own = ResourceKind::ALL
        .iter()
        .map(|kind| kind.as_str().replace('-', "_"));
    let known: Vec<String> = own.chain(draft.file.kinds.keys().cloned()).collect();
    for wire in &declaration.points_at {
        let mut own = ResourceKind::ALL.iter();
        let own = own.find(|kind| kind.as_str().replace('-', "_") == wire.kind);
        let other = draft.file.kinds.get(&wire.kind);
        let other = other.and_then(|kind| kind.call.declared());
        let at = node.place_of("points_at");
        match (&wire.equals, own, other) {
            (Some(equals), Some(kind), _) => unknown_field(*kind, equals, at, problems),
            (Some(equals), None, Some(call)) => {
                kept_field(&call.declaration().keep, equals, at, problems);
            }
            _ => {}
        }
        if !known.contains(&wire.kind) && !draft.unread.contains(&wire.kind) {
            let text = format!("unknown kind \"{}\"", wire.kind);
            let hint = suggest::did_you_mean(&wire.kind, known.iter().map(String::as_str));
            problems
                .add(Code::UnknownKind, node.place_of("points_at"), text)
                .hint_some(hint);
        }
    }
}

/// Adds the problem that a field is not kept. A field within a kept one is kept.
pub(super) fn kept_field(
    keep: &[String],
    field: &str,
    at: crate::ids::Place,
    problems: &mut Problems,
) {
    let is_kept = keep.iter().any(|kept| {
        field == kept
            || field
                .strip_prefix(kept.as_str())
                .is_some_and(|rest| rest.starts_with('.'))
    });
    if !is_kept {
        let near = suggest::did_you_mean(field, keep.iter().map(String::as_str));
        problems
            .add(
                Code::BadParameters,
                at,
                format!("the call does not keep \"{field}\""),
            )
            .hint(near.unwrap_or_else(|| "add it to `keep`".to_owned()));
    }
}
