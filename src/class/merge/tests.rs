use std::fs;
use std::sync::Arc;

use tempfile::TempDir;

use super::*;
use crate::class::store::testing::{account, at, denied, graded, key, report};
use workshop_check_core::report::{Entry, GRADEBOOK_SCHEMA, Gradebook, Report};

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
    let parts: Result<Vec<Part>, MergeError> = paths
        .iter()
        .map(|path| Part::read(path, &english()))
        .collect();
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
        shard: None,
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

/// The defect: parts that are JSON gradebooks did not say which part of the roster they are, so that a missing one was not noticed.
#[test]
fn a_missing_part_of_gradebooks_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let json = |shard: &str, row: &RunEntry| {
        let path = folder
            .path()
            .join(format!("{}.json", shard.replace('/', "-")));
        let book = Gradebook {
            shard: Some(shard.to_owned()),
            ..Gradebook::from_entries(vec![row.entry.clone()])
        };
        fs::write(&path, serde_json::to_vec(&book).expect("JSON")).expect("written");
        path
    };
    let (first, third) = (
        json("1/4", &graded(0, report("halfway"))),
        json("3/4", &denied(1)),
    );
    let store = part(&folder, "4/4", &[denied(2)]);
    let parts = merged(&[&first, &third, &store]).expect("merged");
    let missing: Vec<String> = parts.missing.iter().map(Shard::to_string).collect();
    assert_eq!(missing, ["2/4"]);
    let error = Part::read(&json("5/4", &denied(1)), &english()).expect_err("no such part");
    assert!(error.to_string().contains("not a gradebook"), "{error}");
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
fn what_is_not_a_part_is_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases = [
        ("text", "neither a store nor JSON"),
        ("{\"schema\":\"x\",\"entries\":[]}", "its schema is not"),
        ("{}", "not a gradebook"),
    ];
    for (text, wanted) in cases {
        let path = folder.path().join("part");
        fs::write(&path, text).expect("written");
        let error = Part::read(&path, &english()).expect_err(text).to_string();
        assert!(error.contains(wanted) && error.contains("part"), "{error}");
    }
    let path = folder.path().join("store");
    let store = Store::open(&path).expect("made");
    store.begin(&key(), at(0)).expect("begun");
    drop(store);
    let error = Part::read(&path, &english())
        .expect_err("unfinished")
        .to_string();
    assert!(error.contains("unfinished"), "{error}");
}

