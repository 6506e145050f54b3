//! CSV with commas, semicolons (Excel in languages with a decimal comma) or tabs.

use std::collections::BTreeSet;
use std::rc::Rc;

use csv::{ReaderBuilder, StringRecord, Trim};

use super::Problem;
use super::cells::{Cell, Column, RosterRow, known_name, too_large};
use crate::reporter::Delimiter;

/// The rows below the header.
pub(super) fn rows(text: &str, delimiter: Delimiter) -> Result<Vec<RosterRow>, Vec<Problem>> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter.as_byte())
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut header: Option<Header> = None;
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| vec![Problem::whole_file(error.to_string(), None)])?;
        // A spreadsheet writes rows that were used once as nothing but delimiters.
        if record.iter().all(str::is_empty) {
            continue;
        }
        let line = line(&record, text);
        let columns = header
            .as_ref()
            .map_or(record.len(), |header| header.by_number.len());
        if let Some(problem) = too_large(columns, rows.len()) {
            return Err(vec![problem]);
        }
        match &header {
            None => {
                problems.extend(repeated(&record, line));
                header = Some(Header::new(&record, line));
            }
            Some(header) => {
                let (row, nameless) = header.row(&record, line);
                rows.push(row);
                problems.extend(nameless);
            }
        }
    }
    if problems.is_empty() {
        Ok(rows)
    } else {
        Err(problems)
    }
}

/// The most frequent delimiter of the first line that has one.
pub(super) fn delimiter(text: &str) -> Delimiter {
    let count = |line: &str, delimiter: u8| line.bytes().filter(|byte| *byte == delimiter).count();
    text.lines()
        .find_map(|line| {
            let known = [Delimiter::Semicolon, Delimiter::Tab, Delimiter::Comma];
            let counts = known.map(|delimiter| (count(line, delimiter.as_byte()), delimiter));
            let most = counts
                .into_iter()
                .max_by_key(|(count, delimiter)| (*count, delimiter.as_byte()));
            most.filter(|(count, _)| *count > 0)
                .map(|(_, delimiter)| delimiter)
        })
        .unwrap_or_default()
}

/// The line of a record. The reader reports where it began to search, which may be before empty lines.
fn line(record: &StringRecord, text: &str) -> u64 {
    let Some(position) = record.position() else {
        return 0;
    };
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let empty = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() + empty.filter(|byte| **byte == b'\n').count() as u64
}

fn repeated(header: &StringRecord, line: u64) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    let named = (1..).zip(header).filter(|(_, name)| !name.is_empty());
    named
        .filter(|(_, name)| !seen.insert(known_name(name)))
        .map(|(number, name)| Problem {
            at: Some((line, number)),
            column: Some(name.to_owned()),
            what: "there are two columns of this name".to_owned(),
            hint: None,
        })
        .collect()
}

/// The first line.
struct Header {
    line: u64,
    /// The columns that have a name.
    named: Rc<[Rc<Column>]>,
    /// For each column of the file, the same column if it has a name.
    by_number: Vec<Option<Rc<Column>>>,
}

impl Header {
    fn new(record: &StringRecord, line: u64) -> Self {
        let column = |(number, name): (u64, &str)| {
            (!name.is_empty()).then(|| Column::new((line, number), name))
        };
        let by_number: Vec<Option<Rc<Column>>> = (1..).zip(record).map(column).collect();
        Header {
            line,
            named: by_number.iter().flatten().cloned().collect(),
            by_number,
        }
    }

    fn row(&self, record: &StringRecord, line: u64) -> (RosterRow, Vec<Problem>) {
        let mut cells = Vec::new();
        let mut problems = Vec::new();
        let texts = (1..).zip(record).filter(|(_, text)| !text.is_empty());
        for (number, text) in texts {
            let at = (line, number as u64);
            match self.by_number.get(number - 1).cloned().flatten() {
                Some(column) => cells.push(Cell {
                    at,
                    column,
                    text: text.to_owned(),
                }),
                None => problems.push(Problem {
                    at: Some(at),
                    column: None,
                    what: format!("\"{text}\" stands in a column without a name"),
                    hint: Some(
                        "name every column in the first line, and quote cells with delimiters",
                    ),
                }),
            }
        }
        let row = RosterRow {
            at: (line, 1),
            header: Some(self.line),
            columns: Rc::clone(&self.named),
            cells,
        };
        (row, problems)
    }
}
