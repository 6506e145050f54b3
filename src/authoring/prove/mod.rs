//! Mutation testing for suites: changes one fact of a correct account at a time, and checks that the right check fails.
//!
//! Pure: snapshot × suite → proof. The mutations are a table (`operators.yaml`) that describes the shape of a snapshot, not
//! a workshop. `resources` finds the relevant resources, `generate` applies the operators, `judge` decides whether the
//! right check failed. The rest of the snapshot stays as recorded: for example, tasks keep running after a rule was
//! broken, as they do in real accounts until they are replaced.

mod absence;
mod declared;
mod edits;
mod generate;
mod heal;
mod judge;
mod justified;
mod mutation;
mod operators;
mod places;
mod resources;
mod surroundings;
mod target;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value, json};

pub use heal::Healing;
pub use judge::{Detection, Verdict};
pub use justified::Justifications;
pub use mutation::Expect;

use judge::Baseline;
use mutation::{Change, Mutation};
use resources::Resources;
use workshop_check_core::evaluate::{Evaluation, Selection, evaluate, further_reads};
use workshop_check_core::ids::CheckId;
use workshop_check_core::snapshot::forget;
use workshop_check_core::snapshot::parse::from_json;
use workshop_check_core::snapshot::{Call, DeclaredCall, Snapshot};
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::Outcome;

/// The value of `schema` in every proof.
pub const SCHEMA: &str = "workshop-check/proof/1";

/// The result of mutation testing a suite.
#[derive(Debug, Clone, Serialize)]
pub struct Proof {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// The suite's id.
    pub suite: String,
    /// The suite's checks, in order.
    pub checks: Vec<CheckId>,
    /// All mutations, with their verdicts.
    pub mutants: Vec<Mutant>,
    /// How many resources are not relevant for the suite and were not changed, by kind.
    pub left_out: BTreeMap<String, usize>,
    /// Checks that were the root cause of no mutant.
    pub never_at_fault: Vec<NeverAtFault>,
    /// Checks that pass in an empty account in which everything was read.
    pub passed_on_nothing: Vec<CheckId>,
    /// Checks that are not unknown in an account of which nothing was read.
    pub judged_unread: Vec<CheckId>,
    /// Problems of the justifications.
    pub stale: Vec<String>,
}

/// One mutation and its verdict.
#[derive(Debug, Clone, Serialize)]
pub struct Mutant {
    /// The id of the mutation, for example "vpc-attributes/TargetVPC/EnableDnsSupport/=false".
    pub id: String,
    /// How the suite should react to it.
    pub expect: Expect,
    #[serde(flatten)]
    /// How the suite reacted.
    pub verdict: Verdict,
    /// The reason why it may survive, if `prove.yaml` gives one.
    pub justified: Option<String>,
    /// Of one that a check failed: whether the fixes that the report names heal it.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub healing: Option<Healing>,
    /// Why its fix need not heal it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_justified: Option<String>,
}

/// A check that was the root cause of no mutant.
#[derive(Debug, Clone, Serialize)]
pub struct NeverAtFault {
    /// The check.
    pub check: CheckId,
    /// The reason why this is right, if `prove.yaml` gives one.
    pub justified: Option<String>,
}

/// Why a suite could not be tested. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum ProveError {
    /// Some checks do not pass in the account that should be complete.
    #[error("prove {suite}: {} of its checks do not pass in this account: {}", checks.len(), some(checks))]
    NotComplete {
        /// The suite's id.
        suite: String,
        /// The checks that do not pass.
        checks: Vec<CheckId>,
    },
    /// The suite asserts absence, but there is no snapshot with leftovers.
    #[error("prove {suite}: it asserts that things are gone, and nothing says what was there")]
    NoLeftovers {
        /// The suite's id.
        suite: String,
    },
    /// `prove.yaml` is malformed.
    #[error("read {place}: {problem}")]
    Justifications {
        /// The file, with line and column if they are known.
        place: String,
        /// What is wrong there.
        problem: String,
    },
    /// A mistake of this program: its table or an edited snapshot is malformed.
    #[error("{0}")]
    Internal(String),
}

/// The most ids in an error.
const MOST_NAMED: usize = 5;

/// The first ids, and the number of the others.
fn some(checks: &[CheckId]) -> String {
    let named: Vec<&str> = checks
        .iter()
        .take(MOST_NAMED)
        .map(CheckId::as_str)
        .collect();
    match checks.len().checked_sub(MOST_NAMED) {
        None | Some(0) => named.join(", "),
        Some(more) => format!("{} and {more} more", named.join(", ")),
    }
}

impl ProveError {
    /// What the user can do about it.
    pub fn hint(&self) -> Option<&str> {
        match self {
            ProveError::NotComplete { .. } => Some(
                "give an account in which the workshop is done: --demo without a name, or \"workshop-check snapshot FILE\"",
            ),
            ProveError::NoLeftovers { .. } => {
                Some("--leftovers gives a snapshot in which everything is still there")
            }
            ProveError::Justifications { .. } | ProveError::Internal(_) => None,
        }
    }
}

