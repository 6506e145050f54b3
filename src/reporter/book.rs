//! What a reporter reads: the entries of one account or of a class. They need not be in memory at the same time.

use std::borrow::Cow;
use std::io;

use workshop_check_core::report::{AttendeeHistory, Entry, Gradebook};

/// Entries, one at a time.
pub type Entries<'a> = Box<dyn Iterator<Item = io::Result<Cow<'a, Entry>>> + 'a>;

/// Entries with earlier scans, one at a time.
pub type EntriesWithPast<'a> =
    Box<dyn Iterator<Item = io::Result<(Cow<'a, Entry>, Option<AttendeeHistory>)>> + 'a>;

/// The entries of one account or of a class.
pub trait Book {
    /// How many entries it has.
    fn count(&self) -> usize;

    /// The entries, in the order of the roster. Each call begins with the first. An entry that cannot be read is an error,
    /// and the last item.
    fn entries(&self) -> Entries<'_>;

    /// Which part of the roster it is, such as "2/8"; none if it is the whole roster.
    fn shard(&self) -> Option<&str> {
        None
    }

    /// Whether there is a store of earlier scans.
    fn has_history(&self) -> bool {
        false
    }

    /// The entries as [`Book::entries`], each with the earlier scans of the attendee; none if there is no store, or no
    /// successful scan in it.
    fn entries_with_past(&self) -> EntriesWithPast<'_> {
        Box::new(self.entries().map(|entry| Ok((entry?, None))))
    }
}

impl Book for Gradebook {
    fn count(&self) -> usize {
        self.entries.len()
    }

    fn entries(&self) -> Entries<'_> {
        Box::new(self.entries.iter().map(|entry| Ok(Cow::Borrowed(entry))))
    }

    fn shard(&self) -> Option<&str> {
        self.shard.as_deref()
    }
}

/// The only entry of a book; none if it has none or several.
///
/// # Errors
/// Those of the book.
pub fn only_entry(book: &dyn Book) -> io::Result<Option<Cow<'_, Entry>>> {
    if book.count() == 1 {
        book.entries().next().transpose()
    } else {
        Ok(None)
    }
}
