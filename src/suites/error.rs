//! Why a suite cannot be used.

use std::path::PathBuf;

use workshop_check_core::locale::LocaleError;
use workshop_check_core::suite::Assignment;

/// Why a suite cannot be used. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no embedded suite with that id.
    #[error("find a suite named \"{id}\"")]
    Unknown {
        /// The id on the command line.
        id: String,
        /// What the user can do about it.
        hint: String,
    },
    /// A file cannot be read.
    #[error("read suite {}: {problem}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The problem, as a fragment.
        problem: String,
    },
    /// There is no suite in the folder.
    #[error("find suite.yaml in {}", folder.display())]
    Missing {
        /// The folder.
        folder: PathBuf,
        /// What to do about it.
        hint: String,
    },
    /// A file is malformed, or the suite breaks a rule.
    #[error("read suite {place}: {problem}")]
    Malformed {
        /// File, line and column.
        place: String,
        /// What is wrong there.
        problem: String,
        /// What the user can do about it.
        hint: Option<String>,
    },
    /// A variable cannot have the value of `--set`.
    #[error("use {assignment}: {problem}")]
    Assignment {
        /// The variable and the value.
        assignment: Assignment,
        /// What is wrong with it.
        problem: String,
        /// What the user can do about it.
        hint: Option<String>,
    },
    /// The language is invalid, or a message file is malformed.
    #[error(transparent)]
    Locale(#[from] LocaleError),
}

impl LoadError {
    /// What the user can do about it, if there is a remedy.
    pub fn hint(&self) -> Option<&str> {
        match self {
            LoadError::Unknown { hint, .. } | LoadError::Missing { hint, .. } => Some(hint),
            LoadError::Malformed { hint, .. } | LoadError::Assignment { hint, .. } => {
                hint.as_deref()
            }
            LoadError::Unreadable { .. } | LoadError::Locale(_) => None,
        }
    }
}
