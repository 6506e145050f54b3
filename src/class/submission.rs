//! What an attendee's program submits to the board of a class, and what the board answers.
//!
//! A submission is a POST request. Its body has two lines of JSON: who submits what ([`SubmissionHead`]), and the snapshot. The
//! proof of the account is in a header, and is bound to the digest of the body.

use std::fmt;

use serde::de::{self, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest, Sha256};

use workshop_check_core::message::Message;
use workshop_check_core::report::Score;
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::parse::parse;
use workshop_check_core::verdict::Outcome;

/// The schema that every submission names.
pub const SCHEMA: &str = "workshop-check/submission/1";

/// Where a board takes submissions, relative to its address.
pub const PATH: &str = "submit";

/// The header with the proof, which is a secret.
pub const PROOF_HEADER: &str = "x-workshop-check-proof";

/// The maximum number of bytes of a body. The snapshot of a complete account has about 60 KB.
pub const MOST_BYTES: usize = 4 << 20;

/// The maximum number of entries of one list or object of a submitted snapshot. The evaluation compares entries of some
/// lists with each other, and takes 10 seconds for a list of 50,000. By default, AWS allows 2,500 security groups in a Region
/// and 5,000 network interfaces (Amazon VPC User Guide, "Amazon VPC quotas"); other lists are shorter.
pub const MOST_ENTRIES: usize = 5_000;

/// The maximum number of bytes of the first line.
const MOST_HEAD: usize = 4096;

/// Who submits what: the first line of a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmissionHead {
    /// [`SCHEMA`].
    pub schema: String,
    /// The attendee's name, as in the roster.
    pub name: String,
    /// The id of the suite that decided what was read.
    pub suite_id: String,
    /// The digest of that suite.
    pub suite_digest: String,
    /// Whether the attendee asks for help.
    #[serde(default)]
    pub needs_help: bool,
}

/// What an attendee's program submits.
#[derive(Debug, Clone, PartialEq)]
pub struct Submission {
    /// Who submits what.
    pub head: SubmissionHead,
    /// The account as their program has read it. Nothing of it is proved.
    pub snapshot: Snapshot,
}

/// What a board answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoardAnswer {
    /// It has graded the snapshot.
    Accepted(Receipt),
    /// It has not.
    Refused(Refusal),
}

/// What a board tells an attendee about their own submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The account that is proved.
    pub account_id: String,
    /// The worst outcome of all checks.
    pub outcome: Outcome,
    /// The points.
    pub score: Score,
    /// Whether the board has another version of the suite, which may need what was not read.
    pub other_suite_version: bool,
}

/// Why a board refuses a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The code is not that of the class or of the attendee.
    WrongCode,
    /// The body is larger than the board accepts.
    TooLarge {
        /// The maximum number of bytes.
        most_bytes: usize,
    },
    /// The body is not a submission.
    Malformed {
        /// The problem, as a fragment.
        problem: String,
    },
    /// The proof is for a board of another name.
    WrongBoard {
        /// The name in the proof.
        name: String,
    },
    /// The proof is not one, or STS refuses it.
    BadProof {
        /// The problem, or the AWS error code.
        problem: String,
    },
    /// The proof or the snapshot is too old, or from the future.
    Stale {
        /// How many seconds before now it was made, by the board's clock.
        seconds: i64,
    },
    /// It has been submitted before, or a newer one has.
    Replayed,
    /// The roster has no attendee of that name.
    UnknownName,
    /// The attendee has another account, by the roster or by their first submission.
    OtherAccount {
        /// The account that is proved.
        account_id: String,
    },
    /// The account belongs to another attendee.
    AccountTaken {
        /// The account that is proved.
        account_id: String,
    },
    /// The snapshot is of another account than the proof.
    OtherSnapshot {
        /// The account that is proved.
        account_id: String,
    },
    /// The class works in another Region.
    OtherRegion {
        /// The Regions of the class.
        wanted: Vec<String>,
    },
    /// The class works on another workshop.
    OtherSuite {
        /// The id of the suite of the class.
        wanted: String,
    },
    /// The attendee has submitted too often.
    TooOften {
        /// When to try again.
        seconds: u64,
    },
    /// The board is busy.
    Busy,
    /// The board cannot save the result.
    NotSaved {
        /// Why.
        why: Unsaved,
    },
    /// STS does not answer the board.
    StsUnavailable,
}

/// Why a board cannot save a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsaved {
    /// Another program uses the store.
    Locked,
    /// There is no room on the disk.
    Full,
    /// The store was deleted or replaced.
    Gone,
    /// Another reason, which the instructor sees.
    Other,
}

impl Unsaved {
    /// The word for messages.
    fn word(self) -> &'static str {
        match self {
            Unsaved::Locked => "locked",
            Unsaved::Full => "full",
            Unsaved::Gone => "gone",
            Unsaved::Other => "other",
        }
    }
}

impl Submission {
    /// The body of a submission.
    ///
    /// # Errors
    /// Those of `serde_json`.
    pub fn to_body(head: &SubmissionHead, snapshot: &Snapshot) -> serde_json::Result<Vec<u8>> {
        let mut body = serde_json::to_vec(head)?;
        body.push(b'\n');
        serde_json::to_writer(&mut body, snapshot)?;
        Ok(body)
    }

