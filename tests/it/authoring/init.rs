//! `init`: its suite works at once, and it does not change existing files.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use tempfile::TempDir;

use crate::authoring::{printed, refused, run};

fn started(folder: &Path, name: &str) -> String {
    let path = folder.join(name);
    let path = path.to_str().expect("UTF-8").to_owned();
    assert_eq!(printed(&["init", &path], 0), "");
    path
}

#[test]
fn what_it_writes_is_clean_and_judges_accounts() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = started(folder.path(), "My Workshop 2");
    let output = run(&["lint", &path]);
    assert_eq!(output.stdout, b"");
    let note = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(note, format!("{path}: 0 errors, 0 warnings\n"));
    let report = |account: &str, status: i32| {
        let printed = printed(
            &[
                "check", "--suite", &path, "--demo", account, "--report", "json",
            ],
            status,
        );
        serde_json::from_str::<serde_json::Value>(&printed).expect("a report")
    };
    let complete = report("complete", 0);
    assert_eq!(complete["suite"]["id"], "my-workshop-2");
    assert_eq!(complete["score"]["points"], complete["score"]["max"]);
    let empty = report("empty", 1);
    assert_eq!(empty["score"]["points"], 0);
    let fresh = report("fresh", 1);
    assert_eq!(fresh["next"]["check"], "web-group");
}

/// Beside the suite is the schema by which an editor completes it.
#[test]
fn its_first_line_leads_to_the_schema() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = started(folder.path(), "w");
    let suite = std::fs::read_to_string(format!("{path}/suite.yaml")).expect("a suite");
    let first = suite.lines().next();
    assert_eq!(
        first,
        Some("# yaml-language-server: $schema=./suite.schema.json")
    );
    let schema = std::fs::read_to_string(format!("{path}/suite.schema.json"));
    assert_eq!(schema.expect("a schema"), printed(&["schema"], 0));
}

#[test]
fn nothing_that_is_there_is_touched() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("UTF-8");
    let note = folder.path().join("notes.txt");
    std::fs::write(&note, "mine").expect("a file");
    let error_text = refused(&["init", path]);
    assert!(error_text.contains("there are files in it"), "{error_text}");
    let error_text = refused(&["init", note.to_str().expect("UTF-8")]);
    assert!(error_text.contains("notes.txt"), "{error_text}");
    let there: Vec<_> = std::fs::read_dir(folder.path())
        .expect("a folder")
        .collect();
    assert_eq!(there.len(), 1);
    assert_eq!(std::fs::read_to_string(note).expect("a file"), "mine");
}

/// An existing empty folder can be used.
#[test]
fn an_empty_folder_is_filled() {
    let folder = tempfile::tempdir().expect("a folder");
    printed(&["init", folder.path().to_str().expect("UTF-8")], 0);
    assert!(folder.path().join("locales/en.ftl").exists());
}

/// The draft from a recorded account. Drafting takes seconds, so that tests share it.
fn draft_of(account: &str) -> String {
    static DRAFTS: Mutex<BTreeMap<String, &'static OnceLock<TempDir>>> =
        Mutex::new(BTreeMap::new());
    let draft = {
        let mut drafts = DRAFTS.lock().expect("the drafts");
        let new = || &*Box::leak(Box::new(OnceLock::new()));
        *drafts.entry(account.to_owned()).or_insert_with(new)
    };
    let folder = draft.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("Drafted 1");
        let path = path.to_str().expect("UTF-8");
        printed(&["init", path, "--from", &recorded(account)], 0);
        folder
    });
    let path = folder.path().join("Drafted 1");
    path.to_str().expect("UTF-8").to_owned()
}

/// The file of a recorded account.
fn recorded(account: &str) -> String {
    let root = env!("CARGO_MANIFEST_DIR");
    format!("{root}/fixtures/accounts/{account}.json")
}

/// The mutants of the draft from a recorded account.
fn mutants_of_draft(account: &str) -> Vec<serde_json::Value> {
    let (suite, snapshot) = (draft_of(account), recorded(account));
    let proof = run(&[
        "prove",
        "--suite",
        &suite,
        "--snapshot",
        &snapshot,
        "--json",
    ]);
    let error = String::from_utf8_lossy(&proof.stderr);
    let proof: serde_json::Value = serde_json::from_slice(&proof.stdout).expect(&error);
    proof["mutants"].as_array().expect("mutants").clone()
}

