//! What holds of the evaluator whatever the account looks like: no points for nothing, no failure without knowledge,
//! no dependence on order or on what does not belong to the workshop.

mod absence;
mod alike;
mod belonging;
mod bonus;
mod chains;
mod databases;
mod declared;
mod dms;
mod dms_plans;
mod elsewhere;
mod instances;
mod journey;
mod knowledge;
mod leftovers;
mod match_by_rules;
mod mgn;
mod migrated;
mod order;
mod others;
mod partitions;
mod picture;
mod plans;
mod refused;
mod remedies;
mod second_vpc;
mod selection;
mod sharing;
mod started;
mod teaching;
mod wording;
mod wrong_vpc;

use std::collections::BTreeMap;
use workshop_check_testing::{accounts, denied, edit, grade};

use serde_json::Value;
use workshop_check_core::ids::CheckId;
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;

/// Every check's outcome.
fn outcomes(report: &Report) -> BTreeMap<&str, Outcome> {
    let checks = report.steps.iter().flat_map(|step| &step.checks);
    checks
        .map(|check| (check.id.as_str(), check.outcome))
        .collect()
}

/// The checks that have this outcome, in the suite's order.
fn with(report: &Report, outcome: Outcome) -> Vec<&str> {
    let checks = report.steps.iter().flat_map(|step| &step.checks);
    checks
        .filter(|check| check.outcome == outcome)
        .map(|check| check.id.as_str())
        .collect()
}

/// The report in English on the account after edits written as a YAML list.
fn report_after(account: &str, edits: &str) -> Report {
    grade::report(&accounts::suite(), &edited(account, edits), "en")
}

fn edited(account: &str, edits: &str) -> Value {
    let edits: Vec<edit::Edit> = serde_saphyr::from_str(edits).expect("edits are YAML");
    let mut account = accounts::recorded(account);
    edit::apply(&mut account, &edits);
    account
}

/// Accounts of all sorts: on each of them the invariants of a report hold.
fn sorts_of_accounts() -> Vec<(String, Value)> {
    let mut all: Vec<_> = accounts::names()
        .into_iter()
        .map(|name| (name.clone(), accounts::recorded(&name)))
        .collect();
    for edits in [
        "[{ at: efs.FileSystems.*.LifeCycleState, set: creating }]",
        "[{ at: 'ec2.SecurityGroups[GroupName=EFS-SG].IpPermissions', set: [] }]",
        "[{ at: 'ec2.Vpcs[Name=TargetVPC]', remove: true }]",
        "[{ at: efs.MountTargets.*.*.SubnetId, set: '@ec2.Subnets[Name=SourceVPC-public-a].SubnetId' }]",
        "[{ at: 'ecs.services.*.*.networkConfiguration.awsvpcConfiguration.subnets', set: ['@ec2.Subnets[Name=TargetVPC-public-a].SubnetId', '@ec2.Subnets[Name=TargetVPC-public-b].SubnetId'] }]",
        "[{ deny: ecs:DescribeServices }, { at: ssm.Parameters, set: [] }]",
        "[{ at: 'ecs.services.*.*.deployments.*.rolloutState', set: FAILED }, { at: 'ecs.services.*.*.runningCount', set: 0 }]",
    ] {
        all.push((edits.to_owned(), edited("complete", edits)));
    }
    all
}

#[test]
fn nothing_earns_nothing() {
    let suite = accounts::suite();
    let identity = workshop_check_core::snapshot::AccountIdentity::default();
    let unread =
        workshop_check_core::snapshot::Snapshot::new(identity, jiff::Timestamp::UNIX_EPOCH);
    let unread = serde_json::to_value(unread).expect("a snapshot is JSON");
    for (account, worst) in [
        (accounts::recorded("empty"), Outcome::Failed),
        (unread, Outcome::Unknown),
    ] {
        let report = grade::report(&suite, &account, "en");
        assert_eq!(report.score.points, 0);
        assert_eq!(with(&report, Outcome::Passed), Vec::<&str>::new());
        assert_eq!(report.outcome, worst);
        assert!(report.next.is_some());
    }
}

#[test]
fn a_complete_account_earns_everything() {
    let report = report_after("complete", "[]");
    assert_eq!(report.outcome, Outcome::Passed);
    assert_eq!(report.score.points, report.score.max);
    assert_eq!(report.next, None);
    assert_eq!(report.root_causes, vec![]);
    let advised = report
        .steps
        .iter()
        .flat_map(|step| &step.checks)
        .find(|check| !check.advice.is_empty());
    assert_eq!(advised, None);
}

