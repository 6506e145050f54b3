//! The name of a format on the command line, and `FORMAT[=FILE]`.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use super::{FORMATS, Reporter, Setup};
use workshop_check_core::suggest::nearest;

/// A kind of report.
pub struct Format {
    /// As written on the command line.
    pub name: &'static str,
    /// The message that says what it is for.
    pub about: &'static str,
    /// Whether it has a place for one account only, whatever the class.
    pub about_one: bool,
    /// Makes its reporter.
    pub make: for<'a> fn(Setup<'a>) -> Box<dyn Reporter + 'a>,
}

/// One `--report`: which format, and where to.
#[derive(Debug, Clone)]
pub struct ReportSpec {
    pub format: &'static Format,
    /// No file is standard output.
    pub file: Option<PathBuf>,
}

/// Why a `--report` cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpecError {
    #[error("recognise report format {name:?}")]
    UnknownFormat {
        name: String,
        /// The format that was probably meant.
        similar: Option<&'static str>,
    },
    #[error("find a file name after {format:?}=")]
    NoFile { format: &'static str },
}

impl Format {
    /// The format of that name.
    pub fn named(name: &str) -> Result<&'static Format, SpecError> {
        // What the AWS CLI calls its formats for people.
        let name = match name {
            "text" | "table" => "terminal",
            name => name,
        };
        FORMATS
            .iter()
            .find(|format| format.name == name)
            .ok_or_else(|| SpecError::UnknownFormat {
                name: name.to_owned(),
                similar: nearest(&name.to_lowercase(), Format::names()),
            })
    }

    /// The names of all formats.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FORMATS.iter().map(|format| format.name)
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Format").field(&self.name).finish()
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl FromStr for ReportSpec {
    type Err = SpecError;

    fn from_str(spec: &str) -> Result<Self, SpecError> {
        let (name, file) = match spec.split_once('=') {
            Some((name, file)) => (name, Some(file)),
            None => (spec, None),
        };
        let format = Format::named(name)?;
        match file {
            Some("") => Err(SpecError::NoFile {
                format: format.name,
            }),
            None | Some("-") => Ok(ReportSpec { format, file: None }),
            Some(file) => Ok(ReportSpec {
                format,
                file: Some(file.into()),
            }),
        }
    }
}

impl SpecError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            SpecError::UnknownFormat { name, similar } => {
                let known = Format::names().collect::<Vec<_>>().join(", ");
                // "-o report.json", as compilers name a file.
                let file = name.rsplit_once('.').or_else(|| name.rsplit_once('/'));
                if file.is_some() {
                    return format!(
                        "write FORMAT=FILE, such as json={name}; the formats are {known}"
                    );
                }
                match similar {
                    Some(similar) => format!("did you mean {similar:?}? The formats are {known}"),
                    None => format!("the formats are {known}"),
                }
            }
            SpecError::NoFile { format } => {
                format!("write {format}=FILE, or just {format} for standard output")
            }
        }
    }
}
