//! CSV with commas, semicolons (Excel in languages with a decimal comma) or tabs.

use std::collections::BTreeSet;

use csv::{ReaderBuilder, StringRecord, Trim};

use super::Problem;
use super::cells::{Cell, RosterRow, known_name};

/// The rows below the header.
pub(super) fn rows(text: &str) -> Result<Vec<RosterRow>, Vec<Problem>> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut header: Option<Vec<String>> = None;
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| vec![Problem::whole_file(error.to_string(), None)])?;
        // A spreadsheet writes rows that were used once as nothing but delimiters.
        if record.iter().all(str::is_empty) {
            continue;
        }
        let line = line(&record, text);
        match &header {
            None => {
                problems.extend(repeated(&record, line));
                header = Some(record.iter().map(str::to_owned).collect());
            }
            Some(header) => {
                let (row, nameless) = row(header, &record, line);
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
fn delimiter(text: &str) -> u8 {
    let count = |line: &str, delimiter: u8| line.bytes().filter(|byte| *byte == delimiter).count();
    text.lines()
        .find_map(|line| {
            let counts = b";\t,".map(|delimiter| (count(line, delimiter), delimiter));
            let most = counts.into_iter().max().filter(|(count, _)| *count > 0);
            most.map(|(_, delimiter)| delimiter)
        })
        .unwrap_or(b',')
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

fn row(header: &[String], record: &StringRecord, line: u64) -> (RosterRow, Vec<Problem>) {
    let mut cells = Vec::new();
    let mut problems = Vec::new();
    for number in 1..=header.len().max(record.len()) {
        let at = (line, number as u64);
        let text = record.get(number - 1).unwrap_or_default();
        let name = header.get(number - 1).filter(|name| !name.is_empty());
        match name {
            Some(name) => cells.push(Cell {
                at,
                column: name.clone(),
                text: text.to_owned(),
            }),
            None if text.is_empty() => {}
            None => problems.push(Problem {
                at: Some(at),
                column: None,
                what: format!("\"{text}\" stands in a column without a name"),
                hint: Some("name every column in the first line, and quote cells with delimiters"),
            }),
        }
    }
    let at = (line, 1);
    (RosterRow { at, cells }, problems)
}
