//! `grade`: the accounts of a class, by a roster.

use std::sync::Arc;

use super::account::{self, CommandError};
use super::check_access;
use super::class::{ClassRequest, StorePlace};
use super::failure::Failure;
use super::interrupt::interrupt;
use super::support::check_min_score;
use super::write::ClassReports;
use crate::args::{GradeArgs, ShardOption};
use crate::class::record::RunPlan;
use crate::class::store::{RosterRow, RunKind, SharedStore, Store, StoreError};
use crate::class::{Attendee, Class, Confirmed, GradingObserver, RosterIndex};
use crate::console;
use crate::exit::ExitStatus;
use crate::reporter::Outputs;
use crate::ui::{ClassProgress, progress_target};
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::Entry;
use workshop_check_core::snapshot::Snapshot;

/// Grades every account of the roster, and reports on the class.
///
/// # Errors
/// When an argument cannot be used, there are no credentials, or the store or a report cannot be written.
pub fn run(args: &GradeArgs) -> Result<ExitStatus, Failure> {
    if args.check_access {
        return check_access::run(args);
    }
    let class = ClassRequest::read(&args.class)?;
    check_min_score(args.min_score, &class.workshop)?;
    let outputs = Outputs::open(&args.output.reports())?;
    outputs.refuse_class()?;
    let columns = class.attendees.iter().flat_map(|one| one.columns.keys());
    outputs.refuse_columns(columns.map(String::as_str))?;
    let place = StorePlace::of(&args.class)?;
    let store = SharedStore::new(Store::open(&place.path)?);
    let shard = args.shard.map(ShardOption::part).transpose();
    let shard = shard.map_err(|error| Failure::new(format!("use --shard auto: {error}"), None))?;
    let request = class.run(&args.class, RunKind::Grade, shard, args.resume);
    let key = request.key.clone();
    let locale = Arc::clone(&class.locale);
    let attendees = class.attendees.clone();
    let delimiter = class.delimiter;
    let grading = async {
        let class = class.open(&args.class).await?;
        let suite_id = request.key.suite_id.clone();
        let confirmed = move |store: &Store| Confirmed::of(store, &suite_id);
        let confirmed = store.call(confirmed).await?;
        note_confirmed(confirmed.hand_to(&class.ticks, &attendees), &locale);
        ClassRequest::refuse_unreachable(&class, &attendees, args.class.roster.as_deref()).await?;
        // Only now, because without credentials no run begins.
        let begin = move |store: &Store| {
            let plan = RunPlan::begin(store, &request, &attendees)?;
            let of_shard = attendees.iter().filter(|one| request.holds(one));
            let rows = of_shard.map(|one| RosterRow::new(one, false));
            store.set_roster(plan.run, rows, delimiter)?;
            Ok(plan)
        };
        let plan = store.call(begin).await?;
        if args.resume && !plan.resumed {
            let note = Message::new("resume-nothing");
            console::note(&locale.text(&note));
        }
        let ungraded = grade(&Arc::new(class), &store, &plan, args.keep_snapshots).await?;
        let run = plan.run;
        store.call(move |store: &Store| plan.finish(store)).await?;
        Ok::<_, CommandError>((run, ungraded))
    };
    let (run, ungraded) = account::run(grading, &locale)?;
    let store = store.lock();
    let reports = ClassReports {
        outputs: &outputs,
        args: &args.output,
        locale: &locale,
    };
    let overview = reports.write(&store, (run, &key.suite_id), ungraded)?;
    // After the reports, because they may be all that is left.
    store.check_present()?;
    Ok(ExitStatus::for_class(&overview, args.min_score))
}

/// Says for how many attendees it counts what was confirmed on a live board.
pub fn note_confirmed(attendees: usize, locale: &Locale) {
    if attendees > 0 {
        let note = Message::new("confirmed-on-board").with("count", attendees);
        console::note(&locale.text(&note));
    }
}

async fn grade(
    class: &Arc<Class>,
    store: &SharedStore,
    plan: &RunPlan,
    keep_snapshots: bool,
) -> Result<Vec<(RosterIndex, Entry)>, StoreError> {
    let rest = &plan.rest;
    let mut progress = ClassProgress::new(progress_target(), rest.len(), &class.locale);
    let observer = ProgressObserver(&mut progress);
    let mut recorder = plan.recorder(store.clone(), keep_snapshots, observer);
    let graded = class.grade(rest, &mut recorder, interrupt).await;
    progress.done();
    graded
}

struct ProgressObserver<'p, 'a>(&'p mut ClassProgress<'a>);

impl GradingObserver for ProgressObserver<'_, '_> {
    fn started(&mut self, attendee: &Attendee) {
        self.0.started(attendee.index, &attendee.name);
    }

    async fn finished(
        &mut self,
        attendee: &Attendee,
        entry: &Entry,
        _: Option<&Arc<Snapshot>>,
    ) -> Result<(), StoreError> {
        self.0.finished(attendee.index, entry);
        Ok(())
    }

    fn stopping(&mut self) {
        self.0.stopping();
    }
}
