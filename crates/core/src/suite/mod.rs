//! A suite: the ordered steps and checks of one workshop, as its author wrote them. Data, not code.

pub mod code;
mod declarations;
mod draft;
mod messages;
mod pages;
pub mod problem;
pub mod reading;
mod rules;
pub mod schema;
pub mod scope;
mod substitute;
pub mod value;
pub mod variables;
pub mod yaml;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

pub use code::{Code, Severity};
pub use draft::Draft;
pub use messages::Messages;
pub use pages::Pages;
pub use problem::Problem;
pub use reading::Reading;
pub(crate) use rules::is_id;
pub use variables::{Assignment, Variable, Variables};

use crate::account::{Account, Resolution};
use crate::assertion::Assert;
use crate::diagnosis::Pattern;
use crate::ids::{CheckId, MessageId, StepId};
use crate::resource::Resources;
use crate::resource::kinds::KindDeclaration;
use crate::snapshot::Snapshot;
use crate::snapshot::call::CallDeclaration;

/// The schema that every suite must name.
pub const SCHEMA: &str = "workshop-check/suite/1";

/// One workshop, ready to be evaluated.
#[derive(Debug, Clone)]
pub struct Suite {
    /// The content of `suite.yaml`.
    pub file: SuiteFile,
    /// "sha256:…" of the suite's text, its symptoms, and the values that were set for variables.
    pub digest: String,
    /// The messages of the suite.
    pub messages: Messages,
    /// The patterns of run-time messages, in order.
    pub symptoms: Vec<Pattern>,
    /// The variables with their values.
    pub variables: Variables,
}

/// The content of a `suite.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuiteFile {
    /// Always "workshop-check/suite/1".
    #[schemars(extend("const" = SCHEMA))]
    pub schema: String,
    /// The suite's name on the command line.
    pub id: String,
    /// The sum of all points, which `lint` verifies.
    #[serde(default)]
    pub points: Option<u32>,
    /// The variables, which an instructor can set with `--set`. Values use them as `$name`, messages as `{ $name }`.
    #[serde(default)]
    pub variables: IndexMap<String, Variable>,
    /// The addresses of the workshop's pages.
    pub pages: Pages,
    /// The Regions of the workshop; empty for all. In other Regions the report has a warning.
    #[serde(default)]
    pub regions: Vec<String>,
    /// Read calls of any AWS service, by names of the author's choice. Kinds and expressions use them.
    #[serde(default)]
    pub calls: IndexMap<String, CallDeclaration>,
    /// Kinds of resources that these calls return, by names of the author's choice.
    #[serde(default)]
    pub kinds: IndexMap<String, KindDeclaration>,
    /// The resources that attendees create or are given, and how each is recognised.
    pub resources: Resources,
    /// The pages of the workshop, in order.
    pub steps: Vec<Step>,
}

/// One page of the workshop.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The id. The message `step-<id>` is its title.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9-]*$"))]
    pub id: StepId,
    /// The page, as it is filled into `pages.path`.
    pub page: String,
    /// The sum of the checks' points, which `lint` verifies.
    #[serde(default)]
    pub points: Option<u32>,
    /// Whether its resources are there before an attendee begins. Such a page is never shown as not started: what is
    /// missing from it is a failure.
    #[serde(default)]
    pub given: bool,
    /// Whether all checks of the page are a bonus.
    #[serde(default)]
    pub bonus: bool,
    /// The checks of the page, in order.
    pub checks: Vec<Check>,
}

