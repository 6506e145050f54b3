//! Mutation testing: our own suite passes it, and suites with missing checks fail it.

mod holes;

use std::sync::OnceLock;

use workshop_check::authoring::prove::{
    Expect, Justifications, Mutant, Proof, Verdict, prove, prove_with_fixes,
};
use workshop_check::demo;
use workshop_check::suites;
use workshop_check_core::assertion::Assert;
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::parse::parse;
use workshop_check_core::suite::Suite;

fn complete() -> Snapshot {
    let bytes = demo::snapshot("complete").expect("the complete account comes with the program");
    parse(bytes, "complete").expect("a recorded account is a snapshot")
}

fn suite() -> Suite {
    suites::load("container-migration").expect("the embedded suite loads")
}

fn reasons(id: &str) -> Justifications {
    let (place, text) = suites::companion(id, "prove.yaml")
        .expect("it can be read")
        .expect("it is there");
    Justifications::parse(&text, &place).expect("it is well formed")
}

fn proof_of(suite: &Suite) -> Proof {
    prove(suite, &complete(), None).expect("the account is complete")
}

/// Our suite's proof, without reasons: made once.
fn ours() -> Proof {
    static OURS: OnceLock<Proof> = OnceLock::new();
    OURS.get_or_init(|| {
        prove_with_fixes(&suite(), &complete(), None).expect("the account is complete")
    })
    .clone()
}

/// The reasons why a proof does not hold, for the message of a failed test.
fn left(proof: &Proof) -> Vec<String> {
    let mutants = proof.mutants.iter();
    let mutants = mutants.filter(|mutant| !mutant.verdict.is_right() && mutant.justified.is_none());
    let mut left: Vec<String> = mutants
        .map(|mutant| format!("{}: {:?}", mutant.id, mutant.verdict))
        .collect();
    let unhealed = proof.mutants.iter().filter(|mutant| mutant.is_unhealed());
    left.extend(unhealed.map(|mutant| format!("{}: {:?}", mutant.id, mutant.healing)));
    let never = proof.never_at_fault.iter();
    let never = never.filter(|never| never.justified.is_none());
    left.extend(never.map(|never| format!("no mutant fails {}", never.check)));
    left.extend(
        proof
            .passed_on_nothing
            .iter()
            .map(|check| format!("{check} passes on nothing")),
    );
    left.extend(
        proof
            .judged_unread
            .iter()
            .map(|check| format!("{check} is judged unread")),
    );
    left.extend(proof.stale.clone());
    left
}

/// Fails for a surviving mutant, a false alarm, a check that no mutant fails, and a reason that is no longer needed.
#[test]
fn our_suite_is_proved() {
    let proof = ours().justified_by(&reasons("container-migration"));
    assert_eq!(left(&proof), Vec::<String>::new());
    assert!(proof.holds());
    let noticed = proof.count(Expect::Noticed);
    assert!(noticed.all > 400, "{noticed:?}");
    assert!(noticed.right * 100 >= noticed.all * 95, "{noticed:?}");
    assert_eq!(noticed.right + noticed.justified, noticed.all);
    // The fixes of the report heal their mutants.
    let fixes = proof.fixes();
    assert!(
        fixes.all > 300 && fixes.right * 100 >= fixes.all * 85,
        "{fixes:?}"
    );
    assert_eq!(fixes.right + fixes.justified, fixes.all);
    // No reason is good enough for these.
    for expect in [Expect::Harmless, Expect::Unread] {
        let count = proof.count(expect);
        assert!(count.all > 90, "{expect:?} {count:?}");
        assert_eq!(count.right, count.all, "{expect:?}");
    }
}

#[test]
fn it_comes_out_the_same_each_time_and_every_mutant_has_a_name_of_its_own() {
    // The smallest suite with all sorts of mutants.
    let json = || {
        let proof = proof_by_own_account("elasticbeanstalk-migration");
        serde_json::to_string(&proof).expect("plain structs have a JSON form")
    };
    assert_eq!(json(), json());
    let one = ours();
    let mut ids: Vec<&str> = one
        .mutants
        .iter()
        .map(|mutant| mutant.id.as_str())
        .collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all);
    // The ids of an account change with each recording.
    let named: Vec<&&str> = ids
        .iter()
        .filter(|id| {
            ["sg-0", "subnet-0", "rtb-", "acl-", "/arn:"]
                .iter()
                .any(|part| id.contains(part))
        })
        .collect();
    assert!(named.is_empty(), "{named:?}");
}

