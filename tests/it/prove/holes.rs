//! A suite with holes, made from ours by some edits: `prove` must find each.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use workshop_check::authoring::prove::{Proof, Verdict};
use workshop_check::suites;

use crate::prove::{left, proof_of};

/// What each test of this file changes in our suite: a text that occurs once, and what is there in its place. No edit changes
/// what another one is about.
const EDITS: [(&str, &str); 5] = [
    (
        "      - id: file-system-regional
        points: 1
        assert:
          property: { resource: file_system, name: AvailabilityZoneName, one_of: [~] }
",
        "      - id: file-system-regional
        points: 1
        assert: { exists: { resource: file_system } }
",
    ),
    (
        "property: { resource: load_balancer, name: Scheme, one_of: [internet-facing] }",
        "property: { resource: load_balancer, name: Scheme, one_of: [internet-facing, internal] }",
    ),
    (
        "one_of: [available, updating], pending",
        "one_of: [available], pending",
    ),
    (
        "        follows: [{ check: private-acls, same_resource: true }]\n",
        "",
    ),
    (
        "              database_error: {",
        "              maintenance: {",
    ),
];

/// The proof of our suite with all edits: made once, because it takes long.
fn edited() -> &'static Proof {
    static EDITED: OnceLock<Proof> = OnceLock::new();
    EDITED.get_or_init(|| {
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("checks/container-migration");
        let mut text = fs::read_to_string(ours.join("suite.yaml")).expect("our suite");
        for (from, to) in EDITS {
            assert_eq!(text.matches(from).count(), 1, "{from}");
            text = text.replace(from, to);
        }
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("suite.yaml");
        fs::write(&file, text).expect("it can be written");
        fs::copy(
            ours.join("symptoms.yaml"),
            folder.path().join("symptoms.yaml"),
        )
        .expect("it can be copied");
        let suite = suites::load(&file.to_string_lossy()).expect("the edited suite loads");
        proof_of(&suite)
    })
}

#[track_caller]
fn verdict_on(proof: &Proof, id: &str) -> Verdict {
    let mutant = proof.mutants.iter().find(|mutant| mutant.id == id);
    let mutant = mutant.unwrap_or_else(|| panic!("no {id}: {:#?}", left(proof)));
    mutant.verdict.clone()
}

#[test]
fn a_check_that_is_missing_lets_mutants_live() {
    let proof = edited();
    let id = "file-system/webserver-filesystem/AvailabilityZoneName/=us-west-2a";
    assert_eq!(verdict_on(proof, id), Verdict::Survived);
}

#[test]
fn a_check_that_nothing_can_fail_is_named() {
    let proof = edited();
    let never: Vec<&str> = proof
        .never_at_fault
        .iter()
        .map(|never| never.check.as_str())
        .collect();
    assert!(never.contains(&"load-balancer-scheme"), "{never:?}");
    assert!(!never.contains(&"load-balancer-type"), "{never:?}");
}

#[test]
fn a_value_that_is_right_and_refused_is_a_false_alarm() {
    let proof = edited();
    let id = "file-system/webserver-filesystem/LifeCycleState/=updating";
    let Verdict::FalseAlarm { checks } = verdict_on(proof, id) else {
        panic!("{:?}", verdict_on(proof, id));
    };
    assert!(
        checks.contains(&"file-system-available".into()),
        "{checks:?}"
    );
}

#[test]
fn a_slip_that_occurs_twice_has_several_causes() {
    let proof = edited();
    let id = "network-acl/TargetVPC-private-a-db/Entries[out-100]/drop";
    let both = Verdict::SeveralCauses {
        checks: vec!["private-acls".into(), "database-acls".into()],
    };
    assert_eq!(verdict_on(proof, id), both);
}

/// The mutants of a site show the pages that the suite itself can recognise. The defect: the markers were those of our
/// suite, in the table of operators, so that another suite was not tested with its own.
#[test]
fn the_markers_of_a_suite_are_its_own() {
    let proof = edited();
    let ids: Vec<&str> = proof
        .mutants
        .iter()
        .filter_map(|mutant| mutant.id.split_once("/answered.markers/="))
        .map(|(_, marker)| marker)
        .collect();
    assert_eq!(ids, ["wordpress_install", "maintenance"]);
}
