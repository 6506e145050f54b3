//! Accounts that real people have: `fixtures/field/*.yaml` edits the recorded, complete account and says what is right.
//!
//! A case that the program does not get right yet carries `broken_at_fcccd39: true`. The test demands that such a case
//! still fails, so that a fix has to remove the mark. `fixtures/field/README.md` explains the fields.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use workshop_check_core::evaluate::{Selection, evaluate};
use workshop_check_core::report::render::render;
use workshop_check_core::report::{Report, RootCause};
use workshop_check_core::snapshot::Call;
use workshop_check_core::snapshot::parse::parse;
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::Outcome;

use workshop_check_testing::edit::{Edit, apply};
use workshop_check_testing::{accounts, repository};

/// The samples that were collected; each has at least one case whose id begins with it.
const SAMPLES: &[&str] = &[
    "F01", "F03", "F04", "F06", "F07", "F09", "F11", "F13", "F14", "F16", "F18", "F19", "F20",
    "F22", "F23", "F24", "P01", "P02", "P03", "P05", "P06", "P08", "P09", "P10", "R01", "R02",
    "R03", "R05", "R07", "R08", "R11", "R13", "R14", "R17", "U01", "U03", "U06", "U07", "U08",
];

/// Calls that answers on the wire may name although the program does not make them yet.
const NEW_CALLS: &[&str] = &["DescribeDBClusters", "GetPolicy", "GetPolicyVersion"];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The sample and the variant: `F01-tasks`.
    id: String,
    title: String,
    /// Where the account or the answer was seen.
    source: Vec<String>,
    /// The document that says what is right.
    why: String,
    /// Names of edits in `given.yaml`, which come first.
    #[serde(default)]
    given: Vec<String>,
    /// Edits of the complete account.
    #[serde(default)]
    edit: Vec<Edit>,
    expect: Expect,
    /// Another result that is right, too.
    or_expect: Option<Expect>,
    /// The program's result is wrong at commit fcccd39, and still is.
    #[serde(default)]
    broken_at_fcccd39: bool,
    /// The case is about collecting: `setup` and `answers` take the place of `edit`.
    #[serde(default)]
    wire: bool,
    /// The test that takes an answer of a `wire` case: `path/of/tests.rs: name`.
    runs_as: Option<String>,
    #[serde(default)]
    setup: String,
    #[serde(default)]
    answers: Vec<Answer>,
}

/// What an endpoint answers to a call.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    call: String,
    /// Which of several requests of this call.
    #[serde(default, rename = "when")]
    _when: String,
    status: u16,
    #[serde(default, rename = "headers")]
    _headers: BTreeMap<String, String>,
    body: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Expect {
    /// Outcomes by check; `passed|unknown` admits both.
    checks: BTreeMap<String, String>,
    /// A piece of the advice of a check; an empty text stands for any advice.
    advises: BTreeMap<String, String>,
    /// A piece of what a check found or of its hint.
    says: BTreeMap<String, String>,
    /// Texts that are nowhere in the report.
    never_says: Vec<String>,
    /// The IAM actions that a check lacks.
    missing_actions: BTreeMap<String, Vec<String>>,
    /// All root causes, in order.
    causes: Option<Vec<Cause>>,
    /// The account's outcome.
    outcome: Option<String>,
    /// Every point is earned.
    full_score: bool,
    /// In words, for cases on the wire.
    in_words: String,
}

/// `check` and `step` admit alternatives; a `*` at the end of one stands for any rest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cause {
    check: String,
    step: String,
    /// The end of the page's address, without `.html`.
    page: Option<String>,
    /// The pattern of `symptoms.yaml` that AWS's message comes to.
    symptom: Option<String>,
    /// A piece of the summary.
    #[serde(default)]
    says: String,
    never_says: Option<String>,
    #[serde(default)]
    explains: Vec<String>,
}

