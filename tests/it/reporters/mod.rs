//! Every reporter, with a usual gradebook and one with hostile texts.

pub(crate) mod books;
mod class;
mod every;
mod grades;
pub(crate) mod halfway;
mod hints;
mod junit;
mod others;
mod outputs;
mod picture;
mod pseudonyms;
mod started;
mod terminal;

use workshop_check::reporter::{FORMATS, Format, Setup, Subject, TerminalOptions};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::Gradebook;

/// The formats that say in words what an account lacks: all but the picture and the lists of grades.
pub(crate) fn in_words() -> impl Iterator<Item = &'static str> {
    let names = FORMATS.iter().map(|format| format.name);
    names.filter(|name| !["svg", "canvas", "moodle"].contains(name))
}

/// The program's own words, without a suite.
pub(crate) fn locale(language: &str) -> Locale {
    workshop_check::suites::program_locale(language).expect("the program's messages are readable")
}

/// The book in a format, in English.
fn written(
    format: &Format,
    book: &Gradebook,
    subject: Subject,
    terminal: TerminalOptions,
) -> String {
    let mut out = Vec::new();
    let locale = locale("en");
    let reporter = (format.make)(Setup {
        locale: &locale,
        terminal,
        subject,
        class: Default::default(),
    });
    reporter
        .write(book, &mut out)
        .expect("memory takes everything");
    String::from_utf8(out).expect("every format is text")
}
