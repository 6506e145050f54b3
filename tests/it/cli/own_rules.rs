//! A small suite whose only check is an `expression`, with the author's own messages.

use std::path::Path;

use serde_json::Value;

use crate::cli::{code, refused, run, stdout, write};

const SUITE: &str = r#"
schema: workshop-check/suite/1
id: own
pages: { base: "https://example.org", path: "/{lang}/{page}", languages: [en] }
resources: {}
steps:
  - id: clusters
    page: clusters
    checks:
      - id: own-rule
        points: 1
        assert:
          expression:
            that: 'THAT'
            shows: 'SHOWS'
            reads: [READS]
            message: own-rule-texts
"#;

const WORDS: &str = "\
suite = Own
step-clusters = Clusters
check-own-rule = Clusters have short names
    .why = They are easier to say.
own-rule-texts = every cluster has a name of ten letters at most
    .saw = looked at { $things }
    .found = too long: { $things }
    .fix = Rename { $things }.
";

fn suite(folder: &Path, that: &str, shows: &str, reads: &str) -> String {
    let suite = SUITE
        .replace("THAT", that)
        .replace("SHOWS", shows)
        .replace("READS", reads);
    let path = write(folder, "suite.yaml", suite);
    std::fs::create_dir_all(folder.join("locales")).expect("a folder");
    std::fs::write(folder.join("locales/en.ftl"), WORDS).expect("a file");
    path
}

const SHORT: &str = "ecs.clusters.all(c, size(c.clusterName) <= 10)";
const LONG_ONES: &str = "ecs.clusters.filter(c, size(c.clusterName) > 10).map(c, c.clusterName)";
const ALL: &str = "ecs.clusters.map(c, c.clusterName)";

#[test]
fn an_authors_rule_speaks_in_the_authors_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases = [
        (
            SHORT,
            LONG_ONES,
            1,
            "too long: unicorns-cluster",
            "Rename unicorns-cluster.",
        ),
        (
            "ecs.clusters.all(c, size(c.clusterName) <= 20)",
            ALL,
            0,
            "looked at unicorns-cluster",
            "",
        ),
    ];
    for (that, shows, status, actual, hint) in cases {
        let path = suite(folder.path(), that, shows, "DescribeClusters");
        let output = run(&[
            "check", "--suite", &path, "--demo", "complete", "--report", "json",
        ]);
        assert_eq!(code(&output), status, "{output:?}");
        let report: Value = serde_json::from_str(stdout(&output)).expect("a report");
        let check = &report["steps"][0]["checks"][0];
        assert_eq!(
            check["expected"],
            "every cluster has a name of ten letters at most"
        );
        assert_eq!(check["actual"], actual);
        assert_eq!(check["hint"].as_str().unwrap_or_default(), hint);
        assert_eq!(check["resources"][0], "unicorns-cluster");
    }
}

/// The policy follows from what the expression reads.
#[test]
fn an_authors_rule_needs_the_permission_it_reads_with() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = suite(folder.path(), SHORT, ALL, "DescribeClusters");
    let policy = run(&["policy", "--suite", &path]);
    for (action, there) in [
        ("ecs:DescribeClusters", true),
        ("ecs:ListClusters", true),
        ("ec2:", false),
    ] {
        assert_eq!(stdout(&policy).contains(action), there, "{action}");
    }
}

#[test]
fn a_rule_that_cannot_be_meant_so_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases = [
        ("ecs.clusters.all(c,", ALL, "DescribeClusters", "that: "),
        (
            SHORT,
            "ecs.clusters.map(c c)",
            "DescribeClusters",
            "shows: ",
        ),
        (
            "size(efs.FileSystems) > 0",
            ALL,
            "DescribeClusters",
            "unknown variable \"efs\"",
        ),
        (SHORT, ALL, "DescribeCluster", "DescribeCluster"),
        (SHORT, ALL, "", "sees nothing"),
        (
            "ecs.clusters.all(c, c.clusterName.matches(\"x\"))",
            ALL,
            "DescribeClusters",
            "unknown function \"matches\"",
        ),
    ];
    for (that, shows, reads, wanted) in cases {
        let path = suite(folder.path(), that, shows, reads);
        let output = run(&["list", "--suite", &path]);
        let message = refused(&output);
        assert!(
            message.contains(wanted) && message.contains(&path),
            "{wanted}: {message}"
        );
    }
}

/// A suite that declares calls of a service of which no account that comes with the program has anything.
const QUEUES: &str = r#"
schema: workshop-check/suite/1
id: queues
pages: { base: "https://example.org", path: "/{lang}/{page}", languages: [en] }
calls:
  queues: { service: batch, operation: DescribeJobQueues, protocol: rest_json, method: POST, path: /v1/describejobqueues, items: jobQueues, keep: [jobQueueArn, jobQueueName, state] }
kinds:
  job_queue: { call: queues, id: jobQueueArn, name: jobQueueName }
resources:
  queue: { kind: job_queue, example: jobs }
steps:
  - id: queue
    page: queue
    checks:
      - { id: queue, points: 1, assert: { exists: { resource: queue } } }
      - { id: state, points: 1, assert: { property: { resource: queue, name: state, one_of: [ENABLED] } } }
"#;

const QUEUES_WORDS: &str = "\
suite = Queues
kind-job-queue = job queue
step-queue = Queue
check-queue = There is a queue
    .why = Jobs wait in it.
check-state = The queue is enabled
    .why = Jobs start only then.
";

