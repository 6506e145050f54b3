//! Journeys as authors and attendees see them: `lint`, `list`, `explain`, `policy`, `check` and `prove` on several suites.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::authoring::{marked, printed, refused, run, write};
use crate::reporters::in_words;

const JOURNEY: &str = "\
schema: workshop-check/journey/1
id: walk
modules:
  - suite: database-migration
  - choice: server
    one_of: [container-migration, ./other]
";

/// The program's own journey.
const OWN: &str = "application-migration";

/// A journey in a folder, with a suite of its own as one of the ways.
fn journey(folder: &Path, text: &str) -> String {
    write(folder, "journey.yaml", text);
    write(
        folder,
        "locales/en.ftl",
        "suite = Walk\nchoice-server = The server\n",
    );
    let path = folder.to_str().expect("UTF-8").to_owned();
    if !folder.join("other").exists() {
        let other = folder.join("other");
        printed(&["init", other.to_str().expect("UTF-8")], 0);
    }
    path
}

fn problems(path: &str) -> Vec<Value> {
    let output = run(&["lint", path, "--json"]);
    let book: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    book["problems"].as_array().expect("problems").clone()
}

/// The classes of problems that these tests show.
pub fn codes() -> BTreeSet<&'static str> {
    BTreeSet::from(["unknown-suite"])
}

#[test]
fn a_mistake_is_found_at_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = journey(folder.path(), JOURNEY);
    assert_eq!(problems(&path), Vec::<Value>::new());
    for (from, to, code) in [
        (
            "suite: database-migration",
            "suite: ¦database-migratoin",
            "unknown-suite",
        ),
        ("./other", "¦./others", "unknown-suite"),
        ("journey/1", "journey/¦2", "schema"),
        ("choice: server", "choice: ¦Server One", "bad-id"),
        (
            "[container-migration, ./other]",
            "[container-migration, database-migration]",
            "duplicate-id",
        ),
        ("id: walk", "id: walk\n¦idd: walk", "unknown-key"),
        ("choice: server", "choice: other", "missing-message"),
    ] {
        let (text, place) = if code == "schema" {
            (JOURNEY.replace("journey/1", "journey/2"), String::new())
        } else if to.contains('¦') {
            marked(JOURNEY, from, to)
        } else {
            (JOURNEY.replacen(from, to, 1), String::new())
        };
        let path = journey(folder.path(), &text);
        let found = problems(&path);
        let there = found.iter().any(|problem| {
            let at = format!("{}:{}", problem["line"], problem["column"]);
            problem["code"] == code && (place.is_empty() || at == place)
        });
        assert!(there, "{to} at {place}: {found:#?}");
    }
}

/// Each module is linted, too: the program's own and the author's.
#[test]
fn a_mistake_in_a_module_is_found_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = journey(folder.path(), JOURNEY);
    let suite = folder.path().join("other/suite.yaml");
    let text = std::fs::read_to_string(&suite).expect("a suite");
    write(
        folder.path(),
        "other/suite.yaml",
        &text.replacen("points: ", "ponits: ", 1),
    );
    let found = problems(&path);
    let file = suite.to_str().expect("UTF-8");
    let there = |problem: &Value| {
        problem["code"] == "unknown-key"
            && problem["file"]
                .as_str()
                .is_some_and(|at| at == file.replace("other/", "./other/"))
    };
    assert!(found.iter().any(there), "{file}: {found:#?}");
    write(folder.path(), "other/suite.yaml", &text);
    // A value is for each module that has the variable, and one that none has is a mistake.
    let output = run(&["lint", &path, "--set", "regions=us-wset-2"]);
    let warned = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(warned.contains("did you mean \"us-west-2\"?"), "{warned}");
    let note = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        note.contains("with database-migration, container-migration, "),
        "{note}"
    );
    let error = refused(&["lint", &path, "--set", "vcp=x"]);
    assert!(error.contains("has a variable \"vcp\""), "{error}");
}

#[test]
fn a_way_can_be_a_suite_of_the_author_s_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = journey(folder.path(), JOURNEY);
    let report = printed(
        &["check", "--suite", &path, "--demo", "complete", "--json"],
        3,
    );
    let report: Value = serde_json::from_str(&report).expect("JSON");
    let graded: Vec<(&str, bool)> = report["modules"]
        .as_array()
        .expect("modules")
        .iter()
        .map(|module| {
            let id = module["id"].as_str().expect("an id");
            (id, module["graded"].as_bool().expect("a boolean"))
        })
        .collect();
    assert_eq!(
        graded,
        [
            ("database-migration", true),
            ("container-migration", true),
            ("other", false)
        ]
    );
    assert_eq!(report["modules"][1]["choice_title"], "The server");
    let other = printed(
        &[
            "check",
            "--suite",
            &path,
            "--demo",
            "complete",
            "--json",
            "--mark",
            "server=other",
        ],
        3,
    );
    let other: Value = serde_json::from_str(&other).expect("JSON");
    assert_eq!(other["modules"][2]["graded"], true);
    assert_eq!(other["modules"][1]["score"]["max"], 0);
}

