//! `lint`: each class of problems at its exact place. In each edit `¦` marks where the problem has to be found.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use workshop_check_core::suite::Code;

use crate::authoring::{
    SUITE, drift, edited, journeys, links, marked, printed, refused, run, write,
};

/// A small suite without problems.
const FILES: &[(&str, &str)] = &[
    ("suite.yaml", SMALL),
    ("symptoms.yaml", SYMPTOMS),
    ("locales/en.ftl", ENGLISH),
    ("locales/nl.ftl", DUTCH),
];

const SMALL: &str = "\
schema: workshop-check/suite/1
id: small
points: 4
variables:
  vpc: { default: TargetVPC, about: The VPC. }
  zones: { default: [a, b], about: The subnets. }
pages:
  base: https://example.org
  path: /{lang}/{page}
  languages: [en, nl]
regions: [us-west-2, eu-west-1]
resources:
  vpc: { kind: vpc, name: $vpc }
  group: { kind: security_group, name: LB-SG, in: vpc, wired_from: [balancer] }
  balancer: { kind: load_balancer, example: lb, in: vpc }
steps:
  - id: first
    page: one
    points: 3
    checks:
      - id: the-vpc
        points: 1
        assert: { exists: { resource: vpc } }
      - id: routes
        points: 1
        assert: { subnets_route: { vpc: vpc, subnets: $zones, to: internet_gateway } }
      - id: the-group
        points: 1
        needs: [the-vpc]
        assert: { exists: { resource: group } }
  - id: second
    page: two
    checks:
      - id: carries
        points: 1
        needs: [the-group]
        page: three
        follows: [{ check: routes }]
        assert: { carries_security_group: { carrier: { load_balancer: balancer }, group: group } }
";

const SYMPTOMS: &str = "\
schema: workshop-check/symptoms/1
patterns:
  - id: refused
    seen_in: [event]
    match: 'is refused'
    causes: [carries, the-group]
    page: two
    source: a test
    confidence: belief
";

const ENGLISH: &str = "\
suite = Small
step-first = First
step-second = Second
check-the-vpc = { $vpc } is there
    .why = All is in it.
check-routes = Routes
    .why = They lead somewhere.
check-the-group = The group is there
    .why = It lets in.
    .fix = Make it.
check-carries = The balancer has it
    .why = Only then it counts.
symptom-refused = it is refused
    .fix = Ask again.
";

const DUTCH: &str = "\
suite = Klein
step-first = Eerste
step-second = Tweede
check-the-vpc = { $vpc } bestaat
    .why = Alles zit erin.
check-routes = Routes
    .why = Ze leiden ergens heen.
check-the-group = De groep bestaat
    .why = Ze laat toe.
    .fix = Maak ze.
check-carries = De balancer heeft ze
    .why = Dan pas telt ze.
symptom-refused = het is geweigerd
    .fix = Vraag opnieuw.
";

