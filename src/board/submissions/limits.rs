//! What limits submissions: codes, rates, and proofs that were used before.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::net::IpAddr;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::board::TokenError;
use crate::class::submission::Refusal;
use crate::class::{Attendee, RosterIndex};

/// The maximum number of submissions of one attendee in a minute.
const MOST_OF_ATTENDEE: usize = 12;

/// The maximum number of proofs of one peer in a minute that prove nothing. A whole class may be behind one address.
const MOST_FAILURES_OF_PEER: usize = 120;

/// The maximum number of peers whose failures are counted, and of proofs that are remembered.
const MOST_REMEMBERED: usize = 50_000;

const MINUTE: Duration = Duration::from_secs(60);

/// Whose a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeOf {
    /// Everybody's who has none of their own.
    Class,
    /// One attendee's.
    Attendee(RosterIndex),
}

/// The codes of a class. Only their digests are kept, so the time of a comparison says nothing about a code.
#[derive(Default)]
pub struct Codes(HashMap<[u8; 32], CodeOf>);

impl Codes {
    /// The code of the class, if there is one, and those of the attendees.
    pub fn new(of_class: Option<&str>, attendees: &[Attendee]) -> Self {
        let of_class = of_class.map(|code| (digest(code), CodeOf::Class));
        let of_attendees = attendees.iter().filter_map(|attendee| {
            let code = attendee.submit_code.as_ref()?;
            Some((digest(&code.0), CodeOf::Attendee(attendee.index)))
        });
        Codes(of_class.into_iter().chain(of_attendees).collect())
    }

    /// Whose code this is.
    pub fn find(&self, code: &str) -> Option<CodeOf> {
        self.0.get(&digest(code)).copied()
    }
}

impl fmt::Debug for Codes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Codes({})", self.0.len())
    }
}

fn digest(code: &str) -> [u8; 32] {
    let digest = Sha256::new()
        .chain_update("workshop-check submit code\0")
        .chain_update(code.trim());
    digest.finalize().into()
}

/// Letters and digits that are not mistaken for others when they are read aloud or copied from a slide.
const CODE_LETTERS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// A new class code, such as "k7mq-t3vd-9xwp": 59 random bits.
///
/// # Errors
/// When the operating system has no randomness.
pub fn new_class_code() -> Result<String, TokenError> {
    let mut code = String::new();
    while code.len() < 14 {
        if code.len() % 5 == 4 {
            code.push('-');
            continue;
        }
        let mut byte = [0];
        getrandom::fill(&mut byte).map_err(TokenError::NoRandomness)?;
        let [byte] = byte;
        // Of 32 values, one is not used, so that all letters are equally likely.
        if let Some(letter) = CODE_LETTERS.get(usize::from(byte & 31)) {
            code.push(char::from(*letter));
        }
    }
    Ok(code)
}

/// How often something happened in the last minute.
#[derive(Debug, Default)]
pub struct Recent(VecDeque<Instant>);

impl Recent {
    /// In how many seconds it may happen again, if it has happened too often.
    fn wait(&mut self, now: Instant, most: usize) -> Option<u64> {
        let is_old = |at: &Instant| now.duration_since(*at) >= MINUTE;
        while self.0.front().is_some_and(is_old) {
            self.0.pop_front();
        }
        let first = *self.0.front()?;
        let left = MINUTE.saturating_sub(now.duration_since(first));
        (self.0.len() >= most).then(|| left.as_secs() + 1)
    }

    /// Whether an attendee may submit now.
    ///
    /// # Errors
    /// [`Refusal::TooOften`].
    pub fn of_attendee(&mut self, now: Instant) -> Result<(), Refusal> {
        match self.wait(now, MOST_OF_ATTENDEE) {
            Some(seconds) => Err(Refusal::TooOften { seconds }),
            None => Ok(()),
        }
    }

    /// It happened once more.
    pub fn add(&mut self, now: Instant) {
        self.0.push_back(now);
    }
}

