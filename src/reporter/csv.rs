//! A class as a table for spreadsheets: one row for each attendee.

use std::io::{self, Write};

use ::csv::{Terminator, WriterBuilder};
use indexmap::IndexSet;

use super::details;
use super::text::one_line;
use super::{Format, Reporter};
use workshop_check_core::report::{Entry, Gradebook};

pub(super) const FORMAT: Format = Format {
    name: "csv",
    about: "format-csv",
    about_one: false,
    make: |_| Box::new(CsvReporter),
};

/// Writes one row per attendee: `name`, `account_id`, the roster's further columns, `outcome`, `points`, `max_points`,
/// the points of each step under the step's id, and the first root cause as `root_cause` (the check's id), `page_url`,
/// `summary` and `fix`; `error` says why an account could not be graded, whose points are then empty, not zero.
/// Headers are always in English, because programs read them.
///
/// Learning platforms take it as it is where they let one choose the columns: Moodle's "Grades > Import > CSV file" maps
/// any column to the user's e-mail address or ID number, and `points` to a grade item. Canvas wants columns of fixed
/// names (Student, ID, SIS User ID, SIS Login ID, Section): give the roster columns of those names, which are carried
/// through, and rename `points` to the assignment.
///
/// A spreadsheet reads an account id as a number and drops its leading zeros; only a formula would prevent it. To keep
/// them, import that column as text.
///
/// UTF-8 with a byte order mark, because without it Excel reads "Zoë" as "ZoÃ«" on a double click, and everything else
/// skips it; lines end in CR LF (RFC 4180). No cell is ever a formula, see [`inert`].
#[derive(Debug, Clone, Copy)]
pub struct CsvReporter;

impl Reporter for CsvReporter {
    fn write(&self, book: &Gradebook, out: &mut dyn Write) -> io::Result<()> {
        let mut writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .from_writer(Vec::new());
        let table = Table::new(book);
        writer.write_record(table.header())?;
        for entry in &book.entries {
            writer.write_record(table.row(entry))?;
        }
        // Through memory, because the crate wraps the error of a writer.
        let rows = writer
            .into_inner()
            .map_err(|error| io::Error::other(error.to_string()))?;
        out.write_all("\u{feff}".as_bytes())?;
        out.write_all(&rows)
    }
}

/// The columns that differ from class to class.
struct Table<'a> {
    carried: IndexSet<&'a str>,
    steps: IndexSet<&'a str>,
}

impl<'a> Table<'a> {
    fn new(book: &'a Gradebook) -> Self {
        let carried = book.entries.iter().flat_map(|entry| entry.columns.keys());
        let steps = book.reports().flat_map(|report| &report.steps);
        Table {
            carried: carried.map(String::as_str).collect(),
            steps: steps.map(|step| step.id.as_str()).collect(),
        }
    }

    fn header(&self) -> Vec<String> {
        let before = ["name", "account_id"].into_iter();
        let middle = ["outcome", "points", "max_points"];
        let after = ["root_cause", "page_url", "summary", "fix", "error"];
        let names = before
            .chain(self.carried.iter().copied())
            .chain(middle)
            .chain(self.steps.iter().copied())
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
        for id in &self.steps {
            let mut steps = report.into_iter().flat_map(|report| &report.steps);
            let step = steps.find(|step| step.id == *id);
            row.push(number(step.map(|step| step.score.points)));
        }
        let cause = report.and_then(|report| report.root_causes.first());
        row.push(cause.map(|cause| inert(&cause.check)).unwrap_or_default());
        row.push(text(cause.map(|cause| &cause.page_url)));
        row.push(text(cause.map(|cause| &cause.summary)));
        let fix = report.zip(cause);
        let fix = fix.and_then(|(report, cause)| details::fix(cause, report));
        row.push(fix.map(inert).unwrap_or_default());
        row.push(text(entry.error.as_ref()));
        row
    }
}

/// The text with an apostrophe before every character at which a spreadsheet might take it for a formula: at the start,
/// also after white space and quotes, and after whatever another country's spreadsheet takes for the end of a cell.
/// After OWASP, "CSV Injection", with the full-width signs that Excel takes for the narrow ones.
///
/// A telephone number such as +31… gets an apostrophe, too: a program cannot distinguish it from a formula.
pub(crate) fn inert(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    let mut at_start = true;
    for c in one_line(text).chars() {
        if at_start && starts_a_formula(c) {
            cell.push('\'');
        }
        at_start = (at_start && is_passed_over(c)) || is_a_separator(c);
        cell.push(c);
    }
    cell
}

fn starts_a_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '−' | '＠' | '﹦' | '﹢' | '﹣' | '﹫'
    )
}

fn is_passed_over(c: char) -> bool {
    let quote = matches!(
        c,
        '"' | '\'' | '`' | '‘' | '’' | '“' | '”' | '„' | '＂' | '＇'
    );
    // U+FFFD stands for a character that could not be seen.
    c.is_whitespace() || quote || c == char::REPLACEMENT_CHARACTER
}

fn is_a_separator(c: char) -> bool {
    matches!(c, ',' | ';' | '|')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_starts_with_a_formula() {
        for (text, wanted) in [
            ("=1+1", "'=1+1"),
            ("  \t=1", "'=1"),
            ("\r\n@SUM(A1)", "'@SUM(A1)"),
            ("\"=1", "\"'=1"),
            ("＝1", "'＝1"),
            ("\u{200b}=1", "\u{fffd}'=1"),
            ("x;=cmd", "x;'=cmd"),
            ("x; \"-1", "x; \"'-1"),
            ("1 - 1 = 0", "1 - 1 = 0"),
            ("sg-1 in team-7", "sg-1 in team-7"),
            ("zoe@example.org", "zoe@example.org"),
        ] {
            assert_eq!(inert(text), wanted, "{text:?}");
        }
    }
}
