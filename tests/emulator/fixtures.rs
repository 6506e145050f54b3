//! The accounts of `check --demo`, recorded from the emulator: `WORKSHOP_CHECK_RECORD=1 cargo test --test emulator
//! fixtures` writes them again. Without it, a new recording must have the same results as the old one.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;

use super::harness::{Account, Emulator, PATIENT, Program, Run, checks_that, each, require, same};
use super::modules::Module;
use super::{app_mig_service, database_migration, elasticbeanstalk, optimization};

struct Demo {
    name: &'static str,
    /// The emulator's variant and how far the attendee came.
    variant: Option<&'static str>,
    through: &'static str,
    exit: i32,
    /// All that failed; where the workshop is not finished, up to the page that comes next.
    failed: &'static [&'static str],
}

const LAST: &str = "create-service";

const DEMOS: [Demo; 9] = [
    demo("complete", None, LAST, 0, &[]),
    demo("other-names", Some("all-renamed"), LAST, 0, &[]),
    demo(
        "halfway",
        Some("efs-quick-create"),
        "create-ecs-cluster",
        1,
        &["mount-targets-group"],
    ),
    demo("fresh", None, "prerequisites", 1, &FRESH),
    demo("empty", None, "nothing", 1, &["target-vpc"]),
    demo(
        "wrong-db-host",
        Some("param-host-url"),
        LAST,
        1,
        &["db-host"],
    ),
    demo(
        "database-closed",
        Some("sg-db-rule-missing"),
        LAST,
        1,
        &["database-from-tasks"],
    ),
    demo(
        "private-load-balancer",
        Some("lb-private-subnets"),
        LAST,
        1,
        &["load-balancer-subnets"],
    ),
    demo(
        "old-revision",
        Some("svc-old-revision"),
        LAST,
        1,
        &["service-task-definition"],
    ),
];

/// What can be done first: the rest waits for it.
const FRESH: [&str; 8] = [
    "lb-sg",
    "tasks-sg",
    "efs-sg",
    "db-host",
    "db-name",
    "db-username",
    "db-password",
    "cluster",
];

const fn demo(
    name: &'static str,
    variant: Option<&'static str>,
    through: &'static str,
    exit: i32,
    failed: &'static [&'static str],
) -> Demo {
    Demo {
        name,
        variant,
        through,
        exit,
        failed,
    }
}

/// Accounts of the suite `cleanup`, in its own folder.
struct Cleanup {
    name: &'static str,
    /// What has been cleaned up of the account with everything in it.
    parts: &'static [&'static str],
    exit: i32,
    next: Option<&'static str>,
}

const CLEANUPS: [Cleanup; 3] = [
    Cleanup {
        name: "untouched",
        parts: &[],
        exit: 1,
        next: Some("services"),
    },
    // Everything in the workshop's VPCs should go before the stack: the database was forgotten.
    Cleanup {
        name: "halfway",
        parts: &[
            "containers",
            "load-balancing",
            "files",
            "database-migration",
            "beanstalk",
            "migrated-servers",
            "stack-fails",
        ],
        exit: 1,
        next: Some("databases"),
    },
    Cleanup {
        name: "cleaned",
        parts: &[
            "containers",
            "load-balancing",
            "files",
            "database",
            "database-migration",
            "beanstalk",
            "migrated-servers",
            "storage",
            "stack",
            "small-things",
        ],
        exit: 0,
        next: None,
    },
];

/// An account of a module's suite, in the suite's own folder.
struct Migration {
    name: &'static str,
    /// How many pages are done.
    pages: usize,
    /// The page on which the attendee differs from it, and how.
    choices: fn() -> Value,
    exit: i32,
    next: Option<&'static str>,
}

