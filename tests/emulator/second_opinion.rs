//! The binary against ministack, an independent emulator: it shows where the program only fits our emulator.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use serde::Deserialize;
use workshop_check_core::verdict::Outcome;

use super::harness::{PATIENT, Program, checks_that};
use crate::python::Python;

#[derive(Deserialize)]
struct Built {
    endpoint: String,
    region: String,
    built: Vec<String>,
    not_built: BTreeMap<String, String>,
}

/// What ministack shows as AWS would. It says that a load balancer is in the default VPC, and knows no auto scaling;
/// what depends on these is not here.
const RIGHT: [&str; 40] = [
    "target-vpc",
    "vpc-dns",
    "public-subnets",
    "private-subnets",
    "public-acls",
    "private-acls",
    "database-acls",
    "stack-role-permissions",
    "database-available",
    "lb-sg-http",
    "lb-sg-https",
    "tasks-sg-from-lb",
    "efs-sg-nfs",
    "database-from-tasks",
    "lb-sg-out",
    "tasks-sg-out-https",
    "tasks-sg-out-nfs",
    "tasks-sg-out-mysql",
    "file-system-available",
    "mount-targets",
    "mount-targets-group",
    "db-host",
    "db-name",
    "db-username",
    "db-password",
    "target-group-type",
    "cluster-active",
    "cluster-insights",
    "task-definition-fargate",
    "task-definition-network",
    "execution-role",
    "efs-volume",
    "mount-point",
    "container-image",
    "container-port",
    "container-secrets",
    "service-platform",
    "service-subnets",
    "service-group",
    "service-target-group",
];

#[test]
fn an_independent_emulator_is_read_alike() {
    let python = Python::with("tests/emulator/requirements-ministack.txt");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emulator/ministack_account.py");
    let mut process = python
        .command()
        .arg(script)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python runs");
    // It ends when this does.
    let stdin = process.stdin.take();
    let mut line = String::new();
    BufReader::new(process.stdout.take().expect("a pipe was asked for"))
        .read_line(&mut line)
        .expect("text");
    let account: Built = serde_json::from_str(&line)
        .unwrap_or_else(|error| panic!("ministack must start: {error}: {line:?}"));
    assert_eq!(account.not_built, BTreeMap::new(), "{:?}", account.built);
    let run = Program::new(["check", PATIENT, "--report", "json"])
        .env("AWS_ENDPOINT_URL", &account.endpoint)
        .env("AWS_REGION", &account.region)
        .env("AWS_ACCESS_KEY_ID", "test")
        .env("AWS_SECRET_ACCESS_KEY", "test")
        .run();
    drop(stdin);
    let _ = process.wait();

    let report = run.expect_report();
    let passed = checks_that(&report, Outcome::Passed);
    let missing: Vec<&str> = RIGHT
        .into_iter()
        .filter(|id| !passed.contains(id))
        .collect();
    let found: Vec<_> = missing.iter().map(|id| report.check(id)).collect();
    assert!(missing.is_empty(), "{found:#?}");
    assert_eq!(checks_that(&report, Outcome::Unknown), ["service-scaling"]);
    assert_eq!(checks_that(&report, Outcome::Failed), ["load-balancer"]);
    assert_eq!(run.status, Some(1));
}
