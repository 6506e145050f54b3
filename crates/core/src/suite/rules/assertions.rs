//! What a check asserts is about resources there are, of the kind that is wanted, and its parameters go together.

use super::unknown_resource;
use crate::assertion::Assert;
use crate::suite::Check;
use crate::suite::code::Code;
use crate::suite::draft::Draft;
use crate::suite::problem::Problems;
use crate::suite::yaml;
use crate::suite::yaml::{Data, Node, Place};

pub fn check(draft: &Draft, check: &Check, node: &Node, problems: &mut Problems) {
    roles(draft, check, node, problems);
    parameters(check, node, problems);
}

fn roles(draft: &Draft, check: &Check, node: &Node, problems: &mut Problems) {
    for (index, (role, kind)) in check.assert.roles().into_iter().enumerate() {
        match (draft.file.resources.get(role), kind) {
            (None, _) => {
                let at = place_of_role(node, &check.assert, index);
                unknown_resource(draft, role, at, problems);
            }
            (Some(declared), Some(kind)) if kind != declared.kind => {
                let at = place_of_role(node, &check.assert, index);
                let (is, wanted) = (declared.kind.as_str(), kind.as_str());
                let text = format!("\"{role}\" is a {is}, a {wanted} is wanted here");
                problems.add(Code::WrongResource, at, text);
            }
            _ => {}
        }
    }
}

/// That an assertion's parameters go together, and that none of those it needs is an empty list, on which every account
/// would pass.
fn parameters(check: &Check, node: &Node, problems: &mut Problems) {
    let assert = node.get("assert").map(Node::entries).unwrap_or_default();
    let Some(kind) = assert.first() else {
        return;
    };
    if let Some(problem) = check.assert.problem() {
        problems.add(Code::BadParameters, kind.key_at, problem);
    }
    let schema = Assert::schema_of(check.assert.kind());
    let needed = schema
        .as_ref()
        .and_then(|schema| schema.get("required")?.as_array());
    for name in needed
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str())
    {
        let Some(value) = kind.value.get(name) else {
            continue;
        };
        if value.text().is_none() && value.elements().is_empty() && value.entries().is_empty() {
            let text = format!("\"{name}\" is empty: this asserts nothing");
            problems.add(Code::BadParameters, value.at, text);
        }
    }
}

/// Where the role of this index in an assertion's list of roles stands. A kind does not say from which of its parameters
/// it takes a role: the parameter is the one that, changed, changes the role.
pub fn place_of_role(node: &Node, assert: &Assert, index: usize) -> Place {
    let Some(written) = node.get("assert") else {
        return node.at;
    };
    let name = |assert: &Assert| {
        assert
            .roles()
            .get(index)
            .map(|(role, _)| (*role).to_owned())
    };
    let role = name(assert);
    let count = written.clone().scalars_mut().len();
    for candidate in 0..count {
        let mut changed = written.clone();
        let mut scalars = changed.scalars_mut();
        let Some(scalar) = scalars.get_mut(candidate) else {
            continue;
        };
        if scalar.text() != role.as_deref() {
            continue;
        }
        let (at, text) = (scalar.at, "another-name".to_owned());
        scalar.data = Data::Scalar { text, plain: true };
        if let (Some(assert), _) = yaml::read::<Assert>(&changed)
            && name(&assert).as_deref() == Some("another-name")
        {
            return at;
        }
    }
    written.at
}
