//! Runs in a store, as `grade` and `serve` save them.

use jiff::Timestamp;
use workshop_check::class::RosterIndex;
use workshop_check::class::store::{RunEntry, RunKey, RunKind, RunOptions};
use workshop_check_core::report::{Entry, Report};
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::parse::parse;

use super::{run, stdout};

/// A recorded account, and its report.
pub fn halfway() -> (Snapshot, Report) {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/fixtures/accounts/halfway.json"
    );
    let json = std::fs::read(path).expect("a recorded account");
    let snapshot = parse(json, "halfway").expect("a snapshot");
    let checked = run(&["check", "--demo", "halfway", "--json"]);
    let report = serde_json::from_str(stdout(&checked)).expect("a report");
    (snapshot, report)
}

/// The key of a run with the suite of this report.
pub fn key(kind: RunKind, report: &Report) -> RunKey {
    RunKey {
        kind,
        suite_id: report.suite.id.clone(),
        suite_digest: report.suite.digest.clone(),
        roster_digest: String::new(),
        language: "en".to_owned(),
        shard: None,
        options: RunOptions::default(),
    }
}

/// The result of an attendee.
pub fn row(position: usize, report: &Report) -> RunEntry {
    RunEntry {
        index: RosterIndex::new(position),
        region: None,
        graded_at: Timestamp::now(),
        entry: Entry {
            name: format!("Attendee {position}"),
            account_id: format!("{position:012}"),
            columns: Default::default(),
            report: Some(report.clone().into()),
            error: None,
        },
    }
}
