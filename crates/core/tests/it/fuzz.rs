//! A short run of each fuzzer of the core on any Rust. `fuzz/README.md` has the long ones.

use proptest::prelude::*;
use serde_json::Value;
use workshop_check_testing::{accounts, mutation, repository};

use crate::fuzz_targets as targets;

/// Each case of a suite takes some 20 ms in a debug build.
fn cases(number: u32) -> ProptestConfig {
    let from_environment = std::env::var_os("PROPTEST_CASES").is_some();
    let of_environment = ProptestConfig::default().cases;
    ProptestConfig {
        cases: if from_environment {
            of_environment
        } else {
            number
        },
        failure_persistence: None,
        max_shrink_time: 60_000,
        ..ProptestConfig::default()
    }
}

/// A file of the embedded suites, and the corpus of the target.
fn seeds(target: &str, file: &str) -> Vec<Vec<u8>> {
    let suites = ["container-migration", "cleanup"].into_iter();
    let files = suites
        .flat_map(repository::texts)
        .filter(|(name, _)| name == file);
    let files = files.map(|(_, text)| text.text.into_bytes());
    files.chain(mutation::corpus(target)).collect()
}

fn recorded() -> Vec<Value> {
    accounts::names()
        .iter()
        .map(|name| accounts::recorded(name))
        .collect()
}

/// A name, and what gets the bytes.
type Target = (&'static str, fn(&[u8]));

#[test]
fn the_corpus_has_no_finding() {
    let all: [Target; 5] = [
        ("snapshot", targets::snapshot),
        ("suite", targets::suite),
        ("symptoms", targets::symptoms),
        ("messages", targets::messages),
        ("expression", targets::expression),
    ];
    for (name, target) in all {
        mutation::corpus(name).iter().for_each(|text| target(text));
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn damaged_snapshots_are_judged(document in mutation::documents(recorded())) {
        targets::snapshot(document.to_string().as_bytes());
    }

    #[test]
    fn damaged_suites_are_read(text in mutation::texts(seeds("suite", "suite.yaml"))) {
        targets::suite(&text);
    }

    #[test]
    fn damaged_symptoms_are_read(text in mutation::texts(seeds("symptoms", "symptoms.yaml"))) {
        targets::symptoms(&text);
    }

    #[test]
    fn damaged_messages_are_read(text in mutation::texts(seeds("messages", "locales/en.ftl"))) {
        targets::messages(&text);
    }

    #[test]
    fn damaged_expressions_are_evaluated(text in mutation::texts(mutation::corpus("expression"))) {
        targets::expression(&text);
    }
}
