//! A run of a class that is killed several times: no result is lost, and no account is graded twice.

use std::collections::BTreeSet;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;
use workshop_check::class::store::{RunEntry, Store};
use workshop_check_core::report::Gradebook;

use super::classroom::Classroom;
use super::harness::{Emulator, Program, SeenCall};

const SUITE: &str = "container-migration";
const SIZE: usize = 12;
/// The maximum number of kills. The run may be complete earlier.
const KILLS: usize = 8;

struct Class<'e> {
    emulator: &'e Emulator,
    room: Classroom<'e>,
}

impl<'e> Class<'e> {
    fn new(emulator: &'e Emulator) -> Self {
        let mut room = Classroom::new(emulator);
        for n in 0..SIZE {
            let through = ["create-efs", "create-sg", "create-service"][n % 3];
            room.add(&format!("Attendee {n}"), &emulator.account(through));
        }
        Class { emulator, room }
    }

    fn store(&self, name: &str) -> String {
        self.room.file(name).display().to_string()
    }

    fn grade(&self, store: &str, more: &[&str]) -> Program {
        let always = ["--concurrency", "3", "--report", "json"];
        self.room.program_into(store, &[&always, more].concat())
    }

    /// Accounts that were called since the last time this was asked.
    fn called(&self) -> BTreeSet<String> {
        let calls: Vec<SeenCall> = self.emulator.ask("GET", "calls", &Value::Null);
        let _: Value = self.emulator.ask("DELETE", "calls", &Value::Null);
        let describes = |call: &SeenCall| call.service != "sts";
        let calls = calls.into_iter().filter(describes);
        calls.filter_map(|call| call.account_id).collect()
    }
}

fn rows(store: &str) -> Vec<RunEntry> {
    if !Path::new(store).exists() {
        return Vec::new();
    }
    let store = Store::open_existing(Path::new(store)).expect("a store survives");
    let runs = store.runs(SUITE).expect("runs");
    assert!(runs.len() <= 1, "resuming begins no second run: {runs:?}");
    runs.iter()
        .flat_map(|run| store.entries(run.id).expect("entries"))
        .collect()
}

fn scores(book: &Gradebook) -> Vec<(&str, u32)> {
    let score = |entry: &workshop_check_core::report::Entry| {
        entry.report.as_ref().map(|report| report.score.points)
    };
    let entries = book.entries.iter();
    entries
        .map(|entry| {
            (
                entry.name.as_str(),
                score(entry).unwrap_or_else(|| panic!("{:?}", entry.error)),
            )
        })
        .collect()
}

#[test]
fn a_class_that_is_killed_at_any_instant_is_resumed_with_just_the_rest() {
    let emulator = Emulator::start();
    let class = Class::new(&emulator);
    let whole = class.grade("whole.sqlite", &[]).run();
    let wanted: Gradebook = serde_json::from_str(&whole.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}{}", whole.stdout, whole.stderr));
    assert_eq!(wanted.entries.len(), SIZE);

    let seed = fastrand::u64(..);
    println!("seed {seed}, a whole run took {:?}", whole.took);
    let mut random = fastrand::Rng::with_seed(seed);
    let store = class.store("killed.sqlite");
    let mut kept = Vec::new();
    let mut kills = 0;
    while kills < KILLS && kept.len() < SIZE {
        class.called();
        let mut running = class
            .grade(&store, &["--resume", "--keep-snapshots"])
            .start();
        let longest = whole.took.as_millis() as u64 / 3;
        sleep(Duration::from_millis(random.u64(0..longest.max(1))));
        // SIGKILL: nothing of the program runs any more.
        running.child.kill().expect("killed");
        running.child.wait().expect("dead");
        kills += 1;
        let now = rows(&store);
        for row in &kept {
            assert!(now.contains(row), "{} was lost", row.entry.name);
        }
        let called = class.called();
        for row in &kept {
            let account = &row.entry.account_id;
            assert!(
                !called.contains(account),
                "{} was graded again",
                row.entry.name
            );
        }
        println!("kill {kills}: {} of {SIZE} are kept", now.len());
        kept = now;
    }

    let last = class
        .grade("killed.sqlite", &["--resume", "--keep-snapshots"])
        .run();
    let book: Gradebook = serde_json::from_str(&last.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}{}", last.stdout, last.stderr));
    assert_eq!(scores(&book), scores(&wanted));
    let all = rows(&store);
    let places: Vec<usize> = all.iter().map(|row| row.index.get()).collect();
    assert_eq!(places, (0..SIZE).collect::<Vec<_>>());
    assert!(kept.iter().all(|row| all.contains(row)));
    let called = class.called();
    let before = kept.iter().map(|row| &row.entry.account_id);
    assert!(before.into_iter().all(|account| !called.contains(account)));

    // Whatever was killed when: each account's snapshot is there, and comes to the same.
    let again = Program::new([
        "regrade", "--run", "1", "--store", &store, "--report", "json",
    ])
    .run();
    let regraded: Gradebook = serde_json::from_str(&again.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}{}", again.stdout, again.stderr));
    assert_eq!(regraded.entries, book.entries);
    assert_eq!(
        class.called(),
        BTreeSet::new(),
        "regrade touches no account"
    );
    let diff = Program::new(["diff", "--json", "--store", &store]).run();
    let diff: Value = serde_json::from_str(&diff.stdout).expect("JSON");
    assert_eq!(diff["comparison"]["compared"], SIZE);
}

