//! The language of the texts.

use std::collections::BTreeSet;
use std::process::Output;

use serde_json::Value;
use workshop_check::suites::program_languages;

use crate::cli::{code, program, refused, run, stderr, stdout, write};

fn language(args: &[&str], env: &[(&str, &str)]) -> String {
    let output = program()
        .args(["check", "--demo", "fresh", "--report", "json"])
        .args(args)
        .envs(env.iter().copied())
        .output()
        .expect("the program starts");
    let report: serde_json::Value = serde_json::from_str(stdout(&output)).expect("a report");
    let language = report["language"].as_str().expect("a language").to_owned();
    let url = report["steps"][1]["page_url"].as_str().expect("a link");
    assert!(
        url.contains(&format!("/{language}/")),
        "links are in the same language: {url}"
    );
    language
}

#[test]
fn the_option_wins_over_the_environment_and_that_has_its_order() {
    assert_eq!(language(&[], &[]), "en");
    assert_eq!(language(&[], &[("LANG", "nl_NL.UTF-8")]), "nl");
    assert_eq!(
        language(&[], &[("LANG", "nl_NL.UTF-8"), ("LC_ALL", "en_US.UTF-8")]),
        "en"
    );
    assert_eq!(
        language(&[], &[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "nl_BE")]),
        "nl"
    );
    assert_eq!(
        language(&[], &[("LANG", "nl_NL.UTF-8"), ("LC_ALL", "")]),
        "nl"
    );
    assert_eq!(
        language(&["--lang", "nl"], &[("LC_ALL", "en_US.UTF-8")]),
        "nl"
    );
    assert_eq!(language(&["--lang", "nl-BE"], &[]), "nl");
    assert_eq!(language(&["--lang", "NL"], &[]), "nl");
}

#[test]
fn an_environment_nobody_speaks_is_english() {
    for value in ["C", "POSIX", "C.UTF-8", "tlh_KL.UTF-8", "_", "."] {
        assert_eq!(language(&[], &[("LC_ALL", value)]), "en", "{value}");
    }
}

fn with_lang(asked: &str) -> Output {
    program()
        .args([
            "check", "--demo", "fresh", "--report", "json", "--lang", asked,
        ])
        .output()
        .expect("the program starts")
}

#[test]
fn another_variety_of_the_language_is_used_with_a_note() {
    let cases = [
        ("zh_TW", "zh", Some("简体中文")),
        ("zh-Hant-TW", "zh", Some("简体中文")),
        ("pt-PT", "pt", Some("português (Brasil)")),
        ("pt_BR.UTF-8", "pt", None),
        ("en-GB", "en", Some("English")),
        ("de-AT", "de", Some("Deutsch")),
        ("de-DE", "de", None),
        ("nl", "nl", None),
    ];
    for (asked, used, name) in cases {
        let output = with_lang(asked);
        let report: Value = serde_json::from_str(stdout(&output)).expect("a report");
        assert_eq!(report["language"], used, "{asked}");
        let note = stderr(&output);
        match name {
            None => assert_eq!(note, "", "{asked}"),
            Some(name) => {
                assert_eq!(note.lines().count(), 1, "{asked}: {note}");
                for part in [asked, name, &format!("({used})")] {
                    assert!(note.contains(part), "{asked}: {part} in {note}");
                }
            }
        }
    }
}

#[test]
fn the_environment_s_variety_is_noted_only_if_it_reads_differently() {
    for (asked, name) in [
        ("zh_TW.UTF-8", Some("简体中文")),
        ("pt_PT.UTF-8", Some("português (Brasil)")),
        ("de_AT.UTF-8", None),
        ("pt_BR.UTF-8", None),
        ("C", None),
    ] {
        let mut command = program();
        command.args(["check", "--demo", "fresh", "--report", "json"]);
        let output = command
            .env("LC_ALL", asked)
            .output()
            .expect("the program starts");
        let note = stderr(&output);
        match name {
            None => assert_eq!(note, "", "{asked}"),
            Some(name) => assert!(note.contains(asked) && note.contains(name), "{note}"),
        }
    }
}

#[test]
fn a_language_without_texts_is_refused_with_those_that_have_some() {
    for asked in ["xx", "ko-KR", "", "?"] {
        let message = refused(&with_lang(asked));
        assert!(
            message.contains(&format!("failed to use language \"{asked}\"")),
            "{message}"
        );
        for language in program_languages() {
            assert!(message.contains(language), "{language}: {message}");
        }
    }
}

