//! Problems in a suite: code, place, text and hint.

use std::collections::BTreeSet;

use super::code::{Code, Severity};
use super::yaml::{DeserializeError, Place};

/// A problem, for the suite's author. The texts are in English, like the keys of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The class of the problem.
    pub code: Code,
    /// The path of the file.
    pub file: String,
    /// The line and column.
    pub at: Place,
    /// A fragment that describes the problem.
    pub text: String,
    /// A correction, if one is known.
    pub hint: Option<String>,
}

impl Problem {
    /// The severity of its code.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// "file:line:column".
    pub fn place(&self) -> String {
        format!("{}:{}:{}", self.file, self.at.line, self.at.column)
    }
}

/// Collects the problems of one file.
#[derive(Debug)]
pub struct Problems {
    file: String,
    found: Vec<Problem>,
}

impl Problems {
    /// No problems yet, for the file with this path.
    pub fn of(file: &str) -> Self {
        Problems {
            file: file.to_owned(),
            found: Vec::new(),
        }
    }

    /// Adds a problem. The result can add a hint to it.
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

    /// Adds the errors of reading values.
    pub fn add_errors(&mut self, errors: Vec<DeserializeError>) {
        for error in errors {
            let at = error.at.unwrap_or(Place::START);
            self.add(error.code, at, error.text).hint_some(error.hint);
        }
    }

    /// Whether one of the problems is an error.
    pub fn any_errors(&self) -> bool {
        self.found
            .iter()
            .any(|problem| problem.severity() == Severity::Error)
    }

    /// All problems, in the order in which they were found. A declaration that several items use is read with each of them, and
    /// has its problems once.
    pub fn into_found(self) -> Vec<Problem> {
        let mut seen = BTreeSet::new();
        let mut found = self.found;
        found.retain(|problem| {
            let at = (problem.at.line, problem.at.column);
            seen.insert((at, problem.code, problem.text.clone()))
        });
        found
    }
}

/// Adds a hint to the problem that was added last.
#[derive(Debug)]
pub struct Hint<'a>(Option<&'a mut Problem>);

impl Hint<'_> {
    /// Adds a correction.
    pub fn hint(self, hint: impl Into<String>) {
        self.hint_some(Some(hint.into()));
    }

    /// Adds a correction, if there is one.
    pub fn hint_some(self, hint: Option<String>) {
        if let Some(problem) = self.0 {
            problem.hint = hint;
        }
    }
}
