//! The facts of a workshop's pages that can be compared with a suite: pages and their languages, the values in their tables,
//! and other texts that look like values. They are read from a checkout of a Hugo site; no file outside its folder is
//! opened.

mod anchor;
mod facts;
mod front_matter;
#[cfg(test)]
mod fuzz;
mod markdown;
mod tree;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub use facts::{Facts, PageFacts};
pub use words::{distinctive, states};

pub use workshop_check_core::suite::reading::FACTS_FILE;

/// Why the pages of a workshop cannot be read. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
#[error("read content {}: {problem}", path.display())]
pub struct ContentError {
    pub path: PathBuf,
    pub problem: String,
}

impl ContentError {
    fn new(path: &Path, problem: impl ToString) -> Self {
        ContentError {
            path: path.to_owned(),
            problem: problem.to_string(),
        }
    }
}

/// Reads the facts of these pages from a checkout. Pages are as a suite cites them: "create-sg" or "create-sg#rules".
///
/// # Errors
/// If the folder is not a Hugo site or cannot be read, or exceeds the limits of size.
pub fn read<'a>(
    dir: &Path,
    cited: impl IntoIterator<Item = &'a str>,
) -> Result<Facts, ContentError> {
    let mut wanted: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for cited in cited {
        let (page, anchor) = split(cited);
        wanted.entry(page).or_default().extend(anchor);
    }
    let tree = tree::read(dir)?;
    let mut facts = Facts::new(tree.pages.keys().cloned());
    for (page, anchors) in wanted {
        let translations = tree.pages.get(page).into_iter().flatten();
        let read = translations.map(|(language, text)| (language.as_str(), markdown::read(text)));
        facts
            .pages
            .insert(page.to_owned(), PageFacts::new(read, &anchors));
    }
    Ok(facts)
}

/// The page and the anchor, if there is one.
pub fn split(cited: &str) -> (&str, Option<&str>) {
    match cited.split_once('#') {
        Some((page, anchor)) => (page, Some(anchor)),
        None => (cited, None),
    }
}
