//! What earlier looks at a class have shown: when each check came out otherwise than before.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::Outcome;

/// What earlier looks at the attendees of a gradebook have shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClassHistory {
    /// By place in the gradebook's entries; nothing of those who were never looked at.
    pub pasts: Vec<Option<Past>>,
}

/// What the looks at one attendee have shown. Looks that failed are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    pub first_look: Timestamp,
    pub last_look: Timestamp,
    /// By the check's id, oldest first: how it was first seen, then each change. Never `Unknown`.
    pub checks: BTreeMap<String, Vec<Seen>>,
}

/// How a check was seen from a moment on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// To the millisecond.
    pub at: Timestamp,
    pub outcome: Outcome,
}

impl ClassHistory {
    /// What is known of the attendee at that place.
    pub fn past(&self, position: usize) -> Option<&Past> {
        self.pasts.get(position)?.as_ref()
    }
}

impl Past {
    /// How long it took from the first look to the first at which the check passed. Nothing where it has not passed yet,
    /// and where it had passed when it was first seen: then nobody knows since when.
    pub fn time_to_green(&self, check: &str) -> Option<SignedDuration> {
        let (first, later) = self.seen(check).split_first()?;
        let passed = |seen: &&Seen| seen.outcome == Outcome::Passed;
        if passed(&first) {
            None
        } else {
            Some(
                later
                    .iter()
                    .find(passed)?
                    .at
                    .duration_since(self.first_look),
            )
        }
    }

    /// The checks that have become green after `since` and still are, with the moment. Those that were green when first
    /// seen are none of them.
    pub fn turned_green_since(&self, since: Timestamp) -> Vec<(&str, Timestamp)> {
        let green = |seen: &[Seen]| match seen {
            [_, .., last] if last.outcome == Outcome::Passed && last.at > since => Some(last.at),
            _ => None,
        };
        let checks = self.checks.iter();
        checks
            .filter_map(|(check, seen)| Some((check.as_str(), green(seen)?)))
            .collect()
    }

    /// Whether the check had passed at some look before that moment.
    pub fn passed_before(&self, check: &str, moment: Timestamp) -> bool {
        let mut seen = self.seen(check).iter();
        seen.any(|seen| seen.outcome == Outcome::Passed && seen.at < moment)
    }

    fn seen(&self, check: &str) -> &[Seen] {
        self.checks.get(check).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    fn past(checks: &[(&str, &[(i64, Outcome)])]) -> Past {
        let seen = |seen: &[(i64, Outcome)]| {
            let seen = seen.iter().map(|(second, outcome)| Seen {
                at: at(*second),
                outcome: *outcome,
            });
            seen.collect()
        };
        let checks = checks.iter();
        Past {
            first_look: at(100),
            last_look: at(900),
            checks: checks
                .map(|(check, turns)| ((*check).to_owned(), seen(turns)))
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
            // The first look could not read it: it may have been right all the time, but nobody knew.
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
