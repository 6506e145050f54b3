//! Whole accounts and their root causes.

use std::fs;
use workshop_check_testing::repository;

use serde::Deserialize;
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;

use workshop_check_testing::edit::{Edit, apply};
use workshop_check_testing::{accounts, grade};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    edit: Vec<Edit>,
    /// All of them, in order.
    causes: Vec<Cause>,
    #[serde(default)]
    pending: Vec<String>,
    /// Checks with advice, among others.
    #[serde(default)]
    advises: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cause {
    check: String,
    page: String,
    /// If not the page's own.
    step: Option<String>,
    #[serde(default)]
    says: String,
    /// A piece of the evidence.
    #[serde(default)]
    evidence: String,
    /// Among others.
    #[serde(default)]
    explains: Vec<String>,
}

#[test]
fn every_account_has_the_causes_of_its_edits() {
    let path = repository::root().join("fixtures/diagnosis/accounts.yaml");
    let text = fs::read_to_string(&path).expect("the table is there");
    let cases: Vec<Case> =
        serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let suite = accounts::suite();
    let complete = accounts::recorded("complete");
    let problems: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let mut account = complete.clone();
            apply(&mut account, &case.edit);
            let report = grade::report(&suite, &account, "en");
            case.wrong(&report)
                .map(|wrong| format!("{}: {wrong}\n{:#?}", case.name, report.root_causes))
        })
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

impl Case {
    fn wrong(&self, report: &Report) -> Option<String> {
        let found: Vec<&str> = report
            .root_causes
            .iter()
            .map(|cause| cause.check.as_str())
            .collect();
        let wanted: Vec<&str> = self
            .causes
            .iter()
            .map(|cause| cause.check.as_str())
            .collect();
        if found != wanted {
            return Some(format!("causes {found:?}, not {wanted:?}"));
        }
        let checks = || report.steps.iter().flat_map(|step| &step.checks);
        let pending: Vec<&str> = checks()
            .filter(|check| check.outcome == Outcome::Pending)
            .map(|check| check.id.as_str())
            .collect();
        if pending != self.pending {
            return Some(format!("pending {pending:?}, not {:?}", self.pending));
        }
        let has_advice = |id: &String| {
            report
                .check(id)
                .is_some_and(|check| !check.advice.is_empty())
        };
        if let Some(id) = self.advises.iter().find(|id| !has_advice(id)) {
            return Some(format!("no advice of {id}"));
        }
        for (cause, wanted) in report.root_causes.iter().zip(&self.causes) {
            let page = format!("{}.html", wanted.page);
            let step = wanted.step.as_deref().unwrap_or(&wanted.page);
            let rules = [
                (cause.page_url.ends_with(&page), "page"),
                (cause.step == step, "step"),
                (cause.summary.contains(&wanted.says), "summary"),
                (
                    cause
                        .evidence
                        .iter()
                        .any(|said| said.contains(&wanted.evidence)),
                    "evidence",
                ),
                (
                    wanted
                        .explains
                        .iter()
                        .all(|id| cause.explains.iter().any(|found| found == id.as_str())),
                    "explains",
                ),
            ];
            if let Some((_, rule)) = rules.iter().find(|(holds, _)| !holds) {
                return Some(format!("the {rule} of {}", cause.check));
            }
        }
        let first = report
            .root_causes
            .first()
            .map(|cause| (&cause.check, &cause.step));
        let next = report.next.as_ref().map(|next| (&next.check, &next.step));
        (first.is_some() && first != next).then(|| format!("next is {next:?}"))
    }
}
