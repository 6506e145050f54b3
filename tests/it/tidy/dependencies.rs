//! What the crates may be: the core's do no I/O, and all have licences and sources that `deny.toml` allows.

use std::process::Command;

use super::features::crates;
use super::root;
use crate::python::Python;

/// What sends requests, waits for them, or opens files.
const IMPURE: &[&str] = &["axum", "hyper", "reqwest", "rusqlite", "tokio"];

#[test]
fn the_core_depends_on_nothing_that_does_io() {
    let core = crates("workshop-check-core", "normal");
    assert!(core.iter().any(|line| line.starts_with("serde v")));
    let impure: Vec<&String> = core
        .iter()
        .filter(|line| {
            let name = line.split(' ').next().unwrap_or_default();
            name.starts_with("aws-") || IMPURE.contains(&name)
        })
        .collect();
    assert!(impure.is_empty(), "{impure:#?}");
}

/// The advisories need the network and change from day to day, so the workflow CI reads them, and this test does not.
#[test]
fn licences_bans_and_sources_are_as_deny_toml_wants() {
    let tools = Python::with("tests/it/tidy/requirements.txt").programs();
    let deny = |arguments: &[&str]| {
        let checks = ["check", "licenses", "bans", "sources"];
        let output = Command::new(tools.join("cargo-deny"))
            .arg("--locked")
            .args(arguments)
            .args(checks)
            .current_dir(root())
            .output()
            .expect("cargo-deny runs");
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.success(), text)
    };
    let (passed, text) = deny(&[]);
    assert!(passed, "{text}");
    assert!(!text.contains("warning["), "an entry without use: {text}");
    // It sees what it must refuse.
    let rules = std::fs::read_to_string(root().join("deny.toml")).expect("deny.toml");
    let folder = tempfile::tempdir().expect("a folder");
    let strict = folder.path().join("deny.toml");
    let rules = rules.replace("\"Unicode-3.0\",", "");
    std::fs::write(&strict, rules).expect("a file");
    let (passed, text) = deny(&["--config", strict.to_str().expect("a path")]);
    assert!(!passed && text.contains("Unicode-3.0"), "{text}");
}
