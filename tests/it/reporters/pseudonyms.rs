//! A gradebook with pseudonyms contains no names and account ids, in any format.

use std::sync::Arc;

use workshop_check::reporter::{FORMATS, Subject, TerminalOptions};
use workshop_check_core::report::{Gradebook, Pseudonyms};

use crate::reporters::{books, written};

const SECRETS: [&str; 8] = [
    "Zoë Jansen",
    "zoë-jansen",
    "Jansen",
    "444455556666",
    "111122223333",
    "zoe@example.org",
    "s1234567",
    "team-7",
];

/// Names and ids in every place in which a text can stand, and in the shapes in which accounts have them.
fn class() -> Gradebook {
    let text = "Zoë Jansen made zoë-jansen-cluster (arn:aws:ecs:us-west-2:444455556666:cluster/Jansen) for \
                zoe@example.org, S1234567, in 111122223333 beside team-7";
    let mut book = books::with_text_everywhere(text);
    let names = [("Zoë Jansen", "444455556666"), ("team-7", "111122223333")];
    for (entry, (name, id)) in book.entries.iter_mut().zip(names) {
        (entry.name, entry.account_id) = (name.into(), id.into());
        entry
            .columns
            .insert("e-mail".into(), "zoe@example.org".into());
        entry.columns.insert("student".into(), "s1234567".into());
        if let Some(report) = entry.report.as_mut().map(Arc::make_mut) {
            report.account.id = id.into();
            report.account.name = Some(name.into());
            report.account.caller_arn =
                format!("arn:aws:sts::{id}:assumed-role/Grader/zoe@example.org");
            // The texts of the suite contain no names.
            report.account.region = "us-west-2".into();
            report.suite.title = "Containers".into();
            (report.suite.id, report.suite.digest) = ("containers".into(), "sha256:0".into());
            for step in &mut report.steps {
                (step.id, step.page_url) = ("page".into(), "https://example".into());
                for check in &mut step.checks {
                    check.page_url = "https://example".into();
                    check.blocked_by.clear();
                    check.missing_actions.clear();
                }
                if let Some(check) = step.checks.iter_mut().find(|check| check.id == text) {
                    check.id = "check".into();
                }
            }
            let last = report.steps.last_mut().unwrap();
            last.checks
                .iter_mut()
                .for_each(|check| check.id = "check".into());
            for cause in &mut report.root_causes {
                cause.page_url = "https://example".into();
                cause.symptom = Some("database-empty".into());
            }
            if let Some(next) = &mut report.next {
                next.page_url = "https://example".into();
            }
        }
    }
    book
}

#[test]
fn no_name_and_no_id_is_left_in_any_format() {
    let book = Pseudonyms::new(b"key").apply(&class());
    let one = Gradebook::from_report(book.entries[0].report.clone().unwrap());
    for format in FORMATS {
        let book = if format.about_one { &one } else { &book };
        let text = written(format, book, Subject::Class, TerminalOptions::PLAIN);
        let found: Vec<_> = SECRETS
            .iter()
            .filter(|secret| text.to_lowercase().contains(&secret.to_lowercase()))
            .collect();
        assert!(found.is_empty(), "{}: {found:?}", format.name);
    }
    for (format, text) in FORMATS.iter().map(|format| {
        let book = if format.about_one {
            Gradebook::from_report(class().entries[0].report.clone().unwrap())
        } else {
            class()
        };
        (
            format,
            written(format, &book, Subject::Class, TerminalOptions::PLAIN),
        )
    }) {
        // Learning platforms get no account ids.
        if matches!(format.name, "canvas" | "moodle") {
            continue;
        }
        assert!(
            text.contains("444455556666"),
            "{} shows them otherwise",
            format.name
        );
    }
}

#[test]
fn a_pseudonym_stands_for_one_attendee_everywhere() {
    let book = Pseudonyms::new(b"key").apply(&class());
    let [first, second] = [&book.entries[0], &book.entries[1]];
    let report = first.report.as_ref().unwrap();
    assert_ne!(first.name, second.name);
    assert_eq!(report.account.id, first.account_id);
    assert_eq!(report.account.name.as_ref(), Some(&first.name));
    assert!(report.account.caller_arn.starts_with(&format!(
        "arn:aws:sts::{}:assumed-role/Grader/",
        first.account_id
    )));
    assert_eq!(first.columns["e-mail"], second.columns["e-mail"]);
    let evidence = &report.root_causes[0].evidence[0];
    for wanted in [
        &first.name,
        &first.account_id,
        &second.name,
        &second.account_id,
        &first.columns["student"],
    ] {
        assert!(evidence.contains(wanted.as_str()), "{wanted} in {evidence}");
    }
    assert_eq!(first.account_id.len(), 12);
    assert!(first.account_id.chars().all(|c| c.is_ascii_digit()));
}

#[test]
fn the_key_decides_and_nothing_else_does() {
    let apply = |key: &[u8]| Pseudonyms::new(key).apply(&class());
    assert_eq!(apply(b"key"), apply(b"key"));
    assert_ne!(apply(b"key").entries[0].name, apply(b"yek").entries[0].name);
    assert_ne!(
        apply(b"key").entries[0].account_id,
        apply(b"yek").entries[0].account_id
    );
}

#[test]
fn a_thousand_attendees_take_seconds_and_keep_a_pseudonym_each() {
    let mut book = books::many(1000, "Attendee of the workshop", &books::halfway("en"));
    for (number, entry) in book.entries.iter_mut().enumerate() {
        entry
            .columns
            .insert("e-mail".into(), format!("student{number}@example.org"));
    }
    let book = Pseudonyms::new(b"key").apply(&book);
    let mut names: Vec<_> = book
        .entries
        .iter()
        .map(|entry| (&entry.name, &entry.account_id))
        .collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 1000);
}
