//! One step or check alone: what it stands on comes along, and nothing comes out otherwise than in the full run.

use workshop_check_core::evaluate::{Selection, evaluate};
use workshop_check_core::ids::{CheckId, StepId};
use workshop_check_core::report::render::render;
use workshop_check_core::report::{CheckReport, Report};
use workshop_check_core::snapshot::Call;

use crate::evaluation::{accounts, denied, edited, grade, sorts_of_accounts};
use workshop_check_testing::repository;

fn selected(account: &serde_json::Value, steps: &[StepId], checks: &[CheckId]) -> Report {
    let suite = accounts::suite();
    let locale = repository::locale(&suite, "en");
    let selection = Selection::of(&suite, steps, checks);
    render(
        &evaluate(&suite, &grade::snapshot(account), &selection),
        &locale,
    )
}

#[test]
fn a_step_alone_comes_out_as_in_the_full_run_and_brings_what_it_stands_on() {
    let suite = accounts::suite();
    for (name, account) in sorts_of_accounts() {
        let full = grade::report(&suite, &account, "en");
        for step in &suite.file.steps {
            let report = selected(&account, std::slice::from_ref(&step.id), &[]);
            for check in &step.checks {
                assert!(report.check(&check.id).is_some(), "{name}: {}", check.id);
            }
            for check in report.steps.iter().flat_map(|step| &step.checks) {
                // Which failure a check is explained by depends on which of them are reported.
                let own = |check: &CheckReport| CheckReport {
                    because_of: None,
                    same_mistake_as: None,
                    ..check.clone()
                };
                assert_eq!(
                    Some(own(check)),
                    full.check(&check.id).map(own),
                    "{name}: --step {}",
                    step.id
                );
                let (_, declared) = suite.check(&check.id).expect("a check of the suite");
                for need in suite.needs_of(declared) {
                    assert!(
                        report.check(need).is_some(),
                        "{name}: {} needs {need}",
                        check.id
                    );
                }
            }
        }
    }
}

#[test]
fn a_check_alone_brings_what_it_stands_on_and_nothing_else() {
    let account = accounts::recorded("complete");
    let report = selected(&account, &[], &["lb-sg-http".into()]);
    let ids: Vec<&str> = report
        .steps
        .iter()
        .flat_map(|step| &step.checks)
        .map(|check| check.id.as_str())
        .collect();
    assert_eq!(ids, ["target-vpc", "lb-sg", "lb-sg-http"]);
}

#[test]
fn nothing_selected_is_everything() {
    let account = accounts::recorded("complete");
    let all = accounts::suite().checks().count();
    let report = selected(&account, &[], &[]);
    assert_eq!(
        report
            .steps
            .iter()
            .map(|step| step.checks.len())
            .sum::<usize>(),
        all
    );
}

/// The account as someone sees it who reads for these checks only.
fn read_for(account: &serde_json::Value, selection: &Selection) -> serde_json::Value {
    let suite = accounts::suite();
    let checks = suite.checks().map(|(_, check)| check);
    let scope = suite.scope(checks.filter(|check| selection.contains(&check.id)));
    let mut account = account.clone();
    for call in Call::ALL.iter().filter(|call| !scope.calls.contains(call)) {
        let reason = serde_json::json!({ "not_read": { "call": call.name() } });
        if call.action().is_some() {
            denied::forget(&mut account, *call, &reason);
        }
    }
    account
}

/// In these the groups' rules name address ranges, whose judgement takes more calls than that of group sources.
const BY_ADDRESS: &str = "
- at: 'ec2.SecurityGroups[GroupName=EFS-SG].IpPermissions'
  set: [{ IpProtocol: tcp, FromPort: 2049, ToPort: 2049, IpRanges: [{ CidrIp: 10.0.0.0/16 }] }]
- at: 'ec2.SecurityGroups[GroupName=ECS-Tasks-SG].IpPermissionsEgress'
  set: [{ IpProtocol: tcp, FromPort: 0, ToPort: 65535, IpRanges: [{ CidrIp: 10.0.0.0/16 }] }]
";

/// A group that only what carries it gives away.
const BY_WIRE: &str = "
- { at: 'ec2.SecurityGroups[GroupName=EFS-SG].IpPermissions', set: [] }
- { at: 'ec2.SecurityGroups[GroupName=EFS-SG].GroupName', set: nfs }
- { at: 'elbv2.TargetGroups.*.TargetType', set: instance }
- { at: 'ecs.services.*', set: [] }
";

#[test]
fn a_check_alone_reads_all_it_needs() {
    let suite = accounts::suite();
    let mut problems = Vec::new();
    let mut all = vec![("fresh", accounts::recorded("fresh"))];
    all.push(("rules by address", edited("complete", BY_ADDRESS)));
    all.push(("found by wires alone", edited("complete", BY_WIRE)));
    for (name, account) in all {
        let full = grade::report(&suite, &account, "en");
        for (_, check) in suite.checks() {
            let selection = Selection::of(&suite, &[], std::slice::from_ref(&check.id));
            let partly = read_for(&account, &selection);
            let report = selected(&partly, &[], std::slice::from_ref(&check.id));
            let outcome = |report: &Report| report.check(&check.id).map(|check| check.outcome);
            if outcome(&report) != outcome(&full) {
                problems.push(format!(
                    "{name}: {:?}, not {:?}",
                    report.check(&check.id),
                    outcome(&full)
                ));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
