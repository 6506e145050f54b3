//! Why a command could not do its work, and how that is printed.

use std::io::{self, Write};

use workshop_check_collect::without_os_error;
use workshop_check_core::locale::LocaleError;
use workshop_check_core::snapshot::parse::ParseError;

use crate::authoring::content::ContentError;
use crate::class::RosterError;
use crate::class::merge::MergeError;
use crate::class::store::StoreError;
use crate::console;
use crate::reporter::OutputError;
use crate::snapshot_file::SnapshotError;
use crate::suites::LoadError;

/// The maximum number of detail lines.
const MOST_DETAILS: usize = 20;

/// Why a command could not do its work, and what the user can do about it.
#[derive(Debug)]
pub struct Failure {
    /// The line after "error: ".
    line: String,
    /// Further lines.
    details: Vec<String>,
    hint: Option<String>,
}

impl Failure {
    /// A failure to do `what`, with a hint if there is one.
    pub fn new(what: impl Into<String>, hint: Option<String>) -> Self {
        Failure::sentence(format!("failed to {}", what.into()), hint)
    }

    /// A failure whose text is complete without "failed to", such as one in the user's language.
    pub fn sentence(line: impl Into<String>, hint: Option<String>) -> Self {
        Failure {
            line: line.into(),
            details: Vec::new(),
            hint,
        }
    }

    /// The text of it in one line, without the hint.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// Prints it on standard error, without the error numbers of the operating system. Names in it may come from a file or an
    /// account.
    pub fn print(&self) {
        let plain = |text: &str| console::plain(&without_os_error(text));
        let mut text = format!("error: {}\n", plain(&self.line));
        for detail in self.details.iter().take(MOST_DETAILS) {
            text.push_str(&format!("  {}\n", plain(detail)));
        }
        if let Some(more) = self.details.len().checked_sub(MOST_DETAILS + 1) {
            text.push_str(&format!("  … and {} more\n", more + 1));
        }
        if let Some(hint) = &self.hint {
            text.push_str(&format!("\n  hint: {}\n", plain(hint)));
        }
        // If standard error is closed, there is no other place for it.
        let _ = io::stderr().write_all(text.as_bytes());
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Failure::new(error.to_string(), error.hint().map(str::to_owned))
    }
}

impl From<ContentError> for Failure {
    fn from(error: ContentError) -> Self {
        let hint = (!error.path.exists()).then(|| {
            "--content names a checkout of the workshop: the folder with content/".to_owned()
        });
        Failure::new(error.to_string(), hint)
    }
}

impl From<RosterError> for Failure {
    fn from(error: RosterError) -> Self {
        let details = match error.problems.as_slice() {
            [_] => Vec::new(),
            several => several.iter().map(ToString::to_string).collect(),
        };
        let hint = error.hint().map(str::to_owned);
        Failure {
            details,
            ..Failure::new(error.to_string(), hint)
        }
    }
}

impl From<LocaleError> for Failure {
    fn from(error: LocaleError) -> Self {
        Failure::new(error.to_string(), None)
    }
}

impl From<ParseError> for Failure {
    fn from(error: ParseError) -> Self {
        Failure::new(error.to_string(), None)
    }
}

impl From<SnapshotError> for Failure {
    fn from(error: SnapshotError) -> Self {
        Failure::new(error.to_string(), error.hint())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Failure::new(error.to_string(), error.hint())
    }
}

impl From<MergeError> for Failure {
    fn from(error: MergeError) -> Self {
        let hint = error.hint().map(str::to_owned);
        Failure::new(error.to_string(), hint)
    }
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        Failure::new(error.to_string(), error.hint())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::new(format!("write to standard output: {error}"), None)
    }
}
