//! What `--wait` waits for, on standard error and only for a person who watches.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::progress::is_watched;
use super::text::one_line;
use crate::locale::Locale;
use crate::message::Message;
use crate::report::{Outcome, Report};

/// Two lines drawn over themselves and gone in the end: what is waited for, and how long that usually takes.
#[derive(Debug)]
pub struct WaitNotice<'a> {
    bar: ProgressBar,
    locale: &'a Locale,
}

impl<'a> WaitNotice<'a> {
    /// A notice on standard error.
    pub fn new(locale: &'a Locale) -> Self {
        let shown = is_watched();
        let target = match shown {
            true => ProgressDrawTarget::stderr(),
            false => ProgressDrawTarget::hidden(),
        };
        let notice = Self::on(target, locale);
        if shown {
            notice.bar.enable_steady_tick(Duration::from_millis(120));
        }
        notice
    }

    /// A notice drawn elsewhere, for tests.
    pub fn on(target: ProgressDrawTarget, locale: &'a Locale) -> Self {
        let bar = ProgressBar::with_draw_target(None, target);
        // Lines that are cut to the width of the terminal never wrap, and so can be erased.
        if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg}\n  {prefix}") {
            bar.set_style(style);
        }
        WaitNotice { bar, locale }
    }

    /// Says what is waited for, and when the next look is.
    pub fn show(&self, report: &Report, next: Duration) {
        let seconds = i64::try_from(next.as_secs()).unwrap_or(i64::MAX);
        let next = Message::new("wait-next").with("seconds", seconds);
        self.bar.set_prefix(self.locale.text(&next));
        self.bar.set_message(one_line(&self.waits_for(report)));
    }

    /// "fsmt-… is creating. A mount target is usually ready within two minutes.": of the first that waits.
    fn waits_for(&self, report: &Report) -> String {
        let waiting = [Outcome::Pending, Outcome::Unknown];
        let mut checks = report.steps.iter().flat_map(|step| &step.checks);
        let Some(check) = checks.find(|check| waiting.contains(&check.outcome)) else {
            return String::new();
        };
        let message = Message::new("wait-for")
            .with("what", check.actual.as_deref().unwrap_or(&check.title))
            .with("usually", check.hint.as_deref().unwrap_or_default());
        self.locale.text(&message)
    }

    /// The waiting is over: the lines disappear. So they do when the notice is dropped.
    pub fn done(&self) {
        self.bar.finish_and_clear();
    }
}
