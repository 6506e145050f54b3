//! Who is in the class, and how to get into each account: a CSV or JSON file.

mod cells;
mod check;
mod csv;
mod json;

use std::fmt;
use std::path::Path;

use indexmap::IndexMap;

use crate::files;
use workshop_check_collect::Role;

/// Ten thousand attendees take about 2 MB.
const MAX_BYTES: u64 = 16 << 20;

/// An attendee as the roster has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    pub name: String,
    /// Twelve digits.
    pub account_id: String,
    /// The Region to look in; none is the default of the run.
    pub region: Option<String>,
    pub access: Access,
    /// Further columns, in the roster's order.
    pub columns: IndexMap<String, String>,
}

/// Whose credentials lead into the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// The instructor's, by a role in the account.
    Role(Role),
    /// Those of a profile.
    Profile(String),
    /// The instructor's own: it is their own account.
    Own,
}

/// The class, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    pub attendees: Vec<Attendee>,
}

/// All that is wrong with a roster. `Display` fits "failed to …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("read roster {place}: {}", count(.problems))]
pub struct RosterError {
    pub place: String,
    /// In the order of the file.
    pub problems: Vec<Problem>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Both from 1; a column is a cell's in CSV, a character's in JSON. None where it is about the whole file.
    pub at: Option<(u64, u64)>,
    /// The name of the column.
    pub column: Option<String>,
    pub what: String,
    /// What to do about it.
    pub hint: Option<&'static str>,
}

fn count(problems: &[Problem]) -> String {
    match problems {
        [only] => only.to_string(),
        several => format!("{} problems", several.len()),
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.at {
            write!(f, "line {line}, column {column}")?;
            if let Some(name) = &self.column {
                write!(f, " ({name})")?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.what)
    }
}

impl Problem {
    fn of_file(what: impl Into<String>, hint: Option<&'static str>) -> Self {
        Problem {
            at: None,
            column: None,
            what: what.into(),
            hint,
        }
    }
}

impl RosterError {
    /// What to do about it: the hint of the first problem that has one.
    pub fn hint(&self) -> Option<&'static str> {
        self.problems.iter().find_map(|problem| problem.hint)
    }
}

/// Reads a roster file.
///
/// # Errors
/// Everything that is wrong with it, at once.
pub fn read(path: &Path) -> Result<Roster, RosterError> {
    let place = path.display().to_string();
    let bytes = files::read_bounded(path, MAX_BYTES).map_err(|problem| RosterError {
        place: place.clone(),
        problems: vec![Problem::of_file(problem, None)],
    })?;
    parse(&bytes, &place)
}

/// Reads a roster's text; `place` is where it came from.
///
/// # Errors
/// As [`read`].
pub fn parse(bytes: &[u8], place: &str) -> Result<Roster, RosterError> {
    rows(bytes)
        .and_then(check::attendees)
        .map(|attendees| Roster { attendees })
        .map_err(|problems| RosterError {
            place: place.to_owned(),
            problems,
        })
}

fn rows(bytes: &[u8]) -> Result<Vec<cells::Row>, Vec<Problem>> {
    let text = cells::text(bytes).map_err(|problem| vec![problem])?;
    if text.trim_start().starts_with(['[', '{']) {
        json::rows(text)
    } else {
        csv::rows(text)
    }
}

#[cfg(test)]
mod tests;
