//! The broken way that the next thing to do repairs, as one line.

use unicode_width::UnicodeWidthStr;

use super::canvas::Canvas;
use super::outcome::marker;
use super::style::Style;
use crate::reporter::picture::words::{clean, name};
use workshop_check_core::report::picture::{Edge, EdgeKind};
use workshop_check_core::report::{Next, Picture, Report};
use workshop_check_core::verdict::Outcome;

/// Draws the way from its start to where it is broken, if the next thing to do is about a way and the line fits.
pub fn write(canvas: &mut Canvas, report: &Report, next: &Next) {
    let Some(picture) = &report.picture else {
        return;
    };
    let Some(edge) = broken(picture, report, next) else {
        return;
    };
    if let Some(line) = line(picture, edge, canvas) {
        canvas.line(&line);
        canvas.gap();
    }
}

/// The broken way that a check is about, or else that is blocked by it.
fn broken<'p>(picture: &'p Picture, report: &Report, next: &Next) -> Option<&'p Edge> {
    let failed = || {
        let edges = picture.edges.iter();
        edges.filter(|edge| edge.outcome == Outcome::Failed && !edge.stops.is_empty())
    };
    let is_own = |edge: &&Edge| edge.checks.contains(&next.check);
    let waits = |edge: &&Edge| {
        let checks = edge.checks.iter().filter_map(|id| report.check(id));
        checks
            .into_iter()
            .any(|check| check.blocked_by.contains(&next.check))
    };
    failed().find(is_own).or_else(|| failed().find(waits))
}

/// One stretch of the line.
type Span = (String, Style);

fn line(picture: &Picture, edge: &Edge, canvas: &Canvas) -> Option<String> {
    let unicode = canvas.unicode();
    let (rail, head, beyond) = if unicode {
        ("──", "▶", "╌╌")
    } else {
        ("--", ">", "..")
    };
    let mut open: Vec<Span> = Vec::new();
    for step in before(picture, edge) {
        let ink = Style::of_outcome(step.outcome);
        open.push((node(picture, &step.from), Style::Plain));
        open.push((format!("{rail}{head}"), ink));
    }
    let stop = edge.stops.first()?;
    let mark = marker(Outcome::Failed, unicode);
    let stopped = format!("{rail}{mark} {}", clean(picture.stop_name(edge, stop)));
    let last = [
        (node(picture, &edge.from), Style::Plain),
        (stopped.trim_end().to_owned(), Style::Bad),
        (format!("{beyond}{head}"), Style::Faint),
        (node(picture, &edge.to), Style::Plain),
    ];
    let room = canvas.width().checked_sub(2)?;
    let width = |spans: &[Span]| {
        let texts: usize = spans.iter().map(|(text, _)| text.width()).sum();
        texts + spans.len().saturating_sub(1)
    };
    // What is far from the break goes first.
    let mut spans: Vec<Span> = open.iter().chain(&last).cloned().collect();
    let mut left_out = 0;
    while width(&spans) > room && left_out < open.len() {
        left_out += 2;
        let dots = if unicode { "…" } else { "..." };
        let rest = open.iter().skip(left_out).chain(&last).cloned();
        spans = std::iter::once((dots.to_owned(), Style::Faint))
            .chain(rest)
            .collect();
    }
    if width(&spans) > room {
        return None;
    }
    let painted = spans.iter().map(|(text, ink)| {
        if canvas.colour() {
            ink.paint(text)
        } else {
            text.clone()
        }
    });
    Some(format!("  {}", painted.collect::<Vec<_>>().join(" ")))
}

/// The traffic that leads to an edge, from where it starts.
fn before<'p>(picture: &'p Picture, edge: &'p Edge) -> Vec<&'p Edge> {
    let mut steps: Vec<&Edge> = Vec::new();
    if edge.kind != EdgeKind::Traffic {
        return steps;
    }
    let mut start = edge.from.as_str();
    while let Some(step) = picture
        .edges
        .iter()
        .find(|step| step.kind == EdgeKind::Traffic && step.to == start)
    {
        // Traffic in a circle has no start.
        if steps.contains(&step) || step == edge {
            break;
        }
        steps.push(step);
        start = &step.from;
    }
    steps.reverse();
    steps
}

fn node(picture: &Picture, id: &str) -> String {
    picture.node(id).map(name).unwrap_or_default()
}
