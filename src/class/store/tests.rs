use std::fs;
use std::time::Duration;

use rusqlite::Connection;
use tempfile::TempDir;

use super::testing::{account, at, denied, graded, key, report};
use super::{RunEntry, RunKey, RunKind, Store};
use crate::class::RosterIndex;
use crate::class::shard::Shard;
use crate::class::submission::Unsaved;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn what_is_saved_is_read_back_in_the_roster_s_order() {
    let folder = folder();
    let path = folder.path().join("class.sqlite");
    let (snapshot, report) = account("halfway");
    let rows = [denied(0), graded(1, report), denied(2)];
    let run = {
        let store = Store::open(&path).expect("made");
        let run = store.begin(&key(), at(0)).expect("begun");
        for position in [2, 0] {
            store.save(run, &rows[position], None).expect("saved");
        }
        store.save(run, &rows[1], Some(&snapshot)).expect("saved");
        run
    };
    let store = Store::open_existing(&path).expect("opened again");
    assert_eq!(store.entries(run).expect("rows"), rows);
    let columns = |row: &RunEntry| row.entry.columns.keys().cloned().collect::<Vec<_>>();
    assert_eq!(columns(&store.entries(run).expect("rows")[1]), ["z", "a"]);
    assert_eq!(
        store.snapshot(run, RosterIndex::new(1)).expect("read"),
        Some(snapshot)
    );
    assert_eq!(
        store.snapshot(run, RosterIndex::new(0)).expect("read"),
        None
    );
    let tally = store.tally(run).expect("a tally");
    assert_eq!((tally.passed, tally.failed, tally.not_graded), (0, 1, 2));
    assert!(tally.points > 0 && tally.points < tally.max, "{tally:?}");
}

#[test]
fn a_run_is_resumed_only_with_all_of_it_unchanged() {
    let folder = folder();
    let store = Store::open(&folder.path().join("s")).expect("made");
    assert_eq!(store.resumable(&key(), "").expect("none"), None);
    let run = store.begin(&key(), at(0)).expect("begun");
    store.save(run, &denied(3), None).expect("saved");
    let found = store.resumable(&key(), "").expect("looked").expect("found");
    assert_eq!((found.id, found.finished_at), (run, None));
    assert_eq!(
        store.saved(run).expect("saved"),
        [RosterIndex::new(3)].into()
    );

    let others: [fn(&mut RunKey); 8] = [
        |key| key.suite_digest.push('x'),
        |key| key.roster_digest.push('x'),
        |key| key.language = "nl".to_owned(),
        |key| key.shard = "1/2".parse::<Shard>().ok(),
        |key| key.kind = RunKind::Live,
        |key| key.options.steps.push("create-sg".into()),
        |key| key.options.checks.push("site".into()),
        |key| key.options.region = Some("us-west-2".to_owned()),
    ];
    for change in others {
        let mut other = key();
        change(&mut other);
        assert_eq!(
            store.resumable(&other, "").expect("looked"),
            None,
            "{other:?}"
        );
    }

    store.finish(run, at(9)).expect("finished");
    store.finish(run, at(99)).expect("finished again");
    let found = store.resumable(&key(), "").expect("looked").expect("found");
    assert_eq!(found.finished_at, Some(at(9)));
}

#[test]
fn a_place_is_saved_once() {
    let folder = folder();
    let store = Store::open(&folder.path().join("s")).expect("made");
    let run = store.begin(&key(), at(0)).expect("begun");
    let (snapshot, _) = account("complete");
    store.save(run, &denied(0), None).expect("saved");
    assert!(store.save(run, &denied(0), Some(&snapshot)).is_err());
    assert_eq!(store.entries(run).expect("rows"), [denied(0)]);
    assert_eq!(
        store.snapshot(run, RosterIndex::new(0)).expect("read"),
        None
    );
    assert!(
        store.save(run + 1, &denied(0), None).is_err(),
        "no such run"
    );
}

