//! A suite and the facts of its pages, and how they are compared.

use std::collections::BTreeSet;

use workshop_check_core::assertion::{Stated, StatedValue};
use workshop_check_core::suite::yaml::Place;
use workshop_check_core::suite::{Check, Draft, Step, Suite};

use crate::authoring::content::{self, Facts, PageFacts, states};

/// The suite and the facts to compare.
pub struct Subject<'a> {
    pub suite: &'a Suite,
    pub draft: &'a Draft,
    pub facts: &'a Facts,
}

impl<'a> Subject<'a> {
    /// The address and the facts of the page that a check is about.
    pub fn page_of(&self, step: &'a Step, check: &'a Check) -> Option<(&'a str, &'a PageFacts)> {
        let (address, _) = content::split(check.page.as_ref().unwrap_or(&step.page));
        Some((address, self.facts.pages.get(address)?))
    }

    /// The languages of the suite in which this page exists.
    pub fn languages(&self, page: &PageFacts) -> Vec<&'a str> {
        let languages = self.suite.file.pages.languages.iter().map(String::as_str);
        languages
            .filter(|language| page.languages.contains(language))
            .collect()
    }
}

/// The hint for a stale file of facts.
pub const WRITE_FACTS_HINT: &str =
    "write it again: workshop-check lint SUITE --content DIR --write-content FILE";

/// A citation of a page, and its place.
pub struct Cite<'a> {
    pub page: &'a str,
    pub file: &'a str,
    pub at: Place,
}

impl<'a> Cite<'a> {
    /// The address of the page, without the anchor.
    pub fn address(&self) -> &'a str {
        content::split(self.page).0
    }
}

/// Whether the page states these values: either in one row of a table, or, if no table contains one of them, in its text.
pub fn is_stated(page: &PageFacts, language: &str, stated: &Stated) -> bool {
    let rows: Vec<Vec<&str>> = page.tables_in(language).flatten().collect();
    let in_row = |value: &StatedValue| rows.iter().flatten().any(|cell| states(cell, value));
    if rows.iter().any(|row| matches(row, stated.values())) {
        return true;
    }
    let in_text = |value: &StatedValue| page.values_in(language).any(|text| states(text, value));
    let values = stated.values();
    !values.iter().any(in_row) && values.iter().all(in_text)
}

/// Whether each value is in a different cell of the row.
fn matches(row: &[&str], values: &[StatedValue]) -> bool {
    let Some((value, rest)) = values.split_first() else {
        return true;
    };
    (0..row.len()).any(|place| {
        let mut others = row.to_vec();
        let cell = others.remove(place);
        states(cell, value) && matches(&others, rest)
    })
}

/// " in de, nl", or an empty text if these are all languages.
pub fn in_languages(some: &BTreeSet<&str>, all: usize) -> String {
    if some.len() == all {
        String::new()
    } else {
        format!(
            " in {}",
            some.iter().copied().collect::<Vec<_>>().join(", ")
        )
    }
}