/// The defect: a language that the program has, and a suite of one's own does not, was refused.
#[test]
fn a_suite_without_texts_in_the_language_is_english_within_the_program_s_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let suite = folder.path().join("mine");
    let suite = suite.to_str().expect("a path in UTF-8");
    assert_eq!(code(&run(&["init", suite])), 0);
    let check = ["check", "--demo", "fresh", "--suite", suite];
    let with_lang = |asked: &'static str| run(&[&check[..], &["--lang", asked]].concat());
    let english = stdout(&run(&check)).to_owned();
    let title = |json: &Output| {
        let report: Value = serde_json::from_str(stdout(json)).expect("a report");
        report["suite"]["title"].clone()
    };
    let title_of = |lang: &str| title(&run(&[&check[..], &["--json", "--lang", lang]].concat()));
    for (asked, word) in [("nl", "punten"), ("de-AT", "Punkte"), ("zh-TW", "得分")] {
        let output = with_lang(asked);
        assert!(stdout(&output).contains(word), "{}", stdout(&output));
        assert_eq!(title_of(asked), title_of("en"));
        let note = stderr(&output);
        assert_eq!(note.lines().count(), 1, "{note}");
        assert!(note.contains(asked), "{note}");
    }
    assert_eq!(stderr(&with_lang("en")), "");
    assert!(refused(&with_lang("xx")).contains("texts in de, en"));
    // Nobody has asked for a mixture.
    let mut of_environment = program();
    let of_environment = of_environment.args(check).env("LANG", "nl_NL.UTF-8");
    let output = of_environment.output().expect("the program starts");
    assert_eq!((stdout(&output), stderr(&output)), (english.as_str(), ""));
    // With a file of its own there is nothing to note.
    let texts = folder.path().join("mine/locales");
    std::fs::copy(texts.join("en.ftl"), texts.join("nl.ftl")).expect("copied");
    assert_eq!(stderr(&with_lang("nl")), "");
}

/// The words behind the program of the one command that is shown.
fn shown_command<'t>(text: &'t str, verb: &str) -> Vec<&'t str> {
    let start = format!("workshop-check {verb}");
    let command = text.lines().find_map(|line| line.split_once(&start));
    let (_, rest) = command.unwrap_or_else(|| panic!("{start}: {text}"));
    let end = rest.find('"').unwrap_or(rest.len());
    rest[..end].split_whitespace().collect()
}

/// The defect: the command that tells more did so in another language.
#[test]
fn a_command_that_is_shown_names_the_language_that_was_asked_for() {
    for suite in ["container-migration", "cleanup", "application-migration"] {
        let check = ["check", "--demo", "halfway", "--suite", suite];
        let asked = run(&[&check[..], &["--lang", "nl"]].concat());
        let command = shown_command(stdout(&asked), "explain");
        assert!(command.ends_with(&["--lang", "nl"]), "{command:?}");
        let explained = run(&[&["explain"], &command[..]].concat());
        assert_eq!(code(&explained), 0, "{}", stderr(&explained));
        assert!(stdout(&explained).contains("Punten"), "{explained:?}");
        // What the environment chose, it chooses again.
        let mut of_environment = program();
        let of_environment = of_environment.args(check).env("LANG", "nl_NL.UTF-8");
        let output = of_environment.output().expect("the program starts");
        let command = shown_command(stdout(&output), "explain");
        assert!(!command.contains(&"--lang"), "{command:?}");
    }
    let cleanup = ["--suite", "cleanup", "--lang", "nl"];
    for (args, verb) in [
        (&["explain", "xyzzy"][..], "list"),
        (&["explain"], "explain"),
        (&["prove"], "snapshot"),
    ] {
        let message = refused(&run(&[args, &cleanup[..]].concat()));
        let command = shown_command(&message, verb);
        assert!(command.ends_with(&cleanup), "{command:?}");
    }
}

