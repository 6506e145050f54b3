//! Evaluates a suite on a snapshot. Pure and synchronous: no I/O and no clock. It cannot fail.

mod belonging;
mod candidates;
mod causes;
mod elsewhere;
mod explain;
mod judge;
mod judgements;
mod match_by_rules;
mod plan;
mod remedies;
mod resolve;
mod share;
mod started;
mod symptom;
mod unread;
mod unsettled;

use std::collections::{BTreeMap, BTreeSet};

pub use causes::{Cause, causes, direct_causes, same_mistakes};
pub use elsewhere::scope_elsewhere;
pub use judgements::{Judged, Symptom};
pub use plan::{Plan, PlannedStep, plan};
pub use remedies::remedy;
pub use resolve::resolve;
pub use unsettled::{is_transient, is_unsettled};

use crate::account::{Account, Resolution};
use crate::assertion::Context;
use crate::ids::{CheckId, StepId};
use crate::snapshot::Snapshot;
use crate::snapshot::probe::Markers;
use crate::suite::{Check, Suite};
use crate::verdict::Verdict;
use judge::judge;
use judgements::{Judgements, doubt};

/// The outcomes of the selected checks of a suite on a snapshot.
#[derive(Debug)]
pub struct Evaluation<'a> {
    /// The suite.
    pub suite: &'a Suite,
    /// The snapshot.
    pub snapshot: &'a Snapshot,
    /// The resources of the account that were chosen for those of the suite.
    pub resolution: Resolution,
    /// The selected checks, in the suite's order.
    pub checks: Vec<Judged<'a>>,
}

/// Which checks to evaluate.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selection {
    /// Ids of the selected checks; empty for all.
    pub checks: BTreeSet<String>,
}

impl Selection {
    /// Selects these steps and checks, and all their prerequisites.
    pub fn of(suite: &Suite, steps: &[StepId], checks: &[CheckId]) -> Self {
        let mut open: Vec<&str> = suite
            .checks()
            .filter(|(step, check)| steps.contains(&step.id) || checks.contains(&check.id))
            .map(|(_, check)| check.id.as_str())
            .collect();
        let mut selected = BTreeSet::new();
        while let Some(id) = open.pop() {
            if selected.insert(id.to_owned())
                && let Some((_, check)) = suite.check(id)
            {
                open.extend(suite.needs_of(check));
            }
        }
        Selection { checks: selected }
    }

    /// Whether a check is selected.
    pub fn contains(&self, id: &str) -> bool {
        self.checks.is_empty() || self.checks.contains(id)
    }
}

/// Evaluates the selected checks of a suite on a snapshot.
pub fn evaluate<'a>(
    suite: &'a Suite,
    snapshot: &'a Snapshot,
    selection: &Selection,
) -> Evaluation<'a> {
    let resolution = resolve(suite, snapshot);
    let peers = suite.assertions();
    let context = Context {
        account: suite.account(snapshot, &resolution),
        peers: &peers,
        regions: &suite.file.regions,
    };
    let mut judgements = Judgements::new(suite);
    for (step, check) in suite.checks() {
        if selection.contains(&check.id) {
            let judged = judge(&judgements, &context, step, check);
            judgements.push(judged);
        }
    }
    let mut checks = judgements.checks;
    remedies::fill_in(&context, &mut checks);
    Evaluation {
        suite,
        snapshot,
        resolution,
        checks,
    }
}

/// The URLs that the selected checks need probed, with the markers to look for in each. The snapshot must already contain
/// the load balancers.
pub fn sites(
    suite: &Suite,
    snapshot: &Snapshot,
    selection: &Selection,
) -> BTreeMap<String, Markers> {
    let resolution = resolve(suite, snapshot);
    let account = suite.account(snapshot, &resolution);
    let selected = suite
        .checks()
        .filter(|(_, check)| selection.contains(&check.id));
    let mut sites: BTreeMap<String, Markers> = BTreeMap::new();
    for (url, markers) in selected.filter_map(|(_, check)| check.assert.site(&account)) {
        let sought = markers
            .iter()
            .map(|(id, marker)| (id.clone(), marker.clone()));
        sites.entry(url).or_default().extend(sought);
    }
    sites
}

impl Evaluation<'_> {
    /// What the assertion of a check says of the account, also if the check is blocked and was not judged.
    pub fn verdict_of(&self, check: &Check) -> Verdict {
        let account = self.account();
        let peers = self.suite.assertions();
        let context = Context {
            account,
            peers: &peers,
            regions: &self.suite.file.regions,
        };
        doubt(&account, check, check.assert.evaluate(&context))
    }

    /// The account with the resolution that the assertions used.
    pub fn account(&self) -> Account<'_> {
        self.suite.account(self.snapshot, &self.resolution)
    }
}
