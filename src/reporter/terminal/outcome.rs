//! The marker and the word of an outcome.

use workshop_check_core::locale::Locale;
use workshop_check_core::verdict::Outcome;

/// The marker of an outcome, which is always followed by its word.
pub fn marker(outcome: Outcome, unicode: bool) -> &'static str {
    match (outcome, unicode) {
        (Outcome::Passed, true) => "✓",
        (Outcome::Failed, true) => "✗",
        (Outcome::Pending, true) => "…",
        (Outcome::Blocked, true) => "⊘",
        (Outcome::Passed, false) => "+",
        (Outcome::Failed, false) => "x",
        (Outcome::Pending, false) => "~",
        (Outcome::Blocked, false) => "-",
        (Outcome::Unknown, _) => "?",
    }
}

/// The word for an outcome.
pub fn word(outcome: Outcome, locale: &Locale) -> String {
    locale.label(match outcome {
        Outcome::Passed => "outcome-passed",
        Outcome::Failed => "outcome-failed",
        Outcome::Pending => "outcome-pending",
        Outcome::Blocked => "outcome-blocked",
        Outcome::Unknown => "outcome-unknown",
    })
}
