//! A store on a disk that cannot be written.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::process::Command;

use jiff::Timestamp;
use workshop_check::class::store::{RunKind, Store};
use workshop_check_core::report::Gradebook;

use super::stores::{halfway, key, row};

/// A user without rights. Root may write everywhere.
const NOBODY: u32 = 65_534;

/// The defect: `history` failed with "unable to open database file".
#[test]
fn the_history_is_read_where_nothing_can_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("class.sqlite");
    drop(Store::open(&store).expect("made"));
    fs::set_permissions(&store, Permissions::from_mode(0o444)).expect("set");
    fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).expect("set");
    let is_root = fs::write(folder.path().join("probe"), "").is_ok();
    if is_root {
        fs::remove_file(folder.path().join("probe")).expect("deleted");
    }
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_workshop-check"));
        command.args(args).arg("--store").arg(&store).env_clear();
        if is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        command.output().expect("the program starts")
    };
    let history = run(&["history", "--json"]);
    assert_eq!(history.status.code(), Some(0), "{history:?}");
    assert_eq!(String::from_utf8_lossy(&history.stdout).trim(), "[]");
    let diff = run(&["diff"]);
    let message = String::from_utf8_lossy(&diff.stderr);
    assert!(message.contains("find two runs"), "{message}");
    let files = fs::read_dir(folder.path()).expect("read").count();
    assert_eq!(files, 1, "nothing was made beside it");
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("set");
}

/// The defects: `regrade` needed a store that can be written, and one damaged snapshot ended it.
#[test]
fn a_run_is_reported_and_regraded_where_nothing_can_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("class.sqlite");
    let (snapshot, report) = halfway();
    let store = Store::open(&path).expect("made");
    let key = key(RunKind::Grade, &report);
    let run = store.begin(&key, Timestamp::now()).expect("begun");
    for position in 0..2 {
        let row = row(position, &report);
        store.save(run, &row, Some(&snapshot)).expect("saved");
    }
    drop(store);
    let damage = "UPDATE snapshots SET snapshot = '{}' WHERE position = 1";
    let connection = rusqlite::Connection::open(&path).expect("opened");
    connection.execute_batch(damage).expect("damaged");
    drop(connection);
    let before = fs::read(&path).expect("read");
    fs::set_permissions(&path, Permissions::from_mode(0o444)).expect("set");
    fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).expect("set");
    let is_root = fs::write(folder.path().join("probe"), "").is_ok();
    if is_root {
        fs::remove_file(folder.path().join("probe")).expect("deleted");
    }
    let book = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_workshop-check"));
        command.args(args).arg("--store").arg(&path).env_clear();
        if is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        let output = command.output().expect("the program starts");
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let book: Gradebook = serde_json::from_slice(&output.stdout).expect("a gradebook");
        (book, String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (reported, _) = book(&["report", "--json"]);
    assert_eq!(reported.reports().count(), 2);
    let (regraded, note) = book(&["regrade", "--run", "1", "--json"]);
    assert!(note.contains("the new run is not saved"), "{note}");
    let again = regraded.entries[0].report.as_ref().expect("a report");
    assert_eq!(again.score, report.score);
    let damaged = regraded.entries[1].error.as_deref().expect("a reason");
    assert!(
        damaged.contains("the snapshot in the store is damaged"),
        "{damaged}"
    );
    assert_eq!(
        fs::read(&path).expect("read"),
        before,
        "the store is as it was"
    );
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("set");
}

/// The defect: `merge` wrote to its parts, and said "unable to open database file" without a reason.
#[test]
fn a_part_is_merged_where_it_cannot_be_written_and_a_target_there_is_refused_with_the_reason() {
    let [fixed, open] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    let part = fixed.path().join("class.sqlite");
    let (_, report) = halfway();
    let store = Store::open(&part).expect("made");
    let run = store.begin(&key(RunKind::Grade, &report), Timestamp::now());
    let run = run.expect("begun");
    store.save(run, &row(0, &report), None).expect("saved");
    store.finish(run, Timestamp::now()).expect("finished");
    drop(store);
    fs::set_permissions(&part, Permissions::from_mode(0o444)).expect("set");
    fs::set_permissions(fixed.path(), Permissions::from_mode(0o555)).expect("set");
    fs::set_permissions(open.path(), Permissions::from_mode(0o777)).expect("set");
    let is_root = fs::write(fixed.path().join("probe"), "").is_ok();
    if is_root {
        fs::remove_file(fixed.path().join("probe")).expect("deleted");
    }
    let merge = |target: &std::path::Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_workshop-check"));
        command.arg("merge").arg(target).arg(&part).env_clear();
        if is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        let output = command.output().expect("the program starts");
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), message)
    };
    let (status, message) = merge(&open.path().join("all.sqlite"));
    assert_eq!((status, message.as_str()), (Some(1), ""));
    let (status, message) = merge(&part);
    assert_eq!(status, Some(2), "{message}");
    assert!(
        message.contains("class.sqlite") && message.contains("ermission denied"),
        "{message}"
    );
    fs::set_permissions(fixed.path(), Permissions::from_mode(0o755)).expect("set");
}
