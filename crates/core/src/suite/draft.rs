//! A suite while it is being read: the parts that could be read, and the places of steps and checks in the file.
//!
//! Steps, checks and resources are read one by one, so that a mistake in one does not hide those in the others.

use std::collections::{BTreeSet, HashSet};
use std::hash::Hash;

use indexmap::IndexMap;
use serde::de::DeserializeOwned;

use super::code::Code;
use super::declarations;
use super::problem::Problems;
use super::substitute::substitute;
use super::variables::{Assignment, BadAssignment, Variable, Variables};
use super::yaml::{self, Node};
use super::{Check, Step, SuiteFile};
use crate::resource::Resource;

/// The parts of a suite's file that could be read.
#[derive(Debug)]
pub struct Draft {
    /// The content of the file.
    pub file: SuiteFile,
    /// The tree of the file, with the values of variables filled in.
    pub tree: Node,
    /// The variables with their values.
    pub variables: Variables,
    /// The names of the variables that the file uses.
    pub used_variables: BTreeSet<String>,
    /// For each step of `file` its index in the tree, and the indexes of its checks. Unreadable ones are skipped in `file`.
    ///
    /// If the first of three steps could not be read, this is `[(1, …), (2, …)]`.
    places: Vec<(usize, Vec<usize>)>,
    /// The names of steps, checks, resources and variables that exist but could not be read. References to them are not
    /// reported.
    pub unread: HashSet<String>,
}

impl Draft {
    /// The node of the step with this index.
    pub fn step(&self, step: usize) -> &Node {
        let place = self.places.get(step).map(|(step, _)| *step);
        let steps = self.tree.get("steps").map(Node::elements);
        place
            .and_then(|place| steps?.get(place))
            .unwrap_or(&self.tree)
    }

    /// The node of the check with this index in the step with that index.
    pub fn check(&self, step: usize, check: usize) -> &Node {
        let place = self
            .places
            .get(step)
            .and_then(|(_, checks)| checks.get(check));
        let step = self.step(step);
        let checks = step.get("checks").map(Node::elements);
        place.and_then(|place| checks?.get(*place)).unwrap_or(step)
    }

    /// Every check with its step and its node, in order.
    pub fn checks(&self) -> impl Iterator<Item = (&Step, &Check, &Node)> {
        self.file
            .steps
            .iter()
            .enumerate()
            .flat_map(move |(s, step)| {
                let checks = step.checks.iter().enumerate();
                checks.map(move |(c, check)| (step, check, self.check(s, c)))
            })
    }

    /// The entry of a resource.
    pub fn resource(&self, name: &str) -> Option<&yaml::Entry> {
        self.tree.get("resources")?.entry(name)
    }
}

/// Reads a suite. The result is `None` if the file is not YAML, if a variable cannot be read, or if something outside steps,
/// checks and resources is wrong.
///
/// # Errors
/// If an assignment does not match the suite's variables.
pub fn read(
    text: &str,
    assignments: &[Assignment],
    problems: &mut Problems,
) -> Result<Option<Draft>, BadAssignment> {
    let mut tree = match yaml::parse(text) {
        Ok(tree) => tree,
        Err((at, problem)) => {
            problems.add(Code::Syntax, at, one_line(&problem));
            return Ok(None);
        }
    };
    let mut unread = HashSet::new();
    let declared = entries::<String, Variable>(&tree, "variables", problems, &mut unread);
    if !unread.is_empty() {
        // Without the value of a variable, every use of it would be reported.
        return Ok(None);
    }
    let variables = Variables::new(&declared, assignments)?;
    let used_variables = substitute(&mut tree, &variables, problems);
    unread.extend(declarations::resolve(&mut tree, problems));
    let bare = tree.without_items(&["variables", "calls", "kinds", "resources", "steps"]);
    let file: Option<SuiteFile> = piece(&bare, problems);
    let resources = entries::<_, Resource>(&tree, "resources", problems, &mut unread);
    let (steps, places) = steps(&tree, problems, &mut unread);
    Ok(file.map(|file| Draft {
        file: SuiteFile {
            variables: declared,
            calls: readable(&tree, "calls"),
            kinds: readable(&tree, "kinds"),
            resources,
            steps,
            ..file
        },
        tree,
        variables,
        used_variables,
        places,
        unread,
    }))
}

/// The items of a map that can be read. Problems of the others are already reported.
fn readable<T: DeserializeOwned>(tree: &Node, key: &str) -> IndexMap<String, T> {
    let entries = tree.get(key).map(Node::entries).unwrap_or_default();
    let read = |entry: &yaml::Entry| Some((entry.key.clone(), yaml::read(&entry.value).0?));
    entries.iter().filter_map(read).collect()
}

type Places = Vec<(usize, Vec<usize>)>;

fn steps(
    tree: &Node,
    problems: &mut Problems,
    unread: &mut HashSet<String>,
) -> (Vec<Step>, Places) {
    let mut steps = Vec::new();
    let mut places = Vec::new();
    let nodes = tree.get("steps").map(Node::elements).unwrap_or_default();
    for (place, node) in nodes.iter().enumerate() {
        let step: Option<Step> = piece(&node.without_items(&["checks"]), problems);
        let mut checks: Vec<Check> = Vec::new();
        let mut of_checks = Vec::new();
        let check_nodes = node.get("checks").map(Node::elements).unwrap_or_default();
        for (place, node) in check_nodes.iter().enumerate() {
            match piece(node, problems) {
                Some(check) => {
                    checks.push(check);
                    of_checks.push(place);
                }
                None => unread.extend(id(node)),
            }
        }
        match step {
            Some(step) => {
                steps.push(Step { checks, ..step });
                places.push((place, of_checks));
            }
            None => {
                unread.extend(id(node));
                unread.extend(checks.into_iter().map(|check| check.id.to_string()));
            }
        }
    }
    (steps, places)
}

/// The items of a map, each read by itself.
fn entries<K: From<String> + Hash + Eq, T: DeserializeOwned>(
    tree: &Node,
    key: &str,
    problems: &mut Problems,
    unread: &mut HashSet<String>,
) -> IndexMap<K, T> {
    let mut items = IndexMap::new();
    for entry in tree.get(key).map(Node::entries).unwrap_or_default() {
        match piece(&entry.value, problems) {
            Some(item) => {
                items.insert(entry.key.clone().into(), item);
            }
            None => {
                unread.insert(entry.key.clone());
            }
        }
    }
    items
}

fn piece<T: DeserializeOwned>(node: &Node, problems: &mut Problems) -> Option<T> {
    let (value, errors) = yaml::read(node);
    problems.add_errors(errors);
    value
}

fn id(node: &Node) -> Option<String> {
    node.get("id").and_then(Node::text).map(str::to_owned)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
