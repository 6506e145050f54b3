//! `init`: its suite works at once, and it does not change existing files.

use std::path::Path;

use crate::authoring::{printed, refused, run};

fn started(folder: &Path, name: &str) -> String {
    let path = folder.join(name);
    let path = path.to_str().expect("UTF-8").to_owned();
    assert_eq!(printed(&["init", &path], 0), "");
    path
}

#[test]
fn what_it_writes_is_clean_and_judges_accounts() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = started(folder.path(), "My Workshop 2");
    let output = run(&["lint", &path]);
    assert_eq!(output.stdout, b"");
    assert_eq!(output.stderr, b"0 errors, 0 warnings\n");
    let report = |account: &str, status: i32| {
        let printed = printed(
            &[
                "check", "--suite", &path, "--demo", account, "--report", "json",
            ],
            status,
        );
        serde_json::from_str::<serde_json::Value>(&printed).expect("a report")
    };
    let complete = report("complete", 0);
    assert_eq!(complete["suite"]["id"], "my-workshop-2");
    assert_eq!(complete["score"]["points"], complete["score"]["max"]);
    let empty = report("empty", 1);
    assert_eq!(empty["score"]["points"], 0);
    let fresh = report("fresh", 1);
    assert_eq!(fresh["next"]["check"], "web-group");
}

/// Beside the suite is the schema by which an editor completes it.
#[test]
fn its_first_line_leads_to_the_schema() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = started(folder.path(), "w");
    let suite = std::fs::read_to_string(format!("{path}/suite.yaml")).expect("a suite");
    let first = suite.lines().next();
    assert_eq!(
        first,
        Some("# yaml-language-server: $schema=./suite.schema.json")
    );
    let schema = std::fs::read_to_string(format!("{path}/suite.schema.json"));
    assert_eq!(schema.expect("a schema"), printed(&["schema"], 0));
}

#[test]
fn nothing_that_is_there_is_touched() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("UTF-8");
    let note = folder.path().join("notes.txt");
    std::fs::write(&note, "mine").expect("a file");
    let error_text = refused(&["init", path]);
    assert!(error_text.contains("there are files in it"), "{error_text}");
    let error_text = refused(&["init", note.to_str().expect("UTF-8")]);
    assert!(error_text.contains("notes.txt"), "{error_text}");
    let there: Vec<_> = std::fs::read_dir(folder.path())
        .expect("a folder")
        .collect();
    assert_eq!(there.len(), 1);
    assert_eq!(std::fs::read_to_string(note).expect("a file"), "mine");
}

/// An existing empty folder can be used.
#[test]
fn an_empty_folder_is_filled() {
    let folder = tempfile::tempdir().expect("a folder");
    printed(&["init", folder.path().to_str().expect("UTF-8")], 0);
    assert!(folder.path().join("locales/en.ftl").exists());
}

/// A draft from the account of each suite: it has no problems, passes on that account, and does not pass on an empty one.
#[test]
fn a_draft_from_an_account_is_clean_and_passes_on_it() {
    for account in [
        "complete",
        "private-load-balancer",
        "application-migration/complete",
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("Drafted 1");
        let path = path.to_str().expect("UTF-8");
        let accounts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/accounts");
        let snapshot = accounts.join(format!("{account}.json"));
        let snapshot = snapshot.to_str().expect("UTF-8");
        printed(&["init", path, "--from", snapshot], 0);
        let lint = run(&["lint", path]);
        assert_eq!(String::from_utf8_lossy(&lint.stdout), "", "{account}");
        let report = |args: &[&str], status: i32| {
            let args = [&["check", "--suite", path, "--json"], args].concat();
            serde_json::from_str::<serde_json::Value>(&printed(&args, status)).expect("a report")
        };
        let passed = report(&["--snapshot", snapshot], 0);
        assert_eq!(
            passed["score"]["points"], passed["score"]["max"],
            "{account}"
        );
        let checks = passed["steps"].as_array().expect("steps").iter();
        let checks: usize = checks
            .map(|step| step["checks"].as_array().expect("checks").len())
            .sum();
        assert!(checks >= 30, "{account}: {checks} checks");
        let empty = report(&["--demo", "empty"], 1);
        assert_eq!(empty["score"]["points"], 0, "{account}");
        let text = std::fs::read_to_string(format!("{path}/suite.yaml")).expect("a suite");
        for part in [
            "name: LB-SG",
            "wired_from: [",
            "ports: \"443\", from: anywhere",
        ] {
            assert!(text.contains(part), "{account}: {part} in {text}");
        }
        let proof = run(&["prove", "--suite", path, "--snapshot", snapshot, "--json"]);
        let proof: serde_json::Value = serde_json::from_slice(&proof.stdout).expect("a proof");
        let verdicts = proof["mutants"].as_array().expect("mutants").iter();
        let caught = verdicts
            .filter(|mutant| mutant["verdict"] == "caught")
            .count();
        assert!(caught > 50, "{account}: {caught} caught");
    }
}

/// Names of an account are text: in YAML, in Fluent and as ids.
#[test]
fn names_from_an_account_cannot_break_a_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let accounts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/accounts");
    let text = std::fs::read_to_string(accounts.join("complete.json")).expect("an account");
    let text = text
        .replace("LB-SG", "$vpc: {[#\\\"&*!| 'x' }")
        .replace("unicorns-cluster", "1{$y}");
    let snapshot = folder.path().join("account.json");
    std::fs::write(&snapshot, text).expect("a file");
    let path = folder.path().join("draft");
    let path = path.to_str().expect("UTF-8");
    printed(
        &["init", path, "--from", snapshot.to_str().expect("UTF-8")],
        0,
    );
    let lint = run(&["lint", path]);
    assert_eq!(String::from_utf8_lossy(&lint.stdout), "");
    let args = [
        "check",
        "--suite",
        path,
        "--snapshot",
        snapshot.to_str().expect("UTF-8"),
        "--json",
    ];
    let report: serde_json::Value = serde_json::from_str(&printed(&args, 0)).expect("a report");
    assert!(report.to_string().contains("$vpc: {["), "{report}");
}

#[test]
fn an_empty_account_makes_no_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("draft");
    let accounts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/accounts/empty.json");
    let error = refused(&[
        "init",
        path.to_str().expect("UTF-8"),
        "--from",
        accounts.to_str().expect("UTF-8"),
    ]);
    assert!(
        error.contains("no resource that a workshop creates"),
        "{error}"
    );
    assert!(!path.exists(), "nothing is written");
}
