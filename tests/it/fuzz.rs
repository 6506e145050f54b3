//! A short run of the fuzzers that need more than the core, on any Rust. `fuzz/README.md` has the long ones.
//!
//! Submissions (`check --submit`) join here and in `fuzz/corpus/submission` with their parser.

use proptest::prelude::*;
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
                let _ = (problem.to_string(), problem.hint);
            }
        }
    }
}

#[test]
fn the_corpus_has_no_finding() {
    mutation::corpus("roster")
        .iter()
        .for_each(|text| roster(text));
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn damaged_rosters_are_read(text in mutation::texts(mutation::corpus("roster"))) {
        roster(&text);
    }
}
