//! `regrade` of the run of a board.

use std::process::Command;

use jiff::Timestamp;
use workshop_check::class::RosterIndex;
use workshop_check::class::store::{RosterRow, RunKind, Store};
use workshop_check_core::report::Gradebook;
use workshop_check_core::verdict::Outcome;

use super::stores::{halfway, key, row};
use super::{code, refused, run, stderr, stdout, write};

/// The defect: a board kept no snapshot, so what attendees had submitted could not be graded with a corrected suite.
#[test]
fn what_was_submitted_to_a_board_is_graded_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("class.sqlite");
    let (snapshot, mut report) = halfway();
    let program = || Command::new(env!("CARGO_BIN_EXE_workshop-check"));
    let submitted_at: Timestamp = "2026-11-28T14:03:00Z".parse().expect("a time");
    let key = key(RunKind::Live, &report);
    let store = Store::open(&path).expect("made");
    let run = store.begin(&key, Timestamp::now()).expect("begun");
    for (position, kept, submitted) in [(0, Some(&snapshot), Some(submitted_at)), (1, None, None)] {
        report.submitted_at = submitted;
        let row = row(position, &report);
        store.save(run, &row, kept).expect("saved");
    }
    drop(store);
    let store = path.to_str().expect("UTF-8");
    let regraded = program()
        .args(["regrade", "--run", "1", "--store", store, "--json"])
        .output()
        .expect("the program starts");
    let book: Gradebook = serde_json::from_slice(&regraded.stdout).expect("a gradebook");
    let [submitted, scanned] = book.entries.as_slice() else {
        panic!("{book:?}")
    };
    let again = submitted.report.as_deref().expect("a report");
    assert_eq!(
        (again.score, again.submitted_at),
        (report.score, Some(submitted_at))
    );
    let reason = scanned.error.as_deref().expect("a reason");
    assert!(reason.contains("kept no snapshot"), "{reason}");

    // Gradebooks say who submitted.
    for (format, wanted) in [
        ("csv", "2026-11-28T14:03:00Z"),
        ("markdown", "submitted 2026-11-28 14:03 UTC"),
        ("html", "submitted 2026-11-28 14:03 UTC"),
    ] {
        let written = program()
            .args(["report", "--run", "1", "--store", store, "--report", format])
            .env("LC_ALL", "C.UTF-8")
            .output()
            .expect("the program starts");
        let text = String::from_utf8_lossy(&written.stdout).into_owned();
        assert_eq!(text.matches(wanted).count(), 1, "{format}: {text}");
    }
}

const WITH_MANUAL: &str = r#"
schema: workshop-check/suite/1
id: mine
pages: { base: "https://example.org", path: "/{lang}/{page}", languages: [en] }
resources:
  vpc: { kind: vpc, name: TargetVPC }
steps:
  - id: server
    page: server
    checks:
      - { id: vpc, points: 1, assert: { exists: { resource: vpc } } }
      - { id: binlog, points: 2, assert: { manual: { column: source-binlog } } }
"#;

const WORDS: &str = "\
suite = Mine
step-server = Server
check-vpc = The VPC is there
    .why = Everything is in it.
check-binlog = The binary log is on
    .why = The copy follows it.
";

/// The defect: `grade` and `regrade` knew nothing of what was confirmed on the board of the same store.
#[test]
fn what_was_confirmed_on_the_board_counts_later_too() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("locales")).expect("a folder");
    write(folder.path(), "suite.yaml", WITH_MANUAL);
    write(folder.path(), "locales/en.ftl", WORDS);
    let suite = folder.path().to_str().expect("UTF-8");
    let path = folder.path().join("class.sqlite");
    let options = [
        "--suite",
        suite,
        "--store",
        path.to_str().expect("UTF-8"),
        "--json",
    ];
    let book = |args: &[&str]| -> (Gradebook, String) {
        let output = run(&[args, &options[..]].concat());
        let book = serde_json::from_str(stdout(&output));
        (book.expect("a gradebook"), stderr(&output).to_owned())
    };
    let outcomes = |book: &Gradebook| -> Vec<Outcome> {
        let check = |place: usize| {
            let report = book.entries[place].report.as_ref().expect("a report");
            report.check("binlog").expect("the check").outcome
        };
        vec![check(0), check(1)]
    };
    let only = ["--only", "Amara Okafor", "--only", "Bram de Wit"];
    let grade = [&["grade", "--demo", "--keep-snapshots"][..], &only].concat();
    let (before, noted) = book(&grade);
    assert_eq!(outcomes(&before), [Outcome::Unknown, Outcome::Unknown]);
    assert!(!noted.contains("confirmed on the board"), "{noted}");

    // The roster of the board begins with somebody else.
    let store = Store::open(&path).expect("opened");
    let report = before.entries[0].report.as_deref().expect("a report");
    let live = key(RunKind::Live, report);
    let live = store.begin(&live, Timestamp::now()).expect("begun");
    let rows = [1, 0].map(|place: usize| RosterRow {
        index: RosterIndex::new(1 - place),
        name: before.entries[place].name.clone(),
        account_id: before.entries[place].account_id.clone(),
        columns: Default::default(),
        submits: false,
    });
    store.set_roster(live, rows, None).expect("saved");
    let tick = store.set_tick(live, RosterIndex::new(0), "source-binlog", true);
    tick.expect("saved");
    drop(store);
    for args in [&grade[..], &["regrade", "--run", "1"]] {
        let (after, noted) = book(args);
        assert_eq!(outcomes(&after), [Outcome::Unknown, Outcome::Passed]);
        let told = "note: what was confirmed on the board counts, for one attendee";
        assert!(noted.contains(told), "{args:?}: {noted}");
    }
}

/// The defect: without --suite, the run of another suite was graded with container-migration, and saved with everything unknown.
#[test]
fn the_run_of_another_suite_is_not_graded_with_the_default_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("class.sqlite");
    let store = store.to_str().expect("UTF-8");
    let suite = ["--suite", "optimization", "--store", store];
    let graded = [&["grade", "--demo", "--keep-snapshots"], &suite[..]].concat();
    assert_ne!(code(&run(&graded)), 2);
    let message = refused(&run(&["regrade", "--run", "1", "--store", store]));
    assert!(message.contains("--suite optimization"), "{message}");
    let with_suite = [&["regrade", "--run", "1"], &suite[..]].concat();
    let output = run(&with_suite);
    assert_ne!(code(&output), 2, "{}", stderr(&output));
}
