//! Runs: beginning, resuming, finishing and listing them.

use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row as SqlRow, params};
use serde::Serialize;

use super::{Store, StoreError};

/// What a run grades, and by what. A run can be resumed only with all of it unchanged: its reports belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunKey {
    pub suite_id: String,
    pub suite_digest: String,
    pub roster_digest: String,
    /// The language of the reports.
    pub language: String,
    /// "3/8", or empty for the whole roster.
    pub shard: String,
    /// Whatever else makes two runs of one roster different, such as the checks selected.
    pub options: String,
}

/// With this word begin the options of a live board's run: it has the latest look of each attendee, and never ends by
/// itself.
pub const LIVE: &str = "live";

impl RunKey {
    /// Whether the run is that of a live board.
    pub fn is_live(&self) -> bool {
        self.options.starts_with(LIVE)
    }
}

/// One look at a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    pub id: i64,
    #[serde(flatten)]
    pub key: RunKey,
    pub started_at: Timestamp,
    /// None while it is under way, and if it was interrupted.
    pub finished_at: Option<Timestamp>,
}

/// What came out of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Accounts in which everything passed.
    pub passed: u64,
    /// Accounts in which something did not.
    pub failed: u64,
    /// Accounts that could not be graded.
    pub not_graded: u64,
    /// The sum over all graded accounts.
    pub points: u64,
    pub max: u64,
}

const COLUMNS: &str = "id, suite_id, suite_digest, roster_digest, language, shard, options, \
                       started_at, finished_at";

impl Store {
    /// Begins a run, and gives its number.
    pub fn begin(&self, key: &RunKey, now: Timestamp) -> Result<i64, StoreError> {
        self.named(insert(&self.connection, key, now))
    }

    /// Notes that nobody is left to be graded.
    pub fn finish(&self, run: i64, now: Timestamp) -> Result<(), StoreError> {
        self.named(finish(&self.connection, run, now))
    }

    /// The newest run of that roster, suite and options. It may be finished, with nothing left but to report on it.
    pub fn resumable(&self, key: &RunKey) -> Result<Option<Run>, StoreError> {
        let newest = self.runs(&key.suite_id)?.into_iter().rev();
        Ok(newest.into_iter().find(|run| run.key == *key))
    }

    /// The newest run of that key, begun now if there is none.
    pub fn take_up(&self, key: &RunKey, now: Timestamp) -> Result<i64, StoreError> {
        match self.resumable(key)? {
            Some(run) => Ok(run.id),
            None => self.begin(key, now),
        }
    }

    /// The runs of a suite, in the order in which they began.
    pub fn runs(&self, suite_id: &str) -> Result<Vec<Run>, StoreError> {
        let mut runs = self.all_runs()?;
        runs.retain(|run| run.key.suite_id == suite_id);
        Ok(runs)
    }

    /// All runs, in the order in which they began.
    pub fn all_runs(&self) -> Result<Vec<Run>, StoreError> {
        let query = format!("SELECT {COLUMNS} FROM runs ORDER BY id");
        let runs = self
            .connection
            .prepare(&query)
            .and_then(|mut statement| statement.query_map([], run)?.collect());
        self.named(runs)
    }

    /// The run of that number.
    pub fn run(&self, id: i64) -> Result<Run, StoreError> {
        let query = format!("SELECT {COLUMNS} FROM runs WHERE id = ?1");
        let found = self.connection.query_row(&query, [id], run).optional();
        self.named(found)?.ok_or_else(|| StoreError::NoSuchRun {
            path: self.path.clone(),
            id,
        })
    }

    /// How many passed, and with how many points.
    pub fn tally(&self, run: i64) -> Result<Tally, StoreError> {
        let query = "SELECT \
             count(*) FILTER (WHERE report ->> '$.outcome' = 'passed'), \
             count(*) FILTER (WHERE report ->> '$.outcome' <> 'passed'), \
             count(*) FILTER (WHERE report IS NULL), \
             coalesce(sum(report ->> '$.score.points'), 0), \
             coalesce(sum(report ->> '$.score.max'), 0) \
             FROM entries WHERE run_id = ?1";
        let count = |row: &SqlRow<'_>, column: usize| -> rusqlite::Result<u64> {
            row.get::<_, i64>(column).map(|count| count.unsigned_abs())
        };
        self.named(self.connection.query_row(query, [run], |row| {
            Ok(Tally {
                passed: count(row, 0)?,
                failed: count(row, 1)?,
                not_graded: count(row, 2)?,
                points: count(row, 3)?,
                max: count(row, 4)?,
            })
        }))
    }
}

impl Tally {
    /// Accounts that were graded.
    pub fn graded(self) -> u64 {
        self.passed + self.failed
    }
}

pub(super) fn insert(
    connection: &Connection,
    key: &RunKey,
    now: Timestamp,
) -> rusqlite::Result<i64> {
    connection.execute(
        "INSERT INTO runs (suite_id, suite_digest, roster_digest, language, shard, options, started_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            key.suite_id,
            key.suite_digest,
            key.roster_digest,
            key.language,
            key.shard,
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
    let finished: Option<String> = row.get(8)?;
    Ok(Run {
        id: row.get(0)?,
        key: RunKey {
            suite_id: row.get(1)?,
            suite_digest: row.get(2)?,
            roster_digest: row.get(3)?,
            language: row.get(4)?,
            shard: row.get(5)?,
            options: row.get(6)?,
        },
        started_at: parsed(7, row.get::<_, String>(7)?.parse())?,
        finished_at: finished.map(|text| parsed(8, text.parse())).transpose()?,
    })
}

/// A text of the store that must be of a certain form: the file may have been edited.
pub(super) fn parsed<T, E>(column: usize, result: Result<T, E>) -> rusqlite::Result<T>
where
    E: std::error::Error + Send + Sync + 'static,
{
    result.map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
    })
}
