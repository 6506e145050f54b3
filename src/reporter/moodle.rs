//! A class as Moodle imports it into its gradebook.

use std::io::{self, Write};

use super::canvas_grades::{carried, plain};
use super::spreadsheet::{Rows, inert};
use super::{Book, ClassSetup, Format, Reporter, details};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{Report, Score};

pub(super) const FORMAT: Format = Format {
    name: "moodle",
    about: "format-moodle",
    about_one: false,
    make: |setup| {
        Box::new(MoodleReporter {
            class: setup.class,
            locale: setup.locale,
        })
    },
};

/// Writes the table for "Grades > Import > CSV file" of Moodle (`grade/import/csv/classes/load_data.php`): how to find the user,
/// the grade, and a feedback.
///
/// The first column is the first of these that the roster has: the e-mail address, the user name or the ID number. It is only
/// one, and an attendee without a text in it is left out, because Moodle gives the grade of a row without a user to the user
/// of the row above.
///
/// The grade is in per cent, because Moodle refuses grades above 100 unless its administrator allows them. Who could not be
/// graded is left out, because an empty cell would delete a grade.
#[derive(Debug, Clone, Copy)]
pub struct MoodleReporter<'a> {
    pub class: ClassSetup<'a>,
    pub locale: &'a Locale,
}

/// The header of a column that Moodle can find users by, with the names of the roster's columns for it.
const IDENTITIES: [(&str, &[&str]); 3] = [
    ("Email address", &["Email address", "Email", "Mail"]),
    ("Username", &["Username", "User name"]),
    ("ID number", &["ID number"]),
];

/// The column of a roster with these further columns that Moodle finds users by: its header, and its name in the roster.
pub fn identity<'n>(
    columns: impl Iterator<Item = &'n str> + Clone,
) -> Option<(&'static str, &'n str)> {
    IDENTITIES.into_iter().find_map(|(header, names)| {
        let fits = |column: &&str| names.iter().any(|name| plain(name) == plain(column));
        Some((header, columns.clone().find(fits)?))
    })
}

impl Reporter for MoodleReporter<'_> {
    fn write(&self, book: &dyn Book, out: &mut dyn Write) -> io::Result<()> {
        let overview = self.class.overview(book)?;
        let columns = overview.columns.iter().map(String::as_str);
        let identity = identity(columns);
        // Moodle does not find users by name, but a person can replace the names.
        let header = identity.map_or("Full name", |(header, _)| header);
        let heading = overview.heading.as_ref();
        let title = heading.map_or("workshop-check", |heading| heading.title.as_str());
        let assignment = inert(self.class.sheet.assignment.unwrap_or(title));
        let mut rows = Rows::new(self.class.sheet.delimiter, out);
        rows.write(&[header.to_owned(), assignment, "Feedback".to_owned()])?;
        for entry in book.entries() {
            let entry = entry?;
            let user = match identity {
                Some((_, column)) => carried(&entry, column),
                None => Some(entry.name.as_str()),
            };
            if let (Some(user), Some(report)) = (user, &entry.report) {
                let grade = per_cent(report.score);
                rows.write(&[inert(user), grade, inert(&self.feedback(report))])?;
            }
        }
        Ok(())
    }
}

impl MoodleReporter<'_> {
    /// The points, and the next thing to do.
    fn feedback(&self, report: &Report) -> String {
        let score = details::score(report, self.locale);
        match &report.next {
            Some(next) => {
                let label = self.locale.label("report-next");
                format!("{score}. {}", self.locale.labelled(&label, &next.summary))
            }
            None => score,
        }
    }
}

/// With two decimals: "87.80".
fn per_cent(score: Score) -> String {
    let share = f64::from(score.points) * 100.0 / f64::from(score.max.max(1));
    format!("{share:.2}")
}
