//! The report of one account and the gradebook of many: the published, versioned JSON.
//!
//! Every text is already in the user's language; ids, keys and outcomes do not depend on it.
//! Texts may contain names from the account. They are untrusted, and each reporter escapes them for its format.

mod anonymise;
mod changes;
mod consistency;
mod hints;
mod history;
pub mod picture;
mod pseudonyms;
pub mod render;
pub mod schema;
mod shared;
mod teaching;
mod unknown;
pub mod words;

use std::borrow::Cow;
use std::sync::Arc;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ids::{CheckId, StepId};
use crate::verdict::Outcome;

pub use changes::{OutcomeChange, Trend, changes};
pub use hints::Hints;
pub use history::{AttendeeHistory, ClassHistory, OutcomeSince};
pub use picture::Picture;
pub use pseudonyms::{NameCollector, Pseudonyms, Replacer};
pub(crate) use render::plan_report;
pub use render::{render, render_plan};
pub use teaching::{CauseGroup, CheckSignal, TeachingCounter, TeachingSignal, ToGreen, Unread};
pub use unknown::UnknownReason;
pub use words::Words;

/// The schema that every report names.
pub const REPORT_SCHEMA: &str = "workshop-check/report/1";
/// The schema that every gradebook names.
pub const GRADEBOOK_SCHEMA: &str = "workshop-check/gradebook/1";

/// The points earned, and the maximum.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub struct Score {
    /// The points earned.
    pub points: u32,
    /// The points of all checks.
    pub max: u32,
}

/// A bonus: its points are not part of the score.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bonus {
    /// Whether it is done. One that is not has the outcome passed, and an advice.
    pub done: bool,
    /// The points earned: `max` or 0.
    pub points: u32,
    /// The points of the bonus.
    pub max: u32,
}

impl Score {
    /// What stands in the column of scores: "3/5", or, where nothing but a bonus can be earned, "+2/4".
    pub fn or_bonus(self, bonus: Option<Score>) -> String {
        match bonus {
            Some(bonus) if self.max == 0 => format!("+{}/{}", bonus.points, bonus.max),
            _ => format!("{}/{}", self.points, self.max),
        }
    }
}

impl std::iter::Sum for Score {
    fn sum<I: Iterator<Item = Score>>(scores: I) -> Score {
        scores.fold(Score::default(), |sum, score| Score {
            points: sum.points + score.points,
            max: sum.max + score.max,
        })
    }
}

/// The report of one account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Always "workshop-check/report/1".
    #[schemars(extend("const" = REPORT_SCHEMA))]
    pub schema: String,
    /// The suite.
    pub suite: SuiteInfo,
    /// The account.
    pub account: AccountInfo,
    /// When the account was scanned.
    pub taken_at: jiff::Timestamp,
    /// How long the scan took, in milliseconds.
    pub duration_ms: u64,
    /// The tag of the language of all texts, such as "en".
    pub language: String,
    /// The worst outcome of all checks.
    pub outcome: Outcome,
    /// The sum of all points.
    pub score: Score,
    /// The sum of the bonus points; none if no selected check is a bonus.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub bonus: Option<Score>,
    /// The modules of a journey, in order. Empty for a suite by itself.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub modules: Vec<ModuleReport>,
    /// What the leftovers of the workshop still cost, if a check says it: "about USD 6.17 a day".
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub still_costs: Option<String>,
    /// The next thing to do; none if everything passed.
    pub next: Option<Next>,
    /// The root causes, in the order in which to fix them.
    pub root_causes: Vec<RootCause>,
    /// The steps with at least one selected check, in the suite's order.
    pub steps: Vec<StepReport>,
    /// How much the texts tell. What belongs to a later stage is left out.
    #[serde(default)]
    pub hints: Hints,
    /// The resources and the ways between them, if the suite follows traffic.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub picture: Option<picture::Picture>,
    /// What is left to do until everything passes, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub plan: Option<PlanReport>,
    /// When the attendee's own program submitted the snapshot to a board. The account id is proved, the content of the
    /// snapshot is not. None if the account was read by whoever made the report.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub submitted_at: Option<jiff::Timestamp>,
}

/// What is left to do, in order. Each step assumes those before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlanReport {
    /// The fixes, in order.
    pub steps: Vec<PlanStep>,
    /// Ids of the checks that would not pass after all steps: a person has to decide, or the account has to be checked
    /// again.
    pub left: Vec<CheckId>,
}

