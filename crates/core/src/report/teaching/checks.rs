//! The outcomes of each check over the class, and their changes between scans.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use jiff::{SignedDuration, Timestamp};

use super::{CheckSignal, ToGreen};
use crate::ids::CheckId;
use crate::report::{AttendeeHistory, CheckReport, Report};
use crate::verdict::Outcome;

/// Counts the outcomes of each check, account by account.
#[derive(Debug, Default)]
pub(super) struct CheckCounter {
    /// In the order of the pages.
    signals: IndexMap<CheckId, CountedCheck>,
}

#[derive(Debug)]
struct CountedCheck {
    signal: CheckSignal,
    /// It failed in different ways, so that no title of a failure is true for all.
    is_mixed: bool,
    /// How many attendees needed so many seconds until the check passed. A class lasts some thousand seconds, however many
    /// attendees it has.
    took: BTreeMap<i64, usize>,
}

impl CheckCounter {
    /// Adds the account at that position of the class, with its earlier scans.
    pub(super) fn add(&mut self, position: usize, report: &Report, past: Option<&AttendeeHistory>) {
        for check in report.steps.iter().flat_map(|step| &step.checks) {
            if !self.signals.contains_key(&check.id) {
                self.signals
                    .insert(check.id.clone(), CountedCheck::new(check));
            }
            let Some(counted) = self.signals.get_mut(&check.id) else {
                continue;
            };
            let signal = &mut counted.signal;
            if signal.failed_title.is_none() && !counted.is_mixed {
                signal.failed_title.clone_from(&check.failed_title);
            } else if check.failed_title.is_some() && signal.failed_title != check.failed_title {
                counted.is_mixed = true;
                signal.failed_title = None;
            }
            *count_of(signal, check, report) += 1;
            let Some(past) = past else {
                continue;
            };
            if has_regressed(past, check, report) {
                signal.regressed.push(position);
            }
            if let Some(took) = time_to_green(past, check, report) {
                *counted.took.entry(took.as_secs()).or_default() += 1;
            }
        }
    }

    /// The checks that an attendee has not passed or that have a time to green, in the order of the pages.
    pub(super) fn finish(self) -> Vec<CheckSignal> {
        let signals = self.signals.into_values().map(|counted| CheckSignal {
            to_green: median(&counted.took),
            ..counted.signal
        });
        let passed_by_all =
            |signal: &CheckSignal| signal.stuck() + signal.pending + signal.unknown == 0;
        signals
            .filter(|signal| !passed_by_all(signal) || signal.to_green.is_some())
            .collect()
    }
}

impl CountedCheck {
    fn new(check: &CheckReport) -> Self {
        CountedCheck {
            is_mixed: false,
            signal: CheckSignal {
                check: check.id.clone(),
                title: check.title.clone(),
                failed_title: None,
                root_cause: 0,
                follows: 0,
                not_made: 0,
                blocked: 0,
                pending: 0,
                unknown: 0,
                passed: 0,
                regressed: Vec::new(),
                to_green: None,
            },
            took: BTreeMap::new(),
        }
    }
}

fn count_of<'a>(
    signal: &'a mut CheckSignal,
    check: &CheckReport,
    report: &Report,
) -> &'a mut usize {
    let is_cause = report
        .root_causes
        .iter()
        .any(|cause| cause.check == check.id);
    match check.outcome {
        Outcome::Failed if check.not_made => &mut signal.not_made,
        Outcome::Failed if is_cause => &mut signal.root_cause,
        Outcome::Failed => &mut signal.follows,
        Outcome::Blocked => &mut signal.blocked,
        Outcome::Pending => &mut signal.pending,
        Outcome::Unknown => &mut signal.unknown,
        Outcome::Passed => &mut signal.passed,
    }
}

/// Pending and unknown count as neither right nor wrong. Scans after that of the report are ignored.
fn has_regressed(past: &AttendeeHistory, check: &CheckReport, report: &Report) -> bool {
    matches!(check.outcome, Outcome::Failed | Outcome::Blocked)
        && past.passed_before(&check.id, to_the_millisecond(report.taken_at))
}

/// The time until the check passed. Scans after that of the report are ignored.
fn time_to_green(
    past: &AttendeeHistory,
    check: &CheckReport,
    report: &Report,
) -> Option<SignedDuration> {
    let took = past.time_to_green(&check.id)?;
    let scanned_after = report.taken_at.duration_since(past.first_scan);
    (took <= scanned_after).then_some(took)
}

/// The store keeps times in milliseconds.
fn to_the_millisecond(moment: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(moment.as_millisecond()).unwrap_or(moment)
}

fn median(took: &BTreeMap<i64, usize>) -> Option<ToGreen> {
    let measured: usize = took.values().sum();
    let upper = nth(took, measured / 2)?;
    let lower = nth(took, measured.checked_sub(1)? / 2)?;
    Some(ToGreen {
        median: lower + (upper - lower) / 2,
        measured,
    })
}

/// The time at that place in the order of times.
fn nth(took: &BTreeMap<i64, usize>, place: usize) -> Option<SignedDuration> {
    let mut before = 0;
    for (seconds, count) in took {
        before += count;
        if place < before {
            return Some(SignedDuration::from_secs(*seconds));
        }
    }
    None
}
