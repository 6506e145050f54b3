//! Who a run is about, so that reports also name who has no result, and how the roster separated its cells.

use indexmap::IndexMap;
use rusqlite::{OptionalExtension, params};

use super::runs::parsed;
use super::{Store, StoreError};
use crate::class::roster::{Attendee, RosterIndex};
use crate::reporter::Delimiter;

/// Tables beside the schema's, which earlier versions do not see.
const TABLES: &str = "CREATE TABLE IF NOT EXISTS rosters (run_id INTEGER NOT NULL REFERENCES runs (id), \
     position INTEGER NOT NULL, name TEXT NOT NULL, account_id TEXT NOT NULL, columns TEXT NOT NULL, \
     submits INTEGER NOT NULL, PRIMARY KEY (run_id, position)) STRICT; \
     CREATE TABLE IF NOT EXISTS sheets (run_id INTEGER PRIMARY KEY REFERENCES runs (id), \
     delimiter TEXT NOT NULL) STRICT;";

/// The rows of the roster of run ?1 that have no entry.
const WITHOUT_ENTRY: &str = "run_id = ?1 AND NOT EXISTS (SELECT 1 FROM entries \
     WHERE entries.run_id = ?1 AND entries.position = rosters.position)";

/// An attendee of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterRow {
    /// The place in the roster.
    pub index: RosterIndex,
    /// The name, as in the roster.
    pub name: String,
    /// Twelve digits; empty if the first submission decides.
    pub account_id: String,
    /// Further columns, in the roster's order.
    pub columns: IndexMap<String, String>,
    /// Whether the attendee submits the account, because it is not read from here.
    pub submits: bool,
}

impl RosterRow {
    /// The row of an attendee whose account is read from here, or who submits it.
    pub fn new(attendee: &Attendee, submits: bool) -> Self {
        RosterRow {
            index: attendee.index,
            name: attendee.name.clone(),
            account_id: attendee.account_id.clone(),
            columns: attendee.columns.clone(),
            submits,
        }
    }
}

impl Store {
    /// Saves who a run is about, in place of what was saved before.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn set_roster(
        &self,
        run: i64,
        rows: impl IntoIterator<Item = RosterRow>,
        delimiter: Option<Delimiter>,
    ) -> Result<(), StoreError> {
        let set = || {
            let transaction = self.connection.unchecked_transaction()?;
            transaction.execute_batch(TABLES)?;
            transaction.execute("DELETE FROM rosters WHERE run_id = ?1", [run])?;
            transaction.execute("DELETE FROM sheets WHERE run_id = ?1", [run])?;
            let insert = "INSERT INTO rosters (run_id, position, name, account_id, columns, submits) \
                          VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            let mut insert = transaction.prepare(insert)?;
            for row in rows {
                let columns = serde_json::to_string(&row.columns).map_err(unwritten)?;
                let (name, id) = (row.name, row.account_id);
                insert.execute(params![run, row.index, name, id, columns, row.submits])?;
            }
            drop(insert);
            if let Some(delimiter) = delimiter {
                let text = char::from(delimiter.as_byte()).to_string();
                let insert = "INSERT INTO sheets (run_id, delimiter) VALUES (?1, ?2)";
                transaction.execute(insert, params![run, text])?;
            }
            transaction.commit()
        };
        self.with_path(set())
    }

    /// The attendees of a run who have no entry, in the roster's order. A run of an earlier version names none.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn without_entry(&self, run: i64) -> Result<Vec<RosterRow>, StoreError> {
        if !self.has_table("rosters")? {
            return Ok(Vec::new());
        }
        let query = format!(
            "SELECT position, name, account_id, columns, submits FROM rosters WHERE {WITHOUT_ENTRY} ORDER BY position"
        );
        self.query(&query, [run], |row| {
            let columns: String = row.get(3)?;
            Ok(RosterRow {
                index: row.get(0)?,
                name: row.get(1)?,
                account_id: row.get(2)?,
                columns: parsed(3, serde_json::from_str(&columns))?,
                submits: row.get(4)?,
            })
        })
    }

    /// What separates the cells of the roster of a run; none if it is not CSV, or an earlier version made the run.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn delimiter(&self, run: i64) -> Result<Option<Delimiter>, StoreError> {
        if !self.has_table("sheets")? {
            return Ok(None);
        }
        let query = "SELECT delimiter FROM sheets WHERE run_id = ?1";
        let read = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
        let text = self.with_path(self.connection.query_row(query, [run], read).optional())?;
        Ok(text.and_then(|text| Delimiter::of_text(&text)))
    }

    /// How many attendees of a run have no entry.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(super) fn count_without_entry(&self, run: i64) -> Result<u64, StoreError> {
        if !self.has_table("rosters")? {
            return Ok(0);
        }
        let query = format!("SELECT count(*) FROM rosters WHERE {WITHOUT_ENTRY}");
        let count = |row: &rusqlite::Row<'_>| row.get::<_, i64>(0);
        let count = self.with_path(self.connection.query_row(&query, [run], count))?;
        Ok(count.unsigned_abs())
    }
}

fn unwritten(error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(error.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::store::testing::{at, class, denied, key};

    #[test]
    fn who_has_no_entry_and_the_delimiter_are_kept_with_the_run() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("s");
        let mut rows: Vec<RosterRow> = class(4)
            .iter()
            .map(|one| RosterRow::new(one, one.index.get() == 3))
            .collect();
        rows[3].columns.insert("seat".to_owned(), "7;b".to_owned());
        let run = {
            let store = Store::open(&path).expect("made");
            let run = store.begin(&key(), at(0)).expect("begun");
            assert_eq!(store.without_entry(run).expect("read"), []);
            assert_eq!(store.delimiter(run).expect("read"), None);
            store
                .set_roster(run, rows.clone(), None)
                .expect("saved for the first time");
            let set = store.set_roster(run, rows.clone(), Some(Delimiter::Semicolon));
            set.expect("saved again, after a restart");
            store.save(run, &denied(1), None).expect("saved");
            run
        };
        let store = Store::open_for_reading(&path).expect("opened again");
        let left = [0, 2, 3].map(|place| rows[place].clone());
        assert_eq!(store.without_entry(run).expect("read"), left);
        let delimiter = store.delimiter(run).expect("read");
        assert_eq!(delimiter, Some(Delimiter::Semicolon));
        assert_eq!(store.tally(run).expect("counted").not_graded, 4);
    }
}
