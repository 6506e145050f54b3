//! Snapshot files: readable by their owner only, and of limited size.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::parse::{ParseError, parse};

use crate::files;

/// A complete account takes about 60 KB; one with thousands of groups a few MB.
const MAX_BYTES: u64 = 32 << 20;

/// Why a snapshot file cannot be used. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    #[error("find snapshot {}", path.display())]
    Missing { path: PathBuf },
    #[error(transparent)]
    Unparsable(#[from] ParseError),
    #[error("write snapshot {}: {source}", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
}

impl SnapshotError {
    /// What to do about it, if there is something to say.
    pub fn hint(&self) -> Option<String> {
        match self {
            SnapshotError::Missing { path } => Some(format!(
                "\"workshop-check snapshot {}\" takes one; --demo needs none",
                path.display()
            )),
            SnapshotError::Unparsable(_) => {
                Some("\"workshop-check snapshot FILE\" takes a new one".to_owned())
            }
            SnapshotError::Unwritable { source, .. } => match source.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                    Some("make the folder first, or name a file in a folder that exists".to_owned())
                }
                _ => None,
            },
        }
    }
}

/// Reads a snapshot file, or standard input for "-".
///
/// # Errors
/// If the file cannot be read, is larger than 32 MiB, or is not a snapshot.
pub fn read(path: &Path) -> Result<Snapshot, SnapshotError> {
    if !files::is_dash(path) && !path.exists() {
        return Err(SnapshotError::Missing {
            path: path.to_owned(),
        });
    }
    let place = files::place(path);
    let bytes = files::read_bounded(path, MAX_BYTES).map_err(|problem| ParseError::Unreadable {
        place: place.clone(),
        problem,
    })?;
    Ok(parse(&bytes, &place)?)
}

/// A snapshot file that is being written. It gets its name when it is complete.
#[derive(Debug)]
pub struct SnapshotFile {
    path: PathBuf,
}

impl SnapshotFile {
    /// Checks before the work whether `path` can be written. Leaves no file there, because the work may be interrupted.
    ///
    /// # Errors
    /// If it cannot.
    pub fn open(path: &Path) -> Result<Self, SnapshotError> {
        let file = SnapshotFile {
            path: path.to_owned(),
        };
        if files::is_dash(path) {
            return Ok(file);
        }
        if path.is_dir() {
            return Err(file.unwritable(io::ErrorKind::IsADirectory.into()));
        }
        files::delete_abandoned(file.folder());
        match file.temporary() {
            Ok(_) => Ok(file),
            Err(error) => Err(file.unwritable(error)),
        }
    }

    /// Writes the snapshot and gives the file its name.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write(self, snapshot: &Snapshot) -> Result<(), SnapshotError> {
        self.persist(snapshot)
            .map_err(|error| self.unwritable(error))
    }

    fn persist(&self, snapshot: &Snapshot) -> io::Result<()> {
        let mut text = serde_json::to_vec_pretty(snapshot)?;
        text.push(b'\n');
        if files::is_dash(&self.path) {
            return io::stdout().write_all(&text);
        }
        let mut file = self.temporary()?;
        file.write_all(&text)?;
        file.persist(&self.path)?;
        Ok(())
    }

    /// A temporary file in the same folder, readable by its owner only, which is deleted when it is dropped.
    fn temporary(&self) -> io::Result<tempfile::NamedTempFile> {
        // tempfile makes its files with mode 0600.
        files::temporary_in(&files::temporary(), self.folder())
    }

    fn folder(&self) -> &Path {
        match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        }
    }

    fn unwritable(&self, source: io::Error) -> SnapshotError {
        SnapshotError::Unwritable {
            path: self.path.clone(),
            source,
        }
    }
}