/// An edit of one of the files, the classes of the problems it makes, of which the first is at the mark, and a piece of
/// the text of its problem.
type Case = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("suite.yaml", "regions: [", "regions: ¦[} ", "syntax", ""),
    ("suite.yaml", "points: 4\n", "points: 4\n¦id: again\n", "syntax", "the key \"id\" is there twice"),
    ("suite.yaml", "points: 4\n", "points: 4\n¦ponits: 4\n", "unknown-key", "did you mean \"points\"?"),
    ("suite.yaml", "    page: one\n", "    ¦pgae: one\n", "unknown-key", "did you mean \"page\"?"),
    ("suite.yaml", "to: internet_gateway", "to: internet_gateway, ¦colour: red", "unknown-key", "known here: vpc, subnets, to"),
    ("suite.yaml", "name: LB-SG,", "¦nam: LB-SG,", "unknown-key", "did you mean \"name\"?"),
    ("suite.yaml", "{ subnets_route:", "{ ¦subnet_routes:", "unknown-kind", "did you mean \"subnets_route\"?"),
    ("suite.yaml", "kind: load_balancer", "kind: ¦loadbalancer", "unknown-kind", "did you mean \"load_balancer\"?"),
    ("suite.yaml", "to: internet_gateway", "to: ¦internet-gateway", "unknown-value", "did you mean \"internet_gateway\"?"),
    ("suite.yaml", "        points: 1\n        needs: [the-group]", "        points: ¦one\n        needs: [the-group]", "wrong-type", "\"one\" where a whole number"),
    ("suite.yaml", "needs: [the-vpc]", "needs: ¦the-vpc", "wrong-type", "\"the-vpc\" where a list is wanted"),
    ("suite.yaml", "{ exists: { resource: vpc } }", "{ exists: ¦vpc }", "wrong-type", "a map is wanted"),
    ("suite.yaml", "{ exists: { resource: vpc } }", "{ exists: { resource: vpc }, ¦vpc_dns: { vpc: vpc } }", "wrong-type", "exactly one key"),
    ("suite.yaml", "{ vpc: vpc, subnets: $zones, to", "¦{ vpc: vpc, to", "missing-key", "the key \"subnets\" is missing"),
    ("suite.yaml", "  - id: second\n    page: two\n", "  - ¦id: second\n", "missing-key", "the key \"page\" is missing"),
    ("suite.yaml", "schema: workshop-check/suite/1", "schema: ¦workshop-check/suite/2", "schema", "workshop-check/suite/1"),
    ("symptoms.yaml", "schema: workshop-check/symptoms/1", "schema: ¦workshop-check/suite/1", "schema", "workshop-check/symptoms/1"),
    ("suite.yaml", "subnets: $zones", "subnets: ¦$zone", "unknown-variable", "did you mean \"zones\"?"),
    ("suite.yaml", "  zones: {", "  ¦more: { default: 1, about: More. }\n  zones: {", "unused-variable", "\"more\""),
    ("suite.yaml", "id: the-group\n", "id: ¦The_Group\n", "bad-id missing-message missing-translation unused-message unused-message unknown-need unknown-need", "lower-case letters"),
    ("suite.yaml", "id: second\n", "id: ¦first\n", "duplicate-id unused-message unused-message", "two steps have the id \"first\""),
    ("suite.yaml", "id: routes\n", "id: ¦the-vpc\n", "duplicate-id unused-message unused-message unknown-need", "two checks have the id \"the-vpc\""),
    ("suite.yaml", "needs: [the-vpc]", "needs: [the-vpc, ¦the-vcp]", "unknown-need", "did you mean \"the-vpc\"?"),
    ("suite.yaml", "follows: [{ check: routes }]", "follows: [{ check: ¦route }]", "unknown-need", "did you mean \"routes\"?"),
    ("suite.yaml", "follows: [{ check: routes }]", "follows: [{ check: routes, found: ¦routes-missin }]", "unknown-finding", "no finding is named \"routes-missin\""),
    ("symptoms.yaml", "causes: [carries, the-group]", "causes: [carries, ¦a-group]", "unknown-need", "no check is named \"a-group\""),
    ("suite.yaml", "      - id: routes\n", "      - id: routes\n        needs: [¦the-group]\n", "forward-need", "\"the-group\", which comes later"),
    ("suite.yaml", "{ exists: { resource: vpc } }", "{ carries_security_group: { carrier: { load_balancer: balancer }, group: ¦group } }", "cycle", "and that needs \"the-vpc\""),
    ("suite.yaml", "needs: [the-vpc]", "needs: [the-vpc, ¦carries]", "cycle", "\"the-group\" needs \"carries\", and that needs \"the-group\""),
    ("suite.yaml", "needs: [the-vpc]", "needs: [¦the-group]", "cycle", "needs itself"),
    ("suite.yaml", "name: $vpc }", "name: $vpc, in: ¦vpc }", "cycle", "\"vpc\""),
    ("suite.yaml", "wired_from: [balancer]", "wired_from: [¦balancers]", "unknown-resource", "did you mean \"balancer\"?"),
    ("suite.yaml", "example: lb, in: vpc", "example: lb, in: ¦vcp", "unknown-resource", "did you mean \"vpc\"?"),
    ("suite.yaml", "{ vpc: vpc, subnets", "{ vpc: ¦vcp, subnets", "unknown-resource", "did you mean \"vpc\"?"),
    ("suite.yaml", "example: lb, in: vpc }", "example: lb, in: vpc, signs: ¦[{ property: Shceme, any_of: [internal] }] }", "unknown-field", "did you mean \"Scheme\"?"),
    ("suite.yaml", "{ exists: { resource: group } }", "{ property: { resource: group, name: ¦GroupNmae, one_of: [x] } }", "unknown-field", "\"GroupNmae\" is not a field of the kind \"security_group\""),
    ("suite.yaml", "{ exists: { resource: group } }", "{ property: { resource: group, name: GroupName, one_of: [x], same_as: { resource: balancer, property: ¦State.Kode } } }", "unknown-field", "did you mean \"Code\"?"),
    ("suite.yaml", "example: lb, in: vpc", "example: lb, in: ¦group", "wrong-resource", "a vpc is wanted here"),
    ("suite.yaml", "{ load_balancer: balancer }, group: group }", "{ load_balancer: ¦group }, group: group }", "wrong-resource", "a load-balancer is wanted here"),
    ("suite.yaml", "resources:\n", "calls:\n  tasks: { service: dms, operation: ¦DeleteReplicationTask, target: AmazonDMSv20160101, keep: [Status] }\nresources:\n", "refused-call unused-call", "begins with Describe"),
    ("suite.yaml", "resources:\n", "calls:\n  ¦tasks: { service: dms, operation: DescribeReplicationTasks, target: AmazonDMSv20160101, keep: [Status] }\nresources:\n", "unused-call", "nothing uses the call"),
    ("suite.yaml", "resources:\n", "calls:\n  ¦tasks: { service: dms, operation: DescribeReplicationTasks, target: AmazonDMSv20160101, keep: [Status] }\nkinds:\n  task: { call: tasks, id: Status }\nresources:\n", "unused-call unused-call missing-message missing-translation", "nothing uses the call"),
    ("suite.yaml", "steps:\n", "  ¦database: { kind: database }\nsteps:\n", "unused-resource", "\"database\""),
    ("suite.yaml", "group: { kind: security_group, name: LB-SG, in: vpc, wired_from: [balancer] }", "¦group: { kind: security_group, in: vpc }", "unfindable-resource", "wired_from"),
    ("suite.yaml", "subnets: $zones, to", "subnets: ¦[], to", "bad-parameters unused-variable", "asserts nothing"),
    ("suite.yaml", "{ subnets_route: { vpc: vpc, subnets: $zones, to: internet_gateway } }", "{ ¦property: { resource: vpc, name: IsDefault } }", "bad-parameters unused-variable", "could never pass"),
    ("suite.yaml", "regions: [us-west-2, eu-west-1]", "regions: [us-west-2, ¦eu-wset-1]", "unknown-region", "did you mean \"eu-west-1\"?"),
    ("suite.yaml", "points: 4\n", "points: ¦5\n", "points", "all checks come to 4 points, not to 5"),
    ("suite.yaml", "    points: 3\n", "    points: ¦2\n", "points", "the checks of \"first\" come to 3 points, not to 2"),
    ("suite.yaml", "points: 1\n        needs: [the-group]", "points: ¦0\n        needs: [the-group]", "zero-points points", "is worth nothing"),
    ("suite.yaml", "vpc: { kind: vpc, name: $vpc }", "vpc: { kind: vpc }", "passes-on-nothing", "nobody has made anything"),
    ("suite.yaml", "{ subnets_route: { vpc: vpc, subnets: $zones, to: internet_gateway } }", "{ ¦expression: { that: size(ecs.clusters) >, shows: '[\"x\"]', reads: [DescribeClusters], message: own-rule } }", "bad-parameters missing-message missing-translation unused-variable", "that: "),
    ("suite.yaml", "{ subnets_route: { vpc: vpc, subnets: $zones, to: internet_gateway } }", "{ expression: { that: size(ecs.clusters) > 0, shows: '[\"x\"]', reads: [DescribeClusters], message: ¦own-rule } }", "missing-message missing-translation unused-variable", "\"own-rule\""),
    ("suite.yaml", "{ subnets_route: { vpc: vpc, subnets: $zones, to: internet_gateway } }", "{ expression: { that: size(ecs.clusters) > 0, shows: '[roles.group.name]', reads: [DescribeClusters], roles: ¦[group], message: own-rule } }", "deprecated-key forward-need missing-message missing-translation unused-variable", "former name of \"resources\""),
    ("symptoms.yaml", "'is refused'", "¦'is (refused'", "bad-pattern", "unclosed group"),
    ("symptoms.yaml", "    page: two\n", "", "missing-page", "has no page"),
    ("suite.yaml", "path: /{lang}/{page}", "path: ¦/{lang}", "missing-page", "all links lead to one page"),
    ("suite.yaml", "languages: [en, nl]", "languages: ¦[nl]", "missing-page", "English pages"),
    ("suite.yaml", "    page: two\n", "    page: ¦\"\"\n", "missing-page", "\"second\" has no page"),
    ("locales/en.ftl", "step-second = Second\n", "step-second ¦Second\n", "bad-messages missing-message", ""),
    ("locales/nl.ftl", "step-second = Tweede\n", "step-second = Tweede\n¦step-second = Tweede\n", "bad-messages", "there twice"),
    ("locales/nl.ftl", "check-routes = Routes\n    .why", "    .¦why", "bad-messages missing-translation", ".why is there twice"),
    ("locales/en.ftl", "    .why = They lead somewhere.\n", "", "missing-message mismatched-message", "\"check-routes\" has no .why"),
    ("locales/nl.ftl", "    .fix = Maak ze.\n", "", "missing-translation", "lacks an attribute of the English one: .fix"),
    ("locales/nl.ftl", "step-second = Tweede\n", "", "missing-translation", "nl.ftl has no text for \"step-second\""),
    ("locales/en.ftl", "suite = Small\n", "suite = Small\n¦check-route = Route\n", "unused-message", "nothing shows \"check-route\""),
    ("locales/en.ftl", "    .fix = Make it.\n", "    .¦fxi = Make it.\n", "unused-message mismatched-message", "did you mean \"fix\"?"),
    ("locales/nl.ftl", "check-the-vpc = { $vpc } bestaat", "¦check-the-vpc = De VPC bestaat", "mismatched-message", "in English vpc"),
    ("locales/en.ftl", "suite = Small", "suite = Small { $¦vcp }", "unsupplied-variable mismatched-message", "did you mean \"vpc\"?"),
];

