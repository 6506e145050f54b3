//! What is shown of a step: its outcome, or that nothing of it exists yet.

use super::terminal::{Style, marker, word};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{ModuleReport, StepReport};
use workshop_check_core::verdict::Outcome;

/// What is shown of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Its outcome.
    Judged(Outcome),
    /// Nothing of it exists yet.
    NotStarted,
    /// The account was not read yet.
    NotYet,
}

impl StepState {
    /// The state of a step.
    pub fn of(step: &StepReport) -> Self {
        if step.started {
            StepState::Judged(step.outcome)
        } else {
            StepState::NotStarted
        }
    }

    /// The state of a journey's module.
    pub fn of_module(module: &ModuleReport) -> Self {
        // What is there before an attendee begins may be wrong, which is no less urgent.
        if module.started || module.outcome == Outcome::Passed {
            StepState::Judged(module.outcome)
        } else {
            StepState::NotStarted
        }
    }

    /// The marker, which is always followed by the word.
    pub fn marker(self, unicode: bool) -> &'static str {
        match (self, unicode) {
            (StepState::Judged(outcome), _) => marker(outcome, unicode),
            (StepState::NotStarted, true) => "○",
            (StepState::NotStarted, false) => "o",
            (StepState::NotYet, true) => "…",
            (StepState::NotYet, false) => "...",
        }
    }

    /// The word in this language.
    pub fn word(self, locale: &Locale) -> String {
        match self {
            StepState::Judged(outcome) => word(outcome, locale),
            StepState::NotStarted => locale.label("outcome-not-started"),
            StepState::NotYet => locale.label("board-not-yet"),
        }
    }

    /// The class in a style sheet.
    pub fn class(self) -> &'static str {
        match self {
            StepState::Judged(outcome) => outcome.as_str(),
            StepState::NotStarted => "not-started",
            StepState::NotYet => "not-yet",
        }
    }

    /// The style in a terminal.
    pub fn style(self) -> Style {
        match self {
            StepState::Judged(outcome) => Style::of_outcome(outcome),
            StepState::NotStarted | StepState::NotYet => Style::Faint,
        }
    }
}
