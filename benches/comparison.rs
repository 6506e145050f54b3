//! `check` beside scripts that read the same: the AWS CLI in a shell script, boto3 in sequence and boto3 in threads. All on the
//! same emulator in one run, without and with latency.
//!
//!     cargo bench --bench comparison
//!
//! The scripts only read. `check` also identifies the resources, judges 78 checks and requests the site. The limit beside each
//! line is what the network allows: the longest chain of calls of which each needs the result of the one before.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    dead_code,
    unused_imports,
    reason = "a measurement prints what it measures, and uses parts of the tests"
)]

#[path = "../tests/emulator/harness.rs"]
mod harness;
#[path = "../tests/emulator/program.rs"]
mod program;
#[path = "../tests/support/python.rs"]
mod python;
#[path = "../tests/emulator/replay.rs"]
mod replay;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use workshop_check::suites;
use workshop_check_core::snapshot::Call;

use harness::{Account, Emulator};
use python::Python;
use replay::Replay;

const LATENCIES: [Duration; 3] = [
    Duration::ZERO,
    Duration::from_millis(50),
    Duration::from_millis(500),
];
/// What takes longer than this is run once, else the median of three runs counts.
const LONG: Duration = Duration::from_secs(10);

/// One way to read the account.
struct Contender {
    name: &'static str,
    command: Box<dyn Fn(&Path) -> Command>,
}

/// What a run took.
#[derive(Clone, Copy)]
struct Run {
    time: Duration,
    /// User and system time, also of the processes that it started.
    cpu: Duration,
    calls: usize,
}

fn main() {
    // Cargo asks every benchmark for the names of its tests with `cargo test --benches`.
    if std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        return;
    }
    let emulator = Emulator::start();
    let account = emulator.account("create-service");
    let replay = Replay::start(&emulator.endpoint);
    let facts = &account.facts;
    let key = replay.record(&facts.account_id, &facts.access_key_id);
    let contenders = contenders(&account);
    let chain = longest_chain();
    println!("The longest chain has {chain} calls.\n");
    println!("| latency of a call | | calls | time | ratio | × limit | CPU |");
    println!("|---|---|---|---|---|---|---|");
    for latency in LATENCIES {
        let limit = latency * u32::try_from(chain).expect("a short chain");
        let mut of_check = None;
        for contender in &contenders {
            let environment = [
                ("AWS_ENDPOINT_URL", replay.endpoint.as_str()),
                ("AWS_ACCESS_KEY_ID", &key),
                ("AWS_SECRET_ACCESS_KEY", &facts.secret_access_key),
                ("AWS_SESSION_TOKEN", &facts.session_token),
                ("AWS_REGION", &facts.region),
                ("AWS_DEFAULT_REGION", &facts.region),
                ("AWS_EC2_METADATA_DISABLED", "true"),
            ];
            let run = || measured(&replay, contender, &environment);
            replay.set_latency(latency);
            let run = median(run);
            let first = *of_check.get_or_insert(run.time);
            let limit = match latency {
                Duration::ZERO => String::new(),
                _ => format!("{:.1}", run.time.as_secs_f64() / limit.as_secs_f64()),
            };
            println!(
                "| {} ms | {} | {} | {:.2} s | {:.1} | {limit} | {:.2} s |",
                latency.as_millis(),
                contender.name,
                run.calls,
                run.time.as_secs_f64(),
                run.time.as_secs_f64() / first.as_secs_f64(),
                run.cpu.as_secs_f64(),
            );
        }
    }
}

fn contenders(account: &Account<'_>) -> Vec<Contender> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/comparison");
    let boto = here.join("boto.py");
    let script = move |way: &'static str| -> Box<dyn Fn(&Path) -> Command> {
        let boto = boto.clone();
        Box::new(move |folder| {
            let mut command = Python::with("tests/emulator/requirements.txt").command();
            command.arg(&boto).arg(way).arg(folder.join("facts.json"));
            command
        })
    };
    let site = account.connect_to();
    let binary = std::env::var_os("WORKSHOP_CHECK_BINARY");
    let binary =
        PathBuf::from(binary.unwrap_or_else(|| env!("CARGO_BIN_EXE_workshop-check").into()));
    let tools = Python::with("tests/emulator/requirements-cli.txt").programs();
    vec![
        Contender {
            name: "`workshop-check check`",
            command: Box::new(move |folder| {
                let mut command = Command::new(&binary);
                let report = format!("json={}", folder.join("report.json").display());
                command.args(["check", "--connect-to", &site, "--report", &report]);
                command
            }),
        },
        Contender {
            name: "boto3 in threads",
            command: script("threaded"),
        },
        Contender {
            name: "boto3 in sequence",
            command: script("sequential"),
        },
        Contender {
            name: "AWS CLI in a shell script",
            command: Box::new(move |folder| {
                let mut command = Command::new(here.join("cli.sh"));
                let path = std::env::var_os("PATH").unwrap_or_default();
                let paths = std::iter::once(tools.clone()).chain(std::env::split_paths(&path));
                command
                    .arg(folder)
                    .env("PATH", std::env::join_paths(paths).expect("paths"));
                command
            }),
        },
    ]
}

/// The number of calls of which each needs the result of the one before.
fn longest_chain() -> usize {
    let suite = suites::load("container-migration").expect("the embedded suite loads");
    let calls = suite.scope(suite.checks().map(|(_, check)| check)).calls;
    let mut depths: BTreeMap<Call, usize> = BTreeMap::new();
    // The calls are listed after their inputs.
    for &call in Call::ALL.iter().filter(|&&call| call != Call::ProbeSite) {
        let before = call.after().iter().filter_map(|call| depths.get(call));
        depths.insert(call, 1 + before.max().copied().unwrap_or_default());
    }
    let of_suite = calls.iter().filter_map(|call| depths.get(call));
    of_suite.max().copied().unwrap_or_default()
}

fn median(run: impl Fn() -> Run) -> Run {
    // The emulator answers each kind of request once, and then its answers are repeated: the first run does not count.
    let first = run();
    if first.time > LONG {
        return first;
    }
    let mut runs = [run(), run(), run()];
    runs.sort_by_key(|run| run.time);
    runs[1]
}

fn measured(replay: &Replay, contender: &Contender, environment: &[(&str, &str)]) -> Run {
    let folder = TempDir::new().expect("a folder");
    replay.take_requests();
    let mut command = (contender.command)(folder.path());
    command
        .envs(environment.iter().copied())
        .env("HOME", folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    let started = Instant::now();
    let mut child = command.spawn().expect("the contender starts");
    let stat = format!("/proc/{}/stat", child.id());
    let mut cpu = Duration::ZERO;
    let status = loop {
        // Of a process that has ended the times are still there, until it is waited for.
        cpu = cpu.max(cpu_time(&fs::read_to_string(&stat).unwrap_or_default()));
        if let Some(status) = child.try_wait().expect("its status") {
            break status;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    assert!(status.success(), "{} ended with {status}", contender.name);
    Run {
        time: started.elapsed(),
        cpu,
        calls: replay.take_requests(),
    }
}

/// The times of a process and of those that it waited for (proc(5)), in hundredths of a second.
fn cpu_time(stat: &str) -> Duration {
    // utime, stime, cutime and cstime are the 12th to 15th field behind the name, which ends with the last bracket.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks = fields.split_whitespace().skip(11).take(4);
    let ticks = ticks.filter_map(|ticks| ticks.parse::<u64>().ok());
    Duration::from_millis(10 * ticks.sum::<u64>())
}
