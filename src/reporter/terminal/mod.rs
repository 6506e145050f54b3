//! The report for a person at a terminal.
//!
//! Read from the end: the last screenful says which page, what is wrong, why, and the one thing to change. Above it is
//! the ladder of pages. Neither colour nor a symbol is ever the only carrier of a meaning.

mod canvas;
mod class;
mod header;
mod ink;
mod ladder;
mod live;
mod options;
mod plan;
mod summary;
mod table;

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::{Format, Reporter, Subject};
use canvas::Canvas;
pub(super) use ink::Ink;
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{ClassHistory, Entry, Gradebook};

pub(crate) use ladder::{marker, word};
pub use live::LiveView;
pub use options::TerminalOptions;

pub(super) const FORMAT: Format = Format {
    name: "terminal",
    about: "format-terminal",
    about_one: false,
    make: |setup| {
        Box::new(TerminalReporter {
            locale: setup.locale,
            options: setup.terminal,
            subject: setup.subject,
            history: setup.history,
        })
    },
};

/// Writes text for a person, as wide and as colourful as its options say.
#[derive(Debug, Clone, Copy)]
pub struct TerminalReporter<'a> {
    pub locale: &'a Locale,
    pub options: TerminalOptions,
    pub subject: Subject,
    /// What earlier looks at the same attendees have shown, where they are kept.
    pub history: Option<&'a ClassHistory>,
}

impl Reporter for TerminalReporter<'_> {
    fn write(&self, book: &Gradebook, out: &mut dyn Write) -> io::Result<()> {
        let mut canvas = Canvas::new(self.options);
        match (self.subject.of(book), book.entries.as_slice()) {
            (Subject::Account, [entry]) => self.entry(&mut canvas, entry),
            _ => class::write(&mut canvas, book, self.history, self.locale),
        }
        out.write_all(canvas.finish().as_bytes())
    }
}

impl TerminalReporter<'_> {
    fn entry(&self, canvas: &mut Canvas, entry: &Entry) {
        match (&entry.report, &entry.error) {
            (Some(report), _) => {
                header::write(canvas, report, self.locale);
                ladder::write(canvas, report, self.locale);
                plan::write(canvas, report, self.locale);
                summary::write(canvas, report, self.locale);
            }
            (None, error) => {
                let lead = self.locale.lead(&self.locale.label("report-not-graded"));
                canvas.item(
                    &lead,
                    Ink::Bad,
                    error.as_deref().unwrap_or_default(),
                    Ink::Plain,
                );
            }
        }
    }
}

/// Labels padded to the widest of them and two spaces, so that what follows is aligned.
fn labelled(labels: &[String]) -> impl Iterator<Item = String> + '_ {
    let widest = labels.iter().map(|label| label.width()).max().unwrap_or(0);
    labels
        .iter()
        .map(move |label| format!("{label}{}", " ".repeat(widest + 2 - label.width())))
}
