//! The facts of a workshop's pages, and the file that keeps them. Each value is written once, with the languages whose pages
//! have it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::markdown::Page;
use workshop_check_core::locale::ENGLISH;

const SCHEMA: &str = "workshop-check/content/1";

/// The separator of the cells of a row. No cell contains it.
const BETWEEN_CELLS: &str = " | ";

/// The facts of the pages that a suite cites.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    schema: String,
    /// The pages by address, as suites cite them. A page without languages does not exist.
    pub pages: BTreeMap<String, PageFacts>,
    /// The addresses of all pages if they come from a checkout, to suggest one for a misspelt address.
    #[serde(skip)]
    pub known_pages: BTreeSet<String>,
}

/// The facts of one page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageFacts {
    /// The languages it exists in.
    pub languages: Languages,
    /// The cited anchors, with the languages in which they exist.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub anchors: BTreeMap<String, Languages>,
    /// Its tables, row by row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
    /// The values outside of tables.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, Languages>,
    /// All anchors if they come from a checkout, to suggest one for a misspelt anchor.
    #[serde(skip)]
    pub known_anchors: BTreeSet<String>,
}

/// Rows of a table, cells separated by " | ".
pub type Table = IndexMap<String, Languages>;

/// The maximum number of columns.
const MAX_CELLS: usize = 32;

/// The cells of a row.
fn cells(row: &str) -> impl Iterator<Item = &str> {
    let cells = row.split(BETWEEN_CELLS.trim()).map(str::trim);
    cells.take(MAX_CELLS)
}

/// Languages. In a file they are one text: "de en nl".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Languages(BTreeSet<String>);

/// Why a file of facts is malformed, and where.
#[derive(Debug, PartialEq)]
pub struct MalformedFacts {
    pub line: usize,
    pub column: usize,
    pub problem: String,
}

impl Facts {
    /// No facts yet, of a checkout with these pages.
    pub(super) fn new(known_pages: impl Iterator<Item = String>) -> Self {
        Facts {
            schema: SCHEMA.to_owned(),
            pages: BTreeMap::new(),
            known_pages: known_pages.collect(),
        }
    }

    /// Reads what `to_json` has written.
    pub fn from_json(text: &str) -> Result<Self, MalformedFacts> {
        let facts: Facts = serde_json::from_str(text).map_err(|error| {
            let problem = error.to_string();
            let place = format!(" at line {} column {}", error.line(), error.column());
            MalformedFacts {
                line: error.line().max(1),
                column: error.column().max(1),
                problem: problem.strip_suffix(&place).unwrap_or(&problem).to_owned(),
            }
        })?;
        if facts.schema != SCHEMA {
            return Err(MalformedFacts {
                line: 1,
                column: 1,
                problem: format!("the schema is not \"{SCHEMA}\""),
            });
        }
        Ok(facts)
    }

    /// The file of these facts.
    pub fn to_json(&self) -> String {
        let json = serde_json::to_string_pretty(self).unwrap_or_default();
        format!("{json}\n")
    }

    /// Whether two are equal, apart from the parts that only a checkout has.
    pub fn same(&self, other: &Facts) -> bool {
        self.to_json() == other.to_json()
    }
}

impl PageFacts {
    /// The facts of one page's translations; of anchors only the cited ones.
    pub(super) fn new<'a>(
        translations: impl Iterator<Item = (&'a str, Page)>,
        cited: &BTreeSet<&str>,
    ) -> Self {
        let mut facts = PageFacts::default();
        for anchor in cited {
            facts.anchors.entry((*anchor).to_owned()).or_default();
        }
        for (language, page) in translations {
            facts.languages.insert(language);
            for (anchor, languages) in &mut facts.anchors {
                if page.anchors.contains(anchor) {
                    languages.insert(language);
                }
            }
            facts.known_anchors.extend(page.anchors);
            for value in page.values {
                facts.values.entry(value).or_default().insert(language);
            }
            let tables = page.tables.into_iter().enumerate();
            for (place, rows) in tables.filter(|(_, rows)| !rows.is_empty()) {
                if facts.tables.len() <= place {
                    facts.tables.resize(place + 1, Table::new());
                }
                let Some(table) = facts.tables.get_mut(place) else {
                    continue;
                };
                // A row of sentences has no values.
                for row in rows
                    .iter()
                    .filter(|row| row.iter().any(|cell| !cell.is_empty()))
                {
                    let row = row.join(BETWEEN_CELLS);
                    table.entry(row).or_default().insert(language);
                }
            }
        }
        facts.drop_phrases();
        facts
    }

    /// Drops terms of several words that only one translation has: they are words of its language, not names.
    fn drop_phrases(&mut self) {
        let mut texts: BTreeMap<&str, String> = BTreeMap::new();
        for (value, languages) in &self.values {
            for language in languages.iter() {
                let texts = texts.entry(language).or_default();
                texts.push_str(&value.to_lowercase());
                texts.push('\n');
            }
        }
        let is_phrase = |value: &str, languages: &Languages| {
            let mut languages = languages.iter();
            let (Some(language), None) = (languages.next(), languages.next()) else {
                return false;
            };
            let value = value.to_lowercase();
            let others = || texts.iter().filter(|(other, _)| **other != language);
            value.contains(' ')
                && language != ENGLISH
                && others().next().is_some()
                && !others().any(|(_, texts)| texts.contains(&value))
        };
        let phrases = self
            .values
            .iter()
            .filter(|(value, languages)| is_phrase(value, languages));
        let phrases: BTreeSet<String> = phrases.map(|(value, _)| value.clone()).collect();
        self.values.retain(|value, _| !phrases.contains(value));
    }

    /// The tables as they are in one language.
    pub fn tables_in(&self, language: &str) -> impl Iterator<Item = Vec<Vec<&str>>> {
        self.tables.iter().map(move |table| {
            let rows = table
                .iter()
                .filter(|(_, languages)| languages.contains(language));
            rows.map(|(row, _)| cells(row).collect()).collect()
        })
    }

    /// The values outside of tables in one language.
    pub fn values_in(&self, language: &str) -> impl Iterator<Item = &str> {
        let values = self.values.iter();
        let values = values.filter(move |(_, languages)| languages.contains(language));
        values.map(|(value, _)| value.as_str())
    }
}

impl Languages {
    pub fn insert(&mut self, language: &str) {
        self.0.insert(language.to_owned());
    }

    pub fn contains(&self, language: &str) -> bool {
        self.0.contains(language)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl<S: Into<String>> FromIterator<S> for Languages {
    fn from_iter<T: IntoIterator<Item = S>>(languages: T) -> Self {
        Languages(languages.into_iter().map(Into::into).collect())
    }
}

/// "de, en, nl".
impl fmt::Display for Languages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let languages: Vec<&str> = self.iter().collect();
        f.write_str(&languages.join(", "))
    }
}

impl Serialize for Languages {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let languages: Vec<&str> = self.iter().collect();
        to.serialize_str(&languages.join(" "))
    }
}

impl<'de> Deserialize<'de> for Languages {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Ok(text.split_whitespace().collect())
    }
}

#[cfg(test)]
mod tests;
