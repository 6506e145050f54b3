//! A short run of the fuzzers that need more than the core, on any Rust. `fuzz/README.md` has the long ones.
//!
//! Submissions (`check --submit`) join here and in `fuzz/corpus/submission` with their parser.

use std::fs;

use proptest::prelude::*;
use workshop_check::authoring::content;
use workshop_check::class::roster;
use workshop_check_testing::mutation;

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

/// Reads a roster, and prints what is wrong with it.
fn roster(text: &[u8]) {
    match roster::parse(text, "fuzz") {
        Ok(roster) => {
            for (place, attendee) in roster.attendees.iter().enumerate() {
                assert_eq!(attendee.index.get(), place);
                assert!(attendee.account_id.len() == 12, "{attendee:?}");
            }
        }
        Err(error) => {
            assert!(!error.problems.is_empty());
            for problem in &error.problems {
                let _ = (problem.to_string(), problem.hint());
            }
        }
    }
}

/// Reads a page of a workshop, and its facts again from JSON.
fn page(text: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content");
    fs::create_dir(&content).expect("a folder");
    fs::write(content.join("page.en.md"), text).expect("a page");
    let Ok(facts) = content::read(folder.path(), ["page", "page#anchor"]) else {
        return;
    };
    let json = facts.to_json();
    let again = content::Facts::from_json(&json).expect("written facts can be read");
    assert!(again.same(&facts));
}

#[test]
fn the_corpus_has_no_finding() {
    mutation::corpus("roster")
        .iter()
        .for_each(|text| roster(text));
    mutation::corpus("page").iter().for_each(|text| page(text));
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn damaged_rosters_are_read(text in mutation::texts(mutation::corpus("roster"))) {
        roster(&text);
    }

    #[test]
    fn damaged_pages_are_read(text in mutation::texts(mutation::corpus("page"))) {
        page(&text);
    }
}
