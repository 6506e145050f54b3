//! What is looked at again: what time may settle, and what has not passed, with no calls but those that tell.

use workshop_check_core::evaluate::{Selection, evaluate, is_transient, is_unsettled};
use workshop_check_core::snapshot::Call;

use crate::evaluation::{accounts, edited, grade};

/// The checks that time may settle, and those that are unsettled, with the calls that tell of each.
fn open(account: &str, edits: &str) -> [(Vec<String>, Vec<Call>); 2] {
    let suite = accounts::suite();
    let snapshot = grade::snapshot(&edited(account, edits));
    let evaluation = evaluate(&suite, &snapshot, &Selection::default());
    [is_transient, is_unsettled].map(|is_open| {
        let ids = evaluation.ids_where(is_open).into_iter().map(str::to_owned);
        (
            ids.collect(),
            evaluation.reads_of(is_open).into_iter().collect(),
        )
    })
}

#[test]
fn a_complete_account_is_not_looked_at_again() {
    assert_eq!(open("complete", "[]"), [const { (vec![], vec![]) }; 2]);
}

#[test]
fn what_is_on_its_way_is_looked_at_again_and_nothing_else() {
    let creating = "[{ at: efs.MountTargets.*.*.LifeCycleState, set: creating }]";
    let [(ids, calls), unsettled] = open("complete", creating);
    assert_eq!(ids, ["mount-targets"]);
    assert!(calls.contains(&Call::DescribeMountTargets), "{calls:?}");
    assert!(!calls.contains(&Call::GetParameters), "{calls:?}");
    assert_eq!(unsettled, (ids, calls), "what it blocks has to wait");
}

#[test]
fn a_bad_minute_passes_and_a_missing_permission_does_not() {
    let throttled = "[{ at: ssm.Parameters, unknown: { throttled: { call: GetParameters } } }]";
    let [(ids, calls), _] = open("complete", throttled);
    assert_eq!(ids, ["db-host", "db-name", "db-password", "db-username"]);
    assert!(calls.contains(&Call::GetParameters), "{calls:?}");
    let timed_out = throttled.replace("throttled", "timed_out");
    assert_eq!(open("complete", &timed_out)[0].0, ids);

    let [healing, unsettled] = open("complete", "[{ deny: ssm:GetParameters }]");
    assert_eq!(healing, (vec![], vec![]));
    assert_eq!(unsettled.0, ids, "a watcher may be given the permission");
}

#[test]
fn what_failed_is_watched_but_not_waited_for() {
    let [healing, (ids, calls)] = open("halfway", "[]");
    assert_eq!(healing, (vec![], vec![]));
    assert_eq!(ids, ["mount-targets-group"]);
    assert!(
        calls.contains(&Call::DescribeMountTargetSecurityGroups),
        "{calls:?}"
    );
}
