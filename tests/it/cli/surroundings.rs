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

/// The defect: the SDK panicked at a key with the line end of Windows.
#[test]
fn a_key_with_a_line_break_is_an_error() {
    for (name, value) in [
        ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE\r"),
        ("AWS_ACCESS_KEY_ID", "AKID\nEXAMPLE"),
        ("AWS_SESSION_TOKEN", "to\nken"),
    ] {
        let output = program()
            .args(["check", "--region", "us-west-2"])
            .env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
            .env("AWS_SECRET_ACCESS_KEY", "secret")
            .env("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
            .env(name, value)
            .output()
            .expect("the program starts");
        let message = refused(&output);
        assert!(message.contains("a line break"), "{name}: {message}");
    }
}

/// The defect: the SDK panicked.
#[test]
fn a_damaged_certificate_is_an_error_of_its_bundle() {
    let folder = tempfile::tempdir().expect("a folder");
    let (begin, end) = ("-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----");
    for (name, text) in [
        (
            "no-certificate",
            format!("{begin}\nbm90IGEgY2VydGlmaWNhdGU=\n{end}\n"),
        ),
        ("no-base64", format!("{begin}\n!!!!\n{end}\n")),
        ("cut-off", format!("{begin}\nMIIB\n")),
        ("second", format!("{begin}\n{end}\n{begin}\nMIIB\n{end}\n")),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        let message = with_bundle(&path.to_string_lossy());
        assert!(message.contains("AWS_CA_BUNDLE"), "{message}");
        assert!(message.contains("cannot be used"), "{name}: {message}");
    }
}

#[test]
fn an_empty_variable_counts_as_not_set() {
    let message = with_bundle("");
    assert!(!message.contains("AWS_CA_BUNDLE"), "{message}");
}
