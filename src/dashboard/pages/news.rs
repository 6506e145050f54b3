//! What has just turned green, newest first.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::clock;
use crate::dashboard::board::BoardView;
use crate::locale::Locale;
use crate::message::Message;
use crate::report::{Entry, Past};
use crate::reporter::html::view::clean;

/// What is older is no news.
const RECENT: SignedDuration = SignedDuration::from_hours(1);
/// More do not fit beside the map.
const MOST: usize = 12;

/// What one look at one attendee found green that was not before.
pub struct Turned {
    /// Always the same for the same news: a page that is updated keeps what it has.
    pub id: String,
    pub moment: String,
    pub clock: String,
    pub number: usize,
    pub name: String,
    pub what: String,
}

/// The newest first; and how many checks that are in all.
pub fn turned(view: &BoardView, now: Timestamp, locale: &Locale) -> (Vec<Turned>, usize) {
    let since = now.saturating_sub(RECENT).unwrap_or(Timestamp::MIN);
    let mut looks = Vec::new();
    for (place, entry) in view.book.entries.iter().enumerate() {
        let past = view.history.past(place);
        let found = past.map(|past| green(entry, past, since));
        looks.extend(
            found
                .into_iter()
                .flatten()
                .map(|(at, what)| (at, place, entry, what)),
        );
    }
    let checks = looks.iter().map(|(.., what)| what.len()).sum();
    looks.sort_by_key(|(at, place, ..)| (std::cmp::Reverse(*at), *place));
    looks.truncate(MOST);
    let turned = looks.into_iter().map(|(at, place, entry, what)| Turned {
        id: format!("turned-{}-{}", place + 1, at.as_millisecond()),
        moment: at.to_string(),
        clock: clock(at),
        number: place + 1,
        name: clean(&entry.name),
        what: said(&what, locale),
    });
    (turned.collect(), checks)
}

/// By look, the titles of the checks that it found green, in the order of the pages.
fn green<'e>(entry: &'e Entry, past: &Past, since: Timestamp) -> BTreeMap<Timestamp, Vec<&'e str>> {
    let turned: BTreeMap<&str, Timestamp> = past.turned_green_since(since).into_iter().collect();
    let steps = entry.report.iter().flat_map(|report| &report.steps);
    let mut looks: BTreeMap<Timestamp, Vec<&str>> = BTreeMap::new();
    for check in steps.flat_map(|step| &step.checks) {
        if let Some(at) = turned.get(check.id.as_str()) {
            looks.entry(*at).or_default().push(&check.title);
        }
    }
    looks
}

fn said(titles: &[&str], locale: &Locale) -> String {
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
