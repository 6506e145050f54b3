//! Where a report goes, and how it gets there whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Where a report goes.
#[derive(Debug)]
pub enum Destination {
    Stdout,
    /// A file that is replaced as a whole.
    Replaced(PathBuf),
    /// A pipe, a device, or a file in a folder where no other can be made: opened now, written at the end.
    InPlace {
        path: PathBuf,
        file: File,
    },
}

impl Destination {
    /// Makes sure that the report can be written there, before anything is spent on making it. Leaves nothing behind,
    /// so that a run that is interrupted does not either.
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
        match (beside(&path), existing) {
            (Ok(_), _) => Ok(Destination::Replaced(path)),
            (Err(_), Some(file)) => Ok(Destination::InPlace { path, file }),
            (Err(error), None) => Err(error),
        }
    }

    /// Whether a report there and a report here would be one after the other in the same place.
    pub fn is_same(&self, other: &Destination) -> bool {
        match (self.path(), other.path()) {
            (None, None) => true,
            (Some(a), Some(b)) => a == b && a != Path::new("/dev/null"),
            _ => false,
        }
    }

    /// The file, unless it is standard output.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Destination::Stdout => None,
            Destination::Replaced(path) | Destination::InPlace { path, .. } => Some(path),
        }
    }

    /// Writes the whole report as it is made, so that not all of it has to fit into memory. A file that can be replaced
    /// has afterwards all of it or what it had before.
    pub fn write(&self, report: Report<'_>, stdout: &mut dyn Write) -> io::Result<()> {
        match self {
            Destination::Stdout => quietly_if_closed(whole(report, stdout)),
            Destination::Replaced(path) => replace(path, report),
            Destination::InPlace { file, .. } => in_place(file, report),
        }
    }
}

/// What writes a report.
pub type Report<'a> = &'a dyn Fn(&mut dyn Write) -> io::Result<()>;

fn whole(report: Report<'_>, out: impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let written = report(&mut out).and_then(|()| out.flush());
    // What could not be written is not tried again.
    let _ = out.into_parts();
    written
}

/// Standard output under a name of its own: opened anew it would overwrite what is there already.
fn is_stdout(file: &Path) -> bool {
    ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"]
        .iter()
        .any(|name| file == Path::new(name))
}

/// The path with every link followed, so that a link stays a link and the same file is known by one name.
fn resolved(file: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        resolved => return resolved,
    }
    let target = match fs::read_link(file) {
        // A link to nothing yet: the file is made where it points.
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

/// A new file in the same folder, so that it can take the other's place in one step.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".workshop-check-");
    match fs::metadata(path) {
        Ok(existing) => builder.permissions(existing.permissions()),
        Err(_) => as_usual(&mut builder),
    };
    builder
        .tempfile_in(folder(path))
        // Without the name of a file that nobody asked for.
        .map_err(|error| error.kind().into())
}

/// A report is an ordinary file: readable for whom the user's umask lets, unlike a temporary one.
#[cfg(unix)]
fn as_usual<'a, 'b>(
    builder: &'a mut tempfile::Builder<'b, 'static>,
) -> &'a mut tempfile::Builder<'b, 'static> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn as_usual<'a, 'b>(
    builder: &'a mut tempfile::Builder<'b, 'static>,
) -> &'a mut tempfile::Builder<'b, 'static> {
    builder
}

fn replace(path: &Path, report: Report<'_>) -> io::Result<()> {
    let mut file = beside(path)?;
    whole(report, file.as_file_mut())?;
    if let Ok(existing) = fs::metadata(path) {
        // The umask may have taken away what the existing file allows.
        file.as_file().set_permissions(existing.permissions())?;
    }
    match file.persist(path) {
        Ok(_) => Ok(()),
        // A file that is mounted by itself, as containers do, cannot be replaced but can be written.
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
    whole(report, file)?;
    if is_file {
        file.set_len(file.stream_position()?)?;
    }
    Ok(())
}

/// `workshop-check … | head` ends the pipe early, and that is no failure.
fn quietly_if_closed(written: io::Result<()>) -> io::Result<()> {
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