/// The fix of one root cause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlanStep {
    /// The step of the page with the fix.
    pub step: StepId,
    /// The page with the fix.
    pub page_url: String,
    /// The check whose failure it fixes.
    pub check: CheckId,
    /// The changes, as a phrase.
    pub summary: String,
    /// What a person does before, if the changes only try again what failed: without it, they fail again.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by_hand: Option<String>,
    /// Ids of the checks that pass from then on.
    pub turns_green: Vec<CheckId>,
    #[serde(flatten)]
    /// How to make the fix.
    pub remedy: Remedy,
}

/// The suite of a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SuiteInfo {
    /// The suite's id.
    pub id: String,
    /// The suite's title.
    pub title: String,
    /// "sha256:…" of the suite's text.
    pub digest: String,
}

/// The account of a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AccountInfo {
    /// The account id, twelve digits; empty if it could not be read.
    pub id: String,
    /// The Region that was scanned.
    pub region: String,
    /// The attendee's name in the roster, if there is one.
    pub name: Option<String>,
    /// The ARN of the caller; empty if it could not be read.
    pub caller_arn: String,
}

/// The next thing to fix or to wait for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Next {
    /// The check's id.
    pub check: CheckId,
    /// The id of the step with the fix.
    pub step: StepId,
    /// The URL of the page with the fix.
    pub page_url: String,
    /// The title of that page, if the suite has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub page_title: Option<String>,
    /// What to do.
    pub summary: String,
    #[serde(flatten)]
    /// How to make the fix.
    pub remedy: Remedy,
}

/// How to make the fix: as commands and in the console. All of it is empty where a person has to decide.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Remedy {
    /// Each change as a phrase in the imperative, in their order, where a fix is several changes.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub changes: Vec<String>,
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RootCause {
    /// The id of the failed check.
    pub check: CheckId,
    /// The id of the step with the fix.
    pub step: StepId,
    /// The URL of the page with the fix.
    pub page_url: String,
    /// The title of that page, if the suite has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub page_title: Option<String>,
    /// The title of the failed check, and what was found.
    pub summary: String,
    /// Ids of the checks that fail or are blocked because of it.
    pub explains: Vec<CheckId>,
    /// What was found, then what AWS and the site say about it, with its age.
    pub evidence: Vec<String>,
    /// Whether `summary` quotes the telling part of the second element of `evidence`.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub summary_quotes: bool,
    /// The id of the pattern of AWS's message, if that message is the cause. It does not depend on account and language.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub symptom: Option<String>,
    /// The finding without ids and the attendee's own names, so that it is equal for a whole class.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub general: Option<String>,
    /// How to fix it together with what failed with it, where that is more than the hint of the check.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fix: Option<String>,
    #[serde(flatten)]
    /// How to make the fix.
    pub remedy: Remedy,
}

/// One module of a journey: a suite, whose id and a dot are the beginning of the ids of its steps and checks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ModuleReport {
    /// The id of the suite.
    pub id: String,
    /// The suite's title.
    pub title: String,
    /// The choice of which it is one way, if there are several. Only one way of a choice is graded.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub choice: Option<String>,
    /// The title of the choice.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub choice_title: Option<String>,
    /// What to know before the choice is made, such as that the service of one of the ways is closed.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub notes: Vec<String>,
    /// Whether it is graded. Of a way that was not taken, the report has no steps, and the score no points.
    pub graded: bool,
    /// Whether anything of it exists yet, apart from what is there before an attendee begins.
    pub started: bool,
    /// The worst outcome of its checks.
    pub outcome: Outcome,
    /// The sum of its points.
    pub score: Score,
    /// The sum of its bonus points; none if no check of it is a bonus.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub bonus: Option<Score>,
    /// The ids of its steps in the report.
    pub steps: Vec<StepId>,
}

