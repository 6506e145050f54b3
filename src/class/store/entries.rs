//! The attendees of a run, and reading them back.

use std::collections::BTreeSet;
use std::sync::Arc;

use indexmap::IndexMap;
use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Error as SqlError, OptionalExtension, Params, Row as SqlRow, params};
use serde::Deserialize;

use super::runs::parsed;
use super::{Run, Store, StoreError, problem_text};
use crate::class::roster::{Attendee, RosterIndex};
use workshop_check_core::report::{AccountInfo, Entry, Gradebook, Report};
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::parse::from_json;

/// One attendee of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct RunEntry {
    /// The place in the roster; in a merged run, the place in that run.
    pub index: RosterIndex,
    /// The Region that the roster gives, if any.
    pub region: Option<String>,
    /// When the entry was made.
    pub graded_at: Timestamp,
    /// The result.
    pub entry: Entry,
}

impl RunEntry {
    /// The result of an attendee of the roster.
    pub fn new(attendee: &Attendee, entry: &Entry, graded_at: Timestamp) -> Self {
        RunEntry {
            index: attendee.index,
            region: attendee.region.clone(),
            graded_at,
            entry: entry.clone(),
        }
    }

    /// What identifies the attendee in other runs, as in a roster: account id, Region and name.
    pub fn attendee(&self) -> (&str, Option<&str>, &str) {
        let entry = &self.entry;
        (&entry.account_id, self.region.as_deref(), &entry.name)
    }
}

const COLUMNS: &str = "position, name, account_id, region, columns, report, error, graded_at";

impl Store {
    /// The attendees of a run who have an entry.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn saved(&self, run: i64) -> Result<BTreeSet<RosterIndex>, StoreError> {
        let query = "SELECT position FROM entries WHERE run_id = ?1";
        self.query(query, [run], index).map(BTreeSet::from_iter)
    }

    /// The attendees of a run whose entry has an error, or a report that is not JSON any more.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn not_graded(&self, run: i64) -> Result<BTreeSet<RosterIndex>, StoreError> {
        let query = "SELECT position FROM entries WHERE run_id = ?1 \
                     AND (report IS NULL OR NOT json_valid(report))";
        self.query(query, [run], index).map(BTreeSet::from_iter)
    }

    /// The entries of a run, in the roster's order. One that is damaged has an error in place of its report.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn entries(&self, run: i64) -> Result<Vec<RunEntry>, StoreError> {
        self.each_entry(run).collect()
    }

    /// The entries of a run as [`Store::entries`], read one by one: only one is in memory.
    pub fn each_entry(&self, run: i64) -> EachEntry<'_> {
        EachEntry {
            store: self,
            run,
            after: Some(-1),
        }
    }

    /// The first entry of a run after that place; -1 is before the first.
    fn entry_after(&self, run: i64, place: i64) -> Result<Option<RunEntry>, StoreError> {
        let query = format!(
            "SELECT {COLUMNS} FROM entries WHERE run_id = ?1 AND position > ?2 ORDER BY position LIMIT 1"
        );
        let found = self
            .connection
            .prepare_cached(&query)
            .and_then(|mut statement| statement.query_row(params![run, place], read).optional());
        self.with_path(found)
    }

    /// How many entries a run has.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn entry_count(&self, run: i64) -> Result<usize, StoreError> {
        let query = "SELECT count(*) FROM entries WHERE run_id = ?1";
        let count: i64 =
            self.with_path(self.connection.query_row(query, [run], |row| row.get(0)))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// The entry of an attendee of a run.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn entry(&self, run: i64, index: RosterIndex) -> Result<Option<RunEntry>, StoreError> {
        let query = format!("SELECT {COLUMNS} FROM entries WHERE run_id = ?1 AND position = ?2");
        let found = self
            .connection
            .prepare_cached(&query)
            .and_then(|mut statement| statement.query_row(params![run, index], read).optional());
        self.with_path(found)
    }

    /// Who the attendees of a run are, in the roster's order. `visit` gets them one by one.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn each_account(
        &self,
        run: i64,
        mut visit: impl FnMut(AccountRow),
    ) -> Result<(), StoreError> {
        let query = "SELECT position, name, account_id, region, columns, report FROM entries \
                     WHERE run_id = ?1 ORDER BY position";
        let visited = self.connection.prepare(query).and_then(|mut statement| {
            let mut rows = statement.query([run])?;
            while let Some(row) = rows.next()? {
                visit(account_row(row)?);
            }
            Ok(())
        });
        self.with_path(visited)
    }

    /// The gradebook of a run, in the roster's order.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn gradebook(&self, run: i64) -> Result<Gradebook, StoreError> {
        let rows = self.entries(run)?.into_iter();
        Ok(Gradebook::from_entries(rows.map(|row| row.entry).collect()))
    }

    /// The results of one attendee, by name or account id, from the first run of a suite to the last.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn history(
        &self,
        suite_id: &str,
        attendee: &str,
    ) -> Result<Vec<(Run, RunEntry)>, StoreError> {
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

    /// The errors of earlier attempts of a run that a later attempt replaced by another error; oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn earlier_errors(&self, run: i64, index: RosterIndex) -> Result<Vec<String>, StoreError> {
        let query =
            "SELECT error FROM errors WHERE run_id = ?1 AND position = ?2 ORDER BY at, error";
        self.query(query, params![run, index], |row| row.get(0))
    }

    /// The names of all attendees of all runs, in alphabetical order.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn attendees(&self) -> Result<Vec<String>, StoreError> {
        let query = "SELECT DISTINCT name FROM entries ORDER BY name";
        self.query(query, [], |row| row.get(0))
    }

    /// The snapshot of an account of a run, if it was kept.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], and when the store cannot be read.
    pub fn snapshot(&self, run: i64, index: RosterIndex) -> Result<Option<Snapshot>, StoreError> {
        let query = "SELECT snapshot FROM snapshots WHERE run_id = ?1 AND position = ?2";
        let read = |row: &SqlRow<'_>| {
            let text: String = row.get(0)?;
            parsed(0, from_json(text.as_bytes()))
        };
        let found = self.connection.query_row(query, params![run, index], read);
        self.with_path(found.optional())
            .map_err(|error| match damage(&error) {
                Some(problem) => StoreError::Damaged {
                    path: self.path.clone(),
                    run,
                    problem,
                },
                None => error,
            })
    }

    /// How many snapshots of a run were kept.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn snapshot_count(&self, run: i64) -> Result<i64, StoreError> {
        let query = "SELECT count(*) FROM snapshots WHERE run_id = ?1";
        self.with_path(self.connection.query_row(query, [run], |row| row.get(0)))
    }

    pub(super) fn query<T>(
        &self,
        query: &str,
        params: impl Params,
        read: impl FnMut(&SqlRow<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let found = self
            .connection
            .prepare_cached(query)
            .and_then(|mut statement| statement.query_map(params, read)?.collect());
        self.with_path(found)
    }
}

