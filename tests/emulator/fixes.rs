//! The commands of a fix, run by the AWS CLI on accounts with one mistake: each account turns green by them.
//!
//! The emulator does not check everything that AWS checks, so that this shows that the commands are well formed, that
//! they act on the right things, and that the checks see their effect.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use workshop_check_core::verdict::Outcome;

use super::harness::{Account, Emulator, Variant, each, require};
use crate::python::Python;

/// Accounts that must turn green by our commands.
const FEWEST_HEALED: usize = 60;

/// A fix may uncover what it hid, such as the rules of a security group that was missing.
const MOST_ROUNDS: usize = 9;

/// More values than a script asks for.
const MOST_ASKED: usize = 4;

/// Mistakes without a command, each with the reason.
const BY_HAND: &[(&str, &str)] = &[
    (
        "pre-stack-missing",
        "the stack is deployed as the page says",
    ),
    (
        "pre-database-missing",
        "the database is made and filled by another module",
    ),
    (
        "pre-nat-gone",
        "no NAT gateway works: a new one costs money",
    ),
    (
        "pre-nat-gone-truncated",
        "no NAT gateway works: a new one costs money",
    ),
    (
        "pre-nat-gone-old-words",
        "no NAT gateway works: a new one costs money",
    ),
    ("efs-one-zone", "One Zone cannot be changed"),
    (
        "lb-network",
        "the type of a load balancer cannot be changed",
    ),
    (
        "lb-internal",
        "the scheme of a load balancer cannot be changed",
    ),
    ("svc-ec2", "the launch type of a service cannot be changed"),
];

/// Accounts that end with a new service or target group: the emulator starts no tasks for these, so that the last word is
/// "pending" or that no target is registered.
const WITHOUT_TASKS: &[&str] = &[
    "lb-target-group-https",
    "svc-no-load-balancer",
    "svc-other-target-group",
    "svc-desired-0",
    // With the security groups, all that carries them is made again, the service last.
    "sg-lb-wrong-vpc",
    "sg-all-wrong-vpc",
];

#[test]
fn our_commands_turn_accounts_with_one_mistake_green() {
    let aws = AwsCli::start();
    let mut mistakes = Emulator::shared().variants();
    mistakes.retain(|variant| {
        variant.expect == Outcome::Failed
            && !variant.only_runtime
            && !BY_HAND.iter().any(|(id, _)| *id == variant.id)
            && !WITHOUT_TASKS.contains(&variant.id.as_str())
    });
    let healed = AtomicUsize::new(0);
    each(
        &mistakes,
        |variant| variant.id.clone(),
        |variant| {
            if heal(Emulator::shared(), variant, aws.path())? {
                healed.fetch_add(1, Ordering::Relaxed);
            }
            Ok(())
        },
    );
    let healed = healed.into_inner();
    assert!(healed >= FEWEST_HEALED, "{healed}");
    println!("{healed} accounts turned green by our own commands");
}

/// Runs the commands of the next fix until everything passes. False where nothing is left to do but to wait for tasks of a
/// new service, which the emulator does not start.
fn heal(emulator: &Emulator, variant: &Variant, aws: &Path) -> Result<bool, String> {
    let request = serde_json::json!({ "variant": variant.id, "symptoms": false });
    let account = emulator.account_as(request);
    let (mut ran, mut waited) = (0, 0);
    for _ in 0..MOST_ROUNDS {
        let report = account.check().report()?;
        let next = match (report.outcome, &report.next) {
            (Outcome::Passed, _) => {
                require(ran > 0, || "it is green without a fix".to_owned())?;
                return Ok(true);
            }
            (Outcome::Pending, _) if waited > 1 => return Ok(false),
            (Outcome::Pending, _) => {
                // What is on its way arrives.
                account.heal();
                waited += 1;
                continue;
            }
            (_, Some(next)) => next,
            (outcome, None) => return Err(format!("{outcome:?}, and nothing to do")),
        };
        let commands = &next.remedy.commands;
        require(!commands.is_empty(), || {
            format!("no command: {} {}", next.check, next.summary)
        })?;
        run(&account, &commands.join("\n"), aws)?;
        ran += 1;
    }
    let report = account.check().report()?;
    Err(format!("not green after {ran} fixes: {:?}", report.next))
}

