//! What is shown of a suite and of an account, in a narrow window and in other languages.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;
use workshop_check::suites;
use workshop_check_core::suite::Check;

use crate::cli::{code, program, refused, run, stderr, stdout, write};

fn narrow(args: &[&str], columns: &str) -> String {
    let output = program()
        .args(args)
        .env("COLUMNS", columns)
        .output()
        .expect("the program starts");
    stdout(&output).to_owned()
}

/// The defect: `list` did not look at the width.
#[test]
fn a_list_fits_into_the_window() {
    for args in [
        &["list"][..],
        &["list", "--suite", "application-migration"],
        &["list", "--variables"],
    ] {
        let text = narrow(args, "60");
        for line in text.lines() {
            let is_value = line.contains('=');
            assert!(line.width() <= 60 || is_value, "{args:?}: {line}");
        }
        // A program reads line by line.
        let whole = stdout(&run(args)).to_owned();
        let words = |text: &str| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(words(&text), words(&whole), "{args:?}");
        assert!(whole.lines().any(|line| line.width() > 60), "{args:?}");
    }
}

/// The defect: "workshop-check explain" and the check stood on two lines, so that the command could not be copied.
#[test]
fn a_command_is_on_one_line() {
    let text = narrow(&["check", "--demo", "cleanup/halfway"], "40");
    let whole =
        |line: &str| line.contains("workshop-check explain ") && line.ends_with(" --suite cleanup");
    assert!(text.lines().any(whole), "{text}");
}

#[test]
fn an_account_of_the_program_has_a_default_and_its_own_suite_s_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("account.json");
    let file = file.to_str().expect("UTF-8");
    let output = run(&["snapshot", file, "--demo"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let written = std::fs::read_to_string(file).expect("a snapshot");
    let output = run(&["snapshot", "-", "--demo", "halfway"]);
    assert_eq!(written, stdout(&output));
    let error = refused(&run(&[
        "check",
        "--suite",
        "database-migration",
        "--demo",
        "nosuchthing",
    ]));
    assert!(
        error.contains("there are complete, database-closed, fresh"),
        "{error}"
    );
    assert!(!error.contains("optimization"), "of other suites: {error}");
}

/// The defect: `explain` listed actions as needed that `policy` does not ask for.
#[test]
fn what_explain_says_is_needed_is_in_the_policy() {
    let mut optional = 0;
    for id in suites::embedded_suites() {
        let suite = suites::load(id).expect("a suite");
        let policy = stdout(&run(&["policy", "--suite", id])).to_owned();
        let explains = |check: &&Check| {
            let mut reads = suite.reads_of(check).into_iter();
            reads.any(|call| call.declared().is_some_and(|call| call.optional))
        };
        for check in suite.checks().map(|(_, check)| check).filter(explains) {
            let output = run(&["explain", check.id.as_str(), "--suite", id]);
            let text = stdout(&output);
            let section = |label: &str| -> BTreeSet<String> {
                let lines = text.lines().skip_while(|line| *line != label).skip(1);
                let lines = lines.take_while(|line| line.starts_with(' '));
                let words = lines.flat_map(|line| line.split([',', ' ']));
                words
                    .filter(|word| !word.is_empty())
                    .map(str::to_owned)
                    .collect()
            };
            for action in section("IAM actions") {
                assert!(
                    policy.contains(&format!("\"{action}\"")),
                    "{id} {}: {action}",
                    check.id
                );
            }
            let only = section("IAM actions that only explain a failure (not in the policy)");
            optional += only.len();
            for action in only {
                assert!(
                    !policy.contains(&format!("\"{action}\"")),
                    "{id} {}: {action}",
                    check.id
                );
            }
        }
    }
    assert!(optional > 0, "there are such calls");
}

/// The defects: a point in German prices, „keine unbenutzte …“, and web addresses of prices in what a page asks for.
#[test]
fn prices_are_written_as_the_language_does() {
    for (language, sign) in [
        ("en", '.'),
        ("de", ','),
        ("fr", ','),
        ("ja", '.'),
        ("zh", '.'),
    ] {
        let output = run(&["check", "--demo", "cleanup/untouched", "--lang", language]);
        let text = stdout(&output);
        let prices: Vec<&str> = text.split("USD ").skip(1).collect();
        assert!(!prices.is_empty(), "{text}");
        for price in prices {
            let digits: String = price
                .chars()
                .take_while(|c| c.is_ascii_digit() || [',', '.'].contains(c))
                .collect();
            let number = digits.trim_end_matches(['.', ',']);
            let (_, cents) = number
                .split_once(sign)
                .unwrap_or_else(|| panic!("{language}: {number}"));
            assert_eq!(cents.len(), 2, "{language}: {number}");
        }
        assert!(!text.contains("keine unbenutzte "), "{text}");
        assert!(!text.contains("/pricing"), "{language}: {text}");
    }
    let text = stdout(&run(&["explain", "services", "--suite", "cleanup"])).to_owned();
    assert!(
        text.contains("List prices\n  https://aws.amazon.com/"),
        "{text}"
    );
}

/// The defect: a permission that is missing was named again for each check of a page.
#[test]
fn a_denied_action_is_named_once_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut account: Value =
        serde_json::from_str(stdout(&run(&["snapshot", "-", "--demo"]))).expect("a snapshot");
    account["ec2"]["SecurityGroups"] =
        json!({ "unknown": { "denied": { "call": "DescribeSecurityGroups" } } });
    let file = write(folder.path(), "account.json", account.to_string());
    let output = run(&["check", "--snapshot", &file]);
    let text = stdout(&output);
    let (_, page) = text.split_once("Security groups\n").expect("the page");
    let (page, _) = page.split_once("\n\n").expect("its end");
    assert_eq!(page.matches("? unknown: ").count(), 12, "{page}");
    assert_eq!(
        page.matches("Ask for ec2:DescribeSecurityGroups").count(),
        1,
        "{page}"
    );
}

/// The defect: of a password that is refused, the title said that the instance does not reach the database.
#[test]
fn the_title_says_what_aws_reports() {
    let titles = |demo: &str| -> Vec<String> {
        let output = run(&["check", "--demo", demo, "--json"]);
        let report: Value = serde_json::from_str(stdout(&output)).expect("a report");
        let steps = report["steps"].as_array().expect("steps").iter();
        let checks = steps.flat_map(|step| step["checks"].as_array().expect("checks"));
        let failed = checks.filter(|check| check["outcome"] == "failed");
        failed
            .filter_map(|check| check["failed_title"].as_str().map(str::to_owned))
            .collect()
    };
    let refused = titles("database-migration/wrong-password");
    let title = "The database refuses the user or the password";
    assert_eq!(refused.first().map(String::as_str), Some(title));
}
