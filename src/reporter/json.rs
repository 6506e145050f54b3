//! The report as JSON, the contract for other programs: see `report` in the core.

use std::io::{self, Write};

use serde::Serialize;

use super::{Format, Reporter, Subject};
use workshop_check_core::report::Gradebook;

pub(super) const FORMAT: Format = Format {
    name: "json",
    about: "format-json",
    about_one: false,
    make: |setup| {
        Box::new(JsonReporter {
            subject: setup.subject,
        })
    },
};

/// Writes a report object for one account, and a gradebook object for a class. JSON's escaping is enough to make texts
/// harmless, so they are not changed.
#[derive(Debug, Clone, Copy)]
pub struct JsonReporter {
    pub subject: Subject,
}

impl Reporter for JsonReporter {
    fn write(&self, book: &Gradebook, out: &mut dyn Write) -> io::Result<()> {
        match (self.subject.for_book(book), book.entries.as_slice()) {
            (Subject::Account, [entry]) => match &entry.report {
                Some(report) => pretty(report.as_ref(), out),
                // Without a report there is only the reason, and that has its place in a gradebook.
                None => pretty(book, out),
            },
            _ => pretty(book, out),
        }
    }
}

fn pretty(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}
