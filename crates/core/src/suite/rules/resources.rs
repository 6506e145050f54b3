//! Rules for references between resources, `wired_from` and `in`, and for what they are recognised by.

use super::{unknown_field, unknown_resource};
use crate::resource::ResourceKind;
use crate::suite::code::Code;
use crate::suite::draft::Draft;
use crate::suite::problem::Problems;

pub fn check(draft: &Draft, problems: &mut Problems) {
    let resources = &draft.file.resources;
    for (name, resource) in resources {
        let Some(entry) = draft.resource(name) else {
            continue;
        };
        for from in &resource.wired_from {
            if !resources.contains_key(from) {
                let at = entry.value.place_in("wired_from", from);
                unknown_resource(draft, from, at, problems);
            }
        }
        for sign in &resource.signs {
            let at = entry
                .value
                .get("signs")
                .map_or(entry.value.at, |signs| signs.at);
            let others = sign.and.iter().map(|more| &more.property);
            for property in std::iter::once(&sign.property).chain(others) {
                unknown_field(resource.kind, property, at, problems);
            }
        }
        let Some(vpc) = &resource.vpc else {
            continue;
        };
        let at = entry.value.place_of("in");
        match resources.get(vpc) {
            None => unknown_resource(draft, vpc, at, problems),
            Some(_) if is_in_itself(draft, name) => {
                let text = format!("\"{name}\" is in \"{vpc}\", which is in \"{name}\"");
                problems.add(Code::Cycle, at, text);
            }
            Some(other) if other.kind != ResourceKind::Vpc => {
                let kind = other.kind.as_str();
                let text = format!("\"{vpc}\" is a {kind}, a vpc is wanted here");
                problems.add(Code::WrongResource, at, text);
            }
            Some(_) => {}
        }
    }
}

/// Whether the chain of `in` leads back to the resource.
fn is_in_itself(draft: &Draft, name: &str) -> bool {
    let resources = &draft.file.resources;
    let mut next = resources
        .get(name)
        .and_then(|resource| resource.vpc.as_deref());
    for _ in 0..resources.len() {
        match next {
            Some(vpc) if vpc == name => return true,
            Some(vpc) => {
                next = resources
                    .get(vpc)
                    .and_then(|resource| resource.vpc.as_deref())
            }
            None => return false,
        }
    }
    false
}
