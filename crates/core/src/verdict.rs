//! What an assertion says of an account, and how a check came out.

use serde::{Deserialize, Serialize};

use crate::change::Change;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::snapshot::Reason;

/// How a check, a step or a whole account came out, from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Failed,
    /// It could not be read: neither right nor wrong.
    Unknown,
    /// It may still heal by itself.
    Pending,
    /// What it stands on is missing or wrong.
    Blocked,
    Passed,
}

impl Outcome {
    /// The worst of several outcomes; nothing at all has passed nothing, and is `Blocked`.
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

    /// The outcome of that word.
    pub fn named(word: &str) -> Option<Outcome> {
        Outcome::ALL
            .into_iter()
            .find(|outcome| outcome.as_str() == word)
    }

    /// The contract's word for it.
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

/// Passed, or what is in the way. Helpers that look something up end early with `?`.
pub type Verdict = Result<Pass, Shortfall>;

/// It is as the page asks. `saw` says what was looked at: nothing passes on nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Pass {
    pub saw: Message,
    /// Works, but not as the page says.
    pub advice: Vec<Message>,
    /// Ids of what was looked at.
    pub resources: Vec<String>,
}

/// Why an assertion did not pass.
#[derive(Debug, Clone, PartialEq)]
pub enum Shortfall {
    /// It was read, and it is wrong.
    Failed(Finding),
    /// It is on its way and may still come out right.
    Pending(Wait),
    /// It could not be read.
    Unknown(Reason),
    /// A resource it is about is not there; the check that asserts its existence says so.
    Missing { resource: ResourceName },
}

/// What is wrong, and the smallest change that fixes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub actual: Message,
    pub fix: Message,
    pub resources: Vec<String>,
    /// The one rule to change, if a single rule is wrong.
    pub blames: Option<BlamedRule>,
    /// What `fix` says, where it is determined: as commands and as an edit of a snapshot.
    pub changes: Vec<Change>,
}

/// A rule of the account that a finding blames. Two findings that blame the same rule are one mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlamedRule {
    /// A rule of these security groups, which count together: its protocol, ports and peers, by their ids.
    SecurityGroup {
        groups: Vec<String>,
        egress: bool,
        rule: String,
    },
    /// An entry of a network ACL, by its number in its direction.
    NetworkAcl {
        acl: String,
        egress: bool,
        number: i32,
    },
}

impl Finding {
    /// A finding about these resources. It blames no single rule.
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

/// What is being waited for, and how long that usually takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Wait {
    pub waits_for: Message,
    pub usually: Message,
    pub resources: Vec<String>,
}

impl Pass {
    /// A pass that looked at these resources.
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

/// A failure of these resources.
pub fn failed<T>(
    actual: Message,
    fix: Message,
    resources: impl IntoIterator<Item = impl Into<String>>,
) -> Result<T, Shortfall> {
    Err(Finding::new(actual, fix, resources).into())
}

/// Not there yet, but on its way.
pub fn pending<T>(
    waits_for: Message,
    usually: Message,
    resources: impl IntoIterator<Item = impl Into<String>>,
) -> Result<T, Shortfall> {
    Err(Shortfall::Pending(Wait {
        waits_for,
        usually,
        resources: resources.into_iter().map(Into::into).collect(),
    }))
}

impl From<Finding> for Shortfall {
    fn from(finding: Finding) -> Self {
        Shortfall::Failed(finding)
    }
}

impl From<Reason> for Shortfall {
    fn from(reason: Reason) -> Self {
        Shortfall::Unknown(reason)
    }
}
