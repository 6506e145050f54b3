use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// A range of 10.0.0.0/27, in which there are few enough addresses to ask about each.
pub fn any_range() -> impl Strategy<Value = Ipv4Net> {
    (0..32u32, 27..=32u8).prop_map(|(offset, length)| {
        let address = 0x0a00_0000 + offset;
        Ipv4Net::new(address.into(), length).unwrap().trunc()
    })
}

/// The numbers 0-31 and the last ones that exist, so that both edges are met.
fn numbers() -> impl Iterator<Item = u32> {
    (0..32).chain(u32::MAX - 3..=u32::MAX)
}

fn any_set() -> impl Strategy<Value = Ranges> {
    let number = || prop::sample::select(numbers().collect::<Vec<u32>>());
    prop::collection::vec((number(), number()), 0..5)
        .prop_map(|pairs| pairs.into_iter().map(|(a, b)| Ranges::new(a, b)).collect())
}

fn members(set: &Ranges) -> BTreeSet<u32> {
    numbers()
        .filter(|number| {
            set.iter()
                .any(|(from, to)| from <= *number && *number <= to)
        })
        .collect()
}

proptest! {
    #[test]
    fn sets_are_what_their_members_say(a in any_set(), b in any_set()) {
        let (left, right) = (members(&a), members(&b));
        prop_assert_eq!(members(&a.union(&b)), left.union(&right).copied().collect());
        prop_assert_eq!(members(&a.minus(&b)), left.difference(&right).copied().collect());
        prop_assert_eq!(members(&a.intersection(&b)), left.intersection(&right).copied().collect());
        prop_assert!(a.union(&b).contains(&b));
        prop_assert_eq!(a.minus(&b).union(&a.intersection(&b)), a.clone());
        prop_assert_eq!(a.overlaps(&b), !a.intersection(&b).is_empty());
        prop_assert_eq!(a.contains(&b), b.minus(&a).count() == 0);
    }

    #[test]
    fn pieces_make_up_the_set_and_none_is_cut_further(set in any_set(), by in prop::collection::vec(any_set(), 0..4)) {
        let pieces = set.cut_by(&by);
        let total: u64 = pieces.iter().map(Ranges::count).sum();
        prop_assert_eq!(total, set.count());
        prop_assert_eq!(pieces.iter().cloned().collect::<Ranges>(), set);
        for piece in &pieces {
            for other in &by {
                prop_assert!(other.contains(piece) || !other.overlaps(piece));
            }
        }
    }
}

#[test]
fn two_halves_are_the_whole() {
    let net = |text: &str| Ranges::from(text.parse::<Ipv4Net>().unwrap());
    let halves = net("0.0.0.0/1").union(&net("128.0.0.0/1"));
    assert_eq!(halves, net("0.0.0.0/0"));
    assert_eq!(halves.count(), 1 << 32);
    assert!(!net("0.0.0.0/1").contains(&net("0.0.0.0/0")));
}
