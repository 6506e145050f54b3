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
    #[error(transparent)]
    Unparsable(#[from] ParseError),
    #[error("write snapshot {}: {source}", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
}

/// Reads a snapshot file.
///
/// # Errors
/// If the file cannot be read, is larger than 32 MiB, or is not a snapshot.
pub fn read(path: &Path) -> Result<Snapshot, SnapshotError> {
    let place = path.display().to_string();
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
        let mut file = self.temporary()?;
        file.write_all(&text)?;
        file.persist(&self.path)?;
        Ok(())
    }

    /// A temporary file in the same folder, readable by its owner only, which is deleted when it is dropped.
    fn temporary(&self) -> io::Result<tempfile::NamedTempFile> {
        // tempfile makes its files with mode 0600.
        files::temporary().tempfile_in(self.folder())
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
