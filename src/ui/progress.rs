//! Progress of the calls, on standard error and only at a terminal.

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::console::Console;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;

/// A line such as "12 of 45 calls · ec2 DescribeVpcs" that is redrawn, and erased at the end. Nothing is drawn if standard
/// error is not a terminal, or a terminal that cannot move its cursor.
#[derive(Debug)]
pub struct CallProgress {
    bar: ProgressBar,
}

impl CallProgress {
    /// Progress over `total` calls. `target` is [`progress_target`], or a test's.
    pub fn new(target: ProgressDrawTarget, total: u64, locale: &Locale) -> Self {
        let calls = locale.text(
            &Message::new("progress-calls")
                .with("done", "{pos}")
                .with("total", "{len}"),
        );
        let bar = ProgressBar::with_draw_target(Some(total), target);
        // A line that is cut to the width of the terminal does not wrap, so it can be erased.
        if let Ok(style) =
            ProgressStyle::with_template(&format!("{{spinner}} {calls} · {{wide_msg}}"))
        {
            bar.set_style(style);
        }
        animate(&bar);
        CallProgress { bar }
    }

    /// A call was sent.
    pub fn started(&self, call: &str) {
        self.bar.set_message(call.to_owned());
    }

    /// A call returned, or failed.
    pub fn finished(&self, _call: &str) {
        self.bar.inc(1);
        // Some calls are made once for each of several resources, so their number is not known before.
        let done = self.bar.position();
        if self.bar.length().is_some_and(|total| done > total) {
            self.bar.set_length(done);
        }
    }

    /// Erases the line. Dropping the progress does the same.
    pub fn done(&self) {
        self.bar.finish_and_clear();
    }
}

/// Standard error if it is a terminal that can move its cursor and the user wants progress; otherwise nothing is drawn.
pub fn progress_target() -> ProgressDrawTarget {
    let console = Console::get();
    let may_draw = !console.quiet && !console.has_log;
    if may_draw && is_watched_in(|name| std::env::var(name).ok(), io::stderr().is_terminal()) {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    }
}

/// Animates a line, so that a hanging call can be distinguished from a hanging program.
pub(super) fn animate(bar: &ProgressBar) {
    if !bar.is_hidden() {
        bar.enable_steady_tick(Duration::from_millis(120));
    }
}

fn is_watched_in(env: impl Fn(&str) -> Option<String>, is_terminal: bool) -> bool {
    let set = |name| env(name).filter(|value: &String| !value.is_empty());
    is_terminal
        && set("TERM").is_none_or(|term| term != "dumb")
        && set("CI").is_none_or(|ci| ci == "false")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_never_more_calls_done_than_in_all() {
        let locale = crate::suites::program_locale(workshop_check_core::locale::ENGLISH).unwrap();
        let progress = CallProgress::new(ProgressDrawTarget::hidden(), 1, &locale);
        for call in [
            "DescribeVpcs",
            "DescribeMountTargets",
            "DescribeMountTargets",
        ] {
            progress.started(call);
            progress.finished(call);
        }
        assert_eq!(
            (progress.bar.position(), progress.bar.length()),
            (3, Some(3))
        );
    }

    #[test]
    fn only_a_person_at_a_terminal_sees_it() {
        let watched = |variables: &[(&str, &str)], is_terminal| {
            let env = |name: &str| {
                let found = variables.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            is_watched_in(env, is_terminal)
        };
        assert!(watched(&[], true));
        assert!(watched(&[("TERM", "xterm-256color"), ("CI", "")], true));
        assert!(!watched(&[], false));
        assert!(!watched(&[("TERM", "dumb")], true));
        assert!(!watched(&[("CI", "true")], true));
    }
}
