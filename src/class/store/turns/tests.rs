use std::fs;
use std::path::Path;
use std::sync::Arc;

use jiff::{SignedDuration, ToSpan};
use rusqlite::Connection;

use super::*;
use crate::class::RosterIndex;
use crate::class::store::testing::{at, denied, graded, key, report};
use crate::class::store::{RunEntry, RunKey, RunKind};
use workshop_check_core::report::Report;

const SUITE: &str = "container-migration";

fn store(folder: &tempfile::TempDir, name: &str) -> Store {
    Store::open(&folder.path().join(name)).expect("made")
}

/// The result of a scan of a recorded account at that second.
fn scan(position: usize, account: &str, second: i64) -> RunEntry {
    let taken = Report {
        // Less than a millisecond is cut off.
        taken_at: at(second) + 1_234_567.nanoseconds(),
        ..report(account)
    };
    let mut row = graded(position, taken);
    row.graded_at = at(second + 2);
    row
}

fn noted(second: i64) -> Timestamp {
    at(second) + 1.milliseconds()
}

fn log(store: &Store) -> AttendeeLog {
    let mut logs = store.logs(SUITE).expect("logs");
    assert_eq!(logs.len(), 1, "{logs:?}");
    logs.remove(0)
}

fn seen(log: &AttendeeLog, check: &str) -> Vec<(Timestamp, Outcome)> {
    let seen = log.past.checks.get(check).into_iter().flatten();
    seen.map(|seen| (seen.at, seen.outcome)).collect()
}

#[test]
fn each_run_notes_what_turned_at_the_moment_of_the_look() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store(&folder, "s");
    for (account, second) in [
        ("fresh", 10),
        ("fresh", 20),
        ("complete", 30),
        ("database-closed", 40),
    ] {
        let run = store.begin(&key(), at(second)).expect("begun");
        store
            .save(run, &scan(0, account, second), None)
            .expect("saved");
    }
    let run = store.begin(&key(), at(50)).expect("begun");
    store.save(run, &denied(0), None).expect("saved");
    let log = log(&store);
    assert_eq!(
        (log.past.first_scan, log.past.last_scan),
        (noted(10), noted(40))
    );
    let turns = seen(&log, "site");
    let outcomes: Vec<Outcome> = turns.iter().map(|(_, outcome)| *outcome).collect();
    assert_eq!(
        outcomes,
        [Outcome::Blocked, Outcome::Passed, Outcome::Blocked]
    );
    assert_eq!(turns[1].0, noted(30));
    let took = log.past.time_to_green("site");
    assert_eq!(took, Some(SignedDuration::from_secs(20)));
    assert_eq!(seen(&log, "target-vpc"), [(noted(10), Outcome::Passed)]);
}

#[test]
fn an_old_look_and_what_could_not_be_read_turn_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store(&folder, "s");
    let run = store.begin(&key(), at(0)).expect("begun");
    store
        .save(run, &scan(0, "complete", 100), None)
        .expect("saved");
    let before = log(&store);
    // The scan is regraded with a corrected suite, and an older scan of another store is merged.
    for second in [100, 60] {
        let row = Ok::<_, StoreError>(scan(0, "fresh", second).into());
        store
            .add(&key(), at(200), [row].into_iter())
            .expect("added");
    }
    let mut denied = scan(0, "complete", 300);
    let steps = denied
        .entry
        .report
        .as_mut()
        .map(|report| &mut Arc::make_mut(report).steps);
    for check in steps
        .into_iter()
        .flatten()
        .flat_map(|step| &mut step.checks)
    {
        check.outcome = Outcome::Unknown;
    }
    store.replace(run, &denied, None).expect("saved");
    let after = log(&store);
    assert_eq!(after.past.checks, before.past.checks);
    assert_eq!(after.past.last_scan, noted(300));
}

/// A store as the first schema had it, filled by that program's own words.
fn first_schema(path: &Path, runs: &[(&str, &[RunEntry])]) {
    let raw = Connection::open(path).expect("made");
    raw.execute_batch(include_str!("../1.sql"))
        .expect("schema 1");
    raw.execute_batch("PRAGMA application_id = 0x7763686b; PRAGMA user_version = 1")
        .expect("marked");
    for (options, rows) in runs {
        let begun = at(0).to_string();
        raw.execute(
            "INSERT INTO runs (suite_id, suite_digest, roster_digest, language, shard, options, started_at) \
             VALUES (?1, '', '', 'en', '', ?2, ?3)",
            params![SUITE, options, begun],
        )
        .expect("a run");
        let run = raw.last_insert_rowid();
        for row in *rows {
            let entry = &row.entry;
            let report = entry.report.as_ref();
            let report = report.map(|report| serde_json::to_string(&**report).expect("JSON"));
            raw.execute(
                "INSERT INTO entries VALUES (?1, ?2, ?3, ?4, ?5, '{}', ?6, ?7, ?8)",
                params![
                    run,
                    row.index,
                    entry.name,
                    entry.account_id,
                    row.region,
                    report,
                    entry.error,
                    row.graded_at.to_string()
                ],
            )
            .expect("an entry");
        }
    }
}

