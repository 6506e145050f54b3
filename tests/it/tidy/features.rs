//! What the crates of the tests change in the crates of the program.

use std::collections::BTreeSet;
use std::process::Command;

use super::root;

/// "crate version features" of every crate on these edges of the dependency graph.
fn crates(edges: &str) -> BTreeSet<String> {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges", edges])
        .args(["--prefix", "none", "--format", "{p} {f}"])
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

/// A crate with other features is another crate to Cargo: `cargo build` and `cargo test` would each compile the AWS SDK.
#[test]
fn dev_dependencies_turn_on_no_features_in_the_program() {
    let program = crates("normal,build");
    let tests = crates("normal,build,dev");
    assert!(program.iter().any(|line| line.starts_with("aws-sdk-ec2 ")));
    let built_twice: Vec<&String> = program.difference(&tests).collect();
    assert!(
        built_twice.is_empty(),
        "the tests build these crates with other features; turn the same ones on in [dependencies]:\n{built_twice:#?}"
    );
}

/// The SDK's default features bring hyper 0.14 and rustls 0.21, which the same crates have replaced by newer versions.
#[test]
fn the_program_has_one_http_and_tls_stack() {
    let program = crates("normal");
    for name in ["hyper", "h2", "rustls", "rustls-webpki", "http"] {
        let versions = program
            .iter()
            .filter(|line| line.starts_with(&format!("{name} v")));
        assert_eq!(versions.count(), 1, "{name}");
    }
}