#[test]
fn without_reasons_what_lives_is_left() {
    let proof = ours();
    assert!(!proof.holds());
    let survived =
        |mutant: &&workshop_check::authoring::prove::Mutant| mutant.verdict == Verdict::Survived;
    assert!(proof.mutants.iter().filter(survived).count() > 5);
}

#[test]
fn a_reason_has_to_be_needed_narrow_and_given() {
    let stale = |mutant: &str, reason: &str| {
        let text = format!(
            "schema: workshop-check/justifications/1\nmutants: [{{ mutant: \"{mutant}\", reason: \"{reason}\" }}]"
        );
        let reasons = Justifications::parse(&text, "prove.yaml").expect("it is well formed");
        ours().justified_by(&reasons).stale.join("\n")
    };
    assert!(stale("security-group/EFS-SG/gone", "why").contains("there is no such mutant"));
    assert!(stale("file-system/webserver-filesystem/drop", "why").contains("needs no reason"));
    assert!(stale("*", "too wide").contains("needs no reason"));
    let enhanced = "cluster/unicorns-cluster/settings[containerInsights].value/=enhanced";
    assert!(stale(enhanced, " ").contains("the reason is missing"));
    assert_eq!(stale(enhanced, "why"), "");
    let wrong = Justifications::parse(
        "schema: workshop-check/justifications/1\nmutant: []",
        "prove.yaml",
    );
    let wrong = wrong.expect_err("an unknown key").to_string();
    assert!(wrong.contains("prove.yaml:2:1"), "{wrong}");
}

/// The kinds of this suite are data, and so are their operators.
#[test]
fn the_suite_of_declared_kinds_is_proved() {
    let suite = suites::load("database-migration").expect("the embedded suite loads");
    let bytes = demo::snapshot_of("database-migration", "complete").expect("an account");
    let complete = parse(bytes, "complete").expect("a recorded account is a snapshot");
    let proof = prove_with_fixes(&suite, &complete, None).expect("the account is complete");
    let proof = proof.justified_by(&reasons("database-migration"));
    assert_eq!(left(&proof), Vec::<String>::new());
    assert!(proof.holds(), "{:?}", proof.stale);
    let of_dms = |mutant: &&Mutant| {
        let kinds = ["replication-", "endpoint"];
        mutant.expect == Expect::Noticed && kinds.iter().any(|kind| mutant.id.starts_with(kind))
    };
    let own: Vec<&Mutant> = proof.mutants.iter().filter(of_dms).collect();
    let right = own
        .iter()
        .filter(|mutant| mutant.verdict.is_right())
        .count();
    assert!(
        own.len() > 40 && right * 100 >= own.len() * 95,
        "{right} of {}",
        own.len()
    );
    assert_eq!(proof.count(Expect::Unread).right, 39);
    let all = proof.count(Expect::Noticed);
    assert!(all.right * 100 >= all.all * 95, "{all:?}");
    let fixes = proof.fixes();
    assert!(fixes.right * 100 >= fixes.all * 79, "{fixes:?}");
    // One reason for each mutant, not one for many.
    let reasons = reasons("database-migration");
    for reason in reasons.mutants.iter().chain(&reasons.fixes) {
        assert!(!reason.mutant.contains('*'), "{}", reason.mutant);
    }
}

/// The proof of a suite by its own complete account, justified by its own reasons.
fn proof_by_own_account(id: &str) -> Proof {
    let suite = suites::load(id).expect("the embedded suite loads");
    let bytes = demo::snapshot_of(id, "complete").expect("an account");
    let complete = parse(bytes, "complete").expect("a recorded account is a snapshot");
    let proof = prove_with_fixes(&suite, &complete, None).expect("the account is complete");
    proof.justified_by(&reasons(id))
}

