//! What is wrong with a suite: what, where, how bad, and what to write instead.

use super::code::{Code, Severity};
use super::yaml::{DeserializeError, Place};

/// A problem, for the author. Words are English: they go with the keys of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    pub code: Code,
    /// The file as the user would open it.
    pub file: String,
    pub at: Place,
    /// A fragment.
    pub text: String,
    /// What to write instead, if that can be said.
    pub hint: Option<String>,
}

impl Problem {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// "file:line:column".
    pub fn place(&self) -> String {
        format!("{}:{}:{}", self.file, self.at.line, self.at.column)
    }
}

/// The problems of one file, as they are found.
#[derive(Debug)]
pub struct Problems {
    file: String,
    found: Vec<Problem>,
}

impl Problems {
    /// Nothing found yet in the file of this name.
    pub fn of(file: &str) -> Self {
        Problems {
            file: file.to_owned(),
            found: Vec::new(),
        }
    }

    /// Adds one; a hint may follow.
    pub fn add(&mut self, code: Code, at: Place, text: impl Into<String>) -> Hint<'_> {
        self.found.push(Problem {
            code,
            file: self.file.clone(),
            at,
            text: text.into(),
            hint: None,
        });
        Hint(self.found.last_mut())
    }

    /// Adds what did not fit while reading.
    pub fn add_errors(&mut self, errors: Vec<DeserializeError>) {
        for error in errors {
            let at = error.at.unwrap_or(Place::START);
            self.add(error.code, at, error.text).hint_some(error.hint);
        }
    }

    /// Whether something has to be mended.
    pub fn any_errors(&self) -> bool {
        self.found
            .iter()
            .any(|problem| problem.severity() == Severity::Error)
    }

    /// All of them, in the order in which they were found.
    pub fn into_found(self) -> Vec<Problem> {
        self.found
    }
}

/// Room for a hint about the problem just added.
#[derive(Debug)]
pub struct Hint<'a>(Option<&'a mut Problem>);

impl Hint<'_> {
    /// What to write instead.
    pub fn hint(self, hint: impl Into<String>) {
        self.hint_some(Some(hint.into()));
    }

    /// What to write instead, if that can be said.
    pub fn hint_some(self, hint: Option<String>) {
        if let Some(problem) = self.0 {
            problem.hint = hint;
        }
    }
}
