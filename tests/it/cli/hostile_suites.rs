//! Malformed and hostile suites are refused with the place, quickly, and without a panic.

use std::path::Path;

use crate::cli::{refused, run, write};

const SUITE: &str = include_str!("../../../checks/container-migration/suite.yaml");

/// The embedded suite with one text replaced, once.
fn with(from: &str, to: &str) -> String {
    assert!(SUITE.contains(from), "the suite no longer has {from}");
    SUITE.replacen(from, to, 1)
}

/// The line (from 1) on which a text first stands.
fn line_of(suite: &str, text: &str) -> usize {
    let before = suite.split(text).next().unwrap_or_default();
    before.matches('\n').count() + 1
}

fn refused_suite(folder: &Path, text: impl AsRef<[u8]>) -> String {
    let path = write(folder, "suite.yaml", text);
    for verb in [&["check", "--demo", "complete"][..], &["list"], &["policy"]] {
        let output = run(&[verb, &["--suite", &path]].concat());
        let message = refused(&output);
        assert!(message.contains(&path), "{message}");
        if *verb == ["policy"] {
            return message;
        }
    }
    unreachable!("`policy` is the last verb")
}

#[test]
fn the_suite_itself_is_fine_as_a_file_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = write(folder.path(), "suite.yaml", SUITE);
    for place in [path.as_str(), folder.path().to_str().expect("UTF-8")] {
        let output = run(&["check", "--demo", "complete", "--suite", place]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    }
}

#[test]
fn a_mistake_is_named_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    #[rustfmt::skip]
    let mistakes = [
        ("an unknown key", with("- id: vpc-dns\n", "- id: vpc-dns\n        colour: red\n"), "colour", "colour"),
        ("an unknown parameter", with("{ vpc_dns: { vpc: vpc } }", "{ vpc_dns: { vpc: vpc, colour: red } }"), "colour", "colour"),
        ("an unknown kind", with("{ vpc_dns: {", "{ vpc_dsn: {"), "vpc_dsn", "vpc_dsn"),
        ("another schema", with("workshop-check/suite/1", "workshop-check/suite/9"), "schema:", "workshop-check/suite/1"),
        ("two checks of one id", with("- id: lb-sg-http\n", "- id: lb-sg\n"), "", "two checks have the id \"lb-sg\""),
        ("two steps of one id", with("- id: create-efs\n", "- id: create-sg\n"), "", "two steps have the id \"create-sg\""),
        ("an unknown role", with("{ vpc_dns: { vpc: vpc } }", "{ vpc_dns: { vpc: vcp } }"), "vcp", "did you mean \"vpc\"?"),
        ("a role of another kind", with("{ group: lb_sg, ports: 80", "{ group: vpc, ports: 80"), "{ group: vpc, ports: 80", "a security-group is wanted here"),
        ("a need that comes later", with("- id: vpc-dns\n", "- id: vpc-dns\n        needs: [site]\n"), "needs: [site]", "site"),
        ("an unknown need", with("- id: vpc-dns\n", "- id: vpc-dns\n        needs: [target-vcp]\n"), "needs: [target-vcp]", "did you mean \"target-vpc\"?"),
        ("points that are not a number", with("points: 1\n", "points: many\n"), "points: many", "a whole number"),
        ("ports that run backwards", with("ports: 0-65535", "ports: 65535-0"), "65535-0", "runs backwards"),
        ("a missing key", with("    page: intro/on-your-own\n", ""), "", "page"),
        ("a list where a map belongs", with("{ vpc_dns: { vpc: vpc } }", "[vpc_dns]"), "[vpc_dns]", ""),
    ];
    for (what, suite, at, says) in mistakes {
        let message = refused_suite(folder.path(), &suite);
        assert!(message.contains(says), "{what}: {message}");
        let place = message.split("suite.yaml:").nth(1).unwrap_or_default();
        let mut numbers = place
            .split(|c: char| !c.is_ascii_digit())
            .map(str::parse::<usize>);
        let line = numbers.next().and_then(Result::ok);
        let column = numbers.next().and_then(Result::ok);
        assert!(
            line.is_some() && column.is_some(),
            "{what}: no place in {message}"
        );
        if !at.is_empty() {
            assert_eq!(line, Some(line_of(&suite, at)), "{what}: {message}");
        }
    }
}

