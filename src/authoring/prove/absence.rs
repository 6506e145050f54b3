//! Suites that assert that resources are gone. The complete account has nothing to break, so each mutant puts resources
//! back, from a snapshot in which they still exist.

use serde_json::Value;

use super::heal::heal;
use super::judge::{Detection, Verdict};
use super::mutation::Expect;
use super::{Mutant, ProveError, ids_with_outcome, internal, read, unread_mutations};
use workshop_check_core::evaluate::{Evaluation, Selection, evaluate};
use workshop_check_core::ids::CheckId;
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::update::{FILLED, is_called};
use workshop_check_core::suite::{Check, Suite};
use workshop_check_core::verdict::Outcome;

/// The checks that assert that something is gone.
pub fn checks(suite: &Suite) -> impl Iterator<Item = &Check> {
    let checks = suite.checks().map(|(_, check)| check);
    checks.filter(|check| check.assert.asserts_absence())
}

/// Two groups of mutants:
///
/// - For each check of absence, the clean account with the leftovers' results of the check's calls. It is caught if the
///   check fails, and only checks of the same calls fail with it. With `heals`, the deletions that the report names are
///   made, after which everything must pass.
/// - For each call of the suite, the account with leftovers in which that call could not be read. A check that failed may
///   become unknown, but must not pass.
///
/// # Errors
/// [`ProveError::Internal`] if an edited snapshot cannot be read.
pub fn mutants(
    suite: &Suite,
    clean: &Value,
    leftovers: &Snapshot,
    heals: bool,
) -> Result<Vec<Mutant>, ProveError> {
    let all = Selection::default();
    let full = serde_json::to_value(leftovers).map_err(internal)?;
    let mut mutants = Vec::new();
    for check in checks(suite) {
        let back = read(&put_back(suite, check, clean, &full)).map_err(internal)?;
        let verdict = noticed(suite, check, &evaluate(suite, &back, &all));
        let is_caught = heals && matches!(verdict, Verdict::Caught { .. });
        mutants.push(Mutant {
            healing: is_caught.then(|| heal(suite, &back)),
            ..mutant(format!("leftover/{}", check.id), Expect::Noticed, verdict)
        });
    }
    let left = ids_with_outcome(&evaluate(suite, leftovers, &all), |outcome| {
        outcome == Outcome::Failed
    });
    for mutation in unread_mutations(suite, &full) {
        let denied = read(&mutation.apply(&full)).map_err(internal)?;
        let mut clean = ids_with_outcome(&evaluate(suite, &denied, &all), |outcome| {
            outcome == Outcome::Passed
        });
        clean.retain(|check| left.contains(check));
        let verdict = if clean.is_empty() {
            Verdict::Quiet
        } else {
            Verdict::NotReported { checks: clean }
        };
        mutants.push(mutant(
            format!("with-leftovers/{}", mutation.id),
            Expect::Unread,
            verdict,
        ));
    }
    Ok(mutants)
}

fn mutant(id: String, expect: Expect, verdict: Verdict) -> Mutant {
    Mutant {
        id,
        expect,
        verdict,
        justified: None,
        healing: None,
        fix_justified: None,
    }
}

/// Whether a check only adds up the results of others: it makes no calls.
fn is_sum(check: &Check) -> bool {
    check.assert.calls().is_empty()
}

/// The clean account with the leftovers' results of the check's calls. For a sum over other checks, with all results.
fn put_back(suite: &Suite, check: &Check, clean: &Value, full: &Value) -> Value {
    let own = suite.reads_of(check);
    let all = is_sum(check);
    let mut back = clean.clone();
    for (service, field, call) in FILLED {
        if !all && !own.contains(call) {
            continue;
        }
        let (Some(fields), Some(left)) = (
            back.get_mut(*service).and_then(Value::as_object_mut),
            full.get(*service).and_then(Value::as_object),
        ) else {
            continue;
        };
        for (name, fact) in left.iter().filter(|(name, _)| is_called(name, field)) {
            fields.insert(name.clone(), fact.clone());
        }
    }
    let declared = own.iter().filter_map(|call| call.declared());
    for key in declared.map(|call| call.key()) {
        let left = full.get("calls").and_then(|calls| calls.get(key));
        let answers = back.get_mut("calls").and_then(Value::as_object_mut);
        if let (Some(answers), Some(left)) = (answers, left) {
            answers.insert(key.to_owned(), left.clone());
        }
    }
    back
}

fn noticed(suite: &Suite, check: &Check, evaluation: &Evaluation<'_>) -> Verdict {
    let failed = ids_with_outcome(evaluation, |outcome| outcome == Outcome::Failed);
    if !failed.contains(&check.id) {
        return match failed.first() {
            Some(other) => Verdict::WrongCheck {
                check: other.clone(),
            },
            None => Verdict::Survived,
        };
    }
    let own = suite.reads_of(check);
    let is_stray = |other: &&Check| {
        let shares = suite.reads_of(other).intersection(&own).next().is_some();
        failed.contains(&other.id) && !shares && !is_sum(other)
    };
    // For a sum everything was put back, so other checks fail rightly.
    let strays = checks(suite).filter(|_| !is_sum(check));
    let strays: Vec<CheckId> = strays
        .filter(is_stray)
        .map(|other| other.id.clone())
        .collect();
    if strays.is_empty() {
        Verdict::Caught {
            check: check.id.clone(),
            how: Detection::Failed,
        }
    } else {
        Verdict::Unexplained {
            check: check.id.clone(),
            checks: strays,
        }
    }
}
