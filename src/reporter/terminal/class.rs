//! A class: who stands where, what many are stuck on, and who could not be looked at.

use std::iter::once;

use comfy_table::{Attribute, Cell, CellAlignment, Color, ColumnConstraint, Table, Width};
use unicode_width::UnicodeWidthStr;

use super::canvas::Canvas;
use super::ink::Ink;
use super::ladder::{marker, word};
use crate::locale::Locale;
use crate::message::Message;
use crate::report::{Entry, Gradebook, Outcome, Report, StepReport, TeachingSignal};
use crate::reporter::text::{one_line, web_link};

/// More groups than these are no longer one lesson.
const MOST_GROUPS: usize = 8;
/// The checks most are stuck on.
const MOST_CHECKS: usize = 5;
/// An account's id has twelve characters, and must not be broken: it is copied.
const NAME: std::ops::RangeInclusive<usize> = 12..=24;
/// A column for the root cause that is narrower than this is a tower of syllables.
const NARROWEST_CAUSE: usize = 28;

/// Writes the table, the pages it numbers, and what it says about the class.
pub fn write(canvas: &mut Canvas, book: &Gradebook, locale: &Locale) {
    if let Some(report) = book.reports().next() {
        canvas.item("", Ink::Plain, &report.suite.title, Ink::Strong);
        canvas.gap();
        let beside = table(canvas, book, report, locale);
        for (step, number) in report.steps.iter().zip(1..) {
            let text = format!("{} ({})", step.title, step.score.max);
            canvas.item(&format!("{number:>2}  "), Ink::Faint, &text, Ink::Plain);
        }
        canvas.gap();
        if !beside {
            causes(canvas, book, locale);
        }
    }
    let signal = TeachingSignal::of(book);
    groups(canvas, &signal, locale);
    checks(canvas, &signal, locale);
    unread(canvas, book, &signal, locale);
}

/// Attendees × steps. Whether the first root cause found a place beside them.
fn table(canvas: &mut Canvas, book: &Gradebook, first: &Report, locale: &Locale) -> bool {
    let rows: Vec<Row<'_>> = book
        .entries
        .iter()
        .map(|entry| Row::of(entry, locale))
        .collect();
    let names = rows
        .iter()
        .map(|row| row.name.lines().map(|line| line.width()).max().unwrap_or(0));
    let name = names.max().unwrap_or(0).clamp(*NAME.start(), *NAME.end());
    let total = rows.iter().map(|row| row.points.width()).max().unwrap_or(0);
    let outcome = rows
        .iter()
        .map(|row| row.outcome.1.width() + 2)
        .max()
        .unwrap_or(0);
    let steps = first.steps.len();
    let points = first
        .steps
        .iter()
        .map(|step| step.score.max.to_string().len())
        .max()
        .unwrap_or(0);
    // Two spaces between columns, one between steps.
    let used = |step: usize| name + 2 + steps * (step + 1) + 1 + total + 2 + outcome;
    let with_points = used(points + 1) <= canvas.width();
    let step = if with_points { points + 1 } else { 2 };
    let beside = used(step) + 2 + NARROWEST_CAUSE <= canvas.width();

    let mut table = Table::new();
    table.load_style(comfy_table::presets::NOTHING);
    table.force_no_tty();
    if canvas.colour() {
        table.enforce_styling();
    }
    let numbers = (1..=steps).map(|number| Cell::new(number).set_alignment(CellAlignment::Right));
    let labels = [
        "report-attendee",
        "report-score",
        "report-result",
        "report-cause",
    ];
    let mut labels = labels.map(|id| Cell::new(locale.label(id))).into_iter();
    let mut header: Vec<Cell> = labels.by_ref().take(1).chain(numbers).collect();
    header.extend(labels.take(if beside { 3 } else { 2 }));
    table.set_header(header);
    for row in &rows {
        table.add_row(row.cells(canvas, steps, with_points, beside));
    }
    let mut widths = vec![(name, 2)];
    widths.extend((1..=steps).map(|number| (step, if number == steps { 2 } else { 1 })));
    widths.extend([(total, 2), (outcome, 2)]);
    if beside {
        widths.push((canvas.width() - used(step) - 2, 0));
    }
    for (column, (width, gap)) in table.column_iter_mut().zip(widths) {
        column.set_padding((0, gap));
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width + gap)));
    }
    table.lines().for_each(|line| canvas.line(line.trim_end()));
    canvas.gap();
    beside
}

struct Row<'a> {
    name: String,
    steps: &'a [StepReport],
    points: String,
    outcome: (Outcome, String),
    cause: String,
}

impl<'a> Row<'a> {
    fn of(entry: &'a Entry, locale: &Locale) -> Self {
        let report = entry.report.as_ref();
        // Without a report it is neither right nor wrong.
        let outcome = report.map_or(Outcome::Unknown, |report| report.outcome);
        let cause = report.and_then(|report| report.root_causes.first());
        let names = [&entry.name, &entry.account_id].map(|name| cut(name, *NAME.end()));
        let name = match entry.name == entry.account_id {
            true => names[1].clone(),
            false => names.join("\n"),
        };
        Row {
            name,
            steps: report
                .map(|report| report.steps.as_slice())
                .unwrap_or_default(),
            points: report
                .map(|report| format!("{}/{}", report.score.points, report.score.max))
                .unwrap_or_default(),
            outcome: (outcome, word(outcome, locale)),
            cause: cause
                .map(|cause| cut(&cause.summary, 3 * NARROWEST_CAUSE))
                .unwrap_or_default(),
        }
    }

