//! One attendee: root causes, evidence, checks, and what changed from scan to scan.

use askama::Template;
use jiff::Timestamp;

use super::plot::{Plot, plot};
use super::{Audience, Frame, LiveFrame, clock};
use crate::board::progress::Progress;
use crate::board::state::Board;
use crate::board::view::BoardView;
use crate::class::Class;
use crate::reporter::html::view;
use crate::reporter::html::view::{Attendee, clean};
use crate::reporter::terminal::{marker, word};
use workshop_check_core::assertion::confirms;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::{Arg, Message};
use workshop_check_core::report::{Entry, Report};
use workshop_check_core::verdict::Outcome;

/// The most scans of the history.
const MOST_SCANS: usize = 40;
/// The most checks of one scan that are named.
const MOST_TITLES: usize = 6;

#[derive(Template)]
#[template(path = "pages/attendee.html")]
struct AttendeePage {
    frame: Frame,
    live: LiveFrame,
    words: AttendeeWords,
    attendee: Attendee,
    /// When the account was scanned, why there is no newer report, and the name in the room.
    scans: Vec<String>,
    /// Since when the attendee asks for help.
    asks_since: Option<String>,
    /// What no API tells.
    manual: Vec<ManualCheck>,
    csrf: String,
    previous: Option<(usize, String)>,
    next: Option<(usize, String)>,
    plot: Option<Plot>,
    history: Vec<Scan>,
}

struct AttendeeWords {
    back: String,
    neighbours: String,
    causes: String,
    steps: String,
    help: String,
    take_down: String,
    manual: String,
    manual_later: String,
    progress: String,
    history: String,
}

/// A check that the instructor confirms.
struct ManualCheck {
    title: String,
    column: String,
    /// What the button does: `yes` confirms it, `no` takes that back.
    asks: &'static str,
    button: String,
}

/// What changed in one scan.
struct Scan {
    /// Stable, so that an updated page keeps its lines.
    id: i64,
    moment: String,
    clock: String,
    /// The class, the mark and the text of each outcome.
    lines: Vec<(&'static str, &'static str, String)>,
}

/// The page of an attendee, by their number in the roster, from 1. `class` is that whose checks can be confirmed here, and
/// `csrf` goes into the forms.
pub fn attendee(
    board: &Board,
    class: Option<&Class>,
    number: usize,
    csrf: String,
) -> Option<askama::Result<String>> {
    let view = board.view();
    let locale = board.settings.locale.as_ref();
    let position = number.checked_sub(1)?;
    let entry = view.book.entries.get(position)?;
    let name = |position: Option<usize>, id: &'static str| {
        let position = position?;
        let entry = view.book.entries.get(position)?;
        let text = Message::new(id).with("name", clean(&entry.name));
        Some((position + 1, locale.text(&text)))
    };
    let mut attendee = view::attendee(position, entry, false, locale);
    attendee.label = clean(&entry.label());
    let since = |time| locale.text(&Message::new("board-since").with("time", clock(time)));
    let history = entry.report.as_deref();
    let history = history.map(|report| history_of(&view, position, report, locale));
    let progress = Progress::of(&view.book, &view.history, position);
    let page = AttendeePage {
        frame: Frame::titled(attendee.label.clone(), locale),
        live: LiveFrame::new(&view, Audience::Instructor, locale),
        words: AttendeeWords {
            back: locale.label("board-back"),
            neighbours: locale.label("board-neighbours"),
            causes: locale.label("board-causes"),
            steps: locale.label("board-steps"),
            help: locale.label("board-help"),
            take_down: locale.label("board-help-done"),
            manual: locale.label("board-manual"),
            manual_later: locale.label("board-manual-later"),
            progress: locale.label("board-over-time"),
            history: locale.label("board-history"),
        },
        attendee,
        scans: scans(board, &view, position, locale),
        asks_since: view.help(position).map(since),
        manual: manual(board, class, position, entry, locale),
        csrf,
        previous: name(position.checked_sub(1), "board-previous"),
        next: name(position.checked_add(1), "board-next"),
        plot: plot(&progress, false, locale),
        history: history.unwrap_or_default(),
    };
    Some(page.render())
}

