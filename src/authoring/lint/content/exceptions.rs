//! Differences between the pages and the suite that are right, each with a reason. An exception that is no longer needed is
//! reported as a problem.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::subject::{Subject, in_languages, is_stated};
use workshop_check_core::assertion::{Stated, StatedValue};
use workshop_check_core::suggest;
use workshop_check_core::suite::code::Code;
use workshop_check_core::suite::problem::Problems;
use workshop_check_core::suite::yaml;
use workshop_check_core::suite::yaml::{Node, Place};

const SCHEMA: &str = "workshop-check/content-exceptions/1";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    // The items are read one by one, so that a mistake in one does not affect the others.
    #[serde(default, rename = "not_stated")]
    _not_stated: Vec<IgnoredAny>,
    #[serde(default, rename = "not_asserted")]
    _not_asserted: Vec<IgnoredAny>,
}

/// A value of the suite that its page does not state, for example because it is in a picture or misspelt.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NotStated {
    check: String,
    value: String,
    /// The languages of the page; `None` is all.
    #[serde(default)]
    languages: Option<Vec<String>>,
    #[serde(rename = "why")]
    _why: String,
}

/// A value in a page's table that the suite does not have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NotAsserted {
    page: String,
    value: String,
    #[serde(default)]
    languages: Option<Vec<String>>,
    #[serde(rename = "why")]
    _why: String,
}