#[test]
fn a_store_of_the_first_schema_knows_its_turns_after_the_migration() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("old");
    let whole_second = |position, account: &str, second| {
        let mut row = scan(position, account, second);
        if let Some(report) = &mut row.entry.report {
            Arc::make_mut(report).taken_at = at(second);
        }
        row
    };
    let runs: [(&str, &[RunEntry]); 5] = [
        ("", &[scan(0, "fresh", 10), whole_second(1, "halfway", 11)]),
        ("", &[scan(0, "complete", 30), denied(1)]),
        // Applies another suite to the first run, and so turns nothing.
        (
            "regrade of 1",
            &[scan(0, "halfway", 10), whole_second(1, "fresh", 11)],
        ),
        (
            "",
            &[
                scan(0, "database-closed", 50),
                whole_second(1, "complete", 51),
            ],
        ),
        ("", &[scan(0, "database-closed", 70)]),
    ];
    first_schema(&path, &runs);
    let migrated = Store::open(&path)
        .expect("migrated")
        .logs(SUITE)
        .expect("logs");

    let fresh = store(&folder, "new");
    for (options, rows) in runs {
        let kind = match options {
            "" => RunKind::Grade,
            _ => RunKind::Regrade,
        };
        let key = RunKey { kind, ..key() };
        let run = fresh.begin(&key, at(0)).expect("begun");
        for row in rows {
            fresh.save(run, row, None).expect("saved");
        }
    }
    assert_eq!(migrated.len(), 2);
    assert_eq!(migrated, fresh.logs(SUITE).expect("logs"));
    let site = seen(&migrated[0], "site");
    assert_eq!(site[1], (noted(30), Outcome::Passed));
    let rows = Store::open(&path)
        .expect("opened")
        .entries(1)
        .expect("rows");
    assert_eq!(rows.len(), 2, "and what was saved is still there");
}

#[test]
fn a_live_board_keeps_the_latest_look_in_one_run_and_its_file_does_not_grow() {
    let folder = tempfile::tempdir().expect("a folder");
    let live = RunKey {
        kind: RunKind::Live,
        ..key()
    };
    let path = folder.path().join("board");
    let size = || -> u64 {
        let files = ["board", "board-wal"].map(|name| folder.path().join(name));
        files
            .iter()
            .filter_map(|file| Some(fs::metadata(file).ok()?.len()))
            .sum()
    };
    let mut sizes = Vec::new();
    for round in 0..30 {
        // As after a restart.
        let store = Store::open(&path).expect("opened");
        let run = store
            .resume_or_begin(&live, "", at(round))
            .expect("the run");
        assert_eq!(run, 1);
        for position in 0..4 {
            let account = if round < 7 { "halfway" } else { "complete" };
            let row = scan(position, account, 100 + round);
            store.replace(run, &row, None).expect("saved");
        }
        sizes.push(size());
    }
    let store = Store::open(&path).expect("opened");
    assert_eq!(store.entries(1).expect("rows").len(), 4);
    let logs = store.logs(SUITE).expect("logs");
    assert_eq!(logs.len(), 4);
    for log in logs {
        assert_eq!(log.past.turned_green_since(noted(106)).len(), 29);
        assert!(log.past.turned_green_since(noted(107)).is_empty());
    }
    // 80 more scans of 50 kB each do not make the file larger.
    assert!(sizes[29] <= sizes[9] * 11 / 10, "{sizes:?}");
}

#[test]
fn a_class_history_is_by_place_and_by_region() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store(&folder, "s");
    let run = store.begin(&key(), at(0)).expect("begun");
    let mut elsewhere = scan(2, "complete", 40);
    if let Some(report) = &mut elsewhere.entry.report {
        Arc::make_mut(report).account.region = "us-east-1".to_owned();
    }
    let mut same_account = elsewhere.clone();
    same_account.entry.account_id = denied(0).entry.account_id;
    same_account.entry.name = denied(0).entry.name;
    for row in [scan(0, "fresh", 10), denied(1), elsewhere] {
        store.save(run, &row, None).expect("saved");
    }
    store
        .replace(
            run,
            &RunEntry {
                index: RosterIndex::new(3),
                ..same_account
            },
            None,
        )
        .expect("saved");
    let book = store.gradebook(run).expect("a gradebook");
    let history = store.class_history(SUITE, &book).expect("a history");
    let firsts: Vec<Option<Timestamp>> = (0..4)
        .map(|place| history.past(place).map(|past| past.first_scan))
        .collect();
    assert_eq!(
        firsts,
        [Some(noted(10)), None, Some(noted(40)), Some(noted(40))]
    );
}
