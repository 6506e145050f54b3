//! JSON: an array of objects, one for each attendee. serde_json validates it; a scanner finds the position of each value.

use serde_json::Value;

use super::Problem;
use super::cells::{Cell, RosterRow, known_name, position};

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
        return Err(vec![shape(text, 0)]);
    };
    let mut scanner = JsonScanner { text, rest: text };
    scanner.skip("[");
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    for item in items {
        scanner.skip(",");
        match item {
            Value::Object(_) => rows.push(scanner.object(&mut problems)),
            _ => {
                problems.push(shape(text, scanner.offset()));
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

fn shape(text: &str, offset: usize) -> Problem {
    Problem {
        at: Some(position(text.get(..offset).unwrap_or_default())),
        column: None,
        what: "this is not an object".to_owned(),
        hint: Some(SHAPE),
    }
}

/// Reads a text that is known to be valid JSON, value by value.
struct JsonScanner<'a> {
    text: &'a str,
    rest: &'a str,
}

impl<'a> JsonScanner<'a> {
    fn offset(&self) -> usize {
        self.text.len() - self.rest.len()
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
        let at = position(&self.text[..self.offset()]);
        let mut cells: Vec<Cell> = Vec::new();
        self.skip("{");
        while !self.rest.is_empty() && !self.rest.starts_with('}') {
            let column: String = serde_json::from_str(self.value()).unwrap_or_default();
            self.skip(":");
            let mut cell = Cell {
                at: position(&self.text[..self.offset()]),
                column,
                text: String::new(),
            };
            let written = self.value();
            self.skip(",");
            match serde_json::from_str(written) {
                Ok(Value::String(text)) => cell.text = text.trim().to_owned(),
                Ok(Value::Null) => {}
                // As it is written: a number may be longer than any number type is precise.
                Ok(Value::Number(_) | Value::Bool(_)) => cell.text = written.trim().to_owned(),
                _ => problems.push(cell.problem("this is not a text", Some(SHAPE))),
            }
            let same = |other: &Cell| known_name(&other.column) == known_name(&cell.column);
            if cells.iter().any(same) {
                problems.push(cell.problem("there are two columns of this name", None));
            }
            cells.push(cell);
        }
        self.skip("}");
        RosterRow { at, cells }
    }
}
