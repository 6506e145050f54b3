use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::class::CheckContext;
use crate::class::store::testing::account;
use crate::suites;
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::Hints;

fn head() -> SubmissionHead {
    SubmissionHead {
        schema: SCHEMA.to_owned(),
        name: "Zoë \n \"Z\"".to_owned(),
        suite_id: "container-migration".to_owned(),
        suite_digest: "sha256:0".to_owned(),
        needs_help: true,
    }
}

#[test]
fn a_submission_is_read_as_it_was_written() {
    let (snapshot, _) = account("complete");
    let body = Submission::to_body(&head(), &snapshot).expect("JSON");
    assert!(body.len() < MOST_BYTES / 10, "{}", body.len());
    let read = Submission::parse(&body).expect("a submission");
    assert_eq!(read.head, head());
    assert_eq!(read.snapshot, snapshot);
}

#[test]
fn what_is_not_a_submission_is_refused_with_the_reason() {
    let (snapshot, _) = account("complete");
    let body = |head: Value, snapshot: Value| format!("{head}\n{snapshot}").into_bytes();
    let (head, snapshot) = (json!(head()), json!(snapshot));
    let with = |of: &Value, name: &str, value: Value| {
        let mut of = of.clone();
        of[name] = value;
        of
    };
    let elsewhere = |account: &str, nested: Value| {
        let mut scan = with(&snapshot, "elsewhere", nested);
        scan["account"]["id"] = json!(account);
        with(&snapshot, "elsewhere", json!({ "us-east-1": scan }))
    };
    let own = snapshot["account"]["id"].as_str().expect("an id");
    let nested = json!({ "us-east-2": snapshot });
    assert!(Submission::parse(&body(head.clone(), elsewhere(own, json!({})))).is_ok());
    for (body, wanted) in [
        (Vec::new(), "no first line"),
        (vec![b' '; 9000], "no first line"),
        (b"{}\n{}".to_vec(), "its first line"),
        (
            body(with(&head, "schema", json!("x/1")), snapshot.clone()),
            "its schema",
        ),
        (body(head.clone(), json!({})), "schema"),
        (
            body(head.clone(), with(&snapshot, "schema", json!("x/1"))),
            "its schema is",
        ),
        (
            body(head.clone(), with(&snapshot, "more", json!(1))),
            "unknown field",
        ),
        (
            body(head.clone(), elsewhere(own, nested)),
            "scans of other Regions",
        ),
        (
            body(head.clone(), elsewhere("999988887777", json!({}))),
            "another account",
        ),
        (
            format!("{head}\n{}", "[".repeat(100_000)).into_bytes(),
            "levels of brackets",
        ),
        (
            format!("{}\n{{}}", "[".repeat(1000)).into_bytes(),
            "its first line",
        ),
    ] {
        let refused = Submission::parse(&body).expect_err(wanted);
        assert!(refused.contains(wanted), "{wanted}: {refused}");
    }
}

/// Replaces the value at one place of a document, counted in depth-first order.
fn replaced(value: &mut Value, place: &mut usize, by: &Value) -> bool {
    if *place == 0 {
        *value = by.clone();
        return true;
    }
    *place -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| replaced(item, place, by)),
        Value::Object(members) => members.values_mut().any(|item| replaced(item, place, by)),
        _ => false,
    }
}

fn hostile_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(json!([])),
        Just(json!({})),
        Just(json!(-1)),
        Just(json!(u64::MAX)),
        Just(json!(1e308)),
        Just(json!("\u{202e}\u{0}<script>")),
        Just(json!("9999-12-30T22:00:00Z")),
        Just(json!("-009999-01-02T01:59:59Z")),
        Just(json!("0.0.0.0/0")),
        Just(json!("::/0")),
        "\\PC{0,40}".prop_map(Value::from),
        Just(json!("x".repeat(100_000))),
        Just(json!({ "Known": [] })),
        Just(json!(vec!["arn:aws:iam::1:role/x"; 2000])),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever an attendee changes in a snapshot, it is refused or graded; nothing panics.
    #[test]
    fn a_changed_snapshot_is_refused_or_graded(
        name in prop::sample::select(vec!["complete", "halfway", "fresh"]),
        changes in prop::collection::vec((0_usize..4000, hostile_value()), 1..6),
    ) {
        let loaded = suites::load_workshop("container-migration", &[]).expect("a suite");
        let workshop = loaded.in_language("en", None).expect("English");
        let locale = std::sync::Arc::clone(&workshop.locale);
        let selection = Selection::default();
        let context = CheckContext {
            workshop: &workshop,
            selection: &selection,
            locale: &locale,
            hints: Hints::default(),
        };
        let mut snapshot = json!(account(name).0);
        for (place, by) in changes {
            let mut place = place + 1;
            replaced(&mut snapshot, &mut place, &by);
        }
        let body = format!("{}\n{snapshot}", json!(head())).into_bytes();
        if let Ok(submission) = Submission::parse(&body) {
            let report = context.report(&submission.snapshot);
            prop_assert!(serde_json::to_vec(&report).is_ok());
        }
    }

    /// Any bytes at all.
    #[test]
    fn any_bytes_are_refused_or_read(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = Submission::parse(&bytes);
    }

    /// A body that was cut off or has flipped bytes.
    #[test]
    fn a_damaged_body_is_refused_or_read(
        cut in 0_usize..60_000,
        flips in prop::collection::vec((0_usize..60_000, any::<u8>()), 0..8),
    ) {
        let mut body = Submission::to_body(&head(), &account("complete").0).expect("JSON");
        for (place, by) in flips {
            if let Some(byte) = body.get_mut(place) {
                *byte = by;
            }
        }
        body.truncate(body.len().saturating_sub(cut % 3 * cut));
        let _ = Submission::parse(&body);
    }
}

/// The defect: the evaluation of a list of 50,000 entries took 10 seconds, in which nobody else was graded.
#[test]
fn a_list_of_a_submission_has_an_end() {
    let (snapshot, _) = account("complete");
    let with_groups = |count: usize| {
        let mut snapshot = json!(snapshot);
        let database = &mut snapshot["rds"]["DBInstances"]["known"][0];
        let groups = database["VpcSecurityGroups"].as_array_mut();
        let groups = groups.expect("security groups");
        let group = groups[0].clone();
        groups.resize(count, group);
        let head = serde_json::to_string(&head()).expect("JSON");
        Submission::parse(format!("{head}\n{snapshot}").as_bytes())
    };
    assert!(with_groups(MOST_ENTRIES).is_ok());
    let problem = with_groups(MOST_ENTRIES + 1).expect_err("too many");
    assert!(problem.contains("more than 5000 entries"), "{problem}");
    let mut snapshot = json!(snapshot);
    let names = (0..=MOST_ENTRIES).map(|name| (name.to_string(), json!({ "known": [] })));
    snapshot["efs"]["MountTargets"] = Value::Object(names.collect());
    let head = serde_json::to_string(&head()).expect("JSON");
    let refused = Submission::parse(format!("{head}\n{snapshot}").as_bytes());
    let problem = refused.expect_err("too many");
    assert!(problem.contains("more than 5000 entries"), "{problem}");
}
