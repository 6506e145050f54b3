//! The destination of a report: standard output, or a file that is replaced as a whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::files;

/// The destination of a report.
#[derive(Debug)]
pub enum Destination {
    Stdout,
    /// A file that is replaced by a new one in one step.
    Replaced(PathBuf),
    /// A pipe, a device, or a file in a folder in which no file can be created. It is opened now and written at the end.
    InPlace {
        path: PathBuf,
        file: File,
    },
}

impl Destination {
    /// Checks that a report can be written to `file`, or to standard output if there is none. It creates no file, so an
    /// interrupted run leaves none.
    ///
    /// # Errors
    /// If the file cannot be opened, or cannot be created.
    pub fn open(file: Option<&Path>) -> io::Result<Self> {
        let Some(file) = file else {
            return Ok(Destination::Stdout);
        };
        if is_stdout(file) {
            return Ok(Destination::Stdout);
        }
        let path = resolved(file)?;
        let existing = match fs::metadata(&path) {
            Ok(metadata) => {
                // Opening a pipe waits for its reader, as a shell's redirection does.
                let opened = OpenOptions::new().write(true).open(&path)?;
                if !metadata.is_file() {
                    return Ok(Destination::InPlace { path, file: opened });
                }
                Some(opened)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        files::delete_abandoned(folder(&path));
        match (temporary_beside(&path), existing) {
            (Ok(_), _) => Ok(Destination::Replaced(path)),
            (Err(_), Some(file)) => Ok(Destination::InPlace { path, file }),
            (Err(error), None) => Err(error),
        }
    }

    /// Whether two reports would be written to the same place. `/dev/null` does not count.
    pub fn is_same(&self, other: &Destination) -> bool {
        match (self.path(), other.path()) {
            (None, None) => true,
            (Some(a), Some(b)) => a == b && a != Path::new("/dev/null"),
            _ => false,
        }
    }

    /// The file; `None` for standard output.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Destination::Stdout => None,
            Destination::Replaced(path) | Destination::InPlace { path, .. } => Some(path),
        }
    }

    /// Writes a report without keeping all of it in memory. A file that can be replaced contains either the whole report
    /// afterwards, or what it contained before.
    ///
    /// # Errors
    /// If the report cannot be written. A closed pipe is not an error.
    pub fn write(&self, report: Report<'_>, stdout: &mut dyn Write) -> io::Result<()> {
        match self {
            Destination::Stdout => ignore_closed_pipe(write_all(report, stdout)),
            Destination::Replaced(path) => replace(path, report),
            Destination::InPlace { file, .. } => in_place(file, report),
        }
    }
}

/// A function that writes a report.
pub type Report<'a> = &'a dyn Fn(&mut dyn Write) -> io::Result<()>;

fn write_all(report: Report<'_>, out: impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let written = report(&mut out).and_then(|()| out.flush());
    // Do not write the rest of the buffer again when it is dropped.
    let _ = out.into_parts();
    written
}

/// Whether a path is a name of standard output, such as /dev/stdout. To open that would overwrite earlier output.
fn is_stdout(file: &Path) -> bool {
    ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"]
        .iter()
        .any(|name| file == Path::new(name))
}

/// The path with all links resolved, so that the target of a link is written, and each file has one name.
fn resolved(file: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        resolved => return resolved,
    }
    let target = match fs::read_link(file) {
        // The target of the link does not exist yet.
        Ok(target) => folder(file).join(target),
        Err(_) => file.to_owned(),
    };
    let name = target.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    Ok(fs::canonicalize(folder(&target))?.join(name))
}

fn folder(file: &Path) -> &Path {
    match file.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

/// A temporary file in the same folder, so that it can replace the other in one step.
fn temporary_beside(path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = files::temporary();
    match fs::metadata(path) {
        Ok(existing) => builder.permissions(existing.permissions()),
        Err(_) => with_usual_permissions(&mut builder),
    };
    files::temporary_in(&builder, folder(path))
}

/// Gives a temporary file the permissions that the umask gives to new files, or those of the file that it replaces.
#[cfg(unix)]
fn with_usual_permissions<'a, 'b>(
    builder: &'a mut tempfile::Builder<'b, 'static>,
) -> &'a mut tempfile::Builder<'b, 'static> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn with_usual_permissions<'a, 'b>(
    builder: &'a mut tempfile::Builder<'b, 'static>,
) -> &'a mut tempfile::Builder<'b, 'static> {
    builder
}

fn replace(path: &Path, report: Report<'_>) -> io::Result<()> {
    let mut file = temporary_beside(path)?;
    write_all(report, file.as_file_mut())?;
    if let Ok(existing) = fs::metadata(path) {
        // The existing file may have more permissions than the umask allows.
        file.as_file().set_permissions(existing.permissions())?;
    }
    match file.persist(path) {
        Ok(_) => Ok(()),
        // A single file that is mounted into a container can be written, but not replaced.
        Err(error) if path.exists() => match OpenOptions::new().write(true).open(path) {
            Ok(file) => in_place(&file, report),
            Err(_) => Err(error.error),
        },
        Err(error) => Err(error.error),
    }
}

fn in_place(mut file: &File, report: Report<'_>) -> io::Result<()> {
    let is_file = file.metadata()?.is_file();
    if is_file {
        file.seek(SeekFrom::Start(0))?;
    }
    write_all(report, file)?;
    if is_file {
        file.set_len(file.stream_position()?)?;
    }
    Ok(())
}

/// Ignores a closed pipe, as in `workshop-check … | head`.
fn ignore_closed_pipe(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_written_in_place_holds_the_last_report_and_nothing_else() {
        let file = NamedTempFile::new().expect("a temporary file");
        fs::write(file.path(), "something longer than the reports").expect("written");
        let opened = OpenOptions::new()
            .write(true)
            .open(file.path())
            .expect("opened");
        for report in ["first report", "second"] {
            in_place(&opened, &|out| out.write_all(report.as_bytes())).expect("written in place");
            let read = fs::read_to_string(file.path()).expect("read back");
            assert_eq!(read, report);
        }
    }
}
