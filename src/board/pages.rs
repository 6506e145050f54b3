//! The texts of the pages. They are plain text, which the templates escape. Map, causes and checks are those of the HTML report.

mod news;

use askama::Template;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::state::{Board, BoardView};
use crate::reporter::html::view;
use crate::reporter::html::view::{Attendee, Link, Row, Signal, Words, clean};
use crate::reporter::state::StepState;
use news::NewlyPassed;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::Entry;
use workshop_check_core::verdict::Outcome;

/// The parts of every page.
struct Frame {
    language: String,
    title: String,
}

/// The parts of every page that shows the class.
struct LiveFrame {
    version: String,
    round: String,
    /// How many attendees were scanned in the present round; none between rounds.
    done: Option<usize>,
    total: usize,
    progress: String,
    /// That results could not be saved, if so.
    unsaved: Option<String>,
    lost: String,
    without_script: String,
}

#[derive(Template)]
#[template(path = "pages/overview.html")]
struct OverviewPage {
    frame: Frame,
    live: LiveFrame,
    words: OverviewWords,
    report: Words,
    figures: Vec<Figure>,
    steps: Vec<Link>,
    rows: Vec<Row>,
    legend: Vec<(&'static str, &'static str, String)>,
    turned: Vec<NewlyPassed>,
    signal: Signal,
    failed_scans: Vec<(usize, String, String)>,
}

struct OverviewWords {
    figures: String,
    legend: String,
    news: String,
    no_news: String,
    nobody_stuck: String,
    failed_scans: String,
}

struct Figure {
    label: String,
    value: String,
}

#[derive(Template)]
#[template(path = "pages/attendee.html")]
struct AttendeePage {
    frame: Frame,
    live: LiveFrame,
    words: AttendeeWords,
    attendee: Attendee,
    /// When the account was scanned, and why there is no newer report.
    scans: Vec<String>,
    previous: Option<(usize, String)>,
    next: Option<(usize, String)>,
}

struct AttendeeWords {
    back: String,
    neighbours: String,
    causes: String,
    steps: String,
}

#[derive(Template)]
#[template(path = "pages/login.html")]
struct LoginPage {
    frame: Frame,
    token: String,
    hint: String,
    wrong: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/message.html")]
struct MessagePage {
    frame: Frame,
    text: String,
    back: String,
}

/// The whole class.
pub(super) fn overview(board: &Board) -> askama::Result<String> {
    let view = board.view();
    let locale = board.settings.locale.as_ref();
    let book = &view.book;
    let mut rows = view::rows(book, locale);
    for (place, (row, entry)) in rows.iter_mut().zip(&book.entries).enumerate() {
        row.note = as_of(&view, place, locale).or_else(|| submitted(entry, locale));
        // Two attendees with one name are distinguished by their account ids.
        let namesakes = book.entries.iter().filter(|other| other.name == entry.name);
        if !entry.name.is_empty() && namesakes.count() == 1 {
            row.label = clean(&entry.name);
        }
    }
    let (news, recent) = news::newly_passed(&view, Timestamp::now(), locale);
    let page = OverviewPage {
        frame: Frame::titled(title(locale), locale),
        live: LiveFrame::new(&view, locale),
        words: OverviewWords {
            figures: locale.label("board-figures"),
            legend: locale.label("board-legend"),
            news: locale.label("board-news"),
            no_news: locale.label("board-no-news"),
            nobody_stuck: locale.label("board-nobody-stuck"),
            failed_scans: locale.label("board-failed-looks"),
        },
        report: Words::new(true, locale),
        figures: figures(&view, recent, locale),
        steps: view::headings(book),
        rows,
        legend: legend(locale),
        turned: news,
        signal: signal(&view, locale),
        failed_scans: failed_scans(&view),
    };
    page.render()
}

/// The classes, marks and words of the map.
fn legend(locale: &Locale) -> Vec<(&'static str, &'static str, String)> {
    let judged = Outcome::ALL.map(StepState::Judged);
    judged
        .into_iter()
        .chain([StepState::NotStarted])
        .map(|state| (state.class(), state.marker(true), state.word(locale)))
        .collect()
}

/// The page of an attendee, by their number in the roster, from 1.
pub(super) fn attendee(board: &Board, number: usize) -> Option<askama::Result<String>> {
    let view = board.view();
    let locale = board.settings.locale.as_ref();
    let place = number.checked_sub(1)?;
    let entry = view.book.entries.get(place)?;
    let name = |place: Option<usize>, id: &'static str| {
        let place = place?;
        let entry = view.book.entries.get(place)?;
        let text = Message::new(id).with("name", clean(&entry.name));
        Some((place + 1, locale.text(&text)))
    };
    let mut attendee = view::attendee(place, entry, false, locale);
    attendee.label = clean(&entry.label());
    let page = AttendeePage {
        frame: Frame::titled(attendee.label.clone(), locale),
        live: LiveFrame::new(&view, locale),
        words: AttendeeWords {
            back: locale.label("board-back"),
            neighbours: locale.label("board-neighbours"),
            causes: locale.label("board-causes"),
            steps: locale.label("board-steps"),
        },
        attendee,
        scans: scans(&view, place, locale),
        previous: name(place.checked_sub(1), "board-previous"),
        next: name(place.checked_add(1), "board-next"),
    };
    Some(page.render())
}

