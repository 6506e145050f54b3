//! Counts over a gradebook that tell the instructor what to explain to the class next.

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
    /// Attendees by the root cause they share, most first; of equal ones the earlier page first.
    pub groups: Vec<Group>,
    /// The checks that an attendee has not passed or that have a time to green, in the order of the pages.
    pub checks: Vec<CheckSignal>,
    /// Accounts that could not be graded, by reason, most first.
    pub unread: Vec<Unread>,
}

/// Attendees who share a root cause: the same check fails, or AWS reports the same symptom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The check of the first member.
    pub check: CheckId,
    /// The id of AWS's message, if that is the cause.
    pub symptom: Option<String>,
    /// The meaning of AWS's message, or the check's title for when it fails. Neither contains ids of one account.
    pub title: String,
    /// The ways in which the check fails, with the number of members, most first. Empty for a symptom.
    pub failures: Vec<(String, usize)>,
    pub step_title: String,
    pub page_url: String,
    /// Positions in the gradebook's entries.
    pub members: Vec<usize>,
}

/// How one check came out over the class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckSignal {
    pub check: CheckId,
    pub title: String,
    /// The title for when it fails, if the suite has one and an attendee fails it.
    pub failed_title: Option<String>,
    /// Failed, with no other failure to explain it.
    pub root_cause: usize,
    /// Failed because of another failure.
    pub follows: usize,
    pub blocked: usize,
    pub pending: usize,
    pub unknown: usize,
    pub passed: usize,
    /// Attendees who passed it in an earlier scan and fail it now: positions in the gradebook's entries.
    pub regressed: Vec<usize>,
    /// How long it took, if earlier scans show it.
    pub to_green: Option<ToGreen>,
}

/// The median time from an attendee's first scan to the first scan in which the check passed. Attendees whose first
/// outcome is passed, or who have not passed yet, are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToGreen {
    /// The median; of an even number, the mean of the two in the middle.
    pub median: SignedDuration,
    /// How many were measured.
    pub measured: usize,
}

/// Accounts that could not be graded for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Without the account's id and name, so that equal reasons have equal texts.
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
