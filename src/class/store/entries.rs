//! The attendees of a run, and reading them back.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Params, Row as SqlRow, params};

use super::runs::parsed;
use super::{Run, Store, StoreError};
use workshop_check_core::report::{Entry, GRADEBOOK_SCHEMA, Gradebook};
use workshop_check_core::snapshot::Snapshot;

/// One attendee of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The place in the roster.
    pub position: usize,
    /// The Region that the roster gives, if any.
    pub region: Option<String>,
    pub graded_at: Timestamp,
    pub entry: Entry,
}

impl Row {
    /// What makes it the same attendee in another run: account, Region and name, as in a roster.
    pub fn attendee(&self) -> (&str, Option<&str>, &str) {
        let entry = &self.entry;
        (&entry.account_id, self.region.as_deref(), &entry.name)
    }
}

const COLUMNS: &str = "position, name, account_id, region, columns, report, error, graded_at";

impl Store {
    /// The places of a run of which something is saved.
    pub fn done(&self, run: i64) -> Result<BTreeSet<usize>, StoreError> {
        let query = "SELECT position FROM entries WHERE run_id = ?1";
        self.query(query, [run], position).map(BTreeSet::from_iter)
    }

    /// The places of a run whose account could not be graded.
    pub fn not_graded(&self, run: i64) -> Result<BTreeSet<usize>, StoreError> {
        let query = "SELECT position FROM entries WHERE run_id = ?1 AND report IS NULL";
        self.query(query, [run], position).map(BTreeSet::from_iter)
    }

    /// The attendees of a run, in the roster's order.
    pub fn rows(&self, run: i64) -> Result<Vec<Row>, StoreError> {
        let query = format!("SELECT {COLUMNS} FROM entries WHERE run_id = ?1 ORDER BY position");
        self.query(&query, [run], read)
    }

    /// The gradebook of a run, in the roster's order.
    pub fn gradebook(&self, run: i64) -> Result<Gradebook, StoreError> {
        let rows = self.rows(run)?;
        Ok(Gradebook {
            schema: GRADEBOOK_SCHEMA.to_owned(),
            entries: rows.into_iter().map(|row| row.entry).collect(),
        })
    }

    /// The results of one attendee, by name or account id, from the first run of a suite to the last.
    pub fn history(&self, suite_id: &str, attendee: &str) -> Result<Vec<(Run, Row)>, StoreError> {
        let query = format!(
            "SELECT {COLUMNS} FROM entries WHERE run_id = ?1 AND (name = ?2 OR account_id = ?2) ORDER BY position"
        );
        let mut history = Vec::new();
        for run in self.runs(suite_id)? {
            for row in self.query(&query, params![run.id, attendee], read)? {
                history.push((run.clone(), row));
            }
        }
        Ok(history)
    }

    /// Why earlier attempts of a run could not grade the attendee, where a later one failed otherwise; oldest first.
    pub fn earlier_errors(&self, run: i64, position: usize) -> Result<Vec<String>, StoreError> {
        let query =
            "SELECT error FROM errors WHERE run_id = ?1 AND position = ?2 ORDER BY at, error";
        self.query(query, params![run, position as i64], |row| row.get(0))
    }

    /// Everyone who was ever graded, by name.
    pub fn attendees(&self) -> Result<Vec<String>, StoreError> {
        let query = "SELECT DISTINCT name FROM entries ORDER BY name";
        self.query(query, [], |row| row.get(0))
    }

    /// What an account of a run looked like, if that was kept.
    pub fn snapshot(&self, run: i64, position: usize) -> Result<Option<Snapshot>, StoreError> {
        let query = "SELECT snapshot FROM snapshots WHERE run_id = ?1 AND position = ?2";
        let read = |row: &SqlRow<'_>| {
            let text: String = row.get(0)?;
            parsed(0, serde_json::from_str(&text))
        };
        let found = self
            .connection
            .query_row(query, params![run, position as i64], read);
        self.named(found.optional())
    }

    /// How many accounts of a run have their looks kept.
    pub fn snapshot_count(&self, run: i64) -> Result<i64, StoreError> {
        let query = "SELECT count(*) FROM snapshots WHERE run_id = ?1";
        self.named(self.connection.query_row(query, [run], |row| row.get(0)))
    }

    pub(super) fn query<T>(
        &self,
        query: &str,
        params: impl Params,
        read: impl FnMut(&SqlRow<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let found = self
            .connection
            .prepare(query)
            .and_then(|mut statement| statement.query_map(params, read)?.collect());
        self.named(found)
    }
}

fn read(row: &SqlRow<'_>) -> rusqlite::Result<Row> {
    let columns: String = row.get(4)?;
    let report: Option<String> = row.get(5)?;
    let report = report.map(|text| parsed(5, serde_json::from_str(&text)));
    Ok(Row {
        position: position(row)?,
        region: row.get(3)?,
        graded_at: parsed(7, row.get::<_, String>(7)?.parse())?,
        entry: Entry {
            name: row.get(1)?,
            account_id: row.get(2)?,
            columns: parsed(4, serde_json::from_str(&columns))?,
            report: report.transpose()?,
            error: row.get(6)?,
        },
    })
}

fn position(row: &SqlRow<'_>) -> rusqlite::Result<usize> {
    let position: i64 = row.get(0)?;
    parsed(0, usize::try_from(position))
}
