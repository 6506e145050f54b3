//! The table of attendees × steps, in the width of the terminal.

use std::borrow::Cow;
use std::io::{self, Write};
use std::iter::once;

use comfy_table::{Cell, CellAlignment, ColumnConstraint, Table, Width};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::canvas::Canvas;
use super::style::Style;
use crate::reporter::state::StepState;
use crate::reporter::text::one_line;
use crate::reporter::{Book, Overview};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{Entry, Score, StepReport};
use workshop_check_core::verdict::Outcome;

/// An account id has twelve characters. It is not broken, so that it can be copied.
const NAME: std::ops::RangeInclusive<usize> = 12..=24;
/// The minimum width of the column for the root cause.
const NARROWEST_CAUSE: usize = 28;

/// How many rows are laid out and written at a time.
const ROWS_AT_A_TIME: usize = 200;

/// Writes the table. Returns whether there was room for the column with the first root cause.
///
/// # Errors
/// Those of `out` and of the book.
pub fn write(
    canvas: &mut Canvas,
    book: &dyn Book,
    overview: &Overview,
    out: &mut dyn Write,
    locale: &Locale,
) -> io::Result<bool> {
    let labels = [
        "report-attendee",
        "report-score",
        "report-result",
        "report-cause",
    ];
    let labels = labels.map(|id| locale.label(id));
    let layout = Layout::new(canvas.width(), overview, &labels, locale);
    let numbers = (1..=layout.steps).map(|number| number.to_string());
    let [name, score, result, cause] = labels;
    let header = once(name).chain(numbers).chain([score]);
    let header = header.chain(once(result).filter(|_| layout.outcome > 0));
    let header = header.chain(once(cause).filter(|_| layout.cause > 0));
    let right = 1..=layout.steps;
    let header = header.enumerate().map(|(column, label)| {
        let cell = Cell::new(label);
        if right.contains(&column) {
            (cell.set_alignment(CellAlignment::Right), Style::Plain)
        } else {
            (cell, Style::Plain)
        }
    });
    write_row(canvas, &layout, header.collect());
    let mut rows = 0;
    for entry in book.entries() {
        let entry = entry?;
        let cells = Row::new(&entry, locale).cells(canvas, &layout);
        write_row(canvas, &layout, cells);
        rows += 1;
        if rows == ROWS_AT_A_TIME {
            canvas.flush(out)?;
            rows = 0;
        }
    }
    canvas.gap();
    canvas.flush(out)?;
    Ok(layout.cause > 0)
}

/// Writes the lines of a row. All rows have the same widths, so that each is laid out as a table of its own.
fn write_row(canvas: &mut Canvas, layout: &Layout, cells: Vec<(Cell, Style)>) {
    let (cells, styles): (Vec<Cell>, Vec<Style>) = cells.into_iter().unzip();
    let mut table = Table::new();
    table.load_style(comfy_table::presets::NOTHING);
    table.add_row(cells);
    let columns = layout.columns();
    for (column, (width, gap)) in table.column_iter_mut().zip(&columns) {
        let [width, gap] =
            [width + gap, *gap].map(|width| u16::try_from(width).unwrap_or(u16::MAX));
        column.set_padding((0, gap));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
    for line in table.lines() {
        let line = line.trim_end();
        if canvas.colour() {
            canvas.line(&painted(line, &columns, &styles));
        } else {
            canvas.line(line);
        }
    }
}

/// A line of the table with each column in its style. Colour is added to what is laid out, so that nothing measures it.
fn painted(line: &str, columns: &[(usize, usize)], styles: &[Style]) -> String {
    let mut painted = String::new();
    let mut rest = line;
    for ((width, gap), style) in columns.iter().zip(styles) {
        let (cell, after) = rest.split_at(end_of_columns(rest, width + gap));
        let text = cell.trim();
        let [before, behind] = match cell.split_once(text) {
            Some((before, behind)) if !text.is_empty() => [before, behind],
            _ => [cell, ""],
        };
        painted.push_str(before);
        if !text.is_empty() {
            painted.push_str(&style.paint(text));
        }
        painted.push_str(behind);
        rest = after;
    }
    painted + rest
}

/// The place in a line behind so many columns of the terminal.
fn end_of_columns(line: &str, columns: usize) -> usize {
    let mut used = 0;
    for (place, c) in line.char_indices() {
        used += c.width().unwrap_or(0);
        if used > columns {
            return place;
        }
    }
    line.len()
}

/// The widths of the columns. A column of width 0 is left out.
struct Layout {
    name: usize,
    steps: usize,
    step: usize,
    with_points: bool,
    total: usize,
    outcome: usize,
    cause: usize,
}

impl Layout {
    /// The columns that fit. First the points of the steps are left out, then the word for the outcome.
    fn new(width: usize, overview: &Overview, labels: &[String; 4], locale: &Locale) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = usize>, label: &str| {
            texts.max().unwrap_or(0).max(label.width())
        };
        let steps = overview.heading.iter().flat_map(|heading| &heading.steps);
        let [name, score, result, _] = labels;
        let names = overview.names.iter();
        let names = &mut names.flat_map(|(name, id)| [name, id].map(name_width));
        let natural = widest(names, name).clamp(*NAME.start(), *NAME.end());
        let most = steps
            .clone()
            .map(|step| earned(step.score, step.bonus, |score| score.max).len() + 1)
            .max();
        let results = overview.results.keys();
        let points = results.clone().filter(|result| result.state.is_some());
        let points = points.map(|result| {
            let score = Score {
                points: result.points,
                max: result.max,
            };
            score.or_bonus(result.bonus).width()
        });
        let unread = StepState::Judged(Outcome::Unknown);
        let states = results.map(|result| result.state.unwrap_or(unread));
        let full = Layout {
            name: natural,
            steps: steps.count(),
            step: most.unwrap_or(0).max(2),
            with_points: true,
            total: widest(&mut { points }, score),
            outcome: widest(
                &mut states.map(|state| state.word(locale).width() + 2),
                result,
            ),
            cause: 0,
        };
        let marks = Layout {
            step: full.steps.to_string().len(),
            with_points: false,
            ..full
        };
        let short = Layout {
            outcome: 0,
            ..marks
        };
        let fits = |layout: &Layout, name: usize| layout.used() - layout.name + name <= width;
        let mut layout = match (fits(&full, natural), fits(&marks, *NAME.start())) {
            (true, _) => full,
            (false, true) => marks,
            (false, false) => short,
        };
        let over = layout.used().saturating_sub(width);
        layout.name = layout.name.saturating_sub(over).max(*NAME.start());
        let rest = width.saturating_sub(layout.used() + 2);
        layout.cause = if rest >= NARROWEST_CAUSE { rest } else { 0 };
        layout
    }

    /// The width of all columns with the gaps between them.
    fn columns(&self) -> Vec<(usize, usize)> {
        let steps =
            (1..=self.steps).map(|step| (self.step, if step == self.steps { 2 } else { 1 }));
        let all = once((self.name, 2)).chain(steps);
        let all = all.chain([(self.total, 2), (self.outcome, 2), (self.cause, 2)]);
        let mut shown: Vec<_> = all.filter(|(width, _)| *width > 0).collect();
        shown
            .iter_mut()
            .last()
            .into_iter()
            .for_each(|(_, gap)| *gap = 0);
        shown
    }

    fn used(&self) -> usize {
        self.columns().iter().map(|(width, gap)| width + gap).sum()
    }
}