fn suite_with(folder: &Path, file: &str, text: &str) {
    for (name, original) in FILES {
        write(folder, name, if *name == file { text } else { original });
    }
}

fn found(path: &str) -> Vec<Value> {
    let output = run(&["lint", path, "--report", "json"]);
    let book: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(book["schema"], "workshop-check/lint/1");
    let problems = book["problems"].as_array().expect("problems").clone();
    let errors = problems
        .iter()
        .any(|problem| problem["severity"] == "error");
    assert_eq!(output.status.code(), Some(i32::from(errors)));
    problems
}

#[test]
fn a_sound_suite_has_no_problems() {
    let folder = tempfile::tempdir().expect("a folder");
    suite_with(folder.path(), "", "");
    let path = folder.path().to_str().expect("UTF-8");
    assert_eq!(found(path), Vec::<Value>::new());
    assert_eq!(printed(&["lint", path], 0), "");
}

#[test]
fn each_class_is_found_at_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("UTF-8");
    let mut wrong = Vec::new();
    for (file, from, to, codes, says) in CASES {
        let original = FILES
            .iter()
            .find(|(name, _)| name == file)
            .expect("a file")
            .1;
        let (text, place) = if to.contains('¦') {
            marked(original, from, to)
        } else {
            (edited(original, from, to), String::new())
        };
        suite_with(folder.path(), file, &text);
        let found = found(path);
        let mut wanted: Vec<&str> = codes.split(' ').collect();
        let first = found.iter().find(|problem| problem["code"] == wanted[0]);
        let text_of = |problem: &Value| {
            let message = problem["message"].as_str().unwrap_or_default();
            format!(
                "{message} {}",
                problem["suggestion"].as_str().unwrap_or_default()
            )
        };
        let at = |problem: &Value| format!("{}:{}", problem["line"], problem["column"]);
        let in_place = first.is_some_and(|first| {
            place.is_empty() || (at(first) == place && first["file"] == format!("{path}/{file}"))
        });
        let is_reported = first.is_some_and(|first| text_of(first).contains(says));
        let mut codes: Vec<&str> = found
            .iter()
            .filter_map(|found| found["code"].as_str())
            .collect();
        wanted.sort_unstable();
        codes.sort_unstable();
        if !in_place || !is_reported || codes != wanted {
            let found: Vec<String> = found
                .iter()
                .map(|found| {
                    format!(
                        "  {} {} {} {}",
                        found["file"],
                        at(found),
                        found["code"],
                        text_of(found)
                    )
                })
                .collect();
            wrong.push(format!(
                "{file}: {to}\n  wanted {place} {wanted:?} {says}\n{}",
                found.join("\n")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_class_has_a_case() {
    let tested: BTreeSet<&str> = CASES
        .iter()
        .filter_map(|case| case.3.split(' ').next())
        .collect();
    let elsewhere = drift::codes();
    let elsewhere = elsewhere.chain(journeys::codes()).chain(links::codes());
    let tested: BTreeSet<&str> = tested.into_iter().chain(elsewhere).collect();
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(tested, known);
}

/// The same rules in two commands: `check` refuses a suite for the errors of `lint`, at the same place.
#[test]
fn what_is_refused_is_what_lint_finds() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("UTF-8");
    // Only `lint` reports these, so a suite that is still being written can be used.
    let later = [
        "unused-variable",
        "unused-call",
        "unused-resource",
        "unfindable-resource",
        "unknown-region",
        "deprecated-key",
        "points",
        "zero-points",
        "passes-on-nothing",
        "missing-page",
        "bad-messages",
        "missing-message",
        "missing-translation",
        "unused-message",
        "mismatched-message",
        "unsupplied-variable",
        "unknown-finding",
    ];
    for (file, from, to, codes, _) in CASES {
        let original = FILES
            .iter()
            .find(|(name, _)| name == file)
            .expect("a file")
            .1;
        suite_with(
            folder.path(),
            file,
            &edited(original, from, &to.replace('¦', "")),
        );
        let first = codes.split(' ').next().expect("a code");
        let listed = run(&["policy", "--suite", path]);
        if listed.status.success() {
            assert!(
                later.contains(&first) || file.ends_with(".ftl"),
                "{to}: accepted"
            );
            continue;
        }
        let error_text = String::from_utf8(listed.stderr).expect("UTF-8");
        let found = found(path);
        let same = found.iter().any(|problem| {
            let place = format!(
                "{}:{}:{}: ",
                problem["file"].as_str().unwrap_or_default(),
                problem["line"],
                problem["column"]
            );
            problem["severity"] == "error" && error_text.contains(&place)
        });
        assert!(same, "{to}: {error_text} is not in {found:#?}");
    }
}

#[test]
fn all_mistakes_are_told_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("UTF-8");
    let text = edited(SMALL, "points: 4\n", "ponits: 4\n");
    let text = edited(&text, "kind: load_balancer", "kind: loadbalancer");
    let text = edited(&text, "needs: [the-vpc]", "needs: [the-vcp, routs]");
    let text = edited(&text, "to: internet_gateway", "too: internet_gateway");
    let text = edited(&text, "page: three", "pages: three");
    suite_with(folder.path(), "suite.yaml", &text);
    let found: Vec<String> = found(path)
        .iter()
        .map(|problem| {
            format!(
                "{}:{}",
                problem["line"],
                problem["code"].as_str().unwrap_or_default()
            )
        })
        .collect();
    let wanted = [
        "3:unknown-key",
        "15:unknown-kind",
        "26:unknown-key",
        "29:unknown-need",
        "29:unknown-need",
        "37:unknown-key",
    ];
    assert_eq!(found, wanted);
}

#[rustfmt::skip]
const OWN: &[(&str, &str, &str)] = &[
    ("- id: vpc-dns\n", "- id: vpc-dns\n        ¦colour: red\n", "unknown-key"),
    ("{ vpc_dns: { vpc: vpc } }", "{ vpc_dns: { ¦vcp: vpc } }", "unknown-key"),
    ("{ vpc_dns: {", "{ ¦vpc_dsn: {", "unknown-kind"),
    ("cluster: { kind: cluster,", "cluster: { kind: ¦clutser,", "unknown-kind"),
    ("otherwise: advise", "otherwise: ¦advice", "unknown-value"),
    ("at_least: 512,", "at_least: ¦half,", "wrong-type"),
    ("ports: 0-65535", "ports: ¦65535-0", "wrong-type"),
    ("ports: 2049, peer: 10.0.0.0/16", "ports: 2049, peer: ¦10.0.0.0/33", "wrong-type"),
    ("efs_volume: { task_definition: task_definition, ", "efs_volume: ¦{ ", "missing-key"),
    ("min: $tasks", "min: ¦$task", "unknown-variable"),
    ("needs: [mount-targets]", "needs: [¦mount-target]", "unknown-need"),
    ("- id: public-acls\n        points: 1\n        needs: [public-subnets]", "- id: public-acls\n        points: 1\n        needs: [¦private-acls]", "forward-need"),
    ("- id: vpc-dns\n", "- id: vpc-dns\n        needs: [¦site]\n", "cycle"),
    ("- id: efs-sg-nfs\n", "- id: ¦efs-sg\n", "duplicate-id"),
    ("wired_from: [file_system] }", "wired_from: [¦filesystem] }", "unknown-resource"),
    ("from: { group: tasks_sg } } }", "from: { group: ¦task_sg } } }", "unknown-resource"),
    ("direction: in, ports: 3306, database: database", "direction: in, ports: 3306, database: ¦databse", "unknown-resource"),
    ("carrier: { file_system: file_system }, group: efs_sg", "carrier: { file_system: file_system }, group: ¦vpc", "wrong-resource"),
    ("  service: { kind: service,", "  ¦bastion: { kind: security_group, name: Bastion }\n  service: { kind: service,", "unused-resource"),
    ("lb_sg: { kind: security_group, name: LB-SG, in: vpc, wired_from: [load_balancer] }", "¦lb_sg: { kind: security_group, in: vpc }", "unfindable-resource"),
    ("at_least: 1.4.0", "at_least: latest", "bad-parameters"),
    ("name: Scheme,", "name: ¦Shceme,", "unknown-field"),
    ("name: Type,", "name: ¦State.Kode,", "unknown-field"),
    ("points: 123\n", "points: ¦124\n", "points"),
    ("      - id: site\n        points: 5", "      - id: site\n        points: ¦0", "zero-points"),
    ("[us-west-2, us-east-1]", "[us-west-2, us-esat-1]", "unknown-region"),
    ("vpc: { kind: vpc, name: $vpc }", "vpc: { kind: vpc }", "passes-on-nothing"),
    ("- id: database-engine\n", "- id: ¦database-sort\n", "missing-message"),
];

fn own_suite(folder: &Path, text: &str) {
    write(folder, "suite.yaml", text);
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("checks/container-migration");
    let mut files = vec!["symptoms.yaml".to_owned()];
    for entry in std::fs::read_dir(own.join("locales")).expect("the suite's words") {
        let name = entry.expect("an entry").file_name();
        files.push(format!("locales/{}", name.to_str().expect("UTF-8")));
    }
    for name in files {
        let text = std::fs::read_to_string(own.join(&name)).expect("a file of the suite");
        write(folder, &name, &text);
    }
}

#[test]
fn a_typo_in_our_own_suite_is_found_at_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("UTF-8");
    for (from, to, code) in OWN {
        let (text, place) = if to.contains('¦') {
            marked(SUITE, from, to)
        } else {
            (edited(SUITE, from, to), String::new())
        };
        own_suite(folder.path(), &text);
        let found = found(path);
        let at = |problem: &Value| format!("{}:{}", problem["line"], problem["column"]);
        let there = found
            .iter()
            .any(|problem| problem["code"] == *code && (place.is_empty() || at(problem) == place));
        assert!(there, "{to} at {place}: {found:#?}");
    }
}

/// A change that a suite declares is commands of the AWS CLI and nothing else, and every name in it exists.
#[rustfmt::skip]
const CHANGES: &[(&str, &str, &str)] = &[
    ("aws: dms modify-endpoint\n", "aws: dms modify-endpoint; curl x\n", "is not a command of the AWS CLI"),
    ("aws: dms modify-endpoint\n", "aws: $$(id) modify-endpoint\n", "is not a command of the AWS CLI"),
    ("server-name: \"{asked}\"", "\"server-name; id\": \"{asked}\"", "is not an option of the AWS CLI"),
    ("server-name: \"{asked}\"", "server-name: \"{akse}\"", "unknown placeholder \"{akse}\""),
    ("server-name: \"{asked}\"", "server-name: \"{item.Sever}\"", "the call does not keep \"Sever\""),
    ("server-name: \"{asked}\"", "server-name: \"{resources.nobody.id}\"", "no resource is named \"nobody\""),
    ("server-name: \"{asked}\"", "server-name: \"{account.key}\"", "`id` and `region` are known"),
    // Fields of other resources: of a kind of the program, of a kind of the suite, and of each that refers to this one.
    ("server-name: \"{resources.database.Endpoint.Address}\"", "server-name: \"{resources.database.Endpoint.Adress}\"", "\"Endpoint.Adress\" is not a field of the kind \"database\""),
    ("[\"{resources.subnet_group.Subnets.SubnetIdentifier}\"]", "[\"{resources.subnet_group.Subnets.SubnetIdentifer}\"]", "\"Subnets.SubnetIdentifer\" is not a field of the kind \"replication_subnet_group\""),
    ("VpcId: \"{resources.vpc.id}\"\n        # The first", "VpcId: \"{resources.vpc}\"\n        # The first", "\"{resources.vpc}\" names no field"),
    ("options: { replication-task-arn: \"{each.ReplicationTaskArn}\" }", "options: { replication-task-arn: \"{each.ReplicationTaskAnr}\" }", "\"ReplicationTaskAnr\" is not a field of the kind \"replication_task\""),
    ("server-name: \"{asked}\"", "server-name: \"{each.ReplicationTaskArn}\"", "`each` is known in a command with `for_each` only"),
    // Fields of an expression: of a call of the suite, of one of the program, and of a resource.
    ("g.ReplicationSubnetGroupIdentifier == resources.subnet_group.id", "g.ReplicationSubnetGroupId == resources.subnet_group.id", "there is no field \"calls.replication_subnet_groups.ReplicationSubnetGroupId\""),
    ("|| ways[s.SubnetId] ==", "|| ways[s.SubnetIdd] ==", "did you mean \"SubnetId\"?"),
    ("g.ReplicationSubnetGroupIdentifier == resources.subnet_group.id", "g.ReplicationSubnetGroupIdentifier == resources.subnet_group.arn", "there is no field \"resources.subnet_group.arn\""),
    ("allocated-storage: 100, apply-immediately: true }\n", "allocated-storage: 100, apply-immediately: true }\n            gives: ReplicationInstance.ReplicationInstanceArn\n", "creates something needs its own `console`"),
    // Values that are known only when the commands run.
    ("Address: \"{new.address}\"", "Address: \"{new.adress}\"", "no command gives \"adress\""),
    ("          as: address\n", "", "no command gives \"address\""),
    ("          gives: DBInstances[0].Endpoint.Address\n", "", "`as` is a name for what `gives` finds"),
    ("Address: \"{new.address}\"", "Address: as-created", "no command of `create` sets it to \"as-created\""),
    ("            port: 3306\n            master", "            master", "no command of `create` sets it to \"3306\""),
    ("name: ReplicationInstanceStatus\n            # DMS", "name: ReplicationInstanceState\n            # DMS", "\"ReplicationInstanceState\" is not a field of the kind \"replication_instance\""),
    ("same_as: { resource: database, property: Endpoint.Port }", "same_as: { resource: database, property: Endpoint.Prot }", "\"Endpoint.Prot\" is not a field of the kind \"database\""),
    ("action: { field: rule-action,", "action: { field: rule-acton,", "\"TableMappings.rules.rule-acton\" is not a field"),
    ("property: ResourceStatusReason }", "property: ResourceStatusReson }", "\"ResourceStatusReson\" is not a field of the kind \"stack_failure\""),
    ("{ kind: database, field: ServerName, equals: Endpoint.Address }", "{ kind: database, field: ServerName, equals: Endpoint.Adress }", "\"Endpoint.Adress\" is not a field of the kind \"database\""),
    ("fields: [ServerName]", "fields: [Sever]", "the call does not keep \"Sever\""),
    ("      - fields: [ServerName]\n        commands", "      - commands", "nothing uses this change"),
    ("until: { query: \"ReplicationTasks[0].Status\", is_not: moving }", "until: { query: x }", "give `is` or `is_not`"),
    ("moves:\n          - { kind: endpoint_connection", "moves:\n          - { kind: endpoint_conection", "unknown kind \"endpoint_conection\""),
    ("        MultiAZ: [\"false\"]\n        DBInstanceStatus", "        MultiAz: [\"false\"]\n        DBInstanceStatus", "\"MultiAz\" is not a field of the kind \"database\""),
    ("      message: change-database-move\n", "", "`move` needs a `message`"),
    ("vpc: { kind: vpc, name: $vpc }", "vpc: { kind: vpc, name: $vpc, move: { commands: [] } }", "`move` is for databases"),
    ("any_of: [$schema] }\n", "any_of: [$schema], and: [{ property: Stat, any_of: [x] }] }\n", "\"Stat\" is not a field of the kind \"replication_task\""),
    ("fragment: endpointDetails/{name}", "fragment: endpointDetails/{nam}", "unknown placeholder"),
    ("path: dms/v2/home\n      fragment: endpointDetails", "path: //evil.example/x\n      fragment: endpointDetails", "not a path beneath"),
    ("change: public-subnets", "change: private-subnets", "has no change \"private-subnets\""),
    ("change: selection\n", "change: selecton\n", "has no change \"selecton\""),
    ("change: source-server\n", "change: source-sever\n", "has no change \"source-sever\""),
    // What a check names without being about it.
    ("port_of: database", "port_of: databse", "no resource is named \"databse\""),
    ("port_of: database", "port_of: database_sg", "a database is wanted here"),
    ("made_otherwise: vpc", "made_otherwise: vcp", "no resource is named \"vcp\""),
    ("vpc: { kind: vpc, name: $vpc }", "vpc: { kind: vpc, name: $vpc, create: { commands: [], item: {} } }", "for kinds that the suite declares"),
    ("        EndpointIdentifier: \"{name}\"\n        EndpointType: source", "        EndpointIdentifer: \"{name}\"\n        EndpointType: source", "does not keep \"EndpointIdentifer\""),
];

#[test]
fn a_change_that_is_not_commands_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("UTF-8");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("checks/database-migration/suite.yaml");
    let own = std::fs::read_to_string(own).expect("the suite");
    for (from, to, problem) in CHANGES {
        write(folder.path(), "suite.yaml", &edited(&own, from, to));
        let found = found(path);
        let errors = found.iter().filter(|found| found["severity"] == "error");
        let mut texts = errors.map(|found| found["message"].as_str().unwrap_or_default());
        assert!(texts.any(|text| text.contains(problem)), "{to}: {found:#?}");
    }
}

