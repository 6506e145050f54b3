//! Help, manual and completions.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use workshop_check::suites;

use super::{code, program, refused, run, stdout};
use crate::python::debian;

/// The verbs, by the pages of the manual: the program makes these from its command line, not from its help.
fn verbs() -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run(&[
        "man",
        "--dir",
        folder.path().to_str().expect("a path in UTF-8"),
    ]);
    assert_eq!(code(&output), 0);
    let pages = fs::read_dir(folder.path()).expect("a folder");
    let names = pages.map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.into_string().expect("UTF-8"));
    let verb = |name: String| {
        Some(
            name.strip_suffix(".1")?
                .strip_prefix("workshop-check-")?
                .to_owned(),
        )
    };
    names.filter_map(verb).collect()
}

#[test]
fn every_verb_is_in_one_group_of_the_help() {
    let help = run(&["--help"]);
    let help = stdout(&help);
    let verbs = verbs();
    assert!(verbs.len() > 15, "{verbs:?}");
    for name in &verbs {
        let line = format!("\n  {name} ");
        assert_eq!(help.matches(&line).count(), 1, "{name} once: {help}");
    }
    for (group, verb) in [
        ("For attendees", "check"),
        ("For instructors", "grade"),
        ("For authors of suites", "lint"),
        ("For CI and shells", "completions"),
    ] {
        let (_, after) = help
            .split_once(&format!("\n{group}:\n"))
            .expect("a heading");
        let section = after.split("\n\n").next().expect("a section");
        assert!(section.contains(&format!("  {verb} ")), "{section}");
    }
    assert!(help.contains("https://"), "a link to the web");
    assert!(help.contains("130 ended by Ctrl-C"));
}

#[test]
fn help_fits_a_narrow_terminal_and_every_verb_shows_an_example() {
    let help = run(&["--help"]);
    for line in stdout(&help)
        .lines()
        .filter(|line| !line.contains("https://"))
    {
        assert!(line.chars().count() <= 100, "{line}");
    }
    for verb in verbs() {
        let help = run(&[&verb, "--help"]);
        let text = stdout(&help);
        let example = format!("workshop-check {verb}");
        let (_, examples) = text
            .split_once("\nExample")
            .unwrap_or_else(|| panic!("{verb}: {text}"));
        assert!(examples.contains(&example), "{verb}: {examples}");
        assert!(
            text.contains("--debug") && text.contains("--quiet"),
            "{verb}"
        );
    }
}

/// What the flattened groups of options must not do to those after them.
#[test]
fn the_heading_of_aws_has_only_options_about_aws() {
    for verb in ["check", "grade", "serve", "snapshot"] {
        let help = run(&[verb, "--help"]);
        let (_, section) = stdout(&help).split_once("\nAWS:\n").expect("a heading");
        let (section, _) = section
            .split_once("\nMessages:\n")
            .expect("the next heading");
        for option in ["--report", "--min-score", "--every", "--store"] {
            assert!(!section.contains(option), "{verb}: {option}: {section}");
        }
        for option in ["--region", "--endpoint-url", "--ca-bundle"] {
            assert!(section.contains(option), "{verb}: {option}: {section}");
        }
    }
}

/// mandoc, installed if it is missing and may be.
fn mandoc(pages: &[String]) -> String {
    let works = || {
        Command::new("mandoc")
            .arg("-T")
            .arg("lint")
            .arg("/dev/null")
            .output()
    };
    if works().is_err() {
        debian::install(&["mandoc"]);
        assert!(
            works().is_ok(),
            "this test needs mandoc: install its package, on Debian with \"apt-get install mandoc\""
        );
    }
    let mut command = Command::new("mandoc");
    command.args(["-T", "lint", "-W", "style"]).args(pages);
    let output = command.output().expect("mandoc runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_manual_has_a_page_for_every_verb_without_a_fault() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("man1");
    let output = run(&["man", "--dir", dir.to_str().expect("a path in UTF-8")]);
    assert_eq!(code(&output), 0);
    let mut pages: Vec<String> = fs::read_dir(&dir)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path().display().to_string())
        .collect();
    pages.sort();
    assert_eq!(pages.len(), verbs().len() + 1);
    assert_eq!(mandoc(&pages), "");
    for verb in verbs() {
        let page =
            fs::read_to_string(dir.join(format!("workshop-check-{verb}.1"))).expect("a page");
        assert_eq!(stdout(&run(&["man", &verb])), page, "{verb}");
    }
    let page = fs::read_to_string(dir.join("workshop-check.1")).expect("a page");
    assert_eq!(stdout(&run(&["man"])), page);
    let plain = Command::new("mandoc")
        .args(["-T", "utf8"])
        .arg(dir.join("workshop-check-check.1"))
        .output();
    let plain = plain.expect("mandoc runs").stdout;
    let plain = String::from_utf8_lossy(&plain).replace(['\u{8}'], "");
    assert!(
        plain.contains("workshop-check check --watch"),
        "examples are lines: {plain}"
    );
}

