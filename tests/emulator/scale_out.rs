//! A class that is graded by workers: the state machine of the stack runs on the emulator, the workers are real processes,
//! and some of them are killed.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use workshop_check::scale_out::STACK;
use workshop_check_core::report::Gradebook;
use workshop_check_testing::HANG;

use super::classroom::{Classroom, EXTERNAL_ID, gradebook};
use super::harness::{Account, Emulator, Program, Running};
use super::replay::Replay;

const BUCKET: &str = "class-7-runs";
const RUN: &str = "r1";

/// The definition of the stack's state machine, with other names and shorter times.
fn definition(queue: &str, task_seconds: u32) -> String {
    let (_, rest) = STACK
        .split_once("DefinitionString: |\n")
        .expect("a definition");
    let lines = rest
        .lines()
        .take_while(|line| line.is_empty() || line.starts_with("        "));
    let text: String = lines.flat_map(|line| [line, "\n"]).collect();
    let text = text
        .replace("${partition}", "aws")
        .replace("${bucket}", BUCKET)
        .replace("${queue}", queue)
        .replace("${concurrency}", "40")
        .replace(
            "\"TimeoutSeconds\": 3600",
            &format!("\"TimeoutSeconds\": {task_seconds}"),
        )
        .replace("\"IntervalSeconds\": 5", "\"IntervalSeconds\": 1");
    let valid: Value = serde_json::from_str(&text).expect("JSON");
    valid.to_string()
}

/// A run of a class: the queue, the bucket and the state machine are the instructor's.
struct Run<'e> {
    class: &'e Classroom<'e>,
    /// Answers for the accounts.
    replay: &'e Replay,
    /// Has the queue, the bucket and the state machine.
    emulator: &'e Emulator,
    queue: String,
    execution: String,
}

impl<'e> Run<'e> {
    fn start(
        class: &'e Classroom<'e>,
        replay: &'e Replay,
        emulator: &'e Emulator,
        task_seconds: u32,
    ) -> Self {
        let instructor = &class.instructor;
        let region = &instructor.facts.region;
        instructor.call(
            "s3",
            "create_bucket",
            json!({ "Bucket": BUCKET, "CreateBucketConfiguration": { "LocationConstraint": region } }),
        );
        let queue = instructor.call("sqs", "create_queue", json!({ "QueueName": "tasks" }));
        let queue = queue["QueueUrl"].as_str().expect("a URL").to_owned();
        let roster = class.lines.join("\n");
        let key = format!("runs/{RUN}/roster.csv");
        instructor.call(
            "s3",
            "put_object",
            json!({ "Bucket": BUCKET, "Key": key, "Body": roster }),
        );
        let machine = instructor.call(
            "stepfunctions",
            "create_state_machine",
            json!({
                "name": "class",
                "definition": definition(&queue, task_seconds),
                "roleArn": format!("arn:aws:iam::{}:role/machine", instructor.facts.account_id),
            }),
        );
        let started = instructor.call(
            "stepfunctions",
            "start_execution",
            json!({ "stateMachineArn": machine["stateMachineArn"], "input": json!({ "run": RUN }).to_string() }),
        );
        Run {
            class,
            replay,
            emulator,
            queue,
            execution: started["executionArn"].as_str().expect("an ARN").to_owned(),
        }
    }

    fn instructor(&self) -> &Account<'e> {
        &self.class.instructor
    }

    fn worker(&self, options: &[&str]) -> Program {
        let entries = format!("s3://{BUCKET}/runs");
        let site = self.instructor().connect_to();
        let words = [
            "worker",
            "--queue",
            &self.queue,
            "--entries",
            &entries,
            "--connect-to",
            &site,
        ];
        let mut worker = self.instructor().program(words.iter().chain(options));
        for service in ["SQS", "SFN", "S3"] {
            let name = format!("AWS_ENDPOINT_URL_{service}");
            worker = worker.env(&name, &self.emulator.endpoint);
        }
        worker.env("AWS_ENDPOINT_URL", &self.replay.endpoint)
    }

    /// The keys of the results, by what follows the run's name.
    fn keys(&self) -> BTreeSet<String> {
        let prefix = format!("runs/{RUN}/");
        let mut keys = BTreeSet::new();
        let mut token = Value::Null;
        loop {
            let mut input = json!({ "Bucket": BUCKET, "Prefix": prefix });
            if token.is_string() {
                input["ContinuationToken"] = token;
            }
            let page = self.instructor().call("s3", "list_objects_v2", input);
            let found = page["Contents"].as_array().into_iter().flatten();
            keys.extend(
                found.map(|object| {
                    object["Key"].as_str().expect("a key")[prefix.len()..].to_owned()
                }),
            );
            token = page["NextContinuationToken"].clone();
            if !token.is_string() {
                keys.remove("roster.csv");
                return keys;
            }
        }
    }

    /// Waits until the execution has ended.
    fn ended(&self) -> String {
        let started = Instant::now();
        loop {
            let arn = json!({ "executionArn": self.execution });
            let execution = self
                .instructor()
                .call("stepfunctions", "describe_execution", arn);
            let status = execution["status"].as_str().expect("a status");
            if status != "RUNNING" {
                return status.to_owned();
            }
            assert!(started.elapsed() < HANG, "it still runs; {:?}", self.keys());
            std::thread::sleep(Duration::from_millis(200));
        }
    }
}

