//! Migrations with AWS MGN while a job of it goes on, and those that work although they differ from the pages.

use serde_json::{Value, json};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::{Report, render_plan};
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::repository;

use crate::evaluation::{accounts, add_own_subnet, grade, refused};

const SUITE: &str = "app-mig-service";
const IRREVERSIBLE: &str = "finalize-cutover";

fn edited(edit: impl FnOnce(&mut Value)) -> Value {
    let mut account = accounts::recorded(&format!("{SUITE}/complete"));
    edit(&mut account);
    account
}

fn report(account: &Value) -> Report {
    grade::report(&repository::suite(SUITE), account, "en")
}

fn outcome(report: &Report, id: &str) -> Outcome {
    report.check(id).expect("the check").outcome
}

fn server(account: &mut Value) -> &mut Value {
    &mut account["calls"]["source_servers"]["items"]["known"][0]
}

fn instances(account: &mut Value) -> &mut Vec<Value> {
    let instances = account["ec2"]["Instances"]["known"].as_array_mut();
    instances.expect("instances")
}

/// Every command of the report and of the plan.
fn commands(account: &Value) -> Vec<String> {
    let report = report(account);
    let shown = report.root_causes.iter();
    let shown = shown.flat_map(|cause| cause.remedy.commands.clone());
    shown.chain(planned(account)).collect()
}

fn planned(account: &Value) -> Vec<String> {
    refused::planned(&repository::suite(SUITE), account)
}

fn has(commands: &[String], operation: &str) -> bool {
    commands.iter().any(|command| command.contains(operation))
}

/// The server in a state, with the job of its last launch and the one whose instance is there.
fn launching(account: &mut Value, state: &str, instance: Option<&str>) {
    let server = server(account);
    let of = if state == "TESTING" {
        "lastTest"
    } else {
        "lastCutover"
    };
    server["lifeCycle"] = json!({ "state": state, of: { "initiated": { "jobID": "mgnjob-2" } } });
    server["dataReplicationInfo"]["dataReplicationState"] = "CONTINUOUS".into();
    match instance {
        Some(job) => server["launchedInstance"]["jobID"] = job.into(),
        None => server["launchedInstance"] = json!({}),
    }
}

/// The defect: the cutover was finalized, which cannot be undone, while its instance was not there yet. Page "launch": wait for
/// "Launched" and "First boot".
#[test]
fn a_cutover_is_finalized_only_when_its_instance_runs() {
    let pending = edited(|account| {
        launching(account, "CUTTING_OVER", Some("mgnjob-2"));
        instances(account)[1]["State"]["Name"] = "pending".into();
    });
    let of_the_test = edited(|account| {
        launching(account, "CUTTING_OVER", Some("mgnjob-1"));
        instances(account).remove(1);
        instances(account)[0]["State"]["Name"] = "running".into();
        server(account)["launchedInstance"]["ec2InstanceID"] =
            instances(account)[0]["InstanceId"].clone();
    });
    let nothing = edited(|account| {
        launching(account, "CUTTING_OVER", None);
        instances(account).clear();
    });
    let booting = edited(|account| {
        launching(account, "CUTTING_OVER", Some("mgnjob-2"));
        server(account)["launchedInstance"]["firstBoot"] = "WAITING".into();
    });
    for (about, account, launched) in [
        ("pending", pending, Outcome::Passed),
        ("of the test", of_the_test, Outcome::Pending),
        ("nothing", nothing, Outcome::Pending),
        ("booting", booting, Outcome::Pending),
    ] {
        let report = report(&account);
        assert_eq!(outcome(&report, "cutover-launched"), launched, "{about}");
        assert_eq!(
            outcome(&report, "cutover-finalized"),
            Outcome::Blocked,
            "{about}"
        );
        assert!(!has(&commands(&account), IRREVERSIBLE), "{about}");
    }
    let runs = edited(|account| launching(account, "CUTTING_OVER", Some("mgnjob-2")));
    assert_eq!(outcome(&report(&runs), "cutover-launched"), Outcome::Passed);
    assert!(has(&commands(&runs), IRREVERSIBLE));
}

/// A snapshot of an earlier version has no jobs.
#[test]
fn without_jobs_the_first_boot_decides() {
    let runs = edited(|account| server(account)["lifeCycle"]["state"] = "CUTTING_OVER".into());
    assert!(has(&commands(&runs), IRREVERSIBLE));
}

