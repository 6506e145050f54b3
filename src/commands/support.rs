//! What the commands share: suites and languages by name, and how failures are said.

use std::io::{self, Write};

use super::check::write_with;
use crate::args::{ClassOutputArgs, SelectionArgs, SuiteArgs};
use crate::authoring::content::ContentError;
use crate::demo;
use workshop_check_core::evaluate::Selection;
use crate::class::RosterError;
use crate::class::merge::MergeError;
use crate::class::store::{RunKey, Store, StoreError};
use workshop_check_core::locale;
use workshop_check_core::locale::{Locale, LocaleError};
use workshop_check_core::report::{Gradebook, Pseudonyms};
use crate::reporter::{OutputError, Outputs, Setup, Subject, TerminalOptions};
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::file;
use workshop_check_core::snapshot::file::SnapshotError;
use workshop_check_core::suggest;
use workshop_check_core::suite;
use workshop_check_core::suite::{LoadError, Suite};

/// More lines than this are not read but scrolled by.
const MOST_DETAILS: usize = 20;

/// Why a command could not do its work: what, and what to do about it.
#[derive(Debug)]
pub struct Failure {
    /// Fits "failed to …".
    what: String,
    /// A line each.
    details: Vec<String>,
    hint: Option<String>,
}

impl Failure {
    /// A failure to do `what`, with a hint if there is one.
    pub fn new(what: impl Into<String>, hint: Option<String>) -> Self {
        Failure {
            what: what.into(),
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
        let mut text = format!("error: failed to {}\n", plain(&self.what));
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
        Failure {
            what: error.to_string(),
            details,
            hint: error.hint().map(str::to_owned),
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
    let language = match &args.lang {
        Some(language) => known_language(&suite, language)?,
        None => environment_language(&suite),
    };
    let locale = suite.locale(&language)?;
    Ok((suite, locale))
}

/// Languages that the suite speaks; the program speaks at least English in each.
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

fn known_language(suite: &Suite, asked: &str) -> Result<String, Failure> {
    let languages = languages(suite);
    let tag = primary_tag(asked);
    if languages.contains(&tag.as_str()) {
        return Ok(tag);
    }
    Err(Failure::new(
        format!("speak \"{asked}\""),
        Some(format!("this suite speaks {}", languages.join(", "))),
    ))
}

/// The language of LC_ALL, LC_MESSAGES or LANG, the first that is set; English if the suite does not speak it.
fn environment_language(suite: &Suite) -> String {
    let tag = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .map(|value| primary_tag(&value));
    tag.filter(|tag| languages(suite).contains(&tag.as_str()))
        .unwrap_or_else(|| locale::ENGLISH.to_owned())
}

/// "nl" of "nl_BE.UTF-8" and of "nl-BE".
fn primary_tag(value: &str) -> String {
    let end = value.find(['_', '-', '.', '@']).unwrap_or(value.len());
    value[..end].to_ascii_lowercase()
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
