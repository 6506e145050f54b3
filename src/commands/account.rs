//! The account that the options lead to, and a person who waits for it.

use std::io::{self, Write};

use super::support::Failure;
use crate::cli::AwsArgs;
use crate::collect::{self, Options, Progress, SessionError};
use crate::grading::session_message;
use crate::grading::store::StoreError;
pub use crate::grading::{CheckContext, SessionAccount};
use crate::locale::Locale;
use crate::message::{Arg, Message};
use crate::reporter::{CallProgress, progress_target};
use crate::snapshot::{Call, Snapshot};
use crate::suite::Suite;

/// Opens a session, and warns of a Region that the workshop does not know.
pub async fn open<'a>(
    subject: CheckContext<'a>,
    aws: &AwsArgs,
) -> Result<SessionAccount<'a>, SessionError> {
    let session = collect::session::open(&aws.session()).await?;
    warn_of_region(subject.suite, &session.account.region, subject.locale);
    let options = Options {
        connect_to: aws.connect_to.clone(),
        ..Options::default()
    };
    Ok(SessionAccount::new(subject, session, options))
}

/// A look at all that is checked, with progress for a person who watches, and for whom else it concerns.
pub async fn first_scan(
    account: &SessionAccount<'_>,
    locale: &Locale,
    also: &dyn Progress,
) -> Result<Snapshot, SessionError> {
    let line = CallProgress::new(progress_target(), account.calls() as u64, locale);
    let snapshot = account.scan(&Watched { line: &line, also }).await?;
    line.done();
    Ok(snapshot)
}

/// The commonest reason for finding nothing at all is looking in the wrong Region.
pub fn warn_of_region(suite: &Suite, region: &str, locale: &Locale) {
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

struct Watched<'p> {
    line: &'p CallProgress,
    also: &'p dyn Progress,
}

impl Progress for Watched<'_> {
    fn call_started(&self, call: Call) {
        self.line.started(call.name());
        self.also.call_started(call);
    }

    fn call_finished(&self, call: Call, ok: bool) {
        self.line.finished(call.name());
        self.also.call_finished(call, ok);
    }
}

/// Runs the part of a command that calls AWS. A session error is reported in the user's language.
///
/// # Errors
/// Those of `work`, and when the runtime cannot be started.
pub fn run<T>(
    work: impl Future<Output = Result<T, CommandError>>,
    locale: &Locale,
) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(format!("start the runtime: {error}"), None))?;
    runtime.block_on(work).map_err(|error| match error {
        CommandError::Session(error) => session_failure(&error, locale),
        CommandError::Store(error) => error.into(),
        CommandError::Other(failure) => failure,
    })
}

/// Why the part of a command that calls AWS ended early.
pub enum CommandError {
    Session(SessionError),
    Store(StoreError),
    Other(Failure),
}

impl From<SessionError> for CommandError {
    fn from(error: SessionError) -> Self {
        CommandError::Session(error)
    }
}

impl From<StoreError> for CommandError {
    fn from(error: StoreError) -> Self {
        CommandError::Store(error)
    }
}

impl From<Failure> for CommandError {
    fn from(failure: Failure) -> Self {
        CommandError::Other(failure)
    }
}

fn session_failure(error: &SessionError, locale: &Locale) -> Failure {
    let problem = locale.text(&session_message::problem(error));
    let hint = locale.try_text(&session_message::hint(error));
    Failure::sentence(problem, hint)
}
