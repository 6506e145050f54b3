//! Snapshot files: written for their owner alone, read as what strangers may have made of them.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{SCHEMA, Snapshot};
use crate::files;

/// A complete account takes about 60 KB; one with thousands of groups a few MB.
const MAX_BYTES: u64 = 32 << 20;

/// Why a snapshot cannot be used. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    #[error("read snapshot {place}: {problem}")]
    Unreadable { place: String, problem: String },
    #[error("read snapshot {place}: its schema is \"{found}\", this program reads \"{SCHEMA}\"")]
    OtherSchema { place: String, found: String },
    #[error("write snapshot {}: {source}", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
}

/// Only what tells whether the rest can be read.
#[derive(Deserialize)]
struct Header {
    schema: String,
}

/// Reads a snapshot file.
pub fn read(path: &Path) -> Result<Snapshot, SnapshotError> {
    let place = path.display().to_string();
    let bytes =
        files::read_bounded(path, MAX_BYTES).map_err(|problem| SnapshotError::Unreadable {
            place: place.clone(),
            problem,
        })?;
    parse(&bytes, &place)
}

/// Reads a snapshot's text; `place` is where it came from.
pub fn parse(bytes: &[u8], place: &str) -> Result<Snapshot, SnapshotError> {
    let unreadable = |error: serde_json::Error| SnapshotError::Unreadable {
        place: format!("{place}:{}:{}", error.line(), error.column()),
        problem: without_place(&error.to_string()),
    };
    let header: Header = serde_json::from_slice(bytes).map_err(unreadable)?;
    if header.schema != SCHEMA {
        return Err(SnapshotError::OtherSchema {
            place: place.to_owned(),
            found: header.schema.chars().take(60).collect(),
        });
    }
    serde_json::from_slice(bytes).map_err(unreadable)
}

/// serde_json ends its messages with the place, which is said in front already.
fn without_place(message: &str) -> String {
    match message.rsplit_once(" at line ") {
        Some((problem, _)) => problem.to_owned(),
        None => message.to_owned(),
    }
}

/// A snapshot file in the making. It appears under its name only when it is whole.
#[derive(Debug)]
pub struct SnapshotFile {
    path: PathBuf,
}

impl SnapshotFile {
    /// Finds out, before the work, whether `path` can be written. Nothing is left there meanwhile: the work may be
    /// interrupted.
    pub fn open(path: &Path) -> Result<Self, SnapshotError> {
        let file = SnapshotFile {
            path: path.to_owned(),
        };
        if path.is_dir() {
            return Err(file.unwritable(io::ErrorKind::IsADirectory.into()));
        }
        match file.temporary() {
            Ok(_) => Ok(file),
            Err(error) => Err(file.unwritable(error)),
        }
    }

    /// Writes the snapshot and gives the file its name.
    pub fn write(self, snapshot: &Snapshot) -> Result<(), SnapshotError> {
        self.persist(snapshot)
            .map_err(|error| self.unwritable(error))
    }

    fn persist(&self, snapshot: &Snapshot) -> io::Result<()> {
        let mut text = serde_json::to_vec_pretty(snapshot)?;
        text.push(b'\n');
        let mut file = self.temporary()?;
        file.write_all(&text)?;
        file.persist(&self.path)?;
        Ok(())
    }

    /// A nameless neighbour of the file, readable by its owner alone and gone when it is dropped.
    fn temporary(&self) -> io::Result<tempfile::NamedTempFile> {
        let folder = match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        // tempfile makes its files with mode 0600.
        tempfile::Builder::new()
            .prefix(".workshop-check")
            .tempfile_in(folder)
    }

    fn unwritable(&self, source: io::Error) -> SnapshotError {
        SnapshotError::Unwritable {
            path: self.path.clone(),
            source,
        }
    }
}
