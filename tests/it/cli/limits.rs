//! Hostile files take little memory and time: the program runs under a limit of 400 MB of address space. Each of these files
//! once took 0.5 to 8 GB or more than 20 seconds.

use std::path::Path;
use std::process::{Command, Output};
use std::time::Instant;

use workshop_check_testing::{HANG, accounts};

use crate::cli::write;

const SUITE: &str = include_str!("../../../checks/container-migration/suite.yaml");
/// In units of 1,024 bytes.
const MOST_MEMORY: u32 = 400_000;

/// Runs the program under the limit. Beyond it, an allocation fails and the program is aborted.
fn limited(arguments: &[&str]) -> Output {
    let started = Instant::now();
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!("ulimit -v {MOST_MEMORY} && exec \"$0\" \"$@\""))
        .arg(env!("CARGO_BIN_EXE_workshop-check"))
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .expect("sh runs");
    assert!(
        started.elapsed() < HANG,
        "{arguments:?}: {:?}",
        started.elapsed()
    );
    output
}

fn refused(arguments: &[&str], says: &str) {
    let output = limited(arguments);
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
    assert!(message.contains(says), "{arguments:?}: {message}");
    assert!(
        message.len() < 20_000,
        "{} bytes of messages",
        message.len()
    );
}

fn with_expression(folder: &Path, that: &str) -> String {
    let text = format!(
        "schema: workshop-check/suite/1\nid: t\npages: {{ base: https://e.org, path: '/{{lang}}/{{page}}', languages: [en] }}\n\
         regions: [us-west-2]\nresources: {{}}\nsteps:\n  - id: s\n    page: s\n    checks:\n      - id: c\n        points: 1\n\
         \x20       assert: {{ expression: {{ that: '{that}', shows: '[account.id]', reads: [DescribeVpcs], message: m }} }}\n"
    );
    write(folder, "expression.yaml", text)
}

#[test]
fn suites_are_bounded_in_keys_aliases_and_expressions() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    // Each key was compared with every other.
    let keys: String = (0..45_000).map(|n| format!("  k{n}: 1\n")).collect();
    let keys = SUITE.replacen("pages:\n", &format!("pages:\n{keys}"), 1);
    let keys = write(here, "keys.yaml", keys);
    refused(&["list", "--suite", &keys], "unknown key \"k0\"");
    // Aliases were bounded in number and not in size.
    let aliases = vec!["*a"; 90_000].join(",");
    let bomb = format!("b: &a {}\nc: [{aliases}]\n{SUITE}", "x".repeat(400_000));
    refused(
        &["list", "--suite", &write(here, "bomb.yaml", bomb)],
        "more than 16777216 bytes",
    );
    // The distance to every other name was computed.
    let name = SUITE.replacen("vpc: vpc }", &format!("vpc: {} }}", "v".repeat(250_000)), 1);
    let name = write(here, "name.yaml", name);
    refused(&["list", "--suite", &name], "vvv");
    let lint = limited(&["lint", &name]);
    assert!(lint.stdout.len() < 100_000, "{} bytes", lint.stdout.len());
    // A chain of operators overflowed the stack, and each further loop doubled the memory.
    let chain = with_expression(here, &vec!["1"; 400].join("+"));
    refused(&["list", "--suite", &chain], "more than 200 operators");
    let growth = format!("[1,2]{}.size() > 0", ".map(x,[x,x])".repeat(22));
    let growth = with_expression(here, &growth);
    let output = limited(&["check", "--demo", "complete", "--suite", &growth]);
    assert_ne!(output.status.code(), Some(0), "{output:?}");
    assert!(output.status.code().is_some(), "{output:?}");
}

#[test]
fn snapshots_are_bounded_in_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut account = accounts::recorded("complete");
    let groups = account["ec2"]["SecurityGroups"]["known"]
        .as_array_mut()
        .expect("groups");
    let other = groups[0].clone();
    groups.extend((0..60_000).map(|n| {
        let mut group = other.clone();
        group["GroupId"] = format!("sg-{n:017x}").into();
        group["GroupName"] = format!("team-{n}").into();
        group
    }));
    let path = write(folder.path(), "groups.json", account.to_string());
    let output = limited(&["check", "--snapshot", &path]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
    // Each value of a document took 40 bytes and more.
    let mut account = accounts::recorded("complete");
    let roles = account["iam"]["Roles"].as_object_mut().expect("roles");
    let role = roles.values_mut().next().expect("a role");
    role["known"]["AssumeRolePolicyDocument"] = "@".into();
    let zeros = format!("[{}0]", "0,".repeat(15 << 20));
    let text = account.to_string().replacen("\"@\"", &zeros, 1);
    let path = write(folder.path(), "document.json", text);
    refused(&["check", "--snapshot", &path], "more than 20480 values");
}

#[test]
fn rosters_are_bounded_in_columns() {
    let folder = tempfile::tempdir().expect("a folder");
    let columns: String = (0..5_000).map(|n| format!(",c{n}")).collect();
    let rows = "x,1\n".repeat(1_500);
    let roster = format!("name,account_id{columns}\n{rows}");
    let roster = write(folder.path(), "roster.csv", roster);
    refused(&["grade", "--roster", &roster], "column");
}
