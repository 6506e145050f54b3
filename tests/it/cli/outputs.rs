//! Destinations of reports: several at once, files that are complete or unchanged, and pipes that are closed early.

use std::fs;
use std::process::{Command, Stdio};

use workshop_check_testing::accounts;

use crate::cli::{code, refused, run, stderr, stdout};

fn text(path: &std::path::Path) -> &str {
    path.to_str().expect("UTF-8")
}

#[test]
fn several_reports_go_each_to_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let (json, junit) = (folder.path().join("r.json"), folder.path().join("r.xml"));
    let output = run(&[
        "check",
        "--demo",
        "fresh",
        "--report",
        "terminal",
        "--report",
        &format!("json={}", text(&json)),
        "--report",
        &format!("junit={}", text(&junit)),
    ]);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("TargetVPC") || stdout(&output).contains("Security groups"));
    let report: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(&json).expect("written")).expect("JSON");
    assert_eq!(report["schema"], "workshop-check/report/1");
    assert!(
        fs::read_to_string(&junit)
            .expect("written")
            .starts_with("<?xml")
    );
    assert_eq!(
        fs::read_dir(folder.path()).expect("a folder").count(),
        2,
        "nothing else is left behind"
    );
}

#[test]
fn a_report_that_cannot_be_written_is_known_before_the_work() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = folder.path().join("kept.json");
    fs::write(&kept, "as it was").expect("written");
    let missing = folder.path().join("no/such/folder/r.json");
    // No account could be read here: a message about AWS would come first if the work came first.
    for place in [&missing, folder.path()] {
        let output = run(&[
            "check",
            "--report",
            &format!("json={}", text(&kept)),
            "--report",
            &format!("junit={}", text(place)),
        ]);
        let message = refused(&output);
        assert!(message.contains(text(place)), "{message}");
        assert!(message.contains("hint: "), "{message}");
        assert_eq!(fs::read_to_string(&kept).expect("still there"), "as it was");
    }
    assert_eq!(
        fs::read_dir(folder.path()).expect("a folder").count(),
        1,
        "nothing half-written"
    );
}

#[test]
fn a_snapshot_that_cannot_be_written_is_known_before_the_work() {
    let folder = tempfile::tempdir().expect("a folder");
    for place in [folder.path().join("no/a.json"), folder.path().to_owned()] {
        let message = refused(&run(&["snapshot", text(&place)]));
        assert!(
            message.contains("write snapshot") && message.contains(text(&place)),
            "{message}"
        );
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[test]
fn a_run_that_fails_keeps_the_existing_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = folder.path().join("kept.json");
    fs::write(&kept, "as it was").expect("written");
    refused(&run(&[
        "check",
        "--snapshot",
        "/nowhere.json",
        "--report",
        &format!("json={}", text(&kept)),
    ]));
    assert_eq!(fs::read_to_string(&kept).expect("still there"), "as it was");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn a_reader_that_stops_reading_is_not_a_failure() {
    for args in [
        &["check", "--demo", "fresh"][..],
        &["list"],
        &["explain", "site"],
        &["policy"],
        &["completions", "bash"],
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_workshop-check"))
            .args(args)
            .env_remove("WORKSHOP_CHECK_SUITE")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        let status = if args[0] == "check" { 1 } else { 0 };
        assert_eq!(
            output.status.code(),
            Some(status),
            "{args:?}: {}",
            stderr(&output)
        );
        assert_eq!(stderr(&output), "", "{args:?}");
    }
}

#[test]
fn the_same_account_gives_the_same_bytes() {
    for format in workshop_check::reporter::Format::names() {
        let [first, second] =
            [0, 1].map(|_| run(&["check", "--demo", "fresh", "--report", format]));
        assert_eq!(first.stdout, second.stdout, "{format}");
    }
}

#[test]
fn colour_is_for_those_who_can_bear_it() {
    let escapes = |name: &str, value: &str, more: &[(&str, &str)]| {
        let output = crate::cli::program()
            .args(["check", "--demo", "fresh"])
            .env(name, value)
            .envs(more.iter().copied())
            .output()
            .expect("the program starts");
        stdout(&output).contains('\x1b')
    };
    assert!(!escapes("X", "", &[]), "a pipe is not a terminal");
    assert!(escapes("CLICOLOR_FORCE", "1", &[]), "asked for");
    assert!(
        !escapes("NO_COLOR", "1", &[("CLICOLOR_FORCE", "1")]),
        "refused"
    );
}

/// Every format that people read has the plan, and on an account in order it says that nothing is left.
#[test]
fn the_plan_is_in_every_format_for_people() {
    let told = |account: &str, format: &str| {
        let output = run(&["check", "--demo", account, "--plan", "--report", format]);
        stdout(&output).replace('\\', "")
    };
    for format in ["terminal", "markdown", "html"] {
        let done = told("complete", format);
        assert!(
            done.contains("Nothing: everything passes"),
            "{format}: {done}"
        );
        let left = told("database-closed", format);
        let words: String = left.split_whitespace().collect::<Vec<_>>().join(" ");
        for text in ["What is left to do", "Then check again"] {
            assert!(words.contains(text), "{format}: {left}");
        }
        let is_green = words.contains("then passes: The database lets the tasks in");
        assert!(is_green, "{format}: {left}");
    }
    // What no change does is listed first, and what it explains does not follow one by one.
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("account.json");
    let mut account = accounts::recorded("complete");
    account["rds"]["DBInstances"]["known"] = serde_json::json!([]);
    fs::write(&path, account.to_string()).expect("written");
    let output = run(&["check", "--snapshot", text(&path), "--plan"]);
    let page = stdout(&output);
    let words: String = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("By hand, as the pages describe: - Create Target DB: Create the RDS database as the page describes. Then check again. Score"),
        "{page}"
    );
}

/// A file system in one zone cannot have a second mount target: its zone is to be fixed, and nothing else is said to do.
#[test]
fn what_follows_a_mistake_has_no_fix_that_is_impossible() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("account.json");
    let mut account = accounts::recorded("complete");
    account["efs"]["FileSystems"]["known"][0]["AvailabilityZoneName"] =
        serde_json::json!("us-west-2a");
    let targets = account["efs"]["MountTargets"]
        .as_object_mut()
        .expect("a map");
    for targets in targets.values_mut() {
        targets["known"].as_array_mut().expect("a list").truncate(1);
    }
    fs::write(&path, account.to_string()).expect("written");
    let output = run(&["check", "--snapshot", text(&path)]);
    let page = stdout(&output);
    assert!(page.contains("A mount target is missing"), "{page}");
    assert!(page.contains("The type of a file system cannot"), "{page}");
    assert!(!page.contains("Add a mount target"), "{page}");
}

