//! Progress of a class, on standard error and only at a terminal.

use std::collections::BTreeMap;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::progress::animate;
use crate::class::RosterIndex;
use crate::reporter::text::{inert, one_line};
use workshop_check_core::locale::Locale;
use workshop_check_core::message::{Arg, Message};
use workshop_check_core::report::Entry;

/// A line for each result, and beneath them a line that is redrawn: "12 of 40 attendees · 2 could not be checked · now Ann
/// and Bob".
#[derive(Debug)]
pub struct ClassProgress<'a> {
    bar: ProgressBar,
    locale: &'a Locale,
    now: BTreeMap<RosterIndex, String>,
    unread: usize,
    stopping: bool,
}

impl<'a> ClassProgress<'a> {
    /// Progress over `total` attendees. `target` is [`super::progress_target`], or a test's.
    pub fn new(target: ProgressDrawTarget, total: usize, locale: &'a Locale) -> Self {
        let bar = ProgressBar::with_draw_target(Some(total as u64), target);
        let attendees = locale.text(
            &Message::new("progress-class")
                .with("done", "{pos}")
                .with("total", "{len}"),
        );
        // A line that is cut to the width of the terminal does not wrap, so it can be erased.
        let template = format!("{{spinner}} {attendees} {{wide_msg}}");
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style);
        }
        animate(&bar);
        ClassProgress {
            bar,
            locale,
            now: BTreeMap::new(),
            unread: 0,
            stopping: false,
        }
    }

    /// The account of this attendee is being read.
    pub fn started(&mut self, index: RosterIndex, name: &str) {
        self.now.insert(index, name.to_owned());
        self.show();
    }

    /// The attendee has a report, or cannot be graded.
    pub fn finished(&mut self, index: RosterIndex, entry: &Entry) {
        self.now.remove(&index);
        let line = match &entry.report {
            Some(report) => Message::new("progress-graded")
                .with("name", &entry.name)
                .with("points", i64::from(report.score.points))
                .with("max", i64::from(report.score.max))
                .with(
                    "verdict",
                    Message::new(format!("verdict-{}", report.outcome.as_str())),
                ),
            None => {
                self.unread += 1;
                Message::new("progress-not-graded")
                    .with("name", &entry.name)
                    .with("reason", entry.error.clone().unwrap_or_default())
            }
        };
        self.bar.println(inert(&one_line(&self.locale.text(&line))));
        self.bar.inc(1);
        self.show();
    }

    /// No further accounts are started.
    pub fn stopping(&mut self) {
        self.stopping = true;
        self.show();
    }

    /// All accounts are done: erases the last line.
    pub fn done(&self) {
        self.bar.finish_and_clear();
    }

    fn show(&self) {
        let names: Vec<String> = self.now.values().cloned().collect();
        let unread = Message::new("progress-unread").with("count", self.unread);
        let grading = Message::new("progress-grading").with("names", Arg::List(names));
        let stopping = Message::new("progress-stopping").with("count", self.now.len());
        let parts = [
            (self.unread > 0).then_some(unread),
            self.stopping.then_some(stopping),
            (!self.now.is_empty()).then_some(grading),
        ];
        let texts = parts.iter().flatten().map(|part| self.locale.text(part));
        let message: String = texts.map(|text| format!(" · {text}")).collect();
        self.bar.set_message(one_line(&message));
    }
}
