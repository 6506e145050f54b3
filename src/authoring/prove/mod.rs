//! Mutation testing for suites: breaks one fact of a correct account at a time, and looks at which check notices.
//!
//! Pure: snapshot × suite → proof. What is broken is a table (`operators.yaml`) that knows the shape of a snapshot and
//! no workshop; `things` finds which resources matter, `generate` applies the operators, `judge` says whether the right
//! check noticed. What is unchanged stays as it was recorded: tasks that run beside a broken rule do so in real
//! accounts, too, until they are replaced.

mod absence;
mod edits;
mod generate;
mod heal;
mod judge;
mod justified;
mod mutation;
mod operators;
mod places;
mod surroundings;
mod target;
mod things;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value, json};

pub use heal::Healing;
pub use judge::{How, Verdict};
pub use justified::Justifications;
pub use mutation::Expect;

use judge::Baseline;
use mutation::{Change, Mutation};
use things::Things;
use workshop_check_core::evaluate::{Evaluation, Selection, evaluate};
use workshop_check_core::ids::CheckId;
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::forget;
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::Outcome;

/// The schema every proof names.
pub const SCHEMA: &str = "workshop-check/proof/1";

/// What mutation testing found out about a suite.
#[derive(Debug, Clone, Serialize)]
pub struct Proof {
    pub schema: &'static str,
    pub suite: String,
    /// Its checks, in order.
    pub checks: Vec<CheckId>,
    pub mutants: Vec<Mutant>,
    /// Resources of the account that no check can be about, by kind.
    pub left_out: BTreeMap<String, usize>,
    /// Checks that were at fault in no mutant.
    pub never_at_fault: Vec<NeverAtFault>,
    /// Checks that pass in an account where everything was read and nothing is there.
    pub passed_on_nothing: Vec<CheckId>,
    /// Checks that are anything but unknown in an account of which nothing was read.
    pub judged_unread: Vec<CheckId>,
    /// What is wrong with the justifications.
    pub stale: Vec<String>,
}

/// One mutation and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct Mutant {
    pub id: String,
    pub expect: Expect,
    #[serde(flatten)]
    pub verdict: Verdict,
    /// Why it may live all the same.
    pub justified: Option<String>,
    /// Of one that a check failed: whether the fixes that the report names heal it.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub healing: Option<Healing>,
    /// Why its fix need not heal it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_justified: Option<String>,
}

/// A check that no mutation could fail.
#[derive(Debug, Clone, Serialize)]
pub struct NeverAtFault {
    pub check: CheckId,
    pub justified: Option<String>,
}

/// Why there can be no proof. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum ProveError {
    #[error("prove {suite}: its checks do not all pass in this account: {}", checks.join(", "))]
    NotComplete { suite: String, checks: Vec<CheckId> },
    #[error("prove {suite}: it asserts that things are gone, and nothing says what was there")]
    NoLeftovers { suite: String },
    #[error("read {place}: {problem}")]
    Justifications { place: String, problem: String },
    #[error("{0}")]
    Internal(String),
}

impl ProveError {
    /// What to do about it.
    pub fn hint(&self) -> Option<&str> {
        match self {
            ProveError::NotComplete { .. } => Some(
                "give the snapshot of an account in which the workshop is done: \"workshop-check snapshot FILE\"",
            ),
            ProveError::NoLeftovers { .. } => {
                Some("--leftovers gives a snapshot in which everything is still there")
            }
            ProveError::Justifications { .. } | ProveError::Internal(_) => None,
        }
    }
}

/// Breaks one fact at a time of an account in which everything passes. Of a suite that asserts that things are gone,
/// `leftovers` is an account in which they are still there.
pub fn prove(
    suite: &Suite,
    complete: &Snapshot,
    leftovers: Option<&Snapshot>,
) -> Result<Proof, ProveError> {
    proof(suite, complete, leftovers, false)
}

/// As [`prove`]; the fixes that the report names are made in each mutant that a check failed, and it is judged again.
///
/// # Errors
/// Those of [`prove`].
pub fn prove_with_fixes(
    suite: &Suite,
    complete: &Snapshot,
    leftovers: Option<&Snapshot>,
) -> Result<Proof, ProveError> {
    proof(suite, complete, leftovers, true)
}

