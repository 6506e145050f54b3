//! The outcomes of each check over the class, and their changes between scans.

use indexmap::IndexMap;
use jiff::{SignedDuration, Timestamp};

use super::{CheckSignal, ToGreen};
use crate::report::{AttendeeHistory, CheckReport, ClassHistory, Gradebook, Report};
use crate::verdict::Outcome;

/// The checks that an attendee has not passed or that have a time to green, in the order of the pages.
pub(super) fn checks(book: &Gradebook, history: Option<&ClassHistory>) -> Vec<CheckSignal> {
    let mut signals: IndexMap<&str, CheckSignal> = IndexMap::new();
    let mut took: IndexMap<&str, Vec<SignedDuration>> = IndexMap::new();
    for (position, entry) in book.entries.iter().enumerate() {
        let Some(report) = &entry.report else {
            continue;
        };
        let past = history.and_then(|history| history.past(position));
        for check in report.steps.iter().flat_map(|step| &step.checks) {
            let signal = signals.entry(&check.id).or_insert_with(|| CheckSignal {
                check: check.id.clone(),
                title: check.title.clone(),
                failed_title: None,
                root_cause: 0,
                follows: 0,
                blocked: 0,
                pending: 0,
                unknown: 0,
                passed: 0,
                regressed: Vec::new(),
                to_green: None,
            });
            if signal.failed_title.is_none() {
                signal.failed_title.clone_from(&check.failed_title);
            }
            *count_of(signal, check, report) += 1;
            let Some(past) = past else {
                continue;
            };
            if has_regressed(past, check, report) {
                signal.regressed.push(position);
            }
            took.entry(&check.id)
                .or_default()
                .extend(time_to_green(past, check, report));
        }
    }
    for (check, signal) in &mut signals {
        let took = took.swap_remove(check);
        signal.to_green = took.and_then(median);
    }
    let passed_by_all =
        |signal: &CheckSignal| signal.stuck() + signal.pending + signal.unknown == 0;
    signals.retain(|_, signal| !passed_by_all(signal) || signal.to_green.is_some());
    signals.into_values().collect()
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

fn median(mut took: Vec<SignedDuration>) -> Option<ToGreen> {
    took.sort_unstable();
    let measured = took.len();
    let upper = *took.get(measured / 2)?;
    let lower = *took.get(measured.checked_sub(1)? / 2)?;
    Some(ToGreen {
        median: lower + (upper - lower) / 2,
        measured,
    })
}
