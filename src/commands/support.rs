//! What the commands share: suites and languages by name, and how failures are said.

use std::io::{self, Write};

use super::check::write_with;
use super::language::{Fit, negotiate};
use crate::cli::{ClassOutputArgs, SelectionArgs, SuiteArgs};
use crate::content::ContentError;
use crate::demo;
use crate::evaluate::Selection;
use crate::grading::RosterError;
use crate::grading::merge::MergeError;
use crate::grading::store::{RunKey, Store, StoreError};
use crate::locale::{self, Locale, LocaleError};
use crate::message::Message;
use crate::report::{Gradebook, Pseudonyms};
use crate::reporter::{OutputError, Outputs, Setup, Subject, TerminalOptions};
use crate::snapshot::Snapshot;
use crate::snapshot::file::{self, SnapshotError};
use crate::suggest;
use crate::suite::{self, LoadError, Suite};

/// More lines than this are not read but scrolled by.
const MOST_DETAILS: usize = 20;

/// Why a command could not do its work: what, and what to do about it.
#[derive(Debug)]
pub struct Failure {
    /// The line after "error: ".
    line: String,
    /// A line each.
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

    /// Says it on standard error. Names in it may come from a file or an account: no control character gets through.
    pub fn say(&self) {
        let plain = |text: &str| -> String {
            text.chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .collect()
        };
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
        // Nobody is left to tell if standard error is gone, too.
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
        Failure::new(error.to_string(), None)
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

impl From<SnapshotError> for Failure {
    fn from(error: SnapshotError) -> Self {
        Failure::new(error.to_string(), None)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Failure::new(error.to_string(), error.hint())
    }
}

impl From<MergeError> for Failure {
    fn from(error: MergeError) -> Self {
        Failure::new(error.to_string(), None)
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

/// A suite and its words in the reader's language.
pub fn suite_and_locale(args: &SuiteArgs) -> Result<(Suite, Locale), Failure> {
    let suite = suite::load_with(&args.suite, &args.set)?;
    let Some(asked) = &args.lang else {
        let locale = suite.locale(&environment_language(&suite))?;
        return Ok((suite, locale));
    };
    let (language, fit) = known_language(&suite, asked)?;
    let locale = suite.locale(&language)?;
    if fit == Fit::Variety {
        let note = Message::new("language-note")
            .with("asked", asked)
            .with("name", locale.label("language-name"))
            .with("used", language);
        // A failed write is ignored: the reports are in the language anyway.
        let _ = writeln!(io::stderr(), "{}", locale.text(&note));
    }
    Ok((suite, locale))
}

/// The languages that both the suite and the program have texts in. English is always among them.
fn languages(suite: &Suite) -> Vec<&str> {
    let program = locale::program_languages();
    let mut languages: Vec<&str> = suite
        .messages
        .languages()
        .filter(|language| program.contains(language))
        .collect();
    if !languages.contains(&locale::ENGLISH) {
        languages.push(locale::ENGLISH);
    }
    languages
}

fn known_language(suite: &Suite, asked: &str) -> Result<(String, Fit), Failure> {
    let languages = languages(suite);
    match negotiate(asked, &languages) {
        Some((language, fit)) => Ok((language.to_owned(), fit)),
        None => Err(Failure::new(
            format!("use language \"{asked}\""),
            Some(format!("this suite has {}", languages.join(", "))),
        )),
    }
}

/// The language of LC_ALL, LC_MESSAGES or LANG, the first that is set; English if there are no texts in it.
fn environment_language(suite: &Suite) -> String {
    let asked = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    let languages = languages(suite);
    let found = asked.and_then(|asked| negotiate(&asked, &languages));
    let language = found.map_or(locale::ENGLISH, |(language, _)| language);
    language.to_owned()
}

/// The checks asked for, by step and check ids that must exist.
pub fn selection(suite: &Suite, args: &SelectionArgs) -> Result<Selection, Failure> {
    let steps: Vec<&str> = suite
        .file
        .steps
        .iter()
        .map(|step| step.id.as_str())
        .collect();
    let checks: Vec<&str> = suite.checks().map(|(_, check)| check.id.as_str()).collect();
    for (asked, known, kind) in args
        .step
        .iter()
        .map(|step| (step, &steps, "step"))
        .chain(args.check.iter().map(|check| (check, &checks, "check")))
    {
        if !known.contains(&asked.as_str()) {
            return Err(unknown_id(asked, known, kind));
        }
    }
    Ok(Selection::of(suite, &args.step, &args.check))
}

/// That there are so many points to be had.
pub fn check_min_score(min_score: Option<u32>, suite: &Suite) -> Result<(), Failure> {
    let max: u32 = suite.checks().map(|(_, check)| check.points).sum();
    match min_score {
        Some(min) if min > max => Err(Failure::new(
            format!("use --min-score {min}"),
            Some(format!("the suite has {max} points in all")),
        )),
        _ => Ok(()),
    }
}

/// The account of that name that comes with the program: the suite's own, else the first suite's.
pub fn demo_account(suite: &str, name: &str) -> Result<Snapshot, Failure> {
    let Some(bytes) = demo::snapshot_of(suite, name) else {
        let names = demo::names_of(suite);
        let hint = suggest::did_you_mean(name, names.iter().copied())
            .unwrap_or_else(|| format!("there are {}", names.join(", ")));
        return Err(Failure::new(
            format!("find a demo account named \"{name}\""),
            Some(hint),
        ));
    };
    Ok(file::parse(bytes, name)?)
}

/// An id that does not exist, with the nearest that does.
pub fn unknown_id(asked: &str, known: &[&str], kind: &str) -> Failure {
    let hint = suggest::did_you_mean(asked, known.iter().copied())
        .unwrap_or_else(|| "\"workshop-check list\" prints all of them".to_owned());
    Failure::new(format!("find a {kind} named \"{asked}\""), Some(hint))
}

/// Writes to standard output. A reader who has seen enough and closes the pipe is no error.
pub fn print(text: &str) -> Result<(), Failure> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Writes the reports of a class: with what its store knows of earlier looks, and with pseudonyms, if these are asked
/// for.
pub fn write_class(
    outputs: &Outputs,
    asked: &ClassOutputArgs,
    book: &Gradebook,
    store: (&Store, &RunKey),
    locale: &Locale,
) -> Result<(), Failure> {
    let (store, key) = store;
    let history = store.class_history(&key.suite_id, book)?;
    let setup = Setup {
        locale,
        terminal: TerminalOptions::for_stdout(),
        subject: Subject::Class,
        history: Some(&history),
    };
    let out = &mut io::stdout().lock();
    match &asked.pseudonyms {
        Some(key) => {
            let book = Pseudonyms::new(key.as_bytes()).apply(book);
            write_with(outputs, &book, setup, out)
        }
        None => write_with(outputs, book, setup, out),
    }
}
