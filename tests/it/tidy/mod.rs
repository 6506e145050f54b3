//! The design's invariants, held by reading the source: what a compiler does not check and a reviewer forgets.

use std::fs;
use std::path::{Path, PathBuf};

use workshop_check_core::assertion::Assert;

mod features;

/// A file of `src/`, without its own tests.
struct Source {
    /// As it stands beneath `src/`.
    path: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The program's source: test modules cut off, comments blanked.
fn sources() -> Vec<Source> {
    let src = root().join("src");
    let is_test = |path: &str| path.ends_with("tests.rs") || path.ends_with("testing.rs");
    files(&src, "rs")
        .into_iter()
        .map(|file| Source {
            path: file
                .strip_prefix(&src)
                .expect("beneath src")
                .to_string_lossy()
                .replace('\\', "/"),
            text: fs::read_to_string(&file).expect("source is UTF-8"),
        })
        .filter(|source| !is_test(&source.path))
        .map(|source| Source {
            text: without_comments(without_tests(&source.text)),
            ..source
        })
        .collect()
}

fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default()
}

fn without_comments(text: &str) -> String {
    let code = |line: &str| {
        let comment = line.trim_start().starts_with("//");
        if comment {
            String::new()
        } else {
            line.to_owned()
        }
    };
    text.lines().map(code).collect::<Vec<_>>().join("\n")
}

/// Every line of these files in which one of the words stands, unless the place is excepted.
fn lines_with(words: &[&str], is_about: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| is_about(&source.path)) {
        for (number, line) in source.text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!(
                    "src/{}:{}: {}",
                    source.path,
                    number + 1,
                    line.trim()
                ));
            }
        }
    }
    found
}

#[track_caller]
fn assert_none(found: Vec<String>, why: &str) {
    assert!(found.is_empty(), "{why}:\n{}", found.join("\n"));
}

#[test]
fn only_the_collector_names_what_sends_requests() {
    let requests = [
        "aws_sdk_",
        "aws_config",
        "aws_credential_types",
        "aws_smithy",
        "reqwest",
    ];
    let outside = |path: &str| !path.starts_with("collect/");
    assert_none(
        lines_with(&requests, outside),
        "only src/collect/ names the AWS SDK or reqwest",
    );
}

#[test]
fn the_core_is_pure() {
    let impure = [
        "std::fs",
        "std::net",
        "std::process",
        "std::env",
        "std::thread",
        "std::io",
        "Instant",
        "SystemTime",
        "Timestamp::now",
        "Zoned::now",
        "tokio",
        "println!",
        "print!",
        "File::",
    ];
    // Each of these reads files and does nothing else; what they read is judged elsewhere.
    let readers = ["suite/load.rs", "snapshot/file.rs", "content/tree.rs"];
    let core = |path: &str| {
        let pure = [
            "snapshot/",
            "network/",
            "suite/",
            "assertion/",
            "evaluate/",
            "diagnosis/",
            "content/",
            "lint/",
            "prove/",
            "permissions.rs",
            "permissions/",
            "policy.rs",
            "message.rs",
        ];
        pure.iter().any(|place| path.starts_with(place)) && !readers.contains(&path)
    };
    assert_none(
        lines_with(&impure, core),
        "the core does no I/O and reads no clock",
    );
    let clock = [
        "Instant",
        "SystemTime",
        "Timestamp::now",
        "tokio",
        "std::net",
        "println!",
    ];
    assert_none(
        lines_with(&clock, |path| readers.contains(&path)),
        "reading files takes no more than files",
    );
}

#[test]
fn only_reporters_and_commands_write_to_standard_output() {
    let writers = ["println!", "print!", "io::stdout", "stdout()"];
    let elsewhere = |path: &str| {
        !["reporter/", "commands/", "main.rs"]
            .iter()
            .any(|place| path.starts_with(place))
    };
    assert_none(lines_with(&writers, elsewhere), "stdout is data");
}

#[test]
fn nothing_panics_on_purpose() {
    let panics = [
        ".unwrap()",
        ".expect(",
        "panic!",
        "todo!",
        "unimplemented!",
        "unreachable!",
        "dbg!",
        ".unwrap_unchecked",
    ];
    assert_none(
        lines_with(&panics, |_| true),
        "an account or a file can be anything: no panics outside tests",
    );
}