/// One page of the workshop.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StepReport {
    /// The step's id.
    pub id: StepId,
    /// The step's title. In a journey it begins with that of its module.
    pub title: String,
    /// In a journey, the title without that of the module.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub own_title: Option<String>,
    /// The URL of the page.
    pub page_url: String,
    /// Whether anything of it exists yet. A step that is not started has the outcome failed or blocked.
    #[serde(default = "is_started")]
    pub started: bool,
    /// The worst outcome of its checks.
    pub outcome: Outcome,
    /// The sum of its points.
    pub score: Score,
    /// The sum of its bonus points; none if no check of it is a bonus.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub bonus: Option<Score>,
    /// The selected checks, in the suite's order.
    pub checks: Vec<CheckReport>,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CheckReport {
    /// The check's id.
    pub id: CheckId,
    /// What holds if the check passes: "LB-SG is there".
    pub title: String,
    /// What holds if it fails: "LB-SG is missing". Only for a failed check, and if the suite has such a title.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub failed_title: Option<String>,
    /// The outcome.
    pub outcome: Outcome,
    /// Whether it failed only because what it asks for was not made yet, and nothing stands in its place.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub not_made: bool,
    /// The points earned: `max` or 0.
    pub points: u32,
    /// The points of the check.
    pub max: u32,
    /// Only of a bonus, whose `points` and `max` are 0.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub bonus: Option<Bonus>,
    /// What the page asks for.
    pub expected: Option<String>,
    /// What was found, what AWS is still working on, or why it could not be read.
    pub actual: Option<String>,
    /// Ids of the resources that were checked.
    pub resources: Vec<String>,
    /// Deviations from the page that work.
    pub advice: Vec<String>,
    /// How to fix it, or what to wait for.
    pub hint: Option<String>,
    /// The URL of the page with the fix.
    pub page_url: String,
    /// Ids of the failed or pending checks that block it.
    pub blocked_by: Vec<CheckId>,
    /// The id of the failed check from which this failure follows directly. A root cause follows from none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub because_of: Option<CheckId>,
    /// The id of the failed check with which this failure is one mistake, so that one remedy fixes both. Neither causes the
    /// other: three groups that are missing.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub same_mistake_as: Option<CheckId>,
    /// The IAM actions of a denied call.
    pub missing_actions: Vec<String>,
    #[serde(flatten)]
    /// How to make the fix.
    pub remedy: Remedy,
}

/// The reports of one or more accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Gradebook {
    /// Always "workshop-check/gradebook/1".
    #[schemars(extend("const" = GRADEBOOK_SCHEMA))]
    pub schema: String,
    /// Which part of the roster it is, such as "2/8"; absent if it is the whole roster.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub shard: Option<String>,
    /// One entry for each account, in the order of the roster.
    pub entries: Vec<Entry>,
}

/// One account of a gradebook: its report, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// The attendee's name, or the account id.
    pub name: String,
    /// The account id; empty if it is not known.
    pub account_id: String,
    /// Other columns of the roster, unchanged, such as a student id or an e-mail address.
    #[serde(skip_serializing_if = "IndexMap::is_empty", default)]
    pub columns: IndexMap<String, String>,
    /// The report. It is shared, so that the board, its pages and its store do not copy it.
    #[serde(skip_serializing_if = "Option::is_none", default, with = "shared")]
    #[schemars(with = "Option<Report>")]
    pub report: Option<Arc<Report>>,
    /// Why the account could not be graded.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub error: Option<String>,
}

/// A report of an earlier version does not say it.
fn is_started() -> bool {
    true
}

