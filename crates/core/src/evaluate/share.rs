//! Distributes the items of a kind among the resources of a suite: one item is never assigned to two resources.

use super::candidates::Candidate;
use super::resolve::{Prefer, Rank, Search};
use crate::account::{Resolution, ResourceState};

impl<'a> Search<'a> {
    /// The other resources of the same kind, which cannot have the same item. Resources with the same page name are left
    /// out, because they may be the same item.
    pub(super) fn rivals(&self, name: &str) -> impl Iterator<Item = &'a str> {
        let own = self.suite.file.resources.get(name);
        let others = self.resources().filter(move |(other, _)| *other != name);
        others
            .filter(move |(_, other)| {
                own.is_some_and(|own| {
                    let is_same = own.page_name().is_some() && own.page_name() == other.page_name();
                    own.kind == other.kind && !(is_same && own.vpc == other.vpc)
                })
            })
            .map(|(other, _)| other)
    }

    /// The resolution in which a resource gets its best candidate, free or held by another resource. The other resource then
    /// gets the best of the remaining candidates. `None` if no candidate is better than having none.
    ///
    /// # Example
    ///
    /// A suite declares the load balancers `internal` and `external`, in this order. The account has one, with the name of
    /// `external`. First `internal` takes it. Then `external` takes it from `internal`: the rank of `external` gains the
    /// name, and the rank of `internal` loses none, because the name did not match there.
    pub(super) fn better(
        &self,
        name: &str,
        open: &[&'a str],
        resolution: &Resolution,
        prefer: Prefer,
    ) -> Option<Resolution> {
        let holder = |candidate: &Candidate<'_>| {
            let has_it = |rival: &&str| resolution.key(rival) == Some(candidate.item.key);
            self.rivals(name).find(has_it)
        };
        let candidates = self.candidates.known(name).iter();
        let (held, free): (Vec<_>, Vec<_>) = candidates
            .map(|candidate| (candidate, holder(candidate)))
            .partition(|(_, holder)| holder.is_some());
        let mut best: Option<(Rank, Resolution)> = None;
        // Free candidates come first: a held one must be better, not equal.
        for (candidate, holder) in free.into_iter().chain(held) {
            if holder.is_some_and(|holder| !open.contains(&holder)) {
                continue;
            }
            for (rank, trial) in self.ways_to_take(name, candidate, holder, resolution, prefer) {
                if best.as_ref().is_none_or(|(best, _)| rank > *best) {
                    best = Some((rank, trial));
                }
            }
        }
        let (rank, better) = best?;
        let is_worth_it = resolution.key(name).is_some() || rank > Rank::default();
        is_worth_it.then_some(better)
    }

    /// The resolutions in which a resource takes a candidate. If another resource holds it, there are two: the holder goes
    /// without, or takes the best free candidate. The rank of each is the change for both resources together.
    fn ways_to_take(
        &self,
        name: &str,
        candidate: &Candidate<'a>,
        holder: Option<&'a str>,
        resolution: &Resolution,
        prefer: Prefer,
    ) -> Vec<(Rank, Resolution)> {
        let candidates = self.candidates.known(name);
        let mut taken = resolution.clone();
        taken.choose(name, &candidate.item);
        let rank = |trial: &Resolution| self.rank(name, candidates, trial, prefer);
        let Some(holder) = holder else {
            return vec![(rank(&taken), taken)];
        };
        let of_holder = self.candidates.known(holder);
        let before = self.rank(holder, of_holder, resolution, prefer);
        let mut ways = vec![None];
        let is_free = |other: &&Candidate<'_>| {
            let key = other.item.key;
            let holds = |rival: &&str| taken.key(rival) == Some(key);
            key != candidate.item.key && !self.rivals(holder).any(|rival| holds(&rival))
        };
        let free: Vec<Candidate<'a>> = of_holder.iter().filter(is_free).copied().collect();
        ways.extend(self.best(holder, &free, &taken, prefer).map(Some));
        let weighed = ways.into_iter().map(|instead| {
            let mut trial = taken.clone();
            match instead {
                Some(other) => trial.choose(holder, &other.item),
                None => trial.set(holder, ResourceState::missing()),
            }
            let after = self.rank(holder, of_holder, &trial, prefer);
            let both = rank(&trial).plus(after, 1).plus(before, -1);
            (both, trial)
        });
        weighed.collect()
    }
}
