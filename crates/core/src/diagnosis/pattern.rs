//! The messages of AWS that a suite knows, as data: `symptoms.yaml` beside a suite's `suite.yaml`.

use std::sync::OnceLock;

use crate::ids::CheckId;
use regex::Regex;
use schemars::JsonSchema;
use serde::Deserialize;

/// The schema every file of symptoms names.
pub const SCHEMA: &str = "workshop-check/symptoms/1";

/// The text of a `symptoms.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SymptomFile {
    /// Always "workshop-check/symptoms/1".
    #[schemars(extend("const" = SCHEMA))]
    pub schema: String,
    /// In order: the first that fits wins.
    pub patterns: Vec<PatternText>,
}

/// One message, and what it means.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PatternText {
    /// Also names the suite's messages: `symptom-<id>` says what it means, its `.fix` what to do.
    pub id: String,
    #[serde(default)]
    pub kind: Kind,
    /// Who says it.
    pub seen_in: Vec<Source>,
    /// A regular expression (crate regex); `.` also matches line breaks.
    #[serde(rename = "match")]
    pub regex: String,
    /// Ids of the checks whose failure brings it about, likeliest first: the first that failed is to blame.
    #[serde(default)]
    pub causes: Vec<CheckId>,
    /// The page where it is mended if none of them failed.
    #[serde(default)]
    pub page: Option<String>,
    /// Also seen for a while where all is right: as long as tasks are being started, it is waited for.
    #[serde(default)]
    pub early: bool,
    /// It says that something fails and not what: any failed check that the failing check stands on explains it.
    #[serde(default)]
    pub vague: bool,
    /// Where the wording comes from.
    pub source: String,
    /// How well it is known.
    pub confidence: Confidence,
}

/// What a message is good for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It tells why something does not work.
    #[default]
    Cause,
    /// It is no sign of trouble.
    Ignored,
    /// It repeats another message (its group `reason`), or only says that something failed.
    Carrier,
    /// The deployment is over: nothing more is started until somebody asks for it.
    GaveUp,
    /// AWS's own trouble, which passes.
    Heals,
}

/// Who says something at run time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A stopped task's stoppedReason.
    Task,
    /// A container's reason, or the exit code of the container that serves the site.
    Container,
    /// The exit code of an essential container beside it, where that one ended the task.
    Sidecar,
    /// A service event.
    Event,
    /// A deployment's rolloutStateReason.
    Deployment,
    /// A target's health.
    Target,
    /// What the site answered.
    Site,
}

/// How well a wording is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Seen word for word in public repositories.
    Observed,
    /// In AWS's documentation.
    Documented,
    /// From memory.
    Belief,
}

/// A pattern that can be matched.
#[derive(Debug, Clone)]
pub struct Pattern {
    pub text: PatternText,
    /// Compiled when it is first needed, because that takes longer than all else that is done with a suite, and an account
    /// needs few of them.
    regex: OnceLock<Result<Regex, String>>,
}

impl Source {
    /// The id of the message that says who said it.
    pub fn message(self) -> &'static str {
        match self {
            Source::Task => "evidence-task",
            Source::Container => "evidence-container",
            Source::Sidecar => "evidence-sidecar",
            Source::Event => "evidence-event",
            Source::Deployment => "evidence-deployment",
            Source::Target => "evidence-target",
            Source::Site => "evidence-site",
        }
    }
}

impl Pattern {
    /// The pattern of a text. `compile` tells whether its regular expression is one.
    pub fn new(text: PatternText) -> Self {
        Pattern {
            text,
            regex: OnceLock::new(),
        }
    }

    /// Compiles the regular expression, unless that has been done.
    ///
    /// # Errors
    /// If it is not valid, or too large: a fragment for the suite's author.
    pub(crate) fn compile(&self) -> Result<&Regex, &str> {
        let regex = self.regex.get_or_init(|| {
            Regex::new(&format!("(?s){}", self.text.regex)).map_err(|error| match error {
                regex::Error::CompiledTooBig(_) => "the expression is too large".to_owned(),
                // The last line says what, those above draw where.
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

    /// Whether it fits, and the message within the message if there is one.
    pub(super) fn fits<'t>(&self, source: Source, text: &'t str) -> Option<Option<&'t str>> {
        if !self.text.seen_in.contains(&source) {
            return None;
        }
        let found = self.compile().ok()?.captures(text)?;
        Some(found.name("reason").map(|reason| reason.as_str()))
    }
}
