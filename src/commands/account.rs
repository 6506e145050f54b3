//! The account that the options lead to: opened once, looked at as often as a command likes.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use futures::join;

use super::support::Failure;
use crate::cli::AwsArgs;
use crate::collect::{self, Options, Progress, Session, SessionError};
use crate::evaluate::{
    Evaluation, Judged, Selection, evaluate, other_regions, render, sites, sought_elsewhere,
};
use crate::locale::Locale;
use crate::message::{Arg, Message};
use crate::report::{Outcome, Report};
use crate::reporter::CallProgress;
use crate::snapshot::update::complete;
use crate::snapshot::{Call, Scope, Snapshot};
use crate::suite::Suite;

/// What is to be checked, and in whose words.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub suite: &'a Suite,
    pub selection: &'a Selection,
    pub locale: &'a Locale,
}

impl<'a> Subject<'a> {
    pub fn evaluation(&self, snapshot: &'a Snapshot) -> Evaluation<'a> {
        evaluate(self.suite, snapshot, self.selection)
    }

    pub fn report(&self, snapshot: &Snapshot) -> Report {
        render(&evaluate(self.suite, snapshot, self.selection), self.locale)
    }
}

/// An account with a session in it.
pub struct LiveAccount<'a> {
    subject: Subject<'a>,
    session: Session,
    options: Options,
    /// All that the selected checks may need.
    scope: Scope,
}

impl<'a> LiveAccount<'a> {
    /// Opens a session, and warns of a Region that the workshop does not know.
    pub async fn open(subject: Subject<'a>, aws: &AwsArgs) -> Result<Self, SessionError> {
        let session = collect::session::open(&aws.session()).await?;
        warn_of_region(subject.suite, &session.account.region, subject.locale);
        let checks = subject
            .suite
            .checks()
            .map(|(_, check)| check)
            .filter(|check| subject.selection.contains(&check.id));
        Ok(LiveAccount {
            scope: subject.suite.scope(checks),
            subject,
            session,
            options: Options {
                connect_to: aws.connect_to.clone(),
                ..Options::default()
            },
        })
    }

    /// A look at all that is checked, with progress for a person who watches, and for whom else it concerns.
    pub async fn first_look(&self, also: &dyn Progress) -> Result<Snapshot, SessionError> {
        let calls = self.scope.calls.len() as u64;
        let line = CallProgress::new(calls, self.subject.locale);
        let snapshot = self.look(&Watched { line: &line, also }).await?;
        line.done();
        Ok(snapshot)
    }

    /// A look at all that is checked.
    pub async fn look(&self, progress: &dyn Progress) -> Result<Snapshot, SessionError> {
        let started = Instant::now();
        let mut snapshot =
            collect::collect(&self.session, &self.scope, &self.options, progress).await?;
        let Subject {
            suite, selection, ..
        } = self.subject;
        let sought = sought_elsewhere(suite, &snapshot, selection);
        let regions = other_regions(suite, &self.session.account.region);
        let sites = sites(suite, &snapshot, selection);
        let left = self.options.deadline.saturating_sub(started.elapsed());
        (snapshot.probes, snapshot.elsewhere) = join!(
            collect::probe::sites(sites, &self.options, left, progress),
            collect::elsewhere::regions(&self.session, &regions, &sought, &self.options, progress),
        );
        snapshot.duration_ms = milliseconds(started.elapsed());
        Ok(snapshot)
    }

    /// A look at what is open, and at what its outcome opens in turn; all else stays as it was.
    pub async fn look_again(
        &self,
        snapshot: &Snapshot,
        is_open: fn(&Judged<'_>) -> bool,
        progress: &dyn Progress,
    ) -> Result<Snapshot, SessionError> {
        let started = Instant::now();
        // What was blocked was never in question, so what is known of it is as old as the look that found it blocked.
        let before = self.subject.evaluation(snapshot);
        let was_blocked = before.that(|judged| judged.outcome == Outcome::Blocked);
        let mut snapshot = snapshot.clone();
        let mut read = BTreeSet::new();
        loop {
            let wanted = self.subject.evaluation(&snapshot).reads_of(|judged| {
                let unblocked = judged.outcome != Outcome::Blocked;
                is_open(judged) || (unblocked && was_blocked.contains(judged.check.id.as_str()))
            });
            let wanted = &(&wanted & &self.scope.calls) - &read;
            if wanted.is_empty() {
                snapshot.duration_ms = milliseconds(started.elapsed());
                return Ok(snapshot);
            }
            let calls = &complete(&wanted) & &self.scope.calls;
            let scope = Scope {
                calls: calls.clone(),
                ..self.scope.clone()
            };
            let newer = collect::collect(&self.session, &scope, &self.options, progress).await?;
            snapshot.update(newer, &calls);
            if calls.contains(&Call::ProbeSite) {
                let sites = sites(self.subject.suite, &snapshot, self.subject.selection);
                let deadline = self.options.deadline;
                snapshot.probes =
                    collect::probe::sites(sites, &self.options, deadline, progress).await;
            }
            read.extend(calls);
        }
    }
}

fn milliseconds(time: Duration) -> u64 {
    time.as_millis().try_into().unwrap_or(u64::MAX)
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
