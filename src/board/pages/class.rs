//! What the overview, the room's view and the projector's page show of the class.

use super::{Audience, count_of, percent};
use crate::board::listing::Listing;
use crate::board::view::{BoardView, Place};
use crate::reporter::html::view::{self, Link, clean, link};
use crate::reporter::state::StepState;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;

/// A figure of the whole class.
pub(super) struct Figure {
    pub label: String,
    pub value: String,
    /// The class of the style sheet, for a figure that asks for attention.
    pub class: &'static str,
}

/// A root cause that several attendees share, in words of the suite only.
pub(super) struct Lesson {
    /// "9 of 40".
    pub counted: String,
    pub title: String,
    pub page: Link,
}

/// How many attendees are at one page.
pub(super) struct Bar {
    pub label: String,
    pub href: Option<String>,
    pub count: usize,
    /// The share of the longest bar.
    pub percent: usize,
    pub class: &'static str,
}

/// The step titles with their page links: those of the first report.
pub(super) fn headings(view: &BoardView) -> Vec<Link> {
    view::headings(&view.book)
}

/// `recent` is how many checks have passed recently.
pub(super) fn figures(
    view: &BoardView,
    recent: usize,
    audience: Audience,
    locale: &Locale,
) -> Vec<Figure> {
    let book = &view.book;
    let total = book.entries.len();
    let figure = |id: &'static str, value: String| Figure {
        label: locale.label(id),
        value,
        class: "",
    };
    let finished = book.reports();
    let passed = StepState::Judged(Outcome::Passed);
    let finished = finished.filter(|report| StepState::of_report(report) == passed);
    let (points, max) = book.reports().fold((0, 0), |(points, max), report| {
        let score = &report.score;
        (points + u64::from(score.points), max + u64::from(score.max))
    });
    let average = if max > 0 {
        points as f64 / max as f64
    } else {
        0.0
    };
    let errors = book.entries.iter().filter(|entry| entry.error.is_some());
    let asking = view.asking().len();
    let mut figures = vec![
        figure("board-finished", count_of(finished.count(), total, locale)),
        figure("board-average", percent(average, locale)),
        figure("board-recent", recent.to_string()),
    ];
    // Only the instructor sees that anybody asks for help.
    if audience == Audience::Instructor {
        figures.push(Figure {
            class: if asking > 0 { "wanted" } else { "" },
            ..figure("board-help", asking.to_string())
        });
    }
    figures.push(figure(
        "report-not-graded",
        count_of(errors.count(), total, locale),
    ));
    figures
}

/// The largest groups of attendees who share a root cause. No text is of an account: titles and pages are the suite's.
pub(super) fn lessons(view: &BoardView, most: usize, locale: &Locale) -> Vec<Lesson> {
    let groups = view.counted.signal.groups.iter().take(most);
    let lesson = |group: &workshop_check_core::report::CauseGroup| Lesson {
        counted: count_of(group.members.len(), view.counted.signal.graded, locale),
        title: clean(&group.title),
        page: link(&group.step_title, &group.page_url),
    };
    groups.map(lesson).collect()
}

/// How many attendees have which first page that is not done, and how many are done.
pub(super) fn funnel(view: &BoardView, audience: Audience, locale: &Locale) -> Vec<Bar> {
    let steps = view.book.reports().next().map(Report::columns);
    let steps = steps.unwrap_or_default();
    let count = |place: Place| {
        let standings = view.counted.standings.iter();
        standings.filter(|standing| standing.place == place).count()
    };
    let path = match audience {
        Audience::Instructor => "/",
        Audience::Room => super::super::site::ROOM,
    };
    let href = |listing: Listing| Some(listing.href(path));
    let mut bars = Vec::new();
    for (position, step) in steps.iter().enumerate() {
        let listing = Listing {
            step: Some(step.id.to_string()),
            ..Listing::default()
        };
        bars.push(Bar {
            label: clean(&step.title),
            href: href(listing),
            count: count(Place::Page(position)),
            percent: 0,
            class: "open",
        });
    }
    let mut rest = |place: Place, label: &'static str, listing: Option<Listing>, class| {
        let count = count(place);
        if count > 0 || place == Place::Done {
            bars.push(Bar {
                label: locale.label(label),
                href: listing.and_then(href),
                count,
                percent: 0,
                class,
            });
        }
    };
    let parsed = |query: &str| Some(Listing::parse(query));
    rest(
        Place::Done,
        "board-finished",
        parsed("show=passed"),
        "passed",
    );
    rest(
        Place::NotGraded,
        "report-not-graded",
        parsed("show=not-graded"),
        "unknown",
    );
    rest(Place::NotYet, "board-not-yet", None, "blocked");
    let longest = bars.iter().map(|bar| bar.count).max().unwrap_or_default();
    for bar in &mut bars {
        bar.percent = (bar.count * 100).checked_div(longest).unwrap_or_default();
    }
    bars
}

/// The state of each step of a report.
pub(super) fn states(report: &Report) -> Vec<StepState> {
    report.columns().iter().map(StepState::of).collect()
}

/// "3 of 8 pages done", for readers who cannot see the marks.
pub(super) fn pages_done(report: &Report, locale: &Locale) -> String {
    let columns = report.columns();
    let passed = columns.iter();
    let passed = passed.filter(|step| StepState::of(step) == StepState::Judged(Outcome::Passed));
    let text = Message::new("board-pages-done")
        .with("done", passed.count())
        .with("total", columns.len());
    locale.text(&text)
}
