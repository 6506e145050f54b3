//! Decides which resource of the account is which resource of the suite.
//!
//! Candidates come from wiring, from names, and from being the only ones. Where several remain, the one that
//! satisfies most of the checks about its resource is graded, so that a leftover or another attendee's resource is not
//! taken for a mistake; a tie goes to the page's name, then to the wiring.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::{Candidate, Candidates};
use crate::account::{Account, Resolution, ResourceState};
use crate::assertion::{Assert, Context};
use crate::ids::ResourceName;
use crate::resource::Resource;
use crate::snapshot::Snapshot;
use crate::suite::{Check, Suite};
use crate::verdict::NotPassed;

/// Choices settle in one or two rounds; this bounds accounts in which they do not.
const MAX_ROUNDS: usize = 4;

/// Finds every resource of the suite in the snapshot.
pub fn resolve(suite: &Suite, snapshot: &Snapshot) -> Resolution {
    let mut search = Search::new(suite, snapshot);
    let mut resolution = search.resolution();
    // Without the resource of which nothing can be said, what was found by it may be another.
    for _ in &suite.file.resources {
        let hidden = search.hidden(&resolution);
        if hidden.is_empty() {
            break;
        }
        for (name, reason) in hidden {
            search.candidates.hide(name, reason);
        }
        resolution = search.resolution();
    }
    search.explain(&mut resolution);
    resolution
}

pub(super) struct Search<'a> {
    pub(super) suite: &'a Suite,
    pub(super) snapshot: &'a Snapshot,
    pub(super) candidates: Candidates<'a>,
    /// The checks about a resource, each with the number of its step.
    checks_about: BTreeMap<&'a str, Vec<(usize, &'a Check)>>,
    peers: Vec<&'a Assert>,
}

/// What speaks for a candidate, or for the candidates of several resources together: the weightiest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank([i64; 10]);

impl Rank {
    fn new(same_family: bool, (satisfied, first_missed): (usize, usize), signs: [bool; 7]) -> Self {
        let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let [in_vpc, sure, a, b, c, d, e] = signs.map(i64::from);
        let (same_family, satisfied) = (i64::from(same_family), number(satisfied));
        let missed = number(first_missed);
        Rank([same_family, satisfied, in_vpc, sure, missed, a, b, c, d, e])
    }

    /// Each sign by itself: all of one, and all of another added or taken away.
    pub(super) fn plus(self, other: Self, sign: i64) -> Self {
        let mut sum = self;
        for (own, more) in sum.0.iter_mut().zip(other.0) {
            *own += sign * more;
        }
        sum
    }
}

/// What decides between candidates that satisfy equally much.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Prefer {
    /// A set that hangs together, to start from.
    Wiring,
    /// The page's own name: of two hypotheses, the one in which the earlier page was done right.
    Name,
}

impl<'a> Search<'a> {
    fn new(suite: &'a Suite, snapshot: &'a Snapshot) -> Self {
        let mut checks_about: BTreeMap<&str, Vec<(usize, &Check)>> = BTreeMap::new();
        let steps = suite.file.steps.iter().enumerate();
        let checks = steps.flat_map(|(number, step)| {
            let checks = step.checks.iter();
            checks.map(move |check| (number, check))
        });
        for (step, check) in checks.filter(|(_, check)| check.assert.identifies()) {
            let resources = check
                .assert
                .resources()
                .into_iter()
                .map(|(resource, _)| resource);
            for resource in resources.collect::<BTreeSet<_>>() {
                checks_about
                    .entry(resource)
                    .or_default()
                    .push((step, check));
            }
        }
        Search {
            suite,
            snapshot,
            candidates: Candidates::of(suite, snapshot),
            checks_about,
            peers: suite.assertions(),
        }
    }

    /// The best of all ways to find the resources.
    fn resolution(&self) -> Resolution {
        let mut settled: Vec<Resolution> = self
            .anchors()
            .iter()
            .map(|anchor| self.settle(anchor.as_ref()))
            .collect();
        let best = match settled.len() {
            // Weighing evaluates every check: only where there is a choice.
            0 | 1 => settled.pop(),
            // `rev`: of equals `max_by_key` takes the last, and the first is to win.
            _ => settled
                .into_iter()
                .rev()
                .max_by_key(|resolution| self.total(resolution)),
        };
        best.unwrap_or_default()
    }

