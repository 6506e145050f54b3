//! Checks that the suite's values are on its pages, and that the values in the pages' tables are in the suite.

use std::collections::{BTreeMap, BTreeSet};

use super::exceptions::{Exceptions, Owner};
use super::subject::{Subject, in_languages, is_stated};
use crate::authoring::content;
use crate::authoring::content::{PageFacts, distinctive, states};
use workshop_check_core::assertion::{Stated, StatedValue};
use workshop_check_core::suggest;
use workshop_check_core::suite::Draft;
use workshop_check_core::suite::code::Code;
use workshop_check_core::suite::problem::Problems;
use workshop_check_core::suite::yaml::{Node, Place};

/// All differences of values for which there is no exception.
pub fn lint(subject: &Subject<'_>, exceptions: &mut Exceptions, problems: &mut Problems) {
    let mut of_page: BTreeMap<&str, Vec<StatedValue>> = BTreeMap::new();
    for (step, check, _) in subject.draft.checks() {
        if let Some((address, _)) = subject.page_of(step, check) {
            let stated = check.assert.stated_on_page(&subject.suite.file.resources);
            let values = stated
                .iter()
                .flat_map(|stated| stated.values().iter().cloned());
            of_page.entry(address).or_default().extend(values);
        }
    }
    for (step, check, node) in subject.draft.checks() {
        if let Some((address, page)) = subject.page_of(step, check) {
            let known = of_page.get(address).map(Vec::as_slice).unwrap_or_default();
            for stated in check.assert.stated_on_page(&subject.suite.file.resources) {
                let name = stated.values().first().map_or("", StatedValue::text);
                let owner = Owner::Check(&check.id);
                let languages = subject.languages(page);
                let missing = languages.iter().copied();
                let missing = missing.filter(|language| !is_stated(page, language, &stated));
                let missing: BTreeSet<&str> = missing
                    .filter(|language| !exceptions.use_exception(&owner, name, language))
                    .collect();
                if !missing.is_empty() {
                    let languages = in_languages(&missing, languages.len());
                    let text = format!(
                        "{} is not on the page \"{address}\"{languages}",
                        shown(&stated)
                    );
                    let near = near(page, &missing, name, known);
                    let at = place(subject.draft, node, name);
                    problems.add(Code::UnstatedValue, at, text).hint_some(near);
                }
            }
        }
    }
    for (address, known) in &of_page {
        let Some(page) = subject.facts.pages.get(*address) else {
            continue;
        };
        let mut unknown: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        let languages = subject.languages(page);
        for language in &languages {
            for value in unknown_values(page, language, known) {
                if !exceptions.use_exception(&Owner::Page(address), &value, language) {
                    unknown.entry(value).or_default().insert(*language);
                }
            }
        }
        for (value, in_these) in unknown {
            let languages = in_languages(&in_these, languages.len());
            let text = format!(
                "a table of \"{address}\" has \"{value}\"{languages}, and no check of that page"
            );
            problems.add(Code::UnassertedValue, cite(subject.draft, address), text);
        }
    }
}

/// `"2049" with "TCP", "ECS-Tasks-SG"`.
fn shown(stated: &Stated) -> String {
    let mut values = stated
        .values()
        .iter()
        .map(|value| format!("\"{}\"", value.text()));
    let first = values.next().unwrap_or_default();
    let others: Vec<String> = values.collect();
    if others.is_empty() {
        first
    } else {
        format!("{first} with {}", others.join(", "))
    }
}

/// The values in tables that the suite does not have. Only columns count in which the suite has at least half of the
/// values.
fn unknown_values(page: &PageFacts, language: &str, stated: &[StatedValue]) -> BTreeSet<String> {
    let is_known = |cell: &&str| stated.iter().any(|value| states(cell, value));
    let mut unknown = BTreeSet::new();
    for rows in page.tables_in(language) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        for column in 0..columns {
            let cells = rows.iter().filter_map(|row| row.get(column).copied());
            let (known, others): (Vec<&str>, Vec<&str>) = cells.partition(is_known);
            let others = others.into_iter().map(distinctive);
            let others: Vec<Vec<String>> = others.filter(|values| !values.is_empty()).collect();
            if !known.is_empty() && known.len() >= others.len() {
                unknown.extend(others.into_iter().flatten());
            }
        }
    }
    unknown
}

/// A similar value on the page that the suite does not have, which is probably meant.
fn near(
    page: &PageFacts,
    languages: &BTreeSet<&str>,
    value: &str,
    known: &[StatedValue],
) -> Option<String> {
    let is_other = |found: &&str| !known.iter().any(|known| states(found, known));
    let mut similar_values: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for language in languages {
        let cells = page.tables_in(language).flatten().flatten();
        let found: Vec<String> = cells.flat_map(distinctive).collect();
        let found = found
            .iter()
            .map(String::as_str)
            .chain(page.values_in(language));
        if let Some(near) = suggest::nearest(value, found.filter(is_other)) {
            similar_values
                .entry(near.to_owned())
                .or_default()
                .insert(language);
        }
    }
    let found = similar_values.iter();
    let found = found.map(|(near, these)| format!("\"{near}\"{}", in_languages(these, usize::MAX)));
    let found: Vec<String> = found.collect();
    (!found.is_empty()).then(|| format!("the page says {}", found.join(", ")))
}

/// The first citation of a page.
fn cite(draft: &Draft, address: &str) -> Place {
    let cites = |page: &String| content::split(page).0 == address;
    let places = draft
        .file
        .steps
        .iter()
        .enumerate()
        .flat_map(|(index, step)| {
            let of_step = cites(&step.page).then(|| draft.step(index).place_of("page"));
            let checks = step
                .checks
                .iter()
                .enumerate()
                .filter(|(_, check)| check.page.as_ref().is_some_and(cites));
            let of_checks =
                checks.map(move |(place, _)| draft.check(index, place).place_of("page"));
            of_step.into_iter().chain(of_checks)
        });
    places.into_iter().next().unwrap_or(Place::START)
}

/// The place of a value in the suite: in the check, or as the name of a resource.
fn place(draft: &Draft, check: &Node, value: &str) -> Place {
    let found = check.get("assert").and_then(|node| scalar(node, value));
    let found = found.or_else(|| scalar(draft.tree.get("resources")?, value));
    found.unwrap_or_else(|| check.place_of("assert"))
}

fn scalar(node: &Node, value: &str) -> Option<Place> {
    if node.text() == Some(value) {
        return Some(node.at);
    }
    let entries = node.entries().iter().map(|entry| &entry.value);
    let mut beneath = node.elements().iter().chain(entries);
    beneath.find_map(|node| scalar(node, value))
}
