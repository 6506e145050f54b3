use super::*;
use crate::report::*;

fn report(outcomes: &[(&str, Outcome)], causes: &[&str]) -> Report {
    let checks = outcomes.iter().map(|(id, outcome)| CheckReport {
        remedy: Remedy::default(),
        id: (*id).into(),
        title: format!("title of {id}"),
        failed_title: None,
        outcome: *outcome,
        not_made: false,
        points: 0,
        max: 1,
        expected: None,
        actual: None,
        resources: vec![],
        advice: vec![],
        hint: None,
        page_url: "https://example".into(),
        bonus: None,
        blocked_by: vec![],
        because_of: None,
        same_mistake_as: None,
        missing_actions: vec![],
    });
    Report {
        plan: None,
        submitted_at: None,
        schema: REPORT_SCHEMA.into(),
        suite: SuiteInfo {
            id: "s".into(),
            title: "S".into(),
            digest: "d".into(),
        },
        account: AccountInfo {
            id: "123456789012".into(),
            region: "r".into(),
            name: None,
            caller_arn: String::new(),
        },
        taken_at: jiff::Timestamp::UNIX_EPOCH,
        duration_ms: 0,
        language: "en".into(),
        outcome: Outcome::Failed,
        score: Score::default(),
        bonus: None,
        still_costs: None,
        modules: Vec::new(),
        next: None,
        picture: None,
        root_causes: causes
            .iter()
            .map(|check| RootCause {
                remedy: Remedy::default(),
                check: (*check).into(),
                step: "page".into(),
                page_url: "https://example/page".into(),
                page_title: None,
                summary: "in sg-1".into(),
                explains: vec![],
                evidence: vec![],
                summary_quotes: false,
                symptom: None,
                general: None,
                fix: None,
            })
            .collect(),
        steps: vec![StepReport {
            id: "page".into(),
            title: "The page".into(),
            page_url: "https://example/page".into(),
            started: true,
            outcome: Outcome::Failed,
            score: Score::default(),
            bonus: None,
            own_title: None,
            checks: checks.collect(),
        }],
        hints: Hints::Command,
    }
}

fn entry(name: &str, id: &str, report: Option<Report>, error: Option<&str>) -> Entry {
    Entry {
        name: name.into(),
        account_id: id.into(),
        columns: IndexMap::new(),
        report: report.map(std::sync::Arc::new),
        error: error.map(str::to_owned),
    }
}

fn signal() -> TeachingSignal {
    use Outcome::*;
    let early = || report(&[("a", Failed), ("b", Failed), ("c", Blocked)], &["a"]);
    let late = || report(&[("a", Passed), ("b", Failed), ("c", Pending)], &["b"]);
    let done = || {
        report(
            &[("a", Passed), ("b", Passed), ("c", Unknown), ("d", Passed)],
            &[],
        )
    };
    let book = Gradebook {
        schema: GRADEBOOK_SCHEMA.into(),
        shard: None,
        entries: vec![
            entry("one", "111111111111", Some(late()), None),
            entry("two", "222222222222", Some(early()), None),
            entry("three", "333333333333", Some(early()), None),
            entry("four", "444444444444", Some(done()), None),
            entry(
                "five",
                "555555555555",
                None,
                Some("role arn:aws:iam::555555555555:role/x: denied"),
            ),
            entry("six", "666666666666", None, Some("no time left")),
            entry(
                "seven",
                "777777777777",
                None,
                Some("role arn:aws:iam::777777777777:role/x: denied"),
            ),
        ],
    };
    TeachingSignal::new(&book, None)
}

#[test]
fn attendees_are_grouped_by_what_is_to_be_fixed_first() {
    let signal = signal();
    assert_eq!(signal.graded, 4);
    let groups: Vec<_> = signal
        .groups
        .iter()
        .map(|group| {
            (
                group.title.as_str(),
                group.step_title.as_str(),
                group.members.as_slice(),
            )
        })
        .collect();
    assert_eq!(
        groups,
        [
            ("title of a", "The page", &[1, 2][..]),
            ("title of b", "The page", &[0][..])
        ]
    );
}