/// Where a value comes from.
#[derive(Debug, PartialEq)]
pub enum Owner<'a> {
    /// The check with this id. Its page does not state the value.
    Check(&'a str),
    /// The page with this address. No check asserts the value.
    Page(&'a str),
}

#[derive(Debug)]
struct Exception {
    at: Place,
    /// A check's id, or the address of a page.
    of: String,
    of_check: bool,
    value: String,
    languages: Option<Vec<String>>,
    /// The languages in which it was used.
    needed: BTreeSet<String>,
}

/// All exceptions of a suite.
#[derive(Debug, Default)]
pub struct Exceptions(Vec<Exception>);

impl Exceptions {
    /// Reads the file of a suite. Its mistakes are added to `problems`.
    pub fn read(text: &str, problems: &mut Problems) -> Self {
        let tree = match yaml::parse(text) {
            Ok(tree) => tree,
            Err((at, problem)) => {
                problems.add(Code::Syntax, at, problem);
                return Exceptions::default();
            }
        };
        let lists = ["not_stated", "not_asserted"];
        let bare = tree.without_items(&lists);
        let (file, errors) = yaml::read::<File>(&bare);
        problems.add_errors(errors);
        if let Some(file) = file
            && file.schema != SCHEMA
        {
            let text = format!("the schema is not \"{SCHEMA}\"");
            problems.add(Code::Schema, tree.place_of("schema"), text);
        }
        let nodes = |key| tree.get(key).map(Node::elements).unwrap_or_default();
        let mut all = Vec::new();
        for node in nodes("not_stated") {
            if let Some(one) = read::<NotStated>(node, problems) {
                all.push(Exception::new(
                    node,
                    one.check,
                    true,
                    one.value,
                    one.languages,
                ));
            }
        }
        for node in nodes("not_asserted") {
            if let Some(one) = read::<NotAsserted>(node, problems) {
                all.push(Exception::new(
                    node,
                    one.page,
                    false,
                    one.value,
                    one.languages,
                ));
            }
        }
        Exceptions(all)
    }

    /// Whether there is an exception for this difference. Marks it as used.
    pub fn use_exception(&mut self, owner: &Owner<'_>, value: &str, language: &str) -> bool {
        let mut is_excepted = false;
        for exception in &mut self.0 {
            let is_it = exception.is_of(owner) && exception.value == value;
            let everywhere = |languages: &Vec<String>| languages.iter().any(|one| one == language);
            if is_it && exception.languages.as_ref().is_none_or(everywhere) {
                exception.needed.insert(language.to_owned());
                is_excepted = true;
            }
        }
        is_excepted
    }

    /// Reports exceptions that were not used, or not in all of their languages.
    pub fn stale(&self, subject: &Subject<'_>, problems: &mut Problems) {
        for exception in &self.0 {
            let (why, hint) = if exception.of_check {
                exception.unneeded_of_check(subject)
            } else {
                exception.unneeded_of_page(subject)
            };
            if let Some(why) = why {
                problems
                    .add(Code::StaleException, exception.at, why)
                    .hint_some(hint);
            }
        }
    }
}

/// Reads one exception. Its mistakes are added to `problems`.
fn read<T: DeserializeOwned>(node: &Node, problems: &mut Problems) -> Option<T> {
    let (one, errors) = yaml::read(node);
    problems.add_errors(errors);
    let why = node.get("why").and_then(Node::text);
    if why.is_some_and(|why| why.trim().is_empty()) {
        let text = "an exception needs a reason";
        problems.add(Code::MissingKey, node.place_of("why"), text);
    }
    one
}

type Unneeded = (Option<String>, Option<String>);

impl Exception {
    fn new(
        node: &Node,
        of: String,
        of_check: bool,
        value: String,
        languages: Option<Vec<String>>,
    ) -> Self {
        Exception {
            at: node.place_of("value"),
            of,
            of_check,
            value,
            languages,
            needed: BTreeSet::new(),
        }
    }

    fn is_of(&self, owner: &Owner<'_>) -> bool {
        match owner {
            Owner::Check(id) => self.of_check && self.of == *id,
            Owner::Page(address) => !self.of_check && self.of == *address,
        }
    }

    fn unneeded_of_check(&self, subject: &Subject<'_>) -> Unneeded {
        let (id, value) = (&self.of, &self.value);
        let mut checks = subject.draft.checks();
        let Some((step, check, _)) = checks.find(|(_, check, _)| check.id == *id) else {
            let ids = subject
                .draft
                .checks()
                .map(|(_, check, _)| check.id.as_str());
            let hint = suggest::did_you_mean(id, ids);
            return (Some(format!("there is no check \"{id}\"")), hint);
        };
        let stated = check.assert.stated_on_page(&subject.suite.file.resources);
        let names = stated.iter().map(name);
        let Some(stated) = stated.iter().find(|stated| name(stated) == value) else {
            let names: Vec<&str> = names.collect();
            let hint = suggest::did_you_mean(value, names.iter().copied()).or_else(|| {
                (!names.is_empty())
                    .then(|| format!("what its page should state: {}", names.join(", ")))
            });
            return (
                Some(format!(
                    "\"{value}\" is nothing that the page of \"{id}\" should state"
                )),
                hint,
            );
        };
        let Some((address, page)) = subject.page_of(step, check) else {
            return (None, None);
        };
        let languages = subject.languages(page);
        let is_stated = |language: &&str| is_stated(page, language, stated);
        self.unneeded(&languages, is_stated, |languages| {
            format!("\"{value}\" is on the page \"{address}\"{languages}")
        })
    }

    fn unneeded_of_page(&self, subject: &Subject<'_>) -> Unneeded {
        let (address, value) = (&self.of, &self.value);
        let Some(page) = subject.facts.pages.get(address) else {
            let known = subject.facts.pages.keys().map(String::as_str);
            let hint = suggest::did_you_mean(address, known);
            return (Some(format!("the suite cites no page \"{address}\"")), hint);
        };
        let languages = subject.languages(page);
        self.unneeded(
            &languages,
            |_| true,
            |languages| {
                format!("no unknown value \"{value}\" is in a table of \"{address}\"{languages}")
            },
        )
    }

    /// The problem for the languages of the page in which it was not used.
    fn unneeded(
        &self,
        there: &[&str],
        test: impl Fn(&&str) -> bool,
        say: impl Fn(String) -> String,
    ) -> Unneeded {
        let claimed = |language: &&str| {
            let languages = self.languages.as_ref();
            languages.is_none_or(|languages| languages.iter().any(|one| one == language))
        };
        let unneeded = there.iter().copied().filter(claimed);
        let unneeded = unneeded.filter(|language| !self.needed.contains(*language));
        let unneeded: BTreeSet<&str> = unneeded.filter(test).collect();
        if !unneeded.is_empty() {
            return (Some(say(in_languages(&unneeded, there.len()))), None);
        }
        let absent = self.languages.iter().flatten();
        let absent = absent.filter(|language| !there.contains(&language.as_str()));
        let absent: Vec<&str> = absent.map(String::as_str).collect();
        if absent.is_empty() {
            (None, None)
        } else {
            (
                Some(format!("there is no such page in {}", absent.join(", "))),
                None,
            )
        }
    }
}

fn name(stated: &Stated) -> &str {
    stated.values().first().map_or("", StatedValue::text)
}
