//! A suite: the ordered steps and checks of one workshop, as its author wrote them. Data, not code.

pub mod code;
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
pub use variables::{Assignment, Variable, Variables};

use crate::account::{Account, Resolution};
use crate::assertion::Assert;
use crate::diagnosis::Pattern;
use crate::ids::{CheckId, MessageId, StepId};
use crate::resource::Resources;
use crate::snapshot::Snapshot;

/// The schema every suite names.
pub const SCHEMA: &str = "workshop-check/suite/1";

/// One workshop, ready to be evaluated.
#[derive(Debug, Clone)]
pub struct Suite {
    pub file: SuiteFile,
    /// "sha256:…" of the text, and of values that were given for variables.
    pub digest: String,
    pub messages: Messages,
    /// The run-time messages it knows, in order.
    pub symptoms: Vec<Pattern>,
    pub variables: Variables,
}

/// The text of a `suite.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuiteFile {
    /// Always "workshop-check/suite/1".
    #[schemars(extend("const" = SCHEMA))]
    pub schema: String,
    /// The suite's name on the command line.
    pub id: String,
    /// The sum of all points; `lint` compares.
    #[serde(default)]
    pub points: Option<u32>,
    /// What an instructor may set with `--set`. Values name a variable as `$name`, messages as `{ $name }`.
    #[serde(default)]
    pub variables: IndexMap<String, Variable>,
    /// Where the workshop's pages are.
    pub pages: Pages,
    /// Regions the workshop is made for; elsewhere a word of warning goes ahead of the report. Empty: any.
    #[serde(default)]
    pub regions: Vec<String>,
    /// The resources that an attendee makes or is given, and how each is recognised.
    pub resources: Resources,
    /// The pages of the workshop, in order.
    pub steps: Vec<Step>,
}

/// One page of the workshop.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Also names its message: `step-<id>` is its title.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9-]*$"))]
    pub id: StepId,
    /// The page, as it goes into `pages.path`.
    pub page: String,
    /// The sum of the checks' points; `lint` compares.
    #[serde(default)]
    pub points: Option<u32>,
    pub checks: Vec<Check>,
}

/// One thing a page asks for.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Also names its message: `check-<id>` is its title, `.why` the reason, `.fix` the author's hint, `.advice` what it
    /// costs not to follow an advice.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9-]*$"))]
    pub id: CheckId,
    pub points: u32,
    /// Ids of earlier checks this one stands on, besides the existence of the resources it names.
    #[serde(default)]
    pub needs: Vec<CheckId>,
    /// The page to open when it fails, if not the step's.
    #[serde(default)]
    pub page: Option<String>,
    /// Checks of one family that all fail in the same way are one mistake, made several times: the first stands for it.
    #[serde(default)]
    pub family: Option<String>,
    /// Failures of which this one is a consequence.
    #[serde(default)]
    pub follows: Vec<Follows>,
    /// The assertion kind, and its parameters.
    pub assert: Assert,
}

/// An earlier check whose failure brings another about.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Follows {
    pub check: CheckId,
    /// Only if it found this: the id of the message that says what was found.
    #[serde(default)]
    pub found: Option<MessageId>,
    /// Only if both findings name a resource in common.
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

    /// The assertions of all checks, in order.
    pub fn assertions(&self) -> Vec<&Assert> {
        self.checks().map(|(_, check)| &check.assert).collect()
    }

    /// The account of a snapshot as this suite's assertions see it.
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

    /// The check of an id, with its step.
    pub fn check(&self, id: &str) -> Option<(&Step, &Check)> {
        self.checks().find(|(_, check)| check.id == id)
    }

    /// The check that asserts that a resource exists: the ground of every check that names it.
    pub fn existence_check(&self, resource: &str) -> Option<&Check> {
        self.checks()
            .map(|(_, check)| check)
            .find(|check| check.assert.establishes() == Some(resource))
    }

    /// What a check stands on: its `needs`, and the existence of each resource it names.
    pub fn needs_of<'a>(&'a self, check: &'a Check) -> Vec<&'a str> {
        let mut needs: Vec<&str> = Vec::new();
        let grounds = check
            .assert
            .resources()
            .into_iter()
            .filter_map(|(resource, _)| self.existence_check(resource))
            .map(|ground| ground.id.as_str());
        for need in grounds.chain(check.needs.iter().map(CheckId::as_str)) {
            if need != check.id && !needs.contains(&need) {
                needs.push(need);
            }
        }
        needs
    }
}
