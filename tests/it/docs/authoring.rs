//! Every command of docs/authoring.md is run, in order, in one shell's folder, and prints what the page shows.
//!
//! A block of commands says in its first line how it ends: ```` ```sh ```` with status 0, `sh exit=1` its last command with
//! status 1. `sh account` needs an AWS account: there is none, so that it ends with an error. `sh later`
//! is run as soon as the program knows the words. A ```` ```text ```` block shows lines of what the block before it printed.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::blocks::blocks;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/authoring.md");

/// Runs commands where the block before left off: the folder is remembered in a file.
fn shell(home: &Path, commands: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_workshop-check"));
    let path = format!(
        "{}:/usr/local/bin:/usr/bin:/bin",
        program.parent().expect("a folder").display()
    );
    let script = format!(
        "set -euo pipefail\ncd \"$(cat \"$HOME/.folder\")\"\ntrap 'pwd > \"$HOME/.folder\"' EXIT\n{commands}"
    );
    Command::new("bash")
        .args(["-c", &script])
        .env_clear()
        .envs([
            ("PATH", path.as_str()),
            ("COLUMNS", "80"),
            ("LC_ALL", "C.UTF-8"),
        ])
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("HOME", home)
        .output()
        .expect("bash starts")
}

fn combined_output(output: &Output) -> String {
    let printed = String::from_utf8_lossy(&output.stdout);
    format!("{printed}{}", String::from_utf8_lossy(&output.stderr))
}

#[test]
fn every_command_of_the_authors_page_works() {
    let home = tempfile::tempdir().expect("a folder");
    let start = home.path().to_str().expect("UTF-8");
    fs::write(home.path().join(".folder"), start).expect("a folder of the test's own");
    let page = fs::read_to_string(PAGE).expect("the page is there");
    let mut printed = String::new();
    let mut run = 0;
    for block in blocks(&page) {
        let place = format!("docs/authoring.md:{}", block.line);
        if block.info == "text" {
            let mut rest = printed.as_str();
            for line in block.text.lines() {
                let found = rest.find(line.trim_end());
                let found = found.unwrap_or_else(|| panic!("{place}: {line} is not in\n{rest}"));
                rest = &rest[found..];
            }
            continue;
        }
        let output = shell(home.path(), &block.text);
        printed = combined_output(&output);
        let status = output.status.code();
        match block.info.as_str() {
            "sh" => assert_eq!(status, Some(0), "{place}: {printed}"),
            "sh exit=1" => assert_eq!(status, Some(1), "{place}: {printed}"),
            "sh account" => {
                assert_eq!(status, Some(2), "{place}: {printed}");
                // Without an account the session is what fails.
                assert!(
                    printed.starts_with("error: no Region\n"),
                    "{place}: {printed}"
                );
            }
            "sh later" | "sh later exit=1" => {
                let unknown = printed.contains("unrecognized subcommand")
                    || printed.contains("unexpected argument");
                let wanted = i32::from(block.info.ends_with("exit=1"));
                assert!(unknown || status == Some(wanted), "{place}: {printed}");
            }
            other => panic!("{place}: nobody knows how \"{other}\" ends"),
        }
        run += 1;
    }
    assert!(run > 15, "{run} blocks were run");
}