/// The defect: "mark as ready for cutover" while the test instance was being launched, which AWS refuses.
#[test]
fn a_test_is_over_only_when_its_job_is() {
    for job in [None, Some("mgnjob-1")] {
        let account = edited(|account| launching(account, "TESTING", job));
        let report = report(&account);
        assert_eq!(outcome(&report, "test-launched"), Outcome::Pending);
        assert_eq!(outcome(&report, "ready-for-cutover"), Outcome::Blocked);
        assert!(!has(&commands(&account), "aws mgn"), "{job:?}");
    }
    let over = edited(|account| launching(account, "TESTING", Some("mgnjob-2")));
    assert!(has(&commands(&over), "change-server-life-cycle-state"));
}

/// The defect: the launches and what follows them came back to back.
#[test]
fn a_plan_waits_for_each_launch() {
    let account = edited(|account| {
        server(account)["lifeCycle"]["state"] = "READY_FOR_TEST".into();
    });
    let planned = planned(&account);
    let at = |part: &str| {
        let mut all = planned.iter();
        all.position(|command| command.contains(part))
            .expect("the command")
    };
    let waits = |from: usize| {
        assert!(planned[from].contains("=$(aws mgn"), "{planned:?}");
        assert!(
            planned[from + 1].contains("describe-jobs")
                && planned[from + 1].contains("COMPLETED")
                && planned[from + 1].contains("jobIDs"),
            "{planned:?}"
        );
        assert!(
            planned[from + 2].contains("describe-source-servers"),
            "{planned:?}"
        );
    };
    let (test, ready, cutover) = (
        at("start-test"),
        at("change-server-life-cycle-state"),
        at("start-cutover"),
    );
    waits(test);
    waits(cutover);
    assert!(test < ready && ready < cutover && cutover + 2 < at(IRREVERSIBLE));
}

/// The defect: after the cutover, a command for a server that is disconnected.
#[test]
fn right_sizing_is_advice_when_the_right_instance_runs() {
    let basic = |account: &mut Value| {
        account["calls"]["launch_configurations"]["items"]["known"][0]["targetInstanceTypeRightSizingMethod"] =
            "BASIC".into();
    };
    let works = edited(basic);
    let shown = report(&works);
    let check = shown.check("right-sizing").expect("the check");
    assert_eq!(check.outcome, Outcome::Passed);
    assert!(!check.advice.is_empty());
    assert_eq!(planned(&works), [""; 0]);
    for edit in [
        |account: &mut Value| instances(account)[1]["InstanceType"] = "c5.large".into(),
        |account: &mut Value| server(account)["lifeCycle"]["state"] = "READY_FOR_TEST".into(),
    ] {
        let wrong = edited(|account| {
            basic(account);
            edit(account);
        });
        assert_eq!(outcome(&report(&wrong), "right-sizing"), Outcome::Failed);
    }
}

/// The plan of an account, with the checks that each step makes pass.
fn credited(account: &str) -> Vec<(String, Vec<String>)> {
    let suite = repository::suite(SUITE);
    let snapshot = grade::snapshot(&accounts::recorded(account));
    let locale = repository::locale(&suite, "en");
    let plan = render_plan(&suite, &snapshot, &Selection::default(), &locale);
    let steps = plan.steps.into_iter();
    let green = |ids: Vec<_>| ids.iter().map(ToString::to_string).collect();
    steps
        .map(|step| (step.check.to_string(), green(step.turns_green)))
        .collect()
}

/// The defect: "turn off right-sizing, then passes: the replication is running".
#[test]
fn a_step_is_credited_with_what_it_makes_pass() {
    let steps = credited("app-mig-service/stalled");
    let of = |check: &str| {
        let mut steps = steps.iter().filter(|(by, _)| by == check);
        steps
            .next()
            .map(|(_, green)| green.as_slice())
            .unwrap_or_default()
    };
    assert_eq!(of("staging-subnet"), ["staging-subnet"]);
    assert_eq!(of("replicating"), ["replicating"]);
    assert_eq!(of("right-sizing"), ["right-sizing"]);
}

/// MGN user guide, "Replication settings": a change of the template does not change the servers that are in the list already.
#[test]
fn a_new_staging_subnet_is_set_for_the_server_that_is_there_too() {
    let stalled = accounts::recorded("app-mig-service/stalled");
    let all = planned(&stalled);
    let server = "update-replication-configuration --region us-west-2 --source-server-id s-2d58bc0bddd24fc78 --staging-area-subnet-id subnet-6bc34c2b0d4ccf0dd";
    assert!(has(&all, "update-replication-configuration-template"));
    assert!(has(&all, server), "{all:#?}");
    // Without a server there is nothing else to change.
    let mut account = stalled;
    account["calls"]["source_servers"]["items"]["known"] = json!([]);
    account["calls"]["launch_configurations"]["items"]["known"] = json!([]);
    let all = planned(&account);
    assert!(
        has(&all, "update-replication-configuration-template"),
        "{all:#?}"
    );
    assert!(!has(&all, "update-replication-configuration "), "{all:#?}");
    let hint = report(&account)
        .check("staging-subnet")
        .expect("the check")
        .hint
        .clone();
    let hint = hint.unwrap_or_default();
    assert!(!hint.contains("already"), "{hint}");
}

