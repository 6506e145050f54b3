//! Sets of numbers, which are ports or IPv4 addresses.
//!
//! They answer what several ranges cover together: 10.0.0.0/25 and 10.0.0.128/25 together cover 10.0.0.0/24, although
//! neither does alone.

use ipnet::Ipv4Net;

use crate::ports::Ports;

/// A set of numbers, stored as inclusive ranges that are sorted and separated by gaps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ranges(Vec<(u32, u32)>);

impl Ranges {
    /// The numbers from `first` to `last`, both included; none if `last` is smaller.
    pub fn new(first: u32, last: u32) -> Self {
        Ranges(if first <= last {
            vec![(first, last)]
        } else {
            Vec::new()
        })
    }

    /// Whether the set has no number.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many numbers the set has.
    pub fn count(&self) -> u64 {
        let sizes = self.0.iter();
        sizes.map(|(first, last)| u64::from(last - first) + 1).sum()
    }

    /// The inclusive ranges, in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.0.iter().copied()
    }

    /// The numbers that are in at least one of the sets.
    ///
    /// 1-3 and 7-9, united with 4-5: the sorted ranges are 1-3, 4-5 and 7-9. 4-5 begins right after 1-3 and extends it to
    /// 1-5; 6 is missing, so 7-9 stays apart. The result is 1-5 and 7-9.
    #[must_use]
    pub fn union(&self, other: &Ranges) -> Ranges {
        let mut all: Vec<(u32, u32)> = self.iter().chain(other.iter()).collect();
        all.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::new();
        for (first, last) in all {
            match joined.last_mut() {
                Some(end) if first <= end.1.saturating_add(1) => end.1 = end.1.max(last),
                _ => joined.push((first, last)),
            }
        }
        Ranges(joined)
    }

    /// The numbers that are in this set and not in the other.
    ///
    /// 1-9 without 3-4 and 9-12: after 3-4, 1-2 is in the result and 5-9 is left; after 9-12, 5-8 is in the result and
    /// nothing is left.
    #[must_use]
    pub fn minus(&self, other: &Ranges) -> Ranges {
        let mut result = Vec::new();
        for (first, last) in self.iter() {
            // The start of the rest of this range; none after its last number was removed.
            let mut left = Some(first);
            for (from, to) in other.iter() {
                let Some(start) = left else { break };
                if to < start || last < from {
                    continue;
                }
                if start < from {
                    result.push((start, from - 1));
                }
                left = to.checked_add(1).filter(|next| *next <= last);
            }
            result.extend(left.map(|start| (start, last)));
        }
        Ranges(result)
    }

    /// The numbers that are in both sets.
    #[must_use]
    pub fn intersection(&self, other: &Ranges) -> Ranges {
        self.minus(&self.minus(other))
    }

    /// Whether every number of the other set is in this one.
    pub fn contains(&self, other: &Ranges) -> bool {
        // The ranges of a set have gaps between them: what is in the set as a whole is in one of its ranges.
        let holds = |(from, to)| self.iter().any(|(first, last)| first <= from && to <= last);
        other.iter().all(holds)
    }

    /// Whether the sets have a number in common.
    pub fn overlaps(&self, other: &Ranges) -> bool {
        let meets = |(from, to)| self.iter().any(|(first, last)| first <= to && from <= last);
        other.iter().any(meets)
    }

    /// Cuts this set into the largest pieces that lie completely inside or completely outside each of the other sets.
    ///
    /// 0-9, cut by 3-5 and 4-9: 0-2, 3, 4-5 and 6-9.
    pub fn cut_by<'r>(&self, others: impl IntoIterator<Item = &'r Ranges>) -> Vec<Ranges> {
        let mut pieces: Vec<Ranges> = self
            .iter()
            .map(|(from, to)| Ranges::new(from, to))
            .collect();
        for other in others {
            pieces = pieces
                .iter()
                .flat_map(|piece| [piece.intersection(other), piece.minus(other)])
                .flat_map(|part| part.0)
                .map(|(from, to)| Ranges::new(from, to))
                .collect();
        }
        pieces.sort_unstable_by_key(|piece| piece.0.first().copied());
        pieces
    }
}

impl From<Ports> for Ranges {
    fn from(ports: Ports) -> Self {
        Ranges::new(ports.from.into(), ports.to.into())
    }
}

impl From<Ipv4Net> for Ranges {
    fn from(range: Ipv4Net) -> Self {
        Ranges::new(range.network().to_bits(), range.broadcast().to_bits())
    }
}

impl<T: Into<Ranges>> FromIterator<T> for Ranges {
    fn from_iter<I: IntoIterator<Item = T>>(parts: I) -> Self {
        parts
            .into_iter()
            .fold(Ranges::default(), |all, part| all.union(&part.into()))
    }
}

#[cfg(test)]
pub(super) mod tests;
