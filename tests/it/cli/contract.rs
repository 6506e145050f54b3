//! `--report json` against the contract that other programs rely on: exact keys, words and order.

use serde_json::Value;

use crate::cli::{demo_names, run, stdout};

const STEPS: [&str; 8] = [
    "prerequisites",
    "create-sg",
    "create-efs",
    "configure-parameters-store",
    "create-loadbalancer",
    "create-ecs-cluster",
    "create-task-definition",
    "create-service",
];

const OUTCOMES: [&str; 5] = ["passed", "failed", "pending", "blocked", "unknown"];

fn has_keys(value: &Value, keys: &[&str]) {
    let mut found: Vec<&str> = value
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    let mut wanted = keys.to_vec();
    found.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(found, wanted);
}

fn is_text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty())
}

fn are_texts(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|list| list.iter().all(is_text))
}

fn is_link(value: &Value) -> bool {
    value
        .as_str()
        .is_some_and(|url| url.starts_with("https://"))
}

fn is_score(value: &Value) {
    has_keys(value, &["points", "max"]);
    assert!(value["points"].as_u64() <= value["max"].as_u64());
}

/// The value without the fields of a fix, which are there only where a fix is determined.
fn without_remedy(value: &Value) -> Value {
    let mut value = value.clone();
    let object = value.as_object_mut().expect("an object");
    let commands = object.remove("commands");
    assert!(
        commands.is_none_or(|commands| are_texts(&commands) && commands != Value::Array(vec![]))
    );
    let changes = object.remove("changes");
    assert!(changes.is_none_or(|changes| are_texts(&changes) && changes != Value::Array(vec![])));
    assert!(object.remove("console_url").is_none_or(|url| is_link(&url)));
    assert!(
        object
            .remove("console_path")
            .is_none_or(|path| is_text(&path))
    );
    value
}

fn check_is_as_promised(check: &Value) {
    let mut promised = check.clone();
    let title = promised
        .as_object_mut()
        .expect("an object")
        .remove("failed_title");
    assert!(title.is_none_or(|title| is_text(&title) && check["outcome"] == "failed"));
    for key in ["because_of", "same_mistake_as"] {
        let earlier = promised.as_object_mut().expect("an object").remove(key);
        assert!(earlier.is_none_or(|earlier| is_text(&earlier) && check["outcome"] == "failed"));
    }
    let not_made = promised
        .as_object_mut()
        .expect("an object")
        .remove("not_made");
    assert!(not_made.is_none_or(|not_made| not_made == true && check["outcome"] == "failed"));
    has_keys(
        &without_remedy(&promised),
        &[
            "id",
            "title",
            "outcome",
            "points",
            "max",
            "expected",
            "actual",
            "resources",
            "advice",
            "hint",
            "page_url",
            "blocked_by",
            "missing_actions",
        ],
    );
    assert!(
        OUTCOMES.contains(&check["outcome"].as_str().unwrap_or_default()),
        "{check}"
    );
    assert!(
        is_text(&check["title"]) && is_text(&check["expected"]) && is_link(&check["page_url"]),
        "{check}"
    );
    for list in ["resources", "advice", "blocked_by", "missing_actions"] {
        assert!(are_texts(&check[list]), "{list}: {check}");
    }
    for text in ["actual", "hint"] {
        assert!(
            check[text].is_null() || is_text(&check[text]),
            "{text}: {check}"
        );
    }
    match check["outcome"].as_str() {
        Some("passed") => assert!(is_text(&check["actual"]), "says what it looked at: {check}"),
        Some("failed") => assert!(
            is_text(&check["actual"]) && is_text(&check["hint"]),
            "{check}"
        ),
        Some("blocked") => assert_ne!(check["blocked_by"], Value::Array(vec![]), "{check}"),
        _ => assert!(is_text(&check["actual"]), "{check}"),
    }
}

