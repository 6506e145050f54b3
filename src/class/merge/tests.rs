use std::fs;

use tempfile::TempDir;

use super::*;
use crate::class::store::testing::{account, at, denied, graded, key, report};
use workshop_check_core::report::{GRADEBOOK_SCHEMA, Gradebook};

fn part(folder: &TempDir, shard: &str, rows: &[RunEntry]) -> PathBuf {
    let path = folder.path().join(shard.replace('/', "-of-"));
    let store = Store::open(&path).expect("made");
    let key = RunKey {
        shard: shard.parse().ok(),
        ..key()
    };
    let (snapshot, _) = account("halfway");
    let rows = rows.iter().map(|row| {
        let kept = row.entry.report.is_some().then(|| snapshot.clone());
        Ok::<_, StoreError>(NewEntry {
            snapshot: kept,
            ..row.clone().into()
        })
    });
    store.add(&key, at(0), rows).expect("added");
    path
}

fn merged(paths: &[&PathBuf]) -> Result<Merged, MergeError> {
    let parts: Result<Vec<Part>, MergeError> = paths.iter().map(|path| Part::read(path)).collect();
    merge(parts?)
}

#[test]
fn shards_become_one_run_in_the_roster_s_order_with_their_snapshots() {
    let folder = tempfile::tempdir().expect("a folder");
    let half = || report("halfway");
    let first = part(&folder, "1/3", &[denied(1), graded(4, half())]);
    let second = part(&folder, "2/3", &[graded(0, half()), denied(3)]);
    let out = Store::open(&folder.path().join("out")).expect("made");
    let merged = merged(&[&first, &second, &first]).expect("merged");
    let missing: Vec<String> = merged.missing.iter().map(Shard::to_string).collect();
    assert_eq!(missing, ["3/3"]);
    let run = merged.save(&out, at(9)).expect("saved");
    let rows = out.entries(run).expect("rows");
    let names: Vec<&str> = rows.iter().map(|row| row.entry.name.as_str()).collect();
    assert_eq!(
        names,
        ["Attendee 0", "Attendee 1", "Attendee 3", "Attendee 4"]
    );
    let kept = |place| {
        out.snapshot(run, RosterIndex::new(place))
            .expect("read")
            .is_some()
    };
    assert_eq!([0, 1, 2, 3].map(kept), [true, false, false, true]);
    assert!(out.run(run).expect("a run").finished_at.is_some());
}

#[test]
fn a_gradebook_is_a_part_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = [graded(0, report("halfway")), denied(1)];
    let store = part(&folder, "1/2", &rows);
    let json = folder.path().join("2.json");
    let book = Gradebook {
        schema: GRADEBOOK_SCHEMA.to_owned(),
        entries: vec![rows[0].entry.clone(), graded(5, report("fresh")).entry],
    };
    fs::write(&json, serde_json::to_vec(&book).expect("JSON")).expect("written");
    let merged = merged(&[&store, &json]).expect("merged");
    let out = Store::open(&folder.path().join("out")).expect("made");
    let run = merged.save(&out, at(9)).expect("saved");
    let rows = out.entries(run).expect("rows");
    let names: Vec<&str> = rows.iter().map(|row| row.entry.name.as_str()).collect();
    assert_eq!(names, ["Attendee 0", "Attendee 1", "Attendee 5"]);
}

#[test]
fn different_results_of_one_attendee_are_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = part(&folder, "1/2", &[graded(0, report("halfway"))]);
    let second = part(&folder, "2/2", &[graded(0, report("complete"))]);
    let error = merged(&[&first, &second])
        .expect_err("a conflict")
        .to_string();
    for word in ["Attendee 0", "000000000000", "1-of-2", "2-of-2"] {
        assert!(error.contains(word), "{error}");
    }
}

#[test]
fn what_is_no_part_is_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases = [
        ("text", "neither a store nor JSON"),
        ("{\"schema\":\"x\",\"entries\":[]}", "its schema is not"),
        ("{}", "not a gradebook"),
    ];
    for (text, wanted) in cases {
        let path = folder.path().join("part");
        fs::write(&path, text).expect("written");
        let error = Part::read(&path).expect_err(text).to_string();
        assert!(error.contains(wanted) && error.contains("part"), "{error}");
    }
    let path = folder.path().join("store");
    let store = Store::open(&path).expect("made");
    store.begin(&key(), at(0)).expect("begun");
    drop(store);
    let error = Part::read(&path).expect_err("unfinished").to_string();
    assert!(error.contains("unfinished"), "{error}");
}

#[test]
fn what_the_parts_noted_of_earlier_looks_is_merged_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = |account: &str, second| {
        let mut taken = report(account);
        taken.taken_at = at(second);
        graded(4, taken)
    };
    let path = part(&folder, "1/1", &[taken("fresh", 10)]);
    for (account, second) in [("complete", 20), ("database-closed", 30)] {
        assert_eq!(part(&folder, "1/1", &[taken(account, second)]), path);
    }
    let noted = Store::open(&path)
        .expect("opened")
        .logs("container-migration");
    let noted = noted.expect("logs");
    let out = Store::open(&folder.path().join("out")).expect("made");
    // Twice: what is known already is not noted again.
    for _ in 0..2 {
        merged(&[&path, &path])
            .expect("merged")
            .save(&out, at(40))
            .expect("saved");
        assert_eq!(out.logs("container-migration").expect("logs"), noted);
    }
    assert_eq!(noted[0].past.checks["site"].len(), 3);
    assert_eq!(out.all_runs().expect("runs").len(), 2);
}
