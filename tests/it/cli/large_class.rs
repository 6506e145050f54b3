//! The memory for reports of a class does not grow with the class.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;
use workshop_check_core::report::{Entry, Gradebook, Report};
use workshop_check_core::verdict::Outcome;

use large_store::grow;

#[path = "../../support/large_store.rs"]
mod large_store;

/// The formats of a class, each with its file.
const FORMATS: [&str; 9] = [
    "terminal", "json", "junit", "csv", "canvas", "moodle", "html", "markdown", "github",
];

/// The program of this build. `WORKSHOP_CHECK_BINARY` names another one, because measurements want an optimised one.
fn binary() -> OsString {
    let named = std::env::var_os("WORKSHOP_CHECK_BINARY");
    named.unwrap_or_else(|| env!("CARGO_BIN_EXE_workshop-check").into())
}

fn program() -> Command {
    let mut command = Command::new(binary());
    command.env("LC_ALL", "C");
    command
}

/// Half-way, fresh and complete accounts, one in which something is unknown, and one that could not be graded.
fn few(steps: usize) -> Vec<Entry> {
    let reports = ["halfway", "fresh", "complete", "complete"].map(|demo| {
        let mut check = program();
        let checked = check.args(["check", "--demo", demo, "--json"]).output();
        let json = checked.expect("the program starts").stdout;
        let mut report: Report = serde_json::from_slice(&json).expect("a report");
        report.steps.truncate(steps);
        if steps < 8 {
            report.picture = None;
        }
        agreed(report)
    });
    let entries = reports
        .into_iter()
        .enumerate()
        .map(|(position, mut report)| {
            if position == 3 {
                report.steps[0].outcome = Outcome::Unknown;
                let check = &mut report.steps[0].checks[0];
                let points = std::mem::take(&mut check.points);
                check.outcome = Outcome::Unknown;
                check.missing_actions = vec!["ec2:DescribeVpcs".to_owned()];
                check.actual =
                    Some("could not be read: you lack the permission ec2:DescribeVpcs".into());
                report.steps[0].score.points -= points;
                report = agreed(report);
            }
            entry(position, Some(report), None)
        });
    let denied = entry(4, None, Some("the role cannot be assumed: AccessDenied"));
    entries.chain([denied]).collect()
}

/// The report with the score and the outcome of the steps that it has: `merge` refuses one that contradicts itself.
fn agreed(mut report: Report) -> Report {
    report.score = report.steps.iter().map(|step| step.score).sum();
    report.outcome = Outcome::worst(report.steps.iter().map(|step| step.outcome));
    report
}

fn entry(position: usize, mut report: Option<Report>, error: Option<&str>) -> Entry {
    let account_id = format!("{position:012}");
    if let Some(report) = &mut report {
        report.account.id.clone_from(&account_id);
    }
    Entry {
        name: format!("Attendee {position}"),
        account_id,
        columns: [("Email".to_owned(), format!("a{position}@example.org"))].into(),
        report: report.map(Into::into),
        error: error.map(str::to_owned),
    }
}

/// A store with a run of so many entries, whose reports have so many steps.
fn store(folder: &Path, count: u32, steps: usize) -> PathBuf {
    let book = folder.join("few.json");
    let few = Gradebook::from_entries(few(steps));
    fs::write(&book, serde_json::to_vec(&few).expect("JSON")).expect("written");
    let path = folder.join(format!("{count}.sqlite"));
    let merged = program().arg("merge").args([&path, &book]).output();
    assert_eq!(merged.expect("the program starts").status.code(), Some(1));
    grow(&path, count.into());
    path
}

/// What a run of the program took.
struct Taken {
    code: Option<i64>,
    /// In kibibytes.
    peak: u64,
    time: Duration,
    message: String,
}

/// Runs the program, and asks the operating system for its peak of memory (getrusage, `ru_maxrss`).
fn measured(args: &[&str]) -> Taken {
    let script = "import json, resource, subprocess, sys, time\n\
        began = time.time()\n\
        ran = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)\n\
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss\n\
        print(json.dumps([ran.returncode, peak, time.time() - began, ran.stderr.decode()]))";
    let output = Command::new("python3")
        .args(["-c", script])
        .arg(binary())
        .args(args)
        .output()
        .expect("Python");
    let taken: (i64, u64, f64, String) = serde_json::from_slice(&output.stdout).expect("JSON");
    Taken {
        code: Some(taken.0),
        peak: taken.1,
        time: Duration::from_secs_f64(taken.2),
        message: taken.3,
    }
}

