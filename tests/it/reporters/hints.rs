//! Nothing of a later stage of `--hints` is in any format. Markers stand in every text of a report, each with its stage.

use std::collections::BTreeSet;

use serde_json::Value;
use workshop_check::reporter::{FORMATS, Subject, TerminalOptions};
use workshop_check_core::report::{Gradebook, Hints, PlanReport, PlanStep, Remedy, Report};
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::{accounts, grade};

use crate::reporters::locale;
use crate::reporters::others::demo_report;
use crate::reporters::{books, written};

/// Where a text of a report is, and the stage at which it is due. `None`: in every stage.
const PLACES: [(&str, Option<Hints>); 80] = [
    ("schema", None),
    ("suite.id", None),
    ("suite.title", None),
    ("suite.digest", None),
    ("account.id", None),
    ("account.region", None),
    ("account.name", None),
    ("account.caller_arn", None),
    ("taken_at", None),
    ("language", None),
    ("outcome", None),
    ("hints", None),
    ("next.check", None),
    ("next.step", None),
    ("next.page_url", None),
    ("next.page_title", None),
    ("next.summary", Some(Hints::Fix)),
    ("root_causes.check", None),
    ("root_causes.step", None),
    ("root_causes.page_url", None),
    ("root_causes.page_title", None),
    ("root_causes.summary", Some(Hints::Why)),
    ("root_causes.explains", Some(Hints::Why)),
    ("root_causes.evidence", Some(Hints::Why)),
    ("root_causes.symptom", Some(Hints::Why)),
    ("root_causes.general", Some(Hints::Why)),
    ("steps.id", None),
    ("steps.title", None),
    ("steps.page_url", None),
    ("steps.outcome", None),
    ("steps.checks.id", None),
    ("steps.checks.outcome", None),
    ("steps.checks.page_url", None),
    ("steps.checks.missing_actions", None),
    ("steps.checks.title", Some(Hints::Why)),
    ("steps.checks.failed_title", Some(Hints::Why)),
    ("steps.checks.expected", Some(Hints::Why)),
    ("steps.checks.actual", Some(Hints::Why)),
    ("steps.checks.resources", Some(Hints::Why)),
    ("steps.checks.blocked_by", Some(Hints::Why)),
    ("steps.checks.advice", Some(Hints::Fix)),
    ("steps.checks.hint", Some(Hints::Fix)),
    // Of a passed check: what is done is not secret.
    ("steps.passed.title", None),
    ("steps.passed.expected", Some(Hints::Why)),
    ("steps.passed.actual", Some(Hints::Why)),
    ("steps.passed.resources", Some(Hints::Why)),
    ("steps.passed.advice", Some(Hints::Fix)),
    // Of a fix.
    ("next.changes", Some(Hints::Fix)),
    ("root_causes.changes", Some(Hints::Fix)),
    ("root_causes.fix", Some(Hints::Fix)),
    ("still_costs", Some(Hints::Why)),
    ("steps.checks.changes", Some(Hints::Fix)),
    ("plan.steps.changes", Some(Hints::Fix)),
    ("steps.checks.because_of", None),
    ("steps.checks.same_mistake_as", None),
    ("next.commands", Some(Hints::Command)),
    ("next.console_url", Some(Hints::Fix)),
    ("next.console_path", Some(Hints::Fix)),
    ("root_causes.commands", Some(Hints::Command)),
    ("root_causes.console_url", Some(Hints::Fix)),
    ("root_causes.console_path", Some(Hints::Fix)),
    ("steps.checks.commands", Some(Hints::Command)),
    ("steps.checks.console_url", Some(Hints::Fix)),
    ("steps.checks.console_path", Some(Hints::Fix)),
    ("plan.steps.step", None),
    ("plan.steps.page_url", None),
    ("plan.steps.check", None),
    ("plan.steps.turns_green", None),
    ("plan.left", None),
    ("plan.steps.summary", Some(Hints::Fix)),
    ("plan.steps.by_hand", Some(Hints::Fix)),
    ("plan.steps.commands", Some(Hints::Command)),
    ("plan.steps.console_url", Some(Hints::Fix)),
    ("plan.steps.console_path", Some(Hints::Fix)),
    // The picture is drawn by its ids and words, which stay; all of it is due at one stage.
    ("picture.frames.name", Some(Hints::Why)),
    ("picture.nodes.name", Some(Hints::Why)),
    ("picture.nodes.parts.name", Some(Hints::Why)),
    ("picture.edges.reason", Some(Hints::Why)),
    ("picture.edges.stops.name", Some(Hints::Why)),
    ("picture.edges.stops.reason", Some(Hints::Why)),
];

/// "MARKWHY7X": without punctuation, which formats escape.
fn marker(stage: Hints, number: usize) -> String {
    format!("MARK{}{number}X", stage.as_str().to_uppercase())
}