const MIGRATIONS: [Migration; 7] = [
    Migration {
        name: "complete",
        pages: 6,
        choices: || json!({}),
        exit: 0,
        next: None,
    },
    Migration {
        name: "fresh",
        pages: 1,
        choices: || json!({}),
        exit: 1,
        next: Some("replication-group"),
    },
    Migration {
        name: "halfway",
        pages: 4,
        choices: || json!({ "create-replication-instance": { "public": false } }),
        exit: 1,
        next: Some("replication-instance-public"),
    },
    Migration {
        name: "database-closed",
        pages: 5,
        choices: || {
            let message =
                "Test Endpoint failed: Application-Status: 1020912, Failed to connect to database.";
            json!({ "setup-network": { "sources": [] }, "create-endpoints": { "failing": [["target", message]] } })
        },
        exit: 1,
        next: Some("database-from-replication"),
    },
    Migration {
        name: "private-subnets",
        pages: 5,
        choices: || {
            let subnets = ["TargetVPC-private-a-web", "TargetVPC-private-b-web"];
            let message = "Test Endpoint failed: Application-Status: 1020912, Cannot connect to ODBC provider.";
            json!({ "create-replication-instance": { "subnets": subnets }, "create-endpoints": { "failing": [["source", message]] } })
        },
        exit: 1,
        next: Some("subnet-group-public"),
    },
    Migration {
        name: "wrong-password",
        pages: 5,
        choices: || {
            let message = "Test Endpoint failed: Application-Status: 1020912, Access denied for user 'admin'.";
            json!({ "create-endpoints": { "failing": [["target", message]] } })
        },
        exit: 1,
        next: Some("target-connection-successful"),
    },
    Migration {
        name: "not-started",
        pages: 6,
        choices: || json!({ "create-task": { "start": false } }),
        exit: 1,
        next: Some("task-running"),
    },
];

const STALLED: &str = "FAILED_TO_CONNECT_AGENT_TO_REPLICATION_SERVER";

const RE_HOSTS: [Migration; 6] = [
    Migration {
        name: "complete",
        pages: 7,
        choices: || json!({}),
        exit: 0,
        next: None,
    },
    Migration {
        name: "fresh",
        pages: 1,
        choices: || json!({}),
        exit: 1,
        next: Some("template"),
    },
    Migration {
        name: "halfway",
        pages: 4,
        choices: || json!({ "server-details": { "default": false } }),
        exit: 1,
        next: Some("default-version"),
    },
    Migration {
        name: "stalled",
        pages: 3,
        choices: || json!({ "setup": { "subnet": "TargetVPC-private-a-web" }, "install-agent": { "error": STALLED } }),
        exit: 1,
        next: Some("staging-subnet"),
    },
    Migration {
        name: "old-template",
        pages: 6,
        choices: || json!({ "server-details": { "default": false } }),
        exit: 1,
        next: Some("webserver"),
    },
    Migration {
        name: "database-closed",
        pages: 7,
        choices: || json!({ "webserver-config": { "database": null, "site": "db_error" } }),
        exit: 1,
        next: Some("database-from-webserver"),
    },
];

const RE_PLATFORMS: [Migration; 4] = [
    Migration {
        name: "complete",
        pages: 3,
        choices: || json!({}),
        exit: 0,
        next: None,
    },
    Migration {
        name: "fresh",
        pages: 1,
        choices: || json!({}),
        exit: 1,
        next: Some("environment"),
    },
    Migration {
        name: "halfway",
        pages: 2,
        choices: || json!({ "create-eb-environment": { "rule": false } }),
        exit: 1,
        next: Some("database-from-environment"),
    },
    Migration {
        name: "wrong-host",
        pages: 3,
        choices: || {
            let host = "database-1.example.com:3306";
            json!({ "create-eb-environment": { "host": host }, "review-eb-environment": { "site": "db_error" } })
        },
        exit: 1,
        next: Some("setting-host"),
    },
];

const IDEAS: [Migration; 3] = [
    Migration {
        name: "complete",
        pages: 5,
        choices: || json!({}),
        exit: 0,
        next: None,
    },
    Migration {
        name: "fresh",
        pages: 1,
        choices: || json!({}),
        exit: 0,
        next: None,
    },
    Migration {
        name: "halfway",
        pages: 3,
        choices: || json!({ "security": { "encrypted": false } }),
        exit: 0,
        next: None,
    },
];

