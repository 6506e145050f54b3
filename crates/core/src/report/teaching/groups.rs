//! Groups attendees by shared root cause.

use std::cmp::Reverse;

use indexmap::{IndexMap, IndexSet};

use super::CauseGroup;
use crate::ids::CheckId;
use crate::report::{CheckReport, Report, RootCause};

/// The most different findings that are counted for a group. Findings have no ids, so a class has a few; the limit keeps texts
/// that differ for every account from filling the memory.
const MOST_FINDINGS: usize = 1_000;

/// The key of a group: causes with the same key are the same problem.
#[derive(Debug, PartialEq, Eq, Hash)]
enum CauseKey {
    Symptom(String),
    Check(CheckId),
}

impl CauseKey {
    fn new(cause: &RootCause) -> Self {
        match &cause.symptom {
            Some(symptom) => CauseKey::Symptom(symptom.clone()),
            None => CauseKey::Check(cause.check.clone()),
        }
    }
}

/// Groups the accounts of a class, one by one.
#[derive(Debug, Default)]
pub(super) struct GroupCounter {
    groups: IndexMap<CauseKey, CountedGroup>,
    /// In the order of the pages.
    checks: IndexSet<CheckId>,
}

#[derive(Debug)]
struct CountedGroup {
    group: CauseGroup,
    failures: IndexMap<String, usize>,
}

impl GroupCounter {
    /// Adds the account at that position of the class.
    pub(super) fn add(&mut self, position: usize, report: &Report) {
        for cause in report.shown_causes() {
            let counted = self
                .groups
                .entry(CauseKey::new(cause))
                .or_insert_with(|| CountedGroup {
                    group: group(report, cause),
                    failures: IndexMap::new(),
                });
            if counted.group.members.last() == Some(&position) {
                continue;
            }
            counted.group.members.push(position);
            if let (None, Some(general)) = (&cause.symptom, &cause.general) {
                count(&mut counted.failures, general);
            }
        }
        for check in report.steps.iter().flat_map(|step| &step.checks) {
            if !self.checks.contains(&check.id) {
                self.checks.insert(check.id.clone());
            }
        }
    }

    /// The groups, the largest first; of equal groups the one with the earlier page first.
    pub(super) fn finish(self) -> Vec<CauseGroup> {
        let groups = self.groups.into_values().map(|counted| {
            let mut failures: Vec<(String, usize)> = counted.failures.into_iter().collect();
            failures.sort_by_key(|(_, count)| Reverse(*count));
            CauseGroup {
                failures,
                ..counted.group
            }
        });
        let mut groups: Vec<CauseGroup> = groups.collect();
        groups.sort_by_key(|group| {
            let page = self.checks.get_index_of(&group.check);
            (Reverse(group.members.len()), page.unwrap_or(usize::MAX))
        });
        groups
    }
}

/// Counts a text. If there are too many different ones, a new one is left out.
fn count(counts: &mut IndexMap<String, usize>, text: &str) {
    if let Some(count) = counts.get_mut(text) {
        *count += 1;
    } else if counts.len() < MOST_FINDINGS {
        counts.insert(text.to_owned(), 1);
    }
}

fn group(report: &Report, cause: &RootCause) -> CauseGroup {
    let meaning = cause.symptom.as_ref().and(cause.general.as_ref());
    let title = report.check(&cause.check).map(CheckReport::heading);
    let mut steps = report.steps.iter();
    let step = steps.find(|step| step.id == cause.step);
    CauseGroup {
        check: cause.check.clone(),
        symptom: cause.symptom.clone(),
        title: meaning
            .map(String::as_str)
            .or(title)
            .unwrap_or(&cause.summary)
            .to_owned(),
        failures: Vec::new(),
        step_title: cause
            .page_title
            .as_ref()
            .or(step.map(|step| &step.title))
            .map_or_else(|| cause.step.to_string(), String::clone),
        page_url: cause.page_url.clone(),
        members: Vec::new(),
    }
}
