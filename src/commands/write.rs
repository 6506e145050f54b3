//! Writes to standard output and to the files of `--report`.

use std::io::{self, Write};

use workshop_check_core::locale::Locale;
use workshop_check_core::report::Gradebook;

use super::failure::Failure;
use crate::args::ClassOutputArgs;
use crate::class::store::{RunKey, Store};
use crate::reporter::text::{inert_lines, typeset};
use crate::reporter::{Outputs, Setup, Subject, TerminalOptions};

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
    book: &Gradebook,
    locale: &Locale,
    subject: Subject,
    stdout: &mut dyn Write,
) -> Result<(), Failure> {
    let setup = Setup {
        locale,
        terminal: TerminalOptions::for_stdout(),
        subject,
        history: None,
    };
    write_with(outputs, book, setup, stdout)
}

/// Writes every report with this setup.
///
/// # Errors
/// The first failure.
pub fn write_with(
    outputs: &Outputs,
    book: &Gradebook,
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

/// Writes the reports of a class, with the history of its store, and with pseudonyms if `args` has a key.
///
/// # Errors
/// When the store cannot be read, or a report cannot be written.
pub fn write_class(
    outputs: &Outputs,
    args: &ClassOutputArgs,
    book: &Gradebook,
    store: (&Store, &RunKey),
    locale: &Locale,
) -> Result<(), Failure> {
    let (store, key) = store;
    let history = store.class_history(&key.suite_id, book)?;
    let setup = Setup {
        locale,
        terminal: TerminalOptions::for_stdout(),
        subject: Subject::Class,
        history: Some(&history),
    };
    let out = &mut io::stdout().lock();
    match args.pseudonyms.pseudonyms() {
        Some(pseudonyms) => write_with(outputs, &pseudonyms.apply(book), setup, out),
        None => write_with(outputs, book, setup, out),
    }
}
