//! Finds the root causes among the failures, and what each of them explains.

use std::collections::BTreeMap;

use crate::diagnosis::Evidence;
use crate::evaluate::{Evaluation, Judged};
use crate::message::{Arg, Message};
use crate::suite::{Check, Follows, Step, Suite};
use crate::verdict::{Finding, NotPassed, Outcome};

/// A failure that no other failure explains.
#[derive(Debug)]
pub struct Cause<'e, 'a> {
    /// The failed check.
    pub judged: &'e Judged<'a>,
    /// The step of the page with the fix. If the page belongs to no step, the first step.
    pub step: &'a Step,
    /// Ids of the checks that fail or are blocked because of it, in the suite's order.
    pub explains: Vec<&'a str>,
    /// The run-time messages that it causes.
    pub evidence: Vec<&'e Evidence>,
}

/// The root causes of an evaluation, in the order of the pages, which is the order in which to fix them.
///
/// # Example
///
/// `lb-sg` fails. `site` depends on it and is blocked; the evidence is "504". `listener` declares `follows: lb-sg` and fails,
/// too. The only root cause is `lb-sg`; it explains `site` and `listener`, and its evidence is "504".
pub fn causes<'e, 'a>(evaluation: &'e Evaluation<'a>) -> Vec<Cause<'e, 'a>> {
    let checks = &evaluation.checks;
    let failures = Failures::of(evaluation);
    let mut causes = Vec::new();
    for judged in failures.failed.iter().copied() {
        let id = judged.check.id.as_str();
        if failures.root_of(judged) != id {
            continue;
        }
        let explained = || checks.iter().filter(|other| failures.explains(id, other));
        let symptoms = explained().filter(|other| failures.is_symptom_of(id, other));
        let mut evidence: Vec<&Evidence> = Vec::new();
        for symptom in std::iter::once(judged)
            .chain(symptoms)
            .filter_map(|judged| judged.symptom.as_ref())
        {
            if !evidence.contains(&&symptom.evidence) {
                evidence.push(&symptom.evidence);
            }
        }
        causes.push(Cause {
            judged,
            step: step_of(evaluation.suite, judged),
            explains: explained().map(|other| other.check.id.as_str()).collect(),
            evidence,
        });
    }
    let steps = &evaluation.suite.file.steps;
    // The sort is stable: within a page, the suite's order stays.
    causes.sort_by_key(|cause| steps.iter().position(|step| step.id == cause.step.id));
    causes
}

/// The failure from which each failure follows directly, by the ids of their checks. Root causes are not in it.
pub fn direct_causes<'a>(evaluation: &Evaluation<'a>) -> BTreeMap<&'a str, &'a str> {
    let failures = Failures::of(evaluation);
    let pairs = failures.failed.iter().filter_map(|judged| {
        let check = judged.check;
        let earlier = failures
            .followed(check)
            .or_else(|| failures.first_of_family(check))?;
        Some((check.id.as_str(), earlier.check.id.as_str()))
    });
    pairs.filter(|(id, earlier)| id != earlier).collect()
}

/// The first of the failures that are one mistake, by the ids of the checks of the others.
///
/// Example: `lb-sg`, `tasks-sg` and `efs-sg` are a family, and all three groups are missing. `tasks-sg` and `efs-sg` are the
/// same mistake as `lb-sg`, which causes neither.
pub fn same_mistakes<'a>(evaluation: &Evaluation<'a>) -> BTreeMap<&'a str, &'a str> {
    let failures = Failures::of(evaluation);
    let pairs = failures.failed.iter().filter_map(|judged| {
        let check = judged.check;
        if failures.followed(check).is_some() {
            return None;
        }
        let first = failures.first_of_family(check)?;
        Some((check.id.as_str(), first.check.id.as_str()))
    });
    pairs.filter(|(id, first)| id != first).collect()
}

