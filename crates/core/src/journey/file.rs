//! Reads `journey.yaml`.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::suite::code::Code;
use crate::suite::problem::{Problem, Problems};
use crate::suite::yaml::{self, Node};
use crate::suite::{Suite, is_id};

/// The schema that every journey must name.
pub const SCHEMA: &str = "workshop-check/journey/1";

/// The content of a `journey.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JourneyFile {
    /// Always "workshop-check/journey/1".
    #[schemars(extend("const" = SCHEMA))]
    pub schema: String,
    /// The journey's name on the command line.
    pub id: String,
    /// The modules, in the order in which attendees do them.
    pub modules: Vec<ModuleEntry>,
}

/// A module of a journey: one suite, or several ways to the same end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModuleEntry {
    /// The suite: the id of one that comes with the program, or a path relative to the journey.
    #[serde(default)]
    pub suite: Option<String>,
    /// A name for the choice among the suites of `one_of`. A column of the roster with this name says which way was taken.
    #[serde(default)]
    #[schemars(regex(pattern = r"^[a-z][a-z0-9-]*$"))]
    pub choice: Option<String>,
    /// The suites of which an attendee does one. The one that is begun is graded, and the others are not failures.
    #[serde(default)]
    pub one_of: Vec<String>,
    /// Ways of the pages that nobody can take any more, because their service is closed. The message `closed-WAY` of the journey tells
    /// it to whoever has not made the choice, and `explain WAY` to everybody.
    #[serde(default)]
    #[schemars(inner(regex(pattern = r"^[a-z][a-z0-9-]*$")))]
    pub closed: Vec<String>,
}

impl JourneyFile {
    /// The ways of a choice that are closed.
    pub fn closed_ways(&self, choice: &str) -> &[String] {
        let mut modules = self.modules.iter();
        let module = modules.find(|module| module.choice.as_deref() == Some(choice));
        module.map_or(&[], |module| &module.closed)
    }

    /// All suites in order, each with the choice of which it is one way.
    pub fn ways(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        self.modules.iter().flat_map(|module| {
            let alone = module.suite.iter().map(|suite| (None, suite.as_str()));
            let choice = module.choice.as_deref();
            let ways = module.one_of.iter();
            alone.chain(ways.map(move |suite| (choice, suite.as_str())))
        })
    }
}

/// Reads a journey as far as possible, with all of its problems. `place` is the name of its file.
pub fn read(text: &str, place: &str) -> (Option<JourneyFile>, Vec<Problem>) {
    let mut problems = Problems::of(place);
    let tree = match yaml::parse(text) {
        Ok(tree) => tree,
        Err((at, problem)) => {
            problems.add(Code::Syntax, at, problem);
            return (None, problems.into_found());
        }
    };
    let (file, errors) = yaml::read::<JourneyFile>(&tree);
    problems.add_errors(errors);
    if let Some(file) = &file {
        rules(file, &tree, &mut problems);
    }
    (file, problems.into_found())
}

fn rules(file: &JourneyFile, tree: &Node, problems: &mut Problems) {
    if file.schema != SCHEMA {
        let text = format!(
            "the schema is \"{}\", this program reads \"{SCHEMA}\"",
            file.schema
        );
        problems.add(Code::Schema, tree.place_of("schema"), text);
    }
    let nodes = tree.get("modules").map(Node::elements).unwrap_or_default();
    let mut suites = HashSet::new();
    let mut choices = HashSet::new();
    for (module, node) in file.modules.iter().zip(nodes) {
        for suite in module.suite.iter().chain(&module.one_of) {
            if !suites.insert(suite) {
                let at = node.place_in("one_of", suite);
                let text = format!("\"{suite}\" is in the journey twice");
                problems.add(Code::DuplicateId, at, text);
            }
        }
        match (&module.suite, &module.choice, module.one_of.as_slice()) {
            (Some(_), None, []) if module.closed.is_empty() => {}
            (None, Some(choice), [_, _, ..]) => {
                let at = node.place_of("choice");
                if !is_id(choice, '-') {
                    let text = format!("\"{choice}\" cannot be the name of a choice");
                    problems
                        .add(Code::BadId, at, text)
                        .hint("lower-case letters, digits and hyphens, a letter first");
                }
                for way in module.closed.iter().filter(|way| !is_id(way, '-')) {
                    let text = format!("\"{way}\" cannot be the name of a way");
                    problems
                        .add(Code::BadId, node.place_in("closed", way), text)
                        .hint("lower-case letters, digits and hyphens, a letter first");
                }
                if !choices.insert(choice) {
                    let text = format!("two choices have the name \"{choice}\"");
                    problems.add(Code::DuplicateId, at, text);
                }
            }
            _ => {
                let text =
                    "a module is a `suite`, or a `choice` with two or more suites under `one_of`";
                problems.add(Code::BadParameters, node.at, text);
            }
        }
    }
    if file.modules.is_empty() {
        let text = "a journey has modules";
        problems.add(Code::BadParameters, tree.place_of("modules"), text);
    }
}

/// "sha256:…" of a journey's text and the digests of its suites.
pub(super) fn digest<'s>(text: &str, suites: impl Iterator<Item = &'s Suite>) -> String {
    let mut digest = Sha256::new_with_prefix(text.as_bytes());
    for suite in suites {
        digest.update(suite.digest.as_bytes());
    }
    format!("sha256:{}", hex::encode(digest.finalize()))
}
