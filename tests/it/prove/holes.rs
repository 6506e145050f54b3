//! Suites with a missing check, made from ours by one edit: `prove` must find each.

use std::fs;
use std::path::Path;

use workshop_check::authoring::prove::{Proof, Verdict};
use workshop_check::suites;

use crate::prove::{left, proof_of};

/// Our suite with one text in place of another, which has to occur once.
fn proof_with(from: &str, to: &str) -> Proof {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("checks/container-migration");
    let text = fs::read_to_string(ours.join("suite.yaml")).expect("our suite");
    assert_eq!(text.matches(from).count(), 1, "{from}");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("suite.yaml");
    fs::write(&file, text.replace(from, to)).expect("it can be written");
    fs::copy(
        ours.join("symptoms.yaml"),
        folder.path().join("symptoms.yaml"),
    )
    .expect("it can be copied");
    let suite = suites::load(&file.to_string_lossy()).expect("the edited suite loads");
    proof_of(&suite)
}

#[track_caller]
fn verdict_on(proof: &Proof, id: &str) -> Verdict {
    let mutant = proof.mutants.iter().find(|mutant| mutant.id == id);
    let mutant = mutant.unwrap_or_else(|| panic!("no {id}: {:#?}", left(proof)));
    mutant.verdict.clone()
}

#[test]
fn a_check_that_is_missing_lets_mutants_live() {
    let proof = proof_with(
        "      - id: file-system-regional
        points: 1
        assert:
          property: { resource: file_system, name: AvailabilityZoneName, one_of: [~] }
",
        "      - id: file-system-regional
        points: 1
        assert: { exists: { resource: file_system } }
",
    );
    let id = "file-system/webserver-filesystem/AvailabilityZoneName/=us-west-2a";
    assert_eq!(verdict_on(&proof, id), Verdict::Survived);
}

#[test]
fn a_check_that_nothing_can_fail_is_named() {
    let proof = proof_with(
        "property: { resource: load_balancer, name: Scheme, one_of: [internet-facing] }",
        "property: { resource: load_balancer, name: Scheme, one_of: [internet-facing, internal] }",
    );
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
    let proof = proof_with(
        "one_of: [available, updating], pending",
        "one_of: [available], pending",
    );
    let id = "file-system/webserver-filesystem/LifeCycleState/=updating";
    let Verdict::FalseAlarm { checks } = verdict_on(&proof, id) else {
        panic!("{:?}", verdict_on(&proof, id));
    };
    assert!(
        checks.contains(&"file-system-available".into()),
        "{checks:?}"
    );
}

#[test]
fn a_slip_that_occurs_twice_has_several_causes() {
    let proof = proof_with(
        "        follows: [{ check: private-acls, same_resource: true }]\n",
        "",
    );
    let id = "network-acl/TargetVPC-private-a-db/Entries[out-100]/drop";
    let both = Verdict::SeveralCauses {
        checks: vec!["private-acls".into(), "database-acls".into()],
    };
    assert_eq!(verdict_on(&proof, id), both);
}

/// The mutants of a site show the pages that the suite itself can recognise. The defect: the markers were those of our
/// suite, in the table of operators, so that another suite was not tested with its own.
#[test]
fn the_markers_of_a_suite_are_its_own() {
    let proof = proof_with(
        "              database_error: {",
        "              maintenance: {",
    );
    let ids: Vec<&str> = proof
        .mutants
        .iter()
        .filter_map(|mutant| mutant.id.split_once("/answered.markers/="))
        .map(|(_, marker)| marker)
        .collect();
    assert_eq!(ids, ["wordpress_install", "maintenance"]);
}
