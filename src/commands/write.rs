//! Writes to standard output and to the files of `--report`.

use std::io::{self, Write};

use workshop_check_core::locale::Locale;
use workshop_check_core::report::Entry;

use super::failure::Failure;
use crate::args::ClassOutputArgs;
use crate::class::store::Store;
use crate::class::{NotGraded, RosterIndex, StoredBook};
use crate::reporter::text::{inert_lines, typeset};
use crate::reporter::{
    Book, ClassSetup, Outputs, Overview, Setup, SheetOptions, Subject, TerminalOptions,
};

/// Writes to standard output. A closed pipe is not an error.
///
/// # Errors
/// When standard output cannot be written.
pub fn print(text: &str) -> Result<(), Failure> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Writes a text for people to standard output: harmless, and with punctuation that the terminal can show.
///
/// # Errors
/// When standard output cannot be written.
pub fn print_text(text: &str) -> Result<(), Failure> {
    let options = TerminalOptions::for_stdout();
    print(&typeset(&inert_lines(text), options.unicode))
}

/// Writes every report, also after one has failed.
///
/// # Errors
/// The first failure.
pub fn write(
    outputs: &Outputs,
    book: &dyn Book,
    locale: &Locale,
    subject: Subject,
    stdout: &mut dyn Write,
) -> Result<(), Failure> {
    let setup = Setup {
        locale,
        terminal: TerminalOptions::for_stdout(),
        subject,
        class: ClassSetup::default(),
    };
    write_with(outputs, book, setup, stdout)
}

/// Writes every report with this setup.
///
/// # Errors
/// The first failure.
pub fn write_with(
    outputs: &Outputs,
    book: &dyn Book,
    setup: Setup<'_>,
    stdout: &mut dyn Write,
) -> Result<(), Failure> {
    let Err(errors) = outputs.write(book, setup, stdout) else {
        return Ok(());
    };
    let mut errors = errors.into_iter();
    let first = errors.next().map(Failure::from);
    errors
        .map(Failure::from)
        .for_each(|failure| failure.print());
    Err(first.unwrap_or_else(|| Failure::new("write the reports", None)))
}

/// What the reports of a class are made of, besides the run.
pub struct ClassReports<'a> {
    pub outputs: &'a Outputs,
    pub args: &'a ClassOutputArgs,
    pub locale: &'a Locale,
}

impl ClassReports<'_> {
    /// Writes the reports of a run, with the history of its store, and with pseudonyms if the options have a key. Entries of
    /// `ungraded` say why attendees have none in the run; the other attendees of its roster have nothing yet. Cells are
    /// separated as in the roster. Returns the class as a whole.
    ///
    /// # Errors
    /// When the store cannot be read, or a report cannot be written.
    pub fn write(
        &self,
        store: &Store,
        run: (i64, &str),
        ungraded: Vec<(RosterIndex, Entry)>,
    ) -> Result<Overview, Failure> {
        let pseudonyms = self.args.pseudonyms.pseudonyms();
        let missing = store.without_entry(run.0)?.into_iter();
        let missing = missing.map(|row| (row.index, NotGraded::entry_of(row, self.locale)));
        // The later of two entries of one attendee counts.
        let ungraded = missing.chain(ungraded).collect();
        let delimiter = store.delimiter(run.0)?;
        let book = StoredBook::new(store, run, ungraded, pseudonyms.as_ref())?;
        let overview = Overview::new(&book)
            .map_err(|error| Failure::new(format!("read the run: {error}"), None))?;
        let columns = overview.columns.iter().map(String::as_str);
        self.outputs.refuse_columns(columns)?;
        let sheet = &self.args.sheet;
        let setup = Setup {
            locale: self.locale,
            terminal: TerminalOptions::for_stdout(),
            subject: Subject::Class,
            class: ClassSetup {
                overview: Some(&overview),
                sheet: SheetOptions {
                    delimiter: sheet.delimiter.or(delimiter).unwrap_or_default(),
                    columns: sheet.columns,
                    assignment: sheet.assignment.as_deref(),
                },
            },
        };
        write_with(self.outputs, &book, setup, &mut io::stdout().lock())?;
        Ok(overview)
    }
}
