//! The account that the options lead to, and a person who waits for it.

use std::io::{self, Write};

use super::failure::Failure;
use crate::args::AwsArgs;
pub use crate::class::{LiveAccount, Subject};
use crate::reporter::{CallProgress, progress_target};
use workshop_check_collect as collect;
use workshop_check_collect::{Options, Progress, SessionError};
use workshop_check_core::locale::Locale;
use workshop_check_core::message::{Arg, Message};
use workshop_check_core::snapshot::{Call, Snapshot};
use workshop_check_core::suite::Suite;

/// Opens a session, and warns of a Region that the workshop does not know.
pub async fn open<'a>(
    subject: Subject<'a>,
    aws: &AwsArgs,
) -> Result<LiveAccount<'a>, SessionError> {
    let session = collect::session::open(&aws.session()).await?;
    warn_of_region(subject.suite, &session.account.region, subject.locale);
    let options = Options {
        connect_to: aws.connect_to.clone(),
        ..Options::default()
    };
    Ok(LiveAccount::new(subject, session, options))
}

/// A look at all that is checked, with progress for a person who watches, and for whom else it concerns.
pub async fn first_look(
    account: &LiveAccount<'_>,
    locale: &Locale,
    also: &dyn Progress,
) -> Result<Snapshot, SessionError> {
    let line = CallProgress::new(progress_target(), account.calls() as u64, locale);
    let snapshot = account.look(&Watched { line: &line, also }).await?;
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

/// Runs a command's conversation with AWS. A session's trouble is said in the reader's words.
pub fn run<T>(
    work: impl Future<Output = Result<T, Trouble>>,
    locale: &Locale,
) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(format!("start the runtime: {error}"), None))?;
    runtime.block_on(work).map_err(|trouble| match trouble {
        Trouble::Session(error) => session_failure(&error, locale),
        Trouble::Other(failure) => failure,
    })
}

/// What ends a conversation with AWS early.
pub enum Trouble {
    Session(SessionError),
    Other(Failure),
}

impl From<SessionError> for Trouble {
    fn from(error: SessionError) -> Self {
        Trouble::Session(error)
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Trouble::Other(failure)
    }
}

fn session_failure(error: &SessionError, locale: &Locale) -> Failure {
    let mut hint = Message::new(error.hint());
    for (name, value) in error.args() {
        hint = hint.with(name, value);
    }
    Failure::new(error.to_string(), locale.try_text(&hint))
}
