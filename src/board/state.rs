//! The state of the class that the pages show, and its version.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use tokio::sync::watch;

use super::aliases::Aliases;
use super::pseudonym_rows::PseudonymRows;
use super::row::{BoardRow, Round};
use super::view::{BoardView, Counted};
use crate::class::store::RunEntry;
use crate::class::{Attendee, RosterIndex};
use crate::reporter::Delimiter;
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{ClassHistory, Entry, Gradebook, Pseudonyms};

/// The settings of a board.
pub struct BoardSettings {
    /// The language of the board.
    pub locale: Arc<Locale>,
    /// If set, the board shows pseudonyms in place of names and account ids.
    pub pseudonyms: Option<Pseudonyms>,
    /// What separates the cells of the roster, and of the CSV file; none if the roster is not CSV.
    pub delimiter: Option<Delimiter>,
    /// The secret from which the names of the room's view are computed.
    pub alias_key: Vec<u8>,
}

/// The class, shared by the rounds that scan it and the pages that show it.
pub struct Board {
    pub(super) settings: BoardSettings,
    pub(super) aliases: Aliases,
    /// The place in the roster of each row. A board of `--only` some of the roster has fewer rows than the roster, and one with
    /// pseudonyms another order.
    indices: Vec<RosterIndex>,
    /// The position of each row, by its place in the roster.
    positions: HashMap<RosterIndex, usize>,
    /// When the program started. It is part of each version, so that a page from before a restart is out of date.
    start: i64,
    state: Mutex<State>,
    /// The view of the latest version that a page was made of. Whoever makes a new one holds the lock, so that many
    /// requests after a change make one view.
    view: Mutex<Views>,
    version: watch::Sender<u64>,
}

/// What is kept from one view to the next.
struct Views {
    latest: Option<(u64, Arc<BoardView>)>,
    /// What was counted, and of which results.
    counted: Option<(u64, Counted)>,
    /// None if the board shows names.
    pseudonyms: Option<PseudonymRows>,
}

