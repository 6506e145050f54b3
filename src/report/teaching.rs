//! What a class as a whole is stuck on: pure counting over a gradebook, for the instructor's next sentence.

use indexmap::IndexMap;

use super::{CheckReport, Entry, Gradebook, Outcome, Report};

/// What a gradebook says about the class rather than about one attendee.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TeachingSignal {
    /// How many accounts were graded: what "9 of 40" is of.
    pub graded: usize,
    /// Attendees by the root cause they share, most first; of equal ones the earlier page first.
    pub groups: Vec<Group>,
    /// Every check of the suite that somebody has not passed, in the order of the pages.
    pub checks: Vec<CheckSignal>,
    /// Accounts that could not be graded, by reason, most first.
    pub unread: Vec<Unread>,
}

/// Attendees who share a root cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub check: String,
    /// The check's title: unlike a cause's summary it names no ids of one account.
    pub title: String,
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
    /// Counts a gradebook.
    pub fn of(book: &Gradebook) -> Self {
        TeachingSignal {
            graded: book.reports().count(),
            groups: groups(book),
            checks: checks(book),
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

fn groups(book: &Gradebook) -> Vec<Group> {
    let mut groups: IndexMap<&str, Group> = IndexMap::new();
    for (position, entry) in book.entries.iter().enumerate() {
        let Some(report) = &entry.report else {
            continue;
        };
        for cause in &report.root_causes {
            let group = groups.entry(&cause.check).or_insert_with(|| Group {
                check: cause.check.clone(),
                title: report
                    .check(&cause.check)
                    .map_or_else(|| cause.summary.clone(), |check| check.title.clone()),
                step_title: report
                    .steps
                    .iter()
                    .find(|step| step.id == cause.step)
                    .map_or_else(|| cause.step.clone(), |step| step.title.clone()),
                page_url: cause.page_url.clone(),
                members: Vec::new(),
            });
            if group.members.last() != Some(&position) {
                group.members.push(position);
            }
        }
    }
    let pages = order_of_checks(book);
    let mut groups: Vec<Group> = groups.into_values().collect();
    groups.sort_by_key(|group| {
        let page = pages.get_index_of(group.check.as_str());
        (
            std::cmp::Reverse(group.members.len()),
            page.unwrap_or(usize::MAX),
        )
    });
    groups
}

fn checks(book: &Gradebook) -> Vec<CheckSignal> {
    let mut signals: IndexMap<&str, CheckSignal> = IndexMap::new();
    for report in book.reports() {
        for check in report.steps.iter().flat_map(|step| &step.checks) {
            let signal = signals.entry(&check.id).or_insert_with(|| CheckSignal {
                check: check.id.clone(),
                title: check.title.clone(),
                root_cause: 0,
                follows: 0,
                blocked: 0,
                pending: 0,
                unknown: 0,
                passed: 0,
            });
            *count_of(signal, check, report) += 1;
        }
    }
    let passed_by_all =
        |signal: &CheckSignal| signal.stuck() + signal.pending + signal.unknown == 0;
    signals.retain(|_, signal| !passed_by_all(signal));
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

fn order_of_checks(book: &Gradebook) -> IndexMap<&str, ()> {
    let steps = book.reports().flat_map(|report| &report.steps);
    let checks = steps.flat_map(|step| &step.checks);
    checks.map(|check| (check.id.as_str(), ())).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{AccountInfo, GRADEBOOK_SCHEMA, REPORT_SCHEMA, RootCause};
    use crate::report::{Score, StepReport, SuiteInfo};

    fn report(outcomes: &[(&str, Outcome)], causes: &[&str]) -> Report {
        let checks = outcomes.iter().map(|(id, outcome)| CheckReport {
            id: (*id).to_owned(),
            title: format!("title of {id}"),
            outcome: *outcome,
            points: 0,
            max: 1,
            expected: None,
            actual: None,
            resources: vec![],
            advice: vec![],
            hint: None,
            page_url: "https://example".into(),
            blocked_by: vec![],
            missing_actions: vec![],
        });
        Report {
            schema: REPORT_SCHEMA.into(),
            suite: SuiteInfo {
                id: "s".into(),
                title: "S".into(),
                digest: "d".into(),
            },
            account: AccountInfo {
                id: "123456789012".into(),
                region: "r".into(),
                name: None,
                caller_arn: String::new(),
            },
            taken_at: jiff::Timestamp::UNIX_EPOCH,
            duration_ms: 0,
            language: "en".into(),
            outcome: Outcome::Failed,
            score: Score::default(),
            next: None,
            root_causes: causes
                .iter()
                .map(|check| RootCause {
                    check: (*check).to_owned(),
                    step: "page".into(),
                    page_url: "https://example/page".into(),
                    summary: "in sg-1".into(),
                    explains: vec![],
                    evidence: vec![],
                })
                .collect(),
            steps: vec![StepReport {
                id: "page".into(),
                title: "The page".into(),
                page_url: "https://example/page".into(),
                outcome: Outcome::Failed,
                score: Score::default(),
                checks: checks.collect(),
            }],
        }
    }

    fn entry(name: &str, id: &str, report: Option<Report>, error: Option<&str>) -> Entry {
        Entry {
            name: name.into(),
            account_id: id.into(),
            columns: IndexMap::new(),
            report,
            error: error.map(str::to_owned),
        }
    }

    fn signal() -> TeachingSignal {
        use Outcome::*;
        let early = || report(&[("a", Failed), ("b", Failed), ("c", Blocked)], &["a"]);
        let late = || report(&[("a", Passed), ("b", Failed), ("c", Pending)], &["b"]);
        let done = || {
            report(
                &[("a", Passed), ("b", Passed), ("c", Unknown), ("d", Passed)],
                &[],
            )
        };
        TeachingSignal::of(&Gradebook {
            schema: GRADEBOOK_SCHEMA.into(),
            entries: vec![
                entry("one", "111111111111", Some(late()), None),
                entry("two", "222222222222", Some(early()), None),
                entry("three", "333333333333", Some(early()), None),
                entry("four", "444444444444", Some(done()), None),
                entry(
                    "five",
                    "555555555555",
                    None,
                    Some("role arn:aws:iam::555555555555:role/x: denied"),
                ),
                entry("six", "666666666666", None, Some("no time left")),
                entry(
                    "seven",
                    "777777777777",
                    None,
                    Some("role arn:aws:iam::777777777777:role/x: denied"),
                ),
            ],
        })
    }

    #[test]
    fn attendees_are_grouped_by_what_is_to_be_mended_first() {
        let signal = signal();
        assert_eq!(signal.graded, 4);
        let groups: Vec<_> = signal
            .groups
            .iter()
            .map(|group| {
                (
                    group.title.as_str(),
                    group.step_title.as_str(),
                    group.members.as_slice(),
                )
            })
            .collect();
        assert_eq!(
            groups,
            [
                ("title of a", "The page", &[1, 2][..]),
                ("title of b", "The page", &[0][..])
            ]
        );
    }

    #[test]
    fn a_failure_that_follows_from_another_is_no_cause() {
        let signal = signal();
        let counts: Vec<_> = signal
            .checks
            .iter()
            .map(|c| {
                let others = [c.blocked, c.pending, c.unknown, c.passed];
                (c.check.as_str(), c.root_cause, c.follows, others)
            })
            .collect();
        assert_eq!(
            counts,
            [
                ("a", 2, 0, [0, 0, 0, 2]),
                ("b", 1, 2, [0, 0, 0, 1]),
                ("c", 0, 0, [2, 1, 1, 0]),
            ],
            "and a check that all have passed is not listed"
        );
    }

    #[test]
    fn the_same_reason_in_two_accounts_is_one_reason() {
        let unread = signal().unread;
        assert_eq!(unread[0].reason, "role arn:aws:iam::…:role/x: denied");
        assert_eq!(unread[0].members, [4, 6]);
        assert_eq!(unread[1].members, [5]);
    }
}