/// The step to which the page of a failure belongs.
fn step_of<'a>(suite: &'a Suite, judged: &Judged<'a>) -> &'a Step {
    let steps = &suite.file.steps;
    let Some(page) = judged.page() else {
        return judged.step;
    };
    let is_on = |step: &&Step| {
        step.page == page
            || step
                .checks
                .iter()
                .any(|check| check.page.as_deref() == Some(page))
    };
    steps
        .iter()
        .find(is_on)
        .or(steps.first())
        .unwrap_or(judged.step)
}

struct Failures<'e, 'a> {
    suite: &'a Suite,
    checks: &'e [Judged<'a>],
    failed: Vec<&'e Judged<'a>>,
}

impl<'e, 'a> Failures<'e, 'a> {
    fn of(evaluation: &'e Evaluation<'a>) -> Self {
        let checks = &evaluation.checks;
        Failures {
            suite: evaluation.suite,
            checks,
            failed: checks
                .iter()
                .filter(|judged| judged.outcome == Outcome::Failed)
                .collect(),
        }
    }

    /// The id of the failure that explains this one; its own id if no other failure does.
    fn root_of(&self, judged: &Judged<'a>) -> &'a str {
        let check = judged.check;
        match self.followed(check).or_else(|| self.first_of_family(check)) {
            // A followed check comes earlier in the suite, so the recursion ends.
            Some(earlier) if earlier.check.id != check.id => self.root_of(earlier),
            _ => &check.id,
        }
    }

    /// Whether the failure with that id explains a failed or blocked check.
    fn explains(&self, root: &str, other: &Judged<'a>) -> bool {
        match other.outcome {
            Outcome::Failed => other.check.id != root && self.root_of(other) == root,
            Outcome::Blocked => other.blocked_by.iter().any(|id| {
                let blocker = self.get(id);
                blocker.is_some_and(|blocker| self.root_of(blocker) == root)
            }),
            Outcome::Passed | Outcome::Unknown | Outcome::Pending => false,
        }
    }

    /// Whether the run-time message of a check is direct evidence for the failure with that id. A message about a
    /// consequence, for example that the site has no tasks, is not.
    fn is_symptom_of(&self, root: &str, other: &Judged<'a>) -> bool {
        let pattern = other.symptom.as_ref().and_then(|symptom| symptom.pattern);
        pattern.is_none_or(|pattern| {
            let causes = pattern.text.causes.iter().filter_map(|id| self.get(id));
            let mut roots = causes.map(|cause| self.root_of(cause)).peekable();
            let names_no_cause = pattern.text.vague && roots.peek().is_none();
            (names_no_cause && self.is_earliest_symptom(other)) || roots.any(|cause| cause == root)
        })
    }

    /// Whether all prerequisites of a check that are about run time pass.
    fn is_earliest_symptom(&self, judged: &Judged<'a>) -> bool {
        let needs = self.suite.needs_of(judged.check);
        let mut others = self
            .checks
            .iter()
            .filter(|other| needs.contains(&other.check.id.as_str()));
        others.all(|other| {
            other.outcome == Outcome::Passed || !other.check.assert.is_about_run_time()
        })
    }

    fn get(&self, id: &str) -> Option<&Judged<'a>> {
        let mut failed = self.failed.iter().copied();
        failed.find(|judged| judged.check.id == id)
    }

