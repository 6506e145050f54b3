//! `--wait` and `--watch` on accounts that change between scans.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use workshop_check::commands::pace::delay_after;
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::HANG;

use super::harness::{Account, Emulator, Running, SeenCall, all_passed, each, require, same};

/// Changes that happen without the user, and calls that neither they nor the checks that they block need.
const HEALING: [(&str, &[&str]); 4] = [
    (
        "efs-creating",
        &["DescribeDBInstances", "GetParameters", "GetRole"],
    ),
    (
        "svc-in-progress",
        &[
            "DescribeVpcs",
            "GetParameters",
            "DescribeFileSystems",
            "GetRole",
        ],
    ),
    (
        "lb-provisioning",
        &["GetParameters", "DescribeFileSystems", "GetRole"],
    ),
    (
        "pre-database-modifying",
        &["DescribeFileSystems", "GetRole"],
    ),
];

/// Waits until calls have arrived and then none for a second, which ends a scan. Returns their number.
pub fn scan_is_over(account: &Account<'_>, before: usize) -> usize {
    let started = Instant::now();
    let mut last = (before, Instant::now());
    loop {
        assert!(started.elapsed() < HANG, "no scan in time");
        std::thread::sleep(Duration::from_millis(100));
        let now = account.calls().len();
        if now != last.0 {
            last = (now, Instant::now());
        } else if now > before && last.1.elapsed() > Duration::from_millis(1500) {
            return now;
        }
    }
}

fn report(stdout: &str) -> Report {
    serde_json::from_str(stdout).unwrap_or_else(|error| panic!("{error}: {stdout}"))
}

#[test]
fn what_heals_while_we_wait_ends_well() {
    each(
        &HEALING,
        |(variant, _)| (*variant).to_owned(),
        |(variant, unneeded)| {
            let account = Emulator::shared().variant(variant);
            let running = account.start_check(&["--report", "json", "--wait", "5m"]);
            let first = scan_is_over(&account, 0);
            account.heal();
            let run = running.ended();
            same("exit", run.status, Some(0)).map_err(|error| format!("{error}: {run:?}"))?;
            let again: BTreeSet<String> = account.calls()[first..]
                .iter()
                .map(|call| call.action.clone())
                .collect();
            require(!again.is_empty(), || "it looked again".to_owned())?;
            for call in *unneeded {
                require(!again.contains(*call), || format!("{call} in {again:?}"))?;
            }
            same("one report", run.stdout.matches("\"schema\"").count(), 1)?;
            same("outcome", report(&run.stdout).outcome, Outcome::Passed)
        },
    );
}

#[test]
fn a_wait_that_runs_out_says_what_is_still_on_its_way() {
    let account = Emulator::shared().variant("svc-in-progress");
    let run = account.check_with(&["--wait", "6s"]);
    assert_eq!(run.status, Some(4), "{run:?}");
    assert_eq!(run.expect_report().outcome, Outcome::Pending);
    assert!(run.took >= Duration::from_secs(6), "{:?}", run.took);
    assert_eq!(run.stderr, "", "nobody watches");
}

