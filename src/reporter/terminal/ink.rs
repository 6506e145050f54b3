//! Colours by what they mean.

use colored::{ColoredString, Colorize};

use workshop_check_core::verdict::Outcome;

/// How a piece of text is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Plain,
    Strong,
    Faint,
    Good,
    Bad,
    Busy,
    Unclear,
    Link,
}

impl Ink {
    /// The ink of an outcome.
    pub fn of(outcome: Outcome) -> Ink {
        match outcome {
            Outcome::Passed => Ink::Good,
            Outcome::Failed => Ink::Bad,
            Outcome::Pending => Ink::Busy,
            Outcome::Unknown => Ink::Unclear,
            Outcome::Blocked => Ink::Faint,
        }
    }

    /// The text with this ink.
    ///
    /// `colored` asks a global switch whether to colour. Whoever paints without colour never comes here, so the
    /// switch is only ever turned on, and reporters with and without colour can work side by side.
    pub fn paint(self, text: &str) -> String {
        colored::control::set_override(true);
        let painted: ColoredString = match self {
            Ink::Plain => return text.to_owned(),
            Ink::Strong => text.bold(),
            Ink::Faint => text.dimmed(),
            Ink::Good => text.green(),
            Ink::Bad => text.red().bold(),
            Ink::Busy => text.yellow(),
            Ink::Unclear => text.magenta(),
            Ink::Link => text.cyan(),
        };
        painted.to_string()
    }
}
