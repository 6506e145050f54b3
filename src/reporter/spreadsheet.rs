//! What the tables for spreadsheets and learning platforms share: the delimiter, the columns, and harmless cells.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use clap::ValueEnum;
use csv::{Terminator, Writer, WriterBuilder};

use super::text::one_line;

/// The form of tables.
#[derive(Debug, Clone, Copy, Default)]
pub struct SheetOptions<'a> {
    /// What separates the cells.
    pub delimiter: Delimiter,
    /// What has a column in the CSV report.
    pub columns: Columns,
    /// The name of the grade in a learning platform; none is the suite's title.
    pub assignment: Option<&'a str>,
}

/// What separates the cells of a table. Excel expects a semicolon in countries that write a comma in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Delimiter {
    /// ","
    #[default]
    Comma,
    /// ";"
    Semicolon,
    /// A tab.
    Tab,
}

/// What has a column in the CSV report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Columns {
    /// Each step, with its points.
    #[default]
    Steps,
    /// Each step, with its points, and each check, with its outcome.
    Checks,
}

impl Delimiter {
    /// The character.
    pub const fn as_byte(self) -> u8 {
        match self {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
        }
    }

    /// The delimiter of that text; none for any other text.
    pub fn of_text(text: &str) -> Option<Self> {
        let mut all = Self::value_variants().iter().copied();
        all.find(|one| text.as_bytes() == [one.as_byte()])
    }
}

/// Writes the rows of a table one by one. Lines end in CR LF (RFC 4180).
pub(super) struct Rows<'o> {
    writer: Writer<SharedBytes>,
    bytes: SharedBytes,
    out: &'o mut dyn Write,
}

impl<'o> Rows<'o> {
    pub(super) fn new(delimiter: Delimiter, out: &'o mut dyn Write) -> Self {
        let bytes = SharedBytes::default();
        let writer = WriterBuilder::new()
            .delimiter(delimiter.as_byte())
            .terminator(Terminator::CRLF)
            .from_writer(bytes.clone());
        Rows { writer, bytes, out }
    }

    /// # Errors
    /// Those of the writer.
    pub(super) fn write(&mut self, row: &[String]) -> io::Result<()> {
        // Through memory, because the crate wraps the error of a writer.
        self.writer.write_record(row)?;
        self.writer.flush()?;
        self.out.write_all(&self.bytes.0.take())
    }
}

#[derive(Debug, Clone, Default)]
struct SharedBytes(Rc<RefCell<Vec<u8>>>);

impl Write for SharedBytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
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
