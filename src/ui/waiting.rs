//! What `--wait` waits for, on standard error and only for a person who watches.

use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::progress::stir;
use crate::reporter::text::one_line;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;

/// Three lines drawn over themselves and gone in the end: what is waited for, how long that usually takes, and when the
/// next look is.
#[derive(Debug)]
pub struct WaitNotice<'a> {
    lines: [ProgressBar; 3],
    locale: &'a Locale,
}

impl<'a> WaitNotice<'a> {
    /// A notice, drawn where [`super::progress_target`] or a test says.
    pub fn new(target: ProgressDrawTarget, locale: &'a Locale) -> Self {
        let all = MultiProgress::with_draw_target(target);
        // Lines that are cut to the width of the terminal never wrap, and so can be erased.
        let lines = ["{spinner} {wide_msg}", "  {wide_msg}", "  {wide_msg}"].map(|template| {
            let line = all.add(ProgressBar::no_length());
            if let Ok(style) = ProgressStyle::with_template(template) {
                line.set_style(style);
            }
            line
        });
        stir(&lines[0]);
        WaitNotice { lines, locale }
    }

    /// Says what the first check that waits is waiting for, and when the next look is.
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

    /// The waiting is over: the lines disappear. So they do when the notice is dropped.
    pub fn done(&self) {
        self.lines.iter().for_each(ProgressBar::finish_and_clear);
    }
}
