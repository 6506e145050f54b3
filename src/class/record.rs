//! A run that is kept: what is left to grade, and each result saved before anybody is notified.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use super::pool::GradingObserver;
use super::roster::{Attendee, RosterIndex};
use super::shard::Shard;
use super::store::{RunEntry, RunKey, RunLease, SharedStore, Store, StoreError};
use workshop_check_core::report::Entry;
use workshop_check_core::snapshot::Snapshot;

/// How a run begins.
#[derive(Debug, Clone)]
pub struct RunRequest {
    pub key: RunKey,
    /// The roster's digest as earlier versions computed it. It finds their runs.
    pub former_roster_digest: String,
    /// The part of the roster to grade; none is all of it.
    pub shard: Option<Shard>,
    /// Whether to resume the newest run of the same key.
    pub resume: bool,
}

impl RunRequest {
    /// Whether the attendee is in the part of the roster to grade.
    pub fn holds(&self, attendee: &Attendee) -> bool {
        self.shard
            .is_none_or(|shard| shard.holds(&attendee.account_id))
    }
}

/// The attendees that a run has still to grade.
#[derive(Debug)]
pub struct RunPlan {
    pub run: i64,
    /// Whether an earlier run continues.
    pub resumed: bool,
    /// In the roster's order.
    pub rest: Vec<Attendee>,
    /// Attendees of the rest who have an entry with an error from an earlier attempt.
    retried: BTreeSet<RosterIndex>,
    /// Keeps other processes from grading the same run.
    _lease: RunLease,
}

impl RunPlan {
    /// Begins a run, or resumes one. A resumed run grades the attendees without an entry, and those whose entry has an
    /// error. It may be complete, with nobody left to grade.
    ///
    /// # Errors
    /// When another process grades the run, or the store cannot be read or written.
    pub fn begin(
        store: &Store,
        request: &RunRequest,
        attendees: &[Attendee],
    ) -> Result<Self, StoreError> {
        let now = Timestamp::now();
        let former = &request.former_roster_digest;
        let resumed = request.resume && store.resumable(&request.key, former)?.is_some();
        let run = if request.resume {
            store.resume_or_begin(&request.key, former, now)?
        } else {
            store.begin(&request.key, now)?
        };
        // Before the entries are read, so that none is added afterwards.
        let lease = store.lease(run)?;
        let saved = store.saved(run)?;
        let retried = store.not_graded(run)?;
        let is_left = |attendee: &&Attendee| {
            request.holds(attendee)
                && (!saved.contains(&attendee.index) || retried.contains(&attendee.index))
        };
        Ok(RunPlan {
            run,
            resumed,
            rest: attendees.iter().filter(is_left).cloned().collect(),
            retried,
            _lease: lease,
        })
    }

    /// An observer that saves each result and then passes it on to `observer`.
    pub fn recorder<O: GradingObserver>(
        &self,
        store: SharedStore,
        keep_snapshots: bool,
        observer: O,
    ) -> Recorder<O> {
        Recorder {
            run: self.run,
            retried: self.retried.clone(),
            store,
            keep_snapshots,
            observer,
        }
    }

    /// Marks the run as finished if everybody has an entry.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn finish(self, store: &Store) -> Result<(), StoreError> {
        let saved = store.saved(self.run)?;
        if self.rest.iter().all(|one| saved.contains(&one.index)) {
            store.finish(self.run, Timestamp::now())?;
        }
        Ok(())
    }
}

/// Saves each result, and then passes it on to another observer.
#[derive(Debug)]
pub struct Recorder<O> {
    run: i64,
    retried: BTreeSet<RosterIndex>,
    store: SharedStore,
    keep_snapshots: bool,
    observer: O,
}

impl<O: GradingObserver> GradingObserver for Recorder<O> {
    fn started(&mut self, attendee: &Attendee) {
        self.observer.started(attendee);
    }

    async fn finished(
        &mut self,
        attendee: &Attendee,
        entry: &Entry,
        snapshot: Option<&Arc<Snapshot>>,
    ) -> Result<(), StoreError> {
        let row = RunEntry::new(attendee, entry, Timestamp::now());
        let kept = snapshot.filter(|_| self.keep_snapshots).cloned();
        let is_retried = self.retried.contains(&attendee.index);
        let run = self.run;
        let save = move |store: &Store| {
            if is_retried {
                store.replace(run, &row, kept.as_deref())
            } else {
                store.save(run, &row, kept.as_deref())
            }
        };
        self.store.call(save).await?;
        self.observer.finished(attendee, entry, snapshot).await
    }

