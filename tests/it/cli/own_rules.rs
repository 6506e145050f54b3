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
