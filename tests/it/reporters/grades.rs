//! Reports of a class: grades for learning platforms, the columns of tables, why something is unknown, and books that
//! cannot be read to their end.

use std::borrow::Cow;
use std::io;
use std::process::Command;

use serde_json::Value;
use workshop_check::reporter::{
    Book, ClassSetup, Columns, Delimiter, Entries, FORMATS, Format, Overview, Setup, SheetOptions,
    Subject, TerminalOptions,
};
use workshop_check_core::report::{Entry, Gradebook, TeachingSignal};
use workshop_check_core::verdict::Outcome;

use crate::reporters::{books, locale};

fn write(format: &str, book: &dyn Book, sheet: SheetOptions<'_>) -> io::Result<String> {
    let locale = locale("en");
    let reporter = (Format::named(format).expect("a format").make)(Setup {
        locale: &locale,
        terminal: TerminalOptions::PLAIN,
        subject: Subject::Class,
        class: ClassSetup {
            overview: None,
            sheet,
        },
    });
    let mut out = Vec::new();
    reporter.write(book, &mut out)?;
    Ok(String::from_utf8(out).expect("text"))
}

fn with_columns(mut book: Gradebook, name: &str, texts: &[&str]) -> Gradebook {
    for (entry, text) in book.entries.iter_mut().zip(texts) {
        entry.columns.insert(name.to_owned(), (*text).to_owned());
    }
    book
}

/// The rows of a table as Python's `csv` reads them with this delimiter.
fn rows(text: &str, delimiter: &str) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("table.csv");
    std::fs::write(&path, text).expect("written");
    let script = "import csv, json, sys\n\
        file = open(sys.argv[1], newline='', encoding='utf-8-sig')\n\
        print(json.dumps(list(csv.reader(file, delimiter=sys.argv[2], strict=True))))";
    let read = Command::new("python3")
        .args(["-c", script])
        .arg(&path)
        .arg(delimiter)
        .output()
        .expect("Python");
    assert!(read.status.success(), "{read:?}");
    serde_json::from_slice(&read.stdout).expect("JSON")
}

/// A class of which one account lacks a permission.
fn class_with_unknown() -> Gradebook {
    let mut book = books::class();
    let mut report = books::complete("en");
    report.outcome = Outcome::Unknown;
    for check in report
        .steps
        .iter_mut()
        .flat_map(|step| &mut step.checks)
        .take(2)
    {
        check.outcome = Outcome::Unknown;
        check.points = 0;
        check.actual = Some("could not be read: you lack the permission ssm:GetParameters".into());
        check.missing_actions = vec!["ssm:GetParameters".into()];
    }
    book.entries.push(Entry {
        name: "gus".into(),
        account_id: "555555555555".into(),
        columns: Default::default(),
        report: Some(report.into()),
        error: None,
    });
    book
}

/// As `lib/gradebook_importer.rb` of canvas-lms reads it: the names and the order of the first five columns, the row that
/// begins with "Points Possible", one assignment, and no row without a grade.
#[test]
fn canvas_gets_its_columns_the_points_possible_and_a_row_for_each_grade() {
    let book = with_columns(books::class(), "SIS User ID", &["u-7", "u-8", "u-9"]);
    let book = with_columns(book, "sis login id", &["seven@example.org", "=eight", ""]);
    let book = with_columns(book, "Student", &["Seven, Team", "", ""]);
    let sheet = SheetOptions {
        assignment: Some("Workshop (1234)"),
        ..SheetOptions::default()
    };
    let text = write("canvas", &book, sheet).expect("written");
    assert!(
        !text.starts_with('\u{feff}'),
        "Ruby would take it for a part of the first name"
    );
    let rows = rows(&text, ",");
    let wanted = [
        [
            "Student",
            "ID",
            "SIS User ID",
            "SIS Login ID",
            "Section",
            "Workshop (1234)",
        ],
        ["    Points Possible", "", "", "", "", "50"],
        ["Seven, Team", "", "u-7", "seven@example.org", "", "23"],
        ["210987654321", "", "u-8", "'=eight", "", "50"],
    ];
    assert_eq!(rows, wanted);
    let title = &book.reports().next().expect("a report").suite.title;
    let text = write("canvas", &book, SheetOptions::default()).expect("written");
    assert!(
        text.lines()
            .next()
            .is_some_and(|line| line.ends_with(title.as_str())),
        "{text}"
    );
}

/// As `grade/import/csv/classes/load_data.php` of Moodle reads it: one column to find the user by, never empty, and grades of at
/// most 100.
#[test]
fn moodle_gets_one_column_for_the_user_and_per_cent() {
    let book = with_columns(
        books::class(),
        "E-mail",
        &["seven@example.org", "", "zoe@example.org"],
    );
    let book = with_columns(book, "username", &["seven", "eight", "zoe"]);
    let semicolon = SheetOptions {
        delimiter: Delimiter::Semicolon,
        ..SheetOptions::default()
    };
    let rows = rows(&write("moodle", &book, semicolon).expect("written"), ";");
    let header: Vec<&str> = rows[0].iter().map(String::as_str).collect();
    assert_eq!(header[0], "Email address");
    assert_eq!(
        rows.len(),
        2,
        "who has no address and who was not graded is left out: {rows:?}"
    );
    assert_eq!(
        rows[1][..2],
        ["seven@example.org".to_owned(), "46.00".to_owned()]
    );
    assert!(rows[1][2].contains("23 of 50 points"), "{rows:?}");
}

