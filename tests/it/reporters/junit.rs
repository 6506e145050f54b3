//! JUnit files, read by an independent parser and validated by the schema of Jenkins.

use std::fs;
use std::io::Write;
use std::process::Stdio;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use workshop_check::reporter::{Format, Subject, TerminalOptions};
use workshop_check_core::report::Gradebook;
use workshop_check_core::verdict::Outcome;

use crate::python::Python;
use crate::reporters::{books, written};

static PYTHON: LazyLock<Python> =
    LazyLock::new(|| Python::with("tests/it/reporters/requirements.txt"));

/// What `read_junit.py` says of some files.
fn read(files: &[String]) -> Vec<serde_json::Value> {
    let schema = PYTHON
        .sources("tests/it/reporters/schema-requirements.txt")
        .join("pytest-8.4.2/testing/example_scripts/junit-10.xsd");
    let folder = tempfile::tempdir().unwrap();
    let mut python = PYTHON.command();
    python
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/it/reporters/read_junit.py"
        ))
        .arg(&schema)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut reader = python.spawn().unwrap();
    let mut names = reader.stdin.take().unwrap();
    for (number, text) in files.iter().enumerate() {
        let path = folder.path().join(format!("{number}.xml"));
        fs::write(&path, text).unwrap();
        writeln!(names, "{}", path.display()).unwrap();
    }
    drop(names);
    let output = reader.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "a file was not accepted; see above"
    );
    let lines = String::from_utf8(output.stdout).unwrap();
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn junit(book: &Gradebook, subject: Subject) -> String {
    written(
        Format::named("junit").unwrap(),
        book,
        subject,
        TerminalOptions::PLAIN,
    )
}

#[test]
fn others_count_what_we_counted() {
    let books = [
        (
            Gradebook::from_report(books::halfway("en")),
            Subject::Account,
        ),
        (
            Gradebook::from_report(books::complete("nl")),
            Subject::Account,
        ),
        (books::class(), Subject::Class),
        (books::with_text_everywhere(books::HOSTILE), Subject::Class),
        (books::with_text_everywhere(""), Subject::Class),
    ];
    let files: Vec<String> = books
        .iter()
        .map(|(book, subject)| junit(book, *subject))
        .collect();
    for ((book, _), seen) in books.iter().zip(read(&files)) {
        let checks = || {
            book.reports()
                .flat_map(|r| &r.steps)
                .flat_map(|s| &s.checks)
        };
        let count = |wanted| checks().filter(|check| check.outcome == wanted).count();
        let not_graded = book
            .entries
            .iter()
            .filter(|entry| entry.report.is_none())
            .count();
        assert_eq!(seen["tests"], checks().count() + not_graded);
        assert_eq!(seen["failures"], count(Outcome::Failed));
        assert_eq!(seen["errors"], count(Outcome::Unknown) + not_graded);
        assert_eq!(
            seen["skipped"],
            count(Outcome::Blocked) + count(Outcome::Pending)
        );
        let steps: usize = book.reports().map(|report| report.steps.len()).sum();
        assert_eq!(seen["suites"].as_array().unwrap().len(), steps + not_graded);
    }
}

#[test]
fn a_case_says_what_a_person_needs() {
    let seen = &read(&[junit(
        &Gradebook::from_report(books::halfway("en")),
        Subject::Account,
    )])[0];
    let case = |name: &str| {
        let cases = seen["cases"].as_array().unwrap();
        let found = cases
            .iter()
            .find(|case| case["name"].as_str().unwrap().starts_with(name));
        found.unwrap_or_else(|| panic!("no case {name}")).clone()
    };
    let failed = case("lb-sg-http: LB-SG admits HTTP from anywhere");
    assert_eq!(failed["classname"], "container-migration.create-sg");
    assert_eq!(
        (&failed["result"], &failed["type"]),
        (&"failure".into(), &"failed".into())
    );
    let text = failed["text"].as_str().unwrap();
    assert!(text.contains("fix: In LB-SG, change the source"), "{text}");
    assert!(
        text.contains("page: https://") && text.contains("/create-sg.html"),
        "{text}"
    );

    let unknown = case("db-host");
    assert_eq!(unknown["result"], "error");
    assert!(
        unknown["text"]
            .as_str()
            .unwrap()
            .contains("ssm:GetParameters")
    );

    let blocked = case("site:");
    assert_eq!(
        (&blocked["result"], &blocked["type"]),
        (&"skipped".into(), &"blocked".into())
    );
    assert_eq!(
        blocked["message"],
        "waits for: “The container mounts wp-content”"
    );
    let pending = case("efs-targets");
    assert_eq!(
        (&pending["result"], &pending["type"]),
        (&"skipped".into(), &"pending".into())
    );
    assert_eq!(
        pending["message"],
        "waits for: fsmt-0abc1234def567890 in us-west-2b, which AWS is still making"
    );

    assert!(
        case("cluster:")["out"]
            .as_str()
            .unwrap()
            .starts_with("advice: Container Insights is off")
    );
    let suites = seen["suites"].as_array().unwrap();
    assert_eq!(suites[0]["timestamp"], "2026-11-22T01:58:00Z");
    let time: f64 = suites
        .iter()
        .map(|suite| suite["time"].as_f64().unwrap())
        .sum();
    assert!(
        (1.118..1.125).contains(&time),
        "the time once, and near: {time}"
    );
}

