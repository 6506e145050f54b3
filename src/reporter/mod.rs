//! Formats of reports: each turns a gradebook into bytes. What else the program shows is in `ui`.
//!
//! A reporter gets only the published structs of `report`, not the suite or the snapshot, so everything that it shows is also
//! in the JSON. Every text in a gradebook may come from an account and is untrusted: each reporter makes it harmless for its
//! own format, with the functions of `text`.
//!
//! A new reporter is one file with a `FORMAT` and one line in [`FORMATS`]. The tests over all formats include it.

mod csv;
mod destination;
pub(crate) mod details;
mod format;
pub(crate) mod github;
mod gradescope;
pub(crate) mod html;
mod json;
mod junit;
mod markdown;
mod outputs;
pub(crate) mod picture;
pub(crate) mod state;
mod teaching;
pub(crate) mod terminal;
pub(crate) mod text;

use std::io::{self, Write};

use workshop_check_core::locale::Locale;
use workshop_check_core::report::{ClassHistory, Gradebook};

pub use format::{Format, ReportSpec, SpecError};
pub use outputs::{OutputError, Outputs};
pub use terminal::{TerminalOptions, TerminalReporter};

/// Writes a gradebook in one format.
pub trait Reporter {
    /// Writes a gradebook.
    ///
    /// # Errors
    /// Only those of `out`.
    fn write(&self, book: &Gradebook, out: &mut dyn Write) -> io::Result<()>;
}

/// All formats, in the order of the help texts.
pub static FORMATS: &[Format] = &[
    terminal::FORMAT,
    json::FORMAT,
    junit::FORMAT,
    csv::FORMAT,
    html::FORMAT,
    markdown::FORMAT,
    github::FORMAT,
    gradescope::FORMAT,
    picture::FORMAT,
];

/// What a reporter gets in addition to the gradebook.
#[derive(Debug, Clone, Copy)]
pub struct Setup<'a> {
    /// The language.
    pub locale: &'a Locale,
    /// What the terminal can show.
    pub terminal: TerminalOptions,
    /// Whether the report is about an account or a class.
    pub subject: Subject,
    /// The results of earlier scans of the attendees, if there is a store.
    pub history: Option<&'a ClassHistory>,
}

/// What the command was about. A class with one attendee is still a class, so that its JSON has the same shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// `check`: one account.
    Account,
    /// `grade`: a class.
    Class,
}

impl Subject {
    /// The subject of a gradebook: several accounts are always a class, because otherwise a report could not distinguish
    /// them.
    fn for_book(self, book: &Gradebook) -> Subject {
        match book.entries.len() {
            1 => self,
            _ => Subject::Class,
        }
    }
}