#[test]
fn what_is_not_a_suite_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let deep = "[".repeat(100_000);
    let deep_map = (0..20_000).map(|_| "{a: ").collect::<String>();
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for i in 1..30 {
        let item = format!("*a{}", i - 1);
        bomb += &format!("a{i}: &a{i} [{}]\n", vec![item; 9].join(", "));
    }
    let mut latin = SUITE.as_bytes().to_vec();
    latin.extend(b"# caf\xe9\n");
    let huge = format!("{SUITE}\n#{}", "x".repeat(1 << 20));
    #[rustfmt::skip]
    let files: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty", vec![], ""),
        ("not UTF-8", latin, "is not UTF-8 text"),
        ("cut off", SUITE.as_bytes()[..SUITE.len() / 2].to_vec(), ""),
        ("cut off within quotes", b"schema: \"workshop-check/suite/1".to_vec(), ""),
        ("JSON of something else", b"{\"a\": [1, 2]}".to_vec(), "a"),
        ("larger than 1 MiB", huge.into_bytes(), "larger than 1 MiB"),
        ("100 000 lists in each other", deep.into_bytes(), ""),
        ("20 000 maps in each other", deep_map.into_bytes(), ""),
        ("aliases of aliases", bomb.into_bytes(), ""),
        ("an alias of itself", b"schema: &a [*a]".to_vec(), ""),
        ("control characters", b"schema: \x1b[31mred\x07".to_vec(), ""),
        ("nothing but nulls", vec![0; 1000], ""),
        ("two documents", [SUITE, "\n---\n", SUITE].concat().into_bytes(), ""),
    ];
    for (what, text, says) in files {
        let message = refused_suite(folder.path(), text);
        assert!(message.contains(says), "{what}: {message}");
        assert!(
            !message.contains('\x1b') && message.len() < 1000,
            "{what}: {message}"
        );
    }
}

#[test]
fn aliases_that_could_grow_the_suite_without_bound_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut languages = String::from("x");
    let mut text = String::new();
    for i in 0..25 {
        text += &format!("b{i}: &b{i} [{languages}]\n");
        languages = vec![format!("*b{i}"); 9].join(", ");
    }
    let suite = with("pages:\n", &format!("{text}pages:\n"));
    refused_suite(folder.path(), suite);
}

#[test]
fn a_suite_that_is_not_there_is_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path().to_str().expect("UTF-8");
    for place in [
        format!("{here}/no.yaml"),
        here.to_owned(),
        format!("{here}/no/suite.yaml"),
    ] {
        let message = refused(&run(&["list", "--suite", &place]));
        assert!(
            message.contains(here) && message.contains("failed to find suite.yaml in "),
            "{message}"
        );
    }
}

#[test]
fn a_locale_of_the_suite_that_cannot_be_read_is_named_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = write(folder.path(), "suite.yaml", SUITE);
    let locales = folder.path().join("locales");
    std::fs::create_dir(&locales).expect("a folder");
    for (text, says) in [
        (&b"suite = ok\nstep-x = { $\n"[..], "en.ftl:2"),
        (b"suite = \xff\n", "is not UTF-8 text"),
        (b"suite = a\nsuite = b\n", "en.ftl"),
    ] {
        write(&locales, "en.ftl", text);
        let message = refused(&run(&["list", "--suite", &path]));
        assert!(message.contains(says), "{message}");
    }
}

/// The defect: `explain` and `list` printed a suite's texts as they are.
#[test]
fn the_texts_of_a_suite_are_inert_on_every_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let suite = folder.path().join("evil");
    let place = suite.to_str().expect("UTF-8");
    assert_eq!(run(&["init", place]).status.code(), Some(0));
    let file = suite.join("locales/en.ftl");
    let english = std::fs::read_to_string(&file).expect("its texts");
    let evil = "{\"\\u001B[31m\\u202E\"}x{\"\\u000A::error::x\\u000A##[error]x\"}";
    let lines = english.lines().map(|line| {
        let is_text = line.contains(" = ") && !line.starts_with('#');
        format!("{line}{}\n", if is_text { evil } else { "" })
    });
    std::fs::write(&file, lines.collect::<String>()).expect("written");
    for verb in [
        &["list"][..],
        &["explain", "web-group-http"],
        &["check", "--demo", "halfway"],
        &["lint"],
    ] {
        let output = run(&[verb, &["--suite", place]].concat());
        let text = [&output.stdout[..], &output.stderr[..]].concat();
        let text = String::from_utf8(text).expect("UTF-8");
        assert!(text.contains("error"), "{verb:?}: {text}");
        let hidden = ['\u{1b}', '\u{202e}'].iter().any(|c| text.contains(*c));
        assert!(!hidden && !text.contains("##["), "{verb:?}: {text:?}");
        let command = text
            .lines()
            .find(|line| line.trim_start().starts_with("::"));
        assert_eq!(command, None, "{verb:?}");
    }
}
