//! Rows and runs for tests, from the recorded accounts.

use indexmap::IndexMap;
use jiff::Timestamp;

use super::{Row, RunKey};
use crate::suites;
use workshop_check_core::evaluate::{Selection, evaluate};
use workshop_check_core::report::render::render;
use workshop_check_core::report::{Entry, Report};
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::parse::parse;

pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).expect("a time")
}

pub fn key() -> RunKey {
    let suite = suites::load("container-migration").expect("a suite");
    RunKey {
        suite_id: suite.file.id,
        suite_digest: suite.digest,
        roster_digest: "sha256:2".to_owned(),
        language: "en".to_owned(),
        shard: String::new(),
        options: "{}".to_owned(),
    }
}

pub fn account(name: &str) -> (Snapshot, Report) {
    let suite = suites::load("container-migration").expect("a suite");
    let locale = suites::locale(&suite, "en").expect("English");
    let snapshot = parse(&recorded(name), name).expect("a snapshot");
    let report = render(&evaluate(&suite, &snapshot, &Selection::default()), &locale);
    (snapshot, report)
}

pub fn denied(position: usize) -> Row {
    Row {
        position,
        region: None,
        graded_at: at(position as i64),
        entry: Entry {
            name: format!("Attendee {position}"),
            account_id: format!("{position:012}"),
            columns: IndexMap::new(),
            report: None,
            error: Some("access denied".to_owned()),
        },
    }
}

pub fn graded(position: usize, report: Report) -> Row {
    let mut row = denied(position);
    row.region = Some("us-west-2".to_owned());
    row.entry.columns = IndexMap::from([
        ("z".to_owned(), "=1+1".to_owned()),
        ("a".to_owned(), "2".to_owned()),
    ]);
    row.entry.report = Some(report);
    row.entry.error = None;
    row
}

pub fn report(name: &str) -> Report {
    account(name).1
}

fn recorded(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/accounts");
    std::fs::read(format!("{folder}/{name}.json")).expect("a recorded account")
}