#[test]
fn the_terminal_folds_modules_and_opens_the_current_one() {
    let text = printed(
        &[
            "check",
            "--suite",
            OWN,
            "--demo",
            "database-done",
            "-o",
            "terminal",
        ],
        1,
    );
    let lines: Vec<&str> = text.lines().collect();
    let position = |part: &str| {
        let found = lines.iter().position(|line| line.contains(part));
        found.unwrap_or_else(|| panic!("no {part} in {text}"))
    };
    assert!(lines[position("75/75")].contains("Database migration"));
    assert!(!text.contains("Create replication instance"), "{text}");
    assert!(position("75/75") < position("Before you start"));
    let done = printed(
        &[
            "check", "--suite", OWN, "--demo", "complete", "-o", "terminal",
        ],
        0,
    );
    assert!(!done.contains("Before you start"), "{done}");
    assert!(done.contains("123/123"), "{done}");
}

/// The defect: the first module was "failed" and the result said so, but no failure was to be seen: it was the database that later
/// modules miss, too.
#[test]
fn a_fresh_account_shows_what_is_first_and_no_failure() {
    let text = printed(
        &["check", "--suite", OWN, "--demo", "fresh", "-o", "terminal"],
        1,
    );
    assert!(!text.contains("✗") && !text.contains("failed"), "{text}");
    assert!(
        text.contains("◐ not done yet 11/75  Database migration"),
        "{text}"
    );
    assert!(!text.contains("blocked"), "{text}");
    let (_, next) = text.split_once("\nNext: ").expect("what is next");
    for part in [
        "Create the RDS database",
        "why ",
        "page ",
        "https://",
        "console: RDS",
    ] {
        assert!(next.contains(part), "{part}: {text}");
    }
}

/// Every format has a report of it, and a class of it has a column for each module.
#[test]
fn every_format_and_a_class_report_on_it() {
    for format in in_words() {
        let text = printed(
            &["check", "--suite", OWN, "--demo", "halfway", "-o", format],
            1,
        );
        assert!(
            text.contains("replication-instance") || text.contains("Create replication"),
            "{format}: {text}"
        );
    }
    let snapshot = "fixtures/accounts/application-migration/halfway.json";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(snapshot);
    let path = path.to_str().expect("UTF-8");
    let junit = printed(
        &["check", "--suite", OWN, "--snapshot", path, "-o", "junit"],
        1,
    );
    assert!(
        junit.contains("database-migration.create-replication-instance"),
        "{junit}"
    );
}

#[test]
fn its_checks_are_named_with_their_module() {
    let list = printed(&["list", "--suite", OWN], 0);
    assert!(list.contains("  database-migration.task"), "{list}");
    assert!(list.contains("container-migration.create-sg: "), "{list}");
    assert!(
        list.contains("198 points in total, and a bonus of 10 points"),
        "{list}"
    );
    let about = printed(&["explain", "container-migration.site", "--suite", OWN], 0);
    assert!(about.starts_with("container-migration.site: "), "{about}");
    let error = refused(&["explain", "container-migration.sites", "--suite", OWN]);
    assert!(error.contains("container-migration.site"), "{error}");
    // The defect: the hint named the list of another suite.
    let error = refused(&["explain", "zzzzzzzz", "--suite", OWN]);
    let list = format!("\"workshop-check list --suite {OWN}\" prints all");
    assert!(error.contains(&list), "{error}");
    let one = printed(
        &[
            "check",
            "--suite",
            OWN,
            "--demo",
            "complete",
            "--check",
            "container-migration.vpc-dns",
            "--json",
        ],
        0,
    );
    let one: Value = serde_json::from_str(&one).expect("JSON");
    assert_eq!(one["steps"].as_array().map(Vec::len), Some(1), "{one}");
}

#[test]
fn the_policy_is_that_of_its_modules_together() {
    let actions = |suite: &str| -> BTreeSet<String> {
        let policy: Value =
            serde_json::from_str(&printed(&["policy", "--suite", suite], 0)).expect("JSON");
        let statements = policy["Statement"].as_array().expect("statements").clone();
        let of = |statement: &Value| -> Vec<String> {
            match &statement["Action"] {
                Value::String(action) => vec![action.clone()],
                list => serde_json::from_value(list.clone()).expect("actions"),
            }
        };
        statements.iter().flat_map(of).collect()
    };
    let mut together = actions("database-migration");
    together.extend(actions("container-migration"));
    together.extend(actions("app-mig-service"));
    together.extend(actions("elasticbeanstalk-migration"));
    together.extend(actions("optimization"));
    assert_eq!(actions(OWN), together);
}

#[test]
fn a_value_is_for_every_module_that_has_the_variable() {
    let variables = printed(
        &[
            "list",
            "--suite",
            OWN,
            "--variables",
            "--set",
            "vpc=EventVPC",
        ],
        0,
    );
    assert_eq!(variables.matches("vpc=EventVPC").count(), 1, "{variables}");
    let list = printed(&["list", "--suite", OWN, "--set", "vpc=EventVPC"], 0);
    assert!(list.matches("EventVPC").count() > 1, "{list}");
    let error = refused(&["list", "--suite", OWN, "--set", "vcp=x"]);
    assert!(
        error.contains("no suite of the journey has a variable \"vcp\""),
        "{error}"
    );
}

#[test]
fn its_schema_says_what_a_module_is() {
    let schema: Value = serde_json::from_str(&printed(&["schema", "journey"], 0)).expect("JSON");
    assert!(
        schema["definitions"]["ModuleEntry"]["properties"]["one_of"].is_object(),
        "{schema}"
    );
}