fn proof(
    suite: &Suite,
    complete: &Snapshot,
    leftovers: Option<&Snapshot>,
    heals: bool,
) -> Result<Proof, ProveError> {
    let all = Selection::default();
    let evaluation = evaluate(suite, complete, &all);
    let short: Vec<CheckId> = with(&evaluation, |outcome| outcome != Outcome::Passed);
    if !short.is_empty() {
        return Err(ProveError::NotComplete {
            suite: suite.file.id.clone(),
            checks: short,
        });
    }
    let baseline = Baseline::of(evaluation);
    let root = serde_json::to_value(complete).map_err(internal)?;
    let kinds = operators::table().map_err(ProveError::Internal)?;
    let things = Things::of(&root, &kinds, suite, &baseline.resolution);
    let mut mutations = generate::mutations(&root, &things, suite);
    mutations.extend(unread_mutations(suite, &root));
    let mut mutants = Vec::new();
    for mutation in &mutations {
        let mutated = read(mutation.apply(&root))
            .map_err(|error| ProveError::Internal(format!("apply {}: {error}", mutation.id)))?;
        let verdict = baseline.judge(mutation, &evaluate(suite, &mutated, &all));
        let is_failed = heals
            && matches!(
                verdict,
                Verdict::Caught {
                    how: How::Failed,
                    ..
                }
            );
        mutants.push(Mutant {
            id: mutation.id.clone(),
            expect: mutation.expect,
            healing: is_failed.then(|| heal::heal(suite, &mutated)),
            verdict,
            justified: None,
            fix_justified: None,
        });
    }
    if absence::checks(suite).next().is_some() {
        let leftovers = leftovers.ok_or_else(|| ProveError::NoLeftovers {
            suite: suite.file.id.clone(),
        })?;
        mutants.extend(absence::mutants(suite, &root, leftovers)?);
    }
    let mut left_out = BTreeMap::new();
    for thing in things.all.iter().filter(|thing| !thing.matters) {
        *left_out.entry(thing.kind.kind.clone()).or_default() += 1;
    }
    let empty = read(forget::emptied(&root)).map_err(internal)?;
    let unread = Snapshot::new(complete.account.clone(), complete.taken_at);
    Ok(Proof {
        schema: SCHEMA,
        suite: suite.file.id.clone(),
        checks: suite.checks().map(|(_, check)| check.id.clone()).collect(),
        never_at_fault: never_at_fault(suite, &mutants),
        mutants,
        left_out,
        passed_on_nothing: passed_on_nothing(suite, &evaluate(suite, &empty, &all)),
        judged_unread: with(&evaluate(suite, &unread, &all), |outcome| {
            outcome != Outcome::Unknown
        }),
        stale: Vec::new(),
    })
}

/// What asserts that things are gone passes where nothing is, and rightly.
fn passed_on_nothing(suite: &Suite, empty: &Evaluation<'_>) -> Vec<CheckId> {
    let mut passed = with(empty, |outcome| outcome == Outcome::Passed);
    passed.retain(|id| !absence::checks(suite).any(|check| check.id == *id));
    passed
}

fn internal(error: serde_json::Error) -> ProveError {
    ProveError::Internal(format!("edit the snapshot: {error}"))
}

fn read(json: Value) -> Result<Snapshot, serde_json::Error> {
    serde_json::from_value(json)
}

fn with(evaluation: &Evaluation<'_>, is: impl Fn(Outcome) -> bool) -> Vec<CheckId> {
    let checks = evaluation.checks.iter().filter(|judged| is(judged.outcome));
    checks.map(|judged| judged.check.id.clone()).collect()
}

/// One mutation for each call that told something, and each reason why it could have told nothing.
fn unread_mutations(suite: &Suite, root: &Value) -> Vec<Mutation> {
    let scope = suite.scope(suite.checks().map(|(_, check)| check));
    let mut mutations = Vec::new();
    for call in scope.calls {
        for reason in ["denied", "throttled", "timed_out"] {
            let mut changed = root.clone();
            if !forget::forget(
                &mut changed,
                call,
                &json!({ reason: { "call": call.name() } }),
            ) {
                continue;
            }
            mutations.push(Mutation {
                id: format!("call/{}/{}", call.name(), reason.replace('_', "-")),
                expect: Expect::Unread,
                name: call.name().to_owned(),
                about: Vec::new(),
                call,
                changes: vec![Change::Set(String::new(), changed)],
            });
        }
    }
    mutations
}

fn never_at_fault(suite: &Suite, mutants: &[Mutant]) -> Vec<NeverAtFault> {
    let at_fault: BTreeSet<&str> = mutants
        .iter()
        .filter_map(|mutant| match &mutant.verdict {
            Verdict::Caught { check, .. } => Some(check.as_str()),
            _ => None,
        })
        .collect();
    let checks = suite.checks().map(|(_, check)| check.id.clone());
    checks
        .filter(|check| !at_fault.contains(check.as_str()))
        .map(|check| NeverAtFault {
            check,
            justified: None,
        })
        .collect()
}