#[test]
fn a_table_has_the_wanted_delimiter_and_a_column_for_each_check_on_request() {
    let book = class_with_unknown();
    let plain = rows(
        &write("csv", &book, SheetOptions::default()).expect("written"),
        ",",
    );
    for (delimiter, mark) in [(Delimiter::Semicolon, ";"), (Delimiter::Tab, "\t")] {
        let sheet = SheetOptions {
            delimiter,
            ..SheetOptions::default()
        };
        assert_eq!(
            rows(&write("csv", &book, sheet).expect("written"), mark),
            plain
        );
    }
    let sheet = SheetOptions {
        columns: Columns::Checks,
        ..SheetOptions::default()
    };
    let with_checks = rows(&write("csv", &book, sheet).expect("written"), ",");
    let report = books::halfway("en");
    let checks: Vec<&str> = report
        .steps
        .iter()
        .flat_map(|step| &step.checks)
        .map(|check| check.id.as_str())
        .collect();
    assert_eq!(with_checks[0].len(), plain[0].len() + checks.len());
    for id in checks {
        let column = with_checks[0].iter().position(|name| name == id).expect(id);
        let outcome = report.check(id).expect(id).outcome.as_str();
        assert_eq!(with_checks[1][column], outcome, "{id}");
        assert_eq!(with_checks[3][column], "", "not graded");
    }
}

/// The defect: an account without a permission was "unknown" in every report of the class, and no report said why.
#[test]
fn every_report_of_a_class_says_why_somebody_is_unknown_or_not_graded() {
    let book = class_with_unknown();
    for format in FORMATS.iter().filter(|format| !format.about_one) {
        // These have no place for it, and leave out who has no grade.
        if matches!(format.name, "canvas" | "moodle") {
            continue;
        }
        let text = write(format.name, &book, SheetOptions::default()).expect("written");
        let text = text.replace('\\', "").replace("%3A", ":");
        for wanted in ["ssm:GetParameters", "access denied"] {
            assert!(text.contains(wanted), "{}: {wanted} in {text}", format.name);
        }
    }
    let signal = TeachingSignal::new(&book, None);
    let of_gus = signal
        .unknown
        .iter()
        .filter(|reason| reason.members.contains(&3));
    let of_gus: Vec<&str> = of_gus.map(|reason| reason.reason.as_str()).collect();
    let wanted = "could not be read: you lack the permission ssm:GetParameters";
    assert_eq!(of_gus, [wanted], "two checks with one reason");
    let others = signal
        .unknown
        .iter()
        .filter(|reason| reason.members.contains(&0));
    let others: Vec<&str> = others.map(|reason| reason.reason.as_str()).collect();
    assert!(
        others.iter().any(|reason| reason.contains(':')),
        "the permission is named: {others:?}"
    );
}

/// JUnit's suites are numbered through the whole document, although each account is written by itself.
#[test]
fn suites_of_several_accounts_have_different_numbers() {
    let text = write("junit", &books::class(), SheetOptions::default()).expect("written");
    let script = "import sys, json, xml.etree.ElementTree as tree\n\
        root = tree.fromstring(sys.stdin.buffer.read())\n\
        print(json.dumps([suite.get('id') for suite in root.iter('testsuite')]))";
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.xml");
    std::fs::write(&path, text).expect("written");
    let read = Command::new("python3")
        .args(["-c", script])
        .stdin(std::fs::File::open(&path).expect("opened"))
        .output()
        .expect("Python");
    let ids: Vec<Value> = serde_json::from_slice(&read.stdout).expect("JSON");
    let wanted: Vec<Value> = (0..17).map(|id: usize| id.to_string().into()).collect();
    assert_eq!(ids, wanted);
}

/// A book whose second entry cannot be read.
struct Broken(Gradebook);

impl Book for Broken {
    fn count(&self) -> usize {
        self.0.count()
    }

    fn entries(&self) -> Entries<'_> {
        let first = self.0.entries.iter().take(1);
        let first = first.map(|entry| Ok(Cow::Borrowed(entry)));
        let broken = Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "the store is damaged",
        ));
        Box::new(first.chain([broken]))
    }
}

#[test]
fn a_book_that_cannot_be_read_is_never_taken_for_a_shorter_one() {
    let book = books::class();
    let overview = Overview::new(&book).expect("counted");
    let locale = locale("en");
    for format in FORMATS.iter().filter(|format| !format.about_one) {
        let reporter = (format.make)(Setup {
            locale: &locale,
            terminal: TerminalOptions::PLAIN,
            subject: Subject::Class,
            class: ClassSetup {
                overview: Some(&overview),
                ..ClassSetup::default()
            },
        });
        let error = reporter.write(&Broken(book.clone()), &mut Vec::new());
        let error = error.expect_err(format.name);
        assert!(
            error.to_string().contains("the store is damaged"),
            "{}: {error}",
            format.name
        );
    }
}
