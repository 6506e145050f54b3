//! The examples for job schedulers in docs/large-classes.md: each is taken from the page and run, once for each of its jobs, with
//! the variables that the scheduler sets. The merged class must be what one `grade` of all of it gives.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;
use workshop_check_core::report::{Entry, Gradebook, Report};

use super::classroom::Classroom;
use super::harness::Emulator;
use super::replay::Replay;

const PAGE: &str = include_str!("../../docs/large-classes.md");

/// The jobs of an example.
struct Example {
    /// Of each job: its variables, and its script.
    jobs: Vec<(Vec<(&'static str, String)>, String)>,
    /// Whether the jobs share a folder. Otherwise each has its own, and the merging job gets what they keep.
    shares_folder: bool,
    merge: String,
}

/// The fenced blocks of a section of the page.
fn section(title: &str) -> Vec<String> {
    let (_, rest) = PAGE
        .split_once(&format!("\n### {title}\n"))
        .unwrap_or_else(|| panic!("no section {title}"));
    let end = rest.find("\n##").unwrap_or(rest.len());
    let mut parts = rest[..end].split("\n```");
    let mut blocks = Vec::new();
    parts.next();
    while let Some(block) = parts.next() {
        let (_, text) = block.split_once('\n').expect("the info and the text");
        blocks.push(text.to_owned());
        parts.next();
    }
    blocks
}

fn yaml(text: &str) -> Value {
    serde_saphyr::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("no text: {value}"))
        .to_owned()
}

fn number(value: &Value) -> u64 {
    value
        .as_u64()
        .unwrap_or_else(|| panic!("no number: {value}"))
}

/// The script of `[sh, -c, SCRIPT]`.
fn of_shell(command: &Value) -> String {
    assert_eq!((&command[0], &command[1]), (&json!("sh"), &json!("-c")));
    text(&command[2])
}

/// The merging of the parts of jobs that share a folder.
fn shared_merge() -> String {
    section("AWS Batch").remove(1)
}

/// "AWS Batch user guide: Array jobs" and "Job environment variables".
fn batch() -> Example {
    let job: Value = serde_json::from_str(&section("AWS Batch")[0]).expect("JSON");
    let size = number(&job["arrayProperties"]["size"]);
    let script = of_shell(&job["containerOverrides"]["command"]);
    let job = |index| {
        let variables = vec![
            ("AWS_BATCH_JOB_ARRAY_INDEX", format!("{index}")),
            ("AWS_BATCH_JOB_ARRAY_SIZE", size.to_string()),
        ];
        (variables, script.clone())
    };
    Example {
        jobs: (0..size).map(job).collect(),
        shares_folder: true,
        merge: shared_merge(),
    }
}

/// "Jobs" in the documentation of Kubernetes: completion mode Indexed.
fn kubernetes() -> Example {
    let manifest = yaml(&section("Kubernetes")[0]);
    let spec = &manifest["spec"];
    assert_eq!(spec["completionMode"], "Indexed");
    let script = of_shell(&spec["template"]["spec"]["containers"][0]["command"]);
    let job = |index: u64| {
        (
            vec![("JOB_COMPLETION_INDEX", index.to_string())],
            script.clone(),
        )
    };
    Example {
        jobs: (0..number(&spec["completions"])).map(job).collect(),
        shares_folder: true,
        merge: shared_merge(),
    }
}

/// sbatch(1), "Output environment variables".
fn slurm() -> Example {
    let script = section("Slurm").remove(0);
    let array = script
        .lines()
        .find_map(|line| line.strip_prefix("#SBATCH --array="));
    let (first, last) = array
        .and_then(|array| array.split_once('-'))
        .expect("a range");
    let [first, last]: [u64; 2] = [first, last].map(|number| number.parse().expect("a number"));
    let job = |index: u64| {
        let variables = vec![
            ("SLURM_ARRAY_TASK_ID", index.to_string()),
            ("SLURM_ARRAY_TASK_COUNT", (last - first + 1).to_string()),
            ("SLURM_ARRAY_TASK_MIN", first.to_string()),
            ("SLURM_ARRAY_TASK_MAX", last.to_string()),
            ("SLURM_ARRAY_TASK_STEP", "1".to_owned()),
        ];
        (variables, script.clone())
    };
    Example {
        jobs: (first..=last).map(job).collect(),
        shares_folder: true,
        merge: shared_merge(),
    }
}

/// "Predefined CI/CD variables" in the documentation of GitLab.
fn gitlab() -> Example {
    let pipeline = yaml(&section("GitLab")[0]);
    let grade = &pipeline["grade"];
    assert_eq!(grade["artifacts"]["paths"], json!(["part-*.json"]));
    let total = number(&grade["parallel"]);
    let job = |index: u64| {
        let variables = vec![
            ("CI_NODE_INDEX", index.to_string()),
            ("CI_NODE_TOTAL", total.to_string()),
        ];
        (variables, text(&grade["script"][0]))
    };
    Example {
        jobs: (1..=total).map(job).collect(),
        shares_folder: false,
        merge: text(&pipeline["merge"]["script"][0]),
    }
}

/// "Running variations of jobs in a workflow" in the documentation of GitHub.
fn github() -> Example {
    let workflow = yaml(&section("GitHub")[0]);
    let grade = &workflow["jobs"]["grade"];
    let kept = &grade["steps"][2]["with"];
    assert_eq!(kept["path"], "part-*.json");
    let parts = grade["strategy"]["matrix"]["part"]
        .as_array()
        .expect("parts");
    let job = |part: &Value| {
        let script = text(&grade["steps"][1]["run"]);
        let script = script.replace("${{ matrix.part }}", &number(part).to_string());
        assert!(!script.contains("${{"), "{script}");
        (Vec::new(), script)
    };
    Example {
        jobs: parts.iter().map(job).collect(),
        shares_folder: false,
        merge: text(&workflow["jobs"]["merge"]["steps"][2]["run"]),
    }
}

/// Where the jobs of an example run, and with what.
struct Machine<'a> {
    class: &'a Classroom<'a>,
    replay: &'a Replay,
    /// Has the program under its name.
    programs: TempDir,
}

