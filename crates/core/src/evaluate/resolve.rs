//! Chooses the item of the account for each resource of the suite.
//!
//! Candidates are found by references from other resources, by name, or as items of a kind that may have any name. Of
//! several candidates the one that satisfies most checks about the resource is graded, so that a leftover or another
//! attendee's resource does not count as a mistake. [`Search::rank`] has all criteria and an example.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::{Candidate, Candidates};
use crate::account::{Account, Resolution, ResourceState};
use crate::assertion::{Assert, Context};
use crate::ids::ResourceName;
use crate::resource::{Resource, ResourceKind};
use crate::snapshot::Snapshot;
use crate::suite::{Check, Suite};
use crate::verdict::NotPassed;

/// Choices usually stop changing after one or two rounds. This limits accounts in which they alternate.
const MAX_ROUNDS: usize = 4;

/// Chooses an item of the snapshot for every resource of the suite.
pub fn resolve(suite: &Suite, snapshot: &Snapshot) -> Resolution {
    resolve_after(suite, snapshot, None)
}

/// The same after changes. `is_begun` is what [`Resolution::is_begun`] was before: what the changes make says nothing about whose
/// the other things of the account are.
pub(super) fn resolve_after(
    suite: &Suite,
    snapshot: &Snapshot,
    is_begun: Option<bool>,
) -> Resolution {
    let mut search = Search::new(suite, snapshot, is_begun);
    let mut resolution = search.resolution();
    // If a resource becomes unknown, the resources that it refers to may get other items, so the search runs again.
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

/// The search for the resources of one suite in one snapshot.
pub(super) struct Search<'a> {
    pub(super) suite: &'a Suite,
    pub(super) snapshot: &'a Snapshot,
    pub(super) candidates: Candidates<'a>,
    /// The checks about each resource, with the index of their step.
    checks_about: BTreeMap<&'a str, Vec<(usize, &'a Check)>>,
    peers: Vec<&'a Assert>,
}

/// The rank of a candidate: one number for each criterion, compared from the first to the last. Ranks of several resources
/// can be added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank([i64; 12]);

impl Rank {
    fn new(
        inside: usize,
        [may_be_meant, same_family]: [bool; 2],
        (satisfied, first_missed): (usize, usize),
        signs: [bool; 7],
    ) -> Self {
        let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let [in_vpc, sure, a, b, c, d, e] = signs.map(i64::from);
        let [may_be_meant, same_family] = [may_be_meant, same_family].map(i64::from);
        let satisfied = number(satisfied);
        let (inside, missed) = (number(inside), number(first_missed));
        let criteria = [
            inside,
            may_be_meant,
            same_family,
            satisfied,
            in_vpc,
            sure,
            missed,
            a,
            b,
            c,
            d,
            e,
        ];
        Rank(criteria)
    }

    /// Adds (`sign` 1) or subtracts (`sign` -1) another rank, criterion by criterion.
    pub(super) fn plus(self, other: Self, sign: i64) -> Self {
        let mut sum = self;
        for (own, more) in sum.0.iter_mut().zip(other.0) {
            *own += sign * more;
        }
        sum
    }
}

/// The criterion that comes first in a search phase.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Prefer {
    /// References: the first phase finds a set of resources that refer to each other. Checks are not evaluated.
    Wiring,
    /// Satisfied checks, and on a tie the page's name: the second phase improves that set.
    Name,
}

