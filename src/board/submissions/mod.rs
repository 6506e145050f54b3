//! Takes the snapshots that attendees submit, and grades them with the suite of the class.
//!
//! The account id is proved by STS. Nothing else of a submission is: an attendee may have changed the snapshot. Each step
//! costs more than the one before, so a request is refused as early as possible: code, names and sizes first, then the
//! proof, then what the snapshot says, and at last the evaluation.

mod limits;
mod request;
#[cfg(test)]
mod tests;

use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

pub use self::limits::new_class_code;
use self::limits::{CodeOf, Codes, Failures, Recent, Submitter, Turn, Turns, Used};
pub use self::request::{response, submit};
use super::places::{Place, Places, network};
use super::rounds::RunStore;
use super::state::Board;
use crate::class::roster::comparable;
use crate::class::store::{RunEntry, Store};
use crate::class::submission::{MOST_BYTES, Receipt, Refusal, Submission, SubmissionHead};
use crate::class::{Attendee, CheckContext, Class, RosterIndex};
use workshop_check_collect::proof::{Binding, Proof, ProvedAccount, Verifier, VerifyError};
use workshop_check_core::report::{Entry, Report};
use workshop_check_core::snapshot::Snapshot;

/// The maximum number of submissions that are graded at the same time. Others wait in the order in which they came.
const MOST_AT_A_TIME: usize = 16;

/// The longest time to wait for that.
const SEAT_TIMEOUT: Duration = Duration::from_secs(20);

/// The size up to which bodies are read without a limit of their number; that of connections is enough. A body of a complete
/// account has about 60 KB.
const SMALL_BODY: usize = 256 << 10;

/// The maximum number of larger bodies that are being read at the same time, so that they do not fill the memory.
const MOST_LARGE_BODIES: usize = 16;

/// The maximum number of requests to STS at the same time.
const MOST_PROOFS: usize = 8;

/// The maximum number of snapshots that are parsed or evaluated at the same time.
const MOST_EVALUATIONS: usize = 2;

/// The maximum number of wrong codes that are answered at the same time.
const MOST_GUESSES: usize = 8;

/// The longest time to evaluate a snapshot. That of a complete account takes some milliseconds.
const EVALUATION_TIMEOUT: Duration = Duration::from_secs(20);

/// The greatest age of a proof, and how far its clock may be ahead. STS itself accepts it for 15 minutes.
const PROOF_AGE: SignedDuration = SignedDuration::from_mins(5);

/// The greatest age of a snapshot: the scan itself may take some minutes.
const SNAPSHOT_AGE: SignedDuration = SignedDuration::from_mins(15);

/// The maximum number of bytes of a report as JSON. Those of complete accounts have about 80 KB; names of a hostile
/// snapshot would be on the pages of the whole class.
const MOST_REPORT: usize = 1 << 20;

/// What comes with a body.
struct Envelope {
    code: CodeOf,
    peer: IpAddr,
    proof: Proof,
    binding: Binding,
}

/// Takes submissions.
pub struct Submissions {
    class: Arc<Class>,
    run_store: RunStore,
    board: Arc<Board>,
    verifier: Verifier,
    codes: Codes,
    turns: Turns,
    large_bodies: Places,
    seats: Semaphore,
    guesses: Semaphore,
    proofs: Semaphore,
    evaluations: Semaphore,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// In the roster's order.
    rows: Vec<SubmitterRow>,
    failures: Failures,
    used: Used,
}

impl State {
    /// The row of an attendee. A board of `--only` some of the roster has fewer rows than the roster.
    fn row(&self, index: RosterIndex) -> Option<&SubmitterRow> {
        self.rows.get(self.position(index)?)
    }

    fn row_mut(&mut self, index: RosterIndex) -> Option<&mut SubmitterRow> {
        let position = self.position(index)?;
        self.rows.get_mut(position)
    }

    fn position(&self, index: RosterIndex) -> Option<usize> {
        let by_index = |row: &SubmitterRow| row.attendee.index;
        self.rows.binary_search_by_key(&index, by_index).ok()
    }
}