#[test]
fn a_faulty_page_is_noticed_by_the_same_test() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("x.1");
    fs::write(&file, ".TH x 1\n.SH NAME \ntext \n").expect("a file");
    assert_ne!(mandoc(&[file.display().to_string()]), "");
}

#[test]
fn a_page_of_no_verb_is_refused() {
    let message = refused(&run(&["man", "chek"]));
    assert!(message.contains("did you mean \"check\"?"), "{message}");
}

/// What bash completes for these words, the last of them unfinished.
fn completed(script: &Path, words: &[&str]) -> Vec<String> {
    let list: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let ask = format!(
        "source '{}'; complete=$(complete -p workshop-check); complete=${{complete##*-F }}; COMP_WORDS=({}); COMP_CWORD={}; \
         ${{complete%% *}} workshop-check '{}' '{}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        script.display(),
        list.join(" "),
        words.len() - 1,
        words[words.len() - 1],
        words[words.len() - 2],
    );
    let output = Command::new("bash")
        .args(["-c", &ask])
        .output()
        .expect("bash runs");
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines()
        .map(str::to_owned)
        .filter(|line| !line.is_empty())
        .collect()
}

#[test]
fn bash_completes_the_ids_of_everything_that_comes_with_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = folder.path().join("completions.bash");
    fs::write(&script, stdout(&run(&["completions", "bash"]))).expect("a file");
    for (words, wanted) in [
        (&["workshop-check", "che"][..], "check"),
        (
            &["workshop-check", "check", "--check", "mount-targets-g"],
            "mount-targets-group",
        ),
        (
            &["workshop-check", "check", "--step", "create-e"],
            "create-efs",
        ),
        (&["workshop-check", "check", "--demo", "half"], "halfway"),
        (&["workshop-check", "check", "--demo", "clean"], "cleaned"),
        (
            &["workshop-check", "check", "--demo", "database-migration/c"],
            "database-migration/complete",
        ),
        (&["workshop-check", "check", "--suite", "clea"], "cleanup"),
        (&["workshop-check", "check", "--lang", "n"], "nl"),
        (
            &["workshop-check", "check", "--region", "us-west"],
            "us-west-2",
        ),
        (
            &["workshop-check", "explain", "mount-targets-g"],
            "mount-targets-group",
        ),
        (
            &["workshop-check", "explain", "security_g"],
            "security_group_allows",
        ),
        (&["workshop-check", "schema", "gra"], "gradebook"),
        (&["workshop-check", "man", "regr"], "regrade"),
        (
            &["workshop-check", "check", "--report", "grade"],
            "gradescope",
        ),
        (&["workshop-check", "grade", "--report", "mark"], "markdown"),
        (&["workshop-check", "lint", "--report", "git"], "github"),
    ] {
        let found = completed(&script, words);
        assert!(
            found.iter().any(|word| word == wanted),
            "{words:?}: {found:?}"
        );
    }
    let of_class = completed(&script, &["workshop-check", "grade", "--report", "grade"]);
    assert!(of_class.is_empty(), "not of a class: {of_class:?}");
    let steps = completed(&script, &["workshop-check", "check", "--step", ""]);
    let suites = suites::embedded_suites();
    // Two suites may have a step of the same id.
    let all: BTreeSet<String> = suites
        .iter()
        .flat_map(|id| suites::load(id).expect("a suite").file.steps)
        .map(|step| step.id.to_string())
        .collect();
    // In a journey, a step goes by the name of its module, too.
    let (of_journeys, own): (Vec<_>, Vec<_>) = steps.iter().partition(|step| step.contains('.'));
    assert_eq!(own.len(), all.len());
    assert!(!of_journeys.is_empty());
}

#[test]
fn completions_know_the_suite_that_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = program()
        .args(["init", "mine"])
        .current_dir(folder.path())
        .output();
    assert_eq!(code(&output.expect("it starts")), 0);
    let suite = folder.path().join("mine");
    let suite = suite.to_str().expect("a path in UTF-8");
    let checks = workshop_check::suites::load(suite).expect("a suite");
    let check = checks.checks().next().expect("a check").1.id.to_string();
    // clap completes no values for PowerShell and Elvish.
    for shell in ["bash", "zsh", "fish"] {
        let with = run(&["completions", shell, "--suite", suite]);
        assert!(stdout(&with).contains(&check), "{shell}: {check}");
    }
}
