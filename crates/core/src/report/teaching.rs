//! Counts over a gradebook that show the instructor what to explain to the class next.

mod checks;
mod groups;
#[cfg(test)]
mod tests;

use crate::ids::CheckId;
use indexmap::IndexMap;
use jiff::SignedDuration;

use super::{AttendeeHistory, ClassHistory, Entry, Gradebook};
use checks::CheckCounter;
use groups::GroupCounter;

/// The results of a class as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TeachingSignal {
    /// How many accounts were graded: the 40 in "9 of 40".
    pub graded: usize,
    /// Attendees by shared root cause, the largest group first; of equal groups the one with the earlier page first.
    pub groups: Vec<CauseGroup>,
    /// The checks that an attendee has not passed or that have a time to green, in the order of the pages.
    pub checks: Vec<CheckSignal>,
    /// Accounts that could not be graded, by reason, the most frequent first.
    pub unread: Vec<Unread>,
    /// Accounts with checks that are unknown, by the reason, the most frequent first.
    pub unknown: Vec<Unread>,
}

/// Attendees who share a root cause: the same check fails, or AWS reports the same symptom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CauseGroup {
    /// The check of the first member.
    pub check: CheckId,
    /// The id of the pattern of AWS's message, if that message is the cause.
    pub symptom: Option<String>,
    /// The meaning of AWS's message, or the check's title for when it fails. Neither contains ids of one account.
    pub title: String,
    /// The different findings of the check with their numbers of members, the most frequent first. Empty for a symptom.
    pub failures: Vec<(String, usize)>,
    /// The title of the step with the fix.
    pub step_title: String,
    /// The URL of the page with the fix.
    pub page_url: String,
    /// Positions in the gradebook's entries.
    pub members: Vec<usize>,
}

/// The outcomes of one check over the class, as numbers of attendees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckSignal {
    /// The check's id.
    pub check: CheckId,
    /// The check's title.
    pub title: String,
    /// The title for when it fails, if the suite has one and an attendee fails it.
    pub failed_title: Option<String>,
    /// Failed as a root cause.
    pub root_cause: usize,
    /// Failed as a consequence of another failure.
    pub follows: usize,
    /// Failed only because it was not made yet.
    pub not_made: usize,
    /// Blocked.
    pub blocked: usize,
    /// Pending.
    pub pending: usize,
    /// Unknown.
    pub unknown: usize,
    /// Passed.
    pub passed: usize,
    /// Attendees who passed it in an earlier scan and fail it or are blocked now: positions in the gradebook's entries.
    pub regressed: Vec<usize>,
    /// The time until it passed, if earlier scans show it.
    pub to_green: Option<ToGreen>,
}

/// The median time from an attendee's first scan to the first scan in which the check passed. Attendees who
/// passed in their first scan, or who have not passed yet, are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToGreen {
    /// The median; of an even number, the mean of the two in the middle.
    pub median: SignedDuration,
    /// The number of attendees in the median.
    pub measured: usize,
}

/// Accounts of which something could not be read, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The reason without the account's id and name, so that equal reasons have equal texts.
    pub reason: String,
    /// Positions in the gradebook's entries.
    pub members: Vec<usize>,
}

/// Counts a class account by account, so that the reports need not be in memory at the same time.
///
/// What is kept of each account is its position, once for each of its root causes.
#[derive(Debug, Default)]
pub struct TeachingCounter {
    added: usize,
    graded: usize,
    groups: GroupCounter,
    checks: CheckCounter,
    unread: IndexMap<String, Vec<usize>>,
    unknown: IndexMap<String, Vec<usize>>,
}

impl TeachingCounter {
    /// Adds the next entry of the class, with the earlier scans of the attendee.
    pub fn add(&mut self, entry: &Entry, past: Option<&AttendeeHistory>) {
        let position = self.added;
        self.added += 1;
        let Some(report) = entry.report.as_deref() else {
            let reason = without_own(entry.error.as_deref().unwrap_or_default(), entry);
            self.unread.entry(reason).or_default().push(position);
            return;
        };
        self.graded += 1;
        self.groups.add(position, report);
        self.checks.add(position, report, past);
        for reason in report.unknown_reasons() {
            let text = without_own(&reason.with_actions(), entry);
            self.unknown.entry(text).or_default().push(position);
        }
    }

    /// The results of the class.
    pub fn finish(self) -> TeachingSignal {
        TeachingSignal {
            graded: self.graded,
            groups: self.groups.finish(),
            checks: self.checks.finish(),
            unread: most_frequent(self.unread),
            unknown: most_frequent(self.unknown),
        }
    }
}

impl TeachingSignal {
    /// Counts a gradebook and the earlier scans of the same attendees.
    pub fn new(book: &Gradebook, history: Option<&ClassHistory>) -> Self {
        let mut counter = TeachingCounter::default();
        for (position, entry) in book.entries.iter().enumerate() {
            let past = history.and_then(|history| history.past(position));
            counter.add(entry, past);
        }
        counter.finish()
    }
}

impl CheckSignal {
    /// Attendees who have not got there: the check failed, was not made yet or is blocked.
    pub fn stuck(&self) -> usize {
        self.failed() + self.not_made + self.blocked
    }

    /// Attendees who made something wrong, or something that follows from it.
    pub fn failed(&self) -> usize {
        self.root_cause + self.follows
    }
}

fn most_frequent(reasons: IndexMap<String, Vec<usize>>) -> Vec<Unread> {
    let unread = |(reason, members)| Unread { reason, members };
    let mut unread: Vec<Unread> = reasons.into_iter().map(unread).collect();
    unread.sort_by_key(|unread| std::cmp::Reverse(unread.members.len()));
    unread
}

/// The text without the account's id and name, so that equal reasons have equal texts.
fn without_own(text: &str, entry: &Entry) -> String {
    let mut text = text.to_owned();
    for own in [&entry.account_id, &entry.name] {
        // A name of one or two letters could be part of any word.
        if own.chars().count() > 2 {
            text = text.replace(own.as_str(), "…");
        }
    }
    text
}
