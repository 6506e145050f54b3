//! Compares two runs of a class, check by check.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::roster::RosterIndex;
use super::store::{Store, StoreError};
use workshop_check_core::ids::CheckId;
use workshop_check_core::report::{Entry, Report, Trend};

/// What changed in a class between two runs. Of a class of any size, only the names are in memory, once each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Whether the runs were made with different versions of the suite, from which some changes may come.
    pub suite_changed: bool,
    /// The names of the attendees of the later run.
    names: Vec<String>,
    /// Attendees with a report in both.
    pub compared: usize,
    /// The names of attendees without a report in one of the runs. They are not counted.
    pub left_out: Vec<String>,
    /// In the suite's order.
    pub checks: Vec<CheckComparison>,
}

/// How the outcomes of one check changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckComparison {
    /// The check.
    pub check: CheckId,
    /// The check's title, in the language of the reports.
    pub title: String,
    /// Who passes it newly.
    pub newly_green: Members,
    /// Who passed it before.
    pub broken_again: Members,
    /// How many attendees have the same outcome in both runs.
    pub unchanged: usize,
    /// How many attendees have an outcome other than passed and failed in one of the runs.
    pub unclear: usize,
}

/// Some of the attendees of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Members(Vec<u32>);

impl Members {
    /// How many they are.
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

impl CheckComparison {
    /// Whether the outcome changed for any attendee.
    pub fn has_changed(&self) -> bool {
        self.newly_green.count() + self.broken_again.count() > 0
    }
}

impl Comparison {
    /// Compares two runs. Checks that only one of the runs has are left out. `is_asked` says whose entries count. One entry
    /// of each run is in memory at a time.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn of_runs(
        store: &Store,
        before: i64,
        after: i64,
        is_asked: impl Fn(&Entry) -> bool,
    ) -> Result<Self, StoreError> {
        let mut former: HashMap<Identity, RosterIndex> = HashMap::new();
        let mut in_order = Vec::new();
        store.each_account(before, |row| {
            if is_asked(&row.entry) {
                let identity = Identity::new(row.region.as_deref(), &row.entry);
                former.insert(identity.clone(), row.index);
                in_order.push((identity, row.entry.name));
            }
        })?;
        let mut comparison = Comparison {
            suite_changed: store.run(before)?.is_of_other_suite(&store.run(after)?),
            ..Comparison::default()
        };
        let mut checks = IndexMap::new();
        let mut present = HashSet::new();
        for row in store.each_entry(after) {
            let row = row?;
            if !is_asked(&row.entry) {
                continue;
            }
            let identity = Identity::new(row.region.as_deref(), &row.entry);
            let old = match former.get(&identity) {
                Some(index) => store.entry(before, *index)?,
                None => None,
            };
            let old = old.and_then(|old| old.entry.report);
            let name = row.entry.name;
            match (old, row.entry.report) {
                (Some(old), Some(new)) => {
                    comparison.compared += 1;
                    let number = u32::try_from(comparison.names.len()).unwrap_or(u32::MAX);
                    comparison.names.push(name);
                    count(&mut checks, number, &old, &new);
                }
                _ => comparison.left_out.push(name),
            }
            present.insert(identity);
        }
        let gone = in_order
            .into_iter()
            .filter(|(one, _)| !present.contains(one));
        comparison.left_out.extend(gone.map(|(_, name)| name));
        comparison.checks = checks.into_values().collect();
        Ok(comparison)
    }

    /// Whether neither run has anybody who counts.
    pub fn is_empty(&self) -> bool {
        self.compared == 0 && self.left_out.is_empty()
    }

    /// The names of some attendees.
    pub fn names<'c>(&'c self, members: &'c Members) -> impl Iterator<Item = &'c str> {
        members.0.iter().filter_map(|number| {
            let name = self.names.get(usize::try_from(*number).ok()?)?;
            Some(name.as_str())
        })
    }

    /// The form for JSON, with names.
    pub fn json(&self) -> impl Serialize {
        let checks = self.checks.iter().map(|check| CheckJson {
            check: &check.check,
            title: &check.title,
            newly_green: NamesJson(self, &check.newly_green),
            broken_again: NamesJson(self, &check.broken_again),
            unchanged: check.unchanged,
            unclear: check.unclear,
        });
        ComparisonJson {
            suite_changed: self.suite_changed,
            compared: self.compared,
            left_out: &self.left_out,
            checks: checks.collect(),
        }
    }
}

#[derive(Serialize)]
struct ComparisonJson<'c> {
    suite_changed: bool,
    compared: usize,
    left_out: &'c [String],
    checks: Vec<CheckJson<'c>>,
}

#[derive(Serialize)]
struct CheckJson<'c> {
    check: &'c CheckId,
    title: &'c str,
    newly_green: NamesJson<'c>,
    broken_again: NamesJson<'c>,
    unchanged: usize,
    unclear: usize,
}

