//! Which language is spoken.

use crate::{program, run, stdout};

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
fn every_verb_that_speaks_speaks_dutch() {
    for args in [
        &["list"][..],
        &["explain", "site"],
        &["check", "--demo", "fresh"],
    ] {
        let english = run(&[args, &["--lang", "en"]].concat());
        let dutch = run(&[args, &["--lang", "nl"]].concat());
        assert_eq!(english.status, dutch.status, "{args:?}");
        assert_ne!(stdout(&english), stdout(&dutch), "{args:?}");
    }
}
