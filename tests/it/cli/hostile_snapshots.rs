//! Snapshot files that are malformed on purpose.

use std::fs::File;

use crate::cli::{accounts, code, refused, run, stdout, write};

const COMPLETE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/fixtures/accounts/complete.json"
);

fn check(path: &str) -> std::process::Output {
    run(&["check", "--snapshot", path])
}

#[test]
fn a_snapshot_is_graded_as_the_demo_account_that_it_is() {
    let file = check(COMPLETE);
    assert_eq!(code(&file), 0);
    assert_eq!(
        stdout(&file),
        stdout(&run(&["check", "--demo", "complete"]))
    );
}

#[test]
fn what_is_not_a_snapshot_is_refused_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let complete = std::fs::read_to_string(COMPLETE).expect("the recorded account");
    let schema = "workshop-check/snapshot/1";
    let deep = |open: &str, close: &str| {
        let document = [&open.repeat(100_000), "0", &close.repeat(100_000)].concat();
        let role =
            format!("{{\"x\": {{\"known\": {{\"AssumeRolePolicyDocument\": {document}}}}}}}");
        let more = "\"taken_at\": \"2026-01-01T00:00:00Z\", \"account\": {}";
        format!("{{\"schema\": \"{schema}\", {more}, \"iam\": {{\"Roles\": {role}}}}}")
    };
    #[rustfmt::skip]
    let files: Vec<(&str, String, &str)> = vec![
        ("empty", String::new(), ":1:1: "),
        (
            "not JSON",
            "schema: workshop-check/snapshot/1".to_owned(),
            ":1:1: it is not JSON",
        ),
        ("a list", "[]".to_owned(), "expected a snapshot"),
        ("another schema", complete.replace(schema, "workshop-check/snapshot/2"), "workshop-check/snapshot/2"),
        ("a report", r#"{"schema": "workshop-check/report/1"}"#.to_owned(), schema),
        ("without a schema", "{}".to_owned(), "missing field `schema`"),
        ("cut off", complete[..complete.len() / 2].to_owned(), "EOF while parsing"),
        ("with something behind", format!("{complete}\n{{}}"), "trailing characters"),
        ("an unknown key", complete.replacen("\"ec2\"", "\"ec3\"", 1), "unknown field `ec3`"),
        ("a fact that is neither known nor unknown", complete.replacen("\"known\"", "\"guessed\"", 1), "guessed"),
        ("a text for a number", complete.replacen("\"duration_ms\": ", "\"duration_ms\": \"x\", \"x\": ", 1), "invalid type"),
        ("an impossible time", complete.replacen("\"taken_at\": \"", "\"taken_at\": \"x", 1), ":3:"),
        ("100 000 lists in each other", deep("[", "]"), "levels of brackets"),
        ("100 000 maps in each other", deep("{\"a\":", "}"), "levels of brackets"),
    ];
    for (what, text, says) in files {
        let path = write(folder.path(), "account.json", text);
        let message = refused(&check(&path));
        assert!(
            message.contains(&path) && message.contains(says),
            "{what}: {message}"
        );
    }
}

#[test]
fn a_place_in_a_file_is_line_and_column() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = write(
        folder.path(),
        "account.json",
        "{\n  \"schema\": \"workshop-check/snapshot/1\",\n  oops\n}",
    );
    let message = refused(&check(&path));
    assert!(message.contains("account.json:3:3: "), "{message}");
}

#[test]
fn bytes_that_are_not_text_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut bytes = std::fs::read(COMPLETE).expect("the recorded account");
    let at = bytes
        .windows(9)
        .position(|bytes| bytes == b"TargetVPC")
        .expect("a name");
    bytes[at] = 0xff;
    let path = write(folder.path(), "account.json", bytes);
    let message = refused(&check(&path));
    assert!(message.contains(&path), "{message}");
    let path = write(folder.path(), "utf16.json", [0xff, 0xfe, b'{', 0, b'}', 0]);
    refused(&check(&path));
}

#[test]
fn what_is_too_large_is_refused_without_reading_it_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("huge.json");
    let file = File::create(&path).expect("a file");
    // Sparse: it takes no room on the disk.
    file.set_len(50 << 20).expect("50 MiB");
    let message = refused(&check(path.to_str().expect("UTF-8")));
    assert!(message.contains("larger than 32 MiB"), "{message}");
    #[cfg(unix)]
    assert!(
        refused(&check("/dev/zero")).contains("larger than 32 MiB"),
        "a device has no length"
    );
}

#[test]
fn what_is_not_a_file_is_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path().to_str().expect("UTF-8");
    let missing = format!("{here}/no.json");
    assert!(refused(&check(&missing)).contains("failed to find snapshot"));
    assert!(refused(&check(here)).contains("s a directory"));
}

/// Everything an account's owner can name, with what a terminal or a pipeline would act upon.
#[test]
fn nothing_active_in_a_name_reaches_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let evil = "\u{1b}[31mred\u{1b}]0;title\u{7}\r\n::error file=x::owned\u{202e}\u{9b}2J";
    let mut account = accounts::recorded("complete");
    rename(&mut account, evil);
    let path = write(folder.path(), "account.json", account.to_string());
    for format in ["terminal", "junit"] {
        let output = run(&["check", "--snapshot", &path, "--report", format]);
        let page = stdout(&output);
        assert!(
            page.contains("owned"),
            "the names are shown, harmless: {page}"
        );
        let active = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!page.chars().any(active), "{format}: {page:?}");
        assert!(
            !page
                .lines()
                .any(|line| line.trim_start().starts_with("::error")),
            "{format}: {page}"
        );
        assert_eq!(output.stderr, b"", "{format}");
    }
    let message = refused(&run(&[
        "check",
        "--snapshot",
        &format!("{path}{}", evil.replace('/', "_")),
    ]));
    assert!(
        !message.chars().any(|c| c.is_control() && c != '\n'),
        "{message:?}"
    );
}

fn rename(value: &mut serde_json::Value, evil: &str) {
    const NAMES: &[&str] = &[
        "GroupName",
        "Name",
        "LoadBalancerName",
        "TargetGroupName",
        "serviceName",
        "image",
        "name",
    ];
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                match value {
                    serde_json::Value::String(text) if NAMES.contains(&key.as_str()) => {
                        text.push_str(evil)
                    }
                    value => rename(value, evil),
                }
            }
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(|value| rename(value, evil)),
        _ => {}
    }
}
