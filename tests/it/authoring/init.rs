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
