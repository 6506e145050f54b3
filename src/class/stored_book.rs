//! A run of a store as the reporters read it: entry by entry.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::iter::Peekable;

use indexmap::IndexMap;

use super::RosterIndex;
use super::store::{EachEntry, RunEntry, Store, StoreError};
use crate::reporter::{Book, Entries, EntriesWithPast};
use workshop_check_core::report::{Entry, Pseudonyms, Replacer};

/// The entries of a run, and those of attendees that the run has not graded.
pub struct StoredBook<'a> {
    store: &'a Store,
    run: i64,
    suite_id: &'a str,
    shard: Option<String>,
    count: usize,
    /// Of attendees who have no entry in the run.
    ungraded: BTreeMap<RosterIndex, Entry>,
    hidden: Option<Hidden>,
}

/// What replaces the names of a class.
struct Hidden {
    replacer: Replacer,
    /// The attendees in the order of their pseudonyms: the roster's order would tell who is who.
    order: Vec<RosterIndex>,
}

impl<'a> StoredBook<'a> {
    /// The entries of a run. Those of `ungraded` count only for attendees who have none in the run, so that an interrupted
    /// attempt does not hide the reason of an earlier one. With pseudonyms, the names of all entries are read first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn new(
        store: &'a Store,
        (run, suite_id): (i64, &'a str),
        ungraded: Vec<(RosterIndex, Entry)>,
        pseudonyms: Option<&'a Pseudonyms>,
    ) -> Result<Self, StoreError> {
        let mut ungraded: BTreeMap<RosterIndex, Entry> = ungraded.into_iter().collect();
        for saved in store.saved(run)? {
            ungraded.remove(&saved);
        }
        let hidden = pseudonyms.map(|pseudonyms| {
            let mut names = pseudonyms.names();
            ungraded.values().for_each(|entry| names.add(entry));
            store.each_account(run, |row| names.add_parts(&row.entry, row.account.as_ref()))?;
            let replacer = names.finish();
            let mut order: Vec<(String, RosterIndex)> = Vec::new();
            let mut add = |index: RosterIndex, mut entry: Entry| {
                replacer.replace_in(&mut entry);
                order.push((entry.name, index));
            };
            let named = |entry: &Entry| Entry {
                name: entry.name.clone(),
                account_id: entry.account_id.clone(),
                columns: IndexMap::new(),
                report: None,
                error: None,
            };
            ungraded
                .iter()
                .for_each(|(index, entry)| add(*index, named(entry)));
            store.each_account(run, |row| add(row.index, named(&row.entry)))?;
            order.sort_unstable();
            let order = order.into_iter().map(|(_, index)| index).collect();
            Ok::<_, StoreError>(Hidden { replacer, order })
        });
        Ok(StoredBook {
            store,
            run,
            suite_id,
            shard: store.run(run)?.key.shard.map(|shard| shard.to_string()),
            count: store.entry_count(run)? + ungraded.len(),
            ungraded,
            hidden: hidden.transpose()?,
        })
    }

    /// The entries as the store has them, without pseudonyms.
    fn rows(&self) -> Box<dyn Iterator<Item = Result<Cow<'_, Entry>, StoreError>> + '_> {
        match &self.hidden {
            Some(hidden) => {
                let order = hidden.order.iter();
                Box::new(order.filter_map(|index| self.row(*index).transpose()))
            }
            None => Box::new(Merged {
                saved: self.store.each_entry(self.run).peekable(),
                ungraded: self.ungraded.iter().peekable(),
            }),
        }
    }

    fn row(&self, index: RosterIndex) -> Result<Option<Cow<'_, Entry>>, StoreError> {
        if let Some(entry) = self.ungraded.get(&index) {
            return Ok(Some(Cow::Borrowed(entry)));
        }
        let row = self.store.entry(self.run, index)?;
        Ok(row.map(|row| Cow::Owned(row.entry)))
    }

    /// The entry with pseudonyms, if there are any.
    fn shown<'e>(&self, mut entry: Cow<'e, Entry>) -> Cow<'e, Entry> {
        if let Some(hidden) = &self.hidden {
            hidden.replacer.replace_in(entry.to_mut());
        }
        entry
    }
}