/// An error has the same text in every command and in the entry of an attendee.
#[test]
fn check_and_grade_report_a_session_error_in_the_same_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().to_str().expect("a path in UTF-8");
    let run = |args: &[&str]| {
        let mut command = program();
        command.args(args).current_dir(folder.path());
        command.envs([("HOME", home), ("AWS_EC2_METADATA_DISABLED", "true")]);
        command.output().expect("the program starts")
    };
    let roster = |name: &str, profile: &str| {
        let text = format!("name,account_id,profile\nAnn,111122223333,{profile}\n");
        write(folder.path(), name, &text)
    };
    let (own, with_profile) = (roster("own.csv", ""), roster("profile.csv", "nobody"));
    for (language, problem, hint) in [
        ("en", "no AWS credentials", "log in first"),
        (
            "de",
            "keine AWS-Anmeldeinformationen",
            "melden Sie sich zuerst an",
        ),
    ] {
        let region = ["--region", "us-west-2", "--lang", language];
        let check = run(&[&["check"], &region[..]].concat());
        let grade = run(&[&["grade", "--roster", &own], &region[..]].concat());
        assert_eq!((code(&check), stdout(&check)), (2, ""));
        assert_eq!(stderr(&check), stderr(&grade), "{language}");
        let first = format!("error: {problem}\n");
        assert!(stderr(&check).starts_with(&first), "{}", stderr(&check));
        assert!(stderr(&check).contains(&format!("\n  hint: {hint}")));

        let check = run(&[&["check", "--profile", "nobody"], &region[..]].concat());
        let json = ["grade", "--report", "json", "--roster", &with_profile];
        let grade = run(&[&json[..], &region[..]].concat());
        let book: Value = serde_json::from_str(stdout(&grade)).expect("a gradebook");
        let entry = book["entries"][0]["error"].as_str().expect("an error");
        let lines: Vec<&str> = stderr(&check).lines().collect();
        let error_text = lines[0].strip_prefix("error: ").expect("an error");
        let advised = lines[2].strip_prefix("  hint: ").expect("a hint");
        assert_eq!(entry, format!("{error_text} ({advised})"), "{language}");
        assert!(error_text.contains("nobody"), "{error_text}");
    }
}

#[test]
fn every_verb_that_speaks_speaks_every_language() {
    for args in [
        &["list"][..],
        &["explain", "site"],
        &["check", "--demo", "fresh"],
    ] {
        let mut outputs = BTreeSet::new();
        let languages = program_languages();
        for language in &languages {
            let output = run(&[args, &["--lang", language]].concat());
            assert_eq!(output.status, run(args).status, "{args:?} {language}");
            outputs.insert(stdout(&output).to_owned());
        }
        assert_eq!(outputs.len(), languages.len(), "{args:?}");
    }
}

/// Programs read these; only texts are for people.
#[test]
fn what_programs_read_is_the_same_in_every_language() {
    let report = |language: &str| -> Value {
        let args = [
            "check",
            "--demo",
            "database-closed",
            "--report",
            "json",
            "--lang",
            language,
        ];
        serde_json::from_str(stdout(&run(&args))).expect("a report")
    };
    let english = report("en");
    let pages = |text: &str, language: &str| text.replace(&format!("/{language}/"), "/en/");
    for language in program_languages() {
        let mut other = report(language);
        assert_eq!(other["language"], language);
        other["language"] = english["language"].clone();
        let mut differing = Vec::new();
        compare("", &english, &other, &mut differing);
        let texts = [
            "/title",
            "/failed_title",
            "/page_title",
            "/general",
            "/label",
            "/reason",
            "/summary",
            "/expected",
            "/actual",
            "/hint",
            "/evidence",
            "/advice",
            "/page_url",
        ];
        for (place, a, b) in differing {
            let named = place.trim_end_matches(|c: char| c.is_ascii_digit() || c == '/');
            assert!(
                texts.iter().any(|end| named.ends_with(end)),
                "{language}: {place}: {a} {b}"
            );
            if named.ends_with("page_url") {
                assert_eq!(pages(&b, language), a);
            }
        }
    }
}

/// Where two reports differ. A list or object of another size is a difference of its own.
fn compare(place: &str, a: &Value, b: &Value, differing: &mut Vec<(String, String, String)>) {
    let children = |value: &Value| -> Vec<(String, Value)> {
        match value {
            Value::Array(list) => list
                .iter()
                .enumerate()
                .map(|(n, v)| (n.to_string(), v.clone()))
                .collect(),
            Value::Object(map) => map
                .iter()
                .map(|(key, v)| (key.clone(), v.clone()))
                .collect(),
            _ => Vec::new(),
        }
    };
    let (of_a, of_b) = (children(a), children(b));
    let keys = |of: &[(String, Value)]| of.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
    if of_a.is_empty() || keys(&of_a) != keys(&of_b) {
        let text = |value: &Value| value.as_str().map_or(value.to_string(), str::to_owned);
        if a != b {
            differing.push((place.to_owned(), text(a), text(b)));
        }
        return;
    }
    for ((key, a), (_, b)) in of_a.iter().zip(&of_b) {
        compare(&format!("{place}/{key}"), a, b, differing);
    }
}