#[test]
fn a_failure_that_follows_from_another_is_not_a_cause() {
    let signal = signal();
    let counts: Vec<_> = signal
        .checks
        .iter()
        .map(|c| {
            let others = [c.blocked, c.pending, c.unknown, c.passed];
            (c.check.as_str(), c.root_cause, c.follows, others)
        })
        .collect();
    assert_eq!(
        counts,
        [
            ("a", 2, 0, [0, 0, 0, 2]),
            ("b", 1, 2, [0, 0, 0, 1]),
            ("c", 0, 0, [2, 1, 1, 0]),
        ],
        "and a check that all have passed is not listed"
    );
}

#[test]
fn the_same_reason_in_two_accounts_is_one_reason() {
    let unread = signal().unread;
    assert_eq!(unread[0].reason, "role arn:aws:iam::…:role/x: denied");
    assert_eq!(unread[0].members, [4, 6]);
    assert_eq!(unread[1].members, [5]);
}

fn cause(check: &str, symptom: Option<&str>, general: &str) -> RootCause {
    RootCause {
        remedy: Remedy::default(),
        check: check.into(),
        step: "page".into(),
        page_url: "https://example/page".into(),
        page_title: None,
        summary: "in sg-1".into(),
        explains: vec![],
        evidence: vec![],
        summary_quotes: false,
        symptom: symptom.map(str::to_owned),
        general: Some(general.to_owned()),
        fix: None,
    }
}

fn book(reports: Vec<Report>) -> Gradebook {
    let entries = reports.into_iter().enumerate().map(|(place, report)| {
        let (name, id) = (format!("Attendee {place}"), format!("{place:012}"));
        entry(&name, &id, Some(report), None)
    });
    Gradebook {
        schema: GRADEBOOK_SCHEMA.into(),
        shard: None,
        entries: entries.collect(),
    }
}

#[test]
fn what_aws_says_is_one_lesson_whichever_check_shows_it_and_several_under_one_check() {
    let caused = |cause: RootCause| Report {
        root_causes: vec![cause],
        ..report(
            &[("site", Outcome::Failed), ("tasks", Outcome::Failed)],
            &[],
        )
    };
    let signal = TeachingSignal::new(
        &book(vec![
            caused(cause(
                "site",
                Some("database-empty"),
                "no site in the database",
            )),
            caused(cause("tasks", Some("out-of-memory"), "the memory ran out")),
            caused(cause("site", Some("out-of-memory"), "the memory ran out")),
        ]),
        None,
    );
    let groups: Vec<_> = signal
        .groups
        .iter()
        .map(|group| {
            (
                group.title.as_str(),
                group.members.as_slice(),
                group.failures.len(),
            )
        })
        .collect();
    assert_eq!(
        groups,
        [
            ("the memory ran out", &[1, 2][..], 0),
            ("no site in the database", &[0][..], 0)
        ]
    );
}

#[test]
fn a_group_tells_in_which_ways_its_check_fails() {
    let caused = |said: &str| Report {
        root_causes: vec![cause("a", None, said), cause("a", None, said)],
        ..report(&[("a", Outcome::Failed)], &[])
    };
    let reports = ["its own group", "default", "default"].map(caused);
    let signal = TeachingSignal::new(&book(reports.into()), None);
    let said = [("default".to_owned(), 2), ("its own group".to_owned(), 1)];
    assert_eq!(signal.groups[0].failures, said, "each attendee counts once");
    assert_eq!(signal.groups[0].title, "title of a");
}

fn moment(minute: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_second(minute * 60).expect("a time")
}

fn past(turns: &[(i64, Outcome)]) -> AttendeeHistory {
    let seen = turns.iter().map(|(minute, outcome)| OutcomeSince {
        at: moment(*minute),
        outcome: *outcome,
    });
    AttendeeHistory {
        first_scan: moment(10),
        last_scan: moment(100),
        checks: [("a".into(), seen.collect())].into(),
    }
}

