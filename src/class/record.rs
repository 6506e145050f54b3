//! A run that is kept: what is left to do, and each result on the disk before anybody is told.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::roster::Attendee;
use super::run::Audience;
use super::shard::Shard;
use super::store::{Row, RunKey, Store, StoreError};
use workshop_check_core::report::{Entry, GRADEBOOK_SCHEMA, Gradebook};
use workshop_check_core::snapshot::Snapshot;

/// The part of a roster that a run grades, and the part of that which is left.
#[derive(Debug)]
pub struct Work {
    pub run: i64,
    /// Attendees still to be graded.
    pub rest: Vec<Attendee>,
    /// Their places in the roster.
    positions: Vec<usize>,
    /// Places whose account could not be graded before: they are tried again.
    again: BTreeSet<usize>,
}

impl Work {
    /// Begins a run. With `resume` it takes up the newest run of the same key, if there is one, even one that is
    /// complete: then only its reports may be missing. Left are those whom nobody has tried to grade yet, and those
    /// whose account could not be graded.
    pub fn begin(
        store: &Store,
        key: &RunKey,
        attendees: &[Attendee],
        shard: Option<Shard>,
        resume: bool,
    ) -> Result<Self, StoreError> {
        let run = if resume {
            store.take_up(key, Timestamp::now())?
        } else {
            store.begin(key, Timestamp::now())?
        };
        let done = store.done(run)?;
        let again = store.not_graded(run)?;
        let own = attendees
            .iter()
            .enumerate()
            .filter(|(_, attendee)| shard.is_none_or(|shard| shard.holds(&attendee.account_id)));
        let rest = own
            .into_iter()
            .filter(|(position, _)| !done.contains(position) || again.contains(position));
        let (positions, rest) = rest
            .map(|(position, attendee)| (position, attendee.clone()))
            .unzip();
        Ok(Work {
            run,
            rest,
            positions,
            again,
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

    /// Notes the end of the run, if nobody is left, and gives the whole of it: what is saved and, where nothing is,
    /// what came of those that were `left`. So an attempt that was broken off leaves the former reason.
    pub fn finish(self, store: &Store, left: Vec<(usize, Entry)>) -> Result<Gradebook, StoreError> {
        let place = |(position, entry)| Some((*self.positions.get(position)?, entry));
        let mut entries: BTreeMap<usize, Entry> = left.into_iter().filter_map(place).collect();
        let saved = store.rows(self.run)?.into_iter();
        entries.extend(saved.map(|row| (row.position, row.entry)));
        let done = store.done(self.run)?;
        if self.positions.iter().all(|place| done.contains(place)) {
            store.finish(self.run, Timestamp::now())?;
        }
        Ok(Gradebook {
            schema: GRADEBOOK_SCHEMA.to_owned(),
            entries: entries.into_values().collect(),
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
            let run = self.work.run;
            let saved = if self.work.again.contains(place) {
                self.store.replace(run, &row, kept)
            } else {
                self.store.save(run, &row, kept)
            };
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
    format!("sha256:{}", hex::encode(digest.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::roster;
    use crate::class::store::testing::{account, denied, graded, key, report};

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

    fn names(entries: &[Entry]) -> Vec<&str> {
        entries.iter().map(|entry| entry.name.as_str()).collect()
    }

    #[test]
    fn a_resumed_run_has_only_the_rest_to_do_and_reports_on_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("s")).expect("made");
        let class = class(4);
        let graded = |position| graded(position, report("fresh")).entry;
        let first = Work::begin(&store, &key(), &class, None, true).expect("begun");
        assert_eq!(first.rest.len(), 4);
        let mut told = Told::default();
        let mut recorder = first.recorder(&store, false, &mut told);
        for position in [2, 0] {
            recorder
                .finished(position, &graded(position), None)
                .expect("saved");
        }
        assert_eq!(told.0, ["Attendee 2", "Attendee 0"]);
        let run = first.run;
        drop(first);

        let second = Work::begin(&store, &key(), &class, None, true).expect("resumed");
        assert_eq!(second.run, run);
        let left: Vec<&str> = second.rest.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(left, ["Attendee 1", "Attendee 3"]);
        let mut told = Told::default();
        let mut recorder = second.recorder(&store, false, &mut told);
        recorder.finished(1, &graded(3), None).expect("saved");
        let whole = second.finish(&store, vec![(0, entry(1))]);
        let whole = whole.expect("finished");
        assert_eq!(
            names(&whole.entries),
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
    fn who_could_not_be_graded_is_tried_again_and_no_reason_is_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("s")).expect("made");
        let class = class(4);
        let failed = |position, error: &str| Entry {
            error: Some(error.to_owned()),
            ..entry(position)
        };
        let attempt = |entries: &[(usize, Entry)], broken_off: Vec<(usize, Entry)>| {
            let work = Work::begin(&store, &key(), &class, None, true).expect("begun");
            let left: Vec<String> = work.rest.iter().map(|one| one.name.clone()).collect();
            let mut told = Told::default();
            for (position, entry) in entries {
                let mut recorder = work.recorder(&store, true, &mut told);
                let (snapshot, _) = account("fresh");
                let snapshot = entry.report.is_some().then_some(&snapshot);
                let saved = recorder.finished(*position, entry, snapshot);
                saved.expect("saved");
            }
            let run = work.run;
            let whole = work.finish(&store, broken_off);
            (left, run, whole.expect("finished"))
        };
        let ann = graded(0, report("fresh")).entry;
        let [bob, cid, dan] = [1, 2, 3].map(|position| failed(position, "access denied"));
        let all = [ann.clone(), bob.clone(), cid.clone(), dan.clone()];
        let first: Vec<(usize, Entry)> = all.iter().cloned().enumerate().collect();
        let (_, run, _) = attempt(&first, vec![]);

        // Bob is there now, Cid fails otherwise, and Dan's attempt is broken off.
        let bob = graded(1, report("fresh")).entry;
        let cid = failed(2, "it took too long");
        let broken_off = failed(3, "interrupted");
        let attempts = [(0, bob.clone()), (1, cid.clone())];
        let (left, again, book) = attempt(&attempts, vec![(2, broken_off)]);
        assert_eq!(again, run);
        assert_eq!(left, ["Attendee 1", "Attendee 2", "Attendee 3"]);
        assert_eq!(book.entries, [ann, bob, cid, dan]);
        assert!(store.snapshot(run, 1).expect("read").is_some());
        let earlier = |position| store.earlier_errors(run, position).expect("read");
        assert_eq!(earlier(2), ["access denied"]);
        assert_eq!([earlier(1), earlier(3)], [vec![], Vec::<String>::new()]);
        let (left, _, _) = attempt(&[], vec![(0, entry(2)), (1, entry(3))]);
        assert_eq!(left, ["Attendee 2", "Attendee 3"]);
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
