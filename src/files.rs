//! Reads files of untrusted origin and standard input in their place, recognises files, and makes temporary ones.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

/// The start of the name of every temporary file. A random part follows.
const TEMPORARY: &str = ".workshop-check-";

/// The number of characters of the random part.
const RANDOM_CHARACTERS: usize = 6;

/// A temporary file that is older belongs to a process that was killed: a report is written within seconds.
const ABANDONED_AFTER: Duration = Duration::from_secs(60 * 60);

/// A builder of temporary files that are deleted when they are dropped.
pub fn temporary() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY).rand_bytes(RANDOM_CHARACTERS);
    builder
}

/// A temporary file in a folder. An error is about the folder, not about a file that nobody asked for.
///
/// # Errors
/// If no file can be made there.
pub fn temporary_in(
    builder: &tempfile::Builder<'_, '_>,
    folder: &Path,
) -> io::Result<tempfile::NamedTempFile> {
    builder.tempfile_in(folder).map_err(|error| {
        fs::metadata(folder)
            .err()
            .unwrap_or_else(|| error.kind().into())
    })
}

/// Deletes the temporary files that killed processes left in a folder. Files that cannot be deleted stay.
pub fn delete_abandoned(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_temporary = name
            .to_str()
            .and_then(|name| name.strip_prefix(TEMPORARY))
            .is_some_and(|random| {
                random.len() == RANDOM_CHARACTERS && random.chars().all(char::is_alphanumeric)
            });
        if is_temporary
            && entry
                .metadata()
                .is_ok_and(|metadata| is_abandoned(&metadata))
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_abandoned(metadata: &Metadata) -> bool {
    let age = metadata
        .modified()
        .ok()
        .and_then(|modified| SystemTime::now().duration_since(modified).ok());
    metadata.is_file() && age.is_some_and(|age| age > ABANDONED_AFTER)
}

/// What distinguishes a file from another one that later gets the same path. Elsewhere than on Unix it only says that
/// there is a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileIdentity {
    #[cfg(unix)]
    device_and_inode: (u64, u64),
}

impl FileIdentity {
    /// The identity of the file at a path.
    ///
    /// # Errors
    /// If there is no file.
    pub fn of(path: &Path) -> io::Result<Self> {
        fs::metadata(path).map(|metadata| Self::of_metadata(&metadata))
    }

    /// The identity of an open file.
    ///
    /// # Errors
    /// If the operating system does not tell.
    pub fn of_file(file: &File) -> io::Result<Self> {
        file.metadata().map(|metadata| Self::of_metadata(&metadata))
    }

    #[cfg(unix)]
    fn of_metadata(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        FileIdentity {
            device_and_inode: (metadata.dev(), metadata.ino()),
        }
    }

    #[cfg(not(unix))]
    fn of_metadata(_: &Metadata) -> Self {
        FileIdentity {}
    }
}

/// The path that means standard input, or standard output.
pub const DASH: &str = "-";

/// Whether the path means standard input or standard output.
pub fn is_dash(path: &Path) -> bool {
    path.as_os_str() == DASH
}

/// What to call a file in messages.
pub fn place(path: &Path) -> String {
    if is_dash(path) {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

/// Opens a file, or standard input for "-", to be read once.
///
/// # Errors
/// What is wrong, as a fragment.
pub fn open(path: &Path) -> Result<Box<dyn Read>, String> {
    static TAKEN: AtomicBool = AtomicBool::new(false);
    if !is_dash(path) {
        Ok(Box::new(
            File::open(path).map_err(|error| error.to_string())?,
        ))
    } else if TAKEN.swap(true, Ordering::Relaxed) {
        Err("it can be read only once: name a file for the other input".to_owned())
    } else {
        Ok(Box::new(io::stdin()))
    }
}

/// Reads a file of at most `max` bytes, or standard input if the path is "-".
///
/// # Errors
/// A fragment that describes the problem, if the file cannot be read or is larger, or standard input was read before.
pub fn read_bounded(path: &Path, max: u64) -> Result<Vec<u8>, String> {
    let source = open(path)?;
    let mut bytes = Vec::new();
    // Reads one byte more than allowed to detect a larger file, because devices have no length.
    source
        .take(max + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    if bytes.len() as u64 > max {
        return Err(format!("the file is larger than {} MiB", max >> 20));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The defect: 112 killed processes left 66 temporary files for good.
    #[test]
    fn only_old_temporary_files_are_deleted() {
        let folder = tempfile::tempdir().expect("a folder");
        let make = |name: &str, age: Duration| {
            let file = File::create(folder.path().join(name)).expect("a file");
            file.set_modified(SystemTime::now() - age)
                .expect("its time");
        };
        let old = ABANDONED_AFTER * 2;
        make(".workshop-check-aB3dE6", old);
        make(".workshop-check-aB3dE7", Duration::ZERO);
        make(".workshop-check-notes.txt", old);
        make("report.json", old);
        delete_abandoned(folder.path());
        let left = fs::read_dir(folder.path()).expect("read");
        let mut left: Vec<String> = left
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .into_string()
                    .expect("UTF-8")
            })
            .collect();
        left.sort();
        assert_eq!(
            left,
            [
                ".workshop-check-aB3dE7",
                ".workshop-check-notes.txt",
                "report.json"
            ]
        );
    }
}