struct Row<'a> {
    name: String,
    steps: Cow<'a, [StepReport]>,
    points: String,
    outcome: (StepState, String),
    cause: String,
}

impl<'a> Row<'a> {
    fn new(entry: &'a Entry, locale: &Locale) -> Self {
        let report = entry.report.as_ref();
        // Without a report it is neither right nor wrong.
        let unread = StepState::Judged(Outcome::Unknown);
        let outcome = report.map_or(unread, |report| StepState::of_report(report));
        let cause = report.and_then(|report| report.root_causes.first());
        let unknown = || Some(report?.unknown_reasons().first()?.with_actions());
        let cause = cause.map(|cause| cause.summary.clone());
        let cause = cause.or_else(unknown).or_else(|| entry.error.clone());
        let names = [&entry.name, &entry.account_id].map(|name| cut(name, *NAME.end()));
        let name = if entry.name == entry.account_id {
            names[1].clone()
        } else {
            names.join("\n")
        };
        Row {
            name,
            steps: report.map(|report| report.columns()).unwrap_or_default(),
            points: report
                .map(|report| report.score.or_bonus(report.bonus))
                .unwrap_or_default(),
            outcome: (outcome, outcome.word(locale)),
            cause: cut(&cause.unwrap_or_default(), 3 * NARROWEST_CAUSE),
        }
    }

    fn cells(&self, canvas: &Canvas, layout: &Layout) -> Vec<(Cell, Style)> {
        let plain = |text: &str| (Cell::new(text), Style::Plain);
        let mut cells = vec![plain(&self.name)];
        let steps_here = self.steps.iter().take(layout.steps).map(|step| {
            let state = StepState::of(step);
            let mark = state.marker(canvas.unicode());
            let points = if layout.with_points {
                let points = earned(step.score, step.bonus, |score| score.points);
                format!("{mark}{points}")
            } else {
                mark.to_owned()
            };
            let cell = Cell::new(points).set_alignment(CellAlignment::Right);
            (cell, state.style())
        });
        cells.extend(steps_here);
        cells.resize_with(layout.steps + 1, || plain(""));
        let points = Cell::new(&self.points).set_alignment(CellAlignment::Right);
        cells.push((points, Style::Plain));
        let (state, word) = &self.outcome;
        let outcome = format!("{} {word}", state.marker(canvas.unicode()));
        let outcome = (Cell::new(outcome), state.style());
        cells.extend(once(outcome).filter(|_| layout.outcome > 0));
        cells.extend(once(plain(&self.cause)).filter(|_| layout.cause > 0));
        cells
    }
}

/// The points, or with a plus sign those of the bonus, where nothing else can be earned.
fn earned(score: Score, bonus: Option<Score>, number: impl Fn(Score) -> u32) -> String {
    match bonus {
        Some(bonus) if score.max == 0 => format!("+{}", number(bonus)),
        _ => number(score).to_string(),
    }
}

/// The width of a name in its column.
fn name_width(name: &str) -> usize {
    cut(name, *NAME.end()).width()
}

/// A line of at most that many columns.
pub fn cut(text: &str, columns: usize) -> String {
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
