//! The report for a person at a terminal.
//!
//! A user sees its end first: the page, what is wrong, why, and what to change. Above it is the list of steps. No information
//! is in a colour or a symbol only.

pub(crate) mod canvas;
mod class;
mod header;
mod options;
mod outcome;
mod plan;
mod steps;
mod style;
mod summary;
mod table;
mod way;

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::book::only_entry;
use super::{Book, ClassSetup, Format, Reporter, Subject};
use canvas::Canvas;
pub(crate) use style::Style;
use workshop_check_core::locale::Locale;
use workshop_check_core::report::Entry;

pub use options::TerminalOptions;
pub(crate) use outcome::{marker, word};

pub(super) const FORMAT: Format = Format {
    name: "terminal",
    about: "format-terminal",
    about_one: false,
    make: |setup| {
        Box::new(TerminalReporter {
            locale: setup.locale,
            options: setup.terminal,
            subject: setup.subject,
            class: setup.class,
        })
    },
};

/// Writes text for a person, with the width and the colours of its options.
#[derive(Debug, Clone, Copy)]
pub struct TerminalReporter<'a> {
    /// The language.
    pub locale: &'a Locale,
    /// What the terminal can show.
    pub options: TerminalOptions,
    /// Whether the report is about an account or a class.
    pub subject: Subject,
    /// What only reports of a class need.
    pub class: ClassSetup<'a>,
}

impl Reporter for TerminalReporter<'_> {
    fn write(&self, book: &dyn Book, out: &mut dyn Write) -> io::Result<()> {
        let mut canvas = Canvas::new(self.options);
        if self.subject.for_book(book) == Subject::Account
            && let Some(entry) = only_entry(book)?
        {
            self.entry(&mut canvas, &entry);
        } else {
            let overview = self.class.overview(book)?;
            class::write(&mut canvas, book, &overview, out, self.locale)?;
        }
        out.write_all(canvas.finish().as_bytes())
    }
}

impl TerminalReporter<'_> {
    fn entry(&self, canvas: &mut Canvas, entry: &Entry) {
        match (&entry.report, &entry.error) {
            (Some(report), _) => {
                header::write(canvas, report, self.locale);
                steps::write(canvas, report, self.locale);
                plan::write(canvas, report, self.locale);
                summary::write(canvas, report, self.locale);
            }
            (None, error) => {
                let lead = self.locale.lead(&self.locale.label("report-not-graded"));
                canvas.item(
                    &lead,
                    Style::Bad,
                    error.as_deref().unwrap_or_default(),
                    Style::Plain,
                );
            }
        }
    }
}

/// The labels, padded to the same width, and two spaces.
fn labelled(labels: &[String]) -> impl Iterator<Item = String> + '_ {
    let widest = labels.iter().map(|label| label.width()).max().unwrap_or(0);
    labels
        .iter()
        .map(move |label| format!("{label}{}", " ".repeat(widest + 2 - label.width())))
}