/// The defect: the plan of a suite of ideas was "Nothing: everything passes".
#[test]
fn ideas_that_are_left_are_what_is_left_to_do() {
    for format in ["terminal", "markdown", "html"] {
        let suite = ["--suite", "optimization", "--demo", "halfway"];
        let check = ["check", "--plan", "--lang", "en", "--report", format];
        let output = run(&[&check[..], &suite].concat());
        let page = stdout(&output);
        assert!(!page.contains("everything passes"), "{format}: {page}");
        let idea = page.rsplit("What is left to do").next();
        assert!(
            idea.is_some_and(|plan| plan.contains("EFS")),
            "{format}: {page}"
        );
    }
}

/// The defect: "passed" of a suite of ideas of which none was followed. The outcome in JSON stays: nothing has failed.
#[test]
fn ideas_that_nobody_followed_have_not_passed() {
    let shown = |format: &str| {
        let suite = ["--suite", "optimization", "--demo", "fresh"];
        let output = run(&[&["check", "--report", format], &suite[..]].concat());
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let table = shown("markdown");
    let row = table.lines().find(|line| line.contains("+0/9"));
    assert!(
        row.is_some_and(|row| row.contains("not done yet")),
        "{table}"
    );
    assert!(!table.contains("passed"), "{table}");
    let page = shown("html");
    let cell = "bonus: 0 of 9 points</span>: not done yet";
    let flat = page.split('>').map(str::trim).collect::<Vec<_>>().join(">");
    assert!(
        !flat.contains("passed</td>") && !flat.contains(": passed"),
        "{cell}"
    );
    assert!(shown("csv").contains("not-done"));
}

/// Whoever follows the workshop's pages about CloudEndure is told that its service is closed, as long as no way is taken.
#[test]
fn who_follows_pages_of_a_closed_service_is_told() {
    let told = "AWS has closed CloudEndure Migration";
    let instead = "app-mig-service";
    let shown = |demo: &str, format: &str| {
        let journey = ["--suite", "application-migration", "--demo", demo];
        let check = ["check", "--lang", "en", "--report", format];
        let output = run(&[&check[..], &journey].concat());
        stdout(&output)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    for format in ["terminal", "html", "json"] {
        for demo in ["fresh", "database-done"] {
            let page = shown(demo, format);
            assert!(
                page.contains(told) && page.contains(instead),
                "{format} {demo}: {page}"
            );
        }
        let chosen = shown("complete", format);
        assert!(!chosen.contains(told), "{format}: {chosen}");
    }
    for suite in [
        &[][..],
        &["--suite", "application-migration"],
        &["--suite", "app-mig-service"],
    ] {
        for id in ["cloudendure", "CloudEndure"] {
            let explain = ["explain", id, "--lang", "en"];
            let output = run(&[&explain[..], suite].concat());
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            let text = stdout(&output);
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains(told) && text.contains(instead), "{text}");
        }
    }
    let dutch = run(&["explain", "cloudendure", "--lang", "nl"]);
    assert!(stdout(&dutch).contains("gesloten"));
}
