//! Scans the class round after round, and saves each result before the board shows it.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

use super::state::Board;
use crate::class::store::{RunEntry, SharedStore, Store, StoreError};
use crate::class::{Attendee, Class, GradingObserver};
use workshop_check_core::report::Entry;
use workshop_check_core::snapshot::Snapshot;

/// The shortest time between two reads of the class's history within a round. A read takes longer the larger the class.
const HISTORY_INTERVAL: Duration = Duration::from_secs(1);

/// The run of a live board in its store. It has the latest result of each attendee.
#[derive(Debug, Clone)]
pub struct RunStore {
    /// The store.
    pub store: SharedStore,
    /// The number of the run.
    pub run: i64,
    /// The suite's id.
    pub suite_id: String,
}

/// Scans the whole class once every `interval`, forever. If a round takes longer, the next one begins at once.
///
/// # Errors
/// When the store cannot be read or written.
pub async fn scan_rounds(
    class: &Arc<Class>,
    attendees: &[Attendee],
    run_store: &RunStore,
    board: &Board,
    interval: Duration,
) -> Result<Infallible, StoreError> {
    loop {
        let began = Instant::now();
        board.begin_round();
        let mut recorder = RoundRecorder::new(run_store, board);
        // In the first round this is the history from before the program started.
        recorder.read_history().await?;
        // Ctrl-C drops the round: its results so far are saved, and the next start scans everybody anyway.
        let never = async || std::future::pending().await;
        class.grade(attendees, &mut recorder, never).await?;
        recorder.read_history().await?;
        let rest = interval.saturating_sub(began.elapsed());
        let now = Timestamp::now();
        let delay = SignedDuration::try_from(rest).unwrap_or_default();
        board.end_round(now, now.saturating_add(delay).unwrap_or(now));
        tokio::time::sleep(rest).await;
    }
}

/// Saves each result of a round, and then puts it on the board.
pub struct RoundRecorder<'a> {
    run_store: &'a RunStore,
    board: &'a Board,
    history_read: Instant,
}

impl<'a> RoundRecorder<'a> {
    /// A recorder for one round.
    pub fn new(run_store: &'a RunStore, board: &'a Board) -> Self {
        RoundRecorder {
            run_store,
            board,
            history_read: Instant::now(),
        }
    }

    /// Puts the class's history on the board, as the store has it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn read_history(&mut self) -> Result<(), StoreError> {
        let book = self.board.gradebook();
        let suite_id = self.run_store.suite_id.clone();
        let read = move |store: &Store| store.class_history(&suite_id, &book);
        let history = self.run_store.store.call(read).await?;
        self.board.set_history(history);
        self.history_read = Instant::now();
        Ok(())
    }

    async fn save(
        &self,
        attendee: &Attendee,
        entry: &Entry,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        // A failed scan does not replace a saved report.
        if entry.report.is_none() && self.board.has_report(attendee.index) {
            return Ok(());
        }
        let row = RunEntry::new(attendee, entry, at);
        let run = self.run_store.run;
        let save = move |store: &Store| store.replace(run, &row, None);
        self.run_store.store.call(save).await
    }
}

impl GradingObserver for RoundRecorder<'_> {
    async fn finished(
        &mut self,
        attendee: &Attendee,
        entry: &Entry,
        _: Option<&Arc<Snapshot>>,
    ) -> Result<(), StoreError> {
        let at = Timestamp::now();
        self.save(attendee, entry, at).await?;
        self.board.set_result(attendee.index, entry, at);
        if self.history_read.elapsed() >= HISTORY_INTERVAL {
            self.read_history().await?;
        }
        Ok(())
    }
}
