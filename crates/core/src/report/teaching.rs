//! Counts over a gradebook that show the instructor what to explain to the class next.

mod checks;
mod groups;
#[cfg(test)]
mod tests;

use crate::ids::CheckId;
use indexmap::IndexMap;
use jiff::SignedDuration;

use super::{ClassHistory, Entry, Gradebook};

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

/// Accounts that could not be graded for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The reason without the account's id and name, so that equal reasons have equal texts.
    pub reason: String,
    /// Positions in the gradebook's entries.
    pub members: Vec<usize>,
}

impl TeachingSignal {
    /// Counts a gradebook and the earlier scans of the same attendees.
    pub fn new(book: &Gradebook, history: Option<&ClassHistory>) -> Self {
        TeachingSignal {
            graded: book.reports().count(),
            groups: groups::groups(book),
            checks: checks::checks(book, history),
            unread: unread(book),
        }
    }
}

impl CheckSignal {
    /// Attendees who cannot continue: the check failed or is blocked.
    pub fn stuck(&self) -> usize {
        self.root_cause + self.follows + self.blocked
    }
}

fn unread(book: &Gradebook) -> Vec<Unread> {
    let mut reasons: IndexMap<String, Vec<usize>> = IndexMap::new();
    for (position, entry) in book.entries.iter().enumerate() {
        if entry.report.is_none() {
            reasons.entry(reason(entry)).or_default().push(position);
        }
    }
    let unread = |(reason, members)| Unread { reason, members };
    let mut unread: Vec<Unread> = reasons.into_iter().map(unread).collect();
    unread.sort_by_key(|unread| std::cmp::Reverse(unread.members.len()));
    unread
}

fn reason(entry: &Entry) -> String {
    let mut reason = entry.error.clone().unwrap_or_default();
    for own in [&entry.account_id, &entry.name] {
        // A name of one or two letters could be part of any word.
        if own.chars().count() > 2 {
            reason = reason.replace(own.as_str(), "…");
        }
    }
    reason
}
