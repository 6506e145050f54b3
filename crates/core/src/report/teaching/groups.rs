//! Groups attendees by shared root cause.

use std::cmp::Reverse;

use indexmap::IndexMap;

use super::CauseGroup;
use crate::report::{CheckReport, Gradebook, Report, RootCause};

/// The key of a group: causes with the same key are the same problem.
#[derive(PartialEq, Eq, Hash)]
enum CauseKey<'a> {
    Symptom(&'a str),
    Check(&'a str),
}

impl<'a> CauseKey<'a> {
    fn new(cause: &'a RootCause) -> Self {
        match &cause.symptom {
            Some(symptom) => CauseKey::Symptom(symptom),
            None => CauseKey::Check(&cause.check),
        }
    }
}

/// The groups, the largest first; of equal groups the one with the earlier page first.
pub(super) fn groups(book: &Gradebook) -> Vec<CauseGroup> {
    let mut groups: IndexMap<CauseKey<'_>, CauseGroup> = IndexMap::new();
    for (position, entry) in book.entries.iter().enumerate() {
        let Some(report) = &entry.report else {
            continue;
        };
        for cause in report.shown_causes() {
            let group = groups
                .entry(CauseKey::new(cause))
                .or_insert_with(|| group(report, cause));
            if group.members.last() == Some(&position) {
                continue;
            }
            group.members.push(position);
            if let (None, Some(general)) = (&cause.symptom, &cause.general) {
                match group.failures.iter_mut().find(|(text, _)| text == general) {
                    Some((_, count)) => *count += 1,
                    None => group.failures.push((general.clone(), 1)),
                }
            }
        }
    }
    let pages = order_of_checks(book);
    let mut groups: Vec<CauseGroup> = groups.into_values().collect();
    for group in &mut groups {
        group.failures.sort_by_key(|(_, count)| Reverse(*count));
    }
    groups.sort_by_key(|group| {
        let page = pages.get_index_of(group.check.as_str());
        (Reverse(group.members.len()), page.unwrap_or(usize::MAX))
    });
    groups
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

fn order_of_checks(book: &Gradebook) -> IndexMap<&str, ()> {
    let steps = book.reports().flat_map(|report| &report.steps);
    let checks = steps.flat_map(|step| &step.checks);
    checks.map(|check| (check.id.as_str(), ())).collect()
}
