//! A class of a thousand: its memory and time, and whether shards have the same results. It is measured with an optimised
//! program, as instructors have it, and is not part of the usual run:
//!
//!     cargo build --release
//!     WORKSHOP_CHECK_BINARY=$PWD/target/release/workshop-check \
//!         cargo test --test it emulator::scale -- --ignored --nocapture --test-threads 1
//!
//! Most accounts respond as one of a few originals (`replay.rs`), because moto itself handles only about 180 calls a second.
//! The test compares the time with the part that latency explains, which is smaller on a busy machine, and checks the growth
//! of memory.

use std::fs;
use std::time::Duration;

use serde_json::json;
use workshop_check_core::report::{Entry, Gradebook, Report};
use workshop_check_core::verdict::Outcome;

use super::classroom::{Classroom, gradebook};
use super::harness::{Account, Emulator, Program};
use super::replay::Replay;

/// Originals, one of them without a mistake.
const ORIGINALS: usize = 8;
const SIZES: [usize; 3] = [250, 500, 1000];
/// The number of accounts at a time: few enough that latency, not two cores, is the limit.
const CONCURRENCY: usize = 4;
/// What each call takes longer.
const LATENCY: Duration = Duration::from_millis(50);
/// The most CPU time of an account, in milliseconds, of an optimised program.
const MOST_CPU: f64 = 12.0;
/// In MB of 1,000,000 bytes.
const MOST_MEMORY: f64 = 200.0;
const SHARDS: usize = 8;

/// The accounts to copy, without symptoms, because waiting for a site without an answer would distort the time.
fn originals(emulator: &Emulator) -> Vec<Account<'_>> {
    let mut mistakes = emulator.variants();
    mistakes.retain(|variant| variant.expect == Outcome::Failed && !variant.only_runtime);
    let every = mistakes.len() / ORIGINALS;
    let mut originals = vec![emulator.account("create-service")];
    let mistakes = mistakes.into_iter().step_by(every).take(ORIGINALS - 1);
    originals.extend(
        mistakes.map(|variant| {
            emulator.account_as(json!({ "variant": variant.id, "symptoms": false }))
        }),
    );
    originals
}

/// A class of the largest size: the originals' copies in turn.
fn class<'e>(emulator: &'e Emulator, replay: &Replay) -> Classroom<'e> {
    let mut class = Classroom::new(emulator);
    let size = SIZES[SIZES.len() - 1];
    for (place, original) in originals(emulator).iter().enumerate() {
        class.add_copies(&format!("Team {place}"), original, size / ORIGINALS, replay);
    }
    let attendees = class.lines.split_off(1);
    for place in 0..size / ORIGINALS {
        let in_turn = attendees.iter().skip(place).step_by(size / ORIGINALS);
        class.lines.extend(in_turn.cloned());
    }
    class
}

/// How many calls an account waits for one after the other, on average over the originals: so many seconds longer it
/// takes alone if each call takes a second longer. All others are made while these are.
fn calls_in_a_row(replay: &Replay, class: &Classroom<'_>) -> f64 {
    let took = |latency| {
        replay.set_latency(latency);
        let run = class
            .program(&["--report", "csv", "--concurrency", "1"])
            .env("AWS_ENDPOINT_URL", &replay.endpoint)
            .run();
        assert_eq!(run.stderr, "", "{run:?}");
        run.took.as_secs_f64()
    };
    // The first account calls moto, and the others get the same responses.
    took(Duration::ZERO);
    let without = took(Duration::ZERO);
    let with = took(Duration::from_millis(500));
    (with - without) / 0.5 / ORIGINALS as f64
}

/// The resources that a run used.
#[derive(Debug)]
struct Measured {
    took: Duration,
    calls: usize,
    /// The most memory it ever had resident, in MB.
    peak: f64,
    /// User and system time, in seconds.
    cpu: f64,
}

/// Runs the program to its end, and measures it meanwhile (proc(5)).
fn measured(replay: &Replay, program: Program) -> Measured {
    replay.take_requests();
    let mut running = program.env("AWS_ENDPOINT_URL", &replay.endpoint).start();
    let process = format!("/proc/{}", running.child.id());
    let (mut peak, mut cpu) = (0.0f64, 0.0f64);
    while !running.has_ended() {
        let read = |file: &str| fs::read_to_string(format!("{process}/{file}")).unwrap_or_default();
        let status = read("status");
        let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let most = most.and_then(|most| most.trim().strip_suffix(" kB"));
        let most: Option<f64> = most.and_then(|most| most.parse().ok());
        peak = peak.max(most.unwrap_or_default() * 1024.0 / 1e6);
        let stat = read("stat");
        // utime and stime are the 12th and 13th field behind the name, which ends with the last bracket.
        let fields = stat.rsplit(')').next().unwrap_or_default();
        let ticks = fields.split_whitespace().skip(11).take(2);
        let ticks: f64 = ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
        cpu = cpu.max(ticks / 100.0);
        std::thread::sleep(Duration::from_millis(20));
    }
    let run = running.ended();
    assert_eq!(run.status, Some(1), "{}", run.stderr);
    Measured {
        took: run.took,
        calls: replay.take_requests(),
        peak,
        cpu,
    }
}