impl Report {
    /// The columns of a class: the steps, or for a journey its modules, and one for each choice, whichever way was taken.
    /// Where they are modules, only the failed checks are in them.
    pub fn columns(&self) -> Cow<'_, [StepReport]> {
        if self.modules.is_empty() {
            return Cow::Borrowed(&self.steps);
        }
        let column = |module: &ModuleReport| {
            let mut own = self
                .steps
                .iter()
                .filter(|step| module.steps.contains(&step.id))
                .peekable();
            let first = own.peek().copied();
            StepReport {
                id: module.choice.as_ref().unwrap_or(&module.id).as_str().into(),
                title: module
                    .choice_title
                    .as_ref()
                    .unwrap_or(&module.title)
                    .clone(),
                own_title: None,
                page_url: first.map(|step| step.page_url.clone()).unwrap_or_default(),
                started: module.started,
                outcome: module.outcome,
                score: module.score,
                bonus: module.bonus,
                checks: own.flat_map(StepReport::failed).cloned().collect(),
            }
        };
        let graded = self.modules.iter().filter(|module| module.graded);
        Cow::Owned(graded.map(column).collect())
    }

    /// Whether nothing is wrong, but something was not made yet.
    pub fn is_unfinished(&self) -> bool {
        self.outcome == Outcome::Failed && self.steps.iter().all(StepReport::has_no_mistake)
    }

    /// Whether nothing of a module is wrong, but something was not made yet.
    pub fn is_module_unfinished(&self, module: &ModuleReport) -> bool {
        let mut own = self
            .steps
            .iter()
            .filter(|step| module.steps.contains(&step.id));
        module.outcome == Outcome::Failed && own.all(StepReport::has_no_mistake)
    }

    /// The steps of which nothing exists yet, in the suite's order.
    pub fn not_started(&self) -> impl Iterator<Item = &StepReport> {
        self.steps.iter().filter(|step| !step.started)
    }

    /// The root causes to show: those of steps that are not started are left out, except on the page that is next.
    pub fn shown_causes(&self) -> impl Iterator<Item = &RootCause> {
        let is_not_started = |cause: &RootCause| {
            let step = self.step_of(&cause.check);
            step.is_some_and(|step| !step.started && Some(&step.id) != self.next_step())
        };
        self.root_causes
            .iter()
            .filter(move |cause| !is_not_started(cause))
    }

    /// The step that has the next thing to do.
    fn next_step(&self) -> Option<&StepId> {
        let next = self.next.as_ref()?;
        self.step_of(&next.check).map(|step| &step.id)
    }

    fn step_of(&self, check: &CheckId) -> Option<&StepReport> {
        let mut steps = self.steps.iter();
        steps.find(|step| step.checks.iter().any(|own| own.id == *check))
    }

    /// The check of that id.
    pub fn check(&self, id: &str) -> Option<&CheckReport> {
        let mut checks = self.steps.iter().flat_map(|step| &step.checks);
        checks.find(|check| check.id == id)
    }
}

impl StepReport {
    /// Whether nothing of it is wrong, but something was not made yet.
    pub fn is_unfinished(&self) -> bool {
        let mut failed = self.failed().peekable();
        failed.peek().is_some() && (!self.started || failed.all(|check| check.not_made))
    }

    /// Whether nothing of it is wrong by itself. What follows from another failure of the report is judged there.
    fn has_no_mistake(&self) -> bool {
        let mut failed = self.failed();
        !self.started || failed.all(|check| check.not_made || check.because_of.is_some())
    }

    fn failed(&self) -> impl Iterator<Item = &CheckReport> {
        let checks = self.checks.iter();
        checks.filter(|check| check.outcome == Outcome::Failed)
    }
}

impl CheckReport {
    /// Whether it is passed only because it is a bonus.
    pub fn is_idea(&self) -> bool {
        self.outcome == Outcome::Passed && self.bonus.is_some_and(|bonus| !bonus.done)
    }

    /// The title as a heading: of a failed check what is wrong, otherwise what is asked for.
    pub fn heading(&self) -> &str {
        self.failed_title.as_ref().unwrap_or(&self.title)
    }
}

impl RootCause {
    /// The evidence that neither the summary nor earlier evidence contains already.
    ///
    /// Example: a service event quotes what the target reports, "Health checks failed with these codes: \[500\]". The line
    /// about the target would say it again.
    pub fn further_evidence(&self) -> impl Iterator<Item = &str> {
        let quoted = self.summary_quotes.then_some(1);
        let further = self.evidence.iter().enumerate();
        further
            .filter(move |(position, _)| Some(*position) != quoted)
            .filter(|(position, text)| {
                let (_, said) = text.split_once([':', '：']).unwrap_or(("", text));
                let mut earlier = self.evidence.iter().take(*position);
                said.trim().is_empty() || !earlier.any(|other| other.contains(said.trim()))
            })
            .map(|(_, text)| text.as_str())
            .filter(|text| !self.summary.contains(text))
    }
}

impl Entry {
    /// The name, followed by the account id unless that is the name.
    pub fn label(&self) -> String {
        label(&self.name, &self.account_id)
    }
}

/// The name, followed by the account id unless that is the name.
pub fn label(name: &str, account_id: &str) -> String {
    if name == account_id || account_id.is_empty() {
        name.to_owned()
    } else {
        format!("{name} ({account_id})")
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
            shard: None,
            entries,
        }
    }

    /// All reports; accounts that could not be graded have none.
    pub fn reports(&self) -> impl Iterator<Item = &Report> {
        self.entries
            .iter()
            .filter_map(|entry| entry.report.as_deref())
    }
}
