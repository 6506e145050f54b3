//! The reports of one run, and their destinations.

use std::io::{self, Write};
use std::path::PathBuf;

use super::destination::Destination;
use super::moodle;
use super::terminal::TerminalOptions;
use super::{Book, FORMATS, Format, ReportSpec, Setup};

/// The reports of one run. They can be written several times, as `--watch` does.
#[derive(Debug)]
pub struct Outputs {
    outputs: Vec<Output>,
}

#[derive(Debug)]
struct Output {
    format: &'static Format,
    destination: Destination,
}

/// Why a report cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The file cannot be opened.
    #[error("open {} for the {format} report: {source}", path.display())]
    Open {
        /// The format of the report.
        format: &'static str,
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// The report cannot be written.
    #[error("write the {format} report to {place}: {source}")]
    Write {
        /// The format of the report.
        format: &'static str,
        /// The file, or standard output.
        place: String,
        /// The error of the operating system.
        source: io::Error,
    },
    /// The format has no form for a class.
    #[error("write the {format} report of a class: it is about one account")]
    OneAccount {
        /// The format of the report.
        format: &'static str,
    },
    /// Moodle could not find the users.
    #[error("write the moodle report: the roster has no column to find users by")]
    NoUserColumn,
    /// Two reports would be written to the same place.
    #[error("write both the {first} and the {second} report to {place}")]
    SamePlace {
        /// The format of one report.
        first: &'static str,
        /// The format of the other report.
        second: &'static str,
        /// The file, or standard output.
        place: String,
    },
}

impl Outputs {
    /// Opens the destination of every report before the work starts, so that a missing folder is reported early. Without
    /// any `--report`, it is text on standard output.
    ///
    /// # Errors
    /// If a destination cannot be opened, or two reports have the same one.
    pub fn open(specs: &[ReportSpec]) -> Result<Self, OutputError> {
        let mut outputs: Vec<Output> = Vec::new();
        for spec in specs {
            let destination =
                Destination::open(spec.file.as_deref()).map_err(|source| OutputError::Open {
                    format: spec.format.name,
                    path: spec.file.clone().unwrap_or_default(),
                    source,
                })?;
            if let Some(other) = outputs.iter().find(|o| o.destination.is_same(&destination)) {
                return Err(OutputError::SamePlace {
                    first: other.format.name,
                    second: spec.format.name,
                    place: place(&destination),
                });
            }
            outputs.push(Output {
                format: spec.format,
                destination,
            });
        }
        if outputs.is_empty() {
            outputs.extend(FORMATS.first().map(|format| Output {
                format,
                destination: Destination::Stdout,
            }));
        }
        Ok(Outputs { outputs })
    }

    /// The format of the report on standard output, if there is one.
    pub fn stdout_format(&self) -> Option<&'static str> {
        let mut outputs = self.outputs.iter();
        let stdout = outputs.find(|output| output.destination.path().is_none());
        stdout.map(|output| output.format.name)
    }

    /// Refuses formats that cannot contain a class, before the class is graded.
    ///
    /// # Errors
    /// [`OutputError::OneAccount`].
    pub fn refuse_class(&self) -> Result<(), OutputError> {
        let mut formats = self.outputs.iter().map(|output| output.format);
        match formats.find(|format| format.about_one) {
            Some(format) => Err(OutputError::OneAccount {
                format: format.name,
            }),
            None => Ok(()),
        }
    }

    /// Refuses formats for which the roster lacks a column, before the class is graded.
    ///
    /// # Errors
    /// [`OutputError::NoUserColumn`].
    pub fn refuse_columns<'n>(
        &self,
        columns: impl Iterator<Item = &'n str> + Clone,
    ) -> Result<(), OutputError> {
        let mut formats = self.outputs.iter().map(|output| output.format.name);
        if formats.any(|name| name == moodle::FORMAT.name) && moodle::identity(columns).is_none() {
            return Err(OutputError::NoUserColumn);
        }
        Ok(())
    }

    /// Writes every report. One that fails does not keep the others from being written. A file that can be replaced
    /// never holds half of one.
    pub fn write(
        &self,
        book: &dyn Book,
        setup: Setup<'_>,
        stdout: &mut dyn Write,
    ) -> Result<(), Vec<OutputError>> {
        let mut errors = Vec::new();
        for output in &self.outputs {
            if let Err(source) = output.write(book, setup, stdout) {
                errors.push(OutputError::Write {
                    format: output.format.name,
                    place: place(&output.destination),
                    source,
                });
            }
        }
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}

impl Output {
    fn write(&self, book: &dyn Book, setup: Setup<'_>, stdout: &mut dyn Write) -> io::Result<()> {
        let terminal = match self.destination {
            Destination::Stdout => setup.terminal,
            // What standard output can show says nothing about who reads a file.
            Destination::Replaced(_) | Destination::InPlace { .. } => TerminalOptions::PLAIN,
        };
        let reporter = (self.format.make)(Setup { terminal, ..setup });
        self.destination
            .write(&|out| reporter.write(book, out), stdout)
    }
}

impl OutputError {
    /// What the user can do about it, if there is a remedy.
    pub fn hint(&self) -> Option<String> {
        let source = match self {
            OutputError::Open { source, .. } | OutputError::Write { source, .. } => source,
            OutputError::OneAccount { format } => {
                return Some(format!("run check --report {format} for each account"));
            }
            OutputError::NoUserColumn => {
                let columns = "Email address, Username or ID number";
                return Some(format!("add a column {columns} to the roster"));
            }
            OutputError::SamePlace { .. } => {
                return Some("give each report a file of its own: FORMAT=FILE".to_owned());
            }
        };
        let hint = match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                "make the folder first, or name a file in a folder that exists"
            }
            io::ErrorKind::IsADirectory => "this is a folder: name a file in it",
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                "name a file in a folder you may write to"
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                "make room on that disk, or name a file on another"
            }
            _ => return None,
        };
        Some(hint.to_owned())
    }
}

fn place(destination: &Destination) -> String {
    match destination.path() {
        Some(path) => path.display().to_string(),
        None => "standard output".to_owned(),
    }
}