#[derive(Debug)]
struct State {
    /// In the roster's order, or with pseudonyms in that of the names in the room, because the roster's order tells who is who.
    /// They are shared with the views, so that a view copies no row.
    rows: Vec<Arc<BoardRow>>,
    history: ClassHistory,
    /// Changes with the entries and the history, and with nothing else.
    results: u64,
    round: Round,
    /// Whether there are results that could not be saved.
    unsaved: bool,
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
            is_scanned: true,
            name_in_files: None,
            help: None,
        };
        let aliases = Aliases::new(&settings.alias_key, attendees);
        let sorted: Vec<Attendee>;
        let (aliases, attendees) = if settings.pseudonyms.is_some() {
            let order = aliases.order().iter();
            sorted = order
                .filter_map(|place| attendees.get(*place).cloned())
                .collect();
            (
                Aliases::new(&settings.alias_key, &sorted),
                sorted.as_slice(),
            )
        } else {
            (aliases, attendees)
        };
        let mut rows: Vec<BoardRow> = attendees.iter().map(empty_row).collect();
        let indices: Vec<RosterIndex> = attendees.iter().map(|one| one.index).collect();
        let places = indices.iter().enumerate();
        let positions: HashMap<RosterIndex, usize> =
            places.map(|(position, index)| (*index, position)).collect();
        for saved in saved {
            let position = positions.get(&saved.index);
            if let Some(row) = position.and_then(|position| rows.get_mut(*position)) {
                row.entry = saved.entry;
                row.scanned_at = Some(saved.graded_at);
            }
        }
        let pseudonyms = settings.pseudonyms.clone().map(PseudonymRows::new);
        Board {
            aliases,
            indices,
            positions,
            settings,
            start: Timestamp::now().as_millisecond(),
            state: Mutex::new(State {
                rows: rows.into_iter().map(Arc::new).collect(),
                history: ClassHistory::default(),
                results: 0,
                round: Round {
                    total: attendees.len(),
                    ..Round::default()
                },
                unsaved: false,
            }),
            view: Mutex::new(Views {
                latest: None,
                counted: None,
                pseudonyms,
            }),
            version: watch::Sender::new(0),
        }
    }

    /// Sets whose accounts a round scans. The others submit.
    pub fn set_scanned(&self, scanned: &[Attendee]) {
        let scanned = scanned.iter().filter_map(|one| self.position(one.index));
        let scanned: HashSet<usize> = scanned.collect();
        self.change(|state| {
            state.round.total = scanned.len();
            for (position, row) in state.rows.iter_mut().enumerate() {
                Arc::make_mut(row).is_scanned = scanned.contains(&position);
            }
        });
    }

    /// Begins a round.
    pub fn begin_round(&self) {
        self.change(|state| {
            state.round.done = 0;
            state.round.next = None;
        });
    }

    /// Sets the result of one attendee, and adds it to the history. A failed scan leaves an earlier report in place.
    pub fn set_result(&self, index: RosterIndex, entry: &Entry, at: Timestamp) {
        let position = self.position(index);
        self.change(|state| {
            state.round.done += 1;
            let Some((position, row)) = state.row_mut(position) else {
                return;
            };
            if entry.report.is_none() && row.entry.report.is_some() {
                Arc::make_mut(row).scan_error.clone_from(&entry.error);
                return;
            }
            state.set_entry(position, entry, at);
        });
    }

    /// Sets the result of a submission. It does not belong to a round.
    pub fn set_submission(&self, index: RosterIndex, entry: &Entry, at: Timestamp) {
        if let Some(position) = self.position(index) {
            self.change(|state| state.set_entry(position, entry, at));
        }
    }

    /// Whether there is a report of the attendee, from this round or an earlier one.
    pub fn has_report(&self, index: RosterIndex) -> bool {
        let position = self.position(index);
        let state = self.lock();
        let row = position.and_then(|position| state.rows.get(position));
        row.is_some_and(|row| row.entry.report.is_some())
    }

    /// The place in the roster of the attendee at that position of the board.
    pub(super) fn index_at(&self, position: usize) -> Option<RosterIndex> {
        self.indices.get(position).copied()
    }

    /// The position of an attendee on the board.
    fn position(&self, index: RosterIndex) -> Option<usize> {
        self.positions.get(&index).copied()
    }

    /// Sets since when attendees ask for help, as it was kept from before a restart.
    pub fn restore_help(&self, asking: &[(RosterIndex, Timestamp)]) {
        for (index, since) in asking {
            self.set_help(*index, Some(*since));
        }
    }

    /// Notes since when an attendee asks for help; none if the attendee does not any more. The time of the first request
    /// counts until the instructor takes it down. Returns whether that is a change.
    ///
    /// The caller must know that the request comes from this attendee.
    pub fn set_help(&self, index: RosterIndex, since: Option<Timestamp>) -> bool {
        let position = self.position(index);
        let mut state = self.lock();
        let Some((_, row)) = state.row_mut(position) else {
            return false;
        };
        if row.help.is_some() == since.is_some() {
            return false;
        }
        Arc::make_mut(row).help = since;
        self.changed(&state);
        true
    }

    /// Whether the attendee asks for help.
    pub fn asks_for_help(&self, index: RosterIndex) -> bool {
        let position = self.position(index);
        let state = self.lock();
        let row = position.and_then(|position| state.rows.get(position));
        row.is_some_and(|row| row.help.is_some())
    }

    /// The name of an attendee in the room's view, such as "brave-otter".
    pub fn alias(&self, index: RosterIndex) -> &str {
        let position = self.position(index);
        position.map_or("", |position| self.aliases.name(position))
    }

    /// Sets the history of the class.
    pub fn set_history(&self, history: ClassHistory) {
        // A round without news does not make the class be counted again.
        if self.lock().history != history {
            self.change(|state| {
                state.history = history;
                state.results += 1;
            });
        }
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

    /// The latest results, in the order of the board. The reports are shared, not copied.
    pub fn gradebook(&self) -> Gradebook {
        let rows = self.lock().rows.clone();
        gradebook(&rows)
    }

    /// Notifies of every change from now on.
    pub(super) fn subscribe(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// The text of a version. It differs between two starts of the program.
    pub(super) fn version_text(&self, version: u64) -> String {
        format!("{}-{version}", self.start)
    }

    /// The view of the present state. It takes time for a large class, so async code calls it on a thread that may block.
    pub(super) fn view(&self) -> Arc<BoardView> {
        let mut cached = self.view.lock().unwrap_or_else(PoisonError::into_inner);
        let (version, rows, history, results, round, unsaved) = {
            let state = self.lock();
            let version = *self.version.borrow();
            let latest = cached.latest.as_ref();
            if let Some((_, view)) = latest.filter(|(known, _)| *known == version) {
                return Arc::clone(view);
            }
            let (rows, history) = (state.rows.clone(), state.history.clone());
            let (results, round) = (state.results, state.round);
            (version, rows, history, results, round, state.unsaved)
        };
        let (book, rows) = match &mut cached.pseudonyms {
            Some(pseudonyms) => pseudonyms.shown(&rows, &self.aliases),
            None => (gradebook(&rows), rows),
        };
        let text = self.version_text(version);
        let known = cached.counted.take().filter(|(of, _)| *of == results);
        let counted = known.map_or_else(|| Counted::new(&book, &history), |(_, counted)| counted);
        cached.counted = Some((results, counted.clone()));
        let view = BoardView::new(text, book, rows, history, counted, round, unsaved);
        let view = Arc::new(view);
        cached.latest = Some((version, Arc::clone(&view)));
        view
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        change(&mut state);
        self.changed(&state);
    }

    /// The lock is held, so that a view never has the version of another state.
    fn changed(&self, _: &MutexGuard<'_, State>) {
        self.version.send_modify(|version| *version += 1);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A change only assigns fields, so a panic within one leaves a usable state.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Sets the latest entry of an attendee, and adds it to the history.
    fn set_entry(&mut self, position: usize, entry: &Entry, at: Timestamp) {
        let Some(row) = self.rows.get_mut(position) else {
            return;
        };
        let row = Arc::make_mut(row);
        row.entry = entry.clone();
        row.scanned_at = Some(at);
        row.scan_error = None;
        self.results += 1;
        if let Some(report) = &entry.report {
            self.history.record(position, report);
        }
    }

    fn row_mut(&mut self, position: Option<usize>) -> Option<(usize, &mut Arc<BoardRow>)> {
        let position = position?;
        Some((position, self.rows.get_mut(position)?))
    }
}

fn gradebook(rows: &[Arc<BoardRow>]) -> Gradebook {
    Gradebook::from_entries(rows.iter().map(|row| row.entry.clone()).collect())
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
            delimiter: None,
            alias_key: Vec::new(),
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
        let before = shown(&hidden);
        assert_ne!(account(&before), account(&kept));
        assert_eq!(account(&kept), report.account.id);
        // The next version does not replace it again.
        hidden.begin_round();
        let same = |one: &Option<Arc<_>>, other: &Option<Arc<_>>| {
            let both = one.as_ref().zip(other.as_ref());
            both.is_some_and(|(one, other)| Arc::ptr_eq(one, other))
        };
        assert!(same(&before, &shown(&hidden)));
        let counted = hidden.view().counted.clone();
        hidden.end_round(Timestamp::now(), Timestamp::now());
        let again = hidden.view().counted.clone();
        assert!(Arc::ptr_eq(&counted.signal, &again.signal));
        // A name that is new may be in any text.
        let mut other = entry.clone();
        let renamed = Arc::make_mut(other.report.as_mut().expect("a report"));
        renamed.account.name = Some("Fargate".to_owned());
        hidden.set_result(index, &other, Timestamp::now());
        let title = shown(&hidden).map(|report| report.suite.title.clone());
        assert_eq!(
            title,
            before.as_ref().map(|report| report.suite.title.clone())
        );
        assert!(!same(&before, &shown(&hidden)));
        assert!(!Arc::ptr_eq(&counted.signal, &hidden.view().counted.signal));
    }
}
