//! Compares two runs of a class, check by check.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Serialize;

use super::store::RunEntry;
use workshop_check_core::ids::CheckId;
use workshop_check_core::report::{Report, Trend};

/// What changed in a class between two runs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Attendees with a report in both.
    pub compared: usize,
    /// The names of attendees without a report in one of the runs. They are not counted.
    pub left_out: Vec<String>,
    /// In the suite's order.
    pub checks: Vec<CheckComparison>,
}

/// How the outcomes of one check changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckComparison {
    /// The check.
    pub check: CheckId,
    /// The check's title, in the language of the reports.
    pub title: String,
    /// Names of attendees.
    pub newly_green: Vec<String>,
    /// Names of attendees.
    pub broken_again: Vec<String>,
    /// How many attendees have the same outcome in both runs.
    pub unchanged: usize,
    /// How many attendees have an outcome other than passed and failed in one of the runs.
    pub unclear: usize,
}

impl CheckComparison {
    /// Whether the outcome changed for any attendee.
    pub fn has_changed(&self) -> bool {
        !self.newly_green.is_empty() || !self.broken_again.is_empty()
    }
}

/// Compares two runs. Checks that only one of the runs has are left out.
pub fn compare(before: &[RunEntry], after: &[RunEntry]) -> Comparison {
    let former: BTreeMap<_, _> = before.iter().map(|row| (row.attendee(), row)).collect();
    let mut comparison = Comparison::default();
    let mut checks = IndexMap::new();
    for row in after {
        let name = &row.entry.name;
        let reports = former.get(&row.attendee()).and_then(|former| {
            Some((
                former.entry.report.as_deref()?,
                row.entry.report.as_deref()?,
            ))
        });
        match reports {
            Some((before, after)) => {
                comparison.compared += 1;
                count(&mut checks, name, before, after);
            }
            None => comparison.left_out.push(name.clone()),
        }
    }
    let present: Vec<_> = after.iter().map(RunEntry::attendee).collect();
    let gone = before
        .iter()
        .filter(|row| !present.contains(&row.attendee()));
    comparison
        .left_out
        .extend(gone.map(|row| row.entry.name.clone()));
    comparison.checks = checks.into_values().collect();
    comparison
}

fn count(
    checks: &mut IndexMap<CheckId, CheckComparison>,
    name: &str,
    before: &Report,
    after: &Report,
) {
    for check in after.steps.iter().flat_map(|step| &step.checks) {
        let Some(old) = before.check(&check.id) else {
            continue;
        };
        let comparison = checks
            .entry(check.id.clone())
            .or_insert_with(|| CheckComparison {
                check: check.id.clone(),
                title: check.title.clone(),
                newly_green: Vec::new(),
                broken_again: Vec::new(),
                unchanged: 0,
                unclear: 0,
            });
        match Trend::between(old.outcome, check.outcome) {
            Trend::NewlyGreen => comparison.newly_green.push(name.to_owned()),
            Trend::BrokenAgain => comparison.broken_again.push(name.to_owned()),
            Trend::Unchanged => comparison.unchanged += 1,
            Trend::Unclear => comparison.unclear += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::store::testing::{denied, graded, report};

    #[test]
    fn each_check_says_who_made_it_and_who_lost_it() {
        let mut refused = denied(2);
        refused.region = Some("us-west-2".to_owned());
        let before = [
            graded(0, report("fresh")),
            graded(1, report("complete")),
            refused,
        ];
        let after = [
            graded(2, report("fresh")),
            graded(1, report("database-closed")),
            graded(0, report("halfway")),
        ];
        let comparison = compare(&before, &after);
        assert_eq!(comparison.compared, 2);
        assert_eq!(comparison.left_out, ["Attendee 2"]);
        let of = |id: &str| {
            let found = comparison.checks.iter().find(|check| check.check == id);
            found.unwrap_or_else(|| panic!("{id} is compared"))
        };
        for check in &comparison.checks {
            let all = check.newly_green.len() + check.broken_again.len() + check.unchanged;
            assert_eq!(all + check.unclear, 2, "{check:?}");
        }
        let made = comparison
            .checks
            .iter()
            .filter(|check| check.newly_green == ["Attendee 0"]);
        assert!(made.count() > 5);
        assert_eq!(of("site").broken_again, ["Attendee 1"]);
    }

    #[test]
    fn a_run_beside_itself_has_no_news() {
        let rows = [graded(0, report("halfway"))];
        let comparison = compare(&rows, &rows);
        for check in &comparison.checks {
            assert!(check.newly_green.is_empty() && check.broken_again.is_empty());
        }
        assert!(!comparison.checks.is_empty());
    }
}