/// What is known of an attendee as a submitter.
#[derive(Debug)]
struct SubmitterRow {
    attendee: Attendee,
    /// The account of the roster, or else of the first submission.
    account_id: Option<String>,
    /// When the snapshot of the last submission was taken.
    last: Option<Timestamp>,
    recent: Recent,
    /// The account whose submission is being graded.
    in_progress: Option<String>,
}

/// The right to grade a submission of a row, until it is dropped.
struct Claim {
    submissions: Arc<Submissions>,
    index: RosterIndex,
}

impl Drop for Claim {
    fn drop(&mut self) {
        if let Some(row) = self.submissions.lock().row_mut(self.index) {
            row.in_progress = None;
        }
    }
}

impl Submissions {
    /// Takes submissions for a class. The entries that its run has so far tell the accounts of earlier submissions.
    pub fn new(
        class: Arc<Class>,
        attendees: &[Attendee],
        run_store: RunStore,
        board: Arc<Board>,
        verifier: Verifier,
        class_code: Option<&str>,
    ) -> Self {
        let book = board.gradebook();
        let mut entries = book.entries.iter();
        let rows = attendees.iter().map(|attendee| {
            let entry = entries.next();
            let report = entry.and_then(|entry| entry.report.as_deref());
            let report = report.filter(|report| report.submitted_at.is_some());
            let of_roster = Some(&attendee.account_id).filter(|id| !id.is_empty());
            let account_id = of_roster.or(report.map(|report| &report.account.id));
            SubmitterRow {
                attendee: attendee.clone(),
                account_id: account_id.cloned(),
                last: report.map(|report| report.taken_at),
                recent: Recent::default(),
                in_progress: None,
            }
        });
        let rows = rows.collect();
        Submissions {
            codes: Codes::new(class_code, attendees),
            class,
            run_store,
            board,
            verifier,
            turns: Turns::default(),
            large_bodies: Places::new(MOST_LARGE_BODIES),
            seats: Semaphore::new(MOST_AT_A_TIME),
            guesses: Semaphore::new(MOST_GUESSES),
            proofs: Semaphore::new(MOST_PROOFS),
            evaluations: Semaphore::new(MOST_EVALUATIONS),
            state: Mutex::new(State {
                rows,
                failures: Failures::default(),
                used: Used::default(),
            }),
        }
    }

    /// The rows that the beginning of a body may be for, and the turn of whoever has sent it. Nothing else is read of a body
    /// that is not for this board.
    fn enter(
        &self,
        head: &SubmissionHead,
        code: CodeOf,
        peer: IpAddr,
    ) -> Result<(Vec<RosterIndex>, Turn), Refusal> {
        self.check_suite(head)?;
        let candidates = self.candidates(&head.name, code)?;
        let name = *candidates.first().ok_or(Refusal::UnknownName)?;
        let peer = network(peer);
        let submitter = Submitter { name, peer };
        self.lock().failures.check(submitter, Instant::now())?;
        let turn = self.turns.take(submitter).ok_or(Refusal::Busy)?;
        Ok((candidates, turn))
    }

    /// Lets a body grow beyond [`SMALL_BODY`]. One name and one peer have only some of the places.
    fn admit_large(&self, start: &[u8], code: CodeOf, peer: IpAddr) -> Result<LargeBody, Refusal> {
        let head = head(start)?;
        let (_, turn) = self.enter(&head, code, peer)?;
        let place = self.large_bodies.take(peer).ok_or(Refusal::Busy)?;
        Ok(LargeBody {
            _turn: turn,
            _place: place,
        })
    }

    /// Grades a submission, saves the result, and shows it.
    async fn take(self: &Arc<Self>, envelope: Envelope, body: Bytes) -> Result<Receipt, Refusal> {
        let proof = &envelope.proof;
        fresh(proof.signed_at(), Timestamp::now(), PROOF_AGE)?;
        let (candidates, turn) = self.enter(&head(&body)?, envelope.code, envelope.peer)?;
        let seat = timeout(SEAT_TIMEOUT, self.seats.acquire()).await;
        let _seat = seat
            .map_err(|_| Refusal::Busy)?
            .map_err(|_| Refusal::Busy)?;
        let now = Timestamp::now();
        let Submission { head, snapshot } = self.parsed(body).await?;
        fresh(snapshot.taken_at, now, SNAPSHOT_AGE)?;
        self.begin(&envelope, &candidates, now)?;
        let result = self
            .prove_and_grade(&envelope, &candidates, &head, snapshot)
            .await;
        if result.as_ref().is_err_and(is_failure) {
            let mut state = self.lock();
            state.failures.add(turn.submitter(), Instant::now());
        }
        let counts_not = |refusal: &Refusal| {
            // Nor can anybody use up a proof with another body, which it is not bound to.
            refusal.may_pass() || matches!(refusal, Refusal::BadProof { .. })
        };
        if result.as_ref().is_err_and(counts_not) {
            self.lock().used.forget(proof.signature());
        }
        result
    }