/// The modules whose suites are data, with their accounts.
const MODULES: [(&Module, &[Migration]); 4] = [
    (&database_migration::MODULE, &MIGRATIONS),
    (&app_mig_service::MODULE, &RE_HOSTS),
    (&elasticbeanstalk::MODULE, &RE_PLATFORMS),
    (&optimization::MODULE, &IDEAS),
];

#[test]
fn fixtures_of_the_modules_are_what_the_emulator_shows() {
    let emulator = Emulator::start();
    for (module, demos) in MODULES {
        for demo in demos {
            let account = emulator.account("nothing");
            module.do_pages(&account, &module.steps[..demo.pages], &(demo.choices)());
            let name = format!("{}/{}", module.suite, demo.name);
            let site = account.connect_to();
            let options = ["--suite", module.suite, "--connect-to", &site];
            is_as_recorded(&account, &name, &options);
        }
    }
}

#[test]
fn every_demo_of_the_modules_comes_out_as_stated() {
    for (module, demos) in MODULES {
        for demo in demos {
            let run = check(&["--suite", module.suite, "--demo", demo.name]);
            let report = run.expect_report();
            let next = report.next.as_ref().map(|next| next.check.as_str());
            let at = format!("{}/{}", module.suite, demo.name);
            assert_eq!((run.status, next), (Some(demo.exit), demo.next), "{at}");
            assert_eq!(checks_that(&report, Outcome::Unknown), [""; 0], "{at}");
        }
        let mut stated: Vec<String> = demos
            .iter()
            .map(|demo| format!("{}.json", demo.name))
            .collect();
        stated.sort();
        assert_eq!(files_in(module.suite), stated);
    }
}

#[test]
fn fixtures_of_cleaning_up_are_what_the_emulator_shows() {
    let emulator = Emulator::start();
    for demo in &CLEANUPS {
        let account = emulator.variant("servers-and-logs");
        let _: Value = account.ask("clean-up", &json!({ "steps": demo.parts }));
        let name = format!("cleanup/{}", demo.name);
        is_as_recorded(&account, &name, &["--suite", "cleanup"]);
    }
}

#[test]
fn every_demo_of_cleaning_up_comes_out_as_stated() {
    for demo in &CLEANUPS {
        let run = check(&["--suite", "cleanup", "--demo", demo.name]);
        let report = run.expect_report();
        let next = report.next.as_ref().map(|next| next.check.as_str());
        assert_eq!(
            (run.status, next),
            (Some(demo.exit), demo.next),
            "{}",
            demo.name
        );
        assert_eq!(
            checks_that(&report, Outcome::Unknown),
            [""; 0],
            "{}",
            demo.name
        );
    }
    let bare = check(&["--suite", "cleanup", "--demo"]);
    let halfway = check(&["--suite", "cleanup", "--demo", "halfway"]);
    assert_eq!(bare.stdout, halfway.stdout);
    let mut stated: Vec<String> = CLEANUPS
        .iter()
        .map(|demo| format!("{}.json", demo.name))
        .collect();
    stated.sort();
    assert_eq!(files_in("cleanup"), stated);
}

pub fn is_recording() -> bool {
    std::env::var_os("WORKSHOP_CHECK_RECORD").is_some_and(|value| value == "1")
}

#[test]
fn fixtures_are_what_the_emulator_shows() {
    // Of its own, so that the accounts get the same numbers each time.
    let emulator = Emulator::start();
    for demo in &DEMOS {
        let account =
            emulator.account_as(json!({ "variant": demo.variant, "through": demo.through }));
        let site = account.connect_to();
        let new = is_as_recorded(&account, demo.name, &["--connect-to", &site]);
        is_as_stated(demo, &new).unwrap_or_else(|error| panic!("{}: {error}", demo.name));
    }
}