/// One requirement of a page.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The id. The message `check-<id>` is its title; the attribute `.why` is the reason, `.fix` the suite's hint, and
    /// `.advice` the consequence of ignoring advice.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9-]*$"))]
    pub id: CheckId,
    /// The points for a pass.
    pub points: u32,
    /// Whether the check is a bonus: what is not done is advice and never a failure, and its points are counted apart from
    /// the score. Only other bonus checks can depend on it.
    #[serde(default)]
    pub bonus: bool,
    /// Ids of earlier checks that must pass first, in addition to the existence of its resources.
    #[serde(default)]
    pub needs: Vec<CheckId>,
    /// Whether a failure waits for what the check depends on. While something of that fails or is pending, the check is blocked,
    /// although its resource exists. For a fix that AWS refuses before, or that cannot be undone.
    #[serde(default)]
    pub waits: bool,
    /// The page with the fix, if that is not the step's page.
    #[serde(default)]
    pub page: Option<String>,
    /// The family of the check. If all checks of a family fail in the same way, they count as one mistake, and the first
    /// one is the root cause.
    #[serde(default)]
    pub family: Option<String>,
    /// Earlier checks with failures that cause this one to fail.
    #[serde(default)]
    pub follows: Vec<Follows>,
    /// Ids of checks, earlier or later. If all of them pass, what this check finds works all the same: it is advice and no
    /// failure. A resource that is missing is not needed then.
    #[serde(default)]
    pub works_if: Vec<CheckId>,
    /// The assertion kind, and its parameters.
    pub assert: Assert,
}

/// An earlier check with a failure that causes another one.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Follows {
    /// The id of the earlier check.
    pub check: CheckId,
    /// Only for this finding of the earlier check: the id of the finding's message.
    #[serde(default)]
    pub found: Option<MessageId>,
    /// Only if both findings name a common resource.
    #[serde(default)]
    pub same_resource: bool,
}

impl Suite {
    /// Every check with its step, in order.
    pub fn checks(&self) -> impl Iterator<Item = (&Step, &Check)> {
        self.file
            .steps
            .iter()
            .flat_map(|step| step.checks.iter().map(move |check| (step, check)))
    }

    /// Whether a check is a bonus, by itself or because its page is.
    pub fn is_bonus(&self, id: &str) -> bool {
        let found = self.check(id);
        found.is_some_and(|(step, check)| step.bonus || check.bonus)
    }

    /// The points of all checks that are not a bonus: the maximum of the score.
    pub fn max_points(&self) -> u32 {
        let scored = self
            .checks()
            .filter(|(step, check)| !step.bonus && !check.bonus);
        scored.map(|(_, check)| check.points).sum()
    }

    /// The points of all checks that are a bonus.
    pub fn bonus_points(&self) -> u32 {
        let bonus = self
            .checks()
            .filter(|(step, check)| step.bonus || check.bonus);
        bonus.map(|(_, check)| check.points).sum()
    }

    /// The columns of the roster that decide checks.
    pub fn marks(&self) -> impl Iterator<Item = &str> {
        self.checks().filter_map(|(_, check)| check.assert.mark())
    }

    /// The assertions of all checks, in order.
    pub fn assertions(&self) -> Vec<&Assert> {
        self.checks().map(|(_, check)| &check.assert).collect()
    }

    /// The account of a snapshot, as the suite's assertions see it.
    pub fn account<'a>(
        &'a self,
        snapshot: &'a Snapshot,
        resolution: &'a Resolution,
    ) -> Account<'a> {
        Account {
            snapshot,
            resources: &self.file.resources,
            resolution,
        }
    }

    /// The check with that id, and its step.
    pub fn check(&self, id: &str) -> Option<(&Step, &Check)> {
        self.checks().find(|(_, check)| check.id == id)
    }

    /// The check that asserts that a resource exists. Every other check about the resource depends on it.
    pub fn existence_check(&self, resource: &str) -> Option<&Check> {
        self.checks()
            .map(|(_, check)| check)
            .find(|check| check.assert.establishes() == Some(resource))
    }

    /// The ids of the checks that a check depends on: its `needs`, and the existence checks of its resources.
    pub fn needs_of<'a>(&'a self, check: &'a Check) -> Vec<&'a str> {
        let mut needs: Vec<&str> = Vec::new();
        let existence = check
            .assert
            .resources()
            .into_iter()
            .filter_map(|(resource, _)| self.existence_check(resource))
            .map(|exists| exists.id.as_str());
        for need in existence.chain(check.needs.iter().map(CheckId::as_str)) {
            if need != check.id && !needs.contains(&need) {
                needs.push(need);
            }
        }
        needs
    }
}