/// A draft from the account of a suite: it has no problems, passes on that account, and does not pass on an empty one.
#[test]
fn a_draft_from_an_account_is_clean_and_passes_on_it() {
    let of_containers = [
        "name: LB-SG",
        "wired_from: [",
        "ports: \"443\", from: anywhere",
    ];
    for (account, least, parts) in [
        ("complete", 30, &of_containers[..]),
        ("private-load-balancer", 30, &of_containers[..]),
        ("database-migration/complete", 30, &["name: RI-SG"][..]),
        (
            "elasticbeanstalk-migration/complete",
            10,
            &["kind: environment"][..],
        ),
    ] {
        let path = draft_of(account);
        let lint = run(&["lint", &path]);
        assert_eq!(String::from_utf8_lossy(&lint.stdout), "", "{account}");
        let report = |args: &[&str], status: i32| {
            let args = [&["check", "--suite", &path, "--json"], args].concat();
            serde_json::from_str::<serde_json::Value>(&printed(&args, status)).expect("a report")
        };
        let passed = report(&["--snapshot", &recorded(account)], 0);
        assert_eq!(
            passed["score"]["points"], passed["score"]["max"],
            "{account}"
        );
        let checks = passed["steps"].as_array().expect("steps").iter();
        let checks: usize = checks
            .map(|step| step["checks"].as_array().expect("checks").len())
            .sum();
        assert!(checks >= least, "{account}: {checks} checks");
        let empty = report(&["--demo", "empty"], 1);
        assert_eq!(empty["score"]["points"], 0, "{account}");
        let text = std::fs::read_to_string(format!("{path}/suite.yaml")).expect("a suite");
        for part in parts {
            assert!(text.contains(part), "{account}: {part} in {text}");
        }
    }
}

#[test]
fn a_draft_finds_mistakes() {
    let mutants = mutants_of_draft("private-load-balancer").into_iter();
    let caught = mutants
        .filter(|mutant| mutant["verdict"] == "caught")
        .count();
    assert!(caught > 50, "{caught} caught");
}

/// The defects: a draft failed its own `lint` or raised false alarms, did not look at what resources of declared kinds refer to,
/// and said nothing of what it misses.
#[test]
fn a_draft_has_no_false_alarms_and_says_what_it_misses() {
    for (account, least) in [
        ("database-migration/complete", 80),
        ("app-mig-service/old-template", 10),
        ("elasticbeanstalk-migration/complete", 30),
        ("optimization/complete", 30),
    ] {
        let path = draft_of(account);
        assert_eq!(printed(&["lint", &path], 0), "", "{account}");
        let mutants = mutants_of_draft(account);
        let with = |verdict: &'static str| {
            let mutants = mutants.iter();
            mutants.filter(move |mutant| mutant["verdict"] == verdict)
        };
        assert_eq!(with("false_alarm").count(), 0, "{account}");
        let noticed = mutants
            .iter()
            .filter(|mutant| mutant["expect"] == "noticed")
            .count();
        let caught = with("caught").count() * 100 / noticed;
        assert!(caught >= least, "{account}: {caught} % of {noticed}");
        let next = std::fs::read_to_string(format!("{path}/NEXT.md")).expect("what to do next");
        for mutant in with("survived") {
            let id = mutant["id"].as_str().expect("an id");
            let resource: Vec<&str> = id.splitn(3, '/').take(2).collect();
            let resource = format!("`{}`", resource.join(" "));
            assert!(next.contains(&resource), "{resource} in {next}");
        }
        if account == "database-migration/complete" {
            for part in [
                "`database-publiclyaccessible`",
                "`replication_task`",
                "`Subnets[TargetVPC-public-a].SubnetIdentifier",
            ] {
                assert!(next.contains(part), "{part} in {next}");
            }
        }
    }
}

/// The defect: a file system without a name had the number 1 in the proof, which was then replaced in all dates.
#[test]
fn a_resource_without_a_name_is_proved() {
    assert!(!mutants_of_draft("optimization/complete").is_empty());
}