#[test]
#[ignore = "a measurement of some minutes; see the head of tests/emulator/scale.rs"]
fn scale_memory_and_time() {
    let emulator = Emulator::start();
    let replay = Replay::start(&emulator.endpoint);
    let mut class = class(&emulator, &replay);
    let attendees = class.lines.split_off(1);
    class.lines.extend_from_slice(&attendees[..ORIGINALS]);
    let in_a_row = calls_in_a_row(&replay, &class);
    println!("an account waits for {in_a_row:.1} calls in a row");
    replay.set_latency(LATENCY);
    let concurrency = CONCURRENCY.to_string();
    let mut peaks = Vec::new();
    let (mut share, mut cpu) = (0.0, 0.0);
    let mut largest = 0.0;
    for size in SIZES {
        class.lines.truncate(1);
        class.lines.extend_from_slice(&attendees[..size]);
        // To files: a pipe that is not read would block the program.
        let json = class.file("class.json");
        let reports = ["terminal", "csv", "json"].map(|format| {
            format!(
                "{format}={}",
                class.file(&format!("class.{format}")).display()
            )
        });
        let reports = reports
            .iter()
            .flat_map(|report| ["--report", report.as_str()]);
        let options: Vec<&str> = ["--concurrency", &concurrency]
            .into_iter()
            .chain(reports)
            .collect();
        let run = measured(
            &replay,
            class.program_into(&format!("{size}.sqlite"), &options),
        );
        let took = run.took.as_secs_f64();
        let explained = size as f64 * in_a_row * LATENCY.as_secs_f64() / CONCURRENCY as f64;
        share = explained / took;
        let report = fs::metadata(&json).expect("a report").len() as f64 / size as f64 / 1e6;
        largest = report;
        cpu = run.cpu / size as f64 * 1000.0;
        println!(
            "{size} accounts: {} calls, {took:.1} s, of which latency explains {explained:.1} s ({:.0} %); {cpu:.1} ms of \
             CPU an account; peak {:.0} MB; {:.3} MB of JSON an account",
            run.calls,
            share * 100.0,
            run.peak,
            report,
        );
        peaks.push((size as f64, run.peak));
    }
    let (first, last) = (peaks[0], peaks[peaks.len() - 1]);
    let growth = (last.1 - first.1) / (last.0 - first.0);
    println!(
        "memory grows by {growth:.3} MB an account, {:.1} times its report",
        growth / largest
    );
    assert!(last.1 < MOST_MEMORY, "{peaks:?}");
    assert!(
        growth < 2.0 * largest,
        "{growth} MB an account, whose report has {largest} MB"
    );
    assert!(share >= 0.8, "latency explains {:.0} %", share * 100.0);
    assert!(cpu <= MOST_CPU, "{cpu:.1} ms of CPU an account");
}

/// All that a gradebook says but when.
fn findings(book: &Gradebook) -> Vec<Entry> {
    let without_time = |entry: &Entry| {
        let report = entry
            .report
            .as_deref()
            .unwrap_or_else(|| panic!("{entry:?}"));
        Entry {
            report: Some(
                Report {
                    taken_at: "2026-01-01T00:00:00Z".parse().expect("a time"),
                    duration_ms: 0,
                    ..report.clone()
                }
                .into(),
            ),
            ..entry.clone()
        }
    };
    book.entries.iter().map(without_time).collect()
}

#[test]
#[ignore = "a measurement of some minutes; see the head of tests/emulator/scale.rs"]
fn scale_shards_of_a_thousand_merge_to_the_class() {
    let emulator = Emulator::start();
    let replay = Replay::start(&emulator.endpoint);
    let class = class(&emulator, &replay);
    let size = class.lines.len() - 1;
    let whole = class
        .program(&["--report", "json"])
        .env("AWS_ENDPOINT_URL", &replay.endpoint)
        .run();
    let whole = gradebook(&whole);
    let stores: Vec<String> = (1..=SHARDS)
        .map(|shard| format!("{shard}.sqlite"))
        .collect();
    for (place, store) in stores.iter().enumerate() {
        let shard = format!("{}/{SHARDS}", place + 1);
        let run = class
            .program_into(store, &["--shard", &shard, "--report", "json"])
            .env("AWS_ENDPOINT_URL", &replay.endpoint)
            .run();
        let graded = gradebook(&run).entries.len();
        println!(
            "shard {shard}: {graded} accounts in {:.1} s",
            run.took.as_secs_f64()
        );
    }
    let paths: Vec<String> = std::iter::once("merged.sqlite")
        .chain(stores.iter().map(String::as_str))
        .map(|store| class.file(store).display().to_string())
        .collect();
    let merge = ["merge"]
        .into_iter()
        .chain(paths.iter().map(String::as_str));
    let run = Program::new(merge.chain(["--report", "json"])).run();
    assert_eq!(run.stderr, "", "no shard is missing");
    println!("merged in {:.1} s", run.took.as_secs_f64());
    let merged = gradebook(&run);
    assert_eq!(merged.entries.len(), size);
    assert!(
        findings(&merged) == findings(&whole),
        "the shards come to something else"
    );
}