impl<'a> Search<'a> {
    fn new(suite: &'a Suite, snapshot: &'a Snapshot, is_begun: Option<bool>) -> Self {
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
            candidates: Candidates::of(suite, snapshot, is_begun),
            checks_about,
            peers: suite.assertions(),
        }
    }

    /// The resolution that satisfies most checks, among those that start from different anchors. On a tie, the one with most
    /// items in the suite's VPCs: of two environments, the one in the default VPC was the first try.
    fn resolution(&self) -> Resolution {
        let mut settled: Vec<(bool, Resolution)> = self
            .anchors()
            .iter()
            .flat_map(|anchor| {
                let ways = self.settle(anchor.as_ref()).into_iter();
                ways.map(|way| (self.is_in_place(anchor.as_ref(), &way), way))
            })
            .collect();
        let best = match settled.len() {
            // Counting satisfied checks is slow, so it is done only if there is a choice.
            0 | 1 => settled.pop(),
            // `max_by_key` returns the last of equal items; `rev` makes it the first.
            _ => settled
                .into_iter()
                .rev()
                .max_by_key(|(is_in_place, resolution)| {
                    (
                        *is_in_place,
                        self.total(resolution),
                        self.inside(resolution),
                    )
                }),
        };
        best.map(|(_, resolution)| resolution).unwrap_or_default()
    }

    /// Whether an anchor is the workshop's, and in the VPC in which the page asks for it. One in another VPC has to be made again,
    /// however much was done with it, so that the one that was made is graded.
    ///
    /// # Example
    ///
    /// The replication instance is in the default VPC, where it has tested the connections of both endpoints. Another one is in
    /// the workshop's VPC and has tested nothing yet.
    fn is_in_place(&self, anchor: Option<&(&'a str, Candidate<'a>)>, way: &Resolution) -> bool {
        let Some((name, chosen)) = anchor else {
            return false;
        };
        let resource = self.suite.file.resources.get(*name);
        resource.is_some_and(|resource| {
            let vpc = resource.vpc.as_deref().and_then(|vpc| way.key(vpc));
            vpc.is_some()
                && chosen.item.vpc_id == vpc
                && !self.candidates.is_unsure(resource, chosen.item.key)
        })
    }

    pub(super) fn resources(&self) -> impl Iterator<Item = (&'a str, &'a Resource)> {
        self.suite
            .file
            .resources
            .iter()
            .map(|(name, resource)| (name.as_str(), resource))
    }

    /// The candidates for the resource that refers to most others, such as the service. One `None` if it has no candidates.
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
                // All items of the kind may belong to other resources of the suite.
                let others = self.rivals(anchor).next().map(|_| None);
                let own = candidates
                    .iter()
                    .map(|candidate| Some((anchor, *candidate)));
                others.into_iter().chain(own).collect()
            }
        }
    }

    /// Chooses a candidate for every resource, starting from the references of the anchor. There are two ways if they lead to
    /// different candidates: names count at once, or only where no reference leads.
    ///
    /// The service `web` registers its tasks in `shop-tg`, which is behind `shop-lb`. The page's `unicorn-lb` and `unicorn-tg`
    /// are there, too, from a first try. If names count at once, they are chosen, because each refers to the other.
    fn settle(&self, anchor: Option<&(&'a str, Candidate<'a>)>) -> Vec<Resolution> {
        let mut resolution = Resolution::default();
        for (name, _) in self.resources() {
            let state = match self.candidates.get(name) {
                Err(reason) => ResourceState::Unknown(reason.clone()),
                Ok(_) => ResourceState::missing(),
            };
            resolution.set(name, state);
        }
        if let Some((resource, candidate)) = anchor {
            resolution.choose(resource, &candidate.item);
        }
        let open: Vec<&str> = self
            .resources()
            .map(|(name, _)| name)
            .filter(|name| anchor.is_none_or(|(anchor, _)| anchor != name))
            .collect();
        let mut by_reference = resolution.clone();
        self.follow_references(&open, &mut by_reference);
        let mut ways = Vec::new();
        for mut start in [resolution, by_reference] {
            // Each pass follows the references by at least one link, so this many passes reach every resource.
            for _ in self.resources() {
                if !self.take_best(&open, &open, &mut start, Prefer::Wiring) {
                    break;
                }
            }
            if !ways.iter().any(|other| self.is_same(other, &start)) {
                ways.push(start);
            }
        }
        for way in &mut ways {
            self.improve(&open, way);
            self.match_by_rules(way);
            self.keep_to_all_references(way);
        }
        ways
    }

    /// Gives the resources that belong to several others (`wired_from_all`) an item to which all of these refer, or none.
    ///
    /// # Example
    ///
    /// The suite's `source_connection` belongs to `source_endpoint` and `replication_instance`. The account has two tests of
    /// the connection of `source-endpoint`: a failed one of an instance that was replaced, and one of the present instance.
    /// The present one is chosen. If there is only the old one, the connection was not tested.
    fn keep_to_all_references(&self, resolution: &mut Resolution) {
        for (name, resource) in self.resources().filter(|(_, all)| all.wired_from_all) {
            if !matches!(
                resolution.state(name),
                Some(ResourceState::Found(_) | ResourceState::Missing { .. })
            ) {
                continue;
            }
            let mut from = resource.wired_from.iter();
            let unread = from.find_map(|from| match resolution.state(from) {
                Some(ResourceState::Unknown(reason)) => Some(reason.clone()),
                _ => None,
            });
            let known = self.candidates.known(name).iter();
            let tied = known.filter(|candidate| {
                let count = self.all_wired_from(resource, candidate, resolution).count();
                count == resource.wired_from.len()
            });
            let tied: Vec<Candidate<'a>> = tied.copied().collect();
            match (unread, self.best(name, &tied, resolution, Prefer::Name)) {
                (Some(reason), _) => {
                    let unknown = ResourceState::Unknown(reason);
                    resolution.set(name, unknown);
                }
                (None, Some(best)) => resolution.choose(name, &best.item),
                (None, None) => {
                    let missing = ResourceState::missing();
                    resolution.set(name, missing);
                }
            }
        }
    }

    /// Chooses only candidates to which a chosen item refers.
    fn follow_references(&self, open: &[&'a str], resolution: &mut Resolution) {
        for _ in self.resources() {
            let mut changed = false;
            for name in open {
                let Some(resource) = self.suite.file.resources.get(*name) else {
                    continue;
                };
                if resolution.key(name).is_some() {
                    continue;
                }
                let is_free = |candidate: &&Candidate<'_>| {
                    let mut rivals = self.rivals(name);
                    !rivals.any(|rival| resolution.key(rival) == Some(candidate.item.key))
                };
                let known = self.candidates.known(name).iter().filter(is_free);
                let wired: Vec<Candidate<'a>> = known
                    .filter(|candidate| self.wired_from(resource, candidate, resolution).is_some())
                    .copied()
                    .collect();
                let best = self.best(name, &wired, resolution, Prefer::Wiring);
                if let Some(best) = best {
                    resolution.choose(name, &best.item);
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
    }

    /// Whether two resolutions choose the same items.
    fn is_same(&self, one: &Resolution, other: &Resolution) -> bool {
        self.resources()
            .all(|(name, _)| one.key(name) == other.key(name))
    }

    /// Gives each resource in turn the candidate that satisfies most checks, until nothing changes.
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

    /// Gives each resource of `choosing` in turn its best candidate, and returns whether anything changed. A resource of
    /// `open` may lose its candidate to another resource.
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
                changed |= !self.is_same(&better, resolution);
                *resolution = better;
            }
        }
        changed
    }

    /// The best of these candidates for a resource, if all other resources keep their items.
    pub(super) fn best<'c>(
        &self,
        name: &str,
        candidates: &'c [Candidate<'a>],
        resolution: &Resolution,
        prefer: Prefer,
    ) -> Option<&'c Candidate<'a>> {
        let mut trial = resolution.clone();
        // `max_by_key` returns the last of equal items; `rev` makes it the first.
        let rank = |candidate: &&Candidate<'_>| {
            trial.choose(name, &candidate.item);
            self.rank(name, candidates, &trial, prefer)
        };
        candidates.iter().rev().max_by_key(rank)
    }

    /// The rank of the item that is chosen for a resource, given the items of all other resources. From the first criterion:
    ///
    /// 1. Of a VPC: the number of resources that may be in it. An attendee may have two VPCs of that name, one of them empty.
    /// 2. Of a declared kind: its name, its VPC or a reference says that it may be meant, or no item in the right VPC has the page's
    ///    name.
    /// 3. It is a revision of the family in use.
    /// 4. The number of satisfied checks about the resource (0 with [`Prefer::Wiring`]).
    /// 5. It is in the right VPC.
    /// 6. It has the page's name, or nothing has it, and several resources refer to it.
    /// 7. The step of the first check that is not satisfied: later is better.
    /// 8. and 9. The page's name and a reference, in the order of `prefer`.
    /// 10. A similar name.
    /// 11. A reference from any candidate.
    /// 12. It is chosen at all.
    ///
    /// # Example
    ///
    /// The page asks for the group LB-SG. The account has `LB-SG` without rules, and `web` with the right rule, which the load
    /// balancer uses. With [`Prefer::Name`], `web` satisfies more checks, so criterion 4 decides for `web`. If both satisfied
    /// equally many, in the same VPC, criterion 8, the page's name, would decide for `LB-SG`.
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
        // Criterion 6: such an item is the one that the suite means, even if later pages are wrong.
        let pointing = self.all_wired_from(resource, chosen, resolution).count();
        let may_be = chosen.named || !candidates.iter().any(|candidate| candidate.named);
        let sure = may_be && pointing > 1;
        let signs = [in_vpc, sure, first, second, chosen.near, chosen.wired, true];
        let is_choice = resource.kind == ResourceKind::Vpc && candidates.len() > 1;
        let inside = is_choice.then(|| self.number_inside(name, chosen));
        // Something of somebody else may be right by chance, such as the endpoint of another migration. Of the program's own kinds,
        // `Belonging` tells what is somebody else's.
        let is_declared = matches!(resource.kind, ResourceKind::Declared(_));
        let is_tied = chosen.named || chosen.near || chosen.wired || wired || in_vpc;
        let is_named = |other: &Candidate<'_>| {
            other.named && (resource.vpc.is_none() || vpc.is_some() && other.item.vpc_id == vpc)
        };
        let may_be_meant = !is_declared || is_tied || !candidates.iter().any(is_named);
        let inside = inside.unwrap_or_default();
        Rank::new(inside, [may_be_meant, same_family], satisfied, signs)
    }

    /// The number of the suite's resources that have a candidate in a VPC.
    fn number_inside(&self, vpc: &str, chosen: &Candidate<'_>) -> usize {
        let of_vpc = self
            .resources()
            .filter(|(_, resource)| resource.vpc.as_deref() == Some(vpc));
        let has_one_inside = of_vpc.filter(|(name, _)| {
            let mut known = self.candidates.known(name).iter();
            known.any(|candidate| candidate.item.vpc_id == Some(chosen.item.key))
        });
        has_one_inside.count()
    }

    /// The number of chosen items in one of the suite's VPCs.
    fn inside(&self, resolution: &Resolution) -> usize {
        let is_vpc = |resource: &Resource| resource.kind == ResourceKind::Vpc;
        let vpcs = self.resources().filter(|(_, resource)| is_vpc(resource));
        let vpcs: Vec<&str> = vpcs.filter_map(|(name, _)| resolution.key(name)).collect();
        let is_inside = |name: &str| {
            let mut known = self.candidates.known(name).iter();
            let chosen = known.find(|candidate| Some(candidate.item.key) == resolution.key(name));
            chosen
                .and_then(|candidate| candidate.item.vpc_id)
                .is_some_and(|vpc| vpcs.contains(&vpc))
        };
        self.resources().filter(|(name, _)| is_inside(name)).count()
    }

    /// The family of the revision in use, for kinds with revisions. Other revisions of that family are alternatives; other
    /// families are not.
    ///
    /// A service runs `unicorn:3`. `unicorn:4` may be the better revision, but `test:9` is not graded even if it satisfies
    /// more checks.
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
        // If a family has the page's name, another family may be in use by mistake.
        let is_likely = |used: &&Candidate<'_>| {
            used.named || !candidates.iter().any(|candidate| candidate.named)
        };
        used.filter(is_likely).map(|candidate| candidate.item.name)
    }

    /// The first resource with a chosen item that refers to the candidate.
    pub(super) fn wired_from(
        &self,
        resource: &'a Resource,
        candidate: &Candidate<'_>,
        resolution: &Resolution,
    ) -> Option<&'a str> {
        self.all_wired_from(resource, candidate, resolution).next()
    }

    /// The resources with a chosen item that refers to the candidate.
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

    /// The number of satisfied checks about a resource, and the step of the first unsatisfied one. On a tie, the explanation
    /// in which the earlier pages were done correctly is more likely.
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

    /// The number of satisfied checks of the whole suite.
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

    /// The context of assertions for a trial resolution.
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
