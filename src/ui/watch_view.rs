//! The live view of `--watch`: redrawn on a terminal, one line a change elsewhere.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use crate::reporter::terminal::canvas::Canvas;
use crate::reporter::terminal::{Ink, marker, word};
use crate::reporter::text::one_line;
use crate::reporter::{Reporter, Subject, TerminalOptions, TerminalReporter};
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{Gradebook, OutcomeChange, Report};
use workshop_check_core::verdict::Outcome;

/// Clears the window and starts at its top. What was scrolled out of it stays.
const CLEAR: &str = "\x1b[2J\x1b[H";
const BELL: &str = "\x07";

/// Shows an account again and again. It changes no setting of the terminal, so there is none to restore.
#[derive(Debug)]
pub struct WatchView<'a> {
    locale: &'a Locale,
    /// How wide and how colourful, asked anew for every drawing: windows change.
    options: fn() -> TerminalOptions,
    redraws: bool,
    has_rung: bool,
}

impl<'a> WatchView<'a> {
    /// A view on standard output. What is no terminal, or one that cannot move its cursor, is not redrawn.
    pub fn for_stdout(locale: &'a Locale) -> Self {
        let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
        let redraws = io::stdout().is_terminal() && !dumb;
        Self::new(locale, TerminalOptions::for_stdout, redraws)
    }

    /// A view elsewhere, for tests.
    pub fn new(locale: &'a Locale, options: fn() -> TerminalOptions, redraws: bool) -> Self {
        WatchView {
            locale,
            options,
            redraws,
            has_rung: false,
        }
    }

    /// Shows a scan: the first (`changes` is none) as a whole, and what has changed since in the next ones. `next` is the
    /// time until the next scan; none if this is the last one.
    pub fn show(
        &mut self,
        report: &Report,
        changes: Option<&[OutcomeChange]>,
        next: Option<Duration>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match (self.redraws, changes) {
            (true, _) => {
                let mut screen = CLEAR.as_bytes().to_vec();
                self.report(report, &mut screen)?;
                screen.extend(self.footer(changes.unwrap_or_default(), next).into_bytes());
                if report.outcome == Outcome::Passed && !self.has_rung {
                    self.has_rung = true;
                    screen.extend(BELL.as_bytes());
                }
                // In one piece, or it would flicker.
                out.write_all(&screen)?;
            }
            (false, None) => self.report(report, out)?,
            (false, Some(changes)) => {
                let time = (self.options)().zoned(report.taken_at);
                let time = time.strftime("%H:%M:%S");
                for change in changes {
                    writeln!(out, "{time} {}", one_line(&self.line(change)))?;
                }
            }
        }
        if !self.redraws && next.is_none() {
            writeln!(out, "{}", self.locale.label("watch-all-done"))?;
        }
        out.flush()
    }

    /// The cursor is left below what was drawn and the "^C" behind it.
    pub fn end(&self, out: &mut dyn Write) {
        if self.redraws {
            // Nobody is left to tell if the terminal is gone.
            let _ = writeln!(out);
        }
    }

    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let reporter = TerminalReporter {
            locale: self.locale,
            options: (self.options)(),
            subject: Subject::Account,
            history: None,
        };
        reporter.write(&Gradebook::from_report(report.clone()), out)
    }

    fn footer(&self, changes: &[OutcomeChange], next: Option<Duration>) -> String {
        let mut canvas = Canvas::new((self.options)());
        canvas.item("", Ink::Plain, "", Ink::Plain);
        for change in changes {
            let ink = Ink::of(change.after);
            canvas.item("", Ink::Plain, &self.line(change), ink);
        }
        canvas.item(
            "",
            Ink::Plain,
            &self.locale.text(&next_look(next)),
            Ink::Faint,
        );
        canvas.finish()
    }

    /// "✓ done: The mount targets have EFS-SG": the word says it as well as the marker.
    fn line(&self, change: &OutcomeChange) -> String {
        let sentence = match (change.before, change.after) {
            (_, Outcome::Passed) => Message::new("watch-done"),
            (Outcome::Passed, after) => {
                Message::new("watch-broken").with("outcome", word(after, self.locale))
            }
            (before, after) => Message::new("watch-changed")
                .with("before", word(before, self.locale))
                .with("outcome", word(after, self.locale)),
        };
        let text = self.locale.text(&sentence.with("title", &change.title));
        let unicode = (self.options)().unicode;
        format!("{} {text}", marker(change.after, unicode))
    }
}

/// When the next scan is, or that there is none because all is done.
fn next_look(next: Option<Duration>) -> Message {
    match next {
        Some(next) => {
            let seconds = i64::try_from(next.as_secs()).unwrap_or(i64::MAX);
            Message::new("watch-next").with("seconds", seconds)
        }
        None => Message::new("watch-all-done"),
    }
}
