//! The example suite for somebody else's workshop: no Rust, pages in a language that the program does not speak, and
//! declared calls.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::authoring::{printed, run};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/suites/ecs-immersion-day")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn report(account: &str, more: &[&str], status: i32) -> Value {
    let suite = folder();
    let snapshot = suite.join(format!("accounts/{account}.json"));
    let mut args = vec![
        "check",
        "--suite",
        text(&suite),
        "--snapshot",
        text(&snapshot),
        "--json",
    ];
    args.extend(more);
    serde_json::from_str(&printed(&args, status)).expect("a report")
}

#[test]
fn it_has_no_problems() {
    let output = run(&["lint", text(&folder())]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn its_accounts_come_out_right() {
    let complete = report("complete", &[], 0);
    assert_eq!(complete["score"]["points"], complete["score"]["max"]);
    assert_eq!(
        complete["bonus"],
        serde_json::json!({ "points": 1, "max": 2 })
    );
    for (account, causes) in [
        ("halfway", vec!["service"]),
        ("wrong-port", vec!["ui-group-web"]),
        ("exec-off", vec!["exec"]),
    ] {
        let report = report(account, &[], 1);
        let found: Vec<&str> = report["root_causes"]
            .as_array()
            .expect("causes")
            .iter()
            .filter_map(|cause| cause["check"].as_str())
            .collect();
        assert_eq!(found, causes, "{account}");
    }
    let empty = printed(
        &[
            "check",
            "--suite",
            text(&folder()),
            "--demo",
            "empty",
            "--json",
        ],
        1,
    );
    let empty: Value = serde_json::from_str(&empty).expect("a report");
    assert_eq!(empty["score"]["points"], 0);
}

/// The program has no texts in Vietnamese, but the workshop has pages.
#[test]
fn a_reader_of_vietnamese_is_led_to_the_pages_in_vietnamese() {
    let page = |more: &[&str]| report("exec-off", more, 1)["next"]["page_url"].clone();
    let site = "https://aws-fcj-ecs-workshop.github.io/Amazon-ECS-Immersion-Day/fundamentals";
    assert_eq!(
        page(&["--lang", "vi"]),
        format!("{site}/vi/3-fundamentals/5-enable-exec/")
    );
    assert_eq!(page(&[]), format!("{site}/3-fundamentals/5-enable-exec/"));
    assert_eq!(
        page(&["--set", "pages_from=repository"]),
        "https://github.com/AWS-FCJ-ECS-Workshop/Amazon-ECS-Immersion-Day/tree/main/fundamentals/content/3-fundamentals/5-enable-exec"
    );
    let output = run(&["list", "--suite", text(&folder()), "--lang", "ko"]);
    assert_eq!(
        output.status.code(),
        Some(2),
        "there are no pages in Korean"
    );
}

/// Four of five mutants of the complete account are caught by the right check, without a single reason in `prove.yaml`.
#[test]
fn prove_finds_few_holes() {
    let suite = folder();
    let snapshot = suite.join("accounts/complete.json");
    let args = [
        "prove",
        "--suite",
        text(&suite),
        "--snapshot",
        text(&snapshot),
        "--json",
    ];
    let output = run(&args);
    let proof: Value = serde_json::from_slice(&output.stdout).expect("a proof");
    let mutants = proof["mutants"].as_array().expect("mutants");
    let right = mutants.iter().filter(|mutant| {
        matches!(mutant["verdict"].as_str(), Some("caught" | "quiet"))
            || mutant["justified"].is_string()
    });
    let right = right.count();
    assert!(
        right * 100 >= mutants.len() * 80,
        "{right} of {}",
        mutants.len()
    );
}
