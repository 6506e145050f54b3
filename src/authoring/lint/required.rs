//! The messages that a suite must have for its steps, checks and symptoms.

use std::collections::BTreeMap;

use workshop_check_core::suite::yaml::{Node, Place};
use workshop_check_core::suite::{Draft, Suite};

/// A message that a suite must have: the place of its step, check or symptom, and its attributes.
pub struct RequiredMessage {
    pub file: String,
    pub at: Place,
    pub must: &'static [&'static str],
    pub may: &'static [&'static str],
    /// The variables that the program gives it, in addition to those of the suite.
    pub supplied: &'static [&'static str],
}

/// What a check's message may have beside its title.
pub const CHECK_ATTRIBUTES: &[&str] = &["why", "failed", "fix", "advice", "advised"];

/// What the kinds that say an author's own message fill in.
const FILLED_IN_BY_KINDS: &[&str] = &["things", "url", "status", "site", "host"];

/// The required messages by id. `symptoms` is the path and the content of `symptoms.yaml`, if there is one.
pub fn required_messages(
    suite: &Suite,
    draft: &Draft,
    file: &str,
    symptoms: Option<(&str, &Node)>,
) -> BTreeMap<String, RequiredMessage> {
    let in_suite = |at, must, may| RequiredMessage {
        file: file.to_owned(),
        at,
        must,
        may,
        supplied: &[],
    };
    let suite_id = draft.tree.place_of("id");
    let mut required = BTreeMap::from([("suite".to_owned(), in_suite(suite_id, &[], &[]))]);
    for entry in draft
        .tree
        .get("kinds")
        .map(Node::entries)
        .unwrap_or_default()
    {
        let id = format!("kind-{}", entry.key.replace('_', "-"));
        required.insert(id, in_suite(entry.key_at, &[], &[]));
        let changes = entry.value.get("changes").map(Node::elements);
        for change in changes.unwrap_or_default() {
            of_change(change, &["name", "asked"], file, &mut required);
        }
    }
    let resources = draft.tree.get("resources").map(Node::entries);
    for entry in resources.unwrap_or_default() {
        if let Some(creation) = entry.value.get("create") {
            of_change(creation, &["name"], file, &mut required);
        }
        if let Some(change) = entry.value.get("move") {
            of_change(change, &["name"], file, &mut required);
        }
    }
    for (index, step) in suite.file.steps.iter().enumerate() {
        let at = draft.step(index).place_of("id");
        required.insert(format!("step-{}", step.id), in_suite(at, &[], &[]));
    }
    for (_, check, node) in draft.checks() {
        let at = node.place_of("id");
        let of_check = in_suite(at, &["why"], CHECK_ATTRIBUTES);
        required.insert(format!("check-{}", check.id), of_check);
        for (id, attributes) in check.assert.messages() {
            let mut written = node.get("assert").cloned();
            let scalars = written.iter_mut().flat_map(Node::scalars_mut);
            let named = scalars.filter(|scalar| scalar.text() == Some(id)).last();
            let at = named.map_or(at, |scalar| scalar.at);
            let own = RequiredMessage {
                supplied: FILLED_IN_BY_KINDS,
                ..in_suite(at, attributes, attributes)
            };
            required.insert(id.to_owned(), own);
        }
    }
    let Some((file, tree)) = symptoms else {
        return required;
    };
    for node in tree.get("patterns").map(Node::elements).unwrap_or_default() {
        let text = |key| node.get(key).and_then(Node::text);
        // Patterns of other kinds are not reported.
        if let (Some(id), None | Some("cause" | "heals")) = (text("id"), text("kind")) {
            let of_symptom = RequiredMessage {
                file: file.to_owned(),
                at: node.place_of("id"),
                must: &["fix"],
                may: &["fix", "failed"],
                supplied: &[],
            };
            required.insert(format!("symptom-{id}"), of_symptom);
        }
    }
    required
}

/// The message of a change that the suite declares.
fn of_change(
    change: &Node,
    supplied: &'static [&'static str],
    file: &str,
    required: &mut BTreeMap<String, RequiredMessage>,
) {
    let Some(id) = change.get("message").and_then(Node::text) else {
        return;
    };
    // One message may serve several changes; what all of them supply is what it may use.
    let supplied = match required.get(id) {
        Some(other) if other.supplied.len() < supplied.len() => other.supplied,
        _ => supplied,
    };
    let message = RequiredMessage {
        file: file.to_owned(),
        at: change.place_of("message"),
        must: &[],
        may: &[],
        supplied,
    };
    required.insert(id.to_owned(), message);
}