/// Our own suites have no problems. Another test checks their languages.
#[test]
fn our_own_suites_are_clean() {
    for id in workshop_check::suites::embedded_suites() {
        let mut found = found(id);
        found.retain(|problem| problem["code"] != "missing-translation");
        assert_eq!(found, Vec::<Value>::new(), "{id}");
    }
}

#[test]
fn people_programs_and_pull_requests_can_read_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("UTF-8");
    suite_with(
        folder.path(),
        "suite.yaml",
        &edited(SMALL, "points: 4\n", "ponits: 4\n"),
    );
    let file = format!("{path}/suite.yaml");
    assert_eq!(
        printed(&["lint", path], 1),
        format!(
            "{file}:3:1: error: unknown key \"ponits\" [unknown-key]\n  hint: did you mean \"points\"?\n"
        )
    );
    assert_eq!(
        printed(&["lint", path, "--report", "github"], 1),
        format!(
            "::error file={file},line=3,col=1,title=unknown-key::unknown key \"ponits\"%0Adid you mean \"points\"?\n"
        )
    );
    let codes = printed(&["lint", "--codes"], 0);
    for code in Code::ALL {
        assert!(
            codes.lines().any(|line| line.starts_with(code.as_str())),
            "{code}"
        );
    }
}

#[test]
fn variables_from_the_command_line_are_looked_at_too() {
    assert_eq!(printed(&["lint", "--set", "regions=us-west-2"], 0), "");
    let found = printed(&["lint", "--set", "regions=us-wset-2"], 0);
    assert!(found.contains("did you mean \"us-west-2\"?"), "{found}");
    let found = printed(&["lint", "--set", "public_subnets="], 1);
    assert!(found.contains("asserts nothing"), "{found}");
    // What was read is said, although nothing names it.
    let output = run(&["lint"]);
    let note = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(note, "container-migration: 0 errors, 0 warnings\n");
    let error_text = refused(&["lint", "--set", "region=us-west-2"]);
    assert!(
        error_text.contains("did you mean \"regions\"?"),
        "{error_text}"
    );
}

