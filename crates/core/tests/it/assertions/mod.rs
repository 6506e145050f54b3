//! Every assertion kind, case by case: `fixtures/assertions/<kind>.yaml` edits a recorded, complete account and says
//! what must come of one check.

mod table;

use std::collections::BTreeSet;
use workshop_check_testing::{accounts, edit, grade};

use table::{Case, stage, tables};
use workshop_check_core::assertion::Assert;
use workshop_check_core::verdict::Outcome;

/// What a kind that never fails anyone proves instead of a failure.
const ONLY_ADVISE: &[&str] = &["auto_scaling", "cluster_setting"];

/// What people decide: an account is neither read for it nor can it be wrong.
const BY_PEOPLE: &[&str] = &["manual"];

#[test]
fn every_case_comes_out_as_its_table_says() {
    let problems: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = tables()
            .into_iter()
            .map(|(kind, cases)| {
                scope.spawn(move || -> Vec<String> {
                    let recorded = accounts::recorded(stage(&kind).1);
                    let judged = cases
                        .iter()
                        .filter_map(|case| Some((case, case.problem(&kind, &recorded)?)));
                    judged
                        .map(|(case, problem)| format!("{kind}: {}: {problem}", case.name))
                        .collect()
                })
            })
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().expect("a table is usable"))
            .collect()
    });
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
}

#[test]
fn every_kind_has_a_pass_a_failure_and_something_that_could_not_be_read() {
    let tables = tables();
    let with_table: BTreeSet<&str> = tables.keys().map(String::as_str).collect();
    let kinds: BTreeSet<&str> = Assert::KINDS.iter().copied().collect();
    assert_eq!(
        with_table, kinds,
        "a kind is a file of src/assertion/ and a table of fixtures/assertions/"
    );
    for (kind, cases) in &tables {
        let has = |outcome: Outcome| cases.iter().any(|case| case.outcome == outcome);
        assert!(has(Outcome::Passed), "{kind} has no case that passes");
        if BY_PEOPLE.contains(&kind.as_str()) {
            assert!(has(Outcome::Unknown), "{kind} has no case without a word");
            assert!(!has(Outcome::Failed), "{kind} can fail");
            continue;
        }
        assert!(
            cases.iter().any(Case::is_denied),
            "{kind} has no case in which something may not be read"
        );
        if ONLY_ADVISE.contains(&kind.as_str()) {
            assert!(
                cases.iter().any(|case| !case.advises.is_empty()),
                "{kind} has no case with advice"
            );
            assert!(!has(Outcome::Failed), "{kind} is not one that only advises");
        } else {
            assert!(has(Outcome::Failed), "{kind} has no case that fails");
        }
    }
}

#[test]
fn the_names_of_cases_tell_them_apart() {
    for (kind, cases) in tables() {
        let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names.len(), cases.len(), "{kind}");
    }
}