/// A snapshot has the results of declared calls, not the declarations: they come from the suites of the program, or from the
/// suite that is named.
#[test]
fn a_draft_takes_over_the_declared_calls_of_its_snapshot() {
    let folder = tempfile::tempdir().expect("a folder");
    let drafted = |name: &str, args: &[&str]| {
        let path = folder.path().join(name);
        let path = path.to_str().expect("UTF-8").to_owned();
        let output = run(&[&["init", &path], args].concat());
        assert!(output.status.success(), "{output:?}");
        let note = String::from_utf8_lossy(&output.stderr).into_owned();
        let lint = run(&["lint", &path]);
        assert_eq!(String::from_utf8_lossy(&lint.stdout), "", "{name}");
        let text = std::fs::read_to_string(format!("{path}/suite.yaml")).expect("a suite");
        (path, text, note)
    };
    let snapshot = recorded("elasticbeanstalk-migration/complete");
    let (path, text, note) = drafted("first", &["--from", &snapshot]);
    assert!(text.contains("operation: DescribeEnvironments"), "{text}");
    assert!(!note.contains("left out"), "{note}");
    let args = ["check", "--suite", &path, "--snapshot", &snapshot, "--json"];
    let report: serde_json::Value = serde_json::from_str(&printed(&args, 0)).expect("a report");
    assert_eq!(report["score"]["points"], report["score"]["max"]);
    let migrated = draft_of("database-migration/complete");
    let text = std::fs::read_to_string(format!("{migrated}/suite.yaml")).expect("a suite");
    for part in [
        "operation: DescribeReplicationInstances",
        "  replication_instance:\n    call: replication_instances",
        "name: source-endpoint",
        "{ resource: replication_cdc, name: MigrationType, one_of: [full-load-and-cdc] }",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    // A call that only a suite of the author's own declares.
    let recorded = std::fs::read_to_string(snapshot).expect("an account");
    let mut account: serde_json::Value = serde_json::from_str(&recorded).expect("JSON");
    account["calls"]["alarms"] = serde_json::json!({
        "service": "monitoring", "operation": "DescribeAlarms",
        "items": { "known": [{ "AlarmName": "too-slow", "StateValue": "ok" }] },
    });
    let own = folder.path().join("own.json");
    std::fs::write(&own, account.to_string()).expect("a file");
    let own = own.to_str().expect("UTF-8");
    let (_, text, note) = drafted("second", &["--from", own]);
    assert!(!text.contains("alarms"), "{text}");
    assert!(
        note.contains("alarms (monitoring:DescribeAlarms)"),
        "{note}"
    );
    let declaring = folder.path().join("declaring");
    let suite = "\
schema: workshop-check/suite/1
id: alarms
pages: { base: 'https://example.org', path: '/{page}', languages: [en] }
calls:
  alarms: { service: monitoring, operation: DescribeAlarms, protocol: query, version: '2010-08-01', keep: [AlarmName, StateValue] }
kinds:
  alarm: { call: alarms, id: AlarmName, name: AlarmName }
resources:
  slow: { kind: alarm, name: too-slow }
steps:
  - id: one
    page: one
    checks:
      - { id: slow, points: 1, assert: { exists: { resource: slow } } }
";
    crate::authoring::write(&declaring, "suite.yaml", suite);
    let words = "suite = A\nkind-alarm = alarm\nstep-one = O\ncheck-slow = S\n    .why = W\n";
    crate::authoring::write(&declaring, "locales/en.ftl", words);
    let declaring = declaring.to_str().expect("UTF-8");
    let (_, text, note) = drafted("third", &["--from", own, "--suite", declaring]);
    assert!(text.contains("kind: alarm, name: too-slow"), "{text}");
    assert!(!note.contains("left out"), "{note}");
}

/// Names of an account are text: in YAML, in Fluent and as ids.
#[test]
fn names_from_an_account_cannot_break_a_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let accounts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/accounts");
    let text = std::fs::read_to_string(accounts.join("complete.json")).expect("an account");
    let text = text
        .replace("LB-SG", "$vpc: {[#\\\"&*!| 'x' }")
        .replace("unicorns-cluster", "1{$y}");
    let snapshot = folder.path().join("account.json");
    std::fs::write(&snapshot, text).expect("a file");
    let path = folder.path().join("draft");
    let path = path.to_str().expect("UTF-8");
    printed(
        &["init", path, "--from", snapshot.to_str().expect("UTF-8")],
        0,
    );
    let lint = run(&["lint", path]);
    assert_eq!(String::from_utf8_lossy(&lint.stdout), "");
    let args = [
        "check",
        "--suite",
        path,
        "--snapshot",
        snapshot.to_str().expect("UTF-8"),
        "--json",
    ];
    let report: serde_json::Value = serde_json::from_str(&printed(&args, 0)).expect("a report");
    assert!(report.to_string().contains("$vpc: {["), "{report}");
}

#[test]
fn an_empty_account_makes_no_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("draft");
    let accounts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/accounts/empty.json");
    let error = refused(&[
        "init",
        path.to_str().expect("UTF-8"),
        "--from",
        accounts.to_str().expect("UTF-8"),
    ]);
    assert!(
        error.contains("no resource that a workshop creates"),
        "{error}"
    );
    assert!(!path.exists(), "nothing is written");
}

/// The defect: of a snapshot with nothing but calls of one's own, it said to take another one.
#[test]
fn a_snapshot_of_own_calls_needs_their_suite() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("draft");
    let accounts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/accounts/empty.json");
    let recorded = std::fs::read_to_string(accounts).expect("an account");
    let mut account: serde_json::Value = serde_json::from_str(&recorded).expect("JSON");
    account["calls"] = serde_json::json!({ "alarms": {
        "service": "monitoring", "operation": "DescribeAlarms",
        "items": { "known": [{ "AlarmName": "too-slow", "StateValue": "ok" }] },
    } });
    let own = folder.path().join("own.json");
    std::fs::write(&own, account.to_string()).expect("a file");
    let error = refused(&[
        "init",
        path.to_str().expect("UTF-8"),
        "--from",
        own.to_str().expect("UTF-8"),
    ]);
    assert!(
        error.contains("alarms (monitoring:DescribeAlarms)"),
        "{error}"
    );
    assert!(error.contains("--suite PATH"), "{error}");
}
