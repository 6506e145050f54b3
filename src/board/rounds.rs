//! Scans the class round after round, and saves each result before the board shows it.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

use super::state::Board;
use crate::class::demo::DemoClass;
use crate::class::store::{RunEntry, SharedStore, Store, StoreError};
use crate::class::{Attendee, Class, GradingObserver, RosterIndex};
use workshop_check_core::report::Entry;
use workshop_check_core::snapshot::Snapshot;

/// How long a save waits for a store that another process has locked. It is tried again with the next result.
const PATIENCE: Duration = Duration::from_secs(2);

/// The run of a live board in its store. It has the latest result of each attendee.
#[derive(Debug, Clone)]
pub struct RunStore {
    /// The store.
    pub store: SharedStore,
    /// The number of the run.
    pub run: i64,
    /// The suite's id.
    pub suite_id: String,
    /// Gets the error when results can no longer be saved.
    pub on_unsaved: fn(&StoreError),
}

/// Scans the whole class once every `interval`, forever. If a round takes longer, the next one begins at once. A store that
/// cannot be written does not end it: the board shows that results are not saved, and tries again.
///
/// # Errors
/// [`StoreError::Panicked`].
pub async fn scan_rounds(
    class: &Arc<Class>,
    attendees: &[Attendee],
    run_store: &RunStore,
    board: &Board,
    interval: Duration,
) -> Result<Infallible, StoreError> {
    let mut recorder = RoundRecorder::new(run_store, board).await?;
    loop {
        let began = Instant::now();
        board.begin_round();
        // In the first round this is the history from before the program started, later also what other processes have
        // added. Within a round the board adds each result itself: one query a round, however large the class is.
        recorder.read_history().await;
        // Ctrl-C drops the round: its results so far are saved, and the next start scans everybody anyway.
        let never = async || std::future::pending().await;
        class.grade(attendees, &mut recorder, never).await?;
        recorder.save_unsaved().await;
        if let Some(demo) = class.as_demo() {
            ask_for_help(demo, attendees, run_store, board).await;
            demo.next_round();
        }
        let rest = interval.saturating_sub(began.elapsed());
        let now = Timestamp::now();
        let delay = SignedDuration::try_from(rest).unwrap_or_default();
        board.end_round(now, now.saturating_add(delay).unwrap_or(now));
        tokio::time::sleep(rest).await;
    }
}

/// Lets the attendees of the made-up class ask for help when they begin to need it, and no longer when they do not.
async fn ask_for_help(
    demo: &DemoClass,
    attendees: &[Attendee],
    run_store: &RunStore,
    board: &Board,
) {
    let round = demo.round();
    for attendee in attendees {
        let index = attendee.index;
        let before = demo.asks_for_help(index, round.saturating_sub(1));
        let since = match (before, demo.asks_for_help(index, round)) {
            (false, true) => Some(Timestamp::now()),
            (true, false) => None,
            _ => continue,
        };
        if board.set_help(index, since) {
            run_store.save_help(index, since).await;
        }
    }
}

/// Saves each result, and then puts it on the board. What cannot be saved is put on the board all the same, with a notice.
pub struct RoundRecorder<'a> {
    run_store: &'a RunStore,
    board: &'a Board,
    /// The latest results that could not be saved yet.
    unsaved: BTreeMap<RosterIndex, RunEntry>,
}

impl RunStore {
    /// Shows on the board whether results can be saved. The first error after a success is also told to the instructor.
    pub(super) fn note_saving(&self, board: &Board, saved: &Result<(), StoreError>) {
        let has_changed = board.set_unsaved(saved.is_err());
        if let (true, Err(error)) = (has_changed, saved) {
            (self.on_unsaved)(error);
        }
    }

    /// Saves since when an attendee asks for help; none if the attendee does not any more. What cannot be saved is on the
    /// board all the same, until a restart.
    pub(super) async fn save_help(&self, index: RosterIndex, since: Option<Timestamp>) {
        let run = self.run;
        self.save(move |store| store.set_help(run, index, since))
            .await;
    }

    /// Saves that the instructor has confirmed the checks of a column, or has taken that back.
    pub(super) async fn save_tick(&self, index: RosterIndex, column: String, ticked: bool) {
        let run = self.run;
        self.save(move |store| store.set_tick(run, index, &column, ticked))
            .await;
    }

    async fn save(&self, save: impl FnOnce(&Store) -> Result<(), StoreError> + Send + 'static) {
        let save = move |store: &Store| {
            store.check_present()?;
            save(store)
        };
        if let Err(error) = self.store.call(save).await {
            tracing::info!("failed to {error}");
        }
    }
}

impl<'a> RoundRecorder<'a> {
    /// A recorder. From now on, the store waits only a short time for other processes.
    ///
    /// # Errors
    /// [`StoreError::Panicked`].
    pub async fn new(run_store: &'a RunStore, board: &'a Board) -> Result<Self, StoreError> {
        let set = |store: &Store| store.set_patience(PATIENCE);
        run_store.store.call(set).await?;
        Ok(RoundRecorder {
            run_store,
            board,
            unsaved: BTreeMap::new(),
        })
    }

    /// Puts the class's history on the board, as the store has it. If the store cannot be read, the board keeps the history
    /// that it has.
    pub async fn read_history(&mut self) {
        let book = self.board.gradebook();
        let suite_id = self.run_store.suite_id.clone();
        let read = move |store: &Store| store.class_history(&suite_id, &book);
        if let Ok(history) = self.run_store.store.call(read).await {
            self.board.set_history(history);
        }
    }

    /// Saves all results that are not saved yet, or none of them.
    pub async fn save_unsaved(&mut self) {
        if self.unsaved.is_empty() {
            return;
        }
        let rows: Vec<RunEntry> = self.unsaved.values().cloned().collect();
        let run = self.run_store.run;
        let save = move |store: &Store| {
            store.check_present()?;
            store.replace_all(run, &rows)
        };
        let saved = self.run_store.store.call(save).await;
        self.run_store.note_saving(self.board, &saved);
        if saved.is_ok() {
            self.unsaved.clear();
        }
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
        // A failed scan does not replace a saved report.
        if entry.report.is_some() || !self.board.has_report(attendee.index) {
            let row = RunEntry::new(attendee, entry, at);
            self.unsaved.insert(attendee.index, row);
        }
        self.save_unsaved().await;
        self.board.set_result(attendee.index, entry, at);
        Ok(())
    }
}