/// The checks that the instructor confirms, one for each column of the roster.
fn manual(
    board: &Board,
    class: Option<&Class>,
    position: usize,
    entry: &Entry,
    locale: &Locale,
) -> Vec<ManualCheck> {
    let (Some(class), Some(index)) = (class, board.index_at(position)) else {
        return Vec::new();
    };
    let mut found: Vec<ManualCheck> = Vec::new();
    for (module, _, check) in class.workshop.checks() {
        let Some(column) = check.assert.mark() else {
            continue;
        };
        if found.iter().any(|known| known.column == column) {
            continue;
        }
        let in_roster = || {
            let mut columns = entry.columns.iter();
            columns.any(|(name, mark)| name.eq_ignore_ascii_case(column) && confirms(mark))
        };
        let is_ticked = class.ticks.get(index, column).unwrap_or_else(in_roster);
        let (asks, button) = if is_ticked {
            ("no", "board-manual-take-back")
        } else {
            ("yes", "board-manual-confirm")
        };
        found.push(ManualCheck {
            title: clean(&module.words().check_title(check)),
            column: column.to_owned(),
            asks,
            button: locale.label(button),
        });
    }
    found
}

fn scans(board: &Board, view: &BoardView, position: usize, locale: &Locale) -> Vec<String> {
    let time = view.scanned_at(position);
    let entry = view.book.entries.get(position);
    let report = entry.and_then(|entry| entry.report.as_deref());
    let is_submitted = report.is_some_and(|report| report.submitted_at.is_some());
    let seen = if is_submitted {
        "board-submission"
    } else {
        "board-seen"
    };
    let seen = time.map(|time| Message::new(seen).with("time", clock(time)));
    let error = view.scan_error(position);
    let error = error.map(|reason| Message::new("board-trouble").with("reason", clean(reason)));
    let alias = board.aliases.name(position);
    let alias = Message::new("board-alias").with("name", alias);
    // With pseudonyms, it is the heading.
    let alias = Some(alias).filter(|_| !view.has_pseudonyms());
    let all = seen.into_iter().chain(error).chain(alias);
    all.map(|message| locale.text(&message)).collect()
}

/// The time of a scan, and the titles of the checks that changed in it, by their outcome.
type ChangesOfScan = (Timestamp, Vec<(Outcome, Vec<String>)>);

/// What changed in each scan, newest first.
fn history_of(view: &BoardView, position: usize, report: &Report, locale: &Locale) -> Vec<Scan> {
    let Some(past) = view.history.past(position) else {
        return Vec::new();
    };
    let mut scans: Vec<ChangesOfScan> = Vec::new();
    for (at, check, outcome) in past.changes() {
        let Some(check) = report.check(check) else {
            continue;
        };
        if scans.last().is_none_or(|(last, _)| *last != at) {
            scans.push((at, Vec::new()));
        }
        let Some((_, outcomes)) = scans.last_mut() else {
            continue;
        };
        match outcomes.iter_mut().find(|(known, _)| *known == outcome) {
            Some((_, titles)) => titles.push(clean(&check.title)),
            None => outcomes.push((outcome, vec![clean(&check.title)])),
        }
    }
    scans.truncate(MOST_SCANS);
    let scan = |(at, outcomes): ChangesOfScan| Scan {
        id: at.as_millisecond(),
        moment: at.to_string(),
        clock: clock(at),
        lines: outcomes
            .into_iter()
            .map(|(outcome, titles)| {
                let text = locale.labelled(&word(outcome, locale), &joined(titles, locale));
                (outcome.as_str(), marker(outcome, true), text)
            })
            .collect(),
    };
    scans.into_iter().map(scan).collect()
}

fn joined(mut titles: Vec<String>, locale: &Locale) -> String {
    if let Some(more @ 1..) = titles.len().checked_sub(MOST_TITLES) {
        titles.truncate(MOST_TITLES);
        titles.push(locale.text(&Message::new("report-more").with("count", more)));
    }
    locale.text(&Message::new("board-titles").with("titles", Arg::List(titles)))
}
