//! A run that is kept: what is left to do, and each result on the disk before anybody is told.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::roster::Attendee;
use super::run::Audience;
use super::shard::Shard;
use super::store::{Row, RunKey, Store, StoreError};
use crate::report::Entry;
use crate::snapshot::Snapshot;

/// The part of a roster that a run grades, and the part of that which is left.
#[derive(Debug)]
pub struct Work {
    pub run: i64,
    /// Attendees still to be graded.
    pub rest: Vec<Attendee>,
    /// Their places in the roster.
    positions: Vec<usize>,
    /// How many the run has when it is complete.
    total: usize,
}

impl Work {
    /// Begins a run. With `resume` it takes up the newest run of the same key, if there is one, even one that is
    /// complete: then only its reports may be missing.
    pub fn begin(
        store: &Store,
        key: &RunKey,
        attendees: &[Attendee],
        shard: Option<Shard>,
        resume: bool,
    ) -> Result<Self, StoreError> {
        let former = match resume {
            true => store.resumable(key)?,
            false => None,
        };
        let run = match former {
            Some(run) => run.id,
            None => store.begin(key, Timestamp::now())?,
        };
        let done = store.done(run)?;
        let own: Vec<_> = attendees
            .iter()
            .enumerate()
            .filter(|(_, attendee)| shard.is_none_or(|shard| shard.holds(&attendee.account_id)))
            .collect();
        let total = own.len();
        let rest = own
            .into_iter()
            .filter(|(position, _)| !done.contains(position));
        let (positions, rest) = rest
            .map(|(position, attendee)| (position, attendee.clone()))
            .unzip();
        Ok(Work {
            run,
            rest,
            positions,
            total,
        })
    }

    /// An audience that saves each result and then tells `audience`.
    pub fn recorder<'a>(
        &'a self,
        store: &'a Store,
        keep_snapshots: bool,
        audience: &'a mut dyn Audience,
    ) -> Recorder<'a> {
        Recorder {
            work: self,
            store,
            keep_snapshots,
            audience,
        }
    }

    /// How many of the run are graded already.
    pub fn done(&self) -> usize {
        self.total - self.rest.len()
    }

    /// Notes the end of the run, if nobody is left.
    pub fn finish(&self, store: &Store) -> Result<(), StoreError> {
        match store.done(self.run)?.len() == self.total {
            true => store.finish(self.run, Timestamp::now()),
            false => Ok(()),
        }
    }
}

/// Saves each result before anybody is told of it.
pub struct Recorder<'a> {
    work: &'a Work,
    store: &'a Store,
    keep_snapshots: bool,
    audience: &'a mut dyn Audience,
}

impl Audience for Recorder<'_> {
    fn started(&mut self, position: usize, attendee: &Attendee) {
        self.audience.started(position, attendee);
    }

    fn finished(
        &mut self,
        position: usize,
        entry: &Entry,
        snapshot: Option<&Snapshot>,
    ) -> Result<(), String> {
        let place = self
            .work
            .positions
            .get(position)
            .zip(self.work.rest.get(position));
        if let Some((place, attendee)) = place {
            let row = Row {
                position: *place,
                region: attendee.region.clone(),
                graded_at: Timestamp::now(),
                entry: entry.clone(),
            };
            let kept = snapshot.filter(|_| self.keep_snapshots);
            let saved = self.store.save(self.work.run, &row, kept);
            saved.map_err(|error| error.to_string())?;
        }
        self.audience.finished(position, entry, snapshot)
    }

    fn stopping(&mut self, in_flight: usize) {
        self.audience.stopping(in_flight);
    }
}

/// What tells one roster from another: who is in it, in which order. Not the way into the accounts: a role that is
/// corrected makes no other class.
pub fn roster_digest(attendees: &[Attendee]) -> String {
    let mut digest = Sha256::new();
    for attendee in attendees {
        // Debug quotes and escapes: no two rosters run together to the same text.
        let Attendee {
            name,
            account_id,
            region,
            columns,
            access: _,
        } = attendee;
        digest.update(format!("{:?}\n", (name, account_id, region, columns)));
    }
    format!("sha256:{:x}", digest.finalize())
}
