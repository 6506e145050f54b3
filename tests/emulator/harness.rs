//! The emulator as a child process, its control routes, and its accounts.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;

pub use super::program::{
    Program, Run, Running, all_passed, checks_that, each, require, same, steps_that,
};
use crate::python::Python;

/// The steps, in the workshop's order.
pub const STEPS: [&str; 8] = [
    "prerequisites",
    "create-sg",
    "create-efs",
    "configure-parameters-store",
    "create-loadbalancer",
    "create-ecs-cluster",
    "create-task-definition",
    "create-service",
];

/// A running emulator. It ends with this value or with the test process.
#[derive(Debug, Deserialize)]
pub struct Emulator {
    pub endpoint: String,
    pub site: String,
    /// The id of its process.
    process: u32,
}

/// The process that starts emulators, and ends with the test process: its standard input does.
#[derive(Debug)]
struct Servers {
    _process: Child,
    commands: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Servers {
    /// The one of this test process.
    fn get() -> &'static Mutex<Servers> {
        static SERVERS: OnceLock<Mutex<Servers>> = OnceLock::new();
        SERVERS.get_or_init(|| Mutex::new(Servers::launch()))
    }

    fn launch() -> Servers {
        let python = Python::with("tests/emulator/requirements.txt");
        let mut command = python.command();
        command
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emulator/servers.py"))
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut process = command
            .spawn()
            .unwrap_or_else(|error| panic!("the emulator must start: {command:?}: {error}"));
        let commands = process.stdin.take().expect("a pipe was asked for");
        let answers = process.stdout.take().expect("a pipe was asked for");
        Servers {
            _process: process,
            commands,
            answers: BufReader::new(answers),
        }
    }

    fn start(&mut self) -> Emulator {
        let sent = writeln!(self.commands, "start");
        let mut line = String::new();
        let read = self.answers.read_line(&mut line);
        serde_json::from_str(&line).unwrap_or_else(|error| {
            panic!("the emulator must say where it is, not {line:?} ({sent:?}, {read:?}, {error})")
        })
    }
}

/// The emulator answers late while others use the machine, which is no failure of the program. An option of the test
/// replaces it.
pub const PATIENT: &str = "--timeout=5m";

/// A process of Python uses one core, and CI has two.
const SHARED: usize = 2;

impl Emulator {
    /// One of those that tests share: the same for all of a thread, and so for a test. Threads that a test starts may get
    /// another one. Faults are narrowed by account, paging is left alone.
    pub fn shared() -> &'static Emulator {
        static EMULATORS: [OnceLock<Emulator>; SHARED] = [const { OnceLock::new() }; SHARED];
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        thread_local! {
            static MINE: &'static OnceLock<Emulator> =
                &EMULATORS[NEXT.fetch_add(1, Ordering::Relaxed) % SHARED];
        }
        MINE.with(|mine| mine.get_or_init(Emulator::start))
    }

    /// One of the test's own.
    pub fn start() -> Emulator {
        let mut servers = Servers::get()
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        servers.start()
    }

    /// A new account with the pages done up to `through`.
    pub fn account(&self, through: &str) -> Account<'_> {
        self.account_as(json!({ "through": through }))
    }

    /// A new account with the whole workshop done as a variant does it.
    pub fn variant(&self, variant: &str) -> Account<'_> {
        self.account_as(json!({ "variant": variant }))
    }

    /// A new account as the route's own words describe it.
    pub fn account_as(&self, request: Value) -> Account<'_> {
        Account {
            emulator: self,
            facts: self.ask("POST", "accounts", &request),
        }
    }

    /// Every way the emulator knows of doing the workshop.
    pub fn variants(&self) -> Vec<Variant> {
        self.ask("GET", "variants", &Value::Null)
    }

    /// Mistakes that have nothing to do with each other, two by two.
    pub fn pairs(&self) -> Vec<Pair> {
        self.ask("GET", "pairs", &Value::Null)
    }

    /// One control route's answer. Anything but a success ends the test.
    pub fn ask<T: DeserializeOwned>(&self, method: &str, route: &str, body: &Value) -> T {
        let answer = request(&self.endpoint, method, &format!("/_workshop/{route}"), body)
            .unwrap_or_else(|error| panic!("{method} {route} {body}: {error}"));
        serde_json::from_str(&answer)
            .unwrap_or_else(|error| panic!("{method} {route} {body}: {error}: {answer}"))
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        // Only one of a test's own gets here. The others end with the process that started them.
        let mut servers = Servers::get()
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let _ = writeln!(servers.commands, "end {}", self.process);
    }
}

/// One way of doing the workshop, and what to expect of the page where it differs.
#[derive(Debug, Clone, Deserialize)]
pub struct Variant {
    pub id: String,
    pub page: String,
    /// That of the page; if `only_runtime`, that of create-service.
    pub expect: Outcome,
    pub about: String,
    /// Every check of the configuration passes.
    pub only_runtime: bool,
    /// A part of the URL of the page with the fix.
    pub cause_url_part: String,
}

/// Two variants that go into one account, and their pages, in the workshop's order.
#[derive(Debug, Clone, Deserialize)]
pub struct Pair {
    pub variants: Vec<String>,
    pub pages: Vec<String>,
}

/// One call the emulator has seen.
#[derive(Debug, Clone, Deserialize)]
pub struct SeenCall {
    pub service: String,
    pub action: String,
    pub account_id: Option<String>,
    pub region: Option<String>,
}

