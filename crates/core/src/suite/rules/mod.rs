//! What must hold of a suite beyond its shape: every name resolves, nothing looks forward, ids are unique. A suite that
//! breaks one of these rules is not used. `workshop_check::authoring::lint` has the rules about what works and should not be left so.

mod assertions;
mod references;
mod resources;
mod symptoms;

pub use symptoms::symptoms;

use super::code::Code;
use super::draft::Draft;
use super::problem::Problems;
use super::{SCHEMA, Suite};
use crate::ids::ResourceName;
use crate::suggest;

/// Finds what keeps a suite from being used.
pub fn check(suite: &Suite, draft: &Draft, problems: &mut Problems) {
    schema(&suite.file.schema, SCHEMA, &draft.tree, problems);
    variables(draft, problems);
    resources::check(draft, problems);
    references::check(suite, draft, problems);
}

/// That a file is of the schema that this program reads.
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
            let text = format!("\"{}\" is no name for a variable", entry.key);
            problems
                .add(Code::BadId, entry.key_at, text)
                .hint("lower-case letters, digits and underscores, a letter first");
        }
    }
}

/// Whether it can be part of a message's name, or name a variable.
fn is_id(text: &str, separator: char) -> bool {
    let letter = |c: char| c.is_ascii_lowercase();
    text.starts_with(letter)
        && text
            .chars()
            .all(|c| letter(c) || c.is_ascii_digit() || c == separator)
}

/// Says that a resource does not exist.
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
