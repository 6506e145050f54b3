//! Names for the room that can be remembered and called out, such as "brave-otter", and that say nothing about the roster.

use std::collections::HashSet;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::class::Attendee;

#[rustfmt::skip]
const QUALITIES: [&str; 64] = [
    "agile", "amber", "azure", "bold", "brave", "breezy", "bright", "calm", "cheery", "clever", "coral", "cosmic",
    "cosy", "crisp", "curious", "daring", "eager", "early", "epic", "fair", "fleet", "fond", "fresh", "gentle",
    "glad", "golden", "grand", "happy", "hardy", "honest", "humble", "ivory", "jolly", "keen", "kind", "lively",
    "loyal", "lucky", "lunar", "mellow", "merry", "mighty", "neat", "noble", "olive", "patient", "plucky", "polite",
    "proud", "quick", "quiet", "rapid", "ready", "royal", "ruby", "silver", "solar", "steady", "sunny", "swift",
    "tidy", "violet", "warm", "witty",
];

#[rustfmt::skip]
const ANIMALS: [&str; 64] = [
    "badger", "beaver", "bison", "bobcat", "camel", "condor", "crane", "cricket", "dingo", "dolphin", "eagle", "egret",
    "falcon", "ferret", "finch", "fox", "gecko", "gibbon", "hare", "hawk", "heron", "ibex", "iguana", "jackal",
    "jaguar", "kestrel", "koala", "lemur", "llama", "lynx", "magpie", "marmot", "marten", "mole", "moose", "newt",
    "ocelot", "orca", "osprey", "otter", "owl", "panda", "parrot", "pelican", "penguin", "puffin", "puma", "quail",
    "rabbit", "raven", "robin", "salmon", "seal", "sparrow", "squid", "stork", "swan", "tapir", "tiger", "toucan",
    "turtle", "walrus", "wombat", "zebra",
];

/// The names of a class.
#[derive(Debug, Default)]
pub struct Aliases {
    /// For each place in the roster.
    names: Vec<String>,
    /// The places in the roster, in the alphabetical order of the names.
    order: Vec<usize>,
}

impl Aliases {
    /// The names of a class. With the same key and roster they are the same, and without the key nobody can compute them.
    pub fn new(key: &[u8], attendees: &[Attendee]) -> Self {
        let mut drawn: Vec<([u8; 32], usize)> = attendees
            .iter()
            .enumerate()
            .map(|(place, attendee)| (draw(key, attendee), place))
            .collect();
        // In a drawn order, so that who gets a name that two have drawn does not depend on the roster's order.
        drawn.sort_unstable();
        let mut taken = HashSet::new();
        let mut names = vec![String::new(); attendees.len()];
        for (drawn, place) in &drawn {
            if let Some(name) = names.get_mut(*place) {
                *name = free_name(drawn, &mut taken);
            }
        }
        let mut order: Vec<usize> = (0..names.len()).collect();
        order.sort_by(|one, other| names.get(*one).cmp(&names.get(*other)));
        Aliases { names, order }
    }

    /// The name of the attendee at that place in the roster.
    pub fn name(&self, place: usize) -> &str {
        self.names.get(place).map_or("", String::as_str)
    }

    /// The places in the roster in the order of the room's view.
    pub fn order(&self) -> &[usize] {
        &self.order
    }
}

/// HMAC-SHA-256 of what identifies an attendee in a class.
fn draw(key: &[u8], attendee: &Attendee) -> [u8; 32] {
    // The digest of a key has a length that the constructor takes without an error.
    let mut mac = Hmac::<Sha256>::new(&block(key));
    let region = attendee.region.as_deref().unwrap_or_default();
    for part in ["room", &attendee.account_id, region, &attendee.name] {
        mac.update(part.as_bytes());
        mac.update(&[0]);
    }
    mac.finalize().into_bytes().into()
}

/// The key of one block of HMAC-SHA-256.
fn block(key: &[u8]) -> hmac::digest::Key<Hmac<Sha256>> {
    let mut block = hmac::digest::Key::<Hmac<Sha256>>::default();
    let digest = Sha256::digest(key);
    block
        .iter_mut()
        .zip(digest)
        .for_each(|(to, from)| *to = from);
    block
}

/// The drawn name, or the next free one. A class of more than 4,096 gets names with numbers.
fn free_name(drawn: &[u8; 32], taken: &mut HashSet<usize>) -> String {
    let all = QUALITIES.len() * ANIMALS.len();
    let number = drawn.iter().take(4);
    let first = number.fold(0, |number, byte| number << 8 | usize::from(*byte)) % all;
    let mut round = 0;
    loop {
        let free = (0..all).map(|step| (first + step) % all);
        let found = free
            .map(|word| round * all + word)
            .find(|number| !taken.contains(number));
        if let Some(number) = found {
            taken.insert(number);
            return name(number % all, round);
        }
        round += 1;
    }
}

fn name(number: usize, round: usize) -> String {
    let quality = QUALITIES.get(number / ANIMALS.len()).unwrap_or(&"");
    let animal = ANIMALS.get(number % ANIMALS.len()).unwrap_or(&"");
    match round {
        0 => format!("{quality}-{animal}"),
        more => format!("{quality}-{animal}-{}", more + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::store::testing::class;

    fn names(key: &[u8], size: usize) -> Vec<String> {
        Aliases::new(key, &class(size)).names
    }

    #[test]
    fn every_name_is_unique_even_in_a_class_of_more_than_there_are_names() {
        for size in [40, 2_000, 4_096 + 500] {
            let names = names(b"key", size);
            let unique: HashSet<&String> = names.iter().collect();
            assert_eq!(unique.len(), size);
        }
        let words: HashSet<&str> = QUALITIES.into_iter().chain(ANIMALS).collect();
        assert_eq!(words.len(), 128, "no word is twice in the lists");
    }

    /// With names in the roster's order, whoever knows the roster would know who is who.
    #[test]
    fn the_order_of_the_names_says_nothing_about_the_roster() {
        let aliases = Aliases::new(b"key", &class(40));
        let order = aliases.order();
        let in_order = order.windows(2).filter(|pair| pair[0] < pair[1]).count();
        // Of 39 neighbours about half are in the roster's order, as in any random order.
        assert!((10..=29).contains(&in_order), "{order:?}");
        let mut sorted = order.to_vec();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..40).collect::<Vec<_>>());
        let other = Aliases::new(b"another key", &class(40));
        assert_ne!(order, other.order());
        let same = (0..40).filter(|place| aliases.name(*place) == other.name(*place));
        assert!(same.count() < 3);
    }

    #[test]
    fn a_name_stays_when_the_roster_is_sorted_again_or_grows() {
        let mut attendees = class(40);
        let before = Aliases::new(b"key", &attendees);
        let first = before.name(0).to_owned();
        attendees.reverse();
        assert_eq!(Aliases::new(b"key", &attendees).name(39), first);
        let more = Aliases::new(b"key", &class(41));
        let kept = (0..40).filter(|place| more.name(*place) == before.name(*place));
        assert!(kept.count() >= 39);
    }
}
