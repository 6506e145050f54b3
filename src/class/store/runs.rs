//! Runs: beginning, resuming, finishing and listing them.

use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row as SqlRow, params};
use serde::Serialize;

use super::{RunKind, RunOptions, Store, StoreError};
use crate::class::shard::Shard;

/// What a run grades, and by what. A run is resumed only by a run with the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunKey {
    /// What made the run.
    pub kind: RunKind,
    /// The suite's id.
    pub suite_id: String,
    /// The suite's digest, which also covers changed variables.
    pub suite_digest: String,
    /// See [`crate::class::roster_digest`]. Empty for a merged run whose parts have several rosters.
    pub roster_digest: String,
    /// The language of the reports.
    pub language: String,
    /// The graded part of the roster; none is all of it.
    pub shard: Option<Shard>,
    /// The other options.
    pub options: RunOptions,
}

/// A run: the results of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The number of the run.
    pub id: i64,
    /// What it grades, and by what.
    pub key: RunKey,
    /// When it began.
    pub started_at: Timestamp,
    /// None while it is in progress, and if it was interrupted.
    pub finished_at: Option<Timestamp>,
}

impl Run {
    /// Whether it is the run of a live board.
    pub fn is_live(&self) -> bool {
        self.key.kind == RunKind::Live
    }

    /// Whether the other run was made with another version of the suite, or with other values of its variables.
    pub fn is_of_other_suite(&self, other: &Run) -> bool {
        let (one, other) = (&self.key.suite_digest, &other.key.suite_digest);
        // Of a merged run, the digest may not be known.
        one != other && !one.is_empty() && !other.is_empty()
    }
}

/// The results of a run in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Accounts in which everything passed.
    pub passed: u64,
    /// Accounts in which something failed.
    pub failed: u64,
    /// Those of them in which nothing is wrong, but something was not made yet.
    pub not_done: u64,
    /// Accounts in which nothing failed, but something is pending.
    pub pending: u64,
    /// Accounts in which nothing failed, but something could not be read.
    pub unknown: u64,
    /// Accounts that could not be graded.
    pub not_graded: u64,
    /// The sum over all graded accounts.
    pub points: u64,
    /// The sum of the points that all graded accounts could have.
    pub max: u64,
}

const COLUMNS: &str = "id, kind, suite_id, suite_digest, roster_digest, language, shard, options, \
                       started_at, finished_at";

