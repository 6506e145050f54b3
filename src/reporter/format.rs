//! The name of a format on the command line, and `FORMAT[=FILE]`.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use super::{FORMATS, Reporter, Setup};
use workshop_check_core::suggest::nearest;

/// A format of reports.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// The id of the message that describes it.
    pub about: &'static str,
    /// Whether it can contain the report of one account only.
    pub about_one: bool,
    /// Makes its reporter.
    pub make: for<'a> fn(Setup<'a>) -> Box<dyn Reporter + 'a>,
}

/// One `--report`: the format and the file.
#[derive(Debug, Clone)]
pub struct ReportSpec {
    /// The format.
    pub format: &'static Format,
    /// `None` is standard output.
    pub file: Option<PathBuf>,
}

/// Why a `--report` is invalid. `Display` fits "failed to …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpecError {
    /// There is no format of that name.
    #[error("recognise report format {name:?}")]
    UnknownFormat {
        /// The name on the command line.
        name: String,
        /// A format with a similar name.
        similar: Option<&'static str>,
    },
    /// The file name after `=` is empty.
    #[error("find a file name after {format:?}=")]
    NoFile {
        /// The format.
        format: &'static str,
    },
}

impl Format {
    /// The format with that name.
    ///
    /// # Errors
    /// [`SpecError::UnknownFormat`].
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
    /// What the user can do about it.
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
