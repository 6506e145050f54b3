//! A suite's own words, by language.

use std::collections::BTreeMap;
use std::path::Path;

use super::Suite;
use crate::locale::{Locale, LocaleError, Source};

/// A suite's own Fluent files, by language.
#[derive(Debug, Clone, Default)]
pub struct Messages(BTreeMap<String, Source>);

impl Messages {
    /// Adds the file of a language, which is the file's name.
    pub(super) fn add(&mut self, path: &Path, place: String, text: String) {
        if let Some(language) = path.file_stem().and_then(|stem| stem.to_str()) {
            self.0.insert(language.to_owned(), Source { place, text });
        }
    }

    /// Languages the suite has a file for.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The suite's file of a language.
    pub fn source(&self, language: &str) -> Option<Source> {
        self.0.get(language).cloned()
    }
}

impl Suite {
    /// The suite's and the program's words in a language, with the values of the suite's variables.
    pub fn locale(&self, language: &str) -> Result<Locale, LocaleError> {
        let locale = Locale::load(language, |language| self.messages.source(language))?;
        Ok(locale.with_variables(self.variables.args()))
    }
}
