//! AWS promises no order of lists: a report must not depend on one.

use proptest::prelude::*;
use serde_json::Value;

use crate::evaluation::{accounts, grade, sorts_of_accounts};

/// Lists whose order means something: a service's events are newest first.
const ORDERED: &[&str] = &["events"];

/// Shuffles every list, by a generator of its own so that a failing case is its seed.
fn shuffle(value: &mut Value, seed: &mut u64) {
    match value {
        Value::Array(list) => {
            for i in (1..list.len()).rev() {
                *seed = seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                list.swap(i, (*seed >> 33) as usize % (i + 1));
            }
            list.iter_mut().for_each(|value| shuffle(value, seed));
        }
        Value::Object(map) => {
            let unordered = map
                .iter_mut()
                .filter(|(key, _)| !ORDERED.contains(&key.as_str()));
            unordered.for_each(|(_, value)| shuffle(value, seed));
        }
        _ => {}
    }
}

/// A report lists what it looked at in the account's order; what it says of it must be the same.
fn sorted(report: workshop_check_core::report::Report) -> Value {
    let mut report = serde_json::to_value(report).expect("a report is JSON");
    for step in report["steps"].as_array_mut().expect("steps") {
        for check in step["checks"].as_array_mut().expect("checks") {
            let resources = check["resources"].as_array_mut().expect("resources");
            resources.sort_by_key(Value::to_string);
        }
    }
    report
}

/// Names in a list are said in the list's order: in these the words may differ, never the outcome.
fn without_words(mut report: Value) -> Value {
    for step in report["steps"].as_array_mut().expect("steps") {
        for check in step["checks"].as_array_mut().expect("checks") {
            check["actual"] = Value::Null;
            check["hint"] = Value::Null;
            check["advice"] = check["advice"].as_array().map_or(0, Vec::len).into();
        }
    }
    for key in ["next", "root_causes"] {
        report[key] = Value::Null;
    }
    report
}

/// The checks (and all the rest as one) that came out otherwise.
fn differences(as_read: &Value, as_shuffled: &Value) -> Vec<String> {
    let checks = |report: &Value| -> Vec<Value> {
        let steps = report["steps"].as_array().cloned().unwrap_or_default();
        steps
            .iter()
            .flat_map(|step| step["checks"].as_array().cloned().unwrap_or_default())
            .collect()
    };
    let pairs = checks(as_read).into_iter().zip(checks(as_shuffled));
    let mut found: Vec<String> = pairs
        .filter(|(one, other)| one != other)
        .map(|(one, other)| format!("{one}\n  {other}"))
        .collect();
    if found.is_empty() && as_read != as_shuffled {
        found.push("the totals".to_owned());
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_lists_never_changes_what_a_report_says(seed in any::<u64>()) {
        let suite = accounts::suite();
        for (name, account) in sorts_of_accounts() {
            let mut shuffled = account.clone();
            shuffle(&mut shuffled, &mut seed.clone());
            let as_read = without_words(sorted(grade::report(&suite, &account, "en")));
            let as_shuffled = without_words(sorted(grade::report(&suite, &shuffled, "en")));
            let differences = differences(&as_read, &as_shuffled);
            prop_assert!(differences.is_empty(), "{}: {}", name, differences.join("\n"));
        }
    }
}