    /// The failure that this check's failure follows from, as the suite declares it: the first of several. What is left over is
    /// deleted only after all that has to be deleted before, so there it is the last one of the suite.
    ///
    /// # Example
    ///
    /// MGN starts another server that replicates in the place of one that is terminated, and so does an environment. The instances
    /// are terminated after the environments and the source servers, with the latter.
    fn followed(&self, check: &Check) -> Option<&Judged<'a>> {
        let is_deleted =
            check.assert.asserts_absence() && self.get(&check.id).is_some_and(has_changes);
        let mut all = self.all_followed(check);
        if is_deleted {
            all.max_by_key(|earlier| self.place(earlier))
        } else {
            all.next()
        }
    }

    /// Its place in the suite.
    fn place(&self, judged: &Judged<'a>) -> Option<usize> {
        let mut checks = self.checks.iter();
        checks.position(|other| other.check.id == judged.check.id)
    }

    fn all_followed(&self, check: &Check) -> impl Iterator<Item = &Judged<'a>> {
        check.follows.iter().filter_map(|follows| {
            let earlier = match self.get(&follows.check) {
                Some(failed) => failed,
                None => self.blocker_of(check, follows)?,
            };
            let found_it = match &follows.found {
                Some(found) => finding(earlier).is_some_and(|finding| finding.actual.id == *found),
                None => true,
            };
            let own = self.get(&check.id)?;
            // What is left over is deleted although something else is left for a person to look at, such as a load balancer in
            // a VPC of somebody else: whatever would keep AWS from it leaves it without changes.
            let waits =
                !check.assert.asserts_absence() || has_changes(earlier) || !has_changes(own);
            let fits = found_it && (!follows.same_resource || share_a_resource(own, earlier));
            (fits && waits).then_some(earlier)
        })
    }

    /// The failure that blocks what this check follows. It comes earlier in the suite than this check, as what is followed does.
    ///
    /// Example: the task does not run, which follows the test of the source's connection. That test is blocked: it was made by a
    /// replication instance in another VPC. Where that is repaired, the task can be started, not before.
    fn blocker_of(&self, check: &Check, follows: &Follows) -> Option<&Judged<'a>> {
        if follows.found.is_some() || follows.same_resource {
            return None;
        }
        let mut checks = self.checks.iter();
        let blocked = checks.find(|judged| judged.check.id == follows.check)?;
        let mut earlier = self
            .failed
            .iter()
            .copied()
            .take_while(|failed| failed.check.id != check.id);
        let is_blocker =
            |failed: &&Judged<'a>| blocked.blocked_by.contains(&failed.check.id.as_str());
        (blocked.outcome == Outcome::Blocked)
            .then(|| earlier.find(is_blocker))
            .flatten()
    }

    /// The first check of a family, if all checks of the family failed in the same way. They count as one mistake.
    fn first_of_family(&self, check: &Check) -> Option<&Judged<'a>> {
        let family = check.family.as_ref()?;
        let members = || {
            let checks = self.suite.checks().map(|(_, check)| check);
            checks.filter(|other| other.family.as_ref() == Some(family))
        };
        let first = self.get(&members().next()?.id)?;
        let alike = |other: &Check| {
            self.get(&other.id)
                .is_some_and(|other| is_same(finding(other), finding(first)))
        };
        members().all(alike).then_some(first)
    }
}

fn has_changes(judged: &Judged<'_>) -> bool {
    finding(judged).is_some_and(|finding| !finding.changes.is_empty())
}

fn share_a_resource(one: &Judged<'_>, other: &Judged<'_>) -> bool {
    match (finding(one), finding(other)) {
        (Some(one), Some(other)) => one.resources.iter().any(|id| other.resources.contains(id)),
        _ => false,
    }
}

/// The finding of a failed check; none if the resource is missing.
fn finding<'j>(judged: &'j Judged<'_>) -> Option<&'j Finding> {
    match &judged.verdict {
        Some(Err(NotPassed::Failed(finding))) => Some(finding),
        _ => None,
    }
}

/// Whether two findings have the same meaning for different resources, or blame the same rule.
fn is_same(one: Option<&Finding>, other: Option<&Finding>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            has_same_meaning(&one.actual, &other.actual)
                || (one.blames.is_some() && one.blames == other.blames)
        }
        (one, other) => one.is_none() && other.is_none(),
    }
}

fn has_same_meaning(one: &Message, other: &Message) -> bool {
    let parts = one.args.iter().zip(&other.args);
    one.id == other.id
        && parts.into_iter().all(|parts| match parts {
            ((_, Arg::Message(one)), (_, Arg::Message(other))) => has_same_meaning(one, other),
            _ => true,
        })
}
