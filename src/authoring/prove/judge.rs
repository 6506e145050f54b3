//! What a suite made of a mutation, and whether that was right.
//!
//! A mutation that breaks something is noticed by the right check if the report has exactly one root cause, that root
//! cause is about what was changed, and it explains every other check that failed or is blocked. A root cause is about
//! what was changed if its check reads the call that tells of it, and
//!
//! - a resource that plays one of the check's roles was changed, or owns what was changed, or
//! - the check's finding names the resource, its owner, or what the changed field points or pointed at, or
//! - the suite gives the resource's name in the check's parameters.
//!
//! Where nothing failed, waiting for it (pending) or advice about it is noticing as well.

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

/// What became of a mutation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// The right check noticed it.
    Caught { check: CheckId, how: How },
    /// As it should be: a harmless change changed nothing, a denied call made nothing wrong.
    Quiet,
    /// No check noticed it.
    Survived,
    /// Nothing failed, but these checks cannot tell.
    Unclear { checks: Vec<CheckId> },
    /// The one root cause is about something else.
    WrongCheck { check: CheckId },
    /// Several failures that do not explain each other, or that no root cause explains.
    SeveralCauses { checks: Vec<CheckId> },
    /// A root cause was found, and these failed or are blocked without being explained by it.
    Unexplained {
        check: CheckId,
        checks: Vec<CheckId>,
    },
    /// Something harmless made these checks fail, wait, or not tell; or a call that was denied made them anything but
    /// unknown.
    FalseAlarm { checks: Vec<CheckId> },
    /// These checks need a call that was denied and do not say so, or do not name its action.
    NotSaid { checks: Vec<CheckId> },
}

/// In which way a check noticed a mutation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    Failed,
    Pending,
    Advised,
}

impl Verdict {
    /// Whether it is as it should be.
    pub fn is_right(&self) -> bool {
        matches!(self, Verdict::Caught { .. } | Verdict::Quiet)
    }
}

/// How the complete account came out.
#[derive(Debug)]
pub struct Baseline {
    pub resolution: Resolution,
    advice: Vec<Vec<Message>>,
}

impl Baseline {
    /// Remembers who plays which role there, and what was advised.
    pub fn of(evaluation: Evaluation<'_>) -> Self {
        Baseline {
            advice: evaluation.checks.iter().map(advice).collect(),
            resolution: evaluation.resolution,
        }
    }

    /// Judges a suite by what it made of a mutation.
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
                        how: How::Failed,
                    }
                }
            }
            [] => self.noticed_without_failure(mutation, evaluation),
            several => Verdict::SeveralCauses {
                checks: ids(several.iter().map(|cause| cause.judged)),
            },
        }
    }

    /// Nothing failed: whether a check waits for what was changed, or advises about it.
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
            return by(first, How::Pending);
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
            Some((judged, _)) => by(judged, How::Advised),
            None => Verdict::Survived,
        }
    }

    /// Whether a check is about what was changed: see the rule above.
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
        // Parameters have no other form in which they could be asked for a name.
        let given = || format!("{:?}", check.assert).contains(&format!("{:?}", mutation.name));
        reads && (plays() || names() || given())
    }
}

/// A harmless change leaves everything passed.
fn harmless(evaluation: &Evaluation<'_>) -> Verdict {
    let alarmed = ids(evaluation
        .checks
        .iter()
        .filter(|judged| judged.outcome != Outcome::Passed));
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
        // What would tie a thing to the workshop is needed only where there is a thing; a sum reads what others read.
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
        Verdict::NotSaid {
            checks: ids(silent.into_iter()),
        }
    }
}

fn advice(judged: &Judged<'_>) -> Vec<Message> {
    match &judged.verdict {
        Some(Ok(pass)) => pass.advice.clone(),
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
