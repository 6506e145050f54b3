//! The result of an assertion, and the outcome of a check.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::change::Change;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::snapshot::Reason;

/// The outcome of a check, a step or a whole account, from worst to best.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The account was read, and it is wrong.
    Failed,
    /// The facts could not be read, so the check is neither right nor wrong.
    Unknown,
    /// AWS is still working on it; it may pass without any further change.
    Pending,
    /// A prerequisite failed or is pending.
    Blocked,
    /// The account is as the page asks.
    Passed,
}

impl Outcome {
    /// The worst of several outcomes; `Blocked` if there are none.
    pub fn worst(outcomes: impl IntoIterator<Item = Outcome>) -> Outcome {
        outcomes.into_iter().min().unwrap_or(Outcome::Blocked)
    }

    /// Every outcome, from worst to best.
    pub const ALL: [Outcome; 5] = [
        Outcome::Failed,
        Outcome::Unknown,
        Outcome::Pending,
        Outcome::Blocked,
        Outcome::Passed,
    ];

    /// The outcome with that word in the JSON.
    pub fn named(word: &str) -> Option<Outcome> {
        Outcome::ALL
            .into_iter()
            .find(|outcome| outcome.as_str() == word)
    }

    /// The word for the outcome in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Failed => "failed",
            Outcome::Unknown => "unknown",
            Outcome::Pending => "pending",
            Outcome::Blocked => "blocked",
            Outcome::Passed => "passed",
        }
    }
}

/// The result of an assertion. Lookups return early with `?` when a resource is missing or a fact is unknown.
pub type Verdict = Result<Pass, NotPassed>;

/// The account is as the page asks.
#[derive(Debug, Clone, PartialEq)]
pub struct Pass {
    /// What was found. A pass always says what was checked.
    pub saw: Message,
    /// Deviations from the page that work.
    pub advice: Vec<Message>,
    /// Ids of the resources that were checked.
    pub resources: Vec<String>,
}

/// Why an assertion did not pass.
#[derive(Debug, Clone, PartialEq)]
pub enum NotPassed {
    /// The account was read, and it is wrong.
    Failed(Finding),
    /// AWS is still working on it, and it may become right.
    Pending(Wait),
    /// A fact that the assertion needs could not be read.
    Unknown(Reason),
    /// A resource that the assertion is about does not exist. The check that asserts its existence fails.
    Missing {
        /// The resource's name in the suite.
        resource: ResourceName,
    },
}

/// What is wrong, and the smallest change that fixes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What is wrong.
    pub actual: Message,
    /// The smallest change that fixes it.
    pub fix: Message,
    /// Ids of the resources that are wrong.
    pub resources: Vec<String>,
    /// The rule to change, if exactly one rule is wrong.
    pub blames: Option<BlamedRule>,
    /// What `fix` says, where it is determined: as commands and as an edit of a snapshot.
    pub changes: Vec<Change>,
}

/// A rule of the account that a finding blames. Two findings that blame the same rule are one mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlamedRule {
    /// A rule of security groups. The groups of one network interface count together.
    SecurityGroup {
        /// Ids of the groups.
        groups: Vec<String>,
        /// Whether the rule is outbound.
        egress: bool,
        /// The protocol, ports and peers of the rule, by their ids.
        rule: String,
    },
    /// An entry of a network ACL.
    NetworkAcl {
        /// The ACL's id.
        acl: String,
        /// Whether the entry is outbound.
        egress: bool,
        /// The rule number.
        number: i32,
    },
    /// A route of a route table, or one that it lacks.
    Route {
        /// The route table's id.
        table: String,
        /// The destination; none if the route is missing.
        destination: Option<String>,
    },
    /// VPC Block Public Access, which has no exclusion for this VPC.
    PublicAccess {
        /// The VPC's id.
        vpc: String,
    },
}

impl Finding {
    /// A finding about these resources that blames no single rule.
    pub fn new(
        actual: Message,
        fix: Message,
        resources: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Finding {
            actual,
            fix,
            resources: resources.into_iter().map(Into::into).collect(),
            blames: None,
            changes: Vec::new(),
        }
    }

    /// The same finding, which blames this rule if there is one.
    pub fn blaming(mut self, rule: Option<BlamedRule>) -> Self {
        self.blames = rule;
        self
    }
}

/// Work of AWS that is not finished, and how long it usually takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Wait {
    /// What AWS is still working on.
    pub waits_for: Message,
    /// How long it usually takes.
    pub usually: Message,
    /// Ids of the resources.
    pub resources: Vec<String>,
}

impl Pass {
    /// A pass after checking these resources.
    pub fn saw(saw: Message, resources: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Pass {
            saw,
            advice: Vec::new(),
            resources: resources.into_iter().map(Into::into).collect(),
        }
    }

    /// The same pass with a piece of advice.
    pub fn advise(mut self, advice: Message) -> Self {
        self.advice.push(advice);
        self
    }

    /// The same pass, with a piece of advice if there is one.
    pub fn advise_some(mut self, advice: Option<Message>) -> Self {
        self.advice.extend(advice);
        self
    }
}

/// A failure of these resources, as an `Err`.
pub fn failed<T>(
    actual: Message,
    fix: Message,
    resources: impl IntoIterator<Item = impl Into<String>>,
) -> Result<T, NotPassed> {
    Err(Finding::new(actual, fix, resources).into())
}

/// AWS is still working on these resources, as an `Err`.
pub fn pending<T>(
    waits_for: Message,
    usually: Message,
    resources: impl IntoIterator<Item = impl Into<String>>,
) -> Result<T, NotPassed> {
    Err(NotPassed::Pending(Wait {
        waits_for,
        usually,
        resources: resources.into_iter().map(Into::into).collect(),
    }))
}

impl From<Finding> for NotPassed {
    fn from(finding: Finding) -> Self {
        NotPassed::Failed(finding)
    }
}

impl From<Reason> for NotPassed {
    fn from(reason: Reason) -> Self {
        NotPassed::Unknown(reason)
    }
}
