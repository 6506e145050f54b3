//! Writers of reports: a gradebook in, bytes out.
//!
//! A reporter sees only the published structs of `report`, never the suite or the snapshot, so that whatever it shows
//! is also in the JSON. Every text in a gradebook may come from an account and is untrusted: each reporter makes it
//! harmless for its own format, with `text` as the common ground.
//!
//! A new reporter is one file with a `FORMAT` and one line in [`FORMATS`]; the tests over all formats pick it up.

mod csv;
mod destination;
mod details;
mod format;
pub(crate) mod github;
mod gradescope;
pub(crate) mod html;
mod json;
mod junit;
mod markdown;
mod outputs;
mod teaching;
pub(crate) mod terminal;
pub(crate) mod text;

use std::io::{self, Write};

use workshop_check_core::locale::Locale;
use workshop_check_core::report::{ClassHistory, Gradebook};

pub use csv::CsvReporter;
pub use format::{Format, ReportSpec, SpecError};
pub use github::GithubReporter;
pub use gradescope::GradescopeReporter;
pub use html::HtmlReporter;
pub use json::JsonReporter;
pub use junit::JunitReporter;
pub use markdown::MarkdownReporter;
pub use outputs::{OutputError, Outputs};
pub use terminal::{ColorChoice, TerminalOptions, TerminalReporter};

/// Writes a gradebook in one format.
pub trait Reporter {
    /// Writes the whole gradebook. Fails only where `out` fails.
    fn write(&self, book: &Gradebook, out: &mut dyn Write) -> io::Result<()>;
}

/// Every format there is, in the order in which help texts list them.
pub static FORMATS: &[Format] = &[
    terminal::FORMAT,
    json::FORMAT,
    junit::FORMAT,
    csv::FORMAT,
    html::FORMAT,
    markdown::FORMAT,
    github::FORMAT,
    gradescope::FORMAT,
];

/// What a reporter may need to know beside the gradebook itself.
#[derive(Debug, Clone, Copy)]
pub struct Setup<'a> {
    pub locale: &'a Locale,
    pub terminal: TerminalOptions,
    pub subject: Subject,
    /// What earlier looks at the same attendees have shown, where they are kept.
    pub history: Option<&'a ClassHistory>,
}

/// Whom the command was about. A class of one is still a class: its JSON keeps the shape its readers expect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// `check`: one account.
    Account,
    /// `grade`: a class, however many there are in it.
    Class,
}

impl Subject {
    /// What a book is about: several accounts are a class, whatever was said, or they could not be told apart.
    fn of(self, book: &Gradebook) -> Subject {
        match book.entries.len() {
            1 => self,
            _ => Subject::Class,
        }
    }
}
