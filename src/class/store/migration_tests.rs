//! Stores of earlier versions: what the migration makes of them.

use std::path::PathBuf;

use rusqlite::Connection;
use tempfile::TempDir;

use super::testing::at;
use super::{Run, RunKey, RunKind, RunOptions, Store};
use crate::class::{Attendee, RosterIndex, former_roster_digest, roster, roster_digest};

const SUITE: &str = "container-migration";

/// A store that an earlier version of the program wrote.
fn recorded(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("store");
    let dump = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/stores/schema-2.sql");
    let dump = std::fs::read_to_string(dump).expect("the recorded store");
    let raw = Connection::open(&path).expect("made");
    raw.execute_batch(&dump).expect("a store of schema 2");
    path
}

/// The roster of the recorded store.
fn class() -> Vec<Attendee> {
    let text = "name,account_id,profile,region,Student no.\n\
                \"Zoë \"\"Z\"\" Jansen\",111122223333,nobody,us-west-2,s-1\n\
                Bob,444455556666,nobody,,\"it's \\ 2\"\n\
                Cid,777788889999,nobody,,\n";
    let roster = roster::parse(text.as_bytes(), "class.csv");
    roster.expect("a roster").attendees
}

fn ids<Id: for<'a> From<&'a str>>(words: &[&str]) -> Vec<Id> {
    words.iter().map(|word| Id::from(word)).collect()
}

/// What `grade` or `serve` of this version asks for with the options of a recorded run.
fn key_of(run: &Run, kind: RunKind, options: RunOptions) -> RunKey {
    RunKey {
        kind,
        roster_digest: roster_digest(&class()),
        options,
        ..run.key.clone()
    }
}

#[test]
fn a_store_of_the_former_version_keeps_its_runs_and_they_can_be_resumed() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&recorded(&folder)).expect("migrated");
    let runs = store.runs(SUITE).expect("runs");
    let kinds: Vec<RunKind> = runs.iter().map(|run| run.key.kind).collect();
    use RunKind::{Grade, Live, Merge};
    assert_eq!(kinds, [Grade, Grade, Merge, Live]);
    let former = former_roster_digest(&class());
    let selected = ids(&["create-sg", "create-efs"]);
    for (run, options) in [
        (
            0,
            RunOptions::new(&selected, &ids(&["site"]), Some("us-west-2")),
        ),
        (1, RunOptions::default()),
        (3, RunOptions::new(&ids(&["create-sg"]), &[], None)),
    ] {
        let run = &runs[run];
        assert_eq!(run.key.options, options, "run {}", run.id);
        assert_eq!(run.key.roster_digest, former, "run {}", run.id);
        let key = key_of(run, run.key.kind, options);
        // The second time it is found by the present digest alone.
        for former in [former.as_str(), ""] {
            let found = store.resume_or_begin(&key, former, at(0)).expect("resumed");
            assert_eq!(found, run.id);
        }
    }
    assert_eq!(
        runs[1].key.shard.map(|shard| shard.to_string()).as_deref(),
        Some("1/2")
    );
    assert_eq!(runs[2].key.options, RunOptions::default());
    let entries = store.entries(1).expect("entries");
    let places: Vec<RosterIndex> = entries.iter().map(|row| row.index).collect();
    assert_eq!(places, [0, 1, 2].map(RosterIndex::new));
    for (row, attendee) in entries.iter().zip(class()) {
        assert_eq!(row.entry.name, attendee.name);
        assert_eq!(row.entry.columns, attendee.columns);
    }
    let all = store.all_runs().expect("runs");
    assert_eq!(all.len(), 4, "no run was begun");
}

#[test]
fn a_former_run_of_another_selection_or_roster_is_not_resumed() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&recorded(&folder)).expect("migrated");
    let run = store.run(1).expect("a run");
    let former = former_roster_digest(&class());
    let other = key_of(
        &run,
        RunKind::Grade,
        RunOptions::new(&ids(&["create-efs"]), &[], None),
    );
    assert_eq!(store.resumable(&other, &former).expect("read"), None);
    let same = key_of(&run, RunKind::Grade, run.key.options.clone());
    let without_bob: Vec<Attendee> = class()
        .into_iter()
        .filter(|one| one.name != "Bob")
        .collect();
    let former = former_roster_digest(&without_bob);
    assert_eq!(store.resumable(&same, &former).expect("read"), None);
}

/// Derived from the recorded store: its options are replaced by texts that no version is known to have written, and by
/// that of `regrade`.
#[test]
fn options_of_any_text_are_migrated_and_only_readable_ones_are_resumed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = recorded(&folder);
    let texts = [
        "regrade of 17",
        "lively",
        "([\"a\", \"b\"], [], Some(\"x\\\"y\"))",
        "([\"a], [], None)",
    ];
    let raw = Connection::open(&path).expect("opened");
    for (run, text) in (1..).zip(texts) {
        let update = "UPDATE runs SET options = ?2 WHERE id = ?1";
        let updated = raw.execute(update, (run, text)).expect("changed");
        assert_eq!(updated, 1);
    }
    drop(raw);
    let runs = Store::open(&path)
        .expect("migrated")
        .runs(SUITE)
        .expect("runs");
    assert_eq!(runs[0].key.kind, RunKind::Regrade);
    assert_eq!(runs[0].key.options, RunOptions::regrade_of(17));
    let quoted = RunOptions::new(&ids(&["a", "b"]), &[], Some("x\"y"));
    assert_eq!(runs[2].key.options, quoted);
    for run in [&runs[1], &runs[3]] {
        assert_eq!(run.key.kind, RunKind::Grade, "{run:?}");
        assert_ne!(run.key.options, RunOptions::default(), "{run:?}");
    }
}
