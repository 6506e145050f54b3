//! What reports say of a failure: a title of its own, the age of what AWS said, sentences in place of codes.

use workshop_check_core::report::{Report, RootCause};
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::{accounts, grade, repository};

use crate::evaluation::{edited, report_after, sorts_of_accounts};

fn cause<'r>(report: &'r Report, check: &str) -> &'r RootCause {
    let mut causes = report.root_causes.iter();
    causes
        .find(|cause| cause.check == check)
        .unwrap_or_else(|| panic!("{:#?}", report.root_causes))
}

#[test]
fn a_failed_check_has_a_title_of_its_own_in_every_language_and_no_other_has() {
    let suite = accounts::suite();
    for language in ["de", "en", "es", "fr", "it", "ja", "nl", "pt", "zh"] {
        for (_, account) in sorts_of_accounts() {
            let report = grade::report(&suite, &account, language);
            for check in report.steps.iter().flat_map(|step| &step.checks) {
                let failed = check.outcome == Outcome::Failed;
                assert_eq!(check.failed_title.is_some(), failed, "{check:?}");
                assert_ne!(check.failed_title.as_ref(), Some(&check.title));
                assert_eq!(check.heading() != check.title, failed);
            }
        }
    }
}

/// The defect: "the replication instance is missing" above "replication-instance is in vpc-…".
#[test]
fn the_title_of_what_is_missing_is_true_of_what_is_in_another_vpc() {
    for id in [
        "container-migration",
        "database-migration",
        "app-mig-service",
        "elasticbeanstalk-migration",
    ] {
        let suite = repository::suite(id);
        let located = suite.checks().filter(|(_, check)| {
            let resource = check.assert.establishes();
            let resource = resource.and_then(|name| suite.file.resources.get(name));
            resource.is_some_and(|resource| resource.vpc.is_some())
        });
        let located: Vec<String> = located
            .map(|(_, check)| format!("check-{} = ", check.id))
            .collect();
        assert!(!located.is_empty(), "{id}");
        let texts = repository::texts(id).filter(|(name, _)| name.ends_with(".ftl"));
        for (name, text) in texts {
            for check in &located {
                let lines = text
                    .text
                    .lines()
                    .skip_while(|line| !line.starts_with(check));
                let mut own = lines.skip(1).take_while(|line| line.starts_with("    ."));
                let failed = own.find(|line| line.starts_with("    .failed = "));
                let failed = failed.unwrap_or_else(|| panic!("{id} {name}: {check}"));
                assert!(failed.contains("$vpc"), "{id} {name}: {failed}");
            }
        }
    }
}

#[test]
fn a_summary_begins_with_what_is_wrong() {
    let report = report_after("fresh", "[]");
    assert_eq!(
        cause(&report, "lb-sg").summary,
        "LB-SG is missing from TargetVPC: no security group named LB-SG"
    );
}

/// A service whose tasks stop because a parameter is missing, twelve minutes before the account was read.
const STOPPED: &str = r#"[
  { at: taken_at, set: "2026-11-22T15:38:00Z" },
  { at: ecs.services.*.*.runningCount, set: 0 },
  { at: ecs.services.*.*.deployments.*.rolloutState, set: IN_PROGRESS },
  { at: ecs.tasks.*.*.lastStatus, set: STOPPED },
  { at: ecs.tasks.*.*.stopCode, set: TaskFailedToStart },
  { at: ecs.tasks.*.*.stoppedAt, set: "2026-11-22T15:26:00Z" },
  { at: ecs.tasks.*.*.stoppedReason, set: something that no pattern knows },
]"#;

