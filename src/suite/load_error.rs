//! Why a suite cannot be used.

use std::path::PathBuf;

use super::variables::Assignment;
use crate::locale::LocaleError;

/// Why a suite cannot be used. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error("find a suite named \"{id}\"")]
    Unknown { id: String, hint: String },
    #[error("read suite {}: {problem}", path.display())]
    Unreadable { path: PathBuf, problem: String },
    #[error("read suite {place}: {problem}")]
    Malformed {
        place: String,
        problem: String,
        hint: Option<String>,
    },
    #[error("use {assignment}: {problem}")]
    Assignment {
        assignment: Assignment,
        problem: String,
        hint: Option<String>,
    },
    #[error(transparent)]
    Locale(#[from] LocaleError),
}

impl LoadError {
    /// What to do about it, if there is something to say.
    pub fn hint(&self) -> Option<&str> {
        match self {
            LoadError::Unknown { hint, .. } => Some(hint),
            LoadError::Malformed { hint, .. } | LoadError::Assignment { hint, .. } => {
                hint.as_deref()
            }
            LoadError::Unreadable { .. } | LoadError::Locale(_) => None,
        }
    }
}
