//! `check --submit`: attendees who hand in their own accounts, on a board that reads the others by roles.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use workshop_check::class::Store;
use workshop_check_core::report::Entry;
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::HANG;

use super::classroom::{Classroom, entry, gradebook};
use super::harness::{Account, Emulator, PATIENT, each, require};

/// The size of the class. Half of it submits.
const SIZE: usize = 50;
const CODE: &str = "k7mq-t3vd-9xwp";

/// What was found: everything but times, and texts with the age of what AWS reports ("12 minutes ago").
fn findings(entry: &Entry) -> Value {
    let report = entry.report.as_deref();
    let report = report.unwrap_or_else(|| panic!("{entry:?}"));
    let checks = report.steps.iter().flat_map(|step| &step.checks);
    let checks: Vec<Value> = checks
        .map(|check| {
            let blocked_by = &check.blocked_by;
            json!([
                check.id,
                check.outcome,
                check.points,
                check.resources,
                blocked_by
            ])
        })
        .collect();
    let causes: Vec<Value> = report
        .root_causes
        .iter()
        .map(|cause| json!([cause.check, cause.page_url, cause.explains, cause.symptom]))
        .collect();
    json!([
        report.outcome,
        report.score,
        report.account.id,
        report.account.region,
        checks,
        causes
    ])
}

/// Mistakes of all pages, and one account without a mistake.
fn accounts(emulator: &Emulator) -> Vec<(String, Account<'_>)> {
    let mut mistakes = emulator.variants();
    mistakes.retain(|variant| variant.expect == Outcome::Failed);
    let mut accounts: Vec<(String, Account<'_>)> = (0..SIZE - 1)
        .map(|place| &mistakes[place * mistakes.len() / (SIZE - 1)])
        .map(|variant| (variant.id.clone(), emulator.variant(&variant.id)))
        .collect();
    accounts.push(("complete".to_owned(), emulator.account("create-service")));
    accounts
}

#[test]
fn fifty_mixed_accounts_are_graded_alike_by_role_and_submitted() {
    let emulator = Emulator::start();
    let accounts = accounts(&emulator);
    let mut class = Classroom::new(&emulator);
    for (name, account) in &accounts {
        class.add(name, account);
    }
    let run = class
        .program_into("by-role.sqlite", &["--report", "json"])
        .run();
    let book = gradebook(&run);
    assert_eq!(book.entries.len(), SIZE);
    // Every other attendee is only a name from now on: the account is what they prove.
    for (place, (name, _)) in accounts.iter().enumerate().step_by(2) {
        class.lines[place + 1] = format!("{name},,,,,s-{place}");
    }

    let serve = ["--listen", "127.0.0.1:0", "--every", "1h"];
    let serve = class
        .verb("serve", &serve)
        .env("WORKSHOP_CHECK_CLASS_CODE", CODE);
    let mut running = serve.start();
    let mut url = String::new();
    let stdout = running.child.stdout.as_mut().expect("a pipe");
    BufReader::new(stdout).read_line(&mut url).expect("a line");
    let submitters: Vec<&(String, Account<'_>)> = accounts.iter().step_by(2).collect();
    let started = Instant::now();
    each(
        &submitters,
        |(name, _)| name.clone(),
        |(name, account)| {
            let site = account.connect_to();
            let check = ["check", PATIENT, "--report", "json", "--connect-to", &site];
            let submit = ["--submit", url.trim(), "--as", name.as_str()];
            let program = account.program(check.iter().chain(&submit));
            let run = program.env("WORKSHOP_CHECK_CLASS_CODE", CODE).run();
            let id = &account.facts.account_id;
            let points = run.report()?.score.points;
            let told = format!("Submitted to 127.0.0.1: {points} of 123 points, account {id}");
            require(run.stderr.contains(&told), || format!("{told}: {run:?}"))
        },
    );
    println!("{} submitted in {:?}", submitters.len(), started.elapsed());
    let store = class.file("store.sqlite");
    let saved = || {
        let store = Store::open(&store).expect("the store");
        store.gradebook(1).expect("a gradebook")
    };
    while saved().reports().count() < SIZE {
        let errors = saved().entries.into_iter().filter_map(|entry| entry.error);
        let errors: Vec<String> = errors.collect();
        assert!(errors.is_empty() && started.elapsed() < HANG, "{errors:?}");
        std::thread::sleep(Duration::from_millis(500));
    }
    let graded = saved();
    let mut differ = BTreeMap::new();
    for (place, (name, account)) in accounts.iter().enumerate() {
        let (one, other) = (entry(&book, name), entry(&graded, name));
        assert_eq!(other.account_id, account.facts.account_id);
        let report = other.report.as_ref().expect("a report");
        assert_eq!(report.submitted_at.is_some(), place % 2 == 0, "{name}");
        let (one, other) = (findings(one), findings(other));
        if one != other {
            differ.insert(name, (one, other));
        }
    }
    assert!(differ.is_empty(), "{differ:?}");

    // Somebody else's name, with an account of their own.
    let (name, _) = submitters[0];
    let (_, account) = submitters[1];
    let submit = [
        "check",
        "--submit",
        url.trim(),
        "--as",
        name.as_str(),
        "--class-code",
        CODE,
    ];
    let run = account.program(submit).run();
    let told = "is not the one that belongs to your name";
    assert!(run.stderr.contains(told), "{run:?}");
    running.interrupt();
    let run = running.ended();
    assert_eq!(run.status, Some(0), "{run:?}");
}
