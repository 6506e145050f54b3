//! Which failures are mistakes of their own, and what each of them explains.

use crate::diagnosis::Evidence;
use crate::evaluate::{Evaluation, Judged};
use crate::message::{Arg, Message};
use crate::suite::{Check, Step, Suite};
use crate::verdict::{Finding, NotPassed, Outcome};

/// A failure that no other failure explains.
#[derive(Debug)]
pub struct Cause<'e, 'a> {
    pub judged: &'e Judged<'a>,
    /// The step of the page with the fix; for what comes before the workshop, the first step.
    pub step: &'a Step,
    /// Ids of the checks that fail or are blocked because of it, in the suite's order.
    pub explains: Vec<&'a str>,
    /// What was said at run time because of it.
    pub evidence: Vec<&'e Evidence>,
}

/// The root causes of an evaluation, in the order in which to fix them: the order of the pages.
pub fn causes<'e, 'a>(evaluation: &'e Evaluation<'a>) -> Vec<Cause<'e, 'a>> {
    let checks = &evaluation.checks;
    let failures = Failures {
        suite: evaluation.suite,
        checks,
        failed: checks
            .iter()
            .filter(|judged| judged.outcome == Outcome::Failed)
            .collect(),
    };
    let mut causes = Vec::new();
    for judged in failures.failed.iter().copied() {
        let id = judged.check.id.as_str();
        if failures.root_of(judged) != id {
            continue;
        }
        let explained = || checks.iter().filter(|other| failures.explains(id, other));
        let shown = explained().filter(|other| failures.is_symptom_of(id, other));
        let mut evidence: Vec<&Evidence> = Vec::new();
        for symptom in std::iter::once(judged)
            .chain(shown)
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

impl<'a> Failures<'_, 'a> {
    /// The failure that this one comes down to: itself, if nothing explains it.
    fn root_of(&self, judged: &Judged<'a>) -> &'a str {
        let check = judged.check;
        match self.followed(check).or_else(|| self.first_of_family(check)) {
            // What is followed comes earlier in the suite, so this ends.
            Some(earlier) if earlier.check.id != check.id => self.root_of(earlier),
            _ => &check.id,
        }
    }

    /// Whether a failure or a blocked check comes down to the failure of that id.
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

    /// Whether what was said of a check is said because of the failure of that id, and not of what that one entails:
    /// that the site has no tasks, say.
    fn is_symptom_of(&self, root: &str, other: &Judged<'a>) -> bool {
        let pattern = other.symptom.as_ref().and_then(|symptom| symptom.pattern);
        pattern.is_none_or(|pattern| {
            let causes = pattern.text.causes.iter().filter_map(|id| self.get(id));
            let mut roots = causes.map(|cause| self.root_of(cause)).peekable();
            let names_no_cause = pattern.text.vague && roots.peek().is_none();
            (names_no_cause && self.is_earliest_symptom(other)) || roots.any(|cause| cause == root)
        })
    }

    /// Whether everything at run time that a check stands on works.
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

    /// The failure of which this check's is a consequence, by what the suite says.
    fn followed(&self, check: &Check) -> Option<&Judged<'a>> {
        check.follows.iter().find_map(|follows| {
            let earlier = self.get(&follows.check)?;
            let found_it = match &follows.found {
                Some(found) => finding(earlier).is_some_and(|finding| finding.actual.id == *found),
                None => true,
            };
            let own = self.get(&check.id)?;
            let fits = found_it && (!follows.same_resource || share_a_resource(own, earlier));
            fits.then_some(earlier)
        })
    }

    /// The first of a family of checks that all failed in the same way: that is one mistake, made several times.
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

fn share_a_resource(one: &Judged<'_>, other: &Judged<'_>) -> bool {
    match (finding(one), finding(other)) {
        (Some(one), Some(other)) => one.resources.iter().any(|id| other.resources.contains(id)),
        _ => false,
    }
}

/// What was found; nothing where the resource is missing.
fn finding<'j>(judged: &'j Judged<'_>) -> Option<&'j Finding> {
    match &judged.verdict {
        Some(Err(NotPassed::Failed(finding))) => Some(finding),
        _ => None,
    }
}

/// Whether two findings say the same of different things, or blame the same rule.
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