    fn stopping(&mut self) {
        self.observer.stopping();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::StoredBook;
    use crate::class::store::testing::{account, class, denied, graded, key, report};
    use crate::reporter::Book;

    #[derive(Default)]
    struct Notified(Vec<String>);

    impl GradingObserver for &mut Notified {
        async fn finished(
            &mut self,
            _: &Attendee,
            entry: &Entry,
            _: Option<&Arc<Snapshot>>,
        ) -> Result<(), StoreError> {
            self.0.push(entry.name.clone());
            Ok(())
        }
    }

    fn request(resume: bool, shard: Option<Shard>) -> RunRequest {
        RunRequest {
            key: key(),
            former_roster_digest: String::new(),
            shard,
            resume,
        }
    }

    /// A store in a folder that lives as long as the test.
    fn store(folder: &tempfile::TempDir) -> SharedStore {
        SharedStore::new(Store::open(&folder.path().join("s")).expect("made"))
    }

    fn begin(store: &SharedStore, resume: bool, class: &[Attendee]) -> RunPlan {
        RunPlan::begin(&store.lock(), &request(resume, None), class).expect("begun")
    }

    fn entry(position: usize) -> Entry {
        denied(position).entry
    }

    fn names(entries: &[Entry]) -> Vec<&str> {
        entries.iter().map(|entry| entry.name.as_str()).collect()
    }

    /// The entries of the run's reports.
    fn book(store: &Store, run: i64, ungraded: Vec<(RosterIndex, Entry)>) -> Vec<Entry> {
        let suite_id = key().suite_id;
        let book = StoredBook::new(store, (run, &suite_id), ungraded, None).expect("a book");
        let entries = book
            .entries()
            .map(|entry| entry.expect("readable").into_owned());
        let entries: Vec<Entry> = entries.collect();
        assert_eq!(entries.len(), book.count());
        entries
    }

    fn indices(positions: &[usize]) -> BTreeSet<RosterIndex> {
        positions.iter().copied().map(RosterIndex::new).collect()
    }

    #[tokio::test]
    async fn a_resumed_run_has_only_the_rest_to_do_and_reports_on_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = store(&folder);
        let class = class(4);
        let graded = |position| graded(position, report("fresh")).entry;
        let first = begin(&store, true, &class);
        assert_eq!((first.rest.len(), first.resumed), (4, false));
        let mut notified = Notified::default();
        let mut recorder = first.recorder(store.clone(), false, &mut notified);
        for position in [2, 0] {
            recorder
                .finished(&class[position], &graded(position), None)
                .await
                .expect("saved");
        }
        assert_eq!(notified.0, ["Attendee 2", "Attendee 0"]);
        let run = first.run;
        drop(first);

        let second = begin(&store, true, &class);
        assert_eq!((second.run, second.resumed), (run, true));
        let left: Vec<&str> = second.rest.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(left, ["Attendee 1", "Attendee 3"]);
        let mut notified = Notified::default();
        let mut recorder = second.recorder(store.clone(), false, &mut notified);
        let saved = recorder.finished(&class[3], &graded(3), None).await;
        saved.expect("saved");
        let store = store.lock();
        second.finish(&store).expect("finished");
        let book = book(&store, run, vec![(RosterIndex::new(1), entry(1))]);
        assert_eq!(
            names(&book),
            ["Attendee 0", "Attendee 1", "Attendee 2", "Attendee 3"]
        );
        assert_eq!(store.saved(run).expect("saved"), indices(&[0, 2, 3]));
        let finished = store.run(run).expect("run").finished_at;
        assert_eq!(finished, None, "one is left");

        let other = RunPlan::begin(&store, &request(false, None), &class).expect("begun");
        assert!(other.run != run && other.rest.len() == 4);
    }

