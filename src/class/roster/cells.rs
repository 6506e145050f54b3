//! The common form of both kinds of file: rows of cells with their positions in the text.

use std::rc::Rc;

use super::Problem;

/// The maximum number of columns. Learning platforms export some dozens.
pub(super) const MOST_COLUMNS: usize = 200;

/// The maximum number of cells, empty ones too: 200 columns for 10,000 attendees. Each attendee has a text for each column.
pub(super) const MOST_CELLS: usize = 2_000_000;

/// One attendee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RosterRow {
    pub at: (u64, u64),
    /// The line of the header. None in JSON, where each row names its columns.
    pub header: Option<u64>,
    /// The columns of the row, with a name each. Rows of CSV share them.
    pub columns: Rc<[Rc<Column>]>,
    /// The cells with a text, in the order of the columns.
    pub cells: Vec<Cell>,
}

/// A column, by its first appearance.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// The place of the name in the header; in JSON, of the value.
    pub at: (u64, u64),
    /// The name, as in the file.
    pub name: String,
    /// See [`known_name`].
    pub known: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub at: (u64, u64),
    pub column: Rc<Column>,
    pub text: String,
}

impl RosterRow {
    /// The cell of a column, by the name that the program knows it by.
    pub(super) fn cell(&self, known: &str) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.column.known == known)
    }

    /// The place where the text of a column is missing: that of its empty cell, else that of the row.
    pub(super) fn place_of(&self, known: &str) -> (u64, u64) {
        let column = self.columns.iter().find(|column| column.known == known);
        column.map_or(self.at, |column| (self.at.0.max(column.at.0), column.at.1))
    }

    /// Whether the row has a column, by the name that the program knows it by.
    pub(super) fn has_column(&self, known: &str) -> bool {
        self.columns.iter().any(|column| column.known == known)
    }

    /// The text of each column, in the order of the columns.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&Column, &str)> {
        let mut cells = self.cells.iter().peekable();
        self.columns.iter().map(move |column| {
            let cell = cells.next_if(|cell| Rc::ptr_eq(&cell.column, column));
            (column.as_ref(), cell.map_or("", |cell| cell.text.as_str()))
        })
    }
}

impl Column {
    pub(super) fn new(at: (u64, u64), name: &str) -> Rc<Self> {
        Rc::new(Column {
            at,
            name: name.to_owned(),
            known: known_name(name),
        })
    }

    pub(super) fn problem(&self, what: impl Into<String>, hint: Option<&'static str>) -> Problem {
        Problem {
            at: Some(self.at),
            column: Some(self.name.clone()),
            what: what.into(),
            hint,
        }
    }
}

impl Cell {
    pub(super) fn problem(&self, what: impl Into<String>, hint: Option<&'static str>) -> Problem {
        Problem {
            at: Some(self.at),
            ..self.column.problem(what, hint)
        }
    }
}

/// The problem of a file with more columns or cells than a class has.
pub(super) fn too_large(columns: usize, rows: usize) -> Option<Problem> {
    let what = if columns > MOST_COLUMNS {
        format!("it has more than {MOST_COLUMNS} columns")
    } else if columns.saturating_mul(rows) > MOST_CELLS {
        format!("it has more than {MOST_CELLS} cells in {columns} columns")
    } else {
        return None;
    };
    let hint = "leave out the columns that the class does not need";
    Some(Problem::whole_file(what, Some(hint)))
}

/// The name that the program knows a column by: "Account ID" is `account_id`.
pub(super) fn known_name(column: &str) -> String {
    column.trim().to_lowercase().replace([' ', '-'], "_")
}

/// How a file begins that is a ZIP archive, as the workbooks of Excel (.xlsx) and of LibreOffice (.ods) are, or an
/// older workbook of Excel (.xls).
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"];

/// The problem with a file that is a workbook.
pub(super) fn workbook(bytes: &[u8]) -> Option<Problem> {
    const HINT: &str =
        "save it as CSV: “CSV UTF-8 (Comma delimited)” in Excel, “Text CSV” in LibreOffice";
    let is_workbook = WORKBOOKS.iter().any(|start| bytes.starts_with(start));
    is_workbook.then(|| Problem::whole_file("this is a workbook, not a CSV file", Some(HINT)))
}

/// The text of a file in UTF-8, with or without a byte order mark.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Problem> {
    const HINT: &str = "save it as UTF-8; in Excel: “CSV UTF-8 (Comma delimited)”";
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        Problem {
            at: Some(position(&String::from_utf8_lossy(before))),
            column: None,
            what: "this is not UTF-8".to_owned(),
            hint: Some(HINT),
        }
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The line and the column, in characters, that follow a text.
pub(super) fn position(before: &str) -> (u64, u64) {
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    (line as u64, column as u64)
}
