//! Recognises security groups by their rules, when they have other names than the page's and nothing uses them yet.

use super::candidates::{Candidate, MAX};
use super::resolve::{Prefer, Search};
use crate::account::{Resolution, ResourceState};
use crate::resource::ResourceKind;
use crate::snapshot::Snapshot;
use crate::verdict::{NotPassed, Verdict};

impl<'a> Search<'a> {
    /// Assigns unused groups with unknown names to the missing security groups of the suite, if their rules match.
    ///
    /// An attendee who has just created the groups under other names has done the page correctly. Each unassigned group is
    /// tried for the first missing resource, and then the best of the remaining groups for each other missing resource. An
    /// assignment is kept if the resource's own page is done, and the trial with the most satisfied checks wins.
    ///
    /// # Example
    ///
    /// `lb_sg` and `db_sg` are missing; the account has the groups `a` (TCP 80 from anywhere) and `b` (TCP 3306 from `a`).
    /// With `a` as `lb_sg`, `b` becomes `db_sg`, and both checks pass. With `b` as `lb_sg`, neither passes, so both stay
    /// missing. The first trial wins.
    pub(super) fn match_by_rules(&self, resolution: &mut Resolution) {
        let missing: Vec<&str> = self
            .resources()
            .filter(|(name, resource)| {
                resource.kind == ResourceKind::SecurityGroup
                    && matches!(resolution.state(name), Some(ResourceState::Missing { .. }))
            })
            .map(|(name, _)| name)
            .collect();
        let Some((first, others)) = missing.split_first() else {
            return;
        };
        let wanted = self.suite.file.resources.get(*first);
        let vpc = wanted.and_then(|resource| resource.vpc.as_deref());
        let Some(vpc_id) = vpc.and_then(|vpc| resolution.key(vpc)) else {
            return;
        };
        let unassigned =
            unassigned_groups(self.snapshot, vpc_id, |key| resolution.is_assigned(key));
        let mut best = (self.total(resolution), resolution.clone());
        for start in &unassigned {
            let mut trial = resolution.clone();
            trial.choose(first, &start.item);
            for name in others {
                let free: Vec<Candidate<'a>> = unassigned
                    .iter()
                    .filter(|candidate| !trial.is_assigned(candidate.item.key))
                    .copied()
                    .collect();
                if let Some(fits) = self.best(name, &free, &trial, Prefer::Name) {
                    trial.choose(name, &fits.item);
                }
            }
            for name in &missing {
                if !self.is_page_done(&trial, name) {
                    trial.set(name, ResourceState::missing());
                }
            }
            let score = self.total(&trial);
            if score > best.0 {
                best = (score, trial);
            }
        }
        *resolution = best.1;
    }

    /// Whether at least one check of the resource's own page passes and none fails. Only then does an item with another name
    /// count as the resource.
    fn is_page_done(&self, resolution: &Resolution, name: &str) -> bool {
        let context = self.context(resolution);
        let exists = self.suite.existence_check(name);
        let page = self.suite.file.steps.iter().find(|step| {
            exists.is_some_and(|exists| step.checks.iter().any(|check| check.id == exists.id))
        });
        let verdicts: Vec<Verdict> = page
            .into_iter()
            .flat_map(|step| &step.checks)
            .filter(|check| check.assert.establishes().is_none())
            .filter(|check| {
                check
                    .assert
                    .resources()
                    .iter()
                    .any(|(resource, _)| *resource == name)
            })
            .map(|check| check.assert.evaluate(&context))
            .collect();
        let wrong = |verdict: &Verdict| matches!(verdict, Err(NotPassed::Failed(_)));
        verdicts.iter().any(Result::is_ok) && !verdicts.iter().any(wrong)
    }
}

/// The security groups of a VPC that are not assigned to a resource, without the default group.
fn unassigned_groups<'a>(
    snapshot: &'a Snapshot,
    vpc_id: &str,
    is_assigned: impl Fn(&str) -> bool,
) -> Vec<Candidate<'a>> {
    let groups = ResourceKind::SecurityGroup.inventory(snapshot);
    groups
        .items
        .into_iter()
        .filter(|item| item.vpc_id == Some(vpc_id) && !is_assigned(item.key))
        .filter(|item| !ResourceKind::SecurityGroup.is_default(item.name))
        .map(|item| Candidate {
            item,
            named: false,
            near: false,
            wired: false,
        })
        .take(MAX)
        .collect()
}