struct NamesJson<'c>(&'c Comparison, &'c Members);

impl Serialize for NamesJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.names(self.1))
    }
}

/// What identifies an attendee in both runs: a digest of account id, Region and name, so that it is small.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Identity([u8; 32]);

impl Identity {
    fn new(region: Option<&str>, entry: &Entry) -> Self {
        let mut digest = Sha256::new();
        // The lengths keep the parts apart.
        for part in [Some(entry.account_id.as_str()), region, Some(&entry.name)] {
            let length = part.map_or(u64::MAX, |part| part.len() as u64);
            digest.update(length.to_be_bytes());
            digest.update(part.unwrap_or_default());
        }
        Identity(digest.finalize().into())
    }
}

fn count(
    checks: &mut IndexMap<CheckId, CheckComparison>,
    number: u32,
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
                newly_green: Members::default(),
                broken_again: Members::default(),
                unchanged: 0,
                unclear: 0,
            });
        match Trend::between(old.outcome, check.outcome) {
            Trend::NewlyGreen => comparison.newly_green.0.push(number),
            Trend::BrokenAgain => comparison.broken_again.0.push(number),
            Trend::Unchanged => comparison.unchanged += 1,
            Trend::Unclear => comparison.unclear += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::store::testing::{at, denied, graded, key, report};
    use crate::class::store::{RunEntry, RunKey};

    /// The comparison of two runs with these entries.
    fn compare(before: &[RunEntry], after: &[RunEntry]) -> Comparison {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("s")).expect("made");
        let [before, after] = [before, after].map(|rows| {
            let run = store.begin(&key(), at(0)).expect("begun");
            for (position, row) in rows.iter().enumerate() {
                let index = RosterIndex::new(position);
                let row = RunEntry {
                    index,
                    ..row.clone()
                };
                store.save(run, &row, None).expect("saved");
            }
            run
        });
        Comparison::of_runs(&store, before, after, |_| true).expect("read")
    }

    #[test]
    fn each_check_says_who_made_it_and_who_lost_it() {
        let mut refused = denied(2);
        refused.region = Some("us-west-2".to_owned());
        let before = [
            graded(0, report("fresh")),
            graded(1, report("complete")),
            refused,
            denied(3),
        ];
        let after = [
            graded(2, report("fresh")),
            graded(1, report("database-closed")),
            graded(0, report("halfway")),
        ];
        let comparison = compare(&before, &after);
        assert_eq!(comparison.compared, 2);
        assert_eq!(comparison.left_out, ["Attendee 2", "Attendee 3"]);
        let of = |id: &str| {
            let found = comparison.checks.iter().find(|check| check.check == id);
            found.unwrap_or_else(|| panic!("{id} is compared"))
        };
        let names = |members: &Members| -> Vec<String> {
            comparison.names(members).map(str::to_owned).collect()
        };
        for check in &comparison.checks {
            let all = check.newly_green.count() + check.broken_again.count() + check.unchanged;
            assert_eq!(all + check.unclear, 2, "{check:?}");
        }
        let made = comparison
            .checks
            .iter()
            .filter(|check| names(&check.newly_green) == ["Attendee 0"]);
        assert!(made.count() > 5);
        assert_eq!(names(&of("site").broken_again), ["Attendee 1"]);
        let json = serde_json::to_value(comparison.json()).expect("JSON");
        let sites = json["checks"].as_array().expect("checks").iter();
        let mut sites = sites.filter(|check| check["check"] == "site");
        let site = sites.next().expect("the site");
        assert_eq!(site["broken_again"], serde_json::json!(["Attendee 1"]));
    }

    /// The defect: a check that failed because the suite had become stricter had "failed again", and nothing said why.
    #[test]
    fn another_version_of_the_suite_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("s")).expect("made");
        let runs = ["sha256:1", "sha256:1", "sha256:2", ""].map(|digest| {
            let key = RunKey {
                suite_digest: digest.to_owned(),
                ..key()
            };
            let run = store.begin(&key, at(0)).expect("begun");
            store
                .save(run, &graded(0, report("fresh")), None)
                .expect("saved");
            run
        });
        let [first, same, other, unknown] = runs;
        for (before, after, changed) in [
            (first, same, false),
            (same, other, true),
            // Of a merged run, the digest may not be known.
            (other, unknown, false),
        ] {
            let comparison = Comparison::of_runs(&store, before, after, |_| true).expect("read");
            assert_eq!(comparison.suite_changed, changed, "{before} {after}");
            let json = serde_json::to_value(comparison.json()).expect("JSON");
            assert_eq!(json["suite_changed"], changed);
        }
    }

    #[test]
    fn a_run_beside_itself_has_no_news() {
        let rows = [graded(0, report("halfway"))];
        let comparison = compare(&rows, &rows);
        assert!(!comparison.checks.iter().any(CheckComparison::has_changed));
        assert!(!comparison.checks.is_empty());
    }
}
