//! The class on one screen that can be read from the last row.

use askama::Template;
use jiff::Timestamp;

use super::class::{self, Bar, Figure, Lesson};
use super::overview::views;
use super::{Audience, Frame, LiveFrame, news, title};
use crate::board::paths::{PROJECTOR, ROOM_PROJECTOR};
use crate::board::state::Board;
use crate::board::view::BoardView;
use crate::reporter::html::view::clean;
use crate::reporter::state::StepState;
use workshop_check_core::locale::Locale;
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;

/// The root causes of the page.
const LESSONS: usize = 3;
/// In a larger class, a tile is one mark without a name.
const MOST_LABELS: usize = 60;
/// In a still larger class there are no tiles.
const MOST_TILES: usize = 600;

#[derive(Template)]
#[template(path = "pages/projector.html")]
struct ProjectorPage {
    frame: Frame,
    live: LiveFrame,
    words: ProjectorWords,
    views: Vec<(&'static str, String, bool)>,
    figures: Vec<Figure>,
    columns: usize,
    has_labels: bool,
    tiles: Vec<Tile>,
    lessons: Vec<Lesson>,
    funnel: Vec<Bar>,
}

struct ProjectorWords {
    views: String,
    figures: String,
    overview: String,
    groups: String,
    nobody_stuck: String,
    funnel: String,
}

/// One attendee.
struct Tile {
    id: String,
    label: String,
    class: &'static str,
    marks: Vec<(&'static str, &'static str)>,
    spoken: String,
}

/// What the tiles show in addition to the marks.
#[derive(Debug, Clone, Copy)]
struct Labels {
    /// The attendees' names in place of those of the room.
    names: bool,
    /// Whether tiles have names at all, and a mark for each page.
    are_shown: bool,
}

/// The page for the projector. With `names` it has the attendees' names, otherwise those of the room.
pub fn projector(board: &Board, audience: Audience, names: bool) -> askama::Result<String> {
    let view = board.view();
    let locale = board.settings.locale.as_ref();
    let names = names && audience == Audience::Instructor;
    let count = view.book.entries.len();
    let positions: Vec<usize> = match count {
        MOST_TILES.. => Vec::new(),
        _ if names => (0..count).collect(),
        _ => board.aliases.order().to_vec(),
    };
    let labels = Labels {
        names,
        are_shown: count <= MOST_LABELS,
    };
    let tile = |position: &usize| tile(board, &view, *position, labels);
    let (_, recent) = news::newly_passed(&view, board, audience, Timestamp::now(), locale);
    let (here, with_names) = match audience {
        Audience::Instructor => (PROJECTOR, "/projector?names=1"),
        Audience::Room => (ROOM_PROJECTOR, ""),
    };
    let mut views = views(audience, if names { with_names } else { here }, locale);
    if audience == Audience::Instructor {
        views.push((with_names, locale.label("board-with-names"), names));
    }
    let page = ProjectorPage {
        frame: Frame {
            class: Some("projector"),
            ..Frame::titled(title(locale), locale)
        },
        live: LiveFrame::new(&view, audience, locale),
        words: ProjectorWords {
            views: locale.label("board-views"),
            figures: locale.label("board-figures"),
            overview: locale.label("report-overview"),
            groups: locale.label("teaching-groups"),
            nobody_stuck: locale.label("board-nobody-stuck"),
            funnel: locale.label("board-funnel"),
        },
        views,
        // The whole room sees this page: it does not say how many ask for help.
        figures: class::figures(&view, recent, Audience::Room, locale),
        columns: columns(positions.len()),
        has_labels: labels.are_shown,
        tiles: positions.iter().filter_map(tile).collect(),
        lessons: class::lessons(&view, LESSONS, locale),
        funnel: class::funnel(&view, audience, locale)
            .into_iter()
            .filter(|bar| bar.count > 0)
            .collect(),
    };
    page.render()
}

/// How many tiles are in a row, so that tiles are a little wider than high. The style sheet has a class for each number.
///
/// Example: 40 tiles are five rows of eight.
fn columns(count: usize) -> usize {
    let root = (count as f64 * 1.5).sqrt().ceil() as usize;
    root.clamp(1, 30)
}

fn tile(board: &Board, view: &BoardView, position: usize, labels: Labels) -> Option<Tile> {
    let locale = board.settings.locale.as_ref();
    let entry = view.book.entries.get(position)?;
    let alias = board.aliases.name(position);
    let name = if labels.names {
        clean(&entry.name)
    } else {
        alias.to_owned()
    };
    let report = entry.report.as_deref();
    let unread = || match entry.error {
        Some(_) => StepState::Judged(Outcome::Unknown),
        None => StepState::NotYet,
    };
    let state = report.map_or_else(|| Some(unread()), state);
    let shown = |state: StepState| (state.class(), state.marker(true));
    let marks = match report {
        Some(report) if labels.are_shown => class::states(report).into_iter().map(shown).collect(),
        _ => vec![shown(state.unwrap_or(StepState::NotStarted))],
    };
    let done = report.map(|report| class::pages_done(report, locale));
    Some(Tile {
        // In the order of the room's names, so that the ids say nothing about the roster.
        id: alias.to_owned(),
        label: name,
        class: state.map_or("open", StepState::class),
        marks,
        spoken: spoken(state, done, locale),
    })
}

/// The worst state of the pages that were begun. None if nothing of them is wrong, and pages are left: a wall of red would
/// be no news to a class that is at work.
fn state(report: &Report) -> Option<StepState> {
    let all = || class::states(report).into_iter();
    let worst = [Outcome::Failed, Outcome::Unknown, Outcome::Pending];
    let worst = worst.map(StepState::Judged).into_iter();
    let passed = StepState::Judged(Outcome::Passed);
    let mut found = worst.filter(|state| all().any(|step| step == *state));
    found
        .next()
        .or_else(|| all().all(|step| step == passed).then_some(passed))
}

/// "failed, 3 of 8 pages done", for readers who cannot see the tile.
fn spoken(state: Option<StepState>, done: Option<String>, locale: &Locale) -> String {
    let word = state.map(|state| state.word(locale));
    let parts: Vec<String> = word.into_iter().chain(done).collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_class_for_every_number_of_columns() {
        let style = include_str!("../assets/board.css");
        for count in [1, 2, 5, 12, 24, 40, 60, 200, MOST_TILES - 1] {
            let columns = columns(count);
            assert!(
                style.contains(&format!(".cols-{columns} ")),
                "{count}: {columns}"
            );
        }
        assert_eq!(columns(40), 8);
    }
}
