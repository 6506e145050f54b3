//! The notice of `--wait`, on standard error and only at a terminal.

use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::progress::animate;
use crate::reporter::text::one_line;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;

/// Three lines that are redrawn, and erased at the end: what the program waits for, how long that usually takes, and the
/// time of the next scan.
#[derive(Debug)]
pub struct WaitNotice<'a> {
    lines: [ProgressBar; 3],
    locale: &'a Locale,
}

impl<'a> WaitNotice<'a> {
    /// A notice. `target` is [`super::progress_target`], or a test's.
    pub fn new(target: ProgressDrawTarget, locale: &'a Locale) -> Self {
        let all = MultiProgress::with_draw_target(target);
        // Lines that are cut to the width of the terminal do not wrap, so they can be erased.
        let lines = ["{spinner} {wide_msg}", "  {wide_msg}", "  {wide_msg}"].map(|template| {
            let line = all.add(ProgressBar::no_length());
            if let Ok(style) = ProgressStyle::with_template(template) {
                line.set_style(style);
            }
            line
        });
        animate(&lines[0]);
        WaitNotice { lines, locale }
    }

    /// Shows what the first pending or unknown check waits for, and that the next scan is after `next`.
    pub fn show(&self, report: &Report, next: Duration) {
        let waiting = [Outcome::Pending, Outcome::Unknown];
        let mut checks = report.steps.iter().flat_map(|step| &step.checks);
        let Some(check) = checks.find(|check| waiting.contains(&check.outcome)) else {
            return;
        };
        let what = check.actual.as_deref().unwrap_or(&check.title);
        let seconds = i64::try_from(next.as_secs()).unwrap_or(i64::MAX);
        let texts = [
            self.locale
                .text(&Message::new("wait-for").with("what", what)),
            check.hint.clone().unwrap_or_default(),
            self.locale
                .text(&Message::new("wait-next").with("seconds", seconds)),
        ];
        for (line, text) in self.lines.iter().zip(texts) {
            line.set_message(one_line(&text));
        }
    }

    /// Erases the lines. Dropping the notice does the same.
    pub fn done(&self) {
        self.lines.iter().for_each(ProgressBar::finish_and_clear);
    }
}
