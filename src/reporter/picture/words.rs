//! A picture in words: for a list beside it, for who cannot see it, and for formats without lines.

use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::Picture;
use workshop_check_core::report::picture::{Edge, Node};
use workshop_check_core::verdict::Outcome;

use crate::reporter::terminal::{marker, word};
use crate::reporter::text::{one_line, shortened};

/// A resource that does not exist yet.
pub const NOT_MADE: &str = "○";

/// More reasons than these are counted.
const MOST_REASONS: usize = 3;

/// One way, as an item of a list.
pub struct WayText {
    pub outcome: Outcome,
    pub mark: &'static str,
    /// "open", "broken" …
    pub state: String,
    /// Its ends and its ports.
    pub ends: String,
    /// What stops it, or what it waits for.
    pub reasons: Vec<String>,
}

/// Every way: the worst first, and otherwise in the picture's order.
pub fn ways(picture: &Picture, locale: &Locale) -> Vec<WayText> {
    let mut edges: Vec<&Edge> = picture.edges.iter().collect();
    edges.sort_by_key(|edge| edge.outcome);
    edges
        .into_iter()
        .map(|edge| WayText {
            outcome: edge.outcome,
            mark: mark(edge, picture),
            state: state(edge, picture, locale),
            ends: ends(edge, picture, locale),
            reasons: reasons(edge, locale),
        })
        .collect()
}

/// How many ways of the traffic are open.
pub fn summary(picture: &Picture, locale: &Locale) -> String {
    let open = picture
        .edges
        .iter()
        .filter(|edge| edge.outcome == Outcome::Passed);
    let message = Message::new("picture-summary")
        .with("open", open.count())
        .with("total", picture.edges.len());
    locale.text(&message)
}

/// The name that people know a node by.
pub fn name(node: &Node) -> String {
    clean(node.name.as_deref().unwrap_or(&node.label))
}

/// The sign of a node or a part of one.
pub fn sign(made: bool, outcome: Option<Outcome>) -> &'static str {
    match outcome {
        _ if !made => NOT_MADE,
        Some(outcome) => marker(outcome, true),
        None => "",
    }
}

/// The text on one line, without what a format could take for its own.
pub fn clean(text: &str) -> String {
    shortened(one_line(text))
}

/// What stops a way, or what it waits for. After the first few it is counted.
fn reasons(edge: &Edge, locale: &Locale) -> Vec<String> {
    let stops = edge.stops.iter().map(|stop| &stop.reason);
    let mut reasons: Vec<String> = stops.chain(&edge.reason).map(|text| clean(text)).collect();
    if let Some(more @ 1..) = reasons.len().checked_sub(MOST_REASONS) {
        reasons.truncate(MOST_REASONS);
        let more = Message::new("report-more").with("count", more);
        reasons.push(locale.text(&more));
    }
    reasons
}

fn mark(edge: &Edge, picture: &Picture) -> &'static str {
    if is_missing(edge, picture) {
        NOT_MADE
    } else {
        marker(edge.outcome, true)
    }
}

/// Whether a way is not there because one of its ends is not.
fn is_missing(edge: &Edge, picture: &Picture) -> bool {
    let is_made = |id: &str| picture.node(id).is_some_and(|node| node.made);
    edge.outcome == Outcome::Blocked && !(is_made(&edge.from) && is_made(&edge.to))
}

fn state(edge: &Edge, picture: &Picture, locale: &Locale) -> String {
    match edge.outcome {
        Outcome::Passed => locale.label("picture-open"),
        Outcome::Failed => locale.label("picture-broken"),
        Outcome::Pending => locale.label("picture-waiting"),
        Outcome::Unknown => locale.label("picture-unclear"),
        Outcome::Blocked if is_missing(edge, picture) => locale.label("picture-missing"),
        Outcome::Blocked => word(Outcome::Blocked, locale),
    }
}

fn ends(edge: &Edge, picture: &Picture, locale: &Locale) -> String {
    let of = |id: &str| picture.node(id).map(name).unwrap_or_default();
    let is_same = of(&edge.from) == of(&edge.to);
    // An instance of Elastic Beanstalk has the name of its environment.
    let end = |id: &str| match picture.node(id) {
        Some(node) if is_same && node.name.is_some() => {
            format!("{} {}", clean(&node.label), name(node))
        }
        _ => of(id),
    };
    let message = Message::new("picture-way")
        .with("from", end(&edge.from))
        .with("to", end(&edge.to));
    let ends = locale.text(&message);
    match &edge.label {
        Some(ports) => format!("{ends} ({})", clean(ports)),
        None => ends,
    }
}
