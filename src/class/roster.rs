//! The attendees of a class and the credentials for each account, from a CSV or JSON file.

mod cells;
mod check;
mod csv;
mod json;
mod write;

pub(crate) use check::SHORTEST_CODE;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use icu_normalizer::ComposingNormalizerBorrowed;
use indexmap::IndexMap;

pub use write::write;

use crate::files;
use crate::reporter::Delimiter;
use workshop_check_collect::Role;

/// Ten thousand attendees take about 2 MB.
const MAX_BYTES: u64 = 16 << 20;

/// The place of an attendee in the roster, counted from 0.
///
/// It is the only number by which a run, its store and the live board know an attendee. A part of a roster (a shard, the
/// rest of a resumed run) keeps the numbers of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RosterIndex(usize);

impl RosterIndex {
    /// The place that has so many attendees before it.
    pub const fn new(index: usize) -> Self {
        RosterIndex(index)
    }

    /// How many attendees come before it.
    pub const fn get(self) -> usize {
        self.0
    }
}

/// An attendee as the roster has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// The place in the roster.
    pub index: RosterIndex,
    /// The name, as in the roster.
    pub name: String,
    /// Twelve digits; empty if the first submission decides.
    pub account_id: String,
    /// The Region to read; none is the default of the run.
    pub region: Option<String>,
    /// How to get credentials for the account.
    pub access: Access,
    /// The code with which this attendee submits; none is that of the class.
    pub submit_code: Option<SubmitCode>,
    /// Further columns, in the roster's order.
    pub columns: IndexMap<String, String>,
}

impl Attendee {
    /// What the roster says in these columns. Upper and lower case are the same in their names.
    pub fn marks<'c>(&self, columns: impl Iterator<Item = &'c str>) -> BTreeMap<String, String> {
        let text = |name: &'c str| {
            let mut found = self.columns.iter();
            let (_, text) = found.find(|(column, _)| column.eq_ignore_ascii_case(name))?;
            Some((name.to_owned(), text.clone()))
        };
        columns.filter_map(text).collect()
    }
}

/// Whether two names are the same, however their characters are typed.
pub fn is_same_name(one: &str, other: &str) -> bool {
    comparable(one) == comparable(other)
}

/// A name as it is compared: "é" may be typed as one character or as two (Unicode, normalization form C).
pub fn comparable(name: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(name)
}

/// A secret with which an attendee submits to a board. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct SubmitCode(pub String);

impl fmt::Debug for SubmitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SubmitCode")
    }
}

/// Whether a roster must name the accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountIds {
    /// Each row has an account id.
    Required,
    /// A row without a role and without a profile may have none: the attendee submits, which proves the account.
    OfSubmissions,
    /// As [`AccountIds::OfSubmissions`], but the class has no code: a row without an account id has a code of its own.
    OfOwnCodes,
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
    /// The attendees.
    pub attendees: Vec<Attendee>,
    /// What separates the cells; none if the file is not CSV.
    pub delimiter: Option<Delimiter>,
}

/// All that is wrong with a roster. `Display` fits "failed to …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("read roster {place}: {}", only_or_count(.problems))]
pub struct RosterError {
    /// The file's path.
    pub place: String,
    /// In the order of the file.
    pub problems: Vec<Problem>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Line and column, both from 1. The column counts cells in CSV and characters in JSON. None for the whole file.
    pub at: Option<(u64, u64)>,
    /// The name of the column.
    pub column: Option<String>,
    /// The problem, as a fragment.
    pub what: String,
    /// What to do about it.
    pub hint: Option<&'static str>,
}

fn only_or_count(problems: &[Problem]) -> String {
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
    /// A problem of the whole file.
    fn whole_file(what: impl Into<String>, hint: Option<&'static str>) -> Self {
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

const MISSING_HINT: &str = "a roster is a CSV file that begins with name,account_id,role_arn; \"workshop-check grade --help\" shows one";

/// Reads a roster file, or standard input for "-".
///
/// # Errors
/// Everything that is wrong with it, at once.
pub fn read(path: &Path) -> Result<Roster, RosterError> {
    read_with(path, AccountIds::Required)
}

/// As [`read`], for a class that may submit.
///
/// # Errors
/// As [`read`].
pub fn read_with(path: &Path, accounts: AccountIds) -> Result<Roster, RosterError> {
    let place = files::place(path);
    if !files::is_dash(path) && !path.exists() {
        let problem = Problem::whole_file("there is no such file", Some(MISSING_HINT));
        return Err(RosterError {
            place,
            problems: vec![problem],
        });
    }
    let bytes = files::read_bounded(path, MAX_BYTES).map_err(|problem| RosterError {
        place: place.clone(),
        problems: vec![Problem::whole_file(problem, None)],
    })?;
    parse_with(&bytes, &place, accounts)
}

/// Reads a roster's text; `place` is where it came from.
///
/// # Errors
/// As [`read`].
pub fn parse(bytes: &[u8], place: &str) -> Result<Roster, RosterError> {
    parse_with(bytes, place, AccountIds::Required)
}

/// As [`parse`], for a class that may submit.
///
/// # Errors
/// As [`read`].
pub fn parse_with(bytes: &[u8], place: &str, accounts: AccountIds) -> Result<Roster, RosterError> {
    rows(bytes)
        .and_then(|(rows, delimiter)| {
            let attendees = check::attendees(rows, accounts)?;
            Ok(Roster {
                attendees,
                delimiter,
            })
        })
        .map_err(|problems| RosterError {
            place: place.to_owned(),
            problems,
        })
}

type Rows = (Vec<cells::RosterRow>, Option<Delimiter>);

fn rows(bytes: &[u8]) -> Result<Rows, Vec<Problem>> {
    if let Some(problem) = cells::workbook(bytes) {
        return Err(vec![problem]);
    }
    let text = cells::text(bytes).map_err(|problem| vec![problem])?;
    if text.trim_start().starts_with(['[', '{']) {
        Ok((json::rows(text)?, None))
    } else {
        let delimiter = csv::delimiter(text);
        Ok((csv::rows(text, delimiter)?, Some(delimiter)))
    }
}

#[cfg(test)]
mod tests;
