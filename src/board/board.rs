//! What is known of the class at this moment, and when that changed last.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use tokio::sync::watch;

use crate::class::Attendee;
use crate::class::store::Row;
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{ClassHistory, Entry, GRADEBOOK_SCHEMA, Gradebook, Pseudonyms};

/// What stays the same as long as a board runs.
pub struct About {
    pub locale: Arc<Locale>,
    /// With these, nobody on the board can be recognised.
    pub pseudonyms: Option<Pseudonyms>,
}

/// The class, shared by the rounds that look at it and the pages that show it.
pub struct Board {
    pub(super) about: About,
    /// Tells this start of the program from any other: a page that outlived a restart is not up to date.
    start: i64,
    state: Mutex<State>,
    version: watch::Sender<u64>,
}

#[derive(Debug)]
struct State {
    seats: Vec<Seat>,
    history: ClassHistory,
    round: Round,
    /// What the pages show of it; made when somebody asks.
    shown: Option<Arc<Shown>>,
}

/// One attendee.
#[derive(Debug)]
struct Seat {
    entry: Entry,
    looked_at: Option<Timestamp>,
    /// Why the newest look failed, where an earlier one did not.
    trouble: Option<String>,
}

/// How far the present round is, or when the next begins.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Round {
    pub done: usize,
    /// Of the last round that ended.
    pub ended: Option<Timestamp>,
    /// None while a round is under way.
    pub next: Option<Timestamp>,
}

/// The class as it may be shown.
#[derive(Debug)]
pub(super) struct Shown {
    pub version: String,
    pub book: Gradebook,
    pub history: ClassHistory,
    /// A place per entry.
    pub looked_at: Vec<Option<Timestamp>>,
    pub trouble: Vec<Option<String>>,
    pub round: Round,
}

impl Board {
    /// A board of a roster, with what is known of it from before.
    pub fn new(about: About, attendees: &[Attendee], rows: Vec<Row>) -> Self {
        let seat = |attendee: &Attendee| Seat {
            entry: Entry {
                name: attendee.name.clone(),
                account_id: attendee.account_id.clone(),
                columns: attendee.columns.clone(),
                report: None,
                error: None,
            },
            looked_at: None,
            trouble: None,
        };
        let mut seats: Vec<Seat> = attendees.iter().map(seat).collect();
        for row in rows {
            if let Some(seat) = seats.get_mut(row.position) {
                seat.entry = row.entry;
                seat.looked_at = Some(row.graded_at);
            }
        }
        Board {
            about,
            start: Timestamp::now().as_millisecond(),
            state: Mutex::new(State {
                seats,
                history: ClassHistory::default(),
                round: Round::default(),
                shown: None,
            }),
            version: watch::Sender::new(0),
        }
    }

    /// A round begins: everybody is looked at from now on.
    pub fn round_begins(&self) {
        self.change(|state| {
            state.round.done = 0;
            state.round.next = None;
        });
    }

    /// Somebody was looked at. A look that failed leaves an earlier report where it is.
    pub fn looked_at(&self, position: usize, entry: &Entry, at: Timestamp) {
        self.change(|state| {
            state.round.done += 1;
            let Some(seat) = state.seats.get_mut(position) else {
                return;
            };
            if entry.report.is_none() && seat.entry.report.is_some() {
                seat.trouble.clone_from(&entry.error);
                return;
            }
            seat.entry = entry.clone();
            seat.looked_at = Some(at);
            seat.trouble = None;
        });
    }

    /// Whether there is a report of the attendee, from this look or an earlier one.
    pub fn has_report(&self, position: usize) -> bool {
        let state = self.lock();
        let seat = state.seats.get(position);
        seat.is_some_and(|seat| seat.entry.report.is_some())
    }

    /// What the looks so far have shown, as the store has noted it.
    pub fn remember(&self, history: ClassHistory) {
        self.change(|state| state.history = history);
    }

    /// A round has ended; the next begins at that time.
    pub fn round_ends(&self, now: Timestamp, next: Timestamp) {
        self.change(|state| {
            state.round.ended = Some(now);
            state.round.next = Some(next);
        });
    }

    /// The latest results, in the roster's order.
    pub fn gradebook(&self) -> Gradebook {
        book(self.lock().seats.iter().map(|seat| seat.entry.clone()))
    }

    /// Hears of every change from now on.
    pub(super) fn changes(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// The name of a version, of this start of the program.
    pub(super) fn version_of(&self, version: u64) -> String {
        format!("{}-{version}", self.start)
    }

    /// What may be shown, at this moment.
    pub(super) fn shown(&self) -> Arc<Shown> {
        let mut state = self.lock();
        if let Some(shown) = &state.shown {
            return Arc::clone(shown);
        }
        let shown = Arc::new(self.show(&state));
        state.shown = Some(Arc::clone(&shown));
        shown
    }

    fn show(&self, state: &State) -> Shown {
        let seats = || state.seats.iter();
        let mut book = book(seats().map(|seat| seat.entry.clone()));
        let mut trouble: Vec<Option<String>> = seats().map(|seat| seat.trouble.clone()).collect();
        if let Some(pseudonyms) = &self.about.pseudonyms {
            // Reasons name accounts, too: for this once each is the error of its entry.
            let mut troubled = book.clone();
            for (entry, reason) in troubled.entries.iter_mut().zip(&trouble) {
                entry.error.clone_from(reason);
            }
            let hidden = pseudonyms.apply(&troubled).entries.into_iter();
            trouble = hidden
                .zip(seats())
                .map(|(entry, seat)| entry.error.filter(|_| seat.trouble.is_some()))
                .collect();
            book = pseudonyms.apply(&book);
        }
        Shown {
            version: self.version_of(*self.version.borrow()),
            book,
            history: state.history.clone(),
            looked_at: seats().map(|seat| seat.looked_at).collect(),
            trouble,
            round: state.round,
        }
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        change(&mut state);
        state.shown = None;
        // Under the lock: what is shown and its version belong together.
        self.version.send_modify(|version| *version += 1);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A change is a few assignments: one that broke down has left nothing half done that would matter.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn book(entries: impl Iterator<Item = Entry>) -> Gradebook {
    Gradebook {
        schema: GRADEBOOK_SCHEMA.to_owned(),
        entries: entries.collect(),
    }
}
