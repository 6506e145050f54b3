//! `schema`: the schema for editors agrees with the program, and the committed copy is current.

use std::path::{Path, PathBuf};
use std::process::Output;

use crate::authoring::{SUITE, edited, printed, write};
use crate::python::Python;

use serde_json::Value;
use workshop_check::class::entry_file::{ENTRY_SCHEMA, EntryFile};
use workshop_check::reporter::{Format, Setup, Subject, TerminalOptions};
use workshop_check::{demo, suites};
use workshop_check_core::evaluate::{Selection, evaluate};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{Gradebook, render};
use workshop_check_core::snapshot::parse::parse;

fn committed(of: &str) -> PathBuf {
    // Those of a suite's files are beside the suites.
    let folder = match of {
        "suite" | "symptoms" => "checks",
        _ => "docs/schemas",
    };
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("{folder}/{of}.schema.json"))
}

const ALL: [&str; 6] = ["suite", "symptoms", "report", "gradebook", "lint", "entry"];

#[test]
fn the_committed_schemas_are_fresh() {
    for of in ALL {
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

#[test]
fn every_schema_has_an_id_with_the_version_that_its_documents_name() {
    for of in ALL {
        let schema: Value = serde_json::from_str(&printed(&["schema", of], 0)).expect("JSON");
        assert_eq!(schema["$id"], format!("urn:workshop-check:{of}:1"));
        let named = &schema["properties"]["schema"]["const"];
        assert_eq!(*named, format!("workshop-check/{of}/1"));
    }
}

fn json(book: &Gradebook, subject: Subject, locale: &Locale) -> String {
    let format = Format::named("json").expect("a format");
    let reporter = (format.make)(Setup {
        locale,
        terminal: TerminalOptions::PLAIN,
        subject,
        class: Default::default(),
    });
    let mut text = Vec::new();
    reporter.write(book, &mut text).expect("memory");
    String::from_utf8(text).expect("UTF-8")
}

/// Writes what `check`, `grade` and `lint` write as JSON for every account, language and suite of the program.
fn outputs(folder: &Path) -> [(&'static str, Vec<PathBuf>); 4] {
    let file = |name: String, text: String| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("a file");
        path
    };
    let (mut reports, mut books, mut lints) = (Vec::new(), Vec::new(), Vec::new());
    let mut results = Vec::new();
    for id in suites::embedded_suites() {
        let suite = suites::load(id).expect("a suite");
        let locales = suites::program_languages();
        let locales = locales
            .into_iter()
            .map(|language| suites::locale(&suite, language));
        let locales: Vec<Locale> = locales.map(|locale| locale.expect("a language")).collect();
        let mut entries = Vec::new();
        for demo in demo::names_of(id) {
            let bytes = demo::snapshot_of(id, demo).expect("an account");
            let snapshot = parse(bytes, demo).expect("a snapshot");
            let evaluation = evaluate(&suite, &snapshot, &Selection::default());
            for locale in &locales {
                let book = Gradebook::from_report(render(&evaluation, locale));
                let name = format!("{id}-{}-{demo}.json", locale.language());
                reports.push(file(name, json(&book, Subject::Account, locale)));
                entries.extend(book.entries);
            }
        }
        let mut unread = entries.first().cloned().expect("an entry");
        unread.report = None;
        unread.error = Some("no AWS credentials".to_owned());
        unread
            .columns
            .insert("student".to_owned(), "s-1".to_owned());
        // An entry has what a report has; a few are enough.
        entries.truncate(3);
        entries.push(unread);
        for (number, entry) in entries.iter().enumerate() {
            let result = EntryFile {
                schema: ENTRY_SCHEMA.to_owned(),
                run: "r1".parse().expect("a name"),
                suite_id: id.to_owned(),
                suite_digest: suite.digest.clone(),
                region: None,
                written_at: "2026-01-01T00:00:00Z".parse().expect("a time"),
                entry: entry.clone(),
            };
            let text = serde_json::to_string(&result).expect("JSON");
            results.push(file(format!("{id}-{number}-entry.json"), text));
        }
        let book = Gradebook::from_entries(entries);
        books.push(file(
            format!("{id}.json"),
            json(&book, Subject::Class, &locales[0]),
        ));
        let text = printed(&["lint", id, "--json"], 0);
        lints.push(file(format!("{id}-lint.json"), text));
    }
    let wrong = edited(SUITE, "points: 123", "ponits: 123");
    write(folder, "suite.yaml", &wrong);
    let path = folder.to_str().expect("a path in UTF-8");
    let text = printed(&["lint", path, "--json"], 1);
    assert!(text.contains("\"suggestion\": \""), "{text}");
    lints.push(file("wrong-lint.json".to_owned(), text));
    [
        ("report", reports),
        ("gradebook", books),
        ("lint", lints),
        ("entry", results),
    ]
}

#[test]
fn all_json_output_is_valid_by_somebody_else_s_validator() {
    let folder = tempfile::tempdir().expect("a folder");
    for (of, files) in outputs(folder.path()) {
        let output = validated(&committed(of), &files);
        let text = String::from_utf8_lossy(&output.stdout);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{of}: {text}{said}");
        // The same files, each with one member taken away or turned into something else.
        for (from, to) in [
            ("\"schema\":", "\"shcema\":"),
            ("workshop-check/", "workshop-chek/"),
            ("/1\"", "/2\""),
            (r#""outcome":"#, r#""result":"#),
            (r#""points":"#, r#""points": "many", "x":"#),
            (r#""entries":"#, r#""entires":"#),
            (r#""line":"#, r#""line": "first", "x":"#),
        ] {
            let one = files.last().expect("a file");
            let text = std::fs::read_to_string(one).expect("a file");
            if text.contains(from) {
                let broken = folder.path().join("broken.json");
                std::fs::write(&broken, text.replacen(from, to, 1)).expect("a file");
                refused_by(&validated(&committed(of), &[broken]));
            }
        }
    }
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
        ("id: vpc-dns", "id: VPC_DNS"),
        ("workshop-check/suite/1", "workshop-check/suite/2"),
    ] {
        write(folder.path(), "suite.yaml", &edited(SUITE, from, to));
        let output = validated(&committed("suite"), &[folder.path().join("suite.yaml")]);
        refused_by(&output);
    }
    // A kind that is not the program's may be the suite's own, if the suite declares any.
    let bare = without_kinds();
    write(folder.path(), "suite.yaml", &bare);
    let path = folder.path().join("suite.yaml");
    let output = validated(&committed("suite"), std::slice::from_ref(&path));
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    write(
        folder.path(),
        "suite.yaml",
        &bare.replace("kind: cluster,", "kind: clutser,"),
    );
    refused_by(&validated(&committed("suite"), &[path]));
}

/// The suite without the calls and the kinds that it declares.
fn without_kinds() -> String {
    let (before, rest) = SUITE.split_once("\ncalls:\n").expect("calls");
    let (_, after) = rest.split_once("\nresources:\n").expect("resources");
    let (used, rest) = after
        .split_once("            made_by:\n")
        .expect("a kind is used");
    let (_, rest) = rest
        .split_once("      - id: vpc-dns\n")
        .expect("the next check");
    format!("{before}\nresources:\n{used}      - id: vpc-dns\n{rest}")
}
