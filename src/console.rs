//! What the user wants of messages and colours: decided once, for the whole process.

use std::io::{self, Write};
use std::sync::OnceLock;

use clap::ValueEnum;

use crate::reporter::text::{inert, message, typeset};

static CONSOLE: OnceLock<Console> = OnceLock::new();

/// Whether the locale of the terminal has more than ASCII.
static UNICODE: OnceLock<bool> = OnceLock::new();

/// When to use colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, or as the environment says
    #[default]
    Auto,
    /// Also into a file or a pipe
    Always,
    /// Never
    Never,
}

/// How much is written to standard error, and when to use colours.
#[derive(Debug, Clone, Copy, Default)]
pub struct Console {
    /// When to use colours.
    pub color: ColorChoice,
    /// Errors only: neither progress nor notes.
    pub quiet: bool,
    /// Standard error has a log. A progress line, which is drawn over itself, would garble it.
    pub has_log: bool,
}

impl Console {
    /// Sets it, before anything is written. Only the first call has an effect.
    pub fn set(self) {
        // An error means that it is set already, as in a test that runs several commands.
        let _ = CONSOLE.set(self);
    }

    /// What was set, or the defaults.
    pub fn get() -> Self {
        CONSOLE.get().copied().unwrap_or_default()
    }
}

/// Writes lines for people to standard error, unless they want errors only. Nothing in them is hidden or a command.
pub fn note(text: &str) {
    if !Console::get().quiet {
        for line in text.lines() {
            let indent = &line[..line.len() - line.trim_start().len()];
            // A failed write is ignored: no result depends on a note.
            let _ = writeln!(io::stderr(), "{indent}{}", plain(line));
        }
    }
}

/// Sets whether notes and errors may have more than ASCII. Only the first call counts.
pub fn set_unicode(unicode: bool) {
    let _ = UNICODE.set(unicode);
}

/// A text as one line of bounded length in which nothing is hidden, and nothing is a command for a terminal or a pipeline.
pub fn plain(text: &str) -> String {
    let line = inert(&message(text));
    typeset(&line, UNICODE.get().copied().unwrap_or(true)).into_owned()
}
