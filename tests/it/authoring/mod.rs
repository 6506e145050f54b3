//! The commands for authors of suites: variables, `lint`, `schema`, `init`.

mod drift;
mod example;
mod init;
mod journeys;
mod kinds;
mod links;
mod lint;
mod own_kinds;
mod schema;
mod variables;

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;

/// The suite that comes with the program.
const SUITE: &str = include_str!("../../../checks/container-migration/suite.yaml");

/// Runs the program with these words, without the tester's own environment.
fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_workshop-check"))
        .env_clear()
        .args(args)
        .output()
        .expect("the program starts")
}

/// What it printed, where it ended with this status.
#[track_caller]
fn printed(args: &[&str], status: i32) -> String {
    let output = run(args);
    let error_text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{args:?}: {error_text}");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// Its error text.
#[track_caller]
fn refused(args: &[&str]) -> String {
    let output = run(args);
    let error_text = String::from_utf8(output.stderr).expect("messages are UTF-8");
    assert_eq!(output.status.code(), Some(2), "{args:?}: {error_text}");
    assert_eq!(output.stdout, b"", "standard output is for data");
    error_text
}

/// A text with one part replaced, once.
#[track_caller]
fn edited(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "there is no {from}");
    text.replacen(from, to, 1)
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    let parent = path.parent().expect("a folder");
    std::fs::create_dir_all(parent).expect("a test's own folder can be written to");
    std::fs::write(path, text).expect("a test's own folder can be written to");
}

/// A text with one part replaced, and the place ("line:column") of the mark `¦` in the replacement, which is left out.
#[track_caller]
fn marked(text: &str, from: &str, to: &str) -> (String, String) {
    let text = edited(text, from, to);
    let (before, after) = text.split_once('¦').expect("a mark");
    let line = before.matches('\n').count() + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    let place = format!("{line}:{}", last.chars().count() + 1);
    (format!("{before}{after}"), place)
}
