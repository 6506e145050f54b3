//! The outcomes of earlier scans of a class, and the times at which they changed.

use crate::ids::CheckId;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::{Outcome, Report};

/// The outcomes of earlier scans of the attendees of a gradebook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClassHistory {
    /// One item for each entry of the gradebook; none for an attendee without a successful scan.
    /// They are shared, so that a board does not copy those of a whole class after each result.
    pub pasts: Vec<Option<Arc<AttendeeHistory>>>,
}

/// The outcomes of earlier scans of one attendee. Failed scans are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendeeHistory {
    /// The time of the first successful scan.
    pub first_scan: Timestamp,
    /// The time of the last successful scan.
    pub last_scan: Timestamp,
    /// The first outcome and each change, oldest first, by the check's id. Never `Unknown`.
    pub checks: BTreeMap<CheckId, Vec<OutcomeSince>>,
}

/// An outcome of a check, from the scan that first found it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutcomeSince {
    /// The time of that scan, with a precision of milliseconds.
    pub at: Timestamp,
    /// The outcome from that scan on.
    pub outcome: Outcome,
}

impl ClassHistory {
    /// The history of the attendee at that position in the gradebook.
    pub fn past(&self, position: usize) -> Option<&AttendeeHistory> {
        self.pasts.get(position)?.as_deref()
    }

    /// Adds a scan of the attendee at that position, as the store's log does: a scan that is not newer than the last one adds
    /// nothing, and neither does an outcome that is unknown or did not change.
    ///
    /// Example: a check that passed in the first scan, failed in the second and third, and could not be read in the fourth,
    /// has two outcomes: passed since the first scan, failed since the second.
    pub fn record(&mut self, position: usize, report: &Report) {
        if self.pasts.len() <= position {
            self.pasts.resize(position + 1, None);
        }
        // The log has times in milliseconds.
        let at = Timestamp::from_millisecond(report.taken_at.as_millisecond());
        let (Some(past), Ok(at)) = (self.pasts.get_mut(position), at) else {
            return;
        };
        let past = past.get_or_insert_with(|| {
            Arc::new(AttendeeHistory {
                first_scan: at,
                last_scan: Timestamp::MIN,
                checks: BTreeMap::new(),
            })
        });
        if past.last_scan < at {
            Arc::make_mut(past).add(report, at);
        }
    }
}

impl AttendeeHistory {
    fn add(&mut self, report: &Report, at: Timestamp) {
        self.last_scan = at;
        for check in report.steps.iter().flat_map(|step| &step.checks) {
            let outcome = check.outcome;
            let last = self.outcomes(&check.id).last();
            if outcome == Outcome::Unknown || last.is_some_and(|last| last.outcome == outcome) {
                continue;
            }
            let seen = self.checks.entry(check.id.clone()).or_default();
            seen.push(OutcomeSince { at, outcome });
        }
    }

    /// The first time of the newest progress: when a check passed that had not passed before. None without any.
    pub fn last_progress(&self) -> Option<Timestamp> {
        let passes = |seen: &Vec<OutcomeSince>| {
            let later = seen.iter().skip(1);
            let passed = later.filter(|since| since.outcome == Outcome::Passed);
            passed.map(|since| since.at).max()
        };
        self.checks.values().filter_map(passes).max()
    }

    /// Every change of an outcome after the first scan, newest first: the time, the check, and the outcome from then on.
    pub fn changes(&self) -> Vec<(Timestamp, &CheckId, Outcome)> {
        let of_check = |(check, seen): (_, &'_ Vec<OutcomeSince>)| {
            let later = seen.iter().skip(1).copied();
            later
                .map(move |since| (since.at, check, since.outcome))
                .collect::<Vec<_>>()
        };
        let mut changes: Vec<_> = self.checks.iter().flat_map(of_check).collect();
        changes.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
        changes
    }

