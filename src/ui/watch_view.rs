//! The view of `--watch`: redrawn on a terminal; elsewhere one line for each change.

use std::collections::VecDeque;
use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use crate::reporter::terminal::canvas::Canvas;
use crate::reporter::terminal::{Style, marker, word};
use crate::reporter::text::one_line;
use crate::reporter::{ClassSetup, Reporter, Subject, TerminalOptions, TerminalReporter};
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{Gradebook, OutcomeChange, Report};
use workshop_check_core::verdict::Outcome;

/// Clears the window and moves to its top. The scrollback stays.
const CLEAR: &str = "\x1b[2J\x1b[H";
const BELL: &str = "\x07";

/// The most changes below the report.
const MOST_SEEN: usize = 4;

/// Shows an account after each scan. It changes no settings of the terminal, so it need not restore any.
#[derive(Debug)]
pub struct WatchView<'a> {
    locale: &'a Locale,
    /// The terminal's options, read for each drawing, because the size of a window changes.
    options: fn() -> TerminalOptions,
    redraws: bool,
    has_rung: bool,
    /// The last changes, each with its time. A redrawn view shows them until newer ones take their place.
    seen: VecDeque<(Style, String)>,
}

impl<'a> WatchView<'a> {
    /// A view on standard output, which is redrawn if that is a terminal that can move its cursor.
    pub fn for_stdout(locale: &'a Locale) -> Self {
        let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
        let redraws = io::stdout().is_terminal() && !dumb;
        Self::new(locale, TerminalOptions::for_stdout, redraws)
    }

    /// A view with other options, for tests.
    pub fn new(locale: &'a Locale, options: fn() -> TerminalOptions, redraws: bool) -> Self {
        WatchView {
            locale,
            options,
            redraws,
            has_rung: false,
            seen: VecDeque::new(),
        }
    }

    /// Shows the report of a scan. A view that is not redrawn shows the first report (`changes` is `None`), and then only
    /// the changes.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn show(
        &mut self,
        report: &Report,
        changes: Option<&[OutcomeChange]>,
        next: Option<Duration>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match (self.redraws, changes) {
            (true, _) => {
                for change in changes.unwrap_or_default() {
                    let time = (self.options)().zoned(report.taken_at);
                    let line = format!("{} {}", time.strftime("%H:%M"), self.line(change));
                    self.seen.push_back((Style::of_outcome(change.after), line));
                }
                while self.seen.len() > MOST_SEEN {
                    self.seen.pop_front();
                }
                let mut screen = CLEAR.as_bytes().to_vec();
                self.report(report, &mut screen)?;
                screen.extend(self.footer(next).into_bytes());
                if report.outcome == Outcome::Passed && !self.has_rung {
                    self.has_rung = true;
                    screen.extend(BELL.as_bytes());
                }
                // In one piece, to avoid flicker.
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

    /// Moves the cursor below the view and the "^C" behind it.
    pub fn end(&self, out: &mut dyn Write) {
        if self.redraws {
            // An error means that the terminal is closed.
            let _ = writeln!(out);
        }
    }

    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let reporter = TerminalReporter {
            locale: self.locale,
            options: (self.options)(),
            subject: Subject::Account,
            class: ClassSetup::default(),
        };
        reporter.write(&Gradebook::from_report(report.clone()), out)
    }

    fn footer(&self, next: Option<Duration>) -> String {
        let mut canvas = Canvas::new((self.options)());
        canvas.item("", Style::Plain, "", Style::Plain);
        for (style, line) in &self.seen {
            canvas.item("", Style::Plain, line, *style);
        }
        canvas.item(
            "",
            Style::Plain,
            &self.locale.text(&next_look(next)),
            Style::Faint,
        );
        canvas.finish()
    }

    /// "✓ done: The mount targets have EFS-SG". The marker and the word have the same meaning.
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
