//! What could not be read is neither wrong nor absent, and the report names the action that is missing.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use workshop_check_core::report::Report;
use workshop_check_core::snapshot::{Call, Scope};
use workshop_check_core::verdict::Outcome;

use crate::evaluation::{accounts, denied, edited, grade, with};

/// The complete account with its logs collected, so that log groups matter, and with a managed policy of its own.
fn settled() -> Value {
    edited(
        "complete",
        "
        - at: ecs.taskDefinitions.*.containerDefinitions.*.logConfiguration
          set: { logDriver: awslogs, options: { awslogs-group: /ecs/shop } }
        - { at: logs.logGroups, set: { /ecs/shop: { known: true } } }
        - at: iam.AttachedPolicies.ecsTaskExecutionRole
          append: { PolicyName: own, PolicyArn: 'arn:aws:iam::210000000001:policy/own' }
        - { at: iam.Policies, set: { 'arn:aws:iam::210000000001:policy/own': { known: { PolicyName: own, DefaultVersionId: v1 } } } }
        - at: iam.PolicyVersions
          set:
            'arn:aws:iam::210000000001:policy/own':
              known: { VersionId: v1, Document: { Statement: { Effect: Allow, Action: 's3:*', Resource: '*' } } }
        ",
    )
}

/// The complete account in the midst of a deployment, when what the tasks are doing matters.
fn deploying() -> Value {
    edited(
        "complete",
        "
        - { at: 'ecs.services.*.*.deployments.*.rolloutState', set: IN_PROGRESS }
        - { at: 'ecs.services.*.*.runningCount', set: 1 }
        - { at: 'ecs.services.*.*.events', set: [] }
        ",
    )
}

fn without(call: Call, mut account: Value) -> Report {
    let reason = json!({ "denied": { "call": call.name() } });
    denied::forget(&mut account, call, &reason);
    grade::report(&accounts::suite(), &account, "en")
}

/// Calls that a caller can be kept from: every caller may ask who he is, and the site is no AWS call.
fn deniable() -> impl Iterator<Item = (Call, &'static str)> {
    Call::ALL
        .iter()
        .filter_map(|call| Some((*call, call.action()?)))
}

#[test]
fn no_missing_permission_makes_anything_wrong() {
    for (call, action) in deniable() {
        let report = without(call, settled());
        for outcome in [Outcome::Failed, Outcome::Pending, Outcome::Blocked] {
            assert_eq!(with(&report, outcome), Vec::<&str>::new(), "{action}");
        }
        let report = without(call, deploying());
        assert_eq!(
            with(&report, Outcome::Failed),
            Vec::<&str>::new(),
            "{action}"
        );
    }
}

#[test]
fn what_is_unknown_names_the_missing_action() {
    for (call, action) in deniable() {
        let report = without(call, settled());
        for check in report.steps.iter().flat_map(|step| &step.checks) {
            let missing: Vec<&str> = match check.outcome {
                Outcome::Unknown => call.actions().collect(),
                _ => vec![],
            };
            assert_eq!(check.missing_actions, missing, "{action}: {}", check.id);
        }
    }
}

/// Whoever relies on what `explain` says a check needs would otherwise be told too much or too little.
#[test]
fn exactly_the_checks_that_declare_a_call_depend_on_it() {
    let suite = accounts::suite();
    let mut problems = Vec::new();
    for (call, action) in deniable() {
        let report = without(call, settled());
        let unknown: BTreeSet<&str> = with(&report, Outcome::Unknown).into_iter().collect();
        let declared: BTreeSet<&str> = suite
            .checks()
            .filter(|(_, check)| suite.calls_of(check).contains(&call))
            .map(|(_, check)| check.id.as_str())
            .collect();
        let undeclared: Vec<_> = unknown.difference(&declared).collect();
        let indifferent: Vec<_> = declared.difference(&unknown).collect();
        if !undeclared.is_empty() || !indifferent.is_empty() {
            problems.push(format!(
                "{action}: undeclared {undeclared:?}, declared in vain {indifferent:?}"
            ));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Some calls matter only where the work is not done as the page says, or not done yet: a check reads them, too.
#[test]
fn what_matters_only_at_times_is_read_all_the_same() {
    let suite = accounts::suite();
    for (call, action) in deniable() {
        let report = without(call, deploying());
        for id in with(&report, Outcome::Unknown) {
            let (_, check) = suite.check(id).expect("a check of the suite");
            let mut scope = Scope::default();
            check.assert.extend_scope(&mut scope);
            let read = &suite.calls_of(check) | &Call::with_inputs(scope.calls);
            assert!(read.contains(&call), "{id} needs {action}");
        }
    }
    let report = without(Call::DescribeTasks, deploying());
    assert!(with(&report, Outcome::Unknown).contains(&"service-steady"));
}

#[test]
fn the_scope_of_a_suite_is_what_its_checks_declare_and_who_is_asking() {
    let suite = accounts::suite();
    let scope = suite.scope(suite.checks().map(|(_, check)| check));
    let declared: BTreeSet<Call> = suite
        .checks()
        .flat_map(|(_, check)| suite.calls_of(check))
        .collect();
    assert!(scope.calls.is_superset(&declared));
    let more = scope.calls.difference(&declared);
    // Those that only explain are in the scope, and no check is unknown without them.
    let more: Vec<_> = more
        .filter(|call| call.declared().is_none_or(|call| !call.optional))
        .collect();
    // The exclusions of VPC Block Public Access only matter where it is on.
    let exclusions = Call::DescribeVpcBlockPublicAccessExclusions;
    assert_eq!(more, [&Call::GetCallerIdentity, &exclusions]);
}

#[test]
fn every_other_reason_is_unknown_as_well() {
    let reasons = [
        json!({ "throttled": { "call": "DescribeServices" } }),
        json!({ "timed_out": { "call": "DescribeServices" } }),
        json!({ "failed": { "call": "DescribeServices", "code": "Oops", "message": "" } }),
        json!({ "not_read": { "call": "DescribeServices" } }),
    ];
    for reason in reasons {
        let mut account = settled();
        denied::forget(&mut account, Call::DescribeServices, &reason);
        let report = grade::report(&accounts::suite(), &account, "en");
        assert_eq!(
            with(&report, Outcome::Failed),
            Vec::<&str>::new(),
            "{reason}"
        );
        let unknown = with(&report, Outcome::Unknown);
        assert!(unknown.contains(&"service-steady"), "{reason}");
        let actions = report
            .steps
            .iter()
            .flat_map(|step| &step.checks)
            .flat_map(|check| &check.missing_actions);
        assert_eq!(actions.count(), 0, "no permission would help: {reason}");
    }
}
