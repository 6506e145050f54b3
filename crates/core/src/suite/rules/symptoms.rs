//! The rules of a suite's `symptoms.yaml`.

use std::collections::HashSet;

use super::references::id;
use super::schema;
use crate::diagnosis::Pattern;
use crate::diagnosis::pattern;
use crate::diagnosis::pattern::{Kind, PatternText, SymptomFile};
use crate::suggest;
use crate::suite::Suite;
use crate::suite::code::Code;
use crate::suite::problem::Problems;
use crate::suite::yaml;
use crate::suite::yaml::Node;

/// Reads a suite's patterns, and compiles them unless they are known to compile. Also returns the tree of the file.
pub fn symptoms(
    suite: &Suite,
    unread: &HashSet<String>,
    text: &str,
    known_to_compile: bool,
    problems: &mut Problems,
) -> (Vec<Pattern>, Option<Node>) {
    let tree = match yaml::parse(text) {
        Ok(tree) => tree,
        Err((at, problem)) => {
            problems.add(Code::Syntax, at, problem);
            return (Vec::new(), None);
        }
    };
    let (file, errors) = yaml::read::<SymptomFile>(&tree.without_items(&["patterns"]));
    problems.add_errors(errors);
    if let Some(file) = file {
        schema(&file.schema, pattern::SCHEMA, &tree, problems);
    }
    let mut ids = HashSet::new();
    let mut patterns = Vec::new();
    for node in tree.get("patterns").map(Node::elements).unwrap_or_default() {
        let (symptom, errors) = yaml::read::<PatternText>(node);
        problems.add_errors(errors);
        let Some(symptom) = symptom else {
            continue;
        };
        let written = node.get("id").and_then(Node::text).unwrap_or_default();
        id("patterns", written, node.place_of("id"), &mut ids, problems);
        causes(suite, unread, &symptom, node, problems);
        if symptom.kind == Kind::Cause && symptom.page.is_none() {
            let text = format!("\"{written}\" has no page with the fix");
            problems.add(Code::MissingPage, node.place_of("id"), text);
        }
        let pattern = Pattern::new(symptom);
        if !known_to_compile && let Err(problem) = pattern.compile() {
            problems.add(Code::BadPattern, node.place_of("match"), problem.to_owned());
            continue;
        }
        patterns.push(pattern);
    }
    (patterns, Some(tree))
}

fn causes(
    suite: &Suite,
    unread: &HashSet<String>,
    symptom: &PatternText,
    node: &Node,
    problems: &mut Problems,
) {
    for cause in &symptom.causes {
        if suite.check(cause).is_some() || unread.contains(cause.as_str()) {
            continue;
        }
        let known = suite.checks().map(|(_, check)| check.id.as_str());
        let text = format!("no check is named \"{cause}\"");
        problems
            .add(Code::UnknownNeed, node.place_in("causes", cause), text)
            .hint_some(suggest::did_you_mean(cause, known));
    }
}