    pub(super) fn resources(&self) -> impl Iterator<Item = (&'a str, &'a Resource)> {
        self.suite
            .file
            .resources
            .iter()
            .map(|(name, resource)| (name.as_str(), resource))
    }

    /// Each candidate for the resource from which most others are wired; one `None` if it has no candidates.
    fn anchors(&self) -> Vec<Option<(&'a str, Candidate<'a>)>> {
        let wires = |name: &str| {
            self.resources()
                .filter(|(_, resource)| resource.wired_from.iter().any(|from| from == name))
                .count()
        };
        let Some((anchor, _)) = self.resources().max_by_key(|(name, _)| wires(name)) else {
            return vec![None];
        };
        match self.candidates.known(anchor) {
            [] => vec![None],
            candidates => {
                // What there is of the kind may all be for others.
                let others = self.rivals(anchor).next().map(|_| None);
                let own = candidates
                    .iter()
                    .map(|candidate| Some((anchor, *candidate)));
                others.into_iter().chain(own).collect()
            }
        }
    }

    /// Chooses a candidate for every resource, starting from the anchor's wiring.
    fn settle(&self, anchor: Option<&(&'a str, Candidate<'a>)>) -> Resolution {
        let mut resolution = Resolution::default();
        for (name, _) in self.resources() {
            let state = match self.candidates.get(name) {
                Err(reason) => ResourceState::Unknown(reason.clone()),
                Ok(_) => ResourceState::missing(),
            };
            resolution.resources.insert(name.into(), state);
        }
        if let Some((resource, candidate)) = anchor {
            resolution.choose(resource, &candidate.item);
        }
        let open: Vec<&str> = self
            .resources()
            .map(|(name, _)| name)
            .filter(|name| anchor.is_none_or(|(anchor, _)| anchor != name))
            .collect();
        // Wiring spreads outwards from the anchor, at worst by one link a pass.
        for _ in self.resources() {
            if !self.take_best(&open, &open, &mut resolution, Prefer::Wiring) {
                break;
            }
        }
        self.improve(&open, &mut resolution);
        self.match_by_rules(&mut resolution);
        resolution
    }

    /// Lets each resource in turn take its best-satisfying candidate, until nothing changes.
    fn improve(&self, open: &[&'a str], resolution: &mut Resolution) {
        let has_choice = |name: &&&str| {
            self.candidates.known(name).len() > 1 || self.rivals(name).next().is_some()
        };
        let choosing: Vec<&str> = open.iter().filter(has_choice).copied().collect();
        for _ in 0..MAX_ROUNDS {
            if !self.take_best(&choosing, open, resolution, Prefer::Name) {
                break;
            }
        }
    }

    /// Lets each resource in turn take its best candidate; returns whether any takes another than before.
    /// Those of `open` may lose what they have to another.
    fn take_best(
        &self,
        choosing: &[&'a str],
        open: &[&'a str],
        resolution: &mut Resolution,
        prefer: Prefer,
    ) -> bool {
        let mut changed = false;
        for name in choosing {
            if let Some(better) = self.better(name, open, resolution, prefer) {
                changed |= self
                    .resources()
                    .any(|(name, _)| better.key(name) != resolution.key(name));
                *resolution = better;
            }
        }
        changed
    }

    /// The best of these candidates for a resource, everything else staying as it is.
    pub(super) fn best<'c>(
        &self,
        name: &str,
        candidates: &'c [Candidate<'a>],
        resolution: &Resolution,
        prefer: Prefer,
    ) -> Option<&'c Candidate<'a>> {
        // `rev`: of equals `max_by_key` takes the last, and the first is to win.
        let rank = |candidate: &&Candidate<'_>| {
            let mut trial = resolution.clone();
            trial.choose(name, &candidate.item);
            self.rank(name, candidates, &trial, prefer)
        };
        candidates.iter().rev().max_by_key(rank)
    }

