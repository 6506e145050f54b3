//! Opening a store, and bringing an older one up to date.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::{Store, StoreError};

/// What each version of the schema adds to the one before; the version is SQLite's `user_version`.
const MIGRATIONS: &[&str] = &[
    include_str!("1.sql"),
    include_str!("2.sql"),
    include_str!("3.sql"),
];

const NO_DATABASE: &str = "it is not an SQLite database";

/// "wchk": distinguishes a store from other SQLite databases, which are refused.
const APPLICATION_ID: i32 = 0x7763_686b;

impl Store {
    /// Opens the store at `path`, and creates it if there is none. Only the owner may read a new one: it has names in it.
    ///
    /// # Errors
    /// When the file cannot be used, is not a store, or was written by a newer version.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(path) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(unusable(path, error.to_string())),
        }
        Store::open_existing(path)
    }

    /// Opens the store at `path`, which must exist. A store of an earlier version is migrated.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_existing(path: &Path) -> Result<Self, StoreError> {
        match is_sqlite(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(StoreError::Missing {
                    path: path.to_owned(),
                });
            }
            Err(error) => return Err(unusable(path, error.to_string())),
            Ok(false) => return Err(unusable(path, NO_DATABASE.to_owned())),
            Ok(true) => {}
        }
        // Without SQLITE_OPEN_URI, so that "file:…" is a file name.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)
            .map_err(|error| unusable(path, problem_text(&error)))?;
        let mut store = Store {
            connection,
            path: path.to_owned(),
        };
        store.prepare()?;
        Ok(store)
    }

    fn prepare(&mut self) -> Result<(), StoreError> {
        // Checked before anything is written, because the file may belong to another program.
        if self.version()? < MIGRATIONS.len() {
            self.migrate()?;
        }
        let settings =
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
        let set = self.connection.execute_batch(settings);
        set.map_err(|error| unusable(&self.path, problem_text(&error)))
    }

    /// The version of the schema, 0 in a new file. Fails if the file is not a store, or if a newer version wrote it.
    fn version(&self) -> Result<usize, StoreError> {
        let number = |name: &str| -> Result<i32, StoreError> {
            self.connection
                .pragma_query_value(None, name, |row| row.get(0))
                .map_err(|error| unusable(&self.path, problem_text(&error)))
        };
        let id = number("application_id")?;
        if id != APPLICATION_ID && !(id == 0 && self.is_empty()?) {
            let problem = "it is a database of another program".to_owned();
            return Err(unusable(&self.path, problem));
        }
        let version = number("user_version")?;
        match usize::try_from(version) {
            Ok(version) if version <= MIGRATIONS.len() => Ok(version),
            version => Err(StoreError::Newer {
                path: self.path.clone(),
                found: version.unwrap_or(usize::MAX),
                known: MIGRATIONS.len(),
            }),
        }
    }

    fn is_empty(&self) -> Result<bool, StoreError> {
        let count = "SELECT count(*) = 0 FROM sqlite_schema";
        self.with_path(self.connection.query_row(count, [], |row| row.get(0)))
    }

    /// One transaction, so that a store never has half of a version.
    fn migrate(&mut self) -> Result<(), StoreError> {
        let path = self.path.clone();
        let failed = |error: rusqlite::Error| unusable(&path, problem_text(&error));
        self.connection
            .execute_batch("BEGIN IMMEDIATE")
            .map_err(failed)?;
        // Another process may have migrated it since.
        let version = self.version()?;
        for migration in MIGRATIONS.iter().skip(version) {
            self.connection.execute_batch(migration).map_err(failed)?;
        }
        let set = |name, value: i32| self.connection.pragma_update(None, name, value);
        set("application_id", APPLICATION_ID).map_err(failed)?;
        set("user_version", MIGRATIONS.len() as i32).map_err(failed)?;
        self.connection.execute_batch("COMMIT").map_err(failed)
    }
}

/// Whether the file begins as every SQLite database does (the SQLite file format, "The Database Header"), or is empty.
/// SQLite itself takes a file of a few bytes for an empty one, and overwrites it.
fn is_sqlite(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    File::open(path)?.take(16).read_to_end(&mut start)?;
    Ok(start.is_empty() || start == b"SQLite format 3\0")
}

fn unusable(path: &Path, problem: String) -> StoreError {
    StoreError::Open {
        path: path.to_owned(),
        problem,
    }
}

fn problem_text(error: &rusqlite::Error) -> String {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => NO_DATABASE.to_owned(),
        Some(ErrorCode::DatabaseBusy) => "another process is writing to it".to_owned(),
        _ => error.to_string(),
    }
}
