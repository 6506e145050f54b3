//! The progress of a class over time: the share of all points, and how many attendees are done.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

use workshop_check_core::report::{AttendeeHistory, ClassHistory, Gradebook, Report};
use workshop_check_core::verdict::Outcome;

/// The most points of a line.
const MOST: usize = 120;

/// The lines of a plot.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Progress {
    pub from: Timestamp,
    pub until: Timestamp,
    /// At equal intervals from `from` to `until`. Fewer than two without a history.
    pub samples: Vec<Sample>,
}

/// The class at one time, between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sample {
    /// The points of all attendees, as a share of the maximum.
    pub points: f64,
    /// The share of attendees who are done.
    pub done: f64,
}

impl Progress {
    /// The progress of all attendees with a report. Each change counts from the scan that found it.
    ///
    /// Example: of two attendees with 10 points each, one passes everything half-way between the first and the last scan.
    /// The points are 0 in the first half of the samples and 0.5 in the second, and so is `done`.
    pub fn new(book: &Gradebook, history: &ClassHistory) -> Self {
        let entries = book.entries.iter().enumerate();
        let pasts = entries.filter_map(|(position, entry)| {
            Some((entry.report.as_deref()?, history.past(position)?))
        });
        let pasts: Vec<(&Report, &AttendeeHistory)> = pasts.collect();
        let from = pasts.iter().map(|(_, past)| past.first_scan).min();
        let until = pasts.iter().map(|(_, past)| past.last_scan).max();
        let (Some(from), Some(until)) = (from, until) else {
            return Progress::default();
        };
        let span = until.duration_since(from).as_millis();
        if span <= 0 {
            return Progress::default();
        }
        // The first sample that shows a change.
        let sample = |at: Timestamp| {
            let after = at.duration_since(from).as_millis().clamp(0, span);
            usize::try_from((after * (MOST as i128 - 1) + span - 1) / span).unwrap_or_default()
        };
        let mut points = vec![0_i64; MOST];
        let mut done = vec![0_i64; MOST];
        let add = |line: &mut Vec<i64>, at: Timestamp, value: i64| {
            if let Some(change) = line.get_mut(sample(at)) {
                *change += value;
            }
        };
        let mut max = 0_i64;
        for (report, past) in &pasts {
            max += i64::from(report.score.max);
            let worth: HashMap<&str, u32> = checks(report).collect();
            for (check, seen) in &past.checks {
                let worth = worth.get(check.as_str()).copied().unwrap_or_default();
                let mut passed = false;
                for since in seen {
                    let passes = since.outcome == Outcome::Passed;
                    if passes != passed {
                        let worth = i64::from(worth);
                        add(&mut points, since.at, if passes { worth } else { -worth });
                    }
                    passed = passes;
                }
            }
            if let Some(at) = finished_at(report, past) {
                add(&mut done, at, 1);
            }
        }
        let [points, done] = [points, done].map(|changes| running_sums(&changes));
        let share = |value: i64, of: i64| {
            if of > 0 {
                value as f64 / of as f64
            } else {
                0.0
            }
        };
        let attendees = pasts.len() as i64;
        let samples = points.into_iter().zip(done).map(|(points, done)| Sample {
            points: share(points, max),
            done: share(done, attendees),
        });
        Progress {
            from,
            until,
            samples: samples.collect(),
        }
    }

    /// The progress of one attendee.
    pub fn of(book: &Gradebook, history: &ClassHistory, position: usize) -> Self {
        let (entry, past) = (book.entries.get(position), history.pasts.get(position));
        let entries = entry.into_iter().cloned().collect();
        let pasts = past.into_iter().cloned().collect();
        Progress::new(&Gradebook::from_entries(entries), &ClassHistory { pasts })
    }

    /// A time of the plot, as a share of its length.
    pub fn at(&self, share: f64) -> Timestamp {
        let span = self.until.duration_since(self.from).as_secs_f64();
        let after = SignedDuration::from_secs_f64(span * share.clamp(0.0, 1.0));
        self.from.checked_add(after).unwrap_or(self.until)
    }
}

fn checks(report: &Report) -> impl Iterator<Item = (&str, u32)> {
    let checks = report.steps.iter().flat_map(|step| &step.checks);
    checks.map(|check| (check.id.as_str(), check.max))
}

/// When the last check passed, of an attendee who is done.
fn finished_at(report: &Report, past: &AttendeeHistory) -> Option<Timestamp> {
    if report.outcome != Outcome::Passed {
        return None;
    }
    let passed = checks(report).filter_map(|(check, _)| past.outcomes(check).last());
    passed.map(|since| since.at).max()
}

fn running_sums(changes: &[i64]) -> Vec<i64> {
    let sum = |sum: &mut i64, change: &i64| {
        *sum += change;
        Some(*sum)
    };
    changes.iter().scan(0, sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::store::testing::{at, graded, report};

    #[test]
    fn a_change_shows_from_the_scan_that_found_it() {
        let mut history = ClassHistory::default();
        let mut entries = Vec::new();
        for (position, accounts) in [
            ["fresh", "complete", "complete"],
            ["fresh", "fresh", "fresh"],
        ]
        .iter()
        .enumerate()
        {
            for (account, second) in accounts.iter().zip([0, 500, 1000]) {
                let mut report = report(account);
                report.taken_at = at(second);
                history.record(position, &report);
                if second == 1000 {
                    entries.push(graded(position, report).entry);
                }
            }
        }
        let book = Gradebook::from_entries(entries);
        let progress = Progress::new(&book, &history);
        let samples = &progress.samples;
        let fresh = f64::from(report("fresh").score.points) / 123.0;
        let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
        assert!(near(samples[0].points, fresh), "{samples:?}");
        assert!(near(samples[59].points, fresh) && near(samples[59].done, 0.0));
        assert!(near(samples[60].points, (1.0 + fresh) / 2.0) && near(samples[60].done, 0.5));
        assert!(near(samples[119].done, 0.5));
        assert_eq!((progress.at(0.0), progress.at(1.0)), (at(0), at(1000)));
        let one = Progress::of(&book, &history, 0);
        assert!(near(one.samples[119].points, 1.0));
        assert_eq!(
            Progress::new(&book, &ClassHistory::default()),
            Progress::default()
        );
    }
}
