//! A class at a terminal.

use unicode_width::UnicodeWidthStr;
use workshop_check::reporter::{Format, Subject, TerminalOptions};
use workshop_check_core::report::Gradebook;

use crate::reporters::{books, written};

fn page(book: &Gradebook, options: TerminalOptions) -> String {
    written(
        Format::named("terminal").unwrap(),
        book,
        Subject::Class,
        options,
    )
}

fn columns(width: usize) -> TerminalOptions {
    TerminalOptions {
        width,
        ..TerminalOptions::PLAIN
    }
}

#[test]
fn at_every_width() {
    for width in [40, 80, 100] {
        insta::assert_snapshot!(
            format!("class_{width}"),
            page(&books::class(), columns(width))
        );
    }
}

#[test]
fn a_class_of_one_is_a_table_too() {
    let book = Gradebook::from_report(books::halfway("en"));
    let page = page(&book, columns(80));
    for wanted in [
        "team-7",
        "123456789012",
        "23/50",
        "✗ failed",
        "1 of 1: LB-SG admits HTTP from anywhere",
    ] {
        assert!(page.contains(wanted), "{wanted} in {page}");
    }
}

/// Colour changes nothing else: names of any width, wrapped cells and empty ones are where they were.
#[test]
fn in_colour() {
    let book = books::class();
    let options = TerminalOptions {
        colour: true,
        ..columns(100)
    };
    let coloured = page(&book, options);
    let sequences = regex::Regex::new("\x1b\\[[0-9;]*m").expect("a pattern");
    assert_eq!(
        sequences.replace_all(&coloured, ""),
        page(&book, columns(100))
    );
    for cell in ["\x1b[1;31m✗ failed\x1b[0m", "\x1b[32m✓ passed\x1b[0m"] {
        assert!(coloured.contains(cell), "{cell:?} in {coloured:?}");
    }
}

#[test]
fn only_what_is_copied_whole_is_longer_than_a_line() {
    for width in [40, 60, 80, 100] {
        let book = books::many(3, "漢字かな交じりの名前", &books::halfway("en"));
        let page = page(&book, columns(width));
        for line in page.lines().filter(|line| line.width() > width) {
            assert!(line.contains("https://"), "{width}: {line}");
        }
    }
}

#[test]
fn wide_characters_do_not_shift_the_columns() {
    let report = books::halfway("en");
    let mut book = books::many(3, "x", &report);
    book.entries[0].name = "漢字かな交じり".into();
    book.entries[1].name = "👩\u{200d}👩\u{200d}👧 Ng".into();
    let page = page(&book, columns(80));
    assert!(page.contains("👩\u{200d}👩\u{200d}👧 Ng"), "{page}");
    let columns: Vec<usize> = page
        .lines()
        .filter_map(|line| Some(line[..line.find("23/50")?].width()))
        .collect();
    assert_eq!(columns.len(), 3, "{page}");
    assert!(columns.iter().all(|column| *column == columns[0]), "{page}");
}

#[test]
fn a_terminal_without_unicode_gets_a_table_without_it() {
    let options = TerminalOptions {
        unicode: false,
        ..columns(80)
    };
    let page = page(&Gradebook::from_report(books::halfway("en")), options);
    let row = page.lines().find(|line| line.contains("23/50")).unwrap();
    assert!(row.is_ascii() && row.contains("x failed"), "{row}");
}
