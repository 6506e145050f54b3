//! What is shown of a step or of an account: its outcome, or that nothing is wrong and something is left to do.

use super::terminal::{Style, marker, word};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{CheckReport, ModuleReport, Report, Score, StepReport};
use workshop_check_core::verdict::Outcome;

/// What is shown of a step or of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepState {
    /// Its outcome.
    Judged(Outcome),
    /// Nothing is wrong, but something was not made yet, or an idea was not followed.
    NotDone,
    /// Nothing of it exists yet.
    NotStarted,
    /// The account was not read yet.
    NotYet,
}

impl StepState {
    /// The state of a step.
    pub fn of(step: &StepReport) -> Self {
        if !step.started {
            StepState::NotStarted
        } else if step.is_unfinished() {
            StepState::NotDone
        } else {
            StepState::of_begun(step)
        }
    }

    /// The state of a step that was begun: its outcome, unless it has nothing but ideas, which are no failures.
    pub fn of_begun(step: &StepReport) -> Self {
        StepState::with_ideas(step.outcome, step.score, step.bonus)
    }

    /// The state of a check.
    pub fn of_check(check: &CheckReport) -> Self {
        if check.is_idea() {
            StepState::NotDone
        } else {
            StepState::Judged(check.outcome)
        }
    }

    fn with_ideas(outcome: Outcome, score: Score, bonus: Option<Score>) -> Self {
        let has_ideas = bonus.is_some_and(|bonus| bonus.points < bonus.max);
        if outcome == Outcome::Passed && score.max == 0 && has_ideas {
            StepState::NotDone
        } else {
            StepState::Judged(outcome)
        }
    }

    /// The state of an account.
    pub fn of_report(report: &Report) -> Self {
        if report.is_unfinished() {
            StepState::NotDone
        } else {
            StepState::with_ideas(report.outcome, report.score, report.bonus)
        }
    }

    /// The state of a journey's module.
    pub fn of_module(module: &ModuleReport, report: &Report) -> Self {
        // What is there before an attendee begins may be wrong, which is no less urgent.
        if module.started && report.is_module_unfinished(module) {
            StepState::NotDone
        } else if module.started || module.outcome == Outcome::Passed {
            StepState::with_ideas(module.outcome, module.score, module.bonus)
        } else {
            StepState::NotStarted
        }
    }

    /// The marker, which is always followed by the word.
    pub fn marker(self, unicode: bool) -> &'static str {
        match (self, unicode) {
            (StepState::Judged(outcome), _) => marker(outcome, unicode),
            (StepState::NotDone, true) => "◐",
            (StepState::NotDone, false) => "/",
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
            StepState::NotDone => locale.label("outcome-not-done"),
            StepState::NotStarted => locale.label("outcome-not-started"),
            StepState::NotYet => locale.label("board-not-yet"),
        }
    }

    /// The class in a style sheet.
    pub fn class(self) -> &'static str {
        match self {
            StepState::Judged(outcome) => outcome.as_str(),
            StepState::NotDone => "not-done",
            StepState::NotStarted => "not-started",
            StepState::NotYet => "not-yet",
        }
    }

    /// The style in a terminal.
    pub fn style(self) -> Style {
        match self {
            StepState::Judged(outcome) => Style::of_outcome(outcome),
            StepState::NotDone => Style::Plain,
            StepState::NotStarted | StepState::NotYet => Style::Faint,
        }
    }
}
