//! Results on disk: one SQLite file holds the runs of a class.
//!
//! What a method has saved is on the disk when it returns (WAL with synchronous=FULL), so that a killed process loses
//! nothing of it, and what it was in the midst of leaves no trace.

mod entries;
mod open;
mod runs;
mod save;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
mod turns;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use entries::Row;
pub use runs::{LIVE, Run, RunKey, Tally};
pub use turns::Log;

/// The file name if nobody gives one.
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
    #[error("open store {}: {problem}", path.display())]
    Open { path: PathBuf, problem: String },
    #[error(
        "open store {}: a newer workshop-check made it (schema {found}, this one knows {known})",
        path.display()
    )]
    Newer {
        path: PathBuf,
        found: usize,
        known: usize,
    },
    #[error("use store {}: {source}", path.display())]
    Sql {
        path: PathBuf,
        source: rusqlite::Error,
    },
    #[error("find run {id} in store {}", path.display())]
    NoSuchRun { path: PathBuf, id: i64 },
}

impl StoreError {
    /// What to do about it, where that can be said.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            StoreError::Open { .. } => "--store names another file",
            StoreError::Newer { .. } => "update workshop-check, or name another file with --store",
            StoreError::Sql { .. } => return None,
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

    /// Names the file in whatever SQLite complains about.
    fn named<T>(&self, result: rusqlite::Result<T>) -> Result<T, StoreError> {
        result.map_err(|source| StoreError::Sql {
            path: self.path.clone(),
            source,
        })
    }
}
