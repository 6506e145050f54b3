//! A class: its results, its common difficulties, and the accounts that could not be read.

use super::canvas::Canvas;
use super::style::Style;
use super::table::{self, cut};
use crate::reporter::teaching;
use crate::reporter::text::web_link;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{CheckSignal, ClassHistory, Entry, Gradebook, TeachingSignal};

/// The most groups that are listed.
const MOST_GROUPS: usize = 8;
/// How many of the checks are listed that most attendees fail.
const MOST_CHECKS: usize = 5;
/// Writes the table, its pages, and the difficulties of the class.
pub fn write(
    canvas: &mut Canvas,
    book: &Gradebook,
    history: Option<&ClassHistory>,
    locale: &Locale,
) {
    if let Some(report) = book.reports().next() {
        canvas.item("", Style::Plain, &report.suite.title, Style::Strong);
        canvas.gap();
        let beside = table::write(canvas, book, report, locale);
        for (step, number) in report.steps.iter().zip(1..) {
            let text = format!("{} ({})", step.title, step.score.max);
            canvas.item(&format!("{number:>2}  "), Style::Faint, &text, Style::Plain);
        }
        canvas.gap();
        if !beside {
            causes(canvas, book, locale);
        }
    }
    let signal = TeachingSignal::new(book, history);
    groups(canvas, &signal, locale);
    checks(canvas, &signal, locale);
    regressed(canvas, book, &signal, locale);
    unread(canvas, book, &signal, locale);
}

fn causes(canvas: &mut Canvas, book: &Gradebook, locale: &Locale) {
    let first = |entry: &Entry| entry.report.as_ref()?.root_causes.first().cloned();
    let causes: Vec<_> = book
        .entries
        .iter()
        .filter_map(|entry| Some((entry, first(entry)?)))
        .collect();
    if causes.is_empty() {
        return;
    }
    canvas.item(
        "",
        Style::Plain,
        &locale.label("teaching-first"),
        Style::Strong,
    );
    for (entry, cause) in causes {
        let text = locale.labelled(&cut(&entry.name, 40), &cause.summary);
        canvas.item("  - ", Style::Bad, &text, Style::Plain);
    }
    canvas.gap();
}

fn groups(canvas: &mut Canvas, signal: &TeachingSignal, locale: &Locale) {
    if signal.groups.is_empty() {
        return;
    }
    canvas.item(
        "",
        Style::Plain,
        &locale.label("teaching-groups"),
        Style::Strong,
    );
    for group in signal.groups.iter().take(MOST_GROUPS) {
        let counted = locale.lead(&teaching::counted(group, signal, locale));
        let text = format!("{} → {}", teaching::lesson(group, locale), group.step_title);
        canvas.item(&format!("  {counted}"), Style::Bad, &text, Style::Plain);
        for way in teaching::ways(group) {
            canvas.item("    ", Style::Plain, &way, Style::Plain);
        }
        if let Some(url) = web_link(&group.page_url) {
            canvas.item("    ", Style::Plain, &url, Style::Link);
        }
    }
    more(canvas, signal.groups.len(), MOST_GROUPS, locale);
}

fn checks(canvas: &mut Canvas, signal: &TeachingSignal, locale: &Locale) {
    let mut checks: Vec<_> = signal
        .checks
        .iter()
        .filter(|check| check.stuck() > 0)
        .collect();
    if checks.is_empty() {
        return;
    }
    checks.sort_by_key(|check| std::cmp::Reverse(check.stuck()));
    canvas.item(
        "",
        Style::Plain,
        &locale.label("teaching-checks"),
        Style::Strong,
    );
    for check in checks.iter().take(MOST_CHECKS) {
        let counts = Message::new("teaching-counts")
            .with("title", &check.title)
            .with("failed", check.root_cause + check.follows)
            .with("blocked", check.blocked)
            .with("passed", check.passed);
        canvas.item("  - ", Style::Faint, &locale.text(&counts), Style::Plain);
        if let Some(to_green) = check.to_green {
            let text = teaching::to_green(to_green, locale);
            canvas.item("    ", Style::Plain, &text, Style::Faint);
        }
    }
    more(canvas, checks.len(), MOST_CHECKS, locale);
}

fn regressed(canvas: &mut Canvas, book: &Gradebook, signal: &TeachingSignal, locale: &Locale) {
    let has_regressed = |check: &&CheckSignal| !check.regressed.is_empty();
    let checks: Vec<_> = signal.checks.iter().filter(has_regressed).collect();
    if checks.is_empty() {
        return;
    }
    canvas.item(
        "",
        Style::Plain,
        &locale.label("teaching-regressed"),
        Style::Strong,
    );
    for check in checks.iter().take(MOST_GROUPS) {
        let text = teaching::regressed(check, book, locale);
        canvas.item("  - ", Style::Bad, &text, Style::Plain);
    }
    more(canvas, checks.len(), MOST_GROUPS, locale);
}

fn unread(canvas: &mut Canvas, book: &Gradebook, signal: &TeachingSignal, locale: &Locale) {
    if signal.unread.is_empty() {
        return;
    }
    canvas.item(
        "",
        Style::Plain,
        &locale.label("teaching-unread"),
        Style::Strong,
    );
    for unread in &signal.unread {
        let lead = format!("  {} × ", unread.members.len());
        canvas.item(&lead, Style::Unclear, &unread.reason, Style::Plain);
        let members = unread
            .members
            .iter()
            .filter_map(|member| book.entries.get(*member));
        for entry in members {
            canvas.item("    - ", Style::Faint, &entry.label(), Style::Plain);
        }
    }
    canvas.gap();
}

fn more(canvas: &mut Canvas, all: usize, shown: usize, locale: &Locale) {
    if let Some(more @ 1..) = all.checked_sub(shown) {
        let more = Message::new("report-more").with("count", more);
        canvas.item("  - ", Style::Faint, &locale.text(&more), Style::Plain);
    }
    canvas.gap();
}
