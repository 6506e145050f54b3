//! The rules for a suite beyond the types of its values: every name exists, dependencies come earlier, ids are unique. A
//! suite that violates one of these rules cannot be used. `workshop_check::authoring::lint` has the rules for suites that
//! can be used but should be improved.

mod assertions;
mod calls;
mod recipes;
mod references;
mod resources;
mod symptoms;

pub use symptoms::symptoms;

use super::code::Code;
use super::draft::Draft;
use super::problem::Problems;
use super::value::Value;
use super::variables::Variable;
use super::{SCHEMA, Suite};
use crate::ids::ResourceName;
use crate::resource::ResourceKind;
use crate::resource::fields::unknown_part;
use crate::suggest;

/// Adds the problems that prevent a suite from being used.
pub fn check(suite: &Suite, draft: &Draft, problems: &mut Problems) {
    schema(&suite.file.schema, SCHEMA, &draft.tree, problems);
    variables(draft, problems);
    mirror(draft, problems);
    calls::check(draft, problems);
    resources::check(draft, problems);
    recipes::check(draft, problems);
    references::check(suite, draft, problems);
}

/// Checks that a file has the schema that this program reads.
fn schema(found: &str, known: &str, tree: &super::yaml::Node, problems: &mut Problems) {
    if found != known {
        let text = format!("the schema is \"{found}\", this program reads \"{known}\"");
        problems.add(Code::Schema, tree.place_of("schema"), text);
    }
}

fn variables(draft: &Draft, problems: &mut Problems) {
    let entries = draft.tree.get("variables").map(|node| node.entries());
    for entry in entries.unwrap_or_default() {
        if !is_id(&entry.key, '_') {
            let text = format!("\"{}\" is not a name for a variable", entry.key);
            problems
                .add(Code::BadId, entry.key_at, text)
                .hint("lower-case letters, digits and underscores, a letter first");
        }
    }
}

/// The place of the pages exists: a mirror, or the site, which is the default of a variable.
fn mirror(draft: &Draft, problems: &mut Problems) {
    const SITE: &str = "site";
    let pages = &draft.file.pages;
    let Some(from) = &pages.from else {
        return;
    };
    let mut variables = draft.file.variables.values();
    let is_default =
        |variable: &Variable| matches!(&variable.default, Value::Text(text) if text == from);
    if from == SITE || pages.mirrors.contains_key(from) || variables.any(is_default) {
        return;
    }
    let known: Vec<&str> = std::iter::once(SITE)
        .chain(pages.mirrors.keys().map(String::as_str))
        .collect();
    let at = draft
        .tree
        .get("pages")
        .map_or(draft.tree.at, |pages| pages.place_of("from"));
    let near = suggest::did_you_mean(from, known.iter().copied());
    let listed = || format!("there are {}", known.join(", "));
    problems
        .add(
            Code::BadParameters,
            at,
            format!("the pages have no place \"{from}\""),
        )
        .hint(near.unwrap_or_else(listed));
}

/// Whether a text can be part of a message id (with hyphens) or the name of a variable (with underscores).
pub(crate) fn is_id(text: &str, separator: char) -> bool {
    let letter = |c: char| c.is_ascii_lowercase();
    text.starts_with(letter)
        && text
            .chars()
            .all(|c| letter(c) || c.is_ascii_digit() || c == separator)
}

/// Adds the problem that resources of a kind have no such field.
fn unknown_field(kind: ResourceKind, path: &str, at: super::yaml::Place, problems: &mut Problems) {
    if let ResourceKind::Declared(declared) = kind
        && let Some(call) = declared.declaration().call.declared()
        && !call.keep.iter().any(|kept| kept == path)
        && let Some(refusal) = call.refused_field("keep", path)
    {
        problems
            .add(Code::UnknownField, at, refusal.problem)
            .hint_some(refusal.hint.map(str::to_owned));
        return;
    }
    let fields = |path: &[&str]| kind.fields(path);
    let Some((part, known)) = unknown_part(path, &fields) else {
        return;
    };
    let name = kind.as_str().replace('-', "_");
    let text = format!("\"{path}\" is not a field of the kind \"{name}\"");
    let near = suggest::did_you_mean(part, known.iter().map(String::as_str));
    let is_declared = matches!(kind, ResourceKind::Declared(_));
    let hint = near.or_else(|| is_declared.then(|| "add it to `keep` of the call".to_owned()));
    let listed = || format!("it has {}", known.join(", "));
    let hint = hint.or_else(|| (!known.is_empty()).then(listed));
    problems.add(Code::UnknownField, at, text).hint_some(hint);
}

/// Adds the problem that a resource does not exist.
fn unknown_resource(draft: &Draft, name: &str, at: super::yaml::Place, problems: &mut Problems) {
    if draft.unread.contains(name) {
        return;
    }
    let known = draft.file.resources.keys().map(ResourceName::as_str);
    problems
        .add(
            Code::UnknownResource,
            at,
            format!("no resource is named \"{name}\""),
        )
        .hint_some(suggest::did_you_mean(name, known));
}
