//! Gradebooks for the tests: a usual one, and one with hostile texts.

use std::sync::Arc;

use workshop_check_core::report::picture::*;
use workshop_check_core::report::*;
use workshop_check_core::verdict::Outcome;

pub use crate::reporters::halfway::halfway;

/// Text that attacks every format at once.
pub const HOSTILE: &str = concat!(
    "=cmd|' /C calc'!A0 +1 -1 @SUM \0\u{1}\u{8}\u{b}\u{c}\u{1f}\u{7f} \x1b[31mred\x1b[0m \x1b]0;title\x07 \u{9b}31m ",
    "\r\n::error file=x::owned\r\n##[error]owned ]]> <script>alert(1)</script> &amp; \"quoted\" ",
    "\u{202e}gpj.exe\u{202c} zero\u{200b}width\u{feff} \u{2028} 漢字かな交じり文 👩\u{200d}💻🦄 \u{fffe}\u{ffff} | `x` [l](u) end"
);

/// A report on an account where every check of the half-way one passed.
pub fn complete(language: &str) -> Report {
    let halfway = halfway(language);
    let steps = halfway.steps.into_iter().map(|given| {
        let checks = given.checks.into_iter().map(|check| CheckReport {
            remedy: Remedy::default(),
            outcome: Outcome::Passed,
            points: check.max,
            advice: vec![],
            hint: None,
            bonus: None,
            blocked_by: vec![],
            missing_actions: vec![],
            ..check
        });
        step(&given.id, given.title, given.page_url, checks.collect())
    });
    report(language, halfway.suite.title, steps.collect(), vec![], None)
}

/// A class: one half-way, one complete, one that could not be read.
pub fn class() -> Gradebook {
    let entry = |name: &str, account_id: &str| Entry {
        name: name.to_owned(),
        account_id: account_id.to_owned(),
        columns: Default::default(),
        report: None,
        error: None,
    };
    Gradebook {
        schema: GRADEBOOK_SCHEMA.to_owned(),
        shard: None,
        entries: vec![
            Entry {
                report: Some(halfway("en").into()),
                ..entry("team-7", "123456789012")
            },
            Entry {
                report: Some(complete("en").into()),
                ..entry("210987654321", "210987654321")
            },
            Entry {
                error: Some(
                    "assume role arn:aws:iam::111122223333:role/grader: access denied".into(),
                ),
                ..entry("Zoë", "111122223333")
            },
        ],
    }
}

/// A class of so many half-way accounts, whose attendees are all called alike.
pub fn many(count: usize, name: &str, report: &Report) -> Gradebook {
    let report = Arc::new(report.clone());
    let entries = (0..count).map(|number| Entry {
        name: format!("{name} {number}"),
        account_id: format!("{:012}", 100_000_000_000 + number),
        columns: Default::default(),
        report: Some(Arc::clone(&report)),
        error: None,
    });
    Gradebook {
        schema: GRADEBOOK_SCHEMA.to_owned(),
        shard: None,
        entries: entries.collect(),
    }
}

/// The half-way account with the same text in every place where a text can stand.
pub fn with_text_everywhere(text: &str) -> Gradebook {
    let text = || text.to_owned();
    let mut report = halfway("en");
    report.suite = SuiteInfo {
        id: text(),
        title: text(),
        digest: text(),
    };
    report.account = AccountInfo {
        id: text(),
        region: text(),
        name: Some(text()),
        caller_arn: text(),
    };
    for step in &mut report.steps {
        step.title = text();
        step.page_url = text();
        for check in &mut step.checks {
            check.title = text();
            check.expected = Some(text());
            check.actual = Some(text());
            check.hint = Some(text());
            check.page_url = text();
            check.resources = vec![text(); 5];
            check.advice = vec![text(); 2];
            check.missing_actions = vec![text()];
            check.blocked_by.push(text().into());
        }
    }
    for cause in &mut report.root_causes {
        cause.summary = text();
        cause.page_url = text();
        cause.evidence = vec![text()];
        cause.symptom = Some(text());
        cause.general = Some(text());
    }
    report.picture = Some(picture(&text()));
    if let Some(next) = &mut report.next {
        next.summary = text();
        next.page_url = text();
    }
    // Ids come from the suite, which may be an untrusted file, too.
    if let Some(step) = report.steps.last_mut() {
        step.id = text().into();
        for check in &mut step.checks {
            check.id = text().into();
        }
    }
    let mut book = Gradebook::from_report(report);
    book.entries.push(Entry {
        name: text(),
        account_id: text(),
        columns: Default::default(),
        report: None,
        error: Some(text()),
    });
    book
}

