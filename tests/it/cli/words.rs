//! Which language is spoken.

use std::collections::BTreeSet;

use serde_json::Value;
use workshop_check::suites::program_languages;

use crate::cli::{program, run, stdout};

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

#[test]
fn every_verb_that_speaks_speaks_every_language() {
    for args in [
        &["list"][..],
        &["explain", "site"],
        &["check", "--demo", "fresh"],
    ] {
        let mut said = BTreeSet::new();
        let languages = program_languages();
        for language in &languages {
            let output = run(&[args, &["--lang", language]].concat());
            assert_eq!(output.status, run(args).status, "{args:?} {language}");
            said.insert(stdout(&output).to_owned());
        }
        assert_eq!(said.len(), languages.len(), "{args:?}");
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
            "/general",
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