impl Store {
    /// Begins a run, and returns its number.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn begin(&self, key: &RunKey, now: Timestamp) -> Result<i64, StoreError> {
        self.with_path(insert(&self.connection, key, now))
    }

    /// Marks a run as finished. A run that is finished already keeps its time.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn finish(&self, run: i64, now: Timestamp) -> Result<(), StoreError> {
        self.with_path(finish(&self.connection, run, now))
    }

    /// The newest run with that key, which may be finished; or, if there is none, the newest run of an earlier version
    /// with the same key but `former_roster_digest`.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn resumable(
        &self,
        key: &RunKey,
        former_roster_digest: &str,
    ) -> Result<Option<Run>, StoreError> {
        let runs = self.runs(&key.suite_id)?;
        let former_key = RunKey {
            roster_digest: former_roster_digest.to_owned(),
            ..key.clone()
        };
        let newest = |key: &RunKey| runs.iter().rev().find(|run| run.key == *key);
        Ok(newest(key).or_else(|| newest(&former_key)).cloned())
    }

    /// The number of the [resumable](Self::resumable) run, begun now if there is none. A run of an earlier version gets
    /// the present roster digest.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn resume_or_begin(
        &self,
        key: &RunKey,
        former_roster_digest: &str,
        now: Timestamp,
    ) -> Result<i64, StoreError> {
        let Some(run) = self.resumable(key, former_roster_digest)? else {
            return self.begin(key, now);
        };
        if run.key.roster_digest != key.roster_digest {
            let update = "UPDATE runs SET roster_digest = ?2 WHERE id = ?1";
            let updated = self
                .connection
                .execute(update, params![run.id, key.roster_digest]);
            self.with_path(updated)?;
        }
        Ok(run.id)
    }

    /// The ids of the suites that there are runs of, sorted.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn suites(&self) -> Result<Vec<String>, StoreError> {
        let query = "SELECT DISTINCT suite_id FROM runs ORDER BY suite_id";
        self.with_path((|| {
            let mut statement = self.connection.prepare(query)?;
            let ids = statement.query_map([], |row| row.get(0))?;
            ids.collect()
        })())
    }

    /// The runs of a suite, in the order in which they began.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn runs(&self, suite_id: &str) -> Result<Vec<Run>, StoreError> {
        let mut runs = self.all_runs()?;
        runs.retain(|run| run.key.suite_id == suite_id);
        Ok(runs)
    }

    /// All runs, in the order in which they began.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn all_runs(&self) -> Result<Vec<Run>, StoreError> {
        let query = format!("SELECT {COLUMNS} FROM runs ORDER BY id");
        self.query(&query, [], run)
    }

    /// The run of that number.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRun`], and when the store cannot be read.
    pub fn run(&self, id: i64) -> Result<Run, StoreError> {
        let query = format!("SELECT {COLUMNS} FROM runs WHERE id = ?1");
        let found = self.connection.query_row(&query, [id], run).optional();
        self.with_path(found)?.ok_or_else(|| StoreError::NoSuchRun {
            path: self.path.clone(),
            id,
        })
    }

    /// How many accounts passed, and with how many points. What is not done yet is counted as
    /// [`Report::is_unfinished`](workshop_check_core::report::Report::is_unfinished) says. A damaged report counts as not graded, and so does an attendee of the
    /// roster without an entry.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn tally(&self, run: i64) -> Result<Tally, StoreError> {
        let query = "SELECT \
             count(*) FILTER (WHERE outcome = 'passed'), \
             count(*) FILTER (WHERE outcome = 'failed'), \
             count(*) FILTER (WHERE outcome = 'failed' AND NOT is_wrong), \
             count(*) FILTER (WHERE outcome = 'pending'), \
             count(*) FILTER (WHERE outcome IN ('unknown', 'blocked')), \
             count(*) FILTER (WHERE outcome IS NULL), \
             coalesce(sum(points), 0), \
             coalesce(sum(max), 0) \
             FROM (SELECT report ->> '$.outcome' AS outcome, report ->> '$.score.points' AS points, \
             report ->> '$.score.max' AS max, \
             EXISTS (SELECT 1 FROM json_each(report, '$.steps') AS step, json_each(step.value, '$.checks') AS checked \
             WHERE coalesce(step.value ->> '$.started', 1) AND checked.value ->> '$.outcome' = 'failed' \
             AND NOT coalesce(checked.value ->> '$.not_made', 0) AND checked.value ->> '$.because_of' IS NULL) AS is_wrong \
             FROM (SELECT CASE WHEN json_valid(report) THEN report END AS report FROM entries WHERE run_id = ?1))";
        let count = |row: &SqlRow<'_>, column: usize| -> rusqlite::Result<u64> {
            row.get::<_, i64>(column).map(|count| count.unsigned_abs())
        };
        let missing = self.count_without_entry(run)?;
        self.with_path(self.connection.query_row(query, [run], |row| {
            Ok(Tally {
                passed: count(row, 0)?,
                failed: count(row, 1)?,
                not_done: count(row, 2)?,
                pending: count(row, 3)?,
                unknown: count(row, 4)?,
                not_graded: count(row, 5)? + missing,
                points: count(row, 6)?,
                max: count(row, 7)?,
            })
        }))
    }
}

impl Tally {
    /// Accounts that were graded.
    pub fn graded(self) -> u64 {
        self.passed + self.failed + self.pending + self.unknown
    }
}

pub(super) fn insert(
    connection: &Connection,
    key: &RunKey,
    now: Timestamp,
) -> rusqlite::Result<i64> {
    connection.execute(
        "INSERT INTO runs \
         (kind, suite_id, suite_digest, roster_digest, language, shard, options, started_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            key.kind,
            key.suite_id,
            key.suite_digest,
            key.roster_digest,
            key.language,
            key.shard
                .map_or_else(String::new, |shard| shard.to_string()),
            key.options,
            now.to_string()
        ],
    )?;
    Ok(connection.last_insert_rowid())
}

pub(super) fn finish(connection: &Connection, run: i64, now: Timestamp) -> rusqlite::Result<()> {
    connection.execute(
        // A run that is resumed with nothing left to do keeps its end.
        "UPDATE runs SET finished_at = ?2 WHERE id = ?1 AND finished_at IS NULL",
        params![run, now.to_string()],
    )?;
    Ok(())
}

fn run(row: &SqlRow<'_>) -> rusqlite::Result<Run> {
    let finished: Option<String> = row.get(9)?;
    Ok(Run {
        id: row.get(0)?,
        key: RunKey {
            kind: row.get(1)?,
            suite_id: row.get(2)?,
            suite_digest: row.get(3)?,
            roster_digest: row.get(4)?,
            language: row.get(5)?,
            shard: shard(6, &row.get::<_, String>(6)?)?,
            options: row.get(7)?,
        },
        started_at: parsed(8, row.get::<_, String>(8)?.parse())?,
        finished_at: finished.map(|text| parsed(9, text.parse())).transpose()?,
    })
}

/// "3/8", or empty for the whole roster.
fn shard(column: usize, text: &str) -> rusqlite::Result<Option<Shard>> {
    if text.is_empty() {
        return Ok(None);
    }
    parsed(column, text.parse().map(Some))
}

/// A value read from a text column. The file may have been edited, so the text may have any form.
pub(super) fn parsed<T, E>(column: usize, result: Result<T, E>) -> rusqlite::Result<T>
where
    E: std::error::Error + Send + Sync + 'static,
{
    result.map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
    })
}
