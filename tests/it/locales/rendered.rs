//! Whole reports in every language contain no message ids and no unresolved arguments. `Locale` panics in tests where a
//! message misses an argument.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};
use workshop_check::suites::program_languages;
use workshop_check_core::evaluate::{Selection, evaluate};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::Report;
use workshop_check_core::report::render::render;
use workshop_check_testing::repository;

use crate::locales::bundle::program;
use crate::locales::{accounts, grade};

/// The suites that come with the program.
pub const SUITES: [&str; 6] = [
    "container-migration",
    "cleanup",
    "database-migration",
    "app-mig-service",
    "elasticbeanstalk-migration",
    "optimization",
];

/// The accounts recorded for a suite, and the richest of them with each fact empty, and unknown for two reasons: one whose hint has
/// what the checks expect, and one of the others in turn, which say the same of every fact.
pub fn accounts_of_all_sorts(suite: &str) -> Vec<Value> {
    let names = workshop_check::demo::names_of(suite).into_iter();
    let (names, richest): (Vec<String>, String) = match suite {
        "container-migration" => (names.map(str::to_owned).collect(), "complete".to_owned()),
        _ => {
            let richest = match suite {
                "cleanup" => "untouched",
                _ => "complete",
            };
            (
                names.map(|name| format!("{suite}/{name}")).collect(),
                format!("{suite}/{richest}"),
            )
        }
    };
    let mut all: Vec<Value> = names.iter().map(|name| accounts::recorded(name)).collect();
    let complete = accounts::recorded(&richest);
    let reasons = [
        json!({ "denied": { "call": "DescribeVpcs" } }),
        json!({ "throttled": { "call": "DescribeVpcs" } }),
        json!({ "timed_out": { "call": "DescribeVpcs" } }),
        json!({ "failed": { "call": "DescribeVpcs", "code": "Code", "message": "Words" } }),
        json!({ "not_read": { "call": "DescribeVpcs" } }),
    ];
    let not_modelled = json!({ "not_modelled": { "what": "something" } });
    let mut in_turn = reasons.iter().cycle();
    for (place, facts) in complete
        .as_object()
        .expect("a snapshot")
        .iter()
        .filter(|(_, facts)| facts.is_object())
    {
        for fact in facts
            .as_object()
            .expect("facts")
            .keys()
            .filter(|_| !["account", "probes", "elsewhere"].contains(&place.as_str()))
        {
            if facts[fact].get("unknown").is_some() {
                continue;
            }
            let reasons: Vec<&Value> = in_turn.next().into_iter().chain([&not_modelled]).collect();
            if place == "calls" {
                let facts = reasons.iter().map(|reason| json!({ "unknown": reason }));
                for items in facts.chain([json!({ "known": [] })]) {
                    let mut account = complete.clone();
                    account[place][fact]["items"] = items;
                    all.push(account);
                }
                continue;
            }
            let is_fact = facts[fact].get("known").is_some();
            for reason in reasons {
                let mut account = complete.clone();
                let unknown = json!({ "unknown": reason });
                if is_fact {
                    account[place][fact] = unknown;
                } else {
                    let map = account[place][fact]
                        .as_object_mut()
                        .expect("a map of facts");
                    map.values_mut().for_each(|value| *value = unknown.clone());
                }
                all.push(account);
            }
            let mut account = complete.clone();
            account[place][fact] = if is_fact {
                json!({ "known": [] })
            } else {
                json!({})
            };
            all.push(account);
        }
    }
    all
}

pub fn texts(report: &Report) -> Vec<String> {
    let mut all = vec![report.suite.title.clone()];
    all.extend(report.next.iter().map(|next| next.summary.clone()));
    all.extend(report.root_causes.iter().map(|cause| cause.summary.clone()));
    for step in &report.steps {
        all.push(step.title.clone());
        for check in &step.checks {
            all.push(check.title.clone());
            all.extend(
                check
                    .expected
                    .iter()
                    .chain(&check.actual)
                    .chain(&check.hint)
                    .chain(&check.advice)
                    .cloned(),
            );
        }
    }
    all
}

#[test]
fn no_report_shows_an_id_or_a_hole() {
    SUITES.into_iter().for_each(no_id_and_no_hole);
}

fn no_id_and_no_hole(id: &str) {
    let suite = workshop_check::suites::load(id).expect("the embedded suite loads");
    let accounts = accounts_of_all_sorts(id);
    let ids = program("en").ids();
    assert!(accounts.len() > 60, "{id}: {}", accounts.len());
    let languages = program_languages().into_iter();
    // With the texts in the language, of which most accounts have most.
    let mut languages: Vec<(Arc<Locale>, BTreeSet<String>)> = languages
        .map(|language| (repository::locale(&suite, language), BTreeSet::new()))
        .collect();
    for account in &accounts {
        let snapshot = grade::snapshot(account);
        let evaluation = evaluate(&suite, &snapshot, &Selection::default());
        for (locale, all) in &mut languages {
            all.extend(texts(&render(&evaluation, locale)));
        }
    }
    for (locale, all) in languages {
        let language = locale.language();
        for text in all {
            assert!(!text.trim().is_empty(), "{language}");
            assert!(
                !text.contains("{ $") && !text.contains("{$"),
                "{language}: {text}"
            );
            let raw = text
                .split(|c: char| !(c.is_alphanumeric() || c == '-'))
                .find(|word| ids.contains(*word));
            assert_eq!(raw, None, "{language}: {text}");
        }
    }
}

#[test]
fn a_language_has_its_own_words() {
    let suite = accounts::suite();
    let fresh = accounts::recorded("fresh");
    let english = texts(&grade::report(&suite, &fresh, "en"));
    for language in program_languages()
        .into_iter()
        .filter(|language| *language != "en")
    {
        let other = texts(&grade::report(&suite, &fresh, language));
        assert_eq!(english.len(), other.len());
        let same = english
            .iter()
            .zip(&other)
            .filter(|(english, other)| english == other)
            .count();
        assert!(
            same * 10 < english.len(),
            "{language}: {same} of {} texts are English",
            english.len()
        );
    }
}
