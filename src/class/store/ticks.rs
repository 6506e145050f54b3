//! What the instructor has confirmed on a live board, so that a restart of the board keeps it.

use rusqlite::params;

use super::{Store, StoreError};
use crate::class::roster::RosterIndex;

/// A table beside the schema's, which earlier versions do not see.
const TABLE: &str = "CREATE TABLE IF NOT EXISTS ticks (run_id INTEGER NOT NULL REFERENCES runs (id), \
     position INTEGER NOT NULL, mark TEXT NOT NULL, ticked INTEGER NOT NULL, \
     PRIMARY KEY (run_id, position, mark)) STRICT;";

/// What was said on a live board of the checks of a column: for whom, by the roster that the board had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// The name, as in the roster.
    pub name: String,
    /// Twelve digits; empty if the first submission decides.
    pub account_id: String,
    /// The place in the roster.
    pub index: RosterIndex,
    /// Whether the roster had another row of this name and account, for another Region.
    pub is_one_of_several: bool,
    /// The column.
    pub column: String,
    /// Whether it was confirmed. Else that was taken back.
    pub ticked: bool,
}

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

    /// What was confirmed or taken back on all boards of a suite, the newest board last.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn confirmations(&self, suite_id: &str) -> Result<Vec<Confirmation>, StoreError> {
        if !self.has_table("ticks")? || !self.has_table("rosters")? {
            return Ok(Vec::new());
        }
        let query = "SELECT own.name, own.account_id, own.position, \
             (SELECT count(*) > 1 FROM rosters AS alike WHERE alike.run_id = own.run_id \
             AND alike.name = own.name AND alike.account_id = own.account_id), mark, ticked \
             FROM ticks JOIN runs ON runs.id = ticks.run_id \
             JOIN rosters AS own ON own.run_id = ticks.run_id AND own.position = ticks.position \
             WHERE suite_id = ?1 ORDER BY ticks.run_id, own.position, mark";
        self.query(query, [suite_id], |row| {
            Ok(Confirmation {
                name: row.get(0)?,
                account_id: row.get(1)?,
                index: row.get(2)?,
                is_one_of_several: row.get(3)?,
                column: row.get(4)?,
                ticked: row.get(5)?,
            })
        })
    }
}
