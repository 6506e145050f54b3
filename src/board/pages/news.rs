//! The checks that have passed recently, newest first.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::{Audience, clock};
use crate::board::state::Board;
use crate::board::view::BoardView;
use crate::reporter::html::view::clean;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{AttendeeHistory, Entry};

/// The age up to which a change is shown.
const RECENT: SignedDuration = SignedDuration::from_hours(1);
/// How many lines fit next to the map.
const MOST: usize = 12;

/// The checks of one attendee that passed in one scan and did not pass before.
pub struct NewlyPassed {
    /// Stable, so that an updated page keeps its lines.
    pub id: String,
    pub moment: String,
    pub clock: String,
    pub href: Option<String>,
    pub name: String,
    pub what: String,
}

/// The newest lines, and the number of checks in all lines.
pub fn newly_passed(
    view: &BoardView,
    board: &Board,
    audience: Audience,
    now: Timestamp,
    locale: &Locale,
) -> (Vec<NewlyPassed>, usize) {
    let since = now.saturating_sub(RECENT).unwrap_or(Timestamp::MIN);
    let mut scans = Vec::new();
    for (place, entry) in view.book.entries.iter().enumerate() {
        let past = view.history.past(place);
        let found = past.map(|past| passed_since(entry, past, since));
        scans.extend(
            found
                .into_iter()
                .flatten()
                .map(|(at, what)| (at, place, entry, what)),
        );
    }
    let checks = scans.iter().map(|(.., what)| what.len()).sum();
    scans.sort_by_key(|(at, place, ..)| (std::cmp::Reverse(*at), *place));
    scans.truncate(MOST);
    let turned = scans.into_iter().map(|(at, place, entry, what)| {
        let alias = board.aliases.name(place);
        let (id, href, name) = match audience {
            Audience::Instructor => {
                let href = format!("/attendee/{}", place + 1);
                ((place + 1).to_string(), Some(href), clean(&entry.name))
            }
            Audience::Room => (alias.to_owned(), None, alias.to_owned()),
        };
        NewlyPassed {
            id: format!("turned-{id}-{}", at.as_millisecond()),
            moment: at.to_string(),
            clock: clock(at),
            href,
            name,
            what: summary(&what, locale),
        }
    });
    (turned.collect(), checks)
}

/// For each scan the titles of the checks that passed then, in the order of the pages.
fn passed_since<'e>(
    entry: &'e Entry,
    past: &AttendeeHistory,
    since: Timestamp,
) -> BTreeMap<Timestamp, Vec<&'e str>> {
    let turned: BTreeMap<&str, Timestamp> = past.turned_green_since(since).into_iter().collect();
    let steps = entry.report.iter().flat_map(|report| &report.steps);
    let mut scans: BTreeMap<Timestamp, Vec<&str>> = BTreeMap::new();
    for check in steps.flat_map(|step| &step.checks) {
        if let Some(at) = turned.get(check.id.as_str()) {
            scans.entry(*at).or_default().push(&check.title);
        }
    }
    scans
}

fn summary(titles: &[&str], locale: &Locale) -> String {
    let Some((first, more)) = titles.split_first() else {
        return String::new();
    };
    match more.len() {
        0 => clean(first),
        count => locale.text(
            &Message::new("board-turned-more")
                .with("title", clean(first))
                .with("count", count),
        ),
    }
}