#[test]
fn lints_are_expected_with_a_reason_and_nothing_is_unsafe() {
    assert_none(
        lines_with(&["#[allow(", "#![allow(", "unsafe "], |_| true),
        "use #[expect(…, reason = …)]",
    );
    let expected = lines_with(&["#[expect("], |_| true);
    let silent = expected
        .into_iter()
        .filter(|line| !line.contains("reason"))
        .collect();
    assert_none(silent, "say why a lint is expected");
}

#[test]
fn every_file_of_a_registry_is_in_its_list() {
    let not_kinds = ["mod.rs", "stated.rs", "verdict.rs"];
    let folder = root().join("src/assertion");
    // A kind of several files has the rest in a folder of its own.
    let kinds: Vec<String> = files(&folder, "rs")
        .iter()
        .filter(|path| path.parent() == Some(folder.as_path()))
        .map(|path| {
            path.file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| !not_kinds.contains(&name.as_str()))
        .map(|name| name.trim_end_matches(".rs").to_owned())
        .collect();
    let mut listed: Vec<&str> = Assert::KINDS.to_vec();
    listed.sort_unstable();
    assert_eq!(kinds, listed);
}

#[test]
fn no_file_is_so_long_that_nobody_reads_it() {
    let mut too_long = Vec::new();
    for path in files(&root().join("src"), "rs")
        .into_iter()
        .chain(files(&root().join("tests"), "rs"))
    {
        let shown = path
            .strip_prefix(root())
            .expect("beneath the project")
            .display()
            .to_string();
        let text = fs::read_to_string(&path).expect("source is UTF-8");
        let lines = text.lines().count();
        // Tests are tables as often as not.
        let is_test = shown.starts_with("tests") || shown.ends_with("tests.rs");
        if lines > 200 && !is_test {
            println!("{shown}: {lines} lines");
        }
        if lines > 400 && !is_test {
            too_long.push(format!("{shown}: {lines} lines"));
        }
    }
    assert_none(too_long, "no file is longer than 400 lines");
}

#[test]
fn every_public_file_says_what_it_is_for() {
    let silent = files(&root().join("src"), "rs")
        .into_iter()
        // One kind, one verb a file: the struct's or the function's own comment says it.
        .filter(|path| {
            !path.starts_with(root().join("src/assertion"))
                && !path.starts_with(root().join("src/commands"))
        })
        .filter(|path| !path.ends_with("tests.rs"))
        .filter(|path| !fs::read_to_string(path).is_ok_and(|text| text.starts_with("//!")))
        .map(|path| path.display().to_string())
        .collect();
    assert_none(silent, "a file begins with what it is for");
}

#[test]
fn the_suite_has_the_contract_s_steps_and_a_fair_weight_for_each() {
    let suite =
        workshop_check::suites::load("container-migration").expect("the embedded suite loads");
    let ids: Vec<&str> = suite
        .file
        .steps
        .iter()
        .map(|step| step.id.as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "prerequisites",
            "create-sg",
            "create-efs",
            "configure-parameters-store",
            "create-loadbalancer",
            "create-ecs-cluster",
            "create-task-definition",
            "create-service",
        ]
    );
    let last = suite.checks().last().map(|(_, check)| check.id.as_str());
    assert_eq!(
        last,
        Some("site"),
        "the last check is that the site answers"
    );
    for (_, check) in suite.checks() {
        assert!(check.points > 0, "{} is worth nothing", check.id);
    }
}

#[test]
fn links_between_the_project_s_own_files_lead_somewhere() {
    let mut dead = Vec::new();
    for page in files(root(), "md")
        .into_iter()
        .filter(|page| page.parent() == Some(root()))
    {
        let text = fs::read_to_string(&page).expect("pages are UTF-8");
        for target in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let file = target.split('#').next().unwrap_or_default();
            if !target.contains("://") && !file.is_empty() && !root().join(file).exists() {
                dead.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert_none(dead, "dead links");
}

/// A test that never fails is no test: the cuts above must not cut off everything.
#[test]
fn the_source_is_looked_at() {
    let sources = sources();
    assert!(sources.len() > 80, "{} files", sources.len());
    let finds = |words: &[&str], place: &'static str| {
        !lines_with(words, |path| path.starts_with(place)).is_empty()
    };
    assert!(finds(&["aws_sdk_ec2"], "collect/"));
    assert!(finds(&["stdout()"], "commands/"));
    assert!(finds(&["std::fs"], "suite/load.rs"));
}
