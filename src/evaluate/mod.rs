//! Suite × snapshot → outcomes. Pure and synchronous: no I/O, no clock, and it cannot fail.

mod account;
mod candidates;
mod elsewhere;
mod groups;
mod how;
mod inventory;
mod labels;
mod open;
mod render;
mod resolve;
mod strangers;

use std::collections::{BTreeSet, HashMap};

pub use account::Account;
pub use elsewhere::{other_regions, sought_elsewhere};
pub use groups::GroupSet;
pub use inventory::{name_tag, targets_of};
pub use labels::{label, short};
pub use open::{heals, is_unsettled};
pub use render::{Words, render};
pub use resolve::{Found, How, Resolution, RoleState, resolve};

use crate::assertion::{Assertion, Pass, Shortfall, Verdict};
use crate::report::Outcome;
use crate::snapshot::Snapshot;
use crate::suite::{Check, Step, Suite};

/// What became of every selected check, in the suite's order.
#[derive(Debug)]
pub struct Evaluation<'a> {
    pub suite: &'a Suite,
    pub snapshot: &'a Snapshot,
    pub resolution: Resolution,
    pub checks: Vec<Judged<'a>>,
}

/// One check's outcome.
#[derive(Debug)]
pub struct Judged<'a> {
    pub step: &'a Step,
    pub check: &'a Check,
    pub outcome: Outcome,
    /// What the assertion said; none where the check is blocked.
    pub verdict: Option<Verdict>,
    /// The failed or pending checks it waits for.
    pub blocked_by: Vec<&'a str>,
}

/// Which checks to evaluate.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selection {
    /// Ids; empty means all.
    pub checks: BTreeSet<String>,
}

impl Selection {
    /// These steps and checks, and everything they stand on.
    pub fn of(suite: &Suite, steps: &[String], checks: &[String]) -> Self {
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
    let account = Account {
        snapshot,
        suite,
        resolution: &resolution,
    };
    let mut checks: Vec<Judged<'a>> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::new();
    for (step, check) in suite.checks() {
        if !selection.contains(&check.id) {
            continue;
        }
        let needs = suite
            .needs_of(check)
            .into_iter()
            .filter_map(|need| Some(&checks[*index.get(need)?]));
        let judged = judge(&account, step, check, blockers(needs));
        index.insert(&check.id, checks.len());
        checks.push(judged);
    }
    Evaluation {
        suite,
        snapshot,
        resolution,
        checks,
    }
}

/// The addresses whose front page the selected checks want asked for, now that the load balancer is known.
pub fn sites(suite: &Suite, snapshot: &Snapshot, selection: &Selection) -> BTreeSet<String> {
    let resolution = resolve(suite, snapshot);
    let account = Account {
        snapshot,
        suite,
        resolution: &resolution,
    };
    suite
        .checks()
        .filter(|(_, check)| selection.contains(&check.id))
        .filter_map(|(_, check)| check.assert.site(&account))
        .collect()
}

/// The checks at the root of what is not there. One that could not be read blocks nothing: it may well be right.
fn blockers<'j, 'a: 'j>(needs: impl Iterator<Item = &'j Judged<'a>>) -> Vec<&'a str> {
    let mut blockers = Vec::new();
    for need in needs {
        let roots: &[&str] = match need.outcome {
            Outcome::Failed | Outcome::Pending => &[need.check.id.as_str()],
            Outcome::Blocked => &need.blocked_by,
            Outcome::Passed | Outcome::Unknown => &[],
        };
        for root in roots {
            if !blockers.contains(root) {
                blockers.push(*root);
            }
        }
    }
    blockers
}

fn judge<'a>(
    account: &Account<'_>,
    step: &'a Step,
    check: &'a Check,
    blocked_by: Vec<&'a str>,
) -> Judged<'a> {
    let blocked = |blocked_by| Judged {
        step,
        check,
        outcome: Outcome::Blocked,
        verdict: None,
        blocked_by,
    };
    // Made but wrong is failed, whatever it stands on; what is not made is blocked while its ground is not there.
    if !blocked_by.is_empty() && check.assert.is_made(account) != Some(true) {
        return blocked(blocked_by);
    }
    let verdict = doubt(account, check, check.assert.evaluate(account));
    if !blocked_by.is_empty() && matches!(verdict, Err(Shortfall::Missing { .. })) {
        return blocked(blocked_by);
    }
    let verdict = elsewhere::mention(account, check, verdict);
    Judged {
        step,
        check,
        outcome: outcome_of(&verdict),
        verdict: Some(verdict),
        blocked_by: Vec::new(),
    }
}

/// A failure proves nothing where what points at the graded resource could not be read: it may be the wrong one, or one
/// of the others may be it.
fn doubt(account: &Account<'_>, check: &Check, verdict: Verdict) -> Verdict {
    let Err(Shortfall::Failed(finding)) = verdict else {
        return verdict;
    };
    let incomplete = check.assert.roles().into_iter().find_map(|(role, _)| {
        match account.resolution.state(role)? {
            RoleState::Found(found) => found.incomplete.clone(),
            RoleState::Unknown(reason) => Some(reason.clone()),
            RoleState::Missing { incomplete, .. } => incomplete.clone(),
        }
    });
    match incomplete {
        Some(reason) => Err(Shortfall::Unknown(reason)),
        None => Err(Shortfall::Failed(finding)),
    }
}

fn outcome_of(verdict: &Verdict) -> Outcome {
    match verdict {
        Ok(Pass { .. }) => Outcome::Passed,
        Err(Shortfall::Failed(_)) | Err(Shortfall::Missing { .. }) => Outcome::Failed,
        Err(Shortfall::Pending(_)) => Outcome::Pending,
        Err(Shortfall::Unknown(_)) => Outcome::Unknown,
    }
}

impl Judged<'_> {
    /// What the check earns: its points if it passed, else nothing. The one scoring function.
    pub fn points(&self) -> u32 {
        match self.outcome {
            Outcome::Passed => self.check.points,
            _ => 0,
        }
    }
}

impl Evaluation<'_> {
    /// The account as the assertions saw it.
    pub fn account(&self) -> Account<'_> {
        Account {
            snapshot: self.snapshot,
            suite: self.suite,
            resolution: &self.resolution,
        }
    }
}