    fn cells(&self, canvas: &Canvas, steps: usize, with_points: bool, beside: bool) -> Vec<Cell> {
        let mut cells = vec![Cell::new(&self.name)];
        let marked = |outcome: Outcome| marker(outcome, canvas.unicode());
        let steps_here = self.steps.iter().take(steps).map(|step| {
            let points = match with_points {
                true => format!("{}{}", marked(step.outcome), step.score.points),
                false => marked(step.outcome).to_owned(),
            };
            inked(Cell::new(points), step.outcome).set_alignment(CellAlignment::Right)
        });
        cells.extend(steps_here);
        cells.resize_with(steps + 1, || Cell::new(""));
        cells.push(Cell::new(&self.points).set_alignment(CellAlignment::Right));
        let outcome = format!("{} {}", marked(self.outcome.0), self.outcome.1);
        cells.push(inked(Cell::new(outcome), self.outcome.0));
        cells.extend(once(Cell::new(&self.cause)).filter(|_| beside));
        cells
    }
}

/// The colour that `Ink` gives an outcome, in the words of the table's crate, which measures cells without it.
fn inked(cell: Cell, outcome: Outcome) -> Cell {
    match Ink::of(outcome) {
        Ink::Good => cell.fg(Color::DarkGreen),
        Ink::Bad => cell.fg(Color::DarkRed).add_attribute(Attribute::Bold),
        Ink::Busy => cell.fg(Color::DarkYellow),
        Ink::Unclear => cell.fg(Color::DarkMagenta),
        _ => cell.add_attribute(Attribute::Dim),
    }
}

/// A line of at most that many columns.
fn cut(text: &str, columns: usize) -> String {
    let text = one_line(text);
    if text.width() <= columns {
        return text;
    }
    let mut line = String::new();
    for c in text.chars() {
        line.push(c);
        if line.width() >= columns {
            line.pop();
            break;
        }
    }
    line + "…"
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
    canvas.item("", Ink::Plain, &locale.label("teaching-first"), Ink::Strong);
    for (entry, cause) in causes {
        let text = format!("{}: {}", cut(&entry.name, 40), cause.summary);
        canvas.item("  - ", Ink::Bad, &text, Ink::Plain);
    }
    canvas.gap();
}

fn groups(canvas: &mut Canvas, signal: &TeachingSignal, locale: &Locale) {
    if signal.groups.is_empty() {
        return;
    }
    canvas.item(
        "",
        Ink::Plain,
        &locale.label("teaching-groups"),
        Ink::Strong,
    );
    for group in signal.groups.iter().take(MOST_GROUPS) {
        let counted = Message::new("teaching-of")
            .with("count", group.members.len())
            .with("total", signal.graded);
        let text = format!("{} → {}", group.title, group.step_title);
        canvas.item(
            &format!("  {}: ", locale.text(&counted)),
            Ink::Bad,
            &text,
            Ink::Plain,
        );
        if let Some(url) = web_link(&group.page_url) {
            canvas.item("    ", Ink::Plain, &url, Ink::Link);
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
        Ink::Plain,
        &locale.label("teaching-checks"),
        Ink::Strong,
    );
    for check in checks.iter().take(MOST_CHECKS) {
        let counts = Message::new("teaching-counts")
            .with("title", &check.title)
            .with("failed", check.root_cause + check.follows)
            .with("blocked", check.blocked)
            .with("passed", check.passed);
        canvas.item("  - ", Ink::Faint, &locale.text(&counts), Ink::Plain);
    }
    more(canvas, checks.len(), MOST_CHECKS, locale);
}

fn unread(canvas: &mut Canvas, book: &Gradebook, signal: &TeachingSignal, locale: &Locale) {
    if signal.unread.is_empty() {
        return;
    }
    canvas.item(
        "",
        Ink::Plain,
        &locale.label("teaching-unread"),
        Ink::Strong,
    );
    for unread in &signal.unread {
        let lead = format!("  {} × ", unread.members.len());
        canvas.item(&lead, Ink::Unclear, &unread.reason, Ink::Plain);
        let members = unread
            .members
            .iter()
            .filter_map(|member| book.entries.get(*member));
        for entry in members {
            canvas.item("    - ", Ink::Faint, &entry.label(), Ink::Plain);
        }
    }
    canvas.gap();
}

fn more(canvas: &mut Canvas, all: usize, shown: usize, locale: &Locale) {
    if let Some(more @ 1..) = all.checked_sub(shown) {
        let more = Message::new("report-more").with("count", more);
        canvas.item("  - ", Ink::Faint, &locale.text(&more), Ink::Plain);
    }
    canvas.gap();
}