#[test]
fn points_add_up_and_only_what_passed_earns_any() {
    for (name, account) in sorts_of_accounts() {
        let report = grade::report(&accounts::suite(), &account, "en");
        for step in &report.steps {
            for check in &step.checks {
                let earned = if check.outcome == Outcome::Passed {
                    check.max
                } else {
                    0
                };
                assert_eq!(check.points, earned, "{name}: {}", check.id);
            }
            let of_checks = step.checks.iter().fold((0, 0), |sum, check| {
                (sum.0 + check.points, sum.1 + check.max)
            });
            assert_eq!(
                (step.score.points, step.score.max),
                of_checks,
                "{name}: {}",
                step.id
            );
            let worst = step.checks.iter().map(|check| check.outcome).min();
            assert_eq!(Some(step.outcome), worst, "{name}: {}", step.id);
        }
        let of_steps = report.steps.iter().fold((0, 0), |sum, step| {
            (sum.0 + step.score.points, sum.1 + step.score.max)
        });
        assert_eq!((report.score.points, report.score.max), of_steps, "{name}");
    }
}

#[test]
fn what_blocks_is_failed_or_pending_and_explains_what_it_blocks() {
    for (name, account) in sorts_of_accounts() {
        let report = grade::report(&accounts::suite(), &account, "en");
        let outcomes = outcomes(&report);
        for check in report.steps.iter().flat_map(|step| &step.checks) {
            let blocked = check.outcome == Outcome::Blocked;
            assert_eq!(
                !check.blocked_by.is_empty(),
                blocked,
                "{name}: {}",
                check.id
            );
            for by in &check.blocked_by {
                let outcome = outcomes[by.as_str()];
                assert!(
                    matches!(outcome, Outcome::Failed | Outcome::Pending),
                    "{name}: {} is blocked by {by}, which is {outcome:?}",
                    check.id
                );
            }
        }
        let causes: Vec<&str> = report
            .root_causes
            .iter()
            .map(|cause| cause.check.as_str())
            .collect();
        // Each failure is a root cause or explained by one, never both.
        for failed in with(&report, Outcome::Failed) {
            let explained = report
                .root_causes
                .iter()
                .any(|cause| cause.explains.iter().any(|id| id == failed));
            assert_ne!(causes.contains(&failed), explained, "{name}: {failed}");
        }
        for cause in &report.root_causes {
            let comes_down = |id: &CheckId| *id == cause.check || cause.explains.contains(id);
            for explained in &cause.explains {
                let explained = report.check(explained).expect("a check of the report");
                assert!(
                    explained.outcome == Outcome::Failed
                        || explained.blocked_by.iter().any(comes_down),
                    "{name}: {}",
                    explained.id
                );
            }
        }
    }
}

#[test]
fn the_same_account_gives_the_same_report() {
    for (name, account) in sorts_of_accounts() {
        let [first, second] = [0, 1].map(|_| grade::report(&accounts::suite(), &account, "nl"));
        assert_eq!(first, second, "{name}");
    }
}

/// Adds a subnet of the attendee's own to TargetVPC, with a route to an internet gateway or without. Returns its id and that of a
/// public subnet of the stack.
pub fn add_own_subnet(account: &mut Value, has_route: bool, is_mapped: bool) -> [Value; 2] {
    let subnets = account["ec2"]["Subnets"]["known"].as_array_mut();
    let subnets = subnets.expect("subnets");
    let named = |name: &str, subnets: &[Value]| {
        let is_named = |subnet: &&Value| {
            let tags = subnet["Tags"].as_array().into_iter().flatten();
            tags.into_iter().any(|tag| tag["Value"] == name)
        };
        subnets.iter().find(is_named).expect("a subnet").clone()
    };
    let public = named("TargetVPC-public-a", subnets)["SubnetId"].clone();
    let mut own = named("TargetVPC-private-a-web", subnets);
    let private = own["SubnetId"].clone();
    let id = Value::from("subnet-0dmz");
    own["SubnetId"] = id.clone();
    own["MapPublicIpOnLaunch"] = is_mapped.into();
    own["Tags"][0]["Value"] = "dmz".into();
    subnets.push(own);
    let like = if has_route { &public } else { &private };
    let tables = account["ec2"]["RouteTables"]["known"].as_array_mut();
    for table in tables.expect("tables") {
        let associations = table["Associations"].as_array_mut().expect("a list");
        let same = associations.iter().find(|one| one["SubnetId"] == *like);
        if let Some(mut same) = same.cloned() {
            same["SubnetId"] = id.clone();
            associations.push(same);
        }
    }
    [id, public]
}
