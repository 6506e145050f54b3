//! Checks that every resource is used by a check and can be found in an account.

use std::collections::HashSet;

use workshop_check_core::ids::ResourceName;
use workshop_check_core::resource::Resource;
use workshop_check_core::resource::kinds::AnyName;
use workshop_check_core::suite::code::Code;
use workshop_check_core::suite::problem::Problems;
use workshop_check_core::suite::{Draft, Suite};

pub fn lint(suite: &Suite, draft: &Draft, problems: &mut Problems) {
    let used = used(suite);
    let findable = findable(suite);
    for (name, resource) in &suite.file.resources {
        let Some(entry) = draft.resource(name) else {
            continue;
        };
        if !used.contains(name.as_str()) {
            let text = format!("no check is about \"{name}\", nor about anything found by it");
            problems.add(Code::UnusedResource, entry.key_at, text);
        }
        if !findable.contains(name.as_str()) {
            let (text, hint) = if resource.kind.is_read_by_name() {
                ("is read by its name only, and has none", "give `name`")
            } else {
                (
                    "cannot be distinguished from other resources of its kind",
                    "give `name` or `example`, or `wired_from` something that can be found",
                )
            };
            problems
                .add(
                    Code::UnfindableResource,
                    entry.key_at,
                    format!("\"{name}\" {text}"),
                )
                .hint(hint);
        }
    }
}

/// The resources of all checks, and those by which they are found.
fn used(suite: &Suite) -> HashSet<&str> {
    let resources = &suite.file.resources;
    let mut open: Vec<&str> = Vec::new();
    for (_, check) in suite.checks() {
        let named = check.assert.resources().into_iter();
        for (resource, _) in named.chain(check.assert.mentions()) {
            open.push(resource);
        }
    }
    let mut used = HashSet::new();
    while let Some(name) = open.pop() {
        if used.insert(name)
            && let Some(resource) = resources.get(name)
        {
            open.extend(resource.wired_from.iter().map(ResourceName::as_str));
            open.extend(resource.vpc.as_deref());
        }
    }
    used
}

/// The resources that can have candidates: see `evaluate::candidates`.
fn findable(suite: &Suite) -> HashSet<&str> {
    let mut findable: HashSet<&str> = HashSet::new();
    loop {
        let before = findable.len();
        for (name, resource) in &suite.file.resources {
            let wired = resource
                .wired_from
                .iter()
                .any(|from| findable.contains(from.as_str()));
            if is_found_alone(resource) || (wired && !resource.kind.is_read_by_name()) {
                findable.insert(name);
            }
        }
        if findable.len() == before {
            return findable;
        }
    }
}

/// Whether a resource can be found without others: by its name, or because any resource of its kind is a candidate.
fn is_found_alone(resource: &Resource) -> bool {
    match resource.kind.any_name() {
        _ if resource.kind.is_read_by_name() => resource.name.is_some(),
        AnyName::Never => resource.page_name().is_some(),
        AnyName::Counts | AnyName::CountsIfNameless => true,
    }
}
