//! What limits submissions: codes, rates, and proofs that were used before.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::board::TokenError;
use crate::class::submission::Refusal;
use crate::class::{Attendee, RosterIndex};

/// The maximum number of submissions of one attendee in a minute.
const MOST_OF_ATTENDEE: usize = 12;

/// The maximum number of submissions in a minute, for one name and from one peer, that do not prove what they claim. A whole
/// class may be behind one address, so failures for one name do not keep the others out.
const MOST_FAILURES: usize = 20;

/// The maximum number of submissions for one name and from one peer that are read to the end or graded at the same time.
const MOST_TURNS: usize = 2;

/// The maximum number of submitters whose failures are counted, and of proofs that are remembered.
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

/// By what a submission is counted before its account is proved: the name that it is for, and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Submitter {
    /// The first row of the name.
    pub name: RosterIndex,
    /// The address by which the peer is counted.
    pub peer: IpAddr,
}

/// The submissions of each submitter that did not prove what they claim.
#[derive(Debug, Default)]
pub struct Failures(HashMap<Submitter, Recent>);

impl Failures {
    /// Whether a submitter may try a proof.
    ///
    /// # Errors
    /// [`Refusal::TooOften`], and [`Refusal::Busy`] if there is no room to count the failures of one more.
    pub fn check(&mut self, submitter: Submitter, now: Instant) -> Result<(), Refusal> {
        if let Some(recent) = self.0.get_mut(&submitter) {
            return match recent.wait(now, MOST_FAILURES) {
                Some(seconds) => Err(Refusal::TooOften { seconds }),
                None => Ok(()),
            };
        }
        if self.0.len() >= MOST_REMEMBERED {
            self.forget_old(now);
        }
        if self.0.len() >= MOST_REMEMBERED {
            return Err(Refusal::Busy);
        }
        Ok(())
    }

    /// A submission did not prove what it claims.
    pub fn add(&mut self, submitter: Submitter, now: Instant) {
        self.0.entry(submitter).or_default().add(now);
    }

    fn forget_old(&mut self, now: Instant) {
        self.0.retain(|_, recent| {
            let last = recent.0.back();
            last.is_some_and(|at| now.duration_since(*at) < MINUTE)
        });
    }
}

/// How many submissions of each submitter are read to the end or graded now.
#[derive(Debug, Clone, Default)]
pub struct Turns(Arc<Mutex<HashMap<Submitter, usize>>>);

/// The turn of one submission, until it is dropped.
#[derive(Debug)]
pub struct Turn {
    turns: Turns,
    submitter: Submitter,
}

impl Turns {
    /// A turn, or none if the submitter has enough of them.
    pub fn take(&self, submitter: Submitter) -> Option<Turn> {
        let mut taken = self.lock();
        let of_submitter = taken.entry(submitter).or_default();
        if *of_submitter >= MOST_TURNS {
            return None;
        }
        *of_submitter += 1;
        Some(Turn {
            turns: self.clone(),
            submitter,
        })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Submitter, usize>> {
        // Each change is one assignment, so a panic leaves a usable map.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn {
    /// Whose turn it is.
    pub fn submitter(&self) -> Submitter {
        self.submitter
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut taken = self.turns.lock();
        if let Some(of_submitter) = taken.get_mut(&self.submitter) {
            *of_submitter -= 1;
            if *of_submitter == 0 {
                taken.remove(&self.submitter);
            }
        }
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

    fn submitter(name: usize, peer: &str) -> Submitter {
        Submitter {
            name: RosterIndex::new(name),
            peer: peer.parse().expect("an address"),
        }
    }

    /// The defect: 120 bad proofs for one name kept everybody behind the same address out.
    #[test]
    fn failures_for_one_name_from_one_peer_do_not_concern_others() {
        let (mut failures, now) = (Failures::default(), Instant::now());
        let one = submitter(0, "192.0.2.1");
        for _ in 0..MOST_FAILURES {
            assert_eq!(failures.check(one, now), Ok(()));
            failures.add(one, now);
        }
        assert!(failures.check(one, now).is_err());
        for other in [submitter(1, "192.0.2.1"), submitter(0, "192.0.2.2")] {
            assert_eq!(failures.check(other, now), Ok(()));
        }
        assert_eq!(failures.check(one, now + MINUTE), Ok(()));
    }

    #[test]
    fn there_is_a_limit_to_what_is_counted() {
        let (mut failures, now) = (Failures::default(), Instant::now());
        for name in 0..MOST_REMEMBERED {
            failures.add(submitter(name, "192.0.2.1"), now);
        }
        let more = submitter(0, "192.0.2.2");
        assert_eq!(failures.check(more, now), Err(Refusal::Busy));
        assert_eq!(failures.check(more, now + MINUTE), Ok(()));
    }

    #[test]
    fn turns_are_counted_by_name_and_peer_and_given_back() {
        let turns = Turns::default();
        let one = submitter(0, "192.0.2.1");
        let taken: Vec<Option<Turn>> = (0..=MOST_TURNS).map(|_| turns.take(one)).collect();
        assert_eq!(taken.iter().flatten().count(), MOST_TURNS);
        for other in [submitter(1, "192.0.2.1"), submitter(0, "192.0.2.2")] {
            assert!(turns.take(other).is_some());
        }
        drop(taken);
        assert!(turns.take(one).is_some() && turns.lock().is_empty());
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
