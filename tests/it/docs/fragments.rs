//! The YAML of docs/authoring.md that no command writes: in the place where an author copies it to, it has no problem.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::json;
use workshop_check::authoring::prove::Justifications;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/authoring.md");

const ACCOUNT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/fixtures/accounts/complete.json"
);

const HEAD: &str = "schema: workshop-check/suite/1\nid: part\n";
const PAGES: &str = "pages: { base: \"https://workshop.example.com\", path: \"/{lang}/{page}\", languages: [en] }\n";
const CHECKS: &str = "steps:\n  - id: groups\n    page: groups\n    checks:\n";
const CHECKS_OF_INSTANCE: &str = "      - { id: vpc, points: 1, assert: { exists: { resource: vpc } } }
      - { id: group, points: 1, needs: [vpc], assert: { exists: { resource: group } } }
      - { id: instance, points: 1, needs: [vpc], assert: { exists: { resource: instance } } }
      - { id: carries, points: 1, assert: { carries_security_group: { carrier: { resource: instance }, group: group } } }
";

/// The blocks of a page that are indented by four spaces outside of fences.
fn fragments(page: &str) -> Vec<String> {
    let mut fragments: Vec<String> = Vec::new();
    let (mut is_fenced, mut is_open) = (false, false);
    for line in page.lines() {
        is_fenced ^= line.starts_with("```");
        let text = line.strip_prefix("    ").filter(|_| !is_fenced);
        match text.or((line.is_empty() && is_open).then_some("")) {
            Some(text) => {
                if !is_open {
                    fragments.push(String::new());
                }
                let fragment = fragments.last_mut().expect("one is open");
                *fragment += text;
                *fragment += "\n";
                is_open = true;
            }
            None => is_open = false,
        }
    }
    for fragment in &mut fragments {
        fragment.truncate(fragment.trim_end().len());
        *fragment += "\n";
    }
    fragments
}

/// The lines with so many more spaces before them.
fn indented(text: &str, spaces: usize) -> String {
    let lines = text.lines();
    let lines = lines.map(|line| format!("{:spaces$}{line}\n", ""));
    lines.collect()
}

/// The lines below the line of a key, up to the next line that is not deeper.
fn below(text: &str, key: &str) -> String {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let is_key = |line: &&str| line.trim_start().starts_with(key);
    let mut lines = text.lines().skip_while(|line| !is_key(line));
    let own = lines.next().unwrap_or_else(|| panic!("{key} in {text}"));
    let below = lines.take_while(|line| depth(line) > depth(own));
    below.map(|line| format!("{line}\n")).collect()
}

/// The program on a suite, and what it prints.
fn printed(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_workshop-check"))
        .args(args)
        .env_clear()
        .output()
        .expect("the program starts");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Writes a suite, with texts in the languages of its pages.
fn write(folder: &Path, suite: &str, words: &str) {
    fs::create_dir_all(folder.join("locales")).expect("a folder");
    fs::write(folder.join("suite.yaml"), suite).expect("a file");
    for language in ["en", "nl"] {
        if language != "en" && !suite.contains(&format!("{language}]")) {
            continue;
        }
        let words = format!("suite = Part\nstep-groups = Groups\n{words}");
        fs::write(folder.join(format!("locales/{language}.ftl")), words).expect("a file");
    }
}

fn words_of(checks: &[&str]) -> String {
    let words = checks
        .iter()
        .map(|check| format!("check-{check} = A title\n    .why = A reason.\n"));
    words.collect()
}

#[test]
fn a_fragment_of_the_authors_page_is_a_part_of_a_suite() {
    let page = fs::read_to_string(PAGE).expect("the page is there");
    let fragments: [String; 6] = fragments(&page).try_into().expect("six fragments");
    let [expression, manual, declared, changed, reasons, mirrors] = &fragments;
    Justifications::parse(reasons, "prove.yaml").expect("reasons");

    let things = "short-names = names are short
    .saw = looked at { $things }
    .found = too long: { $things }
    .fix = Rename { $things }.
";
    let instance = words_of(&["vpc", "group", "instance", "carries"])
        + "kind-replication-instance = replication instance
change-instance-groups = give { $name } the security group { $asked }
";
    // The second fragment about the kind has what is new in place of what is above.
    let kind = below(declared, "replication_instance:");
    let resources = below(declared, "resources:");
    let others = resources.lines().filter(|line| !line.contains("instance:"));
    let others: String = others.map(|line| format!("{line}\n")).collect();
    let calls = declared.split_once("kinds:").expect("kinds").0;
    let whole = changed.replace("    # as above\n", &kind) + &others;
    let suites = [
        (
            format!(
                "{HEAD}{PAGES}resources: {{}}\n{CHECKS}      - id: own\n        points: 1\n{}",
                indented(expression, 8)
            ),
            words_of(&["own"]) + things,
        ),
        (
            format!(
                "{HEAD}{PAGES}resources: {{}}\n{CHECKS}{}",
                indented(manual, 6)
            ),
            words_of(&["binlog"]),
        ),
        (
            format!("{HEAD}{PAGES}{declared}{CHECKS}{CHECKS_OF_INSTANCE}"),
            instance.replace("change-", "# "),
        ),
        (
            format!(
                "{HEAD}{mirrors}resources: {{ vpc: {{ kind: vpc, name: TargetVPC }} }}\n{CHECKS}      \
                 - {{ id: vpc, points: 1, assert: {{ exists: {{ resource: vpc }} }} }}\n"
            ),
            words_of(&["vpc"]),
        ),
        (
            format!("{HEAD}{PAGES}{calls}{whole}{CHECKS}{CHECKS_OF_INSTANCE}"),
            instance,
        ),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let mut path = String::new();
    for (number, (suite, words)) in suites.iter().enumerate() {
        let folder = folder.path().join(number.to_string());
        write(&folder, suite, words);
        path = folder.to_str().expect("UTF-8").to_owned();
        assert_eq!(printed(&["lint", &path]), "", "{suite}");
    }

    // The defect: what the example creates had neither the VPC nor the group of the checks.
    let account = fs::read(ACCOUNT).expect("an account");
    let mut account: serde_json::Value = serde_json::from_slice(&account).expect("JSON");
    account["calls"]["replication_instances"] = json!({
        "service": "dms", "operation": "DescribeReplicationInstances", "items": { "known": [] },
    });
    let file = folder.path().join("account.json");
    fs::write(&file, account.to_string()).expect("a file");
    let file = file.to_str().expect("UTF-8");
    let plan = printed(&["check", "--suite", &path, "--snapshot", file, "--plan"]);
    for line in [
        "1. create the replication instance",
        "Then everything passes.",
    ] {
        assert!(plan.contains(line), "{plan}");
    }
}
