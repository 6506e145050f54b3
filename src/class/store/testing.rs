//! Rows and runs for tests, from the recorded accounts.

use std::sync::Arc;

use indexmap::IndexMap;
use jiff::Timestamp;

use super::{RunEntry, RunKey, RunKind, RunOptions};
use crate::class::roster;
use crate::class::roster::{Attendee, RosterIndex};
use crate::suites;
use workshop_check_core::evaluate::{Selection, evaluate};
use workshop_check_core::report::render::render;
use workshop_check_core::report::{Entry, Report};
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::parse::parse;

pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).expect("a time")
}

pub(crate) fn key() -> RunKey {
    let suite = suites::load("container-migration").expect("a suite");
    RunKey {
        kind: RunKind::Grade,
        suite_id: suite.file.id,
        suite_digest: suite.digest,
        roster_digest: "sha256:2".to_owned(),
        language: "en".to_owned(),
        shard: None,
        options: RunOptions::default(),
    }
}

pub(crate) fn account(name: &str) -> (Snapshot, Report) {
    let suite = suites::load("container-migration").expect("a suite");
    let locale = suites::locale(&suite, "en").expect("English");
    let snapshot = parse(recorded(name), name).expect("a snapshot");
    let report = render(&evaluate(&suite, &snapshot, &Selection::default()), &locale);
    (snapshot, report)
}

/// A roster of so many attendees, named as those of [`denied`] and [`graded`].
pub(crate) fn class(size: usize) -> Vec<Attendee> {
    let mut text = "name,account_id\n".to_owned();
    for position in 0..size {
        text.push_str(&format!("Attendee {position},{position:012}\n"));
    }
    let roster = roster::parse(text.as_bytes(), "class");
    roster.expect("a roster").attendees
}

pub(crate) fn denied(position: usize) -> RunEntry {
    RunEntry {
        index: RosterIndex::new(position),
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

pub(crate) fn graded(position: usize, mut report: Report) -> RunEntry {
    let mut row = denied(position);
    report.account.id.clone_from(&row.entry.account_id);
    row.region = Some("us-west-2".to_owned());
    row.entry.columns = IndexMap::from([
        ("z".to_owned(), "=1+1".to_owned()),
        ("a".to_owned(), "2".to_owned()),
    ]);
    row.entry.report = Some(Arc::new(report));
    row.entry.error = None;
    row
}

pub(crate) fn report(name: &str) -> Report {
    account(name).1
}

fn recorded(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/accounts");
    std::fs::read(format!("{folder}/{name}.json")).expect("a recorded account")
}
