//! Compares the evaluation of a mutant with what the mutation should have caused.
//!
//! A mutation that breaks something is caught if the report has exactly one root cause, that root cause is about the
//! changed resource, and it explains every other check that failed or is blocked. A root cause is about the changed
//! resource if its check reads the call that returns the resource, and
//!
//! - one of the check's resources was changed, or owns what was changed, or
//! - the check's finding names the resource, its owner, or what the changed field points or pointed at, or
//! - the resource's name is among the check's parameters.
//!
//! If nothing failed, a pending check or new advice about the resource counts as well.

use std::collections::BTreeSet;

use serde::Serialize;

use super::mutation::{Expect, Mutation};
use workshop_check_core::account::{Resolution, ResourceState};
use workshop_check_core::evaluate::causes;
use workshop_check_core::evaluate::{Evaluation, Judged};
use workshop_check_core::ids::CheckId;
use workshop_check_core::message::Message;
use workshop_check_core::snapshot::Call;
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::NotPassed;
use workshop_check_core::verdict::Outcome;

/// The result for one mutation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// The right check caught it.
    Caught {
        /// The root cause.
        check: CheckId,
        /// How it was caught.
        how: Detection,
    },
    /// Right without a catch: a harmless change changed nothing, or a denied call made no check fail.
    Quiet,
    /// No check noticed it.
    Survived,
    /// Nothing failed, but these checks are unknown.
    Unclear {
        /// The unknown and blocked checks.
        checks: Vec<CheckId>,
    },
    /// The one root cause is about something else.
    WrongCheck {
        /// The root cause.
        check: CheckId,
    },
    /// Several failures that do not explain each other, or that no root cause explains.
    SeveralCauses {
        /// The root causes.
        checks: Vec<CheckId>,
    },
    /// A root cause was found, but it does not explain `checks`, which failed or are blocked, too.
    Unexplained {
        /// The root cause.
        check: CheckId,
        /// The checks that it does not explain.
        checks: Vec<CheckId>,
    },
    /// A harmless change made these checks not pass, or a denied call made them fail or wait.
    FalseAlarm {
        /// The checks with a wrong outcome.
        checks: Vec<CheckId>,
    },
    /// These checks need a call that was denied, but passed, or do not name its action.
    // `prove --json` keeps the published value.
    #[serde(rename = "not_said")]
    NotReported {
        /// The checks that should be unknown.
        checks: Vec<CheckId>,
    },
}

/// How a check caught a mutation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Detection {
    /// It failed.
    Failed,
    /// It is pending because of the change.
    Pending,
    /// It passed with new advice.
    Advised,
}

impl Verdict {
    /// Whether the suite judged the mutant correctly.
    pub fn is_right(&self) -> bool {
        matches!(self, Verdict::Caught { .. } | Verdict::Quiet)
    }
}

/// The evaluation of the complete account, with which mutants are compared.
#[derive(Debug)]
pub struct Baseline {
    pub resolution: Resolution,
    advice: Vec<Vec<Message>>,
}

impl Baseline {
    /// Keeps the resolution and the advice of the complete account.
    pub fn new(evaluation: Evaluation<'_>) -> Self {
        Baseline {
            advice: evaluation.checks.iter().map(advice).collect(),
            resolution: evaluation.resolution,
        }
    }

    /// The verdict on a mutation, from the evaluation of its snapshot.
    pub fn judge(&self, mutation: &Mutation, evaluation: &Evaluation<'_>) -> Verdict {
        match mutation.expect {
            Expect::Noticed => self.noticed(mutation, evaluation),
            Expect::Harmless => harmless(evaluation),
            Expect::Unread => unread(mutation.call, evaluation),
        }
    }

