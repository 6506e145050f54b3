//! The common form of both kinds of file: rows of cells with their positions in the text.

use super::Problem;

/// One attendee's cells, empty ones too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RosterRow {
    pub at: (u64, u64),
    pub cells: Vec<Cell>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub at: (u64, u64),
    pub column: String,
    pub text: String,
}

impl Cell {
    pub(super) fn problem(&self, what: impl Into<String>, hint: Option<&'static str>) -> Problem {
        Problem {
            at: Some(self.at),
            column: Some(self.column.clone()),
            what: what.into(),
            hint,
        }
    }
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
