//! Tables of runs and of the changes between them. Names and titles are untrusted, as in every reporter.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use unicode_width::UnicodeWidthStr;

use crate::class::comparison::Comparison;
use crate::class::store::{Run, RunEntry, Tally};
use crate::reporter::TerminalOptions;
use crate::reporter::text::{one_line, shortened};
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{OutcomeChange, Trend, changes};

/// The spaces beside a cell, on both sides together.
const PADDING: usize = 2;

/// Writes tables in one language, in the width of the terminal.
#[derive(Debug, Clone, Copy)]
pub struct RunTables<'a> {
    /// The language.
    pub locale: &'a Locale,
    /// What the terminal can show.
    pub options: TerminalOptions,
}

/// The result of one attendee in one run.
#[derive(Debug)]
pub struct AttendeeRun {
    /// The run.
    pub run: Run,
    /// The attendee's result in it.
    pub row: RunEntry,
    /// Why attempts before the last one failed.
    pub earlier_errors: Vec<String>,
}

impl AttendeeRun {
    /// The object of `history --json`.
    pub fn json(&self) -> Value {
        let mut fields = Map::new();
        let mut set = |name: &str, value: Value| fields.insert(name.to_owned(), value);
        set("run", json!(self.run.id));
        set("started_at", json!(self.run.started_at));
        set("entry", json!(self.row.entry));
        if self.run.is_live() {
            set("live", json!(true));
            set("looked_at", json!(self.row.graded_at));
        }
        if !self.earlier_errors.is_empty() {
            set("earlier_errors", json!(self.earlier_errors));
        }
        Value::Object(fields)
    }
}

