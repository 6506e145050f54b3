//! Which part of a roster one of several processes grades.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// One of several parts of a roster, counted from one: "3/8" is the third of eight.
///
/// The account's id alone decides where it belongs, so that every process of a matrix agrees, whatever the order of its
/// roster, and two rows of one account stay together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    number: u32,
    count: u32,
}

impl Shard {
    /// Whether the account belongs to this part.
    pub fn holds(self, account_id: &str) -> bool {
        let digest = Sha256::digest(account_id.as_bytes());
        // The first eight bytes are more than enough to spread a million accounts evenly.
        let hash = digest
            .iter()
            .take(8)
            .fold(0u64, |hash, byte| hash << 8 | u64::from(*byte));
        hash % u64::from(self.count) == u64::from(self.number - 1)
    }

    /// All parts of the same division.
    pub fn siblings(self) -> impl Iterator<Item = Shard> {
        (1..=self.count).map(move |number| Shard { number, ..self })
    }
}

impl FromStr for Shard {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let part = |text: &str| {
            text.parse()
                .ok()
                .filter(|number| (1..=10_000).contains(number))
        };
        text.split_once('/')
            .and_then(|(number, count)| {
                Some(Shard {
                    number: part(number)?,
                    count: part(count)?,
                })
            })
            .filter(|shard| shard.number <= shard.count)
            .ok_or("write it as 3/8, the third of eight parts")
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.count)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shard(text: &str) -> Shard {
        text.parse().expect("a shard")
    }

    proptest! {
        #[test]
        fn every_account_is_in_exactly_one_shard(account in "[0-9]{12}", count in 1u32..200) {
            let held = shard(&format!("1/{count}"))
                .siblings()
                .filter(|shard| shard.holds(&account))
                .count();
            prop_assert_eq!(held, 1);
        }
    }

    #[test]
    fn shards_are_even_enough() {
        for count in [2, 8, 20] {
            let fair = 10_000 / count;
            for shard in shard(&format!("1/{count}")).siblings() {
                let held = (0..10_000)
                    .filter(|n| shard.holds(&format!("{:012}", 100_000_000_000u64 + n)))
                    .count();
                let share = held * 100 / fair;
                assert!((80..120).contains(&share), "{shard} holds {held} of {fair}");
            }
        }
    }

    /// Jobs of different releases share a matrix while one is rolled out.
    #[test]
    fn the_division_never_changes() {
        let of = |account: &str| {
            let held = shard("1/8").siblings().find(|shard| shard.holds(account));
            held.expect("some shard").to_string()
        };
        assert_eq!(of("111111111111"), "3/8");
        assert_eq!(of("222222222222"), "8/8");
    }

    #[test]
    fn only_a_part_of_a_whole_is_a_shard() {
        for wrong in [
            "", "3", "0/8", "9/8", "1/0", "a/b", "1/8/2", "-1/8", "1/99999",
        ] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
        assert_eq!(shard("8/8").to_string(), "8/8");
    }
}
