//! Finds declared calls and kinds that nothing uses: they would be read, and their permissions asked for, in vain.

use std::collections::BTreeSet;

use workshop_check_core::resource::{Kind, ResourceKind};
use workshop_check_core::snapshot::Call;
use workshop_check_core::suite::code::Code;
use workshop_check_core::suite::problem::Problems;
use workshop_check_core::suite::yaml::Node;
use workshop_check_core::suite::{Draft, Suite};

pub fn lint(suite: &Suite, draft: &Draft, problems: &mut Problems) {
    // What could not be read may use them.
    if !draft.unread.is_empty() {
        return;
    }
    let mut used: BTreeSet<String> = BTreeSet::new();
    let scope = suite.scope(suite.checks().map(|(_, check)| check));
    let read = scope.calls.iter().copied().filter_map(Call::declared);
    used.extend(read.map(|call| call.key().to_owned()));
    let entries = |section: &str| {
        let section = draft.tree.get(section).map(Node::entries);
        section.unwrap_or_default()
    };
    for entry in entries("calls") {
        if !used.contains(&entry.key) {
            let text = format!("nothing uses the call \"{}\"", entry.key);
            problems.add(Code::UnusedCall, entry.key_at, text);
        }
    }
    let mut kinds: BTreeSet<&str> = BTreeSet::new();
    for resource in suite.file.resources.values() {
        if let ResourceKind::Declared(kind) = resource.kind {
            kinds.insert(Kind::as_str(&kind));
        }
    }
    let absent = draft.checks().filter_map(|(_, _, node)| {
        let absent = node.get("assert")?.get("absent")?.get("kind")?;
        absent
            .get("declared")?
            .get("key")?
            .text()
            .map(str::to_owned)
    });
    // The kinds whose items explain a property of another resource.
    let explaining = draft.checks().filter_map(|(_, _, node)| {
        let property = node.get("assert")?.get("property")?;
        let kind = property.get("explained_by_others")?.get("kind")?;
        kind.get("declared")?.get("key")?.text().map(str::to_owned)
    });
    let parts = suite.file.kinds.values().flat_map(|kind| &kind.part_of);
    let wholes = parts.filter_map(|part| match part.kind {
        ResourceKind::Declared(kind) => Some(kind.declaration().key.clone()),
        _ => None,
    });
    // The kinds that tell why a resource is missing.
    let makers = draft.checks().filter_map(|(_, _, node)| {
        let maker = node.get("assert")?.get("exists")?.get("made_by")?;
        let others = maker.get("explained_by_others");
        let kinds = [
            maker.get("kind"),
            others.and_then(|others| others.get("kind")),
        ];
        let key = |kind: &Node| kind.get("declared")?.get("key")?.text().map(str::to_owned);
        let keys: Vec<String> = kinds.into_iter().flatten().filter_map(key).collect();
        Some(keys)
    });
    let absent: BTreeSet<String> = absent
        .chain(explaining)
        .chain(wholes)
        .chain(makers.flatten())
        .collect();
    for entry in entries("kinds") {
        let name = entry.key.replace('_', "-");
        if !kinds.contains(name.as_str()) && !absent.contains(&entry.key) {
            let text = format!("nothing is of the kind \"{}\"", entry.key);
            problems.add(Code::UnusedCall, entry.key_at, text);
        }
    }
}