/// Visitors, a load balancer in a VPC, and a database that cannot be reached, with the same text in every place.
pub fn picture(text: &str) -> Picture {
    let text = || text.to_owned();
    let part = |outcome| Part {
        kind: "subnet".into(),
        label: text(),
        name: text(),
        made: true,
        outcome,
        checks: vec![],
    };
    let node = |id: &str, group: Option<&str>, outcome| Node {
        id: id.into(),
        kind: "service".into(),
        label: text(),
        name: group.map(|_| text()),
        made: true,
        outcome: Some(outcome),
        checks: vec![],
        group: group.map(str::to_owned),
        ground: group.map(|_| Ground::Public),
        parts: vec![part(Some(outcome)), part(None)],
    };
    let stop = |hop, side| Stop {
        hop,
        side,
        name: text(),
        reason: text(),
    };
    let edge = |from: &str, to: &str, outcome, stops| Edge {
        from: from.into(),
        to: to.into(),
        kind: EdgeKind::Traffic,
        label: Some(text()),
        outcome,
        checks: vec!["lb-sg-http".into()],
        stops,
        reason: (outcome == Outcome::Pending).then(text),
    };
    Picture {
        frames: vec![Frame {
            id: "vpc".into(),
            label: text(),
            name: text(),
            made: true,
            outcome: Some(Outcome::Passed),
            checks: vec![],
        }],
        nodes: vec![
            node("visitors", None, Outcome::Passed),
            node("load_balancer", Some("vpc"), Outcome::Pending),
            node("database", Some("vpc"), Outcome::Failed),
            Node {
                made: false,
                ..node("task_definition", None, Outcome::Blocked)
            },
        ],
        edges: vec![
            edge("visitors", "load_balancer", Outcome::Pending, vec![]),
            edge(
                "load_balancer",
                "database",
                Outcome::Failed,
                vec![
                    stop(Hop::SecurityGroup, Side::From),
                    stop(Hop::NetworkAcl, Side::To),
                ],
            ),
            Edge {
                kind: EdgeKind::Wire,
                ..edge("load_balancer", "task_definition", Outcome::Blocked, vec![])
            },
        ],
    }
}

pub fn step(id: &str, title: String, page_url: String, checks: Vec<CheckReport>) -> StepReport {
    StepReport {
        id: id.into(),
        title,
        page_url,
        started: true,
        outcome: Outcome::worst(checks.iter().map(|check| check.outcome)),
        score: checks
            .iter()
            .map(|check| Score {
                points: check.points,
                max: check.max,
            })
            .sum(),
        bonus: None,
        own_title: None,
        checks,
    }
}

pub fn report(
    language: &str,
    title: String,
    steps: Vec<StepReport>,
    root_causes: Vec<RootCause>,
    next: Option<Next>,
) -> Report {
    Report {
        plan: None,
        submitted_at: None,
        schema: REPORT_SCHEMA.to_owned(),
        suite: SuiteInfo {
            id: "container-migration".into(),
            title,
            digest: "sha256:0123456789abcdef".into(),
        },
        account: AccountInfo {
            id: "123456789012".into(),
            region: "us-west-2".into(),
            name: Some("team-7".into()),
            caller_arn: "arn:aws:sts::123456789012:assumed-role/WSParticipantRole/Participant"
                .into(),
        },
        taken_at: jiff::Timestamp::constant(1_795_312_680, 123_456_789),
        // A time that a binary fraction cannot hold.
        duration_ms: 1_118,
        language: language.to_owned(),
        outcome: Outcome::worst(steps.iter().map(|step| step.outcome)),
        score: steps.iter().map(|step| step.score).sum(),
        bonus: None,
        still_costs: None,
        modules: Vec::new(),
        next,
        root_causes,
        steps,
        hints: Hints::Command,
        picture: None,
    }
}