/// The suites on the emulator's own services are proved, too. Of the mutants of those services' resources, all are noticed but
/// the ones that the justifications name.
#[test]
fn the_suites_of_the_ways_to_migrate_the_server_are_proved() {
    let suites: [(&str, &[&str], usize); 3] = [
        (
            "app-mig-service",
            &["source-server", "replication-template", "launch-settings"],
            15,
        ),
        (
            "elasticbeanstalk-migration",
            &["environment", "application-version"],
            12,
        ),
        // Its kinds are none: expressions read the results of the calls.
        ("optimization", &["result"], 11),
    ];
    for (id, kinds, least) in suites {
        let proof = proof_by_own_account(id);
        assert_eq!(left(&proof), Vec::<String>::new(), "{id}");
        assert!(proof.holds(), "{id}: {:?}", proof.stale);
        let is_own = |mutant: &&Mutant| {
            mutant.expect == Expect::Noticed && kinds.iter().any(|kind| mutant.id.starts_with(kind))
        };
        let own: Vec<&Mutant> = proof.mutants.iter().filter(is_own).collect();
        let right = own.iter().filter(|mutant| mutant.verdict.is_right());
        assert!(right.count() >= least, "{id}: {}", own.len());
        let all = proof.count(Expect::Noticed);
        assert!(all.right * 100 >= all.all * 95, "{id}: {all:?}");
        // One reason for each mutant, not one for many.
        for reason in reasons(id).mutants.iter().chain(&reasons(id).fixes) {
            assert!(!reason.mutant.contains('*'), "{id}: {}", reason.mutant);
        }
    }
}

fn cleaning_up(name: &str) -> Snapshot {
    let bytes = demo::snapshot_of("cleanup", name).expect("it comes with the program");
    parse(bytes, name).expect("a recorded account is a snapshot")
}

/// A clean account has nothing to break, so leftovers are put back.
#[test]
fn what_is_put_back_is_noticed_and_what_is_not_read_is_never_clean() {
    let suite = suites::load("cleanup").expect("the embedded suite loads");
    let [clean, full] = ["cleaned", "untouched"].map(cleaning_up);
    let proof = prove_with_fixes(&suite, &clean, Some(&full)).expect("the account is clean");
    // What the report says to delete leaves nothing.
    let fixes = proof.fixes();
    assert!(fixes.all >= 15, "one a check: {}", fixes.all);
    assert_eq!(fixes.right, fixes.all, "{:?}", left(&proof));
    assert_eq!(left(&proof), Vec::<String>::new());
    assert!(proof.holds());
    let caught = proof.count(Expect::Noticed);
    assert_eq!(
        (caught.all, caught.right),
        (suite.checks().count(), caught.all)
    );
    assert!(proof.count(Expect::Unread).all > 60);

    let without = prove(&suite, &clean, None).expect_err("what was there is not said");
    assert!(
        without
            .hint()
            .is_some_and(|hint| hint.contains("--leftovers"))
    );
}

/// A check that reads no resources does not notice leftovers.
#[test]
fn a_check_that_no_leftover_fails_is_found() {
    let mut suite = suites::load("cleanup").expect("the embedded suite loads");
    let [clean, full] = ["cleaned", "untouched"].map(cleaning_up);
    let blind = suite
        .file
        .steps
        .iter_mut()
        .flat_map(|step| &mut step.checks);
    for check in blind.filter(|check| check.id == "file-systems") {
        let Assert::Absent(absent) = &mut check.assert else {
            panic!("it asserts absence");
        };
        absent.names.clear();
        absent.vpcs.clear();
        absent.stack = None;
    }
    let proof = prove(&suite, &clean, Some(&full)).expect("the account is clean");
    let blind = proof
        .mutants
        .iter()
        .find(|mutant| mutant.id == "leftover/file-systems");
    assert!(
        blind.is_some_and(|mutant| !mutant.verdict.is_right()),
        "{blind:?}"
    );
    assert!(!proof.holds());
}

#[test]
fn an_account_that_is_not_complete_proves_nothing() {
    let halfway = demo::snapshot("halfway").expect("it comes with the program");
    let halfway = parse(halfway, "halfway").expect("a snapshot");
    let error = prove(&suite(), &halfway, None);
    let error = error.expect_err("it is half done");
    assert!(error.to_string().contains("mount-targets"), "{error}");
    assert!(error.hint().is_some());
}