    async fn prove_and_grade(
        self: &Arc<Self>,
        envelope: &Envelope,
        candidates: &[RosterIndex],
        head: &SubmissionHead,
        snapshot: Snapshot,
    ) -> Result<Receipt, Refusal> {
        let proved = self.prove(envelope).await?;
        let snapshot = self.belongs(snapshot, &proved)?;
        let claim = Arc::new(self.claim(candidates, &proved, &snapshot)?);
        let attendee = self.attendee(claim.index).ok_or(Refusal::Busy)?;
        let taken_at = snapshot.taken_at;
        let graded = self.graded(snapshot, &attendee, proved, Arc::clone(&claim));
        let (report, snapshot) = graded.await?;
        let receipt = Receipt {
            account_id: report.account.id.clone(),
            outcome: report.outcome,
            score: report.score,
            other_suite_version: head.suite_digest != self.class.workshop.digest,
        };
        self.keep(&attendee, report, snapshot).await?;
        let since = Some(Timestamp::now());
        if head.needs_help && self.board.set_help(claim.index, since) {
            self.run_store.save_help(claim.index, since).await;
        }
        if let Some(row) = self.lock().row_mut(claim.index) {
            row.account_id
                .get_or_insert_with(|| receipt.account_id.clone());
            row.last = Some(taken_at);
        }
        Ok(receipt)
    }

    async fn parsed(&self, body: Bytes) -> Result<Submission, Refusal> {
        let parsed = self.computed(move || Submission::parse(&body)).await?;
        parsed.map_err(|problem| Refusal::Malformed { problem })
    }

    fn check_suite(&self, head: &SubmissionHead) -> Result<(), Refusal> {
        let wanted = &self.class.workshop.id;
        if head.suite_id == *wanted {
            return Ok(());
        }
        Err(Refusal::OtherSuite {
            wanted: wanted.clone(),
        })
    }

    /// The rows that a name and a code may be of. Several rows of one name differ in their accounts.
    fn candidates(&self, name: &str, code: CodeOf) -> Result<Vec<RosterIndex>, Refusal> {
        let state = self.lock();
        let folded = |name: &str| comparable(name.trim()).to_lowercase();
        let name = folded(name);
        let named: Vec<&Attendee> = state
            .rows
            .iter()
            .map(|row| &row.attendee)
            .filter(|attendee| folded(&attendee.name) == name)
            .collect();
        if named.is_empty() {
            return Err(Refusal::UnknownName);
        }
        // An attendee with a code of their own cannot be submitted for with that of the class, nor with that of another.
        let may = |attendee: &&Attendee| match code {
            CodeOf::Class => attendee.submit_code.is_none(),
            CodeOf::Attendee(index) => attendee.index == index,
        };
        let of_code: Vec<RosterIndex> =
            named.into_iter().filter(may).map(|one| one.index).collect();
        if of_code.is_empty() {
            return Err(Refusal::WrongCode);
        }
        Ok(of_code)
    }

    /// Checks the limits before STS is asked.
    fn begin(
        &self,
        envelope: &Envelope,
        candidates: &[RosterIndex],
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let mut state = self.lock();
        let instant = Instant::now();
        for index in candidates {
            // Only proved submissions count, so nobody can use up the rate of another attendee.
            if let Some(row) = state.row_mut(*index) {
                row.recent.of_attendee(instant)?;
            }
        }
        let proof = &envelope.proof;
        let oldest = now.saturating_sub(PROOF_AGE).unwrap_or(now);
        state.used.add(proof.signature(), proof.signed_at(), oldest)
    }

