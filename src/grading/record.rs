//! A run that is kept: what is left to do, and each result on the disk before anybody is told.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::roster::Attendee;
use super::run::Audience;
use super::shard::Shard;
use super::store::{Row, RunKey, Store, StoreError};
use crate::report::{Entry, Gradebook};
use crate::snapshot::Snapshot;

/// The part of a roster that a run grades, and the part of that which is left.
#[derive(Debug)]
pub struct Work {
    pub run: i64,
    /// Attendees still to be graded.
    pub rest: Vec<Attendee>,
    /// Their places in the roster.
    positions: Vec<usize>,
    /// What the run had before, by place.
    former: BTreeMap<usize, Entry>,
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
        let former = store.rows(run)?.into_iter();
        let former: BTreeMap<_, _> = former.map(|row| (row.position, row.entry)).collect();
        let own = attendees
            .iter()
            .enumerate()
            .filter(|(_, attendee)| shard.is_none_or(|shard| shard.holds(&attendee.account_id)));
        let rest = own
            .into_iter()
            .filter(|(position, _)| !former.contains_key(position));
        let (positions, rest) = rest
            .map(|(position, attendee)| (position, attendee.clone()))
            .unzip();
        Ok(Work {
            run,
            rest,
            positions,
            former,
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

    /// How many of the run were graded before.
    pub fn done(&self) -> usize {
        self.former.len()
    }

    /// Notes the end of the run, if nobody is left, and gives the whole of it: `rest` is what came of those that were
    /// left.
    pub fn finish(self, store: &Store, rest: Gradebook) -> Result<Gradebook, StoreError> {
        let mut entries = self.former;
        let done = store.done(self.run)?;
        if self
            .positions
            .iter()
            .all(|position| done.contains(position))
        {
            store.finish(self.run, Timestamp::now())?;
        }
        entries.extend(self.positions.into_iter().zip(rest.entries));
        Ok(Gradebook {
            entries: entries.into_values().collect(),
            ..rest
        })
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

    fn stopping(&mut self) {
        self.audience.stopping();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grading::roster;
    use crate::grading::store::testing::{denied, key};

    fn class(size: usize) -> Vec<Attendee> {
        let mut text = "name,account_id\n".to_owned();
        for position in 0..size {
            text.push_str(&format!("Attendee {position},{:012}\n", position + 1));
        }
        roster::parse(text.as_bytes(), "class")
            .expect("a roster")
            .attendees
    }

    #[derive(Default)]
    struct Told(Vec<String>);

    impl Audience for Told {
        fn finished(
            &mut self,
            _: usize,
            entry: &Entry,
            _: Option<&Snapshot>,
        ) -> Result<(), String> {
            self.0.push(entry.name.clone());
            Ok(())
        }
    }

    fn entry(position: usize) -> Entry {
        denied(position).entry
    }

    #[test]
    fn a_resumed_run_has_only_the_rest_to_do_and_reports_on_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("s")).expect("made");
        let class = class(4);
        let first = Work::begin(&store, &key(), &class, None, true).expect("begun");
        assert_eq!((first.rest.len(), first.done()), (4, 0));
        let mut told = Told::default();
        let mut recorder = first.recorder(&store, false, &mut told);
        for position in [2, 0] {
            recorder
                .finished(position, &entry(position), None)
                .expect("saved");
        }
        assert_eq!(told.0, ["Attendee 2", "Attendee 0"]);
        let run = first.run;
        drop(first);

        let second = Work::begin(&store, &key(), &class, None, true).expect("resumed");
        assert_eq!(second.run, run);
        let names: Vec<&str> = second.rest.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Attendee 1", "Attendee 3"]);
        let mut told = Told::default();
        let mut recorder = second.recorder(&store, false, &mut told);
        recorder.finished(1, &entry(3), None).expect("saved");
        let rest = Gradebook {
            schema: String::new(),
            entries: vec![entry(1), entry(3)],
        };
        let whole = second.finish(&store, rest).expect("finished");
        let names: Vec<&str> = whole
            .entries
            .iter()
            .map(|entry| entry.name.as_str())
            .collect();
        assert_eq!(
            names,
            ["Attendee 0", "Attendee 1", "Attendee 2", "Attendee 3"]
        );
        assert_eq!(store.done(run).expect("done"), [0, 2, 3].into());
        assert_eq!(
            store.run(run).expect("run").finished_at,
            None,
            "one is left"
        );

        let another = Work::begin(&store, &key(), &class, None, false).expect("begun anew");
        assert!(another.run != run && another.rest.len() == 4);
    }

    #[test]
    fn nobody_is_told_of_what_could_not_be_saved() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("s")).expect("made");
        let work = Work::begin(&store, &key(), &class(1), None, false).expect("begun");
        store.save(work.run, &denied(0), None).expect("taken");
        let mut told = Told::default();
        let saved = work
            .recorder(&store, false, &mut told)
            .finished(0, &entry(0), None);
        assert!(saved.is_err() && told.0.is_empty());
    }

    #[test]
    fn shards_share_the_roster_among_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("s")).expect("made");
        let class = class(50);
        let mut places = Vec::new();
        let first: Shard = "1/4".parse().expect("a shard");
        for shard in first.siblings() {
            let work = Work::begin(&store, &key(), &class, Some(shard), false).expect("begun");
            places.extend(work.positions);
        }
        places.sort_unstable();
        assert_eq!(places, (0..50).collect::<Vec<_>>());
    }

    #[test]
    fn a_corrected_role_makes_no_other_class() {
        let digest = |role: &str| {
            let text = format!(
                "name,account_id,role_arn\nAnn,111111111111,arn:aws:iam::111111111111:role/{role}\n"
            );
            roster_digest(
                &roster::parse(text.as_bytes(), "class")
                    .expect("a roster")
                    .attendees,
            )
        };
        assert_eq!(digest("one"), digest("two"));
        assert_ne!(digest("one"), roster_digest(&class(1)));
    }
}