    /// Reads a body, which may be hostile.
    ///
    /// # Errors
    /// The problem, as a fragment.
    pub fn parse(body: &[u8]) -> Result<Self, String> {
        let (head, rest) = split(body)?;
        let snapshot = parse(rest, "submission").map_err(|error| error.to_string())?;
        // After `parse`, which refuses deep nesting.
        serde_json::from_slice::<Bounded>(rest).map_err(|error| error.to_string())?;
        if let Some(problem) = problem_elsewhere(&snapshot) {
            return Err(problem.to_owned());
        }
        Ok(Submission { head, snapshot })
    }
}

impl SubmissionHead {
    /// Reads the first line of a body, of which the rest may not have arrived yet.
    ///
    /// # Errors
    /// The problem, as a fragment.
    pub fn of_body(body: &[u8]) -> Result<Self, String> {
        split(body).map(|(head, _)| head)
    }
}

/// The first line of a body, and what follows it.
fn split(body: &[u8]) -> Result<(SubmissionHead, &[u8]), String> {
    let end = body.iter().take(MOST_HEAD).position(|byte| *byte == b'\n');
    let (head, rest) = body.split_at(end.ok_or("it has no first line")?);
    let head: SubmissionHead =
        serde_json::from_slice(head).map_err(|error| format!("its first line: {error}"))?;
    if head.schema != SCHEMA {
        return Err(format!("its schema is not \"{SCHEMA}\""));
    }
    Ok((head, rest))
}

/// Any JSON, with no list or object of more than [`MOST_ENTRIES`] entries.
struct Bounded;

impl<'de> Deserialize<'de> for Bounded {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Bounded)
    }
}

impl<'de> Visitor<'de> for Bounded {
    type Value = Bounded;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Bounded, E> {
        Ok(Bounded)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Bounded, E> {
        Ok(Bounded)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Bounded, E> {
        Ok(Bounded)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Bounded, E> {
        Ok(Bounded)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Bounded, E> {
        Ok(Bounded)
    }

    fn visit_str<E>(self, _: &str) -> Result<Bounded, E> {
        Ok(Bounded)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Bounded, A::Error> {
        let mut entries = 0;
        while list.next_element::<Bounded>()?.is_some() {
            entries = one_more(entries)?;
        }
        Ok(Bounded)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Bounded, A::Error> {
        let mut entries = 0;
        while object.next_entry::<IgnoredAny, Bounded>()?.is_some() {
            entries = one_more(entries)?;
        }
        Ok(Bounded)
    }
}

fn one_more<E: de::Error>(entries: usize) -> Result<usize, E> {
    if entries < MOST_ENTRIES {
        return Ok(entries + 1);
    }
    let problem = format!("a list has more than {MOST_ENTRIES} entries");
    Err(E::custom(problem))
}

/// The digest that a proof is bound to: SHA-256 of the body, in hexadecimal.
pub fn digest(body: &[u8]) -> String {
    hex::encode(Sha256::digest(body))
}

/// What is wrong with the scans of other Regions: they are of the same account, and have none themselves.
fn problem_elsewhere(snapshot: &Snapshot) -> Option<&'static str> {
    let account = snapshot.account.id.as_str();
    snapshot.elsewhere.values().find_map(|scan| {
        if !scan.elsewhere.is_empty() {
            Some("the scan of another Region has scans of other Regions")
        } else if scan.account.id != account {
            Some("the scan of another Region is of another account")
        } else {
            None
        }
    })
}

impl Refusal {
    /// Whether the same submission may be accepted later.
    pub fn may_pass(&self) -> bool {
        matches!(
            self,
            Refusal::TooOften { .. }
                | Refusal::Busy
                | Refusal::NotSaved { .. }
                | Refusal::StsUnavailable
        )
    }

    /// The reason in the user's language.
    pub fn message(&self) -> Message {
        match self {
            Refusal::WrongCode => Message::new("submit-wrong-code"),
            Refusal::TooLarge { most_bytes } => {
                Message::new("submit-too-large").with("kilobytes", most_bytes / 1024)
            }
            Refusal::Malformed { problem } => {
                Message::new("submit-malformed").with("problem", problem)
            }
            Refusal::WrongBoard { name } => Message::new("submit-wrong-board").with("name", name),
            Refusal::BadProof { problem } => {
                Message::new("submit-bad-proof").with("problem", problem)
            }
            Refusal::Stale { seconds } => {
                Message::new("submit-stale").with("minutes", seconds.abs() / 60)
            }
            Refusal::Replayed => Message::new("submit-replayed"),
            Refusal::UnknownName => Message::new("submit-unknown-name"),
            Refusal::OtherAccount { account_id } => {
                Message::new("submit-other-account").with("account", account_id)
            }
            Refusal::AccountTaken { account_id } => {
                Message::new("submit-account-taken").with("account", account_id)
            }
            Refusal::OtherSnapshot { account_id } => {
                Message::new("submit-other-snapshot").with("account", account_id)
            }
            Refusal::OtherRegion { wanted } => Message::new("submit-other-region").with(
                "wanted",
                workshop_check_core::message::Arg::Alternatives(wanted.clone()),
            ),
            Refusal::OtherSuite { wanted } => {
                Message::new("submit-other-suite").with("wanted", wanted)
            }
            Refusal::TooOften { seconds } => Message::new("submit-too-often")
                .with("seconds", i64::try_from(*seconds).unwrap_or(i64::MAX)),
            Refusal::Busy => Message::new("submit-busy"),
            Refusal::NotSaved { why } => Message::new("submit-not-saved").with("why", why.word()),
            Refusal::StsUnavailable => Message::new("submit-no-sts"),
        }
    }
}

#[cfg(test)]
mod tests;