/// The defect: what nobody needs after the cutover failed for being gone, and a server that is finalized was to be launched again.
#[test]
fn what_is_gone_after_the_cutover_is_not_needed() {
    for gone in [
        &["launch_templates"][..],
        &["launch_configurations", "launch_templates"],
    ] {
        let account = edited(|account| {
            for call in gone {
                account["calls"][*call]["items"] = json!({ "known": [] });
            }
        });
        let report = report(&account);
        for id in ["right-sizing", "default-version"] {
            assert_eq!(outcome(&report, id), Outcome::Passed, "{gone:?}: {id}");
        }
        assert!(report.root_causes.is_empty(), "{gone:?}");
    }
    // Before, the template is what the server is launched from.
    let account = edited(|account| {
        launching(account, "CUTTING_OVER", Some("mgnjob-2"));
        account["calls"]["launch_templates"]["items"] = json!({ "known": [] });
    });
    assert_eq!(
        outcome(&report(&account), "default-version"),
        Outcome::Failed
    );
    let account = edited(|account| {
        for instance in instances(account) {
            instance["State"]["Name"] = "terminated".into();
        }
    });
    let report = report(&account);
    let hint = report.next.expect("something to do").summary;
    assert!(hint.contains("nothing is launched any more"), "{hint}");
}

/// The defect: a subnet counted as public by its name or its setting, and not by its routes.
#[test]
fn a_server_and_its_staging_area_are_in_public_subnets_by_their_routes() {
    let in_own = |has_route: bool, is_mapped: bool| {
        edited(|account| {
            let [own, public] = add_own_subnet(account, has_route, is_mapped);
            for instance in instances(account) {
                if instance["SubnetId"] == public {
                    instance["SubnetId"] = own.clone();
                }
            }
            let templates = &mut account["calls"]["replication_templates"]["items"]["known"];
            templates[0]["stagingAreaSubnetId"] = own;
            // What has been copied has been copied from anywhere.
            let server = server(account);
            server["lifeCycle"]["state"] = "READY_FOR_TEST".into();
            server["dataReplicationInfo"]["dataReplicationState"] = "STALLED".into();
        })
    };
    for is_mapped in [true, false] {
        for check in ["webserver-subnet", "staging-subnet"] {
            let public = report(&in_own(true, is_mapped));
            assert_eq!(
                outcome(&public, check),
                Outcome::Passed,
                "{check} {is_mapped}"
            );
            let private = report(&in_own(false, is_mapped));
            assert_eq!(
                outcome(&private, check),
                Outcome::Failed,
                "{check} {is_mapped}"
            );
        }
    }
}

/// The defect: who had done a page and not begun with the next one was told that the next one has failed.
#[test]
fn who_is_at_the_next_page_has_not_failed() {
    // The state of the server, the page that is not begun, and the check of a page that is and is not done.
    let ready = ("READY_FOR_TEST", Some("test"), "test-launched");
    let tested = ("TESTING", Some("launch"), "ready-for-cutover");
    let waiting = ("READY_FOR_CUTOVER", Some("launch"), "cutover-launched");
    let launched = ("CUTTING_OVER", None, "cutover-finalized");
    for (state, not_begun, check) in [ready, tested, waiting, launched] {
        let account = edited(|account| {
            server(account)["lifeCycle"]["state"] = state.into();
            server(account)["dataReplicationInfo"]["dataReplicationState"] = "CONTINUOUS".into();
            if state != "CUTTING_OVER" {
                instances(account).remove(1);
            }
        });
        let report = report(&account);
        let check = report.check(check).expect("the check");
        assert_eq!(check.outcome, Outcome::Failed, "{state}");
        assert!(check.not_made, "{state}");
        let open: Vec<&str> = report.not_started().map(|step| step.id.as_str()).collect();
        assert_eq!(open.first().copied(), not_begun, "{state}: {open:?}");
        assert!(report.is_unfinished(), "{state}");
    }
    // What went wrong has.
    let stopped = edited(|account| server(account)["lifeCycle"]["state"] = "STOPPED".into());
    let report = report(&stopped);
    assert!(!report.check("server-ready").expect("the check").not_made);
    assert!(!report.is_unfinished());
}