#[test]
fn what_cannot_be_read_is_not_a_finding() {
    refused(&["lint", "no-such-suite"]);
    refused(&["lint", "/no/such/folder"]);
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("suite.yaml"), b"schema: \xff").expect("a file");
    let error_text = refused(&["lint", folder.path().to_str().expect("UTF-8")]);
    assert!(error_text.contains("is not UTF-8 text"), "{error_text}");
}

/// A problem's text may contain untrusted text, but no control characters and no commands.
#[test]
fn hostile_text_stays_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("UTF-8");
    let text = edited(SMALL, "points: 4\n", "\"a\\e[31m\\n::error::b\": 4\n");
    suite_with(folder.path(), "suite.yaml", &text);
    for format in ["text", "github"] {
        let found = printed(&["lint", path, "--report", format], 1);
        assert!(!found.contains('\x1b'), "{found}");
        assert!(
            !found.lines().any(|line| line.starts_with("::error::b")),
            "{found}"
        );
    }
    for text in [
        "",
        "[",
        "{a: ",
        "a: &x [*x]",
        "- 1",
        "steps: 1\nresources: []\nvariables: x",
        "steps: [1, [2], ~]\nresources: {a: 1}\nvariables: {a: 1}",
    ] {
        suite_with(folder.path(), "suite.yaml", text);
        assert_ne!(found(path), Vec::<Value>::new(), "{text}");
        suite_with(folder.path(), "symptoms.yaml", text);
        assert_ne!(found(path), Vec::<Value>::new(), "{text}");
    }
}
