//! Only one process grades a run, or serves its board, at a time.
//!
//! The process holds a lock on a small file beside the store. The operating system releases it when the process ends, even
//! if it is killed, so a lock is never out of date.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::{Store, StoreError};
use crate::files::FileIdentity;

/// How often to begin again if the holder removes the file in the same moment.
const ATTEMPTS: usize = 5;

/// The right to grade a run, until it is dropped.
#[derive(Debug)]
pub struct RunLease {
    path: PathBuf,
    _locked: File,
}

impl Store {
    /// Takes the right to grade a run.
    ///
    /// # Errors
    /// [`StoreError::BeingGraded`] if another process has it, and [`StoreError::Open`] if there can be no file beside the
    /// store.
    pub fn lease(&self, run: i64) -> Result<RunLease, StoreError> {
        // A link to the store leads to the same lock.
        let store = fs::canonicalize(self.path()).unwrap_or_else(|_| self.path().to_owned());
        let mut path = store.into_os_string();
        path.push(format!("-run-{run}.lock"));
        let path = PathBuf::from(path);
        let unusable = |error: io::Error| StoreError::Open {
            path: path.clone(),
            problem: error.to_string(),
        };
        for _ in 0..ATTEMPTS {
            let mut file = open(&path).map_err(unusable)?;
            match file.try_lock() {
                // A file system without locks, such as some network drives. `Store::save` still saves each entry only once.
                Ok(()) | Err(TryLockError::Error(_)) => {
                    // The file may be one that its holder has removed since it was opened here.
                    if FileIdentity::of_file(&file).ok() != FileIdentity::of(&path).ok() {
                        continue;
                    }
                    write_process(&mut file).map_err(unusable)?;
                    return Ok(RunLease {
                        path,
                        _locked: file,
                    });
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(StoreError::BeingGraded {
                        path: self.path.clone(),
                        run,
                        process: process(&mut file),
                    });
                }
            }
        }
        Err(StoreError::BeingGraded {
            path: self.path.clone(),
            run,
            process: None,
        })
    }
}

impl Drop for RunLease {
    fn drop(&mut self) {
        // Before the lock is released, so that nobody else's file is removed. One that stays does no harm.
        let _ = fs::remove_file(&self.path);
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn write_process(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    write!(file, "{}", std::process::id())
}

/// The process id in the file, if it can be read.
fn process(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.take(20).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}
