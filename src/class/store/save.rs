//! Saving the attendees of a run, each with what has turned since the last look at them.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::{Log, Row, RunKey, Store, StoreError, runs, turns};
use workshop_check_core::snapshot::Snapshot;

impl Store {
    /// Saves one attendee's result, and what the account looked like if that is to be kept: both or neither.
    /// A place that is saved already is refused. What has turned since the attendee's last look is noted with it.
    pub fn save(&self, run: i64, row: &Row, snapshot: Option<&Snapshot>) -> Result<(), StoreError> {
        let save = || {
            let transaction = self.connection.unchecked_transaction()?;
            insert(&transaction, run, row, snapshot)?;
            transaction.commit()
        };
        self.named(save())
    }

    /// Saves one attendee's result in the place of what the run had of them, if it had anything. What has turned since
    /// their last look is noted, so that nothing but the former report is lost. Of an error in the place of another
    /// error, the former is kept ([`Store::earlier_errors`]).
    pub fn replace(
        &self,
        run: i64,
        row: &Row,
        snapshot: Option<&Snapshot>,
    ) -> Result<(), StoreError> {
        let replace = || {
            let transaction = self.connection.unchecked_transaction()?;
            upsert(&transaction, run, row, snapshot)?;
            transaction.commit()
        };
        self.named(replace())
    }

    /// Adds a run that is complete: all of it, or, if one of the rows is a failure, nothing. Gives its number. `logs`
    /// are what other stores noted about the same attendees.
    pub fn add<E: From<StoreError>>(
        &self,
        key: &RunKey,
        now: Timestamp,
        logs: &[Log],
        rows: impl Iterator<Item = Result<(Row, Option<Snapshot>), E>>,
    ) -> Result<i64, E> {
        let transaction = self.named(self.connection.unchecked_transaction())?;
        let run = self.named(runs::insert(&transaction, key, now))?;
        for log in logs {
            self.named(turns::adopt(&transaction, &key.suite_id, log))?;
        }
        for row in rows {
            let (row, snapshot) = row?;
            self.named(insert(&transaction, run, &row, snapshot.as_ref()))?;
        }
        self.named(runs::finish(&transaction, run, now))?;
        self.named(transaction.commit())?;
        Ok(run)
    }
}

/// Earlier reasons kept of one attendee in one run.
const MOST_EARLIER_ERRORS: i64 = 20;

/// A second entry in one place is an error.
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
    row: &Row,
    snapshot: Option<&Snapshot>,
) -> rusqlite::Result<()> {
    write(connection, NEW, run, row, snapshot)
}

fn upsert(
    connection: &Connection,
    run: i64,
    row: &Row,
    snapshot: Option<&Snapshot>,
) -> rusqlite::Result<()> {
    let place = params![run, row.position as i64];
    connection
        .prepare_cached("DELETE FROM snapshots WHERE run_id = ?1 AND position = ?2")?
        .execute(place)?;
    if let Some(error) = &row.entry.error {
        // An account whose reason is another each time must not fill the disk.
        connection
            .prepare_cached(
                "INSERT INTO errors (run_id, position, error, at) \
                 SELECT run_id, position, error, graded_at FROM entries \
                 WHERE run_id = ?1 AND position = ?2 AND error <> ?3 \
                 AND (SELECT count(*) FROM errors WHERE run_id = ?1 AND position = ?2) < ?4 \
                 ON CONFLICT (run_id, position, error) DO UPDATE SET at = excluded.at",
            )?
            .execute(params![
                run,
                row.position as i64,
                error,
                MOST_EARLIER_ERRORS
            ])?;
    }
    write(connection, &format!("{NEW}{REPLACED}"), run, row, snapshot)
}

fn write(
    connection: &Connection,
    statement: &str,
    run: i64,
    row: &Row,
    snapshot: Option<&Snapshot>,
) -> rusqlite::Result<()> {
    let entry = &row.entry;
    let report = entry.report.as_ref().map(serde_json::to_string);
    connection.prepare_cached(statement)?.execute(params![
        run,
        row.position as i64,
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
            .execute(params![run, row.position as i64, snapshot])?;
    }
    turns::note(connection, entry)
}

fn json(written: serde_json::Result<String>) -> rusqlite::Result<String> {
    written.map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}