#[test]
fn shards_merge_to_the_class() {
    let emulator = Emulator::start();
    let class = Class::new(&emulator);
    let whole = class.grade("whole.sqlite", &[]).run();
    let wanted: Gradebook = serde_json::from_str(&whole.stdout).expect("a gradebook");
    let stores: Vec<String> = (1..=3).map(|n| format!("{n}.sqlite")).collect();
    for (n, store) in stores.iter().enumerate() {
        let shard = format!("{}/3", n + 1);
        let run = class.grade(store, &["--shard", &shard]).run();
        assert!(run.status.is_some(), "{}", run.stderr);
    }
    let out = class.store("merged.sqlite");
    let mut merge = vec!["merge", &out, "--report", "json"];
    let stores: Vec<String> = stores.iter().map(|name| class.store(name)).collect();
    merge.extend(stores.iter().map(String::as_str));
    let merged = Program::new(merge).run();
    let book: Gradebook = serde_json::from_str(&merged.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}{}", merged.stdout, merged.stderr));
    assert_eq!(scores(&book), scores(&wanted));
    assert_eq!(merged.stderr, "", "no shard is missing");
}

/// The defect: two `grade --resume` on one store, as of a cron job that overlaps, broke each other.
#[test]
fn a_run_that_is_being_graded_is_left_to_the_process_that_grades_it() {
    let emulator = Emulator::start();
    let class = Class::new(&emulator);
    let store = class.store("shared.sqlite");
    let slow: Value = serde_json::json!({ "seconds": 0.1 });
    let _: Value = emulator.ask("POST", "latency", &slow);
    let mut first = class.grade(&store, &["--resume"]).start();
    let started = std::time::Instant::now();
    while rows(&store).is_empty() {
        assert!(!first.has_ended() && started.elapsed() < workshop_check_testing::HANG);
        sleep(Duration::from_millis(100));
    }
    let holder = format!("is being graded by process {}", first.child.id());
    let second = class.grade(&store, &["--resume"]).run();
    assert_eq!(second.status, Some(2), "{second:?}");
    assert!(second.stderr.contains(&holder), "{}", second.stderr);
    let first = first.ended();
    let book: Gradebook = serde_json::from_str(&first.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}{}", first.stdout, first.stderr));
    assert_eq!(scores(&book).len(), SIZE);
    let places: Vec<usize> = rows(&store).iter().map(|row| row.index.get()).collect();
    assert_eq!(places, (0..SIZE).collect::<Vec<_>>());
    let third = class.grade(&store, &["--resume"]).run();
    assert_ne!(third.status, Some(2), "it is free again: {third:?}");
}