/// The defects: nothing said that an account that comes with the program has nothing of the suite's services, and the hint led back
/// to that account.
#[test]
fn an_account_without_the_services_of_a_suite_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("locales")).expect("a folder");
    write(folder.path(), "suite.yaml", QUEUES);
    write(folder.path(), "locales/en.ftl", QUEUES_WORDS);
    let path = folder.path().to_str().expect("UTF-8");
    let lint = run(&["lint", path]);
    assert_eq!((code(&lint), stdout(&lint)), (0, ""), "{lint:?}");
    let file = folder.path().join("demo.json");
    let file = file.to_str().expect("UTF-8");
    let taken = run(&["snapshot", file, "--suite", path, "--demo"]);
    assert_eq!(code(&taken), 0, "{taken:?}");
    let note = String::from_utf8_lossy(&taken.stderr);
    let wanted = format!("snapshot FILE --suite {path}");
    for part in ["batch:DescribeJobQueues", "without --demo", &wanted] {
        assert!(note.contains(part), "{part} in {note}");
    }
    for args in [&["--demo"][..], &["--snapshot", file]] {
        let message = refused(&run(&[&["prove", "--suite", path], args].concat()));
        for part in ["has nothing of batch:DescribeJobQueues", &wanted] {
            assert!(message.contains(part), "{part} in {message}");
        }
        assert!(!message.contains("--demo without a name"), "{message}");
    }
    // The same suite as a module of a journey: it is proved alone.
    let walk = folder.path().join("walk");
    std::fs::create_dir_all(walk.join("locales")).expect("a folder");
    let journey = "schema: workshop-check/journey/1\nid: walk\nmodules:\n  - suite: ..\n";
    write(&walk, "journey.yaml", journey);
    write(&walk, "locales/en.ftl", "suite = Walk\n");
    let walk = walk.to_str().expect("UTF-8");
    let message = refused(&run(&["prove", "--suite", walk, "--demo"]));
    for part in [
        format!("\"workshop-check snapshot FILE --suite {walk}/..\""),
        format!("\"workshop-check prove --suite {walk}/.. --snapshot FILE\""),
    ] {
        assert!(message.contains(&part), "{part} in {message}");
    }
    let message = refused(&run(&["prove", "--suite", walk]));
    let alone = format!("it is done: \"workshop-check prove --suite {walk}/.. --snapshot FILE\"");
    assert!(message.contains(&alone), "{message}");
    // The defect: the advice was to take a new snapshot, also of a demo account.
    let checked = run(&["check", "--suite", path, "--demo", "--lang", "en"]);
    assert_eq!(code(&checked), 3, "{checked:?}");
    let text = stdout(&checked);
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let recorded = "This demo account was recorded without that call.";
    assert!(flat.contains(recorded), "{text}");
    assert!(!flat.contains("new snapshot"), "{text}");
    let class = run(&["grade", "--suite", path, "--demo", "--json"]);
    assert!(stdout(&class).contains(recorded), "{}", stdout(&class));
    // A snapshot can be taken again.
    let checked = run(&["check", "--suite", path, "--snapshot", file]);
    assert!(stdout(&checked).contains("new snapshot"), "{checked:?}");
    // The program's own suites have their accounts.
    let taken = run(&["snapshot", file, "--suite", "cleanup", "--demo"]);
    assert_eq!(String::from_utf8_lossy(&taken.stderr), "", "{taken:?}");
}

/// The defect: a field that is misspelt under `keep` failed every attendee, and nothing named it.
#[test]
fn a_misspelt_field_is_named_and_fails_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("locales")).expect("a folder");
    let suite = QUEUES
        .replace("state]", "stat]")
        .replace("name: state", "name: stat");
    write(folder.path(), "suite.yaml", suite);
    write(folder.path(), "locales/en.ftl", QUEUES_WORDS);
    let path = folder.path().to_str().expect("UTF-8");
    let account = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/fixtures/accounts/complete.json"
    );
    let account = std::fs::read_to_string(account).expect("an account");
    let mut account: Value = serde_json::from_str(&account).expect("JSON");
    account["calls"]["queues"] = serde_json::json!({
        "service": "batch", "operation": "DescribeJobQueues",
        "items": { "known": [{ "jobQueueArn": "arn:aws:batch:us-west-2:1:job-queue/jobs", "jobQueueName": "jobs" }] },
    });
    let file = write(folder.path(), "account.json", account.to_string());
    let report = run(&["check", "--suite", path, "--snapshot", &file]);
    assert_eq!(code(&report), 3, "{report:?}");
    assert!(stdout(&report).contains("“stat”"), "{}", stdout(&report));
    let proof = run(&["prove", "--suite", path, "--snapshot", &file]);
    let message = String::from_utf8_lossy(&proof.stderr);
    let wanted = "no result of batch:DescribeJobQueues has stat, which `keep` of queues names";
    assert!(message.contains(wanted), "{message}");
}

/// A suite of an author about another module of the workshop needs an account of that module. The defect: only accounts of the
/// first module could be named.
#[test]
fn a_suite_of_ones_own_takes_the_accounts_of_every_module() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("checks/database-migration");
    std::fs::create_dir(folder.path().join("locales")).expect("a folder");
    for name in ["suite.yaml", "symptoms.yaml", "locales/en.ftl"] {
        let text = std::fs::read_to_string(own.join(name)).expect("a file of the suite");
        let text = text.replacen("id: database-migration", "id: mine", 1);
        write(folder.path(), name, &text);
    }
    let path = folder.path().to_str().expect("UTF-8");
    let account = "database-migration/complete";
    let report = run(&["check", "--suite", path, "--demo", account, "--json"]);
    assert_eq!(code(&report), 0, "{}", stdout(&report));
    let slip = "database-migration/complet";
    let error_text = refused(&run(&["check", "--suite", path, "--demo", slip]));
    assert!(
        error_text.contains(&format!("did you mean \"{account}\"?")),
        "{error_text}"
    );
}
