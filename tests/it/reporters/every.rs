//! Tests for all formats of the list, so that they include a new one.

use std::io::{self, Write};

use proptest::prelude::*;
use workshop_check::reporter::{
    FORMATS, Format, ReportSpec, Setup, SpecError, Subject, TerminalOptions,
};
use workshop_check_core::report::{Gradebook, Report};

use crate::reporters::locale;
use crate::reporters::{books, written};

const COLOURFUL: TerminalOptions = TerminalOptions {
    colour: true,
    ..TerminalOptions::PLAIN
};

/// Control characters other than line breaks, and what reorders or hides text. The joiner of an emoji is not such a character.
fn active_characters(text: &str) -> Vec<char> {
    let text = text.replace("👩\u{200d}💻", "");
    let hides = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    text.chars()
        .filter(|c| (c.is_control() && *c != '\n') || hides(*c))
        .collect()
}

/// The text without "ESC [ digits and semicolons m", which only colours.
fn without_colour(text: &str) -> String {
    let mut parts = text.split("\x1b[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit() && c != ';');
        match end.filter(|end| part[*end..].starts_with('m')) {
            Some(end) => plain.push_str(&part[end + 1..]),
            None => plain.push_str(&format!("\x1b[{part}")),
        }
    }
    plain
}

/// The book, or its first account where the format has a place for one only.
fn fit_for(format: &Format, book: &Gradebook) -> Gradebook {
    if format.about_one {
        Gradebook::from_report(book.reports().next().unwrap().clone())
    } else {
        book.clone()
    }
}

#[test]
fn no_format_lets_anything_active_through() {
    let book = books::with_text_everywhere(books::HOSTILE);
    for format in FORMATS {
        for subject in [Subject::Account, Subject::Class] {
            let book = fit_for(format, &book);
            let mut plain = written(format, &book, subject, TerminalOptions::PLAIN);
            // A byte order mark and ends of lines as RFC 4180 has them belong to the format.
            if matches!(format.name, "csv" | "canvas" | "moodle") {
                plain = plain.trim_start_matches('\u{feff}').replace("\r\n", "\n");
            }
            // JSON carries text unchanged; the characters it must escape, it escapes.
            if format.name == "json" {
                assert!(!plain.chars().any(|c| c < ' ' && c != '\n'));
                continue;
            }
            assert_eq!(
                active_characters(&plain),
                Vec::<char>::new(),
                "{}",
                format.name
            );
            assert!(
                plain.contains("漢字かな交じり文") && plain.contains('🦄'),
                "{}",
                format.name
            );
        }
    }
}

#[test]
fn colour_is_nothing_but_colour() {
    let book = books::with_text_everywhere(books::HOSTILE);
    let format = Format::named("terminal").unwrap();
    let colourful = written(format, &book, Subject::Class, COLOURFUL);
    assert_ne!(without_colour(&colourful), colourful);
    assert_eq!(
        without_colour(&colourful),
        written(format, &book, Subject::Class, TerminalOptions::PLAIN)
    );
}

#[test]
fn no_line_of_a_report_for_people_is_a_command_to_the_pipeline() {
    let format = Format::named("terminal").unwrap();
    for width in 40..=100 {
        let options = TerminalOptions {
            width,
            ..TerminalOptions::PLAIN
        };
        let text = "word ::error file=x::owned ##[error]owned ::set-output name=a::b ".repeat(3);
        let page = written(
            format,
            &books::with_text_everywhere(&text),
            Subject::Class,
            options,
        );
        // The runner ignores white space before a command, and wants its name closed by a second pair of colons.
        let is_command = |line: &str| {
            line.trim_start()
                .strip_prefix("::")
                .is_some_and(|rest| rest.contains("::"))
        };
        assert!(!page.lines().any(is_command), "{page}");
        assert!(!page.contains("##["), "{page}");
    }
}

#[test]
fn a_name_of_ten_kilobytes_does_not_push_the_rest_off_the_screen() {
    let format = Format::named("terminal").unwrap();
    let book = books::with_text_everywhere(&"x".repeat(10_000));
    let page = written(format, &book, Subject::Account, TerminalOptions::PLAIN);
    let longest = page.lines().map(|line| line.chars().count()).max();
    assert!(longest < Some(700), "{longest:?}");
}