#[test]
fn what_aws_said_has_an_age_and_is_quoted_once() {
    let report = report_after("complete", STOPPED);
    let cause = cause(&report, "service-steady");
    assert!(
        cause
            .summary
            .ends_with("AWS said 12 minutes ago: “something that no pattern knows”"),
        "{cause:#?}"
    );
    assert_eq!(
        cause.evidence.get(1).map(String::as_str),
        Some("stopped task, 12 minutes ago: something that no pattern knows")
    );
    assert!(cause.summary_quotes);
    assert!(
        cause
            .further_evidence()
            .all(|said| !said.contains("no pattern knows")),
        "{cause:#?}"
    );
}

#[test]
fn no_report_shows_a_code_of_the_site() {
    let suite = accounts::suite();
    let site = r#"[{ at: "probes.*", set: { no_answer: { kind: CODE, redirects: [] } } }]"#;
    for code in ["read_timed_out", "connect_timed_out", "refused", "not_http"] {
        for language in ["de", "en", "ja", "zh"] {
            let account = edited("complete", &site.replace("CODE", code));
            let report = grade::report(&suite, &account, language);
            let texts: Vec<&String> = report
                .root_causes
                .iter()
                .flat_map(|cause| cause.evidence.iter().chain([&cause.summary]))
                .collect();
            assert!(!texts.is_empty(), "{code}");
            for text in texts {
                assert!(!text.contains("no-answer"), "{language}: {text}");
                assert!(
                    !text.contains(&code.replace('_', "-")),
                    "{language}: {text}"
                );
            }
        }
    }
}

#[test]
fn a_page_outside_the_module_goes_by_its_own_title() {
    let report = report_after("complete", "[{ at: rds.DBInstances, set: [] }]");
    let cause = cause(&report, "database");
    assert!(cause.page_url.ends_with("/create-target-db.html"));
    assert_eq!(cause.page_title.as_deref(), Some("Create Target DB"));
    let next = report.next.as_ref().expect("something is next");
    assert_eq!(next.page_title, cause.page_title);
    let own = report_after("fresh", "[]");
    let own = own.next.as_ref().expect("something is next");
    assert_eq!(own.page_title.as_deref(), Some("Security groups"));
}

#[test]
fn an_author_may_give_an_advice_in_words_of_their_own() {
    let report = report_after(
        "complete",
        "[{ at: efs.FileSystems.*.SizeInBytes.Value, set: 6144 }]",
    );
    let check = report.check("file-system-content").expect("the check");
    assert_eq!(check.outcome, Outcome::Passed);
    let [advice] = check.advice.as_slice() else {
        panic!("{check:?}");
    };
    assert!(
        advice.starts_with("The file system looks empty."),
        "{advice}"
    );
}

/// "The configuration is in order now" is not said while a check of the configuration fails.
#[test]
fn what_is_not_in_order_is_not_called_so() {
    let site = r#"{ at: "probes.*.answered.status", set: 500 }, { at: "probes.*.answered.markers", set: [] }"#;
    let hint = |edits: &str| {
        let report = report_after("complete", edits);
        let check = report.check("site").expect("the check");
        assert_eq!(check.outcome, Outcome::Failed, "{check:#?}");
        check.hint.clone().expect("a fix")
    };
    let in_order = hint(&format!("[{site}]"));
    assert!(
        in_order.contains("The configuration is in order now"),
        "{in_order}"
    );
    let wrong_name = hint(&format!(
        r#"[{site}, {{ at: "ssm.Parameters[Name=DB_NAME].Value", set: wordpress_db }}]"#
    ));
    assert!(!wrong_name.contains("in order"), "{wrong_name}");
}

/// What this program cannot judge, a reader can: the page says what is right.
#[test]
fn what_cannot_be_evaluated_is_to_be_compared_with_the_page() {
    let report = report_after(
        "complete",
        r#"[{ at: "ssm.Parameters[Name=DB_HOST].Value", set: 10.0.101.7 }]"#,
    );
    let next = report.next.expect("something is next");
    assert_eq!(
        next.summary,
        "Compare it with what the page asks for: DB_HOST (String): the endpoint of database-1."
    );
}