impl RunTables<'_> {
    /// The runs of a class, one per line.
    pub fn runs(&self, runs: &[(Run, Tally)]) -> String {
        if runs.is_empty() {
            return format!("{}\n", self.locale.label("history-none"));
        }
        let mut table = self.table(&[
            "history-run",
            "history-date",
            "history-passed",
            "history-failed",
            "history-not-done",
            "history-pending",
            "history-unknown",
            "history-not-graded",
            "history-points",
            "history-average",
        ]);
        for (run, tally) in runs {
            let state = match run.finished_at {
                _ if run.is_live() => Some("history-live"),
                Some(_) => None,
                None => Some("history-unfinished"),
            };
            let begun = date(run.started_at);
            let date = state.map_or(begun.clone(), |state| {
                format!("{begun} ({})", self.locale.label(state))
            });
            table.add_row([
                run.id.to_string(),
                date,
                tally.passed.to_string(),
                tally.failed.saturating_sub(tally.not_done).to_string(),
                tally.not_done.to_string(),
                tally.pending.to_string(),
                tally.unknown.to_string(),
                tally.not_graded.to_string(),
                format!("{}/{}", tally.points, tally.max),
                average(*tally),
            ]);
        }
        align_numbers(&mut table, &[0, 2, 3, 4, 5, 6, 7, 8, 9]);
        format!("{}\n", laid_out(&mut table))
    }

    /// The runs of one attendee: points, and the checks that passed newly or failed again since the run before.
    pub fn attendee(&self, results: &[AttendeeRun]) -> String {
        let mut table = self.table(&[
            "history-run",
            "history-date",
            "history-points",
            "history-changes",
        ]);
        for (place, result) in results.iter().enumerate() {
            let entry = &result.row.entry;
            let same = |other: &&AttendeeRun| {
                let other = &other.row.entry;
                other.account_id == entry.account_id && other.name == entry.name
            };
            let earlier = results.iter().take(place).rev().filter(same);
            let mut earlier = earlier.filter_map(|former| {
                let report = former.row.entry.report.as_deref()?;
                Some((&former.run, report))
            });
            let (points, changed) = match (&entry.report, earlier.next()) {
                (Some(report), former) => (
                    format!("{}/{}", report.score.points, report.score.max),
                    former.map_or_else(String::new, |(run, former)| {
                        let changed = self.changed(&changes(former, report));
                        if !changed.is_empty() && run.is_of_other_suite(&result.run) {
                            format!("{changed}\n{}", self.locale.label("diff-other-suite"))
                        } else {
                            changed
                        }
                    }),
                ),
                (None, _) => ("–".to_owned(), self.reasons(result)),
            };
            // The run of a live board began with its first start, but has the latest result.
            let (graded_at, live) = if result.run.is_live() {
                (
                    result.row.graded_at,
                    format!(" ({})", self.locale.label("history-live")),
                )
            } else {
                (result.run.started_at, String::new())
            };
            let date = format!("{}{live}", date(graded_at));
            table.add_row([result.run.id.to_string(), date, points, changed]);
        }
        align_numbers(&mut table, &[0, 2]);
        format!("{}\n", laid_out(&mut table))
    }

    /// How each check changed between two runs. Without `all`, only those that changed for an attendee.
    pub fn comparison(
        &self,
        before: i64,
        after: i64,
        comparison: &Comparison,
        all: bool,
    ) -> String {
        let heading = Message::new("diff-heading")
            .with("before", before)
            .with("after", after)
            .with("count", comparison.compared);
        let mut text = format!("{}\n", self.locale.text(&heading));
        if comparison.suite_changed {
            text.push_str(&format!("{}\n", self.locale.label("diff-other-suite")));
        }
        text.push('\n');
        let mut table = self.table(&[
            "diff-check",
            "diff-newly-green",
            "diff-broken-again",
            "diff-unchanged",
            "diff-unclear",
        ]);
        let checks = comparison.checks.iter();
        let shown: Vec<_> = checks.filter(|check| all || check.has_changed()).collect();
        for check in &shown {
            table.add_row([
                shortened(one_line(&check.title)),
                check.newly_green.count().to_string(),
                check.broken_again.count().to_string(),
                check.unchanged.to_string(),
                check.unclear.to_string(),
            ]);
        }
        align_numbers(&mut table, &[1, 2, 3, 4]);
        text.push_str(&if shown.is_empty() {
            self.locale.label("diff-nothing")
        } else {
            laid_out(&mut table)
        });
        text.push('\n');
        let inert = |names: &mut dyn Iterator<Item = &str>| names.map(one_line).collect::<Vec<_>>();
        for check in &comparison.checks {
            for (label, who) in [
                ("diff-newly-green", &check.newly_green),
                ("diff-broken-again", &check.broken_again),
            ] {
                if who.count() > 0 {
                    let title = shortened(one_line(&check.title));
                    let label = self.locale.label(label);
                    let who = self
                        .locale
                        .labelled(&title, &inert(&mut comparison.names(who)).join(", "));
                    text.push_str(&format!("\n{}", self.locale.labelled(&label, &who)));
                }
            }
        }
        if !comparison.left_out.is_empty() {
            let left = Message::new("diff-left-out").with(
                "names",
                inert(&mut comparison.left_out.iter().map(String::as_str)),
            );
            text.push_str(&format!("\n{}", self.locale.text(&left)));
        }
        format!("{}\n", text.trim_end())
    }

    /// The errors of all attempts, the last one first.
    fn reasons(&self, result: &AttendeeRun) -> String {
        let last = result.row.entry.error.iter().cloned();
        let earlier = result.earlier_errors.iter().rev().map(|error| {
            let earlier = Message::new("history-earlier-error").with("error", error);
            self.locale.text(&earlier)
        });
        let lines: Vec<String> = last
            .chain(earlier)
            .map(|reason| shortened(one_line(&reason)))
            .collect();
        lines.join("\n")
    }

    fn changed(&self, changes: &[OutcomeChange]) -> String {
        let line = |change: &OutcomeChange| {
            let label = match Trend::between(change.before, change.after) {
                Trend::NewlyGreen => "diff-newly-green",
                Trend::BrokenAgain => "diff-broken-again",
                Trend::Unchanged | Trend::Unclear => return None,
            };
            let title = shortened(one_line(&change.title));
            Some(self.locale.labelled(&self.locale.label(label), &title))
        };
        changes
            .iter()
            .filter_map(line)
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn table(&self, headings: &[&'static str]) -> Table {
        plain_table(self.locale, self.options, headings)
    }
}

/// A table without lines, in the width of the terminal.
pub(super) fn plain_table(
    locale: &Locale,
    options: TerminalOptions,
    headings: &[&'static str],
) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(options.width).unwrap_or(u16::MAX))
        .set_header(headings.iter().map(|id| locale.label(id)));
    table
}

/// The table as text. No word is broken, such as a date or a number of points, where the terminal has room for that.
pub(super) fn laid_out(table: &mut Table) -> String {
    let mut widths: Vec<usize> = Vec::new();
    for row in table.header().into_iter().chain(table.row_iter()) {
        for (column, cell) in row.cell_iter().enumerate() {
            let content = cell.content();
            let longest = content.split_whitespace().map(UnicodeWidthStr::width).max();
            let longest = longest.unwrap_or_default();
            match widths.get_mut(column) {
                Some(width) => *width = longest.max(*width),
                None => widths.push(longest),
            }
        }
    }
    let room = table.width().map_or(usize::MAX, usize::from);
    let fits = |padding: &usize| widths.iter().map(|width| width + padding).sum::<usize>() <= room;
    // Where there is little room, one space between cells is better than a broken word.
    if let Some(padding) = [PADDING, 1].into_iter().find(fits) {
        for (column, width) in table.column_iter_mut().zip(widths) {
            if padding < PADDING {
                column.set_padding((0, 1));
            }
            let width = u16::try_from(width + padding).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width)));
        }
    }
    table.trim_fmt()
}

fn align_numbers(table: &mut Table, columns: &[usize]) {
    for column in columns {
        if let Some(column) = table.column_mut(*column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}

fn date(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

fn average(tally: Tally) -> String {
    match tally.graded() {
        0 => "–".to_owned(),
        graded => format!("{:.1}", tally.points as f64 / graded as f64),
    }
}
