//! The raw answers to the program's calls in `fixtures/answers`, for the fault matrix of `crates/collect`.
//! `WORKSHOP_CHECK_RECORD=1 cargo test --test it emulator::answers` records them again. Without it, the program must make the
//! same calls as when they were recorded.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::fixtures::is_recording;
use super::harness::{Account, Emulator, PATIENT};
use super::replay::{Asked, Replay, Response};

/// What is cleaned up of an account in which everything is cleaned up.
const ALL: [&str; 10] = [
    "containers",
    "load-balancing",
    "files",
    "database",
    "database-migration",
    "beanstalk",
    "migrated-servers",
    "storage",
    "stack",
    "small-things",
];

fn path(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/answers");
    folder.join(format!("{name}.json"))
}

/// The calls of a recording, without their parameters.
fn operations(recording: &Value) -> BTreeSet<String> {
    let answers = recording["answers"].as_array().expect("a list");
    let calls = answers.iter().map(|answer| {
        let text = |name: &str| answer[name].as_str().expect("a text").to_owned();
        let request = text("request");
        let action = request.split("Action=").nth(1).map_or_else(
            || request.split(' ').nth(2).unwrap_or_default().to_owned(),
            |rest| rest.split('&').next().unwrap_or_default().to_owned(),
        );
        format!("{} {action}", text("service"))
    });
    calls.collect()
}

/// Answers that the snapshot of an account consists of.
fn record(emulator: &Emulator, account: &Account<'_>, suite: &str) -> Value {
    let folder = TempDir::new().expect("a temporary folder");
    let snapshot = folder.path().join("snapshot.json");
    let replay = Replay::start(&emulator.endpoint);
    let facts = &account.facts;
    let key = replay.record(&facts.account_id, &facts.access_key_id);
    let snapshot = snapshot.to_str().expect("a plain name");
    let site = account.connect_to();
    let run = account
        .program([
            "snapshot",
            PATIENT,
            snapshot,
            "--suite",
            suite,
            "--connect-to",
            &site,
        ])
        .env("AWS_ENDPOINT_URL", &replay.endpoint)
        .env("AWS_ACCESS_KEY_ID", key)
        .run();
    assert_eq!(run.status, Some(0), "{run:?}");
    let answer = |(asked, response): (Asked, Response)| {
        let status = response.status.split(' ').next().expect("a status");
        json!({
            "service": asked.service,
            "request": asked.request,
            "status": status.parse::<u16>().expect("a number"),
            "body": response.body,
        })
    };
    let mut answers: Vec<(Asked, Response)> = replay.recorded();
    // Other Regions are only searched for better hints.
    answers
        .retain(|(asked, _)| [facts.region.as_str(), "us-east-1"].contains(&asked.region.as_str()));
    json!({
        "account": facts.account_id,
        "region": facts.region,
        "suite": suite,
        "answers": answers.into_iter().map(answer).collect::<Vec<_>>(),
    })
}

#[test]
fn answers_are_recorded_of_every_call() {
    let emulator = Emulator::start();
    let migration = "container-migration";
    for (name, variant, suite, parts) in [
        // With a managed policy and a log group, so that their calls are made.
        ("complete", "new-console", migration, &[][..]),
        ("database-closed", "sg-db-rule-missing", migration, &[]),
        ("untouched", "servers-and-logs", "cleanup", &[]),
        ("cleaned", "servers-and-logs", "cleanup", &ALL),
    ] {
        let account = emulator.variant(variant);
        if !parts.is_empty() {
            let _: Value = account.ask("clean-up", &json!({ "steps": parts }));
        }
        let new = record(&emulator, &account, suite);
        if is_recording() {
            let text = serde_json::to_string_pretty(&new).expect("JSON");
            std::fs::create_dir_all(path("").parent().expect("a folder")).expect("a folder");
            std::fs::write(path(name), text + "\n").expect("the recording is written");
        }
        let old = std::fs::read_to_string(path(name)).expect("a recording");
        let old: Value = serde_json::from_str(&old).expect("JSON");
        assert_eq!(
            operations(&old),
            operations(&new),
            "{name}: the program makes other calls now, record the answers again"
        );
    }
}
