use std::collections::BTreeSet;
use std::sync::Arc;

use super::*;
use crate::class::CheckContext;
use crate::suites;
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::{Hints, Report};
use workshop_check_core::verdict::Outcome;

fn reports(class: &DemoClass, round: usize) -> Vec<Result<Report, NotGraded>> {
    reports_of("container-migration", class, round)
}

fn workshop(id: &str) -> Workshop {
    let loaded = suites::load_workshop(id, &[]).expect("a suite");
    loaded.in_language("en", None).expect("English")
}

fn reports_of(id: &str, class: &DemoClass, round: usize) -> Vec<Result<Report, NotGraded>> {
    let workshop = workshop(id);
    let locale = Arc::clone(&workshop.locale);
    let context = CheckContext {
        workshop: &workshop,
        selection: &Selection::default(),
        locale: &locale,
        hints: Hints::default(),
    };
    let now = Timestamp::now();
    let graded = |attendee: &Attendee| {
        let snapshot = class.snapshot(attendee, round, now)?;
        Ok(context.report(&snapshot))
    };
    DemoClass::attendees().iter().map(graded).collect()
}

/// What is shown must be worth showing: every kind of state, and causes that several attendees share.
#[test]
fn the_class_is_in_the_middle_of_the_workshop() {
    let class = DemoClass::of(&workshop("container-migration"));
    let first = reports(&class, FIRST_ROUND);
    let graded: Vec<&Report> = first.iter().filter_map(|one| one.as_ref().ok()).collect();
    assert_eq!(
        (first.len(), graded.len()),
        (40, 38),
        "two roles are refused"
    );
    let outcomes: BTreeSet<Outcome> = graded.iter().map(|report| report.outcome).collect();
    let all = [
        Outcome::Passed,
        Outcome::Failed,
        Outcome::Pending,
        Outcome::Unknown,
    ];
    assert_eq!(outcomes, BTreeSet::from(all));
    let open = |report: &&Report| report.next.as_ref().map(|next| next.step.clone());
    let pages: BTreeSet<_> = graded.iter().filter_map(open).collect();
    assert!(pages.len() >= 5, "{pages:?}");
    for report in &graded {
        let given = &report.steps[0];
        assert_eq!(given.outcome, Outcome::Passed, "{:?}", report.next);
        assert!(report.account.id.starts_with("22"), "{:?}", report.account);
    }
}

/// How many attendees have another account in this round than in the one before.
fn changed(class: &DemoClass, round: usize) -> usize {
    let attendees = DemoClass::attendees();
    let changed = attendees.iter();
    changed
        .filter(|one| class.has_changed(one.index, round))
        .count()
}

#[test]
fn the_class_goes_on_by_itself_and_nearly_all_get_done() {
    let class = DemoClass::of(&workshop("container-migration"));
    let done = |round| {
        let reports = reports(&class, round);
        let reports = reports.iter().flatten();
        reports
            .filter(|report| report.outcome == Outcome::Passed)
            .count()
    };
    let (before, at_the_end) = (done(FIRST_ROUND), done(80));
    assert!((3..20).contains(&before), "{before}");
    // One never begins, one cannot be read, and of one the parameters are hidden.
    assert_eq!(at_the_end, 37);
    let asking = |round| {
        let attendees = DemoClass::attendees();
        let asking = attendees
            .iter()
            .filter(|one| class.asks_for_help(one.index, round));
        asking.count()
    };
    let now = asking(FIRST_ROUND + 1);
    assert!((1..=16).contains(&now), "{now}");
    assert_eq!(asking(80), 0);
    for round in 1..FIRST_ROUND + 8 {
        let changed = changed(&class, round);
        assert!(changed >= 4, "round {round}: {changed}");
    }
}

/// The defect that this would find: a time that stays where it was recorded, so that "12 min ago" becomes a year.
#[test]
fn an_embedded_account_is_as_old_as_it_was() {
    let now = Timestamp::now();
    let text = demo::snapshot("complete").expect("embedded");
    let moved = moved(&text, "220000000001", now).expect("a snapshot");
    let recorded: Snapshot = serde_json::from_str(&text).expect("a snapshot");
    let age = |snapshot: &Snapshot| {
        let created = snapshot
            .ecs
            .services
            .values()
            .next()
            .map(|services| match services {
                workshop_check_core::snapshot::Fact::Known(services) => services[0].created_at,
                workshop_check_core::snapshot::Fact::Unknown(_) => None,
            });
        snapshot
            .taken_at
            .duration_since(created.flatten().expect("a time"))
            .as_millis()
    };
    assert_eq!(age(&moved), age(&recorded));
    assert_eq!(moved.taken_at, now);
    assert!(
        !serde_json::to_string(&moved)
            .expect("JSON")
            .contains("210000000001")
    );
}

/// The defect that this would find: an account without the calls of the suite that it is graded by, so that nothing is known.
#[test]
fn the_class_works_through_every_suite_and_journey() {
    let ids = suites::embedded_suites()
        .into_iter()
        .chain(suites::embedded_journeys());
    for id in ids.filter(|id| *id != "container-migration") {
        let class = DemoClass::of(&workshop(id));
        let outcomes = |round| {
            let reports = reports_of(id, &class, round);
            let graded: Vec<Outcome> = reports
                .iter()
                .flatten()
                .map(|report| report.outcome)
                .collect();
            graded
        };
        let count = |outcomes: &[Outcome], asked| {
            outcomes.iter().filter(|outcome| **outcome == asked).count()
        };
        let (first, last) = (outcomes(FIRST_ROUND), outcomes(80));
        assert_eq!(first.len(), 38, "{id}: two roles are refused");
        assert!(count(&first, Outcome::Unknown) <= 1, "{id}: {first:?}");
        assert!(count(&last, Outcome::Passed) >= 37, "{id}: {last:?}");
        // Of ideas, none is ever failed.
        if id != "optimization" {
            assert!(count(&first, Outcome::Failed) >= 10, "{id}: {first:?}");
        }
        let rounds = 1..FIRST_ROUND + 8;
        let total: usize = rounds.map(|round| changed(&class, round)).sum();
        assert!(total >= 40, "{id}: {total}");
    }
}