impl<'a> Machine<'a> {
    fn new(class: &'a Classroom<'a>, replay: &'a Replay) -> Self {
        let programs = TempDir::new().expect("a folder");
        let program = env!("CARGO_BIN_EXE_workshop-check");
        std::os::unix::fs::symlink(program, programs.path().join("workshop-check"))
            .expect("a link");
        Machine {
            class,
            replay,
            programs,
        }
    }

    /// Runs a script in a folder.
    fn run(&self, script: &str, variables: &[(&'static str, String)], folder: &Path) {
        let own = TempDir::new().expect("a folder");
        // A container has /class and /tmp of its own.
        let script = script
            .replace("/tmp/", &format!("{}/", own.path().display()))
            .replace("/class ", &format!("{} ", folder.display()));
        let facts = &self.class.instructor.facts;
        let path = std::env::var("PATH").unwrap_or_default();
        let output = Command::new("sh")
            .args(["-e", "-c", &script])
            .current_dir(folder)
            .env_clear()
            .env("PATH", format!("{}:{path}", self.programs.path().display()))
            .env("HOME", own.path())
            .env("TMPDIR", own.path())
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .env("AWS_ENDPOINT_URL", &self.replay.endpoint)
            .env("AWS_REGION", &facts.region)
            .env("AWS_ACCESS_KEY_ID", &facts.access_key_id)
            .env("AWS_SECRET_ACCESS_KEY", &facts.secret_access_key)
            .env("AWS_SESSION_TOKEN", &facts.session_token)
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .output()
            .expect("a shell");
        let notes = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() && notes.is_empty(),
            "{script}: {notes}"
        );
    }

    /// A folder with the roster.
    fn folder(&self) -> TempDir {
        let folder = TempDir::new().expect("a folder");
        let roster = self.class.lines.join("\n");
        fs::write(folder.path().join("class.csv"), roster).expect("written");
        folder
    }

    /// Runs the jobs of an example and merges their parts. Returns the folder with the result.
    fn merged(&self, example: &Example) -> TempDir {
        let shared = self.folder();
        for (variables, script) in &example.jobs {
            if example.shares_folder {
                self.run(script, variables, shared.path());
                continue;
            }
            let own = self.folder();
            self.run(script, variables, own.path());
            for part in parts(own.path()) {
                let name = part.file_name().expect("a name");
                let to = shared.path().join(name);
                assert!(!to.exists(), "{} is kept twice", to.display());
                fs::copy(&part, to).expect("kept");
            }
        }
        assert_eq!(parts(shared.path()).len(), example.jobs.len());
        let merge = if example.merge.contains("[ $?") {
            example.merge.clone()
        } else {
            // The user's own shell does not end with the exit status.
            format!("{} || [ $? -ne 2 ]", example.merge.trim_end())
        };
        self.run(&merge, &[], shared.path());
        shared
    }
}

/// The files "part-*.json" of a folder.
fn parts(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).expect("a folder");
    let files = files.map(|file| file.expect("a file").path());
    let is_part = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with("part-") && name.ends_with(".json"))
    };
    files.filter(is_part).collect()
}

/// All that a gradebook says but when.
fn findings(book: Gradebook) -> Vec<Entry> {
    let without_time = |mut entry: Entry| {
        let report = entry.report.take().expect("a report");
        let report = Report {
            taken_at: "2026-01-01T00:00:00Z".parse().expect("a time"),
            duration_ms: 0,
            ..Report::clone(&report)
        };
        entry.report = Some(report.into());
        entry
    };
    book.entries.into_iter().map(without_time).collect()
}

#[test]
fn each_example_for_a_job_scheduler_merges_to_the_whole_class() {
    let emulator = Emulator::start();
    let replay = Replay::start(&emulator.endpoint);
    let mut class = Classroom::new(&emulator);
    class.add_copies("Half", &emulator.account("create-efs"), 6, &replay);
    class.add_copies("Begun", &emulator.account("create-sg"), 6, &replay);
    let whole = class.program(&["--report", "json"]);
    let whole = whole.env("AWS_ENDPOINT_URL", &replay.endpoint).run();
    let whole = findings(super::classroom::gradebook(&whole));
    assert_eq!(whole.len(), 12);
    let machine = Machine::new(&class, &replay);
    for (name, example) in [
        ("AWS Batch", batch()),
        ("Kubernetes", kubernetes()),
        ("Slurm", slurm()),
        ("GitLab", gitlab()),
        ("GitHub", github()),
    ] {
        assert_eq!(example.jobs.len(), 4, "{name}");
        let folder = machine.merged(&example);
        assert!(folder.path().join("class.html").exists(), "{name}");
        let store = folder.path().join("class.sqlite").display().to_string();
        let words = ["report", "--store", &store, "--report", "json"];
        let book = super::classroom::gradebook(&class.instructor.program(words).run());
        assert_eq!(book.entries.len(), whole.len(), "{name}");
        for (found, expected) in findings(book).into_iter().zip(&whole) {
            assert_eq!(found, *expected, "{name} comes to something else");
        }
    }
}
