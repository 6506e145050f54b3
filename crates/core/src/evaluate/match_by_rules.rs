//! Security groups of foreign names that nothing carries yet.

use super::candidates::{Candidate, MAX};
use super::resolve::{Prefer, Search};
use crate::account::{Resolution, ResourceState};
use crate::resource::ResourceKind;
use crate::snapshot::Snapshot;
use crate::verdict::{NotPassed, Verdict};

impl<'a> Search<'a> {
    /// Groups of foreign names that nothing carries yet: an attendee who has just made them has done the page right,
    /// and their rules show which is which. The first missing resource tries each; the others follow from it.
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
                    trial
                        .resources
                        .insert((*name).into(), ResourceState::missing());
                }
            }
            let score = self.total(&trial);
            if score > best.0 {
                best = (score, trial);
            }
        }
        *resolution = best.1;
    }

    /// Whether at least one property that the resource's own page asks for is right, and none is wrong: only then is a
    /// resource of another name taken for the one meant.
    fn is_page_done(&self, resolution: &Resolution, name: &str) -> bool {
        let context = self.context(resolution);
        let ground = self.suite.existence_check(name);
        let page = self.suite.file.steps.iter().find(|step| {
            ground.is_some_and(|ground| step.checks.iter().any(|check| check.id == ground.id))
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

/// Groups of a VPC that play no resource yet.
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