#[test]
fn every_case_comes_out_right_unless_marked_as_broken() {
    let suite = accounts::suite();
    let complete = accounts::recorded("complete");
    let given = given();
    let judged: Vec<(Case, Option<String>)> = cases()
        .into_iter()
        .filter(|case| !case.wire)
        .map(|case| {
            let problem = case.problem(&suite, &complete, &given);
            (case, problem)
        })
        .collect();
    let mut problems = Vec::new();
    for (case, problem) in &judged {
        match (problem, case.broken_at_fcccd39) {
            (Some(problem), false) => problems.push(format!("{}: {problem}", case.id)),
            (None, true) => problems.push(format!(
                "{}: comes out right now: remove `broken_at_fcccd39` from it",
                case.id
            )),
            (Some(problem), true) => println!("still broken: {}: {problem}", case.id),
            (None, false) => {}
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
}

#[test]
fn every_sample_has_a_case() {
    let cases = cases();
    let without: Vec<&&str> = SAMPLES
        .iter()
        .filter(|sample| {
            !cases
                .iter()
                .any(|case| case.id.starts_with(&format!("{sample}-")))
        })
        .collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn every_case_on_the_wire_is_a_test_that_runs() {
    let cases = cases();
    let without = cases
        .iter()
        .filter(|case| case.wire && !case.runs())
        .map(|case| case.id.as_str());
    assert_eq!(without.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn every_case_is_whole() {
    let suite = accounts::suite();
    let mut ids = BTreeSet::new();
    for case in &cases() {
        assert!(ids.insert(case.id.clone()), "{}: twice", case.id);
        for (text, field) in [(&case.title, "title"), (&case.why, "why")] {
            assert!(!text.is_empty(), "{}: no {field}", case.id);
        }
        assert!(!case.source.is_empty(), "{}: no source", case.id);
        let expectations = std::iter::once(&case.expect).chain(&case.or_expect);
        for expect in expectations.clone() {
            expect.names_checks_of(&suite, &case.id);
        }
        if case.wire {
            case.is_whole_on_the_wire();
        } else {
            assert!(
                expectations.clone().all(Expect::demands_something),
                "{}: demands nothing",
                case.id
            );
            assert!(!case.edit.is_empty(), "{}: edits nothing", case.id);
        }
    }
}

fn cases() -> Vec<Case> {
    let folder = repository::root().join("fixtures/field");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("a folder's entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
        .filter(|path| !path.ends_with("given.yaml"))
        .collect();
    paths.sort();
    paths
        .iter()
        .flat_map(|path| read::<Vec<Case>>(path))
        .collect()
}

/// Edits that several cases begin with, by name.
fn given() -> BTreeMap<String, Vec<Edit>> {
    let path = repository::root().join("fixtures/field/given.yaml");
    read(&path)
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    let text = fs::read_to_string(path).expect("a table is text");
    serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

impl Case {
    /// What is not as expected, if anything.
    fn problem(
        &self,
        suite: &Suite,
        complete: &Value,
        given: &BTreeMap<String, Vec<Edit>>,
    ) -> Option<String> {
        let mut account = complete.clone();
        for name in &self.given {
            let edits = given.get(name);
            apply(
                &mut account,
                edits.unwrap_or_else(|| panic!("{}: nothing given as {name}", self.id)),
            );
        }
        apply(&mut account, &self.edit);
        // A snapshot field that this version of the program does not have makes the file unreadable.
        let snapshot = match parse(account.to_string().as_bytes(), &self.id) {
            Ok(snapshot) => snapshot,
            Err(error) => return Some(error.to_string()),
        };
        let locale = repository::locale(suite, "en");
        let report = render(&evaluate(suite, &snapshot, &Selection::default()), &locale);
        let wrong = self.expect.wrong(&report)?;
        match &self.or_expect {
            Some(other) if other.wrong(&report).is_none() => None,
            _ => Some(format!("{wrong}\n{}", result(&report))),
        }
    }

    /// The test that a `wire` case names is there, as a function or as a use of the macros of `collect`.
    fn runs(&self) -> bool {
        let Some((file, name)) = self
            .runs_as
            .as_deref()
            .and_then(|test| test.split_once(": "))
        else {
            return false;
        };
        let text = fs::read_to_string(repository::root().join(file)).unwrap_or_default();
        text.contains(&format!("fn {name}(")) || text.contains(&format!("_call!({name}: "))
    }

    fn is_whole_on_the_wire(&self) {
        assert!(self.edit.is_empty(), "{}: a snapshot's edit", self.id);
        assert!(
            !self.answers.is_empty() || !self.setup.is_empty(),
            "{}: neither answers nor a set-up",
            self.id
        );
        assert!(
            self.expect.demands_something() || !self.expect.in_words.is_empty(),
            "{}: demands nothing",
            self.id
        );
        for answer in &self.answers {
            let known = Call::ALL.iter().any(|call| call.name() == answer.call)
                || NEW_CALLS.contains(&answer.call.as_str());
            assert!(known, "{}: {} is not a call", self.id, answer.call);
            assert!((200..600).contains(&answer.status), "{}: status", self.id);
            let json = serde_json::from_str::<Value>(&answer.body).is_ok();
            let markup = answer.body.trim_start().starts_with('<');
            assert!(
                json || markup || answer.body.is_empty(),
                "{}: a body is JSON, XML, HTML or empty: {}",
                self.id,
                answer.body
            );
        }
    }
}

/// What came out, in short.
fn result(report: &Report) -> String {
    let mut lines = vec![format!(
        "  {:?}, {}/{} points",
        report.outcome, report.score.points, report.score.max
    )];
    for check in report.steps.iter().flat_map(|step| &step.checks) {
        if check.outcome != Outcome::Passed || !check.advice.is_empty() {
            lines.push(format!(
                "  {} {:?} {}{}",
                check.id,
                check.outcome,
                check.actual.as_deref().unwrap_or_default(),
                check
                    .advice
                    .iter()
                    .map(|advice| format!(" (advice: {advice})"))
                    .collect::<String>()
            ));
        }
    }
    for cause in &report.root_causes {
        lines.push(format!(
            "  root cause {} on {} ({}){}: {}",
            cause.check,
            cause.step,
            cause.page_url,
            cause
                .symptom
                .iter()
                .map(|id| format!(" [{id}]"))
                .collect::<String>(),
            cause.summary
        ));
    }
    lines.join("\n")
}

impl Expect {
    fn demands_something(&self) -> bool {
        !self.checks.is_empty()
            || !self.advises.is_empty()
            || !self.says.is_empty()
            || !self.never_says.is_empty()
            || !self.missing_actions.is_empty()
            || self.causes.is_some()
            || self.outcome.is_some()
            || self.full_score
    }

    /// A misspelt check would make a case fail for the wrong reason.
    fn names_checks_of(&self, suite: &Suite, id: &str) {
        let causes = self.causes.iter().flatten();
        let named = self
            .checks
            .keys()
            .chain(self.advises.keys())
            .chain(self.says.keys())
            .chain(self.missing_actions.keys())
            .map(String::as_str)
            .chain(causes.clone().flat_map(|cause| cause.check.split('|')))
            .chain(
                causes
                    .clone()
                    .flat_map(|cause| cause.explains.iter().map(String::as_str)),
            )
            .filter(|check| !check.ends_with('*'));
        for check in named {
            assert!(suite.check(check).is_some(), "{id}: no check {check}");
        }
        let steps = &suite.file.steps;
        for step in causes.flat_map(|cause| cause.step.split('|')) {
            assert!(
                steps.iter().any(|known| known.id == step),
                "{id}: no step {step}"
            );
        }
        for outcomes in self.checks.values().chain(&self.outcome) {
            for outcome in outcomes.split('|') {
                let read = serde_json::from_value::<Outcome>(Value::from(outcome));
                assert!(read.is_ok(), "{id}: no outcome {outcome}");
            }
        }
    }

    fn wrong(&self, report: &Report) -> Option<String> {
        self.wrong_checks(report)
            .or_else(|| self.wrong_causes(report))
            .or_else(|| {
                let text = serde_json::to_string(report).expect("a report is JSON");
                let said = self.never_says.iter().find(|piece| text.contains(*piece));
                said.map(|piece| format!("says \"{piece}\""))
            })
            .or_else(|| {
                let outcome = name(report.outcome);
                let wanted = self.outcome.as_ref()?;
                (!fits(wanted, &outcome)).then(|| format!("the account should be {wanted}"))
            })
            .or_else(|| {
                let short = self.full_score && report.score.points != report.score.max;
                short.then(|| "should have every point".to_owned())
            })
    }

    fn wrong_checks(&self, report: &Report) -> Option<String> {
        let check = |id: &String| report.check(id).expect("the check is in the report");
        for (id, wanted) in &self.checks {
            if !fits(wanted, &name(check(id).outcome)) {
                return Some(format!("{id} should be {wanted}"));
            }
        }
        for (id, piece) in &self.advises {
            if !check(id).advice.iter().any(|advice| advice.contains(piece)) {
                return Some(format!("{id} should advise \"{piece}\""));
            }
        }
        for (id, piece) in &self.says {
            let check = check(id);
            let texts = [&check.actual, &check.hint];
            if !texts.into_iter().flatten().any(|text| text.contains(piece)) {
                return Some(format!("{id} should say \"{piece}\""));
            }
        }
        for (id, actions) in &self.missing_actions {
            if check(id).missing_actions != *actions {
                return Some(format!("{id} should miss {actions:?}"));
            }
        }
        None
    }

    fn wrong_causes(&self, report: &Report) -> Option<String> {
        let wanted = self.causes.as_ref()?;
        let fit = wanted.len() == report.root_causes.len()
            && wanted
                .iter()
                .zip(&report.root_causes)
                .all(|(wanted, found)| wanted.is(found));
        (!fit).then(|| format!("the root causes should be {wanted:?}"))
    }
}

impl Cause {
    fn is(&self, found: &RootCause) -> bool {
        fits(&self.check, &found.check)
            && fits(&self.step, &found.step)
            && self
                .page
                .as_ref()
                .is_none_or(|page| found.page_url.ends_with(&format!("{page}.html")))
            && self
                .symptom
                .as_ref()
                .is_none_or(|id| found.symptom.as_ref() == Some(id))
            && found.summary.contains(&self.says)
            && self
                .never_says
                .as_ref()
                .is_none_or(|piece| !found.summary.contains(piece.as_str()))
            && self
                .explains
                .iter()
                .all(|id| found.explains.iter().any(|found| found == id.as_str()))
    }
}

/// Whether a word is one of those that `wanted` admits: `passed|unknown`, `target-group*`.
fn fits(wanted: &str, found: &str) -> bool {
    wanted
        .split('|')
        .any(|wanted| match wanted.strip_suffix('*') {
            Some(beginning) => found.starts_with(beginning),
            None => found == wanted,
        })
}

fn name(outcome: Outcome) -> String {
    let name = serde_json::to_value(outcome).expect("an outcome is a word");
    name.as_str().unwrap_or_default().to_owned()
}
