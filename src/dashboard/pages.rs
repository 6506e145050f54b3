//! What the pages show, as plain text: the templates escape it. Map, causes and checks are those of the report.

mod news;

use askama::Template;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::board::{Board, BoardView};
use crate::locale::Locale;
use crate::message::Message;
use crate::report::Outcome;
use crate::reporter::html::view::{self, Attendee, Link, Row, Signal, Words, clean};
use crate::reporter::{marker, word};
use news::Turned;

/// What every page has.
struct Frame {
    language: String,
    title: String,
}

/// What every page has that follows the class.
struct Live {
    version: String,
    round: String,
    /// How many were looked at in the present round.
    done: Option<usize>,
    total: usize,
    progress: String,
    lost: String,
    without_script: String,
}

#[derive(Template)]
#[template(path = "pages/overview.html")]
struct Overview {
    frame: Frame,
    live: Live,
    words: OverviewWords,
    report: Words,
    figures: Vec<Figure>,
    steps: Vec<Link>,
    rows: Vec<Row>,
    legend: [(&'static str, &'static str, String); 5],
    turned: Vec<Turned>,
    signal: Signal,
    failed_looks: Vec<(usize, String, String)>,
}

struct OverviewWords {
    figures: String,
    legend: String,
    news: String,
    no_news: String,
    nobody_stuck: String,
    failed_looks: String,
}

struct Figure {
    label: String,
    value: String,
}

#[derive(Template)]
#[template(path = "pages/attendee.html")]
struct One {
    frame: Frame,
    live: Live,
    words: OneWords,
    attendee: Attendee,
    /// When the report is of, and why there is no newer one.
    looks: Vec<String>,
    previous: Option<(usize, String)>,
    next: Option<(usize, String)>,
}

struct OneWords {
    back: String,
    neighbours: String,
    causes: String,
    steps: String,
}

#[derive(Template)]
#[template(path = "pages/login.html")]
struct Login {
    frame: Frame,
    token: String,
    hint: String,
    wrong: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/message.html")]
struct Said {
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
        row.note = as_of(&view, place, locale);
        // The account's number is on the attendee's own page, and here only where the name does not tell them apart.
        let namesakes = book.entries.iter().filter(|other| other.name == entry.name);
        if !entry.name.is_empty() && namesakes.count() == 1 {
            row.label = clean(&entry.name);
        }
    }
    let (news, recent) = news::turned(&view, Timestamp::now(), locale);
    let page = Overview {
        frame: Frame::titled(title(locale), locale),
        live: Live::of(&view, locale),
        words: OverviewWords {
            figures: locale.label("board-figures"),
            legend: locale.label("board-legend"),
            news: locale.label("board-news"),
            no_news: locale.label("board-no-news"),
            nobody_stuck: locale.label("board-nobody-stuck"),
            failed_looks: locale.label("board-failed-looks"),
        },
        report: Words::of(Some(&view.history), locale),
        figures: figures(&view, recent, locale),
        steps: view::headings(book),
        rows,
        legend: Outcome::ALL.map(|outcome| {
            (
                outcome.as_str(),
                marker(outcome, true),
                word(outcome, locale),
            )
        }),
        turned: news,
        signal: signal(&view, locale),
        failed_looks: failed_looks(&view),
    };
    page.render()
}

/// One attendee, by their number in the roster, from 1.
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
    let page = One {
        frame: Frame::titled(attendee.label.clone(), locale),
        live: Live::of(&view, locale),
        words: OneWords {
            back: locale.label("board-back"),
            neighbours: locale.label("board-neighbours"),
            causes: locale.label("board-causes"),
            steps: locale.label("board-steps"),
        },
        attendee,
        looks: looks(&view, place, locale),
        previous: name(place.checked_sub(1), "board-previous"),
        next: name(place.checked_add(1), "board-next"),
    };
    Some(page.render())
}

/// Where the token is asked for.
pub(super) fn login(locale: &Locale, wrong: bool) -> askama::Result<String> {
    let page = Login {
        frame: Frame::titled(locale.label("board-login"), locale),
        token: locale.label("board-token"),
        hint: locale.label("board-token-hint"),
        wrong: wrong.then(|| locale.label("board-token-wrong")),
    };
    page.render()
}

/// A page that says one thing.
pub(super) fn message(locale: &Locale, id: &'static str) -> askama::Result<String> {
    let page = Said {
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

impl Live {
    fn of(view: &BoardView, locale: &Locale) -> Self {
        let total = view.book.entries.len();
        let round = &view.round;
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
        Live {
            version: view.version.clone(),
            round: locale.text(&round),
            done,
            total,
            progress: locale.label("board-progress"),
            lost: locale.label("board-lost"),
            without_script: locale.label("board-without-script"),
        }
    }
}

/// The suite's title.
fn title(locale: &Locale) -> String {
    clean(&locale.label("suite"))
}

/// `recent` is how many checks have turned green of late.
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
    // Whom nobody has looked at yet is no account that could not be checked.
    signal.unread.retain(|unread| !unread.reason.is_empty());
    signal
}

fn failed_looks(view: &BoardView) -> Vec<(usize, String, String)> {
    let entries = view.book.entries.iter().zip(&view.scan_errors).enumerate();
    let failed = entries.filter_map(|(place, (entry, trouble))| {
        Some((place + 1, clean(&entry.name), clean(trouble.as_deref()?)))
    });
    failed.collect()
}

/// Of when the row is, where there should be something newer.
fn as_of(view: &BoardView, place: usize, locale: &Locale) -> Option<String> {
    view.scan_errors.get(place)?.as_ref()?;
    let time = (*view.scanned_at.get(place)?)?;
    Some(locale.text(&Message::new("board-as-of").with("time", clock(time))))
}

fn looks(view: &BoardView, place: usize, locale: &Locale) -> Vec<String> {
    let time = view.scanned_at.get(place).copied().flatten();
    let seen = time.map(|time| Message::new("board-seen").with("time", clock(time)));
    let trouble = view.scan_errors.get(place).and_then(Option::as_deref);
    let trouble = trouble.map(|reason| Message::new("board-trouble").with("reason", clean(reason)));
    let both = seen.into_iter().chain(trouble);
    both.map(|message| locale.text(&message)).collect()
}

/// The time as the clock on the classroom's wall shows it.
fn clock(time: Timestamp) -> String {
    let local = time.to_zoned(TimeZone::system());
    local.strftime("%H:%M").to_string()
}
