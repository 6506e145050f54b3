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
pub use judgements::{Judged, Symptom};
pub use plan::{Plan, PlannedStep, plan};
pub use remedies::remedy;
pub use resolve::resolve;
use resolve::resolve_after;
pub use started::shows_something;
pub use unsettled::{is_transient, is_unsettled};

use crate::account::{Account, Resolution};
use crate::assertion::Context;
use crate::ids::{CheckId, StepId};
use crate::snapshot::probe::Markers;
use crate::snapshot::{Scope, Snapshot};
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
    evaluate_after(suite, snapshot, selection, None)
}

/// The same after changes, with what [`Resolution::is_begun`] was before.
fn evaluate_after<'a>(
    suite: &'a Suite,
    snapshot: &'a Snapshot,
    selection: &Selection,
    is_begun: Option<bool>,
) -> Evaluation<'a> {
    let resolution = resolve_after(suite, snapshot, is_begun);
    evaluate_resolved(suite, snapshot, selection, resolution)
}

/// The same with the resources that [`resolve`] chose for this suite in this snapshot.
fn evaluate_resolved<'a>(
    suite: &'a Suite,
    snapshot: &'a Snapshot,
    selection: &Selection,
    resolution: Resolution,
) -> Evaluation<'a> {
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

/// What is left to read when the calls are made, because it depends on what they found.
#[derive(Debug, Default)]
pub struct FurtherReads {
    /// The URLs to probe, with the markers to look for in each.
    pub sites: BTreeMap<String, Markers>,
    /// The scope for the workshop's other Regions: lists of the kinds that are missing here, and missing parameters without
    /// their values. Blocked checks add nothing. Checks of absence always add their calls.
    pub elsewhere: Scope,
}

/// What the selected checks need besides the calls. The snapshot must already contain what these found. The resources are
/// chosen once for both, because that takes most of the time.
pub fn further_reads(suite: &Suite, snapshot: &Snapshot, selection: &Selection) -> FurtherReads {
    let resolution = resolve(suite, snapshot);
    FurtherReads {
        sites: sites(&suite.account(snapshot, &resolution), suite, selection),
        elsewhere: elsewhere::scope(suite, snapshot, selection, resolution),
    }
}

fn sites(account: &Account<'_>, suite: &Suite, selection: &Selection) -> BTreeMap<String, Markers> {
    let selected = suite
        .checks()
        .filter(|(_, check)| selection.contains(&check.id));
    let mut sites: BTreeMap<String, Markers> = BTreeMap::new();
    for (url, markers) in selected.filter_map(|(_, check)| check.assert.site(account)) {
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
