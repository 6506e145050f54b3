//! The texts of the pages. They are plain text, which the templates escape. Causes and checks are those of the HTML report.

mod attendee;
mod class;
mod news;
mod overview;
mod plot;
mod projector;

use askama::Template;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::view::BoardView;
use crate::reporter::html::view::clean;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;

pub(super) use attendee::attendee;
pub(super) use overview::{overview, room};
pub(super) use projector::projector;

/// Who a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Audience {
    /// Names, evidence and forms: only for whoever is signed in.
    Instructor,
    /// The names of the room in place of all others, and no text of an account.
    Room,
}

impl Audience {
    fn events(self) -> &'static str {
        match self {
            Audience::Instructor => super::paths::EVENTS,
            Audience::Room => super::paths::ROOM_EVENTS,
        }
    }
}

/// The parts of every page.
struct Frame {
    language: String,
    title: String,
    /// The class of the page's body.
    class: Option<&'static str>,
}

/// The parts of every page that shows the class.
struct LiveFrame {
    version: String,
    /// Where the page hears of changes.
    events: &'static str,
    /// Today, which a printed page needs.
    date: String,
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
#[template(path = "pages/login.html")]
struct LoginPage {
    frame: Frame,
    token: String,
    hint: String,
    wrong: Option<String>,
    room: String,
}

#[derive(Template)]
#[template(path = "pages/message.html")]
struct MessagePage {
    frame: Frame,
    text: String,
    back: String,
}

/// The form for the token.
pub(super) fn login(locale: &Locale, wrong: bool) -> askama::Result<String> {
    let page = LoginPage {
        frame: Frame::titled(locale.label("board-login"), locale),
        token: locale.label("board-token"),
        hint: locale.label("board-token-hint"),
        wrong: wrong.then(|| locale.label("board-token-wrong")),
        room: locale.label("board-to-room"),
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
            class: None,
        }
    }
}

impl LiveFrame {
    fn new(view: &BoardView, audience: Audience, locale: &Locale) -> Self {
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
            events: audience.events(),
            date: Zoned::now().date().to_string(),
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

/// "12 of 40".
fn count_of(count: usize, total: usize, locale: &Locale) -> String {
    let text = Message::new("board-of")
        .with("count", count)
        .with("total", total);
    locale.text(&text)
}

/// "63 %", of a number between 0 and 1.
fn percent(share: f64, locale: &Locale) -> String {
    let percent = (share * 100.0).floor() as i64;
    locale.text(&Message::new("board-percent").with("percent", percent))
}

/// The local time.
fn clock(time: Timestamp) -> String {
    let local = time.to_zoned(TimeZone::system());
    local.strftime("%H:%M").to_string()
}