#[test]
fn a_failure_is_not_waited_for() {
    let account = Emulator::shared().variant("lb-private-subnets");
    let run = account.check_with(&["--wait", "10m"]);
    assert_eq!(run.status, Some(1), "{run:?}");
    run.did_not_hang().unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn credentials_that_expire_while_we_wait_end_it() {
    let emulator = Emulator::start();
    let account = emulator.variant("svc-in-progress");
    let running = account.start_check(&["--report", "json", "--wait", "10m"]);
    scan_is_over(&account, 0);
    let _: Value = emulator.ask("POST", "faults", &json!([{ "fault": "expired" }]));
    let run = running.ended();
    run.unusable().unwrap_or_else(|error| panic!("{error}"));
    assert!(
        run.stderr.contains("the AWS credentials have expired"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_bad_minute_of_aws_is_waited_for() {
    let emulator = Emulator::start();
    let account = emulator.account("create-service");
    let throttle = json!([{ "fault": "throttle", "service": "ssm" }]);
    let _: Value = emulator.ask("POST", "faults", &throttle);
    let run = account.check_with(&["--wait", "1s"]);
    assert_eq!(run.status, Some(3), "{run:?}");
    let before = account.calls().len();
    let running = account.start_check(&["--report", "json", "--wait", "5m"]);
    scan_is_over(&account, before);
    let _: Value = emulator.ask("POST", "faults", &json!([]));
    all_passed(&running.ended()).expect("the minute is over");
}

#[test]
fn ctrl_c_ends_the_waiting_with_a_report() {
    let account = Emulator::shared().variant("svc-in-progress");
    let mut running = account.start_check(&["--report", "json", "--wait", "10m"]);
    scan_is_over(&account, 0);
    assert!(!running.has_ended());
    running.interrupt();
    let run = running.ended();
    assert_eq!(run.status, Some(4), "{run:?}");
    assert_eq!(report(&run.stdout).outcome, Outcome::Pending);
    run.did_not_hang().unwrap_or_else(|error| panic!("{error}"));
}

/// The lines the program prints, as they come.
pub fn lines(running: &mut Running) -> Receiver<String> {
    let stdout = running.child.stdout.take().expect("a pipe");
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

pub fn line_with(lines: &Receiver<String>, text: &str) -> String {
    let started = Instant::now();
    let mut seen = Vec::new();
    while let Some(left) = HANG.checked_sub(started.elapsed()) {
        match lines.recv_timeout(left) {
            Ok(line) if line.contains(text) => return line,
            Ok(line) => seen.push(line),
            Err(_) => break,
        }
    }
    panic!("no {text:?} in {seen:#?}");
}

#[test]
fn a_change_shows_in_the_live_view() {
    let account = Emulator::shared().variant("svc-in-progress");
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("report.json");
    let option = format!("json={}", file.display());
    let in_file = || report(&std::fs::read_to_string(&file).expect("a report")).outcome;
    let mut running = account.start_check(&["--watch=4s", "--report", &option]);
    let lines = lines(&mut running);
    line_with(&lines, "Result");
    assert_eq!(in_file(), Outcome::Pending);
    let first = scan_is_over(&account, 0);
    account.heal();
    let line = line_with(&lines, "done: ");
    assert!(line.contains('✓'), "{line}");
    let again: BTreeSet<String> = account.calls()[first..]
        .iter()
        .map(|call| call.action.clone())
        .collect();
    assert!(!again.contains("DescribeFileSystems"), "{again:?}");

    line_with(&lines, "All checks have passed");
    let run = running.ended();
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    assert_eq!(in_file(), Outcome::Passed, "written at every look");
}

#[test]
fn what_has_passed_is_checked_again_in_every_fifth_look() {
    let account = Emulator::shared().variant("svc-in-progress");
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("report.json");
    let option = format!("json={}", file.display());
    let mut running = account.start_check(&["--watch=1s", "--report", &option]);
    let lines = lines(&mut running);
    line_with(&lines, "Result");
    let group = account.id("lb_sg").to_owned();
    account.call("ec2", "revoke_security_group_ingress", json!({
        "GroupId": group,
        "IpPermissions": [{ "IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{ "CidrIp": "0.0.0.0/0" }] }],
    }));
    let line = line_with(&lines, "broken: ");
    assert!(line.contains("failed"), "{line}");
    let written = report(&std::fs::read_to_string(&file).expect("a report"));
    assert_eq!(written.outcome, Outcome::Failed, "written at every look");
    running.interrupt();
    let run = running.ended();
    assert_eq!((run.status, run.stderr.as_str()), (Some(1), ""));
}

#[test]
fn a_complete_account_is_not_looked_at_again() {
    let account = Emulator::shared().account("create-service");
    let mut running = account.start_check(&["--watch=1s"]);
    let lines = lines(&mut running);
    line_with(&lines, "All checks have passed");
    let calls = account.calls().len();
    assert_eq!(running.ended().status, Some(0));
    assert_eq!(account.calls().len(), calls);
}

/// The number of calls of a scan to services with low limits: forty watchers use less than half of these limits.
#[test]
fn a_class_that_watches_leaves_room_for_others() {
    const NARROW: [&str; 4] = ["iam", "elbv2", "efs", "rds"];
    let costs = |calls: &[SeenCall]| {
        NARROW.map(|service| calls.iter().filter(|call| call.service == service).count())
    };
    let look_again_at = |account: &Account<'_>| {
        let mut running = account.start_check(&["--watch=5s"]);
        line_with(&lines(&mut running), "Result");
        let whole = account.calls().len();
        let partial = scan_is_over(account, whole);
        running.interrupt();
        running.ended();
        let calls = account.calls();
        [costs(&calls[..whole]), costs(&calls[whole..partial])]
    };
    let halfway = json!({ "variant": "efs-quick-create", "through": "create-ecs-cluster" });
    let [whole, partial] = look_again_at(&Emulator::shared().account_as(halfway));
    let complete = Emulator::shared().account("create-service");
    complete.check();
    // The numbers that the comment on `rest` names.
    assert_eq!(costs(&complete.calls()), [4, 5, 4, 1]);
    assert_eq!((whole, partial), ([4, 5, 4, 1], [0, 0, 4, 0]));
    for scan in [costs(&complete.calls()), whole, partial] {
        let delay = delay_after(scan.into_iter().max().unwrap_or_default(), 0.0);
        let looks_a_minute = 60.0 / delay.as_secs_f64();
        for calls in scan {
            let calls_a_second = calls as f64 * looks_a_minute * 40.0 / 60.0;
            assert!(
                calls_a_second < 5.0 / 2.0,
                "{calls} calls: {calls_a_second}/s"
            );
        }
    }
}

#[test]
fn the_live_view_is_text_for_people() {
    let account = Emulator::shared().account("nothing");
    let run = account.check_with(&["--watch"]);
    run.unusable().unwrap_or_else(|error| panic!("{error}"));
    assert!(run.stderr.contains("--report json=FILE"), "{}", run.stderr);
}