    #[tokio::test]
    async fn who_could_not_be_graded_is_tried_again_and_no_reason_is_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = store(&folder);
        let class = class(4);
        let failed = |position, error: &str| Entry {
            error: Some(error.to_owned()),
            ..entry(position)
        };
        let attempt = async |entries: &[(usize, Entry)], interrupted: &[(usize, Entry)]| {
            let plan = begin(&store, true, &class);
            let left: Vec<String> = plan.rest.iter().map(|one| one.name.clone()).collect();
            let mut notified = Notified::default();
            let snapshot = Arc::new(account("fresh").0);
            for (position, entry) in entries {
                let mut recorder = plan.recorder(store.clone(), true, &mut notified);
                let snapshot = entry.report.is_some().then_some(&snapshot);
                let saved = recorder.finished(&class[*position], entry, snapshot);
                saved.await.expect("saved");
            }
            let run = plan.run;
            let interrupted = interrupted.iter().cloned();
            let interrupted =
                interrupted.map(|(position, entry)| (RosterIndex::new(position), entry));
            let store = store.lock();
            plan.finish(&store).expect("finished");
            (left, run, book(&store, run, interrupted.collect()))
        };
        let ann = graded(0, report("fresh")).entry;
        let [bob, cid, dan] = [1, 2, 3].map(|position| failed(position, "access denied"));
        let all = [ann.clone(), bob.clone(), cid.clone(), dan.clone()];
        let first: Vec<(usize, Entry)> = all.iter().cloned().enumerate().collect();
        let (_, run, _) = attempt(&first, &[]).await;

        // Bob can be graded now, Cid has another error, and Dan's attempt is interrupted.
        let bob = graded(1, report("fresh")).entry;
        let cid = failed(2, "it took too long");
        let interrupted = failed(3, "interrupted");
        let attempts = [(1, bob.clone()), (2, cid.clone())];
        let (left, second_run, book) = attempt(&attempts, &[(3, interrupted)]).await;
        assert_eq!(second_run, run);
        assert_eq!(left, ["Attendee 1", "Attendee 2", "Attendee 3"]);
        assert_eq!(book, [ann, bob, cid, dan]);
        let kept = store.lock().snapshot(run, RosterIndex::new(1));
        assert!(kept.expect("read").is_some());
        let earlier = |position| {
            let errors = store.lock().earlier_errors(run, RosterIndex::new(position));
            errors.expect("read")
        };
        assert_eq!(earlier(2), ["access denied"]);
        assert_eq!([earlier(1), earlier(3)], [vec![], Vec::<String>::new()]);
        let (left, _, _) = attempt(&[], &[(2, entry(2)), (3, entry(3))]).await;
        assert_eq!(left, ["Attendee 2", "Attendee 3"]);
    }

    #[tokio::test]
    async fn nobody_is_notified_of_a_result_that_could_not_be_saved() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = store(&folder);
        let class = class(1);
        let plan = begin(&store, false, &class);
        store
            .lock()
            .save(plan.run, &denied(0), None)
            .expect("the place is taken");
        let mut notified = Notified::default();
        let saved = plan
            .recorder(store.clone(), false, &mut notified)
            .finished(&class[0], &entry(0), None)
            .await;
        assert!(saved.is_err() && notified.0.is_empty());
    }

    /// The defect: positions among the rest were translated to places in the roster, and a result whose position had no
    /// translation was passed on without being saved.
    #[tokio::test]
    async fn a_result_is_saved_before_anybody_is_notified_even_if_it_was_not_planned() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = store(&folder);
        let class = class(3);
        let plan = begin(&store, false, &class[..2]);
        let mut notified = Notified::default();
        plan.recorder(store.clone(), false, &mut notified)
            .finished(&class[2], &entry(2), None)
            .await
            .expect("saved");
        assert_eq!(notified.0, ["Attendee 2"]);
        let saved = store.lock().saved(plan.run).expect("saved");
        assert_eq!(saved, indices(&[2]));
    }

    #[test]
    fn shards_share_the_roster_among_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = store(&folder);
        let class = class(50);
        let mut places = Vec::new();
        let first: Shard = "1/4".parse().expect("a shard");
        for shard in first.siblings() {
            let request = request(false, Some(shard));
            let plan = RunPlan::begin(&store.lock(), &request, &class).expect("begun");
            places.extend(plan.rest.iter().map(|one| one.index.get()));
        }
        places.sort_unstable();
        assert_eq!(places, (0..50).collect::<Vec<_>>());
    }
}
