//! Results on disk: one SQLite file holds the runs of a class.
//!
//! When a method returns, what it has saved is on the disk (WAL with synchronous=FULL): a killed process loses nothing
//! of it. An unfinished transaction is rolled back when the store is next opened.

mod entries;
#[cfg(test)]
mod migration_tests;
mod open;
mod options;
mod runs;
mod save;
mod shared;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
mod turns;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use entries::RunEntry;
pub use options::{RunKind, RunOptions};
pub use runs::{Run, RunKey, Tally};
pub use shared::SharedStore;
pub use turns::AttendeeLog;

/// The default file name.
pub const DEFAULT_FILE: &str = "workshop-check.sqlite";

/// An open store.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

/// Why a store cannot be used. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file cannot be opened, or is not a store.
    #[error("open store {}: {problem}", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// The problem, as a fragment.
        problem: String,
    },
    /// There is no such file, and the command needs one.
    #[error("open store {}: there is no such file", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A newer version of the program wrote it.
    #[error(
        "open store {}: a newer workshop-check made it (schema {found}, this one knows {known})",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its schema.
        found: usize,
        /// The newest version that this program knows.
        known: usize,
    },
    /// A query failed.
    #[error("use store {}: {source}", path.display())]
    Sql {
        /// The file.
        path: PathBuf,
        /// The error of SQLite.
        source: rusqlite::Error,
    },
    /// There is no run with that number.
    #[error("find run {id} in store {}", path.display())]
    NoSuchRun {
        /// The file.
        path: PathBuf,
        /// The number of the run.
        id: i64,
    },
    /// A mistake of this program.
    #[error("use the store: {source}")]
    Panicked {
        /// The panic of the task.
        source: tokio::task::JoinError,
    },
}

impl StoreError {
    /// What to do about it, if there is a remedy.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            StoreError::Open { .. } => "--store names another file",
            StoreError::Missing { .. } => {
                "\"workshop-check grade\" makes it; --store names another file"
            }
            StoreError::Newer { .. } => "update workshop-check, or name another file with --store",
            StoreError::Sql { .. } | StoreError::Panicked { .. } => return None,
            StoreError::NoSuchRun { .. } => "\"workshop-check history\" lists the runs",
        };
        Some(hint.to_owned())
    }
}

impl Store {
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Calls `trace` for each statement from now on.
    #[cfg(test)]
    pub fn trace_statements(&self, trace: fn(rusqlite::trace::TraceEvent<'_>)) {
        let statements = rusqlite::trace::TraceEventCodes::SQLITE_TRACE_STMT;
        self.connection.trace_v2(statements, Some(trace));
    }

    /// Adds the file's name to an error of SQLite.
    fn with_path<T>(&self, result: rusqlite::Result<T>) -> Result<T, StoreError> {
        result.map_err(|source| StoreError::Sql {
            path: self.path.clone(),
            source,
        })
    }
}