#[test]
fn a_suite_says_by_what_and_where_it_was_checked() {
    let report = books::halfway("nl");
    let seen = &read(&[junit(
        &Gradebook::from_report(report.clone()),
        Subject::Account,
    )])[0];
    let suites = seen["suites"].as_array().unwrap();
    assert_eq!(suites.len(), report.steps.len());
    for (suite, step) in suites.iter().zip(&report.steps) {
        assert_eq!(suite["name"], step.title, "the title alone");
        assert_eq!(
            suite["properties"],
            serde_json::json!({
                "suite": report.suite.id,
                "suite_digest": report.suite.digest,
                "step": step.id,
                "started": "true",
                "region": report.account.region,
                "language": "nl",
                "page_url": step.page_url,
            })
        );
    }
}

#[test]
fn cases_of_two_accounts_are_told_apart() {
    let seen = &read(&[junit(&books::class(), Subject::Class)])[0];
    let cases = seen["cases"].as_array().unwrap();
    let mut keys: Vec<String> = cases
        .iter()
        .map(|c| format!("{}/{}", c["classname"], c["name"]))
        .collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), cases.len());
    let suites = seen["suites"].as_array().unwrap();
    assert_eq!(suites[0]["name"], "team-7 (123456789012): Before you start");
    assert!(
        suites.last().unwrap()["name"]
            .as_str()
            .unwrap()
            .starts_with("Zoë (111122223333)")
    );
}

#[test]
fn text_survives_markup_and_loses_only_what_xml_cannot_carry() {
    let book = books::with_text_everywhere("a]]>b <c> & \"d\" 'e' \0\u{1f}\u{fffe}f");
    let seen = &read(&[junit(&book, Subject::Account)])[0];
    let failed = seen["cases"]
        .as_array()
        .unwrap()
        .iter()
        .find(|c| c["result"] == "failure")
        .unwrap();
    assert!(
        failed["text"]
            .as_str()
            .unwrap()
            .contains("a]]>b <c> & \"d\" 'e' f"),
        "{failed}"
    );
    assert_eq!(failed["message"], "a]]>b <c> & \"d\" 'e' f");
}

#[test]
fn a_time_out_of_range_is_not_the_end() {
    let mut report = books::halfway("en");
    for (taken_at, duration) in [
        (jiff::Timestamp::MIN, u64::MAX),
        (jiff::Timestamp::MAX, 0),
        (jiff::Timestamp::UNIX_EPOCH, 1_000_000_007),
    ] {
        (report.taken_at, report.duration_ms) = (taken_at, duration);
        read(&[junit(
            &Gradebook::from_report(report.clone()),
            Subject::Account,
        )]);
    }
}

/// People look into the file, too, and tools that compare files do so by line.
#[test]
fn each_case_begins_its_own_line() {
    let text = junit(
        &Gradebook::from_report(books::halfway("en")),
        Subject::Account,
    );
    let cases = text.matches("<testcase ").count();
    let lines = text
        .lines()
        .filter(|line| line.trim_start().starts_with("<testcase "));
    assert_eq!(lines.count(), cases, "{text}");
    assert!(cases > 10);
}

/// All files go to one Python process: starting it is what takes time.
#[test]
fn no_text_whatever_makes_a_file_that_others_refuse() {
    let mut runner = TestRunner::default();
    let text = prop_oneof![
        any::<String>(),
        "[\\x00-\\x20<>&\"'\\]\u{fffe}\u{2028}]{0,40}"
    ];
    let files: Vec<String> = (0..100)
        .map(|_| {
            let text = text.new_tree(&mut runner).unwrap().current();
            junit(&books::with_text_everywhere(&text), Subject::Class)
        })
        .collect();
    read(&files);
}
