//! The tables, and how a case is judged.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;
use serde_json::Value;
use workshop_check_core::assertion::Assert;
use workshop_check_core::report::CheckReport;
use workshop_check_core::snapshot::Call;
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::Outcome;

use crate::assertions::edit::{Edit, apply};
use crate::assertions::grade;
use workshop_check_testing::repository;

/// An edited account, and what becomes of one check.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    /// The check of the suite; its kind is the table's.
    check: String,
    /// Other parameters than the suite's, for what the suite does not use.
    assert: Option<Assert>,
    #[serde(default)]
    edit: Vec<Edit>,
    pub outcome: Outcome,
    /// A piece of what was found, waited for, or of why it could not be read. Every case that fails has it.
    #[serde(default)]
    says: String,
    /// A piece of how to correct it. Every case that fails has it.
    #[serde(default)]
    hint: String,
    /// A piece of each advice, in order: none that is not listed here.
    #[serde(default)]
    pub advises: Vec<String>,
    /// The checks that block it.
    #[serde(default)]
    by: Vec<String>,
}

/// The suite and the recorded account on which a kind's cases play.
pub fn stage(kind: &str) -> (&'static str, &'static str) {
    match kind {
        // What is absent is so in an account that is cleaned up: the cases put things into it.
        "absent" | "daily_cost" => ("cleanup", "cleanup/cleaned"),
        // The rules are those of a resource that only a suite's own calls list.
        "selection_rules" | "renaming_rules" => {
            ("database-migration", "database-migration/complete")
        }
        _ => ("container-migration", "complete"),
    }
}

/// Every kind's cases.
pub fn tables() -> BTreeMap<String, Vec<Case>> {
    let folder = repository::root().join("fixtures/assertions");
    let entries = fs::read_dir(folder).expect("the tables' folder is there");
    let table = |path: std::path::PathBuf| {
        let kind = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("a kind's name")
            .to_owned();
        let text = fs::read_to_string(&path).expect("a table is text");
        let cases = serde_saphyr::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (kind, cases)
    };
    entries
        .map(|entry| table(entry.expect("a folder's entry").path()))
        .collect()
}

impl Case {
    /// Whether something may not be read, and the outcome says so.
    pub fn is_denied(&self) -> bool {
        self.outcome == Outcome::Unknown && self.denied().is_some()
    }

    fn denied(&self) -> Option<&str> {
        self.edit.iter().find_map(|edit| edit.deny.as_deref())
    }

    /// The actions of the call that is denied, where the outcome says so.
    fn missing_actions(&self) -> Vec<&str> {
        let Some(action) = self.denied().filter(|_| self.is_denied()) else {
            return Vec::new();
        };
        let mut calls = Call::ALL.iter();
        match calls.find(|call| call.action() == Some(action)) {
            Some(call) => call.actions().collect(),
            None => vec![action],
        }
    }

    /// What is not as the table says, if anything.
    pub fn problem(&self, kind: &str, recorded: &Value) -> Option<String> {
        let suite = self.suite(kind);
        let mut account = recorded.clone();
        apply(&mut account, &self.edit);
        let report = grade::report(&suite, &account, "en");
        let check = report
            .check(&self.check)
            .expect("the check is in the report");
        self.wrong(check).map(|wrong| {
            format!("{wrong}\n  outcome {:?}, blocked by {:?}\n  actual {:?}\n  hint {:?}\n  advice {:?}\n  actions {:?}",
                check.outcome, check.blocked_by, check.actual, check.hint, check.advice, check.missing_actions)
        })
    }

    fn suite(&self, kind: &str) -> Suite {
        let mut suite = repository::suite(stage(kind).0);
        let check = suite
            .file
            .steps
            .iter_mut()
            .flat_map(|step| &mut step.checks)
            .find(|check| check.id == self.check);
        let check =
            check.unwrap_or_else(|| panic!("{kind}: {}: no check {}", self.name, self.check));
        if let Some(assert) = &self.assert {
            check.assert = assert.clone();
        }
        assert_eq!(
            check.assert.kind(),
            kind,
            "{}: {} is of another kind",
            self.name,
            self.check
        );
        suite
    }

    fn wrong(&self, check: &CheckReport) -> Option<String> {
        let actual = check.actual.as_deref().unwrap_or_default();
        let hint = check.hint.as_deref().unwrap_or_default();
        let earns = if self.outcome == Outcome::Passed {
            check.max
        } else {
            0
        };
        let rules = [
            (
                check.outcome == self.outcome,
                format!("should be {:?}", self.outcome),
            ),
            // An empty text is contained in every text.
            (
                self.outcome != Outcome::Failed || !self.says.is_empty(),
                "the case has no \"says\"".to_owned(),
            ),
            (
                self.outcome != Outcome::Failed || !self.hint.is_empty(),
                "the case has no \"hint\"".to_owned(),
            ),
            (
                actual.contains(&self.says),
                format!("should say \"{}\"", self.says),
            ),
            (
                hint.contains(&self.hint),
                format!("should hint \"{}\"", self.hint),
            ),
            (
                check.advice.len() == self.advises.len()
                    && check
                        .advice
                        .iter()
                        .zip(&self.advises)
                        .all(|(found, wanted)| found.contains(wanted)),
                format!("should advise {:?}", self.advises),
            ),
            (
                check.blocked_by == self.by,
                format!("should be blocked by {:?}", self.by),
            ),
            (check.points == earns, format!("should earn {earns}")),
            // Nothing fails without a way to mend it; what passes needs none.
            (
                (check.outcome == Outcome::Failed) <= !hint.is_empty(),
                "should say how to mend it".to_owned(),
            ),
            (
                (check.outcome == Outcome::Passed) <= hint.is_empty(),
                "needs no mending".to_owned(),
            ),
            (
                (check.outcome == Outcome::Blocked) || !actual.is_empty(),
                "should say what was found".to_owned(),
            ),
            (
                check
                    .missing_actions
                    .iter()
                    .map(String::as_str)
                    .eq(self.missing_actions().iter().copied()),
                format!("should miss {:?}", self.denied()),
            ),
        ];
        rules
            .into_iter()
            .find(|(holds, _)| !holds)
            .map(|(_, rule)| rule)
    }
}
