//! Results on disk: one SQLite file holds the runs of a class.
//!
//! When a method returns, what it has saved is on the disk (WAL with synchronous=FULL): a killed process loses nothing
//! of it. An unfinished transaction is rolled back when the store is next opened.

mod entries;
mod help;
mod lease;
#[cfg(test)]
mod migration_tests;
mod open;
mod options;
mod roster;
mod runs;
mod save;
mod secret;
mod shared;
mod temporary;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
mod ticks;
mod turns;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

pub use entries::{AccountRow, EachEntry, RunEntry};
pub use lease::RunLease;
pub use options::{RunKind, RunOptions};
pub use roster::RosterRow;
pub use runs::{Run, RunKey, Tally};
pub use save::NewEntry;
pub use shared::SharedStore;
pub use temporary::{OpenStore, TemporaryStore};
pub use ticks::Confirmation;
pub use turns::AttendeeLog;

use crate::class::submission::Unsaved;
use crate::files::FileIdentity;

/// The default file name.
pub const DEFAULT_FILE: &str = "workshop-check.sqlite";

/// An open store.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    /// The file that was opened, if the operating system tells.
    identity: Option<FileIdentity>,
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
        found: i32,
        /// The newest version that this program knows.
        known: usize,
    },
    /// A query failed.
    #[error("use store {}: {}", path.display(), problem_text(source))]
    Sql {
        /// The file.
        path: PathBuf,
        /// The error of SQLite.
        source: rusqlite::Error,
    },
    /// Another process grades the run.
    #[error(
        "grade run {run} of store {}: it is being graded by {}",
        path.display(),
        process.map_or("another process".to_owned(), |id| format!("process {id}"))
    )]
    BeingGraded {
        /// The file.
        path: PathBuf,
        /// The number of the run.
        run: i64,
        /// The id of the other process, if it is known.
        process: Option<u32>,
    },
    /// The file was deleted, moved or replaced after it was opened.
    #[error("use store {}: the file was deleted or replaced in the meantime", path.display())]
    Gone {
        /// The file.
        path: PathBuf,
    },
    /// A saved value is not what this program saved.
    #[error("use store {}: a snapshot of run {run} is damaged: {problem}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The number of the run.
        run: i64,
        /// The problem, as a fragment.
        problem: String,
    },
    /// There is no run with that number.
    #[error("find run {id} in store {}", path.display())]
    NoSuchRun {
        /// The file.
        path: PathBuf,
        /// The number of the run.
        id: i64,
    },
    /// There is no room for a temporary store.
    #[error("make a temporary store: {source}")]
    Temporary {
        /// The error of the operating system.
        source: std::io::Error,
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
            StoreError::Sql { source, .. } if is_locked(source) => {
                "end the other program, such as a backup, and start again: what is saved stays"
            }
            StoreError::BeingGraded { .. } => {
                "wait until it has ended, or name another file with --store; \"grade\" without --resume begins a new run"
            }
            StoreError::Gone { .. } => "everything saved since then is lost: keep the reports",
            StoreError::Damaged { .. } => "restore the file from a copy, or grade again",
            StoreError::Temporary { .. } => "TMPDIR names another folder for temporary files",
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

    /// Sets how long a call waits while another process writes to the store.
    ///
    /// # Errors
    /// SQLite's, which are not documented.
    pub fn set_patience(&self, patience: Duration) -> Result<(), StoreError> {
        self.with_path(self.connection.busy_timeout(patience))
    }

    /// Checks that the file which was opened is still there. SQLite goes on writing to a deleted file.
    ///
    /// # Errors
    /// [`StoreError::Gone`].
    pub fn check_present(&self) -> Result<(), StoreError> {
        if FileIdentity::of(&self.path).ok() == self.identity {
            return Ok(());
        }
        Err(StoreError::Gone {
            path: self.path.clone(),
        })
    }

    /// Calls `trace` for each statement from now on.
    #[cfg(test)]
    pub fn trace_statements(&self, trace: fn(rusqlite::trace::TraceEvent<'_>)) {
        let statements = rusqlite::trace::TraceEventCodes::SQLITE_TRACE_STMT;
        self.connection.trace_v2(statements, Some(trace));
    }

    /// Whether there is a table of this name. Those beside the schema's are made when they are needed first.
    fn has_table(&self, name: &str) -> Result<bool, StoreError> {
        let query = "SELECT count(*) > 0 FROM sqlite_schema WHERE name = ?1";
        self.with_path(self.connection.query_row(query, [name], |row| row.get(0)))
    }

    /// Adds the file's name to an error of SQLite.
    fn with_path<T>(&self, result: rusqlite::Result<T>) -> Result<T, StoreError> {
        result.map_err(|source| StoreError::Sql {
            path: self.path.clone(),
            source,
        })
    }
}

/// The problem in an error of SQLite, as a fragment.
fn problem_text(error: &rusqlite::Error) -> String {
    // Without the type and the number of the column, which do not help.
    if let rusqlite::Error::FromSqlConversionFailure(_, _, source) = error {
        return source.to_string();
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => "it is not an SQLite database".to_owned(),
        _ if is_locked(error) => "another process is writing to it".to_owned(),
        _ => error.to_string(),
    }
}

impl StoreError {
    /// Why a result was not saved, in a word for the attendee.
    pub fn unsaved(&self) -> Unsaved {
        match self {
            StoreError::Gone { .. } => Unsaved::Gone,
            StoreError::Sql { source, .. } if is_locked(source) => Unsaved::Locked,
            StoreError::Sql { source, .. }
                if source.sqlite_error_code() == Some(ErrorCode::DiskFull) =>
            {
                Unsaved::Full
            }
            _ => Unsaved::Other,
        }
    }
}

fn is_locked(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error_code();
    matches!(
        code,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
    )
}
