//! An instructor, a roster file, and `grade` of it.

use std::path::PathBuf;

use serde_json::{Value, json};
use tempfile::TempDir;
use workshop_check_core::report::{Entry, Gradebook};

use super::harness::{Account, Emulator, Program, Run};
use super::replay::Replay;

/// What the roles of attendees ask for.
pub const EXTERNAL_ID: &str = "class-7";

/// So few accounts at a time, and so long for each, that the emulator answers each call before it is given up, on a busy
/// machine, too. The options of a test come first.
const PATIENT: [[&str; 2]; 2] = [["--concurrency", "2"], ["--account-timeout", "10m"]];

/// A class whose attendees' roles the instructor may assume.
#[derive(Debug)]
pub struct Classroom<'e> {
    pub instructor: Account<'e>,
    /// The lines of the roster, its header first.
    pub lines: Vec<String>,
    folder: TempDir,
}

impl<'e> Classroom<'e> {
    pub fn new(emulator: &'e Emulator) -> Self {
        Classroom {
            instructor: emulator.account("nothing"),
            lines: vec!["name,account_id,role_arn,external_id,region,student".to_owned()],
            folder: TempDir::new().expect("a temporary folder"),
        }
    }

    /// A role in the attendee's account that the instructor may assume.
    pub fn role_in(&self, account: &Account<'_>) -> String {
        let trust = json!({
            "role": "workshop-check",
            "trusted": self.instructor.facts.account_id,
            "external_id": EXTERNAL_ID,
        });
        let role: Value = account.ask("roles", &trust);
        role["role_arn"].as_str().expect("an ARN").to_owned()
    }

    /// Adds an attendee with a role of their own.
    pub fn add(&mut self, name: &str, account: &Account<'_>) {
        let role = self.role_in(account);
        self.add_line(name, account, &role, EXTERNAL_ID);
    }

    pub fn add_line(&mut self, name: &str, account: &Account<'_>, role: &str, external_id: &str) {
        let (id, region) = (&account.facts.account_id, &account.facts.region);
        let student = format!("s-{}", self.lines.len());
        let line = format!("{name},{id},{role},{external_id},{region},{student}");
        self.lines.push(line);
    }

    /// Adds so many copies of an account, for which `replay` answers in place of the emulator.
    pub fn add_copies(
        &mut self,
        name: &str,
        original: &Account<'_>,
        count: usize,
        replay: &Replay,
    ) {
        let role = self.role_in(original);
        let id = &original.facts.account_id;
        for _ in 0..count {
            let student = self.lines.len();
            let copy = format!("7{student:011}");
            replay.add_copy(&copy, id);
            let (role, region) = (role.replace(id, &copy), &original.facts.region);
            let line = format!("{name} {student},{copy},{role},{EXTERNAL_ID},{region},s-{student}");
            self.lines.push(line);
        }
    }

    /// A file in the class's folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// `grade` with more options, by the instructor. Results are kept in the class's folder.
    pub fn program(&self, options: &[&str]) -> Program {
        self.program_into("store.sqlite", options)
    }

    /// `grade` with a store of that name.
    pub fn program_into(&self, store: &str, options: &[&str]) -> Program {
        self.verb_into("grade", store, options)
    }

    /// Another command about the class, with the same roster and store.
    pub fn verb(&self, verb: &str, options: &[&str]) -> Program {
        self.verb_into(verb, "store.sqlite", options)
    }

    fn verb_into(&self, verb: &str, store: &str, options: &[&str]) -> Program {
        let store = self.file(store);
        let store = store.to_str().expect("a path in UTF-8");
        let roster = self.file("class.csv");
        std::fs::write(&roster, self.lines.join("\r\n")).expect("a roster file");
        let roster = roster.to_str().expect("a path in UTF-8");
        let site = self.instructor.connect_to();
        let words = [
            verb,
            "--roster",
            roster,
            "--store",
            store,
            "--connect-to",
            &site,
        ];
        let patient = PATIENT.iter().filter(|[name, _]| !options.contains(name));
        let patient = patient.flatten();
        self.instructor
            .program(words.iter().chain(patient).chain(options))
    }

    /// `grade` to its end, and the gradebook it writes.
    pub fn grade(&self, options: &[&str]) -> (Gradebook, Run) {
        let json = [&["--report", "json"], options].concat();
        let run = self.program(&json).run();
        (gradebook(&run), run)
    }
}

pub fn gradebook(run: &Run) -> Gradebook {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

/// The attendee's entry.
pub fn entry<'b>(book: &'b Gradebook, name: &str) -> &'b Entry {
    let found = book.entries.iter().find(|entry| entry.name == name);
    found.unwrap_or_else(|| panic!("no {name} in {book:?}"))
}