/// One attendee's account.
#[derive(Debug)]
pub struct Account<'e> {
    pub emulator: &'e Emulator,
    pub facts: Facts,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Facts {
    pub account_id: String,
    pub region: String,
    pub access_key_id: String,
    pub secret_access_key: String,
    pub session_token: String,
    pub load_balancer_dns: Option<String>,
    pub done: Vec<String>,
    pub ids: Value,
}

impl Account<'_> {
    /// Does the following pages.
    pub fn go_on(&mut self, through: &str) {
        self.facts = self.ask("continue", &json!({ "through": through }));
    }

    /// One API call as the attendee, in boto3's words.
    pub fn call(&self, service: &str, operation: &str, parameters: Value) -> Value {
        self.ask(
            "call",
            &json!({ "service": service, "operation": operation, "parameters": parameters }),
        )
    }

    /// One of the ids of what the attendee made.
    pub fn id(&self, name: &str) -> &str {
        let id = self.facts.ids[name].as_str();
        id.unwrap_or_else(|| panic!("no {name} in {}", self.facts.ids))
    }

    /// Whether a step was done, or is one of `pages`, where a mistake was made. The other steps were not done.
    pub fn got_to(&self, step: &str, pages: &[&str]) -> bool {
        pages.contains(&step) || self.facts.done.iter().any(|done| done == step)
    }

    /// Of the steps that were got to, those with failures.
    pub fn failed_steps<'r>(&self, report: &'r Report, pages: &[&str]) -> Vec<&'r str> {
        let mut failed = steps_that(report, Outcome::Failed);
        failed.retain(|step| self.got_to(step, pages));
        failed
    }

    /// A route of this account.
    pub fn ask<T: DeserializeOwned>(&self, route: &str, body: &Value) -> T {
        let route = format!("accounts/{}/{route}", self.facts.account_id);
        self.emulator.ask("POST", &route, body)
    }

    /// While a policy is set, everything else is denied.
    pub fn allow_only(&self, policy: &Value) {
        let body = json!({ "account_id": self.facts.account_id, "policy": policy });
        let _: Value = self.emulator.ask("POST", "policy", &body);
    }

    /// What the load balancer's name answers from now on.
    pub fn site_answers(&self, answer: &str) {
        let host = self.facts.load_balancer_dns.as_deref();
        let body = json!({ "host": host.expect("a load balancer"), "answer": answer });
        let _: Value = self.emulator.ask("POST", "site", &body);
    }

    /// The calls made with this account's keys so far.
    pub fn calls(&self) -> Vec<SeenCall> {
        let mut calls: Vec<SeenCall> = self.emulator.ask("GET", "calls", &Value::Null);
        calls.retain(|call| call.account_id.as_ref() == Some(&self.facts.account_id));
        calls
    }

    /// The binary with this account's keys in its environment.
    pub fn program<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Program {
        let facts = &self.facts;
        Program::new(arguments)
            .env("AWS_ENDPOINT_URL", &self.emulator.endpoint)
            .env("AWS_REGION", &facts.region)
            .env("AWS_ACCESS_KEY_ID", &facts.access_key_id)
            .env("AWS_SECRET_ACCESS_KEY", &facts.secret_access_key)
            .env("AWS_SESSION_TOKEN", &facts.session_token)
    }

    /// `check` of the live account, with its site at the emulator's.
    pub fn check(&self) -> Run {
        self.check_with(&[])
    }

    /// `check` with more options, left running.
    pub fn start_check(&self, options: &[&str]) -> Running {
        let site = self.connect_to();
        let check = ["check", PATIENT, "--connect-to", &site];
        self.program(check.iter().chain(options)).start()
    }

    /// Time passes: what was on its way has arrived.
    pub fn heal(&self) {
        let _: Value = self.ask("heal", &Value::Null);
    }

    /// `check` with more options.
    pub fn check_with(&self, options: &[&str]) -> Run {
        self.check_within(PATIENT, options)
    }

    /// `check` with a time limit of its own, such as "--timeout=1m", and more options.
    pub fn check_within(&self, limit: &str, options: &[&str]) -> Run {
        let site = self.connect_to();
        let check = ["check", limit, "--report", "json", "--connect-to", &site];
        self.program(check.iter().chain(options)).run()
    }

    /// The `--connect-to` of every site to the emulator's.
    pub fn connect_to(&self) -> String {
        format!("::{}", self.emulator.site)
    }
}

/// One HTTP exchange: the body of a success, or what came instead.
fn request(endpoint: &str, method: &str, path: &str, body: &Value) -> Result<String, String> {
    let host = endpoint.trim_start_matches("http://");
    let body = match body {
        Value::Null => String::new(),
        body => body.to_string(),
    };
    // HTTP/1.0: the answer is one piece and ends with the connection.
    let head = format!(
        "{method} {path} HTTP/1.0\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let exchange = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(host)?;
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        stream.write_all(head.as_bytes())?;
        stream.write_all(body.as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    let answer = exchange().map_err(|error| error.to_string())?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    match head.split(' ').nth(1) {
        Some("200") => Ok(body.to_owned()),
        _ => Err(answer),
    }
}

/// Runs the unit tests of one of the emulator's modules.
fn unit_tests(script: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emulator");
    let mut command = Python::with("tests/emulator/requirements.txt").command();
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    let run = command.arg(folder.join(script)).output();
    let run = run.expect("Python runs");
    assert!(run.status.success(), "{run:?}");
}

#[test]
fn an_account_has_one_request_at_a_time() {
    unit_tests("turns_test.py");
}

#[test]
fn workers_use_a_queue_at_the_same_time() {
    unit_tests("queues_test.py");
}

#[test]
fn a_copied_account_is_as_one_that_was_built() {
    unit_tests("copies_test.py");
}
