//! A resource that is missing in the Region of the session is found in another Region, with only the calls that it needs.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tempfile::TempDir;
use workshop_check_core::report::CheckReport;

use super::harness::{Account, Emulator, PATIENT, each, require, same};

const HERE: &str = "us-west-2";
const THERE: &str = "us-east-1";

/// Resources in the other Region, and the checks that miss them.
const MOVED: [(&str, &str); 3] = [
    ("param-other-region", "db-host"),
    ("efs-other-region", "file-system"),
    ("cluster-other-region", "cluster"),
];

fn check(account: &Account<'_>, options: &[&str], id: &str) -> Result<CheckReport, String> {
    let report = account.check_with(options).report()?;
    report.check(id).cloned().ok_or(format!("no check {id}"))
}

fn calls_there(account: &Account<'_>) -> Vec<String> {
    let mut calls = account.calls();
    calls.retain(|call| call.region.as_deref() == Some(THERE) && call.service != "iam");
    calls.into_iter().map(|call| call.action).collect()
}

#[test]
fn what_lies_in_another_region_is_found_there() {
    each(
        &MOVED,
        |(variant, _)| (*variant).to_owned(),
        |(variant, id)| {
            let account = Emulator::shared().variant(variant);
            let found = check(&account, &[], id)?;
            let actual = found.actual.clone().unwrap_or_default();
            let hint = found.hint.unwrap_or_default();
            require(actual.ends_with("; found in us-east-1"), || actual.clone())?;
            require(hint.contains("--region us-east-1"), || hint.clone())?;
            require(hint.contains(HERE), || hint.clone())?;

            let dutch = check(&account, &["--lang", "nl"], id)?
                .actual
                .unwrap_or_default();
            require(dutch.ends_with("; gevonden in us-east-1"), || dutch.clone())?;

            let folder = TempDir::new().map_err(|error| error.to_string())?;
            let file = folder.path().join("account.json");
            let file = file.to_str().unwrap_or_default();
            let taken = account.program(["snapshot", PATIENT, file]).run();
            same("snapshot", taken.status, Some(0))?;
            let offline = account
                .program(["check", "--snapshot", file, "--report", "json"])
                .run()
                .report()?;
            let offline = offline.check(id).and_then(|check| check.actual.clone());
            same("offline", offline, Some(actual))
        },
    );
}

#[test]
fn the_whole_workshop_in_the_other_region_is_where_to_look() {
    let account = Emulator::shared().variant(THERE);
    let found = check(&account, &["--region", HERE], "target-vpc").expect("the check");
    let (actual, hint) = (found.actual.expect("a find"), found.hint.expect("a hint"));
    assert!(actual.ends_with("; found in us-east-1"), "{actual}");
    assert!(
        hint.contains("TargetVPC is in us-east-1: check with --region us-east-1."),
        "{hint}"
    );
}

#[test]
fn a_complete_account_is_looked_at_in_its_own_region_only() {
    let account = Emulator::shared().account("create-service");
    assert_eq!(account.check().status, Some(0));
    assert_eq!(calls_there(&account), [""; 0]);
}

#[test]
fn only_what_is_missing_is_looked_for() {
    let account = Emulator::shared().account("prerequisites");
    let report = account.check().expect_report();
    let calls: BTreeSet<String> = calls_there(&account).into_iter().collect();
    // Security groups, parameters and the cluster; all else is not the attendee's turn yet.
    let sought = [
        "DescribeClusters",
        "DescribeSecurityGroups",
        "GetParameters",
        "ListClusters",
    ];
    let wanted: BTreeSet<String> = sought.map(str::to_owned).into();
    // Without clusters there is nothing to describe.
    assert!(calls.is_subset(&wanted) && calls.len() >= 3, "{calls:?}");
    for id in ["lb-sg", "db-host", "cluster"] {
        let actual = report.check(id).and_then(|check| check.actual.clone());
        let actual = actual.expect("what was found");
        assert!(!actual.contains(THERE), "{actual}");
    }
}

#[test]
fn another_region_that_does_not_tell_is_not_mentioned() {
    let emulator = Emulator::start();
    for fault in ["deny", "error500", "expired"] {
        let faults = json!([{ "fault": fault, "region": THERE }]);
        let _: Value = emulator.ask("POST", "faults", &faults);
        for (variant, id) in MOVED {
            let account = emulator.variant(variant);
            let run = account.check();
            assert_eq!(run.status, Some(1), "{fault}: {run:?}");
            assert!(!calls_there(&account).is_empty(), "{fault}: it was asked");
            let found = run.expect_report().check(id).cloned().expect("the check");
            let (actual, hint) = (found.actual.expect("actual"), found.hint.expect("hint"));
            assert!(
                !actual.contains("found in") && !hint.contains(THERE),
                "{actual} {hint}"
            );
        }
    }
}
