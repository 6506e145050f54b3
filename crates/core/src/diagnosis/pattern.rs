//! The patterns of run-time messages that a suite knows: the file `symptoms.yaml` next to `suite.yaml`.

use std::sync::OnceLock;

use crate::ids::CheckId;
use regex::Regex;
use schemars::JsonSchema;
use serde::Deserialize;

/// The schema that every `symptoms.yaml` must name.
pub const SCHEMA: &str = "workshop-check/symptoms/1";

/// The content of a `symptoms.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SymptomFile {
    /// Always "workshop-check/symptoms/1".
    #[schemars(extend("const" = SCHEMA))]
    pub schema: String,
    /// The patterns in order; the first that matches is used.
    pub patterns: Vec<PatternText>,
}

/// A pattern for a run-time message, and what the message means.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PatternText {
    /// The id. The suite's message `symptom-<id>` says what it means, and its attribute `.fix` what to do;
    /// `.failed` is the title of a check that fails with it.
    pub id: String,
    /// What the message means for the diagnosis.
    #[serde(default)]
    pub kind: Kind,
    /// The sources in which the message occurs.
    pub seen_in: Vec<Source>,
    /// A regular expression (syntax of the Rust crate `regex`); `.` also matches line breaks.
    #[serde(rename = "match")]
    pub regex: String,
    /// Ids of the checks that cause the message if they fail, the most likely first. The first that failed is the root cause.
    #[serde(default)]
    pub causes: Vec<CheckId>,
    /// The page with the fix if none of these checks failed.
    #[serde(default)]
    pub page: Option<String>,
    /// Whether the message also occurs for a while in a correct account. While tasks are starting, the check is pending.
    #[serde(default)]
    pub early: bool,
    /// Whether the message does not name the problem. Any failed prerequisite of the failing check then explains it.
    #[serde(default)]
    pub vague: bool,
    /// Where the wording comes from.
    pub source: String,
    /// How well it is known.
    pub confidence: Confidence,
}

/// What a message means for the diagnosis.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It names the cause of a problem.
    #[default]
    Cause,
    /// It is not about a problem.
    Ignored,
    /// It repeats another message (its group `reason`), or only says that something failed.
    #[serde(rename = "carrier")]
    Wrapper,
    /// The deployment has ended, and no more tasks are started until somebody forces a new deployment.
    GaveUp,
    /// A temporary fault of AWS, which ends without a change.
    #[serde(rename = "heals")]
    Transient,
}

/// The source of a run-time message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A stopped task's stoppedReason.
    Task,
    /// A container's reason, or the exit code of the container that serves the site.
    Container,
    /// The exit code of another essential container, if that container ended the task.
    Sidecar,
    /// A service event.
    Event,
    /// A deployment's rolloutStateReason.
    Deployment,
    /// A target's health.
    Target,
    /// The answer of the site.
    Site,
    /// What a resource says about its state: the property under `explained_by`.
    Resource,
}

/// How reliable the wording of a pattern is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The exact text was found in public repositories.
    Observed,
    /// The text is in AWS's documentation.
    Documented,
    /// From memory.
    Belief,
}

/// A pattern, with its regular expression.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// The pattern as written in the file.
    pub text: PatternText,
    /// Compiled on first use: to compile all patterns takes longer than the rest of a run, and an account needs few.
    regex: OnceLock<Result<Regex, String>>,
}

impl Source {
    /// The id of the program's message for evidence from this source.
    pub fn message(self) -> &'static str {
        match self {
            Source::Task => "evidence-task",
            Source::Container => "evidence-container",
            Source::Sidecar => "evidence-sidecar",
            Source::Event => "evidence-event",
            Source::Deployment => "evidence-deployment",
            Source::Target => "evidence-target",
            Source::Site => "evidence-site",
            Source::Resource => "evidence-resource",
        }
    }
}

impl Pattern {
    /// A pattern that is not compiled yet.
    pub fn new(text: PatternText) -> Self {
        Pattern {
            text,
            regex: OnceLock::new(),
        }
    }

    /// Compiles the regular expression of the pattern, once.
    ///
    /// # Errors
    /// If the expression is not valid: a fragment for the suite's author.
    pub(crate) fn compile(&self) -> Result<&Regex, &str> {
        let regex = self.regex.get_or_init(|| {
            Regex::new(&format!("(?s){}", self.text.regex)).map_err(|error| match error {
                regex::Error::CompiledTooBig(_) => "the expression is too large".to_owned(),
                // The last line names the problem; the lines above it show the place.
                error => error
                    .to_string()
                    .lines()
                    .last()
                    .unwrap_or_default()
                    .trim_start_matches("error: ")
                    .to_owned(),
            })
        });
        regex.as_ref().map_err(String::as_str)
    }

    /// The part of a text that the pattern knows.
    pub fn telling<'t>(&self, text: &'t str) -> Option<&'t str> {
        Some(self.compile().ok()?.find(text)?.as_str())
    }

    /// If the pattern matches: the message that the text repeats (group `reason`), if there is one.
    pub(super) fn fits<'t>(&self, source: Source, text: &'t str) -> Option<Option<&'t str>> {
        if !self.text.seen_in.contains(&source) {
            return None;
        }
        let found = self.compile().ok()?.captures(text)?;
        Some(found.name("reason").map(|reason| reason.as_str()))
    }
}
