//! What a class as a whole is stuck on: pure counting over a gradebook, for the instructor's next sentence.

mod checks;
mod groups;
#[cfg(test)]
mod tests;

use indexmap::IndexMap;
use jiff::SignedDuration;

use super::{ClassHistory, Entry, Gradebook};

/// What a gradebook says about the class rather than about one attendee.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TeachingSignal {
    /// How many accounts were graded: what "9 of 40" is of.
    pub graded: usize,
    /// Attendees by the root cause they share, most first; of equal ones the earlier page first.
    pub groups: Vec<Group>,
    /// Every check of the suite that somebody has not passed or that was measured, in the order of the pages.
    pub checks: Vec<CheckSignal>,
    /// Accounts that could not be graded, by reason, most first.
    pub unread: Vec<Unread>,
}

/// Attendees who share a root cause: the same check fails, or AWS says the same, whichever checks show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The check, of several the first that was met.
    pub check: String,
    /// The id of AWS's message, if that is the cause.
    pub symptom: Option<String>,
    /// What AWS's message means, or the check's title: unlike a cause's summary it names no ids of one account.
    pub title: String,
    /// In which ways the check fails, and how many each, most first. Of a symptom nothing: the title says it.
    pub said: Vec<(String, usize)>,
    pub step_title: String,
    pub page_url: String,
    /// Positions in the gradebook's entries.
    pub members: Vec<usize>,
}

/// How one check came out over the class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckSignal {
    pub check: String,
    pub title: String,
    /// Failed, with no other failure to explain it.
    pub root_cause: usize,
    /// Failed because of another failure.
    pub follows: usize,
    pub blocked: usize,
    pub pending: usize,
    pub unknown: usize,
    pub passed: usize,
    /// Who had passed it at an earlier look and fails it now: positions in the gradebook's entries.
    pub regressed: Vec<usize>,
    /// How long it took, where earlier looks tell.
    pub to_green: Option<ToGreen>,
}

/// How long a check took those who were seen at it: from the first look at an attendee to the first look at which it
/// passed. Whoever had passed when first seen, or has not passed yet, is not measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToGreen {
    /// The median; of an even number, midway between the two in the middle.
    pub median: SignedDuration,
    /// How many were measured.
    pub measured: usize,
}

/// Accounts that could not be graded for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// With the account's own id and name left out, so that the same reason is the same text.
    pub reason: String,
    /// Positions in the gradebook's entries.
    pub members: Vec<usize>,
}

impl TeachingSignal {
    /// Counts a gradebook, and what earlier looks at the same attendees have shown.
    pub fn of(book: &Gradebook, history: Option<&ClassHistory>) -> Self {
        TeachingSignal {
            graded: book.reports().count(),
            groups: groups::groups(book),
            checks: checks::checks(book, history),
            unread: unread(book),
        }
    }
}

impl CheckSignal {
    /// Attendees who cannot go on here: it failed, or what it stands on did.
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
        // A very short name could be part of any word.
        if own.chars().count() > 2 {
            reason = reason.replace(own.as_str(), "…");
        }
    }
    reason
}