/// The arguments that report on a store.
fn report<'a>(store: &'a Path, format: &'a str) -> Vec<&'a str> {
    let store = store.to_str().expect("UTF-8");
    vec!["report", "--store", store, "--report", format]
}

/// The defect: every reporter had the whole class in memory, 60 kB for each attendee.
///
/// What may grow: the names, and the positions of the members of each group.
#[test]
fn the_memory_for_a_report_does_not_grow_with_the_class() {
    const SMALL: u32 = 20;
    const LARGE: u32 = 220;
    /// A whole report takes 280 kB in memory. The allocator takes some megabytes at a time, and gives them back late on a busy
    /// machine: of 200 attendees, that is up to 40 kB each.
    const MOST_BYTES_AN_ATTENDEE: u64 = 80_000;
    let folder = TempDir::new().expect("a folder");
    let stores = [SMALL, LARGE].map(|count| store(folder.path(), count, 8));
    let check = |what: &str, peaks: [u64; 2]| {
        let grown = peaks[1].saturating_sub(peaks[0]) * 1024 / u64::from(LARGE - SMALL);
        println!("{what}: {peaks:?} KiB, {grown} bytes an attendee");
        assert!(
            grown < MOST_BYTES_AN_ATTENDEE,
            "{what}: {peaks:?} KiB, {grown} bytes an attendee"
        );
    };
    for format in FORMATS {
        let peaks = stores.each_ref().map(|store| {
            let taken = measured(&report(store, format));
            assert_eq!(taken.code, Some(1), "{format}: {}", taken.message);
            taken.peak
        });
        check(format, peaks);
    }
    let pseudonyms = stores.each_ref().map(|store| {
        let mut args = report(store, "csv");
        args.extend(["--pseudonyms", "key"]);
        measured(&args).peak
    });
    check("csv with pseudonyms", pseudonyms);
    let books = stores.each_ref().map(|store| {
        let json = store.with_extension("json");
        let written = format!("json={}", json.display());
        measured(&report(store, &written));
        json
    });
    for (what, parts) in [
        ("merge of stores", &stores),
        ("merge of gradebooks", &books),
    ] {
        let peaks = parts.each_ref().map(|part| {
            let out = folder.path().join("out.sqlite");
            let [out, part] = [&out, part].map(|path| path.to_str().expect("UTF-8"));
            let taken = measured(&["merge", out, part, "--report", "csv"]);
            assert_eq!(taken.code, Some(1), "{}", taken.message);
            fs::remove_file(out).expect("deleted");
            taken.peak
        });
        check(what, peaks);
    }
    let history = stores.each_ref().map(|store| {
        let store = store.to_str().expect("UTF-8");
        measured(&["history", "--store", store]).peak
    });
    check("history", history);
    let changed = stores.each_ref().map(|store| {
        // A second run, so that there are two to compare.
        let store = store.to_str().expect("UTF-8");
        let book = Path::new(store).with_extension("json");
        let book = book.to_str().expect("UTF-8");
        let merged = measured(&["merge", store, book, "--report", "csv"]);
        assert_eq!(merged.code, Some(1), "{}", merged.message);
        let taken = measured(&["diff", "--store", store, "--json"]);
        assert_eq!(taken.code, Some(0), "{}", taken.message);
        taken.peak
    });
    check("diff", changed);
}

/// Peak and time of each format for a large store. `WORKSHOP_CHECK_ACCOUNTS` is the number of accounts, by default 100,000; a
/// hundred thousand take 5 GB of disk. `WORKSHOP_CHECK_FORMATS` names the formats.
#[test]
#[ignore = "a measurement of many minutes"]
fn a_hundred_thousand_accounts() {
    let number = std::env::var("WORKSHOP_CHECK_ACCOUNTS").ok();
    let count = number.map_or(100_000, |number| number.parse().expect("a number"));
    let formats = std::env::var("WORKSHOP_CHECK_FORMATS").unwrap_or(FORMATS.join(","));
    let folder = TempDir::new().expect("a folder");
    let store = store(folder.path(), count, 8);
    let size = fs::metadata(&store).expect("a file").len() / 1_000_000;
    println!("{count} accounts, {size} MB");
    for format in formats.split(',') {
        let taken = measured(&report(&store, format));
        assert_eq!(taken.code, Some(1), "{}", taken.message);
        let (peak, time) = (taken.peak / 1024, taken.time.as_secs_f64());
        println!("{format}: peak {peak} MiB, {time:.1} s");
        assert!(peak < 150, "{format}: {peak} MiB");
    }
}
