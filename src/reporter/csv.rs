//! A class as a table for spreadsheets: one row for each attendee.

use std::io::{self, Write};

use indexmap::IndexSet;

use super::details;
use super::spreadsheet::{Columns, Rows, inert};
use super::state::StepState;
use super::{Book, ClassSetup, Format, Overview, Reporter};
use workshop_check_core::report::Entry;

pub(super) const FORMAT: Format = Format {
    name: "csv",
    about: "format-csv",
    about_one: false,
    make: |setup| Box::new(CsvReporter { class: setup.class }),
};

/// Writes one row per attendee: `name`, `account_id`, the roster's further columns, `outcome`, `points`, `max_points`,
/// `bonus` and `max_bonus` if the suite has a bonus, the points of each step under the step's id (of a step that is nothing
/// but a bonus, the points of that), and the first root cause as `root_cause` (the check's id), `page_url`,
/// `summary` and `fix`; `error` says why an account could not be graded, whose points are then empty, not zero.
/// `unknown` says why checks are unknown, `missing_actions` which IAM actions are missing, and `submitted_at` when an
/// attendee submitted the account that the instructor did not read. On request each check has a
/// column with its outcome, under the check's id. The last column, `state`, is the outcome as reports show it: it says `not-done`
/// in place of `failed` where nothing is wrong and something is left to do. Headers are always in English, because programs read them.
///
/// A spreadsheet reads an account id as a number and drops its leading zeros; only a formula would prevent it. To keep
/// them, import that column as text.
///
/// UTF-8 with a byte order mark, because without it Excel reads "Zoë" as "ZoÃ«" on a double click, and everything else
/// skips it; lines end in CR LF (RFC 4180). No cell is ever a formula, see [`inert`].
#[derive(Debug, Clone, Copy)]
pub struct CsvReporter<'a> {
    pub class: ClassSetup<'a>,
}

impl Reporter for CsvReporter<'_> {
    fn write(&self, book: &dyn Book, out: &mut dyn Write) -> io::Result<()> {
        let overview = self.class.overview(book)?;
        let table = Table::new(&overview, self.class.sheet.columns);
        out.write_all("\u{feff}".as_bytes())?;
        let mut rows = Rows::new(self.class.sheet.delimiter, out);
        rows.write(&table.header())?;
        for entry in book.entries() {
            rows.write(&table.row(&*entry?))?;
        }
        Ok(())
    }
}

/// The columns that differ from class to class.
struct Table<'a> {
    carried: Vec<&'a str>,
    has_bonus: bool,
    steps: Vec<&'a str>,
    checks: Vec<&'a str>,
}

impl<'a> Table<'a> {
    fn new(overview: &'a Overview, columns: Columns) -> Self {
        let checks = overview
            .checks
            .iter()
            .filter(|_| columns == Columns::Checks);
        Table {
            carried: overview.columns.iter().map(String::as_str).collect(),
            has_bonus: overview.results.keys().any(|result| result.bonus.is_some()),
            steps: overview.steps.iter().map(|step| step.as_str()).collect(),
            checks: checks.map(|check| check.as_str()).collect(),
        }
    }

    fn header(&self) -> Vec<String> {
        let before = ["name", "account_id"].into_iter();
        let middle = ["outcome", "points", "max_points"];
        let after = [
            "root_cause",
            "page_url",
            "summary",
            "fix",
            "error",
            "unknown",
            "missing_actions",
            "submitted_at",
            "state",
        ];
        let names = before
            .chain(self.carried.iter().copied())
            .chain(middle)
            .chain(
                ["bonus", "max_bonus"]
                    .into_iter()
                    .filter(|_| self.has_bonus),
            )
            .chain(self.steps.iter().copied())
            .chain(self.checks.iter().copied())
            .chain(after);
        let mut taken = IndexSet::new();
        for name in names {
            let name = inert(name);
            // A reader by name would lose one of two columns of the same name.
            let mut free = name.clone();
            let mut number = 1;
            while !taken.insert(free.clone()) {
                number += 1;
                free = format!("{name} ({number})");
            }
        }
        taken.into_iter().collect()
    }

    fn row(&self, entry: &Entry) -> Vec<String> {
        let report = entry.report.as_ref();
        let number = |value: Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
        let text = |value: Option<&String>| value.map(|value| inert(value)).unwrap_or_default();
        let mut row = vec![inert(&entry.name), inert(&entry.account_id)];
        row.extend(
            self.carried
                .iter()
                .map(|name| text(entry.columns.get(*name))),
        );
        let outcome = report.map_or("not_graded", |report| report.outcome.as_str());
        row.push(outcome.to_owned());
        row.push(number(report.map(|report| report.score.points)));
        row.push(number(report.map(|report| report.score.max)));
        if self.has_bonus {
            let bonus = report.and_then(|report| report.bonus);
            row.push(number(bonus.map(|bonus| bonus.points)));
            row.push(number(bonus.map(|bonus| bonus.max)));
        }
        for id in &self.steps {
            let mut steps = report.into_iter().flat_map(|report| &report.steps);
            let step = steps.find(|step| step.id == *id);
            row.push(number(step.map(|step| match step.bonus {
                Some(bonus) if step.score.max == 0 => bonus.points,
                _ => step.score.points,
            })));
        }
        for id in &self.checks {
            let check = report.and_then(|report| report.check(id));
            let outcome = check.map(|check| check.outcome.as_str().to_owned());
            row.push(outcome.unwrap_or_default());
        }
        let cause = report.and_then(|report| report.root_causes.first());
        row.push(cause.map(|cause| inert(&cause.check)).unwrap_or_default());
        row.push(text(cause.map(|cause| &cause.page_url)));
        row.push(text(cause.map(|cause| &cause.summary)));
        let fix = report.zip(cause);
        let fix = fix.and_then(|(report, cause)| details::fix(cause, report));
        row.push(fix.map(inert).unwrap_or_default());
        row.push(text(entry.error.as_ref()));
        let unknown = report
            .map(|report| report.unknown_reasons())
            .unwrap_or_default();
        let reasons: Vec<&str> = unknown.iter().map(|reason| reason.text.as_str()).collect();
        row.push(inert(&reasons.join("; ")));
        let actions: IndexSet<&str> = unknown
            .iter()
            .flat_map(|reason| &reason.missing_actions)
            .map(String::as_str)
            .collect();
        row.push(inert(&Vec::from_iter(actions).join(" ")));
        let submitted = report.and_then(|report| report.submitted_at);
        row.push(submitted.map(|time| time.to_string()).unwrap_or_default());
        let state = report.map(|report| StepState::of_report(report).class());
        row.push(state.unwrap_or("not_graded").to_owned());
        row
    }
}