fn remedy() -> Remedy {
    Remedy {
        changes: vec!["text".to_owned()],
        commands: vec!["text".to_owned()],
        console_url: Some("text".to_owned()),
        console_path: Some("text".to_owned()),
    }
}

/// A picture with a way that is cut and one that waits, and a plan.
fn drawn_and_planned(report: &mut Report) {
    let account = accounts::recorded("private-load-balancer");
    report.picture = grade::report(&accounts::suite(), &account, "en").picture;
    let edges = report.picture.as_mut().map(|picture| &mut picture.edges);
    if let Some(edge) = edges.and_then(|edges| edges.last_mut()) {
        edge.reason = Some("text".to_owned());
    }
    report.plan = Some(PlanReport {
        steps: vec![PlanStep {
            step: "create-sg".into(),
            page_url: "https://example.org/".to_owned(),
            check: "lb-sg".into(),
            summary: "text".to_owned(),
            by_hand: Some("text".to_owned()),
            turns_green: vec!["lb-sg".into()],
            remedy: remedy(),
        }],
        left: vec!["site".into()],
    });
}

/// The half-way report, with a text in every optional field of every check.
fn full() -> Report {
    let mut report = books::halfway("en");
    drawn_and_planned(&mut report);
    for step in &mut report.steps {
        for check in &mut step.checks {
            let some = || Some("text".to_owned());
            check.failed_title = some();
            check.expected = some();
            check.actual = some();
            check.hint = some();
            check.resources = vec!["text".to_owned()];
            check.advice = vec!["text".to_owned()];
            check.remedy = remedy();
            if check.outcome != Outcome::Passed && check.blocked_by.is_empty() {
                check.blocked_by.push("text".into());
            }
        }
    }
    report.still_costs = Some("text".to_owned());
    let mut checks = report.steps.iter_mut().flat_map(|step| &mut step.checks);
    if let Some(failed) = checks.find(|check| check.outcome == Outcome::Failed) {
        failed.because_of = Some("lb-sg".into());
        failed.same_mistake_as = Some("lb-sg".into());
    }
    for cause in &mut report.root_causes {
        cause.page_title = Some("A page".to_owned());
        cause.symptom = Some("text".to_owned());
        cause.general = Some("text".to_owned());
        cause.fix = Some("text".to_owned());
        cause.remedy = remedy();
    }
    if let Some(next) = &mut report.next {
        next.page_title = Some("A page".to_owned());
        next.remedy = remedy();
    }
    report
}

/// A report with markers, and the markers with their stages.
struct Planted {
    report: Report,
    markers: Vec<(Hints, String)>,
    seen: BTreeSet<String>,
}

impl Planted {
    fn new() -> Self {
        let mut planted = Planted {
            report: full(),
            markers: Vec::new(),
            seen: BTreeSet::new(),
        };
        let mut json = serde_json::to_value(&planted.report).expect("a report is JSON");
        planted.plant(&mut json, "");
        planted.report = serde_json::from_value(json).expect("still a report");
        planted
    }

    fn plant(&mut self, value: &mut Value, place: &str) {
        match value {
            Value::Array(list) => list.iter_mut().for_each(|item| self.plant(item, place)),
            Value::Object(map) => {
                let passed =
                    place == "steps.checks" && map.get("outcome") == Some(&"passed".into());
                for (key, value) in map.iter_mut() {
                    let own = match place {
                        "" => key.clone(),
                        // An account id's keys and a check's own list stay where they are.
                        _ if passed && self.is_known(&format!("steps.passed.{key}")) => {
                            format!("steps.passed.{key}")
                        }
                        place => format!("{place}.{key}"),
                    };
                    self.plant(value, &own);
                }
            }
            Value::String(text) => {
                if place.starts_with("picture.") && !self.is_known(place) {
                    return;
                }
                let known = PLACES.iter().find(|(known, _)| *known == place);
                let (_, stage) = known.unwrap_or_else(|| {
                    panic!("decide in `Report::limited_to` at which stage {place} is due")
                });
                self.seen.insert(place.to_owned());
                if let Some(stage) = stage {
                    *text = marker(*stage, self.markers.len());
                    self.markers.push((*stage, text.clone()));
                }
            }
            _ => {}
        }
    }

    fn is_known(&self, place: &str) -> bool {
        PLACES.iter().any(|(known, _)| *known == place)
    }

    fn of(&self, due: impl Fn(Hints) -> bool) -> impl Iterator<Item = &str> {
        let markers = self.markers.iter();
        let markers = markers.filter(move |(stage, _)| due(*stage));
        markers.map(|(_, marker)| marker.as_str())
    }
}

