//! What AWS reports at run time, against the patterns that know it: every sample, texts that must tell nothing, and
//! messages that Fargate has cut short.

mod causes;
mod field;
mod whole;

use std::collections::BTreeSet;
use std::fs;
use workshop_check_testing::{accounts, repository};

use serde::Deserialize;
use workshop_check_core::diagnosis::pattern::{Kind, Source};
use workshop_check_core::diagnosis::{Pattern, fit};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Samples {
    samples: Vec<Sample>,
    negative: Vec<Sample>,
    truncated: Vec<Truncated>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    pattern: Option<String>,
    seen_in: Source,
    text: String,
}

/// Whatever is left of the text, at least so many letters, comes to the pattern or to a vaguer one of its family.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Truncated {
    pattern: String,
    vaguer: Vec<String>,
    seen_in: Source,
    at_least: usize,
    text: String,
}

fn samples() -> Samples {
    let path = repository::root().join("fixtures/diagnosis/samples.yaml");
    let text = fs::read_to_string(&path).expect("the samples are there");
    serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn id(pattern: Option<&Pattern>) -> Option<&str> {
    pattern.map(|pattern| pattern.text.id.as_str())
}

#[test]
fn every_sample_comes_to_its_pattern() {
    let suite = accounts::suite();
    let wrong: Vec<String> = samples()
        .samples
        .iter()
        .filter_map(|sample| {
            let found = id(fit(&suite.symptoms, sample.seen_in, &sample.text));
            (found != sample.pattern.as_deref())
                .then(|| format!("{found:?}, not {:?}: {}", sample.pattern, sample.text))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_pattern_has_a_sample() {
    let suite = accounts::suite();
    let samples = samples().samples;
    let shown: BTreeSet<&str> = samples
        .iter()
        .filter_map(|sample| sample.pattern.as_deref())
        .collect();
    // A carrier with a group is never what a text comes to.
    let carries = |pattern: &Pattern| pattern.text.regex.contains("?P<reason>");
    let without: Vec<&str> = suite
        .symptoms
        .iter()
        .filter(|pattern| !carries(pattern) && !shown.contains(pattern.text.id.as_str()))
        .map(|pattern| pattern.text.id.as_str())
        .collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn news_and_names_blame_nothing() {
    let suite = accounts::suite();
    for sample in samples().negative {
        let found = fit(&suite.symptoms, sample.seen_in, &sample.text);
        let harmless =
            found.is_none_or(|pattern| matches!(pattern.text.kind, Kind::Ignored | Kind::Wrapper));
        assert!(harmless, "{:?}: {}", id(found), sample.text);
    }
}

#[test]
fn a_message_that_is_cut_short_comes_to_its_family() {
    let suite = accounts::suite();
    for sample in samples().truncated {
        let ends = sample
            .text
            .char_indices()
            .map(|(at, _)| at)
            .skip(sample.at_least);
        for end in ends.chain([sample.text.len()]) {
            let text = &sample.text[..end];
            let found = id(fit(&suite.symptoms, sample.seen_in, text));
            let whole = end == sample.text.len();
            let fits = found.is_some_and(|found| {
                found == sample.pattern
                    || (!whole && sample.vaguer.iter().any(|vague| vague == found))
            });
            assert!(fits, "{found:?}, not {}: {text}", sample.pattern);
        }
    }
}

/// A cause that is never reached, because an earlier pattern always wins, would be dead data.
#[test]
fn causes_are_checks_that_come_before_what_shows_them() {
    let suite = accounts::suite();
    for pattern in &suite.symptoms {
        let is_cause = pattern.text.kind == Kind::Cause;
        assert_eq!(is_cause, pattern.text.page.is_some(), "{}", pattern.text.id);
        for cause in &pattern.text.causes {
            let (step, check) = suite.check(cause).expect("loading has checked it");
            assert!(
                !check.assert.is_about_run_time(),
                "{}: {} of {} is a symptom, no cause",
                pattern.text.id,
                cause,
                step.id
            );
        }
    }
}
