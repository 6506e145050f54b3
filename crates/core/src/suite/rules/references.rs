//! Rules for ids and references: ids are unique, and checks only depend on earlier checks and existing resources.

use std::collections::HashSet;

use super::{assertions, is_id};
use crate::suggest;
use crate::suite::code::Code;
use crate::suite::draft::Draft;
use crate::suite::problem::Problems;
use crate::suite::yaml::{Node, Place};
use crate::suite::{Check, Suite};

pub fn check(suite: &Suite, draft: &Draft, problems: &mut Problems) {
    let mut steps = HashSet::new();
    for (index, step) in suite.file.steps.iter().enumerate() {
        let at = draft.step(index).place_of("id");
        id("steps", &step.id, at, &mut steps, problems);
    }
    let mut ids = HashSet::new();
    let mut earlier = HashSet::new();
    for (_, check, node) in draft.checks() {
        id("checks", &check.id, node.place_of("id"), &mut ids, problems);
        needs(suite, draft, check, node, &earlier, problems);
        assertions::check(draft, check, node, problems);
        earlier.insert(check.id.as_str());
    }
}

/// Adds the problems of an id: its form, and duplicates of it in `others`.
pub fn id<'a>(
    what: &str,
    id: &'a str,
    at: Place,
    others: &mut HashSet<&'a str>,
    problems: &mut Problems,
) {
    if !is_id(id, '-') {
        let text = format!("\"{id}\" cannot be part of a message’s name");
        problems
            .add(Code::BadId, at, text)
            .hint("lower-case letters, digits and hyphens, a letter first");
    }
    if !others.insert(id) {
        let text = format!("two {what} have the id \"{id}\"");
        problems.add(Code::DuplicateId, at, text);
    }
}

fn needs(
    suite: &Suite,
    draft: &Draft,
    check: &Check,
    node: &Node,
    earlier: &HashSet<&str>,
    problems: &mut Problems,
) {
    let is_bonus = suite.is_bonus(&check.id);
    let mut one = |need: &str, at: Place| {
        if earlier.contains(need) && !is_bonus && suite.is_bonus(need) {
            let text = format!("\"{}\" depends on \"{need}\", which is a bonus", check.id);
            problems
                .add(Code::BadParameters, at, text)
                .hint("a bonus that is not done blocks nothing; only another bonus can need it");
            return;
        }
        if earlier.contains(need) || draft.unread.contains(need) {
            return;
        }
        let id = &check.id;
        let Some((_, other)) = suite.check(need) else {
            let text = format!("no earlier check is named \"{need}\"");
            let hint = suggest::did_you_mean(need, earlier.iter().copied());
            problems.add(Code::UnknownNeed, at, text).hint_some(hint);
            return;
        };
        match depends_on(suite, other, id) {
            true if need == id => problems.add(Code::Cycle, at, format!("\"{id}\" needs itself")),
            true => {
                let text = format!("\"{id}\" needs \"{need}\", and that needs \"{id}\"");
                problems.add(Code::Cycle, at, text)
            }
            false => {
                let text = format!("\"{id}\" needs \"{need}\", which comes later");
                problems.add(Code::ForwardNeed, at, text)
            }
        };
    };
    for need in &check.needs {
        one(need, node.place_in("needs", need));
    }
    // The check that asserts that a resource exists must come before the other checks about it.
    for (resource, _) in check.assert.resources() {
        if let Some(exists) = suite
            .existence_check(resource)
            .filter(|exists| exists.id != check.id)
            && !check.needs.contains(&exists.id)
        {
            one(&exists.id, resource.at().unwrap_or(node.at));
        }
    }
    for (index, follows) in check.follows.iter().enumerate() {
        let list = node.get("follows").map(Node::elements).unwrap_or_default();
        let at = list
            .get(index)
            .map_or(node.at, |item| item.place_of("check"));
        one(&follows.check, at);
    }
    for proof in &check.works_if {
        if suite.check(proof).is_none() && !draft.unread.contains(proof.as_str()) {
            let text = format!("no check is named \"{proof}\"");
            let all = suite.checks().map(|(_, check)| check.id.as_str());
            let hint = suggest::did_you_mean(proof, all);
            let at = node.place_in("works_if", proof);
            problems.add(Code::UnknownNeed, at, text).hint_some(hint);
        }
    }
}

/// Whether a check depends on another one, directly or indirectly, by `needs`, resources or `follows`.
fn depends_on(suite: &Suite, check: &Check, id: &str) -> bool {
    let mut open = vec![check];
    let mut seen = HashSet::new();
    while let Some(check) = open.pop() {
        if check.id == id {
            return true;
        }
        if seen.insert(check.id.as_str()) {
            let follows = check.follows.iter().map(|follows| follows.check.as_str());
            let needs = suite.needs_of(check).into_iter().chain(follows);
            open.extend(
                needs
                    .filter_map(|need| suite.check(need))
                    .map(|(_, check)| check),
            );
        }
    }
    false
}