impl Proof {
    /// Whether every mutant is caught by the right check or justified, and nothing passes on nothing.
    pub fn holds(&self) -> bool {
        self.mutants
            .iter()
            .all(|mutant| mutant.verdict.is_right() || mutant.justified.is_some())
            && self.mutants.iter().all(|mutant| !mutant.is_unhealed())
            && self
                .never_at_fault
                .iter()
                .all(|check| check.justified.is_some())
            && self.passed_on_nothing.is_empty()
            && self.judged_unread.is_empty()
            && self.stale.is_empty()
    }

    /// Mutants of one expectation: how many there are, how many came out right, how many others are justified.
    pub fn count(&self, expect: Expect) -> Count {
        let all = || {
            self.mutants
                .iter()
                .filter(move |mutant| mutant.expect == expect)
        };
        Count {
            all: all().count(),
            right: all().filter(|mutant| mutant.verdict.is_right()).count(),
            justified: all().filter(|mutant| mutant.justified.is_some()).count(),
        }
    }

    /// Mutants that a check failed: how many there are, how many their fixes heal, how many others are justified.
    pub fn fixes(&self) -> Count {
        let all = || {
            self.mutants
                .iter()
                .filter(|mutant| mutant.healing.is_some())
        };
        Count {
            all: all().count(),
            right: all().filter(|mutant| mutant.is_healed()).count(),
            justified: all()
                .filter(|mutant| mutant.fix_justified.is_some())
                .count(),
        }
    }

    /// The same proof with reasons for what is left. Those that fit nothing that is left are noted.
    pub fn justified_by(mut self, justifications: &Justifications) -> Self {
        for entry in &justifications.mutants {
            let fits = justified::pattern(&entry.mutant);
            let mut matching: Vec<&mut Mutant> = self.mutants.iter_mut().collect();
            matching.retain(|mutant| fits(&mutant.id));
            let right = matching.iter().find(|mutant| mutant.verdict.is_right());
            if let Some(right) = right {
                self.stale
                    .push(format!("{}: {} needs no reason", entry.mutant, right.id));
            } else if matching.is_empty() {
                self.stale
                    .push(format!("{}: there is no such mutant", entry.mutant));
            } else if entry.reason.trim().is_empty() {
                self.stale
                    .push(format!("{}: the reason is missing", entry.mutant));
            } else {
                for mutant in matching {
                    mutant.justified = Some(entry.reason.clone());
                }
            }
        }
        for entry in &justifications.fixes {
            let fits = justified::pattern(&entry.mutant);
            let mut matching: Vec<&mut Mutant> = self.mutants.iter_mut().collect();
            matching.retain(|mutant| mutant.healing.is_some() && fits(&mutant.id));
            if let Some(healed) = matching.iter().find(|mutant| mutant.is_healed()) {
                self.stale.push(format!(
                    "{}: the fix of {} heals it",
                    entry.mutant, healed.id
                ));
            } else if matching.is_empty() {
                self.stale.push(format!(
                    "{}: there is no such mutant with a fix",
                    entry.mutant
                ));
            } else if entry.reason.trim().is_empty() {
                self.stale
                    .push(format!("{}: the reason is missing", entry.mutant));
            } else {
                for mutant in matching {
                    mutant.fix_justified = Some(entry.reason.clone());
                }
            }
        }
        for entry in &justifications.checks {
            let mut never = self.never_at_fault.iter_mut();
            match never.find(|never| never.check == entry.check) {
                Some(never) if !entry.reason.trim().is_empty() => {
                    never.justified = Some(entry.reason.clone())
                }
                Some(_) => self
                    .stale
                    .push(format!("{}: the reason is missing", entry.check)),
                None => self.stale.push(format!(
                    "{}: there is no such check, or a mutant fails it",
                    entry.check
                )),
            }
        }
        self
    }
}

impl Mutant {
    fn is_healed(&self) -> bool {
        self.healing.as_ref().is_some_and(Healing::is_healed)
    }

    /// Whether its fix does not heal it, without a reason.
    pub fn is_unhealed(&self) -> bool {
        self.healing.is_some() && !self.is_healed() && self.fix_justified.is_none()
    }
}

/// Mutants, by what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Count {
    pub all: usize,
    pub right: usize,
    pub justified: usize,
}
