//! Which features the crates are built with: a crate with other features is another crate to Cargo.

use std::collections::BTreeSet;
use std::process::Command;

use super::root;

/// "crate version features" of every crate that a package of the workspace depends on by these edges.
pub fn crates(package: &str, edges: &str) -> BTreeSet<String> {
    tree(&["--package", package, "--edges", edges])
}

fn tree(selection: &[&str]) -> BTreeSet<String> {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--prefix", "none"])
        .args(["--format", "{p} {f}"])
        .args(selection)
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(
        tree.status.success(),
        "{}",
        String::from_utf8_lossy(&tree.stderr)
    );
    String::from_utf8(tree.stdout)
        .expect("UTF-8")
        .lines()
        .map(|line| line.trim_end_matches(" (*)").trim_end().to_owned())
        .collect()
}

/// `cargo run`, `cargo build` and `cargo test` must not each compile the AWS SDK.
#[test]
fn dev_dependencies_turn_on_no_features_in_the_program() {
    // `cargo run` builds the root package, `cargo test` the default members with their tests.
    let program = crates("workshop-check", "normal,build");
    let tests = tree(&["--edges", "normal,build,dev"]);
    assert!(program.iter().any(|line| line.starts_with("aws-sdk-ec2 ")));
    let build = tree(&["--edges", "normal,build"]);
    let all: BTreeSet<&String> = program.iter().chain(&build).collect();
    let built_twice: Vec<&&String> = all.iter().filter(|line| !tests.contains(**line)).collect();
    assert!(
        built_twice.is_empty(),
        "the tests build these crates with other features; turn the same ones on in [dependencies]:\n{built_twice:#?}"
    );
}

/// The SDK's default features bring hyper 0.14 and rustls 0.21, which the same crates have replaced by newer versions.
#[test]
fn the_program_has_one_http_and_tls_stack() {
    let program = crates("workshop-check", "normal");
    for name in ["hyper", "h2", "rustls", "rustls-webpki", "http"] {
        let versions = program
            .iter()
            .filter(|line| line.starts_with(&format!("{name} v")));
        assert_eq!(versions.count(), 1, "{name}");
    }
}
