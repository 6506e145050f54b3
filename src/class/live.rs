//! An account with an open session, which can be scanned several times.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use tokio::join;

use workshop_check_collect as collect;
use workshop_check_collect::{Options, Progress, Session, SessionError};
use workshop_check_core::evaluate::{FurtherReads, Judged, Selection};
use workshop_check_core::journey::{Walk, Workshop};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{Hints, Report};
use workshop_check_core::snapshot::update::complete;
use workshop_check_core::snapshot::{Call, Scope, Snapshot, region};
use workshop_check_core::verdict::Outcome;

/// What is graded by, the selected checks, the language and how much reports tell.
#[derive(Debug, Clone, Copy)]
pub struct CheckContext<'a> {
    pub workshop: &'a Workshop,
    pub selection: &'a Selection,
    pub locale: &'a Locale,
    pub hints: Hints,
}

impl<'a> CheckContext<'a> {
    /// Evaluates a snapshot.
    pub fn evaluation(&self, snapshot: &'a Snapshot) -> Walk<'a> {
        self.workshop.evaluate(snapshot, self.selection)
    }

    /// Evaluates a snapshot, and writes the report. It is limited here, before anything shows or keeps it.
    pub fn report(&self, snapshot: &Snapshot) -> Report {
        let walk = self.workshop.evaluate(snapshot, self.selection);
        walk.report().limited_to(self.hints)
    }
}

/// The result of scanning an account again.
pub struct Rescan {
    /// What is known now.
    pub snapshot: Snapshot,
    /// Whether AWS was asked too often or took too long.
    pub overloaded: bool,
}

/// An account with an open session.
pub struct SessionAccount<'a> {
    context: CheckContext<'a>,
    session: Session,
    options: Options,
    /// Everything that the selected checks may need.
    scope: Scope,
    /// What whoever runs the workshop says of the account.
    marks: BTreeMap<String, String>,
}

impl<'a> SessionAccount<'a> {
    /// The account of a session.
    pub fn new(context: CheckContext<'a>, session: Session, options: Options) -> Self {
        SessionAccount {
            scope: context.workshop.scope(context.selection),
            context,
            session,
            options,
            marks: BTreeMap::new(),
        }
    }

    /// The same, of which whoever runs the workshop says this.
    pub fn with_marks(self, marks: BTreeMap<String, String>) -> Self {
        SessionAccount { marks, ..self }
    }

    /// The session.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// How many different calls a whole scan makes. Some of them are made once for each of several resources.
    pub fn calls(&self) -> usize {
        self.scope.calls.len()
    }

    /// Reads everything that the selected checks need.
    ///
    /// # Errors
    /// When the credentials expire.
    pub async fn scan(&self, progress: &dyn Progress) -> Result<Snapshot, SessionError> {
        let started = Instant::now();
        let mut snapshot =
            collect::collect(&self.session, &self.scope, &self.options, progress).await?;
        snapshot.account.marks.clone_from(&self.marks);
        let further = self.further_reads(&snapshot);
        let left = self.options.deadline.saturating_sub(started.elapsed());
        (snapshot.probes, snapshot.elsewhere) = join!(
            collect::probe::sites(further.sites, &self.options, left, progress),
            self.elsewhere(&further.elsewhere, progress),
        );
        snapshot.duration_ms = milliseconds(started.elapsed());
        Ok(snapshot)
    }

    fn further_reads(&self, snapshot: &Snapshot) -> FurtherReads {
        let CheckContext {
            workshop,
            selection,
            ..
        } = self.context;
        workshop.further_reads(snapshot, selection)
    }

    /// Reads what is sought in the workshop's other Regions.
    async fn elsewhere(
        &self,
        sought: &Scope,
        progress: &dyn Progress,
    ) -> BTreeMap<String, Snapshot> {
        let regions = self.context.workshop.regions();
        let regions = region::others(&regions, self.session.region());
        collect::other_regions::read(&self.session, &regions, sought, &self.options, progress).await
    }

    /// Reads everything again that the selected checks need. With `keeps_known`, what AWS could not answer because it is
    /// overloaded stays as it was.
    ///
    /// # Errors
    /// When the credentials expire.
    pub async fn scan_again(
        &self,
        former: &Snapshot,
        keeps_known: bool,
        progress: &dyn Progress,
    ) -> Result<Rescan, SessionError> {
        let mut newer = self.scan(progress).await?;
        let mut snapshot = former.clone();
        snapshot.elsewhere = std::mem::take(&mut newer.elsewhere);
        let calls = &complete(&self.scope.calls) & &self.scope.calls;
        let overloaded = snapshot.update(newer, &calls, keeps_known);
        Ok(Rescan {
            snapshot,
            overloaded,
        })
    }

    /// The calls that a rescan begins with.
    pub fn next_calls(
        &self,
        snapshot: &Snapshot,
        is_open: fn(&Judged<'_>) -> bool,
    ) -> BTreeSet<Call> {
        let walk = self.context.evaluation(snapshot);
        let wanted = walk.reads_of(|_, judged| is_open(judged));
        &complete(&(&wanted & &self.scope.calls)) & &self.scope.calls
    }

    /// Reads again what the checks in question need (`is_open`), and what the checks need that are no longer blocked then.
    /// The rest of the snapshot stays as it is, and with `keeps_known` also what AWS could not answer because it is
    /// overloaded.
    ///
    /// # Errors
    /// When the credentials expire.
    pub async fn rescan(
        &self,
        snapshot: &Snapshot,
        is_open: fn(&Judged<'_>) -> bool,
        keeps_known: bool,
        progress: &dyn Progress,
    ) -> Result<Rescan, SessionError> {
        let started = Instant::now();
        // The facts of a blocked check are as old as the last whole scan.
        let before = self.context.evaluation(snapshot);
        let blocked = before.checks();
        let blocked = blocked.filter(|(_, judged)| judged.outcome == Outcome::Blocked);
        let was_blocked: BTreeSet<String> = blocked
            .map(|(module, judged)| module.id(&judged.check.id))
            .collect();
        let looks_elsewhere = before
            .checks()
            .any(|(_, judged)| is_open(judged) && judged.check.assert.asserts_absence());
        let mut snapshot = snapshot.clone();
        let mut read = BTreeSet::new();
        let mut overloaded = false;
        loop {
            let walk = self.context.evaluation(&snapshot);
            let wanted = walk.reads_of(|module, judged| {
                let unblocked = judged.outcome != Outcome::Blocked;
                is_open(judged) || (unblocked && was_blocked.contains(&module.id(&judged.check.id)))
            });
            let wanted = &(&wanted & &self.scope.calls) - &read;
            if wanted.is_empty() {
                if looks_elsewhere {
                    let sought = self.further_reads(&snapshot).elsewhere;
                    snapshot.elsewhere = self.elsewhere(&sought, progress).await;
                }
                snapshot.duration_ms = milliseconds(started.elapsed());
                return Ok(Rescan {
                    snapshot,
                    overloaded,
                });
            }
            let calls = &complete(&wanted) & &self.scope.calls;
            let scope = Scope {
                calls: calls.clone(),
                ..self.scope.clone()
            };
            let newer = collect::collect(&self.session, &scope, &self.options, progress).await?;
            overloaded |= snapshot.update(newer, &calls, keeps_known);
            if calls.contains(&Call::ProbeSite) {
                let sites = self.further_reads(&snapshot).sites;
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
