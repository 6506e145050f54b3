//! Who asks for help in a live run, so that a restart of the board forgets nobody.

use jiff::Timestamp;
use rusqlite::params;

use super::runs::parsed;
use super::{Store, StoreError};
use crate::class::roster::RosterIndex;

/// A table beside the schema's, which earlier versions do not see.
const TABLE: &str = "CREATE TABLE IF NOT EXISTS help (run_id INTEGER NOT NULL REFERENCES runs (id), \
     position INTEGER NOT NULL, since TEXT NOT NULL, PRIMARY KEY (run_id, position)) STRICT;";

impl Store {
    /// Saves since when an attendee asks for help; none if the attendee does not.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn set_help(
        &self,
        run: i64,
        index: RosterIndex,
        since: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let set = || {
            self.connection.execute_batch(TABLE)?;
            match since {
                Some(since) => self.connection.execute(
                    "INSERT OR REPLACE INTO help (run_id, position, since) VALUES (?1, ?2, ?3)",
                    params![run, index, since.to_string()],
                ),
                None => self.connection.execute(
                    "DELETE FROM help WHERE run_id = ?1 AND position = ?2",
                    params![run, index],
                ),
            }
        };
        self.with_path(set()).map(drop)
    }

    /// Who asks for help in a run, in the roster's order, and since when.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn help(&self, run: i64) -> Result<Vec<(RosterIndex, Timestamp)>, StoreError> {
        if !self.has_table("help")? {
            return Ok(Vec::new());
        }
        let query = "SELECT position, since FROM help WHERE run_id = ?1 ORDER BY position";
        self.query(query, [run], |row| {
            let since: String = row.get(1)?;
            Ok((row.get(0)?, parsed(1, since.parse())?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::store::testing::{at, key};

    #[test]
    fn requests_for_help_are_kept_until_they_are_taken_down() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("s");
        let index = RosterIndex::new;
        let run = {
            let store = Store::open(&path).expect("made");
            let run = store.begin(&key(), at(0)).expect("begun");
            assert_eq!(store.help(run).expect("read"), []);
            store
                .set_help(run, index(0), None)
                .expect("nothing to take down");
            store.set_help(run, index(7), Some(at(7))).expect("saved");
            store.set_help(run, index(2), Some(at(9))).expect("saved");
            run
        };
        let store = Store::open(&path).expect("opened again");
        let asking = [(index(2), at(9)), (index(7), at(7))];
        assert_eq!(store.help(run).expect("read"), asking);
        store.set_help(run, index(2), None).expect("taken down");
        assert_eq!(store.help(run).expect("read"), asking[1..]);
        let other = store.begin(&key(), at(1)).expect("begun");
        assert_eq!(store.help(other).expect("read"), []);
    }
}
