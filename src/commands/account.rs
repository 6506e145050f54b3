//! The account of the options, with progress for the user.

use super::failure::Failure;
use crate::args::AwsArgs;
use crate::class::session_message;
use crate::class::store::StoreError;
use crate::class::{CheckContext, SessionAccount};
use crate::console;
use crate::ui::{CallProgress, progress_target};
use workshop_check_collect as collect;
use workshop_check_collect::{Options, Progress, SessionError};
use workshop_check_core::journey::Workshop;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::{Arg, Message};
use workshop_check_core::snapshot::{Call, Snapshot, region};

/// Opens a session, and warns of a Region that is not one of the workshop's.
///
/// # Errors
/// When there is no usable session.
pub async fn open<'a>(
    context: CheckContext<'a>,
    aws: &AwsArgs,
) -> Result<SessionAccount<'a>, SessionError> {
    let session = collect::session::open(&aws.session()).await;
    let session = session.map_err(|error| {
        note_unknown_region(aws.region.as_deref(), &error, context.locale);
        error.with_regions(&context.workshop.regions())
    })?;
    if !is_of_workshop(context.workshop, session.region()) {
        // A Region that does not exist is an error, not a Region of another workshop.
        session.account().await?;
        warn_of_region(context.workshop, session.region(), context.locale);
    }
    let options = Options {
        connect_to: aws.connect_to.clone(),
        ca_bundle: session.ca_bundle.clone(),
        ..match aws.timeout {
            Some(limit) => Options::within(limit.0),
            None => Options::default(),
        }
    };
    Ok(SessionAccount::new(context, session, options))
}

/// A whole scan with a progress line. `also` gets the progress, too.
///
/// # Errors
/// When the credentials expire.
pub async fn first_scan(
    account: &SessionAccount<'_>,
    locale: &Locale,
    also: &dyn Progress,
) -> Result<Snapshot, SessionError> {
    let line = CallProgress::new(progress_target(), account.calls() as u64, locale);
    let snapshot = account.scan(&ProgressPair { line: &line, also }).await?;
    line.done();
    Ok(snapshot)
}

fn is_of_workshop(workshop: &Workshop, region: &str) -> bool {
    let known = workshop.regions();
    known.is_empty() || known.iter().any(|known| known == region)
}

/// Warns of a Region that is not one of the workshop's: a wrong Region is a common mistake.
pub fn warn_of_region(workshop: &Workshop, region: &str, locale: &Locale) {
    if is_of_workshop(workshop, region) {
        return;
    }
    let known = workshop.regions();
    let warning = Message::new("region-warning")
        .with("region", region)
        .with("known", Arg::Alternatives(known));
    console::note(&locale.text(&warning));
}

/// Names the Region that was probably meant, where another error comes before the one that would say so. It is not an error of
/// its own, because AWS adds Regions.
fn note_unknown_region(region: Option<&str>, error: &SessionError, locale: &Locale) {
    if !matches!(error, SessionError::RegionUnknown { .. })
        && let Some(region) = region
        && !region::is_known(region)
        && let Some(nearest) = region::nearest(region)
    {
        let note = Message::new("region-unknown")
            .with("region", region)
            .with("nearest", nearest);
        console::note(&locale.text(&note));
    }
}

struct ProgressPair<'p> {
    line: &'p CallProgress,
    also: &'p dyn Progress,
}

impl Progress for ProgressPair<'_> {
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
    // One thread is enough for what only waits: what computes for long runs on threads that may block. More threads would spend
    // more on waking each other than on the work.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
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