    /// The time from the first scan to the first scan in which the check passed. None if it has not passed yet, or if it
    /// already passed in the first scan, because then the time is not known.
    pub fn time_to_green(&self, check: &str) -> Option<SignedDuration> {
        let (first, later) = self.outcomes(check).split_first()?;
        let has_passed = |since: &&OutcomeSince| since.outcome == Outcome::Passed;
        if has_passed(&first) {
            return None;
        }
        let passed = later.iter().find(has_passed)?;
        Some(passed.at.duration_since(self.first_scan))
    }

    /// The checks that changed to passed after `since` and still pass, with the time of the change. A check that
    /// passed in its first scan is left out.
    pub fn turned_green_since(&self, since: Timestamp) -> Vec<(&str, Timestamp)> {
        let green = |seen: &[OutcomeSince]| match seen {
            [_, .., last] if last.outcome == Outcome::Passed && last.at > since => Some(last.at),
            _ => None,
        };
        let checks = self.checks.iter();
        checks
            .filter_map(|(check, seen)| Some((check.as_str(), green(seen)?)))
            .collect()
    }

    /// Whether the check passed in a scan before that time.
    pub fn passed_before(&self, check: &str, moment: Timestamp) -> bool {
        let mut outcomes = self.outcomes(check).iter();
        outcomes.any(|since| since.outcome == Outcome::Passed && since.at < moment)
    }

    /// The outcomes of a check, oldest first.
    pub fn outcomes(&self, check: &str) -> &[OutcomeSince] {
        self.checks.get(check).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    fn past(checks: &[(&str, &[(i64, Outcome)])]) -> AttendeeHistory {
        let seen = |seen: &[(i64, Outcome)]| {
            let seen = seen.iter().map(|(second, outcome)| OutcomeSince {
                at: at(*second),
                outcome: *outcome,
            });
            seen.collect()
        };
        let checks = checks.iter();
        AttendeeHistory {
            first_scan: at(100),
            last_scan: at(900),
            checks: checks
                .map(|(check, turns)| ((*check).into(), seen(turns)))
                .collect(),
        }
    }

    #[test]
    fn the_time_to_green_ends_at_the_first_pass_and_is_unknown_of_who_had_passed_before() {
        use Outcome::{Blocked, Failed, Passed};
        let past = past(&[
            ("made", &[(100, Blocked), (200, Failed), (400, Passed)]),
            (
                "lost",
                &[(100, Failed), (300, Passed), (500, Failed), (700, Passed)],
            ),
            ("before", &[(100, Passed), (200, Failed), (300, Passed)]),
            ("never", &[(100, Failed)]),
            // The first scan could not read it, so it may have been right from the start.
            ("late", &[(160, Passed)]),
        ]);
        let seconds = |check| past.time_to_green(check).map(|took| took.as_secs());
        assert_eq!(seconds("made"), Some(300));
        assert_eq!(seconds("lost"), Some(200));
        for check in ["before", "never", "late", "no such check"] {
            assert_eq!(seconds(check), None, "{check}");
        }
    }

    #[test]
    fn what_has_just_turned_green_was_not_so_before_and_still_is() {
        use Outcome::{Failed, Passed};
        let past = past(&[
            ("now", &[(100, Failed), (400, Passed)]),
            ("earlier", &[(100, Failed), (200, Passed)]),
            ("lost", &[(100, Failed), (400, Passed), (500, Failed)]),
            ("always", &[(400, Passed)]),
        ]);
        assert_eq!(past.turned_green_since(at(300)), [("now", at(400))]);
        assert_eq!(past.turned_green_since(at(400)), []);
    }

    #[test]
    fn a_pass_counts_as_earlier_only_before_the_moment() {
        use Outcome::{Failed, Passed};
        let past = past(&[("a", &[(100, Passed), (200, Failed)])]);
        assert!(past.passed_before("a", at(200)));
        assert!(!past.passed_before("a", at(100)));
        assert!(!past.passed_before("b", at(900)));
    }
}
