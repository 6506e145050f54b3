//! The binary as a child process, and the results of its runs.

use std::ffi::OsStr;
use std::fmt::Debug;
use std::process::{Child, Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::HANG;

/// The binary, with only the environment variables that it needs to run.
#[derive(Debug)]
pub struct Program {
    command: Command,
    _home: TempDir,
}

impl Program {
    pub fn new<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Program {
        let home = TempDir::new().expect("a temporary folder");
        // The measurements of `scale` want an optimised program, without all the tests being optimised for it.
        let binary = std::env::var_os("WORKSHOP_CHECK_BINARY");
        let binary = binary.unwrap_or_else(|| env!("CARGO_BIN_EXE_workshop-check").into());
        let mut command = Command::new(binary);
        command.args(arguments).env_clear();
        for name in ["PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "LLVM_PROFILE_FILE"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command
            .env("HOME", home.path())
            .env("USERPROFILE", home.path())
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .stdin(Stdio::null());
        Program {
            command,
            _home: home,
        }
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Program {
        self.command.env(name, value);
        self
    }

    pub fn without(mut self, name: &str) -> Program {
        self.command.env_remove(name);
        self
    }

    /// Starts it and leaves it running, its output in pipes.
    pub fn start(mut self) -> Running {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        Running {
            child: self.command.spawn().expect("the binary runs"),
            started: Instant::now(),
            _home: self._home,
        }
    }

    pub fn run(mut self) -> Run {
        let started = Instant::now();
        let output = self.command.output().expect("the binary runs");
        Run::of(output, started.elapsed())
    }
}

/// The binary at work.
#[derive(Debug)]
pub struct Running {
    pub child: Child,
    started: Instant,
    _home: TempDir,
}

impl Running {
    /// Ctrl-C, as a terminal sends it.
    pub fn interrupt(&self) {
        let status = Command::new("kill")
            .args(["-INT", &self.child.id().to_string()])
            .status();
        assert!(status.is_ok_and(|status| status.success()), "{self:?}");
    }

    /// Whether it has ended.
    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().expect("its status").is_some()
    }

    /// What it came to, when it has ended by itself.
    pub fn ended(self) -> Run {
        let output = self.child.wait_with_output().expect("its output");
        Run::of(output, self.started.elapsed())
    }
}

/// The result of a run of the binary.
#[derive(Debug)]
pub struct Run {
    /// None when a signal ended it.
    pub status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
    pub took: Duration,
}

impl Run {
    fn of(output: Output, took: Duration) -> Run {
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Run {
            status: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
            took,
        }
    }

    /// The JSON report on standard output.
    pub fn report(&self) -> Result<Report, String> {
        serde_json::from_str(&self.stdout).map_err(|error| {
            format!(
                "no report ({error}), exit {:?}: {}{}",
                self.status, self.stdout, self.stderr
            )
        })
    }

    /// The report, where there must be one.
    pub fn expect_report(&self) -> Report {
        self.report().unwrap_or_else(|error| panic!("{error}"))
    }

    /// The run did not wait for something that never came.
    pub fn did_not_hang(&self) -> Result<(), String> {
        require(self.took < HANG, || format!("it took {:?}", self.took))
    }

    /// Nothing was judged, and one error with a hint says why.
    pub fn unusable(&self) -> Result<(), String> {
        require(self.status == Some(2), || format!("exit 2: {self:?}"))?;
        require(self.stdout.is_empty(), || format!("no output: {self:?}"))?;
        let errors = self.stderr.lines().filter(|line| line.starts_with("error"));
        let one = self.stderr.starts_with("error: ") && errors.count() == 1;
        require(one, || format!("one error: {}", self.stderr))?;
        let hinted = self.stderr.contains("\n  hint: ");
        require(hinted, || format!("a hint: {}", self.stderr))?;
        self.did_not_hang()
    }
}

/// Ids of the steps that came out in one way.
pub fn steps_that(report: &Report, outcome: Outcome) -> Vec<&str> {
    let steps = report.steps.iter().filter(|step| step.outcome == outcome);
    steps.map(|step| step.id.as_str()).collect()
}

/// Ids of the checks that came out in one way.
pub fn checks_that(report: &Report, outcome: Outcome) -> Vec<&str> {
    let checks = report.steps.iter().flat_map(|step| &step.checks);
    let checks = checks.filter(|check| check.outcome == outcome);
    checks.map(|check| check.id.as_str()).collect()
}

/// That every point was earned, and nothing is to be done.
pub fn all_passed(run: &Run) -> Result<(), String> {
    let report = run.report()?;
    let rest: Vec<_> = report
        .steps
        .iter()
        .flat_map(|step| &step.checks)
        .filter(|check| check.outcome != Outcome::Passed)
        .map(|check| (&check.id, check.outcome, &check.actual))
        .collect();
    require(rest.is_empty(), || {
        format!("everything passes, but {rest:?}")
    })?;
    require(report.outcome == Outcome::Passed, || {
        format!("{:?}", report.outcome)
    })?;
    let full = report.score.points == report.score.max && report.score.max > 0;
    require(full, || format!("all points, not {:?}", report.score))?;
    require(report.next.is_none(), || {
        format!("nothing is next: {:?}", report.next)
    })?;
    require(run.status == Some(0), || {
        format!("exit 0, not {:?}", run.status)
    })
}

/// `Ok`, or what should have been.
pub fn require(holds: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what()) }
}

/// That two things are the same.
pub fn same<T: PartialEq + Debug>(what: &str, found: T, wanted: T) -> Result<(), String> {
    require(found == wanted, || {
        format!("{what}: {found:?}, wanted {wanted:?}")
    })
}

/// The number of checks at a time. With more, calls to one emulator wait longer than an attempt may take on a slow machine.
const AT_A_TIME: usize = 4;

/// Runs a check of every item, a few at a time, and fails with a list of the items that failed.
pub fn each<T: Sync>(
    items: &[T],
    name: impl Fn(&T) -> String + Sync,
    check: impl Fn(&T) -> Result<(), String> + Sync,
) {
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(failure) = check(item) {
                        let mut failures = failures.lock().expect("nobody panics with it");
                        failures.push(format!("{}: {failure}", name(item)));
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().expect("nobody panics with it");
    assert!(
        failures.is_empty(),
        "{} of {}:\n{}",
        failures.len(),
        items.len(),
        failures.join("\n")
    );
}