/// The entries of a run, one by one. It ends after an error.
#[derive(Debug)]
pub struct EachEntry<'s> {
    store: &'s Store,
    run: i64,
    /// The place of the last one; none after the end.
    after: Option<i64>,
}

impl Iterator for EachEntry<'_> {
    type Item = Result<RunEntry, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        let found = self.store.entry_after(self.run, self.after?).transpose();
        self.after = match &found {
            Some(Ok(entry)) => i64::try_from(entry.index.get()).ok(),
            Some(Err(_)) | None => None,
        };
        found
    }
}

/// What is read of a report to know whose it is.
#[derive(Deserialize)]
struct AccountOfReport {
    account: AccountInfo,
}

/// Who an attendee of a run is.
#[derive(Debug)]
pub struct AccountRow {
    /// The place in the roster.
    pub index: RosterIndex,
    /// The Region that the roster gives, if any.
    pub region: Option<String>,
    /// The entry without its report and its error.
    pub entry: Entry,
    /// The account of the report.
    pub account: Option<AccountInfo>,
}

fn account_row(row: &SqlRow<'_>) -> rusqlite::Result<AccountRow> {
    // What is damaged has no names.
    let columns = serde_json::from_str(&lossy(row, 4)?).unwrap_or_default();
    let report = row.get_ref(5)?.as_bytes_or_null()?;
    let report = report.and_then(|text| serde_json::from_slice::<AccountOfReport>(text).ok());
    Ok(AccountRow {
        index: index(row)?,
        region: row.get(3).unwrap_or_default(),
        entry: Entry {
            name: lossy(row, 1)?,
            account_id: lossy(row, 2)?,
            columns,
            report: None,
            error: None,
        },
        account: report.map(|report| report.account),
    })
}

/// A text that may not be UTF-8, because the file was damaged.
fn lossy(row: &SqlRow<'_>, column: usize) -> rusqlite::Result<String> {
    let bytes = row.get_ref(column)?.as_bytes()?;
    Ok(String::from_utf8_lossy(bytes).into_owned())
}

fn read(row: &SqlRow<'_>) -> rusqlite::Result<RunEntry> {
    let contents = contents(row).unwrap_or_else(|error| Contents {
        columns: IndexMap::new(),
        report: None,
        error: Some(format!(
            "the entry in the store is damaged: {}",
            problem_text(&error)
        )),
        graded_at: Timestamp::UNIX_EPOCH,
    });
    Ok(RunEntry {
        index: index(row)?,
        region: row.get(3).unwrap_or_default(),
        graded_at: contents.graded_at,
        entry: Entry {
            name: lossy(row, 1)?,
            account_id: lossy(row, 2)?,
            columns: contents.columns,
            report: contents.report,
            error: contents.error,
        },
    })
}

/// The parts of an entry that do not say whose it is.
struct Contents {
    columns: IndexMap<String, String>,
    report: Option<Arc<Report>>,
    error: Option<String>,
    graded_at: Timestamp,
}

fn contents(row: &SqlRow<'_>) -> rusqlite::Result<Contents> {
    let columns: String = row.get(4)?;
    let report: Option<String> = row.get(5)?;
    let report =
        report.map(|text| parsed(5, serde_json::from_slice(text.as_bytes())).map(Arc::new));
    Ok(Contents {
        columns: parsed(4, serde_json::from_str(&columns))?,
        report: report.transpose()?,
        error: row.get(6)?,
        graded_at: parsed(7, row.get::<_, String>(7)?.parse())?,
    })
}

/// The problem of a value that is not what this program saved; none for other errors.
fn damage(error: &StoreError) -> Option<String> {
    match error {
        StoreError::Sql { source, .. } => match source {
            SqlError::FromSqlConversionFailure(..) | SqlError::InvalidColumnType(..) => {
                Some(problem_text(source))
            }
            _ => None,
        },
        _ => None,
    }
}

fn index(row: &SqlRow<'_>) -> rusqlite::Result<RosterIndex> {
    row.get(0)
}

impl ToSql for RosterIndex {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match i64::try_from(self.get()) {
            Ok(index) => Ok(index.into()),
            Err(error) => Err(rusqlite::Error::ToSqlConversionFailure(error.into())),
        }
    }
}

impl FromSql for RosterIndex {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let stored = value.as_i64()?;
        let index = usize::try_from(stored).map_err(|_| FromSqlError::OutOfRange(stored))?;
        Ok(RosterIndex::new(index))
    }
}