    /// How well what was chosen for a resource suits it, everything else being as it is.
    pub(super) fn rank(
        &self,
        name: &str,
        candidates: &[Candidate<'a>],
        resolution: &Resolution,
        prefer: Prefer,
    ) -> Rank {
        let Some(resource) = self.suite.file.resources.get(name) else {
            return Rank::default();
        };
        let key = resolution.key(name);
        let chosen = candidates
            .iter()
            .find(|candidate| Some(candidate.item.key) == key);
        let Some(chosen) = chosen else {
            return Rank::default();
        };
        let vpc = resource.vpc.as_deref().and_then(|vpc| resolution.key(vpc));
        let used = self.name_in_use(resource, candidates, resolution);
        let same_family = used.is_some_and(|used| chosen.item.name == used);
        let in_vpc = vpc.is_some() && chosen.item.vpc_id == vpc;
        let wired = self.wired_from(resource, chosen, resolution).is_some();
        let (satisfied, first, second) = match prefer {
            Prefer::Wiring => ((0, 0), wired, chosen.named),
            Prefer::Name => (self.satisfied(resolution, name), chosen.named, wired),
        };
        // What has the page's name, and what several resources point at, is the one meant, whatever else is wrong.
        let pointing = self.all_wired_from(resource, chosen, resolution).count();
        let sure = chosen.named && pointing > 1;
        let signs = [in_vpc, sure, first, second, chosen.near, chosen.wired, true];
        Rank::new(same_family, satisfied, signs)
    }

    /// The name of the revision in use, such as a task definition's family: other revisions compete with it, other names
    /// do not.
    fn name_in_use(
        &self,
        resource: &'a Resource,
        candidates: &[Candidate<'a>],
        resolution: &Resolution,
    ) -> Option<&'a str> {
        if !resource.kind.has_revisions() {
            return None;
        }
        let used = candidates
            .iter()
            .find(|candidate| self.wired_from(resource, candidate, resolution).is_some());
        // The page's own may be right, and another in use by mistake.
        let is_page_s = |used: &&Candidate<'_>| {
            used.named || !candidates.iter().any(|candidate| candidate.named)
        };
        used.filter(is_page_s).map(|candidate| candidate.item.name)
    }

    /// The first resource that was found and points at the candidate.
    pub(super) fn wired_from(
        &self,
        resource: &'a Resource,
        candidate: &Candidate<'_>,
        resolution: &Resolution,
    ) -> Option<&'a str> {
        self.all_wired_from(resource, candidate, resolution).next()
    }

    /// The resources that were found and point at the candidate.
    fn all_wired_from(
        &self,
        resource: &'a Resource,
        candidate: &Candidate<'_>,
        resolution: &Resolution,
    ) -> impl Iterator<Item = &'a str> {
        resource
            .wired_from
            .iter()
            .map(ResourceName::as_str)
            .filter(|from| {
                let pointing = self.suite.file.resources.get(*from);
                let found = pointing.zip(resolution.key(from));
                found.is_some_and(|(pointing, key)| {
                    let kind = pointing.kind;
                    kind.wired(self.snapshot, key, resource.kind)
                        .is_ok_and(|keys| keys.contains(&candidate.item.key))
                })
            })
    }

    /// How many of the checks about a resource are satisfied, and the step of the first that is not: of two
    /// explanations, the one in which the earlier pages were done right is the better one.
    fn satisfied(&self, resolution: &Resolution, name: &str) -> (usize, usize) {
        let context = self.context(resolution);
        let checks = self.checks_about.get(name);
        let mut count = 0;
        let mut first_missed = self.suite.file.steps.len();
        for (step, check) in checks.into_iter().flatten() {
            if is_satisfied(check, &context) {
                count += 1
            } else {
                first_missed = first_missed.min(*step)
            }
        }
        (count, first_missed)
    }

    pub(super) fn total(&self, resolution: &Resolution) -> usize {
        let checks = self.suite.checks().map(|(_, check)| check);
        self.count(resolution, checks.filter(|check| check.assert.identifies()))
    }

    fn count<'c>(&self, resolution: &Resolution, checks: impl Iterator<Item = &'c Check>) -> usize {
        let context = self.context(resolution);
        checks.filter(|check| is_satisfied(check, &context)).count()
    }

    pub(super) fn account<'r>(&'r self, resolution: &'r Resolution) -> Account<'r> {
        self.suite.account(self.snapshot, resolution)
    }

    /// What the assertions may look at under a trial resolution.
    pub(super) fn context<'r>(&'r self, resolution: &'r Resolution) -> Context<'r> {
        Context {
            account: self.account(resolution),
            peers: &self.peers,
            regions: &self.suite.file.regions,
        }
    }
}

fn is_satisfied(check: &Check, context: &Context<'_>) -> bool {
    let verdict = check.assert.evaluate(context);
    matches!(verdict, Ok(_) | Err(NotPassed::Pending(_)))
}
