//! The messages of a suite, by language.

use std::collections::BTreeMap;

use super::Suite;
use crate::locale::{Bundles, Locale, LocaleError, Source};

/// A suite's own Fluent files, by language.
#[derive(Debug, Clone, Default)]
pub struct Messages(BTreeMap<String, Source>);

impl Messages {
    /// Adds the file of a language.
    pub fn add(&mut self, language: &str, source: Source) {
        self.0.insert(language.to_owned(), source);
    }

    /// The languages for which the suite has a file.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The suite's file of a language.
    pub fn source(&self, language: &str) -> Option<Source> {
        self.0.get(language).cloned()
    }
}

impl Suite {
    /// The messages of the suite and of the program in a language, with the values of the suite's variables.
    ///
    /// # Errors
    /// If the tag is not a language tag, or a file is not valid Fluent.
    pub fn locale(&self, language: &str, program: &Bundles) -> Result<Locale, LocaleError> {
        let locale = Locale::load(language, program, |language| self.messages.source(language))?;
        Ok(locale.with_variables(self.variables.args()))
    }
}