/// A worker is killed while it reads accounts.
fn killed_at_work(run: &Run<'_>, mut worker: Running) {
    let started = Instant::now();
    let before = run.keys().len();
    while run.keys().len() == before {
        assert!(!worker.has_ended(), "it ended");
        assert!(started.elapsed() < HANG, "it never wrote a result");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(!worker.has_ended());
    worker.child.kill().expect("killed");
    worker.child.wait().expect("ended");
}

/// How large a class is, and how long its workers wait.
struct Size {
    /// Copies of an account half-way, and of a complete one.
    copies: [usize; 2],
    /// How long the state machine waits for a task.
    task_seconds: u32,
    /// How long accounts hang that do not answer.
    hang_seconds: u32,
    account_timeout: &'static str,
    concurrency: &'static str,
}

/// A class of that size with five poisoned accounts: three roles do not exist, and two accounts do not answer. Three workers are
/// killed at work, and two more end the run. Every account has exactly one result, those five with the reason.
fn every_account_once(size: &Size) {
    let emulator = Emulator::start();
    let replay = Replay::start(&emulator.endpoint);
    let mut class = Classroom::new(&emulator);
    for (name, account, copies) in [
        ("Half", "create-efs", size.copies[0]),
        ("Whole", "create-service", size.copies[1]),
    ] {
        class.add_copies(name, &emulator.account(account), copies, &replay);
    }
    for name in ["Nobody 1", "Nobody 2", "Nobody 3"] {
        let account = emulator.account("create-sg");
        let role = format!("arn:aws:iam::{}:role/nobody", account.facts.account_id);
        class.add_line(name, &account, &role, EXTERNAL_ID);
    }
    let silent = ["Silent 1", "Silent 2"].map(|name| (name, emulator.account("create-sg")));
    for (name, account) in &silent {
        class.add(name, account);
    }
    let hangs = silent.map(|(_, account)| {
        json!({
            "fault": "hang", "service": "*", "seconds": size.hang_seconds,
            "account_id": account.facts.account_id,
        })
    });
    let _: Value = emulator.ask("POST", "faults", &json!(hangs));
    let accounts = class.lines.len() - 1;

    let started = Instant::now();
    let run = Run::start(&class, &replay, &emulator, size.task_seconds);
    let options = [
        "--account-timeout",
        size.account_timeout,
        "--concurrency",
        size.concurrency,
    ];
    for _ in 0..3 {
        killed_at_work(&run, run.worker(&options).start());
        println!("killed after {} results", run.keys().len());
    }
    let workers = [run.worker(&options).start(), run.worker(&options).start()];
    assert_eq!(run.ended(), "SUCCEEDED");
    println!(
        "{accounts} accounts in {:.1} s",
        started.elapsed().as_secs_f64()
    );
    for worker in workers {
        worker.interrupt();
        let ended = worker.ended();
        assert_eq!(ended.status, Some(0), "{ended:?}");
        assert!(ended.stderr.contains("accounts graded"), "{ended:?}");
        println!("{}", ended.stderr);
    }
    let files = run.keys();
    let results = files.iter().filter(|key| key.starts_with("entries/"));
    let results = results.count();
    println!(
        "{results} results, {} reasons of failed tasks",
        files.len() - results
    );
    assert_eq!(results, accounts, "every account exactly once: {files:?}");

    // One who is in the roster, but was not in that of the run.
    class.add("Dee", &emulator.account("create-sg"));
    let book = merged(&class, &[]);
    let names: Vec<&str> = book
        .entries
        .iter()
        .map(|entry| entry.name.as_str())
        .collect();
    let wanted: Vec<&str> = class.lines[1..]
        .iter()
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(names, wanted, "in the roster's order");
    let without = book.entries.iter().filter(|entry| entry.report.is_none());
    let reasons: Vec<(&str, &str)> = without
        .map(|entry| (entry.name.as_str(), entry.error.as_deref().unwrap_or("")))
        .collect();
    println!("{reasons:#?}");
    assert_eq!(reasons.len(), 6, "{reasons:?}");
    for (name, reason) in reasons {
        let wanted = match name.split(' ').next() {
            Some("Nobody") => "role",
            Some("Dee") => "not checked yet",
            _ => "seconds",
        };
        assert!(reason.contains(wanted), "{name}: {reason}");
    }
    let rest = std::fs::read_to_string(class.file("rest.csv")).expect("the rest");
    let last = class.lines.last().expect("Dee");
    assert_eq!(
        rest.lines().collect::<Vec<_>>(),
        [class.lines[0].as_str(), last.as_str()]
    );
}

#[test]
fn every_account_has_one_result_although_workers_die() {
    every_account_once(&Size {
        copies: [15, 10],
        // The other accounts must be read within these times, however busy the machine is.
        task_seconds: 45,
        hang_seconds: 40,
        account_timeout: "10s",
        concurrency: "4",
    });
}

#[test]
#[ignore = "a measurement of some minutes: cargo test --test it -- --ignored --nocapture three_hundred"]
fn three_hundred_accounts_three_killed_workers_and_five_poisoned_accounts() {
    every_account_once(&Size {
        copies: [148, 147],
        task_seconds: 120,
        hang_seconds: 60,
        account_timeout: "20s",
        concurrency: "8",
    });
}

/// `merge` of the results in the bucket, in the order of the roster. The last attendee has none.
fn merged(class: &Classroom<'_>, options: &[&str]) -> Gradebook {
    let file = |name: &str| class.file(name).display().to_string();
    std::fs::write(file("class.csv"), class.lines.join("\n")).expect("written");
    let (store, roster, rest) = (file("merged.sqlite"), file("class.csv"), file("rest.csv"));
    let place = format!("s3://{BUCKET}/runs/{RUN}/");
    let words = [
        "merge", &store, &place, "--roster", &roster, "--rest", &rest, "--report", "json",
    ];
    let run = class.instructor.program(words.iter().chain(options)).run();
    assert!(run.stderr.contains("no result: Dee"), "{run:?}");
    gradebook(&run)
}

#[test]
fn an_organization_is_a_roster() {
    let emulator = Emulator::start();
    let management = emulator.account("nothing");
    management.call(
        "organizations",
        "create_organization",
        json!({ "FeatureSet": "ALL" }),
    );
    let roots = management.call("organizations", "list_roots", json!({}));
    let root = roots["Roots"][0]["Id"].as_str().expect("a root").to_owned();
    let unit = |parent: &str, name: &str| {
        let made = management.call(
            "organizations",
            "create_organizational_unit",
            json!({ "ParentId": parent, "Name": name }),
        );
        made["OrganizationalUnit"]["Id"]
            .as_str()
            .expect("an id")
            .to_owned()
    };
    let class = unit(&root, "class");
    let group = unit(&class, "group");
    let mut ids = BTreeMap::new();
    for (name, parent) in [("Ann", &class), ("=Bob", &group), ("Cid", &root)] {
        let made = management.call(
            "organizations",
            "create_account",
            json!({ "AccountName": name, "Email": format!("{}@example.com", ids.len()) }),
        );
        let id = made["CreateAccountStatus"]["AccountId"]
            .as_str()
            .expect("an id")
            .to_owned();
        if parent != &root {
            management.call(
                "organizations",
                "move_account",
                json!({ "AccountId": id, "SourceParentId": root, "DestinationParentId": parent }),
            );
        }
        ids.insert(name, id);
    }
    let roster = |options: &[&str]| {
        let words = ["roster", "--from-organization", "--external-id", "class-7"];
        let run = management.program(words.iter().chain(options)).run();
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
        run.stdout
    };
    let line = |name: &str, shown: &str, number: usize| {
        let id = &ids[name];
        format!("{shown},{id},arn:aws:iam::{id}:role/workshop-check,class-7,{number}@example.com")
    };
    let header = "name,account_id,role_arn,external_id,email";
    let all = [
        header.to_owned(),
        line("=Bob", "'=Bob", 1),
        line("Ann", "Ann", 0),
        line("Cid", "Cid", 2),
    ];
    assert_eq!(roster(&[]).lines().collect::<Vec<_>>(), all);
    let of_class = roster(&["--ou", &class]);
    assert_eq!(of_class.lines().collect::<Vec<_>>(), &all[..3]);

    let outside = emulator.account("nothing");
    let run = outside.program(["roster", "--from-organization"]).run();
    run.unusable().unwrap_or_else(|error| panic!("{error}"));
    assert!(
        run.stderr.contains("read the organization"),
        "{}",
        run.stderr
    );
}
