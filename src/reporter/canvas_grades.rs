//! A class as Canvas imports it into its gradebook.

use std::io::{self, Write};

use super::spreadsheet::{Delimiter, Rows, SheetOptions, inert};
use super::{Book, ClassSetup, Format, Reporter};
use workshop_check_core::report::Entry;

pub(super) const FORMAT: Format = Format {
    name: "canvas",
    about: "format-canvas",
    about_one: false,
    make: |setup| Box::new(CanvasReporter { class: setup.class }),
};

/// Writes the table that "Import" of Canvas's gradebook reads (canvas-lms, `lib/gradebook_importer.rb`): the columns Student,
/// ID, SIS User ID, SIS Login ID and Section, then one assignment with the points, and below the header the row "Points
/// Possible".
///
/// The values are those of the roster's columns of the same names, so a roster made from Canvas's own export has them all.
/// Canvas finds a student by ID, else by SIS User ID, else by SIS Login ID, else by the name; Student is the roster's `name`
/// if it has no column Student. The AWS account is never written, because Canvas would take it for an ID.
///
/// The assignment has the suite's title, or what `--assignment` says: with "Title (1234)" Canvas finds the assignment by its
/// number. It makes an assignment that it does not have.
///
/// Who could not be graded is left out, because an empty cell would delete a grade.
#[derive(Debug, Clone, Copy)]
pub struct CanvasReporter<'a> {
    pub class: ClassSetup<'a>,
}

/// The columns about a student, after the name. Each is the roster's column of that name.
const STUDENT: [&str; 4] = ["ID", "SIS User ID", "SIS Login ID", "Section"];

impl Reporter for CanvasReporter<'_> {
    fn write(&self, book: &dyn Book, out: &mut dyn Write) -> io::Result<()> {
        let overview = self.class.overview(book)?;
        let heading = overview.heading.as_ref();
        let title = heading.map_or("workshop-check", |heading| heading.title.as_str());
        let max = heading.map_or(0, |heading| heading.max);
        let mut rows = Rows::new(delimiter(self.class.sheet), out);
        let assignment = self.class.sheet.assignment.unwrap_or(title);
        let names = ["Student"].into_iter().chain(STUDENT);
        let header: Vec<String> = names
            .map(str::to_owned)
            .chain([inert(assignment)])
            .collect();
        rows.write(&header)?;
        // Canvas itself writes these spaces: they keep the row from being sorted among the students.
        let mut possible = vec!["    Points Possible".to_owned()];
        possible.resize(1 + STUDENT.len(), String::new());
        possible.push(max.to_string());
        rows.write(&possible)?;
        for entry in book.entries() {
            let entry = entry?;
            let Some(report) = &entry.report else {
                continue;
            };
            let student = carried(&entry, "Student").unwrap_or(&entry.name);
            let about = STUDENT.map(|name| carried(&entry, name).unwrap_or_default());
            let texts = [student].into_iter().chain(about);
            let row: Vec<String> = texts
                .map(inert)
                .chain([report.score.points.to_string()])
                .collect();
            rows.write(&row)?;
        }
        Ok(())
    }
}

/// Canvas recognises commas and semicolons.
fn delimiter(options: SheetOptions<'_>) -> Delimiter {
    match options.delimiter {
        Delimiter::Semicolon => Delimiter::Semicolon,
        Delimiter::Comma | Delimiter::Tab => Delimiter::Comma,
    }
}

/// The text of a column of the roster, if it has one.
pub(super) fn carried<'e>(entry: &'e Entry, wanted: &str) -> Option<&'e str> {
    let mut columns = entry.columns.iter();
    let (_, text) = columns.find(|(name, _)| plain(name) == plain(wanted))?;
    Some(text.as_str()).filter(|text| !text.is_empty())
}

/// A column's name without what people write differently: "E-mail address" is "emailaddress".
pub(super) fn plain(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}