/// Takes a snapshot of an account, or records it, and has it judged as the recorded one is.
fn is_as_recorded(account: &Account<'_>, name: &str, options: &[&str]) -> Run {
    let folder = TempDir::new().expect("a temporary folder");
    let committed = fixture(name);
    let file = if is_recording() {
        committed.clone()
    } else {
        folder.path().join("account.json")
    };
    let path = file.to_str().expect("a plain name");
    let run = account
        .program(["snapshot", PATIENT, path].iter().chain(options))
        .run();
    assert_eq!(run.status, Some(0), "{name}: {run:?}");
    if is_recording() {
        share(&file);
    }
    let suite = match options {
        ["--suite", suite, ..] => vec!["--suite", *suite],
        _ => Vec::new(),
    };
    let judged = |path: &str| {
        let snapshot = ["--snapshot", path];
        check(&[&snapshot[..], &suite].concat())
    };
    let new = judged(path);
    let old = judged(committed.to_str().expect("a plain name"));
    assert_eq!(
        outcomes(&old.expect_report()),
        outcomes(&new.expect_report()),
        "{name} is no longer what the emulator shows: record it again"
    );
    new
}

#[test]
fn every_demo_comes_out_as_stated() {
    each(
        &DEMOS,
        |demo| demo.name.to_owned(),
        |demo| {
            let run = check(&["--demo", demo.name]);
            is_as_stated(demo, &run)?;
            let path = fixture(demo.name);
            let file = check(&["--snapshot", path.to_str().unwrap_or_default()]);
            same("embedded", &run.stdout, &file.stdout)
        },
    );
    let mut stated: Vec<String> = DEMOS
        .iter()
        .map(|demo| format!("{}.json", demo.name))
        .collect();
    stated.sort();
    assert_eq!(
        files_in(""),
        stated,
        "each fixture is a demo that this test knows"
    );
}

#[test]
fn the_bare_demo_is_the_half_way_account() {
    let bare = check(&["--demo"]);
    assert_eq!(bare.stdout, check(&["--demo", "halfway"]).stdout);
    let report = bare.expect_report();
    let next = report.next.expect("something is to be done");
    assert_eq!(
        (next.step.as_str(), next.check.as_str()),
        ("create-efs", "mount-targets-group")
    );
}

#[test]
fn an_unknown_demo_is_refused_with_a_suggestion() {
    let run = check(&["--demo", "haflway"]);
    run.unusable().unwrap_or_else(|error| panic!("{error}"));
    assert!(run.stderr.contains("halfway"), "{}", run.stderr);
}

fn is_as_stated(demo: &Demo, run: &Run) -> Result<(), String> {
    let report = run.report()?;
    same("exit", run.status, Some(demo.exit))?;
    same(
        "failed",
        checks_that(&report, Outcome::Failed),
        demo.failed.to_vec(),
    )?;
    same("unknown", checks_that(&report, Outcome::Unknown), vec![])?;
    same("pending", checks_that(&report, Outcome::Pending), vec![])?;
    let nothing = demo.through == "nothing";
    require((report.score.points == 0) == nothing, || {
        format!("{:?}", report.score)
    })
}

fn check(options: &[&str]) -> Run {
    Program::new(["check", "--report", "json"].iter().chain(options)).run()
}

/// Every check's outcome and points: all that must not change when ids and times do.
fn outcomes(report: &Report) -> Vec<Value> {
    let checks = report.steps.iter().flat_map(|step| &step.checks);
    checks
        .map(|check| json!([check.id, check.outcome, check.points, check.blocked_by]))
        .collect()
}

/// The names of the files in a folder of the accounts, sorted.
fn files_in(folder: &str) -> Vec<String> {
    let accounts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/accounts");
    let entries = std::fs::read_dir(accounts.join(folder)).expect("the fixtures are there");
    let files = entries.map(|entry| entry.expect("an entry").path());
    let files = files.filter(|path| path.is_file());
    let mut names: Vec<String> = files
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    names
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/accounts")
        .join(format!("{name}.json"))
}

/// A snapshot is readable by its owner only, a fixture by everyone.
fn share(file: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let everyone = std::fs::Permissions::from_mode(0o644);
        std::fs::set_permissions(file, everyone).expect("the fixture can be shared");
    }
    assert!(file.exists());
}