impl Book for StoredBook<'_> {
    fn count(&self) -> usize {
        self.count
    }

    fn entries(&self) -> Entries<'_> {
        Box::new(
            self.rows()
                .map(|entry| Ok(self.shown(entry.map_err(io::Error::other)?))),
        )
    }

    fn shard(&self) -> Option<&str> {
        self.shard.as_deref()
    }

    fn has_history(&self) -> bool {
        true
    }

    fn entries_with_past(&self) -> EntriesWithPast<'_> {
        Box::new(self.rows().map(|entry| {
            let entry = entry.map_err(io::Error::other)?;
            // The past counts together with a report only.
            let log = match entry.report {
                Some(_) => self.store.log_of(self.suite_id, &entry),
                None => Ok(None),
            };
            let log = log.map_err(io::Error::other)?;
            Ok((self.shown(entry), log.map(|log| log.past)))
        }))
    }
}

/// Saved and other entries in the order of the roster.
struct Merged<'b> {
    saved: Peekable<EachEntry<'b>>,
    ungraded: Peekable<std::collections::btree_map::Iter<'b, RosterIndex, Entry>>,
}

impl<'b> Iterator for Merged<'b> {
    type Item = Result<Cow<'b, Entry>, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        let is_before = |saved: &Result<RunEntry, StoreError>, index: RosterIndex| {
            saved.as_ref().is_ok_and(|saved| saved.index > index)
        };
        let other = self.ungraded.peek().map(|(index, _)| **index);
        let takes_other = match (self.saved.peek(), other) {
            (Some(saved), Some(index)) => is_before(saved, index),
            (None, Some(_)) => true,
            (_, None) => false,
        };
        if takes_other {
            let (_, entry) = self.ungraded.next()?;
            return Some(Ok(Cow::Borrowed(entry)));
        }
        let saved = self.saved.next()?;
        Some(saved.map(|saved| Cow::Owned(saved.entry)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::store::testing::{at, denied, graded, key, report};
    use workshop_check_core::report::Gradebook;

    #[test]
    fn pseudonyms_of_a_stored_book_are_those_of_the_same_book_in_memory() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("s")).expect("made");
        let run = store.begin(&key(), at(0)).expect("begun");
        for position in [0, 2] {
            let row = graded(position, report("halfway"));
            store.save(run, &row, None).expect("saved");
        }
        let ungraded = vec![
            (RosterIndex::new(1), denied(1).entry),
            // Saved already: the stored entry counts.
            (RosterIndex::new(2), denied(2).entry),
        ];
        let pseudonyms = Pseudonyms::new(b"key");
        let suite_id = key().suite_id;
        let book = StoredBook::new(&store, (run, &suite_id), ungraded, Some(&pseudonyms));
        let book = book.expect("a book");
        let stored = book
            .entries()
            .map(|entry| entry.expect("read").into_owned());
        let stored: Vec<Entry> = stored.collect();
        let plain = [
            graded(0, report("halfway")).entry,
            denied(1).entry,
            graded(2, report("halfway")).entry,
        ];
        let wanted = pseudonyms.apply(&Gradebook::from_entries(plain.into()));
        // With names in the roster's order, whoever knows the roster would know who is who.
        let mut places = [0, 1, 2];
        places.sort_by_key(|place| &wanted.entries[*place].name);
        assert_ne!(places, [0, 1, 2], "this key gives another order");
        let in_order = places.map(|place| wanted.entries[place].clone());
        assert_eq!(stored, in_order);
        assert_eq!(book.count(), 3);
        let pasts = book
            .entries_with_past()
            .map(|entry| entry.expect("read").1.is_some());
        let pasts: Vec<bool> = pasts.collect();
        assert_eq!(
            pasts,
            places.map(|place| place != 1),
            "the log is found by the real name"
        );
    }
}