#[test]
fn the_markers_stand_in_every_place() {
    let planted = Planted::new();
    let missing: Vec<_> = PLACES
        .iter()
        .filter(|(place, _)| !planted.seen.contains(*place))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_format_tells_anything_of_a_later_stage() {
    let planted = Planted::new();
    for stage in Hints::ALL {
        let report = planted.report.clone().limited_to(stage);
        for (format, subject) in FORMATS
            .iter()
            .flat_map(|format| [(format, Subject::Account), (format, Subject::Class)])
        {
            let mut book = Gradebook::from_report(report.clone());
            if subject == Subject::Class && !format.about_one {
                // Two of them, so that what a class shares is shown.
                let second = book.entries[0].clone();
                book.entries.push(second);
            }
            let text = written(format, &book, subject, TerminalOptions::PLAIN);
            let place = format!("{} of {subject:?} at {stage}", format.name);
            for marker in planted.of(|due| due > stage) {
                assert!(!text.contains(marker), "{place} has {marker}:\n{text}");
            }
            // A drawing has the picture alone, and cuts long names. Grades are told without reasons.
            if matches!(format.name, "svg" | "canvas" | "moodle") {
                continue;
            }
            let tells = |due: Hints| {
                planted
                    .of(|stage| stage == due)
                    .any(|marker| text.contains(marker))
            };
            assert_eq!(tells(Hints::Why), stage >= Hints::Why, "{place}:\n{text}");
            if subject == Subject::Account {
                assert_eq!(tells(Hints::Fix), stage >= Hints::Fix, "{place}:\n{text}");
            }
        }
    }
}

/// What is left out at a stage must not turn into a statement: no picture is not "no traffic", no plan is not "all is done".
#[test]
fn no_stage_claims_what_another_does_not() {
    let locale = locale("en");
    let claims = [
        "picture-none",
        "report-plan-all",
        "report-plan-none",
        "report-plan-again",
        "verdict-passed",
        "verdict-pending",
        "verdict-unknown",
        "verdict-blocked",
        "report-not-graded",
        "board-not-yet",
    ];
    for (suite, account) in [
        ("container-migration", "fresh"),
        ("container-migration", "halfway"),
        ("container-migration", "wrong-db-host"),
        ("container-migration", "complete"),
        ("cleanup", "untouched"),
        ("database-migration", "private-subnets"),
    ] {
        let report = demo_report(suite, account);
        for format in FORMATS {
            let told = |stage| {
                let book = Gradebook::from_report(report.clone().limited_to(stage));
                let text = written(format, &book, Subject::Account, TerminalOptions::PLAIN);
                let made = claims.iter().filter(|id| {
                    let claim = locale.label(id);
                    text.contains(&claim)
                });
                made.copied().collect::<Vec<_>>()
            };
            let all = told(Hints::Command);
            for stage in Hints::ALL {
                for claim in told(stage) {
                    let place = format!("{} of {account} at {stage}", format.name);
                    assert!(all.contains(&claim), "{place}: {claim}");
                }
            }
        }
    }
}

#[test]
fn json_has_all_that_is_due_and_names_the_stage() {
    let planted = Planted::new();
    for stage in Hints::ALL {
        let report = planted.report.clone().limited_to(stage);
        let text = serde_json::to_string(&report).expect("JSON");
        for marker in planted.of(|due| due <= stage) {
            assert!(text.contains(marker), "{stage} lacks {marker}");
        }
        assert!(text.contains(&format!("\"hints\":\"{stage}\"")));
        // The contract stays.
        assert_eq!(report.outcome, planted.report.outcome);
        assert_eq!(report.score, planted.report.score);
        for (step, full) in report.steps.iter().zip(&planted.report.steps) {
            assert_eq!(
                (&step.id, step.outcome, step.score),
                (&full.id, full.outcome, full.score)
            );
            for (check, full) in step.checks.iter().zip(&full.checks) {
                assert_eq!((&check.id, check.outcome), (&full.id, full.outcome));
            }
        }
    }
}

#[test]
fn a_limit_cannot_be_lifted() {
    let full = Planted::new().report;
    assert_eq!(full.clone().limited_to(Hints::Command), full);
    for low in Hints::ALL {
        let limited = full.clone().limited_to(low);
        for stage in Hints::ALL {
            let again = limited.clone().limited_to(stage);
            assert_eq!(
                again,
                full.clone().limited_to(low.min(stage)),
                "{low} then {stage}"
            );
        }
    }
}

/// The defect: a page that is all that is told stood in a line twice.
#[test]
fn the_title_of_a_page_is_once_in_a_line() {
    let account = accounts::recorded("halfway");
    let report = grade::report(&accounts::suite(), &account, "en").limited_to(Hints::Page);
    let book = Gradebook::from_report(report);
    let title = "EFS file system";
    for format in FORMATS {
        let text = written(format, &book, Subject::Account, TerminalOptions::PLAIN);
        for twice in [
            format!("{title}: {title}"),
            format!("{title}::{title}"),
            format!("{title}</strong> <a"),
        ] {
            assert!(!text.contains(&twice), "{}: {twice}", format.name);
        }
        let linked = |line: &&str| line.starts_with('-') && line.contains(title);
        let mut lines = text.lines().filter(linked);
        assert!(lines.all(|line| line.matches(title).count() == 1), "{text}");
    }
}