    async fn prove(&self, envelope: &Envelope) -> Result<ProvedAccount, Refusal> {
        let _turn = self.proofs.acquire().await.map_err(|_| Refusal::Busy)?;
        let proved = self
            .verifier
            .verify(&envelope.proof, &envelope.binding)
            .await;
        proved.map_err(|error| match error {
            VerifyError::Unavailable { .. } => {
                tracing::info!("{error}");
                Refusal::StsUnavailable
            }
            VerifyError::Refused { code } => Refusal::BadProof { problem: code },
        })
    }

    /// Checks that the snapshot is of the account that is proved.
    fn belongs(&self, snapshot: Snapshot, proved: &ProvedAccount) -> Result<Snapshot, Refusal> {
        if snapshot.account.id == proved.id {
            return Ok(snapshot);
        }
        Err(Refusal::OtherSnapshot {
            account_id: proved.id.clone(),
        })
    }

    /// The row of a proved submission, which nobody else can use until the claim is dropped.
    fn claim(
        self: &Arc<Self>,
        candidates: &[RosterIndex],
        proved: &ProvedAccount,
        snapshot: &Snapshot,
    ) -> Result<Claim, Refusal> {
        let account_id = proved.id.clone();
        let mut state = self.lock();
        let rows = candidates.iter().filter_map(|index| state.row(*index));
        let mut of_account: Vec<&SubmitterRow> = rows
            .filter(|row| row.account_id.as_ref().is_none_or(|id| *id == account_id))
            .collect();
        // Of two rows of one name, that with the account comes before the one without.
        of_account.sort_by_key(|row| row.account_id.is_none());
        if of_account.is_empty() {
            return Err(Refusal::OtherAccount { account_id });
        }
        let region = snapshot.account.region.as_str();
        let mut wanted = Vec::new();
        let found = of_account.into_iter().find(|row| {
            let regions = self.regions(&row.attendee);
            let fits = regions.is_empty() || regions.iter().any(|wanted| wanted == region);
            wanted.extend(regions);
            fits
        });
        let index = found.ok_or(Refusal::OtherRegion { wanted })?.attendee.index;
        // Two rows may share an account only if the roster says so of both.
        let by_roster = |row: &SubmitterRow| row.attendee.account_id == account_id;
        let may_share = state.row(index).is_some_and(by_roster);
        let is_taken = state.rows.iter().any(|row| {
            let ids = [&row.account_id, &row.in_progress];
            let has = ids.into_iter().flatten().any(|id| *id == account_id);
            has && row.attendee.index != index && !(may_share && by_roster(row))
        });
        if is_taken {
            return Err(Refusal::AccountTaken { account_id });
        }
        let row = state.row_mut(index).ok_or(Refusal::Busy)?;
        let now = Instant::now();
        row.recent.of_attendee(now)?;
        row.recent.add(now);
        if row.last.is_some_and(|last| snapshot.taken_at <= last) {
            return Err(Refusal::Replayed);
        }
        if row.in_progress.is_some() {
            return Err(Refusal::Busy);
        }
        row.in_progress = Some(account_id);
        drop(state);
        Ok(Claim {
            submissions: Arc::clone(self),
            index,
        })
    }

    /// The Regions in which an attendee may work; none is any.
    fn regions(&self, attendee: &Attendee) -> Vec<String> {
        let of_class = self.class.workshop.regions();
        let one = attendee
            .region
            .as_ref()
            .or(self.class.options.region.as_ref());
        one.map_or_else(|| of_class.clone(), |one| vec![one.clone()])
    }

    fn attendee(&self, index: RosterIndex) -> Option<Attendee> {
        let state = self.lock();
        state.row(index).map(|row| row.attendee.clone())
    }