/// The defect: 999 of 123 points were exported to Moodle as 812 per cent.
#[test]
fn a_gradebook_that_contradicts_itself_is_refused() {
    use workshop_check_core::verdict::Outcome;
    type Edit = fn(&mut Entry);
    let edits: [(&str, Edit); 10] = [
        ("", |_| ()),
        ("its score is 999/", |entry| {
            edited(entry).score.points = 999;
        }),
        ("its score is ", |entry| edited(entry).score.max += 1),
        ("its outcome is passed", |entry| {
            edited(entry).outcome = Outcome::Passed;
        }),
        ("is passed, and the worst of its checks failed", |entry| {
            let steps = &mut edited(entry).steps;
            let step = steps
                .iter_mut()
                .find(|step| step.outcome == Outcome::Failed);
            step.expect("a failed step").outcome = Outcome::Passed;
        }),
        ("the score of its step ", |entry| {
            edited(entry).steps[0].score.points += 1;
        }),
        (" is failed with ", |entry| {
            let checks = edited(entry)
                .steps
                .iter_mut()
                .flat_map(|step| &mut step.checks);
            let mut failed = checks.filter(|check| check.outcome == Outcome::Failed);
            let check = failed.next().expect("a failed check");
            check.points = check.max;
        }),
        ("its score is ", |entry| edited(entry).steps.clear()),
        ("it has two steps prerequisites", |entry| {
            let steps = &mut edited(entry).steps;
            steps.push(steps[0].clone());
        }),
        ("it is of account 999999999999", |entry| {
            entry.account_id = "999999999999".to_owned();
        }),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("book.json");
    for (wanted, edit) in edits {
        let mut entry = graded(0, report("halfway")).entry;
        edit(&mut entry);
        let book = Gradebook::from_entries(vec![entry]);
        fs::write(&path, serde_json::to_vec(&book).expect("JSON")).expect("written");
        let read = Part::read(&path, &english());
        match wanted {
            "" => assert!(read.is_ok(), "nothing was edited"),
            wanted => {
                let error = read.expect_err(wanted).to_string();
                assert!(error.contains("the entry Attendee 0: "), "{error}");
                assert!(error.contains(wanted), "{wanted}: {error}");
            }
        }
    }
}

fn edited(entry: &mut Entry) -> &mut Report {
    Arc::make_mut(entry.report.as_mut().expect("a report"))
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

fn english() -> Locale {
    let suite = crate::suites::load("container-migration").expect("a suite");
    crate::suites::locale(&suite, "en").expect("English")
}

/// Writes a result as a worker does.
fn result(folder: &TempDir, row: &RunEntry, digest: &str) {
    let file = crate::class::entry_file::EntryFile {
        schema: crate::class::entry_file::ENTRY_SCHEMA.to_owned(),
        run: "r1".parse().expect("a name"),
        suite_id: "container-migration".to_owned(),
        suite_digest: digest.to_owned(),
        region: Some("us-west-2".to_owned()),
        written_at: at(1),
        entry: row.entry.clone(),
    };
    let place = folder.path().join("entries");
    fs::create_dir_all(&place).expect("a folder");
    let body = serde_json::to_vec(&file).expect("JSON");
    fs::write(place.join(file.name()), body).expect("written");
}

fn failed(folder: &TempDir, number: usize, name: &str, as_text: bool) {
    let account = format!("{number:012}");
    let body = serde_json::json!({
        "attendee": { "name": name, "account_id": account, "profile": "p", "region": "", "student": "7" },
        "failure": { "Error": "States.Timeout", "Cause": null },
    });
    let text = if as_text {
        serde_json::json!(body.to_string()).to_string()
    } else {
        body.to_string()
    };
    let place = folder.path().join("failed");
    fs::create_dir_all(&place).expect("a folder");
    fs::write(place.join(format!("{number}.json")), text).expect("written");
}

#[test]
fn results_of_workers_are_a_part_and_a_failed_task_counts_only_without_a_result() {
    let folder = tempfile::tempdir().expect("a folder");
    result(&folder, &graded(0, report("halfway")), "d");
    result(&folder, &denied(1), "d");
    failed(&folder, 0, "Attendee 0", false);
    failed(&folder, 2, "Attendee 2", false);
    failed(&folder, 3, "Attendee 3", true);
    let path = folder.path().to_owned();
    let mut merged = merged(&[&path]).expect("merged");
    let attendee = |number: usize| Attendee {
        index: RosterIndex::new(9 - number),
        name: format!("Attendee {number}"),
        account_id: format!("{number:012}"),
        region: None,
        submit_code: None,
        access: crate::class::roster::Access::Own,
        columns: indexmap::IndexMap::default(),
    };
    let roster = [attendee(4), attendee(2), attendee(1), attendee(0)];
    let left: Vec<&str> = merged
        .in_order_of(&roster)
        .into_iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(left, ["Attendee 4"]);
    let out = Store::open(&folder.path().join("out")).expect("made");
    let run = merged.save(&out, at(9)).expect("saved");
    let entries: Vec<_> = out
        .entries(run)
        .expect("rows")
        .into_iter()
        .map(|row| row.entry)
        .collect();
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    // Attendee 3 is not in the roster.
    assert_eq!(
        names,
        ["Attendee 2", "Attendee 1", "Attendee 0", "Attendee 3"]
    );
    let error = entries[0].error.as_deref();
    assert_eq!(error, Some("no worker could grade it: States.Timeout"));
    assert_eq!(entries[0].columns["student"], "7");
    assert!(entries[2].report.is_some() && entries[3].error.is_some());
}

#[test]
fn results_that_are_none_are_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    result(&folder, &denied(1), "d");
    result(&folder, &denied(2), "another");
    let path = folder.path().to_owned();
    let error = merged(&[&path]).expect_err("two suites").to_string();
    assert!(error.contains("different suites"), "{error}");

    for (text, wanted) in [
        ("{", "not a result"),
        ("{\"schema\":\"x\"}", "not a result"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a.json"), text).expect("written");
        let path = folder.path().to_owned();
        let error = merged(&[&path]).expect_err(text).to_string();
        assert!(
            error.contains(wanted) && error.contains("a.json"),
            "{error}"
        );
    }
    let empty = tempfile::tempdir().expect("a folder").path().to_owned();
    fs::create_dir(&empty).expect("a folder");
    assert!(merged(&[&empty]).is_err());
}
