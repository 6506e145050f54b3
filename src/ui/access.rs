//! Whether the accounts of a class can be read, one line for each.

use crate::reporter::TerminalOptions;
use crate::reporter::terminal::canvas::Canvas;
use crate::reporter::terminal::{Style, marker, word};
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::verdict::Outcome;

/// A line for each attendee: "yes", "no" or "unknown", who it is, and the Region or the reason. The last line counts them.
pub(crate) fn access_lines<'a>(
    attendees: impl Iterator<Item = (&'static str, String, &'a str)>,
    options: TerminalOptions,
    locale: &Locale,
) -> String {
    let mut canvas = Canvas::new(options);
    let (mut readable, mut all) = (0, 0);
    for (answer, who, told) in attendees {
        let outcome = match answer {
            "yes" => Outcome::Passed,
            "no" => Outcome::Failed,
            _ => Outcome::Unknown,
        };
        all += 1;
        readable += usize::from(outcome == Outcome::Passed);
        let lead = format!("{} ", marker(outcome, canvas.unicode()));
        let who = if outcome == Outcome::Unknown {
            locale.labelled(&word(outcome, locale), &who)
        } else {
            who
        };
        let text = locale.labelled(&who, told);
        canvas.item(&lead, Style::of_outcome(outcome), &text, Style::Plain);
    }
    canvas.gap();
    let summary = Message::new("access-summary")
        .with("readable", readable)
        .with("total", all);
    canvas.item("", Style::Plain, &locale.text(&summary), Style::Strong);
    canvas.finish()
}