/// Tests a suite by mutations of `complete`, an account in which every check passes. If the suite asserts that resources
/// are gone, `leftovers` is an account in which they still exist.
///
/// # Errors
/// If a check does not pass in `complete`, or `leftovers` is missing.
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
    // What people confirm is not a fact of the account, so that nothing can be changed about it.
    let mut complete = complete.clone();
    let marks = suite
        .marks()
        .map(|mark| (mark.to_owned(), "yes".to_owned()));
    complete.account.marks.extend(marks);
    let complete = &complete;
    let evaluation = evaluate(suite, complete, &all);
    let short = evaluation.checks.iter().filter(|judged| !judged.holds());
    let short: Vec<CheckId> = short.map(|judged| judged.check.id.clone()).collect();
    if !short.is_empty() {
        return Err(ProveError::NotComplete {
            suite: suite.file.id.clone(),
            checks: short,
        });
    }
    let baseline = Baseline::new(evaluation);
    let sites = further_reads(suite, complete, &all).sites;
    let root = serde_json::to_value(complete).map_err(internal)?;
    let mut kinds = operators::table().map_err(ProveError::Internal)?;
    let account = suite.account(complete, &baseline.resolution);
    kinds.extend(declared::kinds(suite, &root, &account));
    let resources = Resources::new(&root, &kinds, suite, &baseline.resolution);
    let subject = (suite, &baseline.resolution);
    let mut mutations = generate::mutations(&root, &resources, &sites, subject);
    mutations.extend(declared::results(suite, &root));
    mutations.extend(unread_mutations(suite, &root));
    let mut mutants = Vec::new();
    for mutation in &mutations {
        let mutated = read(&mutation.apply(&root))
            .map_err(|error| ProveError::Internal(format!("apply {}: {error}", mutation.id)))?;
        let verdict = baseline.judge(mutation, &evaluate(suite, &mutated, &all));
        let is_failed = heals
            && matches!(
                verdict,
                Verdict::Caught {
                    how: Detection::Failed,
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
        mutants.extend(absence::mutants(suite, &root, leftovers, heals)?);
    }
    let mut left_out = BTreeMap::new();
    for resource in resources.all.iter().filter(|resource| !resource.matters) {
        *left_out.entry(resource.kind.kind.clone()).or_default() += 1;
    }
    let empty = read(&forget::emptied(&root)).map_err(internal)?;
    let unread = Snapshot::new(complete.account.clone(), complete.taken_at);
    Ok(Proof {
        schema: SCHEMA,
        suite: suite.file.id.clone(),
        checks: suite.checks().map(|(_, check)| check.id.clone()).collect(),
        never_at_fault: never_at_fault(suite, &mutants),
        mutants,
        left_out,
        passed_on_nothing: passed_on_nothing(suite, &evaluate(suite, &empty, &all)),
        judged_unread: of_facts(
            suite,
            ids_with_outcome(&evaluate(suite, &unread, &all), |outcome| {
                outcome != Outcome::Unknown
            }),
        ),
        stale: Vec::new(),
    })
}

/// The checks that pass in an empty account, except those that assert absence.
fn passed_on_nothing(suite: &Suite, empty: &Evaluation<'_>) -> Vec<CheckId> {
    let passed = empty.checks.iter().filter(|judged| judged.holds());
    let mut passed: Vec<CheckId> = passed.map(|judged| judged.check.id.clone()).collect();
    passed.retain(|id| !absence::checks(suite).any(|check| check.id == *id));
    of_facts(suite, passed)
}

/// Without the checks that people decide.
fn of_facts(suite: &Suite, mut checks: Vec<CheckId>) -> Vec<CheckId> {
    let is_manual = |id: &CheckId| {
        let check = suite.check(id);
        check.is_some_and(|(_, check)| check.assert.mark().is_some())
    };
    checks.retain(|id| !is_manual(id));
    checks
}

fn internal(error: serde_json::Error) -> ProveError {
    ProveError::Internal(format!("edit the snapshot: {error}"))
}

fn read(json: &Value) -> Result<Snapshot, serde_json::Error> {
    from_json(&serde_json::to_vec(json)?)
}

/// The ids of the checks whose outcome fits `is`, in the suite's order.
fn ids_with_outcome(evaluation: &Evaluation<'_>, is: impl Fn(Outcome) -> bool) -> Vec<CheckId> {
    let checks = evaluation.checks.iter().filter(|judged| is(judged.outcome));
    checks.map(|judged| judged.check.id.clone()).collect()
}

/// One mutation for each call with results in the snapshot, and each reason why it could have failed.
fn unread_mutations(suite: &Suite, root: &Value) -> Vec<Mutation> {
    let scope = suite.scope(suite.checks().map(|(_, check)| check));
    let mut mutations = Vec::new();
    // A declared call whose inputs could not be read is not made.
    let depends = |other: &Call, call: Call| {
        other.declared().is_some() && *other != call && Call::with_inputs([*other]).contains(&call)
    };
    for call in scope.calls.iter().copied() {
        for reason in ["denied", "throttled", "timed_out"] {
            let mut changed = root.clone();
            let why = json!({ reason: { "call": call } });
            if !forget::forget(&mut changed, call, &why) {
                continue;
            }
            for other in scope.calls.iter().filter(|other| depends(other, call)) {
                forget::forget(&mut changed, *other, &why);
            }
            mutations.push(Mutation {
                id: format!("call/{}/{}", key(call), reason.replace('_', "-")),
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

/// The name of a call in a suite.
fn key(call: Call) -> &'static str {
    call.declared().map_or(call.name(), DeclaredCall::key)
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
    of_facts(suite, checks.collect())
        .into_iter()
        .filter(|check| !at_fault.contains(check.as_str()))
        .map(|check| NeverAtFault {
            check,
            justified: None,
        })
        .collect()
}

impl Proof {
    /// Whether every mutant is caught by the right check or justified, and no check passes in an empty or unread account.
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

    /// The numbers of mutants with this expectation.
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

    /// Adds the reasons of a `prove.yaml` to this proof. Entries that match nothing are listed in `stale`.
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

/// Numbers of mutants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Count {
    /// All mutants with this expectation.
    pub all: usize,
    /// Those with a right verdict.
    pub right: usize,
    /// Those with a wrong verdict and a reason.
    pub justified: usize,
}
