//! The report as JSON, the contract for other programs: see `report` in the core.

use std::cell::RefCell;
use std::io::{self, Write};

use serde::ser::{Error, SerializeStruct};
use serde::{Serialize, Serializer};

use super::book::only_entry;
use super::{Book, Format, Reporter, Subject};
use workshop_check_core::report::GRADEBOOK_SCHEMA;

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
    fn write(&self, book: &dyn Book, out: &mut dyn Write) -> io::Result<()> {
        if self.subject.for_book(book) == Subject::Account
            && let Some(entry) = only_entry(book)?
            && let Some(report) = &entry.report
        {
            return pretty(report.as_ref(), out);
        }
        // Without a report there is only the reason, and that has its place in a gradebook.
        let streamed = StreamedBook {
            book,
            error: RefCell::new(None),
        };
        let written = pretty(&streamed, out);
        match streamed.error.into_inner() {
            Some(error) => Err(error),
            None => written,
        }
    }
}

/// A gradebook that is serialized as [`workshop_check_core::report::Gradebook`], entry by entry.
struct StreamedBook<'a> {
    book: &'a dyn Book,
    /// The error of the book, because a serializer passes on no more than its text.
    error: RefCell<Option<io::Error>>,
}

impl Serialize for StreamedBook<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shard = self.book.shard();
        let count = 2 + usize::from(shard.is_some());
        let mut fields = serializer.serialize_struct("Gradebook", count)?;
        fields.serialize_field("schema", GRADEBOOK_SCHEMA)?;
        if let Some(shard) = shard {
            fields.serialize_field("shard", shard)?;
        }
        fields.serialize_field("entries", &StreamedEntries(self))?;
        fields.end()
    }
}

struct StreamedEntries<'a>(&'a StreamedBook<'a>);

impl Serialize for StreamedEntries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut failed = false;
        let entries = self.0.book.entries().map_while(|entry| match entry {
            Ok(entry) => Some(entry),
            Err(error) => {
                failed = true;
                *self.0.error.borrow_mut() = Some(error);
                None
            }
        });
        let written = serializer.collect_seq(entries)?;
        if failed {
            return Err(S::Error::custom("the book cannot be read"));
        }
        Ok(written)
    }
}

fn pretty(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}
