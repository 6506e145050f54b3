//! JSON: an array of objects, one for each attendee. serde_json validates it; a scanner finds the position of each value.

use std::rc::Rc;

use serde_json::Value;

use super::Problem;
use super::cells::{Cell, Column, RosterRow, too_large};

const SHAPE: &str =
    "write an array of objects: [{\"name\": \"Ann\", \"account_id\": \"111122223333\"}]";

/// The objects of the array.
pub(super) fn rows(text: &str) -> Result<Vec<RosterRow>, Vec<Problem>> {
    let parsed: Value = serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        let what = message
            .rsplit_once(" at line ")
            .map_or(message.as_str(), |(what, _)| what);
        vec![Problem {
            // serde_json counts columns from 0 after a line break.
            at: Some((error.line() as u64, error.column().max(1) as u64)),
            column: None,
            what: what.to_owned(),
            hint: Some(SHAPE),
        }]
    })?;
    let Value::Array(items) = &parsed else {
        return Err(vec![shape((1, 1))]);
    };
    let columns = items
        .iter()
        .filter_map(Value::as_object)
        .map(|item| item.len());
    if let Some(problem) = too_large(columns.max().unwrap_or_default(), items.len()) {
        return Err(vec![problem]);
    }
    let mut scanner = JsonScanner::new(text);
    scanner.skip("[");
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    for item in items {
        scanner.skip(",");
        match item {
            Value::Object(_) => rows.push(scanner.object(&mut problems)),
            _ => {
                problems.push(shape(scanner.place()));
                scanner.value();
            }
        }
    }
    if problems.is_empty() {
        Ok(rows)
    } else {
        Err(problems)
    }
}

fn shape(at: (u64, u64)) -> Problem {
    Problem {
        at: Some(at),
        column: None,
        what: "this is not an object".to_owned(),
        hint: Some(SHAPE),
    }
}

/// Reads a text that is known to be valid JSON, value by value.
struct JsonScanner<'a> {
    rest: &'a str,
    /// The text from the place that was asked for last, and that place. Places are asked for in order, so the text is
    /// counted once.
    counted: &'a str,
    line: u64,
    column: u64,
}

impl<'a> JsonScanner<'a> {
    fn new(text: &'a str) -> Self {
        JsonScanner {
            rest: text,
            counted: text,
            line: 1,
            column: 1,
        }
    }

    /// The line and the column, in characters, of the next value.
    fn place(&mut self) -> (u64, u64) {
        let passed = self.counted.len() - self.rest.len();
        for c in self.counted.get(..passed).unwrap_or_default().chars() {
            if c == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        self.counted = self.rest;
        (self.line, self.column)
    }

    /// Skips white space, and `mark` if it is next.
    fn skip(&mut self, mark: &str) {
        let rest = self.rest.trim_start();
        self.rest = rest.strip_prefix(mark).unwrap_or(rest).trim_start();
    }

    /// The text of the next value.
    fn value(&mut self) -> &'a str {
        let mut values = serde_json::Deserializer::from_str(self.rest).into_iter::<Value>();
        values.next();
        let (value, rest) = self.rest.split_at(values.byte_offset());
        self.rest = rest;
        value
    }

    fn object(&mut self, problems: &mut Vec<Problem>) -> RosterRow {
        let at = self.place();
        let mut columns: Vec<Rc<Column>> = Vec::new();
        let mut cells: Vec<Cell> = Vec::new();
        self.skip("{");
        while !self.rest.is_empty() && !self.rest.starts_with('}') {
            let name: String = serde_json::from_str(self.value()).unwrap_or_default();
            self.skip(":");
            let column = Column::new(self.place(), &name);
            let written = self.value();
            self.skip(",");
            let text = match serde_json::from_str(written) {
                Ok(Value::String(text)) => text.trim().to_owned(),
                Ok(Value::Null) => String::new(),
                // As it is written: a number may be longer than any number type is precise.
                Ok(Value::Number(_) | Value::Bool(_)) => written.trim().to_owned(),
                _ => {
                    problems.push(column.problem("this is not a text", Some(SHAPE)));
                    String::new()
                }
            };
            if columns.iter().any(|other| other.known == column.known) {
                problems.push(column.problem("there are two columns of this name", None));
            }
            if !text.is_empty() {
                cells.push(Cell {
                    at: column.at,
                    column: Rc::clone(&column),
                    text,
                });
            }
            columns.push(column);
        }
        self.skip("}");
        RosterRow {
            at,
            header: None,
            columns: columns.into(),
            cells,
        }
    }
}