/// The form for the token.
pub(super) fn login(locale: &Locale, wrong: bool) -> askama::Result<String> {
    let page = LoginPage {
        frame: Frame::titled(locale.label("board-login"), locale),
        token: locale.label("board-token"),
        hint: locale.label("board-token-hint"),
        wrong: wrong.then(|| locale.label("board-token-wrong")),
    };
    page.render()
}

/// A page with one sentence.
pub(super) fn message(locale: &Locale, id: &'static str) -> askama::Result<String> {
    let page = MessagePage {
        frame: Frame::titled(title(locale), locale),
        text: locale.label(id),
        back: locale.label("board-back"),
    };
    page.render()
}

impl Frame {
    fn titled(title: String, locale: &Locale) -> Self {
        Frame {
            language: locale.language().to_owned(),
            title,
        }
    }
}

impl LiveFrame {
    fn new(view: &BoardView, locale: &Locale) -> Self {
        let round = &view.round;
        let total = round.total;
        let done = Message::new("board-looking")
            .with("done", round.done)
            .with("total", total);
        let (round, done) = match (round.ended, round.next) {
            (Some(ended), Some(next)) => {
                let text = Message::new("board-round-ended")
                    .with("time", clock(ended))
                    .with("next", clock(next));
                (text, None)
            }
            _ => (done, Some(round.done)),
        };
        // Nobody is scanned.
        let (round, done) = match total {
            0 => (Message::new("board-only-submissions"), None),
            _ => (round, done),
        };
        LiveFrame {
            version: view.version.clone(),
            round: locale.text(&round),
            done,
            total,
            progress: locale.label("board-progress"),
            unsaved: view.unsaved.then(|| locale.label("board-unsaved")),
            lost: locale.label("board-lost"),
            without_script: locale.label("board-without-script"),
        }
    }
}

/// The suite's title.
fn title(locale: &Locale) -> String {
    clean(&locale.label("suite"))
}

/// `recent` is how many checks have passed recently.
fn figures(view: &BoardView, recent: usize, locale: &Locale) -> Vec<Figure> {
    let book = &view.book;
    let total = book.entries.len();
    let of = |id: &'static str, count: usize| Figure {
        label: locale.label(id),
        value: locale.text(
            &Message::new("board-of")
                .with("count", count)
                .with("total", total),
        ),
    };
    let finished = book.reports();
    let finished = finished.filter(|report| report.outcome == Outcome::Passed);
    let (points, max) = book.reports().fold((0, 0), |(points, max), report| {
        let score = &report.score;
        (points + u64::from(score.points), max + u64::from(score.max))
    });
    let percent = (points * 100).checked_div(max).unwrap_or_default();
    let percent = Message::new("board-percent").with("percent", percent as i64);
    let errors = book.entries.iter().filter(|entry| entry.error.is_some());
    vec![
        of("board-finished", finished.count()),
        Figure {
            label: locale.label("board-average"),
            value: locale.text(&percent),
        },
        Figure {
            label: locale.label("board-recent"),
            value: recent.to_string(),
        },
        of("report-not-graded", errors.count()),
    ]
}

fn signal(view: &BoardView, locale: &Locale) -> Signal {
    let mut signal = view::signal(&view.book, Some(&view.history), locale);
    // An account that was not scanned yet is not one that could not be checked.
    signal.unread.retain(|unread| !unread.reason.is_empty());
    signal
}

fn failed_scans(view: &BoardView) -> Vec<(usize, String, String)> {
    let entries = view.book.entries.iter().zip(&view.scan_errors).enumerate();
    let failed = entries.filter_map(|(place, (entry, error))| {
        Some((place + 1, clean(&entry.name), clean(error.as_deref()?)))
    });
    failed.collect()
}

/// The time of a row whose latest scan failed.
fn as_of(view: &BoardView, place: usize, locale: &Locale) -> Option<String> {
    view.scan_errors.get(place)?.as_ref()?;
    let time = (*view.scanned_at.get(place)?)?;
    Some(locale.text(&Message::new("board-as-of").with("time", clock(time))))
}

/// When the attendee submitted the report that a row shows.
fn submitted(entry: &Entry, locale: &Locale) -> Option<String> {
    let time = entry.report.as_ref()?.submitted_at?;
    Some(locale.text(&Message::new("board-submitted").with("time", clock(time))))
}

fn scans(view: &BoardView, place: usize, locale: &Locale) -> Vec<String> {
    let time = view.scanned_at.get(place).copied().flatten();
    let entry = view.book.entries.get(place);
    let report = entry.and_then(|entry| entry.report.as_deref());
    let is_submitted = report.is_some_and(|report| report.submitted_at.is_some());
    let seen = if is_submitted {
        "board-submission"
    } else {
        "board-seen"
    };
    let seen = time.map(|time| Message::new(seen).with("time", clock(time)));
    let error = view.scan_errors.get(place).and_then(Option::as_deref);
    let error = error.map(|reason| Message::new("board-trouble").with("reason", clean(reason)));
    let both = seen.into_iter().chain(error);
    both.map(|message| locale.text(&message)).collect()
}

/// The local time.
fn clock(time: Timestamp) -> String {
    let local = time.to_zoned(TimeZone::system());
    local.strftime("%H:%M").to_string()
}
