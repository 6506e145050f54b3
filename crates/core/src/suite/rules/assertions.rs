//! Rules for assertions: their resources exist and have the right kind, and their parameters can be combined.

use super::{unknown_field, unknown_resource};
use crate::assertion::{Assert, Owner};
use crate::resource::ResourceKind;
use crate::suite::Check;
use crate::suite::code::Code;
use crate::suite::draft::Draft;
use crate::suite::problem::Problems;
use crate::suite::yaml::{Node, Place};

pub fn check(draft: &Draft, check: &Check, node: &Node, problems: &mut Problems) {
    resources(draft, check, node, problems);
    parameters(check, node, problems);
    change(draft, check, node, problems);
    properties(draft, check, node, problems);
}

/// The properties that an assertion reads are there for resources of that kind. One that is misspelled would be absent in every
/// account.
fn properties(draft: &Draft, check: &Check, node: &Node, problems: &mut Problems) {
    for (owner, path) in check.assert.properties() {
        let kind = match owner {
            Owner::Kind(kind) => kind,
            Owner::Resource(name) => match draft.file.resources.get(name) {
                Some(resource) => resource.kind,
                // Another problem already.
                None => continue,
            },
        };
        unknown_field(kind, &path, place_of_text(node, &path), problems);
    }
}

/// Where an assertion names a property: with all of its path, or with its end.
fn place_of_text(node: &Node, path: &str) -> Place {
    let Some(assert) = node.get("assert") else {
        return node.at;
    };
    let mut copy = assert.clone();
    let scalars: Vec<(Place, String)> = copy
        .scalars_mut()
        .into_iter()
        .filter_map(|scalar| Some((scalar.at, scalar.text()?.to_owned())))
        .collect();
    let find = |is_it: &dyn Fn(&str) -> bool| {
        let mut scalars = scalars.iter();
        let found = scalars.find(|(at, text)| *at != Place::START && is_it(text));
        found.map(|(at, _)| *at)
    };
    find(&|text| text == path)
        .or_else(|| find(&|text| path.ends_with(&format!(".{text}"))))
        .unwrap_or(assert.at)
}

/// The change that an assertion names exists.
fn change(draft: &Draft, check: &Check, node: &Node, problems: &mut Problems) {
    let Some((resource, change)) = check.assert.named_change() else {
        return;
    };
    let resource = draft.file.resources.get(resource);
    let changes = match resource.map(|resource| resource.kind) {
        Some(ResourceKind::Declared(kind)) => kind.declaration().changes.as_slice(),
        _ => &[],
    };
    if !changes
        .iter()
        .any(|known| known.name.as_deref() == Some(change))
    {
        let at = node.get("assert").map_or(node.at, |assert| assert.at);
        let text = format!("the kind of the resource has no change \"{change}\"");
        problems.add(Code::BadParameters, at, text);
    }
}

fn resources(draft: &Draft, check: &Check, node: &Node, problems: &mut Problems) {
    let named = check.assert.resources().into_iter();
    for (resource, kind) in named.chain(check.assert.mentions()) {
        match (draft.file.resources.get(resource), kind) {
            (None, _) => {
                let at = resource.at().unwrap_or(node.at);
                unknown_resource(draft, resource, at, problems);
            }
            (Some(declared), Some(kind)) if kind != declared.kind => {
                let at = resource.at().unwrap_or(node.at);
                let (is, wanted) = (declared.kind.as_str(), kind.as_str());
                let text = format!("\"{resource}\" is a {is}, a {wanted} is wanted here");
                problems.add(Code::WrongResource, at, text);
            }
            _ => {}
        }
    }
}

/// Checks that an assertion's parameters can be combined, and that no required parameter is empty, because every account
/// would pass.
fn parameters(check: &Check, node: &Node, problems: &mut Problems) {
    let assert = node.get("assert").map(Node::entries).unwrap_or_default();
    let Some(kind) = assert.first() else {
        return;
    };
    if let Some(problem) = check.assert.problem() {
        problems.add(Code::BadParameters, kind.key_at, problem);
    }
    let mut empty = kind.value.entries().iter().filter(|entry| {
        let value = &entry.value;
        value.text().is_none() && value.elements().is_empty() && value.entries().is_empty()
    });
    // Most checks have none, and a schema takes longer to make than a check to read.
    let Some(first) = empty.next() else {
        return;
    };
    let schema = Assert::schema_of(check.assert.kind());
    let needed = schema
        .as_ref()
        .and_then(|schema| schema.get("required")?.as_array());
    let is_needed = |name: &str| needed.is_some_and(|needed| needed.iter().any(|one| one == name));
    for entry in std::iter::once(first).chain(empty) {
        if is_needed(&entry.key) {
            let text = format!("\"{}\" is empty: this asserts nothing", entry.key);
            problems.add(Code::BadParameters, entry.value.at, text);
        }
    }
}