    fn noticed(&self, mutation: &Mutation, evaluation: &Evaluation<'_>) -> Verdict {
        let causes = causes(evaluation);
        match causes.as_slice() {
            [cause] => {
                let id = cause.judged.check.id.clone();
                let is_stray = |judged: &&Judged<'_>| {
                    matches!(judged.outcome, Outcome::Failed | Outcome::Blocked)
                        && judged.check.id != id
                        && !cause.explains.contains(&judged.check.id.as_str())
                };
                let stray = ids(evaluation.checks.iter().filter(is_stray));
                if !self.is_about(mutation, cause.judged, evaluation) {
                    Verdict::WrongCheck { check: id }
                } else if !stray.is_empty() {
                    Verdict::Unexplained {
                        check: id,
                        checks: stray,
                    }
                } else {
                    Verdict::Caught {
                        check: id,
                        how: Detection::Failed,
                    }
                }
            }
            [] => self.noticed_without_failure(mutation, evaluation),
            several => Verdict::SeveralCauses {
                checks: ids(several.iter().map(|cause| cause.judged)),
            },
        }
    }

    /// The verdict if nothing failed: whether a check is pending because of the change, or gives advice about it.
    fn noticed_without_failure(&self, mutation: &Mutation, evaluation: &Evaluation<'_>) -> Verdict {
        let of = |outcome| {
            evaluation
                .checks
                .iter()
                .filter(move |judged| judged.outcome == outcome)
        };
        let by = |judged: &Judged<'_>, how| {
            if self.is_about(mutation, judged, evaluation) {
                Verdict::Caught {
                    check: judged.check.id.clone(),
                    how,
                }
            } else {
                Verdict::WrongCheck {
                    check: judged.check.id.clone(),
                }
            }
        };
        if let Some(first) = of(Outcome::Pending).next() {
            return by(first, Detection::Pending);
        }
        let unclear = ids(of(Outcome::Unknown).chain(of(Outcome::Blocked)));
        if !unclear.is_empty() {
            return Verdict::Unclear { checks: unclear };
        }
        let advised = evaluation.checks.iter().zip(&self.advice);
        let advised: Vec<_> = advised
            .filter(|(now, before)| advice(now) != **before)
            .collect();
        let right = advised
            .iter()
            .find(|(now, _)| self.is_about(mutation, now, evaluation));
        match right.or(advised.first()) {
            Some((judged, _)) => by(judged, Detection::Advised),
            None => Verdict::Survived,
        }
    }

    /// Whether a check is about the changed resource (the rule is in the module's documentation).
    fn is_about(
        &self,
        mutation: &Mutation,
        judged: &Judged<'_>,
        evaluation: &Evaluation<'_>,
    ) -> bool {
        let check = judged.check;
        let is_changed = |id: &String| mutation.about.contains(id);
        let reads = mutation.call == Call::ProbeSite
            || evaluation.suite.reads_of(check).contains(&mutation.call);
        let plays = || {
            let resources = check.assert.resources();
            resources.iter().any(|(resource, _)| {
                let keys = [&self.resolution, &evaluation.resolution]
                    .map(|resolution| resolution.state(resource));
                keys.into_iter().flatten().any(|state| match state {
                    ResourceState::Found(found) => is_changed(&found.key),
                    _ => false,
                })
            })
        };
        let names = || resources(judged).iter().any(is_changed);
        // The parameters have no common type in which a name could be searched.
        let given = || format!("{:?}", check.assert).contains(&format!("{:?}", mutation.name));
        reads && (plays() || names() || given())
    }
}

/// A harmless change must leave every check passed.
fn harmless(evaluation: &Evaluation<'_>) -> Verdict {
    let alarmed = ids(evaluation.checks.iter().filter(|judged| !judged.holds()));
    if alarmed.is_empty() {
        Verdict::Quiet
    } else {
        Verdict::FalseAlarm { checks: alarmed }
    }
}

/// Without a call, the checks that need it are unknown and name its action, and all others pass.
fn unread(call: Call, evaluation: &Evaluation<'_>) -> Verdict {
    let suite: &Suite = evaluation.suite;
    let (mut alarmed, mut silent) = (Vec::new(), Vec::new());
    for judged in &evaluation.checks {
        let needs = suite.calls_of(judged.check).contains(&call);
        let reads = suite.reads_of(judged.check).contains(&call);
        let says = match &judged.verdict {
            Some(Err(NotPassed::Unknown(reason))) => reason.call() == Some(call),
            _ => false,
        };
        // A check of absence needs some calls only if it finds a resource, and a sum makes no calls.
        let of_absence = judged.check.assert.asserts_absence();
        match judged.outcome {
            Outcome::Passed if needs && !of_absence => silent.push(judged),
            Outcome::Passed => {}
            Outcome::Unknown if says && (reads || of_absence) => {}
            Outcome::Unknown => silent.push(judged),
            _ => alarmed.push(judged),
        }
    }
    if !alarmed.is_empty() {
        return Verdict::FalseAlarm {
            checks: ids(alarmed.into_iter()),
        };
    }
    if silent.is_empty() {
        Verdict::Quiet
    } else {
        Verdict::NotReported {
            checks: ids(silent.into_iter()),
        }
    }
}

fn advice(judged: &Judged<'_>) -> Vec<Message> {
    match &judged.verdict {
        Some(Ok(pass)) => pass.advice.clone(),
        Some(Err(NotPassed::Failed(finding))) if judged.is_idea() => vec![finding.actual.clone()],
        Some(Err(NotPassed::Missing { resource })) if judged.is_idea() => {
            vec![Message::new("resource-missing-any").with("kind", resource.as_str())]
        }
        _ => Vec::new(),
    }
}

fn resources<'j>(judged: &'j Judged<'_>) -> &'j [String] {
    match &judged.verdict {
        Some(Ok(pass)) => &pass.resources,
        Some(Err(NotPassed::Failed(finding))) => &finding.resources,
        Some(Err(NotPassed::Pending(wait))) => &wait.resources,
        _ => &[],
    }
}

fn ids<'j, 'a: 'j>(checks: impl Iterator<Item = &'j Judged<'a>>) -> Vec<CheckId> {
    let mut seen = BTreeSet::new();
    checks
        .map(|judged| judged.check.id.clone())
        .filter(|id| seen.insert(id.clone()))
        .collect()
}
