//! The report of one account and the gradebook of many: the published, versioned JSON.
//!
//! Every text is already in the user's language; ids, keys and outcomes do not depend on it.
//! Texts may contain names from the account. They are untrusted, and each reporter escapes them for its format.

mod anonymise;
mod changes;
mod history;
mod pseudonyms;
pub mod render;
mod shared;
mod teaching;

use std::sync::Arc;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::ids::{CheckId, StepId};
use crate::verdict::Outcome;

pub use changes::{OutcomeChange, Turn, changes};
pub use history::{AttendeeHistory, ClassHistory, OutcomeSince};
pub use pseudonyms::{Pseudonyms, Replacer};
pub use render::{Words, render, render_plan};
pub use teaching::{CheckSignal, Group, TeachingSignal, ToGreen, Unread};

/// The schema every report names.
pub const REPORT_SCHEMA: &str = "workshop-check/report/1";
/// The schema every gradebook names.
pub const GRADEBOOK_SCHEMA: &str = "workshop-check/gradebook/1";

/// Points earned, of points to be had.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    pub points: u32,
    pub max: u32,
}

impl std::iter::Sum for Score {
    fn sum<I: Iterator<Item = Score>>(scores: I) -> Score {
        scores.fold(Score::default(), |sum, score| Score {
            points: sum.points + score.points,
            max: sum.max + score.max,
        })
    }
}

/// One account, graded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub schema: String,
    pub suite: SuiteInfo,
    pub account: AccountInfo,
    /// When the account was scanned.
    pub taken_at: jiff::Timestamp,
    /// How long the scan took, in milliseconds.
    pub duration_ms: u64,
    pub language: String,
    pub outcome: Outcome,
    pub score: Score,
    pub next: Option<Next>,
    /// In the order in which to fix them.
    pub root_causes: Vec<RootCause>,
    pub steps: Vec<StepReport>,
    /// What is left to do until everything passes, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub plan: Option<PlanReport>,
}

/// What is left to do, in order. Each step assumes those before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanReport {
    pub steps: Vec<PlanStep>,
    /// Ids of the checks that would not pass after all steps: a person has to decide, or the account has to be checked
    /// again.
    pub left: Vec<CheckId>,
}

/// The fix of one root cause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanStep {
    /// The step of the page with the fix.
    pub step: StepId,
    pub page_url: String,
    /// The check whose failure it fixes.
    pub check: CheckId,
    pub summary: String,
    /// Ids of the checks that pass from then on.
    pub turns_green: Vec<CheckId>,
    #[serde(flatten)]
    pub remedy: Remedy,
}

/// The suite of a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SuiteInfo {
    pub id: String,
    pub title: String,
    /// "sha256:…" of the suite's text.
    pub digest: String,
}

/// The account of a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AccountInfo {
    pub id: String,
    pub region: String,
    pub name: Option<String>,
    pub caller_arn: String,
}

/// The one thing to do now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Next {
    pub check: CheckId,
    pub step: StepId,
    pub page_url: String,
    pub summary: String,
    #[serde(flatten)]
    pub remedy: Remedy,
}

/// How to make the fix: as commands and in the console. All of it is empty where a person has to decide.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Remedy {
    /// AWS CLI commands for a POSIX shell, in their order. This program never runs them.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub commands: Vec<String>,
    /// The address of the resource to change in the AWS console.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub console_url: Option<String>,
    /// The way to it through the console's menus.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub console_path: Option<String>,
}

/// A failure that no other failure explains.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RootCause {
    pub check: CheckId,
    pub step: StepId,
    pub page_url: String,
    pub summary: String,
    /// Ids of the checks that fail or are blocked because of it.
    pub explains: Vec<CheckId>,
    pub evidence: Vec<String>,
    /// The id of AWS's message, if that is the cause: it is the same in every account and every language.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub symptom: Option<String>,
    /// What is wrong without what only this account has, its ids and its own names, so that a class shares it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub general: Option<String>,
    #[serde(flatten)]
    pub remedy: Remedy,
}

/// One page of the workshop.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepReport {
    pub id: StepId,
    pub title: String,
    pub page_url: String,
    pub outcome: Outcome,
    pub score: Score,
    pub checks: Vec<CheckReport>,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckReport {
    pub id: CheckId,
    pub title: String,
    pub outcome: Outcome,
    pub points: u32,
    pub max: u32,
    /// What the page asks for.
    pub expected: Option<String>,
    /// What was found or waited for, or why it could not be read.
    pub actual: Option<String>,
    /// Ids of the resources that were checked.
    pub resources: Vec<String>,
    /// Passed, but not as the page says.
    pub advice: Vec<String>,
    /// How to fix it, or what to wait for.
    pub hint: Option<String>,
    pub page_url: String,
    pub blocked_by: Vec<CheckId>,
    pub missing_actions: Vec<String>,
    #[serde(flatten)]
    pub remedy: Remedy,
}

/// Many accounts, or one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gradebook {
    pub schema: String,
    pub entries: Vec<Entry>,
}

/// One account of a gradebook: its report, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub name: String,
    pub account_id: String,
    /// Further columns of the roster, carried through: a student's id, an e-mail address.
    #[serde(skip_serializing_if = "IndexMap::is_empty", default)]
    pub columns: IndexMap<String, String>,
    /// Shared: a board, its pages and its store hold the same report without copying it.
    #[serde(skip_serializing_if = "Option::is_none", default, with = "shared")]
    pub report: Option<Arc<Report>>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub error: Option<String>,
}

impl Report {
    /// The check of that id.
    pub fn check(&self, id: &str) -> Option<&CheckReport> {
        let mut checks = self.steps.iter().flat_map(|step| &step.checks);
        checks.find(|check| check.id == id)
    }
}

impl Entry {
    /// The name, followed by the account id unless that is the name.
    pub fn label(&self) -> String {
        if self.name == self.account_id || self.account_id.is_empty() {
            self.name.clone()
        } else {
            format!("{} ({})", self.name, self.account_id)
        }
    }
}

impl Gradebook {
    /// A gradebook of one account.
    pub fn from_report(report: impl Into<Arc<Report>>) -> Self {
        let report = report.into();
        let account = &report.account;
        Gradebook::from_entries(vec![Entry {
            name: account.name.clone().unwrap_or_else(|| account.id.clone()),
            account_id: account.id.clone(),
            columns: IndexMap::new(),
            report: Some(report),
            error: None,
        }])
    }

    /// A gradebook of these entries, in their order.
    pub fn from_entries(entries: Vec<Entry>) -> Self {
        Gradebook {
            schema: GRADEBOOK_SCHEMA.to_owned(),
            entries,
        }
    }

    /// The reports there are, without the accounts that could not be graded.
    pub fn reports(&self) -> impl Iterator<Item = &Report> {
        self.entries
            .iter()
            .filter_map(|entry| entry.report.as_deref())
    }
}