#[test]
fn a_run_that_breaks_off_in_the_middle_is_not_added() {
    let folder = folder();
    let store = Store::open(&folder.path().join("s")).expect("made");
    let rows = [0, 1, 1].map(|position| Ok::<_, super::StoreError>(denied(position).into()));
    assert!(store.add(&key(), at(0), rows.into_iter()).is_err());
    assert_eq!(store.all_runs().expect("runs"), []);
    let rows = [0, 1].map(|position| Ok::<_, super::StoreError>(denied(position).into()));
    let run = store.add(&key(), at(0), rows.into_iter()).expect("added");
    assert_eq!(store.run(run).expect("found").finished_at, Some(at(0)));
    assert_eq!(store.entries(run).expect("rows").len(), 2);
}

/// What a process leaves that is killed within a transaction: the log with an unfinished end.
#[test]
fn an_abandoned_transaction_leaves_no_trace_and_what_was_saved_before_it_stays() {
    let folder = folder();
    let path = folder.path().join("class.sqlite");
    let copies = folder.path().join("killed");
    fs::create_dir(&copies).expect("a folder");
    let store = Store::open(&path).expect("made");
    let run = store.begin(&key(), at(0)).expect("begun");
    store.save(run, &denied(0), None).expect("saved");
    let transaction = store.connection.unchecked_transaction().expect("begun");
    // More than SQLite keeps in memory, so that pages without a commit are in the log.
    transaction
        .execute_batch("PRAGMA cache_size = 1")
        .expect("set");
    let (_, report) = account("complete");
    for position in 1..200 {
        let row = graded(position, report.clone());
        super::save::insert(&transaction, run, &row, None).expect("written");
    }
    // The files as they are at this instant; -shm is rebuilt.
    let log = folder.path().join("class.sqlite-wal");
    assert!(fs::metadata(&log).expect("a log").len() > 100_000);
    for name in ["class.sqlite", "class.sqlite-wal"] {
        fs::copy(folder.path().join(name), copies.join(name)).expect("copied");
    }
    let after = Store::open(&copies.join("class.sqlite")).expect("opened");
    assert_eq!(after.entries(run).expect("rows"), [denied(0)]);
    after.save(run, &denied(1), None).expect("goes on");
}

#[test]
fn another_s_file_is_refused_and_left_as_it_is() {
    let folder = folder();
    let long = "name,account_id\n".repeat(500);
    let other = folder.path().join("other");
    Connection::open(&other)
        .and_then(|other| other.execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1)"))
        .expect("another program's database");
    for (name, text) in [("short", "x"), ("roster.csv", long.as_str())] {
        fs::write(folder.path().join(name), text).expect("written");
    }
    for name in ["short", "roster.csv", "other"] {
        let path = folder.path().join(name);
        let before = fs::read(&path).expect("read");
        let error = Store::open(&path).expect_err(name).to_string();
        assert!(
            error.starts_with("open store ") && error.contains(name),
            "{error}"
        );
        assert!(error.contains("it is "), "{error}");
        assert_eq!(fs::read(&path).expect("read"), before, "{name}");
    }
    for missing in [
        folder.path().join("no/such/folder"),
        folder.path().to_owned(),
    ] {
        let error = Store::open(&missing).expect_err("refused").to_string();
        assert!(error.contains(&missing.display().to_string()), "{error}");
    }
    let absent = folder.path().join("absent");
    let error = Store::open_existing(&absent).expect_err("refused");
    let hint = error.hint().expect("a hint");
    assert!(hint.contains("workshop-check grade"), "{hint}");
    assert!(!absent.exists());
}

#[test]
fn a_newer_program_s_store_is_refused_and_an_empty_file_is_made_one() {
    let folder = folder();
    let path = folder.path().join("s");
    fs::write(&path, "").expect("an empty file");
    drop(Store::open(&path).expect("made"));
    Connection::open(&path)
        .and_then(|raw| raw.pragma_update(None, "user_version", 99))
        .expect("set");
    let error = Store::open(&path).expect_err("refused");
    assert!(
        error.to_string().contains("newer workshop-check"),
        "{error}"
    );
    assert!(
        error.hint().expect("a hint").starts_with("update"),
        "{error}"
    );
}