#[test]
fn the_median_is_of_those_who_were_seen_at_it_and_who_lost_it_is_named() {
    use Outcome::{Blocked, Failed, Passed, Pending};
    // What the report says now, and what the looks have shown; the report's own is at minute 50.
    let attendees: [(Outcome, &[(i64, Outcome)]); 8] = [
        (Passed, &[(10, Failed), (14, Passed)]),
        (Passed, &[(10, Blocked), (20, Passed)]),
        (Passed, &[(10, Passed)]),
        (Failed, &[(10, Failed)]),
        (Failed, &[(10, Failed), (40, Passed), (50, Failed)]),
        (Blocked, &[(10, Passed), (50, Blocked)]),
        (Pending, &[(10, Passed), (50, Pending)]),
        // It became green after the look that is reported on, and was not lost then.
        (Failed, &[(10, Failed), (90, Passed), (95, Failed)]),
    ];
    let reports = attendees.iter().map(|(now, _)| Report {
        taken_at: moment(50),
        ..report(&[("a", *now), ("b", Passed)], &[])
    });
    let history = ClassHistory {
        pasts: attendees
            .iter()
            .map(|(_, turns)| Some(past(turns).into()))
            .collect(),
    };
    let book = book(reports.collect());
    let signal = TeachingSignal::new(&book, Some(&history));
    let check = &signal.checks[0];
    let median = SignedDuration::from_mins(10);
    assert_eq!(
        check.to_green,
        Some(ToGreen {
            median,
            measured: 3
        })
    );
    assert_eq!(check.regressed, [4, 5]);

    let of_two = ClassHistory {
        pasts: history.pasts[..2].to_vec(),
    };
    let signal = TeachingSignal::new(&book, Some(&of_two));
    let median = SignedDuration::from_mins(7);
    assert_eq!(
        signal.checks[0].to_green,
        Some(ToGreen {
            median,
            measured: 2
        })
    );
    let signal = TeachingSignal::new(&book, None);
    assert_eq!(
        (signal.checks[0].to_green, signal.checks[0].regressed.len()),
        (None, 0)
    );
}

#[test]
fn a_check_that_all_have_passed_is_listed_with_the_time_it_took() {
    let report = Report {
        plan: None,
        submitted_at: None,
        taken_at: moment(50),
        ..report(&[("a", Outcome::Passed)], &[])
    };
    let history = ClassHistory {
        pasts: vec![Some(
            past(&[(10, Outcome::Failed), (30, Outcome::Passed)]).into(),
        )],
    };
    let signal = TeachingSignal::new(&book(vec![report]), Some(&history));
    assert_eq!(signal.checks.len(), 1);
    assert_eq!(signal.checks[0].stuck(), 0);
}

/// What fails in two ways has no title that is true for both.
#[test]
fn a_title_of_one_failure_is_not_that_of_another() {
    let titled = |titles: &[Option<&str>]| {
        let mut counter = checks::CheckCounter::default();
        for (position, title) in titles.iter().enumerate() {
            let mut report = report(&[("a", Outcome::Failed)], &["a"]);
            report.steps[0].checks[0].failed_title = title.map(str::to_owned);
            counter.add(position, &report, None);
        }
        counter.finish().remove(0).failed_title
    };
    assert_eq!(titled(&[None, Some("x"), Some("x")]).as_deref(), Some("x"));
    assert_eq!(titled(&[Some("x"), Some("y"), Some("x")]), None);
}

/// The defect: whoever has not come to the cluster yet failed it in "Where most are stuck".
#[test]
fn what_is_not_made_yet_has_not_failed() {
    let mut early = report(&[("cluster", Outcome::Failed)], &["cluster"]);
    early.steps[0].checks[0].not_made = true;
    let wrong = report(&[("cluster", Outcome::Failed)], &["cluster"]);
    let signal = TeachingSignal::new(&book(vec![early.clone(), early, wrong]), None);
    let check = &signal.checks[0];
    assert_eq!((check.root_cause, check.follows), (1, 0));
    assert_eq!(check.stuck(), 3);
}
