//! Runs one task for each attendee, a limited number at a time.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::task::{self, JoinSet};

use super::not_graded::NotGraded;
use super::roster::{Attendee, RosterIndex};
use super::store::StoreError;
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{Entry, Report};
use workshop_check_core::snapshot::Snapshot;

/// The result for one account.
pub(super) type Graded = Result<(Report, Snapshot), NotGraded>;

/// Receives the progress of a run, always from the same task.
pub trait GradingObserver {
    /// The account of this attendee is being read from now on.
    fn started(&mut self, _attendee: &Attendee) {}

    /// An account is done: its entry, and the snapshot if there is one. An observer saves the entry before it passes it
    /// on to another observer.
    ///
    /// # Errors
    /// When the entry cannot be saved. The run then ends with that error.
    fn finished(
        &mut self,
        attendee: &Attendee,
        entry: &Entry,
        snapshot: Option<&Arc<Snapshot>>,
    ) -> impl Future<Output = Result<(), StoreError>>;

    /// The user pressed Ctrl-C: no further account is started.
    fn stopping(&mut self) {}
}

/// Calls `scan` for each attendee, at most `limit` at a time. See [`super::Class::grade`].
pub(super) async fn grade_all<F>(
    attendees: &[Attendee],
    limit: usize,
    scan: impl Fn(Attendee) -> F,
    observer: &mut impl GradingObserver,
    interrupt: impl AsyncFn(),
    locale: &Locale,
) -> Result<Vec<(RosterIndex, Entry)>, StoreError>
where
    F: Future<Output = Graded> + Send + 'static,
{
    let mut waiting = attendees.iter();
    let mut tasks = JoinSet::new();
    let mut in_flight: HashMap<task::Id, &Attendee> = HashMap::new();
    let mut stopping = false;
    let mut interrupted = Box::pin(interrupt());
    loop {
        while !stopping && tasks.len() < limit.max(1) {
            let Some(attendee) = waiting.next() else {
                break;
            };
            observer.started(attendee);
            let task = tasks.spawn(scan(attendee.clone()));
            in_flight.insert(task.id(), attendee);
        }
        let done = tokio::select! {
            done = tasks.join_next_with_id() => done,
            () = &mut interrupted => {
                if stopping {
                    break;
                }
                stopping = true;
                observer.stopping();
                interrupted.set(interrupt());
                continue;
            }
        };
        let (id, graded) = match done {
            None => break,
            Some(Ok((id, graded))) => (id, graded),
            // Tasks are aborted after this loop only, so this one panicked.
            Some(Err(error)) => (error.id(), Err(NotGraded::Panicked)),
        };
        if let Some(attendee) = in_flight.remove(&id) {
            let (entry, snapshot) = entry(attendee, graded, locale);
            observer
                .finished(attendee, &entry, snapshot.as_ref())
                .await?;
        }
    }
    tasks.shutdown().await;
    let mut ungraded: Vec<&Attendee> = in_flight.into_values().chain(waiting).collect();
    ungraded.sort_by_key(|attendee| attendee.index);
    let interrupted_entry = |attendee: &Attendee| {
        let (entry, _) = entry(attendee, Err(NotGraded::Interrupted), locale);
        (attendee.index, entry)
    };
    Ok(ungraded.into_iter().map(interrupted_entry).collect())
}

/// The entry of an attendee, and the snapshot if there is one.
pub(super) fn entry(
    attendee: &Attendee,
    graded: Graded,
    locale: &Locale,
) -> (Entry, Option<Arc<Snapshot>>) {
    let (report, snapshot, error) = match graded {
        Ok((report, snapshot)) => (Some(Arc::new(report)), Some(Arc::new(snapshot)), None),
        Err(error) => (None, None, Some(error.text(locale))),
    };
    let entry = Entry {
        name: attendee.name.clone(),
        account_id: attendee.account_id.clone(),
        columns: attendee.columns.clone(),
        report,
        error,
    };
    (entry, snapshot)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::store::testing::{account, class};
    use crate::suites;

    #[derive(Default)]
    struct Seen(Vec<(RosterIndex, Entry)>);

    impl GradingObserver for Seen {
        async fn finished(
            &mut self,
            attendee: &Attendee,
            entry: &Entry,
            _: Option<&Arc<Snapshot>>,
        ) -> Result<(), StoreError> {
            self.0.push((attendee.index, entry.clone()));
            Ok(())
        }
    }

    async fn never() {
        std::future::pending().await
    }

    #[tokio::test]
    async fn an_attendee_whose_task_panics_gets_an_entry_with_an_error() {
        let locale = suites::load("container-migration")
            .map(|suite| suites::locale(&suite, "en"))
            .expect("a suite")
            .expect("English");
        let attendees = class(3);
        let (snapshot, report) = account("fresh");
        let scan = |attendee: Attendee| {
            let result = (report.clone(), snapshot.clone());
            async move {
                assert_ne!(
                    attendee.index,
                    RosterIndex::new(1),
                    "a mistake of the program"
                );
                Ok(result)
            }
        };
        let mut seen = Seen::default();
        let left = grade_all(&attendees, 2, scan, &mut seen, never, &locale).await;
        assert_eq!(left.expect("no error"), []);
        seen.0.sort_by_key(|(index, _)| *index);
        let errors: Vec<Option<&str>> = seen
            .0
            .iter()
            .map(|(_, entry)| entry.error.as_deref())
            .collect();
        let panicked = "not checked because of an error in workshop-check";
        assert_eq!(errors, [None, Some(panicked), None]);
        assert_eq!(seen.0[1].1.name, attendees[1].name);
    }
}
