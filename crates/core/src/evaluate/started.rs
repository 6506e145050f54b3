//! Whether an attendee has started with a step: whether anything of it exists yet.

use super::elsewhere::is_found_elsewhere;
use super::{Evaluation, Judged};
use crate::account::{Account, ResourceState};
use crate::resource::Resource;
use crate::suite::Step;
use crate::verdict::{NotPassed, Outcome};

impl Evaluation<'_> {
    /// Whether anything of a step exists yet. It is not started only if that is certain:
    ///
    /// - each of its resources and parameters was looked for and is missing, and nothing has a similar name or is in another
    ///   Region or VPC; or it has none, and a property has the value that it has before the step (`not_yet`);
    /// - none of its checks passed, is pending or could not be read, and none found anything that is wrong.
    ///
    /// A step whose resources are [given](Step::given) has always started. So has a step without selected checks, and one
    /// with nothing but bonus checks: its advice is what it is there for.
    pub fn has_started(&self, step: &Step) -> bool {
        let own: Vec<&Judged<'_>> = self.of_step(step).collect();
        if step.given || own.iter().all(|judged| judged.is_bonus()) {
            return true;
        }
        let account = self.account();
        own.iter().any(|judged| shows_something(judged, &account))
            || !missing_subjects(&own, &account)
            || own
                .iter()
                .any(|judged| is_found_elsewhere(&account, judged.check))
            || self.is_in_another_region(&account)
                && own.iter().any(|judged| judged.verdict.is_none())
    }

    /// Whether a check failed only because what it asks for was not made yet: it is certainly missing, and nothing has a similar
    /// name, is in another Region or VPC, or belongs to something else only by its looks. What is there before an attendee
    /// begins is not the attendee's to make, and what comes with resources that are all there, such as the version that an
    /// environment runs, is another one. The test of a connection has to be made.
    pub fn is_not_made(&self, judged: &Judged<'_>) -> bool {
        if judged.outcome != Outcome::Failed || judged.step.given {
            return false;
        }
        let account = self.account();
        let assert = &judged.check.assert;
        let missing = match &judged.verdict {
            Some(Err(NotPassed::Missing { resource })) => Some(resource.as_str()),
            _ if assert.is_not_begun(&account) => assert.establishes(),
            _ => return false,
        };
        missing.is_none_or(|resource| {
            is_certainly_missing(resource, &account)
                && !may_be_apart(resource, &account)
                && !comes_with_others(resource, &account)
        }) && !is_found_elsewhere(&account, judged.check)
    }

    fn of_step(&self, step: &Step) -> impl Iterator<Item = &Judged<'_>> {
        let id = &step.id;
        self.checks
            .iter()
            .filter(move |judged| judged.step.id == *id)
    }

    /// Whether a resource of any step is in another Region. Then the resources of checks that were not evaluated may be
    /// there too: other Regions are read only for evaluated ones.
    fn is_in_another_region(&self, account: &Account<'_>) -> bool {
        let mut checks = self.checks.iter();
        checks.any(|judged| is_found_elsewhere(account, judged.check))
    }
}

/// Whether the outcome of a check shows that something of its step exists or could not be read. A blocked check, a check of a
/// missing resource or of a value that is the first one, and one that waits for a confirmation show nothing.
pub fn shows_something(judged: &Judged<'_>, account: &Account<'_>) -> bool {
    match judged.outcome {
        Outcome::Passed => judged.holds(),
        Outcome::Unknown => !judged.is_not_confirmed(),
        Outcome::Pending => true,
        Outcome::Blocked => false,
        Outcome::Failed => {
            let is_missing = matches!(judged.verdict, Some(Err(NotPassed::Missing { .. })));
            !is_missing && !judged.check.assert.is_not_begun(account)
        }
    }
}

/// Whether everything that a step is about is missing: what its checks assert the existence of. If there are no such checks,
/// a property has the value that it has at first, or each of them is about a resource that is missing: that an environment
/// reaches the database is for who has made the environment, although the database is there from the start.
fn missing_subjects(own: &[&Judged<'_>], account: &Account<'_>) -> bool {
    // Ideas say nothing about the beginning.
    let required = || own.iter().filter(|judged| !judged.is_bonus());
    let asserts = || required().map(|judged| &judged.check.assert);
    let mut made = asserts().filter_map(|assert| Some((assert, assert.is_made(account)?)));
    let existence: Vec<_> = made.by_ref().collect();
    if existence.is_empty() {
        let has_first_value = asserts().any(|assert| assert.is_not_begun(account));
        return has_first_value
            || asserts().all(|assert| {
                let mut resources = assert.resources().into_iter();
                resources.any(|(resource, _)| is_certainly_missing(resource.as_str(), account))
            });
    }
    existence.into_iter().all(|(assert, is_made)| {
        let resource = assert.establishes();
        !is_made && resource.is_none_or(|resource| is_certainly_missing(resource, account))
    })
}

/// Whether there are items that seem to belong to something else: one may be the attendee's, made wrong. What serves several
/// applications is in no wrong place, and who has made nothing has made nothing wrong.
fn may_be_apart(resource: &str, account: &Account<'_>) -> bool {
    let is_shared = |resource: &Resource| resource.kind.is_shared();
    let may_be = account.resolution.is_begun && !account.resource(resource).is_some_and(is_shared);
    match account.resolution.state(resource) {
        Some(ResourceState::Missing { apart, .. }) => may_be && !apart.is_empty(),
        _ => false,
    }
}

/// Whether the resource is not created by itself but with others (`wired_from_all`), and all of these are there.
fn comes_with_others(resource: &str, account: &Account<'_>) -> bool {
    account.resource(resource).is_some_and(|resource| {
        let mut owners = resource.wired_from.iter();
        let is_part = resource.wired_from_all && resource.create.is_none();
        is_part && owners.all(|owner| account.resolution.key(owner).is_some())
    })
}

fn is_certainly_missing(resource: &str, account: &Account<'_>) -> bool {
    match account.resolution.state(resource) {
        Some(ResourceState::Missing {
            near, incomplete, ..
        }) => near.is_empty() && incomplete.is_none(),
        _ => false,
    }
}
