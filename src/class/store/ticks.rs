//! What the instructor has confirmed on a live board, so that a restart of the board keeps it.

use rusqlite::params;

use super::{Store, StoreError};
use crate::class::roster::RosterIndex;

/// A table beside the schema's, which earlier versions do not see.
const TABLE: &str = "CREATE TABLE IF NOT EXISTS ticks (run_id INTEGER NOT NULL REFERENCES runs (id), \
     position INTEGER NOT NULL, mark TEXT NOT NULL, ticked INTEGER NOT NULL, \
     PRIMARY KEY (run_id, position, mark)) STRICT;";

impl Store {
    /// Saves that the checks of a column are confirmed for an attendee, or that this was taken back.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn set_tick(
        &self,
        run: i64,
        index: RosterIndex,
        column: &str,
        ticked: bool,
    ) -> Result<(), StoreError> {
        let set = || {
            self.connection.execute_batch(TABLE)?;
            self.connection.execute(
                "INSERT OR REPLACE INTO ticks (run_id, position, mark, ticked) VALUES (?1, ?2, ?3, ?4)",
                params![run, index, column, ticked],
            )
        };
        self.with_path(set()).map(drop)
    }

    /// What was confirmed or taken back in a run: the attendee, the column, and which of both.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn ticks(&self, run: i64) -> Result<Vec<(RosterIndex, String, bool)>, StoreError> {
        if !self.has_table("ticks")? {
            return Ok(Vec::new());
        }
        let query =
            "SELECT position, mark, ticked FROM ticks WHERE run_id = ?1 ORDER BY position, mark";
        self.query(query, [run], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
    }
}
