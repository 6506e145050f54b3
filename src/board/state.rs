//! The state of the class that the pages show, and its version.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use tokio::sync::watch;

use crate::class::store::RunEntry;
use crate::class::{Attendee, RosterIndex};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{ClassHistory, Entry, Gradebook, Pseudonyms};

/// The settings of a board.
pub struct BoardSettings {
    /// The language of the board.
    pub locale: Arc<Locale>,
    /// If set, the board shows pseudonyms in place of names and account ids.
    pub pseudonyms: Option<Pseudonyms>,
}

/// The class, shared by the rounds that scan it and the pages that show it.
pub struct Board {
    pub(super) settings: BoardSettings,
    /// When the program started. It is part of each version, so that a page from before a restart is out of date.
    start: i64,
    state: Mutex<State>,
    version: watch::Sender<u64>,
}

#[derive(Debug)]
struct State {
    /// In the roster's order.
    rows: Vec<BoardRow>,
    history: ClassHistory,
    round: Round,
    /// Whether there are results that could not be saved.
    unsaved: bool,
    /// The view of this state; made at the first request after a change.
    view: Option<Arc<BoardView>>,
}

/// One attendee.
#[derive(Debug)]
struct BoardRow {
    /// The latest entry with a report, or else the latest.
    entry: Entry,
    scanned_at: Option<Timestamp>,
    /// Why the latest scan failed, if an earlier one gave a report.
    scan_error: Option<String>,
    /// Since when the attendee asks for help.
    help: Option<Timestamp>,
}

/// The progress of the present round, or the time of the next.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Round {
    pub done: usize,
    /// How many attendees a round scans.
    pub total: usize,
    /// The end of the last complete round.
    pub ended: Option<Timestamp>,
    /// None during a round.
    pub next: Option<Timestamp>,
}

/// The class as the pages may show it.
#[derive(Debug)]
pub(super) struct BoardView {
    pub version: String,
    pub book: Gradebook,
    pub history: ClassHistory,
    /// For each entry, when it was made.
    pub scanned_at: Vec<Option<Timestamp>>,
    /// For each entry, why there is no newer one.
    pub scan_errors: Vec<Option<String>>,
    pub round: Round,
    /// Whether it has results that could not be saved.
    pub unsaved: bool,
}

impl Board {
    /// A board of a roster, with the entries that its run has so far.
    pub fn new(settings: BoardSettings, attendees: &[Attendee], saved: Vec<RunEntry>) -> Self {
        let empty_row = |attendee: &Attendee| BoardRow {
            entry: Entry {
                name: attendee.name.clone(),
                account_id: attendee.account_id.clone(),
                columns: attendee.columns.clone(),
                report: None,
                error: None,
            },
            scanned_at: None,
            scan_error: None,
            help: None,
        };
        let mut rows: Vec<BoardRow> = attendees.iter().map(empty_row).collect();
        for saved in saved {
            if let Some(row) = rows.get_mut(saved.index.get()) {
                row.entry = saved.entry;
                row.scanned_at = Some(saved.graded_at);
            }
        }
        Board {
            settings,
            start: Timestamp::now().as_millisecond(),
            state: Mutex::new(State {
                rows,
                history: ClassHistory::default(),
                round: Round {
                    total: attendees.len(),
                    ..Round::default()
                },
                unsaved: false,
                view: None,
            }),
            version: watch::Sender::new(0),
        }
    }

    /// Sets how many attendees a round scans. The others submit.
    pub fn set_scanned(&self, scanned: usize) {
        self.change(|state| state.round.total = scanned);
    }

    /// Begins a round.
    pub fn begin_round(&self) {
        self.change(|state| {
            state.round.done = 0;
            state.round.next = None;
        });
    }

    /// Sets the result of one attendee. A failed scan leaves an earlier report in place.
    pub fn set_result(&self, index: RosterIndex, entry: &Entry, at: Timestamp) {
        self.change(|state| {
            state.round.done += 1;
            let Some(row) = state.rows.get_mut(index.get()) else {
                return;
            };
            if entry.report.is_none() && row.entry.report.is_some() {
                row.scan_error.clone_from(&entry.error);
                return;
            }
            row.entry = entry.clone();
            row.scanned_at = Some(at);
            row.scan_error = None;
        });
    }

    /// Sets the result of a submission. It does not belong to a round.
    pub fn set_submission(&self, index: RosterIndex, entry: &Entry, at: Timestamp) {
        self.change(|state| {
            if let Some(row) = state.rows.get_mut(index.get()) {
                row.entry = entry.clone();
                row.scanned_at = Some(at);
                row.scan_error = None;
            }
        });
    }

