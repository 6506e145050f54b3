//! The class as the pages show it: what is computed once for each version of the board, however many pages are open.

use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

use jiff::Timestamp;

use super::progress::Progress;
use super::row::{BoardRow, Round};
use workshop_check_core::report::{ClassHistory, Entry, Gradebook, TeachingSignal};
use workshop_check_core::verdict::Outcome;

/// The class as the pages may show it.
#[derive(Debug)]
pub(super) struct BoardView {
    pub version: String,
    pub book: Gradebook,
    /// Of each entry of the book, with its times. Their names and reports are not replaced by pseudonyms.
    pub rows: Vec<Arc<BoardRow>>,
    pub history: ClassHistory,
    pub counted: Counted,
    pub round: Round,
    /// Whether it has results that could not be saved.
    pub unsaved: bool,
    /// The room's page without a query, which many browsers ask for after each change.
    pub room: OnceLock<String>,
}

/// What is counted of the results and their history: the same for all versions of a board with the same results.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    /// For each entry of the book.
    pub standings: Arc<Vec<Standing>>,
    pub signal: Arc<TeachingSignal>,
    pub progress: Arc<Progress>,
}

impl Counted {
    pub fn new(book: &Gradebook, history: &ClassHistory) -> Self {
        let standings = book.entries.iter().enumerate();
        let standings = standings.map(|(position, entry)| Standing::new(entry, position, history));
        Counted {
            standings: Arc::new(standings.collect()),
            signal: Arc::new(TeachingSignal::new(book, Some(history))),
            progress: Arc::new(Progress::new(book, history)),
        }
    }
}

/// Where an attendee stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    pub place: Place,
    /// Since when nothing has newly passed. None if that is not known, or nothing is left to do.
    pub since: Option<Timestamp>,
}

/// Where an attendee is in the workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Not scanned yet.
    NotYet,
    /// The account could not be graded.
    NotGraded,
    /// The first page that is not done, as its position among the steps.
    Page(usize),
    /// All pages are done.
    Done,
}

impl BoardView {
    pub fn new(
        version: String,
        book: Gradebook,
        rows: Vec<Arc<BoardRow>>,
        history: ClassHistory,
        counted: Counted,
        round: Round,
        unsaved: bool,
    ) -> Self {
        BoardView {
            counted,
            version,
            book,
            rows,
            history,
            round,
            unsaved,
            room: OnceLock::new(),
        }
    }

    /// Whether names are replaced. Then the order is not the roster's.
    pub fn has_pseudonyms(&self) -> bool {
        // All rows have one, or none has: pages ask for each row.
        let first = self.rows.first();
        first.is_some_and(|row| row.name_in_files.is_some())
    }

    pub fn scanned_at(&self, position: usize) -> Option<Timestamp> {
        self.rows.get(position)?.scanned_at
    }

    pub fn scan_error(&self, position: usize) -> Option<&str> {
        self.rows.get(position)?.scan_error.as_deref()
    }

    pub fn help(&self, position: usize) -> Option<Timestamp> {
        self.rows.get(position)?.help
    }

    pub fn place(&self, position: usize) -> Place {
        self.counted
            .standings
            .get(position)
            .map_or(Place::NotYet, |standing| standing.place)
    }

    /// The positions of those who ask for help, the longest waiting first.
    pub fn asking(&self) -> Vec<(Timestamp, usize)> {
        let rows = self.rows.iter().enumerate();
        let mut asking: Vec<_> = rows
            .filter_map(|(position, row)| Some((row.help?, position)))
            .collect();
        asking.sort_unstable();
        asking
    }

    /// A key by which those who need the instructor most come first: who asks for help, then who could not be read, then
    /// who has made no progress for the longest time; then who only has to wait, who was not scanned yet, and who is done.
    pub fn need(&self, position: usize) -> impl Ord + use<> {
        let standing = self.counted.standings.get(position).copied();
        let outcome = self.book.entries.get(position);
        let outcome = outcome.and_then(|entry| Some(entry.report.as_deref()?.outcome));
        let since = standing.and_then(|standing| standing.since);
        let group = match (self.help(position), standing.map(|standing| standing.place)) {
            (Some(help), _) => (0, Some(help)),
            (None, Some(Place::NotGraded)) => (1, None),
            (None, Some(Place::Page(_))) if outcome == Some(Outcome::Pending) => (3, since),
            (None, Some(Place::Page(_))) => (2, since),
            (None, Some(Place::NotYet) | None) => (4, None),
            (None, Some(Place::Done)) => (5, None),
        };
        // Without a known time they come last of their group.
        (group.0, group.1.is_none(), group.1, position)
    }

    /// The points of an attendee, the most first.
    pub fn score(&self, position: usize) -> impl Ord + use<> {
        let entry = self.book.entries.get(position);
        let report = entry.and_then(|entry| entry.report.as_deref());
        Reverse(report.map(|report| report.score.points))
    }
}

impl Standing {
    fn new(entry: &Entry, position: usize, history: &ClassHistory) -> Self {
        let Some(report) = &entry.report else {
            let place = if entry.error.is_some() {
                Place::NotGraded
            } else {
                Place::NotYet
            };
            return Standing { place, since: None };
        };
        let columns = report.columns();
        let mut columns = columns.iter();
        let open = columns.position(|step| step.outcome != Outcome::Passed);
        let past = history.past(position);
        let since = past.map(|past| past.last_progress().unwrap_or(past.first_scan));
        Standing {
            place: open.map_or(Place::Done, Place::Page),
            since: since.filter(|_| open.is_some()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::store::testing::{at, denied, graded, report};

    /// Who asks for help comes first, and who is done last; in between, who has made no progress for the longest time.
    #[test]
    fn who_needs_the_instructor_comes_first() {
        let scans = [
            ("complete", 0),
            ("halfway", 500),
            ("halfway", 100),
            ("fresh", 900),
            ("complete", 0),
        ];
        let mut entries: Vec<Entry> = Vec::new();
        let mut history = ClassHistory::default();
        for (position, (account, second)) in scans.into_iter().enumerate() {
            let mut report = report(account);
            report.taken_at = at(second);
            history.record(position, &report);
            entries.push(graded(position, report).entry);
        }
        entries.push(denied(5).entry);
        entries.push(Entry {
            error: None,
            ..denied(6).entry
        });
        let row = |(position, entry): (usize, &Entry)| {
            Arc::new(BoardRow {
                entry: entry.clone(),
                scanned_at: None,
                scan_error: None,
                is_scanned: true,
                name_in_files: None,
                help: (position == 4).then(|| at(950)),
            })
        };
        let rows = entries.iter().enumerate().map(row).collect();
        let book = Gradebook::from_entries(entries);
        let counted = Counted::new(&book, &history);
        let round = Round::default();
        let view = BoardView::new(String::new(), book, rows, history, counted, round, false);
        let mut order: Vec<usize> = (0..7).collect();
        order.sort_by_key(|position| view.need(*position));
        assert_eq!(order, [4, 5, 2, 1, 3, 6, 0]);
        let places = [0, 1, 3, 5, 6].map(|position| view.place(position));
        let wanted = [
            Place::Done,
            Place::Page(2),
            Place::Page(1),
            Place::NotGraded,
            Place::NotYet,
        ];
        assert_eq!(places, wanted);
    }
}
