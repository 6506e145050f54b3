//! Opening a store, and bringing an older one up to date.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::{Store, StoreError, problem_text};
use crate::files::{self, FileIdentity};

/// What each version of the schema adds to the one before; the version is SQLite's `user_version`.
const MIGRATIONS: &[&str] = &[
    include_str!("1.sql"),
    include_str!("2.sql"),
    include_str!("3.sql"),
];

/// How long a call waits while another process writes: a backup of a large store takes some seconds.
const PATIENCE: Duration = Duration::from_secs(60);

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
        // Without SQLITE_OPEN_URI, so that "file:…" is a file name.
        let mut store = Store::connect(path, path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        store.prepare()?;
        Ok(store)
    }

    /// Opens the store at `path`, which must exist, and changes none of its runs. The file or its folder may be read-only. A
    /// store of an earlier version is migrated, if it can be written.
    ///
    /// # Errors
    /// As [`Store::open`], and when a store of an earlier version cannot be migrated.
    pub fn open_for_reading(path: &Path) -> Result<Self, StoreError> {
        if is_writable(path) {
            let store = Store::open_existing(path)?;
            let set = store.connection.pragma_update(None, "query_only", true);
            store.with_path(set)?;
            return Ok(store);
        }
        Store::open_read_only(path)
    }

    /// Opens a store without a single file beside it.
    pub(super) fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        // SQLite needs a file for shared memory beside a store, unless it is told that nobody changes it. Then it does not
        // read the write-ahead log.
        let store = if has_log(path) {
            Store::connect(path, path, OpenFlags::SQLITE_OPEN_READ_ONLY)?
        } else {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            Store::connect(path, Path::new(&immutable(path)?), flags)?
        };
        if store.version()? < MIGRATIONS.len() {
            let problem = "an earlier version made it, and it can only be read after it was brought up to date: \
                           copy it to where it can be written";
            return Err(unusable(path, problem.to_owned()));
        }
        Ok(store)
    }

    /// Whether runs can be added to the file.
    pub fn is_writable(&self) -> bool {
        is_writable(&self.path)
    }

    /// Opens a file; `name` is what SQLite gets.
    fn connect(path: &Path, name: &Path, flags: OpenFlags) -> Result<Self, StoreError> {
        match is_sqlite(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(StoreError::Missing {
                    path: path.to_owned(),
                });
            }
            Err(error) => return Err(unusable(path, error.to_string())),
            Ok(false) => return Err(unusable(path, "it is not an SQLite database".to_owned())),
            Ok(true) => {}
        }
        let failed = |error: rusqlite::Error| unusable(path, problem_text(&error));
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(name, flags).map_err(failed)?;
        connection.busy_timeout(PATIENCE).map_err(failed)?;
        Ok(Store {
            connection,
            path: path.to_owned(),
            identity: FileIdentity::of(path).ok(),
        })
    }

    fn prepare(&mut self) -> Result<(), StoreError> {
        // Checked before anything is written, because the file may belong to another program.
        if self.version()? < MIGRATIONS.len() {
            self.migrate()?;
        }
        let settings =
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
        let set = self.connection.execute_batch(settings);
        set.map_err(|error| unusable(&self.path, unwritable(&self.path, &error)))
    }

    /// The version of the schema, 0 in a new file. Fails if the file is not a store, or if a newer version wrote it.
    fn version(&self) -> Result<usize, StoreError> {
        let number = |name: &str| -> Result<i32, StoreError> {
            self.connection
                .pragma_query_value(None, name, |row| row.get(0))
                .map_err(|error| unusable(&self.path, unwritable(&self.path, &error)))
        };
        let id = number("application_id")?;
        if id != APPLICATION_ID && !(id == 0 && self.is_empty()?) {
            let problem = "it is a database of another program".to_owned();
            return Err(unusable(&self.path, problem));
        }
        let version = number("user_version")?;
        match usize::try_from(version) {
            Ok(version) if version <= MIGRATIONS.len() => Ok(version),
            _ => Err(StoreError::Newer {
                path: self.path.clone(),
                found: version,
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
        let failed = |error: rusqlite::Error| unusable(&path, unwritable(&path, &error));
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

/// Whether SQLite can write the file, and make files beside it.
fn is_writable(path: &Path) -> bool {
    try_to_write(path).is_ok()
}

fn try_to_write(path: &Path) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    OpenOptions::new().write(true).open(path)?;
    files::temporary().tempfile_in(folder)?;
    Ok(())
}

/// Why a store cannot be written. SQLite only says "unable to open database file", the operating system says why.
fn unwritable(path: &Path, error: &rusqlite::Error) -> String {
    let code = error.sqlite_error_code();
    let is_refused = matches!(code, Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen));
    let refused = is_refused.then(|| try_to_write(path).err()).flatten();
    refused.map_or_else(|| problem_text(error), |refused| refused.to_string())
}

/// Whether there is a write-ahead log with something in it.
fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

/// The path as a URI of SQLite for a file that nobody changes (SQLite, "Uniform Resource Identifiers").
fn immutable(path: &Path) -> Result<String, StoreError> {
    let path = path
        .canonicalize()
        .map_err(|error| unusable(path, error.to_string()))?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte);
    let escaped = path
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .map(|byte| match byte {
            byte if plain(*byte) => char::from(*byte).to_string(),
            byte => format!("%{byte:02X}"),
        });
    Ok(format!("file:{}?immutable=1", escaped.collect::<String>()))
}

fn unusable(path: &Path, problem: String) -> StoreError {
    StoreError::Open {
        path: path.to_owned(),
        problem,
    }
}