    /// Evaluates a snapshot with the suite of the class. Returns the snapshot as it was graded, too. The claim is held until
    /// the evaluation has ended, even if nobody waits for it any more: so an attendee has one evaluation at a time.
    async fn graded(
        &self,
        mut snapshot: Snapshot,
        attendee: &Attendee,
        proved: ProvedAccount,
        claim: Arc<Claim>,
    ) -> Result<(Report, Snapshot), Refusal> {
        // What is proved replaces what the snapshot says.
        snapshot.account.caller_arn = proved.arn;
        snapshot.account.name = Some(attendee.name.clone());
        snapshot.account.marks = self.class.marks(attendee);
        let class = Arc::clone(&self.class);
        let report = self
            .computed(move || {
                let context = CheckContext {
                    workshop: &class.workshop,
                    selection: &class.selection,
                    locale: &class.locale,
                    hints: class.options.hints,
                };
                let mut report = context.report(&snapshot);
                drop(claim);
                report.submitted_at = Some(Timestamp::now());
                let size = serde_json::to_vec(&report).map_or(usize::MAX, |json| json.len());
                (size <= MOST_REPORT).then_some((report, snapshot))
            })
            .await?;
        report.ok_or(Refusal::TooLarge {
            most_bytes: MOST_BYTES,
        })
    }

    /// Runs a computation on a thread that may block. A panic in it is a defect of this program that a hostile snapshot has
    /// found; only that submission is refused then.
    async fn computed<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        self.computed_within(EVALUATION_TIMEOUT, work).await
    }

    /// As `computed`, with the longest time of the computation. One that takes longer goes on, because a thread cannot be
    /// ended, but others no longer wait for it.
    async fn computed_within<T: Send + 'static>(
        &self,
        limit: Duration,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        // The semaphore is fair: the first to wait is the first to get a permit.
        let permit = timeout(EVALUATION_TIMEOUT, self.evaluations.acquire()).await;
        let _permit = permit
            .map_err(|_| Refusal::Busy)?
            .map_err(|_| Refusal::Busy)?;
        let malformed = |problem: &str| Refusal::Malformed {
            problem: problem.to_owned(),
        };
        match timeout(limit, spawn_blocking(work)).await {
            Ok(Ok(result)) => Ok(result),
            Ok(Err(_)) => Err(malformed("it cannot be evaluated")),
            Err(_) => Err(malformed("it takes too long to evaluate")),
        }
    }

    /// Saves a result, and then shows it. What cannot be saved is not shown: the attendee's program submits again. The
    /// snapshot is kept as well, because the board cannot read the account again for `regrade`: the last one of each
    /// attendee, of at most [`MOST_BYTES`].
    async fn keep(
        &self,
        attendee: &Attendee,
        report: Report,
        snapshot: Snapshot,
    ) -> Result<(), Refusal> {
        let now = report.submitted_at.unwrap_or_else(Timestamp::now);
        let entry = Entry {
            name: attendee.name.clone(),
            account_id: report.account.id.clone(),
            columns: attendee.columns.clone(),
            report: Some(Arc::new(report)),
            error: None,
        };
        let row = RunEntry::new(attendee, &entry, now);
        let run = self.run_store.run;
        let save = move |store: &Store| {
            store.check_present()?;
            store.replace(run, &row, Some(&snapshot))
        };
        let saved = self.run_store.store.call(save).await;
        self.run_store.note_saving(&self.board, &saved);
        saved.map_err(|error| Refusal::NotSaved {
            why: error.unsaved(),
        })?;
        self.board.set_submission(attendee.index, &entry, now);
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A change only assigns fields, so a panic within one leaves a usable state.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The place of a body beyond [`SMALL_BODY`] while it is being read.
struct LargeBody {
    _turn: Turn,
    _place: Place,
}

fn head(body: &[u8]) -> Result<SubmissionHead, Refusal> {
    SubmissionHead::of_body(body).map_err(|problem| Refusal::Malformed { problem })
}

/// Whether a submission did not prove what it claims.
fn is_failure(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::BadProof { .. }
            | Refusal::OtherAccount { .. }
            | Refusal::AccountTaken { .. }
            | Refusal::OtherSnapshot { .. }
    )
}

/// Checks an age, by the board's clock.
fn fresh(at: Timestamp, now: Timestamp, most: SignedDuration) -> Result<(), Refusal> {
    let age = now.duration_since(at);
    if age <= most && age >= -PROOF_AGE {
        return Ok(());
    }
    Err(Refusal::Stale {
        seconds: age.as_secs(),
    })
}