#[test]
fn the_report_is_what_the_contract_says() {
    for name in demo_names() {
        let output = run(&["check", "--demo", &name, "--report", "json"]);
        let report: Value = serde_json::from_str(stdout(&output)).expect("one JSON object");
        has_keys(
            &report,
            &[
                "schema",
                "suite",
                "account",
                "taken_at",
                "duration_ms",
                "language",
                "outcome",
                "score",
                "next",
                "root_causes",
                "steps",
                "hints",
                "picture",
            ],
        );
        has_keys(&report["picture"], &["frames", "nodes", "edges"]);
        assert_eq!(report["schema"], "workshop-check/report/1");
        has_keys(&report["suite"], &["id", "title", "digest"]);
        assert_eq!(report["suite"]["id"], "container-migration");
        has_keys(&report["account"], &["id", "region", "name", "caller_arn"]);
        assert!(
            report["taken_at"]
                .as_str()
                .is_some_and(|at| at.parse::<jiff::Timestamp>().is_ok())
        );
        assert!(report["duration_ms"].is_u64());
        assert_eq!(report["language"], "en");
        assert!(
            ["passed", "failed", "pending", "unknown"]
                .contains(&report["outcome"].as_str().unwrap_or_default())
        );
        is_score(&report["score"]);
        if report["outcome"] == "passed" {
            assert_eq!(report["next"], Value::Null);
        } else {
            let mut next = without_remedy(&report["next"]);
            let title = next
                .as_object_mut()
                .expect("an object")
                .remove("page_title");
            assert!(title.is_none_or(|title| is_text(&title)));
            has_keys(&next, &["check", "step", "page_url", "summary"]);
            assert!(is_link(&report["next"]["page_url"]) && is_text(&report["next"]["summary"]));
        }
        for cause in report["root_causes"].as_array().expect("a list") {
            let mut promised = without_remedy(cause);
            let also = promised.as_object_mut().expect("an object");
            for optional in ["symptom", "general", "page_title", "fix"] {
                assert!(also.remove(optional).is_none_or(|text| is_text(&text)));
            }
            let quotes = also.remove("summary_quotes");
            assert!(quotes.is_none_or(|quotes| quotes == true));
            has_keys(
                &promised,
                &[
                    "check", "step", "page_url", "summary", "explains", "evidence",
                ],
            );
            assert!(
                are_texts(&cause["explains"])
                    && are_texts(&cause["evidence"])
                    && is_text(&cause["summary"])
            );
            assert!(STEPS.contains(&cause["step"].as_str().unwrap_or_default()));
        }
        let steps = report["steps"].as_array().expect("a list");
        let ids: Vec<&str> = steps
            .iter()
            .filter_map(|step| step["id"].as_str())
            .collect();
        assert_eq!(ids, STEPS, "{name}");
        for step in steps {
            has_keys(
                step,
                &[
                    "id", "title", "page_url", "started", "outcome", "score", "checks",
                ],
            );
            assert!(OUTCOMES.contains(&step["outcome"].as_str().unwrap_or_default()));
            assert!(is_text(&step["title"]) && is_link(&step["page_url"]));
            is_score(&step["score"]);
            step["checks"]
                .as_array()
                .expect("a list")
                .iter()
                .for_each(check_is_as_promised);
        }
    }
}

#[test]
fn a_step_alone_keeps_the_shape() {
    let output = run(&[
        "check",
        "--demo",
        "complete",
        "--step",
        "create-efs",
        "--report",
        "json",
    ]);
    let report: Value = serde_json::from_str(stdout(&output)).expect("one JSON object");
    let steps = report["steps"].as_array().expect("a list");
    let ids: Vec<&str> = steps
        .iter()
        .filter_map(|step| step["id"].as_str())
        .collect();
    assert_eq!(
        ids,
        ["prerequisites", "create-sg", "create-efs"],
        "the checks that it depends on are included"
    );
    assert_eq!(report["score"]["points"], report["score"]["max"]);
}
