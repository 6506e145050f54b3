//! Which suite's runs of a store `history`, `diff` and `report` read.

use jiff::Timestamp;
use workshop_check::class::store::{RunKind, Store};

use super::slips::says;
use super::stores::{key, row};
use super::{code, program, refused, run, stderr, stdout, write};

#[test]
fn runs_of_another_suite_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/fixtures/accounts/halfway.json"
    );
    let report = run(&["check", "--snapshot", book, "--json"]);
    let text = format!(
        r#"{{"schema": "workshop-check/gradebook/1", "entries": [{{"name": "Ann", "account_id": "210000000003", "report": {}}}]}}"#,
        stdout(&report)
    );
    let book = write(folder.path(), "book.json", text);
    let store = folder.path().join("class.sqlite");
    let store = store.to_str().expect("a path in UTF-8");
    let merged = run(&["merge", store, &book]);
    assert_eq!(code(&merged), 1, "{}", stderr(&merged));
    for verb in ["history", "diff"] {
        let message = refused(&run(&[verb, "--store", store, "--suite", "cleanup"]));
        says(
            &message,
            &["\"cleanup\"", "runs of container-migration", "--suite"],
        );
    }
    let json = run(&["history", "--store", store, "--suite", "cleanup", "--json"]);
    assert_eq!(
        (code(&json), stdout(&json)),
        (0, "[]\n"),
        "a program gets an empty list"
    );
    says(stderr(&json), &["runs of container-migration", "--suite"]);
    // The defects: an attendee was not found, and runs were compared in the words of another suite.
    for args in [&["history", "--attendee", "Ann"][..], &["diff", "1", "1"]] {
        let args = [args, &["--store", store, "--suite", "cleanup"]].concat();
        let message = refused(&run(&args));
        says(
            &message,
            &["\"cleanup\"", "runs of container-migration", "--suite"],
        );
    }
    // A suite of one's own has no name that the program knows.
    let own = std::fs::read_to_string(&book).expect("the book");
    let own = own.replace("\"container-migration\"", "\"mine\"");
    let own = write(folder.path(), "own.json", own);
    let store = folder.path().join("own.sqlite");
    let store = store.to_str().expect("a path in UTF-8");
    let merged = run(&["merge", store, &own]);
    assert_eq!(code(&merged), 1, "{}", stderr(&merged));
    for verb in ["history", "diff"] {
        let message = refused(&run(&[verb, "--store", store]));
        says(&message, &["runs of mine", "--suite", "by its folder"]);
    }
}

/// The defect: without `--suite`, the hint was to name the only suite that the store has runs of.
#[test]
fn the_only_suite_of_a_store_needs_no_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("class.sqlite");
    let add_runs = |suite: &str| {
        let checked = run(&["check", "--demo", "--suite", suite, "--json"]);
        let report = serde_json::from_str(stdout(&checked)).expect("a report");
        let store = Store::open(&path).expect("opened");
        for _ in 0..2 {
            let key = key(RunKind::Grade, &report);
            let begun = store.begin(&key, Timestamp::now()).expect("begun");
            store.save(begun, &row(0, &report), None).expect("saved");
        }
    };
    let store = ["--store", path.to_str().expect("a path in UTF-8")];
    let with_store = |args: &[&'static str]| [args, &store[..]].concat();
    let reads = [&["history"][..], &["diff"], &["report", "--json"]];
    add_runs("optimization");
    for args in reads {
        let read = run(&with_store(args));
        assert_ne!(code(&read), 2, "{args:?}: {}", stderr(&read));
        let named = run(&with_store(&[args, &["--suite", "optimization"]].concat()));
        assert_eq!(stdout(&read), stdout(&named), "{args:?}");
        // The default suite is named, not left out.
        let other = with_store(&[args, &["--suite", "container-migration"]].concat());
        let message = refused(&run(&other));
        says(&message, &["runs of optimization", "--suite"]);
        let mut of_environment = program();
        let of_environment = of_environment.args(with_store(args));
        let of_environment = of_environment.env("WORKSHOP_CHECK_SUITE", "container-migration");
        says(
            &refused(&of_environment.output().expect("the program starts")),
            &["runs of optimization", "--suite"],
        );
    }
    // Of several suites none is taken.
    add_runs("cleanup");
    for args in reads {
        let message = refused(&run(&with_store(args)));
        says(&message, &["runs of cleanup, optimization", "--suite"]);
    }
}