/// The defect: a board that was started on a link to the store did not see the lock of the other.
#[cfg(unix)]
#[test]
fn a_link_to_a_store_is_the_same_store() {
    let folder = folder();
    let (path, link) = (folder.path().join("s"), folder.path().join("link"));
    let store = Store::open(&path).expect("made");
    let run = store.begin(&key(), at(0)).expect("begun");
    std::os::unix::fs::symlink(&path, &link).expect("linked");
    let _lease = store.lease(run).expect("free");
    let other = Store::open(&link).expect("opened by the link");
    other.lease(run).expect_err("taken");
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_a_store() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = folder.path().join("s");
    let store = Store::open(&path).expect("made");
    store.begin(&key(), at(0)).expect("begun");
    for name in ["s", "s-wal"] {
        let mode = fs::metadata(folder.path().join(name))
            .expect("a file")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn an_attendee_is_found_by_name_and_by_account() {
    let folder = folder();
    let store = Store::open(&folder.path().join("s")).expect("made");
    for second in [0, 1] {
        let run = store.begin(&key(), at(second)).expect("begun");
        for position in [0, 1] {
            store.save(run, &denied(position), None).expect("saved");
        }
    }
    for attendee in ["Attendee 1", "000000000001"] {
        let history = store
            .history("container-migration", attendee)
            .expect("history");
        let runs: Vec<i64> = history.iter().map(|(run, _)| run.id).collect();
        assert_eq!(runs, [1, 2], "{attendee}");
        assert!(
            history
                .iter()
                .all(|(_, row)| row.entry.name == "Attendee 1")
        );
    }
    assert!(
        store
            .history("another", "Attendee 1")
            .expect("none")
            .is_empty()
    );
    assert_eq!(
        store.attendees().expect("names"),
        ["Attendee 0", "Attendee 1"]
    );
}

/// The defect: two `grade --resume` on one store broke each other.
#[test]
fn a_run_is_graded_by_one_process_at_a_time() {
    let folder = folder();
    let path = folder.path().join("s");
    let store = Store::open(&path).expect("made");
    let run = store.begin(&key(), at(0)).expect("begun");
    let lease = store.lease(run).expect("free");
    let other = Store::open(&path).expect("opened again");
    let error = other.lease(run).expect_err("taken");
    let holder = format!("is being graded by process {}", std::process::id());
    assert!(error.to_string().contains(&holder), "{error}");
    assert!(error.hint().is_some());
    other.lease(run + 1).expect("another run");
    drop(lease);
    drop(other.lease(run).expect("free again"));
    let files = fs::read_dir(folder.path()).expect("read");
    let names = files.map(|file| file.expect("a file").file_name());
    let left: Vec<_> = names
        .filter(|name| name.to_string_lossy().contains("lock"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// The defect: SQLite's usual five seconds ended a class run. A backup of a large store takes longer.
#[test]
fn a_save_waits_for_a_backup_and_names_what_locks_the_store() {
    let folder = folder();
    let path = folder.path().join("s");
    let store = Store::open(&path).expect("made");
    let run = store.begin(&key(), at(0)).expect("begun");
    let other = Connection::open(&path).expect("opened");
    other.execute_batch("BEGIN IMMEDIATE").expect("locked");
    store.set_patience(Duration::from_millis(10)).expect("set");
    let error = store.save(run, &denied(0), None).expect_err("locked");
    assert!(
        error
            .to_string()
            .ends_with("another process is writing to it"),
        "{error}"
    );
    assert!(error.hint().is_some_and(|hint| hint.contains("backup")));

    let store = Store::open(&path).expect("opened again");
    let unlocked = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_secs(6));
        other.execute_batch("COMMIT").expect("unlocked");
    });
    store
        .save(run, &denied(0), None)
        .expect("saved after the backup");
    unlocked.join().expect("no panic");
}

#[test]
fn a_store_that_was_deleted_or_replaced_is_noticed() {
    let folder = folder();
    let path = folder.path().join("s");
    let store = Store::open(&path).expect("made");
    store.check_present().expect("it is there");
    fs::remove_file(&path).expect("deleted");
    assert!(store.check_present().is_err());
    let _other = Store::open(&path).expect("another one");
    let error = store.check_present().expect_err("another file");
    assert!(error.to_string().contains("deleted or replaced"), "{error}");
}

/// The defect: one row that could not be read made the whole store unreadable, and nobody was named.
#[test]
fn a_damaged_entry_names_its_attendee_and_leaves_the_rest_readable() {
    let folder = folder();
    let path = folder.path().join("s");
    let store = Store::open(&path).expect("made");
    let run = store.begin(&key(), at(0)).expect("begun");
    let (snapshot, report) = account("halfway");
    for position in 0..4 {
        let row = graded(position, report.clone());
        store.save(run, &row, Some(&snapshot)).expect("saved");
    }
    for damage in [
        "UPDATE entries SET report = '{}' WHERE position = 0",
        "UPDATE entries SET report = substr(report, 1, 99) WHERE position = 1",
        "UPDATE entries SET columns = 'x', name = CAST(x'41ff42' AS TEXT) WHERE position = 2",
        "UPDATE snapshots SET snapshot = '{}' WHERE position = 3",
        "UPDATE turns SET outcome = 'x' WHERE rowid IN (SELECT rowid FROM turns LIMIT 1)",
    ] {
        let damage = damage.replace(
            "rowid IN (SELECT rowid FROM turns LIMIT 1)",
            "check_id = 'vpc-dns'",
        );
        store.connection.execute_batch(&damage).expect("damaged");
    }
    let entries = store.entries(run).expect("readable");
    let problems: Vec<Option<&str>> = entries
        .iter()
        .map(|row| row.entry.error.as_deref())
        .collect();
    let named: Vec<&str> = entries.iter().map(|row| row.entry.name.as_str()).collect();
    assert_eq!(
        named,
        ["Attendee 0", "Attendee 1", "A\u{fffd}B", "Attendee 3"]
    );
    let damaged = |problem: Option<&str>| {
        problem.is_some_and(|text| text.contains("in the store is damaged: "))
    };
    assert!(
        problems[..3].iter().all(|problem| damaged(*problem)),
        "{problems:?}"
    );
    assert!(
        problems[0].is_some_and(|text| text.contains("missing field")),
        "{problems:?}"
    );
    assert_eq!(entries[3], graded(3, report));
    let tally = store.tally(run).expect("a tally");
    assert_eq!(
        (tally.failed, tally.not_graded),
        (2, 2),
        "the columns do not count here"
    );
    let again = store.not_graded(run).expect("read");
    assert_eq!(
        again,
        [RosterIndex::new(1)].into(),
        "what is not JSON is graded again"
    );
    let error = store
        .snapshot(run, RosterIndex::new(3))
        .expect_err("damaged");
    assert!(
        error.to_string().contains("is damaged: missing field"),
        "{error}"
    );
    let book = store.gradebook(run).expect("a gradebook");
    store
        .class_history(&key().suite_id, &book)
        .expect("the rest of the history");

    store
        .connection
        .pragma_update(None, "user_version", -1)
        .expect("set");
    drop(store);
    let error = Store::open(&path).expect_err("damaged");
    assert!(error.to_string().contains("schema -1"), "{error}");
}

#[test]
fn a_store_is_read_as_it_is_where_nothing_can_be_written() {
    let folder = folder();
    let path = folder.path().join("a b#c?d%41.sqlite");
    let store = Store::open(&path).expect("made");
    let run = store.begin(&key(), at(0)).expect("begun");
    store.save(run, &denied(0), None).expect("saved");
    drop(store);
    let store = Store::open_for_reading(&path).expect("opened");
    assert_eq!(store.entries(run).expect("rows"), [denied(0)]);
    assert!(
        store.save(run, &denied(1), None).is_err(),
        "only for reading"
    );
    drop(store);
    let store = Store::open_read_only(&path).expect("opened as on a read-only disk");
    assert_eq!(store.entries(run).expect("rows"), [denied(0)]);
}

/// The defect: `history` counted what is pending and what could not be read as failed.
#[test]
fn a_tally_tells_failed_pending_unknown_and_not_graded_apart() {
    use workshop_check_core::verdict::Outcome;
    let folder = folder();
    let store = Store::open(&folder.path().join("s")).expect("made");
    let run = store.begin(&key(), at(0)).expect("begun");
    let outcomes = [
        Outcome::Passed,
        Outcome::Failed,
        Outcome::Failed,
        Outcome::Pending,
        Outcome::Unknown,
        Outcome::Blocked,
    ];
    for (position, outcome) in outcomes.into_iter().enumerate() {
        let mut report = report("halfway");
        report.outcome = outcome;
        store
            .save(run, &graded(position, report), None)
            .expect("saved");
    }
    store.save(run, &denied(9), None).expect("saved");
    // Nothing is wrong here.
    let fresh = report("fresh");
    assert!(fresh.is_unfinished());
    store.save(run, &graded(10, fresh), None).expect("saved");
    let tally = store.tally(run).expect("a tally");
    assert_eq!(tally.not_done, 1);
    let counts = [
        tally.passed,
        tally.failed,
        tally.pending,
        tally.unknown,
        tally.not_graded,
    ];
    assert_eq!(counts, [1, 3, 1, 2, 1]);
    assert_eq!(tally.graded(), 7);
    let points = |account: &str| u64::from(report(account).score.points);
    assert_eq!(tally.points, 6 * points("halfway") + points("fresh"));
}

/// What a report of a class reads is what [`Store::entries`] reads, and the log of each attendee is found.
#[test]
fn entries_are_read_one_by_one_in_the_roster_s_order() {
    let folder = folder();
    let store = Store::open(&folder.path().join("s")).expect("made");
    let run = store.begin(&key(), at(0)).expect("begun");
    for position in [7, 0, 3] {
        store
            .save(run, &graded(position, report("halfway")), None)
            .expect("saved");
    }
    store.save(run, &denied(5), None).expect("saved");
    let other = store.begin(&key(), at(1)).expect("begun");
    store.save(other, &denied(1), None).expect("saved");
    let each: Vec<RunEntry> = store
        .each_entry(run)
        .map(|entry| entry.expect("read"))
        .collect();
    assert_eq!(each, store.entries(run).expect("read"));
    let places: Vec<usize> = each.iter().map(|entry| entry.index.get()).collect();
    assert_eq!(places, [0, 3, 5, 7]);
    assert_eq!(store.entry_count(run).expect("counted"), 4);
    let mut accounts = Vec::new();
    store
        .each_account(run, |row| {
            accounts.push((row.index.get(), row.account.map(|a| a.region)))
        })
        .expect("read");
    let region = Some("us-west-2".to_owned());
    assert_eq!(
        accounts,
        [
            (0, region.clone()),
            (3, region.clone()),
            (5, None),
            (7, region)
        ]
    );
    let suite_id = key().suite_id;
    let log = store.log_of(&suite_id, &each[1].entry).expect("read");
    assert_eq!(log.expect("a log").name, "Attendee 3");
    assert!(
        store
            .log_of("cleanup", &each[1].entry)
            .expect("read")
            .is_none()
    );
}

#[test]
fn why_a_result_is_not_saved_is_known() {
    let folder = folder();
    let path = folder.path().join("class.sqlite");
    let store = Store::open(&path).expect("made");
    let run = store.begin(&key(), at(0)).expect("begun");
    store.set_patience(Duration::ZERO).expect("set");
    let other = Connection::open(&path).expect("opened");
    other.execute_batch("BEGIN IMMEDIATE").expect("locked");
    let locked = store.save(run, &denied(0), None).expect_err("locked");
    assert_eq!(locked.unsaved(), Unsaved::Locked);
    other.execute_batch("ROLLBACK").expect("unlocked");
    let pages = "PRAGMA max_page_count = 1";
    store.connection.execute_batch(pages).expect("set");
    let full = (0..1_000).find_map(|position| store.save(run, &denied(position), None).err());
    assert_eq!(full.expect("no room").unsaved(), Unsaved::Full);
    fs::rename(&path, folder.path().join("elsewhere")).expect("renamed");
    let gone = store.check_present().expect_err("gone");
    assert_eq!(gone.unsaved(), Unsaved::Gone);
}