/// The proofs of each peer that proved nothing.
#[derive(Debug, Default)]
pub struct Failures(HashMap<IpAddr, Recent>);

impl Failures {
    /// Whether a peer may try a proof.
    ///
    /// # Errors
    /// [`Refusal::TooOften`].
    pub fn check(&mut self, peer: IpAddr, now: Instant) -> Result<(), Refusal> {
        let recent = self.0.get_mut(&peer);
        match recent.and_then(|recent| recent.wait(now, MOST_FAILURES_OF_PEER)) {
            Some(seconds) => Err(Refusal::TooOften { seconds }),
            None => Ok(()),
        }
    }

    /// A proof of this peer proved nothing.
    pub fn add(&mut self, peer: IpAddr, now: Instant) {
        if self.0.len() >= MOST_REMEMBERED {
            self.0.retain(|_, recent| {
                let last = recent.0.back();
                last.is_some_and(|at| now.duration_since(*at) < MINUTE)
            });
        }
        self.0.entry(peer).or_default().add(now);
    }
}

/// The signatures of proofs that are being used or were used, with the time of the signature. Older proofs are stale anyway.
#[derive(Debug, Default)]
pub struct Used(HashMap<String, Timestamp>);

impl Used {
    /// Notes a signature.
    ///
    /// # Errors
    /// [`Refusal::Replayed`] if it is known, and [`Refusal::Busy`] if there is no room for it.
    pub fn add(
        &mut self,
        signature: &str,
        signed_at: Timestamp,
        oldest: Timestamp,
    ) -> Result<(), Refusal> {
        if self.0.contains_key(signature) {
            return Err(Refusal::Replayed);
        }
        if self.0.len() >= MOST_REMEMBERED {
            self.0.retain(|_, signed_at| *signed_at >= oldest);
        }
        if self.0.len() >= MOST_REMEMBERED {
            return Err(Refusal::Busy);
        }
        self.0.insert(signature.to_owned(), signed_at);
        Ok(())
    }

    /// Forgets a signature: the board could not answer, and the attendee will try again.
    pub fn forget(&mut self, signature: &str) {
        self.0.remove(signature);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_class_codes_are_equal_and_each_can_be_used() {
        let [one, other] = [0, 1].map(|_| new_class_code().expect("randomness"));
        assert_ne!(one, other);
        let groups: Vec<usize> = one.split('-').map(str::len).collect();
        assert_eq!(groups, [4, 4, 4], "{one}");
    }

    #[test]
    fn an_attendee_may_submit_again_after_a_minute() {
        let (mut recent, start) = (Recent::default(), Instant::now());
        for _ in 0..MOST_OF_ATTENDEE {
            assert_eq!(recent.of_attendee(start), Ok(()));
            recent.add(start);
        }
        let wait = |seconds| Err(Refusal::TooOften { seconds });
        assert_eq!(recent.of_attendee(start), wait(61));
        let later = start + Duration::from_secs(59);
        assert_eq!(recent.of_attendee(later), wait(2));
        assert_eq!(recent.of_attendee(start + MINUTE), Ok(()));
    }

    #[test]
    fn failures_of_one_peer_do_not_concern_another() {
        let (mut failures, now) = (Failures::default(), Instant::now());
        let [one, other] = ["192.0.2.1", "192.0.2.2"].map(|ip| ip.parse().expect("an address"));
        for _ in 0..MOST_FAILURES_OF_PEER {
            failures.add(one, now);
        }
        assert!(failures.check(one, now).is_err());
        assert_eq!(failures.check(other, now), Ok(()));
        assert_eq!(failures.check(one, now + MINUTE), Ok(()));
    }

    #[test]
    fn a_signature_counts_once_unless_the_board_could_not_answer() {
        let (mut used, now) = (Used::default(), Timestamp::now());
        assert_eq!(used.add("a", now, now), Ok(()));
        assert_eq!(used.add("a", now, now), Err(Refusal::Replayed));
        used.forget("a");
        assert_eq!(used.add("a", now, now), Ok(()));
    }
}
