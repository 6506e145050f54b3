//! `variables:` and `--set`: what an instructor changes without editing a suite.

use serde_json::Value;
use workshop_check::suites;
use workshop_check_core::suite::Assignment;

use crate::authoring::{SUITE, edited, marked, printed, refused, write};

fn report(set: &[&str]) -> Value {
    let mut args = vec!["check", "--demo", "complete", "--report", "json"];
    set.iter().for_each(|set| args.extend(["--set", set]));
    let output = crate::authoring::run(&args);
    serde_json::from_slice(&output.stdout).expect("a report")
}

fn check<'a>(report: &'a Value, id: &str) -> &'a Value {
    let steps = report["steps"].as_array().expect("steps");
    let mut checks = steps
        .iter()
        .flat_map(|step| step["checks"].as_array().expect("checks"));
    checks
        .find(|check| check["id"] == id)
        .expect("a check of that id")
}

#[test]
fn a_number_reaches_the_assertion_and_the_title() {
    let report = report(&["tasks=3"]);
    let desired = check(&report, "service-desired");
    assert_eq!(desired["title"], "The service’s desired count is 3");
    let advice = desired["advice"].to_string();
    assert!(advice.contains("3 tasks"), "{advice}");
}

#[test]
fn a_text_reaches_the_resource_the_links_and_the_words() {
    let report = report(&[
        "vpc=Elsewhere",
        "pages_base=https://event.example",
        "pages_path=/x/{page}",
    ]);
    let vpc = check(&report, "target-vpc");
    assert_eq!(vpc["title"], "Elsewhere is there");
    assert_eq!(vpc["outcome"], "failed");
    assert_eq!(vpc["page_url"], "https://event.example/x/intro/on-your-own");
}

#[test]
fn a_list_is_split_at_commas() {
    let report = report(&["public_subnets=TargetVPC-public-a, TargetVPC-public-c"]);
    let subnets = check(&report, "public-subnets");
    assert_eq!(subnets["outcome"], "failed");
    let actual = subnets["actual"].to_string();
    assert!(actual.contains("TargetVPC-public-c"), "{actual}");
}

/// A value is always one text, never a list, a key, null or another variable.
#[test]
fn a_value_is_never_anything_but_a_value() {
    for value in [
        "[a, b]",
        "{ kind: vpc }",
        "~",
        "a\nregions: []",
        "x # y",
        "'",
        "$tasks",
        "true",
        "&a",
        "*a",
    ] {
        let set: Assignment = format!("vpc={value}").parse().expect("an assignment");
        let suite = suites::load_with("container-migration", &[set]).expect("the suite loads");
        assert_eq!(suite.file.resources["vpc"].name.as_deref(), Some(value));
        assert_eq!(suite.file.regions, ["us-west-2", "us-east-1"]);
    }
}

#[test]
fn what_does_not_fit_is_refused_by_its_option() {
    for (set, says) in [
        ("tsks=3", "did you mean \"tasks\"?"),
        ("tasks=two", "\"two\" is not a whole number"),
        ("tasks=0", "a service of 0 tasks does nothing"),
        ("most_tasks=99999999999", "--set most_tasks=99999999999"),
        // The defect: links led to the site without a word.
        ("pages_from=nosuch", "there are site, repository"),
        ("pages_from=repositry", "did you mean \"repository\"?"),
    ] {
        let error_text = refused(&["list", "--set", set]);
        assert!(error_text.contains(says), "{set}: {error_text}");
    }
    let error_text = refused(&["list", "--set", "tasks"]);
    assert!(error_text.contains("write NAME=VALUE"), "{error_text}");
}

#[test]
fn other_values_make_another_suite_and_defaults_do_not() {
    let digest = |set: &[&str]| report(set)["suite"]["digest"].clone();
    let plain = digest(&[]);
    assert_eq!(digest(&["tasks=2"]), plain);
    assert_eq!(digest(&["tasks=3", "tasks=2"]), plain, "the last counts");
    assert_ne!(digest(&["tasks=3"]), plain);
    assert_ne!(digest(&["tasks=3"]), digest(&["most_tasks=3"]));
    assert_eq!(digest(&["tasks=3", "vpc=x"]), digest(&["vpc=x", "tasks=3"]));
}

/// The digest of an untouched suite is that of its files, so that results of earlier versions stay comparable.
#[test]
fn the_digest_is_that_of_the_files() {
    use sha2::{Digest, Sha256};
    let symptoms = include_str!("../../../checks/container-migration/symptoms.yaml");
    let digest = Sha256::digest([SUITE, symptoms].concat());
    let suite = suites::load("container-migration").expect("the suite loads");
    assert_eq!(suite.digest, format!("sha256:{}", hex::encode(digest)));
}

#[test]
fn a_declaration_that_does_not_fit_is_pointed_at() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("UTF-8");
    #[rustfmt::skip]
    let mistakes = [
        ("default: 2\n", "default: [2, ¦[3]]\n", "a list where a text is wanted"),
        ("default: 2\n", "default: ¦true\n", "true where a text, a whole number or a list of texts is wanted"),
        ("default: 2\n", "¦defualt: 2\n", "did you mean \"default\"?"),
        ("count: $tasks", "count: ¦$tsaks", "did you mean \"tasks\"?"),
        ("count: $tasks", "count: ¦$vpc", "\"TargetVPC\" where a whole number is wanted; it is the default of the variable \"vpc\""),
        ("count: $tasks", "count: ¦1$tasks", "\"12\" where a whole number is wanted"),
        ("{ kind: vpc, name: $vpc }", "{ kind: vpc, name: ¦x-$public_subnets }", "is a list"),
        ("  tasks:\n", "  ¦Tasks:\n", "\"Tasks\" is not a name for a variable"),
    ];
    for (from, to, says) in mistakes {
        let (text, place) = marked(SUITE, from, to);
        write(
            folder.path(),
            "suite.yaml",
            &text.replace("$tasks", if to.contains("Tasks") { "2" } else { "$tasks" }),
        );
        let error_text = refused(&["list", "--suite", path]);
        assert!(error_text.contains(says), "{to}: {error_text}");
        assert!(
            error_text.contains(&format!("suite.yaml:{place}: ")),
            "{to}: {place}: {error_text}"
        );
    }
}

#[test]
fn a_dollar_sign_can_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("UTF-8");
    let text = edited(SUITE, "example: unicorn-lb", "example: \"${vpc}-5$$-$1\"");
    write(folder.path(), "suite.yaml", &text);
    let suite = suites::load(path).expect("the suite loads");
    let example = suite.file.resources["load_balancer"].example.as_deref();
    assert_eq!(example, Some("TargetVPC-5$-$1"));
}

#[test]
fn the_options_of_every_verb_about_a_suite_have_it() {
    for verb in [
        "check", "grade", "snapshot", "list", "explain", "policy", "regrade",
    ] {
        let help = printed(&[verb, "--help"], 0);
        assert!(help.contains("--set <NAME=VALUE>"), "{verb}");
    }
}
