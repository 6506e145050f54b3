//! What the commands share: suites and languages by name, reading an account, and how failures are said.

use std::io::{self, Write};
use std::time::Instant;

use crate::cli::{AwsArgs, SelectionArgs, SuiteArgs};
use crate::collect::{self, Options, Progress, SessionError};
use crate::evaluate::{Selection, sites};
use crate::locale::{self, Locale, LocaleError};
use crate::message::{Arg, Message};
use crate::reporter::{CallProgress, OutputError};
use crate::snapshot::file::SnapshotError;
use crate::snapshot::{Call, Snapshot};
use crate::suggest;
use crate::suite::{self, LoadError, Suite};

/// Why a command could not do its work: what, and what to do about it.
#[derive(Debug)]
pub struct Failure {
    /// Fits "failed to …".
    what: String,
    hint: Option<String>,
}

impl Failure {
    /// A failure to do `what`, with a hint if there is one.
    pub fn new(what: impl Into<String>, hint: Option<String>) -> Self {
        Failure {
            what: what.into(),
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
    let suite = suite::load(&args.suite)?;
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

/// An id that does not exist, with the nearest that does.
pub fn unknown_id(asked: &str, known: &[&str], kind: &str) -> Failure {
    let hint = suggest::did_you_mean(asked, known.iter().copied())
        .unwrap_or_else(|| "\"workshop-check list\" prints all of them".to_owned());
    Failure::new(format!("find a {kind} named \"{asked}\""), Some(hint))
}

/// Reads the account that the options lead to, with progress for a person who watches.
pub fn read_account(
    suite: &Suite,
    selection: &Selection,
    aws: &AwsArgs,
    locale: &Locale,
) -> Result<Snapshot, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(format!("start the runtime: {error}"), None))?;
    runtime
        .block_on(read(suite, selection, aws, locale))
        .map_err(|error| session_failure(&error, locale))
}

async fn read(
    suite: &Suite,
    selection: &Selection,
    aws: &AwsArgs,
    locale: &Locale,
) -> Result<Snapshot, SessionError> {
    let session = collect::session::open(&aws.session()).await?;
    warn_of_region(suite, &session.account.region, locale);
    let checks = suite
        .checks()
        .map(|(_, check)| check)
        .filter(|check| selection.contains(&check.id));
    let scope = suite.scope(checks);
    let options = Options {
        connect_to: aws.connect_to.clone(),
        ..Options::default()
    };
    let progress = Watched(CallProgress::new(scope.calls.len() as u64, locale));
    let started = Instant::now();
    let mut snapshot = collect::collect(&session, &scope, &options, &progress).await?;
    let sites = sites(suite, &snapshot, selection);
    let left = options.deadline.saturating_sub(started.elapsed());
    snapshot.probes = collect::probe::sites(sites, &options, left, &progress).await;
    snapshot.duration_ms = started.elapsed().as_millis().try_into().unwrap_or(u64::MAX);
    progress.0.done();
    Ok(snapshot)
}

/// The commonest reason for finding nothing at all is looking in the wrong Region.
fn warn_of_region(suite: &Suite, region: &str, locale: &Locale) {
    let known = &suite.file.regions;
    if known.is_empty() || known.iter().any(|known| known == region) {
        return;
    }
    let warning = Message::new("region-warning")
        .with("region", region)
        .with("known", Arg::Alternatives(known.clone()));
    // Not being able to warn is no reason to stop.
    let _ = writeln!(io::stderr(), "{}", locale.text(&warning));
}

struct Watched(CallProgress);

impl Progress for Watched {
    fn call_started(&self, call: Call) {
        self.0.started(call.name());
    }

    fn call_finished(&self, call: Call, _ok: bool) {
        self.0.finished(call.name());
    }
}

/// A session's trouble in the reader's words.
fn session_failure(error: &SessionError, locale: &Locale) -> Failure {
    let mut hint = Message::new(error.hint());
    for (name, value) in error.args() {
        hint = hint.with(name, value);
    }
    Failure::new(error.to_string(), locale.try_text(&hint))
}

/// Writes to standard output. A reader who has seen enough and closes the pipe is no error.
pub fn print(text: &str) -> Result<(), Failure> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}
