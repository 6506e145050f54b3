//! Colours by their meaning.

use colored::{ColoredString, Colorize};

use workshop_check_core::verdict::Outcome;

/// The style of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    Strong,
    Faint,
    Good,
    Bad,
    Busy,
    Unclear,
    Link,
}

impl Style {
    /// The style of an outcome.
    pub fn of_outcome(outcome: Outcome) -> Style {
        match outcome {
            Outcome::Passed => Style::Good,
            Outcome::Failed => Style::Bad,
            Outcome::Pending => Style::Busy,
            Outcome::Unknown => Style::Unclear,
            Outcome::Blocked => Style::Faint,
        }
    }

    /// The text with the escape sequences of this style.
    ///
    /// `colored` has a global switch. Code that writes without colour does not call this function, so the switch is only
    /// ever turned on, and reporters with and without colour can run at the same time.
    pub fn paint(self, text: &str) -> String {
        colored::control::set_override(true);
        let painted: ColoredString = match self {
            Style::Plain => return text.to_owned(),
            Style::Strong => text.bold(),
            Style::Faint => text.dimmed(),
            Style::Good => text.green(),
            Style::Bad => text.red().bold(),
            Style::Busy => text.yellow(),
            Style::Unclear => text.magenta(),
            Style::Link => text.cyan(),
        };
        painted.to_string()
    }
}
