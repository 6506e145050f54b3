//! The environment of the program.

use super::{program, refused};

/// The output of `check` with this AWS_CA_BUNDLE, with invalid keys and without a network.
fn with_bundle(path: &str) -> String {
    let output = program()
        .args(["check", "--region", "us-west-2"])
        .env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "secret")
        .env("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
        .env("AWS_CA_BUNDLE", path)
        .output()
        .expect("the program starts");
    refused(&output)
}

#[test]
fn a_bundle_of_certificates_that_cannot_be_used_is_named() {
    let message = with_bundle("/nowhere/ca.pem");
    assert!(message.contains("AWS_CA_BUNDLE"), "{message}");
    assert!(message.contains("/nowhere/ca.pem"), "{message}");
    let folder = tempfile::tempdir().expect("a folder");
    let empty = folder.path().join("ca.pem");
    std::fs::write(&empty, "no certificate").expect("a file");
    let message = with_bundle(&empty.to_string_lossy());
    assert!(message.contains("no certificate in it"), "{message}");
}

#[test]
fn an_empty_variable_counts_as_not_set() {
    let message = with_bundle("");
    assert!(!message.contains("AWS_CA_BUNDLE"), "{message}");
}