    /// Notes that an attendee asks for help. Returns whether there is such an attendee.
    pub fn raise_help(&self, index: RosterIndex) -> bool {
        let mut exists = false;
        self.change(|state| {
            if let Some(row) = state.rows.get_mut(index.get()) {
                row.help = row.help.or(Some(Timestamp::now()));
                exists = true;
            }
        });
        exists
    }

    /// Whether the attendee asks for help.
    pub fn asks_for_help(&self, index: RosterIndex) -> bool {
        let state = self.lock();
        let row = state.rows.get(index.get());
        row.is_some_and(|row| row.help.is_some())
    }

    /// Whether there is a report of the attendee, from this round or an earlier one.
    pub fn has_report(&self, index: RosterIndex) -> bool {
        let state = self.lock();
        let row = state.rows.get(index.get());
        row.is_some_and(|row| row.entry.report.is_some())
    }

    /// Sets the history of the class.
    pub fn set_history(&self, history: ClassHistory) {
        self.change(|state| state.history = history);
    }

    /// Sets whether there are results that could not be saved. Returns whether that is a change.
    pub fn set_unsaved(&self, unsaved: bool) -> bool {
        if self.lock().unsaved == unsaved {
            return false;
        }
        self.change(|state| state.unsaved = unsaved);
        true
    }

    /// Ends the round; the next one begins at `next`.
    pub fn end_round(&self, now: Timestamp, next: Timestamp) {
        self.change(|state| {
            state.round.ended = Some(now);
            state.round.next = Some(next);
        });
    }

    /// The latest results, in the roster's order. The reports are shared, not copied.
    pub fn gradebook(&self) -> Gradebook {
        self.lock().gradebook()
    }

    /// Notifies of every change from now on.
    pub(super) fn subscribe(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// The text of a version. It differs between two starts of the program.
    pub(super) fn version_text(&self, version: u64) -> String {
        format!("{}-{version}", self.start)
    }

    /// The view of the present state.
    pub(super) fn view(&self) -> Arc<BoardView> {
        let mut state = self.lock();
        if let Some(view) = &state.view {
            return Arc::clone(view);
        }
        let view = Arc::new(self.make_view(&state));
        state.view = Some(Arc::clone(&view));
        view
    }

    fn make_view(&self, state: &State) -> BoardView {
        let scan_errors = state.rows.iter().map(|row| row.scan_error.clone());
        let mut scan_errors: Vec<Option<String>> = scan_errors.collect();
        let mut book = state.gradebook();
        if let Some(pseudonyms) = &self.settings.pseudonyms {
            let replacer = pseudonyms.replacer(&book);
            for error in scan_errors.iter_mut().flatten() {
                *error = replacer.replaced(error);
            }
            book = replacer.book(&book);
        }
        BoardView {
            version: self.version_text(*self.version.borrow()),
            book,
            history: state.history.clone(),
            scanned_at: state.rows.iter().map(|row| row.scanned_at).collect(),
            scan_errors,
            round: state.round,
            unsaved: state.unsaved,
        }
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        change(&mut state);
        state.view = None;
        // Under the lock, so that a view never has the version of another state.
        self.version.send_modify(|version| *version += 1);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A change only assigns fields, so a panic within one leaves a usable state.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn gradebook(&self) -> Gradebook {
        Gradebook::from_entries(self.rows.iter().map(|row| row.entry.clone()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::store::testing::{class, graded, report};

    fn board(pseudonyms: Option<Pseudonyms>) -> Board {
        let suite = crate::suites::load("container-migration").expect("a suite");
        let settings = BoardSettings {
            locale: Arc::new(crate::suites::locale(&suite, "en").expect("English")),
            pseudonyms,
        };
        Board::new(settings, &class(1), Vec::new())
    }

    #[test]
    fn a_report_is_shared_and_pseudonyms_leave_it_as_it_is() {
        let entry = graded(0, report("halfway")).entry;
        let report = entry.report.as_ref().expect("a report");
        let index = RosterIndex::new(0);
        let (plain, hidden) = (board(None), board(Some(Pseudonyms::new(b"key"))));
        for board in [&plain, &hidden] {
            board.set_result(index, &entry, Timestamp::now());
            let kept = board.gradebook().entries.remove(0).report;
            assert!(Arc::ptr_eq(&kept.expect("a report"), report));
        }
        let shown = |board: &Board| board.view().book.entries[0].report.clone();
        assert!(Arc::ptr_eq(&shown(&plain).expect("a report"), report));
        let account = |report: &Option<Arc<_>>| -> String {
            let report: &workshop_check_core::report::Report = report.as_deref().expect("a report");
            report.account.id.clone()
        };
        let kept = hidden.gradebook().entries.remove(0).report;
        assert_ne!(account(&shown(&hidden)), account(&kept));
        assert_eq!(account(&kept), report.account.id);
    }
}