/// Runs a script in a POSIX shell, as an attendee would paste it into AWS CloudShell. A value that it asks for is given.
pub(crate) fn run(account: &Account<'_>, script: &str, aws: &Path) -> Result<(), String> {
    let mut child = shell(account, script, aws)?
        .spawn()
        .map_err(|error| format!("sh: {error}"))?;
    if let Some(mut stdin) = child.stdin.take() {
        // A script that asks for nothing closes its input at once.
        let _ = std::io::Write::write_all(&mut stdin, &b"unicorn secret\n".repeat(MOST_ASKED));
    }
    let output = child
        .wait_with_output()
        .map_err(|error| format!("sh: {error}"))?;
    require(output.status.success(), || {
        format!("{script}\n{}", String::from_utf8_lossy(&output.stderr))
    })
}

/// A POSIX shell for the script, with the account's keys in its variables and with this folder's `aws`.
fn shell(account: &Account<'_>, script: &str, aws: &Path) -> Result<Command, String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(
        std::iter::once(aws.to_path_buf()).chain(std::env::split_paths(&path)),
    );
    let facts = &account.facts;
    let mut shell = Command::new("sh");
    shell
        .args(["-e", "-c", script])
        .env_clear()
        .env("PATH", path.map_err(|error| error.to_string())?)
        .env("HOME", aws)
        .env("AWS_ENDPOINT_URL", &account.emulator.endpoint)
        // AWS CloudShell sets it, and the commands for IAM name no Region.
        .env("AWS_DEFAULT_REGION", &facts.region)
        .env("AWS_ACCESS_KEY_ID", &facts.access_key_id)
        .env("AWS_SECRET_ACCESS_KEY", &facts.secret_access_key)
        .env("AWS_SESSION_TOKEN", &facts.session_token)
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    Ok(shell)
}

/// The AWS CLI with its start done once (`aws.py`): a command takes a tenth of a second instead of most of one.
pub(crate) struct AwsCli {
    folder: tempfile::TempDir,
    server: Child,
}

impl AwsCli {
    pub(crate) fn start() -> AwsCli {
        let folder = tempfile::tempdir().expect("a folder");
        let mut command = Python::with("tests/emulator/requirements-cli.txt").command();
        command
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emulator/aws.py"))
            .arg(folder.path())
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut server = command.spawn().expect("Python starts");
        let stdout = server.stdout.take().expect("a pipe was asked for");
        let mut line = String::new();
        let read = BufReader::new(stdout).read_line(&mut line);
        assert_eq!(line, "ready\n", "{read:?}; {command:?}");
        AwsCli { folder, server }
    }

    /// The folder with the command.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for AwsCli {
    fn drop(&mut self) {
        // The server ends when its standard input does.
        drop(self.server.stdin.take());
        let _ = self.server.wait();
    }
}

/// The command of these tests has the output and the status of the AWS CLI, gets its words as they are, and reads its input.
#[test]
fn the_command_of_the_tests_is_the_aws_cli() {
    let account = Emulator::shared().account("nothing");
    let real = Python::with("tests/emulator/requirements-cli.txt").programs();
    let quick = AwsCli::start();
    let run = |folder: &Path, script: &str| {
        let mut shell = shell(&account, script, folder).expect("a path");
        let Output {
            status,
            stdout,
            stderr,
        } = shell.output().expect("sh runs");
        let [stdout, stderr] =
            [stdout, stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
        (status.code(), stdout, stderr)
    };
    for (script, expected) in [
        ("aws --version", "aws-cli/"),
        (
            "aws sts get-caller-identity --query Arn --output text",
            "workshop-attendee",
        ),
        (
            "aws ec2 describe-vpcs --query 'Vpcs[0].[IsDefault, `it''s`]' --output json",
            "true",
        ),
        ("aws ec2 describe-vpcz", "describe-vpcs"),
        (
            "aws ec2 describe-vpcs --vpc-ids 'vpc-\u{e4} \"$HOME'",
            "InvalidVpcID",
        ),
        (
            "printf %s '[\"vpc\"]' | aws ec2 describe-vpcs --filters file:///dev/stdin",
            "Parameter validation",
        ),
    ] {
        let (wanted, found) = (run(&real, script), run(quick.path(), script));
        assert_eq!(found, wanted, "{script}");
        assert!(
            found.1.contains(expected) || found.2.contains(expected),
            "{script}: {found:?}"
        );
    }
}
