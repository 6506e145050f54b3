//! Formats of reports: each turns a gradebook into bytes. What else the program shows is in `ui`.
//!
//! A reporter reads a [`Book`] entry by entry, so that the memory for a report does not grow with the class. It gets only the published structs of `report`, not the suite or the snapshot, so everything that it shows is also
//! in the JSON. Every text in a gradebook may come from an account and is untrusted: each reporter makes it harmless for its
//! own format, with the functions of `text`.
//!
//! A new reporter is one file with a `FORMAT` and one line in [`FORMATS`]. The tests over all formats include it.

mod book;
mod canvas_grades;
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
pub(crate) mod moodle;
mod outputs;
mod overview;
pub(crate) mod picture;
mod plan;
mod spreadsheet;
pub(crate) mod state;
mod teaching;
pub(crate) mod terminal;
pub(crate) mod text;

use std::borrow::Cow;
use std::io::{self, Write};

pub use book::{Book, Entries, EntriesWithPast};
pub use format::{Format, ReportSpec, SpecError};
pub use outputs::{OutputError, Outputs};
pub use overview::{AccountResult, Heading, Names, Overview};
pub(crate) use spreadsheet::inert as inert_cell;
pub use spreadsheet::{Columns, Delimiter, SheetOptions};
pub use terminal::{TerminalOptions, TerminalReporter};
use workshop_check_core::locale::Locale;

/// Writes a book in one format. Of a class it keeps one entry in memory at a time.
pub trait Reporter {
    /// Writes a book.
    ///
    /// # Errors
    /// Those of `out` and of the book.
    fn write(&self, book: &dyn Book, out: &mut dyn Write) -> io::Result<()>;
}

/// All formats, in the order of the help texts.
pub static FORMATS: &[Format] = &[
    terminal::FORMAT,
    json::FORMAT,
    junit::FORMAT,
    csv::FORMAT,
    canvas_grades::FORMAT,
    moodle::FORMAT,
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
    /// What only reports of a class need.
    pub class: ClassSetup<'a>,
}

/// What only reports of a class need.
#[derive(Debug, Clone, Copy, Default)]
pub struct ClassSetup<'a> {
    /// The class as a whole; without it, a reporter that needs it reads the book once more.
    pub overview: Option<&'a Overview>,
    /// The form of tables for spreadsheets.
    pub sheet: SheetOptions<'a>,
}

impl<'a> ClassSetup<'a> {
    /// The class as a whole.
    ///
    /// # Errors
    /// Those of the book.
    fn overview(&self, book: &dyn Book) -> io::Result<Cow<'a, Overview>> {
        match self.overview {
            Some(overview) => Ok(Cow::Borrowed(overview)),
            None => Overview::new(book).map(Cow::Owned),
        }
    }
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
    fn for_book(self, book: &dyn Book) -> Subject {
        match book.count() {
            1 => self,
            _ => Subject::Class,
        }
    }
}