#[test]
fn json_is_the_published_struct_and_loses_nothing() {
    let format = Format::named("json").unwrap();
    for text in [books::HOSTILE, "", "plain"] {
        let book = books::with_text_everywhere(text);
        let class = written(format, &book, Subject::Class, TerminalOptions::PLAIN);
        assert_eq!(serde_json::from_str::<Gradebook>(&class).unwrap(), book);
        // It is written entry by entry, and is the same text all the same.
        let at_once = serde_json::to_string_pretty(&book).unwrap() + "\n";
        assert_eq!(class, at_once);
        let one = Gradebook::from_report(book.entries[0].report.clone().unwrap());
        let account = written(format, &one, Subject::Account, TerminalOptions::PLAIN);
        assert_eq!(
            Some(&serde_json::from_str::<Report>(&account).unwrap()),
            one.reports().next()
        );
        // A class of one keeps the shape of a class.
        let class = written(format, &one, Subject::Class, TerminalOptions::PLAIN);
        assert_eq!(serde_json::from_str::<Gradebook>(&class).unwrap(), one);
    }
}

#[test]
fn several_accounts_are_told_apart_whatever_the_command_was() {
    let book = books::class();
    for format in FORMATS.iter().filter(|format| !format.about_one) {
        let [account, class] = [Subject::Account, Subject::Class]
            .map(|subject| written(format, &book, subject, TerminalOptions::PLAIN));
        assert_eq!(account, class, "{}", format.name);
        for entry in &book.entries {
            // A learning platform would take an AWS account for one of its ids, and who has no grade is left out.
            let (told, listed) = match format.name {
                "canvas" | "moodle" => (&entry.name, entry.report.is_some()),
                _ => (&entry.account_id, true),
            };
            assert_eq!(class.contains(told.as_str()), listed, "{}", format.name);
        }
    }
}

/// Takes some bytes, then fails.
struct Failing {
    room: usize,
    kind: io::ErrorKind,
}

impl Write for Failing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.room == 0 {
            return Err(self.kind.into());
        }
        let taken = bytes.len().min(self.room);
        self.room -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_writer_that_fails_is_reported_with_its_own_kind_of_error() {
    let locale = locale("en");
    let setup = Setup {
        locale: &locale,
        terminal: TerminalOptions::PLAIN,
        subject: Subject::Account,
        class: Default::default(),
    };
    let book = Gradebook::from_report(books::halfway("en"));
    for format in FORMATS {
        let whole = written(format, &book, Subject::Account, TerminalOptions::PLAIN).len();
        for kind in [io::ErrorKind::BrokenPipe, io::ErrorKind::StorageFull] {
            for room in [0, 1, whole - 1] {
                let error = (format.make)(setup)
                    .write(&book, &mut Failing { room, kind })
                    .unwrap_err();
                assert_eq!(error.kind(), kind, "{} after {room} bytes", format.name);
            }
        }
    }
}

#[test]
fn every_format_says_what_it_is_for_in_every_language() {
    for language in workshop_check::suites::program_languages() {
        let locale = locale(language);
        for format in FORMATS {
            assert_ne!(
                locale.label(format.about),
                format.about,
                "{language} {}",
                format.name
            );
        }
    }
}

#[test]
fn a_report_wish_is_a_format_and_perhaps_a_file() {
    let spec: ReportSpec = "junit=out/a=b.xml".parse().unwrap();
    assert_eq!(
        (spec.format.name, spec.file),
        ("junit", Some("out/a=b.xml".into()))
    );
    for spec in ["json", "json=-"] {
        assert_eq!(spec.parse::<ReportSpec>().unwrap().file, None);
    }
    assert_eq!(
        "json=".parse::<ReportSpec>().unwrap_err(),
        SpecError::NoFile { format: "json" }
    );
    for (wrong, similar) in [
        ("jnuit", Some("junit")),
        ("JSON", Some("json")),
        ("terminl", Some("terminal")),
        ("pdf", None),
        ("", None),
    ] {
        let error = wrong.parse::<ReportSpec>().unwrap_err();
        assert_eq!(
            error,
            SpecError::UnknownFormat {
                name: wrong.into(),
                similar
            }
        );
        assert!(
            error.hint().contains("terminal, json, junit"),
            "{}",
            error.hint()
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_text_whatever_reaches_a_terminal_unharmed(text in any::<String>(), width in 1_usize..120) {
        let options = TerminalOptions { width, ..TerminalOptions::PLAIN };
        let book = books::with_text_everywhere(&text);
        let page = written(Format::named("terminal").unwrap(), &book, Subject::Class, options);
        prop_assert_eq!(active_characters(&page), Vec::<char>::new());
    }
}
