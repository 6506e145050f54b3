//! Saving the entries of a run, each with the outcomes that changed since the last scan of the attendee.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::{AttendeeLog, RunEntry, RunKey, Store, StoreError, runs, turns};
use workshop_check_core::snapshot::Snapshot;

impl Store {
    /// Saves the entry of one attendee, its snapshot if there is one, and the outcomes that changed since the last scan
    /// of the attendee: all of it or nothing.
    ///
    /// # Errors
    /// When the run has an entry of the attendee already, or the store cannot be written.
    pub fn save(
        &self,
        run: i64,
        row: &RunEntry,
        snapshot: Option<&Snapshot>,
    ) -> Result<(), StoreError> {
        let save = || {
            let transaction = self.connection.unchecked_transaction()?;
            insert(&transaction, run, row, snapshot)?;
            transaction.commit()
        };
        self.with_path(save())
    }

    /// Saves the entry of one attendee as [`Store::save`] does, in place of the run's earlier entry if it has one. An
    /// error that another error replaces is kept ([`Store::earlier_errors`]).
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn replace(
        &self,
        run: i64,
        row: &RunEntry,
        snapshot: Option<&Snapshot>,
    ) -> Result<(), StoreError> {
        let replace = || {
            let transaction = self.connection.unchecked_transaction()?;
            upsert(&transaction, run, row, snapshot)?;
            transaction.commit()
        };
        self.with_path(replace())
    }

    /// Saves several entries of a run as [`Store::replace`] does: all of them or none.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn replace_all(&self, run: i64, rows: &[RunEntry]) -> Result<(), StoreError> {
        let replace = || {
            let transaction = self.connection.unchecked_transaction()?;
            for row in rows {
                upsert(&transaction, run, row, None)?;
            }
            transaction.commit()
        };
        self.with_path(replace())
    }

    /// Adds a complete run, and returns its number. Only one entry is in memory at a time.
    ///
    /// # Errors
    /// The first error among the entries, or that of the store. Then nothing is added.
    pub fn add<E: From<StoreError>>(
        &self,
        key: &RunKey,
        now: Timestamp,
        mut entries: impl Iterator<Item = Result<NewEntry, E>>,
    ) -> Result<i64, E> {
        self.add_each(key, now, |add| {
            entries.try_for_each(|entry| Ok(add(entry?)?))
        })
    }

    /// Adds a complete run as [`Store::add`] does. `fill` passes each entry to the function that it gets.
    ///
    /// # Errors
    /// Those of `fill`, or of the store. Then nothing is added.
    pub fn add_each<E: From<StoreError>>(
        &self,
        key: &RunKey,
        now: Timestamp,
        fill: impl FnOnce(&mut dyn FnMut(NewEntry) -> Result<(), StoreError>) -> Result<(), E>,
    ) -> Result<i64, E> {
        let transaction = self.with_path(self.connection.unchecked_transaction())?;
        let run = self.with_path(runs::insert(&transaction, key, now))?;
        fill(&mut |entry| {
            for log in &entry.logs {
                self.with_path(turns::import(&transaction, &key.suite_id, log))?;
            }
            self.with_path(insert(
                &transaction,
                run,
                &entry.row,
                entry.snapshot.as_ref(),
            ))
        })?;
        self.with_path(runs::finish(&transaction, run, now))?;
        self.with_path(transaction.commit())?;
        Ok(run)
    }
}

/// An entry of a run that is added as a whole.
#[derive(Debug)]
pub struct NewEntry {
    /// The entry.
    pub row: RunEntry,
    /// The snapshot, if it is kept.
    pub snapshot: Option<Snapshot>,
    /// What other stores know about earlier scans of the attendee.
    pub logs: Vec<AttendeeLog>,
}

impl From<RunEntry> for NewEntry {
    fn from(row: RunEntry) -> Self {
        NewEntry {
            row,
            snapshot: None,
            logs: Vec::new(),
        }
    }
}

/// Earlier errors kept of one attendee in one run.
const MOST_EARLIER_ERRORS: i64 = 20;

/// Fails if the run has an entry of the attendee.
const NEW: &str = "INSERT INTO entries \
     (run_id, position, name, account_id, region, columns, report, error, graded_at) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

const REPLACED: &str = " ON CONFLICT (run_id, position) DO UPDATE SET \
     name = excluded.name, account_id = excluded.account_id, region = excluded.region, \
     columns = excluded.columns, report = excluded.report, error = excluded.error, \
     graded_at = excluded.graded_at";

pub(super) fn insert(
    connection: &Connection,
    run: i64,
    row: &RunEntry,
    snapshot: Option<&Snapshot>,
) -> rusqlite::Result<()> {
    write(connection, NEW, run, row, snapshot)
}

fn upsert(
    connection: &Connection,
    run: i64,
    row: &RunEntry,
    snapshot: Option<&Snapshot>,
) -> rusqlite::Result<()> {
    let place = params![run, row.index];
    connection
        .prepare_cached("DELETE FROM snapshots WHERE run_id = ?1 AND position = ?2")?
        .execute(place)?;
    if let Some(error) = &row.entry.error {
        // The limit keeps an account with another error at each attempt from filling the disk.
        connection
            .prepare_cached(
                "INSERT INTO errors (run_id, position, error, at) \
                 SELECT run_id, position, error, graded_at FROM entries \
                 WHERE run_id = ?1 AND position = ?2 AND error <> ?3 \
                 AND (SELECT count(*) FROM errors WHERE run_id = ?1 AND position = ?2) < ?4 \
                 ON CONFLICT (run_id, position, error) DO UPDATE SET at = excluded.at",
            )?
            .execute(params![run, row.index, error, MOST_EARLIER_ERRORS])?;
    }
    write(connection, &format!("{NEW}{REPLACED}"), run, row, snapshot)
}

fn write(
    connection: &Connection,
    statement: &str,
    run: i64,
    row: &RunEntry,
    snapshot: Option<&Snapshot>,
) -> rusqlite::Result<()> {
    let entry = &row.entry;
    let report = entry.report.as_deref().map(serde_json::to_string);
    connection.prepare_cached(statement)?.execute(params![
        run,
        row.index,
        entry.name,
        entry.account_id,
        row.region,
        json(serde_json::to_string(&entry.columns))?,
        report.map(json).transpose()?,
        entry.error,
        row.graded_at.to_string()
    ])?;
    if let Some(snapshot) = snapshot {
        let insert = "INSERT INTO snapshots (run_id, position, snapshot) VALUES (?1, ?2, ?3)";
        let snapshot = json(serde_json::to_string(snapshot))?;
        connection
            .prepare_cached(insert)?
            .execute(params![run, row.index, snapshot])?;
    }
    turns::record(connection, entry)
}

fn json(written: serde_json::Result<String>) -> rusqlite::Result<String> {
    written.map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}
