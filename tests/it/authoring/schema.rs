//! `schema`: the schema for editors agrees with the program, and the committed copy is current.

use std::path::{Path, PathBuf};
use std::process::Output;

use crate::authoring::python::Python;
use crate::authoring::{SUITE, edited, printed, write};

fn committed(of: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("checks/{of}.schema.json"))
}

#[test]
fn the_committed_schemas_are_fresh() {
    for of in ["suite", "symptoms"] {
        let fresh = printed(&["schema", of], 0);
        let path = committed(of);
        if std::env::var_os("WORKSHOP_CHECK_RECORD").is_some() {
            std::fs::write(&path, &fresh).expect("the schema can be written");
        }
        let text = std::fs::read_to_string(&path).expect("the schema is committed");
        assert_eq!(
            text, fresh,
            "run WORKSHOP_CHECK_RECORD=1 cargo test --test it authoring::schema"
        );
    }
    assert_eq!(printed(&["schema"], 0), printed(&["schema", "suite"], 0));
}

/// Validates files against a schema with Python's `jsonschema`.
fn validated(schema: &Path, files: &[PathBuf]) -> Output {
    let python = Python::with("tests/it/authoring/requirements.txt");
    let mut command = python.command();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/authoring/validate.py");
    command.arg(script).arg(schema).args(files);
    command.output().expect("Python starts")
}

#[track_caller]
fn refused_by(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let error_text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{text}{error_text}");
    text
}

#[test]
fn our_own_suites_are_valid_by_somebody_else_s_validator() {
    let checks = Path::new(env!("CARGO_MANIFEST_DIR")).join("checks");
    let of_suites = |name: &str| -> Vec<PathBuf> {
        let suites = workshop_check::suites::embedded_suites();
        let files = suites.iter().map(|id| checks.join(id).join(name));
        files.filter(|file| file.exists()).collect()
    };
    let started = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/commands/init/suite.yaml");
    let suites = [of_suites("suite.yaml"), vec![started]].concat();
    for (of, files) in [("suite", suites), ("symptoms", of_suites("symptoms.yaml"))] {
        assert!(!files.is_empty());
        let output = validated(&committed(of), &files);
        let text = String::from_utf8_lossy(&output.stdout);
        let error_text = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{text}{error_text}");
    }
}

#[test]
fn what_an_editor_should_underline_is_invalid() {
    let folder = tempfile::tempdir().expect("a folder");
    for (from, to) in [
        ("points: 123", "ponits: 123"),
        ("{ vpc_dns: {", "{ vpc_dsn: {"),
        ("{ vpc_dns: { vpc: vpc } }", "{ vpc_dns: { vcp: vpc } }"),
        ("at_least: 512", "at_least: half"),
        ("count: $tasks", "count: a$tasks"),
        ("to: internet_gateway", "to: internet-gateway"),
        ("needs: [target-vpc]", "needs: target-vpc"),
        ("kind: cluster,", "kind: clutser,"),
        ("id: vpc-dns", "id: VPC_DNS"),
        ("workshop-check/suite/1", "workshop-check/suite/2"),
    ] {
        write(folder.path(), "suite.yaml", &edited(SUITE, from, to));
        let output = validated(&committed("suite"), &[folder.path().join("suite.yaml")]);
        refused_by(&output);
    }
}
